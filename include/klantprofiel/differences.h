/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What differs between two editions, or between two versions of one: a list of differences. klp_diff() makes it.
 *
 * "Before" and "after" are the first and the second dataset that klp_diff() was given.
 */

#ifndef KLANTPROFIEL_DIFFERENCES_H
#define KLANTPROFIEL_DIFFERENCES_H

#include <klantprofiel/dataset.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A list of differences, independent of the datasets it is about. */
typedef struct klp_differences klp_differences;

/** One difference; belongs to its list. */
typedef struct klp_difference klp_difference;

/** What differs. The numbers are part of the ABI: new ones are only added. */
typedef enum klp_difference_kind {
	/** "counts": the counts of an area, on common boundaries; of two versions of one edition, one count */
	KLP_DIFFERENCE_COUNTS = 1,
	/** "register": the size of the target group register, or the percentage of it that is known */
	KLP_DIFFERENCE_REGISTER = 2,
	/** "text": how a municipality's name is printed, or what stands in the place of a count; only between versions */
	KLP_DIFFERENCE_TEXT = 3,
	/** "not-compared": an area that is on both sides and cannot be compared; the message says why */
	KLP_DIFFERENCE_NOT_COMPARED = 4,
	/** "only-before", "only-after": an area that is on one side only; of a region with its municipalities only the region is told */
	KLP_DIFFERENCE_ONLY_BEFORE = 5,
	KLP_DIFFERENCE_ONLY_AFTER = 6,

	/* What happened to the territory. It is told once each, and is no change in counts. */

	/** "merged": a municipality went into one with a new code */
	KLP_DIFFERENCE_MERGED = 7,
	/** "absorbed": a municipality went whole into one that continues */
	KLP_DIFFERENCE_ABSORBED = 8,
	/** "split": a part of a municipality that was divided; one difference a part */
	KLP_DIFFERENCE_SPLIT = 9,
	/** "renamed": a new name and code, the same territory */
	KLP_DIFFERENCE_RENAMED = 10,
	/** "border": a part moved to another municipality and the old one continues; counts are not carried for it */
	KLP_DIFFERENCE_BORDER = 11,
	/** "moved": a municipality went to another region */
	KLP_DIFFERENCE_MOVED = 12
} klp_difference_kind;

/** The name of a kind, as in the comments above: "only-before"; NULL for another number. Static. */
KLP_API const char *klp_difference_kind_name(klp_difference_kind kind);

/** Frees the list and its differences; NULL is allowed. */
KLP_API void klp_differences_free(klp_differences *differences);

/** How many there are; 0 when nothing differs, and for NULL. */
KLP_API size_t klp_differences_count(const klp_differences *differences);

/** A difference, in the order of what matters: the country, then provinces, regions and municipalities. Of each level first the areas
 * that changed, by klp_difference_weight(), where that is equal by how many persons their cells differ, and then by number or code, then what cannot be compared, then what is on one side
 * only; what happened to the territory comes last, by day. NULL past the end. */
KLP_API const klp_difference *klp_differences_at(const klp_differences *differences, size_t index);

/* ------------------------------------------------------------------ summary */

/** The editions that were compared; NULL for one that is not stated. They live as long as the list. */
KLP_API const char *klp_differences_edition_before(const klp_differences *differences);
KLP_API const char *klp_differences_edition_after(const klp_differences *differences);

/** The year to whose boundaries both were carried; 0 when two versions were compared cell by cell, and for NULL. */
KLP_API int klp_differences_boundaries(const klp_differences *differences);

/** How the comparison of an area ended. */
typedef enum klp_comparison {
	/** on both sides, and something in it differs */
	KLP_COMPARISON_CHANGED = 1,
	/** on both sides, and nothing differs */
	KLP_COMPARISON_SAME = 2,
	/** on both sides, and cannot be compared */
	KLP_COMPARISON_NOT_POSSIBLE = 3,
	KLP_COMPARISON_ONLY_BEFORE = 4,
	KLP_COMPARISON_ONLY_AFTER = 5
} klp_comparison;

/** How many areas of a level ended so. Municipalities of a region that is on one side only count as well, though only the region
 * is told.
 *
 * @param level  a klp_level; 0 for all
 * @return the number; 0 for a comparison that is none, and for NULL */
KLP_API size_t klp_differences_areas(const klp_differences *differences, int level, klp_comparison comparison);

/** The level of which the totals are: the first of country, province, region and municipality of which an area was compared. 0 when none
 * was. */
KLP_API klp_level klp_differences_total_level(const klp_differences *differences);

/** The sums over the areas of that level that were compared on both sides.
 *
 * @param column  one of the five counts
 * @param value   receives the number; may be NULL
 * @return 1, or 0 when there is none: nothing was compared, or a count in it is absent */
KLP_API int klp_differences_total_before(const klp_differences *differences, klp_column column, int64_t *value);
KLP_API int klp_differences_total_after(const klp_differences *differences, klp_column column, int64_t *value);

/** A dataset without rows that holds the notes of carrying and adding up, such as aggregate.estimated and aggregate.derived; it belongs to
 * the list. NULL for NULL. */
KLP_API const klp_dataset *klp_differences_notes(const klp_differences *differences);

/* ------------------------------------------------------------ one difference */

/** 0 for NULL. */
KLP_API klp_difference_kind klp_difference_kind_of(const klp_difference *difference);

/** A sentence that a policy officer understands, in the language that klp_diff() was asked for. Never NULL. */
KLP_API const char *klp_difference_message(const klp_difference *difference);

