/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Results of klp_aggregate() in a form that fits a table of cases.
 */

#ifndef TESTS_AGGREGATE_SHOWN_H
#define TESTS_AGGREGATE_SHOWN_H

#include <klantprofiel/aggregate.h>

#define SHOWN_BYTES 65536

/** Aggregates; ends the test when that fails. */
klp_dataset *aggregated(const klp_dataset *dataset, int by, int totals, int partial);

/** The rows: "2025Q2 24 29/359/637/173/1198 published; …". "-" for no edition, "?" for a count that is absent. The area is NL,
 * a province's code, a region's number, or a municipality's code or printed name. */
const char *shown_rows(const klp_dataset *dataset, char shown[SHOWN_BYTES]);

/** Columns of the rows: "2025Q2 24 0.5296 -18 -; …" with six digits, and "-" where one is absent. */
const char *shown_columns(const klp_dataset *dataset, const klp_column *columns, size_t count, char shown[SHOWN_BYTES]);

/** The ids of the notes without "aggregate.": "incomplete; absent". */
const char *shown_notes(const klp_dataset *dataset, char shown[SHOWN_BYTES]);

/** The message of the first note of that id; ends the test when there is none. */
const char *note_message(const klp_dataset *dataset, const char *id);

#endif
