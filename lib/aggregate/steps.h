/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The reorganisations as steps in time, seen from the day to which counts are carried: those that lie before it are done, those
 * that lie after it are undone.
 */

#ifndef AGGREGATE_STEPS_H
#define AGGREGATE_STEPS_H

#include "base/error.h"

#include <klantprofiel/territory.h>

#include <stdbool.h>
#include <stdint.h>

/** Codes of municipalities are four digits. */
enum { STEPS_CODES = 10000 };

/** What became of one municipality, or of a part of it. */
struct step {
	/** of klp_territory_change_date() and the like */
	size_t change;
	const char *date;
	int old_code;
	int new_code;
	/** the share in parts of TERRITORY_SHARE_PARTS */
	int parts;
	klp_change_kind kind;
	/** the next step with the same new code, or STEPS_NONE */
	size_t next_entering;
};

#define STEPS_NONE SIZE_MAX

/** By day, and on one day by the old and then the new code, so that the parts of a split stand together; border corrections of a
 * municipality stand behind its other steps of that day. All zero is empty. */
struct steps {
	struct step *items;
	size_t count;
	/** by code: the first step that ends a municipality and that is done, and the first that is undone and enters it; STEPS_NONE
	 * for none */
	size_t *leaving;
	size_t *entering;
	/** by code: when it was met last in a search, and which search is on */
	uint32_t *met;
	uint32_t search;
};

/** A list of codes; all zero is empty. */
struct codes {
	int *items;
	size_t count;
	size_t capacity;
};

/** Reads the changes of a territory for the day "yyyy-mm-dd". KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status aggregate_steps_read(struct steps *steps, const klp_territory *territory, const char *day,
                                klp_error **error);

/** How many steps belong to the event at an index: the parts of a split, else 1. */
size_t aggregate_steps_event(const struct steps *steps, size_t index);

/** Into what a municipality has gone on the day: itself, or those in which its parts are. KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status aggregate_steps_forward(struct steps *steps, int code, struct codes *codes, klp_error **error);

/** Whether a step that enters `new_code`, and that lies after the day, lies before the counts that are carried. */
typedef bool (*step_happened)(const void *context, const struct step *step);

/** What a municipality consists of on the day, when the steps that have happened since are undone; `itself` tells whether it is there on that
 * day. KLP_OK or KLP_OUT_OF_MEMORY.
 *
 * @param exact  receives whether it is one whole municipality of that day */
klp_status aggregate_steps_back(struct steps *steps, int code, step_happened happened, const void *context,
                                const bool *on_the_day, struct codes *codes, bool *exact, klp_error **error);

bool aggregate_codes_add(struct codes *codes, int code);

void aggregate_steps_free(struct steps *steps);

#endif
