/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* SDMX-CSV 2.0: an observation a line, told by its dimensions. Plainly with codes alone, or with their labels behind them. */

#include "dataset/dataset.h"
#include "write/column_words.h"
#include "write/csv_text.h"
#include "write/cube.h"

#include <stdio.h>

/* The agency is this project and not UWV, which publishes no such structure. */
#define STRUCTURE_ID "KLANTPROFIEL:TRANSPARANTIE(1.0.0)"
#define STRUCTURE_NAME "Transparantie van klantprofielen"

enum { CELL_BYTES = 512 };

/* How, and where to. */
struct table {
	struct sink *sink;
	const struct cube *cube;
	bool labels;
	enum language language;
};

/* -------------------------------------------------------------------- cells */

/* "Q", or "Q: Quarterly". */
static void put_code(const struct table *table, const char *code, const char *label)
{
	if (!table->labels || label == NULL) {
		csv_text(table->sink, code);
		return;
	}
	char text[CELL_BYTES];
	int length = snprintf(text, sizeof text, "%s: %s", code, label);
	/* A label is a help for people: one that is longer than any name is left out rather than cut in two. */
	csv_text(table->sink, length < 0 || (size_t)length >= sizeof text ? code : text);
}

static void put_next(const struct table *table, const char *code, const char *label)
{
	sink_byte(table->sink, csv_plain.separator);
	put_code(table, code, label);
}

/* What the columns are called; those of the standard itself have no labels. */
static void put_header(const struct table *table)
{
	static const struct {
		const char *id;
		const char *label[LANGUAGES];
	} columns[] = {
		{ "FREQ", { "Frequency", "Frequentie" } },
		{ "REF_AREA", { "Area", "Gebied" } },
		{ "INDICATOR", { "Measure", "Onderwerp" } },
		{ "TIME_PERIOD", { "Period", "Periode" } },
		{ "OBS_VALUE", { "Value", "Waarde" } },
		{ "OBS_STATUS", { "Status", "Status" } },
		{ "UNIT_MEASURE", { "Unit", "Eenheid" } },
		{ "ORIGIN", { "Origin", "Herkomst" } },
		{ "OBS_PRINTED", { "As printed", "Zoals gedrukt" } },
	};
	sink_text(table->sink, "STRUCTURE,STRUCTURE_ID,ACTION");
	for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
		put_next(table, columns[i].id, columns[i].label[table->language]);
	sink_byte(table->sink, '\n');
}

/* The name of a column in capitals. */
static void put_indicator(const struct table *table, klp_column column)
{
	char code[CELL_BYTES];
	const char *name = klp_column_name(column);
	size_t length = 0;
	for (; name[length] != '\0'; length++)
		code[length] = (char)(name[length] >= 'a' && name[length] <= 'z' ? name[length] - 'a' + 'A' : name[length]);
	code[length] = '\0';
	put_next(table, code, column_words[column].title[table->language]);
}

/* "2025-Q2" */
static void put_period(const struct table *table, size_t row)
{
	enum { YEAR_DIGITS = 4 };
	const char *edition = klp_dataset_text(table->cube->dataset, row, KLP_COLUMN_EDITION);
	sink_byte(table->sink, csv_plain.separator);
	sink_bytes(table->sink, edition, YEAR_DIGITS);
	sink_byte(table->sink, '-');
	sink_text(table->sink, edition + YEAR_DIGITS);
}

/* By CL_OBS_STATUS of SDMX. */
static void put_status(const struct table *table, bool there, klp_origin origin, enum cube_gap gap)
{
	enum { NORMAL, ESTIMATED, MISSING, SUPPRESSED };
	static const struct {
		const char *code;
		const char *label[LANGUAGES];
	} all[] = {
		[NORMAL] = { "A", { "Normal value", "Normale waarde" } },
		[ESTIMATED] = { "E", { "Estimated value", "Geschatte waarde" } },
		[MISSING] = { "O", { "Missing value", "Ontbrekende waarde" } },
		[SUPPRESSED] = { "Q", { "Missing value; suppressed", "Ontbrekende waarde; achtergehouden" } },
	};
	int status = gap == CUBE_SECRET ? SUPPRESSED : MISSING;
	if (there)
		status = origin == KLP_ORIGIN_ESTIMATED ? ESTIMATED : NORMAL;
	put_next(table, all[status].code, all[status].label[table->language]);
}

