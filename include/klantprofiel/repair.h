/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Which number is wrong, and putting it right.
 *
 * Where the table of a region does not add up, the lightest changes are sought after which every identity holds (the principle of
 * Fellegi and Holt): changes that a usual cause explains weigh least, such as two digits swapped or a row that slid by one column.
 */

#ifndef KLANTPROFIEL_REPAIR_H
#define KLANTPROFIEL_REPAIR_H

#include <klantprofiel/dataset.h>
#include <klantprofiel/repairs.h>
#include <klantprofiel/territory.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How to repair. */
typedef struct klp_repair_options {
	/** sizeof (klp_repair_options) */
	size_t struct_size;
	/** What tells how many municipalities a region has; NULL for what is built in. */
	const klp_territory *territory;
	/** The least sure repairs that are applied, a klp_confidence; KLP_CONFIDENCE_CERTAIN. Those that are ambiguous never are. */
	int accept;
	/** Called with rows; NULL for none. */
	klp_progress progress;
	void *progress_context;
	/** The language of the messages and of the notes: "en" or "nl"; NULL for "en". The environment is never asked. */
	const char *language;
} klp_repair_options;

/** The initialiser: every option at its default. */
#define KLP_REPAIR_OPTIONS_INIT                                                    \
	{                                                                              \
		sizeof(klp_repair_options), NULL, KLP_CONFIDENCE_CERTAIN, NULL, NULL, NULL \
	}

/** Repairs a dataset, which itself is not changed. Each change adds the note "repair.changed" at the row's place, which says what was
 * changed, from what to what, why, and how sure that is; notes travel with the dataset into JSON and XML. Nothing else differs.
 *
 * A row that stands twice is taken away. One that was left out comes behind the municipalities of its table, with the origin computed, where
 * it can be only one municipality; to take it for certain needs another source, and so does a row that was exchanged with the total. A count
 * in whose place a sign stands ("n.b.", "x", "<5") was left out on purpose, and is never filled.
 *
 * @param repaired  receives the new dataset; the caller frees it with klp_dataset_free()
 * @param repairs   receives all that was found, applied or not; the caller frees it with klp_repairs_free(); may be NULL
 * @param options   NULL for the defaults
 * @return KLP_OK, also when nothing is wrong; KLP_INVALID_ARGUMENT (also for a language that is none); KLP_CANCELLED; KLP_OUT_OF_MEMORY. */
KLP_API klp_status klp_repair(klp_dataset **repaired, klp_repairs **repairs, const klp_dataset *dataset,
                              const klp_repair_options *options, klp_error **error);

#ifdef __cplusplus
}
#endif

#endif
