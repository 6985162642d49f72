/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "folder.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int by_bytes(const void *one, const void *other)
{
	return strcmp(*(char *const *)one, *(char *const *)other);
}

static char *join(const char *folder, const char *name)
{
	size_t length = strlen(folder), size = length + strlen(name) + 2;
	char *path = malloc(size);
	if (path != NULL)
		snprintf(path, size, "%s%s%s", folder, length > 0 && folder[length - 1] == '/' ? "" : "/", name);
	return path;
}

/* Keeps a path, and owns it from then on. */
static int keep(struct folder *folder, char *path)
{
	if (folder->count == folder->capacity) {
		size_t capacity = folder->capacity == 0 ? 16 : 2 * folder->capacity;
		char **paths = realloc(folder->paths, capacity * sizeof *paths);
		if (paths == NULL)
			return -1;
		folder->paths = paths;
		folder->capacity = capacity;
	}
	folder->paths[folder->count++] = path;
	return 0;
}

static int add(struct folder *folder, const char *path, const char *name)
{
	struct stat facts;
	char *joined = join(path, name);
	if (joined == NULL)
		return -1;
	if (stat(joined, &facts) == 0 && S_ISDIR(facts.st_mode)) {
		free(joined);
		folder->folders++;
		return 0;
	}
	/* What cannot even be looked at is kept: reading it says why. */
	if (keep(folder, joined) == 0)
		return 0;
	free(joined);
	return -1;
}

int folder_list(struct folder *folder, const char *path)
{
	*folder = (struct folder){ 0 };
	DIR *open_folder = opendir(path);
	if (open_folder == NULL)
		return -1;
	int result = 0, number = 0;
	while (result == 0) {
		errno = 0;
		struct dirent *entry = readdir(open_folder);
		if (entry == NULL) {
			result = errno == 0 ? 0 : -1;
			number = errno;
			break;
		}
		if (entry->d_name[0] == '.')
			continue;
		result = add(folder, path, entry->d_name);
		number = ENOMEM;
	}
	closedir(open_folder);
	if (result != 0) {
		folder_free(folder);
		errno = number;
		return -1;
	}
	if (folder->count > 0)
		qsort(folder->paths, folder->count, sizeof *folder->paths, by_bytes);
	return 0;
}

void folder_free(struct folder *folder)
{
	for (size_t i = 0; i < folder->count; i++)
		free(folder->paths[i]);
	free(folder->paths);
	*folder = (struct folder){ 0 };
}
