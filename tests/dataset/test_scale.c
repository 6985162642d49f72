/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Many rows, and many readers at once. */

#include "dataset/dataset.h"

#include <criterion/criterion.h>
#include <inttypes.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

/* As many as a century of editions at five hundred municipalities each. */
enum { ROWS = 200000, AREAS = 500, SECONDS = 60 };

static void row_of(klp_row *row, char edition[16], char code[16], size_t i)
{
	snprintf(edition, 16, "%04uQ%u", (unsigned)(1950 + i / AREAS / 4 % 1000), (unsigned)(i / AREAS % 4 + 1));
	snprintf(code, 16, "GM%04u", (unsigned)(i % AREAS));
	*row = (klp_row)KLP_ROW_INIT;
	row->edition = edition;
	row->municipality_code = code;
	row->municipality_name = i % AREAS == 3 ? "Gouda" : NULL;
	row->region_number = (int)(i % 35 + 1);
	row->total = i % 7 == 0 ? KLP_ABSENT : (int64_t)i;
	row->source = "scale.csv";
	row->line = i + 1;
}

static klp_dataset *large_dataset(size_t rows)
{
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	for (size_t i = 0; i < rows; i++) {
		klp_row row;
		char edition[16], code[16];
		row_of(&row, edition, code, i);
		cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK, "row %zu", i);
	}
	return dataset;
}

/* Whether a row is as row_of() made it; without the help of the test framework, whose means are no thread's. */
static int is_as_made(const klp_dataset *dataset, size_t i)
{
	klp_row made, row = KLP_ROW_INIT;
	char edition[16], code[16];
	row_of(&made, edition, code, i);
	return klp_dataset_get(dataset, i, &row, NULL) == KLP_OK && strcmp(row.edition, made.edition) == 0 &&
	       strcmp(row.municipality_code, made.municipality_code) == 0 && row.total == made.total &&
	       (row.municipality_name != NULL) == (made.municipality_name != NULL) && row.line == made.line &&
	       row.region_number == made.region_number;
}

Test(scale, a_hundred_years_are_no_trouble)
{
	clock_t start = clock();
	klp_dataset *dataset = large_dataset(ROWS);
	cr_expect_eq(klp_dataset_rows(dataset), (size_t)ROWS);
	cr_expect_eq(klp_dataset_editions(dataset), (size_t)(ROWS / AREAS));
	for (size_t i = 0; i < ROWS; i++)
		cr_assert(is_as_made(dataset, i), "row %zu", i);
	klp_selection one = KLP_SELECTION_INIT;
	one.municipality_code = "GM0003";
	klp_dataset *selected = NULL;
	cr_assert_eq(klp_dataset_select(&selected, dataset, &one, NULL), KLP_OK);
	cr_expect_eq(klp_dataset_rows(selected), (size_t)(ROWS / AREAS));
	for (size_t i = 0; i < klp_dataset_rows(selected); i++)
		cr_expect_str_eq(klp_dataset_text(selected, i, KLP_COLUMN_MUNICIPALITY_NAME), "Gouda");
	cr_expect_lt(clock() - start, SECONDS * CLOCKS_PER_SEC, "the work grows faster than the rows");
	klp_dataset_free(selected);
	klp_dataset_free(dataset);
	cr_expect_eq(klp_memory_blocks(), 0u);
}

static void add_row_of_edition(klp_dataset *dataset, size_t number)
{
	char edition[16];
	snprintf(edition, sizeof edition, "%04uQ%u", (unsigned)(1900 + number / 4), (unsigned)(number % 4 + 1));
	klp_row row = KLP_ROW_INIT;
	row.edition = edition;
	cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK, "%s", edition);
}

