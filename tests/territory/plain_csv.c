/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "territory/plain_csv.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *plain_csv_text(const char *name)
{
	char path[512];
	FILE *file;
	char *text;
	long size;

	snprintf(path, sizeof path, "%s/lib/territory/data/%s", KLP_SOURCE_DIR, name);
	file = fopen(path, "rb");
	cr_assert(file != NULL, "%s cannot be opened", path);
	cr_assert(fseek(file, 0, SEEK_END) == 0);
	size = ftell(file);
	rewind(file);
	text = malloc((size_t)size + 1);
	cr_assert(text != NULL);
	cr_assert_eq(fread(text, 1, (size_t)size, file), (size_t)size);
	text[size] = 0;
	fclose(file);
	return text;
}

/** Ends the field that begins here with a zero byte, and returns where the next begins. */
static char *end_field(char *at, char **field, int *last)
{
	char closing = *at == '"' ? '"' : ',';

	if (closing == '"')
		at++;
	*field = at;
	while (*at != closing && *at != '\n')
		at++;
	if (closing == '"')
		*at++ = 0;
	*last = *at == '\n';
	*at = 0;
	return at + 1;
}

struct plain_csv plain_csv_read(const char *name)
{
	struct plain_csv csv = { .text = plain_csv_text(name) };
	char *at = strchr(csv.text, '\n') + 1;
	size_t lines = 0;

	for (const char *c = at; *c != 0; c++)
		lines += *c == '\n';
	csv.records = calloc(lines, sizeof *csv.records);
	cr_assert(csv.records != NULL);
	while (*at != 0) {
		int last = 0;

		for (size_t i = 0; !last; i++) {
			cr_assert_lt(i, (size_t)PLAIN_CSV_FIELDS);
			at = end_field(at, &csv.records[csv.count][i], &last);
		}
		csv.count++;
	}
	cr_assert_eq(csv.count, lines);
	return csv;
}

void plain_csv_free(struct plain_csv *csv)
{
	free(csv->records);
	free(csv->text);
}
