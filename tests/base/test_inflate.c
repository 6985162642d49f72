/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What comes out of the inflater is what went in, however it is cut, and by whichever library; and both refuse the same. */

#include "base/inflate.h"
#include "base/memory.h"

#include "read/packing.h"
#include "support/chance.h"
#include "support/failing.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { ENGINES = 2 };

/* The second is the same again where the library was built without another. */
static const struct inflate_engine *engine(size_t index)
{
	return index == 0 ? &inflate_zlib : inflate_best;
}

struct result {
	enum inflate_outcome outcome;
	bool whole;
	char *bytes;
	size_t size;
};

/* Inflates bytes that come in pieces, into pieces, of which `most` bytes come. free() `bytes`. */
static struct result inflate_in(enum inflate_kind kind, const struct inflate_engine *by, struct slice packed, size_t in,
                                size_t out, size_t most)
{
	struct result result = { INFLATE_TAKEN, false, malloc(most + out), 0 };
	struct inflater *inflater = inflate_new(kind, by);
	cr_assert(inflater != NULL && result.bytes != NULL);
	while (result.outcome == INFLATE_FULL || (result.outcome == INFLATE_TAKEN && packed.length > 0)) {
		struct slice piece = { packed.text, packed.length < in ? packed.length : in };
		size_t before = piece.length, got;
		if (result.size > most)
			break;
		result.outcome = inflate_next(inflater, &piece, result.bytes + result.size, out, &got);
		result.size += got;
		packed.text += before - piece.length;
		packed.length -= before - piece.length;
	}
	result.whole = inflate_may_end(inflater);
	inflate_free(inflater);
	return result;
}

/* Text of many kinds of blocks: some that repeats, some that does not. */
static char *make_text(size_t size)
{
	char *text = malloc(size);
	chance_begin(20250630);
	cr_assert(text != NULL);
	for (size_t i = 0; i < size; i++) {
		bool random = i / 300 % 6 == 1;
		text[i] = random ? (char)chance(256) : "0599;WW;ingeschreven\n"[i % 21];
	}
	return text;
}

/* Deflates at a level, with or without gzip around it. */
static void deflate_text(struct packing *packing, const char *text, size_t size, int level, int strategy, bool bare)
{
	z_stream stream = { .zalloc = Z_NULL };
	unsigned char out[4096];
	cr_assert_eq(deflateInit2(&stream, level, Z_DEFLATED, bare ? -15 : 31, 8, strategy), Z_OK);
	stream.next_in = (Bytef *)(uintptr_t)text;
	stream.avail_in = (uInt)size;
	int code = Z_OK;
	while (code != Z_STREAM_END) {
		stream.next_out = out;
		stream.avail_out = sizeof out;
		code = deflate(&stream, Z_FINISH);
		packing_add(packing, out, sizeof out - stream.avail_out);
	}
	deflateEnd(&stream);
}

Test(inflate, what_went_in_comes_out_however_it_is_cut)
{
	static const struct {
		const char *what;
		int level;
		int strategy;
		bool bare;
	} kinds[] = {
		{ "stored", 0, Z_DEFAULT_STRATEGY, false }, { "fast", 1, Z_DEFAULT_STRATEGY, false },
		{ "best", 9, Z_DEFAULT_STRATEGY, false },   { "fixed codes", 6, Z_FIXED, false },
		{ "codes only", 6, Z_HUFFMAN_ONLY, false }, { "bare and stored", 0, Z_DEFAULT_STRATEGY, true },
		{ "bare", 6, Z_DEFAULT_STRATEGY, true },
	};
	static const struct {
		size_t in;
		size_t out;
	} pieces[] = { { 1, 1 }, { 1, 4096 }, { 7, 13 }, { 100, 1 }, { 4096, 37 }, { 1 << 16, 1 << 18 } };
	enum { SIZE = 20000 };
	char *text = make_text(SIZE);
	for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
		struct packing packing = { NULL, 0, 0 };
		deflate_text(&packing, text, SIZE, kinds[k].level, kinds[k].strategy, kinds[k].bare);
		struct slice packed = { (const char *)packing.at, packing.size };
		for (size_t i = 0; i < ENGINES * sizeof pieces / sizeof pieces[0]; i++) {
			const struct inflate_engine *by = engine(i % ENGINES);
			struct result result = inflate_in(kinds[k].bare ? INFLATE_BARE : INFLATE_GZIP, by, packed,
			                                  pieces[i / ENGINES].in, pieces[i / ENGINES].out, SIZE);
			cr_expect_eq(result.outcome, kinds[k].bare ? INFLATE_ENDED : INFLATE_TAKEN, "%s by %s", kinds[k].what,
			             inflate_engine_name(by));
			cr_expect(result.whole && result.size == SIZE && memcmp(result.bytes, text, SIZE) == 0,
			          "%s by %s in pieces of %zu and %zu", kinds[k].what, inflate_engine_name(by),
			          pieces[i / ENGINES].in, pieces[i / ENGINES].out);
			free(result.bytes);
		}
		free(packing.at);
	}
	free(text);
	cr_expect_eq(klp_memory_blocks(), 0);
}

