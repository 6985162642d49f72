/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Dots that lead the eye to the number of a page, as in a table of contents.
 */

#ifndef READ_LEADER_H
#define READ_LEADER_H

#include "read/document.h"

/** Whether a line has more dots behind one another, with blanks between them or without, than a row has cells: a dot in a cell is what
 * some print for a count that is not known. */
bool leader_is_on(const struct document *document, size_t line);

#endif
