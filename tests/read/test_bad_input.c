/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What is no publication, or a damaged one: a clear status and place, and the dataset as it was. */

#include "read/reading.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char one_row[] = "2025Q2\n22 Rijnmond Rotterdam 1 2 3 4 10\nTotaal AMR 1 2 3 4 10\n";

static klp_dataset *dataset_with_one_table(void)
{
	return reading_parse(one_row);
}

struct bad {
	const char *what;
	const char *bytes;
	size_t size;
	klp_status status;
	uint64_t line;
	uint64_t column;
};

#define BYTES(text) text, sizeof(text) - 1

Test(bad_input, ends_in_a_status_with_a_place_and_an_unchanged_dataset)
{
	static const struct bad cases[] = {
		{ "nothing", BYTES(""), KLP_NO_TABLE, 0, 0 },
		{ "blanks", BYTES(" \n\t\n\xC2\xA0\n"), KLP_NO_TABLE, 0, 0 },
		{ "prose", BYTES("Er was eens een man.\nHij woonde in Rotterdam, in 2023.\n"), KLP_NO_TABLE, 0, 0 },
		{ "numbers of nobody", BYTES("foo 1 2 3 4 5\nbar 1 2 3 4 5\n"), KLP_NO_TABLE, 0, 0 },
		{ "a cut character",
		  BYTES("2025Q2\nS\xC3\xBA"
		        "dwest-Frysl\xC3"),
		  KLP_ENCODING, 2, 14 },
		{ "Windows-1252 without a table", BYTES("2025Q2\nclient: cli\xEBnt\n"), KLP_NO_TABLE, 0, 0 },
		{ "a byte that no encoding has", BYTES("2025Q2\nclient: cli\x81nt\n"), KLP_ENCODING, 2, 12 },
		{ "an overlong form", BYTES("\xC0\xAF"), KLP_ENCODING, 1, 1 },
		{ "a surrogate", BYTES("a\xED\xA0\x80"), KLP_ENCODING, 1, 2 },
		{ "a zero byte", BYTES("2025Q2\nab\0c"), KLP_UNSUPPORTED, 2, 3 },
		{ "UTF-16 without a table",
		  BYTES("\xFF\xFE"
		        "2\0"),
		  KLP_NO_TABLE, 0, 0 },
		{ "half a character of UTF-16",
		  BYTES("\xFF\xFE"
		        "2\0\n\0Q"),
		  KLP_ENCODING, 2, 1 },
		{ "a PDF", BYTES("%PDF-1.7\n"), KLP_UNSUPPORTED, 0, 0 },
		{ "a zip archive cut off", BYTES("PK\003\004abc"), KLP_FORMAT, 0, 0 },
		{ "gzip cut off", BYTES("\x1F\x8B\x08"), KLP_FORMAT, 0, 0 },
		{ "bzip2", BYTES("BZh91AY"), KLP_UNSUPPORTED, 0, 0 },
	};
	klp_dataset *dataset = dataset_with_one_table();
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const struct bad *bad = &cases[i];
		klp_error *error = NULL;
		klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
		options.source = "brief.txt";
		klp_status status = klp_parse_memory(dataset, bad->bytes, bad->size, &options, &error);
		cr_expect_eq(status, bad->status, "%s: %s", bad->what, klp_status_name(status));
		cr_assert(error != NULL, "%s: no error", bad->what);
		cr_expect_eq(klp_error_status(error), status, "%s", bad->what);
		cr_expect_str_eq(klp_error_source(error), "brief.txt", "%s", bad->what);
		cr_expect_eq(klp_error_line(error), bad->line, "%s: line %llu", bad->what,
		             (unsigned long long)klp_error_line(error));
		cr_expect_eq(klp_error_column(error), bad->column, "%s: column %llu", bad->what,
		             (unsigned long long)klp_error_column(error));
		cr_expect(strlen(klp_error_message(error)) > 10, "%s", bad->what);
		cr_expect_eq(klp_dataset_rows(dataset), 2, "%s: the dataset was changed", bad->what);
		cr_expect_eq(klp_dataset_notes(dataset), 0, "%s: a note was left behind", bad->what);
		klp_error_free(error);
	}
	klp_dataset_free(dataset);
	cr_expect_eq(klp_memory_blocks(), 0);
}

