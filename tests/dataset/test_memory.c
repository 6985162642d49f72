/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Memory that fails, at every place where memory is asked for: a clear status, no leak, and a dataset as it was. */

#include "dataset/dataset.h"
#include "dataset/findings.h"
#include "dataset/samples.h"
#include "support/failing.h"

#include <criterion/criterion.h>
#include <stdio.h>

static klp_status make_dataset(void *context, klp_error **error)
{
	(void)context;
	klp_dataset *dataset = NULL;
	klp_status status = klp_dataset_new(&dataset, error);
	cr_expect(status == KLP_OK || dataset == NULL, "untouched on failure");
	klp_dataset_free(dataset);
	return status;
}

static klp_row full_row(int number)
{
	static char texts[9][32];
	const char *const editions[] = { "2025Q2", "2023Q2", "2024Q1" };
	klp_row row = KLP_ROW_INIT;
	for (int i = 0; i < 9; i++)
		snprintf(texts[i], sizeof texts[i], "text %d of row %d", i, number);
	row.edition = editions[number % 3];
	row.level = KLP_LEVEL_PROVINCE;
	row.region_number = 22;
	row.region_code = texts[0];
	row.region_name = texts[1];
	row.municipality_code = texts[2];
	row.municipality_name = texts[3];
	row.source = texts[4];
	row.municipality_printed = texts[5];
	row.province_code = texts[6];
	row.province_name = texts[7];
	row.municipal_profile = row.municipal_no_profile = row.uwv_profile = row.uwv_no_profile = number;
	row.total = row.register_total = number;
	row.known_percent = 50;
	row.page = row.line = (uint64_t)number + 1;
	return row;
}

/* Rows beyond the first room of columns, validity and texts. Whatever row is refused, the dataset is as it was before. */
static klp_status add_rows(void *context, klp_error **error)
{
	(void)context;
	enum { ROWS = 150 };
	klp_dataset *dataset = NULL;
	klp_status status = klp_dataset_new(&dataset, error);
	if (status != KLP_OK)
		return status;
	int row = 0;
	for (; status == KLP_OK && row < ROWS; row++) {
		klp_row full = full_row(row);
		size_t editions = klp_dataset_editions(dataset);
		int province = klp_dataset_has_column(dataset, KLP_COLUMN_PROVINCE_CODE);
		status = klp_dataset_add(dataset, &full, error);
		if (status == KLP_OK)
			continue;
		cr_expect_eq(klp_dataset_rows(dataset), (size_t)row);
		cr_expect_eq(klp_dataset_editions(dataset), editions, "row %d", row);
		cr_expect_eq(klp_dataset_has_column(dataset, KLP_COLUMN_PROVINCE_CODE), province, "row %d", row);
		/* The next row is not coloured by the one that failed, */
		klp_row bare = KLP_ROW_INIT, out = KLP_ROW_INIT;
		cr_assert_eq(klp_dataset_add(dataset, &bare, NULL), KLP_OK, "row %d", row);
		cr_assert_eq(klp_dataset_get(dataset, (size_t)row, &out, NULL), KLP_OK);
		cr_expect(out.total == KLP_ABSENT && out.edition == NULL && out.province_name == NULL && out.page == 0 &&
		              out.known_percent < 0 && out.region_number == 0 && out.level == KLP_LEVEL_MUNICIPALITY,
		          "row %d", row);
		/* nor are those before it. */
		for (int before = 0; before < row; before++)
			cr_assert_eq(klp_dataset_get(dataset, (size_t)before, &out, NULL), KLP_OK);
		cr_expect(row == 0 || out.total == row - 1, "row %d", row);
	}
	klp_dataset_free(dataset);
	return status;
}

static klp_status refuse_row(void *context, klp_error **error)
{
	klp_row row = KLP_ROW_INIT;
	row.edition = "2025";
	klp_status status = klp_dataset_add(context, &row, error);
	if (status != KLP_INVALID_ARGUMENT)
		return status;
	cr_expect_eq(klp_error_status(*error), KLP_INVALID_ARGUMENT);
	klp_error_free(*error);
	*error = NULL;
	return KLP_OK;
}

static klp_status walk(void *context, klp_error **error)
{
	klp_selection selection = KLP_SELECTION_INIT;
	selection.municipality_code = "GM0599";
	klp_cursor *cursor = NULL;
	klp_status status = klp_cursor_new(&cursor, context, &selection, error);
	cr_expect(status == KLP_OK || cursor == NULL, "untouched on failure");
	klp_cursor_free(cursor);
	return status;
}

