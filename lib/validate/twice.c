/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Rows about an area of which another row speaks too. */

#include "base/number.h"
#include "validate/rule.h"

klp_status validate_row_twice(const struct rule *rule, const struct checked_row *row, klp_findings *findings,
                              klp_error **error)
{
	if (row->doubled->times == 0)
		return KLP_OK;
	struct buffer *words = row->words;
	struct finding_facts facts = rule_facts_of_row(rule, row);
	if (rule_area(row) == NULL ||
	    !buffer_add_text(words, RULE_SAY(row, ": the same row stands ", ": dezelfde rij staat ")) ||
	    !buffer_add_text(words, number_dotted((int64_t)row->doubled->times).text) ||
	    !buffer_add_text(words, RULE_SAY(row, " times in one source, first in ", " keer in één bron, het eerst in ")) ||
	    !validate_words_add_place(words, row->language, row->dataset, row->doubled->first) ||
	    !buffer_add_text(words, RULE_SAY(row, "; it counts once where sums are checked",
	                                     "; bij het narekenen van sommen telt die één keer mee")) ||
	    !buffer_end_text(words))
		return error_memory(error);
	return findings_add(findings, row->dataset, &facts, error, "%s", words->bytes);
}

/* "a.txt:1:9 says 1.176 of all clients", of one of the rows that `row` is told about */
static bool add_total(const struct checked_row *row, size_t teller, int64_t total)
{
	struct buffer *words = row->words;
	return validate_words_add_place(words, row->language, row->dataset, teller) &&
	       buffer_add_text(words, RULE_SAY(row, " says ", " geeft ")) &&
	       buffer_add_text(words,
	                       total == KLP_ABSENT ? RULE_SAY(row, "nothing", "geen aantal") : number_dotted(total).text) &&
	       buffer_add_text(words, RULE_SAY(row, " of all clients", " cliënten in totaal"));
}

/* "UWV clients with a profile (8 and 9), all clients (17 and 18)" */
static bool add_differences(const struct checked_row *row, const int64_t earlier[DATASET_COUNTS])
{
	bool any = false;
	struct buffer *words = row->words;
	const int64_t *later = row->counts;
	for (size_t i = 0; i < DATASET_COUNTS; i++) {
		if (earlier[i] == KLP_ABSENT || later[i] == KLP_ABSENT || earlier[i] == later[i])
			continue;
		if ((any && !buffer_add_text(words, ", ")) || !buffer_add_text(words, rule_words(row, i)) ||
		    !buffer_add_text(words, " (") || !buffer_add_text(words, number_dotted(earlier[i]).text) ||
		    !buffer_add_text(words, RULE_SAY(row, " and ", " en ")) ||
		    !buffer_add_text(words, number_dotted(later[i]).text) || !buffer_add_text(words, ")"))
			return false;
		any = true;
	}
	return true;
}

klp_status validate_row_contradicted(const struct rule *rule, const struct checked_row *row, klp_findings *findings,
                                     klp_error **error)
{
	if (!row->doubled->is_contradicted)
		return KLP_OK;
	int64_t earlier[DATASET_COUNTS];
	struct buffer *words = row->words;
	struct finding_facts facts = rule_facts_of_row(rule, row);
	validate_read_counts(earlier, row->dataset, row->doubled->against);
	if (rule_area(row) == NULL ||
	    !buffer_add_text(words,
	                     RULE_SAY(row, ": two rows say different things: ", ": twee rijen spreken elkaar tegen: ")) ||
	    !add_total(row, row->doubled->against, earlier[RULE_TOTAL]) ||
	    !buffer_add_text(words, RULE_SAY(row, ", and ", " en ")) ||
	    !add_total(row, row->row, row->counts[RULE_TOTAL]) ||
	    !buffer_add_text(words, RULE_SAY(row, "; they differ in ", "; het verschil zit in ")) ||
	    !add_differences(row, earlier) || !buffer_end_text(words))
		return error_memory(error);
	return findings_add(findings, row->dataset, &facts, error, "%s", words->bytes);
}
