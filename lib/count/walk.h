/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * A walk over the records of a CSV that only looks where they end: to part a file at places that are ends of records for certain.
 *
 * Where a record ends depends on all that comes before it, for a line end may stand between quotes. So the walk begins behind the header, and
 * goes quickly where the bytes are tidy, and record by record by the exact rules where they are not.
 */

#ifndef COUNT_WALK_H
#define COUNT_WALK_H

#include "count/pieces.h"

#include "base/progress.h"

/** Made by walk_begin(); only the reader's place and `lines` are for others. */
struct walk {
	const struct source *source;
	struct progress *progress;
	char delimiter;
	uint64_t line_bytes;
	/** passes tidy records from `at` on, which is where one begins, and adds their line ends to `lines`; gives back where it stops */
	const char *(*quick)(struct walk *walk, const char *at, const char *end);
	/** in memory of wiped_allocate() */
	char *buffer;
	size_t capacity;
	/** what of the buffer was not passed yet, and how much of the file was read */
	const char *at;
	const char *end;
	uint64_t read;
	/** line ends passed, a pair being one */
	uint64_t lines;
	/** a line end of two bytes may have been passed by its first */
	bool behind_return;
	/** what comes up to the next line end belongs to a broken record */
	bool skipping;
	/** where the walk may stop again after a record that is longer than the limit: what is wrong with it can be told from there on only */
	uint64_t reach;
};

/** Begins a walk where the records of an extract that is a file do. `walk` is to be freed in any case. KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status walk_begin(struct walk *walk, const struct extract *extract, struct progress *progress, klp_error **error);

void walk_free(struct walk *walk);

/** Walks to where a record ends, behind its line end, and no byte before `target` is left; or to the end of the extract.
 *
 * @return KLP_OK; KLP_IO; KLP_CANCELLED; KLP_OUT_OF_MEMORY */
klp_status walk_to(struct walk *walk, uint64_t target, klp_error **error);

/** Where it is. */
uint64_t walk_offset(const struct walk *walk);

/** The quick ways, which take the same processors as those of scan.h. */
const char *walk_quick_portable(struct walk *walk, const char *at, const char *end);
const char *walk_quick_avx2(struct walk *walk, const char *at, const char *end);
const char *walk_quick_avx512(struct walk *walk, const char *at, const char *end);

#endif
