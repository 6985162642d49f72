/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Running outside programs in tests, and looking what remains of them.
 */

#ifndef TESTS_BASE_RUNNING_H
#define TESTS_BASE_RUNNING_H

#include "base/buffer.h"
#include "base/program.h"

#define FOLDER KLP_BUILD_DIR

static const struct slice nothing = { "", 0 };

struct outcome {
	klp_status status;
	struct buffer output;
	struct program_end end;
	klp_error *error;
};

/** What came out, of bytes that count up to 250 and begin again: how many, and how many are wrong. Fails at `fail_at`, if not 0. */
struct pattern {
	uint64_t bytes;
	uint64_t wrong;
	uint64_t fail_at;
};

klp_limits limits_of(uint64_t seconds, uint64_t bytes);
klp_status keep(void *context, struct slice output, klp_error **error);
void forget(struct outcome *outcome);
struct outcome run(const char *script, const char *own, struct slice input, uint64_t seconds);
struct outcome run_named(const char *name);
uint64_t milliseconds(void);
int under_valgrind(void);
size_t open_descriptors(void);
void expect_no_child(const char *why);
const char *own_path(const char *what);
int gone(const char *path);
klp_status count(void *context, struct slice output, klp_error **error);
klp_status through_cat(struct pattern *pattern, size_t size, klp_error **error);

#endif
