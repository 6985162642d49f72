/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The table: what goes in comes out, what is absent stays absent, and what is no row is refused. */

#include <klantprofiel/dataset.h>

#include <criterion/criterion.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* -------------------------------------------------------------- round trips */

static uint32_t state = 20250630;

static uint32_t dice(uint32_t sides)
{
	state = state * 1664525 + 1013904223;
	return (state >> 8) % sides;
}

static int64_t count_or(bool present)
{
	static const int64_t special[] = { 0, 1, 4, 1097, 190973, INT64_C(9007199254740991) };
	if (!present)
		return KLP_ABSENT;
	uint32_t which = dice(12);
	return which < 6 ? special[which] : (int64_t)dice(10000);
}

static const char *text_or(bool present)
{
	static const char *const texts[] = { "'s-Gravenhage", "Noardeast-Frysl\xC3\xA2n",      "",
		                                 "GM0599",        "Nuenen, Gerwen en Nederwetten", "\xE2\x82\xAC" };
	return present ? texts[dice(6)] : NULL;
}

/* Bit by bit of `present` what is there. */
enum { FACTS = 11 };

static klp_row random_row(uint32_t present)
{
	static const char *const editions[] = { "2017Q1", "2023Q2", "2025Q2", "2999Q4", "1900Q1" };
	klp_row row = KLP_ROW_INIT;
	row.level = (klp_level)(1 + dice(4));
	row.origin = (klp_origin)(1 + dice(3));
	row.municipal_profile = count_or(present & 1);
	row.municipal_no_profile = count_or(present & 2);
	row.uwv_profile = count_or(present & 4);
	row.uwv_no_profile = count_or(present & 8);
	row.total = count_or(present & 16);
	row.register_total = count_or(present & 32);
	row.known_percent = present & 64 ? dice(1001) / 10.0 : -1.0;
	row.region_number = present & 128 ? (int)(1 + dice(99)) : 0;
	row.page = present & 256 ? 1 + dice(50) : 0;
	row.line = present & 512 ? UINT64_C(1) << dice(63) : 0;
	row.edition = present & 1024 ? editions[dice(5)] : NULL;
	row.region_code = text_or(dice(2));
	row.region_name = text_or(dice(2));
	row.municipality_code = text_or(dice(2));
	row.municipality_name = text_or(dice(2));
	row.source = text_or(dice(2));
	row.municipality_printed = text_or(dice(2));
	row.province_code = text_or(dice(2));
	row.province_name = text_or(dice(2));
	return row;
}

static void expect_text(const char *text, const char *expected, size_t row, const char *what)
{
	cr_assert_eq(text == NULL, expected == NULL, "row %zu, %s: %s, not %s", row, what, text ? text : "absent",
	             expected ? expected : "absent");
	cr_assert(text == NULL || strcmp(text, expected) == 0, "row %zu, %s: %s, not %s", row, what, text, expected);
}

static void expect_same_row(const klp_row *row, const klp_row *expected, size_t at)
{
	cr_assert_eq((int)row->level, (int)expected->level, "row %zu", at);
	cr_assert_eq((int)row->origin, (int)expected->origin, "row %zu", at);
	cr_assert_eq(row->region_number, expected->region_number, "row %zu", at);
	cr_assert_eq(row->municipal_profile, expected->municipal_profile, "row %zu", at);
	cr_assert_eq(row->municipal_no_profile, expected->municipal_no_profile, "row %zu", at);
	cr_assert_eq(row->uwv_profile, expected->uwv_profile, "row %zu", at);
	cr_assert_eq(row->uwv_no_profile, expected->uwv_no_profile, "row %zu", at);
	cr_assert_eq(row->total, expected->total, "row %zu", at);
	cr_assert_eq(row->register_total, expected->register_total, "row %zu", at);
	cr_assert(row->known_percent == expected->known_percent, "row %zu: %g", at, row->known_percent);
	cr_assert_eq(row->page, expected->page, "row %zu", at);
	cr_assert_eq(row->line, expected->line, "row %zu", at);
	expect_text(row->edition, expected->edition, at, "edition");
	expect_text(row->region_code, expected->region_code, at, "region_code");
	expect_text(row->region_name, expected->region_name, at, "region_name");
	expect_text(row->municipality_code, expected->municipality_code, at, "municipality_code");
	expect_text(row->municipality_name, expected->municipality_name, at, "municipality_name");
	expect_text(row->source, expected->source, at, "source");
	expect_text(row->municipality_printed, expected->municipality_printed, at, "municipality_printed");
	expect_text(row->province_code, expected->province_code, at, "province_code");
	expect_text(row->province_name, expected->province_name, at, "province_name");
}

