/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "base/wiped.h"

#ifdef KLP_WITH_LIBZIP

#include "count/source_zip_bytes.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* Reads what there is; SIZE_MAX when that fails. */
static size_t read_at(const struct zip_bytes *bytes, uint64_t at, char *buffer, size_t capacity)
{
	uint64_t left = at < bytes->size ? bytes->size - at : 0;
	size_t wanted = left < capacity ? (size_t)left : capacity, got = 0;
	if (bytes->file < 0) {
		if (wanted > 0)
			memcpy(buffer, bytes->memory.text + at, wanted);
		return wanted;
	}
	while (got < wanted) {
		ssize_t result = pread(bytes->file, buffer + got, wanted - got, (off_t)(at + got));
		if (result < 0 && errno == EINTR)
			continue;
		if (result < 0)
			return SIZE_MAX;
		if (result == 0)
			break;
		got += (size_t)result;
	}
	return got;
}

void zip_bytes_close(struct zip_bytes *bytes)
{
	if (bytes->file >= 0)
		close(bytes->file);
	bytes->file = -1;
}

/* ------------------------------------------------------------ what it claims */

/* The records at the end of an archive, by the numbers of its specification: how long they are, and where their fields are. */
enum {
	END_BYTES = 22,
	END_COUNT_AT = 10,
	MOST_COMMENT_BYTES = 65535,
	LOCATOR_BYTES = 20,
	LOCATOR_OFFSET_AT = 8,
	END64_BYTES = 56,
	END64_DISK_COUNT_AT = 24,
	END64_COUNT_AT = 32,
	TAIL_BYTES = END_BYTES + MOST_COMMENT_BYTES + LOCATOR_BYTES + END64_BYTES
};

static uint64_t number_at(const char *bytes, size_t size)
{
	uint64_t value = 0;
	for (size_t i = size; i > 0; i--)
		value = value << 8 | (unsigned char)bytes[i - 1];
	return value;
}

/* Of the end record at `at`, and the larger one that may stand for it: then the count of the smaller is often the highest that it can
 * hold, and says nothing. */
static bool end_claims_more(const struct zip_bytes *bytes, struct slice tail, size_t at, uint64_t members)
{
	enum { SAYS_NOTHING = 0xFFFF };
	char large[END64_BYTES];
	bool has_large = false;
	uint64_t count = number_at(tail.text + at + END_COUNT_AT, 2);
	if (at >= LOCATOR_BYTES && memcmp(tail.text + at - LOCATOR_BYTES, "PK\006\007", 4) == 0) {
		uint64_t where = number_at(tail.text + at - LOCATOR_BYTES + LOCATOR_OFFSET_AT, 8);
		has_large = read_at(bytes, where, large, sizeof large) == sizeof large && memcmp(large, "PK\006\006", 4) == 0;
	}
	if (count > members && !(has_large && count == SAYS_NOTHING))
		return true;
	return has_large &&
	       (number_at(large + END64_COUNT_AT, 8) > members || number_at(large + END64_DISK_COUNT_AT, 8) > members);
}

bool zip_bytes_claim_more(const struct zip_bytes *bytes, uint64_t members, bool *more)
{
	/* The last bytes may hold what seems to be several ends; whichever libzip takes must be within the limit. A file with many is made to be
	 * searched for long. */
	enum { MOST_ENDS = 64 };
	char *room = wiped_allocate(TAIL_BYTES); /* members that are stored are in it, too */
	if (room == NULL)
		return false;
	uint64_t start = bytes->size > TAIL_BYTES ? bytes->size - TAIL_BYTES : 0;
	size_t got = read_at(bytes, start, room, TAIL_BYTES), ends = 0;
	struct slice tail = { room, got == SIZE_MAX ? 0 : got };
	*more = false;
	for (size_t at = 0; !*more && tail.length >= END_BYTES && at <= tail.length - END_BYTES; at++)
		if (memcmp(tail.text + at, "PK\005\006", 4) == 0)
			*more = ++ends > MOST_ENDS || end_claims_more(bytes, tail, at, members);
	wiped_release(room, TAIL_BYTES);
	return true;
}

/* ------------------------------------------------------------------ for libzip */

static zip_int64_t read_next(struct zip_bytes *bytes, void *buffer, zip_uint64_t capacity)
{
	size_t got = read_at(bytes, bytes->at, buffer, (size_t)capacity);
	if (got == SIZE_MAX) {
		zip_error_set(&bytes->error, ZIP_ER_READ, errno);
		return -1;
	}
	if (got > bytes->most) {
		bytes->too_many = true;
		zip_error_set(&bytes->error, ZIP_ER_MEMORY, 0);
		return -1;
	}
	if (bytes->most != UINT64_MAX)
		bytes->most -= got;
	bytes->at += got;
	return (zip_int64_t)got;
}

static zip_int64_t tell_size(const struct zip_bytes *bytes, void *data)
{
	zip_stat_t *facts = data;
	zip_stat_init(facts);
	facts->valid = ZIP_STAT_SIZE;
	facts->size = bytes->size;
	return sizeof *facts;
}

static zip_int64_t move(struct zip_bytes *bytes, void *data, zip_uint64_t length)
{
	zip_int64_t at = zip_source_seek_compute_offset(bytes->at, bytes->size, data, length, &bytes->error);
	if (at < 0)
		return -1;
	bytes->at = (uint64_t)at;
	return 0;
}

static zip_int64_t answer(void *context, void *data, zip_uint64_t length, zip_source_cmd_t command)
{
	struct zip_bytes *bytes = context;
	switch (command) {
	case ZIP_SOURCE_OPEN:
		bytes->at = 0;
		return 0;
	case ZIP_SOURCE_READ:
		return read_next(bytes, data, length);
	case ZIP_SOURCE_SEEK:
		return move(bytes, data, length);
	case ZIP_SOURCE_TELL:
		return (zip_int64_t)bytes->at;
	case ZIP_SOURCE_STAT:
		return tell_size(bytes, data);
	case ZIP_SOURCE_CLOSE:
	case ZIP_SOURCE_FREE:
		return 0;
	case ZIP_SOURCE_ERROR:
		return zip_error_to_data(&bytes->error, data, length);
	case ZIP_SOURCE_SUPPORTS:
		return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
		                                      ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, -1);
	default:
		zip_error_set(&bytes->error, ZIP_ER_OPNOTSUPP, 0);
		return -1;
	}
}

zip_source_t *zip_bytes_source(struct zip_bytes *bytes, zip_error_t *reason)
{
	zip_error_init(&bytes->error);
	return zip_source_function_create(answer, bytes, reason);
}

#endif
