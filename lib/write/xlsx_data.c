/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The sheets with a row of the dataset a line: all that it holds, for programs, and the indicators, for people. */

#include "base/text.h"
#include "dataset/dataset.h"
#include "write/about.h"
#include "write/column_look.h"
#include "write/column_words.h"
#include "write/columns.h"
#include "write/xlsx_sheets.h"

/* Beside a heading stands the button of its filter. */
enum { BUTTON_WIDTH = 5, NUMBER_WIDTH = 9, TEXT_WIDTH_MAX = 48 };

/* ---------------------------------------------------------------------- data */

static enum xlsx_style style_of(klp_column column)
{
	switch (column_look_of(column)) {
	case LOOK_PERSONS:
		return XLSX_PERSONS;
	case LOOK_PERSONS_CHANGE:
		return XLSX_PERSONS_CHANGE;
	case LOOK_SHARE:
		return XLSX_SHARE;
	case LOOK_SHARE_CHANGE:
		return XLSX_SHARE_CHANGE;
	default:
		return XLSX_PLAIN;
	}
}

/* Fractions as they are: a program that reads what a spreadsheet shows must not take a rounded percentage for one. */
static enum xlsx_style data_style_of(klp_column column)
{
	enum xlsx_style style = style_of(column);
	return style == XLSX_SHARE || style == XLSX_SHARE_CHANGE ? XLSX_FRACTION : style;
}

static void put_value(struct xlsx_sheet *sheet, lxw_col_t at, const klp_dataset *dataset, size_t row, klp_column column,
                      enum xlsx_style style)
{
	int64_t integer;
	double real;
	switch (klp_column_type(column)) {
	case KLP_TYPE_TEXT:
		xlsx_text(sheet, at, klp_dataset_text(dataset, row, column), XLSX_TEXT);
		break;
	case KLP_TYPE_INTEGER:
		if (klp_dataset_integer(dataset, row, column, &integer))
			xlsx_integer(sheet, at, integer, style);
		break;
	case KLP_TYPE_REAL:
		if (klp_dataset_real(dataset, row, column, &real))
			xlsx_real(sheet, at, real, style);
		break;
	}
}

static size_t wider(size_t width, const char *text)
{
	size_t length = text == NULL ? 0 : text_characters(slice_of(text)) + 1;
	return length > width ? length : width;
}

/* Wide enough for the heading and, within bounds, for all texts of the column. */
static void set_width(struct xlsx_sheet *sheet, lxw_col_t at, const klp_dataset *dataset, klp_column column,
                      const char *heading, bool printed)
{
	size_t width = wider(NUMBER_WIDTH, NULL), rows = klp_dataset_rows(dataset);
	bool texts = printed || klp_column_type(column) == KLP_TYPE_TEXT;
	for (size_t row = 0; texts && row < rows && width < TEXT_WIDTH_MAX; row++)
		width =
			wider(width, printed ? columns_printed_text(dataset, row, column) : klp_dataset_text(dataset, row, column));
	if (width > TEXT_WIDTH_MAX)
		width = TEXT_WIDTH_MAX;
	size_t heading_width = strlen(heading) + BUTTON_WIDTH;
	xlsx_width(sheet, at, heading_width > width ? heading_width : width);
}

static void put_headings(struct xlsx_sheet *sheet, const klp_dataset *dataset, const struct columns *columns,
                         lxw_col_t first, bool printed)
{
	for (size_t i = 0; i < columns->count; i++) {
		lxw_col_t at = (lxw_col_t)(first + i);
		set_width(sheet, at, dataset, columns->column[i], columns->name[i], printed);
		bool text = printed || klp_column_type(columns->column[i]) == KLP_TYPE_TEXT;
		xlsx_text(sheet, at, columns->name[i], text ? XLSX_HEADING : XLSX_NUMBER_HEADING);
	}
}

klp_status xlsx_put_data(struct xlsx_book *book, const struct content *content, enum language language,
                         struct progress *progress, struct sink *sink, klp_error **error)
{
	(void)language; /* In both it is the same. */
	const klp_dataset *dataset = content->dataset;
	const struct columns columns = columns_of(dataset), printed = columns_printed(dataset);
	struct xlsx_sheet *sheet = xlsx_add_sheet(book, "Data");
	lxw_col_t behind = (lxw_col_t)columns.count;
	put_headings(sheet, dataset, &columns, 0, false);
	put_headings(sheet, dataset, &printed, behind, true);
	xlsx_next_row(sheet);
	for (size_t row = 0; row < klp_dataset_rows(dataset); row++) {
		for (size_t i = 0; i < columns.count; i++)
			put_value(sheet, (lxw_col_t)i, dataset, row, columns.column[i], data_style_of(columns.column[i]));
		for (size_t i = 0; i < printed.count; i++)
			xlsx_text(sheet, (lxw_col_t)(behind + i), columns_printed_text(dataset, row, printed.column[i]), XLSX_TEXT);
		xlsx_next_row(sheet);
		klp_status status = xlsx_status(book, error);
		if (status == KLP_OK)
			status = write_step(sink, progress, row + 1, error);
		if (status != KLP_OK)
			return status;
	}
	xlsx_make_table(sheet, (lxw_col_t)(behind + printed.count));
	return xlsx_status(book, error);
}

