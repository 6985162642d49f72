/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "commands.h"
#include "inputs.h"
#include "messages.h"
#include "output.h"
#include "select.h"

int run_report(const struct options *options)
{
	klp_dataset *dataset = NULL;
	int result = inputs_read(&dataset, options);
	if (result == ENDED_WELL)
		result = select_rows(&dataset, options, SELECT_EDITIONS | SELECT_AREAS | SELECT_SOMETHING);
	/* What was odd in reading may be why nothing was selected. */
	if (dataset != NULL && !options->quiet)
		message_notes(dataset, NULL);
	if (result == ENDED_WELL)
		result = output_report(dataset, options);
	if (result == ENDED_WELL && notes_hold_errors(dataset))
		result = ENDED_WITH_FINDINGS;
	klp_dataset_free(dataset);
	return result;
}
