/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* One cell: <table:table-cell office:value-type="float" office:value="1097"><text:p>1.097</text:p></table:table-cell>. */

#include "read/formats/number_format.h"
#include "read/formats/ods.h"

#include <string.h>

#define OFFICE "urn:oasis:names:tc:opendocument:xmlns:office:1.0"

enum type { TYPE_NONE, TYPE_FLOAT, TYPE_PERCENTAGE, TYPE_DATE, TYPE_TIME, TYPE_BOOLEAN, TYPE_STRING };

static const struct {
	const char *name;
	enum type type;
} types[] = {
	{ "float", TYPE_FLOAT }, { "string", TYPE_STRING },  { "date", TYPE_DATE },       { "percentage", TYPE_PERCENTAGE },
	{ "time", TYPE_TIME },   { "currency", TYPE_FLOAT }, { "boolean", TYPE_BOOLEAN },
};

static bool is(struct slice value, const char *text)
{
	return value.length == strlen(text) && memcmp(value.text, text, value.length) == 0;
}

uint64_t ods_times(struct slice value)
{
	uint64_t times = 0;
	for (size_t i = 0; i < value.length; i++) {
		if (value.text[i] < '0' || value.text[i] > '9')
			return 1;
		times = times > UINT32_MAX ? times : times * 10 + (uint64_t)(value.text[i] - '0');
	}
	return times == 0 ? 1 : times;
}

static int type_of(struct slice name)
{
	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
		if (is(name, types[i].name))
			return (int)types[i].type;
	return TYPE_NONE;
}

/* Whether an attribute holds the value, whatever the type: a cell has one of "value", "date-value", "string-value" and so on. */
static bool is_value(const char *name)
{
	size_t length = strlen(name);
	const size_t ending = sizeof "value" - 1;
	return length >= ending && strcmp(name + length - ending, "value") == 0;
}

klp_status ods_cell_begin(struct ods_cell *cell, const struct xml *xml, uint64_t *times, klp_error **error)
{
	struct xml_attribute attribute;
	cell->type = TYPE_NONE;
	cell->formula = false;
	cell->value.size = 0;
	cell->shown.size = 0;
	cell->paragraphs = 0;
	*times = 1;
	/* Once over all of them: there are as many cells as numbers. */
	for (size_t i = 0; xml_attribute_at(xml, i, &attribute); i++) {
		const char *name = attribute.name;
		struct slice value = attribute.value;
		if (strcmp(attribute.namespace, OFFICE) == 0) {
			if (strcmp(name, "value-type") == 0)
				cell->type = type_of(value);
			else if (is_value(name) && !buffer_add(&cell->value, value.text, value.length))
				return error_memory(error);
		} else if (strcmp(name, "number-columns-repeated") == 0) {
			*times = ods_times(value);
		} else if (strcmp(name, "formula") == 0) {
			cell->formula = true;
		}
	}
	return KLP_OK;
}

bool ods_cell_is_empty(const struct ods_cell *cell)
{
	return cell->value.size == 0 && cell->shown.size == 0;
}

/* How many decimals a percentage is shown with; as many as it has where none is shown. */
static int decimals_shown(struct slice shown)
{
	enum { ALL = 15 };
	int decimals = 0;
	bool fraction = false, percent = false;
	for (size_t i = 0; i < shown.length; i++) {
		bool mark = shown.text[i] == ',' || shown.text[i] == '.';
		percent = percent || shown.text[i] == '%';
		decimals = mark ? 0 : decimals + (shown.text[i] >= '0' && shown.text[i] <= '9');
		fraction = fraction || mark;
	}
	return percent ? (fraction ? decimals : 0) : ALL;
}

static klp_status keep_number(const struct ods_cell *cell, struct document *document, const struct reading *reading,
                              struct slice *text, klp_error **error)
{
	char out[NUMBER_FORMAT_BYTES];
	struct number_format format = { NUMBER_FORMAT_PLAIN, 0 };
	const struct slice value = { cell->value.bytes, cell->value.size };
	const struct slice shown = { cell->shown.bytes, cell->shown.size };
	if (cell->type == TYPE_PERCENTAGE)
		format = (struct number_format){ NUMBER_FORMAT_PERCENT, decimals_shown(shown) };
	size_t length = number_format_write(out, value, format, false);
	/* What is no number though it says so stays as it is. */
	const struct slice written = length > 0 ? (struct slice){ out, length } : value;
	return document_keep(document, text, written, reading, error);
}

klp_status ods_cell_text(const struct ods_cell *cell, struct document *document, const struct reading *reading,
                         struct slice *text, klp_error **error)
{
	static const char midnight[] = "T00:00:00";
	struct slice value = { cell->value.bytes, cell->value.size };
	const struct slice shown = { cell->shown.bytes, cell->shown.size };
	if (value.length > 0 && (cell->type == TYPE_FLOAT || cell->type == TYPE_PERCENTAGE))
		return keep_number(cell, document, reading, text, error);
	bool by_value = cell->type == TYPE_DATE || cell->type == TYPE_BOOLEAN || cell->type == TYPE_STRING;
	if (value.length == 0 || (!by_value && shown.length > 0))
		return document_keep(document, text, shown, reading, error);
	if (cell->type == TYPE_BOOLEAN)
		value = slice_of(is(value, "true") ? "TRUE" : "FALSE");
	const size_t time = sizeof midnight - 1;
	if (cell->type == TYPE_DATE && value.length > time && memcmp(value.text + value.length - time, midnight, time) == 0)
		value.length -= time;
	return document_keep(document, text, value, reading, error);
}

void ods_cell_free(struct ods_cell *cell)
{
	buffer_free(&cell->value);
	buffer_free(&cell->shown);
}
