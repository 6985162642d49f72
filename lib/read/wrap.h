/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Names that wrap: the lines of words around a row's counts, put together in every way that a wrapped name allows.
 */

#ifndef READ_WRAP_H
#define READ_WRAP_H

#include "read/candidate.h"
#include "read/label.h"

enum {
	/** a region and a municipality, each over three lines */
	WRAP_MOST_FRAGMENTS = 6,
	/** a line with more words than this is prose */
	WRAP_MOST_WORDS = 8,
	WRAP_LABEL_BYTES = 1024
};

/** A line of words that may be part of a name. */
struct wrap_fragment {
	struct slice text;
	size_t line;
	/** "Totaal" alone: a column's heading, or the first half of "Totaal AMR" */
	bool furniture;
};

/** The lines of words since the last row, the latest last; older ones are forgotten. */
struct wrap {
	struct document *document;
	struct wrap_fragment fragments[WRAP_MOST_FRAGMENTS];
	size_t count;
};

/** What of a line below a row belongs to the name of its municipality. */
enum wrap_below {
	WRAP_BELOW_ALL,
	/** its last column */
	WRAP_BELOW_COLUMN,
	/** what stands behind a region's name, which is centred beside the rows */
	WRAP_BELOW_REGION,
	WRAP_BELOWS
};

/** What the words around a row came to. */
struct wrap_result {
	/** whether the label is known; else its kind is LABEL_UNKNOWN */
	bool found;
	/** without the printed name, of which only the length is kept here: see wrap_printed() */
	struct label label;
	size_t printed_bytes;
	/** the words of the row that belong to the label: all, or those behind the region's column */
	struct slice words;
	/** how many of the latest fragments went into the label, and into the region's name before it */
	size_t used;
	size_t region_used;
	/** the region named with the row, and the number printed before its name; 0 when there is none */
	int region;
	int region_number;
	/** what the row's own cell says where it names no region that is known, or goes on with the name of one; else empty */
	struct slice region_unknown;
	/** how much of the key of the region's name was told, when it goes on below; else 0 */
	size_t region_told;
	/** how many lines below went into the label, and what of each */
	size_t lines_below;
	enum wrap_below below;
};

void wrap_add(struct wrap *wrap, struct slice words, size_t line, bool furniture);

/** What words come to that were read already, by themselves. */
struct wrap_result wrap_known(const struct label *label, struct slice words);

/** Reads the words of a row, the plainest way first: the row's own; with fragments before them; with lines below. */
struct wrap_result wrap_read(const struct wrap *wrap, const struct candidate *candidate, size_t line,
                             const struct label_places *places);

/** Appends a piece to a name as a wrapped one goes on: with a blank between, but for a hyphen that ends the one or begins the
 * other. False when it does not fit. */
bool wrap_join(char name[WRAP_LABEL_BYTES], size_t *length, struct slice piece);

/** The municipality's name as printed, kept with the document. KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status wrap_printed(const struct wrap *wrap, const struct wrap_result *result, size_t line,
                        const struct label_places *places, struct slice *printed, klp_error **error);

/** The region that a heading names, over two lines when it wraps.
 *
 * @param rest   what stands on the heading's own line
 * @param lines  receives how many further lines the name takes: 0 or 1
 * @return 1–35, or 0 */
int wrap_heading_region(const struct wrap *wrap, struct slice rest, size_t line, const struct label_places *places,
                        size_t *lines);

#endif
