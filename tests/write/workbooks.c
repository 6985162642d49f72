/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What is a workbook's own: the texts and numbers that Excel has its way with, its limits, and a full disk. */

#include "dataset/dataset.h"
#include "write/samples.h"

#include <klantprofiel/klantprofiel.h>

#include <criterion/criterion.h>
#include <dirent.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static klp_status write_workbook(const klp_dataset *dataset, struct collected *written, klp_error **error)
{
	klp_write_options options = KLP_WRITE_OPTIONS_INIT;
	options.format = "xlsx";
	return klp_write_stream(dataset, collect, written, &options, error);
}

/* The dataset, written and read again. */
static klp_dataset *there_and_back(const klp_dataset *dataset)
{
	klp_dataset *back = NULL;
	struct collected written = { 0 };
	cr_assert_eq(write_workbook(dataset, &written, NULL), KLP_OK);
	cr_assert_eq(klp_dataset_new(&back, NULL), KLP_OK);
	cr_assert_eq(klp_parse_memory(back, written.text, written.size, NULL, NULL), KLP_OK);
	collected_free(&written);
	return back;
}

/* A spreadsheet program shows fifteen digits of a fraction, and so its reader takes no more. */
Test(workbooks, a_fraction_comes_back_from_a_workbook_with_fifteen_digits)
{
	klp_dataset *dataset = sample_dataset();
	const double third = 1.0 / 3;
	double found = 0;
	cr_assert_eq(dataset_set_real(dataset, 0, KLP_COLUMN_PROFILE_SHARE, third, NULL), KLP_OK);
	klp_dataset *back = there_and_back(dataset);
	cr_assert(klp_dataset_real(back, 0, KLP_COLUMN_PROFILE_SHARE, &found));
	cr_expect_float_eq(found, third, 1e-15);
	klp_dataset_free(back);
	klp_dataset_free(dataset);
}

/* Characters that XML cannot hold are escaped in a workbook, and so is what looks like an escape. */
Test(workbooks, a_workbook_keeps_any_text)
{
	static const char *const texts[] = {
		"bell\a", "line\r\nend", "a  b", "tab\tand\nline", "\xEF\xBF\xBE", "\xEF\xBF\xBF_x000D", "_x005F_x0041_ _xyz_"
	};
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		klp_row row = KLP_ROW_INIT;
		row.municipality_printed = texts[i];
		cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
	}
	klp_dataset *back = there_and_back(dataset);
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		cr_expect_str_eq(klp_dataset_text(back, i, KLP_COLUMN_MUNICIPALITY_PRINTED), texts[i], "text %zu", i);
	klp_dataset_free(back);
	klp_dataset_free(dataset);
}

Test(workbooks, what_no_workbook_can_hold_is_refused)
{
	enum { LONGEST = 32767 };
	static char text[2 * LONGEST + 3];
	klp_dataset *dataset = NULL;
	static const struct {
		const char *piece;
		size_t times;
		klp_status status;
	} cases[] = {
		{ "a", LONGEST, KLP_OK },
		{ "a", LONGEST + 1, KLP_UNSUPPORTED },
		{ "\xC3\xAB", LONGEST, KLP_OK },
		{ "\xC3\xAB", LONGEST + 1, KLP_UNSUPPORTED },
		/* two of what Excel counts */
		{ "\xF0\x9F\x98\x80", LONGEST / 2, KLP_OK },
		{ "\xF0\x9F\x98\x80", LONGEST / 2 + 1, KLP_UNSUPPORTED },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct collected written = { 0 };
		klp_error *error = NULL;
		klp_row row = KLP_ROW_INIT;
		size_t length = strlen(cases[i].piece);
		for (size_t j = 0; j < cases[i].times; j++)
			memcpy(text + j * length, cases[i].piece, length + 1);
		row.source = text;
		cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
		cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
		cr_expect_eq(write_workbook(dataset, &written, &error), cases[i].status, "case %zu", i);
		if (cases[i].status != KLP_OK)
			cr_expect_not_null(strstr(klp_error_message(error), "row 2 of 'Data'"), "%s", klp_error_message(error));
		klp_error_free(error);
		collected_free(&written);
		klp_dataset_free(dataset);
	}
}

Test(workbooks, more_rows_than_a_sheet_has_are_refused_before_anything_is_written)
{
	enum { ROWS = 1048576 };
	klp_dataset *dataset = NULL;
	klp_error *error = NULL;
	struct collected written = { 0 };
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	for (size_t i = 0; i < ROWS; i++) {
		klp_row row = KLP_ROW_INIT;
		cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
	}
	cr_expect_eq(write_workbook(dataset, &written, &error), KLP_UNSUPPORTED);
	cr_expect_not_null(strstr(klp_error_message(error), "1048575 rows"), "%s", klp_error_message(error));
	cr_expect_eq(written.calls, 0);
	klp_error_free(error);
	klp_dataset_free(dataset);
}

static size_t files_in(const char *folder)
{
	size_t count = 0;
	DIR *files = opendir(folder);
	cr_assert_not_null(files);
	for (struct dirent *entry; (entry = readdir(files)) != NULL;)
		count += entry->d_name[0] != '.' || strlen(entry->d_name) > 2;
	closedir(files);
	return count;
}

/* Whether a workbook with all of the rows stands there. */
static bool stands_whole(const char *path, const klp_dataset *dataset)
{
	klp_dataset *back = NULL;
	cr_assert_eq(klp_dataset_new(&back, NULL), KLP_OK);
	bool whole =
		klp_parse_file(back, path, NULL, NULL) == KLP_OK && klp_dataset_rows(back) == klp_dataset_rows(dataset);
	klp_dataset_free(back);
	return whole;
}

/* libxlsxwriter does not notice it, wherever its writing stops. */
Test(workbooks, on_a_full_disk_a_workbook_is_whole_or_the_old_file_stands)
{
	enum { ROWS = 400, STEP = 9973, ENOUGH = 400000 };
	char folder[] = KLP_BUILD_DIR "/test-XXXXXX", path[sizeof folder + 16];
	cr_assert_not_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/old.xlsx", folder);
	klp_dataset *dataset = large_dataset(ROWS), *old = sample_dataset();
	cr_assert_eq(klp_write_file(old, path, NULL, NULL), KLP_OK);
	cr_assert_neq(signal(SIGXFSZ, SIG_IGN), SIG_ERR);
	klp_status status = KLP_IO;
	size_t failures = 0;
	for (rlim_t size = STEP; status != KLP_OK && size < ENOUGH; size += STEP) {
		const struct rlimit small = { size, RLIM_INFINITY }, none = { RLIM_INFINITY, RLIM_INFINITY };
		klp_error *error = NULL;
		cr_assert_eq(setrlimit(RLIMIT_FSIZE, &small), 0);
		status = klp_write_file(dataset, path, NULL, &error);
		cr_assert_eq(setrlimit(RLIMIT_FSIZE, &none), 0);
		cr_expect(status == KLP_OK || status == KLP_IO, "%d bytes: %s", (int)size, klp_status_name(status));
		cr_expect(stands_whole(path, status == KLP_OK ? dataset : old), "%d bytes: %s", (int)size,
		          klp_error_message(error));
		cr_expect_eq(files_in(folder), 1, "%d bytes", (int)size);
		failures += status != KLP_OK;
		klp_error_free(error);
	}
	cr_expect_eq(status, KLP_OK, "there is room in the end");
	cr_expect_gt(failures, 3);
	remove(path);
	remove(folder);
	klp_dataset_free(old);
	klp_dataset_free(dataset);
}
