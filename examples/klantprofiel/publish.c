/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "check.h"
#include "commands.h"
#include "inputs.h"
#include "messages.h"
#include "output.h"
#include "progress.h"
#include "select.h"

#include <stdio.h>

/* A klp_write_function. */
static int to_standard_error(void *context, const void *bytes, size_t size)
{
	(void)context;
	return fwrite(bytes, 1, size, stderr) == size ? 0 : 1;
}

/* What is wrong in the figures is told to whoever publishes them; 1 when anything is. It is published all the same: to put it right or
 * not is theirs to decide, and `klantprofiel repair` is there for it. */
static int tell_errors(const klp_findings *findings, const klp_dataset *dataset)
{
	size_t errors = klp_findings_count(findings, KLP_SEVERITY_ERROR);
	if (errors > 0) {
		klp_write_options how = KLP_WRITE_OPTIONS_INIT;
		how.format = "text";
		progress_clear();
		klp_write_findings_stream(findings, KLP_SEVERITY_ERROR, to_standard_error, NULL, &how, NULL);
		message(KLP_SEVERITY_WARNING,
		        "published with figures that contradict each other: %zu finding%s of severity error", errors,
		        errors == 1 ? "" : "s");
	}
	return errors > 0 || notes_hold_errors(dataset);
}

int run_publish(const struct options *options)
{
	klp_dataset *dataset = NULL;
	klp_findings *findings = NULL;
	int result = inputs_read(&dataset, options);
	if (result == ENDED_WELL)
		result = select_rows(&dataset, options, SELECT_EDITIONS | SELECT_SOMETHING);
	if (dataset != NULL && !options->quiet)
		message_notes(dataset, NULL);
	/* Areas are selected afterwards: what is wrong is seen only in a whole table. */
	if (result == ENDED_WELL)
		result = check_dataset(&findings, dataset, options);
	int wrong = result == ENDED_WELL && notes_hold_errors(dataset);
	if (result == ENDED_WELL)
		result = select_rows(&dataset, options, SELECT_AREAS | SELECT_SOMETHING);
	if (result == ENDED_WELL)
		result = output_publication(dataset, options);
	if (result == ENDED_WELL && (tell_errors(findings, dataset) || wrong))
		result = ENDED_WITH_FINDINGS;
	klp_findings_free(findings);
	klp_dataset_free(dataset);
	return result;
}
