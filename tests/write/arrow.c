/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A dataset as a table of Apache Arrow, read by a reader that knows the specification alone. */

#include "support/failing.h"
#include "support/tables.h"
#include "write/arrow_reader.h"
#include "write/samples.h"

#include <klantprofiel/aggregate.h>

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

TestSuite(arrow, .init = failing_install);

struct table {
	struct ArrowSchema schema;
	struct ArrowArray array;
};

static struct table export(const klp_dataset *dataset)
{
	struct table table;
	cr_assert_eq(klp_arrow_schema(&table.schema, dataset, NULL), KLP_OK);
	cr_assert_eq(klp_arrow_array(&table.array, dataset, NULL), KLP_OK);
	return table;
}

static void release(struct table *table)
{
	table->schema.release(&table->schema);
	table->array.release(&table->array);
	cr_expect_null(table->schema.release, "a released schema says so");
	cr_expect_null(table->array.release, "a released array says so");
}

static const struct ArrowArray *column_of(const struct table *table, const char *name)
{
	int64_t at = arrow_find(&table->schema, name);
	cr_assert_geq(at, 0, "there is no column %s", name);
	return table->array.children[at];
}

static bool same_text(const struct ArrowArray *column, size_t row, const char *wanted)
{
	size_t length;
	if (wanted == NULL || arrow_is_null(column, row))
		return wanted == NULL && arrow_is_null(column, row);
	const char *text = arrow_text(column, row, &length);
	return length == strlen(wanted) && memcmp(text, wanted, length) == 0;
}

/* One cell of the dataset, through its getters, beside the same in the array. */
static bool same_cell(const struct ArrowArray *column, const klp_dataset *dataset, size_t row, klp_column number)
{
	int64_t integer;
	double real;
	switch (klp_column_type(number)) {
	case KLP_TYPE_INTEGER:
		if (!klp_dataset_integer(dataset, row, number, &integer))
			return arrow_is_null(column, row);
		return !arrow_is_null(column, row) && arrow_integer(column, row) == integer;
	case KLP_TYPE_REAL:
		if (!klp_dataset_real(dataset, row, number, &real))
			return arrow_is_null(column, row);
		return !arrow_is_null(column, row) && arrow_real(column, row) == real;
	case KLP_TYPE_TEXT:
		break;
	}
	return same_text(column, row, klp_dataset_text(dataset, row, number));
}

static void expect_same(const char *what, const klp_dataset *dataset)
{
	struct table table = export(dataset);
	const char *wrong = arrow_wrong(&table.schema, &table.array);
	cr_expect_null(wrong, "%s: %s", what, wrong);
	cr_expect_eq(table.array.length, (int64_t)klp_dataset_rows(dataset), "%s: rows", what);
	int64_t place = 0;
	for (int number = 0; number < KLP_COLUMN_COUNT; number++) {
		int64_t at = arrow_find(&table.schema, klp_column_name((klp_column)number));
		bool there = klp_dataset_has_column(dataset, (klp_column)number) != 0;
		cr_expect_eq(at, there ? place : -1, "%s: the place of %s", what, klp_column_name((klp_column)number));
		if (!there)
			continue;
		for (size_t row = 0; row < klp_dataset_rows(dataset); row++)
			cr_expect(same_cell(table.array.children[at], dataset, row, (klp_column)number), "%s: %s, row %zu", what,
			          klp_column_name((klp_column)number), row);
		place++;
	}
	release(&table);
}

static klp_dataset *empty_dataset(void)
{
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	return dataset;
}

/* Rows of which only the first has a register, and the last nothing at all. */
static klp_dataset *uneven_dataset(void)
{
	klp_dataset *dataset = empty_dataset();
	for (int i = 0; i < 9; i++) {
		klp_row row = KLP_ROW_INIT;
		row.register_total = i == 0 ? 5431 : KLP_ABSENT;
		row.total = i < 8 ? i : KLP_ABSENT;
		row.known_percent = i == 4 ? 72.5 : -1;
		row.edition = i % 2 == 0 ? "2025Q2" : "2023Q2";
		cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
	}
	return dataset;
}

static klp_dataset *with_indicators(const klp_dataset *dataset)
{
	klp_aggregate_options options = KLP_AGGREGATE_OPTIONS_INIT;
	options.indicators = 1;
	klp_dataset *made = NULL;
	cr_assert_eq(klp_aggregate(&made, dataset, &options, NULL), KLP_OK);
	return made;
}

