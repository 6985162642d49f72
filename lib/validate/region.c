/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A region against its municipalities. */

#include "base/number.h"
#include "validate/rule.h"

klp_status validate_region_sum(const struct rule *rule, const struct checked_row *row, klp_findings *findings,
                               klp_error **error)
{
	if (row->level != KLP_LEVEL_REGION || row->below == NULL)
		return KLP_OK;
	for (size_t i = 0; i < DATASET_COUNTS; i++) {
		int64_t sum = row->below->sums[i];
		if (row->counts[i] == KLP_ABSENT || !row->below->known[i] || row->counts[i] == sum)
			continue;
		const char *area = rule_area(row);
		if (area == NULL)
			return error_memory(error);
		struct finding_facts facts = rule_facts(rule, row, i, row->counts[i], sum);
		klp_status status =
			findings_add(findings, row->dataset, &facts, error,
		                 RULE_SAY(row, "%s: its municipalities have %s %s together, but the total row says %s",
		                          "%s: de gemeenten hebben samen %s %s, maar in de totaalregel staat %s"),
		                 area, number_dotted(sum).text, rule_words(row, i), number_dotted(row->counts[i]).text);
		if (status != KLP_OK)
			return status;
	}
	return KLP_OK;
}
