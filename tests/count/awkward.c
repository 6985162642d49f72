/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "awkward.h"

#include "support/chance.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { ROOM = 1 << 17, MOST_COLUMNS = 80, MOST_RECORDS = 60, TEXT_BYTES = 64 };

/* What is being written, and how. */
struct writing {
	char *text;
	size_t size;
	char delimiter;
	const char *line_end;
	/* one in so many fields and records is awkward; 0 for none */
	size_t oddity;
	bool quoted;
	const char *names[MOST_COLUMNS];
	size_t columns;
};

#define ANY(list) (list)[chance(sizeof(list) / sizeof((list)[0]))]

static void add(struct writing *writing, const char *text)
{
	size_t length = strlen(text);
	memcpy(writing->text + writing->size, text, length);
	writing->size += length;
}

static void add_sign(struct writing *writing, char sign)
{
	writing->text[writing->size++] = sign;
}

static bool is_odd(const struct writing *writing)
{
	return writing->oddity > 0 && chance(writing->oddity) == 0;
}

/* A value as it should be, of a column by its name. */
static const char *tidy(const char *name)
{
	static const char *const statuses[] = { "ingeschreven", "Ingeschreven", "INGESCHREVEN", "uitgeschreven",
		                                    "ingeschreven" };
	static const char *const codes[] = {
		"GM0518", "gm0599", "363", "0014", "GM0003", "GM9999", "GM0363", "GM0008", ""
	};
	static const char *const dates[] = { "2020-01-31", "20240229", "31-12-2019", "2025-06-30", "2025-07-01",
		                                 "1-2-2023",   "",         "2024/05/06", "07/08/2022", "2021-03-04T05:06:07" };
	static const char *const ends[] = { "", "", "", "", "2026-01-01", "2025-06-30", "2025-07-01", "2019-05-06" };
	static const char *const answers[] = { "J", "j", "ja", "J", "J", "N", "nee", "", "1", "TRUE" };
	static const char *const groups[] = { "WAJONG",  "wia",     "BIJSTAND",
		                                  "NUG",     "WW;IOAW", "WIA + BIJSTAND",
		                                  "ZW|XX",   "ANW/WAZ", "WAJONG, BIJSTAND",
		                                  "unheard", "" };
	static const char *const texts[] = { "",        "",         "groen", "zorg en welzijn",
		                                 "a;b,c|d", "techniek", "x",     "\xC3\xA9\xC3\xA9n" };
	if (strcmp(name, "status") == 0)
		return ANY(statuses);
	if (strcmp(name, "gemeentecode") == 0)
		return ANY(codes);
	if (strcmp(name, "dienstverlening_begin") == 0)
		return ANY(dates);
	if (strcmp(name, "dienstverlening_eind") == 0)
		return ANY(ends);
	if (strcmp(name, "indicering") == 0)
		return ANY(groups);
	if (strcmp(name, "doelgroepregister") == 0 || strcmp(name, "banenafspraak") == 0 ||
	    strcmp(name, "wsw_beschut") == 0)
		return ANY(answers);
	return ANY(texts);
}

/* A value that nobody should write. */
static const char *odd(void)
{
	static const char *const values[] = { " ",
		                                  "\t",
		                                  "\xC2\xA0",
		                                  "  J  ",
		                                  "a\"b",
		                                  "\"\"",
		                                  "line\nend",
		                                  "line\r\nend",
		                                  "\r",
		                                  "2025-02-30",
		                                  "maybe",
		                                  "\xFF",
		                                  "\xE2\x80\x8B",
		                                  "in\"geschreven\"",
		                                  "GM",
		                                  "\"",
		                                  "a,b;c|d\te",
		                                  "\n\n",
		                                  "\xEF\xBB\xBF",
		                                  "WIA\"",
		                                  "2020-01-01 10:00",
		                                  " ingeschreven" };
	return ANY(values);
}

static bool must_quote(const struct writing *writing, const char *value)
{
	return strchr(value, writing->delimiter) != NULL || strpbrk(value, "\"\r\n") != NULL;
}

static void add_value(struct writing *writing, const char *value)
{
	bool quoted = writing->quoted || must_quote(writing, value) || is_odd(writing);
	if (!quoted || (is_odd(writing) && chance(4) == 0)) {
		add(writing, value);
		return;
	}
	add_sign(writing, '"');
	for (; *value != '\0'; value++) {
		if (*value == '"')
			add_sign(writing, '"');
		add_sign(writing, *value);
	}
	add_sign(writing, '"');
}

