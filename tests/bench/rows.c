/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "bench/rows.h"

#include <stdio.h>

klp_dataset *rows_make(size_t rows)
{
	klp_dataset *dataset = NULL;
	klp_status status = klp_dataset_new(&dataset, NULL);
	for (size_t i = 0; status == KLP_OK && i < rows; i++) {
		klp_row row = KLP_ROW_INIT;
		char printed[32];
		snprintf(printed, sizeof printed, "Gemeente %zu", i % 342);
		row.edition = "2025Q2";
		row.region_number = (int)(i % 35) + 1;
		row.region_code = "AM22";
		row.region_name = "Zuid-Kennemerland en IJmond";
		row.municipality_code = "GM0599";
		row.municipality_name = printed;
		row.municipal_profile = (int64_t)(i % 100);
		row.municipal_no_profile = (int64_t)(i % 1000);
		row.uwv_profile = (int64_t)(i % 3000);
		row.uwv_no_profile = (int64_t)(i % 500);
		row.total = row.municipal_profile + row.municipal_no_profile + row.uwv_profile + row.uwv_no_profile;
		row.source = "transparantie-2025-q2.txt";
		row.page = i % 36 + 1;
		row.line = i + 1;
		row.municipality_printed = printed;
		status = klp_dataset_add(dataset, &row, NULL);
	}
	if (status == KLP_OK)
		return dataset;
	klp_dataset_free(dataset);
	return NULL;
}
