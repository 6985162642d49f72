/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "base/packing.h"

#include <string.h>

#define ALWAYS_ALLOWED (UINT64_C(1) << 20)

static bool begins_with(struct slice bytes, const char *start, size_t length)
{
	return bytes.length >= length && memcmp(bytes.text, start, length) == 0;
}

bool packing_is_gzip(struct slice bytes)
{
	return begins_with(bytes, "\x1F\x8B", 2);
}

bool packing_is_zip(struct slice bytes)
{
	return begins_with(bytes, "PK\003\004", 4) || begins_with(bytes, "PK\005\006", 4);
}

bool packing_is_hidden(const char *name)
{
	const char *last = strrchr(name, '/');
	const char *base = last == NULL ? name : last + 1;
	return base[0] == '.' || strncmp(name, "__MACOSX/", strlen("__MACOSX/")) == 0;
}

bool packing_expands_too_far(uint64_t unpacked, uint64_t packed, uint64_t ratio)
{
	return unpacked > ALWAYS_ALLOWED && (unpacked - ALWAYS_ALLOWED) / packed >= ratio;
}