/* One cell through each getter: it answers to the getter of its kind and is absent to the others. */
static void expect_number(const klp_dataset *dataset, size_t at, klp_column column, int64_t expected)
{
	const int64_t untouched = -99;
	int64_t integer = untouched;
	double real = -99;
	int there = expected != KLP_ABSENT;
	const char *name = klp_column_name(column);
	cr_assert_eq(klp_dataset_integer(dataset, at, column, &integer), there, "row %zu, %s", at, name);
	cr_assert_eq(integer, there ? expected : untouched, "row %zu, %s", at, name);
	cr_assert_eq(klp_dataset_real(dataset, at, column, &real), there, "row %zu, %s", at, name);
	cr_assert(real == (there ? (double)expected : -99), "row %zu, %s", at, name);
	cr_assert_eq(klp_dataset_integer(dataset, at, column, NULL), there, "row %zu, %s", at, name);
	cr_assert(klp_dataset_text(dataset, at, column) == NULL, "row %zu, %s", at, name);
}

static void expect_cells(const klp_dataset *dataset, const klp_row *row, size_t at)
{
	const struct {
		klp_column column;
		int64_t value;
	} numbers[] = {
		{ KLP_COLUMN_REGION_NUMBER, row->region_number == 0 ? KLP_ABSENT : row->region_number },
		{ KLP_COLUMN_MUNICIPAL_PROFILE, row->municipal_profile },
		{ KLP_COLUMN_MUNICIPAL_NO_PROFILE, row->municipal_no_profile },
		{ KLP_COLUMN_UWV_PROFILE, row->uwv_profile },
		{ KLP_COLUMN_UWV_NO_PROFILE, row->uwv_no_profile },
		{ KLP_COLUMN_TOTAL, row->total },
		{ KLP_COLUMN_REGISTER_TOTAL, row->register_total },
		{ KLP_COLUMN_PAGE, row->page == 0 ? KLP_ABSENT : (int64_t)row->page },
		{ KLP_COLUMN_LINE, row->line == 0 ? KLP_ABSENT : (int64_t)row->line },
	};
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
		expect_number(dataset, at, numbers[i].column, numbers[i].value);
	const struct {
		klp_column column;
		const char *text;
	} texts[] = {
		{ KLP_COLUMN_EDITION, row->edition },
		{ KLP_COLUMN_REGION_CODE, row->region_code },
		{ KLP_COLUMN_REGION_NAME, row->region_name },
		{ KLP_COLUMN_MUNICIPALITY_CODE, row->municipality_code },
		{ KLP_COLUMN_MUNICIPALITY_NAME, row->municipality_name },
		{ KLP_COLUMN_SOURCE, row->source },
		{ KLP_COLUMN_MUNICIPALITY_PRINTED, row->municipality_printed },
		{ KLP_COLUMN_PROVINCE_CODE, row->province_code },
		{ KLP_COLUMN_PROVINCE_NAME, row->province_name },
	};
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		expect_text(klp_dataset_text(dataset, at, texts[i].column), texts[i].text, at,
		            klp_column_name(texts[i].column));
		cr_assert_eq(klp_dataset_integer(dataset, at, texts[i].column, NULL), 0, "row %zu", at);
		cr_assert_eq(klp_dataset_real(dataset, at, texts[i].column, NULL), 0, "row %zu", at);
	}
	int64_t number = 0;
	double percent = -99;
	expect_text(klp_dataset_text(dataset, at, KLP_COLUMN_LEVEL), klp_level_name(row->level), at, "level");
	expect_text(klp_dataset_text(dataset, at, KLP_COLUMN_ORIGIN), klp_origin_name(row->origin), at, "origin");
	cr_assert(klp_dataset_integer(dataset, at, KLP_COLUMN_LEVEL, &number) && number == (int64_t)row->level);
	cr_assert(klp_dataset_integer(dataset, at, KLP_COLUMN_ORIGIN, &number) && number == (int64_t)row->origin);
	int known = row->known_percent >= 0;
	cr_assert_eq(klp_dataset_real(dataset, at, KLP_COLUMN_KNOWN_PERCENT, &percent), known, "row %zu", at);
	cr_assert(percent == (known ? row->known_percent : -99), "row %zu", at);
	cr_assert_eq(klp_dataset_integer(dataset, at, KLP_COLUMN_KNOWN_PERCENT, &number), 0, "no whole number");
	cr_assert_eq(klp_dataset_real(dataset, at, KLP_COLUMN_PROFILE_SHARE, &percent), 0, "no indicator was made");
	for (int i = 0; i < KLP_COLUMN_COUNT; i++)
		cr_assert(klp_dataset_cell_text(dataset, at, (klp_column)i) == NULL);
}

