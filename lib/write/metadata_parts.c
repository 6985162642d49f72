/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "write/metadata_parts.h"
#include "write/column_words.h"
#include "write/described.h"

#include <stdio.h>

const struct file_kind *metadata_file_kind(const struct content *content)
{
	static const struct file_kind kinds[] = {
		{ "csv", "text/csv", "CSV", true },
		{ "json", "application/json", "JSON", false },
		{ "xml", "application/xml", "XML", false },
		{ "md", "text/markdown", NULL, false },
		{ "jsonstat", "application/json", "JSON", false },
		{ "cbs", "text/csv", "CSV", false },
		{ "sdmx-csv", "application/vnd.sdmx.data+csv;version=2.0.0", "CSV", false },
		{ "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX", false },
		{ "html", "text/html", "HTML", false },
		{ "arrow", "application/vnd.apache.arrow.file", NULL, false },
	};
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (strcmp(kinds[i].format, content->described->name) == 0)
			return &kinds[i];
	static const struct file_kind other = { NULL, "application/octet-stream", NULL, false };
	return &other;
}

/* ------------------------------------------------------------------ columns */

size_t metadata_columns(struct metadata_column columns[2 * KLP_COLUMN_COUNT], const klp_dataset *dataset)
{
	const struct columns own = columns_of(dataset), printed = columns_printed(dataset);
	size_t count = 0;
	for (size_t i = 0; i < own.count; i++)
		columns[count++] = (struct metadata_column){ own.name[i], own.type[i], own.column[i], false };
	for (size_t i = 0; i < printed.count; i++)
		columns[count++] = (struct metadata_column){ printed.name[i], KLP_TYPE_TEXT, printed.column[i], true };
	return count;
}

const char *metadata_title(char room[METADATA_TEXT_BYTES], const struct metadata_column *column, enum language language)
{
	const char *title = column_words[column->column].title[language];
	if (!column->printed)
		return title;
	snprintf(room, METADATA_TEXT_BYTES, language == LANGUAGE_DUTCH ? "%s, zoals gedrukt" : "%s, as printed", title);
	return room;
}

const char *metadata_meaning(char room[METADATA_TEXT_BYTES], const struct metadata_column *column,
                             enum language language)
{
	if (!column->printed)
		return column_words[column->column].meaning[language];
	snprintf(room, METADATA_TEXT_BYTES,
	         language == LANGUAGE_DUTCH ? "Wat er staat op de plaats van het aantal %s, als dat geen aantal is."
	                                    : "What stands in the place of the count %s, where that is none.",
	         klp_column_name(column->column));
	return room;
}

/* ------------------------------------------------------------------ dataset */

const char *metadata_dataset_title(const struct content *content, enum language language)
{
	return content->metadata->title != NULL ? content->metadata->title : described_title(language);
}

const char *metadata_dataset_meaning(const struct content *content, enum language language)
{
	return content->metadata->description != NULL ? content->metadata->description : described_meaning(language);
}

bool metadata_is_address(const char *text)
{
	size_t scheme = 0;
	while ((text[scheme] >= 'a' && text[scheme] <= 'z') || (text[scheme] >= 'A' && text[scheme] <= 'Z') ||
	       (scheme > 0 && strchr("0123456789+-.", text[scheme]) != NULL && text[scheme] != '\0'))
		scheme++;
	if (scheme == 0 || text[scheme] != ':' || text[scheme + 1] == '\0')
		return false;
	for (; *text != '\0'; text++)
		if ((unsigned char)*text <= ' ' || strchr("<>\"{}|\\^`", *text) != NULL)
			return false;
	return true;
}

void metadata_address(struct json *json, const char *name, const char *address)
{
	if (address == NULL)
		return;
	json_name(json, name);
	json_open(json, '{');
	json_member_text(json, "@id", address);
	json_close(json, '}');
}
