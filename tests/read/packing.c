/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/packing.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

enum { GZIP = 15 + 16, RAW = -15, PIECE = 1 << 16 };

void packing_add(struct packing *packing, const void *bytes, size_t size)
{
	if (packing->size + size > packing->capacity) {
		packing->capacity = 2 * packing->capacity + size + PIECE;
		packing->at = realloc(packing->at, packing->capacity);
		cr_assert(packing->at != NULL);
	}
	if (size > 0)
		memcpy(packing->at + packing->size, bytes, size);
	packing->size += size;
}

static void add_text(struct packing *packing, const char *text)
{
	packing_add(packing, text, strlen(text));
}

/* A number of that many bytes, the lowest first. */
static void add_number(struct packing *packing, uint64_t number, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++, number >>= 8) {
		unsigned char byte = (unsigned char)(number & 0xFF);
		packing_add(packing, &byte, 1);
	}
}

static void deflate_piece(struct packing *packing, z_stream *stream, const void *bytes, size_t size, int flush)
{
	unsigned char out[4096];
	stream->next_in = (Bytef *)bytes;
	stream->avail_in = (uInt)size;
	do {
		stream->next_out = out;
		stream->avail_out = sizeof out;
		deflate(stream, flush);
		packing_add(packing, out, sizeof out - stream->avail_out);
	} while (stream->avail_out == 0);
}

/* A block of whole units, so many that copies of it make up most of what is asked. */
static char *make_block(const char *unit, size_t length, uint64_t total, size_t *size)
{
	enum { BLOCK = 1 << 20 };
	size_t units = length == 0 || length >= BLOCK ? 1 : BLOCK / length;
	if (length > 0 && units > total / length)
		units = (size_t)(total / length);
	units = units == 0 ? 1 : units;
	*size = units * length;
	char *block = malloc(*size + 1);
	cr_assert(block != NULL);
	for (size_t i = 0; i < units && length > 0; i++)
		memcpy(block + i * length, unit, length);
	return block;
}

/* Deflates a unit over and over, and gives the checksum of it all. A block that looks back at nothing before it is deflated
 * once and copied, so that a gigabyte takes no time. */
static uint32_t add_deflated(struct packing *packing, int window, const char *unit, size_t length, uint64_t total)
{
	enum { GZIP_HEADER = 10 };
	z_stream stream = { .zalloc = Z_NULL };
	uLong sum = crc32(0, Z_NULL, 0);
	size_t size;
	char *block = make_block(unit, length, total, &size);
	uint64_t copies = size == 0 ? 0 : total / size;
	cr_assert_eq(deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, RAW, 8, Z_DEFAULT_STRATEGY), Z_OK);
	if (window == GZIP)
		packing_add(packing, "\x1F\x8B\x08\0\0\0\0\0\0\xFF", GZIP_HEADER);
	size_t start = packing->size;
	if (copies > 0)
		deflate_piece(packing, &stream, block, size, Z_FULL_FLUSH);
	size_t end = packing->size;
	uLong of_block = crc32(0, (const Bytef *)block, (uInt)size);
	for (uint64_t i = 0; i < copies; i++)
		sum = crc32_combine(sum, of_block, (z_off_t)size);
	for (uint64_t i = 1; i < copies; i++) {
		struct packing copy = { NULL, 0, 0 };
		packing_add(&copy, packing->at + start, end - start);
		packing_add(packing, copy.at, copy.size);
		free(copy.at);
	}
	size_t left = size == 0 ? 0 : (size_t)(total % size);
	sum = crc32(sum, (const Bytef *)block, (uInt)left);
	deflate_piece(packing, &stream, block, left, Z_FINISH);
	deflateEnd(&stream);
	free(block);
	if (window == GZIP) {
		add_number(packing, sum, 4);
		add_number(packing, total, 4);
	}
	return (uint32_t)sum;
}

void packing_gzip(struct packing *packing, const void *bytes, size_t size)
{
	add_deflated(packing, GZIP, bytes, size, size);
}

void packing_gzip_repeated(struct packing *packing, const char *unit, size_t length, uint64_t total)
{
	add_deflated(packing, GZIP, unit, length, total);
}

/* ---------------------------------------------------------------------- zip */

/* What the central directory says of a member. */
struct entry {
	const struct packing_member *member;
	uint64_t at;
	uint64_t packed;
	uint64_t size;
	uint32_t sum;
};

enum { STORE = 0, DEFLATE = 8, ENCRYPTED = 1, DESCRIPTOR = 8, UTF_8 = 0x800, VERSION = 45, ZIP64_FIELD = 1 };

static const uint32_t in_zip64 = 0xFFFFFFFF;

static unsigned method_of(const struct packing_member *member)
{
	if (member->method != 0)
		return member->method;
	return member->stored ? STORE : DEFLATE;
}

