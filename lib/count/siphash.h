/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * SipHash-2-4 with a result of 128 bits: a keyed hash from whose results nobody without the key can tell what was hashed, nor make two
 * texts that give the same.
 */

#ifndef COUNT_SIPHASH_H
#define COUNT_SIPHASH_H

#include <stddef.h>

enum { SIPHASH_BYTES = 16 };

/** The hash of any bytes. `result` and `key` may be the same. */
void siphash(unsigned char result[SIPHASH_BYTES], const unsigned char key[SIPHASH_BYTES], const void *bytes,
             size_t size);

#endif
