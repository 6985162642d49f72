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

static char lower_case(char letter)
{
	return letter >= 'A' && letter <= 'Z' ? (char)(letter + ('a' - 'A')) : letter;
}

static int begins_with(const char *text, const char *beginning)
{
	while (*beginning != '\0' && lower_case(*text) == lower_case(*beginning)) {
		text++;
		beginning++;
	}
	return *beginning == '\0';
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
			char here = lower_case(one[i - 1]), there = lower_case(other[j - 1]);
			size_t replaced = rows[i - 1][j - 1] + (here != there);
			rows[i][j] = least(replaced, least(rows[i - 1][j], rows[i][j - 1]) + 1);
			if (i > 1 && j > 1 && here == lower_case(other[j - 2]) && lower_case(one[i - 2]) == there)
				rows[i][j] = least(rows[i][j], rows[i - 2][j - 2] + 1);
		}
	}
	return rows[height][width];
}

size_t nearest_all(const char *word, name_list names, const char **found, size_t capacity)
{
	/* A third of the letters may be wrong; in a short word one. */
	size_t least_distance = strlen(word) / 3 + 1, count = 0;
	const char *name;
	for (size_t i = 0; (name = names(i)) != NULL; i++) {
		/* A beginning is an abbreviation. */
		size_t away = word[0] != '\0' && begins_with(name, word) ? 0 : distance(word, name);
		if (away > least_distance)
			continue;
		if (away < least_distance)
			count = 0;
		least_distance = away;
		if (count < capacity)
			found[count++] = name;
	}
	return count;
}

const char *nearest(const char *word, name_list names)
{
	const char *found;
	return nearest_all(word, names, &found, 1) == 0 ? NULL : found;
}
