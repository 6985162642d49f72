/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What a rule is, and what it is given to look at.
 */

#ifndef VALIDATE_RULE_H
#define VALIDATE_RULE_H

#include "base/buffer.h"
#include "dataset/dataset.h"
#include "dataset/findings.h"
#include "dataset/words.h"
#include "validate/below.h"
#include "validate/document.h"
#include "validate/double.h"
#include "validate/history.h"
#include "validate/placement.h"
#include "validate/words.h"

#include <klantprofiel/validate.h>

/** The counts of a row in the order of the publication: four cells and the total they add up to. */
enum { RULE_CELLS = DATASET_COUNTS - 1, RULE_TOTAL = DATASET_COUNTS - 1 };

/** One row, and what is known of it. */
struct checked_row {
	const klp_dataset *dataset;
	size_t row;
	klp_level level;
	/** KLP_ABSENT where there is none */
	int64_t counts[DATASET_COUNTS];
	/** the sums of the rows below it, or NULL when there is nothing to compare with */
	const struct below *below;
	/** the other rows about the same area and edition; never NULL */
	const struct doubled *doubled;
	/** what the territory says of it, or NULL */
	const struct placement *placement;
	/** for `placement`: the municipalities that are missing in the table that the row is about; and where all of them
	 * come from */
	const int *missing;
	const klp_territory *territory;
	/** the document that it speaks for, or NULL */
	const struct document *document;
	/** the counts that are far out of their history, or NULL */
	const struct history *history;
	/** of the messages */
	enum language language;
	/** for the words of a message: see rule_area() */
	struct buffer *words;
};

/** A rule looks at one row and adds its findings, column by column. It keeps nothing between two rows, so that
 * the findings of a row do not depend on the rows before it. */
struct rule {
	struct finding_rule told;
	/** what it looks at: the sentence with which its description begins */
	const char *reads[LANGUAGES];
	klp_status (*check)(const struct rule *rule, const struct checked_row *row, klp_findings *findings,
	                    klp_error **error);
};

/** The rules in the order in which they speak of a row. */
extern const struct rule validate_rules[];
extern const size_t validate_rules_count;

/** What is told of a rule: a finding_rule_at. */
const struct finding_rule *validate_rule_told(size_t index);

/** The words of a message in its language; both take the same values in the same order. */
#define RULE_SAY(row, english, dutch) ((row)->language == LANGUAGE_DUTCH ? (dutch) : (english))

/** The area and edition of a row, for the beginning of a message; NULL when there is no memory. */
static inline const char *rule_area(const struct checked_row *row)
{
	return validate_words_area(row->words, row->language, row->dataset, row->row);
}

/** The words of one of the five counts. */
static inline const char *rule_words(const struct checked_row *row, size_t count)
{
	return dataset_words_column(count, row->language);
}

/** The column of one of the five counts. */
static inline klp_column rule_column(size_t count)
{
	return (klp_column)(DATASET_FIRST_COUNT + (int)count);
}

/** The facts of a finding on one of the five counts. */
static inline struct finding_facts rule_facts(const struct rule *rule, const struct checked_row *row, size_t count,
                                              int64_t observed, int64_t expected)
{
	return (struct finding_facts){ rule->told.id, rule->told.severity, row->row, (int)rule_column(count), observed,
		                           expected };
}

/** The facts of a finding on a row as a whole. */
static inline struct finding_facts rule_facts_of_row(const struct rule *rule, const struct checked_row *row)
{
	return (struct finding_facts){ rule->told.id, rule->told.severity, row->row, -1, KLP_ABSENT, KLP_ABSENT };
}

/* The families, a file each. */

klp_status validate_row_sum(const struct rule *, const struct checked_row *, klp_findings *, klp_error **);
klp_status validate_row_absent(const struct rule *, const struct checked_row *, klp_findings *, klp_error **);

klp_status validate_row_twice(const struct rule *, const struct checked_row *, klp_findings *, klp_error **);
klp_status validate_row_contradicted(const struct rule *, const struct checked_row *, klp_findings *, klp_error **);

klp_status validate_region_sum(const struct rule *, const struct checked_row *, klp_findings *, klp_error **);

klp_status validate_country_sum(const struct rule *, const struct checked_row *, klp_findings *, klp_error **);
klp_status validate_country_unplaced(const struct rule *, const struct checked_row *, klp_findings *, klp_error **);

klp_status validate_register_size(const struct rule *, const struct checked_row *, klp_findings *, klp_error **);
klp_status validate_register_percent(const struct rule *, const struct checked_row *, klp_findings *, klp_error **);

klp_status validate_territory_region(const struct rule *, const struct checked_row *, klp_findings *, klp_error **);
klp_status validate_territory_heading(const struct rule *, const struct checked_row *, klp_findings *, klp_error **);
klp_status validate_territory_missing(const struct rule *, const struct checked_row *, klp_findings *, klp_error **);
klp_status validate_territory_foreign(const struct rule *, const struct checked_row *, klp_findings *, klp_error **);
klp_status validate_territory_year(const struct rule *, const struct checked_row *, klp_findings *, klp_error **);
klp_status validate_territory_unknown(const struct rule *, const struct checked_row *, klp_findings *, klp_error **);

klp_status validate_edition_missing(const struct rule *, const struct checked_row *, klp_findings *, klp_error **);
klp_status validate_edition_twice(const struct rule *, const struct checked_row *, klp_findings *, klp_error **);

klp_status validate_count_text(const struct rule *, const struct checked_row *, klp_findings *, klp_error **);
klp_status validate_count_thousands(const struct rule *, const struct checked_row *, klp_findings *, klp_error **);
klp_status validate_count_history(const struct rule *, const struct checked_row *, klp_findings *, klp_error **);

/** The number that a text in the place of a count probably stands for. False when there is no such text, or it is no
 * number. */
bool validate_count_meant(const struct checked_row *row, size_t count, int64_t *meant);

#endif
