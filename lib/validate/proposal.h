/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What would put the tables of a dataset right: each table localised, with what the country, other sources and earlier editions say.
 */

#ifndef VALIDATE_PROPOSAL_H
#define VALIDATE_PROPOSAL_H

#include "base/buffer.h"
#include "base/language.h"
#include "base/progress.h"
#include "dataset/repairs.h"
#include "validate/evidence.h"
#include "validate/localise.h"
#include "validate/tables.h"

#include <klantprofiel/territory.h>

/** How to look at the tables. */
struct proposing {
	const klp_dataset *dataset;
	const klp_territory *territory;
	enum language language;
	/** told as it goes on, from `done` up to `done` and `span` more */
	struct progress *progress;
	uint64_t done;
	uint64_t span;
	/** receives for each row of a table that has a proposal its number, from 1; NULL for none */
	size_t *of_row;
};

/**
 * Makes a proposal for each table that does not add up.
 *
 * @param repairs  empty; what was added stays there after a failure
 * @return KLP_OK, KLP_CANCELLED, KLP_OUT_OF_MEMORY */
klp_status validate_propose(klp_repairs *repairs, const struct proposing *how, klp_error **error);

/** A table that does not add up, and how it is explained. All zero is empty, and stands for a table that adds up. */
struct explained {
	/** it is one of those that are looked at */
	bool open;
	struct localise_answer answer;
	struct localise_table table;
	struct evidence evidence;
};

/** What the files below share during one call. */
struct proposing_work {
	const struct proposing *how;
	struct tables tables;
	/** one for each table */
	struct explained *explained;
	struct usuals usuals;
	bool usuals_gathered;
};

/** Gathers what is known of a table from the rest of the dataset. KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status validate_proposing_evidence(struct proposing_work *work, size_t table, klp_error **error);

/** Whether a text stands where a table has a count, which it means. */
bool validate_proposing_meanings(const struct proposing_work *work, const struct table *table);

/** Weighs a country's row together with its regions, where all are there: see localise_country.h. KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status validate_proposing_country(struct proposing_work *work, size_t country, klp_error **error);

/** Adds the proposal about a table, without its sentence, unless nothing is wrong but counts that were left out on purpose: then *proposal
 * becomes NULL. KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status validate_proposing_add(klp_repairs *repairs, klp_repair_proposal **proposal,
                                  const struct proposing_work *work, size_t table, klp_error **error);

/** What the sentence of a proposal tells of. */
struct proposal_facts {
	const klp_dataset *dataset;
	const struct table *table;
	/** what confirms it; NULL for none */
	const struct entry *other;
	/** the register and the percentage that the new total agrees with; KLP_ABSENT for none */
	int64_t register_total;
	double known_percent;
};

/** The words that a call uses over and over. All zero is empty. */
struct proposal_words {
	enum language language;
	/** for the name of a municipality that was left out */
	const klp_territory *territory;
	struct buffer area;
	struct buffer message;
};

/** The name of a municipality that was left out of a table of that edition; NULL when it is not known. Lives as long as the territory. */
const char *validate_proposal_left_out(const klp_territory *territory, const char *edition, const char *code);

/** A proposal in a sentence; NULL when there is no memory. Lives until the next call. */
const char *validate_proposal_sentence(struct proposal_words *words, const klp_repair_proposal *proposal,
                                       const struct proposal_facts *facts);

/** One count of a proposal: "Molenlanden (2025Q2): municipal clients without a profile 71 in place of 17 (two digits swapped)". Likewise. */
const char *validate_proposal_cell(struct proposal_words *words, const klp_dataset *dataset,
                                   const klp_repair_proposal *proposal, const klp_repair_cell *cell);

void validate_proposal_words_free(struct proposal_words *words);

#endif
