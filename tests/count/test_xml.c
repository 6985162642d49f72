/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Extracts in XML: what counts as a client and a column, what cannot be read and in which line, and what is no extract at all. */

#include "count/counting.h"
#include "read/packing.h"
#include "support/failing.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(list) (sizeof(list) / sizeof(list)[0])

/* A client who is counted with a profile, in elements and in attributes; and one without the columns of the profile. */
#define BASE                                                                                            \
	"<gemeentecode>GM0599</gemeentecode><indicering>WW</indicering><status>ingeschreven</status>"       \
	"<dienstverlening_begin>2020-01-31</dienstverlening_begin><doelgroepregister>J</doelgroepregister>" \
	"<banenafspraak>J</banenafspraak>"
#define PARTS "<affiniteiten>groen</affiniteiten><beroepssectoren>zorg</beroepssectoren><taaksoort_07>J</taaksoort_07>"
#define GOOD "<klant>" BASE PARTS "</klant>"
#define ATTRIBUTES                                                                                    \
	"gemeentecode='GM0599' indicering='WW' status='ingeschreven' dienstverlening_begin='2020-01-31' " \
	"doelgroepregister='J' "                                                                          \
	"banenafspraak='J'"

struct stream {
	const char *at;
	size_t left;
	size_t piece;
};

static int64_t give(void *context, void *buffer, size_t capacity)
{
	struct stream *stream = context;
	size_t given = stream->left < stream->piece ? stream->left : stream->piece;
	given = given < capacity ? given : capacity;
	memcpy(buffer, stream->at, given);
	stream->at += given;
	stream->left -= given;
	return (int64_t)given;
}

/* ---------------------------------------------------------------- what is counted */

/* How many were counted with a profile, counted without, not counted, and could not be read. */
struct tally {
	unsigned profile;
	unsigned none;
	unsigned elsewhere;
	unsigned unusable;
};

static struct tally tally_of(const klp_count *count)
{
	const int both = KLP_GROUP_MUNICIPAL | KLP_GROUP_UWV;
	struct tally tally = { .profile = (unsigned)klp_count_clients(count, NULL, both, 0),
		                   .unusable = (unsigned)klp_count_bin(count, KLP_BIN_UNUSABLE) };
	tally.none = (unsigned)klp_count_bin(count, KLP_BIN_COUNTED) - tally.profile;
	tally.elsewhere =
		(unsigned)klp_count_tally_of(count, KLP_TALLY_RECORDS) - tally.profile - tally.none - tally.unusable;
	return tally;
}

