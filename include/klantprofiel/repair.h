/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Which number is wrong, and putting it right.
 *
 * Where the table of a region does not add up, the lightest changes are sought after which every identity holds (the principle of
 * Fellegi and Holt): changes that a usual cause explains weigh least, such as two digits swapped or a row that slid by a column.
 */

#ifndef KLANTPROFIEL_REPAIR_H
#define KLANTPROFIEL_REPAIR_H

#include <klantprofiel/dataset.h>
#include <klantprofiel/territory.h>

#ifdef __cplusplus
extern "C" {
#endif

/** "ambiguous", "likely", "certain", of the klp_confidence in dataset.h; NULL for another value. Static. */
KLP_API const char *klp_confidence_name(klp_confidence confidence);

/** The confidence of that name, or -1. */
KLP_API int klp_confidence_find(const char *name);

/** What is wrong with the tables of a dataset, a repair for each; independent of the dataset. */
typedef struct klp_repairs klp_repairs;

/** The repair of one region's table; belongs to its list. */
typedef struct klp_repair_proposal klp_repair_proposal;

/** One count that a repair changes or fills. */
typedef struct klp_repair_cell {
	/** the row of the dataset that was repaired */
	size_t row;
	klp_level level;
	/** NULL where the row has none; the list's */
	const char *municipality_code;
	klp_column column;
	/** KLP_ABSENT where nothing stood */
	int64_t from;
	int64_t to;
	/** why, in a few English words: "two digits swapped"; static */
	const char *cause;
} klp_repair_cell;

/** How to repair. */
typedef struct klp_repair_options {
	/** sizeof (klp_repair_options) */
	size_t struct_size;
	/** What tells how many municipalities a region has; NULL for what is built in. */
	const klp_territory *territory;
	/** The least sure repairs that are applied, a klp_confidence; KLP_CONFIDENCE_CERTAIN. Those that are ambiguous never are. */
	int accept;
	/** Called with tables; NULL for none. */
	klp_progress progress;
	void *progress_context;
} klp_repair_options;

/** The initialiser: every option at its default. */
#define KLP_REPAIR_OPTIONS_INIT                                              \
	{                                                                        \
		sizeof(klp_repair_options), NULL, KLP_CONFIDENCE_CERTAIN, NULL, NULL \
	}

/** Repairs a dataset, which itself is not changed. Each change adds the note "repair.changed" at the row's place, which says what was
 * changed, from what to what, why, and how sure that is; notes travel with the dataset into JSON and XML. Nothing else differs.
 *
 * A row that was left out or stands twice is proposed and never added or taken away. A count in whose place a sign stands ("n.b.",
 * "x", "<5") was left out on purpose, and is never filled.
 *
 * @param repaired  receives the new dataset; the caller frees it with klp_dataset_free()
 * @param repairs   receives all that was found, applied or not; the caller frees it with klp_repairs_free(); may be NULL
 * @param options   NULL for the defaults
 * @return KLP_OK, also when nothing is wrong; KLP_INVALID_ARGUMENT; KLP_CANCELLED; KLP_OUT_OF_MEMORY. */
KLP_API klp_status klp_repair(klp_dataset **repaired, klp_repairs **repairs, const klp_dataset *dataset,
                              const klp_repair_options *options, klp_error **error);

/** Frees the list; NULL is allowed. */
KLP_API void klp_repairs_free(klp_repairs *repairs);

/** How many tables do not add up, whether or not a repair is known. By edition, then by region, then by source. */
KLP_API size_t klp_repairs_count(const klp_repairs *repairs);

/** A repair; NULL past the end. */
KLP_API const klp_repair_proposal *klp_repairs_at(const klp_repairs *repairs, size_t index);

/** The table: its edition or NULL, its region's number, and its source or NULL. */
KLP_API const char *klp_proposal_edition(const klp_repair_proposal *proposal);
KLP_API int klp_proposal_region_number(const klp_repair_proposal *proposal);
KLP_API const char *klp_proposal_source(const klp_repair_proposal *proposal);

/** How sure it is; 0 when it was not localised: nothing light enough explains the table. */
KLP_API klp_confidence klp_proposal_confidence(const klp_repair_proposal *proposal);

/** Whether it was applied: 1 or 0. */
KLP_API int klp_proposal_applied(const klp_repair_proposal *proposal);

/** How many other repairs are known that weigh as little, or nearly so. */
KLP_API size_t klp_proposal_alternatives(const klp_repair_proposal *proposal);

/** A sentence that says what is wrong and what would put it right. Never NULL. */
KLP_API const char *klp_proposal_message(const klp_repair_proposal *proposal);

/** How many counts it changes; and one of them, NULL past the end. The order is that of the table's rows. */
KLP_API size_t klp_proposal_cells(const klp_repair_proposal *proposal);
KLP_API const klp_repair_cell *klp_proposal_cell(const klp_repair_proposal *proposal, size_t index);

#ifdef __cplusplus
}
#endif

#endif
