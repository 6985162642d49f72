/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/leader.h"

#include <string.h>

/* The five counts, the register's two columns, and the end of a name such as "c.a.". */
enum { FEWEST_DOTS = 9 };

static const char ellipsis[] = "\xE2\x80\xA6";
enum { ELLIPSIS_BYTES = sizeof ellipsis - 1, ELLIPSIS_DOTS = 3 };

static bool has_leader(struct slice text)
{
	size_t dots = 0;
	for (size_t at = 0; at < text.length && dots < FEWEST_DOTS; at++) {
		bool ends = text.length - at < ELLIPSIS_BYTES;
		if (text.text[at] == '.') {
			dots++;
		} else if (!ends && memcmp(text.text + at, ellipsis, ELLIPSIS_BYTES) == 0) {
			dots += ELLIPSIS_DOTS;
			at += ELLIPSIS_BYTES - 1;
		} else if (text.text[at] != ' ') {
			dots = 0;
		}
	}
	return dots >= FEWEST_DOTS;
}

bool leader_is_on(const struct document *document, size_t line)
{
	const struct document_cell *cells = document_cells(document, line);
	for (uint32_t i = 0; i < document->lines[line].cells; i++)
		if (has_leader(cells[i].text))
			return true;
	return false;
}