/* Something that breaks a record, or the next ones as well. */
static void add_breakage(struct writing *writing)
{
	static const char *const breakages[] = { "\"", "\"\"", "\"x\"y", "x\"", "\" ", "\r", "\n", "\"\"\"", "\"\n\"" };
	add(writing, ANY(breakages));
}

static void add_record(struct writing *writing)
{
	for (size_t i = 0; i < writing->columns; i++) {
		if (i > 0)
			add_sign(writing, writing->delimiter);
		add_value(writing, is_odd(writing) ? odd() : tidy(writing->names[i]));
		if (is_odd(writing) && chance(4) == 0)
			add_breakage(writing);
		if (is_odd(writing) && chance(20) == 0)
			break;
	}
	if (is_odd(writing) && chance(4) == 0)
		add_sign(writing, writing->delimiter);
}

static void add_header(struct writing *writing)
{
	for (size_t i = 0; i < writing->columns; i++) {
		if (i > 0)
			add_sign(writing, writing->delimiter);
		add_value(writing, writing->names[i]);
	}
}

/* The columns that are needed and some others, mixed. */
static void choose_columns(struct writing *writing)
{
	static const char *const needed[] = {
		"status",     "dienstverlening_begin", "dienstverlening_eind", "doelgroepregister", "banenafspraak",
		"indicering", "gemeentecode",          "affiniteiten",         "beroepssectoren",   "taaksoort_01"
	};
	static const char *const others[] = { "wsw_beschut",  "client_id",    "opleiding",    "vaardigheden",
		                                  "competenties", "taaksoort_02", "taaksoort_03", "taaksoort_04",
		                                  "taaksoort_12", "taaksoort_20", "opmerking" };
	static const size_t fillers[] = { 0, 3, 20, 44, 43, 45, 60 };
	const size_t needs = sizeof needed / sizeof needed[0], other = sizeof others / sizeof others[0];
	size_t more = chance(4) == 0 ? ANY(fillers) : 0;
	writing->columns = 0;
	for (size_t i = 0; i < needs; i++)
		writing->names[writing->columns++] = needed[i];
	for (size_t i = 0; i < other; i++)
		if (chance(2) == 0)
			writing->names[writing->columns++] = others[i];
	while (more > 0 && writing->columns < needs + more)
		writing->names[writing->columns++] = "opmerking";
	for (size_t i = writing->columns; i > 1; i--) {
		size_t with = chance(i);
		const char *name = writing->names[i - 1];
		writing->names[i - 1] = writing->names[with];
		writing->names[with] = name;
	}
}

char *awkward_make(size_t *size)
{
	static const char delimiters[] = { ',', ';', '\t', '|' };
	static const char *const line_ends[] = { "\n", "\r\n", "\r", "\n\n", "\r\n\n" };
	static const size_t oddities[] = { 0, 0, 3000, 300, 60, 20 };
	struct writing writing = { .text = malloc(ROOM) };
	if (writing.text == NULL)
		abort();
	choose_columns(&writing);
	writing.delimiter = ANY(delimiters);
	writing.line_end = ANY(line_ends);
	writing.quoted = chance(4) == 0;
	if (chance(4) == 0)
		add(&writing, "\xEF\xBB\xBF");
	add_header(&writing);
	add(&writing, writing.line_end);
	writing.oddity = ANY(oddities);
	size_t header = writing.size, records = chance(MOST_RECORDS);
	for (size_t i = 0; i < records; i++) {
		add_record(&writing);
		if (i + 1 < records || chance(2) == 0)
			add(&writing, writing.line_end);
		if (is_odd(&writing) && chance(8) == 0 && writing.size + header < ROOM / 2) {
			memcpy(writing.text + writing.size, writing.text, header);
			writing.size += header;
		}
		if (writing.size > ROOM / 2)
			break;
	}
	*size = writing.size;
	/* No byte more than there is, so that a sanitizer sees what is read beyond. */
	char *exact = malloc(writing.size + 1);
	if (exact == NULL)
		abort();
	memcpy(exact, writing.text, writing.size);
	free(writing.text);
	return exact;
}

void awkward_free(char *text)
{
	free(text);
}
