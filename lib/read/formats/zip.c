/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* zip archives that are no spreadsheet: folders of documents as people pass them on. Names within are shown and never used. */

#include "base/packing.h"
#include "base/progress.h"
#include "read/formats/archive.h"
#include "read/formats/expansion.h"
#include "read/formats/readers.h"

#include <string.h>

static bool begins_with(struct slice text, const char *expected)
{
	size_t length = strlen(expected);
	return text.length >= length && memcmp(text.text, expected, length) == 0;
}

/* An archive that unpacks itself begins as a program. */
static bool is_program_with_zip(struct slice head)
{
	static const char local_header[] = "PK\003\004";
	if (!begins_with(head, "MZ") && !begins_with(head, "\x7F"
	                                                   "ELF"))
		return false;
	const char *end = head.text + head.length;
	for (const char *at = head.text; at != NULL && (size_t)(end - at) >= strlen(local_header); at++) {
		at = memchr(at, local_header[0], (size_t)(end - at));
		if (at == NULL)
			return false;
		if (begins_with((struct slice){ at, (size_t)(end - at) }, local_header))
			return true;
	}
	return false;
}

/* Spreadsheets are zip archives too, and bid higher. */
static int bid(struct slice head)
{
	if (packing_is_zip(head))
		return 50;
	return is_program_with_zip(head) ? 50 : 0;
}

struct unpacking {
	const struct reading *reading;
	struct progress progress;
	struct buffer member;
};

static klp_status keep(void *context, struct slice piece, klp_error **error)
{
	struct unpacking *unpacking = context;
	klp_status status = expansion_room(unpacking->reading, &unpacking->member, error);
	if (status != KLP_OK)
		return status;
	memcpy(unpacking->member.bytes + unpacking->member.size, piece.text, piece.length);
	unpacking->member.size += piece.length;
	return progress_tell(&unpacking->progress, unpacking->member.size, error);
}

static klp_status unpack_member(struct archive *archive, size_t index, const struct reading *reading,
                                container_function take, void *context, klp_error **error)
{
	struct archive_member member = archive_member(archive, index);
	if (member.folder)
		return KLP_OK;
	if (packing_is_hidden(member.name))
		return take(context, member.name, (struct slice){ NULL, 0 }, error);
	struct unpacking unpacking = { .reading = reading,
		                           .progress = progress_start(reading->progress, reading->progress_context, 0) };
	klp_status status = archive_unpack(archive, index, keep, &unpacking, error);
	if (status == KLP_OK) {
		struct slice bytes = { unpacking.member.size == 0 ? "" : unpacking.member.bytes, unpacking.member.size };
		status = take(context, member.name, bytes, error);
	}
	expansion_release(reading, &unpacking.member);
	return status;
}

static klp_status unpack(struct slice bytes, const struct reading *reading, container_function take, void *context,
                         klp_error **error)
{
	struct archive *archive = NULL;
	klp_status status = archive_open(&archive, bytes, reading, error);
	for (size_t i = 0; status == KLP_OK && i < archive_count(archive); i++)
		status = unpack_member(archive, i, reading, take, context, error);
	archive_close(archive);
	return status;
}

const struct container container_zip = { "zip", "any of these, one or several in a zip archive", bid, unpack };
