/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The getters of one difference. */

#include "dataset/differences.h"

/* -------------------------------------------------------------- what it is about */

klp_difference_kind klp_difference_kind_of(const klp_difference *difference)
{
	return difference == NULL ? (klp_difference_kind)0 : difference->kind;
}

const char *klp_difference_message(const klp_difference *difference)
{
	return difference == NULL ? "" : difference->message;
}

int64_t klp_difference_weight(const klp_difference *difference)
{
	return difference == NULL ? 0 : difference->weight;
}

klp_level klp_difference_level(const klp_difference *difference)
{
	return difference == NULL ? (klp_level)0 : difference->level;
}

int klp_difference_region_number(const klp_difference *difference)
{
	return difference == NULL ? 0 : difference->region_number;
}

const char *klp_difference_region_name(const klp_difference *difference)
{
	return difference == NULL ? NULL : difference->region_name;
}

const char *klp_difference_municipality_code(const klp_difference *difference)
{
	return difference == NULL ? NULL : difference->municipality_code;
}

const char *klp_difference_municipality_name(const klp_difference *difference)
{
	return difference == NULL ? NULL : difference->municipality_name;
}

const char *klp_difference_province_code(const klp_difference *difference)
{
	return difference == NULL ? NULL : difference->province_code;
}

const char *klp_difference_province_name(const klp_difference *difference)
{
	return difference == NULL ? NULL : difference->province_name;
}

int klp_difference_column(const klp_difference *difference)
{
	return difference == NULL ? -1 : difference->column;
}

/* ----------------------------------------------------------------- counts */

/* The place of a column among the counts of a side, or -1. */
static int count_of(int column)
{
	if (column == KLP_COLUMN_REGISTER_TOTAL)
		return DATASET_COUNTS;
	int count = column - (int)DATASET_FIRST_COUNT;
	return count >= 0 && count < DATASET_COUNTS ? count : -1;
}

static int give_count(const klp_difference *difference, size_t side, int column, int64_t *value)
{
	int count = count_of(column);
	if (difference == NULL || count < 0)
		return 0;
	return dataset_give_count(value, difference->side[side].counts[count]);
}

/* Of the row as a whole its total. */
static int give(const klp_difference *difference, size_t side, int64_t *value)
{
	int column = klp_difference_column(difference);
	return give_count(difference, side, column < 0 ? (int)KLP_COLUMN_TOTAL : column, value);
}

int klp_difference_before(const klp_difference *difference, int64_t *value)
{
	return give(difference, BEFORE, value);
}

int klp_difference_after(const klp_difference *difference, int64_t *value)
{
	return give(difference, AFTER, value);
}

int klp_difference_difference(const klp_difference *difference, int64_t *value)
{
	int64_t before, after;
	if (!give(difference, BEFORE, &before) || !give(difference, AFTER, &after))
		return 0;
	return dataset_give_count(value, after - before);
}

static int give_real(double *value, double real)
{
	if (value != NULL)
		*value = real;
	return 1;
}

int klp_difference_change(const klp_difference *difference, double *value)
{
	int64_t before, after;
	if (!give(difference, BEFORE, &before) || !give(difference, AFTER, &after) || before == 0)
		return 0;
	return give_real(value, (double)(after - before) / (double)before);
}

static int give_as_real(const klp_difference *difference, size_t side, double *value)
{
	int64_t count;
	if (klp_difference_column(difference) == KLP_COLUMN_KNOWN_PERCENT) {
		double percent = difference->side[side].percent;
		return percent < 0 ? 0 : give_real(value, percent);
	}
	return give(difference, side, &count) ? give_real(value, (double)count) : 0;
}

int klp_difference_before_real(const klp_difference *difference, double *value)
{
	return give_as_real(difference, BEFORE, value);
}

int klp_difference_after_real(const klp_difference *difference, double *value)
{
	return give_as_real(difference, AFTER, value);
}

const char *klp_difference_before_text(const klp_difference *difference)
{
	return difference == NULL ? NULL : difference->side[BEFORE].text;
}

