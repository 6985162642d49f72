/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Any bytes as an OpenDocument spreadsheet: a whole file, as a zip archive or flat; or, behind a first byte of 1, the content.xml
 * within a sound file, of which the second byte tells the allocation that fails. */

#include "fuzz/fuzzing.h"
#include "fuzz/packages.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	enum { CONTENT = 1, HEADER = 2 };
	static const char type[] = "application/vnd.oasis.opendocument.spreadsheet";
	if (size < HEADER || bytes[0] != CONTENT)
		return fuzzing_format("ods", bytes, size);
	const struct fuzz_part parts[] = { { "mimetype", type, sizeof type - 1 },
		                               { "content.xml", (const char *)bytes + HEADER, size - HEADER } };
	return fuzz_package("ods", parts, 2, bytes[1]);
}
