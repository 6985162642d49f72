/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What is wrong, or worth knowing, in a dataset: a list of findings. klp_validate() makes it.
 */

#ifndef KLANTPROFIEL_FINDINGS_H
#define KLANTPROFIEL_FINDINGS_H

#include <klantprofiel/dataset.h>
#include <klantprofiel/repairs.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A list of findings, independent of the dataset it is about. */
typedef struct klp_findings klp_findings;

/** One finding; belongs to its list. */
typedef struct klp_finding klp_finding;

/** Frees the list and its findings; NULL is allowed. */
KLP_API void klp_findings_free(klp_findings *findings);

/** How many findings have at least this severity.
 *
 * @param at_least  KLP_SEVERITY_INFORMATION counts all */
KLP_API size_t klp_findings_count(const klp_findings *findings, klp_severity at_least);

/** A finding, in the order of the dataset's rows; NULL past the end. The index runs over
 * all severities: 0 … klp_findings_count(findings, KLP_SEVERITY_INFORMATION) - 1. */
KLP_API const klp_finding *klp_findings_at(const klp_findings *findings, size_t index);

/** The id of the rule, stable over releases: "row.sum". Never NULL. */
KLP_API const char *klp_finding_rule(const klp_finding *finding);

KLP_API klp_severity klp_finding_severity(const klp_finding *finding);

/** A sentence that a policy officer understands, in the language that klp_validate() was asked for. Never NULL. */
KLP_API const char *klp_finding_message(const klp_finding *finding);

/** What it is about: the edition or NULL, the level of the row, the region's number or 0, the
 * municipality's code or NULL (also when it has none; of a region's row that of a municipality that is missing there),
 * and the column, or -1 for the row as a whole. */
KLP_API const char *klp_finding_edition(const klp_finding *finding);
KLP_API klp_level klp_finding_level(const klp_finding *finding);
KLP_API int klp_finding_region_number(const klp_finding *finding);
KLP_API const char *klp_finding_municipality_code(const klp_finding *finding);
KLP_API int klp_finding_column(const klp_finding *finding);

/** The row of the dataset as it was when it was checked. */
KLP_API size_t klp_finding_row(const klp_finding *finding);

/** What stands there, what should, and the imbalance: observed minus expected.
 *
 * @param value  receives the number; may be NULL
 * @return 1, or 0 when there is none */
KLP_API int klp_finding_observed(const klp_finding *finding, int64_t *value);
KLP_API int klp_finding_expected(const klp_finding *finding, int64_t *value);
KLP_API int klp_finding_imbalance(const klp_finding *finding, int64_t *value);

/** What would put the table right in which it was found: the same proposal for all findings about one table. NULL where the finding is about
 * something else, the table is no whole one, or nothing light enough explains it. Lives as long as the list. */
KLP_API const klp_repair_proposal *klp_finding_repair(const klp_finding *finding);

/** Where the row was read: the source name or NULL; page and line from 1, 0 when unknown. */
KLP_API const char *klp_finding_source(const klp_finding *finding);
KLP_API uint64_t klp_finding_page(const klp_finding *finding);
KLP_API uint64_t klp_finding_line(const klp_finding *finding);

#ifdef __cplusplus
}
#endif

#endif
