/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* How long the inflater takes over an extract that was packed with gzip, by each library it may stand on, next to that library's own gzip in
 * a bare loop; in one run and by turns. The time that this process has worked.
 *
 *   bench_inflate [CLIENTS [ROUNDS]] */

#include "base/inflate.h"
#include "bench/clients.h"
#include "bench/timing.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#ifdef KLP_WITH_ISAL
#include <isa-l/igzip_lib.h>
#endif

enum { CLIENTS = 200000, ROUNDS = 9, MOST_ROUNDS = 1000, PIECE = 1 << 16, ROOM = 1 << 18, GZIP = 15 + 16 };

static char room[ROOM];

static int pack(struct bytes *packed, const struct bytes *plain)
{
	z_stream stream = { .zalloc = Z_NULL };
	if (plain->size > UINT_MAX || deflateInit2(&stream, 6, Z_DEFLATED, GZIP, 8, Z_DEFAULT_STRATEGY) != Z_OK)
		return 1;
	size_t most = deflateBound(&stream, plain->size);
	packed->text = malloc(most);
	if (packed->text == NULL)
		return 1;
	stream.next_in = (Bytef *)plain->text;
	stream.avail_in = (uInt)plain->size;
	stream.next_out = (Bytef *)packed->text;
	stream.avail_out = (uInt)most;
	int code = deflate(&stream, Z_FINISH);
	packed->size = stream.total_out;
	deflateEnd(&stream);
	return code != Z_STREAM_END;
}

/* --------------------------------------- what is timed: how many bytes came out */

static size_t by_engine(const struct bytes *packed, const struct inflate_engine *engine)
{
	struct inflater *inflater = inflate_new(INFLATE_GZIP, engine);
	size_t all = 0, at = 0;
	while (inflater != NULL && at < packed->size) {
		struct slice piece = { packed->text + at, packed->size - at < PIECE ? packed->size - at : PIECE };
		at += piece.length;
		enum inflate_outcome outcome;
		do {
			size_t got;
			outcome = inflate_next(inflater, &piece, room, ROOM, &got);
			all += got;
		} while (outcome == INFLATE_FULL);
	}
	inflate_free(inflater);
	return all;
}

static size_t by_best(const struct bytes *packed)
{
	return by_engine(packed, inflate_best);
}

static size_t by_zlib(const struct bytes *packed)
{
	return by_engine(packed, &inflate_zlib);
}

static size_t bare_zlib(const struct bytes *packed)
{
	z_stream stream = { .zalloc = Z_NULL };
	size_t at = 0;
	int code = inflateInit2(&stream, GZIP);
	while (code == Z_OK && at < packed->size) {
		stream.next_in = (Bytef *)packed->text + at;
		stream.avail_in = (uInt)(packed->size - at < PIECE ? packed->size - at : PIECE);
		at += stream.avail_in;
		do {
			stream.next_out = (Bytef *)room;
			stream.avail_out = ROOM;
			code = inflate(&stream, Z_NO_FLUSH);
		} while (code == Z_OK && stream.avail_out == 0);
	}
	inflateEnd(&stream);
	return stream.total_out;
}

#ifdef KLP_WITH_ISAL
static size_t bare_isal(const struct bytes *packed)
{
	static struct inflate_state state;
	size_t at = 0, all = 0;
	isal_inflate_init(&state);
	state.crc_flag = ISAL_GZIP;
	while (at < packed->size && state.block_state != ISAL_BLOCK_FINISH) {
		state.next_in = (uint8_t *)packed->text + at;
		state.avail_in = (uint32_t)(packed->size - at < PIECE ? packed->size - at : PIECE);
		at += state.avail_in;
		do {
			state.next_out = (uint8_t *)room;
			state.avail_out = ROOM;
			if (isal_inflate(&state) != ISAL_DECOMP_OK)
				return 0;
			all += ROOM - state.avail_out;
		} while (state.avail_out == 0);
	}
	return all;
}
#endif

static struct job {
	const char *what;
	size_t (*work)(const struct bytes *packed);
	double times[MOST_ROUNDS];
} jobs[] = {
	{ .what = "the inflater, by zlib", .work = by_zlib },
	{ .what = "  zlib alone", .work = bare_zlib },
	{ .what = "the inflater, as it is built", .work = by_best },
#ifdef KLP_WITH_ISAL
	{ .what = "  ISA-L alone", .work = bare_isal },
#endif
};

enum { JOBS = sizeof jobs / sizeof jobs[0] };

int main(int argument_count, char **arguments)
{
	size_t clients = argument_count > 1 ? strtoul(arguments[1], NULL, 10) : CLIENTS;
	size_t rounds = argument_count > 2 ? strtoul(arguments[2], NULL, 10) : ROUNDS;
	double medians[JOBS];
	struct bytes plain, packed;
	if (rounds == 0 || rounds > MOST_ROUNDS)
		return 2;
	if (clients_make(&plain, clients, false) != 0 || pack(&packed, &plain) != 0)
		return 1;
	for (size_t round = 0; round < rounds; round++) {
		for (size_t i = 0; i < JOBS; i++) {
			double start = timing_worked();
			if (jobs[i].work(&packed) != plain.size) {
				fprintf(stderr, "%s failed\n", jobs[i].what);
				return 1;
			}
			jobs[i].times[round] = timing_worked() - start;
		}
	}
	printf("%zu bytes of CSV in %zu of gzip; medians of %zu rounds\n", plain.size, packed.size, rounds);
	for (size_t i = 0; i < JOBS; i++) {
		medians[i] = timing_median(jobs[i].times, rounds);
		printf("%-30s %9.3f ms  %8.1f MB/s", jobs[i].what, medians[i] * 1e3, (double)plain.size / medians[i] / 1e6);
		if (i % 2 == 1)
			printf("  the inflater takes %.2f x", medians[i - 1] / medians[i]);
		printf("\n");
	}
	free(plain.text);
	free(packed.text);
	return 0;
}
