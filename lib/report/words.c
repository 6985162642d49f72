/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "report/words.h"

static const char *const words[WORDS][LANGUAGES] = {
	[WORD_COUNTRY] = { "the Netherlands", "Nederland" },
	[WORD_NO_NAME] = { "without a name", "zonder naam" },
	[WORD_ABSENT] = { "not known", "onbekend" },
	[WORD_NO_EDITION] = { "quarter not stated", "kwartaal niet vermeld" },
	[WORD_QUARTER_1] = { "first quarter of", "eerste kwartaal van" },
	[WORD_QUARTER_2] = { "second quarter of", "tweede kwartaal van" },
	[WORD_QUARTER_3] = { "third quarter of", "derde kwartaal van" },
	[WORD_QUARTER_4] = { "fourth quarter of", "vierde kwartaal van" },
	[WORD_NO_DAY] = { "the reference date", "de peildatum" },
	[WORD_LAST_DAY_1] = { "31 March", "31 maart" },
	[WORD_LAST_DAY_2] = { "30 June", "30 juni" },
	[WORD_LAST_DAY_3] = { "30 September", "30 september" },
	[WORD_LAST_DAY_4] = { "31 December", "31 december" },

	/* the page */
	[WORD_TITLE] = { "Client profiles for the jobs agreement, {0}", "Klantprofielen voor de banenafspraak, {0}" },
	[WORD_SKIP] = { "Skip to the content", "Naar de inhoud" },
	[WORD_CONTENTS] = { "On this page", "Op deze pagina" },
	[WORD_BACK] = { "Back to the top", "Naar boven" },
	[WORD_PUBLISHER] = { "Source of the figures: UWV, Transparantie van klantprofielen",
	                     "Bron van de cijfers: UWV, Transparantie van klantprofielen" },

	/* the headline */
	[WORD_HEADLINE] = { "In brief", "In het kort" },
	[WORD_HEADLINE_COUNTRY] = { "On {0} the national client system Sonar held {1} people in the Netherlands who are in "
	                            "scope of the jobs agreement. Of them {2} have a client profile that employers can "
	                            "find, which is {3}. The other {4} have none.",
	                            "Op {0} stonden in Nederland {1} mensen die onder de banenafspraak vallen in Sonar, "
	                            "het landelijke klantsysteem. Van hen hebben {2} een klantprofiel dat werkgevers "
	                            "kunnen vinden; dat is {3}. De andere {4} hebben er geen." },
	[WORD_HEADLINE_REGION] = { "On {0} the client system Sonar held {1} people of the labour market region {5} who are "
	                           "in scope of the jobs agreement. Of them {2} have a client profile that employers can "
	                           "find, which is {3}. The other {4} have none.",
	                           "Op {0} stonden in de arbeidsmarktregio {5} {1} mensen die onder de banenafspraak "
	                           "vallen in het klantsysteem Sonar. Van hen hebben {2} een klantprofiel dat werkgevers "
	                           "kunnen vinden; dat is {3}. De andere {4} hebben er geen." },
	[WORD_HEADLINE_MUNICIPALITY] = { "On {0} the client system Sonar held {1} people of the municipality {5} who are "
	                                 "in scope of the jobs agreement. Of them {2} have a client profile that employers "
	                                 "can find, which is {3}. The other {4} have none.",
	                                 "Op {0} stonden in de gemeente {5} {1} mensen die onder de banenafspraak vallen "
	                                 "in het klantsysteem Sonar. Van hen hebben {2} een klantprofiel dat werkgevers "
	                                 "kunnen vinden; dat is {3}. De andere {4} hebben er geen." },
	[WORD_HEADLINE_PART] = { "On {0} the client system Sonar held {1} people who are in scope of the jobs agreement, "
	                         "in the areas of this data together. Of them {2} have a client profile that employers can "
	                         "find, which is {3}. The other {4} have none.",
	                         "Op {0} stonden in de gebieden van deze gegevens samen {1} mensen die onder de "
	                         "banenafspraak vallen in het klantsysteem Sonar. Van hen hebben {2} een klantprofiel dat "
	                         "werkgevers kunnen vinden; dat is {3}. De andere {4} hebben er geen." },
	[WORD_HEADLINE_NONE] = { "The data of this edition hold no total.",
	                         "De gegevens van dit kwartaal bevatten geen totaal." },
	[WORD_PART_ONLY] = { "This is a part of the country: not every region is in the data, so that there is no national "
	                     "total.",
	                     "Dit is een deel van het land: niet elke regio staat in de gegevens, zodat er geen landelijk "
	                     "totaal is." },
	[WORD_GROUPS] = { "Of the clients of UWV {0} have a profile, of those of municipalities {1}.",
	                  "Van de cliënten van UWV heeft {0} een profiel, van die van gemeenten {1}." },
	[WORD_EXTREMES] = { "Most often people have a profile in {0} ({1}), least often in {2} ({3}).",
	                    "In {0} hebben mensen het vaakst een profiel ({1}), in {2} het minst vaak ({3})." },
	[WORD_EXTREMES_AMONG] = { "Among the {4} labour market regions the share is highest in {0} ({1}) and lowest in {2} "
	                          "({3}).",
	                          "Van de {4} arbeidsmarktregio's is het aandeel het hoogst in {0} ({1}) en het laagst in "
	                          "{2} ({3})." },
	[WORD_SINCE] = { "Since the {0} the number of people went from {1} to {2} ({3}), and the share with a profile from "
	                 "{4} to {5} ({6} percentage points).",
	                 "Sinds het {0} ging het aantal mensen van {1} naar {2} ({3}), en het aandeel met een profiel van "
	                 "{4} naar {5} ({6} procentpunt)." },
	[WORD_UNPLACED] = { "{0} of them were counted in the country and placed in no region: they are in the national "
	                    "figures only.",
	                    "{0} van hen zijn landelijk geteld en in geen regio geplaatst: zij staan alleen in de "
	                    "landelijke cijfers." },
	[WORD_REGISTER] = { "The target group register holds {0} people there; {1} of them are in Sonar.",
	                    "In het doelgroepregister staan daar {0} mensen; {1} van hen staat in Sonar." },
	[WORD_ERRORS] = { "The check found errors in these figures ({0}). Read the findings before you use them.",
	                  "De controle vond fouten in deze cijfers ({0}). Lees de bevindingen voor u ze gebruikt." },
	[WORD_GROUPS_TABLE] = { "With and without a client profile, by who serves them, {0}",
	                        "Met en zonder klantprofiel, naar wie hen bedient, {0}" },
	[WORD_GROUP] = { "Clients", "Cliënten" },
	[WORD_MUNICIPAL] = { "Municipal clients", "Gemeente­cliënten" },
	[WORD_UWV] = { "UWV clients", "UWV-cliënten" },
	[WORD_TOGETHER] = { "All clients", "Alle cliënten" },

	/* columns */
	[WORD_SHARE] = { "Share with a profile", "Aandeel met profiel" },
	[WORD_TOTAL] = { "People", "Mensen" },
	[WORD_PROFILE] = { "With a profile", "Met profiel" },
	[WORD_NO_PROFILE] = { "Without a profile", "Zonder profiel" },
	[WORD_MUNICIPAL_SHARE] = { "Of municipal clients", "Van gemeente­cliënten" },
	[WORD_UWV_SHARE] = { "Of UWV clients", "Van UWV-cliënten" },
	[WORD_REGION] = { "Region", "Regio" },
	[WORD_MUNICIPALITY] = { "Municipality", "Gemeente" },
	[WORD_NUMBER] = { "Number", "Nummer" },

	/* regions */
	[WORD_REGIONS] = { "Regions compared", "De regio's vergeleken" },
	[WORD_REGIONS_LEAD] = { "The line across the bars is {0}: {1}.", "De streep door de balken is {0}: {1}." },
	[WORD_ALL_TOGETHER] = { "everything in this data together", "alles in deze gegevens samen" },
	[WORD_REGIONS_TABLE] = { "Share of people with a client profile in each labour market region, {0}",
	                         "Aandeel mensen met een klantprofiel per arbeidsmarktregio, {0}" },

	/* tiles */
	[WORD_MAP] = { "The regions on the map", "De regio's op de kaart" },
	[WORD_MAP_LEAD] = { "Each tile is a region, about where it lies; the number in it is the share with a profile. On "
	                    "a light page darker means more, on a dark page brighter.",
	                    "Elke tegel is een regio, ongeveer waar zij ligt; het getal erin is het aandeel met een "
	                    "profiel. Op een lichte pagina is donkerder meer, op een donkere pagina helderder." },
	[WORD_MAP_NAME] = { "Tile map: share with a client profile in each labour market region, {0}. The same figures "
	                    "stand in the table above.",
	                    "Tegelkaart: aandeel met een klantprofiel per arbeidsmarktregio, {0}. Dezelfde cijfers staan "
	                    "in de tabel hierboven." },
	[WORD_MAP_UNPLACED] = { "Not on the map:", "Niet op de kaart:" },
	[WORD_LEGEND_BELOW] = { "below {0}", "onder {0}" },
	[WORD_LEGEND_BETWEEN] = { "{0} to {1}", "{0} tot {1}" },
	[WORD_LEGEND_ABOVE] = { "{0} or more", "{0} of meer" },
	[WORD_LEGEND_ABSENT] = { "not known", "onbekend" },

	/* municipalities */
	[WORD_MUNICIPALITIES] = { "The municipalities of each region", "De gemeenten per regio" },
	[WORD_MUNICIPALITIES_LEAD] = { "Small municipalities count few people, and one person more or less moves their "
	                               "share much.",
	                               "Kleine gemeenten tellen weinig mensen; daar verschuift het aandeel al veel door "
	                               "één persoon." },
	[WORD_SPARK_LEAD] = { "The small lines show the share with a profile over the editions, from the {0} to the {1}. "
	                      "Each has "
	                      "a scale of its own of at least five percentage points; dashes cross quarters of which there "
	                      "is no edition.",
	                      "De lijntjes tonen het aandeel met profiel over de kwartalen, van het {0} tot het {1}. Elk "
	                      "lijntje "
	                      "heeft een eigen schaal van ten minste vijf procentpunten; streepjes overbruggen kwartalen "
	                      "waarvan er geen cijfers zijn." },
	[WORD_REGION_SUMMARY] = { "{0} of {1} people have a profile", "{0} van {1} mensen heeft een profiel" },
	[WORD_REGION_TABLE] = { "Municipalities of {0}, {1}", "Gemeenten van {0}, {1}" },
	[WORD_NO_REGION] = { "no region", "geen regio" },
	[WORD_CHANGE_SINCE] = { "Points since {0}", "Punten sinds {0}" },
	[WORD_COURSE] = { "Course", "Verloop" },
	[WORD_SPARK] = { "Share with a profile:", "Aandeel met profiel:" },
	[WORD_SPARK_POINT] = { "{0} {1}", "{0} {1}" },
	[WORD_FILTER_MUNICIPALITIES] = { "Find a municipality", "Zoek een gemeente" },
	[WORD_FILTER_FINDINGS] = { "Find in the findings", "Zoek in de bevindingen" },
	[WORD_SHOWN] = { "{shown} of {all} rows shown", "{shown} van {all} rijen getoond" },
	[WORD_OPEN_ALL] = { "Open all regions", "Alle regio's openen" },
	[WORD_CLOSE_ALL] = { "Close all regions", "Alle regio's sluiten" },

	/* changes */
	[WORD_CHANGES] = { "What changed", "Wat er veranderde" },
	[WORD_CHANGES_ONE] = { "The data hold one edition, the {0}, so that nothing can be told of change. Report on "
	                       "several editions together to see it.",
	                       "De gegevens bevatten één kwartaal, het {0}, zodat er over verandering niets te zeggen is. "
	                       "Maak het verslag van meer kwartalen samen om die te zien." },
	[WORD_CHANGES_NO_EDITION] = { "The data do not state their edition, so that nothing can be told of change.",
	                              "De gegevens vermelden hun kwartaal niet, zodat er over verandering niets te zeggen "
	                              "is." },
	[WORD_CHANGES_LEAD] = { "Both sides are counted on the municipalities and regions of 1 January {0}, so that no "
	                        "change comes from mergers or moves.",
	                        "Beide kanten zijn geteld op de gemeenten en regio's van 1 januari {0}, zodat geen "
	                        "verandering door herindeling komt." },
	[WORD_SERIES_TABLE] = { "The course over the editions: {0}", "Het verloop over de kwartalen: {0}" },
	[WORD_EDITION] = { "Quarter", "Kwartaal" },
	[WORD_SINCE_PREVIOUS] = { "Since the edition before: {0}", "Sinds de vorige editie: {0}" },
	[WORD_SINCE_YEAR] = { "Since a year before: {0}", "Sinds een jaar eerder: {0}" },
	[WORD_SAME_AS_YEAR] = { "The edition before is that of a year before, so that both comparisons are this one.",
	                        "De vorige editie is die van een jaar eerder, zodat beide vergelijkingen deze zijn." },
	[WORD_NO_YEAR] = { "The data hold no edition of a year before, so that there is no comparison with it.",
	                   "De gegevens bevatten geen editie van een jaar eerder, zodat daarmee niet te vergelijken is." },
	[WORD_NOT_ADJACENT] = { "It is not the quarter before: the data hold no edition in between.",
	                        "Het is niet het kwartaal ervoor: de gegevens bevatten geen editie ertussen." },
	[WORD_NOTHING_CHANGED] = { "Nothing differs between the two.", "Er is geen verschil tussen de twee." },
	[WORD_NOTHING_COMPARED] = { "The two editions have no region in common.",
	                            "De twee edities hebben geen regio gemeen." },
	[WORD_CHANGES_TABLE] = { "Regions, {0} against {1}, by how many people more or fewer",
	                         "Regio's, {0} tegenover {1}, naar hoeveel mensen meer of minder" },
	[WORD_ONE_SIDED] = { "{0} regions are in one of the two editions only, and are not compared.",
	                     "{0} regio's staan in maar een van de twee edities en zijn niet vergeleken." },
	[WORD_ONE_SIDED_REGION] = { "One region is in one of the two editions only, and is not compared.",
	                            "Eén regio staat in maar een van de twee edities en is niet vergeleken." },
	[WORD_BEFORE_TOTAL] = { "People {0}", "Mensen {0}" },
	[WORD_CHANGE] = { "Change", "Verschil" },
	[WORD_GROWTH] = { "In %", "In %" },
	[WORD_BEFORE_SHARE] = { "Share {0}", "Aandeel {0}" },
	[WORD_POINTS] = { "Points", "Punten" },
	[WORD_TERRITORY] = { "What could not be compared, and what happened to the territory",
	                     "Wat niet te vergelijken is, en wat er met het grondgebied gebeurde" },

	/* missing */
	[WORD_MISSING] = { "Where profiles are missing most", "Waar de meeste profielen ontbreken" },
	[WORD_MISSING_LEAD] = { "{0} people have no profile that employers can find. Half of them are counted in {1} of "
	                        "the {2} municipalities.",
	                        "{0} mensen hebben geen profiel dat werkgevers kunnen vinden. De helft van hen telt mee in "
	                        "{1} van de {2} gemeenten." },
	[WORD_MISSING_TABLE] = { "The {0} municipalities with the most people without a profile, {1}",
	                         "De {0} gemeenten met de meeste mensen zonder profiel, {1}" },
	[WORD_MISSING_NONE] = { "The data hold no municipalities in which people without a profile are counted.",
	                        "De gegevens bevatten geen gemeenten waarin mensen zonder profiel zijn geteld." },
	[WORD_PART_OF_ALL] = { "Part of all without", "Deel van alle zonder" },

	/* findings */
	[WORD_FINDINGS] = { "Findings of the check", "Bevindingen van de controle" },
	[WORD_FINDINGS_NONE] = { "The check found nothing: rows, regions and the country add up, and every municipality is "
	                         "where it belongs.",
	                         "De controle vond niets: rijen, regio's en het land tellen op, en elke gemeente staat "
	                         "waar zij hoort." },
	[WORD_FINDINGS_LEAD] = { "No count was changed for this page. Errors: {0}; warnings: {1}; remarks: {2}.",
	                         "Voor deze pagina is geen aantal veranderd. Fouten: {0}; waarschuwingen: {1}; "
	                         "opmerkingen: {2}." },
	[WORD_FINDINGS_MORE] = { "The first {0} of {1} are shown.", "De eerste {0} van {1} zijn getoond." },
	[WORD_FINDINGS_TABLE] = { "Findings, and where they stand in the source",
	                          "Bevindingen, en waar ze in de bron staan" },
	[WORD_SEVERITY] = { "Severity", "Ernst" },
	[WORD_INFORMATION] = { "remark", "opmerking" },
	[WORD_WARNING] = { "warning", "waarschuwing" },
	[WORD_ERROR] = { "error", "fout" },
	[WORD_FINDING] = { "Finding", "Bevinding" },
	[WORD_PLACE] = { "Place in the source", "Plaats in de bron" },
	[WORD_RULE] = { "Rule", "Regel" },
	[WORD_PAGE_LINE] = { "page {0}, line {1}", "bladzijde {0}, regel {1}" },
	[WORD_LINE] = { "line {0}", "regel {0}" },
	[WORD_NOTES] = { "Notes of reading", "Aantekeningen bij het lezen" },
	[WORD_NOTES_LEAD] = { "What was odd when the sources were read; the words are in English.",
	                      "Wat opviel bij het lezen van de bronnen; de zinnen zijn in het Engels." },

	/* method */
	[WORD_METHOD] = { "Method and source", "Methode en bron" },
	[WORD_SOURCE] = { "The figures are those of UWV, Transparantie van klantprofielen; credit UWV where you use them. "
	                  "The page was made by the open software libklantprofiel, and is no publication of UWV.",
	                  "De cijfers zijn van UWV, Transparantie van klantprofielen; noem UWV als bron waar u ze "
	                  "gebruikt. De pagina is gemaakt met de open software libklantprofiel en is geen publicatie van "
	                  "UWV." },
	[WORD_COUNTED] = { "Counted are people who are registered in Sonar, whose service is open, who are in the target "
	                   "group register, and for whom jobs agreement is ticked, on the last day of the quarter.",
	                   "Geteld zijn mensen die in Sonar zijn ingeschreven, van wie de dienstverlening loopt, die in "
	                   "het doelgroepregister staan en bij wie banenafspraak is aangevinkt, op de laatste dag van het "
	                   "kwartaal." },
	[WORD_HAS_PROFILE] = { "A client has a profile when affinities, occupational sectors and at least one of the "
	                       "twenty questions on task types are recorded. With less than that there is no profile.",
	                       "Een cliënt heeft een profiel als affiniteiten, beroepssectoren en ten minste één van de "
	                       "twintig vragen naar taaksoorten zijn vastgelegd. Met minder is er geen profiel." },
	[WORD_SHARE_MEANS] = { "The share with a profile is the number of people with a profile divided by all who were "
	                       "counted. It is not the part of the register that is known in Sonar.",
	                       "Het aandeel met profiel is het aantal mensen met een profiel gedeeld door allen die zijn "
	                       "geteld. Het is niet het deel van het register dat in Sonar bekend is." },
	[WORD_TOTALS_MEAN] = { "A published total stands where it agrees with the rows below it, and is else the sum of "
	                       "these rows where all of them are there. What is not known is left open, and never 0.",
	                       "Een gepubliceerd totaal staat er waar het klopt met de rijen eronder, en is anders de som "
	                       "van die rijen als ze er allemaal zijn. Wat onbekend is blijft open, en is nooit 0." },
	[WORD_BOUNDARIES] = { "Earlier editions are carried to the municipalities and regions of 1 January {0}; where a "
	                      "municipality was divided, its counts are divided by the share of addresses, which is an "
	                      "estimate.",
	                      "Eerdere kwartalen zijn omgerekend naar de gemeenten en regio's van 1 januari {0}; waar een "
	                      "gemeente is gesplitst, zijn haar aantallen verdeeld naar het aandeel adressen, en dat is "
	                      "een schatting." },
	[WORD_BREAKS] = { "Not every jump is one in practice: since August 2017 social assistance clients are registered "
	                  "in Sonar automatically, parts of the register are brought up to date once a year, and in 2022 "
	                  "its Wajong part was corrected.",
	                  "Niet elke sprong is er een in de praktijk: sinds augustus 2017 worden bijstandscliënten "
	                  "automatisch in Sonar in- en uitgeschreven, delen van het register worden eens per jaar "
	                  "bijgewerkt, en in 2022 is het Wajong-deel gecorrigeerd." },
	[WORD_UNSTATED] = { "{0} rows of which no quarter is stated are left out.",
	                    "{0} rijen waarvan het kwartaal niet is vermeld zijn weggelaten." },
	[WORD_EDITIONS] = { "Editions in the data: {0}, from the {1} to the {2}.",
	                    "Kwartalen in de gegevens: {0}, van het {1} tot het {2}." },
	[WORD_SOURCES] = { "Read from", "Gelezen uit" },
	[WORD_DATA_OF] = { "Each number of this page carries in its markup (data-of) the area, the edition and the column "
	                   "that it is of.",
	                   "Elk getal op deze pagina draagt in de opmaak (data-of) het gebied, het kwartaal en de kolom "
	                   "waarvan het is." },
};

const char *word_text(enum word word, enum language language)
{
	return words[word][language];
}
