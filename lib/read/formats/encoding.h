/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The bytes of a text become UTF-8, whatever encoding they are in, which is told from the bytes alone: of the formats that are plain
 * lines (text, Markdown, CSV); XML, HTML and JSON have rules of their own.
 *
 * What is valid UTF-8 is UTF-8. UTF-16 is told by its byte order mark, or by its zero bytes. A text with sequences made as those of
 * UTF-8 and with bytes that are not is UTF-8 with damage, and no guess is made. What is left is told apart by the bytes that differ:
 * Windows-1252 has signs where ISO-8859-15 has control characters, and fractions and accents where that has letters and the euro.
 */

#ifndef READ_ENCODING_H
#define READ_ENCODING_H

#include "read/document.h"

/** The bytes as valid UTF-8 without zero bytes: as they are, or converted, and then the document owns them (so at most once a
 * document). An encoding that was guessed is noted: "read.encoding".
 *
 * Columns in errors and cells are characters, and so the same in each encoding. Bytes are those of the source in errors of this
 * call, and those of the converted text in whatever comes later.
 *
 * @return KLP_OK; KLP_ENCODING (damaged UTF-8 or UTF-16, bytes that no encoding has, or what charset_decode() returns it for);
 *         KLP_UNSUPPORTED (binary data); KLP_LIMIT_MEMORY; KLP_LIMIT_NOTES; KLP_OUT_OF_MEMORY */
klp_status encoding_decode(struct document *document, struct slice *text, struct slice bytes,
                           const struct reading *reading, klp_error **error);

enum { ENCODING_PEEK_BYTES = 1 << 15 };

/** For a look at what bytes are: themselves, or, of UTF-16, the beginning with a question mark for each character that is not
 * ASCII. Formats are told by ASCII alone, which all other encodings have in common.
 *
 * @param room  where that is put */
struct slice encoding_peek(struct slice head, char room[ENCODING_PEEK_BYTES]);

#endif
