/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "write/column_words.h"

enum {
	COUNTRY_ONLY = COLUMN_OF(KLP_LEVEL_COUNTRY),
	MUNICIPALITIES = COLUMN_OF(KLP_LEVEL_MUNICIPALITY),
	BELOW_COUNTRY = COLUMN_OF(KLP_LEVEL_PROVINCE) | COLUMN_OF(KLP_LEVEL_REGION) | MUNICIPALITIES,
	WITHIN_REGION = COLUMN_OF(KLP_LEVEL_REGION) | MUNICIPALITIES,
	PROVINCES = COLUMN_OF(KLP_LEVEL_PROVINCE) | MUNICIPALITIES,
};

const struct column_words column_words[KLP_COLUMN_COUNT] = {
	[KLP_COLUMN_EDITION] = { .title = { "Edition", "Editie" },
	                         .meaning = { "The quarter of the publication, counted on its last day.",
	                                      "Het kwartaal van de publicatie, geteld op de laatste dag ervan." } },
	[KLP_COLUMN_LEVEL] = { .title = { "Level", "Niveau" },
	                       .meaning = { "What the row is about: the country, a province, a labour market region or a "
	                                    "municipality.",
	                                    "Waar de rij over gaat: het land, een provincie, een arbeidsmarktregio of een "
	                                    "gemeente." } },
	[KLP_COLUMN_REGION_NUMBER] = { .title = { "Region number", "Regionummer" },
	                               .meaning = { "The number that UWV gives the labour market region.",
	                                            "Het nummer dat UWV de arbeidsmarktregio geeft." },
	                               .unit = UNIT_NONE,
	                               .levels = WITHIN_REGION },
	[KLP_COLUMN_REGION_CODE] = { .title = { "Region code", "Regiocode" },
	                             .meaning = { "The code that Statistics Netherlands (CBS) gives the labour market "
	                                          "region.",
	                                          "De code die het CBS de arbeidsmarktregio geeft." },
	                             .unit = UNIT_NONE,
	                             .levels = WITHIN_REGION },
	[KLP_COLUMN_REGION_NAME] = { .title = { "Labour market region", "Arbeidsmarktregio" },
	                             .meaning = { "The name that UWV gives the labour market region.",
	                                          "De naam die UWV de arbeidsmarktregio geeft." },
	                             .unit = UNIT_NONE,
	                             .levels = WITHIN_REGION },
	[KLP_COLUMN_MUNICIPALITY_CODE] = { .title = { "Municipality code", "Gemeentecode" },
	                                   .meaning = { "The code that Statistics Netherlands (CBS) gives the "
	                                                "municipality.",
	                                                "De code die het CBS de gemeente geeft." },
	                                   .unit = UNIT_NONE,
	                                   .levels = MUNICIPALITIES },
	[KLP_COLUMN_MUNICIPALITY_NAME] = { .title = { "Municipality", "Gemeente" },
	                                   .meaning = { "The official name of the municipality; absent when it was not "
	                                                "recognised.",
	                                                "De officiële naam van de gemeente; afwezig als die niet is "
	                                                "herkend." },
	                                   .unit = UNIT_NONE,
	                                   .levels = MUNICIPALITIES },
	[KLP_COLUMN_MUNICIPAL_PROFILE] = { .title = { "Municipal clients with a profile",
	                                              "Gemeentecliënten met klantprofiel" },
	                                   .meaning = { "Clients served by a municipality, with a client profile.",
	                                                "Cliënten van de gemeente met een klantprofiel." },
	                                   .unit = UNIT_PERSONS },
	[KLP_COLUMN_MUNICIPAL_NO_PROFILE] = { .title = { "Municipal clients without a profile",
	                                                 "Gemeentecliënten zonder klantprofiel" },
	                                      .meaning = { "Clients served by a municipality, without a client profile.",
	                                                   "Cliënten van de gemeente zonder klantprofiel." },
	                                      .unit = UNIT_PERSONS },
	[KLP_COLUMN_UWV_PROFILE] = { .title = { "UWV clients with a profile", "UWV-cliënten met klantprofiel" },
	                             .meaning = { "Clients served by UWV, with a client profile.",
	                                          "Cliënten van UWV met een klantprofiel." },
	                             .unit = UNIT_PERSONS },
	[KLP_COLUMN_UWV_NO_PROFILE] = { .title = { "UWV clients without a profile", "UWV-cliënten zonder klantprofiel" },
	                                .meaning = { "Clients served by UWV, without a client profile.",
	                                             "Cliënten van UWV zonder klantprofiel." },
	                                .unit = UNIT_PERSONS },
	[KLP_COLUMN_TOTAL] = { .title = { "Total", "Totaal" },
	                       .meaning = { "All clients counted; as printed, and so not always the sum of the four.",
	                                    "Alle getelde cliënten; zoals gedrukt, en dus niet altijd de som van de "
	                                    "vier." },
	                       .unit = UNIT_PERSONS },
	[KLP_COLUMN_REGISTER_TOTAL] = { .title = { "Target group register", "Doelgroepregister" },
	                                .meaning = { "Persons in the target group register, where printed.",
	                                             "Personen in het doelgroepregister, waar dat gedrukt is." },
	                                .unit = UNIT_PERSONS },
	[KLP_COLUMN_KNOWN_PERCENT] = { .title = { "Known in Sonar, percent", "Bekend in Sonar, procent" },
	                               .meaning = { "The percentage of the target group register known in Sonar, as "
	                                            "printed.",
	                                            "Het percentage van het doelgroepregister dat in Sonar bekend is, "
	                                            "zoals "
	                                            "gedrukt." },
	                               .unit = UNIT_PERCENT },
	[KLP_COLUMN_ORIGIN] = { .title = { "Origin", "Herkomst" },
	                        .meaning = { "Where the counts come from: published, computed exactly from other rows, or "
	                                     "estimated.",
	                                     "Waar de aantallen vandaan komen: gepubliceerd, exact berekend uit andere "
	                                     "rijen, of "
	                                     "geschat." } },
	[KLP_COLUMN_SOURCE] = { .title = { "Source", "Bron" },
	                        .meaning = { "The file that the row was read from.",
	                                     "Het bestand waaruit de rij is gelezen." } },
	[KLP_COLUMN_PAGE] = { .title = { "Page", "Bladzijde" },
	                      .meaning = { "The page in the source, from 1.", "De bladzijde in de bron, vanaf 1." } },
	[KLP_COLUMN_LINE] = { .title = { "Line", "Regel" },
	                      .meaning = { "The line in the source, from 1.", "De regel in de bron, vanaf 1." } },
	[KLP_COLUMN_MUNICIPALITY_PRINTED] = { .title = { "Municipality as printed", "Gemeente zoals gedrukt" },
	                                      .meaning = { "The municipality's name as the document prints it.",
	                                                   "De naam van de gemeente zoals het document die drukt." },
	                                      .unit = UNIT_NONE,
	                                      .levels = MUNICIPALITIES },
	[KLP_COLUMN_PROVINCE_CODE] = { .title = { "Province code", "Provinciecode" },
	                               .meaning = { "The code that Statistics Netherlands (CBS) gives the province.",
	                                            "De code die het CBS de provincie geeft." },
	                               .unit = UNIT_NONE,
	                               .levels = PROVINCES },
	[KLP_COLUMN_PROVINCE_NAME] = { .title = { "Province", "Provincie" },
	                               .meaning = { "The name of the province.", "De naam van de provincie." },
	                               .unit = UNIT_NONE,
	                               .levels = PROVINCES },
	[KLP_COLUMN_PROFILE_SHARE] = { .title = { "Profile share", "Aandeel met klantprofiel" },
	                               .meaning = { "Clients with a profile as a part of all clients.",
	                                            "Cliënten met klantprofiel als deel van alle cliënten." },
	                               .unit = UNIT_FRACTION },
	[KLP_COLUMN_MUNICIPAL_PROFILE_SHARE] = { .title = { "Profile share of municipal clients",
	                                                    "Aandeel met klantprofiel van gemeentecliënten" },
	                                         .meaning = { "Municipal clients with a profile as a part of municipal "
	                                                      "clients.",
	                                                      "Gemeentecliënten met klantprofiel als deel van "
	                                                      "gemeentecliënten." },
	                                         .unit = UNIT_FRACTION },
	[KLP_COLUMN_UWV_PROFILE_SHARE] = { .title = { "Profile share of UWV clients",
	                                              "Aandeel met klantprofiel van UWV-cliënten" },
	                                   .meaning = { "UWV clients with a profile as a part of UWV clients.",
	                                                "UWV-cliënten met klantprofiel als deel van UWV-cliënten." },
	                                   .unit = UNIT_FRACTION },
	[KLP_COLUMN_REGISTER_COVERAGE] = { .title = { "Register coverage", "Dekking van het doelgroepregister" },
	                                   .meaning = { "All clients as a part of the target group register.",
	                                                "Alle cliënten als deel van het doelgroepregister." },
	                                   .unit = UNIT_FRACTION },
	[KLP_COLUMN_BOUNDARIES] = { .title = { "Boundaries of year", "Grenzen van jaar" },
	                            .meaning = { "The year on whose boundaries the counts are; absent: those of the "
	                                         "edition.",
	                                         "Het jaar op welks grenzen de aantallen zijn; afwezig: die van de "
	                                         "editie." } },
	[KLP_COLUMN_MUNICIPAL_SHARE] = { .title = { "Share of municipal clients", "Aandeel gemeentecliënten" },
	                                 .meaning = { "Municipal clients as a part of all clients.",
	                                              "Gemeentecliënten als deel van alle cliënten." },
	                                 .unit = UNIT_FRACTION },
	[KLP_COLUMN_UNPLACED] = { .title = { "Placed in no region", "In geen regio geplaatst" },
	                          .meaning = { "The country's total less the sum of its regions.",
	                                       "Het totaal van het land min de som van de regio's." },
	                          .unit = UNIT_PERSONS,
	                          .levels = COUNTRY_ONLY },
	[KLP_COLUMN_RANK_IN_COUNTRY] = { .title = { "Place in the country", "Plaats in het land" },
	                                 .meaning = { "The place by profile share among areas of the same level; 1 is the "
	                                              "highest.",
	                                              "De plaats naar aandeel met klantprofiel onder gebieden van "
	                                              "hetzelfde niveau; 1 "
	                                              "is het hoogst." },
	                                 .unit = UNIT_PLACE,
	                                 .levels = BELOW_COUNTRY },
	[KLP_COLUMN_RANK_IN_REGION] = { .title = { "Place in the region", "Plaats in de regio" },
	                                .meaning = { "The place by profile share among municipalities of the same region; "
	                                             "1 is the "
	                                             "highest.",
	                                             "De plaats naar aandeel met klantprofiel onder gemeenten van dezelfde "
	                                             "regio; 1 "
	                                             "is "
	                                             "het hoogst." },
	                                .unit = UNIT_PLACE,
	                                .levels = MUNICIPALITIES },
	[KLP_COLUMN_TOTAL_DIFFERENCE] = { .title = { "Total, difference with the quarter before",
	                                             "Totaal, verschil met het kwartaal ervoor" },
	                                  .meaning = { "The total less that of the quarter before.",
	                                               "Het totaal min dat van het kwartaal ervoor." },
	                                  .unit = UNIT_PERSONS },
	[KLP_COLUMN_TOTAL_CHANGE] = { .title = { "Total, relative change since the quarter before",
	                                         "Totaal, relatieve verandering sinds het kwartaal ervoor" },
	                              .meaning = { "The difference as a part of the total of the quarter before.",
	                                           "Het verschil als deel van het totaal van het kwartaal ervoor." },
	                              .unit = UNIT_FRACTION },
	[KLP_COLUMN_PROFILE_SHARE_DIFFERENCE] = { .title = { "Profile share, difference with the quarter before",
	                                                     "Aandeel met klantprofiel, verschil met het kwartaal ervoor" },
	                                          .meaning = { "The profile share less that of the quarter before.",
	                                                       "Het aandeel met klantprofiel min dat van het kwartaal "
	                                                       "ervoor." },
	                                          .unit = UNIT_FRACTION },
	[KLP_COLUMN_BASE_TOTAL_DIFFERENCE] = { .title = { "Total, difference with the base edition",
	                                                  "Totaal, verschil met de basiseditie" },
	                                       .meaning = { "The total less that of the edition chosen as base.",
	                                                    "Het totaal min dat van de als basis gekozen editie." },
	                                       .unit = UNIT_PERSONS },
	[KLP_COLUMN_BASE_TOTAL_CHANGE] = { .title = { "Total, relative change since the base edition",
	                                              "Totaal, relatieve verandering sinds de basiseditie" },
	                                   .meaning = { "The difference as a part of the total of the base edition.",
	                                                "Het verschil als deel van het totaal van de basiseditie." },
	                                   .unit = UNIT_FRACTION },
	[KLP_COLUMN_BASE_PROFILE_SHARE_DIFFERENCE] = { .title = { "Profile share, difference with the base edition",
	                                                          "Aandeel met klantprofiel, verschil met de basiseditie" },
	                                               .meaning = { "The profile share less that of the edition chosen as "
	                                                            "base.",
	                                                            "Het aandeel met klantprofiel min dat van de "
	                                                            "basiseditie." },
	                                               .unit = UNIT_FRACTION },
	[KLP_COLUMN_LEVEL_CONTRIBUTION] = { .title = { "Contribution by its own profile share",
	                                               "Bijdrage door het eigen aandeel" },
	                                    .meaning = { "What the change of the municipality's profile share adds to the "
	                                                 "region's.",
	                                                 "Wat de verandering van het aandeel van de gemeente bijdraagt aan "
	                                                 "die van de "
	                                                 "regio." },
	                                    .unit = UNIT_FRACTION,
	                                    .levels = MUNICIPALITIES },
	[KLP_COLUMN_MIX_CONTRIBUTION] = { .title = { "Contribution by its weight in the region",
	                                             "Bijdrage door het gewicht" },
	                                  .meaning = { "What the change of its part of the region's clients adds to the "
	                                               "region's.",
	                                               "Wat de verandering van haar deel van de cliënten bijdraagt aan die "
	                                               "van de "
	                                               "regio." },
	                                  .unit = UNIT_FRACTION,
	                                  .levels = MUNICIPALITIES },
};

const char *column_unit(enum unit unit, enum language language)
{
	static const char *const words[][LANGUAGES] = {
		[UNIT_NONE] = { NULL, NULL },
		[UNIT_PERSONS] = { "persons", "personen" },
		[UNIT_PERCENT] = { "percent", "procent" },
		[UNIT_FRACTION] = { "fraction", "fractie" },
		[UNIT_PLACE] = { "place", "plaats" },
	};
	return words[unit][language];
}

const char *column_pattern(klp_column column)
{
	switch (column) {
	case KLP_COLUMN_EDITION:
		return "[0-9]{4}Q[1-4]";
	case KLP_COLUMN_LEVEL:
		return "country|province|region|municipality";
	case KLP_COLUMN_ORIGIN:
		return "published|computed|estimated";
	default:
		return NULL;
	}
}

bool column_may_be_negative(klp_column column)
{
	return column == KLP_COLUMN_UNPLACED || (column >= KLP_COLUMN_TOTAL_DIFFERENCE && column < KLP_COLUMN_COUNT);
}
