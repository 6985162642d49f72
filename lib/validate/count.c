/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Counts that look wrong by themselves, or beside those of earlier editions. */

#include "base/number.h"
#include "validate/causes.h"
#include "validate/meaning.h"
#include "validate/rule.h"

bool validate_count_meant(const struct checked_row *row, size_t count, int64_t *meant)
{
	const char *text = klp_dataset_cell_text(row->dataset, row->row, rule_column(count));
	if (text == NULL || row->counts[count] != KLP_ABSENT)
		return false;
	enum meaning meaning = validate_meaning(text, meant);
	return meaning == MEANING_COUNT || meaning == MEANING_THOUSANDS;
}

klp_status validate_count_text(const struct rule *rule, const struct checked_row *row, klp_findings *findings,
                               klp_error **error)
{
	for (size_t i = 0; i < DATASET_COUNTS; i++) {
		int64_t meant;
		if (!validate_count_meant(row, i, &meant))
			continue;
		const char *area = rule_area(row);
		if (area == NULL)
			return error_memory(error);
		struct finding_facts facts = rule_facts(rule, row, i, KLP_ABSENT, meant);
		klp_status status = findings_add(
			findings, row->dataset, &facts, error,
			RULE_SAY(
				row, "%s: in the place of the count of %s stands \"%s\", which is no count; probably it is %s",
				"%s: in plaats van het aantal %s staat er \"%s\", en dat is geen aantal; waarschijnlijk is het %s"),
			area, rule_words(row, i), klp_dataset_cell_text(row->dataset, row->row, rule_column(i)),
			number_dotted(meant).text);
		if (status != KLP_OK)
			return status;
	}
	return KLP_OK;
}

/* The count that would make the row add up, all others being right. */
static int64_t fitting(const struct checked_row *row, size_t count)
{
	int64_t sum = 0;
	for (size_t i = 0; i < RULE_CELLS; i++)
		sum += row->counts[i];
	return count == RULE_TOTAL ? sum : row->counts[RULE_TOTAL] - (sum - row->counts[count]);
}

/* The one count of a row that has lost its dot, or DATASET_COUNTS. */
static size_t find_lost_dot(const struct checked_row *row)
{
	size_t found = DATASET_COUNTS;
	for (size_t i = 0; i < DATASET_COUNTS; i++)
		if (row->counts[i] == KLP_ABSENT)
			return DATASET_COUNTS;
	for (size_t i = 0; i < DATASET_COUNTS; i++) {
		if (!validate_cause_dot_lost(row->counts[i], fitting(row, i)))
			continue;
		if (found != DATASET_COUNTS)
			return DATASET_COUNTS;
		found = i;
	}
	return found;
}

klp_status validate_count_thousands(const struct rule *rule, const struct checked_row *row, klp_findings *findings,
                                    klp_error **error)
{
	size_t count = find_lost_dot(row);
	if (count == DATASET_COUNTS)
		return KLP_OK;
	const char *area = rule_area(row);
	if (area == NULL)
		return error_memory(error);
	int64_t right = fitting(row, count);
	struct finding_facts facts = rule_facts(rule, row, count, row->counts[count], right);
	return findings_add(
		findings, row->dataset, &facts, error,
		RULE_SAY(
			row,
			"%s: the count of %s is %s, and the row adds up with %s; probably the dot for thousands was taken for a "
			"decimal sign",
			"%s: het aantal %s is %s, en de rij telt op met %s; waarschijnlijk is de punt voor duizendtallen voor "
			"een decimaalteken aangezien"),
		area, rule_words(row, count), number_dotted(row->counts[count]).text, number_dotted(right).text);
}

klp_status validate_count_history(const struct rule *rule, const struct checked_row *row, klp_findings *findings,
                                  klp_error **error)
{
	const struct history *history = row->history;
	size_t explained = find_lost_dot(row);
	for (size_t i = 0; i < DATASET_COUNTS && history != NULL; i++) {
		if (history->medians[i] == KLP_ABSENT || i == explained)
			continue;
		const char *area = rule_area(row);
		if (area == NULL)
			return error_memory(error);
		struct finding_facts facts = rule_facts(rule, row, i, row->counts[i], history->medians[i]);
		klp_status status = findings_add(
			findings, row->dataset, &facts, error,
			RULE_SAY(row,
		             "%s: there are %s %s, where the median of the %d editions before is %s; that is far out of line",
		             "%s: er zijn %s %s, terwijl de mediaan van de %d kwartalen ervoor %s is; dat wijkt sterk af"),
			area, number_dotted(row->counts[i]).text, rule_words(row, i), (int)history->editions[i],
			number_dotted(history->medians[i]).text);
		if (status != KLP_OK)
			return status;
	}
	return KLP_OK;
}
