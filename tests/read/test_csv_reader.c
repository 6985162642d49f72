/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* CSV of every dialect: the project's own, which comes back to the byte, and the publication's table as people save it. */

#include "dataset/dataset.h"
#include "read/encoded.h"
#include "read/reading.h"
#include "support/failing.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ----------------------------------------------------- the figures of 2025 in every form */

/* What must be the same whatever the form: all but the place. */
static char *figures_of(const klp_dataset *dataset)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	cr_assert(out != NULL);
	for (size_t i = 0; i < klp_dataset_rows(dataset); i++) {
		klp_row row = KLP_ROW_INIT;
		cr_assert_eq(klp_dataset_get(dataset, i, &row, NULL), KLP_OK);
		fprintf(out, "%s %s %d %s %s %s %s %s|%lld %lld %lld %lld %lld\n", row.edition == NULL ? "-" : row.edition,
		        klp_level_name(row.level), row.region_number, row.region_code == NULL ? "-" : row.region_code,
		        row.region_name == NULL ? "-" : row.region_name,
		        row.municipality_code == NULL ? "-" : row.municipality_code,
		        row.municipality_name == NULL ? "-" : row.municipality_name,
		        row.municipality_printed == NULL ? "-" : row.municipality_printed, (long long)row.municipal_profile,
		        (long long)row.municipal_no_profile, (long long)row.uwv_profile, (long long)row.uwv_no_profile,
		        (long long)row.total);
	}
	fclose(out);
	return text;
}

static void put_counts(FILE *out, const klp_row *row, char delimiter, bool dots)
{
	const int64_t counts[] = { row->municipal_profile, row->municipal_no_profile, row->uwv_profile, row->uwv_no_profile,
		                       row->total };
	for (size_t i = 0; i < 5; i++) {
		if (dots && counts[i] >= 1000)
			fprintf(out, "%c%lld.%03lld", delimiter, (long long)(counts[i] / 1000), (long long)(counts[i] % 1000));
		else
			fprintf(out, "%c%lld", delimiter, (long long)counts[i]);
	}
	fputc('\n', out);
}

/* A cell, in quotes when it holds the delimiter. */
static void put_cell(FILE *out, const char *text, char delimiter)
{
	bool quotes = strchr(text, delimiter) != NULL;
	fprintf(out, quotes ? "\"%s\"" : "%s", text);
}

static const char *name_of(const klp_row *row)
{
	return row->level == KLP_LEVEL_COUNTRY  ? "Nederland"
	       : row->level == KLP_LEVEL_REGION ? "Totaal AMR"
	                                        : row->municipality_printed;
}

static void put_headings(FILE *out, char delimiter, bool regions)
{
	static const char *const headings[] = { "Gemeente",
		                                    "Gemeentecliënten met profiel",
		                                    "Gemeentecliënten zonder profiel",
		                                    "UWV-cliënten met profiel",
		                                    "UWV-cliënten zonder profiel",
		                                    "Totaal" };
	if (regions)
		fprintf(out, "Arbeidsmarktregio%c", delimiter);
	for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++)
		fprintf(out, "%s%c", headings[i], i + 1 < sizeof headings / sizeof headings[0] ? delimiter : '\n');
}

enum form { REGION_IN_EACH_ROW, REGION_ONCE, REGION_ABOVE, A_TABLE_A_REGION, FORMS };

static const char *const form_names[] = { "the region in each row", "the region in its first row",
	                                      "the region above its rows", "a table a region, with a title and headings" };

/* The publication as a table that somebody made of it. */
static char *publication(const klp_dataset *dataset, enum form form, char delimiter)
{
	char *text = NULL, region[128];
	size_t size = 0;
	int last = -1;
	bool column = form == REGION_IN_EACH_ROW || form == REGION_ONCE;
	FILE *out = open_memstream(&text, &size);
	cr_assert(out != NULL);
	fprintf(out, "Transparantie van klantprofielen\n2e kwartaal 2025\n\n");
	if (form != A_TABLE_A_REGION)
		put_headings(out, delimiter, column);
	for (size_t i = 0; i < klp_dataset_rows(dataset); i++) {
		klp_row row = KLP_ROW_INIT;
		cr_assert_eq(klp_dataset_get(dataset, i, &row, NULL), KLP_OK);
		bool begins = row.region_number != last && row.region_number > 0;
		snprintf(region, sizeof region, "%d %s", row.region_number, row.region_name == NULL ? "" : row.region_name);
		if (form == REGION_ABOVE && begins) {
			fprintf(out, "%s%c%c%c%c%c\n", region, delimiter, delimiter, delimiter, delimiter, delimiter);
		} else if (form == A_TABLE_A_REGION && (begins || row.level == KLP_LEVEL_COUNTRY)) {
			fprintf(out, "\n%s\n", row.level == KLP_LEVEL_COUNTRY ? "Nederland" : region);
			put_headings(out, delimiter, false);
		} else if (column) {
			bool told = row.region_number > 0 && (begins || form == REGION_IN_EACH_ROW);
			put_cell(out, told ? region : "", delimiter);
			fputc(delimiter, out);
		}
		put_cell(out, name_of(&row), delimiter);
		put_counts(out, &row, delimiter, true);
		last = row.region_number;
	}
	/* letters by which the encodings of one byte differ */
	fprintf(out, "\nBron: UWV; de kosten in € zijn onbekend\n");
	fclose(out);
	return text;
}

