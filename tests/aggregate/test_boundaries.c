/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Each kind of change with a real case, worked by hand, and what is said of the result. */

#include "aggregate/carrying.h"
#include "aggregate/shown.h"
#include "support/tables.h"

#include <criterion/criterion.h>
#include <string.h>

#define M KLP_LEVEL_MUNICIPALITY
#define R KLP_LEVEL_REGION
#define P KLP_LEVEL_PROVINCE

enum { ROWS = 8 };

/* A municipality of the table "a". */
#define ROW(edition, region, code, name, ...)                   \
	{                                                           \
		edition, M, region, code, name, { __VA_ARGS__ }, "a", 1 \
	}
#define END                   \
	{                         \
		.level = (klp_level)0 \
	}

/* The neighbours that shared Haaren in 2021; Haaren's 45, 83 and 30 are divided by 1535 : 4022 : 943 : 3501. */
#define BOXTEL ROW("2020Q4", 17, "GM0757", "Boxtel", 0, 0, 0, 0, 0)
#define OISTERWIJK ROW("2020Q4", 30, "GM0824", "Oisterwijk", 0, 10, 10, 0, 20)
#define TILBURG ROW("2020Q4", 30, "GM0855", "Tilburg", 7, 0, 0, 0, 7)
#define VUGHT ROW("2020Q4", 17, "GM0865", "Vught", 0, 0, 0, 1, 1)
#define HAAREN ROW("2020Q4", 17, "GM0788", "Haaren", 1, 45, 83, 30, 159)

struct carrying_case {
	const char *why;
	struct table_row rows[ROWS];
	int by, boundaries, partial;
	const char *expected;
	const char *notes;
};

static void expect_case(const struct carrying_case *one)
{
	char shown[SHOWN_BYTES];
	klp_dataset *dataset = tables_of(one->rows);
	klp_dataset *out = carried_how(dataset, one->by, one->boundaries, KLP_TOTALS_PUBLISHED, one->partial);
	cr_expect_str_eq(shown_rows(out, shown), one->expected, "%s: %s", one->why, shown);
	cr_expect_str_eq(shown_notes(out, shown), one->notes, "%s: %s", one->why, shown);
	klp_dataset_free(out);
	klp_dataset_free(dataset);
}