/* ------------------------------------------------------------------ gzip */

#define HEADER "\x1F\x8B\x08\0\0\0\0\0\0\xFF"
#define HEADER_WITH(flags) "\x1F\x8B\x08" flags "\0\0\0\0\0\xFF"
/* The stream of "abc", and its checksum and length. */
#define ABC "\x4B\x4C\x4A\x06\0\xC2\x41\x24\x35\x03\0\0\0"
#define BYTES(text) text, sizeof(text) - 1

Test(inflate, gzip_as_it_may_be_and_not)
{
	static const struct {
		const char *what;
		const char *bytes;
		size_t size;
		/** NULL when it is not whole and not damaged */
		const char *gives;
		const char *says;
	} cases[] = {
		{ "plain", BYTES(HEADER ABC), "abc", "" },
		{ "two behind one another", BYTES(HEADER ABC HEADER ABC), "abcabc", "" },
		{ "zeros behind it", BYTES(HEADER ABC "\0\0\0"), "abc", "" },
		{ "an extra field", BYTES(HEADER_WITH("\x04") "\x03\0xyz" ABC), "abc", "" },
		{ "an empty extra field", BYTES(HEADER_WITH("\x04") "\0\0" ABC), "abc", "" },
		{ "a name and a comment", BYTES(HEADER_WITH("\x18") "a.csv\0from a test\0" ABC), "abc", "" },
		{ "all of them", BYTES(HEADER_WITH("\x1C") "\x01\0xa.csv\0c\0" ABC), "abc", "" },
		{ "a checksum of the header", BYTES(HEADER_WITH("\x02") "\x90\xC9" ABC), "abc", "" },
		{ "a wrong checksum of the header", BYTES(HEADER_WITH("\x02") "\x91\xC9" ABC), "", "header crc" },
		{ "nothing", BYTES(""), NULL, "" },
		{ "half a header", BYTES("\x1F\x8B\x08"), NULL, "" },
		{ "no end of a name", BYTES(HEADER_WITH("\x08") "a.csv"), NULL, "" },
		{ "another method", BYTES("\x1F\x8B\x07\0\0\0\0\0\0\xFF" ABC), "", "unknown compression method" },
		{ "flags that do not exist", BYTES(HEADER_WITH("\x20") ABC), "", "unknown header flags" },
		{ "no gzip", BYTES("abc"), "", "incorrect header check" },
		{ "a text behind it", BYTES(HEADER ABC "rest"), "abc", "behind its end" },
		{ "a text behind zeros", BYTES(HEADER ABC "\0\0rest"), "abc", "behind its end" },
		{ "half of another behind it", BYTES(HEADER ABC "\x1F\x8B"), NULL, "" },
		{ "another checksum", BYTES(HEADER "\x4B\x4C\x4A\x06\0\xC3\x41\x24\x35\x03\0\0\0"), "abc", "data check" },
		{ "another length", BYTES(HEADER "\x4B\x4C\x4A\x06\0\xC2\x41\x24\x35\x04\0\0\0"), "abc", "length check" },
		{ "a block of no kind", BYTES(HEADER "\x07"), "", "data is wrong" },
	};
	for (size_t i = 0; i < ENGINES * sizeof cases / sizeof cases[0]; i++) {
		size_t at = i / ENGINES, got = 0, size = 0;
		struct slice bytes = { cases[at].bytes, cases[at].size };
		char room[64];
		struct inflater *inflater = inflate_new(INFLATE_GZIP, engine(i % ENGINES));
		enum inflate_outcome outcome;
		do {
			outcome = inflate_next(inflater, &bytes, room + size, sizeof room - size, &got);
			size += got;
		} while (outcome == INFLATE_TAKEN && bytes.length > 0);
		const char *by = inflate_engine_name(engine(i % ENGINES));
		bool damaged = cases[at].says[0] != '\0';
		cr_expect_eq(outcome, damaged ? INFLATE_DAMAGED : INFLATE_TAKEN, "%s by %s", cases[at].what, by);
		cr_expect_eq(inflate_may_end(inflater), !damaged && cases[at].gives != NULL, "%s by %s", cases[at].what, by);
		cr_expect(strstr(inflate_reason(inflater), cases[at].says) != NULL, "%s by %s: %s", cases[at].what, by,
		          inflate_reason(inflater));
		if (cases[at].gives != NULL)
			cr_expect(size == strlen(cases[at].gives) && memcmp(room, cases[at].gives, size) == 0, "%s by %s: %.*s",
			          cases[at].what, by, (int)size, room);
		inflate_free(inflater);
	}
}