const char *klp_difference_after_text(const klp_difference *difference)
{
	return difference == NULL ? NULL : difference->side[AFTER].text;
}

int klp_difference_count_before(const klp_difference *difference, klp_column column, int64_t *value)
{
	return give_count(difference, BEFORE, (int)column, value);
}

int klp_difference_count_after(const klp_difference *difference, klp_column column, int64_t *value)
{
	return give_count(difference, AFTER, (int)column, value);
}

/* ----------------------------------------------------------------- shares */

static int give_share(const klp_difference *difference, size_t side, double *value)
{
	int64_t municipal, uwv, total;
	if (!give_count(difference, side, KLP_COLUMN_MUNICIPAL_PROFILE, &municipal) ||
	    !give_count(difference, side, KLP_COLUMN_UWV_PROFILE, &uwv) ||
	    !give_count(difference, side, KLP_COLUMN_TOTAL, &total) || total == 0)
		return 0;
	return give_real(value, (double)(municipal + uwv) / (double)total);
}

int klp_difference_profile_share_before(const klp_difference *difference, double *value)
{
	return give_share(difference, BEFORE, value);
}

int klp_difference_profile_share_after(const klp_difference *difference, double *value)
{
	return give_share(difference, AFTER, value);
}

int klp_difference_profile_share_difference(const klp_difference *difference, double *value)
{
	double before, after;
	if (!give_share(difference, BEFORE, &before) || !give_share(difference, AFTER, &after))
		return 0;
	return give_real(value, after - before);
}

int klp_difference_territory(const klp_difference *difference, int64_t *value)
{
	return difference == NULL ? 0 : dataset_give_count(value, difference->territory);
}

/* ---------------------------------------------------------- where it comes from */

klp_origin klp_difference_origin_before(const klp_difference *difference)
{
	return difference == NULL ? (klp_origin)0 : difference->side[BEFORE].origin;
}

klp_origin klp_difference_origin_after(const klp_difference *difference)
{
	return difference == NULL ? (klp_origin)0 : difference->side[AFTER].origin;
}

const char *klp_difference_source_before(const klp_difference *difference)
{
	return difference == NULL ? NULL : difference->side[BEFORE].place.source;
}

uint64_t klp_difference_page_before(const klp_difference *difference)
{
	return difference == NULL ? 0 : difference->side[BEFORE].place.page;
}

uint64_t klp_difference_line_before(const klp_difference *difference)
{
	return difference == NULL ? 0 : difference->side[BEFORE].place.line;
}

const char *klp_difference_source_after(const klp_difference *difference)
{
	return difference == NULL ? NULL : difference->side[AFTER].place.source;
}

uint64_t klp_difference_page_after(const klp_difference *difference)
{
	return difference == NULL ? 0 : difference->side[AFTER].place.page;
}

uint64_t klp_difference_line_after(const klp_difference *difference)
{
	return difference == NULL ? 0 : difference->side[AFTER].place.line;
}

/* ------------------------------------------------ what happened to the territory */

int klp_difference_is_territory(const klp_difference *difference)
{
	return difference != NULL && differences_kind_is_territory(difference->kind);
}

const char *klp_difference_date(const klp_difference *difference)
{
	return difference == NULL ? NULL : difference->date;
}

const char *klp_difference_to_municipality_code(const klp_difference *difference)
{
	return difference == NULL ? NULL : difference->to_code;
}

const char *klp_difference_to_municipality_name(const klp_difference *difference)
{
	return difference == NULL ? NULL : difference->to_name;
}

int klp_difference_to_region_number(const klp_difference *difference)
{
	return difference == NULL ? 0 : difference->to_region_number;
}

const char *klp_difference_to_region_name(const klp_difference *difference)
{
	return difference == NULL ? NULL : difference->to_region_name;
}

double klp_difference_share(const klp_difference *difference)
{
	return difference == NULL ? 0 : difference->share;
}
