/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The mapping file: how an export names its columns and which words it uses. */

#include "count/handle.h"

#include "base/input.h"

#include <string.h>

/* A mapping has some forty lines; what is much larger was named by mistake, and could be an extract. */
enum { LARGEST_MAPPING = 1 << 20 };

/* One file as it is read. */
struct mapping {
	struct definition definition;
	const char *source;
	uint64_t line;
	/** which names were given already; a list of words has its bit behind the columns */
	uint64_t given;
};

static klp_status refuse(const struct mapping *mapping, klp_error **error, const char *what)
{
	const struct place place = { .source = mapping->source, .line = mapping->line };
	return error_set(error, KLP_FORMAT, &place, "%s", what);
}

/* An error of the call that a line stands for becomes one of the file, with its place. */
static klp_status place_error(const struct mapping *mapping, klp_error *cause, klp_error **error)
{
	klp_status status = klp_error_status(cause);
	if (status == KLP_INVALID_ARGUMENT)
		status = refuse(mapping, error, klp_error_message(cause));
	else
		status = error_memory(error);
	klp_error_free(cause);
	return status;
}

static bool begins_with(struct slice text, const char *word)
{
	size_t length = strlen(word);
	return text.length >= length && memcmp(text.text, word, length) == 0;
}

static bool is(struct slice text, const char *word)
{
	return text.length == strlen(word) && begins_with(text, word);
}

static klp_status set_delimiter(struct mapping *mapping, struct slice value, klp_error **error)
{
	char delimiter = 0;
	if (is(value, "tab"))
		delimiter = '\t';
	else if (value.length == 1 && (value.text[0] == ',' || value.text[0] == ';' || value.text[0] == '|'))
		delimiter = value.text[0];
	if (delimiter == 0)
		return refuse(mapping, error, "the delimiter of a CSV is one of , ; | and tab");
	if (mapping->definition.delimiter != 0)
		return refuse(mapping, error, "the delimiter stands here twice");
	mapping->definition.delimiter = delimiter;
	return KLP_OK;
}

/* Remembers that a name was given; false when it was before. */
static bool give(struct mapping *mapping, unsigned index)
{
	uint64_t bit = UINT64_C(1) << index;
	bool first = (mapping->given & bit) == 0;
	mapping->given |= bit;
	return first;
}

static klp_status set_words(struct mapping *mapping, struct slice list, struct slice value, klp_error **error)
{
	klp_error *cause = NULL;
	int index = definition_list(list);
	if (index >= 0 && !give(mapping, COUNT_FIELDS + (unsigned)index))
		return refuse(mapping, error, "this list of words stands here twice");
	klp_status status = definition_set_words(&mapping->definition, list, value, &cause);
	return status == KLP_OK ? KLP_OK : place_error(mapping, cause, error);
}

static klp_status set_column(struct mapping *mapping, struct slice column, struct slice value, klp_error **error)
{
	klp_error *cause = NULL;
	int field = definition_own_field(column);
	if (field >= 0 && !give(mapping, (unsigned)field))
		return refuse(mapping, error, "this column stands here twice");
	klp_status status = definition_set_column(&mapping->definition, column, value, &cause);
	return status == KLP_OK ? KLP_OK : place_error(mapping, cause, error);
}

static klp_status take_line(struct mapping *mapping, struct slice line, klp_error **error)
{
	line = text_trim(line);
	if (line.length == 0 || line.text[0] == '#')
		return KLP_OK;
	const char *equals = memchr(line.text, '=', line.length);
	if (equals == NULL)
		return refuse(mapping, error, "a line of a mapping is: name = value");
	struct slice name = text_trim((struct slice){ line.text, (size_t)(equals - line.text) });
	struct slice value = { equals + 1, line.length - (size_t)(equals + 1 - line.text) };
	value = text_trim(value);
	struct slice rest = name, first = text_word(&rest);
	if (is(name, "delimiter"))
		return set_delimiter(mapping, value, error);
	if (is(first, "words"))
		return set_words(mapping, rest, value, error);
	return set_column(mapping, name, value, error);
}

static klp_status take_lines(struct mapping *mapping, struct slice text, klp_error **error)
{
	size_t bad;
	if (!text_is_utf8(text.text, text.length, &bad)) {
		struct place place = text_place((struct slice){ text.text, bad }, bad, mapping->source, false);
		return error_set(error, KLP_ENCODING, &place, "the mapping is not UTF-8; save it as that");
	}
	while (text.length > 0) {
		const char *end = memchr(text.text, '\n', text.length);
		size_t length = end == NULL ? text.length : (size_t)(end - text.text);
		mapping->line++;
		klp_status status = take_line(mapping, (struct slice){ text.text, length }, error);
		if (status != KLP_OK)
			return status;
		length += end != NULL;
		text.text += length;
		text.length -= length;
	}
	return KLP_OK;
}

static klp_status load(klp_count *count, struct slice text, const char *source, klp_error **error)
{
	struct mapping mapping = { .source = source, .line = 0, .given = 0 };
	klp_status status = definition_copy(&mapping.definition, &count->definition, error);
	if (status != KLP_OK)
		return status;
	/* A mapping that says nothing of the delimiter leaves it as it was. */
	mapping.definition.delimiter = 0;
	status = take_lines(&mapping, text, error);
	if (mapping.definition.delimiter == 0)
		mapping.definition.delimiter = count->definition.delimiter;
	if (status != KLP_OK) {
		definition_free(&mapping.definition);
		return status;
	}
	definition_free(&count->definition);
	count->definition = mapping.definition;
	return KLP_OK;
}

klp_status klp_count_load_mapping_memory(klp_count *count, const void *bytes, size_t size, const char *source,
                                         klp_error **error)
{
	if (count == NULL)
		return error_null(error, "count");
	if (bytes == NULL && size > 0)
		return error_null(error, "bytes");
	klp_status status = count_check_unfed(count, error);
	return status == KLP_OK ? load(count, (struct slice){ size == 0 ? "" : bytes, size }, source, error) : status;
}

klp_status klp_count_load_mapping_file(klp_count *count, const char *path, klp_error **error)
{
	struct buffer bytes = { NULL, 0, 0 }, name = { NULL, 0, 0 };
	if (count == NULL)
		return error_null(error, "count");
	if (path == NULL)
		return error_null(error, "path");
	klp_limits limits = count->limits;
	if (limits.input_bytes > LARGEST_MAPPING)
		limits.input_bytes = LARGEST_MAPPING;
	klp_status status = text_readable(&name, path) ? KLP_OK : error_memory(error);
	if (status == KLP_OK)
		status = input_read_file(&bytes, path, name.bytes, &limits, NULL, NULL, error);
	if (status == KLP_OK)
		status = klp_count_load_mapping_memory(count, bytes.bytes, bytes.size, name.bytes, error);
	buffer_free(&bytes);
	buffer_free(&name);
	return status;
}
