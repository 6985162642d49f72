/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The audit trail of a repair: what notes tell of changes is read as it says, in each format, and refused with its place where it
 * cannot be. That it comes back as it was is test_round_trips.c. */

#include "read/reading.h"
#include "support/failing.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Two lines before the note, in each. */
#define JSON(note) "{\"format\":\"klantprofiel-dataset\",\n\"version\":1,\"rows\":[],\"notes\":[\n" note "]}\n"
#define JSON_NOTE(change) JSON("{\"id\":\"a\",\"severity\":\"information\",\"message\":\"b\",\"change\":" change "}")
#define XML(note) \
	"<?xml version='1.0'?>\n<dataset xmlns='urn:klantprofiel:dataset:1' version='1.0'>\n" note "</dataset>\n"
#define XML_NOTE(change) XML("<note id='a' severity='information'>" change "</note>")
#define TABLE(cells)                                                                                    \
	"|note|severity|message|change_level|change_municipality_code|change_column|change_from|change_to|" \
	"change_cause|change_rules|change_confidence|\n|-|-|\n|a|information|b|" cells "|\n"

static klp_status parse(klp_dataset **dataset, const char *text, uint64_t flags, klp_error **error)
{
	klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
	options.flags = flags;
	klp_status status = klp_dataset_new(dataset, error);
	return status == KLP_OK ? klp_parse_memory(*dataset, text, strlen(text), &options, error) : status;
}

/* "municipality GM0599 uwv_profile 1157>1175 two digits swapped [row.sum region.sum] 3", or "no change". */
static void describe(char *out, size_t size, const klp_note *note)
{
	int64_t from = -1, to = -1;
	const char *code = klp_note_change_municipality_code(note);
	if (!klp_note_changed(note)) {
		snprintf(out, size, "no change");
		return;
	}
	klp_note_change_from(note, &from);
	klp_note_change_to(note, &to);
	snprintf(out, size, "%s %s %s %lld>%lld %s [%s] %d", klp_level_name(klp_note_change_level(note)),
	         code == NULL ? "-" : code, klp_column_name((klp_column)klp_note_change_column(note)), (long long)from,
	         (long long)to, klp_note_change_cause(note), klp_note_change_rules(note),
	         (int)klp_note_change_confidence(note));
}

#define SWAPPED "municipality GM0599 uwv_profile 1157>1175 two digits swapped [row.sum region.sum] 3"

