/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "options.h"
#include "commands.h"
#include "describe.h"
#include "messages.h"
#include "nearest.h"
#include "option_values.h"
#include "select.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

static const struct option_spec specs[] = {
	{ "output", 'o', "OUT", FOR_ALL, 0, "write to this file; replaced whole or not at all", take_output },
	{ "to", 0, "FORMAT", FOR_PARSE | FOR_REPAIR | FOR_AGGREGATE | FOR_COUNT, 0,
	  "csv, json, xml, html, xlsx, md, jsonstat, cbs or sdmx-csv; without it by OUT's extension, else csv", take_to },
	{ "to", 0, "FORMAT", FOR_VALIDATE, 0,
	  "text, json or sarif; without it by OUT's extension, else text; of --list-rules: text or md", take_to },
	{ "to", 0, "FORMAT", FOR_DIFF, 0, "text, csv or json; without it by OUT's extension, else text", take_to },
	{ "to", 0, "FORMAT", FOR_PUBLISH, 0, "html or pdf; without it by OUT's extension, else html", take_to },
	{ "date", 0, "DATE", FOR_COUNT, 0, "the reference date, the last day of a quarter: 2025-06-30", take_date },
	{ "register", 0, "FILE", FOR_COUNT, 1,
	  "an extract of the target group register, instead of the column doelgroepregister", take_register },
	{ "mapping", 0, "FILE", FOR_COUNT, 0, "how this export names the columns, and its words", take_mapping },
	{ "unique", 0, NULL, FOR_COUNT, 0, "a client in several rows is counted once, by client_id", take_unique },
	{ "key", 0, "FILE", FOR_COUNT, 0, "a secret of 16 to 64 bytes, by which saved counts know the same client again",
	  take_key },
	{ "both", 0, "GROUP", FOR_COUNT, 0,
	  "who serves a client of UWV and a municipality: uwv (the default), municipal or unknown", take_both },
	{ "whole-country", 0, NULL, FOR_COUNT, 0,
	  "a municipality without a record has no clients, instead of not being there", take_whole_country },
	{ "missing", 0, "FILE", FOR_COUNT, 0, "write here what the profiles lack, and why others were not counted",
	  take_missing },
	{ "save", 0, "FILE", FOR_COUNT, 0, "save the count, to be given among the EXTRACTs of another one", take_save },
	{ "threads", 0, "N", FOR_COUNT, 0, "count with so many threads, 1 to 64; without it one a processor",
	  take_threads },
	{ "min-severity", 0, "SEVERITY", FOR_VALIDATE, 0, "leave out what is below info, warning or error", take_severity },
	{ "lang", 0, "LANGUAGE", FOR_ALL, 0,
	  "of what is told, and of the headings of html and xlsx: en or nl; without it by LC_ALL, LC_MESSAGES or LANG",
	  take_lang },
	{ "title", 0, "TEXT", FOR_REPORT | FOR_PUBLISH, 0,
	  "what the page or publication is called; without it a title of our own", take_title },
	{ "list-rules", 0, NULL, FOR_VALIDATE, 0, "tell what is checked, and read no FILE", take_list_rules },
	{ "accept", 0, "HOW-SURE", FOR_REPAIR, 0, "apply repairs that are certain (the default), or also likely ones",
	  take_accept },
	{ "by", 0, "LEVEL", FOR_AGGREGATE, 0, "country, province, region (the default) or municipality", take_by },
	{ "by", 0, "LEVEL", FOR_DIFF, 0,
	  "only country, province, region or municipality; without it the country, regions and municipalities", take_by },
	{ "totals", 0, "WHICH", FOR_AGGREGATE, 0, "published where they agree with their rows (the default), or computed",
	  take_totals },
	{ "partial", 0, NULL, FOR_AGGREGATE, 0, "add up also where parts are missing", take_partial },
	{ "boundaries", 0, "YEAR", FOR_AGGREGATE, 0, "carry every edition to the municipalities and regions of this year",
	  take_boundaries },
	{ "indicators", 0, NULL, FOR_AGGREGATE, 0, "add shares, places, and differences with the quarter before",
	  take_indicators },
	{ "base", 0, "EDITION", FOR_AGGREGATE, 0, "with --indicators: differences with this edition as well", take_base },
	{ "gaps", 0, NULL, FOR_AGGREGATE, 0, "a row without counts for each quarter that an area misses", take_gaps },
	{ "boundaries", 0, "YEAR", FOR_DIFF, 0,
	  "compare on the boundaries of this year; without it those of the later edition's", take_boundaries },
	{ "exit-code", 0, NULL, FOR_DIFF, 0, "end with status 1 when anything differs", take_exit_code },
	{ "edition", 0, "EDITION", FOR_DOCUMENTS & ~(unsigned)FOR_DIFF, 0,
	  "only 2025Q2, or 2023Q1..2025Q2, 2024Q1.. or ..2024Q4", take_edition },
	{ "edition", 0, "EDITIONS", FOR_DIFF, 0,
	  "2023Q2..2025Q2: the first of A, the last of B, or both of one FILE; 2025Q2 alone: of both", take_edition },
	{ "region", 0, "REGION", FOR_ALL, 0, "only one region: 22, AM22 or Rijnmond", take_region },
	{ "municipality", 0, "NAME", FOR_ALL, 0, "only one municipality: GM0599 or Rotterdam", take_municipality },
	{ "assume-edition", 0, "EDITION", FOR_DOCUMENTS, 0, "of documents that do not tell: 2018Q2", take_assume_edition },
	{ "as", 0, "FORMAT", FOR_DOCUMENTS, 0, "read as this format, instead of telling it from the bytes", take_as },
	{ "check-schema", 0, NULL, FOR_DOCUMENTS, 0, "refuse XML that breaks the schema klantprofiel-dataset-1.xsd",
	  take_check_schema },
	{ "pdftotext", 0, "PROGRAM", FOR_DOCUMENTS, 0, "takes PDF apart, instead of the pdftotext on PATH",
	  take_pdftotext },
	{ "weasyprint", 0, "PROGRAM", FOR_PUBLISH, 0, "lays a PDF out, instead of the weasyprint on PATH",
	  take_weasyprint },
	{ "territory", 0, "FILE", FOR_ALL, 1, "add the municipalities of a year from a CSV file", take_territory },
	{ "changes", 0, "FILE", FOR_AGGREGATE | FOR_DIFF | FOR_COUNT | FOR_REPORT, 1,
	  "add reorganisations, and shares of splits, from a CSV file", take_changes },
	{ "dialect", 0, "NAME", FOR_DATASETS, 0,
	  "a variant of the format: nl, a csv for a Dutch Excel; labels of sdmx-csv; without-signs of cbs", take_dialect },
	{ "metadata", 0, "KIND", FOR_DATASETS, 1,
	  "describe OUT in a file beside it: csvw, frictionless or dcat (DCAT-AP-NL)", take_metadata },
	{ "about", 0, "NAME=TEXT", FOR_DATASETS, 1,
	  "what --metadata tells: identifier, publisher, licence, access_url, contact_email, ...", take_about },
	{ "limit", 0, "NAME=VALUE", FOR_ALL, 1, "set a limit, such as input-bytes=1G; listed below", take_limit },
	{ "quiet", 'q', NULL, FOR_ALL, 1, "no notes and no summary; what fails is still told", take_quiet },
	{ "help", 'h', NULL, FOR_ALL, 1, "tell this", take_help },
};

