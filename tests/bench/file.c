/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "bench/file.h"

#include <stdio.h>
#include <stdlib.h>

int file_load(struct bytes *bytes, const char *path)
{
	FILE *file = fopen(path, "rb");
	*bytes = (struct bytes){ NULL, 0 };
	if (file == NULL)
		return 1;
	long length = fseek(file, 0, SEEK_END) == 0 ? ftell(file) : -1;
	rewind(file);
	bytes->text = length < 0 ? NULL : malloc((size_t)length + 1);
	if (bytes->text != NULL) {
		bytes->size = fread(bytes->text, 1, (size_t)length, file);
		bytes->text[bytes->size] = '\0';
	}
	fclose(file);
	return bytes->text == NULL;
}
