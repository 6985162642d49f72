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
};

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
	status = validate_belows_gather(&gathered->belows, dataset, territory, &entries, error);

done:
	validate_entries_free(&entries);
	return status;
}

static klp_status check_rows(const klp_dataset *dataset, const struct gathered *gathered, enum language language,
                             struct buffer *words, struct progress *progress, klp_findings *findings, klp_error **error)
{
	size_t rows = klp_dataset_rows(dataset);
	for (size_t row = 0; row < rows; row++) {
		int64_t level = 0;
		struct checked_row checked = { .dataset = dataset, .row = row, .language = language, .words = words };
		klp_dataset_integer(dataset, row, KLP_COLUMN_LEVEL, &level);
		checked.level = (klp_level)level;
		checked.below = validate_belows_find(&gathered->belows, row);
		checked.doubled = &gathered->doubles[row];
		validate_read_counts(checked.counts, dataset, row);
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
	struct gathered gathered = { .doubles = NULL };
	struct buffer words = { NULL, 0, 0 };
	enum language language;

	if (findings == NULL)
		return error_null(error, "findings");
	if (dataset == NULL)
		return error_null(error, "dataset");
	klp_status status = options_take(&options, sizeof options, given, "klp_validate_options", error);
	if (status != KLP_OK)
		return status;
	if (!language_find(&language, options.language))
		return error_set(error, KLP_INVALID_ARGUMENT, NULL,
		                 "the language of findings cannot be '%s'; it is one of: en, nl", options.language);

	struct progress progress = progress_start(options.progress, options.progress_context, klp_dataset_rows(dataset));
	status = findings_new(&made, error);
	if (status == KLP_OK)
		status = gather(&gathered, dataset, options.territory, error);
	if (status == KLP_OK)
		status = check_rows(dataset, &gathered, language, &words, &progress, made, error);
	if (status == KLP_OK) {
		findings_set_rules(made, validate_rule_told, language);
		*findings = made;
		made = NULL;
	}
	klp_findings_free(made);
	validate_belows_free(&gathered.belows);
	memory_release(gathered.doubles);
	buffer_free(&words);
	return status;
}
