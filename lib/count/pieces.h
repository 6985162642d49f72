/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * An extract of CSV cut into pieces, which threads count in any order.
 *
 * Pieces lie side by side and are cut behind line ends. That a piece begins at the start of a record is so nearly always, and assumed while
 * it is counted: a line end may also stand between quotes. Pieces are then settled in their order. One that ended within a record
 * leaves that record's bytes behind, and the next piece is counted once more, behind those bytes. What comes out is exactly what
 * one pass over the whole would give, wherever the cuts are.
 */

#ifndef COUNT_PIECES_H
#define COUNT_PIECES_H

#include "count/scan.h"

#include <pthread.h>

struct extract;

/** One piece, with a buffer of its own that is used again and again. */
struct piece {
	struct piece *next;
	struct extract *extract;
	/** which piece of its extract it is, from 0 */
	uint64_t number;
	/** whether the extract ends with it */
	bool last;
	/** in memory of wiped_allocate() */
	char *buffer;
	size_t capacity;
	/** what of the buffer is the piece */
	struct slice bytes;
	struct tally tally;
	struct scan_end end;
};

/** One extract while it is counted. */
struct extract {
	struct extract *next;
	struct source *source;
	struct csv_layout layout;
	const struct feed *feed;
	/** which source it is, from 1 */
	uint64_t number;
	/** bytes of a piece */
	size_t piece_bytes;

	/* by one thread at a time: what is to be read */
	bool reading;
	bool drained;
	uint64_t taken;
	/** of sources that are read in their order: bytes that were read, and belong to the next pieces; whether there are no others */
	char *ahead;
	bool ended;
	/** whether any byte came of it */
	bool begun;
	/** whether what is packed is damaged, so that it ended too early */
	bool torn;
	size_t ahead_at;
	size_t ahead_size;
	size_t ahead_capacity;

	/* under `order`: what is to be settled */
	pthread_mutex_t order;
	uint64_t settled;
	struct piece *counted;
	/** an unfinished record */
	char *carry;
	size_t carry_size;
	size_t carry_capacity;
	/** as of struct scan_end */
	bool skipping;
	bool behind_return;
	uint64_t lines;
	struct harvest harvest;
};

/** Reads the header, and the first records for what must not be in an extract. The source is the extract's from then on, also on failure.
 *
 * @return KLP_OK; what csv_layout_read() and the source's read() return; KLP_IO; KLP_PERSONAL_DATA; KLP_OUT_OF_MEMORY */
klp_status extract_open(struct extract **extract, const struct feed *feed, struct source *source, klp_error **error);

void extract_close(struct extract *extract);

/** Gives the next bytes of the source, as its read() does. Damage in what is packed ends it, with `torn`, once anything came of it: what came is
 * counted, and the rest is told as a record that cannot be read. Of the register nothing may be missing, and there it is a failure. */
klp_status extract_read(struct extract *extract, char *buffer, size_t capacity, size_t *got, klp_error **error);

/** Whether the extract ends well with this piece: its last record is then whole, whether a line end follows or not. */
bool piece_ends_well(const struct piece *piece);

/** Room for pieces of this feed. KLP_OK or KLP_OUT_OF_MEMORY. To be freed in either case. */
klp_status piece_begin(struct piece *piece, const struct feed *feed, klp_error **error);

void piece_free(struct piece *piece);

/** How many bytes a piece of this feed has. */
size_t piece_bytes(const struct feed *feed);

/** Whether any part of the extract can be read at any time, so that the threads need not take turns. */
bool extract_is_direct(const struct extract *extract);

/** Takes the next piece: which one it is, and, where the extract is read in order, its bytes. By one thread at a time; extract->drained tells
 * when it was the last. */
klp_status extract_take(struct extract *extract, struct piece *piece, klp_error **error);

/** Reads the bytes of a piece that has none yet, because its extract is direct. Any number of threads may at once. */
klp_status extract_fetch(struct piece *piece, klp_error **error);

/** Bytes of a direct extract that this piece stands for; 0 where what was read of the source tells. */
uint64_t extract_weight(const struct piece *piece);

/** What became of pieces. */
struct settled {
	/** those that can be used again */
	struct piece *pieces;
	/** how many of their records cannot be read */
	uint64_t unusable;
	/** whether the extract ended with them */
	bool finished;
};

/** Settles a piece that was counted, and those that waited for it; `scan` is of their extract.
 *
 * @return KLP_OK; KLP_LIMIT_MEMORY; KLP_OUT_OF_MEMORY; KLP_OVERFLOW */
klp_status extract_settle(struct piece *piece, struct scan *scan, struct settled *settled, klp_error **error);

#endif
