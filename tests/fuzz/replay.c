/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Runs a fuzz target over files, whole and cut at every 97th byte, so that the suite tries it without a fuzzer.
 *
 *   replay FILE... */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

enum { STEP = 97 };

static int replay(const char *path)
{
	FILE *file = fopen(path, "rb");
	if (file == NULL || fseek(file, 0, SEEK_END) != 0)
		return 1;
	long length = ftell(file);
	rewind(file);
	uint8_t *bytes = length < 0 ? NULL : malloc((size_t)length + 1);
	size_t size = bytes == NULL ? 0 : fread(bytes, 1, (size_t)length, file);
	fclose(file);
	if (bytes == NULL)
		return 1;
	for (size_t cut = 0; cut < size; cut += STEP)
		LLVMFuzzerTestOneInput(bytes, cut);
	LLVMFuzzerTestOneInput(bytes, size);
	free(bytes);
	return 0;
}

int main(int count, char **arguments)
{
	for (int i = 1; i < count; i++) {
		if (replay(arguments[i]) != 0) {
			fprintf(stderr, "cannot read %s\n", arguments[i]);
			return 1;
		}
	}
	printf("%d files replayed\n", count - 1);
	return count > 1 ? 0 : 1;
}
