/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The publication as PDF: what several programs print of the figures, in many layouts, reads back exactly. pdf/make_pdfs.py makes the
 * PDFs, and beside each the rows that it must give. */

#include "read/reading.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PDFS KLP_BUILD_DIR "/tests/read/pdf"

/* What reading_rows() tells, without the places; but each is on a page and a line. */
static void cut_places(char *rows, const char *name)
{
	char *to = rows;
	for (char *line = rows; *line != '\0';) {
		char *end = line + strcspn(line, "\n"), *next = end + (*end != '\0');
		*end = '\0';
		char *place = strrchr(line, '|');
		cr_assert(place != NULL, "%s: %s", name, line);
		cr_expect(place[2] != '0' && strstr(place, ":0") == NULL, "%s: %s", name, line);
		size_t kept = (size_t)(place - 1 - line);
		memmove(to, line, kept);
		to += kept;
		*to++ = '\n';
		line = next;
	}
	*to = '\0';
}

static void expect_same(char *rows, char *expected, const char *name)
{
	for (size_t number = 1; *rows != '\0' && *expected != '\0'; number++) {
		size_t length = strcspn(rows, "\n"), wanted = strcspn(expected, "\n");
		cr_assert(length == wanted && memcmp(rows, expected, length) == 0, "%s, row %zu: %.*s instead of %.*s", name,
		          number, (int)length, rows, (int)wanted, expected);
		rows += length + 1;
		expected += wanted + 1;
	}
	cr_expect(*rows == '\0', "%s: more than %s", name, rows);
	cr_expect(*expected == '\0', "%s: without %s", name, expected);
}

/* Most hold a few regions of the country, and that is all that is odd. */
static void expect_notes(const klp_dataset *dataset, const char *name)
{
	for (size_t i = 0; i < klp_dataset_notes(dataset); i++) {
		const klp_note *note = klp_dataset_note(dataset, i);
		cr_expect_str_eq(klp_note_id(note), "read.regions-missing", "%s: %s", name, klp_note_message(note));
	}
}

static void expect_rows(const char *folder, const char *rows_name)
{
	char path[4096];
	size_t size;
	snprintf(path, sizeof path, "%s/%s", folder, rows_name);
	char *expected = reading_load(path, &size);
	snprintf(path + strlen(path) - strlen("rows"), sizeof "rows", "pdf");
	klp_dataset *dataset = NULL;
	klp_error *error = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	klp_status status = klp_parse_file(dataset, path, NULL, &error);
	cr_assert_eq(status, KLP_OK, "%s: %s", path, klp_error_message(error));
	char *rows = reading_rows(dataset);
	cut_places(rows, path);
	expect_same(rows, expected, path);
	expect_notes(dataset, path);
	free(rows);
	free(expected);
	klp_dataset_free(dataset);
}

static int is_rows(const struct dirent *entry)
{
	size_t length = strlen(entry->d_name);
	return length > strlen(".rows") && strcmp(entry->d_name + length - strlen(".rows"), ".rows") == 0;
}

/* Reads each PDF of a folder that an earlier test has filled. */
static void expect_folder(const char *folder, int fewest)
{
	struct dirent **entries = NULL;
	int count = scandir(folder, &entries, is_rows, alphasort);
	if (count <= 0)
		fprintf(stderr, "skipped: there is nothing in %s; its producer is not on this machine\n", folder);
	else
		cr_expect_geq(count, fewest, "%s: only %d PDFs", folder, count);
	for (int i = 0; i < count; i++) {
		expect_rows(folder, entries[i]->d_name);
		free(entries[i]);
	}
	free(entries);
}

Test(pdf_pages, the_figures_come_back_from_every_producer_and_layout)
{
	expect_folder(PDFS "/cairo", 15);
	expect_folder(PDFS "/office", 1);
	expect_folder(PDFS "/web", 3);
}

Test(pdf_pages, pages_of_pictures_say_so)
{
	static const char path[] = PDFS "/cairo/picture.pdf";
	FILE *file = fopen(path, "rb");
	if (file == NULL) {
		fprintf(stderr, "skipped: there is no %s\n", path);
		return;
	}
	fclose(file);
	klp_dataset *dataset = NULL;
	klp_error *error = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	cr_expect_eq(klp_parse_file(dataset, path, NULL, &error), KLP_NO_TABLE);
	cr_expect(strstr(klp_error_message(error), "OCR") != NULL, "%s", klp_error_message(error));
	klp_error_free(error);
	klp_dataset_free(dataset);
}