static const struct {
	const char *what;
	const char *xml;
	struct tally tally;
} counted[] = {
	{ "a client", "<extract>" GOOD "</extract>", { 1, 0, 0, 0 } },
	{ "two", "<extract>\n " GOOD "\n " GOOD "\n</extract>\n", { 2, 0, 0, 0 } },
	{ "no client at all", "<extract/>", { 0, 0, 0, 0 } },
	{ "our namespace", "<extract xmlns='urn:klantprofiel:extract:1'>" GOOD "</extract>", { 1, 0, 0, 0 } },
	{ "a prefix",
	  "<k:extract xmlns:k='urn:klantprofiel:extract:1'><k:klant><k:status>nee</k:status><k:banenafspraak/></k:klant>"
	  "</k:extract>",
	  { 0, 0, 1, 0 } },
	{ "another's element of the same name is none of ours",
	  "<extract xmlns:x='urn:x'>" GOOD "<x:klant/><klant><x:status>ingeschreven</x:status></klant></extract>",
	  { 1, 0, 1, 0 } },
	{ "a namespace for one client",
	  "<extract>" GOOD "<klant xmlns='urn:x'><status>nee</status></klant>" GOOD "</extract>",
	  { 2, 0, 0, 0 } },
	{ "clients deeper down", "<a><b><c>" GOOD "</c></b><d>" GOOD "</d></a>", { 2, 0, 0, 0 } },
	{ "any case", "<Extract><Klant>" BASE "<AFFINITEITEN>x</AFFINITEITEN></Klant></Extract>", { 0, 1, 0, 0 } },
	{ "attributes", "<extract><klant " ATTRIBUTES "/></extract>", { 0, 1, 0, 0 } },
	{ "attributes and elements", "<extract><klant " ATTRIBUTES ">" PARTS "</klant></extract>", { 1, 0, 0, 0 } },
	{ "columns that nobody knows",
	  "<extract><klant><x>1</x><y><status>2</status></y>" BASE "</klant></extract>",
	  { 0, 1, 0, 0 } },
	{ "missing ones are empty", "<extract><klant/><klant><status/></klant></extract>", { 0, 0, 2, 0 } },
	{ "blanks fill no part",
	  "<extract><klant>" BASE "<affiniteiten> \n&#160;</affiniteiten></klant></extract>",
	  { 0, 1, 0, 0 } },
	{ "parts may have elements",
	  "<extract><klant>" BASE
	  "<affiniteiten><a>groen</a></affiniteiten><beroepssectoren><s>1</s><s>2</s></beroepssectoren>"
	  "<taaksoort_20><t>J</t></taaksoort_20></klant></extract>",
	  { 1, 0, 0, 0 } },
	{ "characters by number, in CDATA, with a comment within",
	  "<extract><klant><status>inge&#115;chr<!-- x "
	  "-->even</status><gemeentecode><![CDATA[GM0599]]></gemeentecode><indicering>W&#x57;"
	  "</indicering><dienstverlening_begin><?x "
	  "y?>2020-01-31</dienstverlening_begin><doelgroepregister>J</doelgroepregister>"
	  "<banenafspraak>\n J\t</banenafspraak></klant></extract>",
	  { 0, 1, 0, 0 } },
	{ "an ampersand",
	  "<extract><klant opleiding='a &amp; b'>" BASE "<affiniteiten>&amp;&lt;</affiniteiten></klant></extract>",
	  { 0, 1, 0, 0 } },
	{ "a column twice",
	  "<extract><klant>" BASE "<status>ingeschreven</status></klant>" GOOD "</extract>",
	  { 1, 0, 0, 1 } },
	{ "an attribute and an element",
	  "<extract><klant status='ingeschreven'>" BASE "</klant></extract>",
	  { 0, 0, 0, 1 } },
	{ "an element within a value",
	  "<extract><klant><indicering><c>WW</c><c>WIA</c></indicering></klant></extract>",
	  { 0, 0, 0, 1 } },
	{ "a client within a client", "<extract><klant>" BASE "<klant/></klant>" GOOD "</extract>", { 1, 0, 0, 1 } },
	{ "a date that is none",
	  "<extract><klant><status>ingeschreven</status><dienstverlening_begin>2020-02-30</dienstverlening_begin></klant></"
	  "extract>",
	  { 0, 0, 0, 1 } },
};

static void expect_tally(const char *what, const char *how, const klp_count *count, struct tally tally)
{
	struct tally found = tally_of(count);
	cr_expect(memcmp(&found, &tally, sizeof tally) == 0, "%s, %s: %u with, %u without, %u elsewhere, %u unusable", what,
	          how, found.profile, found.none, found.elsewhere, found.unusable);
}

Test(xml, clients_and_their_columns)
{
	for (size_t i = 0; i < COUNT(counted); i++) {
		klp_error *error = NULL;
		klp_count *count = counting_new();
		klp_status status = klp_count_memory(count, counted[i].xml, strlen(counted[i].xml), "x", &error);
		cr_expect_eq(status, KLP_OK, "%s: %s", counted[i].what, klp_error_message(error));
		expect_tally(counted[i].what, "memory", count, counted[i].tally);
		klp_error_free(error);
		klp_count_free(count);
	}
	cr_expect_eq(klp_memory_blocks(), 0);
}

Test(xml, however_the_bytes_come)
{
	for (size_t i = 0; i < 3 * COUNT(counted); i++) {
		static const size_t pieces[] = { 1, 7, 61 };
		const char *xml = counted[i / 3].xml;
		struct stream stream = { xml, strlen(xml), pieces[i % 3] };
		klp_count *count = counting_new();
		cr_expect_eq(klp_count_stream(count, give, &stream, "x", NULL), KLP_OK, "%s", counted[i / 3].what);
		expect_tally(counted[i / 3].what, "stream", count, counted[i / 3].tally);
		klp_count_free(count);
	}
}

/* ---------------------------------------------------------------------- encodings */

static void add_wide(struct packing *packing, const char *text)
{
	packing_add(packing, "\xFF\xFE", 2);
	for (; *text != '\0'; text++) {
		char unit[] = { *text, '\0' };
		packing_add(packing, unit, 2);
	}
}

