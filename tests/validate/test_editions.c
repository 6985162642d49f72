/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Of which edition a document is, and the same edition in two documents. */

#include "support/tables.h"
#include "validate/said.h"

#include <criterion/criterion.h>

Test(validate, an_edition_that_is_not_told)
{
	static const struct said_case cases[] = {
		{ "it is told", { { "2025Q2", M, 24, "GM0512", NULL, ONES, "a", 1 }, END }, "" },
		{ "it is not, which is said once",
		  { { NULL, M, 24, "GM0512", NULL, ONES, "a", 1 }, { NULL, M, 24, "GM0523", NULL, ONES, "a", 2 }, END },
		  "edition.missing edition ? ?" },
		{ "once a source",
		  { { NULL, M, 24, "GM0512", NULL, ONES, "a", 1 },
		    { NULL, M, 24, "GM0512", NULL, ONES, "b", 1 },
		    { "2025Q2", M, 24, "GM0512", NULL, ONES, "c", 1 },
		    END },
		  "edition.missing edition ? ?; edition.missing edition ? ?" },
	};
	said_expect_by("edition.", cases, sizeof cases / sizeof cases[0]);
}

/* Cranendonck moved in 2018 and Olst-Wijhe in 2024; Vijfheerenlanden began in 2019 and Voorne aan Zee in 2023; Weesp
 * ended in 2022. */
Test(validate, the_years_that_the_territory_allows)
{
	static const struct {
		struct table_row rows[3];
		const char *english;
		const char *dutch;
	} cases[] = {
		{ { { NULL, M, 33, "GM1706", "Cranendonck", ONES, "a", 1 }, END },
		  "the document does not tell its edition; by its municipalities and their regions it may be of 2017 or before",
		  "het document vermeldt niet om welk kwartaal het gaat; naar de gemeenten en hun regio's kan het gaan om 2017 "
		  "of "
		  "eerder" },
		{ { { NULL, M, 22, "GM1992", "Voorne aan Zee", ONES, "a", 1 }, END },
		  "the document does not tell its edition; by its municipalities and their regions it may be of 2023 or later",
		  "het document vermeldt niet om welk kwartaal het gaat; naar de gemeenten en hun regio's kan het gaan om 2023 "
		  "of "
		  "later" },
		{ { { NULL, M, 0, "GM1992", NULL, ONES, "a", 1 }, { NULL, M, 11, "GM1773", NULL, ONES, "a", 2 }, END },
		  "the document does not tell its edition; by its municipalities and their regions it may be of 2023",
		  "het document vermeldt niet om welk kwartaal het gaat; naar de gemeenten en hun regio's kan het gaan om "
		  "2023" },
		{ { { NULL, M, 0, "GM1961", NULL, ONES, "a", 1 }, { NULL, M, 0, "GM0457", NULL, ONES, "a", 2 }, END },
		  "the document does not tell its edition; by its municipalities and their regions it may be of 2019 to 2022",
		  "het document vermeldt niet om welk kwartaal het gaat; naar de gemeenten en hun regio's kan het gaan om 2019 "
		  "tot en met 2022" },
		{ { { NULL, M, 0, "GM0599", "Rotterdam", ONES, "a", 1 }, END },
		  "the document does not tell its edition; by its municipalities and their regions it may be of any year from "
		  "2017 to 2026",
		  "het document vermeldt niet om welk kwartaal het gaat; naar de gemeenten en hun regio's kan het gaan om elk "
		  "jaar "
		  "van 2017 tot en met 2026" },
		{ { { NULL, M, 0, "GM1992", NULL, ONES, "a", 1 }, { NULL, M, 0, "GM0457", NULL, ONES, "a", 2 }, END },
		  "the document does not tell its edition; in no year that is known do all its municipalities lie in the "
		  "regions "
		  "where they stand",
		  "het document vermeldt niet om welk kwartaal het gaat; in geen enkel bekend jaar liggen alle gemeenten in de "
		  "regio waarbij zij staan" },
		{ { { NULL, R, 22, NULL, "Rijnmond", ONES, "a", 1 }, END },
		  "the document does not tell its edition",
		  "het document vermeldt niet om welk kwartaal het gaat" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_dataset *dataset = tables_of(cases[i].rows);
		said_expect_message("edition.", dataset, cases[i].english, cases[i].dutch);
		klp_dataset_free(dataset);
	}
}

Test(validate, an_edition_that_stands_twice)
{
	static const struct said_case cases[] = {
		{ "two rows are no table",
		  { { "2025Q2", M, 24, "GM0512", NULL, ONES, "a", 1 },
		    { "2025Q2", M, 24, "GM0523", NULL, ONES, "a", 2 },
		    { "2025Q2", M, 24, "GM0512", NULL, ONES, "b", 1 },
		    { "2025Q2", M, 24, "GM0523", NULL, { 2, 1, 1, 1, 5 }, "b", 2 },
		    END },
		  "" },
	};
	said_expect_by("edition.", cases, sizeof cases / sizeof cases[0]);

	/* Rijnmond as it was published, and once more from another source. */
	klp_dataset *real = tables_rijnmond_2023();
	static const struct {
		const char *why;
		const char *source;
		const char *edition;
		size_t changed;
		const char *expected;
	} twice[] = {
		{ "with other counts", "other.txt", "2023Q2", 2, "edition.twice - ? ?" },
		{ "the same", "other.txt", "2023Q2", 0, "" },
		{ "of another quarter", "other.txt", "2023Q3", 2, "" },
		{ "in one source it is rows that contradict each other", "rijnmond.txt", "2023Q2", 2, "" },
	};
	for (size_t i = 0; i < sizeof twice / sizeof twice[0]; i++) {
		char said[SAID_BYTES];
		klp_dataset *dataset = tables_rijnmond_2023();
		for (size_t at = 0; at < klp_dataset_rows(real); at++) {
			klp_row row = KLP_ROW_INIT;
			cr_assert_eq(klp_dataset_get(real, at, &row, NULL), KLP_OK);
			row.source = twice[i].source;
			row.edition = twice[i].edition;
			row.line += 100;
			row.uwv_profile += at < twice[i].changed;
			cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
		}
		cr_expect_str_eq(said_by("edition.", dataset, said), twice[i].expected, "%s: %s", twice[i].why, said);
		if (twice[i].expected[0] != '\0')
			said_expect_message(
				"edition.", dataset,
				"the edition 2023Q2 stands in rijnmond.txt and in other.txt as well; of the 15 rows that "
				"both have, 2 differ: keep the one that is meant",
				"het kwartaal 2023Q2 staat zowel in rijnmond.txt als in other.txt; van de 15 rijen die in "
				"beide staan, verschillen er 2: houd de versie aan die geldt");
		klp_dataset_free(dataset);
	}
	klp_dataset_free(real);
}
