/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "count_missing.h"
#include "commands.h"
#include "messages.h"
#include "whole_file.h"

#include <inttypes.h>
#include <string.h>

enum { ALL_PARTS = KLP_PART_AFFINITIES | KLP_PART_SECTORS | KLP_PART_TASKS };

/* By the KLP_PART_… that are missing, and no others; at 0 their sum. */
static const char *const missing_names[ALL_PARTS + 1] = {
	"no_profile",    "missing_affinities",       "missing_sectors",       "missing_affinities_sectors",
	"missing_tasks", "missing_affinities_tasks", "missing_sectors_tasks", "nothing_filled",
};

static const struct {
	const char *name;
	int group;
} groups[] = { { "municipal", KLP_GROUP_MUNICIPAL }, { "uwv", KLP_GROUP_UWV } };

/* Those that keep a record from being counted. */
static const struct {
	const char *name;
	klp_bin bin;
} bins[] = {
	{ "unknown_indicering", KLP_BIN_UNKNOWN_INDICERING },
	{ "sheltered", KLP_BIN_SHELTERED },
	{ "not_ticked", KLP_BIN_NOT_TICKED },
	{ "not_in_register", KLP_BIN_NOT_IN_REGISTER },
	{ "not_open", KLP_BIN_NOT_OPEN },
	{ "not_registered", KLP_BIN_NOT_REGISTERED },
};

enum { GROUPS = sizeof groups / sizeof groups[0], NOT_COUNTED = sizeof bins / sizeof bins[0] };

static void write_header(FILE *stream)
{
	fputs("edition,region_number,region_name,municipality_code,municipality_name,counted", stream);
	for (size_t group = 0; group < GROUPS; group++)
		for (int missing = 0; missing <= ALL_PARTS; missing++)
			fprintf(stream, ",%s_%s", groups[group].name, missing_names[missing]);
	for (size_t i = 0; i < NOT_COUNTED; i++)
		fprintf(stream, ",%s", bins[i].name);
	putc('\n', stream);
}

static void write_text(FILE *stream, const char *text)
{
	if (text == NULL)
		return;
	int quoted = text[strcspn(text, ",\"\r\n")] != '\0';
	if (quoted)
		putc('"', stream);
	for (; *text != '\0'; text++) {
		if (*text == '"')
			putc('"', stream);
		putc(*text, stream);
	}
	if (quoted)
		putc('"', stream);
}

/* `code` is "" for those of no known municipality. */
static void write_numbers(FILE *stream, const klp_count *count, const char *code)
{
	uint64_t numbers[GROUPS][ALL_PARTS + 1], counted = 0;
	for (size_t group = 0; group < GROUPS; group++) {
		uint64_t sum = 0;
		for (int missing = 1; missing <= ALL_PARTS; missing++)
			sum += numbers[group][missing] = klp_count_clients(count, code, groups[group].group, missing);
		numbers[group][0] = sum;
		counted += sum + klp_count_clients(count, code, groups[group].group, 0);
	}
	fprintf(stream, ",%" PRIu64, counted);
	for (size_t group = 0; group < GROUPS; group++)
		for (int missing = 0; missing <= ALL_PARTS; missing++)
			fprintf(stream, ",%" PRIu64, numbers[group][missing]);
	for (size_t i = 0; i < NOT_COUNTED; i++)
		fprintf(stream, ",%" PRIu64, klp_count_municipality_bin(count, code, bins[i].bin));
	putc('\n', stream);
}

/* The quarter of the reference date. */
static void write_edition(FILE *stream, const klp_count *count)
{
	enum { YEAR_DIGITS = 4, MONTHS_A_QUARTER = 3 };
	const char *date = klp_count_date(count), *month = date + YEAR_DIGITS + 1;
	fprintf(stream, "%.*sQ%d", YEAR_DIGITS, date, ((month[0] - '0') * 10 + month[1] - '0' - 1) / MONTHS_A_QUARTER + 1);
}

static void write_municipality(FILE *stream, const klp_count *count, const klp_row *row)
{
	write_edition(stream, count);
	fprintf(stream, ",%d,", row->region_number);
	write_text(stream, row->region_name);
	putc(',', stream);
	write_text(stream, row->municipality_code);
	putc(',', stream);
	write_text(stream, row->municipality_name);
	write_numbers(stream, count, row->municipality_code);
}

int count_missing_write(const klp_count *count, const klp_dataset *dataset, int unplaced, const char *path)
{
	struct whole_file file;
	klp_row row = KLP_ROW_INIT;
	int result = whole_file_begin(&file, path);
	if (result != ENDED_WELL)
		return result;
	write_header(file.stream);
	for (size_t i = 0; klp_dataset_get(dataset, i, &row, NULL) == KLP_OK; i++)
		if (row.level == KLP_LEVEL_MUNICIPALITY)
			write_municipality(file.stream, count, &row);
	if (unplaced) {
		write_edition(file.stream, count);
		fputs(",,,,", file.stream);
		write_numbers(file.stream, count, "");
	}
	return whole_file_end(&file);
}