enum { SPEC_COUNT = sizeof specs / sizeof specs[0] };

_Static_assert(SPEC_COUNT <= sizeof(uint64_t) * CHAR_BIT, "options.given has a bit for each option");

const struct option_spec *option_at(size_t index)
{
	return index < SPEC_COUNT ? &specs[index] : NULL;
}

static const char *option_name(size_t index)
{
	return index < SPEC_COUNT ? specs[index].name : NULL;
}

static const struct option_spec *find(const struct options *options, const char *name, size_t length)
{
	for (size_t i = 0; i < SPEC_COUNT; i++)
		if ((specs[i].commands & options->command->flag) != 0 && strlen(specs[i].name) == length &&
		    memcmp(specs[i].name, name, length) == 0)
			return &specs[i];
	return NULL;
}

static const struct option_spec *find_letter(char letter)
{
	for (size_t i = 0; i < SPEC_COUNT; i++)
		if (specs[i].letter == letter && letter != '\0')
			return &specs[i];
	return NULL;
}

static int unknown_option(const struct options *options, const char *argument)
{
	char name[64];
	const char *command = options->command->name;
	const char *start = argument + strspn(argument, "-");
	size_t length = strcspn(start, "=");
	if (length == 0 || length >= sizeof name)
		return message_usage(command, "there is no option '%s'", argument);
	memcpy(name, start, length);
	name[length] = '\0';
	const char *meant = nearest(name, option_name);
	if (meant == NULL)
		return message_usage(command, "there is no option '%s'", argument);
	if (strcmp(meant, name) == 0 && strncmp(argument, "--", 2) == 0)
		return message_usage(command, "the option --%s does not go with '%s'", meant, command);
	return message_usage(command, "there is no option '%s'; did you mean '--%s'?", argument, meant);
}

static int take(struct options *options, const struct option_spec *spec, const char *value)
{
	uint64_t bit = UINT64_C(1) << (spec - specs);
	if ((options->given & bit) != 0 && !spec->may_repeat)
		return message_usage(options->command->name, "--%s was given twice", spec->name);
	options->given |= bit;
	return spec->take(options, value);
}