Test(bad_input, the_wrong_argument_is_named)
{
	klp_dataset *dataset = dataset_with_one_table();
	klp_error *error = NULL;
	klp_parse_options options = KLP_PARSE_OPTIONS_INIT;

	cr_expect_eq(klp_parse_memory(NULL, "", 0, NULL, NULL), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_parse_memory(dataset, NULL, 1, NULL, NULL), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_parse_file(dataset, NULL, NULL, NULL), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_parse_file(NULL, "x", NULL, NULL), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_parse_stream(dataset, NULL, NULL, NULL, NULL), KLP_INVALID_ARGUMENT);

	options.assume_edition = "2025-2";
	cr_expect_eq(klp_parse_memory(dataset, one_row, strlen(one_row), &options, &error), KLP_INVALID_ARGUMENT);
	cr_expect(strstr(klp_error_message(error), "2025-2") != NULL);
	klp_error_free(error);
	options = (klp_parse_options)KLP_PARSE_OPTIONS_INIT;
	options.format = "word";
	cr_expect_eq(klp_parse_memory(dataset, one_row, strlen(one_row), &options, &error), KLP_UNSUPPORTED);
	klp_error_free(error);
	options = (klp_parse_options)KLP_PARSE_OPTIONS_INIT;
	options.source = "\xFF";
	cr_expect_eq(klp_parse_memory(dataset, one_row, strlen(one_row), &options, NULL), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_dataset_rows(dataset), 2);
	klp_dataset_free(dataset);
}

static klp_status parse_path(const char *path, char message[512])
{
	klp_dataset *dataset = NULL;
	klp_error *error = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	klp_status status = klp_parse_file(dataset, path, NULL, &error);
	snprintf(message, 512, "%s", klp_error_message(error));
	klp_error_free(error);
	klp_dataset_free(dataset);
	return status;
}

Test(bad_input, files_that_cannot_be_read_say_why)
{
	char folder[] = "/tmp/klantprofiel-test-XXXXXX", path[64], message[512];
	cr_assert(mkdtemp(folder) != NULL);
	cr_expect_eq(parse_path(folder, message), KLP_IO);
	cr_expect(strstr(message, "folder") != NULL, "%s", message);
	snprintf(path, sizeof path, "%s/none", folder);
	cr_expect_eq(parse_path(path, message), KLP_IO);
	cr_expect(strstr(message, "no such file") != NULL, "%s", message);
	cr_expect_eq(parse_path("/dev/null", message), KLP_NO_TABLE);

	/* 2 GiB without a line end, which takes no disk: the size alone refuses it, at once. */
	int file = open(path, O_CREAT | O_WRONLY, 0600);
	cr_assert(file >= 0);
	cr_assert_eq(ftruncate(file, (off_t)2 << 30), 0);
	close(file);
	cr_expect_eq(parse_path(path, message), KLP_LIMIT_INPUT_BYTES);
	cr_expect(strstr(message, "input-bytes") != NULL, "%s", message);
	if (geteuid() != 0) {
		cr_assert_eq(chmod(path, 0), 0);
		cr_expect_eq(parse_path(path, message), KLP_IO);
		cr_expect(strstr(message, "permission") != NULL, "%s", message);
	}
	unlink(path);
	rmdir(folder);
}

struct repeated {
	const char *text;
	uint64_t left;
};

/* A stream of the same text over and over. */
static int64_t repeat(void *context, void *buffer, size_t capacity)
{
	struct repeated *repeated = context;
	size_t length = strlen(repeated->text), size = 0;
	while (repeated->left > 0 && size + length <= capacity) {
		memcpy((char *)buffer + size, repeated->text, length);
		size += length;
		repeated->left--;
	}
	return (int64_t)size;
}

Test(bad_input, each_limit_has_its_own_status)
{
	static const struct {
		const char *what;
		const char *text;
		uint64_t times;
		const char *limit;
		uint64_t value;
		klp_status status;
	} cases[] = {
		{ "an endless stream", "x", UINT64_MAX, "input-bytes", 1 << 20, KLP_LIMIT_INPUT_BYTES },
		{ "a line without end", "x", 3 << 20, "line-bytes", 0, KLP_LIMIT_LINE_BYTES },
		{ "nothing but line ends with a letter", "x\n", 2000001, "lines", 0, KLP_LIMIT_LINES },
		{ "too many rows", "Rotterdam 1 2 3 4 10\n", 100, "rows", 99, KLP_LIMIT_ROWS },
		{ "too many cells", "|-|\n|a|", 1025, "columns", 0, KLP_OK },
		{ "too many notes", "Rotterdan 1 2 3 4 10\nRotterdam 1 2 3 4 10\n", 30, "notes", 20, KLP_LIMIT_NOTES },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_limits limits = KLP_LIMITS_INIT;
		cr_assert_eq(klp_limits_set(&limits, cases[i].limit, cases[i].value, NULL), KLP_OK);
		klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
		options.limits = &limits;
		klp_dataset *dataset = NULL;
		klp_error *error = NULL;
		cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
		struct repeated repeated = { cases[i].text, cases[i].times };
		klp_status status = klp_parse_stream(dataset, repeat, &repeated, &options, &error);
		klp_status expected = cases[i].status == KLP_OK ? KLP_NO_TABLE : cases[i].status;
		cr_expect_eq(status, expected, "%s: %s", cases[i].what, klp_status_name(status));
		if (cases[i].status != KLP_OK)
			cr_expect(strstr(klp_error_message(error), cases[i].limit) != NULL, "%s: %s", cases[i].what,
			          klp_error_message(error));
		cr_expect_eq(klp_dataset_rows(dataset), 0, "%s", cases[i].what);
		klp_error_free(error);
		klp_dataset_free(dataset);
	}

	/* One line of 2,000 cells, and a cell of 300 bytes in the place of a name. */
	char wide[8192] = "|-|\n", tall[1024] = "|-|-|-|-|-|-|\n|";
	for (size_t i = 0; i < 2000; i++)
		strcat(wide, "|a");
	memset(tall + strlen(tall), 'q', 300);
	strcat(tall, "|1|2|3|4|10|\n| Rotterdam |1|2|3|4|10|\n");
	static char taller[1 << 16] = "|-|-|-|-|-|-|\n|";
	memset(taller + strlen(taller), 'q', 40000);
	strcat(taller, "|1|2|3|4|10|\n| Rotterdam |1|2|3|4|10|\n");
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	cr_expect_eq(klp_parse_memory(dataset, taller, strlen(taller), NULL, NULL), KLP_LIMIT_NAME_BYTES);
	cr_expect_eq(klp_parse_memory(dataset, wide, strlen(wide), NULL, NULL), KLP_LIMIT_COLUMNS);
	cr_expect_eq(klp_parse_memory(dataset, tall, strlen(tall), NULL, NULL), KLP_LIMIT_NAME_BYTES);
	klp_dataset_free(dataset);
}

