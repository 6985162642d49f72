/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* JSON: the scanner, strict to the letter; what is read of ours, and of tables that others made of it; what is refused. */

#include "base/limits.h"
#include "read/formats/json_scan.h"
#include "read/reading.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BYTES(text)            \
	{                          \
		text, sizeof(text) - 1 \
	}

/* ---------------------------------------------------------------- the scanner */

struct work {
	struct budget budget;
	struct reading reading;
};

static struct reading *prepare(struct work *work)
{
	*work = (struct work){ .reading = { .source = "test.json" } };
	work->reading.budget = &work->budget;
	cr_assert_eq(limits_resolve(&work->reading.limits, NULL, NULL), KLP_OK);
	return &work->reading;
}

/* All events as text: a letter each, with what names, texts and numbers hold. */
static klp_status scan_all(char *out, size_t room, struct slice bytes, const struct reading *reading, klp_error **error)
{
	static const char letters[] = {
		[JSON_OBJECT] = '{', [JSON_OBJECT_END] = '}', [JSON_ARRAY] = '[', [JSON_ARRAY_END] = ']', [JSON_NAME] = 'N',
		[JSON_TEXT] = 'T',   [JSON_NUMBER] = '#',     [JSON_TRUE] = 't',  [JSON_FALSE] = 'f',     [JSON_NULL] = '0'
	};
	struct json_scan scan;
	enum json_event event = JSON_NULL;
	size_t used = 0;
	klp_status status = json_scan_begin(&scan, bytes, reading, error);
	while (status == KLP_OK && (status = json_scan_next(&scan, &event, error)) == KLP_OK && event != JSON_END) {
		bool told = event == JSON_NAME || event == JSON_TEXT || event == JSON_NUMBER;
		int wrote = snprintf(out + used, room - used, told ? "%c(%.*s)" : "%c", letters[event],
		                     told ? (int)scan.text.length : 0, told ? scan.text.text : "");
		used += (size_t)wrote < room - used ? (size_t)wrote : 0;
	}
	out[used] = '\0';
	json_scan_end(&scan);
	return status;
}

Test(json_scan, reads_what_the_rfc_allows)
{
	static const struct {
		struct slice bytes;
		const char *events;
	} cases[] = {
		{ BYTES("null"), "0" },
		{ BYTES(" \t\r\n[ true , false ] \n"), "[tf]" },
		{ BYTES("{}"), "{}" },
		{ BYTES("{\"\":{\"a\":[]},\"b\":[[],{}]}"), "{N(){N(a)[]}N(b)[[]{}]}" },
		{ BYTES("[0,-0,10,-1.5,1e9,1E+9,0.5e-07]"), "[#(0)#(-0)#(10)#(-1.5)#(1e9)#(1E+9)#(0.5e-07)]" },
		{ BYTES("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\""), "T(\"\\/\b\f\n\r\t)" },
		{ BYTES("\"a\\u00e9\\u20AC\\ud83d\\ude00z\""), "T(a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z)" },
		{ BYTES("\"\\u0001\\u001f\x7F\xC2\x80\""), "T(\x01\x1F\x7F\xC2\x80)" },
		{ BYTES("\"\\uFFFF\\uffFE\""), "T(\xEF\xBF\xBF\xEF\xBF\xBE)" },
		{ BYTES("{\"\\u0061\":\"\xF0\x9F\x98\x80\"}"), "{N(a)T(\xF0\x9F\x98\x80)}" },
		{ BYTES("\xEF\xBB\xBF[1]"), "[#(1)]" },
		{ BYTES("\"\""), "T()" },
	};
	struct work work;
	prepare(&work);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char events[256];
		klp_error *error = NULL;
		klp_status status = scan_all(events, sizeof events, cases[i].bytes, &work.reading, &error);
		cr_expect_eq(status, KLP_OK, "%s: %s", cases[i].bytes.text, klp_error_message(error));
		cr_expect_str_eq(events, cases[i].events, "%s: %s", cases[i].bytes.text, events);
		klp_error_free(error);
		/* Cut off anywhere it is no JSON, unless what is left is a whole value: all of ours end in what closes them. */
		char end = cases[i].bytes.text[cases[i].bytes.length - 1];
		for (size_t cut = 0; (end == ']' || end == '}' || end == '"') && cut < cases[i].bytes.length; cut++) {
			struct slice part = { cases[i].bytes.text, cut };
			status = scan_all(events, sizeof events, part, &work.reading, NULL);
			cr_expect(status == KLP_FORMAT || status == KLP_ENCODING, "%.*s: %s", (int)cut, part.text,
			          klp_status_name(status));
		}
	}
}

