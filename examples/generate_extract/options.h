/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What the user asked for.
 */

#ifndef GENERATE_OPTIONS_H
#define GENERATE_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

struct options {
	const char *publication;
	const char *edition;
	const char *output;
	const char *register_output;
	uint64_t rows;
	uint64_t seed;
	uint64_t broken;
	/** in thousandths of the clients, of whom there are so many more who end in other bins */
	uint64_t extra;
	/** in thousandths of the lists */
	uint64_t line_ends;
	uint64_t quotes;
	/** 0 for XML */
	char delimiter;
	bool carriage_return;
	bool per_indicering;
};

extern const char options_usage[];

/** NULL, or an English sentence on what is wrong. */
const char *options_parse(struct options *options, int count, char **arguments);

#endif
