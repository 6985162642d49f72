/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "aggregate/result.h"

/* part ÷ whole into an indicator of the last row, where both are there and the whole is not 0. */
static klp_status set_share(struct aggregation *work, klp_column column, bool known, double part, double whole,
                            klp_error **error)
{
	if (!known || whole <= 0)
		return KLP_OK;
	return dataset_set_real(work->out, klp_dataset_rows(work->out) - 1, column, part / whole, error);
}

static klp_status add_indicators(struct aggregation *work, klp_error **error)
{
	static const klp_column columns[] = { KLP_COLUMN_MUNICIPAL_PROFILE,
		                                  KLP_COLUMN_MUNICIPAL_NO_PROFILE,
		                                  KLP_COLUMN_UWV_PROFILE,
		                                  KLP_COLUMN_UWV_NO_PROFILE,
		                                  KLP_COLUMN_TOTAL,
		                                  KLP_COLUMN_REGISTER_TOTAL };
	enum { MUNICIPAL, NOT_MUNICIPAL, UWV, NOT_UWV, TOTAL, REGISTER, OPERANDS };
	double value[OPERANDS] = { 0 };
	bool known[OPERANDS];
	size_t row = klp_dataset_rows(work->out) - 1;
	for (size_t i = 0; i < OPERANDS; i++)
		known[i] = klp_dataset_real(work->out, row, columns[i], &value[i]) == 1;

	klp_status status = set_share(work, KLP_COLUMN_PROFILE_SHARE, known[MUNICIPAL] && known[UWV] && known[TOTAL],
	                              value[MUNICIPAL] + value[UWV], value[TOTAL], error);
	if (status == KLP_OK)
		status = set_share(work, KLP_COLUMN_MUNICIPAL_PROFILE_SHARE, known[MUNICIPAL] && known[NOT_MUNICIPAL],
		                   value[MUNICIPAL], value[MUNICIPAL] + value[NOT_MUNICIPAL], error);
	if (status == KLP_OK)
		status = set_share(work, KLP_COLUMN_UWV_PROFILE_SHARE, known[UWV] && known[NOT_UWV], value[UWV],
		                   value[UWV] + value[NOT_UWV], error);
	if (status == KLP_OK)
		status = set_share(work, KLP_COLUMN_REGISTER_COVERAGE, known[TOTAL] && known[REGISTER], value[TOTAL],
		                   value[REGISTER], error);
	return status;
}

static klp_status add_row(struct aggregation *work, const klp_row *row, klp_error **error)
{
	klp_status status = klp_dataset_add(work->out, row, error);
	return status == KLP_OK && work->indicators ? add_indicators(work, error) : status;
}

/* The register's size and percentage, from the reading of the area that has them. */
static void read_register(klp_row *row, const klp_dataset *dataset, size_t from)
{
	klp_dataset_integer(dataset, from, KLP_COLUMN_REGISTER_TOTAL, &row->register_total);
	klp_dataset_real(dataset, from, KLP_COLUMN_KNOWN_PERCENT, &row->known_percent);
}

static klp_status copy_cell_texts(struct aggregation *work, size_t from, klp_error **error)
{
	size_t row = klp_dataset_rows(work->out) - 1;
	for (int column = DATASET_FIRST_COUNT; column < DATASET_FIRST_COUNT + DATASET_COUNTS; column++) {
		const char *text = klp_dataset_cell_text(work->dataset, from, (klp_column)column);
		if (text == NULL)
			continue;
		klp_status status = dataset_set_cell_text(work->out, row, (klp_column)column, slice_of(text), error);
		if (status != KLP_OK)
			return status;
	}
	return KLP_OK;
}

klp_status aggregate_result_pass(struct aggregation *work, const struct piece *piece, klp_error **error)
{
	klp_row row = KLP_ROW_INIT;
	klp_status status = klp_dataset_get(work->dataset, piece->row, &row, error);
	if (status != KLP_OK)
		return status;
	read_register(&row, work->dataset, piece->register_row);
	if (row.region_number == 0 && piece->region != 0) {
		row.region_number = piece->region;
		row.region_code = klp_territory_region_code(work->territory, piece->region);
		row.region_name = klp_territory_region_name(work->territory, piece->region);
	}
	status = add_row(work, &row, error);
	return status == KLP_OK ? copy_cell_texts(work, piece->row, error) : status;
}

static klp_status add_computed(struct aggregation *work, const struct area *area, const struct counts *counts,
                               klp_error **error)
{
	char edition[EDITION_BYTES];
	klp_row row = KLP_ROW_INIT;
	edition_write(edition, area->edition);
	row.edition = area->edition == EDITION_NONE ? NULL : edition;
	row.level = area->level;
	row.origin = KLP_ORIGIN_COMPUTED;
	if (area->level == KLP_LEVEL_REGION) {
		row.region_number = area->number;
		row.region_code = klp_territory_region_code(work->territory, area->number);
		row.region_name = klp_territory_region_name(work->territory, area->number);
	} else if (area->level == KLP_LEVEL_PROVINCE) {
		row.province_code = klp_territory_province_code(work->territory, area->number);
		row.province_name = klp_territory_province_name(work->territory, area->number);
	}
	row.municipal_profile = counts->of[0];
	row.municipal_no_profile = counts->of[1];
	row.uwv_profile = counts->of[2];
	row.uwv_no_profile = counts->of[3];
	row.total = counts->of[COUNTS_TOTAL];
	if (area->total != NULL)
		read_register(&row, work->dataset, area->total->register_row);
	return add_row(work, &row, error);
}

klp_status aggregate_result_add(struct aggregation *work, const struct area *area, const struct outcome *outcome,
                                klp_error **error)
{
	if (!outcome->given)
		return KLP_OK;
	return outcome->published ? aggregate_result_pass(work, area->total, error)
	                          : add_computed(work, area, &outcome->counts, error);
}