Test(arrow, every_cell_is_what_the_getters_tell)
{
	klp_dataset *published = tables_2025();
	struct {
		const char *what;
		klp_dataset *dataset;
	} cases[] = {
		{ "the publication of 2025", published },
		{ "indicators", with_indicators(published) },
		{ "with register and percentage", tables_rijnmond_2023() },
		{ "without an edition", tables_zuidoost_brabant() },
		{ "a cell that is no count", sample_dataset() },
		{ "columns that do not reach the last row", uneven_dataset() },
		{ "no rows", empty_dataset() },
		{ "many rows", large_dataset(10000) },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		expect_same(cases[i].what, cases[i].dataset);
		klp_dataset_free(cases[i].dataset);
	}
	cr_expect_eq(klp_memory_blocks(), 0, "everything was given back");
}

Test(arrow, what_is_printed_in_the_place_of_a_count_has_a_column_behind_the_others)
{
	klp_dataset *dataset = sample_dataset();
	struct table table = export(dataset);
	size_t found = 0;
	for (int number = 0; number < KLP_COLUMN_COUNT; number++)
		for (size_t row = 0; row < klp_dataset_rows(dataset); row++) {
			const char *text = klp_dataset_cell_text(dataset, row, (klp_column)number);
			if (text == NULL)
				continue;
			char name[64];
			snprintf(name, sizeof name, "%s_printed", klp_column_name((klp_column)number));
			cr_expect(same_text(column_of(&table, name), row, text), "%s, row %zu", name, row);
			found++;
		}
	cr_expect_gt(found, 0, "the sample has such a cell");
	release(&table);
	klp_dataset_free(dataset);
}

Test(arrow, levels_and_editions_are_in_order)
{
	static const char *const orders[][5] = { { "level", "country", "province", "region", "municipality" },
		                                     { "edition", "2023Q2", "2025Q2", NULL, NULL } };
	klp_dataset *dataset = uneven_dataset();
	struct table table = export(dataset);
	for (size_t i = 0; i < 2; i++) {
		int64_t at = arrow_find(&table.schema, orders[i][0]);
		cr_assert_geq(at, 0);
		cr_expect_neq(table.schema.children[at]->flags & ARROW_FLAG_DICTIONARY_ORDERED, 0, "%s", orders[i][0]);
		const struct ArrowArray *words = table.array.children[at]->dictionary;
		const int32_t *offsets = words->buffers[1];
		const char *bytes = words->buffers[2];
		for (size_t word = 0; word + 1 < 5 && orders[i][word + 1] != NULL; word++)
			cr_expect(
				strncmp(bytes + offsets[word], orders[i][word + 1], (size_t)(offsets[word + 1] - offsets[word])) == 0,
				"%s %zu is %s", orders[i][0], word, orders[i][word + 1]);
	}
	release(&table);
	klp_dataset_free(dataset);
}

Test(arrow, counts_are_not_copied_until_the_dataset_changes)
{
	klp_dataset *dataset = tables_2025();
	struct table first = export(dataset), second = export(dataset);
	const struct ArrowArray *total = column_of(&first, "total");
	cr_expect_eq(total->buffers[1], column_of(&second, "total")->buffers[1], "the same memory twice");
	release(&second);

	size_t rows = klp_dataset_rows(dataset);
	int64_t before = arrow_integer(total, 0);
	klp_row row = KLP_ROW_INIT;
	row.total = 7;
	row.edition = "1999Q1";
	cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
	cr_expect_eq(first.array.length, (int64_t)rows, "what was handed out has no row more");
	struct table third = export(dataset);
	cr_expect_neq(total->buffers[1], column_of(&third, "total")->buffers[1], "the dataset went on with a copy");
	cr_expect_eq(arrow_integer(column_of(&third, "total"), rows), 7, "which has the new row");
	cr_expect_null(arrow_wrong(&first.schema, &first.array));

	klp_dataset_free(dataset);
	cr_expect_eq(arrow_integer(total, 0), before, "it outlives the dataset");
	cr_expect_null(arrow_wrong(&third.schema, &third.array));
	release(&first);
	release(&third);
	cr_expect_eq(klp_memory_blocks(), 0, "the last one gave the column back");
}

Test(arrow, a_dataset_that_nobody_has_any_more_is_changed_in_place)
{
	klp_dataset *dataset = tables_2025();
	struct table first = export(dataset);
	const void *total = column_of(&first, "total")->buffers[1];
	release(&first);
	klp_dataset *same = NULL;
	cr_assert_eq(klp_dataset_select(&same, dataset, NULL, NULL), KLP_OK);
	struct table second = export(dataset);
	cr_expect_eq(column_of(&second, "total")->buffers[1], total, "nothing was copied");
	release(&second);
	klp_dataset_free(same);
	klp_dataset_free(dataset);
	cr_expect_eq(klp_memory_blocks(), 0);
}

