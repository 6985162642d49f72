/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "aggregate/result.h"

#include "territory/territory.h"

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

static void set_region(struct aggregation *work, klp_row *row, int number)
{
	row->region_number = number;
	row->region_code = number == 0 ? NULL : klp_territory_region_code(work->territory, number);
	row->region_name = number == 0 ? NULL : klp_territory_region_name(work->territory, number);
}

static void set_municipality(struct aggregation *work, klp_row *row, int code)
{
	int year = work->boundaries.year;
	int index = territory_municipality_of_code(work->territory, year, code);
	row->municipality_code = klp_territory_municipality_code(work->territory, year, index);
	row->municipality_name = klp_territory_municipality_name(work->territory, year, index);
}

static const char *first_of(const char *one, const char *other)
{
	return one != NULL ? one : other;
}

/* A row that has no area on the boundaries. A code or number that means other territory there would mislead: only the name stays, as
 * printed. */
static void make_stray(klp_row *row, const struct piece *piece)
{
	if (piece->level == KLP_LEVEL_REGION) {
		row->region_number = 0;
		row->region_code = NULL;
	} else if (piece->level == KLP_LEVEL_PROVINCE) {
		row->municipality_printed = first_of(row->municipality_printed, row->province_name);
		row->province_code = row->province_name = NULL;
	} else if (piece->identity == 0) {
		row->municipality_printed = first_of(row->municipality_printed, row->municipality_name);
		row->municipality_code = row->municipality_name = NULL;
	}
}

static void set_counts(klp_row *row, const struct counts *counts)
{
	row->municipal_profile = counts->of[0];
	row->municipal_no_profile = counts->of[1];
	row->uwv_profile = counts->of[2];
	row->uwv_no_profile = counts->of[3];
	row->total = counts->of[COUNTS_TOTAL];
}

/* What the row says of its area, told for the boundaries that it was carried to. */
static void carry_row(struct aggregation *work, klp_row *row, const struct piece *piece)
{
	row->boundaries = work->boundaries.year;
	if (work->carry.arrived)
		return;
	if (piece->level == KLP_LEVEL_MUNICIPALITY)
		set_region(work, row, piece->region);
	if (piece->code != 0)
		set_municipality(work, row, piece->code);
	if (piece->stray)
		make_stray(row, piece);
	if (!piece->divided)
		return;
	set_counts(row, &piece->counts);
	row->origin = piece->estimated ? KLP_ORIGIN_ESTIMATED : KLP_ORIGIN_COMPUTED;
}

klp_status aggregate_result_pass(struct aggregation *work, const struct piece *piece, klp_error **error)
{
	klp_row row = KLP_ROW_INIT;
	klp_status status = klp_dataset_get(work->dataset, piece->row, &row, error);
	if (status != KLP_OK)
		return status;
	read_register(&row, work->dataset, piece->register_row);
	if (work->carries)
		carry_row(work, &row, piece);
	else if (row.region_number == 0 && piece->region != 0)
		set_region(work, &row, piece->region);
	if (work->boundaries.year != 0)
		row.boundaries = work->boundaries.year;
	status = dataset_append(work->out, &row, error);
	return status == KLP_OK ? copy_cell_texts(work, piece->row, error) : status;
}

static klp_status add_computed(struct aggregation *work, const struct area *area, const struct outcome *outcome,
                               klp_error **error)
{
	char edition[EDITION_BYTES];
	klp_row row = KLP_ROW_INIT;
	edition_write(edition, area->edition);
	row.edition = area->edition == EDITION_NONE ? NULL : edition;
	row.level = area->level;
	row.origin = outcome->estimated ? KLP_ORIGIN_ESTIMATED : KLP_ORIGIN_COMPUTED;
	row.boundaries = work->boundaries.year != 0 ? work->boundaries.year : work->roster.boundaries;
	if (area->level == KLP_LEVEL_REGION) {
		set_region(work, &row, area->number);
	} else if (area->level == KLP_LEVEL_PROVINCE) {
		row.province_code = klp_territory_province_code(work->territory, area->number);
		row.province_name = klp_territory_province_name(work->territory, area->number);
	} else if (area->level == KLP_LEVEL_MUNICIPALITY) {
		set_municipality(work, &row, area->number);
		set_region(work, &row, work->boundaries.region[area->number]);
	}
	set_counts(&row, &outcome->counts);
	if (area->total != NULL)
		read_register(&row, work->dataset, area->total->register_row);
	return dataset_append(work->out, &row, error);
}

klp_status aggregate_result_add(struct aggregation *work, const struct area *area, const struct outcome *outcome,
                                klp_error **error)
{
	if (!outcome->given)
		return KLP_OK;
	klp_status status =
		outcome->published ? aggregate_result_pass(work, area->total, error) : add_computed(work, area, outcome, error);
	if (status != KLP_OK || !work->indicators || area->level != KLP_LEVEL_COUNTRY || outcome->unplaced == KLP_ABSENT)
		return status;
	return dataset_set_integer(work->out, klp_dataset_rows(work->out) - 1, KLP_COLUMN_UNPLACED, outcome->unplaced,
	                           error);
}
