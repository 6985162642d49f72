/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "commands.h"
#include "inputs.h"
#include "messages.h"
#include "output.h"
#include "progress.h"
#include "select.h"

static int put_right(klp_dataset **repaired, klp_repairs **repairs, const klp_dataset *dataset,
                     const struct options *options)
{
	klp_repair_options how = KLP_REPAIR_OPTIONS_INIT;
	klp_error *error = NULL;
	how.territory = options->territory;
	how.accept = options->accept;
	how.language = options->language;
	how.progress = progress_step;
	progress_begin("repairing");
	klp_status status = klp_repair(repaired, repairs, dataset, &how, &error);
	progress_begin(NULL);
	if (status == KLP_OK)
		return ENDED_WELL;
	message_error(error, NULL, KLP_SEVERITY_ERROR);
	return ENDED_BY_INPUT;
}

/* Tells each table that does not add up, whether it was put right or not; 1 when any was not. */
static int tell(const klp_repairs *repairs, const struct options *options)
{
	int left = 0;
	for (size_t i = 0; i < klp_repairs_count(repairs); i++) {
		const klp_repair_proposal *proposal = klp_repairs_at(repairs, i);
		int applied = klp_proposal_applied(proposal);
		if (!applied || !options->quiet)
			message_proposal(proposal);
		left = left || !applied;
	}
	return left;
}

int run_repair(const struct options *options)
{
	klp_dataset *dataset = NULL, *repaired = NULL;
	klp_repairs *repairs = NULL;
	int left = 0, result = inputs_read(&dataset, options);
	/* Areas are selected afterwards: what is wrong is seen only in a whole table. */
	if (result == ENDED_WELL)
		result = select_rows(&dataset, options, SELECT_EDITIONS);
	if (dataset != NULL && !options->quiet)
		message_notes(dataset, NULL);
	if (result == ENDED_WELL)
		result = put_right(&repaired, &repairs, dataset, options);
	if (result == ENDED_WELL) {
		left = tell(repairs, options);
		result = select_rows(&repaired, options, SELECT_AREAS);
	}
	if (result == ENDED_WELL)
		result = output_checked(repaired, options);
	if (result == ENDED_WELL && (left || notes_hold_errors(dataset)))
		result = ENDED_WITH_FINDINGS;
	klp_repairs_free(repairs);
	klp_dataset_free(repaired);
	klp_dataset_free(dataset);
	return result;
}
