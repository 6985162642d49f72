/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "dataset/samples.h"

#include "dataset/dataset.h"

#include <criterion/criterion.h>

static const struct {
	const char *edition;
	klp_level level;
	int region;
	const char *municipality;
} rows[SAMPLE_ROWS] = {
	{ "2025Q2", KLP_LEVEL_COUNTRY, 0, NULL },           { "2025Q2", KLP_LEVEL_REGION, 22, NULL },
	{ "2025Q2", KLP_LEVEL_MUNICIPALITY, 22, "GM0599" }, { "2025Q2", KLP_LEVEL_MUNICIPALITY, 22, "GM0489" },
	{ "2023Q2", KLP_LEVEL_MUNICIPALITY, 22, "GM0599" }, { "2023Q2", KLP_LEVEL_MUNICIPALITY, 24, "GM0512" },
	{ NULL, KLP_LEVEL_MUNICIPALITY, 24, "GM0512" },     { "2024Q1", KLP_LEVEL_PROVINCE, 0, NULL },
	{ "2023Q2", KLP_LEVEL_REGION, 24, NULL },
};

static const struct {
	const char *id;
	edition_number edition;
	int region;
} notes[SAMPLE_NOTES] = {
	{ "sample.nothing", EDITION_NONE, 0 },
	{ "sample.edition", 2023 * 4 + 1, 0 },
	{ "sample.region", EDITION_NONE, 24 },
	{ "sample.both", 2025 * 4 + 1, 22 },
};

/* The last of them tells a change. */
static const struct note_change change = {
	KLP_LEVEL_MUNICIPALITY, "GM0599", KLP_COLUMN_UWV_PROFILE, 1157, 1175, "two digits swapped", "row.sum region.sum",
	KLP_CONFIDENCE_CERTAIN
};

klp_dataset *sample_dataset(void)
{
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	for (size_t i = 0; i < SAMPLE_ROWS; i++) {
		klp_row row = KLP_ROW_INIT;
		row.edition = rows[i].edition;
		row.level = rows[i].level;
		row.region_number = rows[i].region;
		row.municipality_code = rows[i].municipality;
		row.total = (int64_t)i;
		row.source = "sample.txt";
		row.page = 1;
		row.line = i + 10;
		cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK, "row %zu", i);
		const struct place place = { .source = "sample.txt", .page = 2, .line = i, .column = 3 };
		if (i < SAMPLE_NOTES)
			cr_assert_eq(dataset_add_change_note(dataset, notes[i].id, KLP_SEVERITY_WARNING, i == 0 ? NULL : &place,
			                                     notes[i].edition, notes[i].region,
			                                     i + 1 == SAMPLE_NOTES ? &change : NULL, NULL, "note %zu", i),
			             KLP_OK);
	}
	/* not in the order of the columns */
	cr_assert_eq(dataset_set_cell_text(dataset, 4, KLP_COLUMN_UWV_PROFILE, slice_of("n.b."), NULL), KLP_OK);
	cr_assert_eq(dataset_set_cell_text(dataset, 4, KLP_COLUMN_MUNICIPAL_PROFILE, slice_of("<5"), NULL), KLP_OK);
	cr_assert_eq(dataset_set_real(dataset, 8, KLP_COLUMN_PROFILE_SHARE, 0.25, NULL), KLP_OK);
	return dataset;
}
