/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "phrases.h"

#include <stdio.h>
#include <string.h>

enum { WORDS = 8 };

static const char *const words[PHRASE_KINDS][WORDS] = {
	{ "rijbewijs B", "Nederlands", "heftruck", "kassa", "Engels", "lassen", "tekstverwerken", "snoeien" },
	{ "samenwerken", "nauwkeurig", "op tijd", "zelfstandig", "leergierig", "rustig", "geduldig", "volhoudend" },
	{ "dieren", "groen", "mensen", "techniek", "computers", "koken", "schoonmaken", "vervoer" },
	{ "zorg", "groothandel", "horeca", "bouw", "tuinbouw", "overheid", "logistiek", "schoonmaak" },
};

struct text text_of(const char *bytes)
{
	return (struct text){ bytes, strlen(bytes) };
}

/* What stands between two words of a list: the delimiter itself, a line end, or the second word in quotes. */
static void write_list(char room[PHRASE_ROOM], const char *const list[3], enum phrase_form form, char delimiter)
{
	const char *quote = delimiter == 0 ? "" : "\"";
	const char *inner = delimiter == 0 ? "\"" : "\"\"";
	char between[4] = { delimiter == 0 ? ';' : delimiter, ' ', '\0' };
	snprintf(room, PHRASE_ROOM, "%s%s%s%s%s%s%s%s%s", quote, list[0], form == FORM_LINE_END ? "\n" : between,
	         form == FORM_QUOTES ? inner : "", list[1], form == FORM_QUOTES ? inner : "",
	         list[2][0] == '\0' ? "" : between, list[2], quote);
}

void phrases_make(struct phrases *phrases, char delimiter)
{
	for (int kind = 0; kind < PHRASE_KINDS; kind++)
		for (int form = 0; form < PHRASE_FORMS; form++)
			for (unsigned i = 0; i < PHRASES; i++) {
				char *room = phrases->rooms[kind][form][i];
				const char *const *of = words[kind];
				/* Three different words. */
				unsigned first = i % WORDS, second = first + 1 + i / WORDS % (WORDS - 2), third = second + 1;
				const char *list[3] = { of[first], of[second % WORDS], i % 4 == 3 ? of[third % WORDS] : "" };
				write_list(room, list, (enum phrase_form)form, delimiter);
				phrases->lists[kind][form][i] = text_of(room);
			}
}

struct text phrase(const struct phrases *phrases, enum phrase_kind kind, uint64_t chance)
{
	unsigned of_thousand = (unsigned)(((chance >> 8 & 0xFFFF) * 1000) >> 16);
	enum phrase_form form = FORM_PLAIN;
	if (of_thousand < phrases->line_ends)
		form = FORM_LINE_END;
	else if (of_thousand < phrases->line_ends + phrases->quotes)
		form = FORM_QUOTES;
	return phrases->lists[kind][form][chance % PHRASES];
}