Test(arrow, a_child_that_is_moved_out_lives_on)
{
	klp_dataset *dataset = tables_2025();
	struct table table = export(dataset);
	int64_t total = arrow_find(&table.schema, "total"), name = arrow_find(&table.schema, "region_name");
	struct ArrowArray numbers = *table.array.children[total], names = *table.array.children[name];
	table.array.children[total]->release = NULL;
	table.array.children[name]->release = NULL;
	release(&table);
	klp_dataset_free(dataset);
	cr_expect_eq(arrow_integer(&numbers, 0), 190973);
	cr_expect(same_text(&names, 1, "Groningen"));
	numbers.release(&numbers);
	names.release(&names);
	cr_expect_eq(klp_memory_blocks(), 0);
}

Test(arrow, a_stream_gives_the_rows_once)
{
	klp_dataset *dataset = tables_2025();
	struct ArrowArrayStream stream, unread;
	cr_assert_eq(klp_arrow_stream(&stream, dataset, NULL), KLP_OK);
	cr_assert_eq(klp_arrow_stream(&unread, dataset, NULL), KLP_OK);
	klp_dataset_free(dataset);
	unread.release(&unread);
	cr_expect_null(unread.release);

	struct ArrowSchema once, twice;
	struct ArrowArray rows, end;
	cr_expect_eq(stream.get_schema(&stream, &once), 0);
	cr_expect_eq(stream.get_schema(&stream, &twice), 0);
	cr_expect_eq(stream.get_next(&stream, &rows), 0);
	cr_expect_null(arrow_wrong(&once, &rows));
	cr_expect_null(arrow_wrong(&twice, &rows));
	cr_expect_eq(rows.length, 378);
	cr_expect_eq(stream.get_next(&stream, &end), 0);
	cr_expect_null(end.release, "the end");
	cr_expect_null(stream.get_last_error(&stream));
	stream.release(&stream);
	once.release(&once);
	twice.release(&twice);
	rows.release(&rows);
	cr_expect_eq(klp_memory_blocks(), 0);
}

/* A struct that a consumer copies elsewhere is the one that counts; the other is marked as released. */
Test(arrow, what_is_moved_as_a_whole_lives_on)
{
	klp_dataset *dataset = tables_2025();
	struct table from = export(dataset), to = from;
	from.schema.release = NULL;
	from.array.release = NULL;
	memset(&from, 0, sizeof from);
	struct ArrowArrayStream stream, moved;
	cr_assert_eq(klp_arrow_stream(&stream, dataset, NULL), KLP_OK);
	klp_dataset_free(dataset);
	moved = stream;
	memset(&stream, 0, sizeof stream);
	cr_expect_null(arrow_wrong(&to.schema, &to.array));
	release(&to);
	cr_expect_eq(moved.get_next(&moved, &to.array), 0);
	cr_expect_eq(moved.get_schema(&moved, &to.schema), 0);
	moved.release(&moved);
	cr_expect_null(moved.release, "a released stream says so");
	cr_expect_null(arrow_wrong(&to.schema, &to.array), "rows and schema outlive the stream");
	release(&to);
	cr_expect_eq(klp_memory_blocks(), 0);
}

Test(arrow, a_column_of_the_schema_that_is_moved_out_lives_on)
{
	klp_dataset *dataset = tables_2025();
	struct table table = export(dataset);
	klp_dataset_free(dataset);
	struct ArrowSchema *at = table.schema.children[arrow_find(&table.schema, "level")], level = *at;
	at->release = NULL;
	release(&table);
	cr_expect_str_eq(level.name, "level");
	cr_expect_str_eq(level.format, "i");
	cr_expect_str_eq(level.dictionary->format, "u");
	cr_expect_eq(level.flags & ARROW_FLAG_NULLABLE, 0);
	level.release(&level);
	cr_expect_null(level.release);
	cr_expect_eq(klp_memory_blocks(), 0);
}

/* The specification lets a consumer ask on. */
Test(arrow, a_stream_stays_at_its_end)
{
	klp_dataset *dataset = empty_dataset();
	struct ArrowArrayStream stream;
	struct ArrowSchema schema;
	struct ArrowArray rows;
	cr_assert_eq(klp_arrow_stream(&stream, dataset, NULL), KLP_OK);
	klp_dataset_free(dataset);
	cr_expect_eq(stream.get_next(&stream, &rows), 0);
	cr_assert_not_null(rows.release, "no rows are an array as well");
	cr_expect_eq(rows.length, 0);
	rows.release(&rows);
	for (int again = 0; again < 3; again++) {
		cr_expect_eq(stream.get_next(&stream, &rows), 0);
		cr_expect_null(rows.release, "the end, time %d", again);
		cr_expect_eq(stream.get_schema(&stream, &schema), 0);
		cr_expect_null(stream.get_last_error(&stream));
		schema.release(&schema);
	}
	stream.release(&stream);
	cr_expect_eq(klp_memory_blocks(), 0);
}

