/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Making a list of findings.
 */

#ifndef DATASET_FINDINGS_H
#define DATASET_FINDINGS_H

#include "base/error.h"
#include "base/language.h"

#include <klantprofiel/findings.h>

/** What a finding says besides its sentence. */
struct finding_facts {
	/** static */
	const char *rule;
	klp_severity severity;
	/** the row of the dataset it is about; edition, level, region, municipality and place are taken from there */
	size_t row;
	/** a klp_column, or -1 */
	int column;
	/** KLP_ABSENT where there is none; the imbalance is worked out */
	int64_t observed;
	int64_t expected;
};

/** A rule as it is told. All texts are static. */
struct finding_rule {
	const char *id;
	klp_severity severity;
	const char *title[LANGUAGES];
	const char *description[LANGUAGES];
};

/** One after another; NULL past the end. */
typedef const struct finding_rule *(*finding_rule_at)(size_t index);

/** KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status findings_new(klp_findings **findings, klp_error **error);

/** Adds a finding about a row of `dataset`. KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status findings_add(klp_findings *findings, const klp_dataset *dataset, const struct finding_facts *facts,
                        klp_error **error, const char *format, ...) BASE_PRINTF(5, 6);

/** Tells of the last finding that it is about another municipality than its row: one that is missing in a region's
 * table. KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status findings_set_municipality(klp_findings *findings, const char *code, klp_error **error);

/** Sets which rules looked for findings, those that found none included, and the language of the messages: for formats
 * that tell of them. At first there are none, and the language is English. */
void findings_set_rules(klp_findings *findings, finding_rule_at rules, enum language language);

/** Takes over the repairs that findings tell of. */
void findings_take_repairs(klp_findings *findings, klp_repairs *repairs);

/** Tells of a finding, by its index, what would put its table right: one of the list's repairs, or NULL. */
void findings_set_repair(klp_findings *findings, size_t index, const klp_repair_proposal *repair);

/** One of the rules that looked; NULL past the end. */
const struct finding_rule *findings_rule(const klp_findings *findings, size_t index);

/** The cells of an excerpt: the five counts, then the size of the register and the percentage, which are there only
 * where the finding is about one of these two. */
enum { EXCERPT_COUNTS = 5, EXCERPT_CELLS = EXCERPT_COUNTS + 2 };

/** The row of a finding as it stands in the table, when the finding is about one of its cells. */
struct finding_excerpt {
	/** of the area; NULL when there is no excerpt */
	const char *name;
	/** as they are printed, or what stands in their place; NULL for none */
	const char *cells[EXCERPT_CELLS];
	/** the one that is meant */
	size_t meant;
};

const struct finding_excerpt *findings_excerpt(const klp_finding *finding);

enum language findings_language(const klp_findings *findings);

#endif
