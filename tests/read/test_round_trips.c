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

/* CSV holds the rows alone, the others the notes too; XML no control characters and no shares below 0. */
enum { CSV, DUTCH_CSV, JSON, MARKDOWN, XML, FORMATS };
static const struct {
	const char *name;
	const char *dialect;
} formats[] = { { "csv", NULL }, { "csv", "nl" }, { "json", NULL }, { "md", NULL }, { "xml", NULL } };

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

static struct bytes write_as(const klp_dataset *dataset, int format)
{
	struct bytes bytes = { NULL, 0 };
	klp_write_options options = KLP_WRITE_OPTIONS_INIT;
	options.format = formats[format].name;
	options.dialect = formats[format].dialect;
	cr_assert_eq(klp_write_stream(dataset, collect, &bytes, &options, NULL), KLP_OK, "writing %s", options.format);
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
	cr_assert_eq(status, KLP_OK, "%s: %d %s, line %llu: %s in\n%s", what, (int)status, klp_status_name(status),
	             (unsigned long long)klp_error_line(error), klp_error_message(error), bytes->text);
	return dataset;
}

static void expect_same(const struct bytes *one, const struct bytes *other, const char *what, const char *format)
{
	cr_assert(one->size == other->size && memcmp(one->text, other->text, one->size) == 0,
	          "%s, %s: what came back differs:\n%s\ninstead of\n%s", what, format, other->text, one->text);
}