Test(boundaries, municipalities_go_forward)
{
	static const struct carrying_case cases[] = {
		{ "nothing happened to Rotterdam",
		  { ROW("2017Q4", 22, "GM0599", "Rotterdam", 1, 2, 3, 4, 10), END },
		  M,
		  2025,
		  0,
		  "2017Q4 GM0599 1/2/3/4/10 published",
		  "" },
		{ "Haren and Ten Boer were absorbed by Groningen",
		  { ROW("2018Q4", 1, "GM0014", "Groningen", 1, 1, 1, 1, 4), ROW("2018Q4", 1, "GM0017", "Haren", 1, 0, 2, 0, 3),
		    ROW("2018Q4", 1, "GM0009", "Ten Boer", 0, 5, 0, 0, 5), END },
		  M,
		  2025,
		  0,
		  "2018Q4 GM0014 2/6/3/1/12 computed",
		  "" },
		{ "without Haren it would be another Groningen",
		  { ROW("2018Q4", 1, "GM0014", "Groningen", 1, 1, 1, 1, 4),
		    ROW("2018Q4", 1, "GM0009", "Ten Boer", 0, 5, 0, 0, 5), END },
		  M,
		  2025,
		  0,
		  "",
		  "incomplete" },
		{ "which is given when it is asked for",
		  { ROW("2018Q4", 1, "GM0014", "Groningen", 1, 1, 1, 1, 4),
		    ROW("2018Q4", 1, "GM0009", "Ten Boer", 0, 5, 0, 0, 5), END },
		  M,
		  2025,
		  1,
		  "2018Q4 GM0014 1/6/1/1/9 computed",
		  "incomplete" },
		{ "a count that is absent leaves the sum absent",
		  { ROW("2018Q4", 1, "GM0014", "Groningen", 1, 1, 1, 1, 4),
		    ROW("2018Q4", 1, "GM0017", "Haren", TABLES_NONE, 0, 2, 0, 3),
		    ROW("2018Q4", 1, "GM0009", "Ten Boer", 0, 5, 0, 0, 5), END },
		  M,
		  2025,
		  0,
		  "2018Q4 GM0014 ?/6/3/1/12 computed",
		  "absent" },
		{ "a chain: Hellevoetsluis, Brielle and Westvoorne became Voorne aan Zee",
		  { ROW("2018Q1", 22, "GM0501", "Brielle", 1, 0, 0, 0, 1),
		    ROW("2018Q1", 22, "GM0530", "Hellevoetsluis", 0, 2, 0, 0, 2),
		    ROW("2018Q1", 22, "GM0614", "Westvoorne", 0, 0, 4, 0, 4), END },
		  M,
		  2026,
		  0,
		  "2018Q1 GM1992 1/2/4/0/7 computed",
		  "" },
		{ "Groesbeek became Berg en Dal: the same territory under another name and code",
		  { ROW("2015Q4", 26, "GM0241", "Groesbeek", 1, 2, 3, 4, 10), END },
		  M,
		  2025,
		  0,
		  "2015Q4 GM1945 1/2/3/4/10 published",
		  "derived" },
		{ "Haaren was divided over four",
		  { BOXTEL, OISTERWIJK, TILBURG, VUGHT, HAAREN, END },
		  M,
		  2021,
		  0,
		  "2020Q4 GM0757 0/7/13/5/25 estimated; 2020Q4 GM0824 1/28/43/12/84 estimated; "
		  "2020Q4 GM0855 7/4/8/3/22 estimated; 2020Q4 GM0865 0/16/29/11/56 estimated",
		  "estimated" },
		{ "which went on unchanged to this day",
		  { BOXTEL, OISTERWIJK, TILBURG, VUGHT, HAAREN, END },
		  M,
		  2026,
		  0,
		  "2020Q4 GM0757 0/7/13/5/25 estimated; 2020Q4 GM0824 1/28/43/12/84 estimated; "
		  "2020Q4 GM0855 7/4/8/3/22 estimated; 2020Q4 GM0865 0/16/29/11/56 estimated",
		  "estimated" },
		{ "within one province that is no estimate",
		  { BOXTEL, OISTERWIJK, TILBURG, VUGHT, HAAREN, END },
		  P,
		  2021,
		  1,
		  "2020Q4 PV30 8/55/93/31/187 computed",
		  "incomplete" },
		{ "nor is Littenseradiel within Friesland",
		  { ROW("2017Q4", 2, "GM0140", "Littenseradiel", 1, 10, 100, 1000, 1111), END },
		  R,
		  2025,
		  1,
		  "2017Q4 2 1/10/100/1000/1111 computed",
		  "incomplete" },
		{ "where Leeuwarden, Súdwest-Fryslân and Waadhoeke are estimates",
		  { ROW("2017Q4", 2, "GM0140", "Littenseradiel", 1, 10, 100, 1000, 1111), END },
		  M,
		  2018,
		  1,
		  "2017Q4 GM0080 0/3/31/308/342 estimated; 2017Q4 GM1900 1/5/52/517/575 estimated; "
		  "2017Q4 GM1949 0/2/17/175/194 estimated",
		  "estimated; incomplete; incomplete; incomplete" },
		{ "a border correction is left, with a note",
		  { ROW("2017Q4", 22, "GM1930", "Nissewaard", 1, 2, 3, 4, 10), END },
		  M,
		  2018,
		  0,
		  "2017Q4 GM1930 1/2/3/4/10 published",
		  "border" },
		{ "a name that nobody knows is what it was",
		  { ROW("2017Q4", 22, NULL, "Onbekend", 1, 2, 3, 4, 10), END },
		  M,
		  2025,
		  0,
		  "2017Q4 Onbekend 1/2/3/4/10 published",
		  "not-carried" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		expect_case(&cases[i]);
}

Test(boundaries, municipalities_go_back_where_that_is_exact)
{
	static const struct carrying_case cases[] = {
		{ "nothing happened to Rotterdam",
		  { ROW("2025Q2", 22, "GM0599", "Rotterdam", 1, 2, 3, 4, 10), END },
		  M,
		  2021,
		  0,
		  "2025Q2 GM0599 1/2/3/4/10 published",
		  "" },
		{ "Groningen of today is not that of 2018, and must not be taken for it",
		  { ROW("2025Q2", 1, "GM0014", "Groningen", 1, 2, 3, 4, 10), END },
		  M,
		  2018,
		  0,
		  "2025Q2 Groningen 1/2/3/4/10 published",
		  "not-carried" },
		{ "Voorne aan Zee can be taken for nothing else",
		  { ROW("2025Q2", 22, "GM1992", "Voorne aan Zee", 1, 2, 3, 4, 10), END },
		  M,
		  2021,
		  0,
		  "2025Q2 GM1992 1/2/3/4/10 published",
		  "not-carried" },
		{ "but in the sum of their region it makes no difference",
		  { ROW("2025Q2", 22, "GM1992", "Voorne aan Zee", 1, 2, 3, 4, 10), END },
		  R,
		  2021,
		  1,
		  "2025Q2 22 1/2/3/4/10 computed",
		  "incomplete" },
		{ "Vijfheerenlanden was of two regions, and of two provinces",
		  { ROW("2025Q2", 24, "GM1961", "Vijfheerenlanden", 1, 2, 3, 4, 10), END },
		  R,
		  2018,
		  1,
		  "2025Q2 GM1961 1/2/3/4/10 published",
		  "derived; not-carried" },
		{ "Vijfheerenlanden was of two regions, and of two provinces",
		  { ROW("2025Q2", 24, "GM1961", "Vijfheerenlanden", 1, 2, 3, 4, 10), END },
		  P,
		  2018,
		  1,
		  "2025Q2 GM1961 1/2/3/4/10 published",
		  "not-carried" },
		{ "in 2019 it was there, and lay in no region",
		  { ROW("2025Q2", 24, "GM1961", "Vijfheerenlanden", 1, 2, 3, 4, 10), END },
		  R,
		  2019,
		  1,
		  "2025Q2 GM1961 1/2/3/4/10 published",
		  "derived; unplaced" },
		{ "so did what it was made of",
		  { ROW("2018Q4", 24, "GM0545", "Leerdam", 1, 2, 3, 4, 10),
		    ROW("2018Q4", 17, "GM0620", "Vianen", 1, 0, 0, 0, 1), ROW("2018Q4", 24, "GM0707", "Zederik", 0, 1, 0, 0, 1),
		    END },
		  R,
		  2019,
		  1,
		  "2018Q4 GM1961 2/3/3/4/12 computed",
		  "derived; unplaced" },
		{ "a part of Haaren cannot be told from the rest of Boxtel",
		  { ROW("2021Q1", 17, "GM0757", "Boxtel", 1, 2, 3, 4, 10), END },
		  M,
		  2020,
		  0,
		  "2021Q1 Boxtel 1/2/3/4/10 published",
		  "not-carried" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		expect_case(&cases[i]);
}

/* Weesp became a part of Amsterdam on 24 March 2022. */
#define WEESP(edition) ROW(edition, 10, "GM0457", "Weesp", 0, 1, 0, 0, 1)
#define AMSTERDAM(edition) ROW(edition, 10, "GM0363", "Amsterdam", 5, 0, 0, 0, 5)

Test(boundaries, the_rows_tell_what_has_happened)
{
	static const struct carrying_case cases[] = {
		{ "on the last day of March it is gone",
		  { AMSTERDAM("2022Q1"), END },
		  M,
		  2023,
		  0,
		  "2022Q1 GM0363 5/0/0/0/5 published",
		  "" },
		{ "a document that still has it is carried all the same",
		  { AMSTERDAM("2022Q1"), WEESP("2022Q1"), END },
		  M,
		  2023,
		  0,
		  "2022Q1 GM0363 5/1/0/0/6 computed",
		  "" },
		{ "the last day of 2021 was before it", { AMSTERDAM("2021Q4"), END }, M, 2023, 0, "", "incomplete" },
		{ "on 1 January 2022 it was there",
		  { AMSTERDAM("2022Q4"), END },
		  M,
		  2022,
		  0,
		  "2022Q4 Amsterdam 5/0/0/0/5 published",
		  "not-carried" },
		{ "and for a document that has it nothing has happened",
		  { AMSTERDAM("2022Q4"), WEESP("2022Q4"), END },
		  M,
		  2022,
		  0,
		  "2022Q4 GM0363 5/0/0/0/5 published; 2022Q4 GM0457 0/1/0/0/1 published",
		  "" },
		{ "the last quarter of 2018 with the municipalities of 2019",
		  { ROW("2018Q4", 1, "GM1966", "Het Hogeland", 1, 2, 3, 4, 10),
		    ROW("2018Q4", 1, "GM1969", "Westerkwartier", 1, 2, 3, 4, 10),
		    ROW("2018Q4", 1, "GM0014", "Groningen", 1, 2, 3, 4, 10), END },
		  M,
		  2025,
		  0,
		  "2018Q4 GM0014 1/2/3/4/10 published; 2018Q4 GM1966 1/2/3/4/10 published; 2018Q4 GM1969 1/2/3/4/10 published",
		  "other-year" },
		{ "no edition is needed to go forward",
		  { ROW(NULL, 1, "GM0014", "Groningen", 1, 1, 1, 1, 4), ROW(NULL, 1, "GM0017", "Haren", 1, 0, 2, 0, 3),
		    ROW(NULL, 1, "GM0009", "Ten Boer", 0, 5, 0, 0, 5), END },
		  M,
		  2025,
		  0,
		  "- GM0014 2/6/3/1/12 computed",
		  "" },
		{ "a year that is not known is taken for the nearest, and that is said",
		  { ROW("2030Q1", 22, "GM0599", "Rotterdam", 1, 2, 3, 4, 10), END },
		  M,
		  2025,
		  0,
		  "2030Q1 GM0599 1/2/3/4/10 published",
		  "derived" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		expect_case(&cases[i]);
}

Test(boundaries, published_totals_stand_where_their_territory_is_the_same)
{
	static const struct carrying_case cases[] = {
		{ "a region that is the same, without its municipalities",
		  { { "2023Q4", R, 22, NULL, NULL, { 1, 2, 3, 4, 10 }, "a", 1 }, END },
		  R,
		  2025,
		  0,
		  "2023Q4 22 1/2/3/4/10 published",
		  "" },
		{ "one that is not stays, and is no region of that number",
		  { { "2017Q4", R, 33, NULL, "Zuidoost-Brabant", { 1, 2, 3, 4, 10 }, "a", 1 }, END },
		  R,
		  2025,
		  0,
		  "2017Q4 0 1/2/3/4/10 published",
		  "not-carried" },
		{ "its municipalities take its place",
		  { { "2017Q4", R, 33, NULL, NULL, { 1, 2, 3, 4, 10 }, "a", 1 },
		    ROW("2017Q4", 33, "GM1706", "Cranendonck", 1, 2, 3, 4, 10),
		    END },
		  R,
		  2025,
		  1,
		  "2017Q4 34 1/2/3/4/10 computed",
		  "total-replaced; incomplete" },
		{ "a document that counts a municipality elsewhere has another region",
		  { { "2025Q2", R, 33, NULL, NULL, { 1, 2, 3, 4, 10 }, "a", 1 },
		    ROW("2025Q2", 33, "GM1706", "Cranendonck", 1, 2, 3, 4, 10),
		    END },
		  R,
		  2025,
		  1,
		  "2025Q2 34 1/2/3/4/10 computed",
		  "total-replaced; incomplete" },
		{ "a name that nobody knows leaves a region alone that is the same",
		  { { "2023Q4", R, 22, NULL, NULL, { 1, 2, 3, 4, 10 }, "a", 1 },
		    ROW("2023Q4", 22, NULL, "Onbekend", 1, 2, 3, 4, 10),
		    END },
		  R,
		  2025,
		  0,
		  "2023Q4 22 1/2/3/4/10 published",
		  "" },
		{ "a province stays as well",
		  { { "2018Q4", P, 0, NULL, NULL, { 1, 2, 3, 4, 10 }, "a", 1 }, END },
		  P,
		  2025,
		  0,
		  "2018Q4 (null) 1/2/3/4/10 published",
		  "not-carried" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		expect_case(&cases[i]);
}

/* The table of Zuidoost-Brabant as one of the last quarter of 2017. */
static klp_dataset *zuidoost_brabant_2017(void)
{
	klp_dataset *undated = tables_zuidoost_brabant(), *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	for (size_t i = 0; i < klp_dataset_rows(undated); i++) {
		klp_row row = KLP_ROW_INIT;
		cr_assert_eq(klp_dataset_get(undated, i, &row, NULL), KLP_OK);
		row.edition = "2017Q4";
		cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
	}
	klp_dataset_free(undated);
	return dataset;
}

Test(boundaries, zuidoost_brabant_with_and_without_cranendonck)
{
	static const struct {
		int boundaries, partial;
		const char *expected;
		int64_t register_total;
	} cases[] = {
		{ 2017, 0, "2017Q4 33 33/681/1780/1417/3911 computed", 5431 },
		{ 2018, 0, "2017Q4 33 33/663/1730/1359/3785 computed", KLP_ABSENT },
		{ 2025, 0, "2017Q4 33 33/663/1730/1359/3785 computed", KLP_ABSENT },
		{ 2025, 1, "2017Q4 33 33/663/1730/1359/3785 computed; 2017Q4 34 0/18/50/58/126 computed", KLP_ABSENT },
	};
	klp_dataset *dataset = zuidoost_brabant_2017();
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char shown[SHOWN_BYTES];
		klp_dataset *out = carried_how(dataset, R, cases[i].boundaries, KLP_TOTALS_PUBLISHED, cases[i].partial);
		cr_expect_str_eq(shown_rows(out, shown), cases[i].expected, "%d: %s", cases[i].boundaries, shown);
		cr_expect_eq(tables_count(out, 0, KLP_COLUMN_REGISTER_TOTAL), cases[i].register_total, "%d",
		             cases[i].boundaries);
		klp_dataset_free(out);
	}
	klp_dataset *out = carried(dataset, R, 2025, NULL);
	cr_expect_not_null(strstr(note_message(out, "aggregate.total-replaced"), "with the size of the register"));
	klp_dataset_free(out);
	klp_dataset_free(dataset);
}

Test(boundaries, rijnmond_is_the_same_from_2023_to_2025)
{
	klp_dataset *dataset = tables_rijnmond_2023(), *out = NULL;
	klp_aggregate_options options = KLP_AGGREGATE_OPTIONS_INIT;
	double share = 0;
	klp_dataset *later = tables_2025();
	tables_add_all(dataset, later);
	klp_dataset_free(later);
	options.boundaries = 2025;
	options.indicators = 1;
	cr_assert_eq(klp_aggregate(&out, dataset, &options, NULL), KLP_OK);
	cr_assert_eq(klp_dataset_rows(out), 36u);
	cr_expect_str_eq(klp_dataset_text(out, 0, KLP_COLUMN_ORIGIN), "published");
	cr_expect_eq(tables_count(out, 0, KLP_COLUMN_REGISTER_TOTAL), 19222);
	cr_assert(klp_dataset_real(out, 0, KLP_COLUMN_PROFILE_SHARE, &share));
	cr_expect(share > 0.5315 && share < 0.5325, "53.2%% in 2023");
	cr_assert(klp_dataset_real(out, 22, KLP_COLUMN_PROFILE_SHARE, &share));
	cr_expect_eq(tables_count(out, 22, KLP_COLUMN_REGION_NUMBER), 22);
	cr_expect(share > 0.4885 && share < 0.4895, "48.9%% in 2025");
	klp_dataset_free(out);
	klp_dataset_free(dataset);
}

Test(boundaries, rows_are_told_by_what_they_are_on_the_boundaries)
{
	static const struct table_row rows[] = { ROW("2015Q4", 26, "GM0241", "Groesbeek", 1, 2, 3, 4, 10),
		                                     ROW("2025Q2", 1, "GM0014", "Groningen", 1, 2, 3, 4, 10), END };
	klp_dataset *dataset = tables_of(rows);
	klp_dataset *out = carried(dataset, M, 2018, NULL);
	klp_row row = KLP_ROW_INIT;
	cr_assert_eq(klp_dataset_rows(out), 2u);
	cr_assert_eq(klp_dataset_get(out, 0, &row, NULL), KLP_OK);
	cr_expect_str_eq(row.municipality_name, "Berg en Dal");
	cr_expect_str_eq(row.municipality_printed, "Groesbeek");
	cr_expect_str_eq(row.region_name, klp_territory_region_name(NULL, row.region_number));
	cr_expect_eq(row.region_number,
	             klp_territory_municipality_region(NULL, 2018, klp_territory_find_municipality(NULL, 2018, "GM1945")));
	cr_expect_eq(row.boundaries, 2018);
	cr_expect_eq(row.line, 1u, "where it was read");
	cr_assert_eq(klp_dataset_get(out, 1, &row, NULL), KLP_OK);
	cr_expect_null(row.municipality_code);
	cr_expect_null(row.municipality_name);
	cr_expect_str_eq(row.municipality_printed, "Groningen");
	cr_expect_eq(row.region_number, 1, "all of it lay in that region");
	klp_dataset_free(out);
	klp_dataset_free(dataset);
}

Test(boundaries, notes_say_what_and_why)
{
	static const struct {
		struct table_row rows[ROWS];
		int by, boundaries;
		const char *id;
		const char *parts[4];
	} cases[] = {
		{ { HAAREN, END },
		  M,
		  2025,
		  "aggregate.estimated",
		  { "Haaren was divided on 2021-01-01", "2020Q4", "0.4022 to Oisterwijk",
		    "shares of its residential addresses, as built in" } },
		{ { ROW("2025Q2", 1, "GM0014", "Groningen", 1, 2, 3, 4, 10), END },
		  M,
		  2018,
		  "aggregate.not-carried",
		  { "1 row of 2025Q2", "boundaries of 2018", "a row of its own", "Groningen" } },
		{ { ROW("2017Q4", 22, "GM1930", "Nissewaard", 1, 2, 3, 4, 10), END },
		  M,
		  2018,
		  "aggregate.border",
		  { "2018-01-01 moved 0.0127 of Nissewaard to Hellevoetsluis", "2017Q4", "left where they are" } },
		{ { ROW("2018Q4", 1, "GM0014", "Groningen", 1, 2, 3, 4, 10), END },
		  M,
		  2025,
		  "aggregate.incomplete",
		  { "of Groningen (2018Q4) 1 of 3 municipalities are there", "Ten Boer, Haren" } },
		{ { ROW("2021Q4", 22, "GM0599", "Rotterdam", 1, 2, 3, 4, 10), END },
		  R,
		  2023,
		  "aggregate.derived",
		  { "boundaries of 2023, to which 2021Q4 is carried", "not confirmed" } },
		{ { ROW("2030Q1", 22, "GM0599", "Rotterdam", 1, 2, 3, 4, 10), END },
		  R,
		  2025,
		  "aggregate.derived",
		  { "2026 for 2030Q1", "its own year is not known" } },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_dataset *dataset = tables_of(cases[i].rows);
		klp_dataset *out = carried(dataset, cases[i].by, cases[i].boundaries, NULL);
		const char *message = note_message(out, cases[i].id);
		for (size_t part = 0; part < 4 && cases[i].parts[part] != NULL; part++)
			cr_expect_not_null(strstr(message, cases[i].parts[part]), "'%s' is not in '%s'", cases[i].parts[part],
			                   message);
		klp_dataset_free(out);
		klp_dataset_free(dataset);
	}
}
