/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "bench/clients.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST = 2048 };

static const char *const columns[] = { "client_id",
	                                   "gemeentecode",
	                                   "indicering",
	                                   "status",
	                                   "dienstverlening_begin",
	                                   "dienstverlening_eind",
	                                   "doelgroepregister",
	                                   "banenafspraak",
	                                   "wsw_beschut",
	                                   "opleiding",
	                                   "vaardigheden",
	                                   "competenties",
	                                   "affiniteiten",
	                                   "beroepssectoren",
	                                   "taaksoort_01",
	                                   "taaksoort_02",
	                                   "taaksoort_03",
	                                   "taaksoort_04",
	                                   "taaksoort_05",
	                                   "taaksoort_06",
	                                   "taaksoort_07",
	                                   "taaksoort_08",
	                                   "taaksoort_09",
	                                   "taaksoort_10",
	                                   "taaksoort_11",
	                                   "taaksoort_12",
	                                   "taaksoort_13",
	                                   "taaksoort_14",
	                                   "taaksoort_15",
	                                   "taaksoort_16",
	                                   "taaksoort_17",
	                                   "taaksoort_18",
	                                   "taaksoort_19",
	                                   "taaksoort_20" };

enum { COLUMNS = sizeof columns / sizeof columns[0], FIRST_TASK = COLUMNS - 20 };

/* A number below another by chance, from a seed that moves on. */
static unsigned draw(unsigned long long *seed, unsigned below)
{
	*seed = *seed * 6364136223846793005ULL + 1442695040888963407ULL;
	return (unsigned)(*seed >> 33) % below;
}

/* What stands in a column of a client. */
static const char *value_of(unsigned long long *seed, size_t client, size_t column, char room[64])
{
	static const char *const groups[] = { "WAJONG", "WW", "WIA", "BIJSTAND", "NUG", "IOAW" };
	static const char *const tasks[] = { "", "", "J", "N" };
	switch (column) {
	case 0:
		snprintf(room, 64, "P%08zx", client);
		return room;
	case 1:
		snprintf(room, 64, "GM%04u", 1 + draw(seed, 1999));
		return room;
	case 2:
		return groups[draw(seed, sizeof groups / sizeof groups[0])];
	case 3:
		return draw(seed, 20) == 0 ? "uitgeschreven" : "ingeschreven";
	case 4:
		snprintf(room, 64, "20%02u-%02u-%02u", 10 + draw(seed, 15), 1 + draw(seed, 12), 1 + draw(seed, 28));
		return room;
	case 5:
		return draw(seed, 10) == 0 ? "2024-12-31" : "";
	case 6:
	case 7:
		return draw(seed, 10) == 0 ? "N" : "J";
	case 8:
		return "N";
	case 9:
		return "mbo niveau 2";
	case 12:
		return draw(seed, 3) == 0 ? "" : "techniek; bouw; \"buiten\" werken";
	case 13:
		return draw(seed, 3) == 0 ? "" : "bouw, installatie en infra";
	default:
		return column < FIRST_TASK ? "samenwerken, plannen" : tasks[draw(seed, 4)];
	}
}

static char *put_csv(char *at, const char *value, bool last)
{
	bool quoted = strpbrk(value, ",\"") != NULL;
	if (quoted)
		*at++ = '"';
	for (; *value != '\0'; value++) {
		if (*value == '"')
			*at++ = '"';
		*at++ = *value;
	}
	if (quoted)
		*at++ = '"';
	*at++ = last ? '\n' : ',';
	return at;
}

static char *put_client(char *at, unsigned long long *seed, size_t client, bool xml)
{
	char room[64];
	at += xml ? sprintf(at, "<klant>") : 0;
	for (size_t i = 0; i < COLUMNS; i++) {
		const char *value = value_of(seed, client, i, room);
		if (!xml)
			at = put_csv(at, value, i + 1 == COLUMNS);
		else
			at += sprintf(at, "<%s>%s</%s>", columns[i], value, columns[i]);
	}
	return at + (xml ? sprintf(at, "</klant>\n") : 0);
}

int clients_make(struct bytes *bytes, size_t clients, bool xml)
{
	unsigned long long seed = 20250630;
	size_t room = (size_t)1 << 20;
	bytes->text = malloc(room);
	if (bytes->text == NULL)
		return 1;
	char *at = bytes->text;
	at += xml ? sprintf(at, "<?xml version=\"1.0\"?>\n<extract xmlns=\"urn:klantprofiel:extract:1\">\n") : 0;
	for (size_t i = 0; !xml && i < COLUMNS; i++)
		at = put_csv(at, columns[i], i + 1 == COLUMNS);
	for (size_t i = 0; i < clients; i++) {
		size_t size = (size_t)(at - bytes->text);
		if (room - size < LONGEST) {
			char *grown = realloc(bytes->text, 2 * room);
			if (grown == NULL)
				return 1;
			room *= 2;
			bytes->text = grown;
			at = grown + size;
		}
		at = put_client(at, &seed, i, xml);
	}
	at += xml ? sprintf(at, "</extract>\n") : 0;
	bytes->size = (size_t)(at - bytes->text);
	return 0;
}
