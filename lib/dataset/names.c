/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The columns and their kinds, by name: one table that every format follows. */

#include "dataset/columns.h"

#include <string.h>

const struct column_kind columns_kinds[KLP_COLUMN_COUNT] = {
	[KLP_COLUMN_EDITION] = { "edition", KLP_TYPE_TEXT },
	[KLP_COLUMN_LEVEL] = { "level", KLP_TYPE_TEXT },
	[KLP_COLUMN_REGION_NUMBER] = { "region_number", KLP_TYPE_INTEGER },
	[KLP_COLUMN_REGION_CODE] = { "region_code", KLP_TYPE_TEXT },
	[KLP_COLUMN_REGION_NAME] = { "region_name", KLP_TYPE_TEXT },
	[KLP_COLUMN_MUNICIPALITY_CODE] = { "municipality_code", KLP_TYPE_TEXT },
	[KLP_COLUMN_MUNICIPALITY_NAME] = { "municipality_name", KLP_TYPE_TEXT },
	[KLP_COLUMN_MUNICIPAL_PROFILE] = { "municipal_profile", KLP_TYPE_INTEGER },
	[KLP_COLUMN_MUNICIPAL_NO_PROFILE] = { "municipal_no_profile", KLP_TYPE_INTEGER },
	[KLP_COLUMN_UWV_PROFILE] = { "uwv_profile", KLP_TYPE_INTEGER },
	[KLP_COLUMN_UWV_NO_PROFILE] = { "uwv_no_profile", KLP_TYPE_INTEGER },
	[KLP_COLUMN_TOTAL] = { "total", KLP_TYPE_INTEGER },
	[KLP_COLUMN_REGISTER_TOTAL] = { "register_total", KLP_TYPE_INTEGER },
	[KLP_COLUMN_KNOWN_PERCENT] = { "known_percent", KLP_TYPE_REAL },
	[KLP_COLUMN_ORIGIN] = { "origin", KLP_TYPE_TEXT },
	[KLP_COLUMN_SOURCE] = { "source", KLP_TYPE_TEXT },
	[KLP_COLUMN_PAGE] = { "page", KLP_TYPE_INTEGER },
	[KLP_COLUMN_LINE] = { "line", KLP_TYPE_INTEGER },
	[KLP_COLUMN_MUNICIPALITY_PRINTED] = { "municipality_printed", KLP_TYPE_TEXT },
	[KLP_COLUMN_PROVINCE_CODE] = { "province_code", KLP_TYPE_TEXT },
	[KLP_COLUMN_PROVINCE_NAME] = { "province_name", KLP_TYPE_TEXT },
	[KLP_COLUMN_PROFILE_SHARE] = { "profile_share", KLP_TYPE_REAL },
	[KLP_COLUMN_MUNICIPAL_PROFILE_SHARE] = { "municipal_profile_share", KLP_TYPE_REAL },
	[KLP_COLUMN_UWV_PROFILE_SHARE] = { "uwv_profile_share", KLP_TYPE_REAL },
	[KLP_COLUMN_REGISTER_COVERAGE] = { "register_coverage", KLP_TYPE_REAL },
	[KLP_COLUMN_BOUNDARIES] = { "boundaries", KLP_TYPE_INTEGER },
	[KLP_COLUMN_MUNICIPAL_SHARE] = { "municipal_share", KLP_TYPE_REAL },
	[KLP_COLUMN_UNPLACED] = { "unplaced", KLP_TYPE_INTEGER },
	[KLP_COLUMN_RANK_IN_COUNTRY] = { "rank_in_country", KLP_TYPE_INTEGER },
	[KLP_COLUMN_RANK_IN_REGION] = { "rank_in_region", KLP_TYPE_INTEGER },
	[KLP_COLUMN_TOTAL_DIFFERENCE] = { "total_difference", KLP_TYPE_INTEGER },
	[KLP_COLUMN_TOTAL_CHANGE] = { "total_change", KLP_TYPE_REAL },
	[KLP_COLUMN_PROFILE_SHARE_DIFFERENCE] = { "profile_share_difference", KLP_TYPE_REAL },
	[KLP_COLUMN_BASE_TOTAL_DIFFERENCE] = { "base_total_difference", KLP_TYPE_INTEGER },
	[KLP_COLUMN_BASE_TOTAL_CHANGE] = { "base_total_change", KLP_TYPE_REAL },
	[KLP_COLUMN_BASE_PROFILE_SHARE_DIFFERENCE] = { "base_profile_share_difference", KLP_TYPE_REAL },
	[KLP_COLUMN_LEVEL_CONTRIBUTION] = { "level_contribution", KLP_TYPE_REAL },
	[KLP_COLUMN_MIX_CONTRIBUTION] = { "mix_contribution", KLP_TYPE_REAL },
};

