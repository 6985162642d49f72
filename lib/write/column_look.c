/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "write/column_look.h"
#include "write/column_words.h"

#include <stdbool.h>

/* Whether a column holds differences, which are more or less than nothing. */
static bool is_change(klp_column column)
{
	switch (column) {
	case KLP_COLUMN_UNPLACED:
	case KLP_COLUMN_TOTAL_DIFFERENCE:
	case KLP_COLUMN_TOTAL_CHANGE:
	case KLP_COLUMN_PROFILE_SHARE_DIFFERENCE:
	case KLP_COLUMN_BASE_TOTAL_DIFFERENCE:
	case KLP_COLUMN_BASE_TOTAL_CHANGE:
	case KLP_COLUMN_BASE_PROFILE_SHARE_DIFFERENCE:
	case KLP_COLUMN_LEVEL_CONTRIBUTION:
	case KLP_COLUMN_MIX_CONTRIBUTION:
		return true;
	default:
		return false;
	}
}

enum column_look column_look_of(klp_column column)
{
	switch (column_words[column].unit) {
	case UNIT_PERSONS:
		return is_change(column) ? LOOK_PERSONS_CHANGE : LOOK_PERSONS;
	case UNIT_FRACTION:
		return is_change(column) ? LOOK_SHARE_CHANGE : LOOK_SHARE;
	case UNIT_PERCENT:
		return LOOK_PERCENT;
	default:
		return LOOK_PLAIN;
	}
}

const char *level_title(klp_level level, enum language language)
{
	static const char *const titles[][LANGUAGES] = {
		[KLP_LEVEL_COUNTRY] = { "country", "land" },
		[KLP_LEVEL_PROVINCE] = { "province", "provincie" },
		[KLP_LEVEL_REGION] = { "labour market region", "arbeidsmarktregio" },
		[KLP_LEVEL_MUNICIPALITY] = { "municipality", "gemeente" },
	};
	return titles[level][language];
}
