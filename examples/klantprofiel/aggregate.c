/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "commands.h"
#include "inputs.h"
#include "messages.h"
#include "output.h"
#include "progress.h"
#include "select.h"

/* A result that holds no such areas would be an empty table, and look like a fact. */
static int check_selection(const struct options *options)
{
	int by = options->by;
	if (options->region != NULL && by != KLP_LEVEL_REGION && by != KLP_LEVEL_MUNICIPALITY)
		return message_usage("aggregate", "--region selects among the results, and those of --by %s are no regions",
		                     klp_level_name((klp_level)by));
	if (options->municipality != NULL && by != KLP_LEVEL_MUNICIPALITY)
		return message_usage("aggregate",
		                     "--municipality selects among the results, and those of --by %s are no municipalities",
		                     klp_level_name((klp_level)by));
	if (options->boundaries != 0 && klp_territory_municipalities(options->territory, options->boundaries) == 0)
		return message_usage("aggregate",
		                     "the boundaries of %d are not known, only those of %d to %d; give the municipalities of "
		                     "that year with --territory FILE",
		                     options->boundaries, klp_territory_first_year(options->territory),
		                     klp_territory_last_year(options->territory));
	return ENDED_WELL;
}

static int add_up(klp_dataset **result, const klp_dataset *dataset, const struct options *options)
{
	klp_aggregate_options how = KLP_AGGREGATE_OPTIONS_INIT;
	klp_error *error = NULL;
	how.by = options->by;
	how.totals = options->totals;
	how.indicators = options->indicators;
	how.base_edition = options->base;
	how.gaps = options->gaps;
	how.partial = options->partial;
	how.boundaries = options->boundaries;
	how.territory = options->territory;
	how.progress = progress_step;
	progress_begin("adding up");
	klp_status status = klp_aggregate(result, dataset, &how, &error);
	progress_begin(NULL);
	if (status == KLP_OK)
		return ENDED_WELL;
	message_error(error, NULL, KLP_SEVERITY_ERROR);
	return ENDED_BY_INPUT;
}

int run_aggregate(const struct options *options)
{
	klp_dataset *dataset = NULL, *sums = NULL;
	int result = check_selection(options);
	if (result == ENDED_WELL)
		result = inputs_read(&dataset, options);
	/* Areas are selected afterwards: whether a sum is complete is seen only when all its parts are there. */
	if (result == ENDED_WELL)
		result = select_rows(&dataset, options, SELECT_EDITIONS);
	if (result == ENDED_WELL)
		result = add_up(&sums, dataset, options);
	if (result == ENDED_WELL)
		result = select_rows(&sums, options, SELECT_AREAS);
	if (result == ENDED_WELL) {
		if (!options->quiet)
			message_notes(sums, NULL);
		result = output_dataset(sums, options);
	}
	klp_dataset_free(sums);
	klp_dataset_free(dataset);
	return result;
}
