/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The rules: one entry of the table each, told in English and in Dutch. A further rule is a function in its family's file and an
 * entry here. */

#include "validate/rule.h"

/* clang-format off */
const struct rule validate_rules[] = {
	{ { "row.sum", KLP_SEVERITY_ERROR,
	    { "the four cells add up to the total", "de vier aantallen tellen op tot het totaal" },
	    { "Reads the five counts of a row, when all five are there. The two counts of municipal clients and the two of "
	      "UWV clients must add up to the total that is printed beside them; observed is the printed total, expected "
	      "the sum.",
	      "Kijkt naar de vijf aantallen van een rij, als ze er alle vijf staan. De twee aantallen gemeentecliënten en "
	      "de twee aantallen UWV-cliënten moeten samen het totaal zijn dat ernaast staat. Waargenomen is het "
	      "gepubliceerde totaal, verwacht is de som." } },
	  validate_row_sum },
	{ { "row.absent", KLP_SEVERITY_ERROR,
	    { "every count is there", "elk aantal is ingevuld" },
	    { "Reads the five counts of a published row. One finding a count that is absent, with the text that stands in "
	      "its place; for a region's row the expected value is the sum of its municipalities, where that is known. A "
	      "row without any count, such as one that tells only the size of the register, gives one finding on the row as "
	      "a whole.",
	      "Kijkt naar de vijf aantallen van een gepubliceerde rij. Elk aantal dat ontbreekt is één bevinding, met de "
	      "tekst die er in plaats daarvan staat. Bij de rij van een regio is de verwachte waarde de som van de "
	      "gemeenten, als die bekend is. Een rij zonder enig aantal, zoals een rij met alleen de omvang van het "
	      "doelgroepregister, is één bevinding over de hele rij." } },
	  validate_row_absent },
	{ { "row.twice", KLP_SEVERITY_WARNING,
	    { "no row stands twice", "geen rij staat er twee keer" },
	    { "Reads the rows about one area of one edition within a source: the country, a region by its number, a "
	      "municipality by its code or, when it has none, by its name within the region. A row with the same five "
	      "counts in more than one place is told once, on the row in the second place, with how often it stands there. "
	      "It is harmless and counts once in the sums. A document that was read twice, and the same row in two sources, "
	      "are nothing to tell.",
	      "Kijkt naar de rijen over hetzelfde gebied en hetzelfde kwartaal binnen één bron: Nederland, een regio op "
	      "nummer, een gemeente op code of, als die ontbreekt, op naam binnen de regio. Een rij die met dezelfde vijf "
	      "aantallen op meer dan één plaats staat, wordt één keer gemeld, bij de tweede plaats, met hoe vaak zij er "
	      "staat. Dit kan geen kwaad: in de sommen telt de rij één keer mee. Een document dat twee keer is ingelezen, "
	      "en dezelfde rij in twee bronnen, worden niet gemeld." } },
	  validate_row_twice },
	{ { "row.contradicted", KLP_SEVERITY_ERROR,
	    { "rows about the same area say the same", "rijen over hetzelfde gebied zeggen hetzelfde" },
	    { "Reads the rows about one area of one edition, from any source; rows without an edition are compared within "
	      "one source. A count that an earlier row has otherwise is a contradiction, told once on the later row with "
	      "both places; an absent count contradicts nothing. Which of the two is right cannot be seen here, so no value "
	      "is expected, and the count takes no part in a sum.",
	      "Kijkt naar de rijen over hetzelfde gebied en hetzelfde kwartaal, uit welke bron ook; rijen zonder kwartaal "
	      "worden binnen één bron vergeleken. Staat in een eerdere rij een ander aantal, dan spreken de rijen elkaar "
	      "tegen. Dat wordt één keer gemeld, bij de latere rij, met beide plaatsen; een aantal dat ontbreekt spreekt "
	      "niets tegen. Welke van de twee klopt is hier niet te zien. Daarom is er geen verwachte waarde, en telt het "
	      "aantal in geen som mee." } },
	  validate_row_contradicted },
	{ { "region.sum", KLP_SEVERITY_ERROR,
	    { "the municipalities add up to the region", "de gemeenten tellen op tot de regio" },
	    { "Reads a region's row and the rows of its municipalities of the same edition and source. Each of the five "
	      "columns must add up to the region's row; one finding a column that does not. A municipality that stands "
	      "there more than once counts once. A column in which a count is absent, or two rows of a municipality differ, "
	      "cannot be checked, and neither can a region of which the municipalities or the total row are not there.",
	      "Kijkt naar de rij van een regio en de rijen van haar gemeenten, van hetzelfde kwartaal en uit dezelfde bron. "
	      "Elk van de vijf kolommen moet optellen tot de rij van de regio; elke kolom waarin dat niet zo is, is één "
	      "bevinding. Een gemeente die er vaker staat, telt één keer mee. Een kolom waarin een aantal ontbreekt, of "
	      "waarin twee rijen van een gemeente verschillen, is niet na te rekenen. Dat geldt ook voor een regio waarvan "
	      "de gemeenten of de totaalregel er niet zijn." } },
	  validate_region_sum },
	{ { "country.sum", KLP_SEVERITY_ERROR,
	    { "the country has at least the sum of its regions", "Nederland telt minstens de som van de regio's" },
	    { "Reads the country's row and the rows of the regions of the same edition, from any source; rows without an "
	      "edition are compared within one source. No column of the country may be less than the sum of the regions "
	      "that are there, be it some of them only, for no count is negative. A region whose total row is missing, or "
	      "lacks the count, takes part with the municipalities that are there. A count on which two rows differ takes "
	      "no part.",
	      "Kijkt naar de rij van Nederland en de rijen van de regio's van hetzelfde kwartaal, uit welke bron ook; rijen "
	      "zonder kwartaal worden binnen één bron vergeleken. Geen kolom van Nederland mag minder zijn dan de som van "
	      "de regio's die er zijn, ook als dat er maar enkele zijn, want geen aantal is negatief. Een regio zonder "
	      "totaalregel, of zonder dat aantal, doet mee met de gemeenten die er zijn. Een aantal waarover twee rijen "
	      "verschillen, doet niet mee." } },
	  validate_country_sum },
	{ { "country.unplaced", KLP_SEVERITY_INFORMATION,
	    { "clients who are placed in no municipality", "cliënten die bij geen gemeente zijn ingedeeld" },
	    { "Reads the same as country.sum, where the total rows of all regions are there and undisputed. What the "
	      "country counts more than its regions are clients who are counted nationally and placed in no municipality: a "
	      "residual that the publication has by nature, told once for the five columns together, and once when the "
	      "country's row stands more than once.",
	      "Kijkt naar hetzelfde als country.sum, als de totaalregels van alle regio's er zijn en niet worden "
	      "tegengesproken. Wat Nederland meer telt dan de regio's, zijn cliënten die wel landelijk zijn geteld, maar "
	      "bij geen gemeente zijn ingedeeld: een restpost die bij de publicatie hoort. Die wordt één keer gemeld voor "
	      "de vijf kolommen samen, ook als de rij van Nederland er vaker staat." } },
	  validate_country_unplaced },
	{ { "register.size", KLP_SEVERITY_ERROR,
	    { "the total is not larger than the target group register", "het totaal is niet groter dan het doelgroepregister" },
	    { "Reads the total and the size of the target group register, when both are there. Whoever is counted stands in "
	      "the register, so the total cannot be larger.",
	      "Kijkt naar het totaal en de omvang van het doelgroepregister, als beide er staan. Wie is geteld, staat in "
	      "het register. Het totaal kan dus niet groter zijn." } },
	  validate_register_size },
	{ { "register.percent", KLP_SEVERITY_ERROR,
	    { "the printed percentage fits the total and the register", "het gepubliceerde percentage past bij het totaal en het register" },
	    { "Reads the total, the size of the register and the percentage known in Sonar, when all three are there. The "
	      "total as a percentage of the register, rounded half up to as many decimals as are printed, must be the "
	      "printed one. Observed and expected are whole percentages, and are left out when the difference is in the "
	      "decimals only; the message has all decimals.",
	      "Kijkt naar het totaal, de omvang van het doelgroepregister en het percentage dat in Sonar bekend is, als ze "
	      "er alle drie staan. Het totaal als percentage van het register, afgerond op evenveel decimalen als er staan "
	      "(een half naar boven), moet het gepubliceerde percentage zijn. Waargenomen en verwacht zijn hele "
	      "percentages, en ontbreken als het verschil alleen in de decimalen zit; in de melding staan alle decimalen." } },
	  validate_register_percent },
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

const char *klp_rule_title(size_t index)
{
	return klp_rule_title_in(index, NULL);
}

const char *klp_rule_description(size_t index)
{
	return klp_rule_description_in(index, NULL);
}

klp_severity klp_rule_severity(size_t index)
{
	return index < validate_rules_count ? validate_rules[index].told.severity : (klp_severity)0;
}
