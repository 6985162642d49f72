/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* XML as it streams by: what comes out, whatever the encoding and however the bytes are cut; and that what is hostile ends in
 * a status of its own. */

#include "base/limits.h"
#include "read/formats/xml_events.h"
#include "support/failing.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What the handlers heard, as text: <name a=b>, text, </name>. */
struct heard {
	char text[4096];
	size_t size;
	/** text that came without its end in between is one */
	klp_status fail_with;
	const char *fail_at;
};

static void hear(struct heard *heard, const char *bytes, size_t size)
{
	if (size > sizeof heard->text - 1 - heard->size)
		size = sizeof heard->text - 1 - heard->size;
	memcpy(heard->text + heard->size, bytes, size);
	heard->size += size;
	heard->text[heard->size] = '\0';
}

static klp_status on_start(void *context, struct xml *xml, const char *name, klp_error **error)
{
	struct heard *heard = context;
	struct xml_attribute attribute;
	hear(heard, "<", 1);
	if (xml_namespace(xml)[0] != '\0') {
		hear(heard, "{", 1);
		hear(heard, xml_namespace(xml), strlen(xml_namespace(xml)));
		hear(heard, "}", 1);
	}
	hear(heard, name, strlen(name));
	for (size_t i = 0; xml_attribute_at(xml, i, &attribute); i++) {
		struct slice same = xml_attribute(xml, attribute.name);
		cr_expect(same.text != NULL);
		hear(heard, " ", 1);
		hear(heard, attribute.name, strlen(attribute.name));
		hear(heard, "=", 1);
		hear(heard, attribute.value.text, attribute.value.length);
	}
	hear(heard, ">", 1);
	cr_expect(xml_attribute(xml, "not-there").text == NULL);
	if (heard->fail_at != NULL && strcmp(heard->fail_at, name) == 0)
		return error_set(error, heard->fail_with, NULL, "as asked");
	return KLP_OK;
}

static klp_status on_end(void *context, struct xml *xml, const char *name, klp_error **error)
{
	struct heard *heard = context;
	(void)xml, (void)error;
	hear(heard, "</", 2);
	hear(heard, name, strlen(name));
	hear(heard, ">", 1);
	return KLP_OK;
}

static klp_status on_text(void *context, struct xml *xml, struct slice text, klp_error **error)
{
	(void)xml, (void)error;
	hear(context, text.text, text.length);
	return KLP_OK;
}

static const struct xml_handlers handlers = { on_start, on_end, on_text };

struct work {
	struct budget budget;
	struct reading reading;
};

static struct reading *prepare(struct work *work)
{
	*work = (struct work){ .reading = { .source = "test.xml" } };
	work->reading.budget = &work->budget;
	cr_assert_eq(limits_resolve(&work->reading.limits, NULL, NULL), KLP_OK);
	return &work->reading;
}

/* Gives the bytes in pieces of that many. */
static klp_status read_in_pieces(struct slice bytes, size_t piece, struct heard *heard, const struct reading *reading,
                                 klp_error **error)
{
	struct xml *xml = NULL;
	klp_status status = xml_new(&xml, &handlers, heard, NULL, reading, error);
	while (status == KLP_OK && bytes.length > 0) {
		size_t length = bytes.length < piece ? bytes.length : piece;
		status = xml_feed(xml, (struct slice){ bytes.text, length }, error);
		bytes = (struct slice){ bytes.text + length, bytes.length - length };
	}
	if (status == KLP_OK)
		status = xml_finish(xml, error);
	xml_free(xml);
	return status;
}

#define BYTES(text)            \
	{                          \
		text, sizeof(text) - 1 \
	}