/* By CL_UNIT_MEASURE of SDMX. */
static void put_unit(const struct table *table, enum unit unit)
{
	static const char *const codes[] = {
		[UNIT_NONE] = "", [UNIT_PERSONS] = "PS", [UNIT_PERCENT] = "PT", [UNIT_FRACTION] = "PN", [UNIT_PLACE] = "PN"
	};
	put_next(table, codes[unit], column_unit(unit, table->language));
}

static bool put_value(const struct table *table, size_t row, klp_column column)
{
	double real;
	int64_t integer;
	sink_byte(table->sink, csv_plain.separator);
	if (klp_dataset_integer(table->cube->dataset, row, column, &integer))
		sink_integer(table->sink, integer);
	else if (klp_dataset_real(table->cube->dataset, row, column, &real))
		sink_real(table->sink, real);
	else
		return false;
	return true;
}

/* ------------------------------------------------------------- observations */

static void put_observation(const struct table *table, size_t row, klp_column column)
{
	const klp_dataset *dataset = table->cube->dataset;
	int64_t origin = KLP_ORIGIN_PUBLISHED;
	klp_dataset_integer(dataset, row, KLP_COLUMN_ORIGIN, &origin);
	sink_text(table->sink, "dataflow,");
	put_code(table, STRUCTURE_ID, STRUCTURE_NAME);
	/* Information: who takes the file over says what it does to what is there. */
	sink_text(table->sink, ",I");
	put_next(table, "Q", table->language == LANGUAGE_DUTCH ? "Per kwartaal" : "Quarterly");
	put_next(table, cube_area_code(dataset, row), cube_area_name(dataset, row, table->language));
	put_indicator(table, column);
	put_period(table, row);
	bool there = put_value(table, row, column);
	put_status(table, there, (klp_origin)origin, there ? CUBE_UNKNOWN : cube_gap(dataset, row, column));
	put_unit(table, column_words[column].unit);
	put_next(table, klp_origin_name((klp_origin)origin), NULL);
	put_next(table, columns_printed_text(dataset, row, column), NULL);
	sink_byte(table->sink, '\n');
}

/* Whether there is something to tell: a value; a text in its place; or that one of the five counts, which each row has, is missing. */
static bool is_told(const struct cube *cube, size_t row, klp_column column)
{
	return klp_dataset_real(cube->dataset, row, column, NULL) ||
	       columns_printed_text(cube->dataset, row, column) != NULL ||
	       (column >= DATASET_FIRST_COUNT && column < DATASET_FIRST_COUNT + DATASET_COUNTS);
}

klp_status write_sdmx_csv(struct sink *sink, const struct content *content, struct progress *progress,
                          klp_error **error)
{
	struct cube cube;
	struct table table = { .sink = sink, .cube = &cube, .labels = content->options->dialect != NULL };
	language_find(&table.language, content->options->language);
	klp_status status = cube_make(&cube, content->dataset, "sdmx-csv", CUBE_CODES_ONLY, error);
	if (status == KLP_OK)
		put_header(&table);
	for (size_t row = 0; status == KLP_OK && row < cube.count; row++) {
		for (size_t i = 0; i < cube.measures.count; i++)
			if (is_told(&cube, row, cube.measures.column[i]))
				put_observation(&table, row, cube.measures.column[i]);
		status = write_step(sink, progress, row + 1, error);
	}
	cube_free(&cube);
	return status;
}
