/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/reading.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

char *reading_load(const char *path, size_t *size)
{
	FILE *file = fopen(path, "rb");
	cr_assert(file != NULL, "cannot open %s", path);
	cr_assert(fseek(file, 0, SEEK_END) == 0);
	long length = ftell(file);
	cr_assert(length >= 0);
	rewind(file);
	char *bytes = malloc((size_t)length + 1);
	cr_assert(bytes != NULL);
	*size = fread(bytes, 1, (size_t)length, file);
	cr_assert_eq(*size, (size_t)length);
	bytes[*size] = '\0';
	fclose(file);
	return bytes;
}

const char *reading_path(const char *name)
{
	static char path[4096];
	snprintf(path, sizeof path, "%s/%s", KLP_SOURCE_DIR, name);
	return path;
}

const char *reading_shared(const char *name)
{
	static char path[4096];
	snprintf(path, sizeof path, "%s/../shared/publications/%s", KLP_SOURCE_DIR, name);
	return access(path, R_OK) == 0 ? path : NULL;
}

klp_dataset *reading_parse(const char *text)
{
	klp_dataset *dataset = NULL;
	klp_error *error = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, &error), KLP_OK);
	klp_status status = klp_parse_memory(dataset, text, strlen(text), NULL, &error);
	cr_assert_eq(status, KLP_OK, "%s: %s\nin: %s", klp_status_name(status), klp_error_message(error), text);
	return dataset;
}

static void add_count(FILE *out, int64_t count)
{
	if (count == KLP_ABSENT)
		fputs(" -", out);
	else
		fprintf(out, " %lld", (long long)count);
}

static const char *or_dash(const char *text)
{
	return text == NULL ? "-" : text;
}

char *reading_rows(const klp_dataset *dataset)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	cr_assert(out != NULL);
	for (size_t i = 0; i < klp_dataset_rows(dataset); i++) {
		klp_row row = KLP_ROW_INIT;
		cr_assert_eq(klp_dataset_get(dataset, i, &row, NULL), KLP_OK);
		fprintf(out, "%s %s %d %s %s |", or_dash(row.edition), klp_level_name(row.level), row.region_number,
		        or_dash(row.municipality_code), or_dash(row.municipality_printed));
		add_count(out, row.municipal_profile);
		add_count(out, row.municipal_no_profile);
		add_count(out, row.uwv_profile);
		add_count(out, row.uwv_no_profile);
		add_count(out, row.total);
		fputs(" |", out);
		add_count(out, row.register_total);
		add_count(out, row.known_percent < 0 ? KLP_ABSENT : (int64_t)row.known_percent);
		fprintf(out, " | %llu:%llu\n", (unsigned long long)row.page, (unsigned long long)row.line);
	}
	fclose(out);
	return text;
}

char *reading_notes(const klp_dataset *dataset)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	cr_assert(out != NULL);
	for (size_t i = 0; i < klp_dataset_notes(dataset); i++) {
		const klp_note *note = klp_dataset_note(dataset, i);
		fprintf(out, "%s %llu\n", klp_note_id(note), (unsigned long long)klp_note_line(note));
	}
	fclose(out);
	return text;
}

void reading_expect_layouts(const struct layout *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		klp_dataset *dataset = reading_parse(cases[i].text);
		char *rows = reading_rows(dataset), *notes = reading_notes(dataset);
		cr_expect_str_eq(rows, cases[i].rows, "%s: rows\n%sinstead of\n%s", cases[i].what, rows, cases[i].rows);
		cr_expect_str_eq(notes, cases[i].notes, "%s: notes\n%sinstead of\n%s", cases[i].what, notes, cases[i].notes);
		free(rows);
		free(notes);
		klp_dataset_free(dataset);
	}
}