/* ---------------------------------------------------------------- indicators */

/* The columns of the sheet, and whether an indicator is among them. */
struct shown {
	klp_column at[KLP_COLUMN_COUNT];
	size_t count;
	bool indicators;
};

static bool has_value(const klp_dataset *dataset, klp_column column)
{
	double value;
	for (size_t row = 0; row < klp_dataset_rows(dataset); row++)
		if (klp_dataset_real(dataset, row, column, &value))
			return true;
	return false;
}

/* What tells the areas apart stands first, then the total that the indicators are about. An indicator that no area has is left out. */
static struct shown shown_of(const klp_dataset *dataset)
{
	struct shown shown = { .at = { KLP_COLUMN_EDITION, KLP_COLUMN_LEVEL, KLP_COLUMN_REGION_NUMBER,
		                           KLP_COLUMN_REGION_NAME, KLP_COLUMN_MUNICIPALITY_NAME, KLP_COLUMN_TOTAL },
		                   .count = 6 };
	for (int i = 0; i < KLP_COLUMN_COUNT; i++) {
		klp_column column = (klp_column)i;
		if (!dataset_is_indicator(column) || !has_value(dataset, column))
			continue;
		shown.at[shown.count++] = column;
		shown.indicators = true;
	}
	return shown;
}

static void put_indicators_of(struct xlsx_sheet *sheet, const klp_dataset *dataset, size_t row,
                              const struct shown *shown, enum language language)
{
	int64_t level = KLP_LEVEL_COUNTRY;
	klp_dataset_integer(dataset, row, KLP_COLUMN_LEVEL, &level);
	for (size_t i = 0; i < shown->count; i++) {
		lxw_col_t at = (lxw_col_t)i;
		klp_column column = shown->at[i];
		if (column == KLP_COLUMN_LEVEL)
			xlsx_text(sheet, at, level_title((klp_level)level, language), XLSX_TEXT);
		else if (column == KLP_COLUMN_MUNICIPALITY_NAME) /* of areas of other levels their own name */
			xlsx_text(sheet, at, about_area(dataset, row, language), XLSX_TEXT);
		else
			put_value(sheet, at, dataset, row, column, style_of(column));
	}
	xlsx_next_row(sheet);
}

static void put_titles(struct xlsx_sheet *sheet, const struct shown *shown, enum language language)
{
	enum { NAME_WIDTH = 30, SHARE_WIDTH = 18 };
	for (size_t i = 0; i < shown->count; i++) {
		lxw_col_t at = (lxw_col_t)i;
		klp_column column = shown->at[i];
		bool area = column == KLP_COLUMN_MUNICIPALITY_NAME;
		bool name = area || column == KLP_COLUMN_REGION_NAME || column == KLP_COLUMN_LEVEL;
		const char *area_title = language == LANGUAGE_DUTCH ? "Gebied" : "Area";
		xlsx_width(sheet, at, name ? NAME_WIDTH : SHARE_WIDTH);
		xlsx_text(sheet, at, area ? area_title : column_words[column].title[language],
		          klp_column_type(column) == KLP_TYPE_TEXT ? XLSX_HEADING : XLSX_NUMBER_HEADING);
	}
	xlsx_next_row(sheet);
}

klp_status xlsx_put_indicators(struct xlsx_book *book, const struct content *content, enum language language,
                               klp_error **error)
{
	const klp_dataset *dataset = content->dataset;
	const struct shown shown = shown_of(dataset);
	if (!shown.indicators)
		return KLP_OK;
	struct xlsx_sheet *sheet = xlsx_add_sheet(book, language == LANGUAGE_DUTCH ? "Indicatoren" : "Indicators");
	put_titles(sheet, &shown, language);
	for (size_t row = 0; row < klp_dataset_rows(dataset); row++) {
		put_indicators_of(sheet, dataset, row, &shown, language);
		klp_status status = xlsx_status(book, error);
		if (status != KLP_OK)
			return status;
	}
	xlsx_make_table(sheet, (lxw_col_t)shown.count);
	return xlsx_status(book, error);
}