Test(xml_events, what_streams_by_is_heard_however_it_is_cut)
{
	static const struct {
		const char *why;
		struct slice bytes;
		const char *heard;
	} cases[] = {
		{ "elements, attributes, text", BYTES("<a b='c' d=\"e\">f<g/>h</a>"), "<a b=c d=e>f<g></g>h</a>" },
		{ "character references and the five entities", BYTES("<a b='&lt;&#10;&#x1F600;'>&amp;&gt;&quot;&apos;</a>"),
		  "<a b=<\n\xF0\x9F\x98\x80>&>\"'</a>" },
		{ "an ampersand in an attribute is one character", BYTES("<a b='&amp;&#38;&#x26;amp;'/>"),
		  "<a b=&&&amp;></a>" },
		{ "CDATA is text, comments and instructions are nothing",
		  BYTES("<?pi x?><a><!-- c --><![CDATA[<b>]]><?pi?></a><!-- d -->"), "<a><b></a>" },
		{ "names come without prefix", BYTES("<x:a xmlns:x='urn:u' x:b='c'/>"), "<{urn:u}a b=c></a>" },
		{ "a prefix that means nothing", BYTES("<x:a/>"), "<a></a>" },
		{ "a document type without declarations, which is not fetched",
		  BYTES("<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0//EN' 'http://example.invalid/x.dtd'><a>b</a>"),
		  "<a>b</a>" },
		{ "a byte order mark", BYTES("\xEF\xBB\xBF<a>\xC3\xA9</a>"), "<a>\xC3\xA9</a>" },
		{ "UTF-8 that says so", BYTES("<?xml version='1.0' encoding='utf-8'?><a>\xC3\xA9</a>"), "<a>\xC3\xA9</a>" },
		{ "UTF-16, the low byte first", BYTES("\xFF\xFE<\0a\0>\0\xAC\x20\x3D\xD8\x00\xDE<\0/\0a\0>\0"),
		  "<a>\xE2\x82\xAC\xF0\x9F\x98\x80</a>" },
		{ "UTF-16, the high byte first", BYTES("\xFE\xFF\0<\0a\0>\x20\xAC\xD8\x3D\xDE\x00\0<\0/\0a\0>"),
		  "<a>\xE2\x82\xAC\xF0\x9F\x98\x80</a>" },
		{ "UTF-16 without a mark", BYTES("<\0a\0>\0\xAC\x20<\0/\0a\0>\0"), "<a>\xE2\x82\xAC</a>" },
		{ "ISO 8859-1", BYTES("<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE9\xA4</a>"),
		  "<a>\xC3\xA9\xC2\xA4</a>" },
		{ "ISO 8859-15", BYTES("<?xml version='1.0' encoding = \"iso-8859-15\" ?><a>\xE9\xA4</a>"),
		  "<a>\xC3\xA9\xE2\x82\xAC</a>" },
		{ "Windows-1252", BYTES("<?xml version='1.0' encoding='Windows-1252'?><a>\xE9\x80\x93</a>"),
		  "<a>\xC3\xA9\xE2\x82\xAC\xE2\x80\x9C</a>" },
		{ "ISO 8859-1 is what it says here, not what browsers take it for",
		  BYTES("<?xml version='1.0' encoding='latin1'?><a>\x92</a>"), "<a>\xC2\x92</a>" },
		{ "Windows-1250", BYTES("<?xml version='1.0' encoding='windows-1250'?><a>\x9C</a>"), "<a>\xC5\x9B</a>" },
		{ "ASCII", BYTES("<?xml version='1.0' encoding='US-ASCII'?><a>b</a>"), "<a>b</a>" },
	};
	static const size_t pieces[] = { 1, 2, 3, 5, 7, 64, 100000 };
	struct work work;
	prepare(&work);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		for (size_t j = 0; j < sizeof pieces / sizeof pieces[0]; j++) {
			struct heard heard = { .size = 0 };
			klp_error *error = NULL;
			klp_status status = read_in_pieces(cases[i].bytes, pieces[j], &heard, &work.reading, &error);
			cr_expect_eq(status, KLP_OK, "%s, pieces of %zu: %s", cases[i].why, pieces[j], klp_error_message(error));
			cr_expect_str_eq(heard.text, cases[i].heard, "%s, pieces of %zu: %s", cases[i].why, pieces[j], heard.text);
			klp_error_free(error);
		}
	}
}

