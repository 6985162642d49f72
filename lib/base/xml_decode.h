/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The encoding of an XML text, and its bytes as UTF-8, piece by piece. libxml2 could do it, but tells of bytes that it cannot
 * convert on standard error, and then goes on as if the text ended there.
 */

#ifndef BASE_XML_DECODE_H
#define BASE_XML_DECODE_H

#include "base/charset.h"

/** How many bytes are looked at to tell the encoding, when there is no end of the XML declaration before that. */
#define XML_DECODE_HEAD 256

/** Which encoding the first bytes of an XML text tell, and in *mark how many bytes a mark takes.
 *
 * @param head  up to the end of the XML declaration, or XML_DECODE_HEAD bytes
 * @return NULL when it is in none that is read, and *name is what it says */
const struct charset *xml_encoding(struct slice head, size_t *mark, struct slice *name);

/** All zero begins a text. */
struct xml_decoder {
	/** NULL until it is known */
	const struct charset *charset;
	struct charset_converter converter;
	/** the head of the text, until then */
	char head[XML_DECODE_HEAD];
	size_t head_size;
	/** bytes of the mark that told the encoding, which were no part of the text */
	size_t mark;
};

/** Also after an error. */
void xml_decode_free(struct xml_decoder *decoder);

/** Takes a piece in UTF-8, which need not be valid where the text says that it is UTF-8. */
typedef klp_status (*xml_decode_function)(void *context, struct slice piece, klp_error **error);

/** Gives the next bytes; `last` when none follow.
 *
 * @param place  for errors: called after all that comes before was taken
 * @return KLP_OK; KLP_ENCODING (an encoding that is not read or that the system lacks, bytes that are none of the encoding); what `take` returns */
klp_status xml_decode(struct xml_decoder *decoder, struct slice bytes, bool last, xml_decode_function take,
                      struct place (*place)(void *context), void *context, klp_error **error);

#endif
