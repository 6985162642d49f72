/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "option_values.h"
#include "commands.h"
#include "messages.h"
#include "select.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int value_unknown(const struct options *options, const char *option, const char *value, name_list names)
{
	char list[256] = "";
	const char *name, *meant = nearest(value, names), *command = options->command->name;
	for (size_t i = 0, used = 0; (name = names(i)) != NULL && used < sizeof list; i++) {
		int length = snprintf(list + used, sizeof list - used, "%s%s", i == 0 ? "" : ", ", name);
		used += length > 0 ? (size_t)length : 0;
	}
	if (meant == NULL)
		return message_usage(command, "--%s cannot be '%s'; it is one of: %s", option, value, list);
	return message_usage(command, "--%s cannot be '%s'; did you mean '%s'? It is one of: %s", option, value, meant,
	                     list);
}

int value_index(const char *value, name_list names)
{
	const char *name;
	for (size_t i = 0; (name = names(i)) != NULL; i++)
		if (strcmp(name, value) == 0)
			return (int)i;
	return -1;
}

int take_output(struct options *options, const char *value)
{
	options->output = value;
	return ENDED_WELL;
}

static const char *findings_format(size_t index)
{
	static const char *const names[] = { OPTION_TO_TEXT, "json", "sarif", OPTION_TO_MARKDOWN, NULL };
	return names[index];
}

static const char *differences_format(size_t index)
{
	static const char *const names[] = { OPTION_TO_TEXT, "csv", "json", NULL };
	return names[index];
}

static name_list formats_of(const struct options *options)
{
	switch (options->command->flag) {
	case FOR_VALIDATE:
		return findings_format;
	case FOR_DIFF:
		return differences_format;
	default:
		return klp_write_format_name;
	}
}

int take_to(struct options *options, const char *value)
{
	name_list names = formats_of(options);
	if (value_index(value, names) < 0)
		return value_unknown(options, "to", value, names);
	options->to = value;
	return ENDED_WELL;
}

int take_as(struct options *options, const char *value)
{
	if (value_index(value, klp_format_name) < 0)
		return value_unknown(options, "as", value, klp_format_name);
	options->as = value;
	return ENDED_WELL;
}

/* In the order of klp_severity, and once more by its full name. */
static const char *severity(size_t index)
{
	static const char *const names[] = { "info", "warning", "error", "information", NULL };
	return names[index];
}

int take_severity(struct options *options, const char *value)
{
	int index = value_index(value, severity);
	if (index < 0)
		return value_unknown(options, "min-severity", value, severity);
	options->at_least =
		index < KLP_SEVERITY_ERROR ? (klp_severity)(KLP_SEVERITY_INFORMATION + index) : KLP_SEVERITY_INFORMATION;
	return ENDED_WELL;
}

static const char *language(size_t index)
{
	static const char *const names[] = { "en", "nl", NULL };
	return names[index];
}

int take_lang(struct options *options, const char *value)
{
	if (value_index(value, language) < 0)
		return value_unknown(options, "lang", value, language);
	options->language = value;
	return ENDED_WELL;
}

int take_title(struct options *options, const char *value)
{
	options->title = value;
	return ENDED_WELL;
}

