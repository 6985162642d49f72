/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "base/replace.h"
#include "base/buffer.h"
#include "base/memory.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* As many links as Linux follows itself. */
enum { MOST_LINKS = 40, MOST_NAMES = 100, SUFFIX_BYTES = 32 };

#define PERMISSIONS ((mode_t)0777)
#define NEW_FILE_MODE ((mode_t)0666)

static klp_status fail(const struct replacement *replacement, const char *deed, int number, klp_error **error)
{
	struct buffer name = { NULL, 0, 0 };
	klp_status status;
	if (text_readable(&name, replacement->path)) {
		const struct place place = { .source = name.bytes };
		status = error_set(error, KLP_IO, &place, "cannot %s: %s", deed, error_system_text(number));
	} else {
		status = error_memory(error);
	}
	buffer_free(&name);
	return status;
}

/* The length of the folder's part of a path, final slash included; 0 when it is the folder one is in. */
static size_t folder_length(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash == NULL ? 0 : (size_t)(slash - path) + 1;
}

/* What a symbolic link says, as a path from where the link's own path starts. NULL: errno tells. */
static char *read_link(const char *path)
{
	char text[PATH_MAX];
	ssize_t length = readlink(path, text, sizeof text);
	if (length < 0)
		return NULL;
	if ((size_t)length == sizeof text) {
		errno = ENAMETOOLONG;
		return NULL;
	}
	struct buffer joined = { 0 };
	size_t folder = text[0] == '/' ? 0 : folder_length(path);
	if (!buffer_add(&joined, path, folder) || !buffer_add(&joined, text, (size_t)length) || !buffer_end_text(&joined)) {
		buffer_free(&joined);
		errno = ENOMEM;
		return NULL;
	}
	return joined.bytes;
}

/* The file behind the links, which need not exist yet. Only the last part of the path is looked at: links to
 * folders before it are followed by the system. */
static klp_status follow_links(struct replacement *replacement, klp_error **error)
{
	char *path = memory_copy_text(replacement->path, strlen(replacement->path));
	if (path == NULL)
		return error_memory(error);
	for (int links = 0; links < MOST_LINKS; links++) {
		struct stat facts;
		if (lstat(path, &facts) != 0 || !S_ISLNK(facts.st_mode)) {
			replacement->target = path;
			return KLP_OK;
		}
		char *next = read_link(path);
		int number = errno;
		memory_release(path);
		if (next == NULL)
			return number == ENOMEM ? error_memory(error) : fail(replacement, "follow the link", number, error);
		path = next;
	}
	memory_release(path);
	return fail(replacement, "follow the link", ELOOP, error);
}

/* A number that no other process or thread is likely to pick at this moment; that nobody did is seen to by O_EXCL. */
static unsigned long next_number(unsigned long last)
{
	struct timespec now;
	clock_gettime(CLOCK_REALTIME, &now);
	return last * 31 + (unsigned long)now.tv_nsec + ((unsigned long)getpid() << 10) + 1;
}

/* Makes the new file, hidden and beside the old one: a move does not leave its file system. `old` is NULL when there is
 * none. */
static klp_status make_temporary(struct replacement *replacement, const struct stat *old, klp_error **error)
{
	struct buffer name = { 0 };
	size_t folder = folder_length(replacement->target);
	if (!buffer_add(&name, replacement->target, folder) || !buffer_add_text(&name, ".klantprofiel-") ||
	    !buffer_reserve(&name, SUFFIX_BYTES)) {
		buffer_free(&name);
		return error_memory(error);
	}
	mode_t mode = old == NULL ? NEW_FILE_MODE : old->st_mode & PERMISSIONS;
	unsigned long number = 0;
	for (int names = 0; names < MOST_NAMES; names++) {
		number = next_number(number);
		snprintf(name.bytes + name.size, SUFFIX_BYTES, "%lx", number);
		/* Never wider open than the old file, not even for a moment. */
		replacement->file = open(name.bytes, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
		if (replacement->file >= 0 || errno != EEXIST)
			break;
	}
	if (replacement->file < 0) {
		int reason = errno;
		buffer_free(&name);
		return fail(replacement, "make a new file in its folder", reason, error);
	}
	replacement->temporary = name.bytes;
	if (old == NULL)
		return KLP_OK;
	/* Only an administrator may give a file away; for others the new file is their own, as any that they make. */
	bool same_owner = fchown(replacement->file, old->st_uid, old->st_gid) == 0;
	(void)same_owner;
	if (fchmod(replacement->file, mode) != 0)
		return fail(replacement, "give the new file the old one's permissions", errno, error);
	return KLP_OK;
}

/* Whether a path names a descriptor that is open already. What the shell opened as `> file` is not to be replaced behind
 * its back, and `>> file` is to be added to. */
static bool names_a_descriptor(const char *path)
{
	static const char *const folders[] = { "/dev/fd/", "/proc/self/fd/" };
	if (strcmp(path, "/dev/stdout") == 0 || strcmp(path, "/dev/stderr") == 0)
		return true;
	for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++) {
		size_t length = strlen(folders[i]);
		if (strncmp(path, folders[i], length) == 0)
			return path[length] != '\0' && path[length + strspn(path + length, "0123456789")] == '\0';
	}
	return false;
}

