/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The rows of a tidy table. */

#include "base/limits.h"
#include "base/number.h"
#include "read/source.h"
#include "read/tidy.h"

#include <stddef.h>
#include <string.h>

/* ------------------------------------------------------------------- texts */

static const struct {
	size_t offset;
	klp_column column;
	/** whether the limit of names holds */
	bool name;
} text_fields[] = {
	{ offsetof(klp_row, region_code), KLP_COLUMN_REGION_CODE, true },
	{ offsetof(klp_row, region_name), KLP_COLUMN_REGION_NAME, true },
	{ offsetof(klp_row, municipality_code), KLP_COLUMN_MUNICIPALITY_CODE, true },
	{ offsetof(klp_row, municipality_name), KLP_COLUMN_MUNICIPALITY_NAME, true },
	{ offsetof(klp_row, source), KLP_COLUMN_SOURCE, false },
	{ offsetof(klp_row, municipality_printed), KLP_COLUMN_MUNICIPALITY_PRINTED, true },
	{ offsetof(klp_row, province_code), KLP_COLUMN_PROVINCE_CODE, true },
	{ offsetof(klp_row, province_name), KLP_COLUMN_PROVINCE_NAME, true },
};
enum { TEXT_FIELDS = sizeof text_fields / sizeof text_fields[0] };

/* Room for all texts of a row at once, so that none moves while the next is kept. */
static klp_status make_room(struct tidy *tidy, size_t line, klp_error **error)
{
	size_t room = EDITION_BYTES;
	struct slice text;
	for (size_t i = 0; i < TEXT_FIELDS; i++)
		if (tidy_cell(tidy, line, tidy->header.column[text_fields[i].column], &text))
			room += text.length + 1;
	tidy->texts.size = 0;
	return buffer_reserve(&tidy->texts, room) ? KLP_OK : error_memory(error);
}

static klp_status read_texts(struct tidy *tidy, size_t line, klp_row *row, klp_error **error)
{
	const klp_limits *limits = &tidy->tables->reading->limits;
	klp_status status = make_room(tidy, line, error);
	for (size_t i = 0; status == KLP_OK && i < TEXT_FIELDS; i++) {
		uint32_t at = tidy->header.column[text_fields[i].column];
		struct slice text;
		if (!tidy_cell(tidy, line, at, &text))
			continue;
		if (text_fields[i].name && text.length > limits->name_bytes) {
			const struct place place = tidy_place(tidy, line, at);
			return limits_exceeded(KLP_LIMIT_NAME_BYTES, limits, &place, error);
		}
		const char *kept = tidy->texts.bytes + tidy->texts.size;
		if (!buffer_add(&tidy->texts, text.text, text.length) || !buffer_add(&tidy->texts, "", 1))
			return error_memory(error);
		memcpy((char *)row + text_fields[i].offset, &kept, sizeof kept);
	}
	return status;
}

/* ------------------------------------------------------------------- words */

static klp_status read_level(const struct tidy *tidy, size_t line, klp_level *level, klp_error **error)
{
	char word[TIDY_WORD_BYTES];
	uint32_t at = tidy->header.column[KLP_COLUMN_LEVEL];
	tidy_word(tidy, line, at, word);
	int found = klp_level_find(word);
	if (found == 0)
		return tidy_refuse(tidy, line, at, "level", "country, province, region or municipality", error);
	*level = (klp_level)found;
	return KLP_OK;
}

static klp_status read_origin(const struct tidy *tidy, size_t line, klp_origin *origin, klp_error **error)
{
	char word[TIDY_WORD_BYTES];
	uint32_t at = tidy->header.column[KLP_COLUMN_ORIGIN];
	struct slice text;
	if (!tidy_cell(tidy, line, at, &text) || !text_has_ink(text))
		return KLP_OK;
	tidy_word(tidy, line, at, word);
	for (klp_origin i = KLP_ORIGIN_PUBLISHED; i <= KLP_ORIGIN_ESTIMATED; i++) {
		if (strcmp(klp_origin_name(i), word) == 0) {
			*origin = i;
			return KLP_OK;
		}
	}
	return tidy_refuse(tidy, line, at, "origin", "published, computed or estimated", error);
}

/* ----------------------------------------------------------------- editions */

/* The edition that a row tells, or else the one that the caller assumes; each oddity is told once. */
static klp_status settle_edition(struct tidy *tidy, size_t line, edition_number *edition, klp_error **error)
{
	edition_number assumed = tidy->tables->reading->assumed_edition;
	const struct place place = tidy_place(tidy, line, tidy->header.column[KLP_COLUMN_EDITION]);
	char given[EDITION_BYTES], told[EDITION_BYTES];
	edition_write(given, assumed);
	edition_write(told, *edition);
	if (*edition != EDITION_NONE) {
		if (assumed == EDITION_NONE || assumed == *edition || tidy->conflict_told)
			return KLP_OK;
		tidy->conflict_told = true;
		return tables_note_place(tidy->tables, "read.edition-conflict", KLP_SEVERITY_WARNING, &place, *edition, 0,
		                         error, "the table says %s, not %s as assumed; what the table says was used", told,
		                         given);
	}
	*edition = assumed;
	if (assumed != EDITION_NONE && !tidy->assumed_told) {
		tidy->assumed_told = true;
		return tables_note_place(tidy->tables, "read.edition-assumed", KLP_SEVERITY_INFORMATION, &place, assumed, 0,
		                         error, "the table does not tell the edition of this row; %s was assumed, as asked",
		                         given);
	}
	if (assumed == EDITION_NONE && !tidy->missing_told && !tidy->notes_told) {
		tidy->missing_told = true;
		return tables_note_place(tidy->tables, "read.edition-missing", KLP_SEVERITY_WARNING, &place, EDITION_NONE, 0,
		                         error, "the table does not tell the edition of this row; give it if you know it");
	}
	return KLP_OK;
}