/* Of the columns that hold numbers of persons, and so may have something else printed in their place. */
static const char *const printed_names[KLP_COLUMN_COUNT] = {
	[KLP_COLUMN_MUNICIPAL_PROFILE] = "municipal_profile_printed",
	[KLP_COLUMN_MUNICIPAL_NO_PROFILE] = "municipal_no_profile_printed",
	[KLP_COLUMN_UWV_PROFILE] = "uwv_profile_printed",
	[KLP_COLUMN_UWV_NO_PROFILE] = "uwv_no_profile_printed",
	[KLP_COLUMN_TOTAL] = "total_printed",
	[KLP_COLUMN_REGISTER_TOTAL] = "register_total_printed",
};

const char *klp_column_name(klp_column column)
{
	return columns_is_one(column) ? columns_kinds[column].name : NULL;
}

klp_type klp_column_type(klp_column column)
{
	return columns_is_one(column) ? columns_kinds[column].type : (klp_type)0;
}

bool dataset_is_indicator(klp_column column)
{
	return column >= KLP_COLUMN_PROFILE_SHARE && column < KLP_COLUMN_COUNT && column != KLP_COLUMN_BOUNDARIES;
}

int klp_column_find(const char *name)
{
	for (int i = 0; name != NULL && i < KLP_COLUMN_COUNT; i++)
		if (strcmp(columns_kinds[i].name, name) == 0)
			return i;
	return -1;
}

const char *dataset_printed_name(klp_column column)
{
	return columns_is_one(column) ? printed_names[column] : NULL;
}

int dataset_find_printed(const char *name)
{
	for (int i = 0; name != NULL && i < KLP_COLUMN_COUNT; i++)
		if (printed_names[i] != NULL && strcmp(printed_names[i], name) == 0)
			return i;
	return -1;
}

static const char *const level_names[] = { NULL, "country", "province", "region", "municipality" };
static const char *const origin_names[] = { NULL, "published", "computed", "estimated" };
static const char *const severity_names[] = { NULL, "information", "warning", "error" };
static const char *const confidence_names[] = { NULL, "ambiguous", "likely", "certain" };

const char *klp_level_name(klp_level level)
{
	bool known = level >= KLP_LEVEL_COUNTRY && level <= KLP_LEVEL_MUNICIPALITY;
	return known ? level_names[level] : NULL;
}

int klp_level_find(const char *name)
{
	for (int i = KLP_LEVEL_COUNTRY; name != NULL && i <= KLP_LEVEL_MUNICIPALITY; i++)
		if (strcmp(level_names[i], name) == 0)
			return i;
	return 0;
}

const char *klp_origin_name(klp_origin origin)
{
	bool known = origin >= KLP_ORIGIN_PUBLISHED && origin <= KLP_ORIGIN_ESTIMATED;
	return known ? origin_names[origin] : NULL;
}

const char *klp_confidence_name(klp_confidence confidence)
{
	bool known = confidence >= KLP_CONFIDENCE_AMBIGUOUS && confidence <= KLP_CONFIDENCE_CERTAIN;
	return known ? confidence_names[confidence] : NULL;
}

int klp_confidence_find(const char *name)
{
	for (int i = KLP_CONFIDENCE_AMBIGUOUS; name != NULL && i <= KLP_CONFIDENCE_CERTAIN; i++)
		if (strcmp(confidence_names[i], name) == 0)
			return i;
	return -1;
}

const char *klp_severity_name(klp_severity severity)
{
	bool known = severity >= KLP_SEVERITY_INFORMATION && severity <= KLP_SEVERITY_ERROR;
	return known ? severity_names[severity] : NULL;
}
