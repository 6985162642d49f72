/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The guard against what unpacks to far more than it is: of gzip files and of the members of archives.
 */

#ifndef READ_EXPANSION_H
#define READ_EXPANSION_H

#include "base/buffer.h"
#include "read/document.h"

struct expansion {
	const struct reading *reading;
	/** how many packed bytes there are, more than 0 */
	uint64_t packed;
	/** how many came out so far, of all that is packed in them */
	uint64_t unpacked;
};

/** Counts bytes that came out. KLP_OK; KLP_LIMIT_EXPANSION; KLP_LIMIT_INPUT_BYTES. */
klp_status expansion_count(struct expansion *expansion, uint64_t bytes, klp_error **error);

/** How much comes out at a time. */
#define EXPANSION_PIECE ((size_t)1 << 16)

/** Room for a piece at the end of a buffer into which all of it comes; what the buffer grows by is held. KLP_OK;
 * KLP_LIMIT_MEMORY; KLP_OUT_OF_MEMORY. */
klp_status expansion_room(const struct reading *reading, struct buffer *buffer, klp_error **error);

/** Frees such a buffer and gives back what it held. */
void expansion_release(const struct reading *reading, struct buffer *buffer);

#endif