Test(rows, what_is_added_comes_out_the_same_with_whatever_is_absent)
{
	enum { ROWS = 1 << FACTS };
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	klp_row *rows = calloc(ROWS, sizeof *rows);
	cr_assert(rows != NULL);
	/* Every combination of what can be absent, in an order that mixes them. */
	for (uint32_t i = 0; i < ROWS; i++) {
		rows[i] = random_row(i * 1237 % ROWS);
		klp_error *error = NULL;
		cr_assert_eq(klp_dataset_add(dataset, &rows[i], &error), KLP_OK, "row %u: %s", i, klp_error_message(error));
	}
	cr_assert_eq(klp_dataset_rows(dataset), (size_t)ROWS);
	for (size_t i = 0; i < ROWS; i++) {
		klp_row out = KLP_ROW_INIT;
		cr_assert_eq(klp_dataset_get(dataset, i, &out, NULL), KLP_OK);
		expect_same_row(&out, &rows[i], i);
		cr_assert_eq(out.struct_size, sizeof out);
		expect_cells(dataset, &rows[i], i);
	}
	/* A row that came out goes in again, its texts being the dataset's own. */
	klp_row again = KLP_ROW_INIT;
	cr_assert_eq(klp_dataset_get(dataset, ROWS - 1, &again, NULL), KLP_OK);
	cr_assert_eq(klp_dataset_add(dataset, &again, NULL), KLP_OK);
	cr_assert_eq(klp_dataset_get(dataset, ROWS, &again, NULL), KLP_OK);
	expect_same_row(&again, &rows[ROWS - 1], ROWS);
	free(rows);
	klp_dataset_free(dataset);
	cr_expect_eq(klp_memory_blocks(), 0u);
}

Test(rows, texts_are_copied_and_nobody_is_not_unknown)
{
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	char name[] = "Ridderkerk";
	klp_row row = KLP_ROW_INIT;
	row.municipality_name = name;
	row.municipal_profile = 0;
	row.known_percent = 0;
	row.origin = (klp_origin)0;
	cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
	name[0] = 'X';
	expect_text(klp_dataset_text(dataset, 0, KLP_COLUMN_MUNICIPALITY_NAME), "Ridderkerk", 0, "a copy");
	expect_text(klp_dataset_text(dataset, 0, KLP_COLUMN_ORIGIN), "published", 0, "an origin not told");
	expect_text(klp_dataset_text(dataset, 0, KLP_COLUMN_EDITION), NULL, 0, "edition");
	expect_number(dataset, 0, KLP_COLUMN_MUNICIPAL_PROFILE, 0);
	expect_number(dataset, 0, KLP_COLUMN_UWV_PROFILE, KLP_ABSENT);
	double percent = -1;
	cr_expect(klp_dataset_real(dataset, 0, KLP_COLUMN_KNOWN_PERCENT, &percent) && percent == 0,
	          "nothing known is a percentage");
	row.known_percent = -0.0;
	cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
	cr_expect(klp_dataset_real(dataset, 1, KLP_COLUMN_KNOWN_PERCENT, &percent) && percent == 0 && !signbit(percent),
	          "zero has no sign");
	row.known_percent = -INFINITY;
	cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK, "any negative percentage is absent");
	cr_expect_eq(klp_dataset_real(dataset, 2, KLP_COLUMN_KNOWN_PERCENT, NULL), 0);
	klp_dataset_free(dataset);
}