Test(changes, are_read_as_they_say)
{
	static const struct {
		const char *what;
		const char *text;
		const char *change;
		const char *message;
		size_t notes;
	} cases[] = {
		{ "JSON",
		  JSON_NOTE(
			  "{\"level\":\"municipality\",\"municipality_code\":\"GM0599\",\"column\":\"uwv_profile\",\"from\":1157,"
			  "\"to\":1175,\"cause\":\"two digits swapped\",\"rules\":[\"row.sum\",\"region.sum\"],"
			  "\"confidence\":\"certain\"}"),
		  SWAPPED, "b", 1 },
		{ "JSON, in another order, and with counts as reals",
		  JSON_NOTE("{\"confidence\":\"likely\",\"to\":10.0,\"from\":null,\"column\":\"total\",\"level\":\"region\"}"),
		  "region - total -1>10  [] 2", "b", 1 },
		{ "JSON, with all that can be null",
		  JSON_NOTE("{\"level\":\"region\",\"municipality_code\":null,\"column\":\"total\",\"from\":0,\"to\":null,"
		            "\"cause\":null,\"rules\":null,\"confidence\":\"ambiguous\"}"),
		  "region - total 0>-1  [] 1", "b", 1 },
		{ "JSON, null", JSON_NOTE("null"), "no change", "b", 1 },
		{ "JSON, with what a later release adds",
		  JSON_NOTE("{\"level\":\"region\",\"column\":\"total\",\"by\":{\"who\":[1]},\"confidence\":\"likely\"}"),
		  "region - total -1>-1  [] 2", "b", 2 },
		{ "XML",
		  XML_NOTE(
			  "b<change level='municipality' municipality_code='GM0599' column='uwv_profile' from='1157' to='1175' "
			  "cause='two digits swapped' rules=' row.sum\n region.sum ' confidence='certain'/>"),
		  SWAPPED, "b", 1 },
		{ "XML, before the text and between its pieces",
		  XML_NOTE("one <change level='region' column='total' to='10' confidence='likely'></change>two"),
		  "region - total -1>10  [] 2", "one two", 1 },
		{ "XML of before there were changes", XML_NOTE("b"), "no change", "b", 1 },
		{ "a table", TABLE("municipality|GM0599|uwv_profile|1157|1175|two digits swapped|row.sum  region.sum|certain"),
		  SWAPPED, "b", 1 },
		{ "a table, of a note without a change", TABLE("|||||||"), "no change", "b", 1 },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_dataset *dataset = NULL;
		klp_error *error = NULL;
		char change[256];
		klp_status status = parse(&dataset, cases[i].text, 0, &error);
		cr_assert_eq(status, KLP_OK, "%s: %s", cases[i].what, klp_error_message(error));
		cr_assert_eq(klp_dataset_notes(dataset), cases[i].notes, "%s", cases[i].what);
		size_t last = cases[i].notes - 1;
		const klp_note *note = klp_dataset_note(dataset, klp_note_changed(klp_dataset_note(dataset, 0)) ? 0 : last);
		describe(change, sizeof change, note);
		cr_expect_str_eq(change, cases[i].change, "%s: %s", cases[i].what, change);
		cr_expect_str_eq(klp_note_message(note), cases[i].message, "%s", cases[i].what);
		klp_dataset_free(dataset);
	}
}

/* Notes with a change after notes without one and the reverse, each with its own. */
Test(changes, stay_with_their_notes)
{
	static const char one[] = "{\"id\":\"a\",\"severity\":\"error\",\"message\":\"\"}";
	static const char other[] =
		"{\"id\":\"b\",\"severity\":\"error\",\"message\":\"\",\"change\":{\"level\":\"region\",\"column\":\"total\","
		"\"confidence\":\"likely\"}}";
	static const char row[] = "{\"level\":\"country\",\"edition\":\"2025Q2\"}";
	char text[2048];
	snprintf(text, sizeof text,
	         "{\"format\":\"klantprofiel-dataset\",\"version\":1,\"notes\":[%s,%s,%s,%s],\"rows\":[%s]}", one, other,
	         one, other, row);
	klp_dataset *dataset = NULL;
	cr_assert_eq(parse(&dataset, text, 0, NULL), KLP_OK);
	cr_assert_eq(klp_dataset_notes(dataset), 4);
	for (size_t i = 0; i < 4; i++) {
		const klp_note *note = klp_dataset_note(dataset, i);
		cr_expect_str_eq(klp_note_id(note), i % 2 == 0 ? "a" : "b", "note %zu", i);
		cr_expect_eq(klp_note_changed(note), i % 2 == 1, "note %zu", i);
	}
	klp_dataset_free(dataset);
}

#define GOOD "\"level\":\"region\",\"column\":\"total\",\"confidence\":\"likely\""

