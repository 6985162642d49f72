/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "write/columns.h"
#include "dataset/dataset.h"

struct columns columns_of(const klp_dataset *dataset)
{
	struct columns columns = { 0 };
	for (int i = 0; i < KLP_COLUMN_COUNT; i++) {
		klp_column column = (klp_column)i;
		if (!klp_dataset_has_column(dataset, column))
			continue;
		columns.column[columns.count] = column;
		columns.type[columns.count] = klp_column_type(column);
		columns.name[columns.count] = klp_column_name(column);
		columns.count++;
	}
	return columns;
}

const char *columns_printed_text(const klp_dataset *dataset, size_t row, klp_column column)
{
	const char *text = klp_dataset_cell_text(dataset, row, column);
	return text != NULL && !klp_dataset_integer(dataset, row, column, NULL) ? text : NULL;
}

static bool has_printed_text(const klp_dataset *dataset, klp_column column)
{
	size_t rows = klp_dataset_rows(dataset);
	for (size_t row = 0; row < rows; row++)
		if (columns_printed_text(dataset, row, column) != NULL)
			return true;
	return false;
}

struct columns columns_printed(const klp_dataset *dataset)
{
	struct columns columns = { 0 };
	for (int i = 0; i < KLP_COLUMN_COUNT; i++) {
		const char *name = dataset_printed_name((klp_column)i);
		if (name == NULL || !has_printed_text(dataset, (klp_column)i))
			continue;
		columns.column[columns.count] = (klp_column)i;
		columns.type[columns.count] = KLP_TYPE_TEXT;
		columns.name[columns.count] = name;
		columns.count++;
	}
	return columns;
}