Test(json_scan, refuses_all_else_with_line_and_column)
{
	static const struct {
		struct slice bytes;
		klp_status status;
		uint64_t line;
		uint64_t column;
	} cases[] = {
		{ BYTES(""), KLP_FORMAT, 1, 1 },
		{ BYTES("\n\n  "), KLP_FORMAT, 3, 3 },
		{ BYTES("[1] 2"), KLP_FORMAT, 1, 5 },
		{ BYTES("[1,]"), KLP_FORMAT, 1, 4 },
		{ BYTES("[,1]"), KLP_FORMAT, 1, 2 },
		{ BYTES("[1 2]"), KLP_FORMAT, 1, 4 },
		{ BYTES("[1}"), KLP_FORMAT, 1, 3 },
		{ BYTES("{]"), KLP_FORMAT, 1, 2 },
		{ BYTES("{\"a\":1,}"), KLP_FORMAT, 1, 8 },
		{ BYTES("{\"a\" 1}"), KLP_FORMAT, 1, 6 },
		{ BYTES("{\"a\":}"), KLP_FORMAT, 1, 6 },
		{ BYTES("{a:1}"), KLP_FORMAT, 1, 2 },
		{ BYTES("{1:1}"), KLP_FORMAT, 1, 2 },
		{ BYTES("]"), KLP_FORMAT, 1, 1 },
		{ BYTES("['a']"), KLP_FORMAT, 1, 2 },
		{ BYTES("[nul]"), KLP_FORMAT, 1, 2 },
		{ BYTES("[True]"), KLP_FORMAT, 1, 2 },
		{ BYTES("[NaN]"), KLP_FORMAT, 1, 2 },
		{ BYTES("[Infinity]"), KLP_FORMAT, 1, 2 },
		{ BYTES("[-Infinity]"), KLP_FORMAT, 1, 3 },
		{ BYTES("[01]"), KLP_FORMAT, 1, 3 },
		{ BYTES("[1.]"), KLP_FORMAT, 1, 4 },
		{ BYTES("[.5]"), KLP_FORMAT, 1, 2 },
		{ BYTES("[+1]"), KLP_FORMAT, 1, 2 },
		{ BYTES("[1e]"), KLP_FORMAT, 1, 4 },
		{ BYTES("[-]"), KLP_FORMAT, 1, 3 },
		{ BYTES("[0x10]"), KLP_FORMAT, 1, 3 },
		{ BYTES("[1] // x"), KLP_FORMAT, 1, 5 },
		{ BYTES("[1,\n /* x */ 2]"), KLP_FORMAT, 2, 2 },
		{ BYTES("[\"a\nb\"]"), KLP_FORMAT, 1, 4 },
		{ BYTES("[\"a\tb\"]"), KLP_FORMAT, 1, 4 },
		{ BYTES("[\"a\0b\"]"), KLP_FORMAT, 1, 4 },
		{ BYTES("[\0]"), KLP_FORMAT, 1, 2 },
		{ BYTES("[1]\0"), KLP_FORMAT, 1, 4 },
		{ BYTES("[\"\\x\"]"), KLP_FORMAT, 1, 3 },
		{ BYTES("[\"\\u12g4\"]"), KLP_FORMAT, 1, 3 },
		{ BYTES("[\"\\u12\"]"), KLP_FORMAT, 1, 3 },
		{ BYTES("[\"\\u0000\"]"), KLP_FORMAT, 1, 3 },
		{ BYTES("[\"\\ud83d\"]"), KLP_ENCODING, 1, 3 },
		{ BYTES("[\"\\ud83dx\\ude00\"]"), KLP_ENCODING, 1, 3 },
		{ BYTES("[\"\\ud83d\\ud83d\"]"), KLP_ENCODING, 1, 3 },
		{ BYTES("[\"\\ude00\"]"), KLP_ENCODING, 1, 3 },
		{ BYTES("[\n\"\xC3\xA9\xE9\"]"), KLP_ENCODING, 2, 3 },
		{ BYTES("[\"\xED\xA0\xBD\"]"), KLP_ENCODING, 1, 3 },
		{ BYTES("\xFF\xFE[\0]\0"), KLP_ENCODING, 1, 1 },
		{ BYTES("\xEF\xBB\xBF\xEF\xBB\xBF[]"), KLP_FORMAT, 1, 1 },
	};
	struct work work;
	prepare(&work);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char events[256];
		klp_error *error = NULL;
		klp_status status = scan_all(events, sizeof events, cases[i].bytes, &work.reading, &error);
		cr_expect_eq(status, cases[i].status, "%s: %s", cases[i].bytes.text, klp_status_name(status));
		cr_expect_eq(klp_error_line(error), cases[i].line, "%s: line %d", cases[i].bytes.text,
		             (int)klp_error_line(error));
		cr_expect_eq(klp_error_column(error), cases[i].column, "%s: column %d, %s", cases[i].bytes.text,
		             (int)klp_error_column(error), klp_error_message(error));
		klp_error_free(error);
	}
}

