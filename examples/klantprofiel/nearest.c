/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "nearest.h"

#include <string.h>

/* Longer words are not typing errors of ours. */
enum { LONGEST_WORD = 40 };

static size_t least(size_t one, size_t other)
{
	return one < other ? one : other;
}

/* How many letters must be put in, taken out, replaced, or swapped with their neighbour. */
static size_t distance(const char *one, const char *other)
{
	size_t rows[LONGEST_WORD + 1][LONGEST_WORD + 1];
	size_t height = strlen(one), width = strlen(other);
	if (height > LONGEST_WORD || width > LONGEST_WORD)
		return LONGEST_WORD;
	for (size_t i = 0; i <= height; i++) {
		for (size_t j = 0; j <= width; j++) {
			if (i == 0 || j == 0) {
				rows[i][j] = i + j;
				continue;
			}
			size_t replaced = rows[i - 1][j - 1] + (one[i - 1] != other[j - 1]);
			rows[i][j] = least(replaced, least(rows[i - 1][j], rows[i][j - 1]) + 1);
			if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
				rows[i][j] = least(rows[i][j], rows[i - 2][j - 2] + 1);
		}
	}
	return rows[height][width];
}

const char *nearest(const char *word, name_list names)
{
	const char *best = NULL, *name;
	/* A third of the letters may be wrong; in a short word one. */
	size_t allowed = strlen(word) / 3 + 1, best_distance = allowed + 1;
	for (size_t i = 0; (name = names(i)) != NULL; i++) {
		size_t found = distance(word, name);
		/* A beginning is an abbreviation. */
		if (word[0] != '\0' && strncmp(name, word, strlen(word)) == 0)
			found = 0;
		if (found < best_distance) {
			best_distance = found;
			best = name;
		}
	}
	return best;
}
