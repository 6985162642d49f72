/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "publish/words.h"

void words_quarter(struct sink *sink, edition_number edition)
{
	static const char *const ordinals[] = { "eerste", "tweede", "derde", "vierde" };
	sink_text(sink, ordinals[edition % 4]);
	sink_text(sink, " kwartaal ");
	sink_integer(sink, edition_year(edition));
}

void words_quarter_heading(struct sink *sink, edition_number edition)
{
	static const char *const ordinals[] = { "Eerste", "Tweede", "Derde", "Vierde" };
	sink_text(sink, ordinals[edition % 4]);
	sink_text(sink, " kwartaal ");
	sink_integer(sink, edition_year(edition));
}

void words_reference_date(struct sink *sink, edition_number edition)
{
	static const char *const days[] = { "31 maart ", "30 juni ", "30 september ", "31 december " };
	sink_text(sink, days[edition % 4]);
	sink_integer(sink, edition_year(edition));
}

void words_introduction(struct sink *sink)
{
	sink_text(
		sink,
		"<p class=\"lead\">Wie iemand met een arbeidsbeperking in dienst wil nemen, zoekt in de kandidatenverkenner "
		"banenafspraak van UWV. Daar staat alleen wie een ingevuld klantprofiel heeft. Deze publicatie laat per "
		"gemeente en per arbeidsmarktregio zien van hoeveel mensen dat profiel er is, en van hoeveel nog niet.</p>\n");
}

void words_definitions(struct sink *sink)
{
	sink_text(
		sink,
		"<p>Geteld zijn cli\xC3\xABnten in Sonar, het registratiesysteem van UWV waarin ook gemeenten hun "
		"werkzoekenden kunnen opnemen. Iemand telt mee als op de peildatum aan alle vier de voorwaarden is "
		"voldaan:</p>\n"
		"<ol>\n"
		"<li>in Sonar heeft de cli\xC3\xABnt de status \xE2\x80\x98ingeschreven\xE2\x80\x99;</li>\n"
		"<li>de dienstverlening loopt: van de indicering is het begin vastgelegd en het einde niet;</li>\n"
		"<li>de cli\xC3\xABnt komt voor in het register van de doelgroep;</li>\n"
		"<li>het vakje \xE2\x80\x98"
		"banenafspraak\xE2\x80\x99 is aangekruist. Bij beschut werk in de Wsw is dat nooit "
		"zo: deze mensen horen bij de doelgroep en staan niet in de tabellen.</li>\n"
		"</ol>\n"
		"<dl>\n"
		"<dt>Profiel in Sonar</dt>\n"
		"<dd>Vastgelegd zijn ten minste de affiniteiten, de beroepssectoren en het antwoord op een van de "
		"vragen naar taaksoorten.</dd>\n"
		"<dt>Geen profiel in Sonar</dt>\n"
		"<dd>Een of meer van deze drie onderdelen ontbreken, ook als andere onderdelen zijn ingevuld.</dd>\n"
		"<dt>Gemeentecli\xC3\xABnten</dt>\n"
		"<dd>De gemeente bedient de cli\xC3\xABnt. Dat blijkt uit de indicering, zoals bijstand of niet-"
		"uitkeringsgerechtigd.</dd>\n"
		"<dt>UWV-cli\xC3\xABnten</dt>\n"
		"<dd>UWV bedient de cli\xC3\xABnt, met een indicering als Wajong, WIA of WW.</dd>\n"
		"<dt>Totaal in Sonar</dt>\n"
		"<dd>De som van de vier aantallen ervoor. Het register van de doelgroep is groter: niet iedereen daarin is "
		"ook cli\xC3\xABnt in Sonar met lopende dienstverlening.</dd>\n"
		"</dl>\n");
}
