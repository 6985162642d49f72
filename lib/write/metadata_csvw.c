/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* CSV on the Web: what stands in the columns of a CSV, by the Metadata Vocabulary for Tabular Data of W3C. */

#include "write/column_words.h"
#include "write/csv_text.h"
#include "write/described.h"
#include "write/metadata_parts.h"

/* A text in each language: {"en":...,"nl":...}. */
static void begin_languages(struct json *json, const char *name)
{
	json_name(json, name);
	json_open(json, '{');
}

static void put_told(struct json *json, const char *name, const char *text)
{
	if (text != NULL)
		json_member_text(json, name, text);
}

static void put_dataset(struct json *json, const struct content *content)
{
	const klp_metadata_options *told = content->metadata;
	begin_languages(json, "dc:title");
	for (int i = 0; i < LANGUAGES; i++)
		json_member_text(json, language_name((enum language)i), metadata_dataset_title(content, (enum language)i));
	json_close(json, '}');
	begin_languages(json, "dc:description");
	for (int i = 0; i < LANGUAGES; i++)
		json_member_text(json, language_name((enum language)i), metadata_dataset_meaning(content, (enum language)i));
	json_close(json, '}');
	json_member_text(json, "dc:source", described_source(LANGUAGE_DUTCH));
	put_told(json, "dc:identifier", told->identifier);
	put_told(json, "dc:publisher", told->publisher);
	metadata_address(json, "dc:license", told->licence);
	put_told(json, "dc:issued", told->issued);
	put_told(json, "dc:modified", told->modified);
}

/* How the file is to be taken apart, where it is not the usual way. */
static void put_dialect(struct json *json, const struct csv_form *form)
{
	const char separator[] = { form->separator, '\0' };
	json_name(json, "dialect");
	json_open(json, '{');
	json_member_text(json, "encoding", "utf-8");
	json_member_text(json, "delimiter", separator);
	json_member_text(json, "quoteChar", "\"");
	json_name(json, "header");
	sink_text(json->sink, "true");
	json_member_text(json, "lineTerminators", form->line_end);
	json_close(json, '}');
}

/* {"base":...,"format":...}; without a format its name alone. */
static void put_datatype(struct json *json, const char *base, const char *format)
{
	if (format == NULL) {
		json_member_text(json, "datatype", base);
		return;
	}
	json_name(json, "datatype");
	json_open(json, '{');
	json_member_text(json, "base", base);
	json_member_text(json, "format", format);
	json_close(json, '}');
}

static void put_real_datatype(struct json *json, const struct csv_form *form)
{
	const char mark[] = { form->decimal_mark, '\0' };
	if (form->decimal_mark == '.') {
		json_member_text(json, "datatype", "number");
		return;
	}
	json_name(json, "datatype");
	json_open(json, '{');
	json_member_text(json, "base", "number");
	json_name(json, "format");
	json_open(json, '{');
	json_member_text(json, "decimalChar", mark);
	json_close(json, '}');
	json_close(json, '}');
}

static void put_type(struct json *json, const struct metadata_column *column, const struct csv_form *form)
{
	if (column->type == KLP_TYPE_REAL) {
		put_real_datatype(json, form);
	} else if (column->type == KLP_TYPE_INTEGER) {
		bool below = column_may_be_negative(column->column);
		put_datatype(json, below ? "integer" : "nonNegativeInteger", NULL);
	} else {
		put_datatype(json, "string", column->printed ? NULL : column_pattern(column->column));
	}
}

static void put_column(struct json *json, const struct metadata_column *column, const struct csv_form *form)
{
	char room[METADATA_TEXT_BYTES];
	json_next_line(json);
	json_open(json, '{');
	json_member_text(json, "name", column->name);
	/* A reader looks for the file's own heading among the titles, in whatever language. */
	begin_languages(json, "titles");
	for (int i = 0; i < LANGUAGES; i++) {
		json_name(json, language_name((enum language)i));
		json_open(json, '[');
		json_next_text(json, metadata_title(room, column, (enum language)i));
		json_next_text(json, column->name);
		json_close(json, ']');
	}
	json_close(json, '}');
	begin_languages(json, "dc:description");
	for (int i = 0; i < LANGUAGES; i++)
		json_member_text(json, language_name((enum language)i), metadata_meaning(room, column, (enum language)i));
	json_close(json, '}');
	put_type(json, column, form);
	const char *unit = column->printed ? NULL : column_unit(column_words[column->column].unit, LANGUAGE_ENGLISH);
	put_told(json, "schema:unitText", unit);
	json_close(json, '}');
}

static klp_status put_schema(struct json *json, const struct content *content, const struct csv_form *form,
                             klp_error **error)
{
	struct metadata_column columns[2 * KLP_COLUMN_COUNT];
	struct metadata_key key;
	klp_status status = metadata_key_of(&key, content->dataset, error);
	if (status != KLP_OK)
		return status;
	size_t count = metadata_columns(columns, content->dataset);
	json_name(json, "tableSchema");
	json_open(json, '{');
	json_name(json, "columns");
	json_open(json, '[');
	for (size_t i = 0; i < count; i++)
		put_column(json, &columns[i], form);
	json_close(json, ']');
	if (key.count > 0) {
		json_name(json, "primaryKey");
		json_open(json, '[');
		for (size_t i = 0; i < key.count; i++)
			json_next_text(json, klp_column_name(key.column[i]));
		json_close(json, ']');
	}
	json_close(json, '}');
	return KLP_OK;
}

klp_status write_csvw(struct sink *sink, const struct content *content, struct progress *progress, klp_error **error)
{
	struct json json = { sink, false };
	(void)progress;
	const struct csv_form *form = content->metadata->dialect == NULL ? &csv_plain : &csv_dutch;
	if (!metadata_file_kind(content)->tidy_csv)
		return error_set(error, KLP_UNSUPPORTED, NULL,
		                 "CSV on the Web describes files of format 'csv', and not '%s'; take frictionless or dcat",
		                 content->described->name);
	json_open(&json, '{');
	json_member_text(&json, "@context", "http://www.w3.org/ns/csvw");
	json_member_text(&json, "url", content->metadata->url);
	put_dataset(&json, content);
	put_dialect(&json, form);
	klp_status status = put_schema(&json, content, form, error);
	json_close(&json, '}');
	sink_byte(sink, '\n');
	return status;
}
