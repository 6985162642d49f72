/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "count/counting.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The columns that extracts here have, and their values where a record says nothing else. */
static const char *const columns[][2] = {
	{ "client_id", "" },
	{ "gemeentecode", "GM0599" },
	{ "indicering", "WAJONG" },
	{ "status", "ingeschreven" },
	{ "dienstverlening_begin", "2020-01-31" },
	{ "dienstverlening_eind", "" },
	{ "doelgroepregister", "J" },
	{ "banenafspraak", "J" },
	{ "wsw_beschut", "N" },
	{ "opleiding", "" },
	{ "affiniteiten", "groen" },
	{ "beroepssectoren", "zorg" },
	{ "taaksoort_01", "J" },
	{ "taaksoort_02", "" },
	{ "taaksoort_20", "" },
};

enum { COLUMNS = sizeof columns / sizeof columns[0] };

static void add_bytes(struct records *extract, const char *bytes, size_t size)
{
	if (extract->size + size + 1 > extract->capacity) {
		extract->capacity = 2 * (extract->size + size + 1);
		extract->text = realloc(extract->text, extract->capacity);
		cr_assert(extract->text != NULL);
	}
	memcpy(extract->text + extract->size, bytes, size);
	extract->size += size;
	extract->text[extract->size] = '\0';
}

static void add_text(struct records *extract, const char *text)
{
	add_bytes(extract, text, strlen(text));
}

/* Always with quotes, so that a value may hold anything. */
static void add_value(struct records *extract, const char *value, size_t length)
{
	add_text(extract, "\"");
	for (size_t i = 0; i < length; i++)
		add_bytes(extract, value[i] == '"' ? "\"\"" : value + i, value[i] == '"' ? 2 : 1);
	add_text(extract, "\"");
}

/* What is said of a column, or NULL. */
static const char *change_of(const char *changes, const char *column, size_t *length)
{
	size_t name = strlen(column);
	for (const char *at = changes; at != NULL; at = strchr(at, '\t')) {
		at += *at == '\t';
		if (strncmp(at, column, name) != 0 || at[name] != '=')
			continue;
		*length = strcspn(at + name + 1, "\t");
		return at + name + 1;
	}
	return NULL;
}

void records_add(struct records *extract, const char *changes)
{
	char id[32];
	for (int i = 0; extract->count == 0 && i < COLUMNS; i++) {
		add_text(extract, i == 0 ? "" : ",");
		add_text(extract, columns[i][0]);
	}
	if (extract->count == 0)
		add_text(extract, "\r\n");
	snprintf(id, sizeof id, "client %u", extract->count++);
	for (int i = 0; i < COLUMNS; i++) {
		const char *standard = i == 0 ? id : columns[i][1];
		size_t length = strlen(standard);
		const char *value = change_of(changes, columns[i][0], &length);
		add_text(extract, i == 0 ? "" : ",");
		add_value(extract, value == NULL ? standard : value, length);
	}
	add_text(extract, "\r\n");
}

void records_free(struct records *extract)
{
	free(extract->text);
	memset(extract, 0, sizeof *extract);
}

klp_count *counting_with(const klp_count_options *options)
{
	klp_count *count = NULL;
	klp_error *error = NULL;
	cr_assert_eq(klp_count_new(&count, options, &error), KLP_OK, "%s", klp_error_message(error));
	return count;
}

klp_count *counting_new(void)
{
	klp_count_options options = KLP_COUNT_OPTIONS_INIT;
	options.date = "2025-06-30";
	return counting_with(&options);
}

klp_count_options counting_unique(void)
{
	klp_count_options options = KLP_COUNT_OPTIONS_INIT;
	options.date = "2025-06-30";
	options.unique = 1;
	options.key = "a key of these tests";
	options.key_size = strlen(options.key);
	return options;
}

void counting_feed(klp_count *count, const struct records *extract)
{
	klp_error *error = NULL;
	cr_assert_eq(klp_count_memory(count, extract->text, extract->size, "extract", &error), KLP_OK, "%s",
	             klp_error_message(error));
}

void counting_feed_one(klp_count *count, const char *changes)
{
	struct records extract = { 0 };
	records_add(&extract, changes);
	counting_feed(count, &extract);
	records_free(&extract);
}

klp_dataset *counting_finish(const klp_count *count)
{
	klp_dataset *dataset = NULL;
	klp_error *error = NULL;
	cr_assert_eq(klp_count_finish(&dataset, count, &error), KLP_OK, "%s", klp_error_message(error));
	return dataset;
}

static int keep(void *context, const void *bytes, size_t size)
{
	add_bytes(context, bytes, size);
	return 0;
}

char *counting_save(const klp_count *count, size_t *size)
{
	struct records bytes = { 0 };
	klp_error *error = NULL;
	cr_assert_eq(klp_count_save_stream(count, keep, &bytes, &error), KLP_OK, "%s", klp_error_message(error));
	*size = bytes.size;
	return bytes.text;
}

bool counting_same(const klp_count *one, const klp_count *other)
{
	size_t size, other_size;
	char *bytes = counting_save(one, &size), *other_bytes = counting_save(other, &other_size);
	bool same = size == other_size && memcmp(bytes, other_bytes, size) == 0;
	free(bytes);
	free(other_bytes);
	return same;
}

size_t counting_notes(const klp_dataset *dataset, const char *id)
{
	size_t count = 0;
	for (size_t i = 0; i < klp_dataset_notes(dataset); i++)
		count += strcmp(klp_note_id(klp_dataset_note(dataset, i)), id) == 0;
	return count;
}

const char *counting_note(const klp_dataset *dataset, const char *id)
{
	for (size_t i = 0; i < klp_dataset_notes(dataset); i++)
		if (strcmp(klp_note_id(klp_dataset_note(dataset, i)), id) == 0)
			return klp_note_message(klp_dataset_note(dataset, i));
	return "";
}

const char *counting_path(const char *name)
{
	static char path[1024];
	/* Tests run side by side, each in a process of its own. */
	snprintf(path, sizeof path, KLP_BUILD_DIR "/tests/count/%ld-%s", (long)getpid(), name);
	return path;
}

void counting_write_bytes(const char *path, const char *bytes, size_t size)
{
	FILE *file = fopen(path, "wb");
	cr_assert(file != NULL, "%s", path);
	cr_assert_eq(fwrite(bytes, 1, size, file), size);
	cr_assert_eq(fclose(file), 0);
}

void counting_write_file(const char *path, const char *text)
{
	counting_write_bytes(path, text, strlen(text));
}
