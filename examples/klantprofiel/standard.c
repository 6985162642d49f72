/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "standard.h"
#include "interrupt.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

/* A signal wakes one thread, and another one may be waiting for input: so nobody waits longer than this. */
enum { PATIENCE_MILLISECONDS = 100 };

/* Waits until there is something to read, or the end, or a failure that reading will tell. */
static int wait_for_input(void)
{
	struct pollfd input = { .fd = STDIN_FILENO, .events = POLLIN };
	int ready;
	do {
		if (interrupt_came())
			return EINTR;
		ready = poll(&input, 1, PATIENCE_MILLISECONDS);
	} while (ready == 0 || (ready < 0 && errno == EINTR));
	return ready > 0 ? 0 : errno;
}

int64_t standard_read(void *context, void *buffer, size_t capacity)
{
	int *number = context;
	for (;;) {
		*number = wait_for_input();
		if (*number != 0)
			return -1;
		ssize_t got = read(STDIN_FILENO, buffer, capacity);
		if (got >= 0)
			return got;
		if (errno != EINTR) {
			*number = errno;
			return -1;
		}
	}
}

int standard_write(void *context, const void *bytes, size_t size)
{
	int *number = context;
	const char *rest = bytes;
	while (size > 0) {
		ssize_t put = write(STDOUT_FILENO, rest, size);
		if (put >= 0) {
			rest += put;
			size -= (size_t)put;
		} else if (errno != EINTR || interrupt_came()) {
			*number = errno;
			return -1;
		}
	}
	return 0;
}