/* ------------------------------------------------------------------ numbers */

/* What stands in the place of a count and is none, to be set once the row is there; with a NULL text where there is none. */
struct odd_counts {
	struct slice text[DATASET_COUNT_FIELDS];
};

/* What the column of printed texts says of a count. */
static klp_status read_printed(const struct tidy *tidy, size_t line, size_t field, bool counted, struct slice *odd,
                               klp_error **error)
{
	klp_column column = dataset_count_fields[field].column;
	uint32_t at = tidy->header.printed[column];
	struct slice text;
	if (!tidy_cell(tidy, line, at, &text))
		return KLP_OK;
	if (counted)
		return tidy_refuse(tidy, line, at, dataset_printed_name(column), "nothing beside a count", error);
	*odd = text;
	return KLP_OK;
}

static klp_status read_counts(struct tidy *tidy, size_t line, klp_row *row, edition_number edition,
                              struct odd_counts *odd, klp_error **error)
{
	klp_status status = KLP_OK;
	for (size_t i = 0; status == KLP_OK && i < DATASET_COUNT_FIELDS; i++) {
		klp_column column = dataset_count_fields[i].column;
		uint32_t at = tidy->header.column[column];
		struct slice text;
		int64_t count;
		odd->text[i] = (struct slice){ NULL, 0 };
		bool absent = !tidy_cell(tidy, line, at, &text) || !text_has_ink(text);
		bool counted = !absent && number_count(text, true, &count) == NUMBER_COUNT;
		if (counted)
			memcpy((char *)row + dataset_count_fields[i].offset, &count, sizeof count);
		if (absent || counted) {
			status = read_printed(tidy, line, i, counted, &odd->text[i], error);
			continue;
		}
		odd->text[i] = text_trim(text);
		const struct place place = tidy_place(tidy, line, at);
		status = tables_note_place(tidy->tables, "read.not-a-count", KLP_SEVERITY_WARNING, &place, edition,
		                           row->region_number, error,
		                           "'%.*s' stands where the count %s belongs; the count is left absent",
		                           tables_quoted(odd->text[i]), odd->text[i].text, klp_column_name(column));
	}
	return status;
}

/* A cell as a real number; *value is untouched when it is absent. */
static klp_status read_real(const struct tidy *tidy, size_t line, klp_column column, double *value, klp_error **error)
{
	uint32_t at = tidy->header.column[column];
	struct slice text;
	if (!tidy_cell(tidy, line, at, &text) || !text_has_ink(text))
		return KLP_OK;
	if (!number_real(text, value))
		return tidy_refuse(tidy, line, at, klp_column_name(column), "a number such as 0.53", error);
	return KLP_OK;
}

static klp_status read_percent(const struct tidy *tidy, size_t line, klp_row *row, klp_error **error)
{
	double percent = -1;
	klp_status status = read_real(tidy, line, KLP_COLUMN_KNOWN_PERCENT, &percent, error);
	if (status != KLP_OK)
		return status;
	struct slice text;
	uint32_t at = tidy->header.column[KLP_COLUMN_KNOWN_PERCENT];
	bool told = tidy_cell(tidy, line, at, &text) && text_has_ink(text);
	if (told && !(percent >= 0 && percent <= NUMBER_PERCENT_MAX))
		return tidy_refuse(tidy, line, at, klp_column_name(KLP_COLUMN_KNOWN_PERCENT), "a percentage", error);
	row->known_percent = percent;
	return KLP_OK;
}

/* Where the row was read: as it says, or here when its table has no such columns. */
static klp_status read_place(const struct tidy *tidy, size_t line, klp_row *row, klp_error **error)
{
	const uint32_t *at = tidy->header.column;
	if (at[KLP_COLUMN_SOURCE] == TIDY_NONE && at[KLP_COLUMN_PAGE] == TIDY_NONE && at[KLP_COLUMN_LINE] == TIDY_NONE) {
		const struct place here = tidy_place(tidy, line, TIDY_NONE);
		row->source = here.source;
		row->page = here.page;
		row->line = here.line;
		return KLP_OK;
	}
	klp_status status = tidy_integer(tidy, line, at[KLP_COLUMN_PAGE], "page", 1, INT64_MAX, &row->page, error);
	if (status == KLP_OK)
		status = tidy_integer(tidy, line, at[KLP_COLUMN_LINE], "line", 1, INT64_MAX, &row->line, error);
	return status;
}

