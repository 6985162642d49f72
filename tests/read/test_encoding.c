/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* In what encoding a text is, told from its bytes. */

#include "read/encoded.h"
#include "read/reading.h"
#include "support/failing.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static klp_status parse(klp_dataset **dataset, const char *bytes, size_t size, const char *format, klp_error **error)
{
	klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
	options.format = format;
	cr_assert_eq(klp_dataset_new(dataset, NULL), KLP_OK);
	/* In a block of its own size, so that reading past the end is seen. */
	char *exact = malloc(size == 0 ? 1 : size);
	cr_assert(exact != NULL);
	memcpy(exact, bytes, size);
	klp_status status = klp_parse_memory(*dataset, exact, size, &options, error);
	free(exact);
	return status;
}

/* The text formats in every encoding give the same rows, and a note where the encoding is guessed. */
Test(encoding, documents_in_every_encoding)
{
	static const char *const documents[] = { "tests/fixtures/rijnmond-2023q2.txt",
		                                     "tests/fixtures/zuidoost-brabant.md" };
	for (size_t i = 0; i < sizeof documents / sizeof documents[0]; i++) {
		size_t size;
		char *text = reading_load(reading_path(documents[i]), &size);
		klp_dataset *expected = reading_parse(text);
		char *rows = reading_rows(expected);
		for (int encoding = 0; encoding < ENCODINGS; encoding++)
			for (int end = 0; end < 3; end++) {
				klp_dataset *dataset;
				klp_error *error = NULL;
				char *bytes = encoded(text, (enum encoded)encoding, encoded_line_ends[end], &size);
				cr_assert_eq(parse(&dataset, bytes, size, NULL, &error), KLP_OK, "%s in %s: %s", documents[i],
				             encoded_names[encoding], klp_error_message(error));
				char *found = reading_rows(dataset);
				cr_expect_str_eq(found, rows, "%s in %s", documents[i], encoded_names[encoding]);
				free(found);
				free(bytes);
				klp_dataset_free(dataset);
			}
		free(rows);
		free(text);
		klp_dataset_free(expected);
	}
}

#define ROW                     \
	"2025Q2\n2 Friesland S\xFA" \
	"dwest-Frysl\xE2n 1 2 3 4 10\n"
#define ENDS_IN "Totaal AMR 1 2 3 4 10\n"