/* ------------------------------------------------------------------ refusal */

enum field {
	EDITION,
	LEVEL,
	ORIGIN,
	REGION,
	COUNT,
	REGISTER,
	PERCENT,
	PAGE,
	LINE,
	NAME,
	PRINTED,
	PROVINCE,
	SOURCE,
	SIZE
};

static void set_field(klp_row *row, enum field field, const char *text, double number)
{
	switch (field) {
	case EDITION:
		row->edition = text;
		break;
	case LEVEL:
		row->level = (klp_level)(int)number;
		break;
	case ORIGIN:
		row->origin = (klp_origin)(int)number;
		break;
	case REGION:
		row->region_number = (int)number;
		break;
	case COUNT:
		row->uwv_no_profile = (int64_t)number;
		break;
	case REGISTER:
		row->register_total = (int64_t)number;
		break;
	case PERCENT:
		row->known_percent = number;
		break;
	case PAGE:
		row->page = (uint64_t)number;
		break;
	case LINE:
		row->line = (uint64_t)number;
		break;
	case NAME:
		row->municipality_name = text;
		break;
	case PRINTED:
		row->municipality_printed = text;
		break;
	case PROVINCE:
		row->province_name = text;
		break;
	case SOURCE:
		row->source = text;
		break;
	case SIZE:
		row->struct_size = (size_t)number;
		break;
	}
}

static const struct {
	enum field field;
	const char *text;
	double number;
	bool taken;
	/** in the message, so that one knows where to look */
	const char *names;
} refusals[] = {
	{ EDITION, "2025Q2", 0, true, "" },
	{ EDITION, "", 0, false, "edition" },
	{ EDITION, "2025", 0, false, "edition" },
	{ EDITION, "2025Q", 0, false, "edition" },
	{ EDITION, "2025Q0", 0, false, "edition" },
	{ EDITION, "2025Q5", 0, false, "edition" },
	{ EDITION, "2025q2", 0, false, "edition" },
	{ EDITION, "2025-2", 0, false, "edition" },
	{ EDITION, "2025Q2 ", 0, false, "edition" },
	{ EDITION, " 2025Q2", 0, false, "edition" },
	{ EDITION, "2025Q22", 0, false, "edition" },
	{ EDITION, "1899Q4", 0, false, "edition" },
	{ EDITION, "3000Q1", 0, false, "edition" },
	{ EDITION, "-025Q2", 0, false, "edition" },
	{ EDITION, "\xFF\xFF\xFF\xFFQ1", 0, false, "edition" },
	{ LEVEL, NULL, 0, false, "level" },
	{ LEVEL, NULL, 5, false, "level" },
	{ LEVEL, NULL, -1, false, "level" },
	{ ORIGIN, NULL, 0, true, "" },
	{ ORIGIN, NULL, 4, false, "origin" },
	{ ORIGIN, NULL, -1, false, "origin" },
	{ REGION, NULL, 99, true, "" },
	{ REGION, NULL, 100, false, "region_number" },
	{ REGION, NULL, -1, false, "region_number" },
	{ COUNT, NULL, 9007199254740991.0, true, "" },
	{ COUNT, NULL, 9007199254740992.0, false, "uwv_no_profile" },
	{ COUNT, NULL, -1, false, "uwv_no_profile" },
	{ COUNT, NULL, -9223372036854774784.0, false, "uwv_no_profile" },
	{ REGISTER, NULL, -5, false, "register_total" },
	{ PERCENT, NULL, 1000, true, "" },
	{ PERCENT, NULL, 1000.5, false, "known_percent" },
	{ PERCENT, NULL, INFINITY, false, "known_percent" },
	{ PERCENT, NULL, NAN, false, "known_percent" },
	{ PAGE, NULL, 9223372036854775808.0, false, "page" },
	{ LINE, NULL, 9223372036854775808.0, false, "line" },
	{ NAME, "\xE2\x82\xAC", 0, true, "" },
	{ NAME, "caf\xE9", 0, false, "municipality_name" },
	{ PRINTED, "\xC0\x80", 0, false, "municipality_printed" },
	{ PROVINCE, "\xED\xA0\x80", 0, false, "province_name" },
	{ SOURCE, "a\xFF", 0, false, "source" },
	{ SIZE, NULL, 0, false, "struct_size" },
	{ SIZE, NULL, 7, false, "struct_size" },
	{ SIZE, NULL, 9, false, "struct_size" },
	{ SIZE, NULL, 1e15, false, "struct_size" },
};

