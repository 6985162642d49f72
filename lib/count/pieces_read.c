/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Pieces: where they are cut, and how their bytes come. */

#include "count/pieces.h"

#include "base/wiped.h"

#include <string.h>

enum {
	/* large enough for what is done once a piece not to matter, and small enough for a processor's second cache */
	PIECE_BYTES = 256 * 1024,
	/* how far behind the end of a piece a line end is looked for; a few lines */
	SEEK_BYTES = 4096
};

size_t piece_bytes(const struct feed *feed)
{
	return feed->piece_bytes != 0 ? feed->piece_bytes : PIECE_BYTES;
}

klp_status piece_begin(struct piece *piece, const struct feed *feed, klp_error **error)
{
	*piece = (struct piece){ .capacity = piece_bytes(feed) + SEEK_BYTES + SCAN_PADDING };
	piece->buffer = wiped_allocate(piece->capacity);
	klp_status status = tally_begin(&piece->tally, feed->definition, error);
	return status == KLP_OK && piece->buffer == NULL ? error_memory(error) : status;
}

void piece_free(struct piece *piece)
{
	wiped_release(piece->buffer, piece->capacity);
	tally_free(&piece->tally);
}

bool extract_is_direct(const struct extract *extract)
{
	return extract->source->memory != NULL || extract->source->file >= 0;
}

/* Where two pieces part near a byte of the extract: behind the first line end from there on, or right there when there is none soon.
 * `bytes` are those from `at` on. Both pieces find the same place. */
static uint64_t cut_near(uint64_t at, struct slice bytes)
{
	const char *end = bytes.text + (bytes.length < SEEK_BYTES ? bytes.length : SEEK_BYTES);
	const char *line_end = csv_find_line_end(bytes.text, end);
	if (line_end == end)
		return at;
	bool pair = *line_end == '\r' && line_end + 1 < end && line_end[1] == '\n';
	return at + (uint64_t)(line_end - bytes.text) + (pair ? 2 : 1);
}

/* Before its header an extract has no records. */
static uint64_t behind_header(const struct extract *extract, uint64_t at)
{
	return at < extract->layout.start ? extract->layout.start : at;
}

klp_status extract_fetch(struct piece *piece, klp_error **error)
{
	const struct extract *extract = piece->extract;
	if (!extract_is_direct(extract))
		return KLP_OK;
	const uint64_t size = extract->source->size, length = extract->piece_bytes;
	const uint64_t begin = piece->number * length, end = piece->last ? size : begin + length;
	const uint64_t read_end = size - end < SEEK_BYTES ? size : end + SEEK_BYTES;
	const size_t read = (size_t)(read_end - begin);
	klp_status status = source_read_at(extract->source, begin, piece->buffer, read, error);
	if (status != KLP_OK)
		return status;
	uint64_t from = begin == 0 ? 0 : cut_near(begin, (struct slice){ piece->buffer, read });
	uint64_t to = size;
	if (!piece->last)
		to = cut_near(end, (struct slice){ piece->buffer + length, (size_t)(read_end - end) });
	from = behind_header(extract, from);
	to = behind_header(extract, to);
	if (from >= to)
		piece->bytes = (struct slice){ piece->buffer, 0 };
	else
		piece->bytes = (struct slice){ piece->buffer + (from - begin), (size_t)(to - from) };
	return KLP_OK;
}

uint64_t extract_weight(const struct piece *piece)
{
	const struct extract *extract = piece->extract;
	if (!extract_is_direct(extract))
		return 0;
	const uint64_t begin = piece->number * extract->piece_bytes;
	const uint64_t end = piece->last ? extract->source->size : begin + extract->piece_bytes;
	return end - (begin < extract->source->begin ? extract->source->begin : begin);
}

static void take_direct(struct extract *extract, struct piece *piece)
{
	const uint64_t size = extract->source->size, pieces = size == 0 ? 1 : (size - 1) / extract->piece_bytes + 1;
	piece->number = extract->taken++;
	extract->drained = extract->taken == pieces;
	piece->last = extract->drained;
}

/* Puts back what is behind the last line end: it begins the next piece. */
static void keep_ahead(struct extract *extract, struct piece *piece)
{
	size_t length = piece->bytes.length;
	while (length > 0 && !csv_is_line_end(piece->bytes.text[length - 1]))
		length--;
	if (length == 0) /* no line ends here: then it is cut anywhere */
		return;
	size_t behind = piece->bytes.length - length;
	/* What is ahead has been used up, or is the very same bytes and goes on where it was. */
	if (extract->ahead_size > 0) {
		extract->ahead_at -= behind;
	} else {
		extract->ahead_at = 0;
		memcpy(extract->ahead, piece->bytes.text + length, behind);
	}
	extract->ahead_size += behind;
	piece->bytes.length = length;
}

klp_status extract_read(struct extract *extract, char *buffer, size_t capacity, size_t *got, klp_error **error)
{
	klp_error *reason = NULL;
	klp_status status = extract->source->read(extract->source, buffer, capacity, got, &reason);
	extract->torn = status == KLP_FORMAT && extract->begun && !extract->feed->register_extract;
	if (status != KLP_OK && !extract->torn) {
		if (error != NULL)
			*error = reason;
		else
			klp_error_free(reason);
		return status;
	}
	klp_error_free(reason);
	if (extract->torn)
		*got = 0;
	extract->begun = extract->begun || *got > 0;
	return KLP_OK;
}

bool piece_ends_well(const struct piece *piece)
{
	return piece->last && !piece->extract->torn;
}

static klp_status take_in_order(struct extract *extract, struct piece *piece, klp_error **error)
{
	size_t size = extract->ahead_size < extract->piece_bytes ? extract->ahead_size : extract->piece_bytes;
	memcpy(piece->buffer, extract->ahead + extract->ahead_at, size);
	extract->ahead_at += size;
	extract->ahead_size -= size;
	while (!extract->ended && size < extract->piece_bytes) {
		size_t got;
		klp_status status = extract_read(extract, piece->buffer + size, extract->piece_bytes - size, &got, error);
		if (status != KLP_OK)
			return status;
		size += got;
		extract->ended = got == 0;
	}
	piece->bytes = (struct slice){ piece->buffer, size };
	bool drained = extract->ended && extract->ahead_size == 0;
	if (!drained)
		keep_ahead(extract, piece);
	piece->number = extract->taken++;
	piece->last = extract->drained = drained;
	return KLP_OK;
}

klp_status extract_take(struct extract *extract, struct piece *piece, klp_error **error)
{
	piece->extract = extract;
	if (!extract_is_direct(extract))
		return take_in_order(extract, piece, error);
	take_direct(extract, piece);
	return KLP_OK;
}
