/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Text in other encodings than UTF-8, such as a page may say that it is in.
 */

#ifndef READ_CHARSET_H
#define READ_CHARSET_H

#include "base/buffer.h"
#include "read/document.h"

/** An encoding that can be read. */
struct charset {
	/** as iconv() knows it */
	const char *name;
	/** a byte is a character: then any bytes are text, whether or not they are in this encoding */
	bool one_byte;
	/** its bytes 0x80 to 0x9F are no printed characters */
	bool controls;
};

extern const struct charset charset_utf8;
extern const struct charset charset_windows_1252;
extern const struct charset charset_utf16le;
extern const struct charset charset_utf16be;

/** The encoding that a label means, in any case and as browsers take it ("latin1" is Windows-1252, which holds all of it);
 * NULL when it is not known. */
const struct charset *charset_find(struct slice label);

/** Adds bytes as UTF-8. Twice what is added counts as held, for buffers grow ahead; the caller gives it back.
 *
 * @return KLP_OK; KLP_ENCODING with line and column (a byte that is no character, or the system lacks the encoding);
 *         KLP_LIMIT_MEMORY; KLP_OUT_OF_MEMORY */
klp_status charset_decode(struct buffer *text, struct slice bytes, const struct charset *charset,
                          const struct reading *reading, klp_error **error);

#endif
