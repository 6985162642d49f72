/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The rules: one entry of the table each, told in English and in Dutch. A further rule is a function in its family's
 * file and an entry here. */

#include "validate/rule.h"

/* The first two members of a rule: its title, what it reads and what it says, each in English and in Dutch. The
 * description is what it reads and what it says. */
#define RULE_TOLD(id, severity, title, title_nl, reads, reads_nl, says, says_nl)     \
	{ id, severity, { title, title_nl }, { reads " " says, reads_nl " " says_nl } }, \
	{                                                                                \
		reads, reads_nl                                                              \
	}

/* clang-format off */
const struct rule validate_rules[] = {
	{ RULE_TOLD("row.sum", KLP_SEVERITY_ERROR,
	            "the four cells add up to the total",
	            "de vier aantallen tellen op tot het totaal",
	            "Reads the five counts of a row, when all five are there.",
	            "Kijkt naar de vijf aantallen van een rij, als ze er alle vijf staan.",
	            "The two counts of municipal clients and the two of UWV clients must add up to the total that is "
	            "printed beside them; observed is the printed total, expected the sum.",
	            "De twee aantallen gemeentecliënten en de twee aantallen UWV-cliënten moeten samen het totaal "
	            "zijn dat ernaast staat. Waargenomen is het gepubliceerde totaal, verwacht is de som."),
	  validate_row_sum },
	{ RULE_TOLD("row.absent", KLP_SEVERITY_ERROR,
	            "every count is there",
	            "elk aantal is ingevuld",
	            "Reads the five counts of a published row.",
	            "Kijkt naar de vijf aantallen van een gepubliceerde rij.",
	            "One finding a count that is absent, with the text that stands in its place; for a region's row "
	            "the expected value is the sum of its municipalities, where that is known. A row without any "
	            "count, such as one that tells only the size of the register, gives one finding on the row as a "
	            "whole.",
	            "Elk aantal dat ontbreekt is één bevinding, met de tekst die er in plaats daarvan staat. Bij de "
	            "rij van een regio is de verwachte waarde de som van de gemeenten, als die bekend is. Een rij "
	            "zonder enig aantal, zoals een rij met alleen de omvang van het doelgroepregister, is één "
	            "bevinding over de hele rij."),
	  validate_row_absent },
	{ RULE_TOLD("row.twice", KLP_SEVERITY_WARNING,
	            "no row stands twice",
	            "geen rij staat er twee keer",
	            "Reads the rows about one area of one edition within a source: the country, a region by its "
	            "number, a municipality by its code or, when it has none, by its name within the region.",
	            "Kijkt naar de rijen over hetzelfde gebied en hetzelfde kwartaal binnen één bron: Nederland, een "
	            "regio op nummer, een gemeente op code of, als die ontbreekt, op naam binnen de regio.",
	            "A row with the same five counts in more than one place is told once, on the row in the second "
	            "place, with how often it stands there. It is harmless and counts once in the sums. A document "
	            "that was read twice, and the same row in two sources, are nothing to tell.",
	            "Een rij die met dezelfde vijf aantallen op meer dan één plaats staat, wordt één keer gemeld, bij "
	            "de tweede plaats, met hoe vaak zij er staat. Dit kan geen kwaad: in de sommen telt de rij één "
	            "keer mee. Een document dat twee keer is ingelezen, en dezelfde rij in twee bronnen, worden niet "
	            "gemeld."),
	  validate_row_twice },
	{ RULE_TOLD("row.contradicted", KLP_SEVERITY_ERROR,
	            "rows about the same area say the same",
	            "rijen over hetzelfde gebied zeggen hetzelfde",
	            "Reads the rows about one area of one edition, from any source; rows without an edition are "
	            "compared within one source.",
	            "Kijkt naar de rijen over hetzelfde gebied en hetzelfde kwartaal, uit welke bron ook; rijen "
	            "zonder kwartaal worden binnen één bron vergeleken.",
	            "A count that an earlier row has otherwise is a contradiction, told once on the later row with "
	            "both places; an absent count contradicts nothing. Which of the two is right cannot be seen here, "
	            "so no value is expected, and the count takes no part in a sum.",
	            "Staat in een eerdere rij een ander aantal, dan spreken de rijen elkaar tegen. Dat wordt één keer "
	            "gemeld, bij de latere rij, met beide plaatsen; een aantal dat ontbreekt spreekt niets tegen. "
	            "Welke van de twee klopt is hier niet te zien. Daarom is er geen verwachte waarde, en telt het "
	            "aantal in geen som mee."),
	  validate_row_contradicted },
	{ RULE_TOLD("region.sum", KLP_SEVERITY_ERROR,
	            "the municipalities add up to the region",
	            "de gemeenten tellen op tot de regio",
	            "Reads a region's row and the rows of its municipalities of the same edition and source.",
	            "Kijkt naar de rij van een regio en de rijen van haar gemeenten, van hetzelfde kwartaal en uit "
	            "dezelfde bron.",
	            "Each of the five columns must add up to the region's row; one finding a column that does not. A "
	            "municipality that stands there more than once counts once. A column in which a count is absent, "
	            "or two rows of a municipality differ, cannot be checked, and neither can a region of which the "
	            "municipalities or the total row are not there.",
	            "Elk van de vijf kolommen moet optellen tot de rij van de regio; elke kolom waarin dat niet zo "
	            "is, is één bevinding. Een gemeente die er vaker staat, telt één keer mee. Een kolom waarin een "
	            "aantal ontbreekt, of waarin twee rijen van een gemeente verschillen, is niet na te rekenen. Dat "
	            "geldt ook voor een regio waarvan de gemeenten of de totaalregel er niet zijn."),
	  validate_region_sum },
	{ RULE_TOLD("country.sum", KLP_SEVERITY_ERROR,
	            "the country has at least the sum of its regions",
	            "Nederland telt minstens de som van de regio's",
	            "Reads the country's row and the rows of the regions of the same edition, from any source; rows "
	            "without an edition are compared within one source.",
	            "Kijkt naar de rij van Nederland en de rijen van de regio's van hetzelfde kwartaal, uit welke "
	            "bron ook; rijen zonder kwartaal worden binnen één bron vergeleken.",
	            "No column of the country may be less than the sum of the regions that are there, be it some of "
	            "them only, for no count is negative. A region whose total row is missing, or lacks the count, "
	            "takes part with the municipalities that are there. A count on which two rows differ takes no "
	            "part.",
	            "Geen kolom van Nederland mag minder zijn dan de som van de regio's die er zijn, ook als dat er "
	            "maar enkele zijn, want geen aantal is negatief. Een regio zonder totaalregel, of zonder dat "
	            "aantal, doet mee met de gemeenten die er zijn. Een aantal waarover twee rijen verschillen, doet "
	            "niet mee."),
	  validate_country_sum },
	{ RULE_TOLD("country.unplaced", KLP_SEVERITY_INFORMATION,
	            "clients who are placed in no municipality",
	            "cliënten die bij geen gemeente zijn ingedeeld",
	            "Reads the same as country.sum, where the total rows of all regions are there and undisputed.",
	            "Kijkt naar hetzelfde als country.sum, als de totaalregels van alle regio's er zijn en niet "
	            "worden tegengesproken.",
	            "What the country counts more than its regions are clients who are counted nationally and placed "
	            "in no municipality: a residual that the publication has by nature, told once for the five "
	            "columns together, and once when the country's row stands more than once.",
	            "Wat Nederland meer telt dan de regio's, zijn cliënten die wel landelijk zijn geteld, maar bij "
	            "geen gemeente zijn ingedeeld: een restpost die bij de publicatie hoort. Die wordt één keer "
	            "gemeld voor de vijf kolommen samen, ook als de rij van Nederland er vaker staat."),
	  validate_country_unplaced },
	{ RULE_TOLD("register.size", KLP_SEVERITY_ERROR,
	            "the total is not larger than the target group register",
	            "het totaal is niet groter dan het doelgroepregister",
	            "Reads the total and the size of the target group register, when both are there.",
	            "Kijkt naar het totaal en de omvang van het doelgroepregister, als beide er staan.",
	            "Whoever is counted stands in the register, so the total cannot be larger.",
	            "Wie is geteld, staat in het register. Het totaal kan dus niet groter zijn."),
	  validate_register_size },
	{ RULE_TOLD("register.percent", KLP_SEVERITY_ERROR,
	            "the printed percentage fits the total and the register",
	            "het gepubliceerde percentage past bij het totaal en het register",
	            "Reads the total, the size of the register and the percentage known in Sonar, when all three are "
	            "there.",
	            "Kijkt naar het totaal, de omvang van het doelgroepregister en het percentage dat in Sonar bekend "
	            "is, als ze er alle drie staan.",
	            "The total as a percentage of the register, rounded half up to as many decimals as are printed, "
	            "must be the printed one. Observed and expected are whole percentages, and are left out when the "
	            "difference is in the decimals only; the message has all decimals.",
	            "Het totaal als percentage van het register, afgerond op evenveel decimalen als er staan (een "
	            "half naar boven), moet het gepubliceerde percentage zijn. Waargenomen en verwacht zijn hele "
	            "percentages, en ontbreken als het verschil alleen in de decimalen zit; in de melding staan alle "
	            "decimalen."),
	  validate_register_percent },
	{ RULE_TOLD("count.text", KLP_SEVERITY_ERROR,
	            "numbers are stored as numbers",
	            "getallen zijn als getal opgeslagen",
	            "Reads the texts that stand in the place of a count.",
	            "Kijkt naar de teksten die in plaats van een aantal staan.",
	            "A text that holds a number, such as 1,175 or '1175, is told with the count that is probably "
	            "meant: a decimal sign was a dot for thousands, whose last zeros may be lost. Any other text is "
	            "told by row.absent, and what is told here is not told there.",
	            "Een tekst waarin een getal staat, zoals 1,175 of '1175, wordt gemeld met het aantal dat "
	            "waarschijnlijk is bedoeld: een decimaalteken was een punt voor duizendtallen, waarvan de laatste "
	            "nullen weg kunnen zijn. Elke andere tekst wordt gemeld door row.absent; wat hier wordt gemeld, "
	            "wordt daar niet gemeld."),
	  validate_count_text },
	{ RULE_TOLD("count.thousands", KLP_SEVERITY_WARNING,
	            "no dot for thousands was taken for a decimal sign",
	            "geen punt voor duizendtallen is voor een decimaalteken aangezien",
	            "Reads a row of which all five counts are there and do not add up.",
	            "Kijkt naar een rij waarvan alle vijf aantallen er staan en niet optellen.",
	            "When the row would add up with one count of 1.000 or more, and what stands there is what is left "
	            "of it when its dot is read as a decimal sign (2.951 becomes 2 or 3, and 1.090 becomes 109), that "
	            "count is told, with the right one as the expected value. When this holds for two counts of a "
	            "row, none is told.",
	            "Telt de rij wel op met één aantal van 1.000 of meer, en staat daar wat er van dat aantal "
	            "overblijft als de punt als decimaalteken wordt gelezen (2.951 wordt 2 of 3, en 1.090 wordt 109), "
	            "dan wordt dat aantal gemeld, met het juiste als verwachte waarde. Geldt dit voor twee aantallen "
	            "van een rij, dan wordt er geen gemeld."),
	  validate_count_thousands },
	{ RULE_TOLD("count.history", KLP_SEVERITY_WARNING,
	            "counts stay in line with earlier editions",
	            "aantallen liggen in de lijn van eerdere kwartalen",
	            "Reads each count beside those of the same area in the last eight earlier editions in the "
	            "dataset, when at least four of them have it.",
	            "Vergelijkt elk aantal met dat van hetzelfde gebied in de laatste acht eerdere kwartalen in de "
	            "gegevens, als minstens vier daarvan het hebben.",
	            "It is told when it differs from their median by more than five standard deviations (taken as "
	            "1,4826 times the median absolute deviation, which one wrong count does not move), by more than "
	            "half of the median, and by more than 25 persons. Expected is the median. The history of a "
	            "municipality begins anew where its territory changed. A level break such as those of August 2017 "
	            "and 2022 is told as well: it deserves a look, and no correction.",
	            "Het wordt gemeld als het van de mediaan daarvan afwijkt met meer dan vijf standaarddeviaties "
	            "(berekend als 1,4826 keer de mediane absolute afwijking, die door één fout aantal niet "
	            "verschuift), met meer dan de helft van de mediaan, en met meer dan 25 personen. Verwacht is de "
	            "mediaan. De geschiedenis van een gemeente begint opnieuw als haar gebied verandert. Een "
	            "trendbreuk zoals die van augustus 2017 en 2022 wordt ook gemeld: die vraagt om een blik, niet om "
	            "een correctie."),
	  validate_count_history },
	{ RULE_TOLD("territory.region", KLP_SEVERITY_WARNING,
	            "the region's name and number belong together",
	            "naam en nummer van de regio horen bij elkaar",
	            "Reads the number, name and CBS code of a row's region.",
	            "Kijkt naar nummer, naam en CBS-code van de regio van een rij.",
	            "A name or code that is another region's than the number is told once for the rows below each "
	            "other that say the same. Observed is the number, expected the number of the name.",
	            "Een naam of code die bij een andere regio hoort dan het nummer, wordt één keer gemeld voor de "
	            "rijen onder elkaar die hetzelfde zeggen. Waargenomen is het nummer, verwacht het nummer dat bij "
	            "de naam hoort."),
	  validate_territory_region },
	{ RULE_TOLD("territory.heading", KLP_SEVERITY_WARNING,
	            "a table stands under its own region",
	            "een tabel staat onder de eigen regio",
	            "Reads the published municipalities of a region from one source, and the notes of reading.",
	            "Kijkt naar de gepubliceerde gemeenten van een regio uit één bron, en naar de opmerkingen bij het "
	            "inlezen.",
	            "It is told when more than half of them lie in one other region, once, on the first row; then "
	            "territory.foreign and territory.missing say nothing of that table. It is also told where reading "
	            "noted that the heading of a page names another region than the table.",
	            "Als meer dan de helft in één andere regio ligt, wordt dat één keer gemeld, bij de eerste rij; "
	            "territory.foreign en territory.missing zwijgen dan over die tabel. Ook wordt gemeld als bij het "
	            "inlezen bleek dat de kop van een pagina een andere regio noemt dan de tabel."),
	  validate_territory_heading },
	{ RULE_TOLD("territory.missing", KLP_SEVERITY_WARNING,
	            "no municipality of the region is missing",
	            "er ontbreekt geen gemeente van de regio",
	            "Reads a region's published row and the municipalities that stand with it in the same edition and "
	            "source, when both are there and the territory of the edition's year is known.",
	            "Kijkt naar de gepubliceerde rij van een regio en de gemeenten die er in hetzelfde kwartaal en "
	            "uit dezelfde bron bij staan, als beide er zijn en de indeling van dat jaar bekend is.",
	            "A municipality that lies in the region in that year and does not stand there is told on the "
	            "region's row. Not told are a municipality that lies in another region in the year before or "
	            "after, for UWV may move it at another time than CBS, one that ceased to exist within the year, "
	            "and one that may be meant by a name that is not known.",
	            "Een gemeente die in dat jaar in de regio ligt en er niet staat, wordt gemeld bij de rij van de "
	            "regio. Niet gemeld worden een gemeente die in het jaar ervoor of erna in een andere regio ligt, "
	            "omdat UWV op een ander moment kan overstappen dan het CBS, een gemeente die in de loop van het "
	            "jaar is opgeheven, en een gemeente die bedoeld kan zijn met een naam die niet bekend is."),
	  validate_territory_missing },
	{ RULE_TOLD("territory.foreign", KLP_SEVERITY_WARNING,
	            "no municipality stands with another region",
	            "geen gemeente staat bij een andere regio",
	            "Reads the published municipalities of a region.",
	            "Kijkt naar de gepubliceerde gemeenten van een regio.",
	            "One that lay in another region in the year of the edition, the year before and the year after is "
	            "told once a table; without an edition, one that never lay there.",
	            "Een gemeente die in het jaar van het kwartaal, het jaar ervoor en het jaar erna in een andere "
	            "regio lag, wordt één keer per tabel gemeld; zonder kwartaal een gemeente die er nooit lag."),
	  validate_territory_foreign },
	{ RULE_TOLD("territory.year", KLP_SEVERITY_WARNING,
	            "each municipality exists in the edition's year",
	            "elke gemeente bestaat in het jaar van het kwartaal",
	            "Reads the codes of the published municipalities, when the municipalities of the edition's year "
	            "are known.",
	            "Kijkt naar de codes van de gepubliceerde gemeenten, als de gemeenten van dat jaar bekend zijn.",
	            "A code that is none of that year is told once a table, with what became of the municipality.",
	            "Een code die in dat jaar niet bestaat, wordt één keer per tabel gemeld, met de gemeente waarin "
	            "zij is opgegaan."),
	  validate_territory_year },
	{ RULE_TOLD("territory.unknown", KLP_SEVERITY_WARNING,
	            "every municipality is known",
	            "elke gemeente is bekend",
	            "Reads the published municipalities that have no code because their printed name is not known.",
	            "Kijkt naar de gepubliceerde gemeenten die geen code hebben omdat hun naam niet bekend is.",
	            "Each name is told once a table, with the names of the edition's year that are most like it: "
	            "three at most, and for the first thousand unknown names.",
	            "Elke naam wordt één keer per tabel gemeld, met de namen uit dat jaar die er het meest op lijken: "
	            "hooguit drie, en voor de eerste duizend onbekende namen."),
	  validate_territory_unknown },
	{ RULE_TOLD("edition.missing", KLP_SEVERITY_WARNING,
	            "the edition is known",
	            "het kwartaal is bekend",
	            "Reads the rows without an edition, and is told once for each source.",
	            "Kijkt naar de rijen zonder kwartaal, en wordt één keer per bron gemeld.",
	            "From its municipalities and the regions where they stand follows in which years all of them lay "
	            "there; of years before the first and after the last that are known nothing can be said.",
	            "Uit de gemeenten en de regio's waarbij zij staan volgt in welke jaren zij daar allemaal lagen; "
	            "over jaren vóór het eerste en na het laatste bekende jaar valt niets te zeggen."),
	  validate_edition_missing },
	{ RULE_TOLD("edition.twice", KLP_SEVERITY_WARNING,
	            "an edition stands in the dataset once, or twice the same",
	            "een kwartaal staat er één keer, of twee keer hetzelfde",
	            "Reads the rows that another source has of the same edition.",
	            "Kijkt naar de rijen die een andere bron van hetzelfde kwartaal ook heeft.",
	            "When that is more than half of a source's rows, and three at least, and some have other counts, "
	            "the whole edition stands there twice: told once, with how many rows differ. Each row that "
	            "differs is told by row.contradicted.",
	            "Is dat meer dan de helft van de rijen van een bron, en zijn het er minstens drie, en hebben "
	            "sommige andere aantallen, dan staat het hele kwartaal er twee keer: dat wordt één keer gemeld, "
	            "met het aantal rijen dat verschilt. Elke rij die verschilt, wordt gemeld door row.contradicted."),
	  validate_edition_twice },
};
/* clang-format on */