Test(scale, editions_are_known_and_forgotten_in_whatever_order_they_come)
{
	/* All editions that there can be in one dataset: every second stays, all are added, and taken back; time and again, as
	 * when many inputs fail. */
	enum { EDITIONS = 1100 * 4, STEP = 1237, TIMES = 10, STAYING = 50000, FEW_SECONDS = 3 };
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	for (size_t i = 0; i < EDITIONS; i++)
		if (i * STEP % EDITIONS % 2 == 0)
			add_row_of_edition(dataset, i * STEP % EDITIONS);
	for (size_t i = 0; i < STAYING; i++)
		add_row_of_edition(dataset, 0);
	struct dataset_mark mark = dataset_mark(dataset);
	clock_t spent = 0;
	for (int time = 0; time < TIMES; time++) {
		for (size_t i = 0; i < EDITIONS; i++)
			add_row_of_edition(dataset, (i * STEP + (size_t)time) % EDITIONS);
		cr_assert_eq(klp_dataset_editions(dataset), (size_t)EDITIONS);
		for (size_t i = 1; i < EDITIONS; i++)
			cr_assert_lt(strcmp(klp_dataset_edition(dataset, i - 1), klp_dataset_edition(dataset, i)), 0, "sorted");
		clock_t start = clock();
		dataset_rewind(dataset, mark);
		spent += clock() - start;
		cr_assert_eq(klp_dataset_editions(dataset), (size_t)EDITIONS / 2, "those of the rows that stay");
		cr_assert_str_eq(klp_dataset_edition(dataset, 0), "1900Q1");
		cr_assert_str_eq(klp_dataset_edition(dataset, 1), "1900Q3");
	}
	cr_expect_lt(spent, FEW_SECONDS * CLOCKS_PER_SEC, "the work grows with the rows that stay");
	klp_dataset_free(dataset);
	cr_expect_eq(klp_memory_blocks(), 0u);
}

/* ------------------------------------------------------------------ threads */

enum { THREADS = 8, SHARED_ROWS = 5000 };

struct reader {
	pthread_t thread;
	const klp_dataset *dataset;
	size_t number;
	size_t wrong;
};

static void *read_all(void *context)
{
	struct reader *reader = context;
	const klp_dataset *dataset = reader->dataset;
	for (size_t i = 0; i < SHARED_ROWS; i++)
		reader->wrong += !is_as_made(dataset, (i * 31 + reader->number * 977) % SHARED_ROWS);
	klp_selection selection = KLP_SELECTION_INIT;
	selection.region_number = (int)reader->number + 1;
	klp_cursor *cursor = NULL;
	reader->wrong += klp_cursor_new(&cursor, dataset, &selection, NULL) != KLP_OK;
	size_t row;
	while (klp_cursor_next(cursor, &row))
		reader->wrong += row % 35 != reader->number;
	klp_cursor_free(cursor);
	klp_dataset *selected = NULL;
	reader->wrong += klp_dataset_select(&selected, dataset, &selection, NULL) != KLP_OK;
	reader->wrong += klp_dataset_editions(selected) != klp_dataset_editions(dataset);
	klp_dataset_free(selected);
	/* errors are made by several at once as well */
	klp_row out = KLP_ROW_INIT;
	klp_error *error = NULL;
	reader->wrong += klp_dataset_get(dataset, SHARED_ROWS, &out, &error) != KLP_INVALID_ARGUMENT;
	reader->wrong += klp_error_status(error) != KLP_INVALID_ARGUMENT;
	klp_error_free(error);
	return NULL;
}

Test(scale, a_dataset_that_nobody_changes_is_read_by_many_at_once)
{
	klp_dataset *dataset = large_dataset(SHARED_ROWS);
	struct reader readers[THREADS];
	for (size_t i = 0; i < THREADS; i++) {
		readers[i] = (struct reader){ .dataset = dataset, .number = i };
		cr_assert_eq(pthread_create(&readers[i].thread, NULL, read_all, &readers[i]), 0);
	}
	for (size_t i = 0; i < THREADS; i++) {
		pthread_join(readers[i].thread, NULL);
		cr_expect_eq(readers[i].wrong, 0u, "reader %zu was told %zu wrong things", i, readers[i].wrong);
	}
	klp_dataset_free(dataset);
	cr_expect_eq(klp_memory_blocks(), 0u, "and the blocks were counted right");
}
