/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A data package of the Frictionless Standards: where the file is, and what stands in its columns. */

#include "base/buffer.h"
#include "write/column_words.h"
#include "write/csv_text.h"
#include "write/described.h"
#include "write/metadata_parts.h"

static void put_told(struct json *json, const char *name, const char *text)
{
	if (text != NULL)
		json_member_text(json, name, text);
}

/* An array of one object, of which only the name and the value of two members are known; an absent second one is left out. */
static void put_one(struct json *json, const char *name, const char *first, const char *one, const char *second,
                    const char *other)
{
	json_name(json, name);
	json_open(json, '[');
	json_open(json, '{');
	json_member_text(json, first, one);
	put_told(json, second, other);
	json_close(json, '}');
	json_close(json, ']');
}

static void put_package(struct json *json, const struct content *content, enum language language)
{
	const klp_metadata_options *told = content->metadata;
	json_member_text(json, "$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
	json_member_text(json, "name", "transparantie-van-klantprofielen");
	put_told(json, "id", told->identifier);
	json_member_text(json, "title", metadata_dataset_title(content, language));
	json_member_text(json, "description", metadata_dataset_meaning(content, language));
	put_told(json, "homepage", told->access_url);
	put_one(json, "sources", "title", described_source(language), NULL, NULL);
	if (told->licence != NULL)
		put_one(json, "licenses", "path", told->licence, NULL, NULL);
	if (told->publisher != NULL) {
		json_name(json, "contributors");
		json_open(json, '[');
		json_open(json, '{');
		json_member_text(json, "title", told->publisher);
		put_told(json, "path", told->publisher_url);
		put_told(json, "email", told->contact_email);
		json_name(json, "roles");
		json_open(json, '[');
		json_next_text(json, "publisher");
		json_close(json, ']');
		json_close(json, '}');
		json_close(json, ']');
	}
}

/* The file's own name without its folder and extension, in the letters that names of resources have. */
static void put_name(struct json *json, const char *url)
{
	const char *slash = strrchr(url, '/'), *name = slash == NULL || slash[1] == '\0' ? url : slash + 1;
	const char *dot = strrchr(name, '.');
	size_t length = dot == NULL || dot == name ? strlen(name) : (size_t)(dot - name);
	json_name(json, "name");
	sink_byte(json->sink, '"');
	for (size_t i = 0; i < length; i++) {
		char byte = name[i];
		bool plain = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '.' || byte == '_';
		bool capital = byte >= 'A' && byte <= 'Z';
		sink_byte(json->sink, plain ? byte : capital ? (char)(byte - 'A' + 'a') : '-');
	}
	sink_byte(json->sink, '"');
}

static void put_field(struct json *json, const struct metadata_column *column, const struct csv_form *form,
                      enum language language)
{
	static const char *const types[] = {
		[KLP_TYPE_TEXT] = "string", [KLP_TYPE_INTEGER] = "integer", [KLP_TYPE_REAL] = "number"
	};
	char room[METADATA_TEXT_BYTES];
	const char *pattern = column->printed ? NULL : column_pattern(column->column);
	json_next_line(json);
	json_open(json, '{');
	json_member_text(json, "name", column->name);
	json_member_text(json, "type", types[column->type]);
	json_member_text(json, "title", metadata_title(room, column, language));
	json_member_text(json, "description", metadata_meaning(room, column, language));
	if (column->type == KLP_TYPE_REAL && form->decimal_mark != '.')
		json_member_text(json, "decimalChar", ",");
	bool bounded = column->type == KLP_TYPE_INTEGER && !column_may_be_negative(column->column);
	if (bounded || pattern != NULL) {
		json_name(json, "constraints");
		json_open(json, '{');
		if (bounded)
			json_member_integer(json, "minimum", 0);
		put_told(json, "pattern", pattern);
		json_close(json, '}');
	}
	json_close(json, '}');
}

static klp_status put_schema(struct json *json, const struct content *content, const struct csv_form *form,
                             enum language language, klp_error **error)
{
	struct metadata_column columns[2 * KLP_COLUMN_COUNT];
	struct metadata_key key;
	klp_status status = metadata_key_of(&key, content->dataset, error);
	if (status != KLP_OK)
		return status;
	size_t count = metadata_columns(columns, content->dataset);
	json_name(json, "schema");
	json_open(json, '{');
	json_name(json, "fields");
	json_open(json, '[');
	for (size_t i = 0; i < count; i++)
		put_field(json, &columns[i], form, language);
	json_close(json, ']');
	json_name(json, "missingValues");
	json_open(json, '[');
	json_next_text(json, "");
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

static klp_status put_resource(struct json *json, const struct content *content, enum language language,
                               klp_error **error)
{
	const struct file_kind *kind = metadata_file_kind(content);
	const struct csv_form *form = content->metadata->dialect == NULL ? &csv_plain : &csv_dutch;
	json_open(json, '{');
	put_name(json, content->metadata->url);
	json_member_text(json, "path", content->metadata->url);
	json_member_text(json, "format", content->described->name);
	json_member_text(json, "mediatype", kind->media_type);
	klp_status status = KLP_OK;
	if (kind->tidy_csv) {
		const char separator[] = { form->separator, '\0' };
		json_member_text(json, "type", "table");
		json_member_text(json, "encoding", "utf-8");
		json_name(json, "dialect");
		json_open(json, '{');
		json_member_text(json, "delimiter", separator);
		json_member_text(json, "lineTerminator", form->line_end);
		json_close(json, '}');
		status = put_schema(json, content, form, language, error);
	}
	json_close(json, '}');
	return status;
}

klp_status write_frictionless(struct sink *sink, const struct content *content, struct progress *progress,
                              klp_error **error)
{
	struct json json = { sink, false };
	enum language language = LANGUAGE_ENGLISH;
	(void)progress;
	language_find(&language, content->metadata->language);
	json_open(&json, '{');
	put_package(&json, content, language);
	json_name(&json, "resources");
	json_open(&json, '[');
	klp_status status = put_resource(&json, content, language, error);
	json_close(&json, ']');
	json_close(&json, '}');
	sink_byte(sink, '\n');
	return status;
}
