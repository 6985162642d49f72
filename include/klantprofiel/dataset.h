/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The table in memory: one row per area and edition, several editions in one
 * dataset, with notes on whatever was odd in the input.
 */

#ifndef KLANTPROFIEL_DATASET_H
#define KLANTPROFIEL_DATASET_H

#include <klantprofiel/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ------------------------------------------------------------------ columns */

/** What a row is about. */
typedef enum klp_level {
	KLP_LEVEL_COUNTRY = 1,
	KLP_LEVEL_PROVINCE = 2,
	/** arbeidsmarktregio, labour market region */
	KLP_LEVEL_REGION = 3,
	/** gemeente */
	KLP_LEVEL_MUNICIPALITY = 4
} klp_level;

/** Where the counts of a row come from. */
typedef enum klp_origin {
	/** printed in a publication */
	KLP_ORIGIN_PUBLISHED = 1,
	/** added up exactly from other rows */
	KLP_ORIGIN_COMPUTED = 2,
	/** carried to other boundaries with a share, and so not exact */
	KLP_ORIGIN_ESTIMATED = 3
} klp_origin;

/** The columns, in the order in which they are written. The numbers are part of the
 * ABI: new ones are only added. */
typedef enum klp_column {
	/** text: "2025Q2"; absent when neither the document nor the caller tells */
	KLP_COLUMN_EDITION = 0,
	/** text: country, province, region or municipality; integer: klp_level */
	KLP_COLUMN_LEVEL = 1,
	/** integer: 1–35, UWV's numbering */
	KLP_COLUMN_REGION_NUMBER = 2,
	/** text: "AMnn", Statistics Netherlands (CBS) */
	KLP_COLUMN_REGION_CODE = 3,
	/** text: UWV's name of the region, however the document spells it */
	KLP_COLUMN_REGION_NAME = 4,
	/** text: "GMnnnn" (CBS) */
	KLP_COLUMN_MUNICIPALITY_CODE = 5,
	/** text: official CBS name; absent when the municipality is not recognised */
	KLP_COLUMN_MUNICIPALITY_NAME = 6,
	/** integer: persons, municipal clients with a client profile */
	KLP_COLUMN_MUNICIPAL_PROFILE = 7,
	/** integer: persons, municipal clients without */
	KLP_COLUMN_MUNICIPAL_NO_PROFILE = 8,
	/** integer: persons, UWV clients with a client profile */
	KLP_COLUMN_UWV_PROFILE = 9,
	/** integer: persons, UWV clients without */
	KLP_COLUMN_UWV_NO_PROFILE = 10,
	/** integer: persons, as printed (so not always the sum of the four) */
	KLP_COLUMN_TOTAL = 11,
	/** integer: persons in the target group register, where printed */
	KLP_COLUMN_REGISTER_TOTAL = 12,
	/** real: percentage (0–100) of the register known in Sonar, as printed */
	KLP_COLUMN_KNOWN_PERCENT = 13,
	/** text: published, computed or estimated; integer: klp_origin */
	KLP_COLUMN_ORIGIN = 14,
	/** text: file or source name that the row was read from */
	KLP_COLUMN_SOURCE = 15,
	/** integer: page in the source, from 1 */
	KLP_COLUMN_PAGE = 16,
	/** integer: line in the source, from 1 */
	KLP_COLUMN_LINE = 17,
	/** text: the municipality's name as the document prints it */
	KLP_COLUMN_MUNICIPALITY_PRINTED = 18,

	/** text: "PVnn" (CBS); only in datasets with rows of level province */
	KLP_COLUMN_PROVINCE_CODE = 19,
	/** text: name of the province; likewise */
	KLP_COLUMN_PROVINCE_NAME = 20,

	/* The indicators: only where klp_aggregate() was asked for them. One that cannot be told, such as a division by zero, is
	 * absent and never 0. docs/indicators.md has them with examples. */

	/** real, a fraction 0–1: (municipal_profile + uwv_profile) ÷ total */
	KLP_COLUMN_PROFILE_SHARE = 21,
	/** real, a fraction 0–1: municipal_profile ÷ (municipal_profile + municipal_no_profile) */
	KLP_COLUMN_MUNICIPAL_PROFILE_SHARE = 22,
	/** real, a fraction 0–1: uwv_profile ÷ (uwv_profile + uwv_no_profile) */
	KLP_COLUMN_UWV_PROFILE_SHARE = 23,
	/** real, a fraction 0–1: total ÷ register_total */
	KLP_COLUMN_REGISTER_COVERAGE = 24,

	/** integer: the year, 1900–2999, on whose boundaries the counts are, when klp_aggregate() carried them there; absent: those under
	 * which the edition is printed. Only in datasets with a row that has it */
	KLP_COLUMN_BOUNDARIES = 25,

	/* More indicators. */

	/** real, a fraction 0–1: (municipal_profile + municipal_no_profile) ÷ total, the part that municipalities serve */
	KLP_COLUMN_MUNICIPAL_SHARE = 26,
	/** integer: persons, the country's total less the sum of its regions; of the country only, where both are known */
	KLP_COLUMN_UNPLACED = 27,
	/** integer, from 1: the place by profile_share among the areas of the same level and edition, 1 the highest; areas of equal
	 * shares have the same one, and the next is as far on as they are many: 1, 2, 2, 4. Only where all areas of the level are
	 * there, and not of the country */
	KLP_COLUMN_RANK_IN_COUNTRY = 28,
	/** integer, from 1: the same among the municipalities of the same region; of municipalities only */
	KLP_COLUMN_RANK_IN_REGION = 29,
	/** integer: persons, total less that of the quarter before; below 0 where there are fewer */
	KLP_COLUMN_TOTAL_DIFFERENCE = 30,
	/** real, a fraction from -1: total_difference ÷ the total of the quarter before; 0.05 is 5 % more */
	KLP_COLUMN_TOTAL_CHANGE = 31,
	/** real, -1–1: profile_share less that of the quarter before; 0.05 is 5 percentage points more */
	KLP_COLUMN_PROFILE_SHARE_DIFFERENCE = 32,
	/** integer: as total_difference, against klp_aggregate_options.base_edition; only where one was chosen */
	KLP_COLUMN_BASE_TOTAL_DIFFERENCE = 33,
	/** real: as total_change, against the same edition */
	KLP_COLUMN_BASE_TOTAL_CHANGE = 34,
	/** real: as profile_share_difference, against the same edition */
	KLP_COLUMN_BASE_PROFILE_SHARE_DIFFERENCE = 35,
	/** real, -1–1: what the change of a municipality's own profile_share adds to the change of that of its region, since
	 * base_edition where one was chosen, else since the quarter before: (w0 + w1) ÷ 2 · (p1 - p0), with p its profile share and w its
	 * part of the region's total, before (0) and now (1); of municipalities only */
	KLP_COLUMN_LEVEL_CONTRIBUTION = 36,
	/** real, -1–1: what the change of its part of the region's clients adds: (w1 - w0) · ((p0 + p1) ÷ 2 - (P0 + P1) ÷ 2), with P the
	 * region's profile share. Both together, over all municipalities of a region, add up to P1 - P0 */
	KLP_COLUMN_MIX_CONTRIBUTION = 37
} klp_column;

