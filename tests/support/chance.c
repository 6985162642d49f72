/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Marsaglia's xorshift. */

#include "support/chance.h"

#include <stdlib.h>

static uint64_t state = 1;

void chance_begin(uint64_t seed)
{
	state = seed;
}

size_t chance(size_t below)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (size_t)(state >> 11) % below;
}

uint64_t chance_asked(const char *name, uint64_t otherwise)
{
	const char *text = getenv(name);
	return text == NULL ? otherwise : strtoull(text, NULL, 10);
}

size_t chance_stride(void)
{
	const uint64_t stride = chance_asked("KLP_STRIDE", 1);
	return stride > 0 ? (size_t)stride : 1;
}
