/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "publish/rows.h"
#include "dataset/dataset.h"
#include "support/chance.h"

#include <criterion/criterion.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* -------------------------------------------------------- out, and in again */

static int keep(void *context, const void *bytes, size_t size)
{
	struct published *published = context;
	published->bytes = realloc(published->bytes, published->size + size + 1);
	cr_assert_not_null(published->bytes);
	memcpy(published->bytes + published->size, bytes, size);
	published->size += size;
	published->bytes[published->size] = '\0';
	return 0;
}

struct published rows_publish(const klp_dataset *dataset, const klp_publish_options *options)
{
	struct published published = { NULL, 0 };
	klp_error *error = NULL;
	klp_status status = klp_publish_stream(dataset, keep, &published, options, &error);
	cr_assert_eq(status, KLP_OK, "%s", klp_error_message(error));
	return published;
}

klp_dataset *rows_read_back(const struct published *published, const char *what)
{
	klp_dataset *dataset = NULL;
	klp_error *error = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	klp_status status = klp_parse_memory(dataset, published->bytes, published->size, NULL, &error);
	cr_assert_eq(status, KLP_OK, "%s: %s", what, klp_error_message(error));
	return dataset;
}

/* ------------------------------------------------------------ rows as lines */

enum { LINE = 512 };

static const char *given(const char *text)
{
	return text == NULL || *text == '\0' ? "-" : text;
}

static void put_count(FILE *file, const klp_dataset *dataset, size_t row, klp_column column)
{
	int64_t count;
	const char *text = klp_dataset_cell_text(dataset, row, column);
	if (klp_dataset_integer(dataset, row, column, &count))
		fprintf(file, " %" PRId64, count);
	else if (text != NULL)
		fprintf(file, " '%s'", text);
	else
		fputs(" -", file);
}

static void put_row(FILE *file, const klp_dataset *dataset, size_t at)
{
	klp_row row = KLP_ROW_INIT;
	cr_assert_eq(klp_dataset_get(dataset, at, &row, NULL), KLP_OK);
	const char *name = row.municipality_name == NULL ? row.municipality_printed : row.municipality_name;
	fprintf(file, "%s %s %d %s %s %s %s |", given(row.edition), klp_level_name(row.level), row.region_number,
	        given(row.region_code), given(row.region_name), given(row.municipality_code), given(name));
	for (int i = 0; i < DATASET_COUNTS; i++)
		put_count(file, dataset, at, (klp_column)(DATASET_FIRST_COUNT + i));
	fputs(" |", file);
	put_count(file, dataset, at, KLP_COLUMN_REGISTER_TOTAL);
	if (row.known_percent >= 0)
		fprintf(file, " %.17g\n", row.known_percent);
	else
		fputs(" -\n", file);
}

static int compare(const void *one, const void *other)
{
	return strcmp(*(char *const *)one, *(char *const *)other);
}

char *rows_sorted(const klp_dataset *dataset)
{
	size_t count = klp_dataset_rows(dataset), size;
	char **lines = calloc(count + 1, sizeof *lines), *all;
	cr_assert_not_null(lines);
	for (size_t i = 0; i < count; i++) {
		FILE *file = open_memstream(&lines[i], &size);
		put_row(file, dataset, i);
		fclose(file);
	}
	qsort(lines, count, sizeof *lines, compare);
	FILE *file = open_memstream(&all, &size);
	for (size_t i = 0; i < count; i++) {
		fputs(lines[i], file);
		free(lines[i]);
	}
	fclose(file);
	free(lines);
	return all;
}

/* The first line of one that differs from that of the other. */
static void expect_same(const char *before, const char *after, const char *what)
{
	const char *line = before;
	size_t at = 0;
	for (; before[at] != '\0' && before[at] == after[at]; at++)
		if (before[at] == '\n')
			line = before + at + 1;
	if (before[at] == after[at])
		return;
	const char *other = after + (line - before);
	cr_expect_fail("%s: published was\n%.*s\nand came back as\n%.*s", what, (int)strcspn(line, "\n"), line,
	               (int)strcspn(other, "\n"), other);
}