Test(xml, in_the_encoding_that_it_says)
{
	/* A name of a column with a letter that encodings write differently. */
	static const char *const heads[] = { "\xEF\xBB\xBF", "<?xml version='1.0' encoding='UTF-8'?>",
		                                 "<?xml version='1.0' encoding='ISO-8859-1'?>",
		                                 "<?xml version='1.0' encoding='windows-1252'?>" };
	static const char *const names[] = { "cliënt", "cliënt", "cli\xEBnt", "cli\xEBnt" };
	for (size_t i = 0; i < COUNT(heads); i++) {
		char xml[1024];
		klp_error *error = NULL;
		klp_count *count = counting_new();
		snprintf(xml, sizeof xml, "%s<extract><klant><%s>x</%s>%s</klant></extract>", heads[i], names[i], names[i],
		         BASE PARTS);
		cr_expect_eq(klp_count_set_column(count, "affiniteiten", "cliënt", NULL), KLP_OK);
		cr_expect_eq(klp_count_memory(count, xml, strlen(xml), "x", &error), KLP_OK, "%s: %s", heads[i],
		             klp_error_message(error));
		expect_tally(heads[i], "memory", count, (struct tally){ 1, 0, 0, 0 });
		klp_error_free(error);
		klp_count_free(count);
	}
	struct packing wide = { NULL, 0, 0 };
	klp_count *count = counting_new();
	add_wide(&wide, "<?xml version='1.0' encoding='UTF-16'?><extract>" GOOD "</extract>");
	cr_expect_eq(klp_count_memory(count, wide.at, wide.size, "x", NULL), KLP_OK);
	expect_tally("UTF-16", "memory", count, (struct tally){ 1, 0, 0, 0 });
	klp_count_free(count);
	free(wide.at);
}

/* ----------------------------------------------------------------- what is not read */

Test(xml, what_is_no_extract_is_told_with_its_place)
{
	static const struct {
		const char *what;
		const char *xml;
		klp_status status;
		uint64_t line;
		const char *says;
	} cases[] = {
		{ "cut off in a client", "<extract>\n<klant><status>x", KLP_FORMAT, 2, "cut off" },
		{ "cut off behind a client", "<extract>\n" GOOD "\n", KLP_FORMAT, 3, "cut off" },
		{ "cut off in a tag", "<extract>\n<klant", KLP_FORMAT, 2, "cut off" },
		{ "the wrong end", "<extract>\n\n<klant></status></extract>", KLP_FORMAT, 3, "not the one that is open" },
		{ "no quotes", "<extract a=b/>", KLP_FORMAT, 1, "well-formed" },
		{ "an attribute twice", "<extract>\n<klant status='a' status='b'/></extract>", KLP_FORMAT, 2, "well-formed" },
		{ "something behind it", "<extract/>\n<extract/>", KLP_FORMAT, 2, "well-formed" },
		{ "a document type", "<!DOCTYPE extract>\n<extract/>", KLP_FORMAT, 1, "DOCTYPE" },
		{ "entities of its own", "<!DOCTYPE a [<!ENTITY b 'bbbb'><!ENTITY c '&b;&b;'>]>\n<a>&c;</a>", KLP_FORMAT, 1,
		  "DOCTYPE" },
		{ "an entity", "<extract>\n<klant><status>&secret;</status></klant></extract>", KLP_FORMAT, 2, "entity" },
		{ "no character", "<extract>\n<klant>\x01</klant></extract>", KLP_ENCODING, 2, "no characters" },
		{ "not in UTF-8", "<extract>\n<klant><x>\xEB</x></klant></extract>", KLP_ENCODING, 2, "UTF-8" },
		{ "not even in a name", "<extract>\n<kl\xEBnt/></extract>", KLP_ENCODING, 2, "UTF-8" },
		{ "another version", "<extract xmlns='urn:klantprofiel:extract:2'/>", KLP_UNSUPPORTED, 1, "version" },
		{ "no client", "<extract>\n<client/></extract>", KLP_FORMAT, 0, "no element <klant>" },
		{ "clients of another namespace", "<extract xmlns='urn:x'>" GOOD "</extract>", KLP_FORMAT, 0,
		  "no element <klant>" },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		klp_error *error = NULL;
		klp_count *count = counting_new();
		klp_status status = klp_count_memory(count, cases[i].xml, strlen(cases[i].xml), "x", &error);
		cr_expect_eq(status, cases[i].status, "%s: %s: %s", cases[i].what, klp_status_name(status),
		             klp_error_message(error));
		cr_expect_eq(klp_error_line(error), cases[i].line, "%s: line %llu", cases[i].what,
		             (unsigned long long)klp_error_line(error));
		cr_expect(strstr(klp_error_message(error), cases[i].says) != NULL, "%s: %s", cases[i].what,
		          klp_error_message(error));
		cr_expect(strstr(klp_error_message(error), "secret") == NULL, "a value is quoted");
		cr_expect_eq(klp_count_tally_of(count, KLP_TALLY_RECORDS), 0, "%s: records before it count", cases[i].what);
		klp_error_free(error);
		klp_count_free(count);
	}
	cr_expect_eq(klp_memory_blocks(), 0);
}

