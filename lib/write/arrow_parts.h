/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What the files of the Arrow export share: which columns there are, and how their texts become numbers and a dictionary.
 */

#ifndef WRITE_ARROW_PARTS_H
#define WRITE_ARROW_PARTS_H

#include "base/error.h"
#include "write/columns.h"

#include <klantprofiel/arrow.h>

#include <stdbool.h>

/** The columns of the dataset, and behind them those of texts in the place of counts. */
#define ARROW_COLUMNS_MAX (KLP_COLUMN_COUNT * 2)

struct arrow_column {
	const char *name;
	klp_column column;
	klp_type type;
	/** the texts that stand in the place of the column's counts, and not the column itself */
	bool printed;
};

struct arrow_columns {
	size_t count;
	struct arrow_column at[ARROW_COLUMNS_MAX];
};

struct arrow_columns arrow_columns_of(const klp_dataset *dataset);

/** Makes the schema of some columns. KLP_OK or KLP_OUT_OF_MEMORY; *out is untouched on failure. */
klp_status arrow_make_schema(struct ArrowSchema *out, const struct arrow_columns *columns, klp_error **error);

/** Makes the array of some columns; as klp_arrow_array(). */
klp_status arrow_make_array(struct ArrowArray *out, const klp_dataset *dataset, const struct arrow_columns *columns,
                            klp_error **error);

/** The texts of a column as numbers, and each of them once. */
struct arrow_texts {
	/** one a row; 0 where absent */
	int32_t *codes;
	/** bit n % 8 of byte n / 8: row n has a text */
	unsigned char *valid;
	int64_t absent;
	/** of the dictionary: where each text begins, the last one's end behind them; and all texts one behind the other */
	int32_t *offsets;
	char *bytes;
	size_t count;
};

/** KLP_OK; KLP_OVERFLOW; KLP_OUT_OF_MEMORY, and then there is nothing to free. */
klp_status arrow_texts_of(struct arrow_texts *texts, const klp_dataset *dataset, const struct arrow_column *column,
                          klp_error **error);

#endif