/** How many columns there are. */
#define KLP_COLUMN_COUNT 38

/** What a column holds. */
typedef enum klp_type { KLP_TYPE_TEXT = 1, KLP_TYPE_INTEGER = 2, KLP_TYPE_REAL = 3 } klp_type;

/** The name of a column, the same in every format: "municipal_profile". NULL for
 * a number that is no column. Static. */
KLP_API const char *klp_column_name(klp_column column);

/** The type of a column; 0 for a number that is no column. */
KLP_API klp_type klp_column_type(klp_column column);

/** The column of that name, or -1. */
KLP_API int klp_column_find(const char *name);

/** "country", "province", "region" or "municipality"; NULL for another number. Static. */
KLP_API const char *klp_level_name(klp_level level);

/** The level of that name, or 0. */
KLP_API int klp_level_find(const char *name);

/** "published", "computed" or "estimated"; NULL for another number. Static. */
KLP_API const char *klp_origin_name(klp_origin origin);

/* ------------------------------------------------------------------ dataset */

/** The table. Rows stand in the order in which they were added. */
typedef struct klp_dataset klp_dataset;

/** Makes an empty dataset.
 *
 * @param dataset  receives the handle; the caller frees it with klp_dataset_free()
 * @return KLP_OK, KLP_INVALID_ARGUMENT (dataset is NULL), KLP_OUT_OF_MEMORY. */