/* As POSIX has it: the first of the three that holds anything tells. */
const char *language_of_environment(void)
{
	static const char *const variables[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
	for (size_t i = 0; i < sizeof variables / sizeof variables[0]; i++) {
		const char *value = getenv(variables[i]);
		if (value != NULL && value[0] != '\0')
			return strncmp(value, "nl", 2) == 0 ? "nl" : "en";
	}
	return "en";
}

int take_list_rules(struct options *options, const char *value)
{
	(void)value;
	options->list_rules = 1;
	return ENDED_WELL;
}

/* Those that can be asked for; what is ambiguous is never applied. */
static const char *confidence(size_t index)
{
	return klp_confidence_name((klp_confidence)(KLP_CONFIDENCE_LIKELY + (int)index));
}

int take_accept(struct options *options, const char *value)
{
	int index = value_index(value, confidence);
	if (index < 0)
		return value_unknown(options, "accept", value, confidence);
	options->accept = KLP_CONFIDENCE_LIKELY + index;
	return ENDED_WELL;
}

static const char *level(size_t index)
{
	return klp_level_name((klp_level)(KLP_LEVEL_COUNTRY + (int)index));
}

int take_by(struct options *options, const char *value)
{
	options->by = klp_level_find(value);
	return options->by != 0 ? ENDED_WELL : value_unknown(options, "by", value, level);
}

/* In the order of klp_totals. */
static const char *totals(size_t index)
{
	static const char *const names[] = { "published", "computed", NULL };
	return names[index];
}

int take_totals(struct options *options, const char *value)
{
	int index = value_index(value, totals);
	if (index < 0)
		return value_unknown(options, "totals", value, totals);
	options->totals = index;
	return ENDED_WELL;
}

int take_partial(struct options *options, const char *value)
{
	(void)value;
	options->partial = 1;
	return ENDED_WELL;
}

int take_indicators(struct options *options, const char *value)
{
	(void)value;
	options->indicators = 1;
	return ENDED_WELL;
}

int take_base(struct options *options, const char *value)
{
	if (!select_is_edition(value))
		return message_usage(options->command->name, "--base cannot be '%s'; write a quarter as 2023Q2", value);
	options->base = value;
	return ENDED_WELL;
}

int take_gaps(struct options *options, const char *value)
{
	(void)value;
	options->gaps = 1;
	return ENDED_WELL;
}

/* One end of a range; nothing is open. */
static int take_end(char out[EDITION_ROOM], const char *text, size_t length)
{
	if (length >= EDITION_ROOM)
		return 0;
	memcpy(out, text, length);
	out[length] = '\0';
	return length == 0 || select_is_edition(out);
}

int take_edition(struct options *options, const char *value)
{
	const char *dots = strstr(value, "..");
	size_t length = dots == NULL ? strlen(value) : (size_t)(dots - value);
	const char *last = dots == NULL ? value : dots + 2;
	if (value[0] == '\0' || strcmp(value, "..") == 0 || !take_end(options->edition_from, value, length) ||
	    !take_end(options->edition_to, last, strlen(last)))
		return message_usage(options->command->name,
		                     "--edition cannot be '%s'; write 2025Q2, 2023Q1..2025Q2, 2024Q1.. or ..2024Q4", value);
	/* Editions sort as texts do. */
	int both = options->edition_from[0] != '\0' && options->edition_to[0] != '\0';
	if (both && strcmp(options->edition_from, options->edition_to) > 0)
		return message_usage(options->command->name, "--edition %s begins after it ends", value);
	return ENDED_WELL;
}

int take_assume_edition(struct options *options, const char *value)
{
	if (!select_is_edition(value))
		return message_usage(options->command->name, "--assume-edition cannot be '%s'; write a quarter as 2018Q2",
		                     value);
	options->assume_edition = value;
	return ENDED_WELL;
}

int take_region(struct options *options, const char *value)
{
	options->region = value;
	return ENDED_WELL;
}

int take_municipality(struct options *options, const char *value)
{
	options->municipality = value;
	return ENDED_WELL;
}

/* Which years there are is known only when all options are read. */
int take_boundaries(struct options *options, const char *value)
{
	enum { DIGITS = 4 };
	int year = 0;
	const char *at = value;
	for (; *at >= '0' && *at <= '9' && at - value < DIGITS; at++)
		year = year * 10 + (*at - '0');
	if (*at != '\0' || at - value != DIGITS || year == 0)
		return message_usage(options->command->name, "--boundaries cannot be '%s'; write a year such as 2025", value);
	options->boundaries = year;
	return ENDED_WELL;
}

typedef klp_status (*load_function)(klp_territory *territory, const char *path, klp_error **error);

static int load_territory(struct options *options, const char *path, load_function load)
{
	klp_error *error = NULL;
	klp_status status = KLP_OK;
	options->territory_files[options->territory_count++] = path;
	if (options->territory == NULL)
		status = klp_territory_new(&options->territory, &error);
	if (status == KLP_OK)
		status = load(options->territory, path, &error);
	if (status == KLP_OK)
		return ENDED_WELL;
	message_error(error, path, KLP_SEVERITY_ERROR);
	return ENDED_BY_INPUT;
}

int take_territory(struct options *options, const char *value)
{
	return load_territory(options, value, klp_territory_load_file);
}

int take_changes(struct options *options, const char *value)
{
	return load_territory(options, value, klp_territory_load_changes_file);
}

/* Reads 0, 4096, 64K, 1G or none. */
static int read_limit(const char *text, uint64_t *value)
{
	static const char suffixes[] = "KMG";
	enum { STEP_BITS = 10 };
	uint64_t number = 0;
	if (strcmp(text, "none") == 0) {
		*value = UINT64_MAX;
		return 1;
	}
	const char *at = text;
	for (; *at >= '0' && *at <= '9'; at++) {
		uint64_t digit = (uint64_t)(*at - '0');
		if (number > (UINT64_MAX - digit) / 10)
			return 0;
		number = number * 10 + digit;
	}
	if (at == text)
		return 0;
	if (*at != '\0') {
		const char *suffix = strchr(suffixes, *at);
		int bits = suffix == NULL ? 0 : STEP_BITS * (int)(suffix - suffixes + 1);
		if (suffix == NULL || at[1] != '\0' || number > UINT64_MAX >> bits)
			return 0;
		number <<= bits;
	}
	*value = number;
	return 1;
}

int take_limit(struct options *options, const char *value)
{
	char name[64];
	uint64_t number;
	const char *equals = strchr(value, '=');
	if (equals == NULL || (size_t)(equals - value) >= sizeof name || !read_limit(equals + 1, &number))
		return message_usage(options->command->name,
		                     "--limit cannot be '%s'; write a name, '=' and a number, such as input-bytes=1G", value);
	memcpy(name, value, (size_t)(equals - value));
	name[equals - value] = '\0';
	if (klp_limits_set(&options->limits, name, number, NULL) != KLP_OK)
		return value_unknown(options, "limit", name, klp_limit_name);
	return ENDED_WELL;
}

int take_pdftotext(struct options *options, const char *value)
{
	options->pdftotext = value;
	return ENDED_WELL;
}

int take_weasyprint(struct options *options, const char *value)
{
	options->weasyprint = value;
	return ENDED_WELL;
}

int take_check_schema(struct options *options, const char *value)
{
	(void)value;
	options->check_schema = 1;
	return ENDED_WELL;
}

int take_exit_code(struct options *options, const char *value)
{
	(void)value;
	options->exit_code = 1;
	return ENDED_WELL;
}

int take_quiet(struct options *options, const char *value)
{
	(void)value;
	options->quiet = 1;
	return ENDED_WELL;
}

int take_help(struct options *options, const char *value)
{
	(void)value;
	options->help = 1;
	return ENDED_WELL;
}
