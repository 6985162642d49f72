/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Counting the records of a run of CSV bytes: quickly where they are tidy, and record by record by the exact rules where they are not. What
 * is counted is the same.
 */

#ifndef COUNT_SCAN_H
#define COUNT_SCAN_H

#include "count/csv_layout.h"
#include "count/feed_judge.h"
#include "count/scan_memo.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define SCAN_X86 1
#else
#define SCAN_X86 0
#endif

/** So many bytes past the end of what is counted may be read, and are not looked at. */
enum { SCAN_PADDING = 64 };

/** A record is never longer, whatever the limit "line-bytes" allows. */
enum { SCAN_MOST_LINE_BYTES = 1 << 30 };

/** How records are counted: the best way this processor can take, the quick way in plain C, those of other processors, or one record
 * after another by the exact rules. */
enum scan_kernel { SCAN_BEST, SCAN_EXACT, SCAN_PORTABLE, SCAN_AVX2, SCAN_AVX512, SCAN_KERNELS };

/** Whether this processor can take it. */
bool scan_can(enum scan_kernel kernel);

/** The quick way that is best for this processor. */
enum scan_kernel scan_best(void);

/** How many line ends there are from `at` to `end`, a pair being one; `first` is where all of the bytes begin. */
uint64_t scan_count_lines(const char *first, const char *at, const char *end);

/** What was counted of a run of bytes. */
struct tally {
	/** by place and slot, as of a harvest; for records that belong to no client */
	uint32_t *cells;
	/** records with a verdict, and how many of them had an older code */
	uint64_t records;
	uint64_t older_codes;
	/** line ends of all of the bytes, a pair being one */
	uint64_t lines;
	/** records that cannot be read, by line from 1 */
	struct harvest spoiled;
	/** rows of clients, where they are kept; in memory of wiped_allocate() */
	struct client_row *rows;
	size_t row_count;
	size_t row_capacity;
};

/** Makes room. KLP_OK or KLP_OUT_OF_MEMORY; to be freed in either case. */
klp_status tally_begin(struct tally *tally, const struct definition *definition, klp_error **error);

/** Back to nothing counted. */
void tally_clear(struct tally *tally);

void tally_free(struct tally *tally);

/** What one thread needs to count one extract. All zero is none yet. */
struct scan {
	const struct feed *feed;
	const struct csv_layout *layout;
	struct tally *tally;
	/** counts tidy records from `at` on, and moves on to where it cannot; NULL where there are too many columns for it */
	const char *(*quick)(struct scan *scan, const char *at, const char *end);
	uint64_t line_bytes;
	/** feed_needs_key() */
	bool needs_key;
	/** for the quick way: the column of each field that is read, and the column that is always empty, `absent`, of one that the extract does not
	 * have */
	unsigned char column_of[COUNT_VALUES];
	uint64_t absent;
	/** columns as bits: those that make each part of a profile */
	uint64_t affinities;
	uint64_t sectors;
	uint64_t tasks;
	struct scan_memo *memo;
	/** for the exact reader: its cells, and values with their doubled quotes made single */
	struct csv_record record;
	char *unquoted;
	size_t unquoted_size;
	klp_status status;
	klp_error *error;
};

/** KLP_OK or KLP_OUT_OF_MEMORY; to be freed in either case. */
klp_status scan_begin(struct scan *scan, const struct feed *feed, const struct csv_layout *layout,
                      enum scan_kernel kernel, klp_error **error);

void scan_free(struct scan *scan);

/** How a run of bytes ended. */
struct scan_end {
	/** the unfinished record at the end of the bytes; their end when there is none */
	const char *tail;
	/** whether what follows is still part of a record that is counted as broken, up to the next line end */
	bool skipping;
};

/** Counts the records of the bytes, which begin where a record may begin, into the tally.
 *
 * @param last  whether nothing comes after them
 * @return KLP_OK; KLP_LIMIT_MEMORY or KLP_OUT_OF_MEMORY */
klp_status scan_bytes(struct scan *scan, struct tally *tally, struct slice bytes, bool last, struct scan_end *end,
                      klp_error **error);

/** Counts a record that was judged, but for tally->records. False when there is no memory, which scan->status then says. */
bool scan_count(struct scan *scan, const struct client_row *row);

/** The quick ways. They count records from `at` on, which is where one may begin, and their line ends, and give back where they stop: at a
 * record that only the exact reader can judge, or that does not end before `end`. */
const char *scan_quick_portable(struct scan *scan, const char *at, const char *end);
const char *scan_quick_avx2(struct scan *scan, const char *at, const char *end);
const char *scan_quick_avx512(struct scan *scan, const char *at, const char *end);

#endif
