/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "options.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

const char options_usage[] =
	"usage: generate-extract PUBLICATION [OPTION VALUE]...\n"
	"Makes an extract of clients who do not exist: so many of each municipality and cell as the publication says.\n"
	"  --edition 2025Q2      of a publication with several; else the latest\n"
	"  --rows N              so many clients, in the proportions of the table; else exactly those of the table\n"
	"  --seed N              another choice of everything that is left to chance\n"
	"  --format csv|xml\n"
	"  --dialect comma|semicolon|tab|bar, or one of these and -crlf\n"
	"  --per client|indicering   with indicering a fourth of the clients has a second row\n"
	"  --extra SHARE         further records that end in the other bins, as a share of the clients: 0.25\n"
	"  --broken N            further records that cannot be read\n"
	"  --line-ends N         so many of 1,000 lists have a line end within; by default 5\n"
	"  --quotes N            so many of 1,000 lists have quotes within; by default 5\n"
	"  --register FILE       writes an extract of the target group register, too, and leaves the column empty\n"
	"  -o FILE               else to standard output\n"
	"On standard error it tells how many records there are of each bin, and how many of them are further rows of "
	"clients who have one.\n";

static const char *take_number(uint64_t *number, const char *text, uint64_t most)
{
	char *end;
	unsigned long long value = strtoull(text, &end, 10);
	if (text[0] < '0' || text[0] > '9' || *end != '\0' || value > most)
		return "a number is none, or too large";
	*number = value;
	return NULL;
}

/* "0.25", in thousandths; without the locale's help. */
static const char *take_share(uint64_t *thousandths, const char *text)
{
	static const char wrong[] = "--extra wants a share such as 0.25, and 4 at most";
	enum { MOST = 4, DECIMALS = 3 };
	char *end;
	unsigned long long value = strtoull(text, &end, 10);
	if (text[0] < '0' || text[0] > '9' || value > MOST)
		return wrong;
	int decimals = 0;
	const char *at = end;
	if (*at == '.')
		for (at++; *at >= '0' && *at <= '9' && decimals < DECIMALS; at++, decimals++)
			value = value * 10 + (unsigned long long)(*at - '0');
	if (*at != '\0')
		return wrong;
	for (; decimals < DECIMALS; decimals++)
		value *= 10;
	*thousandths = value;
	return NULL;
}

static const char *take_dialect(struct options *options, const char *name)
{
	static const struct {
		const char *name;
		char delimiter;
	} dialects[] = { { "comma", ',' }, { "semicolon", ';' }, { "tab", '\t' }, { "bar", '|' } };
	for (size_t i = 0; i < sizeof dialects / sizeof dialects[0]; i++) {
		size_t length = strlen(dialects[i].name);
		if (strncmp(name, dialects[i].name, length) != 0)
			continue;
		options->delimiter = dialects[i].delimiter;
		options->carriage_return = strcmp(name + length, "-crlf") == 0;
		if (options->carriage_return || name[length] == '\0')
			return NULL;
	}
	return "there is no such dialect: comma, semicolon, tab or bar, or one of these and -crlf";
}

static const char *take_choice(bool *second, const char *text, const char *first_name, const char *second_name)
{
	*second = strcmp(text, second_name) == 0;
	return *second || strcmp(text, first_name) == 0 ? NULL
	                                                : "--format is csv or xml, and --per is client or indicering";
}

static const char *take(struct options *options, bool *xml, const char *name, const char *value)
{
	enum { THOUSAND = 1000 };
	const uint64_t most_rows = UINT64_C(1000000000);
	const struct {
		const char *name;
		uint64_t *number;
		uint64_t most;
	} numbers[] = { { "--rows", &options->rows, most_rows },
		            { "--seed", &options->seed, UINT64_MAX },
		            { "--broken", &options->broken, most_rows },
		            { "--line-ends", &options->line_ends, THOUSAND },
		            { "--quotes", &options->quotes, THOUSAND } };
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
		if (strcmp(name, numbers[i].name) == 0)
			return take_number(numbers[i].number, value, numbers[i].most);
	const struct {
		const char *name;
		const char **text;
	} texts[] = { { "--edition", &options->edition },
		          { "--register", &options->register_output },
		          { "-o", &options->output } };
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		if (strcmp(name, texts[i].name) == 0)
			return *texts[i].text = value, NULL;
	if (strcmp(name, "--extra") == 0)
		return take_share(&options->extra, value);
	if (strcmp(name, "--dialect") == 0)
		return take_dialect(options, value);
	if (strcmp(name, "--format") == 0)
		return take_choice(xml, value, "csv", "xml");
	if (strcmp(name, "--per") == 0)
		return take_choice(&options->per_indicering, value, "client", "indicering");
	return "there is no such option";
}

const char *options_parse(struct options *options, int count, char **arguments)
{
	*options = (struct options){ .seed = 1, .delimiter = ',', .line_ends = 5, .quotes = 5, .output = "-" };
	bool xml = false;
	const char *wrong = NULL;
	for (int i = 1; i < count && wrong == NULL; i++) {
		if (arguments[i][0] != '-' && options->publication == NULL)
			options->publication = arguments[i];
		else if (arguments[i][0] != '-')
			wrong = "one publication, please";
		else if (i + 1 == count)
			wrong = "the last option has no value, or is none";
		else
			wrong = take(options, &xml, arguments[i], arguments[i + 1]), i++;
	}
	if (wrong == NULL && options->publication == NULL)
		wrong = "the publication is missing";
	if (xml)
		options->delimiter = 0;
	return wrong;
}
