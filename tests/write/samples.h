/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What the tests of writing have in common: small tables, and somewhere for the bytes to go.
 */

#ifndef TESTS_WRITE_SAMPLES_H
#define TESTS_WRITE_SAMPLES_H

#include "base/language.h"

#include <klantprofiel/write.h>

#include <stddef.h>

/** Bytes as they were written, ended by a zero byte. Begin with all zero. */
struct collected {
	char *text;
	size_t size;
	/** fail at this call, counted from 1; 0 for never */
	size_t fail_at;
	size_t calls;
};

/** A klp_write_function whose context is a struct collected. */
int collect(void *context, const void *bytes, size_t size);

void collected_free(struct collected *collected);

/** Two municipalities and the region of Rijnmond as printed for 2023Q2, a cell that is no count, and two notes. */
klp_dataset *sample_dataset(void);

/** As many rows, so that more than one piece is written. */
klp_dataset *large_dataset(size_t rows);

/** An error, a warning and an information about the sample. */
klp_findings *sample_findings(const klp_dataset *dataset);

/** The same, found by two rules and told in a language. */
klp_findings *sample_findings_in(enum language language, const klp_dataset *dataset);

#endif
