/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * A saved count on its way in: bytes of a file or of memory, section by section, each of them checked before it is believed.
 */

#ifndef COUNT_SAVED_INPUT_H
#define COUNT_SAVED_INPUT_H

#include "count/saved.h"

#include "base/limits.h"

/** So many bytes are read of a file at a time. */
enum { SAVED_BLOCK = 1 << 16 };

struct saved_input {
	/** the name in errors; may be NULL */
	const char *source;
	const klp_limits *limits;
	/** the file, or -1 where it comes from memory */
	int file;
	/** what is there and was not taken yet: all of memory, or of the block */
	const unsigned char *bytes;
	size_t size;
	unsigned char *block;
	/** of the section that is being read */
	uint32_t crc;
};

/** From memory. */
struct saved_input saved_input_of(const void *bytes, size_t size, const char *source, const klp_limits *limits);

/** From a file. KLP_OK, KLP_IO or KLP_OUT_OF_MEMORY; to be closed after KLP_OK. */
klp_status saved_input_open(struct saved_input *input, const char *path, const char *source, const klp_limits *limits,
                            klp_error **error);
void saved_input_close(struct saved_input *input);

/** KLP_FORMAT: what is there is no saved count, is damaged, or is cut off. */
klp_status saved_refuse(const struct saved_input *input, klp_error **error);

/** The next bytes, exactly so many. KLP_OK, KLP_IO, or KLP_FORMAT when there are fewer. */
klp_status saved_take(struct saved_input *input, void *bytes, size_t size, klp_error **error);

/** Reads the magic and the version. KLP_OK, KLP_IO, KLP_FORMAT or KLP_UNSUPPORTED. */
klp_status saved_begin(struct saved_input *input, klp_error **error);

/** Begins a section, whose content has *size bytes. KLP_OK, KLP_IO or KLP_FORMAT. */
klp_status saved_open_section(struct saved_input *input, enum saved_section section, uint64_t *size, klp_error **error);

/** Ends the section, all of whose content was taken. KLP_OK, KLP_IO, or KLP_FORMAT when it is damaged. */
klp_status saved_close_section(struct saved_input *input, klp_error **error);

/** The whole content of a small section, checked. As much memory is taken as there are bytes, whatever their number is said to be.
 *
 * @param content  empty; to be freed in either case
 * @return KLP_OK, KLP_IO, KLP_FORMAT, KLP_LIMIT_MEMORY, KLP_OUT_OF_MEMORY */
klp_status saved_section_content(struct saved_input *input, enum saved_section section, struct buffer *content,
                                 klp_error **error);

/** Sees that nothing follows. KLP_OK, KLP_IO or KLP_FORMAT. */
klp_status saved_end(struct saved_input *input, klp_error **error);

/** A content that is read from its front. Past its end all numbers are 0, and `whole` is false. */
struct saved_cursor {
	const unsigned char *bytes;
	size_t size;
	bool whole;
};

struct saved_cursor saved_cursor_of(const struct buffer *content);
uint64_t saved_number(struct saved_cursor *cursor, int size);
/** So many bytes, which live as long as the content; NULL when there are fewer. */
const unsigned char *saved_bytes(struct saved_cursor *cursor, size_t size);
/** A text as add_text() of save.c writes it: `text` is NULL for none. It is UTF-8 without zero bytes, or the cursor is not whole. */
struct slice saved_text(struct saved_cursor *cursor);

#endif
