/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "whole_file.h"
#include "commands.h"
#include "interrupt.h"
#include "messages.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* mkstemp() puts its own letters in the place of each X. */
static const char temporary_name[] = ".klantprofiel-XXXXXX";

#define PERMISSIONS ((mode_t)0777)
#define NEW_FILE_MODE ((mode_t)0666)

static int fail(const struct whole_file *file, const char *deed, int number)
{
	char text[256];
	snprintf(text, sizeof text, "cannot %s: %s", deed, strerror(number));
	message_about(file->name, KLP_SEVERITY_ERROR, text, klp_status_name(KLP_IO));
	return ENDED_BY_OUTPUT;
}

static void abandon(struct whole_file *file)
{
	if (file->stream != NULL)
		fclose(file->stream);
	if (file->temporary != NULL)
		unlink(file->temporary);
	free(file->temporary);
	free(file->target);
	*file = (struct whole_file){ .name = file->name };
}

/* The path of a hidden file in the folder of the target: a move does not leave its file system. */
static char *beside(const char *target)
{
	const char *slash = strrchr(target, '/');
	size_t folder = slash == NULL ? 0 : (size_t)(slash - target) + 1;
	char *path = malloc(folder + sizeof temporary_name);
	if (path == NULL)
		return NULL;
	memcpy(path, target, folder);
	memcpy(path + folder, temporary_name, sizeof temporary_name);
	return path;
}

/* As a program that opens a new file would get it; there is no other way to ask. */
static mode_t mode_of_new_file(void)
{
	mode_t mask = umask(0);
	umask(mask);
	return NEW_FILE_MODE & ~mask;
}

/* `old` is NULL when there is no such file yet. Returns 0, or what errno is for it. */
static int open_beside(struct whole_file *file, const struct stat *old)
{
	file->target = old == NULL ? strdup(file->name) : realpath(file->name, NULL);
	file->temporary = file->target == NULL ? NULL : beside(file->target);
	if (file->temporary == NULL)
		return errno;
	int descriptor = mkstemp(file->temporary);
	if (descriptor < 0) {
		int number = errno;
		free(file->temporary);
		file->temporary = NULL;
		return number;
	}
	if (fchmod(descriptor, old == NULL ? mode_of_new_file() : old->st_mode & PERMISSIONS) != 0 ||
	    (file->stream = fdopen(descriptor, "w")) == NULL) {
		int number = errno;
		close(descriptor);
		return number;
	}
	return 0;
}

int whole_file_begin(struct whole_file *file, const char *name)
{
	struct stat old;
	*file = (struct whole_file){ .name = name };
	int exists = stat(name, &old) == 0, number = 0;
	if (exists && S_ISDIR(old.st_mode)) {
		number = EISDIR;
	} else if (exists && !S_ISREG(old.st_mode)) {
		file->stream = fopen(name, "a");
		number = file->stream == NULL ? errno : 0;
	} else if (exists && access(name, W_OK) != 0) {
		/* A move would get round the write protection of a file. */
		number = errno;
	} else {
		number = open_beside(file, exists ? &old : NULL);
	}
	if (number == 0)
		return ENDED_WELL;
	abandon(file);
	return fail(file, "write", number);
}

int whole_file_end(struct whole_file *file)
{
	int result = ENDED_WELL;
	errno = 0;
	if (fflush(file->stream) != 0 || ferror(file->stream) ||
	    (file->temporary != NULL && fsync(fileno(file->stream)) != 0))
		result = fail(file, "write", errno == 0 ? EIO : errno);
	else if (interrupt_came())
		result = ENDED_BY_OUTPUT;
	if (result == ENDED_WELL && file->temporary != NULL) {
		if (rename(file->temporary, file->target) != 0) {
			result = fail(file, "put in its place", errno);
		} else {
			free(file->temporary);
			file->temporary = NULL;
		}
	}
	abandon(file);
	return result;
}
