/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What was packed with deflate comes out again, piece by piece: gzip, and the bare stream of it that a zip archive holds.
 *
 * What gzip puts around the stream is read here, and checked here; the stream itself is inflated by zlib, or by ISA-L where the library
 * was built with it, which is some three times as fast. What comes out is the same, and what is refused is the same, but for streams that
 * no program makes: ISA-L lets a table of codes pass that has gaps, as long as none of the missing codes comes, and zlib does not. What
 * is damaged is told by the checksum in either case.
 */

#ifndef BASE_INFLATE_H
#define BASE_INFLATE_H

#include "base/text.h"

enum inflate_kind {
	/** one gzip file, or several behind one another, which unpack to one; zero bytes may follow, with which tapes are filled up */
	INFLATE_GZIP,
	/** a bare stream, which tells its own end */
	INFLATE_BARE
};

enum inflate_outcome {
	/** all bytes were taken: give more, or there are none, and then inflate_may_end() tells whether that is right */
	INFLATE_TAKEN,
	/** there is no more room */
	INFLATE_FULL,
	/** INFLATE_BARE: the stream has ended; bytes that follow were not taken */
	INFLATE_ENDED,
	/** inflate_reason() tells in what */
	INFLATE_DAMAGED,
	INFLATE_NO_MEMORY
};

struct inflater;

/** What inflates. */
struct inflate_engine;

extern const struct inflate_engine inflate_zlib;
/** The faster one of those that there are. */
extern const struct inflate_engine *const inflate_best;

/** The engine's name, "zlib" or "ISA-L". Static. */
const char *inflate_engine_name(const struct inflate_engine *engine);

/** NULL when there is no memory. Free it with inflate_free(), which overwrites what came through it. */
struct inflater *inflate_new(enum inflate_kind kind, const struct inflate_engine *engine);

/** NULL is allowed. */
void inflate_free(struct inflater *inflater);

/** Inflates as far as bytes and room reach. Once it is damaged or has ended, it stays so.
 *
 * @param bytes     moved behind those that were taken
 * @param room      for what comes out
 * @param capacity  more than 0
 * @param got       how much came out, whatever the outcome */
enum inflate_outcome inflate_next(struct inflater *inflater, struct slice *bytes, char *room, size_t capacity,
                                  size_t *got);

/** Whether the bytes given so far are whole, so that none need to follow. */
bool inflate_may_end(const struct inflater *inflater);

/** What is damaged: an English phrase, such as "incorrect data check". Static. */
const char *inflate_reason(const struct inflater *inflater);

/** How many bytes were taken so far. */
uint64_t inflate_taken(const struct inflater *inflater);

/** The checksum that gzip and zip use, CRC-32 of ISO 3309, of what came out since the stream began. */
uint32_t inflate_checksum(const struct inflater *inflater);

/** That checksum, going on from another one, or from 0. */
uint32_t inflate_sum(uint32_t sum, const char *bytes, size_t size);

#endif
