/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What the files that read OpenDocument share.
 */

#ifndef READ_ODS_H
#define READ_ODS_H

#include "read/formats/sheet_rows.h"
#include "read/formats/xml_events.h"

/** A cell of content.xml: what it stores, and what it shows. */
struct ods_cell {
	/** office:value-type: what it holds; the names of the types are in ods_cell.c */
	int type;
	bool formula;
	/** the value that is stored, and the text that is shown: lines are parted by line ends */
	struct buffer value;
	struct buffer shown;
	size_t paragraphs;
};

/** How many times something stands there: once when that is not said, and as many as can be when it is absurd. */
uint64_t ods_times(struct slice value);

/** Begins a cell at its element, with *times how many stand in a row; called from the start handler. KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status ods_cell_begin(struct ods_cell *cell, const struct xml *xml, uint64_t *times, klp_error **error);

/** Whether the cell has nothing in it. */
bool ods_cell_is_empty(const struct ods_cell *cell);

/** What the cell comes to, as a text of the document. As document_keep(). */
klp_status ods_cell_text(const struct ods_cell *cell, struct document *document, const struct reading *reading,
                         struct slice *text, klp_error **error);

void ods_cell_free(struct ods_cell *cell);

/** What handlers of content.xml, or of a flat file, work on. All zero but the first two is the start. */
struct ods_content {
	struct document *document;
	const struct reading *reading;
	struct sheet_rows rows;
	/** the names of styles of hidden sheets, in the document's texts; and the style that is being read */
	struct slice *hidden_styles;
	size_t hidden_count;
	size_t hidden_capacity;
	struct slice style;
	bool sorted;
	/** how deep these lie, 0 outside of them; `passed` is what is passed over with all that is in it */
	uint64_t body;
	uint64_t sheet;
	uint64_t row;
	uint64_t cell;
	uint64_t paragraph;
	uint64_t passed;
	bool found;
	uint64_t page;
	/** the row: its number, how often it stands there, and whether it has begun in `rows` */
	uint64_t row_number;
	uint64_t row_times;
	bool row_hidden;
	bool row_begun;
	/** the column of the cell, and of the next description of columns; how many alike there are */
	uint64_t column;
	uint64_t column_times;
	bool covered;
	uint64_t described;
	struct ods_cell present;
};

/** Takes what streams by. */
extern const struct xml_handlers ods_content_handlers;

void ods_content_free(struct ods_content *content);

#endif
