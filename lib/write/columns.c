/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "write/columns.h"

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
