/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Extracts of a few records, and counts of them.
 */

#ifndef TESTS_COUNT_COUNTING_H
#define TESTS_COUNT_COUNTING_H

#include <klantprofiel/count.h>

#include <stdbool.h>

/** An extract as CSV, which grows record by record. All zero is none yet. */
struct records {
	char *text;
	size_t size;
	size_t capacity;
	unsigned count;
};

/** Adds a record of a client of UWV in Rotterdam (GM0599) who is counted with a profile on 2025-06-30, with changes: "status=x" of our column
 * names, a tab between them. The client_id is another one for each record, if it is not changed. */
void records_add(struct records *extract, const char *changes);

void records_free(struct records *extract);

/** A count for 2025-06-30, and one with options. They end the test when they fail. */
klp_count *counting_new(void);
klp_count *counting_with(const klp_count_options *options);

/** Feeds an extract; ends the test when it fails. */
void counting_feed(klp_count *count, const struct records *extract);

/** Feeds an extract of one record. */
void counting_feed_one(klp_count *count, const char *changes);

/** Finishes; ends the test when that fails. */
klp_dataset *counting_finish(const klp_count *count);

/** Saves into memory, to be freed with free(). */
char *counting_save(const klp_count *count, size_t *size);

/** Whether two counts give the same file. */
bool counting_same(const klp_count *one, const klp_count *other);

/** How many notes have an id, and the first of them or "". */
size_t counting_notes(const klp_dataset *dataset, const char *id);
const char *counting_note(const klp_dataset *dataset, const char *id);

/** A count that clients can be told apart in, with the key of these tests. */
klp_count_options counting_unique(void);

/** The name of a file in the build folder, the same at each call. */
const char *counting_path(const char *name);

/** Write a file; they end the test when that fails. */
void counting_write_file(const char *path, const char *text);
void counting_write_bytes(const char *path, const char *bytes, size_t size);

#endif
