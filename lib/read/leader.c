/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/leader.h"

#include <string.h>

/* The five counts, the register's two columns, and the end of a name such as "c.a.". */
enum { FEWEST_DOTS = 9 };

static const char ellipsis[] = "\xE2\x80\xA6";
enum { ELLIPSIS_BYTES = sizeof ellipsis - 1, ELLIPSIS_DOTS = 3 };

/* Whether so many dots stand from a place on. */
static bool leads_from(struct slice text, size_t at)
{
	size_t dots = 0;
	for (; at < text.length && dots < FEWEST_DOTS; at++) {
		bool ends = text.length - at < ELLIPSIS_BYTES;
		if (text.text[at] == '.') {
			dots++;
		} else if (!ends && memcmp(text.text + at, ellipsis, ELLIPSIS_BYTES) == 0) {
			dots += ELLIPSIS_DOTS;
			at += ELLIPSIS_BYTES - 1;
		} else if (text.text[at] != ' ') {
			return false;
		}
	}
	return dots >= FEWEST_DOTS;
}

/* Looks from each byte on with which a leader may begin; most texts have few of them. */
static bool has_leader(struct slice text)
{
	const char marks[] = { '.', ellipsis[0] };
	if (text.length == 0)
		return false;
	for (size_t i = 0; i < sizeof marks; i++) {
		const char *end = text.text + text.length, *found = text.text;
		while (found < end && (found = memchr(found, marks[i], (size_t)(end - found))) != NULL) {
			if (leads_from(text, (size_t)(found - text.text)))
				return true;
			found++;
		}
	}
	return false;
}

bool leader_is_on(const struct document *document, size_t line)
{
	const struct document_cell *cells = document_cells(document, line);
	for (uint32_t i = 0; i < document->lines[line].cells; i++)
		if (has_leader(cells[i].text))
			return true;
	return false;
}
