/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Numbers by chance, the same for the same seed; the environment may ask for another seed, and for more rounds.
 */

#ifndef TESTS_SUPPORT_CHANCE_H
#define TESTS_SUPPORT_CHANCE_H

#include <stddef.h>
#include <stdint.h>

/** Begins anew; `seed` is not 0. */
void chance_begin(uint64_t seed);

/** From 0 up to `below`, which it does not reach. */
size_t chance(size_t below);

/** What an environment variable asks for; `otherwise` when it is not set. */
uint64_t chance_asked(const char *name, uint64_t otherwise);

/** How far apart the cases are that are tried of an exhaustive test: 1 for all of them, unless KLP_STRIDE asks for fewer, as where each
 * takes long because it is watched. */
size_t chance_stride(void);

#endif