/* ----------------------------------------------------------------- the reader */

static klp_dataset *parse(const char *text, size_t size, const klp_limits *limits, klp_status expected,
                          const char *what, klp_error **error)
{
	klp_dataset *dataset = NULL;
	klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
	options.limits = limits;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	klp_status status = klp_parse_memory(dataset, text, size, &options, error);
	cr_expect_eq(status, expected, "%s: %s, %s", what, klp_status_name(status), klp_error_message(*error));
	if (status != KLP_OK)
		cr_expect_eq(klp_dataset_rows(dataset) + klp_dataset_notes(dataset), 0, "%s: left behind", what);
	return dataset;
}

#define START "{\"format\":\"klantprofiel-dataset\",\"version\":1,"
#define ROW "{\"edition\":\"2025Q2\",\"level\":\"country\",\"municipal_profile\":1,\"total\":10,\"line\":7}"
#define COUNTRY(place) "2025Q2 country 0 - - | 1 - - - 10 | - - | " place "\n"

Test(json, is_read_as_it_says)
{
	static const struct layout cases[] = {
		{ "ours",
		  START "\"rows\":[" ROW
		        "],\"notes\":[{\"id\":\"a.b\",\"severity\":\"warning\",\"message\":\"c\",\"line\":9}]}",
		  COUNTRY("0:7"), "a.b 9\n" },
		{ "its members in another order",
		  "{ \"notes\":[], \"rows\":[" ROW "], \"version\":1, \"format\":\"klantprofiel-dataset\" }", COUNTRY("0:7"),
		  "" },
		{ "with notes first",
		  "{\"format\":\"klantprofiel-dataset\",\"notes\":[{\"id\":\"a\",\"severity\":\"error\",\"message\":\"b\"}],"
		  "\"rows\":[" ROW "],\"version\":1}",
		  COUNTRY("0:7"), "a 0\n" },
		{ "without notes", START "\"rows\":[" ROW "]}", COUNTRY("0:7"), "" },
		{ "of nothing", START "\"rows\":[],\"notes\":[]}", "", "" },
		{ "what a later release adds, once each by name",
		  START
		  "\"mood\":{\"a\":[1,{}]},\"rows\":[{\"level\":\"country\",\"edition\":\"2025Q2\",\"line\":1,\"weather\":1},"
		  "{\"level\":\"country\",\"edition\":\"2025Q2\",\"line\":2,\"weather\":2}]}",
		  "2025Q2 country 0 - - | - - - - - | - - | 0:1\n2025Q2 country 0 - - | - - - - - | - - | 0:2\n",
		  "read.column-unknown 1\nread.column-unknown 1\n" },
		{ "an array of rows, where counts are reals because some are absent",
		  "[{\"edition\":\"2025Q2\",\"level\":\"country\",\"municipal_profile\":1097.0,\"total\":1.2e3,\"register_"
		  "total\":null},\n"
		  "{\"edition\":\"2025Q2\",\"level\":\"region\",\"region_number\":22.0,\"municipal_profile\":null,\"total\":"
		  "\"x\"}]",
		  "2025Q2 country 0 - - | 1097 - - - 1200 | - - | 0:1\n2025Q2 region 22 - - | - - - - - | - - | 0:2\n",
		  "read.not-a-count 2\n" },
		{ "counts that are none",
		  START "\"rows\":[{\"edition\":\"2025Q2\",\"level\":\"country\",\"line\":1,\"total\":1.5,"
		        "\"uwv_profile\":-1,\"uwv_no_profile\":9007199254740992}]}",
		  "2025Q2 country 0 - - | - - - - - | - - | 0:1\n",
		  "read.not-a-count 1\nread.not-a-count 1\nread.not-a-count 1\n" },
		{ "a byte order mark, and blanks", "\xEF\xBB\xBF\n " START "\"rows\":[" ROW "]}\n\n", COUNTRY("0:7"), "" },
	};
	EXPECT_LAYOUTS(cases);
}

