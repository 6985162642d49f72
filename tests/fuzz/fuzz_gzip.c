/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* gzip and what is in it. The last byte says which allocation fails. */

#include "fuzz/fuzzing.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	return fuzzing_format("gzip", bytes, size);
}
