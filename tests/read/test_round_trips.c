/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What is written comes back as it was: datasets of any content, through each format that holds all of it, and the same
 * through one as through another. */

#include "dataset/dataset.h"
#include "read/reading.h"
#include "support/failing.h"
#include "support/tables.h"

#include <criterion/criterion.h>
#include <float.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Those that hold everything, the notes among it. */
static const char *const whole_formats[] = { "xml", "json" };
enum { WHOLE_FORMATS = sizeof whole_formats / sizeof whole_formats[0] };

/* -------------------------------------------------------------------- bytes */

struct bytes {
	char *text;
	size_t size;
};

static int collect(void *context, const void *more, size_t size)
{
	struct bytes *bytes = context;
	bytes->text = realloc(bytes->text, bytes->size + size + 1);
	cr_assert(bytes->text != NULL);
	memcpy(bytes->text + bytes->size, more, size);
	bytes->size += size;
	bytes->text[bytes->size] = '\0';
	return 0;
}

static struct bytes write_as(const klp_dataset *dataset, const char *format)
{
	struct bytes bytes = { NULL, 0 };
	klp_write_options options = KLP_WRITE_OPTIONS_INIT;
	options.format = format;
	cr_assert_eq(klp_write_stream(dataset, collect, &bytes, &options, NULL), KLP_OK, "writing %s", format);
	return bytes;
}

/* The format is told from the bytes. */
static klp_dataset *read_back(const struct bytes *bytes, const char *what)
{
	klp_dataset *dataset = NULL;
	klp_error *error = NULL;
	klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
	options.flags = KLP_PARSE_CHECK_SCHEMA;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	klp_status status = klp_parse_memory(dataset, bytes->text, bytes->size, &options, &error);
	cr_assert_eq(status, KLP_OK, "%s: %d %s, %s in\n%s", what, (int)status, klp_status_name(status),
	             klp_error_message(error), bytes->text);
	return dataset;
}

static void expect_same(const struct bytes *one, const struct bytes *other, const char *what, const char *format)
{
	cr_assert(one->size == other->size && memcmp(one->text, other->text, one->size) == 0,
	          "%s, %s: what came back differs:\n%s\ninstead of\n%s", what, format, other->text, one->text);
}

/* Through each format and back, and each time written in all formats; through CSV, which holds the rows alone, in that. */
static void expect_lossless(const klp_dataset *dataset, const char *what)
{
	static const char *const all[] = { "xml", "json", "csv" };
	for (size_t i = 0; i < WHOLE_FORMATS; i++) {
		struct bytes written = write_as(dataset, whole_formats[i]);
		klp_dataset *back = read_back(&written, what);
		for (size_t j = 0; j < sizeof all / sizeof all[0]; j++) {
			struct bytes before = write_as(dataset, all[j]), after = write_as(back, all[j]);
			expect_same(&before, &after, what, all[j]);
			free(before.text);
			free(after.text);
		}
		klp_dataset_free(back);
		free(written.text);
	}
	struct bytes written = write_as(dataset, "csv");
	klp_dataset *back = read_back(&written, what);
	struct bytes again = write_as(back, "csv");
	expect_same(&written, &again, what, "csv");
	klp_dataset_free(back);
	free(written.text);
	free(again.text);
}

/* ------------------------------------------------------------------- chance */

/* The same numbers on every machine. */
static uint64_t chance(uint64_t *seed)
{
	*seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return *seed >> 33;
}

static uint64_t below(uint64_t *seed, uint64_t bound)
{
	return chance(seed) % bound;
}

static const char *any_text(uint64_t *seed, char *room, size_t size)
{
	static const char *const pieces[] = {
		"Rotterdam",
		"\"",
		"'",
		"&",
		"<",
		">",
		"]]>",
		"&amp;",
		"\\",
		"/",
		"\n",
		"\r\n",
		"\r",
		"\t",
		",",
		";",
		" ",
		"-",
		"0",
		"7",
		".",
		"null",
		"{",
		"}",
		"[",
		"\x7F",
		"\xC3\xBA",
		"\xC2\xA0",
		"\xC2\x85",
		"=",
		"%",
		"#",
		"|",
		":",
		"</",
		"<!--",
		"-->",
		"\xEF\xBB\xBF",
		"\\u0041",
		"\xE2\x82\xAC",
		"\xE2\x80\xA8",
		"\xF0\x9F\x98\x80",
		"\xEF\xBF\xBD",
	};
	enum { PIECES = sizeof pieces / sizeof pieces[0] };
	if (below(seed, 4) == 0)
		return NULL;
	size_t used = 0;
	room[0] = '\0';
	for (uint64_t count = below(seed, 6); count > 0; count--) {
		const char *piece = pieces[below(seed, PIECES)];
		if (used + strlen(piece) >= size)
			break;
		memcpy(room + used, piece, strlen(piece) + 1);
		used += strlen(piece);
	}
	return room;
}

