/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What `pdftotext -bbox` tells of a PDF: its pages, and the words on them with the boxes around them.
 */

#ifndef READ_PDF_BOXES_H
#define READ_PDF_BOXES_H

#include "read/formats/words.h"
#include "read/formats/xml_events.h"

/** The bytes that a character has at most, but for the last: those of one that is not complete yet. */
enum { PDF_BOXES_TAIL = 3 };

/** What was told so far. Its head, which holds the title and the author of the PDF, is passed over. */
struct pdf_boxes {
	struct document *document;
	const struct reading *reading;
	struct xml *xml;
	struct words words;
	/** how much of the tag after which the pages come has been met, and whether all of it */
	size_t met;
	bool begun;
	/** the beginning of a character that goes on in the next piece */
	char tail[PDF_BOXES_TAIL];
	size_t tail_size;
	/** such a piece, with its beginning */
	struct buffer joined;
	/** where the parser is: on a page, in a word; and that word */
	bool on_page;
	bool in_word;
	struct word word;
	struct buffer text;
};

/** Begins. `document` gets the texts, and in the end the lines; both must outlive it. KLP_OK or KLP_OUT_OF_MEMORY; end it
 * with pdf_boxes_free() in any case. */
klp_status pdf_boxes_begin(struct pdf_boxes *boxes, struct document *document, const struct reading *reading,
                           klp_error **error);

/** Takes the next bytes, which count against "input-bytes"; `context` is the struct pdf_boxes.
 *
 * @return KLP_OK; KLP_FORMAT (it is not what pdftotext gives; a box that lies nowhere, with the page); KLP_LIMIT_…;
 *         KLP_OUT_OF_MEMORY */
klp_status pdf_boxes_take(void *context, struct slice output, klp_error **error);

/** Ends it and lays the words out. As pdf_boxes_take(), and what words_lay_out() returns; KLP_NO_TABLE when no page has a
 * word on it, as of pages that were scanned. */
klp_status pdf_boxes_finish(struct pdf_boxes *boxes, klp_error **error);

void pdf_boxes_free(struct pdf_boxes *boxes);

#endif
