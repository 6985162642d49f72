/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "validate/localised.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static char said[LOCALISED_BYTES];

static void say(const char *format, ...)
{
	va_list arguments;
	size_t length = strlen(said);
	va_start(arguments, format);
	vsnprintf(said + length, sizeof said - length, format, arguments);
	va_end(arguments);
}

static void say_count(int64_t count)
{
	if (count == KLP_ABSENT)
		say("?");
	else
		say("%" PRId64, count);
}

static void say_solution(const struct localise_solution *solution)
{
	const char *between = "";
	for (size_t i = 0; i < solution->event_count; i++, between = ", ") {
		const struct localise_event *event = &solution->events[i];
		say("%s%s %d", between, validate_cause_name(event->cause, LANGUAGE_ENGLISH), event->row);
		if (event->cause == CAUSE_SLID)
			say(" by %d", event->columns);
		else if (event->other != event->row)
			say(" with %d", event->other);
	}
	for (size_t i = 0; i < solution->cell_count; i++, between = ", ") {
		const struct localise_cell *cell = &solution->cells[i];
		if (cell->cause >= CAUSE_SLID)
			say("%s%d.%d ", between, cell->row, cell->column);
		else
			say("%s%s %d.%d ", between, validate_cause_name(cell->cause, LANGUAGE_ENGLISH), cell->row, cell->column);
		say_count(cell->from);
		say(">");
		say_count(cell->to);
	}
}

const char *localised_say(const struct localise_answer *answer)
{
	static const char *const words[] = { "ambiguous", "likely", "certain" };
	said[0] = '\0';
	if (answer->verdict == LOCALISE_NOTHING_WRONG)
		say("nothing wrong");
	else if (answer->verdict == LOCALISE_NOT_LOCALISED)
		say("not localised");
	else
		say("%s %d: ", words[answer->confidence], answer->solutions[0].weight);
	for (size_t i = 0; i < answer->least; i++) {
		say(i == 0 ? "" : " | ");
		say_solution(&answer->solutions[i]);
	}
	return said;
}
