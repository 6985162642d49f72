/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Every row before every rule. */

#include "base/memory.h"
#include "base/options.h"
#include "base/progress.h"
#include "validate/below.h"
#include "validate/proposal.h"
#include "validate/rule.h"

#include <klantprofiel/validate.h>

#include <string.h>

static klp_status check_row(const struct checked_row *row, klp_findings *findings, klp_error **error)
{
	for (size_t i = 0; i < validate_rules_count; i++) {
		klp_status status = validate_rules[i].check(&validate_rules[i], row, findings, error);
		if (status != KLP_OK)
			return status;
	}
	return KLP_OK;
}

/* What is known of the rows together, before the rules speak of each. All zero is empty. */
struct gathered {
	struct belows belows;
	/** one for each row */
	struct doubled *doubles;
	struct documents documents;
	struct placements placements;
	struct histories histories;
};

static void gathered_free(struct gathered *gathered)
{
	validate_belows_free(&gathered->belows);
	validate_documents_free(&gathered->documents);
	validate_placements_free(&gathered->placements);
	validate_histories_free(&gathered->histories);
	memory_release(gathered->doubles);
}

static klp_status gather(struct gathered *gathered, const klp_dataset *dataset, const klp_territory *territory,
                         klp_error **error)
{
	struct entries entries = { .items = NULL };
	klp_status status = validate_entries_gather(&entries, dataset, error);
	if (status != KLP_OK)
		goto done;
	gathered->doubles = memory_allocate_zeroed(klp_dataset_rows(dataset), sizeof *gathered->doubles);
	if (gathered->doubles == NULL) {
		status = error_memory(error);
		goto done;
	}
	validate_doubles_find(gathered->doubles, &entries);
	status = validate_documents_gather(&gathered->documents, dataset, territory, &entries, gathered->doubles, error);
	if (status == KLP_OK)
		status = validate_placements_gather(&gathered->placements, dataset, territory, &entries, error);
	if (status == KLP_OK)
		status = validate_histories_gather(&gathered->histories, dataset, territory, &entries, error);
	if (status == KLP_OK)
		status = validate_belows_gather(&gathered->belows, dataset, territory, &entries, error);

done:
	validate_entries_free(&entries);
	return status;
}

/* What is the same for all rows. */
struct checking {
	const klp_dataset *dataset;
	const klp_territory *territory;
	enum language language;
	struct gathered gathered;
	struct buffer words;
};

static struct checked_row row_of(struct checking *checking, size_t row)
{
	const struct gathered *gathered = &checking->gathered;
	int64_t level = 0;
	klp_dataset_integer(checking->dataset, row, KLP_COLUMN_LEVEL, &level);
	struct checked_row checked = {
		.dataset = checking->dataset,
		.row = row,
		.level = (klp_level)level,
		.below = validate_belows_find(&gathered->belows, row),
		.doubled = &gathered->doubles[row],
		.placement = validate_placements_find(&gathered->placements, row),
		.missing = gathered->placements.missing,
		.territory = checking->territory,
		.document = validate_documents_find(&gathered->documents, row),
		.history = validate_histories_find(&gathered->histories, row),
		.language = checking->language,
		.words = &checking->words,
	};
	validate_read_counts(checked.counts, checking->dataset, row);
	return checked;
}

static klp_status check_rows(struct checking *checking, struct progress *progress, klp_findings *findings,
                             klp_error **error)
{
	size_t rows = klp_dataset_rows(checking->dataset);
	for (size_t row = 0; row < rows; row++) {
		struct checked_row checked = row_of(checking, row);
		klp_status status = check_row(&checked, findings, error);
		if (status == KLP_OK)
			status = progress_tell(progress, row + 1, error);
		if (status != KLP_OK)
			return status;
	}
	return KLP_OK;
}

/* ----------------------------------------------------------------- repairs */

/* Whether a rule reads the sums of a table, whichever row it then speaks of. */
static bool reads_sums(const char *rule)
{
	static const char *const rules[] = { "row.sum", "row.absent", "region.sum", "country.sum" };
	for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
		if (strcmp(rule, rules[i]) == 0)
			return true;
	return false;
}

/* Whether what a rule found may be put right in a table. */
static bool may_be_put_right(const char *rule)
{
	static const char *const rules[] = { "row.twice",  "row.contradicted", "register.size",    "register.percent",
		                                 "count.text", "count.thousands",  "territory.missing" };
	for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
		if (strcmp(rule, rules[i]) == 0)
			return true;
	return reads_sums(rule);
}

static bool any_may_be_put_right(const klp_findings *findings)
{
	const klp_finding *finding;
	for (size_t i = 0; (finding = klp_findings_at(findings, i)) != NULL; i++)
		if (may_be_put_right(klp_finding_rule(finding)))
			return true;
	return false;
}