Test(xml_events, what_is_wrong_or_hostile_ends_in_a_status_of_its_own)
{
	static const struct {
		const char *why;
		struct slice bytes;
		klp_status status;
		const char *told;
		uint64_t line;
		uint64_t column;
	} cases[] = {
		{ "no element", BYTES(""), KLP_FORMAT, "cut off", 1, 1 },
		{ "cut off in a tag", BYTES("<a\nb='"), KLP_FORMAT, "cut off", 0, 0 },
		{ "cut off in an element", BYTES("<a>\n\n<b>c"), KLP_FORMAT, "cut off", 3, 0 },
		{ "cut off in the last tag", BYTES("<a>b</a"), KLP_FORMAT, "cut off", 1, 0 },
		{ "two roots", BYTES("<a/><b/>"), KLP_FORMAT, "no well-formed XML", 1, 5 },
		{ "crossed tags", BYTES("<a>\n <b></a></b>"), KLP_FORMAT, "no well-formed XML", 2, 0 },
		{ "an attribute twice", BYTES("<a b='c' b='d'/>"), KLP_FORMAT, "redefined", 1, 0 },
		{ "a bare ampersand", BYTES("<a>b & c</a>"), KLP_FORMAT, "no well-formed XML", 1, 0 },
		{ "a character that XML has not", BYTES("<a>\x01</a>"), KLP_FORMAT, "no well-formed XML", 1, 0 },
		{ "the same by its number", BYTES("<a>&#1;</a>"), KLP_FORMAT, "no well-formed XML", 1, 0 },
		{ "a zero byte", BYTES("<a>b\0c</a>"), KLP_FORMAT, "no well-formed XML", 1, 0 },
		{ "an entity that nobody declared", BYTES("<a>&b;</a>"), KLP_FORMAT, "'b' not defined", 1, 0 },
		{ "the same, of a document type that is elsewhere",
		  BYTES("<!DOCTYPE a SYSTEM 'http://example.invalid/a.dtd'><a>&b;</a>"), KLP_FORMAT, "'b' not defined", 1, 0 },
		{ "an entity of its own", BYTES("<!DOCTYPE a [<!ENTITY b 'c'>]>\n<a>&b;</a>"), KLP_FORMAT,
		  "entities or attributes of its own", 1, 0 },
		{ "an external entity", BYTES("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"), KLP_FORMAT,
		  "entities or attributes of its own", 1, 0 },
		{ "an external parameter entity", BYTES("<!DOCTYPE a [<!ENTITY % b SYSTEM 'file:///etc/passwd'> %b;]><a/>"),
		  KLP_FORMAT, "entities or attributes of its own", 1, 0 },
		{ "billion laughs",
		  BYTES("<!DOCTYPE a [<!ENTITY b 'ha'><!ENTITY c '&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;'>]><a>&d;</a>"),
		  KLP_FORMAT, "entities or attributes of its own", 1, 0 },
		{ "attributes that come with every element", BYTES("<!DOCTYPE a [<!ATTLIST a b CDATA 'c'>]><a/>"), KLP_FORMAT,
		  "entities or attributes of its own", 1, 0 },
		{ "the same with a list of values", BYTES("<!DOCTYPE a [<!ATTLIST a b (c|d) 'c'>]><a/>"), KLP_FORMAT,
		  "entities or attributes of its own", 1, 0 },
		{ "bytes that are no UTF-8", BYTES("<a>\nb\xE9</a>"), KLP_ENCODING, "not in UTF-8", 2, 2 },
		{ "the same in an attribute", BYTES("<a b='\xC3'/>"), KLP_ENCODING, "not in UTF-8", 1, 0 },
		{ "bytes that are no Windows-1252", BYTES("<?xml version='1.0' encoding='windows-1252'?>\n<a>\x81</a>"),
		  KLP_ENCODING, "not in the encoding that it says", 2, 0 },
		{ "bytes that are no ASCII", BYTES("<?xml version='1.0' encoding='ascii'?><a>\xC3\xA9</a>"), KLP_ENCODING,
		  "not in the encoding that it says", 1, 0 },
		{ "half a surrogate pair", BYTES("\xFF\xFE<\0a\0>\0\x3D\xD8<\0/\0a\0>\0"), KLP_ENCODING,
		  "not in the encoding that it says", 1, 0 },
		{ "the other half", BYTES("\xFF\xFE<\0a\0>\0\x00\xDE<\0/\0a\0>\0"), KLP_ENCODING,
		  "not in the encoding that it says", 1, 0 },
		{ "half a character at the end", BYTES("\xFF\xFE<\0a\0/\0>\0\n"), KLP_ENCODING, "cut off", 1, 0 },
		{ "UTF-16 by name only", BYTES("<?xml version='1.0' encoding='UTF-16'?><a/>"), KLP_ENCODING, "'UTF-16'", 1, 0 },
		{ "an encoding that is not read", BYTES("<?xml version='1.0' encoding='UTF-7'?><a/>"), KLP_ENCODING, "'UTF-7'",
		  1, 0 },
		{ "an encoding whose name is no text", BYTES("<?xml version='1.0' encoding='a\xFF'?><a/>"), KLP_ENCODING, "'a'",
		  1, 0 },
	};
	struct work work;
	prepare(&work);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		for (size_t piece = 1; piece < 100000; piece *= 1000) {
			struct heard heard = { .size = 0 };
			klp_error *error = NULL;
			klp_status status = read_in_pieces(cases[i].bytes, piece, &heard, &work.reading, &error);
			cr_expect_eq(status, cases[i].status, "%s: %s", cases[i].why, klp_status_name(status));
			cr_expect_eq(klp_error_status(error), cases[i].status, "%s", cases[i].why);
			cr_expect(strstr(klp_error_message(error), cases[i].told) != NULL, "%s: %s", cases[i].why,
			          klp_error_message(error));
			cr_expect_str_eq(klp_error_source(error), "test.xml");
			cr_expect(cases[i].line == 0 || klp_error_line(error) == cases[i].line, "%s: line %d", cases[i].why,
			          (int)klp_error_line(error));
			cr_expect(cases[i].column == 0 || klp_error_column(error) == cases[i].column, "%s: column %d", cases[i].why,
			          (int)klp_error_column(error));
			klp_error_free(error);
		}
	}
}

