/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Which numbers of a table are wrong, and what would put them right: a list of proposals. klp_repair() and klp_validate() make it.
 */

#ifndef KLANTPROFIEL_REPAIRS_H
#define KLANTPROFIEL_REPAIRS_H

#include <klantprofiel/dataset.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What is wrong with the tables of a dataset, a proposal for each; independent of the dataset. */
typedef struct klp_repairs klp_repairs;

/** What would put one table right: that of a region, or the country's row; belongs to its list. */
typedef struct klp_repair_proposal klp_repair_proposal;

/** One count that a proposal changes, fills, adds or takes away; belongs to its proposal. */
typedef struct klp_repair_cell klp_repair_cell;

/** The row of a count that belongs to a row which is not there. */
#define KLP_ROW_NONE ((size_t)-1)

/** Frees the list; NULL is allowed. */
KLP_API void klp_repairs_free(klp_repairs *repairs);

/** How many tables do not add up, whether or not a repair is known. By edition, then by region, then by source. */
KLP_API size_t klp_repairs_count(const klp_repairs *repairs);

/** A proposal; NULL past the end. */
KLP_API const klp_repair_proposal *klp_repairs_at(const klp_repairs *repairs, size_t index);

/** The table: its edition or NULL, its level (a region, or the country, of which only the row is meant), its region's number or 0,
 * and its source or NULL. */
KLP_API const char *klp_proposal_edition(const klp_repair_proposal *proposal);
KLP_API klp_level klp_proposal_level(const klp_repair_proposal *proposal);
KLP_API int klp_proposal_region_number(const klp_repair_proposal *proposal);
KLP_API const char *klp_proposal_source(const klp_repair_proposal *proposal);

/** Where its total row was read: page and line from 1, 0 when unknown. */
KLP_API uint64_t klp_proposal_page(const klp_repair_proposal *proposal);
KLP_API uint64_t klp_proposal_line(const klp_repair_proposal *proposal);

/** How sure it is; 0 when it was not localised: nothing light enough explains the table, or the sums do not tell what belongs there. */
KLP_API klp_confidence klp_proposal_confidence(const klp_repair_proposal *proposal);

/** Whether it was applied: 1 or 0. */
KLP_API int klp_proposal_applied(const klp_repair_proposal *proposal);

/** How many other explanations are known that weigh as little, or nearly so. */
KLP_API size_t klp_proposal_alternatives(const klp_repair_proposal *proposal);

/** What happened, in a few English words that stay: "row slid by one column"; several things with "; " between them. NULL when it was not
 * localised. */
KLP_API const char *klp_proposal_cause(const klp_repair_proposal *proposal);

/** A sentence that says what is wrong and what would put it right, in the language that was asked for. Never NULL. */
KLP_API const char *klp_proposal_message(const klp_repair_proposal *proposal);

/** How many counts it changes; and one of them, NULL past the end. The order is that of the table's rows, its total the last, and a row
 * that was left out behind it. */
KLP_API size_t klp_proposal_cells(const klp_repair_proposal *proposal);
KLP_API const klp_repair_cell *klp_proposal_cell(const klp_repair_proposal *proposal, size_t index);

/** Where the count stands: the row of the dataset that was looked at, KLP_ROW_NONE in a row that was left out; its level and column; and the
 * municipality's code, NULL where the row has none, and for a row that was left out when it may be one of several. */
KLP_API size_t klp_repair_cell_row(const klp_repair_cell *cell);
KLP_API klp_level klp_repair_cell_level(const klp_repair_cell *cell);
KLP_API const char *klp_repair_cell_municipality_code(const klp_repair_cell *cell);
KLP_API klp_column klp_repair_cell_column(const klp_repair_cell *cell);

/** What stands there and what should.
 *
 * @param value  receives the count; may be NULL
 * @return 1, or 0 when there is none: nothing stands there; or nothing should, in a row that stands twice and is taken away */
KLP_API int klp_repair_cell_from(const klp_repair_cell *cell, int64_t *value);
KLP_API int klp_repair_cell_to(const klp_repair_cell *cell, int64_t *value);

/** Why, in a few English words that stay: "two digits swapped". Never NULL. Static. */
KLP_API const char *klp_repair_cell_cause(const klp_repair_cell *cell);

/** The ids of the rules that this count breaks, a blank between two: "row.sum region.sum". Never NULL. */
KLP_API const char *klp_repair_cell_rules(const klp_repair_cell *cell);

#ifdef __cplusplus
}
#endif

#endif