/* ------------------------------------------------------------ the whole row */

static klp_status read_row(struct tidy *tidy, size_t line, klp_row *row, edition_number *edition, klp_error **error)
{
	uint64_t region = 0, boundaries = 0;
	const uint32_t *at = tidy->header.column;
	klp_status status = tidy_edition(tidy, line, at[KLP_COLUMN_EDITION], edition, error);
	if (status == KLP_OK)
		status = settle_edition(tidy, line, edition, error);
	if (status == KLP_OK)
		status = read_level(tidy, line, &row->level, error);
	if (status == KLP_OK)
		status = read_origin(tidy, line, &row->origin, error);
	if (status == KLP_OK)
		status = tidy_integer(tidy, line, at[KLP_COLUMN_REGION_NUMBER], "region_number", 1, DATASET_HIGHEST_REGION,
		                      &region, error);
	if (status == KLP_OK)
		status = tidy_integer(tidy, line, at[KLP_COLUMN_BOUNDARIES], "boundaries", EDITION_FIRST_YEAR,
		                      EDITION_LAST_YEAR, &boundaries, error);
	row->region_number = (int)region;
	row->boundaries = (int64_t)boundaries;
	if (status == KLP_OK)
		status = read_texts(tidy, line, row, error);
	if (status == KLP_OK)
		status = read_percent(tidy, line, row, error);
	if (status == KLP_OK)
		status = read_place(tidy, line, row, error);
	return status;
}

/* A cell as a whole number that may be below 0; *told is whether there is one. */
static klp_status read_whole(const struct tidy *tidy, size_t line, klp_column column, int64_t *value, klp_error **error)
{
	uint32_t at = tidy->header.column[column];
	struct slice text;
	tidy_cell(tidy, line, at, &text);
	text = text_trim(text);
	bool below = text.length > 0 && text.text[0] == '-';
	if (below)
		text = (struct slice){ text.text + 1, text.length - 1 };
	if (number_count(text, true, value) != NUMBER_COUNT)
		return tidy_refuse(tidy, line, at, klp_column_name(column), "a whole number", error);
	*value = below ? -*value : *value;
	return KLP_OK;
}

/* An indicator of the row that was added last. */
static klp_status add_indicator(const struct tidy *tidy, size_t line, size_t row, klp_column column, klp_error **error)
{
	klp_dataset *dataset = tidy->tables->dataset;
	struct slice text;
	double real = 0;
	int64_t whole = 0;
	if (!tidy_cell(tidy, line, tidy->header.column[column], &text) || !text_has_ink(text))
		return KLP_OK;
	if (klp_column_type(column) == KLP_TYPE_INTEGER) {
		klp_status status = read_whole(tidy, line, column, &whole, error);
		return status == KLP_OK ? dataset_set_integer(dataset, row, column, whole, error) : status;
	}
	klp_status status = read_real(tidy, line, column, &real, error);
	return status == KLP_OK ? dataset_set_real(dataset, row, column, real, error) : status;
}

/* What is kept beside a row: the texts in the place of counts, the indicators, and the columns that are there without values. */
static klp_status add_beside(struct tidy *tidy, size_t line, const struct odd_counts *odd, klp_error **error)
{
	klp_dataset *dataset = tidy->tables->dataset;
	size_t row = klp_dataset_rows(dataset) - 1;
	klp_status status = KLP_OK;
	for (size_t i = 0; status == KLP_OK && i < DATASET_COUNT_FIELDS; i++)
		if (odd->text[i].text != NULL)
			status = dataset_set_cell_text(dataset, row, dataset_count_fields[i].column, odd->text[i], error);
	for (int i = KLP_COLUMN_PROFILE_SHARE; status == KLP_OK && i < KLP_COLUMN_COUNT; i++)
		if (dataset_is_indicator((klp_column)i))
			status = add_indicator(tidy, line, row, (klp_column)i, error);
	return status;
}

klp_status tidy_add_row(struct tidy *tidy, size_t line, klp_error **error)
{
	struct tables *tables = tidy->tables;
	if (tables->reading->budget->rows >= tables->reading->limits.rows) {
		const struct place place = tidy_place(tidy, line, TIDY_NONE);
		return limits_exceeded(KLP_LIMIT_ROWS, &tables->reading->limits, &place, error);
	}
	klp_row row = KLP_ROW_INIT;
	edition_number edition = EDITION_NONE;
	struct odd_counts odd;
	char text[EDITION_BYTES];
	klp_status status = read_row(tidy, line, &row, &edition, error);
	if (status == KLP_OK)
		status = read_counts(tidy, line, &row, edition, &odd, error);
	if (status != KLP_OK)
		return status;
	edition_write(text, edition);
	row.edition = edition == EDITION_NONE ? NULL : text;
	status = klp_dataset_add(tables->dataset, &row, error);
	if (status != KLP_OK)
		return status;
	tables->reading->budget->rows++;
	status = add_beside(tidy, line, &odd, error);
	return status == KLP_OK ? source_hold_dataset(tables->dataset, tables->reading, error) : status;
}
