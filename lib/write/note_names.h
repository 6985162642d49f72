/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * A dataset's notes as a table: the names of its columns, by which read/tidy.h knows it.
 */

#ifndef WRITE_NOTE_NAMES_H
#define WRITE_NOTE_NAMES_H

#include "base/language.h"

#include <klantprofiel/dataset.h>

enum note_column {
	NOTE_ID,
	NOTE_SEVERITY,
	NOTE_MESSAGE,
	NOTE_EDITION,
	NOTE_REGION_NUMBER,
	NOTE_SOURCE,
	NOTE_PAGE,
	NOTE_LINE,
	NOTE_COLUMN,
	/** from here on of notes that tell a change */
	NOTE_CHANGE_LEVEL,
	NOTE_CHANGE_MUNICIPALITY_CODE,
	NOTE_CHANGE_COLUMN,
	NOTE_CHANGE_FROM,
	NOTE_CHANGE_TO,
	NOTE_CHANGE_CAUSE,
	NOTE_CHANGE_RULES,
	NOTE_CHANGE_CONFIDENCE,
	NOTE_COLUMNS
};

/** The name of a column. Static. */
const char *note_name(enum note_column column);

/** What it is called where people read it. Static. */
const char *note_title(enum note_column column, enum language language);

/** How many columns the table of a dataset's notes has: those of changes only where there are any. */
size_t note_columns(const klp_dataset *dataset);

#endif
