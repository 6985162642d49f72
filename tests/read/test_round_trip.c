/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What is written is read back, and written again gives the same bytes: of any dataset whatever is in it. */

#include "dataset/dataset.h"
#include "read/reading.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint32_t next_random(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

static uint32_t below(uint32_t *state, uint32_t end)
{
	return next_random(state) % end;
}

static bool chance(uint32_t *state, uint32_t percent)
{
	return below(state, 100) < percent;
}

/* A text of pieces that formats trip over; NULL now and then, and now and then nothing. */
static const char *random_text(uint32_t *state, char room[64])
{
	static const char *const pieces[] = { ",",     ";",     "\"",          "\n",      "\r",       "\r\n", "\t",
		                                  "|",     " ",     "'",           "a",       "é",        "€",    "💡",
		                                  "sep=;", "level", "\f",          "\x01",    "\\",       "--",   "<",
		                                  "&",     "]]>",   "}",           "\\u00e9", "\xC2\xA0", "=1+1", "1.175",
		                                  "null",  "\x7F",  "\xEF\xBB\xBF" };
	if (chance(state, 20))
		return NULL;
	room[0] = '\0';
	for (uint32_t count = below(state, 6); count > 0; count--)
		strcat(room, pieces[below(state, sizeof pieces / sizeof pieces[0])]);
	return room;
}

static int64_t random_count(uint32_t *state)
{
	static const int64_t counts[] = {
		KLP_ABSENT, KLP_ABSENT, 0, 1, 999, 1000, 1097, 190973, INT64_C(9007199254740991)
	};
	return counts[below(state, sizeof counts / sizeof counts[0])];
}

static uint64_t random_place(uint32_t *state)
{
	static const uint64_t places[] = { 0, 1, 151, INT64_MAX };
	return places[below(state, sizeof places / sizeof places[0])];
}

static double random_share(uint32_t *state)
{
	static const double shares[] = { 0, 1, 0.5296, 1.0 / 3, 1e-300, 4.9406564584124654e-324, 123456789.125, -0.25 };
	return shares[below(state, sizeof shares / sizeof shares[0])];
}

static void add_row(klp_dataset *dataset, uint32_t *state, bool provinces)
{
	static const char *const editions[] = { NULL, "2025Q2", "1900Q1", "2999Q4" };
	char texts[8][64];
	klp_row row = KLP_ROW_INIT;
	row.edition = editions[below(state, 4)];
	row.level = (klp_level)(provinces ? below(state, 4) + 1 : below(state, 2) + KLP_LEVEL_REGION);
	row.region_number = (int)below(state, DATASET_HIGHEST_REGION + 1);
	row.region_code = random_text(state, texts[0]);
	row.region_name = random_text(state, texts[1]);
	row.municipality_code = random_text(state, texts[2]);
	row.municipality_name = random_text(state, texts[3]);
	row.municipality_printed = random_text(state, texts[4]);
	row.source = random_text(state, texts[5]);
	row.province_code = provinces ? random_text(state, texts[6]) : NULL;
	row.province_name = provinces ? random_text(state, texts[7]) : NULL;
	row.municipal_profile = random_count(state);
	row.municipal_no_profile = random_count(state);
	row.uwv_profile = random_count(state);
	row.uwv_no_profile = random_count(state);
	row.total = random_count(state);
	row.register_total = random_count(state);
	row.known_percent = chance(state, 50) ? -1 : below(state, 2000) / 2.0;
	row.origin = (klp_origin)(below(state, 3) + 1);
	row.page = random_place(state);
	row.line = random_place(state);
	cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
}

static void add_beside(klp_dataset *dataset, uint32_t *state, bool texts, bool shares)
{
	size_t row = klp_dataset_rows(dataset) - 1;
	char room[64];
	for (int i = 0; i < KLP_COLUMN_COUNT; i++) {
		klp_column column = (klp_column)i;
		if (texts && dataset_printed_name(column) != NULL && !klp_dataset_integer(dataset, row, column, NULL)) {
			const char *text = random_text(state, room);
			if (text != NULL)
				cr_assert_eq(dataset_set_cell_text(dataset, row, column, slice_of(text), NULL), KLP_OK);
		}
		if (shares && i >= KLP_COLUMN_PROFILE_SHARE && chance(state, 60))
			cr_assert_eq(dataset_set_real(dataset, row, column, random_share(state), NULL), KLP_OK);
	}
}

