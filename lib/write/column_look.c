/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "write/column_look.h"

struct titled {
	const char *title[LANGUAGES];
	enum column_look look;
};

#define TITLED(look, english, dutch) \
	{                                \
		{ english, dutch }, look     \
	}

static const struct titled columns[KLP_COLUMN_COUNT] = {
	[KLP_COLUMN_EDITION] = TITLED(LOOK_PLAIN, "Edition", "Editie"),
	[KLP_COLUMN_LEVEL] = TITLED(LOOK_PLAIN, "Level", "Niveau"),
	[KLP_COLUMN_REGION_NUMBER] = TITLED(LOOK_PLAIN, "Region number", "Regionummer"),
	[KLP_COLUMN_REGION_CODE] = TITLED(LOOK_PLAIN, "Region code", "Regiocode"),
	[KLP_COLUMN_REGION_NAME] = TITLED(LOOK_PLAIN, "Labour market region", "Arbeidsmarktregio"),
	[KLP_COLUMN_MUNICIPALITY_CODE] = TITLED(LOOK_PLAIN, "Municipality code", "Gemeentecode"),
	[KLP_COLUMN_MUNICIPALITY_NAME] = TITLED(LOOK_PLAIN, "Municipality", "Gemeente"),
	[KLP_COLUMN_MUNICIPAL_PROFILE] =
		TITLED(LOOK_PERSONS, "Municipal clients with a profile", "Gemeentecliënten met klantprofiel"),
	[KLP_COLUMN_MUNICIPAL_NO_PROFILE] =
		TITLED(LOOK_PERSONS, "Municipal clients without a profile", "Gemeentecliënten zonder klantprofiel"),
	[KLP_COLUMN_UWV_PROFILE] = TITLED(LOOK_PERSONS, "UWV clients with a profile", "UWV-cliënten met klantprofiel"),
	[KLP_COLUMN_UWV_NO_PROFILE] =
		TITLED(LOOK_PERSONS, "UWV clients without a profile", "UWV-cliënten zonder klantprofiel"),
	[KLP_COLUMN_TOTAL] = TITLED(LOOK_PERSONS, "Total", "Totaal"),
	[KLP_COLUMN_REGISTER_TOTAL] = TITLED(LOOK_PERSONS, "Target group register", "Doelgroepregister"),
	[KLP_COLUMN_KNOWN_PERCENT] =
		TITLED(LOOK_PERCENT, "Known in Sonar (percent, as printed)", "Bekend in Sonar (procent, zoals gedrukt)"),
	[KLP_COLUMN_ORIGIN] = TITLED(LOOK_PLAIN, "Origin of the counts", "Herkomst van de aantallen"),
	[KLP_COLUMN_SOURCE] = TITLED(LOOK_PLAIN, "Source", "Bron"),
	[KLP_COLUMN_PAGE] = TITLED(LOOK_PLAIN, "Page", "Pagina"),
	[KLP_COLUMN_LINE] = TITLED(LOOK_PLAIN, "Line", "Regel"),
	[KLP_COLUMN_MUNICIPALITY_PRINTED] = TITLED(LOOK_PLAIN, "Municipality, as printed", "Gemeente, zoals gedrukt"),
	[KLP_COLUMN_PROVINCE_CODE] = TITLED(LOOK_PLAIN, "Province code", "Provinciecode"),
	[KLP_COLUMN_PROVINCE_NAME] = TITLED(LOOK_PLAIN, "Province", "Provincie"),
	[KLP_COLUMN_PROFILE_SHARE] = TITLED(LOOK_SHARE, "Profile share", "Profielaandeel"),
	[KLP_COLUMN_MUNICIPAL_PROFILE_SHARE] =
		TITLED(LOOK_SHARE, "Profile share of municipal clients", "Profielaandeel van gemeentecliënten"),
	[KLP_COLUMN_UWV_PROFILE_SHARE] =
		TITLED(LOOK_SHARE, "Profile share of UWV clients", "Profielaandeel van UWV-cliënten"),
	[KLP_COLUMN_REGISTER_COVERAGE] = TITLED(LOOK_SHARE, "Register coverage", "Dekking van het register"),
	[KLP_COLUMN_BOUNDARIES] = TITLED(LOOK_PLAIN, "Boundaries of the year", "Grenzen van het jaar"),
	[KLP_COLUMN_MUNICIPAL_SHARE] = TITLED(LOOK_SHARE, "Share of municipal clients", "Aandeel gemeentecliënten"),
	[KLP_COLUMN_UNPLACED] = TITLED(LOOK_PERSONS_CHANGE, "Placed in no region", "In geen regio geplaatst"),
	[KLP_COLUMN_RANK_IN_COUNTRY] = TITLED(LOOK_PLAIN, "Rank in the country", "Rang in het land"),
	[KLP_COLUMN_RANK_IN_REGION] = TITLED(LOOK_PLAIN, "Rank in the region", "Rang in de regio"),
	[KLP_COLUMN_TOTAL_DIFFERENCE] = TITLED(LOOK_PERSONS_CHANGE, "Total, more or fewer than the quarter before",
	                                       "Totaal, meer of minder dan het kwartaal ervoor"),
	[KLP_COLUMN_TOTAL_CHANGE] = TITLED(LOOK_SHARE_CHANGE, "Total, change since the quarter before",
	                                   "Totaal, verandering sinds het kwartaal ervoor"),
	[KLP_COLUMN_PROFILE_SHARE_DIFFERENCE] =
		TITLED(LOOK_SHARE_CHANGE, "Profile share, percentage points since the quarter before",
	           "Profielaandeel, procentpunten sinds het kwartaal ervoor"),
	[KLP_COLUMN_BASE_TOTAL_DIFFERENCE] = TITLED(LOOK_PERSONS_CHANGE, "Total, more or fewer than the base edition",
	                                            "Totaal, meer of minder dan de basiseditie"),
	[KLP_COLUMN_BASE_TOTAL_CHANGE] =
		TITLED(LOOK_SHARE_CHANGE, "Total, change since the base edition", "Totaal, verandering sinds de basiseditie"),
	[KLP_COLUMN_BASE_PROFILE_SHARE_DIFFERENCE] =
		TITLED(LOOK_SHARE_CHANGE, "Profile share, percentage points since the base edition",
	           "Profielaandeel, procentpunten sinds de basiseditie"),
	[KLP_COLUMN_LEVEL_CONTRIBUTION] =
		TITLED(LOOK_SHARE_CHANGE, "Contribution of its own profile share to the region's, percentage points",
	           "Bijdrage van het eigen profielaandeel aan dat van de regio, procentpunten"),
	[KLP_COLUMN_MIX_CONTRIBUTION] =
		TITLED(LOOK_SHARE_CHANGE, "Contribution of its part of the region's clients, percentage points",
	           "Bijdrage van het deel van de cliënten van de regio, procentpunten"),
};

const char *column_title(klp_column column, enum language language)
{
	return columns[column].title[language];
}

enum column_look column_look_of(klp_column column)
{
	return columns[column].look;
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
