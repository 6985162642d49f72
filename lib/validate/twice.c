/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Rows about an area of which another row speaks too. */

#include "base/number.h"
#include "validate/rule.h"
#include "validate/words.h"

static struct finding_facts facts_of(const struct rule *rule, const struct checked_row *row)
{
	return (struct finding_facts){ rule->id, rule->severity, row->row, -1, KLP_ABSENT, KLP_ABSENT };
}

klp_status validate_row_twice(const struct rule *rule, const struct checked_row *row, klp_findings *findings,
                              klp_error **error)
{
	if (row->doubled->times == 0)
		return KLP_OK;
	struct buffer *words = row->words;
	struct finding_facts facts = facts_of(rule, row);
	if (validate_words_area(words, row->dataset, row->row) == NULL ||
	    !buffer_add_text(words, ": the same row stands ") ||
	    !buffer_add_text(words, number_dotted((int64_t)row->doubled->times).text) ||
	    !buffer_add_text(words, " times in one source, first in ") ||
	    !validate_words_add_place(words, row->dataset, row->doubled->first) ||
	    !buffer_add_text(words, "; it counts once where sums are checked") || !buffer_end_text(words))
		return error_memory(error);
	return findings_add(findings, row->dataset, &facts, error, "%s", words->bytes);
}

/* "a.txt:1:9 says 1.176 of all clients" */
static bool add_total(struct buffer *words, const klp_dataset *dataset, size_t row, int64_t total)
{
	return validate_words_add_place(words, dataset, row) && buffer_add_text(words, " says ") &&
	       buffer_add_text(words, total == KLP_ABSENT ? "nothing" : number_dotted(total).text) &&
	       buffer_add_text(words, " of all clients");
}

/* "UWV clients with a profile (8 and 9), all clients (17 and 18)" */
static bool add_differences(struct buffer *words, const int64_t earlier[DATASET_COUNTS],
                            const int64_t later[DATASET_COUNTS])
{
	bool any = false;
	for (size_t i = 0; i < DATASET_COUNTS; i++) {
		if (earlier[i] == KLP_ABSENT || later[i] == KLP_ABSENT || earlier[i] == later[i])
			continue;
		if ((any && !buffer_add_text(words, ", ")) || !buffer_add_text(words, validate_words_column(i)) ||
		    !buffer_add_text(words, " (") || !buffer_add_text(words, number_dotted(earlier[i]).text) ||
		    !buffer_add_text(words, " and ") || !buffer_add_text(words, number_dotted(later[i]).text) ||
		    !buffer_add_text(words, ")"))
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
	struct finding_facts facts = facts_of(rule, row);
	validate_read_counts(earlier, row->dataset, row->doubled->against);
	if (validate_words_area(words, row->dataset, row->row) == NULL ||
	    !buffer_add_text(words, ": two rows say different things: ") ||
	    !add_total(words, row->dataset, row->doubled->against, earlier[RULE_TOTAL]) ||
	    !buffer_add_text(words, ", and ") || !add_total(words, row->dataset, row->row, row->counts[RULE_TOTAL]) ||
	    !buffer_add_text(words, "; they differ in ") || !add_differences(words, earlier, row->counts) ||
	    !buffer_end_text(words))
		return error_memory(error);
	return findings_add(findings, row->dataset, &facts, error, "%s", words->bytes);
}