static klp_dataset *random_dataset(uint32_t seed)
{
	uint32_t state = seed * 2654435761u + 1;
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	bool provinces = chance(&state, 30), texts = chance(&state, 50), shares = chance(&state, 30);
	for (uint32_t rows = below(&state, 12); rows > 0; rows--) {
		add_row(dataset, &state, provinces);
		add_beside(dataset, &state, texts, shares);
	}
	return dataset;
}

struct bytes {
	char *text;
	size_t size;
};

static int collect(void *context, const void *piece, size_t size)
{
	struct bytes *bytes = context;
	char *text = realloc(bytes->text, bytes->size + size + 1);
	cr_assert(text != NULL);
	memcpy(text + bytes->size, piece, size);
	bytes->text = text;
	bytes->size += size;
	text[bytes->size] = '\0';
	return 0;
}

static struct bytes written(const klp_dataset *dataset)
{
	struct bytes bytes = { NULL, 0 };
	klp_write_options options = KLP_WRITE_OPTIONS_INIT;
	options.format = "csv";
	cr_assert_eq(klp_write_stream(dataset, collect, &bytes, &options, NULL), KLP_OK);
	return bytes;
}

static void expect_same_again(const klp_dataset *dataset, const char *what)
{
	struct bytes once = written(dataset);
	klp_dataset *again = NULL;
	klp_error *error = NULL;
	cr_assert_eq(klp_dataset_new(&again, NULL), KLP_OK);
	klp_status status = klp_parse_memory(again, once.text, once.size, NULL, &error);
	cr_expect_eq(status, KLP_OK, "%s: %d %s: line %llu: %s\n%s", what, (int)status, klp_status_name(status),
	             (unsigned long long)klp_error_line(error), klp_error_message(error), once.text);
	struct bytes twice = written(again);
	cr_expect_eq(klp_dataset_rows(again), klp_dataset_rows(dataset), "%s", what);
	cr_expect(once.size == twice.size && memcmp(once.text, twice.text, once.size) == 0, "%s:\n%s\nbecame\n%s", what,
	          once.text, twice.text);
	klp_error_free(error);
	klp_dataset_free(again);
	free(once.text);
	free(twice.text);
}

Test(round_trip, of_any_dataset)
{
	enum { DATASETS = 300 };
	for (uint32_t seed = 1; seed <= DATASETS; seed++) {
		char what[32];
		snprintf(what, sizeof what, "seed %u", (unsigned)seed);
		klp_dataset *dataset = random_dataset(seed);
		expect_same_again(dataset, what);
		klp_dataset_free(dataset);
	}
	cr_expect_eq(klp_memory_blocks(), 0);
}

Test(round_trip, of_the_publication_and_what_is_made_of_it)
{
	static const char *const documents[] = { "tests/fixtures/2025q2.csv", "tests/fixtures/rijnmond-2023q2.txt",
		                                     "tests/fixtures/zuidoost-brabant.md" };
	for (size_t i = 0; i < sizeof documents / sizeof documents[0]; i++) {
		klp_dataset *dataset = NULL, *provinces = NULL;
		cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
		cr_assert_eq(klp_parse_file(dataset, reading_path(documents[i]), NULL, NULL), KLP_OK);
		expect_same_again(dataset, documents[i]);
		klp_aggregate_options options = KLP_AGGREGATE_OPTIONS_INIT;
		options.by = KLP_LEVEL_PROVINCE;
		options.indicators = options.partial = 1;
		cr_assert_eq(klp_aggregate(&provinces, dataset, &options, NULL), KLP_OK, "%s", documents[i]);
		expect_same_again(provinces, "by province, with indicators");
		klp_dataset_free(provinces);
		klp_dataset_free(dataset);
	}
}

/* The fixture is what the program itself would write. */
Test(round_trip, of_the_fixture_to_the_byte)
{
	size_t size;
	char *text = reading_load(reading_path("tests/fixtures/2025q2.csv"), &size);
	klp_dataset *dataset = reading_parse(text);
	struct bytes bytes = written(dataset);
	cr_expect(bytes.size == size && memcmp(bytes.text, text, size) == 0);
	cr_expect_eq(klp_dataset_notes(dataset), 0);
	free(bytes.text);
	free(text);
	klp_dataset_free(dataset);
}
