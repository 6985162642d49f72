/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "select.h"
#include "commands.h"
#include "messages.h"

#include <stdio.h>

enum { SUGGESTIONS = 3 };

int select_is_edition(const char *text)
{
	klp_dataset *empty = NULL;
	klp_cursor *cursor = NULL;
	klp_selection selection = KLP_SELECTION_INIT;
	selection.edition_from = text;
	int valid = klp_dataset_new(&empty, NULL) == KLP_OK && klp_cursor_new(&cursor, empty, &selection, NULL) == KLP_OK;
	klp_cursor_free(cursor);
	klp_dataset_free(empty);
	return valid;
}

static int unknown_municipality(const struct options *options, int year)
{
	int indices[SUGGESTIONS];
	char names[512] = "";
	size_t count = klp_territory_suggest(options->territory, year, options->municipality, indices, SUGGESTIONS);
	for (size_t i = 0, used = 0; i < count && used < sizeof names; i++) {
		int length = snprintf(names + used, sizeof names - used, "%s%s", i == 0 ? "; did you mean " : " or ",
		                      klp_territory_municipality_name(options->territory, year, indices[i]));
		used += length > 0 ? (size_t)length : 0;
	}
	if (count == 0)
		return message_usage(options->command->name,
		                     "there is no municipality '%s'; give its name or a code such as GM0599",
		                     options->municipality);
	return message_usage(options->command->name, "there is no municipality '%s'%s?", options->municipality, names);
}

/* A name is that of the latest year in which there was such a municipality. */
static int look_up_municipality(struct options *options)
{
	int first = klp_territory_first_year(options->territory), last = klp_territory_last_year(options->territory);
	for (int year = last; year >= first; year--) {
		int index = klp_territory_find_municipality(options->territory, year, options->municipality);
		if (index < 0)
			continue;
		options->municipality_code = klp_territory_municipality_code(options->territory, year, index);
		return ENDED_WELL;
	}
	return unknown_municipality(options, last);
}

int select_look_up(struct options *options)
{
	if (options->region != NULL) {
		options->region_number = klp_territory_find_region(options->territory, options->region);
		if (options->region_number == 0)
			return message_usage(options->command->name,
			                     "there is no region '%s'; give UWV's number (1 to %d), a code such as AM22, or a name",
			                     options->region, klp_territory_regions(options->territory));
	}
	return options->municipality == NULL ? ENDED_WELL : look_up_municipality(options);
}

int select_rows(klp_dataset **dataset, const struct options *options, int by)
{
	klp_selection selection = KLP_SELECTION_INIT;
	if ((by & SELECT_EDITIONS) != 0) {
		selection.edition_from = options->edition_from[0] == '\0' ? NULL : options->edition_from;
		selection.edition_to = options->edition_to[0] == '\0' ? NULL : options->edition_to;
	}
	if ((by & SELECT_AREAS) != 0) {
		selection.region_number = options->region_number;
		selection.municipality_code = options->municipality_code;
	}
	if (selection.edition_from == NULL && selection.edition_to == NULL && selection.region_number == 0 &&
	    selection.municipality_code == NULL)
		return ENDED_WELL;

	klp_dataset *selected = NULL;
	klp_error *error = NULL;
	if (klp_dataset_select(&selected, *dataset, &selection, &error) != KLP_OK) {
		message_error(error, NULL, KLP_SEVERITY_ERROR);
		return ENDED_BY_INPUT;
	}
	if (klp_dataset_rows(selected) == 0 && klp_dataset_rows(*dataset) > 0)
		message(KLP_SEVERITY_WARNING, "no row matches the selection");
	klp_dataset_free(*dataset);
	*dataset = selected;
	return ENDED_WELL;
}
