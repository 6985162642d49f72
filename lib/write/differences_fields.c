/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "write/differences_fields.h"

static struct field_value of_text(const char *text)
{
	return (struct field_value){ .type = text == NULL ? (klp_type)0 : KLP_TYPE_TEXT, .text = text };
}

static struct field_value of_integer(int there, int64_t integer)
{
	return (struct field_value){ .type = there ? KLP_TYPE_INTEGER : (klp_type)0, .integer = integer };
}

static struct field_value of_real(int there, double real)
{
	return (struct field_value){ .type = there ? KLP_TYPE_REAL : (klp_type)0, .real = real };
}

/* Pages, lines and regions begin at 1. */
static struct field_value of_positive(uint64_t number)
{
	return of_integer(number > 0 && number <= INT64_MAX, (int64_t)number);
}

enum what { KIND, LEVEL, COLUMN, MESSAGE, ORIGIN_BEFORE, ORIGIN_AFTER };

static struct field_value get_name(const klp_difference *difference, int which)
{
	int column = klp_difference_column(difference);
	switch ((enum what)which) {
	case KIND:
		return of_text(klp_difference_kind_name(klp_difference_kind_of(difference)));
	case LEVEL:
		return of_text(klp_level_name(klp_difference_level(difference)));
	case COLUMN:
		return of_text(column < 0 ? NULL : klp_column_name((klp_column)column));
	case ORIGIN_BEFORE:
		return of_text(klp_origin_name(klp_difference_origin_before(difference)));
	case ORIGIN_AFTER:
		return of_text(klp_origin_name(klp_difference_origin_after(difference)));
	case MESSAGE:
		break;
	}
	return of_text(klp_difference_message(difference));
}

/* Getters of the same kind, each with the number by which the table names it. */

enum text {
	REGION_NAME,
	CODE,
	NAME,
	PROVINCE_CODE,
	PROVINCE_NAME,
	TEXT_BEFORE,
	TEXT_AFTER,
	DATE,
	TO_CODE,
	TO_NAME,
	TO_REGION_NAME,
	SOURCE_BEFORE,
	SOURCE_AFTER
};

static struct field_value get_text(const klp_difference *difference, int which)
{
	static const char *(*const getters[])(const klp_difference *) = {
		[REGION_NAME] = klp_difference_region_name,       [CODE] = klp_difference_municipality_code,
		[NAME] = klp_difference_municipality_name,        [PROVINCE_CODE] = klp_difference_province_code,
		[PROVINCE_NAME] = klp_difference_province_name,   [TEXT_BEFORE] = klp_difference_before_text,
		[TEXT_AFTER] = klp_difference_after_text,         [DATE] = klp_difference_date,
		[TO_CODE] = klp_difference_to_municipality_code,  [TO_NAME] = klp_difference_to_municipality_name,
		[TO_REGION_NAME] = klp_difference_to_region_name, [SOURCE_BEFORE] = klp_difference_source_before,
		[SOURCE_AFTER] = klp_difference_source_after,
	};
	return of_text(getters[which](difference));
}

enum number { DIFFERENCE, TERRITORY };

static struct field_value get_integer(const klp_difference *difference, int which)
{
	int64_t value = 0;
	int there = which == DIFFERENCE ? klp_difference_difference(difference, &value)
	                                : klp_difference_territory(difference, &value);
	return of_integer(there, value);
}

static struct field_value get_weight(const klp_difference *difference, int which)
{
	(void)which;
	return of_integer(!klp_difference_is_territory(difference), klp_difference_weight(difference));
}

static struct field_value get_region(const klp_difference *difference, int to)
{
	int number = to ? klp_difference_to_region_number(difference) : klp_difference_region_number(difference);
	return of_positive((uint64_t)number);
}

/* A percentage is no number of persons, and so real. */
static struct field_value get_side(const klp_difference *difference, int after)
{
	int64_t integer = 0;
	double real = 0;
	int there = after ? klp_difference_after(difference, &integer) : klp_difference_before(difference, &integer);
	if (there)
		return of_integer(1, integer);
	there = after ? klp_difference_after_real(difference, &real) : klp_difference_before_real(difference, &real);
	return of_real(there, real);
}

enum real { CHANGE, SHARE_BEFORE, SHARE_AFTER, SHARE_DIFFERENCE };

static struct field_value get_real(const klp_difference *difference, int which)
{
	static int (*const getters[])(const klp_difference *, double *) = {
		[CHANGE] = klp_difference_change,
		[SHARE_BEFORE] = klp_difference_profile_share_before,
		[SHARE_AFTER] = klp_difference_profile_share_after,
		[SHARE_DIFFERENCE] = klp_difference_profile_share_difference,
	};
	double value = 0;
	int there = getters[which](difference, &value);
	return of_real(there, value);
}

