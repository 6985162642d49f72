/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/known.h"
#include "read/label.h"
#include "read/wrap.h"

#include <string.h>

/* A line of more bytes is prose, which saves a look at its words. */
enum { MOST_LABEL_BYTES = 96 };

bool known_is_prose(struct slice words)
{
	/* So many words have as many letters, and blanks between them. */
	return words.length > 2 * WRAP_MOST_WORDS && text_words(words, WRAP_MOST_WORDS + 1) > WRAP_MOST_WORDS;
}

static enum known_words look(struct slice words)
{
	if (known_is_prose(words))
		return KNOWN_PROSE;
	if (!label_is_furniture(words))
		return KNOWN_NAME;
	return label_is_total(words) ? KNOWN_TOTAL : KNOWN_FURNITURE;
}

/* Where a line is kept: what begins alike mostly ends otherwise, and the other way round. */
static size_t place_of(struct slice words)
{
	uint64_t first = 0, last = 0;
	size_t part = words.length < sizeof first ? words.length : sizeof first;
	memcpy(&first, words.text, part);
	memcpy(&last, words.text + words.length - part, part);
	return (size_t)(((first * 31 + last) * UINT64_C(0x9E3779B97F4A7C15) + words.length) >> 48) % KNOWN_LINES;
}

enum known_words known_words(struct known *known, struct slice words)
{
	if (words.length > MOST_LABEL_BYTES)
		return KNOWN_PROSE;
	struct known_line *line = &known->lines[place_of(words)];
	bool seen = line->text.length == words.length && memcmp(line->text.text, words.text, words.length) == 0;
	if (!seen)
		*line = (struct known_line){ words, look(words) };
	return line->words;
}