Test(changes, that_cannot_be_are_refused_with_their_place)
{
	static const struct {
		const char *what;
		const char *text;
		const char *told;
	} cases[] = {
		{ "JSON: no object", JSON_NOTE("[]"), "'change' must be an object or null" },
		{ "JSON: empty", JSON_NOTE("{}"), "does not tell the level" },
		{ "JSON: no level", JSON_NOTE("{\"column\":\"total\",\"confidence\":\"likely\"}"), "does not tell the level" },
		{ "JSON: an empty level", JSON_NOTE("{\"level\":\" \",\"column\":\"total\"}"), "does not tell the level" },
		{ "JSON: no such level", JSON_NOTE("{\"level\":\"city\",\"column\":\"total\",\"confidence\":\"likely\"}"),
		  "'city' stands in the column change_level" },
		{ "JSON: no column", JSON_NOTE("{\"level\":\"region\",\"confidence\":\"likely\"}"), "change_column" },
		{ "JSON: a column of no counts",
		  JSON_NOTE("{\"level\":\"region\",\"column\":\"page\",\"confidence\":\"likely\"}"),
		  "'page' stands in the column change_column" },
		{ "JSON: no confidence", JSON_NOTE("{\"level\":\"region\",\"column\":\"total\"}"), "change_confidence" },
		{ "JSON: no such confidence", JSON_NOTE("{\"level\":\"region\",\"column\":\"total\",\"confidence\":\"sure\"}"),
		  "'sure' stands in the column change_confidence" },
		{ "JSON: a count below zero", JSON_NOTE("{" GOOD ",\"from\":-1}"), "'-1' stands in the column change_from" },
		{ "JSON: half a person", JSON_NOTE("{" GOOD ",\"to\":1.5}"), "'1.5' stands in the column change_to" },
		{ "JSON: a dot that may be of thousands", JSON_NOTE("{" GOOD ",\"to\":1.097}"), "'1.097'" },
		{ "JSON: a count that is too large", JSON_NOTE("{" GOOD ",\"to\":9007199254740992}"), "change_to" },
		{ "JSON: a count that is true", JSON_NOTE("{" GOOD ",\"to\":true}"), "'to' must be" },
		{ "JSON: a member twice", JSON_NOTE("{" GOOD ",\"to\":1,\"to\":1}"), "'to' stands twice" },
		{ "JSON: two changes", JSON("{\"id\":\"a\",\"change\":{" GOOD "},\"change\":{" GOOD "}}"),
		  "'change' stands twice" },
		{ "JSON: rules in one text", JSON_NOTE("{" GOOD ",\"rules\":\"row.sum\"}"), "'rules' must be an array" },
		{ "JSON: a rule that is a number", JSON_NOTE("{" GOOD ",\"rules\":[1]}"), "'rules' must be an array" },
		{ "JSON: two rules in one text", JSON_NOTE("{" GOOD ",\"rules\":[\"a b\"]}"), "a word without blanks" },
		{ "JSON: a rule of nothing", JSON_NOTE("{" GOOD ",\"rules\":[\"\"]}"), "a word without blanks" },
		{ "JSON: cut off",
		  "{\"format\":\"klantprofiel-dataset\",\n\"version\":1,\"rows\":[],\n\"notes\":[{\"change\":{", "cut off" },
		{ "XML: empty", XML_NOTE("<change/>"), "does not tell the level" },
		{ "XML: no such level", XML_NOTE("<change level='city' column='total' confidence='likely'/>"), "'city'" },
		{ "XML: no column", XML_NOTE("<change level='region' confidence='likely'/>"), "change_column" },
		{ "XML: no confidence", XML_NOTE("<change level='region' column='total'/>"), "change_confidence" },
		{ "XML: a count in words", XML_NOTE("<change level='region' column='total' confidence='likely' to='ten'/>"),
		  "'ten' stands in the column change_to" },
		{ "XML: two changes",
		  XML_NOTE("<change level='region' column='total' confidence='likely'/>"
		           "<change level='region' column='total' confidence='likely'/>"),
		  "two elements <change>" },
		{ "a table: no level", TABLE("||total|1|2|||likely"), "change_level" },
		{ "a table: no such confidence", TABLE("region||total|1|2|||sure"), "change_confidence" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_dataset *dataset = NULL;
		klp_error *error = NULL;
		klp_status status = parse(&dataset, cases[i].text, 0, &error);
		cr_expect_eq(status, KLP_FORMAT, "%s: %s", cases[i].what, klp_status_name(status));
		cr_expect(strstr(klp_error_message(error), cases[i].told) != NULL, "%s: %s", cases[i].what,
		          klp_error_message(error));
		cr_expect_eq(klp_error_line(error), 3, "%s: line %d", cases[i].what, (int)klp_error_line(error));
		cr_expect_str_eq(klp_error_source(error), "memory", "%s", cases[i].what);
		cr_expect_eq(klp_dataset_rows(dataset) + klp_dataset_notes(dataset), 0, "%s: left behind", cases[i].what);
		klp_error_free(error);
		klp_dataset_free(dataset);
	}
}

/* What the schema refuses beyond what reading does, and what reading passes over with a note. */
Test(changes, the_schema_is_stricter)
{
	static const struct {
		const char *what;
		const char *text;
		const char *told;
	} cases[] = {
		{ "a rule that is no name", XML_NOTE("<change level='region' column='total' confidence='likely' rules='a,b'/>"),
		  "a,b" },
		{ "an attribute of later",
		  XML_NOTE("<change level='region' column='total' confidence='likely' by='somebody'/>"), "by" },
		{ "an element of later",
		  XML_NOTE("<change level='region' column='total' confidence='likely'><by>somebody</by></change>"), "change" },
		{ "a text within", XML_NOTE("<change level='region' column='total' confidence='likely'>b</change>"), "change" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_dataset *dataset = NULL;
		klp_error *error = NULL;
		cr_expect_eq(parse(&dataset, cases[i].text, 0, NULL), KLP_OK, "%s", cases[i].what);
		cr_expect_eq(klp_dataset_notes(dataset), i == 0 ? 1 : 2, "%s: told", cases[i].what);
		for (size_t j = 0; j < klp_dataset_notes(dataset); j++) {
			const klp_note *note = klp_dataset_note(dataset, j);
			cr_expect_eq(klp_note_changed(note), strcmp(klp_note_id(note), "a") == 0, "%s", cases[i].what);
		}
		klp_dataset_free(dataset);
		cr_expect_eq(parse(&dataset, cases[i].text, KLP_PARSE_CHECK_SCHEMA, &error), KLP_FORMAT, "%s", cases[i].what);
		cr_expect(strstr(klp_error_message(error), cases[i].told) != NULL, "%s: %s", cases[i].what,
		          klp_error_message(error));
		klp_error_free(error);
		klp_dataset_free(dataset);
	}
}

Test(changes, rules_without_end_meet_the_limit)
{
	enum { TIMES = 200000 };
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);
	cr_assert(out != NULL);
	fputs("{\"format\":\"klantprofiel-dataset\",\"version\":1,\"rows\":[],\"notes\":[{\"id\":\"a\",\"change\":{"
	      "\"rules\":[\"a\"",
	      out);
	for (int i = 0; i < TIMES; i++)
		fputs(",\"row.sum\"", out);
	fputs("]}}]}", out);
	fclose(out);
	klp_dataset *dataset = NULL;
	cr_expect_eq(parse(&dataset, text, 0, NULL), KLP_LIMIT_LINE_BYTES);
	klp_dataset_free(dataset);
	free(text);
}

/* --------------------------------------------------------- out of memory */

static klp_status read_text(void *context, klp_error **error)
{
	klp_dataset *dataset = NULL;
	klp_status status = parse(&dataset, context, 0, error);
	if (dataset != NULL)
		cr_expect(status == KLP_OK || klp_dataset_notes(dataset) == 0);
	klp_dataset_free(dataset);
	return status;
}

Test(changes, every_allocation_that_fails_is_out_of_memory)
{
	static char json[] = JSON_NOTE("{" GOOD ",\"municipality_code\":\"GM\\u0030\",\"from\":1e3,\"cause\":\"\\u0041\","
	                               "\"rules\":[\"row.sum\",\"region.sum\"]}");
	static char xml[] = XML_NOTE(
		"b<change level='region' municipality_code='GM' column='total' cause='c' rules='a b' confidence='likely'/>");
	static char table[] = TABLE("region|GM|total|1|2|c|a b|likely");
	failing_install();
	failing_each("JSON", read_text, json, 1);
	failing_each("XML", read_text, xml, 1);
	failing_each("a table", read_text, table, 1);
}
