/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * A CSV text read by the names of its columns.
 */

#ifndef TERRITORY_SHEET_H
#define TERRITORY_SHEET_H

#include "base/csv.h"
#include "base/error.h"

#define TERRITORY_SHEET_COLUMNS 8

/** Free it with territory_sheet_close(), also when opening failed. */
struct territory_sheet {
	struct csv csv;
	/** how many columns there must be, and where each of them stands in a record */
	size_t count;
	size_t at[TERRITORY_SHEET_COLUMNS];
	size_t header_fields;
};

/**
 * Reads the header, in which each of the named columns must stand once, in any order; others are passed over.
 *
 * @param names  NULL at the end; at most TERRITORY_SHEET_COLUMNS
 * @return KLP_OK, KLP_ENCODING, KLP_FORMAT, KLP_LIMIT_INPUT_BYTES, KLP_LIMIT_LINE_BYTES, KLP_LIMIT_LINES, KLP_OUT_OF_MEMORY */
klp_status territory_sheet_open(struct territory_sheet *sheet, struct slice bytes, const char *source,
                                const char *const *names, klp_error **error);

/** The next record, whose values live until the next call.
 *
 * @return KLP_OK, KLP_FORMAT, KLP_OUT_OF_MEMORY */
klp_status territory_sheet_next(struct territory_sheet *sheet, bool *more, klp_error **error);

/** A value of the record, without blanks at its ends, by the position of its column among the names. */
struct slice territory_sheet_value(const struct territory_sheet *sheet, size_t column);

/** Where that value stands. */
struct place territory_sheet_place(const struct territory_sheet *sheet, size_t column);

/** That value as a name: not too long, and without line ends and control characters. KLP_OK or KLP_FORMAT. */
klp_status territory_sheet_name(const struct territory_sheet *sheet, size_t column, struct slice *name,
                                klp_error **error);

void territory_sheet_close(struct territory_sheet *sheet);

/** Reads a code: two letters and that many digits ("GM0599": GM, 4), in any case.
 *
 * @return its number, or -1 */
int territory_code(struct slice text, const char *letters, size_t digits);

#define TERRITORY_CODE_BYTES 8

/** Writes a municipality's code of 0 to 9999: "GM0599" for 599. */
void territory_write_code(char out[TERRITORY_CODE_BYTES], int code);

/** Reads that many digits; -1 when it is anything else. At most 9. */
int territory_digits(struct slice text, size_t digits);

#endif