static struct field_value get_part(const klp_difference *difference, int which)
{
	(void)which;
	return of_real(klp_difference_is_territory(difference), klp_difference_share(difference));
}

static struct field_value get_count_before(const klp_difference *difference, int column)
{
	int64_t value = 0;
	int there = klp_difference_count_before(difference, (klp_column)column, &value);
	return of_integer(there, value);
}

static struct field_value get_count_after(const klp_difference *difference, int column)
{
	int64_t value = 0;
	int there = klp_difference_count_after(difference, (klp_column)column, &value);
	return of_integer(there, value);
}

enum place { PAGE_BEFORE, LINE_BEFORE, PAGE_AFTER, LINE_AFTER };

static struct field_value get_place(const klp_difference *difference, int which)
{
	static uint64_t (*const getters[])(const klp_difference *) = {
		[PAGE_BEFORE] = klp_difference_page_before,
		[LINE_BEFORE] = klp_difference_line_before,
		[PAGE_AFTER] = klp_difference_page_after,
		[LINE_AFTER] = klp_difference_line_after,
	};
	return of_positive(getters[which](difference));
}

static const struct difference_field fields[] = {
	{ "kind", get_name, KIND },
	{ "level", get_name, LEVEL },
	{ "region_number", get_region, 0 },
	{ "region_name", get_text, REGION_NAME },
	{ "municipality_code", get_text, CODE },
	{ "municipality_name", get_text, NAME },
	{ "province_code", get_text, PROVINCE_CODE },
	{ "province_name", get_text, PROVINCE_NAME },
	{ "column", get_name, COLUMN },
	{ "before", get_side, 0 },
	{ "after", get_side, 1 },
	{ "difference", get_integer, DIFFERENCE },
	{ "change", get_real, CHANGE },
	{ "before_text", get_text, TEXT_BEFORE },
	{ "after_text", get_text, TEXT_AFTER },
	{ "profile_share_before", get_real, SHARE_BEFORE },
	{ "profile_share_after", get_real, SHARE_AFTER },
	{ "profile_share_difference", get_real, SHARE_DIFFERENCE },
	{ "territory", get_integer, TERRITORY },
	{ "origin_before", get_name, ORIGIN_BEFORE },
	{ "origin_after", get_name, ORIGIN_AFTER },
	{ "municipal_profile_before", get_count_before, KLP_COLUMN_MUNICIPAL_PROFILE },
	{ "municipal_profile_after", get_count_after, KLP_COLUMN_MUNICIPAL_PROFILE },
	{ "municipal_no_profile_before", get_count_before, KLP_COLUMN_MUNICIPAL_NO_PROFILE },
	{ "municipal_no_profile_after", get_count_after, KLP_COLUMN_MUNICIPAL_NO_PROFILE },
	{ "uwv_profile_before", get_count_before, KLP_COLUMN_UWV_PROFILE },
	{ "uwv_profile_after", get_count_after, KLP_COLUMN_UWV_PROFILE },
	{ "uwv_no_profile_before", get_count_before, KLP_COLUMN_UWV_NO_PROFILE },
	{ "uwv_no_profile_after", get_count_after, KLP_COLUMN_UWV_NO_PROFILE },
	{ "total_before", get_count_before, KLP_COLUMN_TOTAL },
	{ "total_after", get_count_after, KLP_COLUMN_TOTAL },
	{ "register_total_before", get_count_before, KLP_COLUMN_REGISTER_TOTAL },
	{ "register_total_after", get_count_after, KLP_COLUMN_REGISTER_TOTAL },
	{ "date", get_text, DATE },
	{ "to_municipality_code", get_text, TO_CODE },
	{ "to_municipality_name", get_text, TO_NAME },
	{ "to_region_number", get_region, 1 },
	{ "to_region_name", get_text, TO_REGION_NAME },
	{ "share", get_part, 0 },
	{ "source_before", get_text, SOURCE_BEFORE },
	{ "page_before", get_place, PAGE_BEFORE },
	{ "line_before", get_place, LINE_BEFORE },
	{ "source_after", get_text, SOURCE_AFTER },
	{ "page_after", get_place, PAGE_AFTER },
	{ "line_after", get_place, LINE_AFTER },
	{ "weight", get_weight, 0 },
	{ "message", get_name, MESSAGE },
};

const struct difference_field *differences_field(size_t index)
{
	return index < sizeof fields / sizeof fields[0] ? &fields[index] : NULL;
}
