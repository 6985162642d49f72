/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Any bytes as an OpenDocument spreadsheet. The first byte says as what: the file itself, zip archive or flat, or its content.xml
 * within a sound file. The second byte, where it is not 0, makes that allocation fail. */

#include "fuzz/packages.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	enum { HEADER = 2 };
	static const char type[] = "application/vnd.oasis.opendocument.spreadsheet";
	if (size < HEADER)
		return 0;
	const char *rest = (const char *)bytes + HEADER;
	if (bytes[0] % 2 == 0) {
		fuzz_package_parse("ods", rest, size - HEADER, bytes[1]);
		return 0;
	}
	const struct fuzz_part parts[] = { { "mimetype", type, sizeof type - 1 }, { "content.xml", rest, size - HEADER } };
	fuzz_package_parse_parts("ods", parts, 2, bytes[1]);
	return 0;
}