/* Whether a proposal changes the very count of a finding, or the row that it speaks of as a whole. */
static bool changes(const klp_repair_proposal *proposal, const klp_finding *finding)
{
	const char *code = klp_finding_municipality_code(finding);
	bool missing = strcmp(klp_finding_rule(finding), "territory.missing") == 0;
	bool of_register = strncmp(klp_finding_rule(finding), "register.", strlen("register.")) == 0;
	bool twice = strcmp(klp_finding_rule(finding), "row.twice") == 0;
	for (size_t i = 0; i < proposal->cell_count; i++) {
		const klp_repair_cell *cell = &proposal->cells[i];
		if (cell->row == klp_finding_row(finding) && (int)cell->change.column == klp_finding_column(finding))
			return true;
		if (of_register && cell->row == klp_finding_row(finding) && cell->change.column == KLP_COLUMN_TOTAL)
			return true;
		if (twice && cell->change.to == KLP_ABSENT && cell->row == klp_finding_row(finding))
			return true;
		if (missing && cell->row == KLP_ROW_NONE && code != NULL && cell->change.municipality_code != NULL &&
		    strcmp(code, cell->change.municipality_code) == 0)
			return true;
	}
	return false;
}

/* Tells each finding about sums what would put them right. `of_row` has for each row the number of its table's proposal, from 1. */
static void tie(klp_findings *findings, const klp_repairs *repairs, const size_t *of_row)
{
	const klp_finding *finding;
	for (size_t i = 0; (finding = klp_findings_at(findings, i)) != NULL; i++) {
		size_t number = of_row[klp_finding_row(finding)];
		const klp_repair_proposal *proposal = number == 0 ? NULL : repairs->list[number - 1];
		if (proposal != NULL && proposal->confidence != 0 &&
		    (reads_sums(klp_finding_rule(finding)) || changes(proposal, finding)))
			findings_set_repair(findings, i, proposal);
	}
}

/* Only what the rules found fault with is localised. */
static klp_status propose(struct checking *checking, struct progress *progress, klp_findings *findings,
                          klp_error **error)
{
	klp_repairs *repairs = NULL;
	size_t rows = klp_dataset_rows(checking->dataset);
	if (!any_may_be_put_right(findings))
		return KLP_OK;
	size_t *of_row = memory_allocate_zeroed(rows, sizeof *of_row);
	if (of_row == NULL)
		return error_memory(error);
	klp_status status = repairs_new(&repairs, error);
	if (status == KLP_OK) {
		const struct proposing how = { .dataset = checking->dataset,
			                           .territory = checking->territory,
			                           .language = checking->language,
			                           .progress = progress,
			                           .done = rows,
			                           .span = rows,
			                           .of_row = of_row };
		status = validate_propose(repairs, &how, error);
	}
	if (status == KLP_OK) {
		tie(findings, repairs, of_row);
		findings_take_repairs(findings, repairs);
		repairs = NULL;
	}
	klp_repairs_free(repairs);
	memory_release(of_row);
	return status;
}

/* --------------------------------------------------------------- the whole */

klp_status klp_validate(klp_findings **findings, const klp_dataset *dataset, const klp_validate_options *given,
                        klp_error **error)
{
	klp_validate_options options = KLP_VALIDATE_OPTIONS_INIT;
	klp_findings *made = NULL;
	struct checking checking = { .dataset = dataset };

	if (findings == NULL)
		return error_null(error, "findings");
	if (dataset == NULL)
		return error_null(error, "dataset");
	klp_status status = options_take(&options, sizeof options, given, "klp_validate_options", error);
	if (status != KLP_OK)
		return status;
	status = language_take(&checking.language, options.language, error);
	if (status != KLP_OK)
		return status;
	checking.territory = options.territory;

	/* Each row is looked at by the rules, and its table where they find fault with it. */
	uint64_t work = 2 * (uint64_t)klp_dataset_rows(dataset);
	struct progress progress = progress_start(options.progress, options.progress_context, work);
	status = findings_new(&made, error);
	if (status == KLP_OK)
		status = gather(&checking.gathered, dataset, options.territory, error);
	if (status == KLP_OK)
		status = check_rows(&checking, &progress, made, error);
	if (status == KLP_OK)
		status = propose(&checking, &progress, made, error);
	if (status == KLP_OK)
		status = progress_end(&progress, work, error);
	if (status == KLP_OK) {
		findings_set_rules(made, validate_rule_told, checking.language);
		*findings = made;
		made = NULL;
	}
	klp_findings_free(made);
	gathered_free(&checking.gathered);
	buffer_free(&checking.words);
	return status;
}