KLP_API klp_status klp_dataset_new(klp_dataset **dataset, klp_error **error);

/** Frees a dataset and all that was handed out of it; NULL is allowed. */
KLP_API void klp_dataset_free(klp_dataset *dataset);

/** How many rows there are; 0 for NULL. */
KLP_API size_t klp_dataset_rows(const klp_dataset *dataset);

/** Whether a column belongs to this dataset. The columns up to municipality_printed
 * always do; the province's, boundaries and the indicators only where they were made.
 *
 * @return 1 or 0 */
KLP_API int klp_dataset_has_column(const klp_dataset *dataset, klp_column column);

/** One cell as text: of a text column, and of level and origin by name.
 *
 * @return the text, which lives as long as the dataset; NULL when it is absent,
 *         the row is past the end, or the column holds numbers. */
KLP_API const char *klp_dataset_text(const klp_dataset *dataset, size_t row, klp_column column);

/** One cell as a whole number: of an integer column, and of level and origin as klp_level
 * and klp_origin.
 *
 * @param value  receives the number; may be NULL to ask only whether there is one
 * @return 1; 0 when it is absent, the row is past the end, or the column has no whole
 *         numbers, and then *value is untouched. Absent is never 0 persons. */
KLP_API int klp_dataset_integer(const klp_dataset *dataset, size_t row, klp_column column, int64_t *value);

/** One cell as a real number: of a real or an integer column. As klp_dataset_integer(). */
KLP_API int klp_dataset_real(const klp_dataset *dataset, size_t row, klp_column column, double *value);

/** What stood in the place of a count that is absent: "n.b.", "<5", "1,175".
 *
 * @return the text as printed, which lives as long as the dataset, or NULL: there was nothing there,
 *         or there was a count. */
KLP_API const char *klp_dataset_cell_text(const klp_dataset *dataset, size_t row, klp_column column);

/** The year on whose boundaries a row is, when klp_aggregate() carried it there: KLP_COLUMN_BOUNDARIES. 0 when it did not, or the
 * row is past the end. */
KLP_API int klp_dataset_boundaries(const klp_dataset *dataset, size_t row);

/** How many different editions the rows have; rows without one do not count. */
KLP_API size_t klp_dataset_editions(const klp_dataset *dataset);

/** One of these editions, from the oldest on: "2023Q2". NULL past the end. Lives until
 * a row is added. */
KLP_API const char *klp_dataset_edition(const klp_dataset *dataset, size_t index);

/* ---------------------------------------------------------------- whole rows */

/** A count that is not there. */
#define KLP_ABSENT INT64_MIN

/** A row as a whole, to read or to add. */
typedef struct klp_row {
	/** sizeof (klp_row) */
	size_t struct_size;
	/** "2025Q2" or NULL */
	const char *edition;
	klp_level level;
	/** 1–35; 0 is absent */
	int region_number;
	const char *region_code;
	const char *region_name;
	const char *municipality_code;
	const char *municipality_name;
	/** persons, 0 or more, or KLP_ABSENT */
	int64_t municipal_profile;
	int64_t municipal_no_profile;
	int64_t uwv_profile;
	int64_t uwv_no_profile;
	int64_t total;
	int64_t register_total;
	/** 0–100; negative is absent */
	double known_percent;
	/** 0 in a row that is added means KLP_ORIGIN_PUBLISHED */
	klp_origin origin;
	const char *source;
	/** from 1; 0 is absent */
	uint64_t page;
	uint64_t line;
	const char *municipality_printed;
	const char *province_code;
	const char *province_name;
	/** the year on whose boundaries the counts are, 1900–2999, when they were carried there by klp_aggregate(); 0: those under which
	 * the edition is printed */
	int64_t boundaries;
} klp_row;

