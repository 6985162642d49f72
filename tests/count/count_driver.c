/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Counts what it is told to on standard input, and prints all that the library says of it, for differential_test.py.
 *
 * A line is a command and its arguments, with tabs between them; each is answered by a line, "ok" or "error", a status and a message:
 *
 *     new DATE UNIQUE BOTH COVERAGE THREADS KEY   an empty count; KEY may be empty
 *     column NAME THEIRS, words LIST WORDS        as klp_count_set_column(), klp_count_set_words()
 *     delimiter SIGN                              as a mapping says it
 *     register FILE
 *     file FILE..., memory FILE, stream FILE CHUNK
 *     merge                                       the first time: what was counted so far waits, and another count begins; then it is added
 *     reload KEY                                  saves the count, and goes on with what is loaded
 *     result                                      all of it, up to a line "end" */

#include <klantprofiel/klantprofiel.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_BYTES = 1 << 16, MOST_ARGUMENTS = 64, KEY_MEMORY = 80 };

struct driver {
	klp_count *count;
	/* what waits to be merged into it */
	klp_count *waiting;
	klp_count_options options;
	char date[16];
	char key[KEY_MEMORY];
};

/* ---------------------------------------------------------------------- files */

struct bytes {
	char *bytes;
	size_t size;
	/* of a stream: where it is, and how much it gives at a time */
	size_t at;
	size_t chunk;
};

static struct bytes read_whole(const char *path)
{
	struct bytes whole = { NULL, 0, 0, 1 };
	FILE *file = fopen(path, "rb");
	if (file == NULL || fseek(file, 0, SEEK_END) != 0)
		exit(EXIT_FAILURE);
	whole.size = (size_t)ftell(file);
	/* exactly as many, so that a sanitizer sees who reads on */
	whole.bytes = malloc(whole.size + (whole.size == 0));
	rewind(file);
	if (whole.bytes == NULL || fread(whole.bytes, 1, whole.size, file) != whole.size)
		exit(EXIT_FAILURE);
	fclose(file);
	return whole;
}

static int64_t give(void *context, void *buffer, size_t capacity)
{
	struct bytes *stream = context;
	size_t size = stream->size - stream->at;
	size = size < capacity ? size : capacity;
	size = size < stream->chunk ? size : stream->chunk;
	memcpy(buffer, stream->bytes + stream->at, size);
	stream->at += size;
	return (int64_t)size;
}

static int take(void *context, const void *bytes, size_t size)
{
	struct bytes *whole = context;
	char *grown = realloc(whole->bytes, whole->size + size + 1);
	if (grown == NULL)
		return 1;
	memcpy(grown + whole->size, bytes, size);
	whole->bytes = grown;
	whole->size += size;
	return 0;
}

/* ------------------------------------------------------------------- commands */

static klp_status make(struct driver *driver, char **arguments, klp_error **error)
{
	klp_count_options options = KLP_COUNT_OPTIONS_INIT;
	snprintf(driver->date, sizeof driver->date, "%s", arguments[0]);
	snprintf(driver->key, sizeof driver->key, "%s", arguments[5]);
	options.date = driver->date;
	options.unique = atoi(arguments[1]);
	options.both = atoi(arguments[2]);
	options.coverage = atoi(arguments[3]);
	options.threads = atoi(arguments[4]);
	options.key = driver->key[0] == '\0' ? NULL : driver->key;
	options.key_size = strlen(driver->key);
	driver->options = options;
	klp_count_free(driver->count);
	klp_count_free(driver->waiting);
	driver->count = driver->waiting = NULL;
	return klp_count_new(&driver->count, &driver->options, error);
}

static klp_status from_memory(struct driver *driver, const char *path, size_t chunk, klp_error **error)
{
	struct bytes whole = read_whole(path);
	whole.chunk = chunk;
	klp_status status = chunk == 0 ? klp_count_memory(driver->count, whole.bytes, whole.size, path, error)
	                               : klp_count_stream(driver->count, give, &whole, path, error);
	free(whole.bytes);
	return status;
}

static klp_status merge(struct driver *driver, klp_error **error)
{
	klp_count *next = NULL;
	if (driver->waiting != NULL)
		return klp_count_merge(driver->count, driver->waiting, error);
	klp_status status = klp_count_new(&next, &driver->options, error);
	driver->waiting = driver->count;
	driver->count = next;
	return status;
}

static klp_status reload(struct driver *driver, klp_error **error)
{
	struct bytes saved = { NULL, 0, 0, 0 };
	klp_count *loaded = NULL;
	klp_status status = klp_count_save_stream(driver->count, take, &saved, error);
	if (status == KLP_OK)
		status = klp_count_load_memory(&loaded, saved.bytes, saved.size, "saved", &driver->options, error);
	free(saved.bytes);
	if (status != KLP_OK)
		return status;
	klp_count_free(driver->count);
	driver->count = loaded;
	return KLP_OK;
}

static klp_status delimiter(struct driver *driver, const char *sign, klp_error **error)
{
	char mapping[64];
	int size = snprintf(mapping, sizeof mapping, "delimiter = %s\n", sign);
	return klp_count_load_mapping_memory(driver->count, mapping, (size_t)size, "mapping", error);
}