Test(xml, records_that_cannot_be_read_are_placed_by_line)
{
	static const char xml[] =
		"<extract>\n" GOOD "\n<klant>\n<status/>\n<status/></klant>\n<klant>\n" BASE "\n<klant/></klant></extract>";
	klp_count *count = counting_new();
	cr_assert_eq(klp_count_memory(count, xml, sizeof xml - 1, "sonar.xml", NULL), KLP_OK);
	klp_dataset *dataset = counting_finish(count);
	static const struct {
		uint64_t line;
		const char *says;
	} expected[] = { { 3, "status: the column stands twice in it" }, { 6, "another client stands within it" } };
	size_t found = 0;
	for (size_t i = 0; i < klp_dataset_notes(dataset); i++) {
		const klp_note *note = klp_dataset_note(dataset, i);
		if (strcmp(klp_note_id(note), "count.unusable") != 0)
			continue;
		cr_assert(found < COUNT(expected));
		cr_expect_eq(klp_note_line(note), expected[found].line);
		cr_expect(strstr(klp_note_message(note), expected[found].says) != NULL, "%s", klp_note_message(note));
		cr_expect_str_eq(klp_note_source(note), "sonar.xml");
		found++;
	}
	cr_expect_eq(found, COUNT(expected));
	klp_dataset_free(dataset);
	klp_count_free(count);
}

/* -------------------------------------------------------------------------- limits */

/* A text that repeats in the midst of another. */
static char *repeated(const char *before, const char *unit, size_t times, const char *after)
{
	size_t length = strlen(unit), size = strlen(before) + times * length + strlen(after) + 1;
	char *text = malloc(size), *at = text;
	cr_assert(text != NULL);
	at += sprintf(at, "%s", before);
	for (size_t i = 0; i < times; i++, at += length)
		memcpy(at, unit, length);
	sprintf(at, "%s", after);
	return text;
}

static klp_status count_within(const char *xml, const char *limit, uint64_t value, struct tally *tally,
                               klp_error **error)
{
	klp_limits limits = KLP_LIMITS_INIT;
	klp_count_options options = KLP_COUNT_OPTIONS_INIT;
	if (limit != NULL)
		cr_assert_eq(klp_limits_set(&limits, limit, value, NULL), KLP_OK);
	options.date = "2025-06-30";
	options.limits = &limits;
	klp_count *count = counting_with(&options);
	klp_status status = klp_count_memory(count, xml, strlen(xml), "x", error);
	*tally = tally_of(count);
	klp_count_free(count);
	return status;
}

Test(xml, limits_hold)
{
	struct tally tally;
	char *deep = repeated("<extract>", "<a>", 200, "");
	char *open = repeated(deep, "</a>", 200, "</extract>");
	cr_expect_eq(count_within(open, "depth", 300, &tally, NULL), KLP_FORMAT, "no client, but not too deep");
	cr_expect_eq(count_within(open, "depth", 200, &tally, NULL), KLP_LIMIT_DEPTH);
	free(deep);
	free(open);

	char *bad = repeated("<extract>", "<klant><status/><status/></klant>", 50, "</extract>");
	cr_expect_eq(count_within(bad, "unusable-records", 50, &tally, NULL), KLP_OK);
	cr_expect_eq(tally.unusable, 50);
	cr_expect_eq(count_within(bad, "unusable-records", 49, &tally, NULL), KLP_LIMIT_UNUSABLE_RECORDS);
	free(bad);

	/* What is too long spoils its record only, and a text that nobody reads is never too long. */
	char *value = repeated("<extract>" GOOD "<klant><status>", "x", 3000, "</status></klant>" GOOD "</extract>");
	cr_expect_eq(count_within(value, "line-bytes", 2000, &tally, NULL), KLP_OK);
	cr_expect(tally.profile == 2 && tally.unusable == 1, "%u and %u", tally.profile, tally.unusable);
	cr_expect_eq(count_within(value, "line-bytes", 3000, &tally, NULL), KLP_OK);
	cr_expect(tally.profile == 2 && tally.elsewhere == 1, "%u and %u", tally.profile, tally.elsewhere);
	free(value);
	char *other = repeated("<extract><klant><opleiding>", "x", 100000, "</opleiding>" BASE "</klant></extract>");
	cr_expect_eq(count_within(other, "line-bytes", 2000, &tally, NULL), KLP_OK);
	cr_expect_eq(tally.none, 1);
	free(other);
}

