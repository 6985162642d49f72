/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Words of a page as they run on until a line ends: what browsers do with blanks.
 */

#ifndef READ_HTML_WORDS_H
#define READ_HTML_WORDS_H

#include "base/buffer.h"
#include "read/document.h"

/** All zero is no words. */
struct html_words {
	struct buffer text;
	/** the line in the source on which they begin */
	uint64_t line;
	/** whether blanks follow, which part what comes next */
	bool gap;
	/** whether what comes next is set higher or lower; or struck out */
	bool raised;
	bool struck;
};

/** Adds text.
 *
 * @param line  on which the text begins
 * @param keep_blanks  whether each blank counts, as in what is set as it was typed; there is no line end in the text then
 * @return KLP_OK; KLP_LIMIT_LINE_BYTES; KLP_OUT_OF_MEMORY */
klp_status html_words_add(struct html_words *words, struct slice text, uint64_t line, bool keep_blanks,
                          const struct reading *reading, klp_error **error);

/** The words, without blanks around them; they stay until html_words_clear(). */
struct slice html_words_text(const struct html_words *words);

void html_words_clear(struct html_words *words);

/** Adds a line of words to the document, unless there are none. KLP_OK; KLP_LIMIT_LINES; KLP_LIMIT_MEMORY; KLP_OUT_OF_MEMORY. */
klp_status html_words_emit(struct document *document, struct slice text, uint64_t line, const struct reading *reading,
                           klp_error **error);

#endif