/** How much it matters beside others of its level: by how many persons the area's total differs, a side without a total counting as 0; and 0
 * for what happened to the territory. */
KLP_API int64_t klp_difference_weight(const klp_difference *difference);

/** The area: the level, 0 for NULL; the region's number or 0; and names and codes as the table has them, NULL where they do not apply.
 * They are those of the common boundaries; of what happened to the territory, the municipality and the region as they were before it. The
 * texts live as long as the list. */
KLP_API klp_level klp_difference_level(const klp_difference *difference);
KLP_API int klp_difference_region_number(const klp_difference *difference);
KLP_API const char *klp_difference_region_name(const klp_difference *difference);
KLP_API const char *klp_difference_municipality_code(const klp_difference *difference);
KLP_API const char *klp_difference_municipality_name(const klp_difference *difference);
KLP_API const char *klp_difference_province_code(const klp_difference *difference);
KLP_API const char *klp_difference_province_name(const klp_difference *difference);

/** The column, a klp_column; -1 for the row as a whole. */
KLP_API int klp_difference_column(const klp_difference *difference);

/** What stands on both sides: of a column its number of persons, of the row as a whole its total.
 *
 * @param value  receives the number; may be NULL
 * @return 1, or 0 when there is none: it is absent, the area is not on that side, or the column holds no numbers of persons */
KLP_API int klp_difference_before(const klp_difference *difference, int64_t *value);
KLP_API int klp_difference_after(const klp_difference *difference, int64_t *value);

/** After minus before, where both are there; likewise. */
KLP_API int klp_difference_difference(const klp_difference *difference, int64_t *value);

/** (after − before) ÷ before, a fraction; absent as well when there were 0 before. */
KLP_API int klp_difference_change(const klp_difference *difference, double *value);

/** The same two as real numbers: also of KLP_COLUMN_KNOWN_PERCENT. */
KLP_API int klp_difference_before_real(const klp_difference *difference, double *value);
KLP_API int klp_difference_after_real(const klp_difference *difference, double *value);

/** The texts of KLP_DIFFERENCE_TEXT, and what stands in the place of a count that is absent; NULL where there is none. */
KLP_API const char *klp_difference_before_text(const klp_difference *difference);
KLP_API const char *klp_difference_after_text(const klp_difference *difference);

/** All counts of the area's row on both sides, whichever of them differ.
 *
 * @param column  one of the five counts, or KLP_COLUMN_REGISTER_TOTAL
 * @param value   receives the number; may be NULL
 * @return 1, or 0 when there is none */
KLP_API int klp_difference_count_before(const klp_difference *difference, klp_column column, int64_t *value);
KLP_API int klp_difference_count_after(const klp_difference *difference, klp_column column, int64_t *value);

/** The area's profile_share on both sides, (municipal_profile + uwv_profile) ÷ total, and the share after minus that before: fractions.
 *
 * @return 1, or 0 when it is absent: a count is, or the total is 0 */
KLP_API int klp_difference_profile_share_before(const klp_difference *difference, double *value);
KLP_API int klp_difference_profile_share_after(const klp_difference *difference, double *value);
KLP_API int klp_difference_profile_share_difference(const klp_difference *difference, double *value);

/** By how many persons the area's total changed besides, because its territory did: what the two editions print, each on its own
 * boundaries, differs by klp_difference_difference() and this together. Only of KLP_DIFFERENCE_COUNTS on common boundaries.
 *
 * @return 1, or 0 when it is not known: the area is not on both sides under its own boundaries */
KLP_API int klp_difference_territory(const klp_difference *difference, int64_t *value);

/** Where the counts of each side come from: KLP_ORIGIN_ESTIMATED when a part of a divided municipality is in them. 0 when the area is not
 * on that side. */
KLP_API klp_origin klp_difference_origin_before(const klp_difference *difference);
KLP_API klp_origin klp_difference_origin_after(const klp_difference *difference);

/** Where each side was read: the source name or NULL; page and line from 1, 0 when unknown. What was added up stands nowhere. */
KLP_API const char *klp_difference_source_before(const klp_difference *difference);
KLP_API uint64_t klp_difference_page_before(const klp_difference *difference);
KLP_API uint64_t klp_difference_line_before(const klp_difference *difference);
KLP_API const char *klp_difference_source_after(const klp_difference *difference);
KLP_API uint64_t klp_difference_page_after(const klp_difference *difference);
KLP_API uint64_t klp_difference_line_after(const klp_difference *difference);

/* ------------------------------------------------ what happened to the territory */

/** Whether the difference is what happened to the territory: 1 or 0. What is asked of it below is else absent. */
KLP_API int klp_difference_is_territory(const klp_difference *difference);

/** The day "yyyy-mm-dd"; of a move the first 1 January at which CBS has the new region. NULL when it is not known: two documents place a
 * municipality in different regions, and the territory does not tell why. */
KLP_API const char *klp_difference_date(const klp_difference *difference);

/** The municipality into which it, or the part, went; NULL for a move. */
KLP_API const char *klp_difference_to_municipality_code(const klp_difference *difference);
KLP_API const char *klp_difference_to_municipality_name(const klp_difference *difference);

/** The region to which it went: its number, or 0 for none; and its name or NULL. */
KLP_API int klp_difference_to_region_number(const klp_difference *difference);
KLP_API const char *klp_difference_to_region_name(const klp_difference *difference);

/** The part that went, in (0, 1]: as klp_territory_change_share(); 1 for a move. 0 when it is not about the territory. */
KLP_API double klp_difference_share(const klp_difference *difference);

#ifdef __cplusplus
}
#endif

#endif
