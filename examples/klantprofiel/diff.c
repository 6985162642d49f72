/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "commands.h"
#include "inputs.h"
#include "messages.h"
#include "output.h"
#include "progress.h"

#include <string.h>

enum { SIDES = 2 };

/* Each side is an edition of its own: that of a file, or that at one end of --edition. */
static int check_sides(const struct options *options)
{
	int from = options->edition_from[0] != '\0', to = options->edition_to[0] != '\0';
	if (options->input_count > SIDES)
		return message_usage("diff", "two FILEs are compared, and %zu were given", options->input_count);
	if (from != to)
		return message_usage("diff", "--edition needs both ends here, such as 2023Q2..2025Q2");
	if (options->input_count == 1 && (!from || strcmp(options->edition_from, options->edition_to) == 0))
		return message_usage("diff", "one FILE is compared with nothing: give two, or tell with --edition "
		                             "2023Q2..2025Q2 which two editions in it are meant");
	return ENDED_WELL;
}

static int read_side(klp_dataset **dataset, const struct options *options, size_t input)
{
	struct options one = *options;
	one.inputs = options->inputs + input;
	one.input_count = 1;
	return inputs_read(dataset, &one);
}

/* Reads one file or both, and tells of both what is wrong. */
static int read_sides(klp_dataset *read[SIDES], const struct options *options)
{
	int result = ENDED_WELL;
	for (size_t i = 0; i < options->input_count; i++) {
		int one = read_side(&read[i], options, i);
		result = result == ENDED_WELL ? one : result;
		if (read[i] != NULL && !options->quiet)
			message_notes(read[i], NULL);
	}
	return result;
}

/* Which of several editions is meant only the user knows. */
static int check_editions(const klp_dataset *dataset, const char *path)
{
	size_t count = klp_dataset_editions(dataset);
	if (count < 2)
		return ENDED_WELL;
	return message_usage("diff",
	                     "'%s' holds %zu editions, of %s to %s; tell with --edition which one is compared, as in "
	                     "--edition %s..%s",
	                     path, count, klp_dataset_edition(dataset, 0), klp_dataset_edition(dataset, count - 1),
	                     klp_dataset_edition(dataset, 0), klp_dataset_edition(dataset, count - 1));
}

/* The rows of one edition, or all when none was named. */
static int choose(klp_dataset **chosen, const klp_dataset *dataset, const char *path, const char *edition)
{
	klp_selection selection = KLP_SELECTION_INIT;
	klp_error *error = NULL;
	if (edition[0] == '\0') {
		int result = check_editions(dataset, path);
		if (result != ENDED_WELL)
			return result;
	} else {
		selection.edition_from = selection.edition_to = edition;
	}
	if (klp_dataset_select(chosen, dataset, &selection, &error) != KLP_OK) {
		message_error(error, NULL, KLP_SEVERITY_ERROR);
		return ENDED_BY_INPUT;
	}
	if (edition[0] != '\0' && klp_dataset_rows(*chosen) == 0)
		return message_usage("diff", "'%s' holds no row of %s", path, edition);
	return ENDED_WELL;
}

static int choose_sides(klp_dataset *sides[SIDES], klp_dataset *const read[SIDES], const struct options *options)
{
	const char *const editions[SIDES] = { options->edition_from, options->edition_to };
	int result = ENDED_WELL;
	for (size_t i = 0; i < SIDES && result == ENDED_WELL; i++) {
		size_t input = i < options->input_count ? i : 0;
		result = choose(&sides[i], read[input], options->inputs[input], editions[i]);
	}
	return result;
}

static int compare(klp_differences **differences, klp_dataset *const sides[SIDES], const struct options *options)
{
	klp_diff_options how = KLP_DIFF_OPTIONS_INIT;
	klp_error *error = NULL;
	how.by = options->by;
	how.boundaries = options->boundaries;
	how.territory = options->territory;
	how.language = options->language;
	how.region_number = options->region_number;
	how.municipality_code = options->municipality_code;
	how.progress = progress_step;
	progress_begin("comparing");
	klp_status status = klp_diff(differences, sides[0], sides[1], &how, &error);
	progress_begin(NULL);
	if (status == KLP_OK)
		return ENDED_WELL;
	message_error(error, NULL, KLP_SEVERITY_ERROR);
	return status == KLP_INVALID_ARGUMENT ? ENDED_BY_USAGE : ENDED_BY_INPUT;
}

/* Nothing that was looked at must not look like nothing that differs. */
static void tell_nothing_compared(const klp_differences *differences)
{
	size_t areas = 0;
	for (int ended = KLP_COMPARISON_CHANGED; ended <= KLP_COMPARISON_ONLY_AFTER; ended++)
		areas += klp_differences_areas(differences, 0, (klp_comparison)ended);
	if (areas == 0)
		message(KLP_SEVERITY_WARNING, "no row matches the selection, so that nothing was compared");
}

int run_diff(const struct options *options)
{
	klp_dataset *read[SIDES] = { NULL, NULL }, *sides[SIDES] = { NULL, NULL };
	klp_differences *differences = NULL;
	int result = check_sides(options);
	if (result == ENDED_WELL)
		result = read_sides(read, options);
	if (result == ENDED_WELL)
		result = choose_sides(sides, read, options);
	if (result == ENDED_WELL)
		result = compare(&differences, sides, options);
	if (result == ENDED_WELL) {
		if (!options->quiet)
			message_notes(klp_differences_notes(differences), NULL);
		tell_nothing_compared(differences);
		result = output_differences(differences, options);
	}
	if (result == ENDED_WELL && options->exit_code && klp_differences_count(differences) > 0)
		result = ENDED_WITH_FINDINGS;
	klp_differences_free(differences);
	for (size_t i = 0; i < SIDES; i++) {
		klp_dataset_free(sides[i]);
		klp_dataset_free(read[i]);
	}
	return result;
}
