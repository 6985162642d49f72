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
	[KLP_COLUMN_EDITION] = { { "Edition", "Editie" },
	                         { "The quarter of the publication, counted on its last day.",
	                           "Het kwartaal van de publicatie, geteld op de laatste dag ervan." } },
	[KLP_COLUMN_LEVEL] = { { "Level", "Niveau" },
	                       { "What the row is about: the country, a province, a labour market region or a "
	                         "municipality.",
	                         "Waar de rij over gaat: het land, een provincie, een arbeidsmarktregio of een "
	                         "gemeente." } },
	[KLP_COLUMN_REGION_NUMBER] = { { "Region number", "Regionummer" },
	                               { "The number that UWV gives the labour market region.",
	                                 "Het nummer dat UWV de arbeidsmarktregio geeft." },
	                               UNIT_NONE,
	                               WITHIN_REGION },
	[KLP_COLUMN_REGION_CODE] = { { "Region code", "Regiocode" },
	                             { "The code that Statistics Netherlands (CBS) gives the labour market region.",
	                               "De code die het CBS de arbeidsmarktregio geeft." },
	                             UNIT_NONE,
	                             WITHIN_REGION },
	[KLP_COLUMN_REGION_NAME] = { { "Labour market region", "Arbeidsmarktregio" },
	                             { "The name that UWV gives the labour market region.",
	                               "De naam die UWV de arbeidsmarktregio geeft." },
	                             UNIT_NONE,
	                             WITHIN_REGION },
	[KLP_COLUMN_MUNICIPALITY_CODE] = { { "Municipality code", "Gemeentecode" },
	                                   { "The code that Statistics Netherlands (CBS) gives the municipality.",
	                                     "De code die het CBS de gemeente geeft." },
	                                   UNIT_NONE,
	                                   MUNICIPALITIES },
	[KLP_COLUMN_MUNICIPALITY_NAME] = { { "Municipality", "Gemeente" },
	                                   { "The official name of the municipality; absent when it was not recognised.",
	                                     "De officiële naam van de gemeente; afwezig als die niet is herkend." },
	                                   UNIT_NONE,
	                                   MUNICIPALITIES },
	[KLP_COLUMN_MUNICIPAL_PROFILE] = { { "Municipal clients with a profile", "Gemeentecliënten met klantprofiel" },
	                                   { "Clients served by a municipality, with a client profile.",
	                                     "Cliënten van de gemeente met een klantprofiel." },
	                                   UNIT_PERSONS },
	[KLP_COLUMN_MUNICIPAL_NO_PROFILE] = { { "Municipal clients without a profile",
	                                        "Gemeentecliënten zonder klantprofiel" },
	                                      { "Clients served by a municipality, without a client profile.",
	                                        "Cliënten van de gemeente zonder klantprofiel." },
	                                      UNIT_PERSONS },
	[KLP_COLUMN_UWV_PROFILE] = { { "UWV clients with a profile", "UWV-cliënten met klantprofiel" },
	                             { "Clients served by UWV, with a client profile.",
	                               "Cliënten van UWV met een klantprofiel." },
	                             UNIT_PERSONS },
	[KLP_COLUMN_UWV_NO_PROFILE] = { { "UWV clients without a profile", "UWV-cliënten zonder klantprofiel" },
	                                { "Clients served by UWV, without a client profile.",
	                                  "Cliënten van UWV zonder klantprofiel." },
	                                UNIT_PERSONS },
	[KLP_COLUMN_TOTAL] = { { "Total", "Totaal" },
	                       { "All clients counted; as printed, and so not always the sum of the four.",
	                         "Alle getelde cliënten; zoals gedrukt, en dus niet altijd de som van de vier." },
	                       UNIT_PERSONS },
	[KLP_COLUMN_REGISTER_TOTAL] = { { "Target group register", "Doelgroepregister" },
	                                { "Persons in the target group register, where printed.",
	                                  "Personen in het doelgroepregister, waar dat gedrukt is." },
	                                UNIT_PERSONS },
	[KLP_COLUMN_KNOWN_PERCENT] = { { "Known in Sonar, percent", "Bekend in Sonar, procent" },
	                               { "The percentage of the target group register known in Sonar, as printed.",
	                                 "Het percentage van het doelgroepregister dat in Sonar bekend is, zoals "
	                                 "gedrukt." },
	                               UNIT_PERCENT },
	[KLP_COLUMN_ORIGIN] = { { "Origin", "Herkomst" },
	                        { "Where the counts come from: published, computed exactly from other rows, or estimated.",
	                          "Waar de aantallen vandaan komen: gepubliceerd, exact berekend uit andere rijen, of "
	                          "geschat." } },
	[KLP_COLUMN_SOURCE] = { { "Source", "Bron" },
	                        { "The file that the row was read from.", "Het bestand waaruit de rij is gelezen." } },
	[KLP_COLUMN_PAGE] = { { "Page", "Bladzijde" },
	                      { "The page in the source, from 1.", "De bladzijde in de bron, vanaf 1." } },
	[KLP_COLUMN_LINE] = { { "Line", "Regel" }, { "The line in the source, from 1.", "De regel in de bron, vanaf 1." } },
	[KLP_COLUMN_MUNICIPALITY_PRINTED] = { { "Municipality as printed", "Gemeente zoals gedrukt" },
	                                      { "The municipality's name as the document prints it.",
	                                        "De naam van de gemeente zoals het document die drukt." },
	                                      UNIT_NONE,
	                                      MUNICIPALITIES },
	[KLP_COLUMN_PROVINCE_CODE] = { { "Province code", "Provinciecode" },
	                               { "The code that Statistics Netherlands (CBS) gives the province.",
	                                 "De code die het CBS de provincie geeft." },
	                               UNIT_NONE,
	                               PROVINCES },
	[KLP_COLUMN_PROVINCE_NAME] = { { "Province", "Provincie" },
	                               { "The name of the province.", "De naam van de provincie." },
	                               UNIT_NONE,
	                               PROVINCES },
	[KLP_COLUMN_PROFILE_SHARE] = { { "Profile share", "Aandeel met klantprofiel" },
	                               { "Clients with a profile as a part of all clients.",
	                                 "Cliënten met klantprofiel als deel van alle cliënten." },
	                               UNIT_FRACTION },
	[KLP_COLUMN_MUNICIPAL_PROFILE_SHARE] = { { "Profile share of municipal clients",
	                                           "Aandeel met klantprofiel van gemeentecliënten" },
	                                         { "Municipal clients with a profile as a part of municipal clients.",
	                                           "Gemeentecliënten met klantprofiel als deel van gemeentecliënten." },
	                                         UNIT_FRACTION },
	[KLP_COLUMN_UWV_PROFILE_SHARE] = { { "Profile share of UWV clients", "Aandeel met klantprofiel van UWV-cliënten" },
	                                   { "UWV clients with a profile as a part of UWV clients.",
	                                     "UWV-cliënten met klantprofiel als deel van UWV-cliënten." },
	                                   UNIT_FRACTION },
	[KLP_COLUMN_REGISTER_COVERAGE] = { { "Register coverage", "Dekking van het doelgroepregister" },
	                                   { "All clients as a part of the target group register.",
	                                     "Alle cliënten als deel van het doelgroepregister." },
	                                   UNIT_FRACTION },
	[KLP_COLUMN_BOUNDARIES] = { { "Boundaries of year", "Grenzen van jaar" },
	                            { "The year on whose boundaries the counts are; absent: those of the edition.",
	                              "Het jaar op welks grenzen de aantallen zijn; afwezig: die van de editie." } },
	[KLP_COLUMN_MUNICIPAL_SHARE] = { { "Share of municipal clients", "Aandeel gemeentecliënten" },
	                                 { "Municipal clients as a part of all clients.",
	                                   "Gemeentecliënten als deel van alle cliënten." },
	                                 UNIT_FRACTION },
	[KLP_COLUMN_UNPLACED] = { { "Placed in no region", "In geen regio geplaatst" },
	                          { "The country's total less the sum of its regions.",
	                            "Het totaal van het land min de som van de regio's." },
	                          UNIT_PERSONS,
	                          COUNTRY_ONLY },
	[KLP_COLUMN_RANK_IN_COUNTRY] = { { "Place in the country", "Plaats in het land" },
	                                 { "The place by profile share among areas of the same level; 1 is the highest.",
	                                   "De plaats naar aandeel met klantprofiel onder gebieden van hetzelfde niveau; 1 "
	                                   "is het hoogst." },
	                                 UNIT_PLACE,
	                                 BELOW_COUNTRY },
	[KLP_COLUMN_RANK_IN_REGION] = { { "Place in the region", "Plaats in de regio" },
	                                { "The place by profile share among municipalities of the same region; 1 is the "
	                                  "highest.",
	                                  "De plaats naar aandeel met klantprofiel onder gemeenten van dezelfde regio; 1 "
	                                  "is "
	                                  "het hoogst." },
	                                UNIT_PLACE,
	                                MUNICIPALITIES },
	[KLP_COLUMN_TOTAL_DIFFERENCE] = { { "Total, difference with the quarter before",
	                                    "Totaal, verschil met het kwartaal ervoor" },
	                                  { "The total less that of the quarter before.",
	                                    "Het totaal min dat van het kwartaal ervoor." },
	                                  UNIT_PERSONS },
	[KLP_COLUMN_TOTAL_CHANGE] = { { "Total, relative change since the quarter before",
	                                "Totaal, relatieve verandering sinds het kwartaal ervoor" },
	                              { "The difference as a part of the total of the quarter before.",
	                                "Het verschil als deel van het totaal van het kwartaal ervoor." },
	                              UNIT_FRACTION },
	[KLP_COLUMN_PROFILE_SHARE_DIFFERENCE] = { { "Profile share, difference with the quarter before",
	                                            "Aandeel met klantprofiel, verschil met het kwartaal ervoor" },
	                                          { "The profile share less that of the quarter before.",
	                                            "Het aandeel met klantprofiel min dat van het kwartaal ervoor." },
	                                          UNIT_FRACTION },
	[KLP_COLUMN_BASE_TOTAL_DIFFERENCE] = { { "Total, difference with the base edition",
	                                         "Totaal, verschil met de basiseditie" },
	                                       { "The total less that of the edition chosen as base.",
	                                         "Het totaal min dat van de als basis gekozen editie." },
	                                       UNIT_PERSONS },
	[KLP_COLUMN_BASE_TOTAL_CHANGE] = { { "Total, relative change since the base edition",
	                                     "Totaal, relatieve verandering sinds de basiseditie" },
	                                   { "The difference as a part of the total of the base edition.",
	                                     "Het verschil als deel van het totaal van de basiseditie." },
	                                   UNIT_FRACTION },
	[KLP_COLUMN_BASE_PROFILE_SHARE_DIFFERENCE] = { { "Profile share, difference with the base edition",
	                                                 "Aandeel met klantprofiel, verschil met de basiseditie" },
	                                               { "The profile share less that of the edition chosen as base.",
	                                                 "Het aandeel met klantprofiel min dat van de basiseditie." },
	                                               UNIT_FRACTION },
	[KLP_COLUMN_LEVEL_CONTRIBUTION] = { { "Contribution by its own profile share", "Bijdrage door het eigen aandeel" },
	                                    { "What the change of the municipality's profile share adds to the region's.",
	                                      "Wat de verandering van het aandeel van de gemeente bijdraagt aan die van de "
	                                      "regio." },
	                                    UNIT_FRACTION,
	                                    MUNICIPALITIES },
	[KLP_COLUMN_MIX_CONTRIBUTION] = { { "Contribution by its weight in the region", "Bijdrage door het gewicht" },
	                                  { "What the change of its part of the region's clients adds to the region's.",
	                                    "Wat de verandering van haar deel van de cliënten bijdraagt aan die van de "
	                                    "regio." },
	                                  UNIT_FRACTION,
	                                  MUNICIPALITIES },
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