Test(rows, what_is_no_row_is_refused_and_nothing_changes)
{
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	size_t rows = 0;
	for (size_t i = 0; i < sizeof refusals / sizeof refusals[0]; i++) {
		klp_row row = KLP_ROW_INIT;
		row.edition = "2023Q2";
		row.level = KLP_LEVEL_PROVINCE;
		row.province_code = "PV28";
		row.total = 7;
		set_field(&row, refusals[i].field, refusals[i].text, refusals[i].number);
		size_t editions = klp_dataset_editions(dataset);
		int province = klp_dataset_has_column(dataset, KLP_COLUMN_PROVINCE_CODE);
		klp_error *error = NULL;
		klp_status status = klp_dataset_add(dataset, &row, &error);
		rows += refusals[i].taken;
		cr_expect_eq(status, refusals[i].taken ? KLP_OK : KLP_INVALID_ARGUMENT, "row %zu (%s)", i, refusals[i].names);
		cr_expect_eq(klp_error_status(error), status, "row %zu", i);
		cr_expect(strstr(klp_error_message(error), refusals[i].names) != NULL, "row %zu: %s", i,
		          klp_error_message(error));
		cr_expect_eq(klp_dataset_rows(dataset), rows, "row %zu", i);
		if (!refusals[i].taken) {
			cr_expect_eq(klp_dataset_editions(dataset), editions, "row %zu", i);
			cr_expect_eq(klp_dataset_has_column(dataset, KLP_COLUMN_PROVINCE_CODE), province, "row %zu", i);
			cr_expect_eq(klp_dataset_integer(dataset, rows, KLP_COLUMN_TOTAL, NULL), 0, "row %zu", i);
		}
		klp_error_free(error);
	}
	klp_row out = KLP_ROW_INIT;
	out.total = 5;
	klp_error *error = NULL;
	cr_expect_eq(klp_dataset_get(dataset, rows, &out, &error), KLP_INVALID_ARGUMENT, "past the end");
	cr_expect_eq(out.total, 5, "untouched");
	klp_error_free(error);
	klp_dataset_free(dataset);
	cr_expect_eq(klp_memory_blocks(), 0u);
}

/* ----------------------------------------------------- older, newer callers */

