/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Pages of words for tests, drawn as text: a word stands where it is drawn.
 */

#ifndef TESTS_READ_DRAWING_H
#define TESTS_READ_DRAWING_H

#include <klantprofiel/klantprofiel.h>

#include <stdbool.h>

/** How a drawing becomes places on a page. */
struct drawing {
	/** of a character, and from one line of the drawing to the next; words are 10 high. 0: 6 and 12 */
	double width;
	double pitch;
	/** every place is multiplied by this; 0: 1 */
	double scale;
	/** all words of a page are added in an order that this picks; 0: as drawn */
	unsigned order;
	/** y runs up the page */
	bool y_up;
	/** how many quarters the page is turned, against the clock */
	unsigned turned;
	/** words sink by this for each unit to the right, and jump up and down by this */
	double slope;
	double jitter;
};

/** The words of a drawing, whose pages are parted by form feeds; free them with klp_words_free(). */
klp_words *drawing_words(const char *text, const struct drawing *drawing);

/** Reads words, which must go well. */
klp_dataset *drawing_parse(const klp_words *words);

#endif