void rows_expect_circle(const klp_dataset *dataset, const klp_publish_options *options, const char *what)
{
	struct published published = rows_publish(dataset, options);
	klp_dataset *back = rows_read_back(&published, what);
	char *before = rows_sorted(dataset), *after = rows_sorted(back);
	expect_same(before, after, what);
	for (size_t i = 0; i < klp_dataset_notes(back); i++) {
		const klp_note *note = klp_dataset_note(back, i);
		cr_expect(klp_note_severity(note) < KLP_SEVERITY_ERROR, "%s: %s", what, klp_note_message(note));
	}
	free(before);
	free(after);
	klp_dataset_free(back);
	free(published.bytes);
}

/* ------------------------------------------------------------------- chance */

/* As publications have them: nought, a few, some, many. */
static int64_t any_count(void)
{
	static const size_t below[] = { 1, 5, 100, 2000, 200000 };
	return (int64_t)chance(below[chance(sizeof below / sizeof below[0])]);
}

/* One cell in eight without a count. */
static int64_t any_cell(const struct rows_chance *how)
{
	enum { ONE_IN = 8 };
	return how->holes && chance(ONE_IN) == 0 ? KLP_ABSENT : any_count();
}

static void add(klp_dataset *dataset, klp_row *row, const struct rows_chance *how)
{
	static const char *const texts[] = { "n.b.", "<5", "x", "-", "geheim" };
	int64_t *const cells[] = { &row->municipal_profile, &row->municipal_no_profile, &row->uwv_profile,
		                       &row->uwv_no_profile, &row->total };
	row->edition = how->edition;
	for (int i = 0; i < DATASET_COUNTS; i++)
		*cells[i] = any_cell(how);
	if ((row->level != KLP_LEVEL_MUNICIPALITY || how->registers) && chance(2) == 0)
		row->register_total = any_count();
	if (row->register_total != KLP_ABSENT && chance(4) != 0)
		row->known_percent = (double)chance(1001) / 10;
	cr_assert_eq(klp_dataset_add(dataset, row, NULL), KLP_OK);
	for (int i = 0; how->holes && i < DATASET_COUNTS; i++) {
		if (*cells[i] != KLP_ABSENT || chance(2) != 0)
			continue;
		const char *text = texts[chance(sizeof texts / sizeof texts[0] - (how->words ? 0 : 1))];
		cr_assert_eq(dataset_set_cell_text(dataset, klp_dataset_rows(dataset) - 1,
		                                   (klp_column)(DATASET_FIRST_COUNT + i), slice_of(text), NULL),
		             KLP_OK);
	}
}

static void add_region(klp_dataset *dataset, int region, const struct rows_chance *how)
{
	size_t municipalities = klp_territory_municipalities(NULL, how->year);
	for (size_t i = 0; i < municipalities; i++) {
		if (klp_territory_municipality_region(NULL, how->year, (int)i) != region)
			continue;
		klp_row row = KLP_ROW_INIT;
		row.region_number = region;
		row.region_code = klp_territory_region_code(NULL, region);
		row.region_name = klp_territory_region_name(NULL, region);
		row.municipality_code = klp_territory_municipality_code(NULL, how->year, (int)i);
		row.municipality_name = klp_territory_municipality_name(NULL, how->year, (int)i);
		add(dataset, &row, how);
	}
	klp_row total = KLP_ROW_INIT;
	total.level = KLP_LEVEL_REGION;
	total.region_number = region;
	total.region_code = klp_territory_region_code(NULL, region);
	total.region_name = klp_territory_region_name(NULL, region);
	add(dataset, &total, how);
}

klp_dataset *rows_by_chance(const struct rows_chance *how)
{
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	klp_row country = KLP_ROW_INIT;
	country.level = KLP_LEVEL_COUNTRY;
	add(dataset, &country, how);
	for (int region = 1; region <= klp_territory_regions(NULL); region++)
		if (chance(how->one_region_in) == 0)
			add_region(dataset, region, how);
	return dataset;
}

klp_dataset *rows_with_edition(const klp_dataset *dataset, const char *edition)
{
	klp_dataset *copy = NULL;
	cr_assert_eq(klp_dataset_new(&copy, NULL), KLP_OK);
	for (size_t i = 0; i < klp_dataset_rows(dataset); i++) {
		klp_row row = KLP_ROW_INIT;
		cr_assert_eq(klp_dataset_get(dataset, i, &row, NULL), KLP_OK);
		row.edition = edition;
		cr_assert_eq(klp_dataset_add(copy, &row, NULL), KLP_OK);
	}
	return copy;
}