static klp_status begin(struct replacement *replacement, klp_error **error)
{
	struct stat old;
	bool exists = stat(replacement->path, &old) == 0;
	if (exists && S_ISDIR(old.st_mode))
		return fail(replacement, "write", EISDIR, error);
	if (names_a_descriptor(replacement->path) || (exists && !S_ISREG(old.st_mode))) {
		do {
			replacement->file = open(replacement->path, O_WRONLY | O_APPEND | O_CLOEXEC | O_NOCTTY);
		} while (replacement->file < 0 && errno == EINTR);
		return replacement->file >= 0 ? KLP_OK : fail(replacement, "open for writing", errno, error);
	}
	/* A move would get round the write protection of a file, which somebody put there for a reason. */
	if (exists && faccessat(AT_FDCWD, replacement->path, W_OK, AT_EACCESS) != 0)
		return fail(replacement, "replace the file", errno, error);
	klp_status status = follow_links(replacement, error);
	return status != KLP_OK ? status : make_temporary(replacement, exists ? &old : NULL, error);
}

klp_status replace_begin(struct replacement *replacement, const char *path, klp_error **error)
{
	*replacement = (struct replacement){ .path = path, .file = -1 };
	klp_status status = begin(replacement, error);
	if (status != KLP_OK)
		replace_abandon(replacement);
	return status;
}

klp_status replace_write(struct replacement *replacement, const char *bytes, size_t size, klp_error **error)
{
	while (size > 0) {
		ssize_t put = write(replacement->file, bytes, size);
		if (put < 0 && errno == EINTR)
			continue;
		if (put < 0)
			return fail(replacement, "write", errno, error);
		bytes += put;
		size -= (size_t)put;
	}
	return KLP_OK;
}

/* After this a file that is moved into place has its contents also after a power cut. */
static klp_status close_safely(struct replacement *replacement, klp_error **error)
{
	/* Pipes, devices and some file systems know no fsync(). */
	bool unsafe = fsync(replacement->file) != 0 && errno != EINVAL && errno != ENOTSUP && errno != EROFS;
	if (unsafe && replacement->temporary != NULL)
		return fail(replacement, "bring the file safely to disk", errno, error);
	int file = replacement->file;
	replacement->file = -1;
	/* Over a network the disk may turn out to be full only now. */
	if (close(file) != 0 && errno != EINTR)
		return fail(replacement, "finish writing", errno, error);
	return KLP_OK;
}

/* That the move itself outlives a power cut is up to the folder; where this fails the file is whole all the same. Cuts
 * the target's path down to its folder. */
static void sync_folder(char *target)
{
	size_t length = folder_length(target);
	target[length] = '\0';
	int file = open(length == 0 ? "." : target, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (file < 0)
		return;
	fsync(file);
	close(file);
}

klp_status replace_commit(struct replacement *replacement, klp_error **error)
{
	klp_status status = close_safely(replacement, error);
	if (status == KLP_OK && replacement->temporary != NULL) {
		if (rename(replacement->temporary, replacement->target) != 0) {
			status = fail(replacement, "put the new file into place", errno, error);
		} else {
			sync_folder(replacement->target);
			memory_release(replacement->temporary);
			replacement->temporary = NULL;
		}
	}
	replace_abandon(replacement);
	return status;
}

void replace_abandon(struct replacement *replacement)
{
	if (replacement->file >= 0)
		close(replacement->file);
	replacement->file = -1;
	if (replacement->temporary != NULL)
		unlink(replacement->temporary);
	memory_release(replacement->temporary);
	memory_release(replacement->target);
	replacement->temporary = NULL;
	replacement->target = NULL;
}
