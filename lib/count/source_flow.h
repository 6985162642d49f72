/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Bytes that come one after another: of a file, of memory, of a caller's function; and what comes of them when they are unpacked or
 * converted, which is a flow too.
 */

#ifndef COUNT_SOURCE_FLOW_H
#define COUNT_SOURCE_FLOW_H

#include "base/charset.h"
#include "base/limits.h"
#include "base/text.h"

#include <stdatomic.h>

/** One input as the caller gave it, whatever is packed in it: what its bytes may cost. Its sources may be read by several threads at once. */
struct origin {
	const char *name;
	const klp_limits *limits;
	/** its bytes as it is stored; 0 when nobody knows, and then those that were read so far count */
	uint64_t size;
	/** bytes read, and bytes that came out when they were unpacked */
	atomic_uint_least64_t stored;
	atomic_uint_least64_t unpacked;
};

/** Counts bytes that were read. KLP_OK or KLP_LIMIT_INPUT_BYTES. `name` is that of the source. */
klp_status origin_read(struct origin *origin, const char *name, uint64_t bytes, klp_error **error);

/** Counts bytes that came out. KLP_OK, KLP_LIMIT_INPUT_BYTES or KLP_LIMIT_EXPANSION. */
klp_status origin_unpack(struct origin *origin, const char *name, uint64_t bytes, klp_error **error);

/** So much is looked at to tell what bytes are. */
enum { FLOW_HEAD = 4096 };

/** A flow. What makes one has it as its first member. */
struct flow {
	/** As the read of struct source, which returns what this returns. */
	klp_status (*more)(struct flow *flow, char *buffer, size_t capacity, size_t *got, klp_error **error);
	/** Frees it, and the flow below it. */
	void (*close)(struct flow *flow);
	/** bytes that were looked at and not read yet; NULL for none */
	char *head;
	size_t head_at;
	size_t head_size;
};

/** The next bytes, which stay to be read: FLOW_HEAD of them, or all there are. They live until anything else is done with the flow. */
klp_status flow_peek(struct flow *flow, struct slice *head, klp_error **error);

klp_status flow_read(struct flow *flow, char *buffer, size_t capacity, size_t *got, klp_error **error);

/** NULL is allowed. */
void flow_close(struct flow *flow);

/** Who reads: the name in messages, and where stored bytes are told. Both outlive the flow. */
struct flow_reader {
	struct origin *origin;
	const char *name;
	uint64_t *done;
};

/** From where a file stands; it is not closed. KLP_OK or KLP_OUT_OF_MEMORY, as all that follow; and on failure `below` is closed. */
klp_status flow_of_file(struct flow **flow, int file, const struct flow_reader *reader, klp_error **error);
klp_status flow_of_memory(struct flow **flow, const char *bytes, uint64_t size, const struct flow_reader *reader,
                          klp_error **error);
klp_status flow_of_function(struct flow **flow, klp_read_function read, void *context, const struct flow_reader *reader,
                            klp_error **error);

/** What a gzip file unpacks to. */
klp_status flow_of_gzip(struct flow **flow, struct flow *below, const struct flow_reader *reader, klp_error **error);

/** What is in another encoding, as UTF-8, without the `mark` bytes that it begins with. Also KLP_ENCODING. */
klp_status flow_of_text(struct flow **flow, struct flow *below, const struct charset *charset, size_t mark,
                        const struct flow_reader *reader, klp_error **error);

#endif