/* A text of a start, a piece again and again, and an end; free() it. */
static struct slice long_text(const char *start, const char *again, size_t times, const char *end)
{
	size_t head = strlen(start), one = strlen(again), tail = strlen(end);
	char *text = malloc(head + one * times + tail + 1);
	cr_assert(text != NULL);
	memcpy(text, start, head);
	for (size_t i = 0; i < times; i++)
		memcpy(text + head + i * one, again, one);
	memcpy(text + head + one * times, end, tail + 1);
	return (struct slice){ text, head + one * times + tail };
}

Test(xml_events, what_has_no_end_ends_at_its_limit)
{
	static const struct {
		const char *why;
		const char *start;
		const char *again;
		size_t times;
		const char *end;
		klp_status status;
	} cases[] = {
		{ "elements in elements", "", "<a>", 300, "", KLP_LIMIT_DEPTH },
		{ "a hundred thousand of them", "", "<a>", 100000, "", KLP_LIMIT_DEPTH },
		{ "as deep as allowed, and then cut off", "", "<a>", 256, "", KLP_FORMAT },
		{ "an attribute", "<a b='", "cccccccccc", 200000, "'/>", KLP_LIMIT_LINE_BYTES },
		{ "a name", "<a", "aaaaaaaaaa", 200000, "/>", KLP_LIMIT_LINE_BYTES },
		{ "a comment", "<a><!--", "cccccccccc", 200000, "--></a>", KLP_LIMIT_LINE_BYTES },
		{ "an instruction", "<a><?p", "cccccccccc", 200000, "?></a>", KLP_LIMIT_LINE_BYTES },
		{ "a document type", "<!DOCTYPE a [", "          ", 200000, "]><a/>", KLP_LIMIT_LINE_BYTES },
		{ "attributes by the thousand in one tag", "<a ", "b='c' ", 400000, "/>", KLP_LIMIT_LINE_BYTES },
		{ "text is as long as it likes", "<a>", "cccccccccc", 200000, "</a>", KLP_OK },
		{ "so is CDATA, in pieces", "<a>", "<![CDATA[cccccccccc]]>", 200000, "</a>", KLP_OK },
		{ "many comments", "<a>", "<!-- c -->", 400000, "</a>", KLP_OK },
		{ "many elements", "<a>", "<b/>", 500000, "</a>", KLP_OK },
	};
	struct work work;
	prepare(&work);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct slice text = long_text(cases[i].start, cases[i].again, cases[i].times, cases[i].end);
		static const struct xml_handlers deaf = { NULL, NULL, NULL };
		klp_error *error = NULL;
		klp_status status = xml_read(text, &deaf, NULL, NULL, &work.reading, &error);
		cr_expect_eq(status, cases[i].status, "%s: %s, %s", cases[i].why, klp_status_name(status),
		             klp_error_message(error));
		klp_error_free(error);
		free((void *)text.text);
	}
}

