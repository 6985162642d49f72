/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The encoding of an XML text, and its bytes as UTF-8, piece by piece. libxml2 could do it, but tells of bytes that it cannot
 * convert on standard error, and then goes on as if the text ended there.
 */

#ifndef READ_XML_DECODE_H
#define READ_XML_DECODE_H

#include "base/error.h"
#include "base/text.h"

enum xml_encoding {
	XML_ENCODING_UNKNOWN,
	XML_ENCODING_UTF8,
	XML_ENCODING_UTF16_LITTLE,
	XML_ENCODING_UTF16_BIG,
	XML_ENCODING_ASCII,
	XML_ENCODING_ISO_8859_1,
	XML_ENCODING_ISO_8859_15,
	XML_ENCODING_WINDOWS_1252
};

/** How many bytes are looked at to tell the encoding, when there is no end of the XML declaration before that. */
#define XML_DECODE_HEAD 256

/** All zero begins a text. */
struct xml_decoder {
	enum xml_encoding encoding;
	/** the head of the text until its encoding is known; then the part of a character that has come */
	char held[XML_DECODE_HEAD];
	size_t held_count;
	/** bytes of the mark that told the encoding, which were no part of the text */
	size_t mark;
};

/** Takes a piece in UTF-8, which need not be valid where the text says that it is UTF-8. */
typedef klp_status (*xml_decode_function)(void *context, struct slice piece, klp_error **error);

/** Gives the next bytes; `last` when none follow.
 *
 * @param place  for an error: called when there is one, after all that comes before was taken
 * @return KLP_OK; KLP_ENCODING (an encoding that is not read, bytes that are none of the encoding); what `take` returns */
klp_status xml_decode(struct xml_decoder *decoder, struct slice bytes, bool last, xml_decode_function take,
                      struct place (*place)(void *context), void *context, klp_error **error);

#endif