static int64_t any_count(uint64_t *seed)
{
	static const int64_t counts[] = { KLP_ABSENT, KLP_ABSENT, 0, 1, 999, 1000, INT64_C(9007199254740991) };
	enum { COUNTS = sizeof counts / sizeof counts[0] };
	uint64_t pick = below(seed, COUNTS + 3);
	return pick < COUNTS ? counts[pick] : (int64_t)below(seed, 200000);
}

static uint64_t any_place(uint64_t *seed)
{
	static const uint64_t places[] = { 0, 0, 1, UINT64_C(9007199254740993), INT64_MAX };
	enum { PLACES = sizeof places / sizeof places[0] };
	uint64_t pick = below(seed, PLACES + 3);
	return pick < PLACES ? places[pick] : below(seed, 100000);
}

static double any_real(uint64_t *seed, double most)
{
	static const double reals[] = { 0, 0.1, 1, 0.5296, 1.0 / 3, 72.014, DBL_MIN, 4.9406564584124654e-324, DBL_EPSILON };
	enum { REALS = sizeof reals / sizeof reals[0] };
	uint64_t pick = below(seed, REALS + 4);
	if (pick < REALS)
		return reals[pick];
	return pick == REALS ? most : (double)chance(seed) / (double)(UINT64_C(1) << 31) * (most > 1000 ? 2 : most);
}

static void add_row(klp_dataset *dataset, uint64_t *seed)
{
	static const char *const editions[] = { NULL, "2025Q2", "2023Q4", "1900Q1", "2999Q4" };
	enum { ROOMS = 8, ROOM = 64 };
	char room[ROOMS][ROOM];
	bool provinces = below(seed, 8) == 0;
	klp_row row = KLP_ROW_INIT;
	row.edition = editions[below(seed, sizeof editions / sizeof editions[0])];
	row.level = (klp_level)(KLP_LEVEL_COUNTRY + below(seed, KLP_LEVEL_MUNICIPALITY));
	row.level = row.level == KLP_LEVEL_PROVINCE && !provinces ? KLP_LEVEL_REGION : row.level;
	row.region_number = (int)below(seed, 100);
	row.region_code = any_text(seed, room[0], ROOM);
	row.region_name = any_text(seed, room[1], ROOM);
	row.municipality_code = any_text(seed, room[2], ROOM);
	row.municipality_name = any_text(seed, room[3], ROOM);
	row.municipal_profile = any_count(seed);
	row.municipal_no_profile = any_count(seed);
	row.uwv_profile = any_count(seed);
	row.uwv_no_profile = any_count(seed);
	row.total = any_count(seed);
	row.register_total = any_count(seed);
	row.known_percent = below(seed, 2) == 0 ? -1 : any_real(seed, 1000);
	row.origin = (klp_origin)(KLP_ORIGIN_PUBLISHED + below(seed, KLP_ORIGIN_ESTIMATED));
	row.source = any_text(seed, room[4], ROOM);
	row.page = any_place(seed);
	row.line = any_place(seed);
	row.municipality_printed = any_text(seed, room[5], ROOM);
	row.province_code = provinces ? any_text(seed, room[6], ROOM) : NULL;
	row.province_name = provinces ? any_text(seed, room[7], ROOM) : NULL;
	cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
}

/* The texts in the place of counts, and indicators. */
static void add_beside(klp_dataset *dataset, bool indicators, uint64_t *seed)
{
	enum { ROOM = 64 };
	char room[ROOM];
	size_t row = klp_dataset_rows(dataset) - 1;
	for (int i = KLP_COLUMN_MUNICIPAL_PROFILE; i <= KLP_COLUMN_REGISTER_TOTAL; i++) {
		const char *text = below(seed, 3) == 0 ? any_text(seed, room, ROOM) : NULL;
		if (text != NULL && !klp_dataset_integer(dataset, row, (klp_column)i, NULL))
			cr_assert_eq(dataset_set_cell_text(dataset, row, (klp_column)i, slice_of(text), NULL), KLP_OK);
	}
	for (int i = KLP_COLUMN_PROFILE_SHARE; indicators && i <= KLP_COLUMN_REGISTER_COVERAGE; i++)
		if (below(seed, 2) == 0)
			cr_assert_eq(dataset_set_real(dataset, row, (klp_column)i, any_real(seed, DBL_MAX), NULL), KLP_OK);
}

static void add_note(klp_dataset *dataset, uint64_t *seed)
{
	enum { ROOM = 64 };
	char message[ROOM], source[ROOM];
	static const char *const ids[] = { "read.not-a-count", "read.edition-missing", "later.release" };
	const char *text = any_text(seed, message, ROOM);
	const struct place place = { .source = any_text(seed, source, ROOM),
		                         .page = any_place(seed),
		                         .line = any_place(seed),
		                         .column = any_place(seed) };
	edition_number edition = below(seed, 2) == 0 ? EDITION_NONE : edition_of(2025, 2);
	klp_severity severity = (klp_severity)(KLP_SEVERITY_INFORMATION + below(seed, KLP_SEVERITY_ERROR));
	cr_assert_eq(dataset_add_note(dataset, ids[below(seed, 3)], severity, &place, edition, (int)below(seed, 36), NULL,
	                              "%s", text == NULL ? "" : text),
	             KLP_OK);
}

