/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * A text in each encoding and with each line end in which people have it.
 */

#ifndef TESTS_READ_ENCODED_H
#define TESTS_READ_ENCODED_H

#include <stdbool.h>
#include <stddef.h>

enum encoded {
	ENCODED_UTF_8,
	ENCODED_UTF_8_MARKED,
	ENCODED_UTF_16LE,
	ENCODED_UTF_16LE_MARKED,
	ENCODED_UTF_16BE,
	ENCODED_UTF_16BE_MARKED,
	ENCODED_WINDOWS_1252,
	ENCODED_ISO_8859_15,
	ENCODINGS
};

extern const char *const encoded_names[ENCODINGS];

/** "\n", "\r\n", "\r" */
extern const char *const encoded_line_ends[3];

/** A text in UTF-8 with "\n" in another encoding and with other line ends; free() it. Of the encodings of one byte only the letters
 * that the tests use. */
char *encoded(const char *text, enum encoded encoding, const char *line_end, size_t *size);

#endif