/** The initialiser: a municipality of which nothing is known. */
#define KLP_ROW_INIT                                                                                                  \
	{                                                                                                                 \
		sizeof(klp_row), NULL, KLP_LEVEL_MUNICIPALITY, 0, NULL, NULL, NULL, NULL, KLP_ABSENT, KLP_ABSENT, KLP_ABSENT, \
			KLP_ABSENT, KLP_ABSENT, KLP_ABSENT, -1.0, KLP_ORIGIN_PUBLISHED, NULL, 0, 0, NULL, NULL, NULL, 0           \
	}

/** Copies a row out.
 *
 * @param row     0 … klp_dataset_rows() - 1
 * @param out     an initialised struct; its texts live as long as the dataset. Fields past what this release knows keep
 *                their values.
 * @return KLP_OK; KLP_INVALID_ARGUMENT when the row is past the end or struct_size is none that a release has had. */
KLP_API klp_status klp_dataset_get(const klp_dataset *dataset, size_t row, klp_row *out, klp_error **error);

/** Adds a row at the end. Its texts are copied.
 *
 * @return KLP_OK; KLP_INVALID_ARGUMENT (edition that is not "yyyyQn" of 1900–2999, boundaries likewise, unknown level or origin, a count below
 *         0 or above 9,007,199,254,740,991, a region number outside 0–99, a percentage above 1,000 or not a number, a
 *         page or line above INT64_MAX, text that is not UTF-8, struct_size not known); KLP_OUT_OF_MEMORY. The dataset is unchanged on failure. */
KLP_API klp_status klp_dataset_add(klp_dataset *dataset, const klp_row *row, klp_error **error);

/* --------------------------------------------------------------- selection */

/** Which rows. A field at its initial value selects all. */
typedef struct klp_selection {
	/** sizeof (klp_selection) */
	size_t struct_size;
	/** first and last edition, both included: "2023Q1"; NULL is open. Rows without an edition are
	 * selected only when both are NULL. */
	const char *edition_from;
	const char *edition_to;
	/** a klp_level, or 0 */
	int level;
	/** 1–35, or 0 */
	int region_number;
	/** "GM0599", in either case, or NULL */
	const char *municipality_code;
} klp_selection;

/** The initialiser: everything. */
#define KLP_SELECTION_INIT                            \
	{                                                 \
		sizeof(klp_selection), NULL, NULL, 0, 0, NULL \
	}

/** A walk over the selected rows, in order. */
typedef struct klp_cursor klp_cursor;

/** Starts a walk.
 *
 * @param cursor     receives the handle; the caller frees it with klp_cursor_free(). The
 *                   dataset must outlive it and must not change meanwhile.
 * @param selection  NULL for all rows; copied
 * @return KLP_OK, KLP_INVALID_ARGUMENT (NULL, an edition that is none, a range that ends before it begins, a level that is
 *         none, struct_size), KLP_OUT_OF_MEMORY. */
KLP_API klp_status klp_cursor_new(klp_cursor **cursor, const klp_dataset *dataset, const klp_selection *selection,
                                  klp_error **error);

/** Moves to the next row.
 *
 * @param row  receives its number; may be NULL
 * @return 1, or 0 after the last row. */
KLP_API int klp_cursor_next(klp_cursor *cursor, size_t *row);

/** Frees a cursor; NULL is allowed. */
KLP_API void klp_cursor_free(klp_cursor *cursor);

/** Makes a new dataset of the selected rows. Notes come along when no selection
 * is given, and else when they are about a selected edition and region or about none.
 *
 * @return as klp_cursor_new() */
KLP_API klp_status klp_dataset_select(klp_dataset **out, const klp_dataset *dataset, const klp_selection *selection,
                                      klp_error **error);

/* -------------------------------------------------------------------- notes */

/** How much a note or a finding matters. */
typedef enum klp_severity {
	/** worth knowing */
	KLP_SEVERITY_INFORMATION = 1,
	/** worth a look */
	KLP_SEVERITY_WARNING = 2,
	/** wrong */
	KLP_SEVERITY_ERROR = 3
} klp_severity;

