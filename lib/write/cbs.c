/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* CSV in the shape in which Statistics Netherlands (CBS) gives its tables: RegioS and Perioden tell what a row is about, and each topic
 * is a column. With the signs of Dutch statistics in the place of numbers that are not there, or without them. */

#include "dataset/dataset.h"
#include "write/csv_text.h"
#include "write/cube.h"

/* CBS numbers its topics, so that two of the same name can be told apart. */
static const char *const topics[KLP_COLUMN_COUNT] = {
	[KLP_COLUMN_MUNICIPAL_PROFILE] = "GemeenteclientenMetKlantprofiel_1",
	[KLP_COLUMN_MUNICIPAL_NO_PROFILE] = "GemeenteclientenZonderKlantprofiel_2",
	[KLP_COLUMN_UWV_PROFILE] = "UWVClientenMetKlantprofiel_3",
	[KLP_COLUMN_UWV_NO_PROFILE] = "UWVClientenZonderKlantprofiel_4",
	[KLP_COLUMN_TOTAL] = "Totaal_5",
	[KLP_COLUMN_REGISTER_TOTAL] = "Doelgroepregister_6",
	[KLP_COLUMN_KNOWN_PERCENT] = "BekendInSonar_7",
	[KLP_COLUMN_PROFILE_SHARE] = "AandeelMetKlantprofiel_8",
	[KLP_COLUMN_MUNICIPAL_PROFILE_SHARE] = "AandeelMetKlantprofielGemeenteclienten_9",
	[KLP_COLUMN_UWV_PROFILE_SHARE] = "AandeelMetKlantprofielUWVClienten_10",
	[KLP_COLUMN_REGISTER_COVERAGE] = "DekkingDoelgroepregister_11",
	[KLP_COLUMN_MUNICIPAL_SHARE] = "AandeelGemeenteclienten_12",
	[KLP_COLUMN_UNPLACED] = "InGeenRegioGeplaatst_13",
	[KLP_COLUMN_RANK_IN_COUNTRY] = "PlaatsInHetLand_14",
	[KLP_COLUMN_RANK_IN_REGION] = "PlaatsInDeRegio_15",
	[KLP_COLUMN_TOTAL_DIFFERENCE] = "TotaalVerschilKwartaal_16",
	[KLP_COLUMN_TOTAL_CHANGE] = "TotaalVeranderingKwartaal_17",
	[KLP_COLUMN_PROFILE_SHARE_DIFFERENCE] = "AandeelVerschilKwartaal_18",
	[KLP_COLUMN_BASE_TOTAL_DIFFERENCE] = "TotaalVerschilBasis_19",
	[KLP_COLUMN_BASE_TOTAL_CHANGE] = "TotaalVeranderingBasis_20",
	[KLP_COLUMN_BASE_PROFILE_SHARE_DIFFERENCE] = "AandeelVerschilBasis_21",
	[KLP_COLUMN_LEVEL_CONTRIBUTION] = "BijdrageEigenAandeel_22",
	[KLP_COLUMN_MIX_CONTRIBUTION] = "BijdrageGewicht_23",
};

/* What CBS prints where a number is not there, and for none at all. */
#define SIGN_NIL "\xE2\x80\x93"

static const char *const signs[] = {
	[CUBE_IMPOSSIBLE] = "", [CUBE_UNKNOWN] = ".", [CUBE_SECRET] = "x", [CUBE_NIL] = SIGN_NIL
};

/* "2025KW02" */
static void put_period(struct sink *sink, edition_number edition)
{
	enum { YEAR_DIGITS = 4 };
	char text[EDITION_BYTES];
	edition_write(text, edition);
	sink_bytes(sink, text, YEAR_DIGITS);
	sink_text(sink, "KW0");
	sink_text(sink, text + YEAR_DIGITS + 1);
}

static void put_value(struct sink *sink, const klp_dataset *dataset, size_t row, klp_column column, bool with_signs)
{
	double real;
	int64_t integer;
	if (!klp_dataset_real(dataset, row, column, &real)) {
		if (with_signs)
			sink_text(sink, signs[cube_gap(dataset, row, column)]);
	} else if (klp_dataset_integer(dataset, row, column, &integer)) {
		if (integer == 0 && with_signs)
			sink_text(sink, SIGN_NIL);
		else
			sink_integer(sink, integer);
	} else {
		csv_real(sink, &csv_dutch, real);
	}
}

static void put_names(struct sink *sink, const struct columns *measures)
{
	sink_text(sink, "ID;RegioS;Perioden");
	for (size_t i = 0; i < measures->count; i++) {
		sink_byte(sink, csv_dutch.separator);
		sink_text(sink, topics[measures->column[i]]);
	}
	sink_text(sink, csv_dutch.line_end);
}

static void put_row(struct sink *sink, const struct cube *cube, size_t row, bool with_signs)
{
	sink_integer(sink, (int64_t)row);
	sink_byte(sink, csv_dutch.separator);
	csv_text_as(sink, &csv_dutch, cube_area_code(cube->dataset, row));
	sink_byte(sink, csv_dutch.separator);
	put_period(sink, dataset_edition_of(cube->dataset, row));
	for (size_t i = 0; i < cube->measures.count; i++) {
		sink_byte(sink, csv_dutch.separator);
		put_value(sink, cube->dataset, row, cube->measures.column[i], with_signs);
	}
	sink_text(sink, csv_dutch.line_end);
}

klp_status write_cbs(struct sink *sink, const struct content *content, struct progress *progress, klp_error **error)
{
	struct cube cube;
	klp_status status = cube_make(&cube, content->dataset, "cbs", CUBE_CODES_ONLY, error);
	if (status == KLP_OK) {
		sink_text(sink, csv_dutch.mark);
		put_names(sink, &cube.measures);
	}
	for (size_t row = 0; status == KLP_OK && row < cube.count; row++) {
		put_row(sink, &cube, row, content->options->dialect == NULL);
		status = write_step(sink, progress, row + 1, error);
	}
	cube_free(&cube);
	return status;
}