static klp_dataset *parse(const char *bytes, size_t size, const char *what)
{
	klp_dataset *dataset = NULL;
	klp_error *error = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	klp_status status = klp_parse_memory(dataset, bytes, size, NULL, &error);
	cr_assert_eq(status, KLP_OK, "%s: %s, line %llu column %llu: %s", what, klp_status_name(status),
	             (unsigned long long)klp_error_line(error), (unsigned long long)klp_error_column(error),
	             klp_error_message(error));
	return dataset;
}

/* In each encoding, each time with the next line end, so that over the tests all come together. */
static void expect_figures(const char *text, const char *expected, const char *what)
{
	static size_t turn;
	for (int encoding = 0; encoding < ENCODINGS; encoding++) {
		size_t size, end = turn++ % 3;
		char *bytes = encoded(text, (enum encoded)encoding, encoded_line_ends[end], &size), name[256];
		snprintf(name, sizeof name, "%s in %s, line end %zu", what, encoded_names[encoding], end);
		klp_dataset *dataset = parse(bytes, size, name);
		char *figures = figures_of(dataset);
		cr_expect_str_eq(figures, expected, "%s", name);
		for (size_t i = 0; i < klp_dataset_notes(dataset); i++) {
			const klp_note *note = klp_dataset_note(dataset, i);
			cr_expect_str_eq(klp_note_id(note), "read.encoding", "%s: %s", name, klp_note_message(note));
		}
		free(figures);
		klp_dataset_free(dataset);
		free(bytes);
	}
}

static const char delimiters[] = { ',', ';', '\t', '|' };

static klp_dataset *figures_2025(char **text, size_t *size)
{
	*text = reading_load(reading_path("tests/fixtures/2025q2.csv"), size);
	klp_dataset *dataset = parse(*text, *size, "the fixture");
	cr_assert_eq(klp_dataset_rows(dataset), 378);
	return dataset;
}

/* The tidy table with another delimiter, as a spreadsheet would save it. */
static char *with_delimiter(const char *text, char delimiter, const char *above)
{
	char *out = malloc(2 * strlen(text) + 64);
	cr_assert(out != NULL);
	char *end = out + sprintf(out, "%s", above);
	bool quoted = false;
	for (const char *at = text; *at != '\0'; at++) {
		quoted = *at == '"' ? !quoted : quoted;
		*end++ = *at == ',' && !quoted ? delimiter : *at;
	}
	*end = '\0';
	return out;
}

Test(csv_reader, the_tidy_figures_in_every_dialect)
{
	char *text, what[64];
	size_t size;
	klp_dataset *dataset = figures_2025(&text, &size);
	char *expected = figures_of(dataset);
	for (size_t i = 0; i < sizeof delimiters; i++) {
		char *other = with_delimiter(text, delimiters[i], "");
		snprintf(what, sizeof what, "tidy, parted by 0x%02X", (unsigned)delimiters[i]);
		expect_figures(other, expected, what);
		free(other);
	}
	char *announced = with_delimiter(text, '^', "sep=^\n");
	expect_figures(announced, expected, "tidy, announced");
	free(announced);
	free(expected);
	klp_dataset_free(dataset);
	free(text);
}

Test(csv_reader, the_publications_table_in_every_dialect)
{
	char *text, what[128];
	size_t size;
	klp_dataset *dataset = figures_2025(&text, &size);
	char *expected = figures_of(dataset);
	for (int form = 0; form < FORMS; form++)
		for (size_t i = 0; i < sizeof delimiters; i++) {
			char *saved = publication(dataset, (enum form)form, delimiters[i]);
			snprintf(what, sizeof what, "%s, parted by 0x%02X", form_names[form], (unsigned)delimiters[i]);
			expect_figures(saved, expected, what);
			free(saved);
		}
	free(expected);
	klp_dataset_free(dataset);
	free(text);
}
