/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Text in other encodings than UTF-8: the one list of what they are called, and what converts them, which is the C library's
 * iconv(). It is given names of this list only, never one that a source says. Which encoding a text is in is told by the rules of each
 * format.
 */

#ifndef BASE_CHARSET_H
#define BASE_CHARSET_H

#include "base/buffer.h"
#include "base/text.h"

#include <iconv.h>

/** An encoding that can be read. */
struct charset {
	/** as iconv() knows it, whatever the case */
	const char *name;
	/** a byte is a character: then any bytes are text, whether or not they are in this encoding */
	bool one_byte;
	/** its bytes 0x80 to 0x9F are no printed characters */
	bool controls;
};

extern const struct charset charset_utf8;
extern const struct charset charset_utf16le;
extern const struct charset charset_utf16be;
extern const struct charset charset_windows_1252;
extern const struct charset charset_iso_8859_15;

/** The encoding that a label means, in any case; NULL when it is not known.
 *
 * @param browsers  as browsers take it: "latin1" and "ascii" are then Windows-1252, which holds all of them */
const struct charset *charset_find(struct slice label, bool browsers);

/** UTF-16 of either kind, told by its byte order mark or by its zero bytes; NULL for anything else. *marked is whether there is a mark. */
const struct charset *charset_tell_utf16(struct slice bytes, bool *marked);

/** Without the byte order mark that a text in UTF-8 may begin with. */
struct slice charset_without_mark(struct slice text);

enum { CHARSET_LONGEST = 4 /* bytes of a character, in any of the encodings and in UTF-8 */ };

/** A text on its way to UTF-8, piece by piece. All zero is closed. */
struct charset_converter {
	iconv_t handle;
	bool open;
	/** bytes of the whole characters that have come: the place of the bad one, if the next is bad or has no end */
	uint64_t good;
	/** the beginning of a character whose end has not come */
	char part[CHARSET_LONGEST];
	size_t part_size;
};

enum charset_outcome {
	/** all was taken */
	CHARSET_TAKEN,
	/** there is no room for what remains: ask again with more */
	CHARSET_FULL,
	/** what comes behind `good` is no character */
	CHARSET_BAD
};

/** @param charset  not UTF-8
 * @param place  for an error
 * @return KLP_OK; KLP_ENCODING (the system lacks the encoding); KLP_OUT_OF_MEMORY */
klp_status charset_open(struct charset_converter *converter, const struct charset *charset, const struct place *place,
                        klp_error **error);

/** Converts what comes next.
 *
 * @param bytes  moved behind what was taken
 * @param text  what is converted is added, as far as `capacity` reaches: at least CHARSET_LONGEST */
enum charset_outcome charset_convert(struct charset_converter *converter, struct slice *bytes, struct buffer *text);

void charset_close(struct charset_converter *converter);

#endif