/* That the reader can find something. Each change is taken back. */
Test(arrow, the_reader_sees_what_is_wrong)
{
	klp_dataset *dataset = sample_dataset();
	struct table table = export(dataset);
	struct ArrowArray *total = table.array.children[arrow_find(&table.schema, "total")];
	struct ArrowArray *level = table.array.children[arrow_find(&table.schema, "level")];
	struct ArrowSchema *kind = table.schema.children[arrow_find(&table.schema, "total")];
	static const char backwards[] = "\xFF\xFF\xFF\xFF";
	struct {
		const char *what;
		int64_t *at;
		int64_t wrong;
	} cases[] = {
		{ "a column that is too short", &total->length, 1 },
		{ "a count of nulls", &total->null_count, total->null_count + 1 },
		{ "an offset", &total->offset, 1 },
		{ "a buffer less", &total->n_buffers, 1 },
		{ "a child that is not there", &total->n_children, 1 },
		{ "a column less", &table.array.n_children, 1 },
		{ "rows more", &table.array.length, table.array.length + 1 },
		{ "a dictionary without texts", &level->dictionary->length, 0 },
		{ "nulls in a dictionary", &level->dictionary->null_count, 1 },
		{ "an order of no dictionary", &kind->flags, ARROW_FLAG_DICTIONARY_ORDERED },
		{ "a flag that is not known", &kind->flags, 64 },
	};
	cr_assert_null(arrow_wrong(&table.schema, &table.array));
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		int64_t before = *cases[i].at;
		*cases[i].at = cases[i].wrong;
		cr_expect_not_null(arrow_wrong(&table.schema, &table.array), "%s", cases[i].what);
		*cases[i].at = before;
	}
	kind->metadata = backwards;
	cr_expect_not_null(arrow_wrong(&table.schema, &table.array), "metadata");
	kind->metadata = NULL;
	const char *name = kind->name;
	kind->name = "level";
	cr_expect_not_null(arrow_wrong(&table.schema, &table.array), "a name twice");
	kind->name = name;
	cr_expect_null(arrow_wrong(&table.schema, &table.array));
	release(&table);
	klp_dataset_free(dataset);
}

Test(arrow, null_is_refused)
{
	klp_dataset *dataset = empty_dataset();
	struct ArrowSchema schema;
	struct ArrowArray array;
	struct ArrowArrayStream stream;
	cr_expect_eq(klp_arrow_schema(NULL, dataset, NULL), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_arrow_schema(&schema, NULL, NULL), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_arrow_array(NULL, dataset, NULL), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_arrow_array(&array, NULL, NULL), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_arrow_stream(NULL, dataset, NULL), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_arrow_stream(&stream, NULL, NULL), KLP_INVALID_ARGUMENT);
	klp_dataset_free(dataset);
}

/* A copy that is exported, then changed, all of which may fail. */
static klp_status export_and_change(void *context, klp_error **error)
{
	klp_dataset *copy = NULL;
	struct ArrowArrayStream stream;
	klp_status status = klp_dataset_select(&copy, context, NULL, error);
	if (status != KLP_OK)
		return status;
	status = klp_arrow_stream(&stream, copy, error);
	if (status == KLP_OK) {
		struct ArrowArray rows;
		klp_row row = KLP_ROW_INIT;
		row.total = 1;
		cr_expect_eq(stream.get_next(&stream, &rows), 0);
		status = klp_dataset_add(copy, &row, error);
		cr_expect_eq(klp_dataset_rows(copy), klp_dataset_rows(context) + (status == KLP_OK));
		rows.release(&rows);
		stream.release(&stream);
	}
	klp_dataset_free(copy);
	return status;
}

static klp_status export_schema(void *context, klp_error **error)
{
	struct ArrowSchema schema;
	klp_status status = klp_arrow_schema(&schema, context, error);
	if (status == KLP_OK)
		schema.release(&schema);
	return status;
}

Test(arrow, memory_may_run_out_at_any_moment)
{
	klp_dataset *dataset = sample_dataset();
	failing_each("klp_arrow_stream and a change", export_and_change, dataset, 1);
	failing_each("klp_arrow_schema", export_schema, dataset, 1);
	struct ArrowArrayStream stream;
	struct ArrowSchema schema;
	cr_assert_eq(klp_arrow_stream(&stream, dataset, NULL), KLP_OK);
	failing_at(1);
	cr_expect_neq(stream.get_schema(&stream, &schema), 0);
	failing_at(0);
	cr_expect_not_null(stream.get_last_error(&stream));
	cr_expect_eq(stream.get_schema(&stream, &schema), 0, "it can be asked again");
	cr_expect_null(stream.get_last_error(&stream), "what failed before is told no more");
	schema.release(&schema);
	stream.release(&stream);
	klp_dataset_free(dataset);
}