Test(xml, more_names_than_are_kept)
{
	/* 1,000 names, of which each comes once, between columns that are known. */
	char *xml = malloc(1 << 20), *at = xml;
	cr_assert(xml != NULL);
	at += sprintf(at, "<extract>");
	for (int round = 0; round < 3; round++) {
		at += sprintf(at, "<klant>");
		for (int i = 0; i < 1000; i++)
			at += sprintf(at, "<n%d><m%d>1</m%d></n%d>", i, i, i, i);
		at += sprintf(at, BASE PARTS "</klant>");
	}
	sprintf(at, "</extract>");
	struct tally tally;
	cr_expect_eq(count_within(xml, NULL, 0, &tally, NULL), KLP_OK);
	cr_expect_eq(tally.profile, 3);
	free(xml);
}

/* --------------------------------------------------------- what must not pass silently */

Test(xml, a_column_that_never_comes_is_missed)
{
	struct tally tally;
	klp_error *error = NULL;
	char *few = repeated("<extract>", "<klant><status>ingeschreven</status></klant>", 99, "</extract>");
	cr_expect_eq(count_within(few, NULL, 0, &tally, NULL), KLP_OK);
	cr_expect_eq(tally.elsewhere, 99);
	free(few);
	char *many = repeated("<extract>", "<klant>" BASE "<affiniteit>x</affiniteit></klant>", 100, "</extract>");
	cr_expect_eq(count_within(many, NULL, 0, &tally, &error), KLP_FORMAT);
	cr_expect(strstr(klp_error_message(error), "'affiniteiten'") != NULL, "%s", klp_error_message(error));
	klp_error_free(error);
	free(many);
}

Test(xml, citizen_service_numbers_are_refused_by_the_name_of_their_column)
{
	/* 111222333 passes the 11-test. */
	static const char *const units[] = { "<klant>" BASE "<nummer>111222333</nummer></klant>",
		                                 "<klant nummer='111222333'>" BASE "</klant>" };
	for (size_t i = 0; i < COUNT(units); i++) {
		struct tally tally;
		klp_error *error = NULL;
		char *xml = repeated("<extract>", units[i], 20, "</extract>");
		cr_expect_eq(count_within(xml, NULL, 0, &tally, &error), KLP_PERSONAL_DATA);
		cr_expect(strstr(klp_error_message(error), "nummer") != NULL, "%s", klp_error_message(error));
		cr_expect(strstr(klp_error_message(error), "111222333") == NULL, "the value is quoted");
		klp_error_free(error);
		free(xml);
	}
}

/* -------------------------------------------------------------------------- memory */

static klp_status count_good(void *context, klp_error **error)
{
	klp_count_options options = KLP_COUNT_OPTIONS_INIT;
	klp_count *count = NULL;
	const char *xml = context;
	options.date = "2025-06-30";
	klp_status status = klp_count_new(&count, &options, error);
	if (status == KLP_OK)
		status = klp_count_memory(count, xml, strlen(xml), "x", error);
	klp_count_free(count);
	return status;
}

Test(xml, memory_may_fail_anywhere)
{
	char *xml = repeated("<extract xmlns:k='urn:x'>" GOOD "<klant><status/><status/></klant><klant " ATTRIBUTES
	                     "/><klant><status>",
	                     "long ", 20000, "</status></klant></extract>");
	failing_install();
	failing_each("XML", count_good, xml, 1);
	free(xml);
}