/* The fields that the local header and the central directory share. */
static void add_facts(struct packing *packing, const struct entry *entry, bool known)
{
	const struct packing_member *member = entry->member;
	add_number(packing, VERSION, 2);
	add_number(packing,
	           (member->utf8 ? UTF_8 : 0U) | (member->encrypted ? ENCRYPTED : 0U) |
	               (member->descriptor ? (unsigned)DESCRIPTOR : 0U),
	           2);
	add_number(packing, method_of(member), 2);
	add_number(packing, 0x5ADE0000, 4); /* some day in 2025 */
	add_number(packing, known ? entry->sum : 0, 4);
	add_number(packing, !known ? 0 : member->zip64 ? in_zip64 : entry->packed, 4);
	add_number(packing, !known ? 0 : member->zip64 ? in_zip64 : entry->size, 4);
	add_number(packing, strlen(member->name), 2);
	add_number(packing, member->zip64 ? 20 : 0, 2);
}

static void add_zip64_field(struct packing *packing, const struct entry *entry)
{
	if (!entry->member->zip64)
		return;
	add_number(packing, ZIP64_FIELD, 2);
	add_number(packing, 16, 2);
	add_number(packing, entry->size, 8);
	add_number(packing, entry->packed, 8);
}

static void add_member(struct packing *packing, struct entry *entry, size_t start)
{
	const struct packing_member *member = entry->member;
	struct packing data = { NULL, 0, 0 };
	entry->size = member->repeated > 0 ? member->repeated : member->size;
	if (member->stored) {
		packing_add(&data, member->bytes, member->size);
		entry->size = member->size;
		entry->sum = (uint32_t)crc32(0, member->bytes, (uInt)member->size);
	} else {
		entry->sum = add_deflated(&data, RAW, member->bytes, member->size, entry->size);
	}
	entry->sum += member->wrong;
	entry->packed = data.size;
	entry->at = packing->size - start;
	add_text(packing, "PK\003\004");
	add_facts(packing, entry, !member->descriptor);
	add_text(packing, member->name);
	add_zip64_field(packing, entry);
	packing_add(packing, data.at, data.size);
	if (member->descriptor) {
		add_text(packing, "PK\007\010");
		add_number(packing, entry->sum, 4);
		add_number(packing, entry->packed, member->zip64 ? 8 : 4);
		add_number(packing, entry->size, member->zip64 ? 8 : 4);
	}
	free(data.at);
}

static void add_end(struct packing *packing, const struct packing_archive *archive, uint64_t directory, uint64_t start)
{
	uint64_t end = packing->size - start, size = end - directory;
	if (archive->zip64) {
		add_text(packing, "PK\006\006");
		add_number(packing, 44, 8);
		add_number(packing, VERSION, 2);
		add_number(packing, VERSION, 2);
		add_number(packing, 0, 8);
		add_number(packing, archive->count, 8);
		add_number(packing, archive->count, 8);
		add_number(packing, size, 8);
		add_number(packing, directory, 8);
		add_text(packing, "PK\006\007");
		add_number(packing, 0, 4);
		add_number(packing, end, 8);
		add_number(packing, 1, 4);
	}
	add_text(packing, "PK\005\006");
	add_number(packing, 0, 4);
	add_number(packing, archive->zip64 ? 0xFFFF : archive->count, 2);
	add_number(packing, archive->zip64 ? 0xFFFF : archive->count, 2);
	add_number(packing, archive->zip64 ? in_zip64 : size, 4);
	add_number(packing, archive->zip64 ? in_zip64 : directory, 4);
	add_number(packing, archive->comment == NULL ? 0 : strlen(archive->comment), 2);
	if (archive->comment != NULL)
		add_text(packing, archive->comment);
}

void packing_zip(struct packing *packing, const struct packing_archive *archive)
{
	struct entry *entries = calloc(archive->count + 1, sizeof *entries);
	cr_assert(entries != NULL);
	/* Offsets count from the file's first byte, as the programs write them that put another program in front. */
	size_t start = packing->size;
	if (archive->before != NULL)
		add_text(packing, archive->before);
	for (size_t i = 0; i < archive->count; i++) {
		const struct packing_member *member = &archive->members[i];
		if (member->shares > 0)
			entries[i] = entries[member->shares - 1];
		entries[i].member = member;
		if (member->shares == 0)
			add_member(packing, &entries[i], start);
	}
	uint64_t directory = packing->size - start;
	for (size_t i = 0; i < archive->count; i++) {
		add_text(packing, "PK\001\002");
		add_number(packing, VERSION, 2);
		add_facts(packing, &entries[i], true);
		add_number(packing, 0, 2 + 2 + 2 + 4);
		add_number(packing, entries[i].at, 4);
		add_text(packing, entries[i].member->name);
		add_zip64_field(packing, &entries[i]);
	}
	add_end(packing, archive, directory, start);
	free(entries);
}

void packing_zip_of(struct packing *packing, const struct packing_member *members, size_t count)
{
	const struct packing_archive archive = { .members = members, .count = count };
	packing_zip(packing, &archive);
}
