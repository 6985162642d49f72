/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "select.h"
#include "commands.h"
#include "messages.h"
#include "nearest.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { SUGGESTIONS = 3, MESSAGE_ROOM = 512 };

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

/* Appends to a text; what does not fit is left out. */
static void append(char *text, size_t room, const char *format, ...) PROGRAM_PRINTF(3, 4);

static void append(char *text, size_t room, const char *format, ...)
{
	size_t used = strlen(text);
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(text + used, room - used, format, arguments);
	va_end(arguments);
}

static void append_suggestion(char text[MESSAGE_ROOM], const char *name)
{
	append(text, MESSAGE_ROOM, "%s%s", text[0] == '\0' ? "did you mean " : " or ", name);
}

static int unknown_municipality(const struct options *options, int year)
{
	int indices[SUGGESTIONS];
	char names[MESSAGE_ROOM] = "";
	size_t count = klp_territory_suggest(options->territory, year, options->municipality, indices, SUGGESTIONS);
	for (size_t i = 0; i < count; i++)
		append_suggestion(names, klp_territory_municipality_name(options->territory, year, indices[i]));
	if (count == 0)
		return message_usage(options->command->name,
		                     "there is no municipality '%s'; give its name or a code such as GM0599",
		                     options->municipality);
	return message_usage(options->command->name, "there is no municipality '%s'; %s?", options->municipality, names);
}

/* The regions are the same in every territory. */
static const char *region_name(size_t index)
{
	return klp_territory_region_name(NULL, (int)index + 1);
}

static int unknown_region(const struct options *options)
{
	const char *found[SUGGESTIONS];
	char names[MESSAGE_ROOM] = "";
	size_t count = nearest_all(options->region, region_name, found, SUGGESTIONS);
	for (size_t i = 0; i < count; i++)
		append_suggestion(names, found[i]);
	if (count == 0)
		return message_usage(options->command->name,
		                     "there is no region '%s'; give UWV's number (1 to %d), a code such as AM22, or a name",
		                     options->region, klp_territory_regions(options->territory));
	return message_usage(options->command->name, "there is no region '%s'; %s?", options->region, names);
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
			return unknown_region(options);
	}
	return options->municipality == NULL ? ENDED_WELL : look_up_municipality(options);
}

/* As the user may have written it. */
static void append_range(char text[MESSAGE_ROOM], const struct options *options)
{
	const char *from = options->edition_from, *to = options->edition_to;
	append(text, MESSAGE_ROOM, " --edition %s", from);
	if (strcmp(from, to) != 0)
		append(text, MESSAGE_ROOM, "..%s", to);
}

/* Says that nothing is left: an exit status. */
static int tell_nothing_selected(const struct options *options, int by)
{
	char selection[MESSAGE_ROOM] = "";
	if ((by & SELECT_EDITIONS) != 0 && (options->edition_from[0] != '\0' || options->edition_to[0] != '\0'))
		append_range(selection, options);
	if ((by & SELECT_AREAS) != 0 && options->region != NULL)
		append(selection, sizeof selection, " --region %s", options->region);
	if ((by & SELECT_AREAS) != 0 && options->municipality != NULL)
		append(selection, sizeof selection, " --municipality %s", options->municipality);
	if ((by & SELECT_SOMETHING) == 0) {
		message(KLP_SEVERITY_WARNING, "no row matches the selection%s", selection);
		return ENDED_WELL;
	}
	message(KLP_SEVERITY_ERROR, "no row matches the selection%s, so that there is nothing to check", selection);
	return ENDED_BY_USAGE;
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
	int result = ENDED_WELL;
	if (klp_dataset_rows(selected) == 0 && klp_dataset_rows(*dataset) > 0)
		result = tell_nothing_selected(options, by);
	if (result != ENDED_WELL) {
		klp_dataset_free(selected);
		return result;
	}
	klp_dataset_free(*dataset);
	*dataset = selected;
	return ENDED_WELL;
}