/** "information", "warning" or "error"; NULL for another number. Static. */
KLP_API const char *klp_severity_name(klp_severity severity);

/** Something odd that was met on the way, which is not an error, for the work went on; or a count that was changed. */
typedef struct klp_note klp_note;

/** How many notes the dataset holds. */
KLP_API size_t klp_dataset_notes(const klp_dataset *dataset);

/** A note, in the order in which they came; NULL past the end. Lives as long as the dataset. */
KLP_API const klp_note *klp_dataset_note(const klp_dataset *dataset, size_t index);

/** The kind of note, stable over releases: "read.unknown-municipality". Never NULL. */
KLP_API const char *klp_note_id(const klp_note *note);

/** How much it matters: information; a warning; or an error, where counts were left out that are printed, because nothing tells
 * whose they are. */
KLP_API klp_severity klp_note_severity(const klp_note *note);

/** One sentence in English. Never NULL. */
KLP_API const char *klp_note_message(const klp_note *note);

/** Where: the source name or NULL; page, line and column from 1, 0 when they do not apply. */
KLP_API const char *klp_note_source(const klp_note *note);
KLP_API uint64_t klp_note_page(const klp_note *note);
KLP_API uint64_t klp_note_line(const klp_note *note);
KLP_API uint64_t klp_note_column(const klp_note *note);

/** Of what: the edition or NULL; the region's number, or 0. */
KLP_API const char *klp_note_edition(const klp_note *note);
KLP_API int klp_note_region_number(const klp_note *note);

/* ------------------------------------------------------------------ changes */

/** How sure it is that a change is the right one. */
typedef enum klp_confidence {
	/** other changes explain the table as well, or another source, where everything adds up, has other counts */
	KLP_CONFIDENCE_AMBIGUOUS = 1,
	/** no other change explains it as lightly, but one comes close, or not every part of it is checked */
	KLP_CONFIDENCE_LIKELY = 2,
	/** clearly the lightest, each part of it checked by its row and its column, or told by another source */
	KLP_CONFIDENCE_CERTAIN = 3
} klp_confidence;

/** "ambiguous", "likely", "certain"; NULL for another value. Static. */
KLP_API const char *klp_confidence_name(klp_confidence confidence);

/** The confidence of that name, or -1. */
KLP_API int klp_confidence_find(const char *name);

/** Whether the note tells of a count that was changed, as klp_repair() does: the audit trail of the table. It travels with the
 * dataset, through selections, aggregation, JSON and XML. The count is that of the note's edition and region; the note's place is
 * where its row was read.
 *
 * @return 1; 0 when it does not, and for NULL. What is asked of a change below is then absent. */
KLP_API int klp_note_changed(const klp_note *note);

/** The row: its level, 0 without a change; the code of its municipality, "GM0599", NULL where it has none. The text lives as
 * long as the dataset. */
KLP_API klp_level klp_note_change_level(const klp_note *note);
KLP_API const char *klp_note_change_municipality_code(const klp_note *note);

/** The column of the count, a klp_column: one of the five counts or KLP_COLUMN_REGISTER_TOTAL; -1 without a change. */
KLP_API int klp_note_change_column(const klp_note *note);

/** The count as it stood, and as it has become.
 *
 * @param value  receives the persons; may be NULL to ask only whether there is a count
 * @return 1; 0 when no count stood there, or none was put in its place, and without a change: *value is then untouched. */
KLP_API int klp_note_change_from(const klp_note *note, int64_t *value);
KLP_API int klp_note_change_to(const klp_note *note, int64_t *value);

/** Why it was changed, in a few English words that are stable over releases: "two digits swapped". Empty when that is not told,
 * NULL without a change. Lives as long as the dataset. */
KLP_API const char *klp_note_change_cause(const klp_note *note);

/** The ids of the rules that were broken before the change, with one blank between them: "row.sum region.sum". Empty when none is
 * told, NULL without a change. Lives as long as the dataset. */
KLP_API const char *klp_note_change_rules(const klp_note *note);

/** How sure it is that the change is the right one; 0 without a change. */
KLP_API klp_confidence klp_note_change_confidence(const klp_note *note);

#ifdef __cplusplus
}
#endif

#endif