/* Through each format up to one and back, and each time written in all of them; what came through CSV in that. */
static void expect_lossless(const klp_dataset *dataset, int last, const char *what)
{
	for (int i = CSV; i <= last; i++) {
		struct bytes written = write_as(dataset, i);
		klp_dataset *back = read_back(&written, what);
		cr_expect_eq(klp_dataset_rows(back), klp_dataset_rows(dataset), "%s, %s", what, formats[i].name);
		for (int j = CSV; j <= (i <= DUTCH_CSV ? DUTCH_CSV : last); j++) {
			struct bytes before = write_as(dataset, j), after = write_as(back, j);
			expect_same(&before, &after, what, formats[j].name);
			free(before.text);
			free(after.text);
		}
		klp_dataset_free(back);
		free(written.text);
	}
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

/* What a dataset of any content is made with. */
struct any {
	uint64_t seed;
	/** whether there is in it what XML or its schema does not hold: control characters, shares and ranks below 0 */
	bool loose;
	bool provinces;
	bool texts;
	bool indicators;
	bool boundaries;
};

/* A text of pieces that formats trip over; NULL now and then, and now and then nothing. */
static const char *any_text(struct any *any, char *room, size_t size)
{
	/* The first are control characters. */
	static const char *const pieces[] = {
		"\x01",
		"\f",
		"\b",
		"\x1F",
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
		"--",
		"0",
		"7",
		".",
		"1.175",
		"null",
		"{",
		"}",
		"[",
		"\x7F",
		"\xC3\xBA",
		"\xC3\xA9",
		"\xC2\xA0",
		"\xC2\x85",
		"=",
		"=1+1",
		"sep=;",
		"level",
		"%",
		"#",
		"|",
		":",
		"</",
		"<!--",
		"-->",
		"\xEF\xBB\xBF",
		"\\u0041",
		"\\u00e9",
		"\xE2\x82\xAC",
		"\xE2\x80\xA8",
		"\xF0\x9F\x98\x80",
		"\xEF\xBF\xBD",
	};
	enum { CONTROLS = 4, PIECES = sizeof pieces / sizeof pieces[0] };
	if (below(&any->seed, 4) == 0)
		return NULL;
	size_t used = 0, first = any->loose ? 0 : CONTROLS;
	room[0] = '\0';
	for (uint64_t count = below(&any->seed, 6); count > 0; count--) {
		const char *piece = pieces[first + below(&any->seed, PIECES - first)];
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
	static const double reals[] = { 0,          0.1,  1,      0.5296,  1.0 / 3,
		                            72.014,     72.5, 1e-300, DBL_MIN, 4.9406564584124654e-324,
		                            DBL_EPSILON };
	enum { REALS = sizeof reals / sizeof reals[0] };
	uint64_t pick = below(seed, REALS + 4);
	if (pick < REALS)
		return reals[pick];
	return pick == REALS ? most : (double)chance(seed) / (double)(UINT64_C(1) << 31) * (most > 1000 ? 2 : most);
}

static void add_row(klp_dataset *dataset, struct any *any)
{
	static const char *const editions[] = { NULL, "2025Q2", "2023Q4", "1900Q1", "2999Q4" };
	enum { ROOMS = 8, ROOM = 64 };
	char room[ROOMS][ROOM];
	bool provinces = any->provinces && below(&any->seed, 2) == 0;
	klp_row row = KLP_ROW_INIT;
	row.edition = editions[below(&any->seed, sizeof editions / sizeof editions[0])];
	row.level = (klp_level)(KLP_LEVEL_COUNTRY + below(&any->seed, KLP_LEVEL_MUNICIPALITY));
	row.level = row.level == KLP_LEVEL_PROVINCE && !provinces ? KLP_LEVEL_REGION : row.level;
	row.region_number = (int)below(&any->seed, 100);
	row.region_code = any_text(any, room[0], ROOM);
	row.region_name = any_text(any, room[1], ROOM);
	row.municipality_code = any_text(any, room[2], ROOM);
	row.municipality_name = any_text(any, room[3], ROOM);
	row.municipal_profile = any_count(&any->seed);
	row.municipal_no_profile = any_count(&any->seed);
	row.uwv_profile = any_count(&any->seed);
	row.uwv_no_profile = any_count(&any->seed);
	row.total = any_count(&any->seed);
	row.register_total = any_count(&any->seed);
	row.known_percent = below(&any->seed, 2) == 0 ? -1 : any_real(&any->seed, 1000);
	row.origin = (klp_origin)(KLP_ORIGIN_PUBLISHED + below(&any->seed, KLP_ORIGIN_ESTIMATED));
	row.source = any_text(any, room[4], ROOM);
	row.page = any_place(&any->seed);
	row.line = any_place(&any->seed);
	row.municipality_printed = any_text(any, room[5], ROOM);
	row.province_code = provinces ? any_text(any, room[6], ROOM) : NULL;
	row.province_name = provinces ? any_text(any, room[7], ROOM) : NULL;
	row.boundaries = any->boundaries && below(&any->seed, 2) == 0 ? 1900 + (int64_t)below(&any->seed, 1100) : 0;
	cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
}

/* One that is a share or a rank is not below 0. */
static void set_indicator(klp_dataset *dataset, struct any *any, size_t row, klp_column column)
{
	static const int64_t wholes[] = { INT64_C(9007199254740991), 1, 12345 };
	bool signs = column == KLP_COLUMN_UNPLACED || column >= KLP_COLUMN_TOTAL_DIFFERENCE;
	bool negative = (signs || any->loose) && below(&any->seed, 4) == 0;
	klp_status status;
	if (klp_column_type(column) == KLP_TYPE_INTEGER) {
		int64_t whole = wholes[below(&any->seed, sizeof wholes / sizeof wholes[0])];
		status = dataset_set_integer(dataset, row, column, negative ? -whole : whole, NULL);
	} else {
		double real = any_real(&any->seed, DBL_MAX);
		status = dataset_set_real(dataset, row, column, negative && real > 0 ? -real : real, NULL);
	}
	cr_assert_eq(status, KLP_OK);
}

/* The texts in the place of numbers, and indicators. */
static void add_beside(klp_dataset *dataset, struct any *any)
{
	enum { ROOM = 64 };
	char room[ROOM];
	size_t row = klp_dataset_rows(dataset) - 1;
	for (int i = 0; i < KLP_COLUMN_COUNT; i++) {
		klp_column column = (klp_column)i;
		bool printed = dataset_printed_name(column) != NULL && !klp_dataset_integer(dataset, row, column, NULL);
		const char *text = any->texts && printed ? any_text(any, room, ROOM) : NULL;
		if (text != NULL)
			cr_assert_eq(dataset_set_cell_text(dataset, row, column, slice_of(text), NULL), KLP_OK);
		if (any->indicators && dataset_is_indicator(column) && below(&any->seed, 2) == 0)
			set_indicator(dataset, any, row, column);
	}
}

/* What a note tells of a change; its texts lie in `room`. */
static struct note_change any_change(struct any *any, char room[2][64])
{
	static const char *const rules[] = { NULL, "", "row.sum", "row.sum region.sum", "later.release a-b a_b x1" };
	static const klp_column columns[] = { KLP_COLUMN_MUNICIPAL_PROFILE, KLP_COLUMN_UWV_NO_PROFILE, KLP_COLUMN_TOTAL,
		                                  KLP_COLUMN_REGISTER_TOTAL };
	return (struct note_change){
		.level = (klp_level)(KLP_LEVEL_COUNTRY + below(&any->seed, KLP_LEVEL_MUNICIPALITY)),
		.municipality_code = any_text(any, room[0], sizeof room[0]),
		.column = columns[below(&any->seed, sizeof columns / sizeof columns[0])],
		.from = any_count(&any->seed),
		.to = any_count(&any->seed),
		.cause = any_text(any, room[1], sizeof room[1]),
		.rules = rules[below(&any->seed, sizeof rules / sizeof rules[0])],
		.confidence = (klp_confidence)(KLP_CONFIDENCE_AMBIGUOUS + below(&any->seed, KLP_CONFIDENCE_CERTAIN)),
	};
}

static void add_note(klp_dataset *dataset, struct any *any)
{
	enum { ROOM = 64 };
	char message[ROOM], source[ROOM];
	static const char *const ids[] = { "read.not-a-count", "read.edition-missing", "later.release" };
	const char *text = any_text(any, message, ROOM);
	const struct place place = { .source = any_text(any, source, ROOM),
		                         .page = any_place(&any->seed),
		                         .line = any_place(&any->seed),
		                         .column = any_place(&any->seed) };
	edition_number edition = below(&any->seed, 2) == 0 ? EDITION_NONE : edition_of(2025, 2);
	klp_severity severity = (klp_severity)(KLP_SEVERITY_INFORMATION + below(&any->seed, KLP_SEVERITY_ERROR));
	char room[2][64];
	const struct note_change change = any_change(any, room);
	cr_assert_eq(dataset_add_change_note(dataset, ids[below(&any->seed, 3)], severity, &place, edition,
	                                     (int)below(&any->seed, 36), below(&any->seed, 2) == 0 ? &change : NULL, NULL,
	                                     "%s", text == NULL ? "" : text),
	             KLP_OK);
}

static klp_dataset *any_dataset(uint64_t seed, bool loose)
{
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	struct any any = { .seed = seed, .loose = loose };
	any.provinces = below(&any.seed, 3) == 0;
	any.texts = below(&any.seed, 2) == 0;
	any.indicators = below(&any.seed, 2) == 0;
	any.boundaries = below(&any.seed, 3) == 0;
	for (uint64_t rows = 1 + below(&any.seed, 12); rows > 0; rows--) {
		add_row(dataset, &any);
		add_beside(dataset, &any);
	}
	for (uint64_t notes = below(&any.seed, 5); notes > 0; notes--)
		add_note(dataset, &any);
	return dataset;
}

/* ------------------------------------------------------------------- tests */

Test(round_trips, any_dataset_comes_back_as_it_was)
{
	enum { DATASETS = 100, LOOSE = 200 };
	for (uint64_t seed = 1; seed <= DATASETS + LOOSE; seed++) {
		char what[32];
		snprintf(what, sizeof what, "seed %d", (int)seed);
		bool loose = seed > DATASETS;
		klp_dataset *dataset = any_dataset(seed, loose);
		expect_lossless(dataset, loose ? MARKDOWN : XML, what);
		klp_dataset_free(dataset);
	}
	cr_expect_eq(klp_memory_blocks(), 0);
}

Test(round_trips, the_publication_of_2025_comes_back_as_it_was)
{
	klp_dataset *dataset = tables_2025();
	cr_assert_eq(klp_dataset_rows(dataset), 378);
	expect_lossless(dataset, XML, "2025Q2");
	klp_dataset_free(dataset);
}

Test(round_trips, what_was_read_comes_back_with_its_places_and_notes_and_so_does_what_is_made_of_it)
{
	static const char *const names[] = { "examples/data/transparantie-2025-q2.txt", "tests/fixtures/2025q2.csv",
		                                 "tests/fixtures/rijnmond-2023q2.txt", "tests/fixtures/zuidoost-brabant.md" };
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		klp_dataset *dataset = NULL;
		cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
		cr_assert_eq(klp_parse_file(dataset, reading_path(names[i]), NULL, NULL), KLP_OK);
		expect_lossless(dataset, XML, names[i]);
		klp_dataset *provinces = NULL;
		klp_aggregate_options options = KLP_AGGREGATE_OPTIONS_INIT;
		options.by = KLP_LEVEL_PROVINCE;
		options.indicators = options.partial = 1;
		cr_assert_eq(klp_aggregate(&provinces, dataset, &options, NULL), KLP_OK, "%s", names[i]);
		expect_lossless(provinces, XML, "by province, with indicators");
		klp_dataset_free(provinces);
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
		expect_lossless(dataset, XML, klp_level_name((klp_level)level));
		klp_dataset_free(dataset);
	}
	klp_dataset_free(whole);
}

/* The way from a year to another leads through any file. */
Test(round_trips, what_was_carried_is_carried_on_from_there)
{
	klp_dataset *dataset = NULL, *halfway = NULL, *once = NULL;
	klp_aggregate_options options = KLP_AGGREGATE_OPTIONS_INIT;
	const char *name = reading_path("tests/fixtures/rijnmond-2023q2.txt");
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	cr_assert_eq(klp_parse_file(dataset, name, NULL, NULL), KLP_OK);
	options.by = KLP_LEVEL_MUNICIPALITY;
	options.boundaries = 2024;
	cr_assert_eq(klp_aggregate(&halfway, dataset, &options, NULL), KLP_OK);
	options.boundaries = 2025;
	cr_assert_eq(klp_aggregate(&once, halfway, &options, NULL), KLP_OK);
	struct bytes expected = write_as(once, CSV);
	for (int i = CSV; i <= XML; i++) {
		struct bytes written = write_as(halfway, i);
		klp_dataset *back = read_back(&written, formats[i].name), *on = NULL;
		cr_assert(klp_dataset_has_column(back, KLP_COLUMN_BOUNDARIES), "%s", formats[i].name);
		for (size_t row = 0; row < klp_dataset_rows(back); row++)
			cr_expect_eq(klp_dataset_boundaries(back, row), 2024, "%s: row %zu", formats[i].name, row);
		cr_assert_eq(klp_aggregate(&on, back, &options, NULL), KLP_OK, "%s", formats[i].name);
		struct bytes found = write_as(on, CSV);
		expect_same(&expected, &found, "carried on", formats[i].name);
		free(found.text);
		free(written.text);
		klp_dataset_free(on);
		klp_dataset_free(back);
	}
	free(expected.text);
	klp_dataset_free(once);
	klp_dataset_free(halfway);
	klp_dataset_free(dataset);
}

Test(round_trips, a_dataset_of_nothing_comes_back_as_nothing)
{
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	expect_lossless(dataset, XML, "nothing");
	const struct place place = { .source = "a", .line = 1 };
	cr_assert_eq(dataset_add_note(dataset, "a.b", KLP_SEVERITY_WARNING, &place, EDITION_NONE, 0, NULL, "c"), KLP_OK);
	expect_lossless(dataset, XML, "a note alone");
	klp_dataset_free(dataset);
}

/* From JSON to XML, to Markdown and on: what came by one way is written as what came by the other. */
Test(round_trips, the_trail_of_a_repair_stays_the_same_from_format_to_format)
{
	static const int way[] = { JSON, XML, MARKDOWN, XML, JSON, MARKDOWN, MARKDOWN, JSON };
	enum { STEPS = sizeof way / sizeof way[0] };
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	const struct place place = { .source = "2025-q2.txt", .page = 3, .line = 14 };
	for (int i = KLP_COLUMN_MUNICIPAL_PROFILE; i <= KLP_COLUMN_REGISTER_TOTAL; i++) {
		const struct note_change change = { KLP_LEVEL_MUNICIPALITY,
			                                "GM0599",
			                                (klp_column)i,
			                                i == 8 ? KLP_ABSENT : i,
			                                i == 9 ? KLP_ABSENT : 2 * i,
			                                "two digits swapped",
			                                "row.sum region.sum",
			                                KLP_CONFIDENCE_CERTAIN };
		cr_assert_eq(dataset_add_change_note(dataset, "repair.changed", KLP_SEVERITY_INFORMATION, &place,
		                                     edition_of(2025, 2), 22, &change, NULL, "%d", i),
		             KLP_OK);
	}
	struct bytes json = write_as(dataset, JSON), xml = write_as(dataset, XML), markdown = write_as(dataset, MARKDOWN);
	for (size_t i = 0; i < STEPS; i++) {
		struct bytes written = write_as(dataset, way[i]);
		expect_same(way[i] == JSON  ? &json
		            : way[i] == XML ? &xml
		                            : &markdown,
		            &written, "a trail", formats[way[i]].name);
		klp_dataset_free(dataset);
		dataset = read_back(&written, formats[way[i]].name);
		free(written.text);
	}
	klp_dataset_free(dataset);
	free(json.text);
	free(xml.text);
	free(markdown.text);
}

/* The fixture is what the program itself would write. */
Test(round_trips, the_fixture_comes_back_to_the_byte)
{
	struct bytes fixture;
	fixture.text = reading_load(reading_path("tests/fixtures/2025q2.csv"), &fixture.size);
	klp_dataset *dataset = reading_parse(fixture.text);
	struct bytes written = write_as(dataset, CSV);
	expect_same(&fixture, &written, "the fixture", "csv");
	cr_expect_eq(klp_dataset_notes(dataset), 0);
	free(written.text);
	free(fixture.text);
	klp_dataset_free(dataset);
}

/* Control characters, which XML cannot hold. */
Test(round_trips, json_and_csv_hold_any_text)
{
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	for (int i = 1; i < 0x20; i++) {
		const char text[] = { 'a', (char)i, 'b', '\0' };
		klp_row row = KLP_ROW_INIT;
		row.municipality_printed = text;
		cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
	}
	expect_lossless(dataset, JSON, "control characters");
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
	klp_dataset *dataset = any_dataset(7, false);
	for (int i = CSV; i < FORMATS; i++) {
		struct bytes bytes = write_as(dataset, i);
		failing_each(formats[i].name, read_bytes, &bytes, 1);
		free(bytes.text);
	}
	klp_dataset_free(dataset);
}