Test(xml_events, a_handler_that_fails_ends_the_parse)
{
	struct work work;
	struct heard heard = { .fail_with = KLP_LIMIT_COLUMNS, .fail_at = "b" };
	klp_error *error = NULL;
	const struct slice bytes = BYTES("<a><b/><c/></a>");
	klp_status status = read_in_pieces(bytes, 1000, &heard, prepare(&work), &error);
	cr_expect_eq(status, KLP_LIMIT_COLUMNS);
	cr_expect_str_eq(klp_error_message(error), "as asked");
	cr_expect_str_eq(heard.text, "<a><b>");
	klp_error_free(error);

	/* After a failure nothing more is taken, and the status stays. */
	struct xml *xml = NULL;
	heard = (struct heard){ .fail_with = KLP_NO_TABLE, .fail_at = "a" };
	cr_assert_eq(xml_new(&xml, &handlers, &heard, "part", &work.reading, NULL), KLP_OK);
	cr_expect_eq(xml_feed(xml, bytes, NULL), KLP_NO_TABLE);
	cr_expect_eq(xml_feed(xml, bytes, NULL), KLP_NO_TABLE);
	cr_expect_eq(xml_finish(xml, NULL), KLP_NO_TABLE);
	cr_expect_str_eq(heard.text, "<a>");
	xml_free(xml);
	xml_free(NULL);
}

Test(xml_events, a_part_is_named_in_errors)
{
	struct work work;
	klp_error *error = NULL;
	const struct slice bytes = BYTES("<a>&b;</a>");
	static const struct xml_handlers deaf = { NULL, NULL, NULL };
	cr_expect_eq(xml_read(bytes, &deaf, NULL, "sheet1.xml", prepare(&work), &error), KLP_FORMAT);
	cr_expect(strncmp(klp_error_message(error), "sheet1.xml: ", 12) == 0, "%s", klp_error_message(error));
	klp_error_free(error);
}

/* Where libxml2 would talk of its own accord. */
Test(xml_events, nothing_is_ever_printed)
{
	static const struct slice cases[] = {
		BYTES("<?xml version='1.0' encoding='windows-1252'?><a>\x81</a>"),
		BYTES("\xFF\xFE<\0a\0>\0\x3D\xD8<\0/\0a\0>\0"),
		BYTES("<a>\xE9</a>"),
		BYTES("<?xml version='1.0' encoding='klingon'?><a/>"),
		BYTES("\x4C\x6F\xA7\x94"),
		BYTES("\0\0\0<\0\0\0a"),
		BYTES("<!DOCTYPE a SYSTEM 'file:///no/such/file'><a>&b;</a>"),
		BYTES("<a xmlns='::' xmlns:b=''><c:d/>"),
	};
	struct work work;
	prepare(&work);
	fflush(stderr);
	int kept = dup(STDERR_FILENO);
	FILE *file = tmpfile();
	cr_assert(kept >= 0 && file != NULL);
	cr_assert(dup2(fileno(file), STDERR_FILENO) >= 0);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct heard heard = { .size = 0 };
		read_in_pieces(cases[i], 1000, &heard, &work.reading, NULL);
	}
	fflush(stderr);
	long printed = lseek(fileno(file), 0, SEEK_END);
	dup2(kept, STDERR_FILENO);
	close(kept);
	fclose(file);
	cr_expect_eq(printed, 0, "%ld bytes on standard error", printed);
}

static klp_status read_something(void *context, klp_error **error)
{
	struct heard heard = { .size = 0 };
	const struct slice bytes = BYTES("<?xml version='1.0' encoding='windows-1252'?><a b='c'>\x80<d/></a>");
	return read_in_pieces(bytes, 10, &heard, context, error);
}

Test(xml_events, every_allocation_that_fails_is_out_of_memory)
{
	struct work work;
	prepare(&work);
	failing_install();
	failing_each("reading XML", read_something, &work.reading, 1);
}
