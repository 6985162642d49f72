/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The project's own tables in a document, whatever its format: rows and notes of a dataset as it was written. They are read as they
 * say, cell by cell, and not recognised as the publication's are: what went out comes back the same.
 *
 * A **tidy table** is a bordered table whose header names the columns of a dataset, at least `level` and the five counts, in any
 * order; `total_printed` and the like hold what stood in the place of a count. A **notes table** has the header
 * `note,severity,message,edition,region_number,source,page,line,column`, of which the first three are needed, and for notes that tell
 * a change also `change_level,change_municipality_code,change_column,change_from,change_to,change_cause,change_rules,
 * change_confidence`. An empty cell is absent, but for document_empty_text.
 */

#ifndef READ_TIDY_H
#define READ_TIDY_H

#include "base/buffer.h"
#include "read/tables.h"

/** Takes the tidy tables and notes tables out of the document, and puts what they hold into the dataset. All else in the document
 * stays, unless it has tables of both kinds: that is a whole dataset as the library writes it as a workbook or a page, and what stands
 * around it explains it.
 *
 * Rows whose table has no column for source, page or line get their place in this document. A document with a notes table, even
 * an empty one, is a whole dataset that has told of its missing editions already.
 *
 * @return KLP_OK; KLP_FORMAT (a row with more or fewer cells than its header, a cell that cannot be what its column says);
 *         KLP_LIMIT_ROWS, KLP_LIMIT_NAME_BYTES, KLP_LIMIT_NOTES, KLP_LIMIT_MEMORY; KLP_CANCELLED; KLP_OUT_OF_MEMORY. */
klp_status tidy_take(struct tables *tables, klp_error **error);

/* ------------------------------------------ what the files of this concern share */

#define TIDY_NONE UINT32_MAX

enum tidy_note_field {
	TIDY_NOTE_ID,
	TIDY_NOTE_SEVERITY,
	TIDY_NOTE_MESSAGE,
	TIDY_NOTE_EDITION,
	TIDY_NOTE_REGION_NUMBER,
	TIDY_NOTE_SOURCE,
	TIDY_NOTE_PAGE,
	TIDY_NOTE_LINE,
	TIDY_NOTE_COLUMN,
	TIDY_CHANGE_LEVEL,
	TIDY_CHANGE_MUNICIPALITY_CODE,
	TIDY_CHANGE_COLUMN,
	TIDY_CHANGE_FROM,
	TIDY_CHANGE_TO,
	TIDY_CHANGE_CAUSE,
	TIDY_CHANGE_RULES,
	TIDY_CHANGE_CONFIDENCE,
	TIDY_NOTE_FIELDS
};

/** Which cell of a table's lines holds what, TIDY_NONE for none. */
struct tidy_header {
	/** how many cells it has */
	uint32_t cells;
	/** of rows, or of notes */
	bool notes;
	uint32_t column[KLP_COLUMN_COUNT];
	uint32_t printed[KLP_COLUMN_COUNT];
	uint32_t note[TIDY_NOTE_FIELDS];
};

struct tidy {
	struct tables *tables;
	/** of the table that is being read */
	struct tidy_header header;
	/** whether the document tells its notes itself, and whether it has told rows */
	bool notes_told;
	bool rows_told;
	/** what was said of editions already */
	bool missing_told, assumed_told, conflict_told;
	/** the texts of one row or note, each ended by a zero byte */
	struct buffer texts;
};

/** A row of a tidy table. */
klp_status tidy_add_row(struct tidy *tidy, size_t line, klp_error **error);

/** A row of a notes table. */
klp_status tidy_add_note(struct tidy *tidy, size_t line, klp_error **error);

/** How one field of a note is called as a column. Static. */
const char *tidy_note_name(enum tidy_note_field field);

/** The change that a row of a notes table tells; *told is whether there is one, and *change is untouched when there is none. Its
 * texts are added to `tidy->texts`, where there must be room, as tidy_change_room() tells.
 *
 * @return KLP_OK; KLP_FORMAT; KLP_OUT_OF_MEMORY */
klp_status tidy_read_change(struct tidy *tidy, size_t line, struct note_change *change, bool *told, klp_error **error);

/** How many bytes its texts take at most. */
size_t tidy_change_room(const struct tidy *tidy, size_t line);

/** Adds a text to `tidy->texts`, where there is room for it, with a zero byte, and puts it in *kept. */
klp_status tidy_keep(struct tidy *tidy, struct slice text, const char **kept, klp_error **error);

/** The text of a cell of a line. False, and *text untouched, when it is absent: `at` TIDY_NONE, past the line's end, or empty. */
bool tidy_cell(const struct tidy *tidy, size_t line, uint32_t at, struct slice *text);

/** Longer than any word that a cell holds. */
enum { TIDY_WORD_BYTES = 48 };

/** A cell as a word that ends in a zero byte; empty when it is absent or longer than any word. */
void tidy_word(const struct tidy *tidy, size_t line, uint32_t at, char word[TIDY_WORD_BYTES]);

/** The place of a cell. */
struct place tidy_place(const struct tidy *tidy, size_t line, uint32_t at);

/** KLP_FORMAT: that cell cannot be what its column says. `wanted` is what it should be. */
klp_status tidy_refuse(const struct tidy *tidy, size_t line, uint32_t at, const char *column, const char *wanted,
                       klp_error **error);

/** A cell as a whole number from `least` to `most`; *value is untouched when it is absent. `column` is its name. */
klp_status tidy_integer(const struct tidy *tidy, size_t line, uint32_t at, const char *column, uint64_t least,
                        uint64_t most, uint64_t *value, klp_error **error);

/** A cell as an edition; *value is untouched when it is absent. */
klp_status tidy_edition(const struct tidy *tidy, size_t line, uint32_t at, edition_number *value, klp_error **error);

#endif
