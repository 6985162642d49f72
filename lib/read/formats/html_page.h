/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * A page as its elements and texts come by: what they do to words and to tables.
 */

#ifndef READ_HTML_PAGE_H
#define READ_HTML_PAGE_H

#include "read/formats/html_table.h"
#include "read/formats/html_words.h"

/** A table that is open. */
struct html_frame {
	bool layout;
	bool in_cell;
};

/** What was read or left out though it is not shown, to be noted once. */
struct html_oddity {
	uint64_t count;
	uint64_t first_line;
};

/** All zero but for the first three is the start. */
struct html_page {
	struct document *document;
	const struct reading *reading;
	/** the line on which what comes next begins; set by who reads the page */
	uint64_t line;
	/** of elements; and where the outermost lies that is not read, hidden, set as typed, the title; 0 for none */
	uint64_t depth;
	uint64_t unseen_from;
	uint64_t hidden_from;
	uint64_t typed_from;
	uint64_t title_from;
	struct html_words words;
	struct html_words title;
	/** the innermost of the open tables, unless it lays out the page */
	struct html_table table;
	struct html_frame *frames;
	size_t frame_count;
	size_t frame_capacity;
	struct html_oddity hidden;
	struct html_oddity unseen;
	/** whether the present unseen element has been counted */
	bool unseen_counted;
};

/** Begins an element. `attributes` are names and values by turns, ended by NULL; it may be NULL itself. KLP_OK; KLP_LIMIT_…;
 * KLP_OUT_OF_MEMORY. */
klp_status html_page_open(struct html_page *page, const char *name, const unsigned char **attributes,
                          klp_error **error);

/** Ends the innermost element, which has that name. The same. */
klp_status html_page_close(struct html_page *page, const char *name, klp_error **error);

/** Text within the innermost element. The same. */
klp_status html_page_text(struct html_page *page, struct slice text, klp_error **error);

/** Ends the page, and tells what was odd. The same. */
klp_status html_page_end(struct html_page *page, klp_error **error);

void html_page_free(struct html_page *page);

/** Adds a note about a line; `count` is how often it holds from there on. KLP_OK, KLP_LIMIT_NOTES, KLP_OUT_OF_MEMORY. */
klp_status html_page_note(const struct html_page *page, const char *id, klp_severity severity, uint64_t line,
                          uint64_t count, const char *what, klp_error **error);

#endif
