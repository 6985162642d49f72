/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "commands.h"
#include "inputs.h"
#include "messages.h"
#include "output.h"
#include "select.h"

int run_parse(const struct options *options)
{
	klp_dataset *dataset = NULL;
	int result = inputs_read(&dataset, options);
	if (result == ENDED_WELL)
		result = select_rows(&dataset, options, SELECT_EDITIONS | SELECT_AREAS);
	if (result == ENDED_WELL) {
		if (!options->quiet)
			message_notes(dataset, NULL);
		int lost = notes_hold_errors(dataset);
		result = output_checked(dataset, options);
		if (result == ENDED_WELL && lost)
			result = ENDED_WITH_FINDINGS;
	}
	klp_dataset_free(dataset);
	return result;
}
