/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What the first bytes of an input are.
 */

#ifndef COUNT_SOURCE_KIND_H
#define COUNT_SOURCE_KIND_H

#include "base/charset.h"

enum source_kind { SOURCE_CSV, SOURCE_XML, SOURCE_GZIP, SOURCE_ZIP, SOURCE_NONE };

struct source_look {
	enum source_kind kind;
	/** of CSV and XML: what it is to be converted from, and how many bytes a mark takes before it; NULL when it stays as it is */
	const struct charset *charset;
	size_t mark;
};

/** Tells what bytes are.
 *
 * @param head  the first FLOW_HEAD of them, or all
 * @param name  for the error
 * @return KLP_OK; KLP_FORMAT (there are none); KLP_UNSUPPORTED (something else than an extract: the message says what it seems to be);
 *         KLP_ENCODING (XML that says an encoding that is not read) */
klp_status source_look(struct source_look *look, struct slice head, const char *name, klp_error **error);

#endif
