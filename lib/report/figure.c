/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "report/figure.h"
#include "base/number.h"
#include "dataset/edition.h"
#include "report/words.h"

#include <math.h>
#include <stdio.h>

enum { QUARTERS = 4 };

struct figure figure_text(const char *text)
{
	return (struct figure){ .kind = FIGURE_TEXT, .known = text != NULL, .text = text };
}

struct figure figure_edition(const char *edition)
{
	return (struct figure){ .kind = FIGURE_EDITION, .known = true, .text = edition };
}

struct figure figure_day(const char *edition)
{
	return (struct figure){ .kind = FIGURE_DAY, .known = true, .text = edition };
}

struct figure figure_count(int64_t count)
{
	return (struct figure){ .kind = FIGURE_COUNT, .known = true, .count = count };
}

struct figure figure_share(double fraction)
{
	return (struct figure){ .kind = FIGURE_SHARE, .known = isfinite(fraction), .fraction = fraction };
}

struct figure figure_year(int year)
{
	return (struct figure){ .kind = FIGURE_YEAR, .known = true, .count = year };
}

/* ------------------------------------------------------------------ cells */

bool figure_persons(const klp_dataset *dataset, size_t row, int column, int64_t *persons)
{
	if (column < KLP_COLUMN_COUNT)
		return klp_dataset_integer(dataset, row, (klp_column)column, persons);
	bool with = column == FIGURE_PROFILE;
	int64_t municipal, uwv;
	if (!klp_dataset_integer(dataset, row, with ? KLP_COLUMN_MUNICIPAL_PROFILE : KLP_COLUMN_MUNICIPAL_NO_PROFILE,
	                         &municipal) ||
	    !klp_dataset_integer(dataset, row, with ? KLP_COLUMN_UWV_PROFILE : KLP_COLUMN_UWV_NO_PROFILE, &uwv) ||
	    !number_add(&municipal, uwv))
		return false;
	*persons = municipal;
	return true;
}

static const char *column_name(int column)
{
	switch (column) {
	case FIGURE_PROFILE:
		return "profile";
	case FIGURE_NO_PROFILE:
		return "no_profile";
	default:
		return klp_column_name((klp_column)column);
	}
}

static struct about about(const klp_dataset *dataset, size_t row, int column)
{
	int64_t level = 0, region = 0;
	klp_dataset_integer(dataset, row, KLP_COLUMN_LEVEL, &level);
	klp_dataset_integer(dataset, row, KLP_COLUMN_REGION_NUMBER, &region);
	return (struct about){ .level = (klp_level)level,
		                   .region_number = (int)region,
		                   .code = klp_dataset_text(dataset, row, KLP_COLUMN_MUNICIPALITY_CODE),
		                   .edition = klp_dataset_text(dataset, row, KLP_COLUMN_EDITION),
		                   .boundaries = klp_dataset_boundaries(dataset, row),
		                   .column = column_name(column) };
}

struct figure figure_cell(const klp_dataset *dataset, size_t row, int column)
{
	struct figure figure = { .kind = FIGURE_COUNT, .about = about(dataset, row, column) };
	if (column < KLP_COLUMN_COUNT && klp_column_type((klp_column)column) == KLP_TYPE_REAL) {
		figure.kind = FIGURE_SHARE;
		figure.known = klp_dataset_real(dataset, row, (klp_column)column, &figure.fraction);
		return figure;
	}
	figure.known = figure_persons(dataset, row, column, &figure.count);
	if (!figure.known && column < KLP_COLUMN_COUNT)
		figure.text = klp_dataset_cell_text(dataset, row, (klp_column)column);
	return figure;
}

const char *figure_name(const klp_dataset *dataset, size_t row, enum language language)
{
	int64_t level = 0;
	const char *name = NULL;
	klp_dataset_integer(dataset, row, KLP_COLUMN_LEVEL, &level);
	if (level == KLP_LEVEL_COUNTRY)
		return word_text(WORD_COUNTRY, language);
	if (level == KLP_LEVEL_REGION)
		name = klp_dataset_text(dataset, row, KLP_COLUMN_REGION_NAME);
	if (level == KLP_LEVEL_MUNICIPALITY)
		name = klp_dataset_text(dataset, row, KLP_COLUMN_MUNICIPALITY_NAME);
	if (name == NULL)
		name = klp_dataset_text(dataset, row, KLP_COLUMN_MUNICIPALITY_PRINTED);
	return name != NULL ? name : word_text(WORD_NO_NAME, language);
}

/* ---------------------------------------------------------------- writing */

/* Numbers come as the Dutch write them, and the English have comma and dot the other way round. */
static void exchange_marks(char *text)
{
	for (; *text != '\0'; text++)
		if (*text == ',')
			*text = '.';
		else if (*text == '.')
			*text = ',';
}

static void write_number(char out[FIGURE_BYTES], const struct figure *figure, enum language language)
{
	const char *unit = figure->kind == FIGURE_SHARE || figure->kind == FIGURE_GROWTH ? "%" : "";
	struct number_words words;
	switch (figure->kind) {
	case FIGURE_COUNT:
		words = number_dotted(figure->count);
		break;
	case FIGURE_CHANGE:
		words = number_change(figure->count);
		break;
	case FIGURE_SHARE:
		words = number_hundredths(figure->fraction);
		break;
	default:
		words = number_hundredths_change(figure->fraction);
		break;
	}
	if (language == LANGUAGE_ENGLISH)
		exchange_marks(words.text);
	snprintf(out, FIGURE_BYTES, "%s%s", words.text, unit);
}

static int quarter_of(edition_number edition)
{
	return edition % QUARTERS + 1;
}

static void write_edition(char out[FIGURE_BYTES], const char *text, enum language language)
{
	edition_number edition = text == NULL ? EDITION_NONE : edition_parse(slice_of(text));
	if (edition == EDITION_NONE)
		snprintf(out, FIGURE_BYTES, "%s", word_text(WORD_NO_EDITION, language));
	else
		snprintf(out, FIGURE_BYTES, "%s %d", word_text((enum word)(WORD_QUARTER_1 + quarter_of(edition) - 1), language),
		         edition_year(edition));
}

static void write_day(char out[FIGURE_BYTES], const char *text, enum language language)
{
	edition_number edition = text == NULL ? EDITION_NONE : edition_parse(slice_of(text));
	if (edition == EDITION_NONE)
		snprintf(out, FIGURE_BYTES, "%s", word_text(WORD_NO_DAY, language));
	else
		snprintf(out, FIGURE_BYTES, "%s %d",
		         word_text((enum word)(WORD_LAST_DAY_1 + quarter_of(edition) - 1), language), edition_year(edition));
}

const char *figure_write(char out[FIGURE_BYTES], const struct figure *figure, enum language language)
{
	if (!figure->known)
		return figure->text != NULL ? figure->text : word_text(WORD_ABSENT, language);
	switch (figure->kind) {
	case FIGURE_TEXT:
		return figure->text;
	case FIGURE_EDITION:
		write_edition(out, figure->text, language);
		return out;
	case FIGURE_DAY:
		write_day(out, figure->text, language);
		return out;
	case FIGURE_YEAR:
		snprintf(out, FIGURE_BYTES, "%d", (int)figure->count);
		return out;
	default:
		write_number(out, figure, language);
		return out;
	}
}
