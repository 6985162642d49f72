/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "count_secret.h"
#include "commands.h"
#include "messages.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* A line end is at most two bytes, and one byte more tells that there are too many. */
enum { LINE_END_MOST = 2, READ_MOST = SECRET_MOST + LINE_END_MOST + 1 };

/* Through a volatile pointer, so that it is not left out as a write that nobody reads. */
static void wipe(void *bytes, size_t size)
{
	volatile unsigned char *at = bytes;
	while (size > 0)
		at[--size] = 0;
}

/* The bytes of a file, as far as they are of use: how many, or -1 and errno. */
static ssize_t read_bytes(unsigned char bytes[READ_MOST], const char *path)
{
	size_t size = 0;
	ssize_t got = 1;
	int file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0)
		return -1;
	while (size < READ_MOST && got != 0) {
		got = read(file, bytes + size, READ_MOST - size);
		if (got < 0 && errno != EINTR) {
			int number = errno;
			close(file);
			errno = number;
			return -1;
		}
		size += got > 0 ? (size_t)got : 0;
	}
	close(file);
	return (ssize_t)size;
}

static size_t without_line_end(const unsigned char *bytes, size_t size)
{
	if (size > 0 && bytes[size - 1] == '\n')
		size -= size > 1 && bytes[size - 2] == '\r' ? 2 : 1;
	return size;
}

int secret_read(struct secret *secret, const char *path)
{
	unsigned char bytes[READ_MOST];
	ssize_t got = read_bytes(bytes, path);
	if (got < 0) {
		message_about(path, KLP_SEVERITY_ERROR, strerror(errno), klp_status_name(KLP_IO));
		wipe(bytes, sizeof bytes);
		return ENDED_BY_INPUT;
	}
	size_t size = without_line_end(bytes, (size_t)got);
	if (size >= SECRET_LEAST && size <= SECRET_MOST) {
		memcpy(secret->bytes, bytes, size);
		secret->size = size;
	}
	wipe(bytes, sizeof bytes);
	if (secret->size > 0)
		return ENDED_WELL;
	char text[128];
	snprintf(text, sizeof text, "a key has %d to %d bytes; make one with: head -c 32 /dev/urandom | base64",
	         SECRET_LEAST, SECRET_MOST);
	message_about(path, KLP_SEVERITY_ERROR, text, klp_status_name(KLP_INVALID_ARGUMENT));
	return ENDED_BY_INPUT;
}

void secret_wipe(struct secret *secret)
{
	wipe(secret, sizeof *secret);
}