static klp_status run(struct driver *driver, char **line, size_t count, klp_error **error)
{
	const char *name = line[0];
	char **arguments = line + 1;
	if (strcmp(name, "new") == 0 && count == 7)
		return make(driver, arguments, error);
	if (strcmp(name, "column") == 0 && count == 3)
		return klp_count_set_column(driver->count, arguments[0], arguments[1], error);
	if (strcmp(name, "words") == 0 && count == 3)
		return klp_count_set_words(driver->count, arguments[0], arguments[1], error);
	if (strcmp(name, "delimiter") == 0 && count == 2)
		return delimiter(driver, arguments[0], error);
	if (strcmp(name, "register") == 0 && count == 2)
		return klp_count_register_file(driver->count, arguments[0], error);
	if (strcmp(name, "file") == 0)
		return klp_count_files(driver->count, (const char *const *)arguments, count - 1, error);
	if (strcmp(name, "memory") == 0 && count == 2)
		return from_memory(driver, arguments[0], 0, error);
	if (strcmp(name, "stream") == 0 && count == 3)
		return from_memory(driver, arguments[0], strtoul(arguments[1], NULL, 10), error);
	if (strcmp(name, "merge") == 0)
		return merge(driver, error);
	if (strcmp(name, "reload") == 0)
		return reload(driver, error);
	fprintf(stderr, "no such command: %s\n", name);
	exit(EXIT_FAILURE);
}

/* --------------------------------------------------------------------- results */

static void print_place(const klp_count *count, const char *code)
{
	for (int bin = 0; bin < KLP_BINS; bin++) {
		uint64_t many = klp_count_municipality_bin(count, code, (klp_bin)bin);
		if (many > 0)
			printf("place\t%s\t%s\t%" PRIu64 "\n", code, klp_bin_name((klp_bin)bin), many);
	}
	for (int group = KLP_GROUP_MUNICIPAL; group <= KLP_GROUP_UWV; group++)
		for (int missing = 0; missing < 8; missing++) {
			uint64_t many = klp_count_clients(count, code, group, missing);
			if (many > 0)
				printf("clients\t%s\t%d\t%d\t%" PRIu64 "\n", code, group, missing, many);
		}
}

static void print_cell(int64_t value)
{
	if (value == KLP_ABSENT)
		printf("\t");
	else
		printf("\t%" PRId64, value);
}

static void print_dataset(const klp_dataset *dataset)
{
	for (size_t i = 0; i < klp_dataset_rows(dataset); i++) {
		klp_row row = KLP_ROW_INIT;
		if (klp_dataset_get(dataset, i, &row, NULL) != KLP_OK)
			exit(EXIT_FAILURE);
		printf("row\t%s\t%d\t%s", klp_level_name(row.level), row.region_number,
		       row.municipality_code == NULL ? "" : row.municipality_code);
		print_cell(row.municipal_profile);
		print_cell(row.municipal_no_profile);
		print_cell(row.uwv_profile);
		print_cell(row.uwv_no_profile);
		print_cell(row.total);
		print_cell(row.register_total);
		printf("\n");
	}
	for (size_t i = 0; i < klp_dataset_notes(dataset); i++)
		printf("note\t%s\t%s\n", klp_note_id(klp_dataset_note(dataset, i)),
		       klp_note_message(klp_dataset_note(dataset, i)));
}

static void print_result(const klp_count *count)
{
	static const char *const tallies[] = { "records", "both", "older-codes", "several-municipalities", "register" };
	int year = atoi(klp_count_date(count));
	for (int bin = 0; bin < KLP_BINS; bin++)
		printf("bin\t%s\t%" PRIu64 "\n", klp_bin_name((klp_bin)bin), klp_count_bin(count, (klp_bin)bin));
	for (int tally = 0; tally <= KLP_TALLY_REGISTER; tally++)
		printf("tally\t%s\t%" PRIu64 "\n", tallies[tally], klp_count_tally_of(count, (klp_count_tally)tally));
	print_place(count, "");
	for (size_t i = 0; i < klp_territory_municipalities(NULL, year); i++)
		print_place(count, klp_territory_municipality_code(NULL, year, (int)i));
	klp_dataset *dataset = NULL;
	klp_error *error = NULL;
	if (klp_count_finish(&dataset, count, &error) == KLP_OK)
		print_dataset(dataset);
	else
		printf("unfinished\t%s\n", klp_error_message(error));
	klp_error_free(error);
	klp_dataset_free(dataset);
	printf("end\n");
}

static size_t split(char *line, char *parts[MOST_ARGUMENTS])
{
	size_t count = 0;
	line[strcspn(line, "\n")] = '\0';
	for (char *at = line; at != NULL && count < MOST_ARGUMENTS; count++) {
		parts[count] = at;
		at = strchr(at, '\t');
		if (at != NULL)
			*at++ = '\0';
	}
	return count;
}

int main(void)
{
	static char line[LINE_BYTES];
	struct driver driver = { .count = NULL };
	char *parts[MOST_ARGUMENTS];
	while (fgets(line, sizeof line, stdin) != NULL) {
		size_t count = split(line, parts);
		klp_error *error = NULL;
		if (strcmp(parts[0], "result") == 0)
			print_result(driver.count);
		else if (run(&driver, parts, count, &error) == KLP_OK)
			printf("ok\n");
		else
			printf("error\t%s\t%" PRIu64 "\t%s\n", klp_status_name(klp_error_status(error)), klp_error_line(error),
			       klp_error_message(error));
		klp_error_free(error);
		fflush(stdout);
	}
	klp_count_free(driver.count);
	klp_count_free(driver.waiting);
	if (klp_memory_blocks() != 0)
		fprintf(stderr, "%zu blocks of memory are left\n", klp_memory_blocks());
	return klp_memory_blocks() == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
