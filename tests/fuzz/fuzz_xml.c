/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Any bytes as XML of the project's own vocabulary, without and with its schema. Compiled with one_reader.c. */

#include "one_reader.h"

#include <klantprofiel/read.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	one_reader_try("xml", 0, bytes, size);
	one_reader_try("xml", KLP_PARSE_CHECK_SCHEMA, bytes, size);
	return 0;
}
