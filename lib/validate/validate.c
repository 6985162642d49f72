/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Every row before every rule. */

#include "base/memory.h"
#include "base/options.h"
#include "base/progress.h"
#include "validate/below.h"
#include "validate/rule.h"

#include <klantprofiel/validate.h>

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
	return progress_end(progress, rows, error);
}

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
	if (!language_find(&checking.language, options.language))
		return error_set(error, KLP_INVALID_ARGUMENT, NULL,
		                 "the language of findings cannot be '%s'; it is one of: en, nl", options.language);
	checking.territory = options.territory;

	struct progress progress = progress_start(options.progress, options.progress_context, klp_dataset_rows(dataset));
	status = findings_new(&made, error);
	if (status == KLP_OK)
		status = gather(&checking.gathered, dataset, options.territory, error);
	if (status == KLP_OK)
		status = check_rows(&checking, &progress, made, error);
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