const size_t validate_rules_count = sizeof validate_rules / sizeof validate_rules[0];

size_t klp_rule_count(void)
{
	return validate_rules_count;
}

const struct finding_rule *validate_rule_told(size_t index)
{
	return index < validate_rules_count ? &validate_rules[index].told : NULL;
}

const char *klp_rule_id(size_t index)
{
	return index < validate_rules_count ? validate_rules[index].told.id : NULL;
}

const char *klp_rule_title_in(size_t index, const char *language)
{
	enum language in;
	return index < validate_rules_count && language_find(&in, language) ? validate_rules[index].told.title[in] : NULL;
}

const char *klp_rule_description_in(size_t index, const char *language)
{
	enum language in;
	return index < validate_rules_count && language_find(&in, language) ? validate_rules[index].told.description[in]
	                                                                    : NULL;
}

const char *klp_rule_reads_in(size_t index, const char *language)
{
	enum language in;
	return index < validate_rules_count && language_find(&in, language) ? validate_rules[index].reads[in] : NULL;
}

const char *klp_rule_title(size_t index)
{
	return klp_rule_title_in(index, NULL);
}

const char *klp_rule_description(size_t index)
{
	return klp_rule_description_in(index, NULL);
}

const char *klp_rule_reads(size_t index)
{
	return klp_rule_reads_in(index, NULL);
}

klp_severity klp_rule_severity(size_t index)
{
	return index < validate_rules_count ? validate_rules[index].told.severity : (klp_severity)0;
}