Test(json, what_is_not_ours_or_cannot_be_is_refused)
{
	static const struct {
		const char *what;
		const char *text;
		klp_status status;
		const char *told;
	} cases[] = {
		{ "another format", "{\"format\":\"geojson\",\"version\":1,\"rows\":[]}", KLP_UNSUPPORTED, "another kind" },
		{ "no format", "{\"rows\":[" ROW "]}", KLP_UNSUPPORTED, "no member 'format'" },
		{ "no version", "{\"format\":\"klantprofiel-dataset\",\"rows\":[]}", KLP_UNSUPPORTED, "no member 'version'" },
		{ "no rows", START "\"notes\":[]}", KLP_UNSUPPORTED, "no member 'rows'" },
		{ "the next version", "{\"format\":\"klantprofiel-dataset\",\"version\":2,\"rows\":[]}", KLP_UNSUPPORTED,
		  "another version" },
		{ "an array of something else", "[{\"a\":1}]", KLP_UNSUPPORTED, "another kind" },
		{ "findings", "{\"findings\":[],\"summary\":{}}", KLP_UNSUPPORTED, "another kind" },
		{ "a member twice", START "\"rows\":[],\"rows\":[]}", KLP_FORMAT, "'rows' stands twice" },
		{ "a column twice", START "\"rows\":[{\"level\":\"country\",\"level\":\"region\"}]}", KLP_FORMAT,
		  "'level' stands twice" },
		{ "a printed text twice",
		  START "\"rows\":[{\"level\":\"country\",\"printed\":{\"total\":\"x\",\"total\":\"y\"}}]}", KLP_FORMAT,
		  "'total' stands twice" },
		{ "a note's member twice", START "\"rows\":[],\"notes\":[{\"id\":\"a\",\"id\":\"b\"}]}", KLP_FORMAT,
		  "'id' stands twice" },
		{ "rows that are no array", START "\"rows\":{}}", KLP_FORMAT, "'rows' must be an array" },
		{ "notes that are none", START "\"rows\":[],\"notes\":1}", KLP_FORMAT, "'notes' must be an array" },
		{ "a row that is no object", START "\"rows\":[[1]]}", KLP_FORMAT, "must be an object" },
		{ "a value that is an object", START "\"rows\":[{\"level\":{}}]}", KLP_FORMAT, "'level' must be" },
		{ "a value that is true", START "\"rows\":[{\"level\":\"country\",\"total\":true}]}", KLP_FORMAT,
		  "'total' must be" },
		{ "printed texts that are no object", START "\"rows\":[{\"level\":\"country\",\"printed\":[]}]}", KLP_FORMAT,
		  "'printed' must be" },
		{ "a printed text beside its count",
		  START "\"rows\":[{\"level\":\"country\",\"total\":1,\"printed\":{\"total\":\"x\"}}]}", KLP_FORMAT,
		  "total_printed" },
		{ "a row without a level", START "\"rows\":[{\"edition\":\"2025Q2\"}]}", KLP_FORMAT, "level" },
		{ "an edition that is none", START "\"rows\":[{\"level\":\"country\",\"edition\":2025}]}", KLP_FORMAT,
		  "edition" },
		{ "cut off", START "\"rows\":[" ROW, KLP_FORMAT, "cut off" },
		{ "something behind it", START "\"rows\":[]}{}", KLP_FORMAT, "follows" },
		{ "bytes of another encoding", START "\"rows\":[{\"region_name\":\"\xE9\"}]}", KLP_ENCODING, "0xE9" },
		{ "half a character", START "\"rows\":[{\"region_name\":\"\\ud800\"}]}", KLP_ENCODING, "surrogate" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_error *error = NULL;
		klp_dataset *dataset =
			parse(cases[i].text, strlen(cases[i].text), NULL, cases[i].status, cases[i].what, &error);
		cr_expect(strstr(klp_error_message(error), cases[i].told) != NULL, "%s: %s", cases[i].what,
		          klp_error_message(error));
		cr_expect_eq(klp_error_line(error), 1, "%s", cases[i].what);
		cr_expect_str_eq(klp_error_source(error), "memory");
		klp_error_free(error);
		klp_dataset_free(dataset);
	}
}

/* A start, a piece again and again, and an end; free() it. */
static char *long_text(const char *start, const char *again, size_t times, const char *end, size_t *size)
{
	char *text = NULL;
	FILE *out = open_memstream(&text, size);
	cr_assert(out != NULL);
	fputs(start, out);
	for (size_t i = 0; i < times; i++)
		fputs(again, out);
	fputs(end, out);
	fclose(out);
	return text;
}

Test(json, what_is_hostile_ends_at_its_limit)
{
	static const struct {
		const char *what;
		const char *start;
		const char *again;
		size_t times;
		const char *end;
		const char *limit;
		uint64_t value;
		klp_status status;
	} cases[] = {
		{ "a million brackets", START "\"x\":", "[", 1000000, "", NULL, 0, KLP_LIMIT_DEPTH },
		{ "objects in objects", START "\"x\":", "{\"a\":", 1000000, "", NULL, 0, KLP_LIMIT_DEPTH },
		{ "a text without end", START "\"x\":\"", "xxxxxxxxxx", 200000, "", NULL, 0, KLP_LIMIT_LINE_BYTES },
		{ "a text of escapes", START "\"x\":\"", "\\u0041\\n", 200000, "", NULL, 0, KLP_LIMIT_LINE_BYTES },
		{ "a number without end", START "\"x\":1", "0000000000", 200000, "", NULL, 0, KLP_LIMIT_LINE_BYTES },
		{ "a name without end", START "\"", "xxxxxxxxxx", 200000, "", NULL, 0, KLP_LIMIT_LINE_BYTES },
		{ "too many rows", START "\"rows\":[" ROW, "," ROW, 10, "]}", "rows", 10, KLP_LIMIT_ROWS },
		{ "too many lines", START "\"rows\":[" ROW, "," ROW, 10, "]}", "lines", 10, KLP_LIMIT_LINES },
		{ "too much memory", START "\"rows\":[" ROW, "," ROW, 100, "]}", "memory-bytes", 10000, KLP_LIMIT_MEMORY },
		{ "too many notes", START "\"rows\":[],\"notes\":[{\"id\":\"a\",\"severity\":\"error\",\"message\":\"b\"}",
		  ",{\"id\":\"a\",\"severity\":\"error\",\"message\":\"b\"}", 10, "]}", "notes", 10, KLP_LIMIT_NOTES },
		{ "too many names that are not known", START "\"rows\":[],\"a\":1,\"b\":1,\"c\":1", "", 0, "}", "notes", 2,
		  KLP_LIMIT_NOTES },
		{ "a name that is too long", START "\"rows\":[{\"level\":\"country\",\"region_name\":\"", "xxxxxxxxxx", 30,
		  "\"}]}", NULL, 0, KLP_LIMIT_NAME_BYTES },
		{ "many values that nobody reads", START "\"rows\":[],\"x\":[0", ",{\"a\":[]}", 100000, "]}", NULL, 0, KLP_OK },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		size_t size;
		char *text = long_text(cases[i].start, cases[i].again, cases[i].times, cases[i].end, &size);
		klp_limits limits = KLP_LIMITS_INIT;
		klp_error *error = NULL;
		if (cases[i].limit != NULL)
			cr_assert_eq(klp_limits_set(&limits, cases[i].limit, cases[i].value, NULL), KLP_OK);
		klp_dataset_free(parse(text, size, &limits, cases[i].status, cases[i].what, &error));
		klp_error_free(error);
		free(text);
	}
}
