/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Runs a fuzz target over files and all files in folders: whole, cut at some places, and with some bytes changed, so that
 * the suite tries it without a fuzzer.
 *
 *   replay FILE-OR-FOLDER... */

#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

enum { CUTS = 24, CHANGES = 24, SEED = 20250630 };

static unsigned long replayed;

static uint32_t next_random(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

/* A copy of that size exactly, so that a sanitizer sees a step too far. */
static int try(const uint8_t *bytes, size_t size)
{
	uint8_t *exact = malloc(size == 0 ? 1 : size);
	if (exact == NULL)
		return 1;
	memcpy(exact, bytes, size);
	LLVMFuzzerTestOneInput(exact, size);
	free(exact);
	return 0;
}

static int try_all(uint8_t *bytes, size_t size)
{
	int failed = try(bytes, size);
	for (size_t i = 0; i < CUTS; i++)
		failed |= try(bytes, size / CUTS * i);
	uint32_t state = SEED;
	for (size_t i = 0; i < CHANGES && size > 0; i++) {
		size_t at = next_random(&state) % size;
		uint8_t before = bytes[at];
		bytes[at] = (uint8_t)next_random(&state);
		failed |= try(bytes, size);
		bytes[at] = before;
	}
	return failed;
}

static int replay_file(const char *path)
{
	FILE *file = fopen(path, "rb");
	if (file == NULL || fseek(file, 0, SEEK_END) != 0)
		return 1;
	long length = ftell(file);
	rewind(file);
	uint8_t *bytes = length < 0 ? NULL : malloc((size_t)length + 1);
	size_t size = bytes == NULL ? 0 : fread(bytes, 1, (size_t)length, file);
	fclose(file);
	int failed = bytes == NULL || try_all(bytes, size) != 0;
	free(bytes);
	replayed++;
	return failed;
}

static int replay(const char *path)
{
	struct stat facts;
	if (stat(path, &facts) != 0)
		return 1;
	if (!S_ISDIR(facts.st_mode))
		return replay_file(path);
	DIR *folder = opendir(path);
	int failed = folder == NULL;
	for (struct dirent *entry; !failed && (entry = readdir(folder)) != NULL;) {
		if (entry->d_name[0] == '.')
			continue;
		size_t size = strlen(path) + strlen(entry->d_name) + 2;
		char *inner = malloc(size);
		if (inner == NULL)
			break;
		snprintf(inner, size, "%s/%s", path, entry->d_name);
		failed = replay(inner);
		free(inner);
	}
	if (folder != NULL)
		closedir(folder);
	return failed;
}

int main(int count, char **arguments)
{
	for (int i = 1; i < count; i++) {
		if (replay(arguments[i]) != 0) {
			fprintf(stderr, "cannot read %s\n", arguments[i]);
			return 1;
		}
	}
	printf("%lu files replayed\n", replayed);
	return replayed > 0 ? 0 : 1;
}
