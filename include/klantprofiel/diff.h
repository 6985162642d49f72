/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What changed between two editions, or between two versions of one.
 */

#ifndef KLANTPROFIEL_DIFF_H
#define KLANTPROFIEL_DIFF_H

#include <klantprofiel/dataset.h>
#include <klantprofiel/differences.h>
#include <klantprofiel/territory.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How to compare. */
typedef struct klp_diff_options {
	/** sizeof (klp_diff_options) */
	size_t struct_size;
	/** The one level that is compared, a klp_level. 0 means what the publication prints: the country, the regions and the municipalities. */
	int by;
	/** A year that the territory knows: carry both sides to the municipalities, regions and provinces of 1 January of that year. 0: those
	 * of the later edition's year, as klp_diff() tells; and two versions of one edition are then compared as they are printed. */
	int boundaries;
	/** What tells which municipality lies where, and what happened to it; NULL for what is built in. */
	const klp_territory *territory;
	/** The language of the messages: "en" or "nl"; NULL for "en". The environment is never asked. */
	const char *language;
	/** Only this region with its municipalities, 1–35; 0 for all. On common boundaries it is the region as it is there. */
	int region_number;
	/** 0 */
	int reserved;
	/** Only this municipality, "GM0599"; NULL for all. */
	const char *municipality_code;
	/** Called with rows; NULL for none. */
	klp_progress progress;
	void *progress_context;
} klp_diff_options;

/** The initialiser: every option at its default. */
#define KLP_DIFF_OPTIONS_INIT                                              \
	{                                                                      \
		sizeof(klp_diff_options), 0, 0, NULL, NULL, 0, 0, NULL, NULL, NULL \
	}

/** Compares two datasets of one edition each.
 *
 * Two editions are carried to common boundaries by klp_aggregate(), so that a change in counts is none of territory, and compared area by
 * area: each area whose five counts are not the same is one difference. The boundaries are those of 1 January of the later edition's year
 * (of the nearest year that the territory knows); of the year after where a municipality of the data ended between that day and the
 * edition's, for it could not be parted again. Datasets that klp_aggregate() carried to the same year stay on it. What happened to the
 * territory between the editions, and between them and the boundaries, is told besides, as far as it touches areas in the data.
 *
 * Two versions of one edition, which are two datasets of the same edition or of which one tells none, are compared cell by cell as they are
 * printed: the five counts, the register, the percentage, the printed name, the region, and what stands in the place of a count. A row
 * that stands twice is compared with one that is like it, where there is one.
 *
 * The order of the rows makes no difference. klp_diff(b, a) tells the same as klp_diff(a, b) with the sides exchanged. The
 * datasets are not changed and may be freed afterwards; they may be the same.
 *
 * @param out      receives the list; the caller frees it with klp_differences_free()
 * @param options  NULL for the defaults
 * @return KLP_OK, also when nothing differs; KLP_INVALID_ARGUMENT (NULL, a dataset of several editions, which the message names: take one
 *         with klp_dataset_select(); a level, language, region or code that is none, boundaries of a year that the territory does not
 *         know); KLP_CONFLICT (an edition that is carried has the same area with different counts in two places, as
 *         klp_aggregate() tells); KLP_OVERFLOW; KLP_CANCELLED; KLP_OUT_OF_MEMORY. */
KLP_API klp_status klp_diff(klp_differences **out, const klp_dataset *before, const klp_dataset *after,
                            const klp_diff_options *options, klp_error **error);

#ifdef __cplusplus
}
#endif

#endif