Test(rows, an_older_caller_has_a_shorter_row_and_a_newer_one_a_longer)
{
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	klp_row full = KLP_ROW_INIT;
	full.edition = "2025Q2";
	full.total = 12;
	full.source = "a.txt";
	full.line = 3;
	full.municipality_printed = "Gorinchem";
	full.province_code = "PV28";
	full.province_name = "Zuid-Holland";
	cr_assert_eq(klp_dataset_add(dataset, &full, NULL), KLP_OK);

	/* Of a release that had no provinces. What lies past its end is not ours to read or write. */
	const size_t older = offsetof(klp_row, province_code);
	klp_row row = full;
	row.struct_size = older;
	row.province_code = (const char *)(uintptr_t)1;
	row.province_name = (const char *)(uintptr_t)1;
	cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
	expect_text(klp_dataset_text(dataset, 1, KLP_COLUMN_MUNICIPALITY_PRINTED), "Gorinchem", 1, "printed");
	expect_text(klp_dataset_text(dataset, 1, KLP_COLUMN_PROVINCE_CODE), NULL, 1, "province");
	memset(&row, 0x5A, sizeof row);
	row.struct_size = older;
	cr_assert_eq(klp_dataset_get(dataset, 0, &row, NULL), KLP_OK);
	cr_expect_eq(row.struct_size, older, "its size stays its own");
	expect_text(row.municipality_printed, "Gorinchem", 0, "printed");
	cr_expect_eq(row.total, 12);
	for (size_t i = older; i < sizeof row; i++)
		cr_expect_eq(((unsigned char *)&row)[i], 0x5A, "byte %zu", i);

	/* A row that holds an edition alone: everything else is at its default. */
	row = full;
	row.struct_size = offsetof(klp_row, level);
	cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
	klp_row out = KLP_ROW_INIT;
	cr_assert_eq(klp_dataset_get(dataset, 2, &out, NULL), KLP_OK);
	const klp_row init = KLP_ROW_INIT;
	klp_row expected = init;
	expected.edition = "2025Q2";
	expect_same_row(&out, &expected, 2);

	struct {
		klp_row row;
		uint64_t later;
	} newer = { full, 0 };
	newer.row.struct_size = sizeof newer;
	cr_expect_eq(klp_dataset_add(dataset, &newer.row, NULL), KLP_OK, "newer, and nothing new is told");
	newer.later = 1;
	cr_expect_eq(klp_dataset_add(dataset, &newer.row, NULL), KLP_INVALID_ARGUMENT, "what it tells is not known here");
	cr_expect_eq(klp_dataset_get(dataset, 0, &newer.row, NULL), KLP_OK, "what is known is given");
	cr_expect_eq(newer.later, 1u, "and the rest is left as it was");
	cr_expect_eq(newer.row.struct_size, sizeof newer);
	static const size_t sizes[] = { 0, sizeof(size_t) - 1, sizeof(size_t) + 1, SIZE_MAX };
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		klp_row bad = { .struct_size = sizes[i] };
		cr_expect_eq(klp_dataset_get(dataset, 0, &bad, NULL), KLP_INVALID_ARGUMENT, "row %zu", i);
		cr_expect_eq(bad.struct_size, sizes[i], "row %zu: untouched", i);
	}
	cr_expect_eq(klp_dataset_rows(dataset), 4u);
	klp_dataset_free(dataset);
}

Test(rows, know_the_boundaries_that_they_were_carried_to)
{
	static const struct {
		const char *why;
		int64_t boundaries;
		klp_status status;
	} cases[] = {
		{ "as printed", 0, KLP_OK },
		{ "the first year of which there can be an edition", 1900, KLP_OK },
		{ "a year", 2025, KLP_OK },
		{ "the last year of which there can be an edition", 2999, KLP_OK },
		{ "no year", 1899, KLP_INVALID_ARGUMENT },
		{ "nor this", 3000, KLP_INVALID_ARGUMENT },
		{ "nor this", -1, KLP_INVALID_ARGUMENT },
		{ "nor what looks like one when it is cut off", INT64_C(4294969321), KLP_INVALID_ARGUMENT },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_dataset *dataset = NULL, *copy = NULL;
		klp_row row = KLP_ROW_INIT, out = KLP_ROW_INIT;
		cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
		cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
		row.boundaries = cases[i].boundaries;
		cr_expect_eq(klp_dataset_add(dataset, &row, NULL), cases[i].status, "%s", cases[i].why);
		if (cases[i].status == KLP_OK) {
			cr_assert_eq(klp_dataset_select(&copy, dataset, NULL, NULL), KLP_OK);
			cr_assert_eq(klp_dataset_get(copy, 1, &out, NULL), KLP_OK);
			cr_expect_eq(out.boundaries, cases[i].boundaries, "%s", cases[i].why);
			cr_expect_eq(klp_dataset_boundaries(copy, 1), (int)cases[i].boundaries, "%s", cases[i].why);
			int64_t year = 0;
			cr_expect_eq(klp_dataset_integer(copy, 1, KLP_COLUMN_BOUNDARIES, &year), year != 0, "%s", cases[i].why);
			cr_expect_eq(year, cases[i].boundaries, "%s", cases[i].why);
			cr_expect_eq(klp_dataset_has_column(copy, KLP_COLUMN_BOUNDARIES), year != 0, "%s", cases[i].why);
		}
		cr_expect_eq(klp_dataset_boundaries(dataset, 0), 0, "%s: the row before", cases[i].why);
		cr_expect_eq(klp_dataset_boundaries(dataset, 2), 0, "%s: past the end", cases[i].why);
		klp_dataset_free(copy);
		klp_dataset_free(dataset);
	}
	cr_expect_eq(klp_dataset_boundaries(NULL, 0), 0);
}