/* ---------------------------------------------------------------- damage */

/* Cut off after every byte, and every byte changed: both libraries end the same way, and give the same bytes where all is well. */
Test(inflate, both_libraries_refuse_the_same)
{
	enum { SIZE = 1000, CHANGES = 3 };
	char *text = make_text(SIZE);
	struct packing packing = { NULL, 0, 0 };
	packing_gzip(&packing, text, 200);
	deflate_text(&packing, text + 200, SIZE - 200, 9, Z_DEFAULT_STRATEGY, false);
	for (size_t at = 0; at < packing.size * (1 + CHANGES); at++) {
		size_t byte = at / (1 + CHANGES), change = at % (1 + CHANGES);
		size_t size = change == 0 ? byte : packing.size;
		unsigned char kept = packing.at[byte];
		packing.at[byte] ^= (unsigned char)(change == 0 ? 0 : 1U << (change * 2 - 1));
		struct slice packed = { (const char *)packing.at, size };
		struct result one = inflate_in(INFLATE_GZIP, engine(0), packed, 64, 512, 4 * SIZE);
		struct result other = inflate_in(INFLATE_GZIP, engine(1), packed, 64, 512, 4 * SIZE);
		cr_expect_eq(one.outcome, other.outcome, "byte %zu, change %zu: %d and %d", byte, change, one.outcome,
		             other.outcome);
		cr_expect_eq(one.whole, other.whole, "byte %zu, change %zu", byte, change);
		if (one.whole)
			cr_expect(one.size == other.size && memcmp(one.bytes, other.bytes, one.size) == 0, "byte %zu", byte);
		packing.at[byte] = kept;
		free(one.bytes);
		free(other.bytes);
	}
	free(packing.at);
	free(text);
}

/* --------------------------------------------------------------- bare streams */

Test(inflate, what_stands_behind_a_bare_stream_is_left)
{
	for (size_t i = 0; i < ENGINES; i++) {
		struct inflater *inflater = inflate_new(INFLATE_BARE, engine(i));
		struct slice bytes = { BYTES("\x4B\x4C\x4A\x06\0and more") };
		char room[16];
		size_t got;
		cr_expect_eq(inflate_next(inflater, &bytes, room, sizeof room, &got), INFLATE_ENDED);
		cr_expect(got == 3 && memcmp(room, "abc", 3) == 0);
		cr_expect_eq(inflate_taken(inflater), 5, "%s took %llu", inflate_engine_name(engine(i)),
		             (unsigned long long)inflate_taken(inflater));
		cr_expect_eq(inflate_checksum(inflater), 0x352441C2);
		cr_expect_eq(inflate_next(inflater, &bytes, room, sizeof room, &got), INFLATE_ENDED, "it stays ended");
		inflate_free(inflater);
	}
	cr_expect_eq(inflate_sum(inflate_sum(0, "a", 1), "bc", 2), 0x352441C2);
}

/* ------------------------------------------------------------------- memory */

static klp_status inflate_once(void *context, klp_error **error)
{
	const struct inflate_engine *by = context;
	struct inflater *inflater = inflate_new(INFLATE_GZIP, by);
	struct slice bytes = { BYTES(HEADER ABC) };
	char room[2];
	size_t got;
	(void)error;
	if (inflater == NULL)
		return error_memory(error);
	enum inflate_outcome outcome;
	do
		outcome = inflate_next(inflater, &bytes, room, sizeof room, &got);
	while (outcome == INFLATE_FULL);
	inflate_free(inflater);
	return outcome == INFLATE_NO_MEMORY ? error_memory(error) : KLP_OK;
}

Test(inflate, memory_may_fail_anywhere)
{
	failing_install();
	for (size_t i = 0; i < ENGINES; i++)
		failing_each(inflate_engine_name(engine(i)), inflate_once, (void *)(uintptr_t)engine(i), 1);
}
