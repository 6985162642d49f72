/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The options of count. */

#include "commands.h"
#include "messages.h"
#include "option_values.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_THREADS = 64 };

/* Whether there is such a day, as the library has it. */
static int is_day(const char *text)
{
	klp_count *empty = NULL;
	klp_count_options how = KLP_COUNT_OPTIONS_INIT;
	how.date = text;
	int is_none = klp_count_new(&empty, &how, NULL) == KLP_INVALID_ARGUMENT;
	klp_count_free(empty);
	return !is_none;
}

int take_date(struct options *options, const char *value)
{
	if (!is_day(value))
		return message_usage(options->command->name, "--date cannot be '%s'; write a day as 2025-06-30", value);
	options->counting.date = value;
	return ENDED_WELL;
}

int take_register(struct options *options, const char *value)
{
	options->counting.registers[options->counting.register_count++] = value;
	return ENDED_WELL;
}

int take_mapping(struct options *options, const char *value)
{
	options->counting.mapping = value;
	return ENDED_WELL;
}

int take_unique(struct options *options, const char *value)
{
	(void)value;
	options->counting.unique = 1;
	return ENDED_WELL;
}

int take_key(struct options *options, const char *value)
{
	options->counting.key = value;
	return ENDED_WELL;
}

/* In the order of klp_count_both. */
static const char *group(size_t index)
{
	static const char *const names[] = { "uwv", "municipal", "unknown", NULL };
	return names[index];
}

int take_both(struct options *options, const char *value)
{
	int index = value_index(value, group);
	if (index < 0)
		return value_unknown(options, "both", value, group);
	options->counting.both = index;
	return ENDED_WELL;
}

int take_whole_country(struct options *options, const char *value)
{
	(void)value;
	options->counting.whole_country = 1;
	return ENDED_WELL;
}

/* Standard output is for the table. */
static int take_file(const struct options *options, const char *name, const char *value, const char **out)
{
	if (strcmp(value, "-") == 0 || value[0] == '\0')
		return message_usage(options->command->name, "--%s needs the name of a file", name);
	*out = value;
	return ENDED_WELL;
}

int take_missing(struct options *options, const char *value)
{
	return take_file(options, "missing", value, &options->counting.missing);
}

int take_save(struct options *options, const char *value)
{
	return take_file(options, "save", value, &options->counting.save);
}

int take_threads(struct options *options, const char *value)
{
	char *end;
	long number = value[0] >= '0' && value[0] <= '9' ? strtol(value, &end, 10) : 0;
	if (number < 1 || number > MOST_THREADS || *end != '\0')
		return message_usage(options->command->name, "--threads cannot be '%s'; write a number from 1 to %d", value,
		                     MOST_THREADS);
	options->counting.threads = (int)number;
	return ENDED_WELL;
}
