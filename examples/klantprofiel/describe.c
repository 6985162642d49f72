/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "describe.h"
#include "commands.h"
#include "messages.h"
#include "option_values.h"

#include <stddef.h>
#include <string.h>

/* ------------------------------------------------------------------ options */

static const struct {
	const char *name;
	size_t offset;
} subjects[] = {
	{ "identifier", offsetof(klp_metadata_options, identifier) },
	{ "title", offsetof(klp_metadata_options, title) },
	{ "description", offsetof(klp_metadata_options, description) },
	{ "publisher", offsetof(klp_metadata_options, publisher) },
	{ "publisher_url", offsetof(klp_metadata_options, publisher_url) },
	{ "contact_name", offsetof(klp_metadata_options, contact_name) },
	{ "contact_email", offsetof(klp_metadata_options, contact_email) },
	{ "contact_url", offsetof(klp_metadata_options, contact_url) },
	{ "licence", offsetof(klp_metadata_options, licence) },
	{ "access_url", offsetof(klp_metadata_options, access_url) },
	{ "access_rights", offsetof(klp_metadata_options, access_rights) },
	{ "theme", offsetof(klp_metadata_options, theme) },
	{ "issued", offsetof(klp_metadata_options, issued) },
	{ "modified", offsetof(klp_metadata_options, modified) },
};

enum { SUBJECTS = sizeof subjects / sizeof subjects[0] };

static const char *subject(size_t index)
{
	return index < SUBJECTS ? subjects[index].name : NULL;
}

int take_dialect(struct options *options, const char *value)
{
	options->dialect = value;
	return ENDED_WELL;
}

int take_metadata(struct options *options, const char *value)
{
	int index = value_index(value, klp_metadata_kind_name);
	if (index < 0)
		return value_unknown(options, "metadata", value, klp_metadata_kind_name);
	options->metadata |= 1U << index;
	return ENDED_WELL;
}

int take_about(struct options *options, const char *value)
{
	enum { NAME_ROOM = 32 };
	char name[NAME_ROOM];
	const char *equals = strchr(value, '=');
	if (equals == NULL || (size_t)(equals - value) >= sizeof name)
		return message_usage(options->command->name,
		                     "--about cannot be '%s'; write a name, '=' and what is to be told, such as "
		                     "publisher=\"Gemeente Rotterdam\"",
		                     value);
	memcpy(name, value, (size_t)(equals - value));
	name[equals - value] = '\0';
	int index = value_index(name, subject);
	if (index < 0)
		return value_unknown(options, "about", name, subject);
	const char *told = equals + 1;
	memcpy((char *)&options->about + subjects[index].offset, &told, sizeof told);
	return ENDED_WELL;
}

/* ------------------------------------------------------------------ writing */

const char *describe_format(const struct options *options, const char *usual)
{
	if (options->to != NULL || options->output == NULL || strcmp(options->output, "-") == 0)
		return options->to;
	const char *slash = strrchr(options->output, '/');
	return strchr(slash == NULL ? options->output : slash, '.') == NULL ? usual : NULL;
}

static klp_metadata_options how_to_describe(const struct options *options, size_t kind)
{
	klp_metadata_options how = options->about;
	how.struct_size = sizeof how;
	how.kind = klp_metadata_kind_name(kind);
	how.format = describe_format(options, "csv");
	how.dialect = options->dialect;
	how.language = options->language;
	return how;
}

static int take_nothing(void *context, const void *bytes, size_t size)
{
	(void)context;
	(void)bytes;
	(void)size;
	return 0;
}

/* Tries the description of an empty dataset, which needs as much to be told as any other. */
static klp_status try(const struct options *options, size_t kind, klp_error **error)
{
	klp_dataset *empty = NULL;
	klp_metadata_options how = how_to_describe(options, kind);
	int to_standard_output = options->output == NULL || strcmp(options->output, "-") == 0;
	how.url = to_standard_output ? "-" : options->output;
	if (to_standard_output && how.format == NULL)
		how.format = "csv";
	klp_status status = klp_dataset_new(&empty, error);
	if (status == KLP_OK)
		status = klp_write_metadata_stream(empty, take_nothing, NULL, &how, error);
	klp_dataset_free(empty);
	return status;
}

static int tell(const struct options *options, const char *option, const char *value, klp_error *error)
{
	int result = message_usage(options->command->name, "--%s %s: %s", option, value, klp_error_message(error));
	klp_error_free(error);
	return result;
}

/* A data package takes every format and demands nothing, so that only a wrong dialect, or no format at all, is in its way. */
static int check_dialect(const struct options *options)
{
	klp_error *error = NULL;
	size_t kind = 0;
	if (options->dialect == NULL)
		return ENDED_WELL;
	while (strcmp(klp_metadata_kind_name(kind), "frictionless") != 0)
		kind++;
	return try(options, kind, &error) == KLP_OK ? ENDED_WELL : tell(options, "dialect", options->dialect, error);
}

int describe_check(const struct options *options)
{
	int result = check_dialect(options);
	if (result != ENDED_WELL || (options->metadata == 0 && !options_given(options, "about")))
		return result;
	if (options->metadata == 0)
		return message_usage(options->command->name, "--about goes with --metadata, of which it tells what is said");
	if (options->output == NULL || strcmp(options->output, "-") == 0)
		return message_usage(options->command->name,
		                     "--metadata describes a file; name it with -o, and the description stands beside it");
	for (size_t kind = 0; klp_metadata_kind_name(kind) != NULL; kind++) {
		klp_error *error = NULL;
		if ((options->metadata >> kind & 1) != 0 && try(options, kind, &error) != KLP_OK)
			return tell(options, "metadata", klp_metadata_kind_name(kind), error);
	}
	return ENDED_WELL;
}

int describe_output(const klp_dataset *dataset, const struct options *options)
{
	for (size_t kind = 0; klp_metadata_kind_name(kind) != NULL; kind++) {
		klp_error *error = NULL;
		if ((options->metadata >> kind & 1) == 0)
			continue;
		klp_metadata_options how = how_to_describe(options, kind);
		if (klp_write_metadata_beside(dataset, options->output, &how, &error) == KLP_OK)
			continue;
		message_error(error, options->output, KLP_SEVERITY_ERROR);
		return ENDED_BY_OUTPUT;
	}
	return ENDED_WELL;
}