Test(encoding, encodings_of_one_byte_are_told_apart_by_what_only_one_of_them_can_mean)
{
	static const struct {
		const char *why;
		const char *bytes;
		const char *says;
	} cases[] = {
		{ "letters that both have", ROW ENDS_IN, "Windows-1252" },
		{ "quotation marks of Windows", ROW "\x91Noot\x92 \x96 in \x80\n" ENDS_IN, "Windows-1252" },
		{ "the euro of ISO-8859-15", ROW "in \xA4\n" ENDS_IN, "ISO-8859-15" },
		{ "letters in words",
		  ROW "Ko\xA8"
		      "ice en \xA6"
		      "abac\n" ENDS_IN,
		  "ISO-8859-15" },
		{ "\xC5\x93 in a word",
		  ROW "c\xBD"
		      "ur\n" ENDS_IN,
		  "ISO-8859-15" },
		{ "a fraction", ROW "2\xBD jaar\n" ENDS_IN, "Windows-1252" },
		{ "an accent for an apostrophe", ROW "\xB4s-Gravenhage\n" ENDS_IN, "Windows-1252" },
		{ "a letter before a vowel",
		  ROW "\xB4i\xBE"
		      "ek\n" ENDS_IN,
		  "ISO-8859-15" },
		{ "the euro beside signs of Windows", ROW "\xA4 \x80\n" ENDS_IN, "Windows-1252" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_dataset *dataset;
		klp_error *error = NULL;
		cr_assert_eq(parse(&dataset, cases[i].bytes, strlen(cases[i].bytes), NULL, &error), KLP_OK, "%s: %s",
		             cases[i].why, klp_error_message(error));
		const klp_note *note = klp_dataset_note(dataset, 0);
		cr_expect_str_eq(klp_note_id(note), "read.encoding", "%s", cases[i].why);
		cr_expect(strstr(klp_note_message(note), cases[i].says) != NULL, "%s: %s", cases[i].why,
		          klp_note_message(note));
		cr_expect_str_eq(klp_dataset_text(dataset, 0, KLP_COLUMN_MUNICIPALITY_PRINTED), "Súdwest-Fryslân", "%s",
		                 cases[i].why);
		klp_dataset_free(dataset);
	}
}

#define BYTES(text) text, sizeof(text) - 1

Test(encoding, what_is_damaged_is_refused_with_its_place)
{
	static const struct {
		const char *why;
		const char *bytes;
		size_t size;
		klp_status status;
		uint64_t line, column, byte;
	} cases[] = {
		{ "UTF-8 with one byte of Windows-1252",
		  BYTES("S\xC3\xBA"
		        "d\ncli\xEBnt"),
		  KLP_ENCODING, 2, 4, 8 },
		{ "a byte order mark and no UTF-8",
		  BYTES("\xEF\xBB\xBF"
		        "a\xEB"),
		  KLP_ENCODING, 1, 3, 4 },
		{ "a byte that Windows-1252 does not have", BYTES("a\nb\x9D"), KLP_ENCODING, 2, 2, 3 },
		{ "half a unit",
		  BYTES("\xFF\xFE"
		        "a\0\n\0b"),
		  KLP_ENCODING, 2, 1, 4 },
		{ "half a pair at the end",
		  BYTES("\xFF\xFE"
		        "a\0\x3D\xD8"),
		  KLP_ENCODING, 1, 2, 2 },
		{ "a high surrogate alone", BYTES("\xFE\xFF\0a\xD8\x3D\0b"), KLP_ENCODING, 1, 2, 2 },
		{ "a low surrogate alone", BYTES("\xFE\xFF\0a\0\r\0\n\xDC\x00\0b"), KLP_ENCODING, 2, 1, 6 },
		{ "a zero character in UTF-16",
		  BYTES("\xFF\xFE"
		        "a\0\0\0b\0"),
		  KLP_UNSUPPORTED, 1, 2, 1 },
		{ "zero bytes on both sides", BYTES("\0\0\0\0\0\0"), KLP_UNSUPPORTED, 1, 1, 0 },
		{ "zero bytes here and there", BYTES("ab\ncd\0efghijkl"), KLP_UNSUPPORTED, 2, 3, 5 },
		{ "UTF-32", BYTES("\xFF\xFE\0\0a\0\0\0"), KLP_UNSUPPORTED, 1, 1, 0 },
	};
	static const char *const formats[] = { "text", "markdown", "csv" };
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		for (size_t format = 0; format < sizeof formats / sizeof formats[0]; format++) {
			klp_dataset *dataset;
			klp_error *error = NULL;
			klp_status status = parse(&dataset, cases[i].bytes, cases[i].size, formats[format], &error);
			cr_expect_eq(status, cases[i].status, "%s: %s", cases[i].why, klp_status_name(status));
			cr_expect(klp_error_line(error) == cases[i].line && klp_error_column(error) == cases[i].column &&
			              klp_error_byte(error) == cases[i].byte,
			          "%s: %llu:%llu, byte %llu", cases[i].why, (unsigned long long)klp_error_line(error),
			          (unsigned long long)klp_error_column(error), (unsigned long long)klp_error_byte(error));
			klp_error_free(error);
			klp_dataset_free(dataset);
		}
}

Test(encoding, converting_counts_against_the_memory_that_a_source_may_take)
{
	enum { CHARACTERS = 100000 };
	char *text = malloc(CHARACTERS + 1);
	cr_assert(text != NULL);
	memset(text, 'a', CHARACTERS);
	text[CHARACTERS] = '\0';
	size_t size;
	char *bytes = encoded(text, ENCODED_UTF_16LE_MARKED, "\n", &size);
	klp_limits limits = KLP_LIMITS_INIT;
	limits.memory_bytes = CHARACTERS / 2;
	klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
	options.limits = &limits;
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	cr_expect_eq(klp_parse_memory(dataset, bytes, size, &options, NULL), KLP_LIMIT_MEMORY);
	klp_dataset_free(dataset);
	free(bytes);
	free(text);
}

static klp_status parse_encoded(void *context, klp_error **error)
{
	static const char text[] = ROW ENDS_IN;
	static const char *const formats[] = { "text", "csv" };
	klp_dataset *dataset = NULL;
	klp_status status = klp_dataset_new(&dataset, error);
	klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
	options.format = formats[*(const int *)context];
	if (status == KLP_OK)
		status = klp_parse_memory(dataset, text, sizeof text - 1, &options, error);
	klp_dataset_free(dataset);
	return status;
}

Test(encoding, any_allocation_may_fail)
{
	failing_install();
	for (int format = 0; format < 2; format++)
		failing_each("a text in Windows-1252", parse_encoded, &format, 1);
}