/* Takes the option at *arguments, and its value from the next one where it is not in the same: *used tells how many. */
static int parse_option(struct options *options, char **arguments, int *used)
{
	const char *argument = arguments[0], *value = NULL;
	const struct option_spec *spec;
	*used = 1;
	if (argument[1] == '-') {
		size_t length = strcspn(argument + 2, "=");
		spec = find(options, argument + 2, length);
		if (argument[2 + length] == '=')
			value = argument + 2 + length + 1;
	} else {
		spec = find_letter(argument[1]);
		if (argument[2] != '\0')
			value = argument + 2;
		/* Letters in a bunch are more than this program's few options need. */
		if (spec != NULL && spec->value == NULL && value != NULL)
			spec = NULL;
	}
	if (spec == NULL)
		return unknown_option(options, argument);
	if (spec->value == NULL)
		return value == NULL ? take(options, spec, NULL)
		                     : message_usage(options->command->name, "--%s takes no value", spec->name);
	if (value == NULL) {
		value = arguments[1];
		*used = 2;
	}
	if (value == NULL)
		return message_usage(options->command->name, "--%s needs a value: --%s %s", spec->name, spec->name,
		                     spec->value);
	return take(options, spec, value);
}

/* Findings have formats of their own, and so has the list of rules. */
static int check_format(const struct options *options)
{
	if (options->command->flag != FOR_VALIDATE || options->to == NULL || strcmp(options->to, OPTION_TO_TEXT) == 0)
		return ENDED_WELL;
	if (options->list_rules == (strcmp(options->to, OPTION_TO_MARKDOWN) == 0))
		return ENDED_WELL;
	if (options->list_rules)
		return message_usage(options->command->name, "--list-rules is told as text or md, and not as %s", options->to);
	return message_usage(options->command->name, "--to %s goes with --list-rules only", options->to);
}

static int check_inputs(const struct options *options)
{
	size_t standard_inputs = 0;
	if (options->list_rules && options->input_count > 0)
		return message_usage(options->command->name, "--list-rules reads no FILE, and '%s' is one", options->inputs[0]);
	if (options->list_rules)
		return ENDED_WELL;
	if (options->input_count == 0 && options->command->flag == FOR_COUNT)
		return message_usage(options->command->name,
		                     "an EXTRACT is missing; begin with klantprofiel count extract.csv --date 2025-06-30");
	if (options->input_count == 0)
		return message_usage(options->command->name, "a FILE is missing; '-' is standard input");
	for (size_t i = 0; i < options->input_count; i++)
		standard_inputs += strcmp(options->inputs[i], "-") == 0;
	if (standard_inputs > 1)
		return message_usage(options->command->name, "standard input can be read only once");
	return ENDED_WELL;
}

int options_parse(struct options *options, int count, char **arguments)
{
	klp_limits limits = KLP_LIMITS_INIT;
	options->limits = limits;
	options->input_count = 0;
	options->at_least = KLP_SEVERITY_INFORMATION;
	options->accept = KLP_CONFIDENCE_CERTAIN;
	options->by = options->command->flag == FOR_DIFF ? 0 : KLP_LEVEL_REGION;
	options->language = language_of_environment();
	options->inputs = calloc((size_t)count + 1, sizeof *options->inputs);
	options->territory_files = calloc((size_t)count + 1, sizeof *options->territory_files);
	options->counting.registers = calloc((size_t)count + 1, sizeof *options->counting.registers);
	if (options->inputs == NULL || options->territory_files == NULL || options->counting.registers == NULL) {
		message(KLP_SEVERITY_ERROR, "there is not enough memory");
		return ENDED_BY_INPUT;
	}
	int only_files = 0;
	for (int i = 0; i < count;) {
		if (only_files || arguments[i][0] != '-' || arguments[i][1] == '\0') {
			options->inputs[options->input_count++] = arguments[i++];
		} else if (strcmp(arguments[i], "--") == 0) {
			only_files = 1;
			i++;
		} else {
			int used;
			int result = parse_option(options, arguments + i, &used);
			if (result != ENDED_WELL || options->help)
				return result;
			i += used;
		}
	}
	int result = check_format(options);
	if (result == ENDED_WELL && options->base != NULL && !options->indicators)
		result = message_usage(options->command->name, "--base goes with --indicators");
	if (result == ENDED_WELL)
		result = check_inputs(options);
	if (result == ENDED_WELL)
		result = describe_check(options);
	return result == ENDED_WELL ? select_look_up(options) : result;
}

void options_free(struct options *options)
{
	free(options->inputs);
	free(options->territory_files);
	free(options->counting.registers);
	klp_territory_free(options->territory);
}

int options_given(const struct options *options, const char *name)
{
	const struct option_spec *spec = find(options, name, strlen(name));
	return spec != NULL && (options->given >> (spec - specs) & 1) != 0;
}