static klp_status take_all(void *context, klp_error **error)
{
	klp_dataset *out = NULL;
	klp_status status = klp_dataset_select(&out, context, NULL, error);
	cr_expect(status == KLP_OK || out == NULL, "untouched on failure");
	klp_dataset_free(out);
	return status;
}

/* A note, every other one with a change. */
static klp_status add_any_note(klp_dataset *dataset, int number, const char *cause, klp_error **error)
{
	const struct place place = { .source = "a.txt", .line = 1 };
	const struct note_change change = { KLP_LEVEL_REGION,     NULL, KLP_COLUMN_TOTAL, number, KLP_ABSENT, cause, cause,
		                                KLP_CONFIDENCE_LIKELY };
	return dataset_add_change_note(dataset, "some.id", KLP_SEVERITY_WARNING, &place, edition_of(2025, 2), 22,
	                               number % 2 == 0 ? &change : NULL, error, "note %d", number);
}

/* Everything that may be added to a dataset besides rows, and taken back. */
static klp_status add_and_take_back(void *context, klp_error **error)
{
	(void)context;
	enum { TIMES = 40 };
	klp_dataset *dataset = NULL;
	klp_status status = klp_dataset_new(&dataset, error);
	if (status != KLP_OK)
		return status;
	struct dataset_mark mark = dataset_mark(dataset);
	char text[32];
	for (int i = 0; status == KLP_OK && i < TIMES; i++) {
		klp_row row = full_row(i);
		row.uwv_profile = KLP_ABSENT;
		snprintf(text, sizeof text, "<%d", i);
		status = klp_dataset_add(dataset, &row, error);
		if (status == KLP_OK)
			status = dataset_set_cell_text(dataset, (size_t)i, KLP_COLUMN_UWV_PROFILE, slice_of(text), error);
		if (status == KLP_OK)
			status = dataset_set_real(dataset, (size_t)i, KLP_COLUMN_PROFILE_SHARE, 0.5, error);
		size_t notes = klp_dataset_notes(dataset);
		if (status == KLP_OK)
			status = add_any_note(dataset, i, text, error);
		cr_expect_eq(klp_dataset_notes(dataset), notes + (status == KLP_OK));
	}
	dataset_rewind(dataset, mark);
	cr_expect_eq(klp_dataset_rows(dataset) + klp_dataset_notes(dataset) + klp_dataset_editions(dataset), 0u);
	klp_dataset_free(dataset);
	return status;
}

/* A row that cannot be copied whole is not copied at all. */
static klp_status copy_rows(void *context, klp_error **error)
{
	klp_dataset *out = NULL;
	klp_status status = klp_dataset_new(&out, error);
	if (status != KLP_OK)
		return status;
	size_t row = 0;
	for (; status == KLP_OK && row < SAMPLE_ROWS; row++)
		status = dataset_copy_row(out, context, row, error);
	cr_expect_eq(klp_dataset_rows(out), status == KLP_OK ? row : row - 1);
	klp_dataset_free(out);
	return status;
}

static klp_status find(void *context, klp_error **error)
{
	enum { FINDINGS = 40 };
	const struct finding_facts facts = { "row.sum", KLP_SEVERITY_ERROR, 2, KLP_COLUMN_TOTAL, 1, 2 };
	klp_findings *findings = NULL;
	klp_status status = findings_new(&findings, error);
	if (status != KLP_OK)
		return status;
	size_t count = 0;
	while (status == KLP_OK && count < FINDINGS) {
		status = findings_add(findings, context, &facts, error, "finding %zu", count);
		count += status == KLP_OK;
		cr_expect_eq(klp_findings_count(findings, KLP_SEVERITY_ERROR), count);
	}
	klp_findings_free(findings);
	return status;
}

Test(memory, every_allocation_that_fails_is_said_leaks_nothing_and_changes_nothing)
{
	failing_install();
	failing_each("a dataset", make_dataset, NULL, 1);
	failing_each("rows", add_rows, NULL, 1);
	failing_each("notes, texts and indicators", add_and_take_back, NULL, 1);
	klp_dataset *dataset = sample_dataset();
	failing_each("a refused row", refuse_row, dataset, 1);
	failing_each("a cursor", walk, dataset, 1);
	failing_each("a selection", take_all, dataset, 1);
	failing_each("copied rows", copy_rows, dataset, 1);
	failing_each("findings", find, dataset, 1);
	cr_expect_eq(klp_dataset_rows(dataset), (size_t)SAMPLE_ROWS);
	klp_dataset_free(dataset);
	cr_expect_eq(klp_memory_blocks(), 0u);
}