/* Whatever the length, the end is a status: rows up to there, or none. Nothing may be read that is not there. */
Test(bad_input, documents_cut_anywhere)
{
	static const char *const documents[] = { "examples/data/transparantie-2025-q2.txt",
		                                     "tests/fixtures/rijnmond-2023q2.txt",
		                                     "tests/fixtures/zuidoost-brabant.md" };
	for (size_t i = 0; i < sizeof documents / sizeof documents[0]; i++) {
		size_t size;
		char *text = reading_load(reading_path(documents[i]), &size);
		size_t before = 0;
		for (size_t length = 0; length <= size; length += 100) {
			char *cut = malloc(length == 0 ? 1 : length); /* of that size exactly, so that a step too far is seen */
			cr_assert(cut != NULL);
			memcpy(cut, text, length);
			klp_dataset *dataset = NULL;
			cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
			klp_status status = klp_parse_memory(dataset, cut, length, NULL, NULL);
			cr_expect(status == KLP_OK || status == KLP_NO_TABLE || status == KLP_ENCODING, "%s cut at %zu: %s",
			          documents[i], length, klp_status_name(status));
			size_t rows = klp_dataset_rows(dataset);
			if (status == KLP_OK) {
				cr_expect(rows + 1 >= before, "%s cut at %zu: %zu rows after %zu", documents[i], length, rows, before);
				before = rows;
			}
			/* A table that is cut is told: by a note at least, unless the cut falls between two tables. */
			const char *level = rows == 0 ? NULL : klp_dataset_text(dataset, rows - 1, KLP_COLUMN_LEVEL);
			if (level != NULL && strcmp(level, "municipality") == 0)
				cr_expect(klp_dataset_notes(dataset) > 0, "%s cut at %zu: no note", documents[i], length);
			klp_dataset_free(dataset);
			free(cut);
		}
		free(text);
	}
}

static uint32_t next_random(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

/* Bytes changed at random in real documents: any result is right but a crash, a hang or a half-filled dataset. */
Test(bad_input, damaged_bytes_never_crash)
{
	enum { ROUNDS = 400, SEED = 20250630 };
	static const char *const documents[] = { "tests/fixtures/rijnmond-2023q2.txt",
		                                     "tests/fixtures/zuidoost-brabant.md" };
	uint32_t state = SEED;
	for (size_t i = 0; i < sizeof documents / sizeof documents[0]; i++) {
		size_t size;
		char *text = reading_load(reading_path(documents[i]), &size);
		for (int round = 0; round < ROUNDS; round++) {
			char *damaged = malloc(size);
			cr_assert(damaged != NULL);
			memcpy(damaged, text, size);
			uint32_t changes = next_random(&state) % 20 + 1;
			static const char alphabet[] = "0123456789 .,|-\n\r\f\t<>&*_%AaZz\x80\xC3\xE2";
			for (uint32_t change = 0; change < changes; change++)
				damaged[next_random(&state) % size] = alphabet[next_random(&state) % (sizeof alphabet - 1)];
			klp_dataset *dataset = NULL;
			cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
			klp_status status = klp_parse_memory(dataset, damaged, size, NULL, NULL);
			cr_expect(status == KLP_OK || klp_dataset_rows(dataset) == 0, "%s, round %d: rows after %s", documents[i],
			          round, klp_status_name(status));
			klp_dataset_free(dataset);
			free(damaged);
		}
		free(text);
	}
	cr_expect_eq(klp_memory_blocks(), 0);
}
