/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Words with their places on pages, and the document that they make up: what the PDF reader and klp_parse_words() share.
 */

#ifndef READ_WORDS_H
#define READ_WORDS_H

#include "read/document.h"

/** A word and the box around it; y runs down the page, from its upper edge. All in the same unit. */
struct word {
	struct slice text;
	double x_min;
	double y_min;
	double x_max;
	double y_max;
};

struct word_page {
	double width;
	double height;
	size_t first_word;
	size_t words;
};

/** All zero is empty. The texts belong to whoever added them, or are kept in a document's texts. */
struct words {
	struct word_page *pages;
	size_t page_count;
	size_t page_capacity;
	struct word *words;
	size_t word_count;
	size_t word_capacity;
};

/** Begins a page; its words follow. KLP_OK; KLP_LIMIT_LINES (pages count as lines); KLP_LIMIT_MEMORY; KLP_OUT_OF_MEMORY. */
klp_status words_add_page(struct words *words, double width, double height, const struct reading *reading,
                          klp_error **error);

/** Adds a word to the last page. KLP_OK; KLP_LIMIT_MEMORY; KLP_OUT_OF_MEMORY. */
klp_status words_add(struct words *words, const struct word *word, const struct reading *reading, klp_error **error);

void words_free(struct words *words);

/** Lays words out as lines and cells of the document: what lies in one column under one another is a column, whatever order
 * the words come in; names that wrap are joined in their cell; a column left empty is an empty cell.
 *
 * Of a line, `page` is the page, `number` the line on it, words at one height being a line, both from 1; of a row whose cells
 * wrap it is the line of its numbers. The `column` of a cell of a table is that of the table, from 1; of a line outside
 * tables it is 1. Several gaps between words of such a line show as two blanks.
 *
 * A word of which the text holds blanks is several. The words need not outlive the call; their texts must outlive the document.
 *
 * @return KLP_OK; KLP_FORMAT (a box that lies nowhere, with the page); KLP_LIMIT_…; KLP_CANCELLED; KLP_OUT_OF_MEMORY */
klp_status words_lay_out(const struct words *words, struct document *document, const struct reading *reading,
                         klp_error **error);

#endif