static klp_dataset *any_dataset(uint64_t seed)
{
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	bool indicators = below(&seed, 2) == 0;
	for (uint64_t rows = 1 + below(&seed, 12); rows > 0; rows--) {
		add_row(dataset, &seed);
		add_beside(dataset, indicators, &seed);
	}
	for (uint64_t notes = below(&seed, 5); notes > 0; notes--)
		add_note(dataset, &seed);
	return dataset;
}

/* ------------------------------------------------------------------- tests */

Test(round_trips, any_dataset_comes_back_as_it_was)
{
	enum { DATASETS = 100 };
	for (uint64_t seed = 1; seed <= DATASETS; seed++) {
		char what[32];
		snprintf(what, sizeof what, "seed %d", (int)seed);
		klp_dataset *dataset = any_dataset(seed);
		expect_lossless(dataset, what);
		klp_dataset_free(dataset);
	}
}

Test(round_trips, the_publication_of_2025_comes_back_as_it_was)
{
	klp_dataset *dataset = tables_2025();
	cr_assert_eq(klp_dataset_rows(dataset), 378);
	expect_lossless(dataset, "2025Q2");
	klp_dataset_free(dataset);
}

Test(round_trips, what_was_read_from_text_comes_back_with_its_places_and_notes)
{
	static const char *const names[] = { "examples/data/transparantie-2025-q2.txt",
		                                 "tests/fixtures/rijnmond-2023q2.txt", "tests/fixtures/zuidoost-brabant.md" };
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		klp_dataset *dataset = NULL;
		cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
		cr_assert_eq(klp_parse_file(dataset, reading_path(names[i]), NULL, NULL), KLP_OK);
		expect_lossless(dataset, names[i]);
		klp_dataset_free(dataset);
	}
}

Test(round_trips, so_do_provinces_and_indicators_and_columns_without_values)
{
	klp_dataset *whole = tables_2025();
	for (int level = KLP_LEVEL_COUNTRY; level <= KLP_LEVEL_MUNICIPALITY; level++) {
		klp_dataset *dataset = NULL;
		klp_aggregate_options options = KLP_AGGREGATE_OPTIONS_INIT;
		options.by = level;
		options.indicators = 1;
		cr_assert_eq(klp_aggregate(&dataset, whole, &options, NULL), KLP_OK);
		expect_lossless(dataset, klp_level_name((klp_level)level));
		klp_dataset_free(dataset);
	}
	klp_dataset_free(whole);
}

Test(round_trips, a_dataset_of_nothing_comes_back_as_nothing)
{
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	expect_lossless(dataset, "nothing");
	const struct place place = { .source = "a", .line = 1 };
	cr_assert_eq(dataset_add_note(dataset, "a.b", KLP_SEVERITY_WARNING, &place, EDITION_NONE, 0, NULL, "c"), KLP_OK);
	expect_lossless(dataset, "a note alone");
	klp_dataset_free(dataset);
}

/* Control characters, which JSON can hold and XML cannot. */
Test(round_trips, json_holds_any_text)
{
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	for (int i = 1; i < 0x20; i++) {
		const char text[] = { 'a', (char)i, 'b', '\0' };
		klp_row row = KLP_ROW_INIT;
		row.municipality_printed = text;
		cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
	}
	struct bytes written = write_as(dataset, "json");
	klp_dataset *back = read_back(&written, "control characters");
	struct bytes again = write_as(back, "json");
	expect_same(&written, &again, "control characters", "json");
	free(written.text);
	free(again.text);
	klp_dataset_free(back);
	klp_dataset_free(dataset);
}

/* --------------------------------------------------------- out of memory */

static klp_status read_bytes(void *context, klp_error **error)
{
	const struct bytes *bytes = context;
	klp_dataset *dataset = NULL;
	klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
	options.flags = KLP_PARSE_CHECK_SCHEMA;
	klp_status status = klp_dataset_new(&dataset, error);
	if (status != KLP_OK)
		return status;
	status = klp_parse_memory(dataset, bytes->text, bytes->size, &options, error);
	cr_expect(status == KLP_OK || (klp_dataset_rows(dataset) == 0 && klp_dataset_notes(dataset) == 0));
	klp_dataset_free(dataset);
	return status;
}

Test(round_trips, every_allocation_that_fails_is_out_of_memory)
{
	failing_install();
	klp_dataset *dataset = any_dataset(7);
	for (size_t i = 0; i < WHOLE_FORMATS; i++) {
		struct bytes bytes = write_as(dataset, whole_formats[i]);
		failing_each(whole_formats[i], read_bytes, &bytes, 1);
		free(bytes.text);
	}
	klp_dataset_free(dataset);
}
