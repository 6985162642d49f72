/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "check.h"
#include "commands.h"
#include "inputs.h"
#include "messages.h"
#include "output.h"
#include "progress.h"
#include "rules.h"
#include "select.h"

#include <stdio.h>

static void add_count(char *text, size_t room, size_t count, const char *one, const char *many)
{
	if (count == 0)
		return;
	size_t used = 0;
	while (text[used] != '\0')
		used++;
	snprintf(text + used, room - used, "%s%zu %s", used == 0 ? "" : ", ", count, count == 1 ? one : many);
}

static void tell_summary(const klp_findings *findings)
{
	size_t errors = klp_findings_count(findings, KLP_SEVERITY_ERROR);
	size_t warnings = klp_findings_count(findings, KLP_SEVERITY_WARNING);
	size_t all = klp_findings_count(findings, KLP_SEVERITY_INFORMATION);
	char text[128] = "";
	add_count(text, sizeof text, errors, "error", "errors");
	add_count(text, sizeof text, warnings - errors, "warning", "warnings");
	add_count(text, sizeof text, all - warnings, "information", "information");
	progress_clear();
	fprintf(stderr, "%s\n", text[0] == '\0' ? "no findings" : text);
}

/* What reading noted and a finding tells is told once. */
static void tell_notes(const klp_dataset *dataset, const klp_findings *findings, const struct options *options)
{
	struct told told;
	told_gather(&told, findings, options->at_least);
	message_notes(dataset, &told);
	told_free(&told);
}

int run_validate(const struct options *options)
{
	klp_dataset *dataset = NULL;
	klp_findings *findings = NULL;
	if (options->list_rules)
		return rules_list(options);
	int result = inputs_read(&dataset, options);
	if (result == ENDED_WELL)
		result = select_rows(&dataset, options, SELECT_EDITIONS | SELECT_AREAS | SELECT_SOMETHING);
	if (result == ENDED_WELL)
		result = check_dataset(&findings, dataset, options);
	/* What was odd in reading may be why nothing was selected. */
	if (dataset != NULL && !options->quiet)
		tell_notes(dataset, findings, options);
	if (result == ENDED_WELL)
		result = output_findings(findings, options);
	if (result == ENDED_WELL) {
		if (!options->quiet)
			tell_summary(findings);
		if (klp_findings_count(findings, KLP_SEVERITY_ERROR) > 0 || notes_hold_errors(dataset))
			result = ENDED_WITH_FINDINGS;
	}
	klp_findings_free(findings);
	klp_dataset_free(dataset);
	return result;
}
