/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The rules: one line of the table each. A further rule is a function in its family's file and an entry here. */

#include "validate/rule.h"

/* clang-format off */
const struct rule validate_rules[] = {
	{ "row.sum", "the four cells add up to the total",
	  "Reads the five counts of a row, when all five are there. The two counts of municipal clients and the two of UWV "
	  "clients must add up to the total that is printed beside them; observed is the printed total, expected the sum.",
	  KLP_SEVERITY_ERROR, validate_row_sum },
	{ "row.absent", "every count is there",
	  "Reads the five counts of a published row. One finding a count that is absent, with the text that stands in its "
	  "place; for a region's row the expected value is the sum of its municipalities, where that is known. A row without "
	  "any count, such as one that tells only the size of the register, gives one finding on the row as a whole.",
	  KLP_SEVERITY_ERROR, validate_row_absent },
	{ "row.twice", "no row stands twice",
	  "Reads the rows about one area of one edition within a source: the country, a region by its number, a municipality by its code or, "
	  "when it has none, by its name within the region. A row with the same five counts in more than one place is told once, on the "
	  "row in the second place, with how often it stands there. It is harmless and counts once in the sums. A document that was read "
	  "twice, and the same row in two sources, are nothing to tell.",
	  KLP_SEVERITY_WARNING, validate_row_twice },
	{ "row.contradicted", "rows about the same area say the same",
	  "Reads the rows about one area of one edition, from any source; rows without an edition are compared within one source. A count "
	  "that an earlier row has otherwise is a contradiction, told once on the later row with both places; an absent count "
	  "contradicts nothing. Which of the two is right cannot be seen here, so no value is expected, and the count takes no "
	  "part in a sum.",
	  KLP_SEVERITY_ERROR, validate_row_contradicted },
	{ "region.sum", "the municipalities add up to the region",
	  "Reads a region's row and the rows of its municipalities of the same edition and source. Each of the five columns must "
	  "add up to the region's row; one finding a column that does not. A municipality that stands there more than once counts "
	  "once. A column in which a count is absent, or two rows of a municipality differ, cannot be checked, and "
	  "neither can a region of which the municipalities or the total row are not there.",
	  KLP_SEVERITY_ERROR, validate_region_sum },
	{ "country.sum", "the country has at least the sum of its regions",
	  "Reads the country's row and the rows of the regions of the same edition, from any source; rows without an edition are "
	  "compared within one source. No column of the country may be less than the sum of the regions that are there, be it some of "
	  "them only, for no count is negative. A region whose total row is missing, or lacks the count, takes part with the "
	  "municipalities that are there. A count on which two rows differ takes no part.",
	  KLP_SEVERITY_ERROR, validate_country_sum },
	{ "country.unplaced", "clients who are placed in no municipality",
	  "Reads the same as country.sum, where the total rows of all regions are there and undisputed. What the country counts more "
	  "than its regions are clients who are counted nationally and placed in no municipality: a residual that the publication has "
	  "by nature, told once for the five columns together, and once when the country's row stands more than once.",
	  KLP_SEVERITY_INFORMATION, validate_country_unplaced },
	{ "register.size", "the total is not larger than the target group register",
	  "Reads the total and the size of the target group register, when both are there. Whoever is counted stands in the "
	  "register, so the total cannot be larger.",
	  KLP_SEVERITY_ERROR, validate_register_size },
	{ "register.percent", "the printed percentage fits the total and the register",
	  "Reads the total, the size of the register and the percentage known in Sonar, when all three are there. The total as a "
	  "percentage of the register, rounded half up to as many decimals as are printed, must be the printed one. Observed and expected "
	  "are whole percentages, and are left out when the difference is in the decimals only; the message has all decimals.",
	  KLP_SEVERITY_ERROR, validate_register_percent },
};
/* clang-format on */

const size_t validate_rules_count = sizeof validate_rules / sizeof validate_rules[0];

size_t klp_rule_count(void)
{
	return validate_rules_count;
}

const char *klp_rule_id(size_t index)
{
	return index < validate_rules_count ? validate_rules[index].id : NULL;
}

const char *klp_rule_title(size_t index)
{
	return index < validate_rules_count ? validate_rules[index].title : NULL;
}

const char *klp_rule_description(size_t index)
{
	return index < validate_rules_count ? validate_rules[index].description : NULL;
}

klp_severity klp_rule_severity(size_t index)
{
	return index < validate_rules_count ? validate_rules[index].severity : (klp_severity)0;
}
