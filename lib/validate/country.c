/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The country against its regions. */

#include "base/number.h"
#include "validate/rule.h"

/* Whether there is something to compare in a column of the country's row. */
static bool is_checked(const struct checked_row *row, size_t count)
{
	return row->level == KLP_LEVEL_COUNTRY && row->below != NULL && row->counts[count] != KLP_ABSENT;
}

klp_status validate_country_sum(const struct rule *rule, const struct checked_row *row, klp_findings *findings,
                                klp_error **error)
{
	for (size_t i = 0; i < DATASET_COUNTS; i++) {
		if (!is_checked(row, i) || row->counts[i] >= row->below->sums[i])
			continue;
		int64_t sum = row->below->sums[i];
		const char *area = rule_area(row);
		if (area == NULL)
			return error_memory(error);
		/* What is missing could only make the sum larger. */
		const char *regions = row->below->known[i] ? RULE_SAY(row, "the regions", "de regio's")
		                                           : RULE_SAY(row, "the regions and municipalities that are there",
		                                                      "de regio's en gemeenten die er zijn");
		struct finding_facts facts = rule_facts(rule, row, i, row->counts[i], sum);
		klp_status status = findings_add(
			findings, row->dataset, &facts, error,
			RULE_SAY(row, "%s: %s have %s %s together, but the country's row says %s, which is less",
		             "%s: %s hebben samen %s %s, maar in de rij van Nederland staat %s, en dat is minder"),
			area, regions, number_dotted(sum).text, rule_words(row, i), number_dotted(row->counts[i]).text);
		if (status != KLP_OK)
			return status;
	}
	return KLP_OK;
}

/* Whether a column can be compared with all of the regions. */
static bool has_residual(const struct checked_row *row, size_t count)
{
	return is_checked(row, count) && row->below->known[count];
}

/* What the country has more than its regions, or "unknown". */
static struct number_words residual(const struct checked_row *row, size_t count)
{
	if (has_residual(row, count))
		return number_dotted(row->counts[count] - row->below->sums[count]);
	struct number_words unknown = { "unknown" };
	struct number_words onbekend = { "onbekend" };
	return row->language == LANGUAGE_DUTCH ? onbekend : unknown;
}

klp_status validate_country_unplaced(const struct rule *rule, const struct checked_row *row, klp_findings *findings,
                                     klp_error **error)
{
	bool any = false;
	for (size_t i = 0; i < DATASET_COUNTS; i++)
		any = any || (has_residual(row, i) && row->counts[i] > row->below->sums[i]);
	if (!any || row->doubled->is_said_before)
		return KLP_OK;

	const char *area = rule_area(row);
	if (area == NULL)
		return error_memory(error);
	int64_t sum = row->below->known[RULE_TOTAL] ? row->below->sums[RULE_TOTAL] : KLP_ABSENT;
	struct finding_facts facts = rule_facts(rule, row, RULE_TOTAL, row->counts[RULE_TOTAL], sum);
	return findings_add(
		findings, row->dataset, &facts, error,
		RULE_SAY(
			row,
			"%s: the country's row has %s, %s, %s, %s and %s more than the regions together (municipal clients "
			"with and without a profile, UWV clients with and without, all clients); these are clients counted "
			"nationally and placed in no municipality: a residual, not a mistake",
			"%s: in de rij van Nederland staan %s, %s, %s, %s en %s meer dan in de regio's samen (gemeentecliënten "
			"met en zonder profiel, UWV-cliënten met en zonder profiel, alle cliënten); dit zijn cliënten die wel "
			"landelijk zijn geteld, maar bij geen gemeente zijn ingedeeld: een restpost, geen fout"),
		area, residual(row, 0).text, residual(row, 1).text, residual(row, 2).text, residual(row, 3).text,
		residual(row, 4).text);
}
