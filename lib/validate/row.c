/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What must hold within one row. */

#include "base/number.h"
#include "validate/rule.h"

klp_status validate_row_sum(const struct rule *rule, const struct checked_row *row, klp_findings *findings,
                            klp_error **error)
{
	int64_t sum = 0;
	int64_t total = row->counts[RULE_TOTAL];
	if (total == KLP_ABSENT)
		return KLP_OK;
	for (size_t i = 0; i < RULE_CELLS; i++)
		if (row->counts[i] == KLP_ABSENT)
			return KLP_OK;
	/* Four times the largest count that a dataset takes still fits. */
	for (size_t i = 0; i < RULE_CELLS; i++)
		sum += row->counts[i];
	if (sum == total)
		return KLP_OK;

	const char *area = rule_area(row);
	if (area == NULL)
		return error_memory(error);
	struct finding_facts facts = rule_facts(rule, row, RULE_TOTAL, total, sum);
	return findings_add(findings, row->dataset, &facts, error,
	                    RULE_SAY(row, "%s: the four cells add up to %s, but the total that is printed is %s",
	                             "%s: de vier aantallen zijn samen %s, maar als totaal staat er %s"),
	                    area, number_dotted(sum).text, number_dotted(total).text);
}

/* What stands in the place of the counts: the first such text, or NULL. */
static const char *first_cell_text(const struct checked_row *row)
{
	for (size_t i = 0; i < DATASET_COUNTS; i++) {
		const char *text = klp_dataset_cell_text(row->dataset, row->row, rule_column(i));
		if (text != NULL)
			return text;
	}
	return NULL;
}

static klp_status find_whole_row_absent(const struct rule *rule, const struct checked_row *row, const char *area,
                                        klp_findings *findings, klp_error **error)
{
	struct finding_facts facts = rule_facts_of_row(rule, row);
	const char *text = first_cell_text(row);
	if (text != NULL)
		return findings_add(findings, row->dataset, &facts, error,
		                    RULE_SAY(row, "%s: none of the five counts is there; \"%s\" stands in their place",
		                             "%s: geen van de vijf aantallen is ingevuld; in plaats daarvan staat er \"%s\""),
		                    area, text);
	return findings_add(
		findings, row->dataset, &facts, error,
		RULE_SAY(row, "%s: none of the five counts is there", "%s: geen van de vijf aantallen is ingevuld"), area);
}

static klp_status find_count_absent(const struct rule *rule, const struct checked_row *row, const char *area,
                                    size_t count, klp_findings *findings, klp_error **error)
{
	bool known = row->below != NULL && row->level == KLP_LEVEL_REGION && row->below->known[count];
	int64_t expected = known ? row->below->sums[count] : KLP_ABSENT;
	struct finding_facts facts = rule_facts(rule, row, count, KLP_ABSENT, expected);
	const char *text = klp_dataset_cell_text(row->dataset, row->row, rule_column(count));
	const char *instead = RULE_SAY(row, "; in its place stands \"", "; in plaats daarvan staat er \"");
	const char *adds_up = RULE_SAY(row, "; its municipalities add up to ", "; de gemeenten tellen op tot ");
	return findings_add(
		findings, row->dataset, &facts, error,
		RULE_SAY(row, "%s: the count of %s is absent%s%s%s%s%s", "%s: het aantal %s ontbreekt%s%s%s%s%s"), area,
		rule_words(row, count), text != NULL ? instead : "", text != NULL ? text : "", text != NULL ? "\"" : "",
		known ? adds_up : "", known ? number_dotted(expected).text : "");
}

/* Whether a count is absent, and no number stands in its place, which is for count.text to tell. */
static bool is_left_out(const struct checked_row *row, size_t count)
{
	int64_t meant;
	return row->counts[count] == KLP_ABSENT && !validate_count_meant(row, count, &meant);
}

klp_status validate_row_absent(const struct rule *rule, const struct checked_row *row, klp_findings *findings,
                               klp_error **error)
{
	int64_t origin = 0;
	size_t absent = 0;
	for (size_t i = 0; i < DATASET_COUNTS; i++)
		absent += is_left_out(row, i);
	klp_dataset_integer(row->dataset, row->row, KLP_COLUMN_ORIGIN, &origin);
	if (absent == 0 || origin != KLP_ORIGIN_PUBLISHED)
		return KLP_OK;

	const char *area = rule_area(row);
	if (area == NULL)
		return error_memory(error);
	if (absent == DATASET_COUNTS)
		return find_whole_row_absent(rule, row, area, findings, error);
	for (size_t i = 0; i < DATASET_COUNTS; i++) {
		if (!is_left_out(row, i))
			continue;
		klp_status status = find_count_absent(rule, row, area, i, findings, error);
		if (status != KLP_OK)
			return status;
	}
	return KLP_OK;
}
