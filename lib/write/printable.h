/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Text for people, on a terminal perhaps: words of a document without what a terminal would obey.
 */

#ifndef WRITE_PRINTABLE_H
#define WRITE_PRINTABLE_H

#include "write/sink.h"

/** Puts at most so many characters of a text, blanks in the place of controls. Returns how many there were. */
size_t printable_characters(struct sink *sink, const char *text, size_t most);

/** Puts a whole text likewise. */
void printable_text(struct sink *sink, const char *text);

/** Puts a byte so many times. */
void printable_repeat(struct sink *sink, char byte, size_t count);

/** "source:page:line: ", as far as it is known; nothing without a source. */
void printable_place(struct sink *sink, const char *source, uint64_t page, uint64_t line);

#endif
