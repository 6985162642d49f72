/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * --key: the secret by which clients are told apart.
 */

#ifndef PROGRAM_COUNT_SECRET_H
#define PROGRAM_COUNT_SECRET_H

#include <stddef.h>

/** What klp_count_options takes. */
enum { SECRET_LEAST = 16, SECRET_MOST = 64 };

struct secret {
	/** 0 for none */
	size_t size;
	unsigned char bytes[SECRET_MOST];
};

/** Reads a secret from a file; one line end at its end is an editor's, and does not count. An exit status, and has said on standard error
 * why it is not 0. */
int secret_read(struct secret *secret, const char *path);

/** Overwrites it. */
void secret_wipe(struct secret *secret);

#endif
