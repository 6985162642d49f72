/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Carrying with shares and years that the caller supplies, what is refused, and memory. */

#include "aggregate/carrying.h"
#include "aggregate/counts.h"
#include "aggregate/shown.h"
#include "support/chance.h"
#include "support/failing.h"
#include "support/tables.h"

#include <criterion/criterion.h>
#include <string.h>

#define M KLP_LEVEL_MUNICIPALITY
#define R KLP_LEVEL_REGION

#define CHANGES "datum,oude_code,oude_naam,nieuwe_code,nieuwe_naam,soort,aandeel\n"
#define YEARS "jaar,gemeentecode,gemeentenaam,arbeidsmarktregiocode,arbeidsmarktregionaam,provinciecode,provincienaam\n"

static klp_territory *territory_with(const char *changes, const char *years)
{
	klp_territory *territory = NULL;
	klp_error *error = NULL;
	cr_assert_eq(klp_territory_new(&territory, NULL), KLP_OK);
	if (changes != NULL)
		cr_assert_eq(klp_territory_load_changes_memory(territory, changes, strlen(changes), "shares.csv", &error),
		             KLP_OK, "%s", klp_error_message(error));
	if (years != NULL)
		cr_assert_eq(klp_territory_load_memory(territory, years, strlen(years), "years.csv", &error), KLP_OK, "%s",
		             klp_error_message(error));
	return territory;
}

Test(supplied, shares_stand_in_the_place_of_those_that_are_built_in)
{
	static const struct table_row rows[] = {
		{ "2020Q4", M, 17, "GM0788", "Haaren", { 10, 10, 10, 10, 40 }, "a", 1 },
		{ "2020Q4", M, 17, "GM0757", "Boxtel", { 0, 0, 0, 0, 0 }, "a", 2 },
		{ "2020Q4", M, 30, "GM0824", "Oisterwijk", { 0, 0, 0, 0, 0 }, "a", 3 },
		{ .level = (klp_level)0 },
	};
	char shown[SHOWN_BYTES];
	klp_territory *territory = territory_with(CHANGES "2021-01-01,GM0788,Haaren,GM0757,Boxtel,splitsing,0.25\n"
	                                                  "2021-01-01,GM0788,Haaren,GM0824,Oisterwijk,splitsing,0.75\n",
	                                          NULL);
	klp_dataset *dataset = tables_of(rows);
	klp_dataset *out = carried(dataset, M, 2025, territory);
	/* 2.5 and 7.5: of equal remainders the first is rounded up. */
	cr_expect_str_eq(shown_rows(out, shown), "2020Q4 GM0757 3/3/3/3/12 estimated; 2020Q4 GM0824 7/7/7/7/28 estimated",
	                 "%s", shown);
	cr_expect_not_null(strstr(note_message(out, "aggregate.estimated"), "(shares from shares.csv)"));
	klp_dataset_free(out);
	klp_dataset_free(dataset);
	klp_territory_free(territory);
	cr_expect_eq(klp_memory_blocks(), 0u);
}

/* Two municipalities are all there is of 2027: enough to be carried to. */
#define HILVERSUM_2027 YEARS "2027,GM0402,Hilversum,AM12,Gooi en Vechtstreek,PV27,Noord-Holland\n"
#define TO_HILVERSUM CHANGES "2027-01-01,GM1696,Wijdemeren,GM0402,Hilversum,opheffing,\n"
#define RENAMED_2027 YEARS "2027,GM9402,Hilversum aan Zee,AM12,Gooi en Vechtstreek,PV27,Noord-Holland\n"
#define RENAMED CHANGES "2027-01-01,GM0402,Hilversum,GM9402,Hilversum aan Zee,naamswijziging,\n"

Test(supplied, a_year_to_come)
{
	static const struct {
		const char *why;
		const char *changes, *years;
		struct table_row rows[3];
		int boundaries;
		const char *expected;
		const char *notes;
	} cases[] = {
		{ "Wijdemeren is added to Hilversum",
		  TO_HILVERSUM,
		  HILVERSUM_2027,
		  { { "2026Q4", M, 12, "GM0402", "Hilversum", { 1, 2, 3, 4, 10 }, "a", 1 },
		    { "2026Q4", M, 12, "GM1696", "Wijdemeren", { 1, 0, 0, 0, 1 }, "a", 2 } },
		  2027,
		  "2026Q4 GM0402 2/2/3/4/11 computed",
		  "" },
		{ "and cannot be taken out again",
		  TO_HILVERSUM,
		  HILVERSUM_2027,
		  { { "2027Q1", M, 12, "GM0402", "Hilversum", { 1, 2, 3, 4, 10 }, "a", 1 } },
		  2026,
		  "2027Q1 Hilversum 1/2/3/4/10 published",
		  "not-carried" },
		{ "an edition of 2026 that lacks it",
		  TO_HILVERSUM,
		  HILVERSUM_2027,
		  { { "2026Q4", M, 12, "GM0402", "Hilversum", { 1, 2, 3, 4, 10 }, "a", 1 } },
		  2027,
		  "",
		  "incomplete" },
		{ "when nobody tells where it went it stays as it is",
		  NULL,
		  HILVERSUM_2027,
		  { { "2026Q4", M, 12, "GM1696", "Wijdemeren", { 1, 0, 0, 0, 1 }, "a", 2 } },
		  2027,
		  "2026Q4 GM1696 1/0/0/0/1 published",
		  "not-carried" },
		{ "a new name",
		  RENAMED,
		  RENAMED_2027,
		  { { "2026Q4", M, 12, "GM0402", "Hilversum", { 1, 2, 3, 4, 10 }, "a", 1 } },
		  2027,
		  "2026Q4 GM9402 1/2/3/4/10 published",
		  "" },
		{ "goes back to the old one",
		  RENAMED,
		  RENAMED_2027,
		  { { "2027Q3", M, 12, "GM9402", "Hilversum aan Zee", { 1, 2, 3, 4, 10 }, "a", 1 } },
		  2025,
		  "2027Q3 GM0402 1/2/3/4/10 published",
		  "" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		char shown[SHOWN_BYTES];
		klp_territory *territory = territory_with(cases[i].changes, cases[i].years);
		klp_dataset *dataset = tables_of(cases[i].rows);
		klp_dataset *out = carried(dataset, M, cases[i].boundaries, territory);
		cr_expect_str_eq(shown_rows(out, shown), cases[i].expected, "%s: %s", cases[i].why, shown);
		cr_expect_str_eq(shown_notes(out, shown), cases[i].notes, "%s: %s", cases[i].why, shown);
		klp_dataset_free(out);
		klp_dataset_free(dataset);
		klp_territory_free(territory);
	}
}

/* The years that are built in know nothing of such changes: sums are asked for also where something seems to be missing. */
static klp_dataset *carried_partly(const klp_dataset *dataset, int boundaries, const klp_territory *territory)
{
	klp_aggregate_options options = KLP_AGGREGATE_OPTIONS_INIT;
	klp_dataset *out = NULL;
	options.by = M;
	options.partial = 1;
	options.boundaries = boundaries;
	options.territory = territory;
	cr_assert_eq(klp_aggregate(&out, dataset, &options, NULL), KLP_OK);
	return out;
}

/* What is divided, was merged before, and is divided again on the way. */
Test(supplied, a_chain_of_splits_is_the_same_in_several_steps)
{
	static const char changes[] = CHANGES "2022-01-01,GM0865,Vught,GM0757,Boxtel,splitsing,0.3333\n"
										  "2022-01-01,GM0865,Vught,GM0824,Oisterwijk,splitsing,0.6667\n"
										  "2023-01-01,GM0757,Boxtel,GM0855,Tilburg,opheffing,\n"
										  "2024-01-01,GM0824,Oisterwijk,GM0855,Tilburg,splitsing,0.1\n"
										  "2024-01-01,GM0824,Oisterwijk,GM0599,Rotterdam,splitsing,0.9\n";
	static char one[SHOWN_BYTES], other[SHOWN_BYTES];
	klp_territory *territory = territory_with(changes, NULL);
	chance_begin(chance_asked("KLP_CHANCE", 7));
	klp_dataset *dataset = edition_of_chance(2020, "2020Q4");
	klp_dataset *once = carried_partly(dataset, 2025, territory);
	int64_t before[5], after[5];
	sum_rows(dataset, M, before);
	sum_rows(once, 0, after);
	expect_same_sums(after, before, "2020 to 2025");
	for (int halfway = 2021; halfway <= 2024; halfway++) {
		klp_dataset *first = carried_partly(dataset, halfway, territory);
		klp_dataset *twice = carried_partly(first, 2025, territory);
		cr_expect_str_eq(shown_rows(twice, other), shown_rows(once, one), "by way of %d", halfway);
		klp_dataset_free(first);
		klp_dataset_free(twice);
	}
	klp_dataset_free(once);
	klp_dataset_free(dataset);
	klp_territory_free(territory);
}

Test(supplied, counts_are_divided_by_the_largest_remainder)
{
	static const struct {
		struct counts whole;
		int shares[4];
		struct counts parts[4];
	} cases[] = {
		{ { { 10, 0, 1, 2, 13 } },
		  { 1, 1, 1 },
		  { { { 4, 0, 1, 1, 6 } }, { { 3, 0, 0, 1, 4 } }, { { 3, 0, 0, 0, 3 } } } },
		{ { { 1, 1, 1, 1, 4 } }, { 4999, 5001 }, { { { 0, 0, 0, 0, 0 } }, { { 1, 1, 1, 1, 4 } } } },
		/* a total that is not the sum of the cells is divided as they are, and so is one beside an absent cell */
		{ { { 1, 1, 1, 1, 5 } }, { 1, 1 }, { { { 1, 1, 1, 1, 3 } }, { { 0, 0, 0, 0, 2 } } } },
		{ { { TABLES_NONE, 1, 1, 1, 4 } },
		  { 3, 1 },
		  { { { TABLES_NONE, 1, 1, 1, 3 } }, { { TABLES_NONE, 0, 0, 0, 1 } } } },
		{ { { INT64_C(9007199254740991), 0, 0, 0, INT64_C(9007199254740991) } },
		  { 10000, 1, 1 },
		  { { { INT64_C(9005398175105970), 0, 0, 0, INT64_C(9005398175105970) } },
		    { { INT64_C(900539817511), 0, 0, 0, INT64_C(900539817511) } },
		    { { INT64_C(900539817510), 0, 0, 0, INT64_C(900539817510) } } } },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct counts parts[4];
		size_t count = 0;
		while (count < 4 && cases[i].shares[count] != 0)
			count++;
		aggregate_counts_divide(&cases[i].whole, cases[i].shares, count, parts);
		for (size_t part = 0; part < count; part++)
			for (size_t cell = 0; cell < DATASET_COUNTS; cell++)
				cr_expect_eq(parts[part].of[cell], cases[i].parts[part].of[cell], "case %zu, part %zu, cell %zu: %lld",
				             i, part, cell, (long long)parts[part].of[cell]);
	}
}

Test(supplied, what_makes_no_sense_is_refused)
{
	static const struct {
		int boundaries;
		const char *part;
	} cases[] = {
		{ 2031, "the boundaries of 2031 are not known; take a year of 2017-2026" },
		{ -1, "the boundaries of -1" },
	};
	klp_dataset *dataset = tables_rijnmond_2023();
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_aggregate_options options = KLP_AGGREGATE_OPTIONS_INIT;
		klp_dataset *untouched = (klp_dataset *)&untouched, *out = untouched;
		klp_error *error = NULL;
		options.boundaries = cases[i].boundaries;
		for (options.by = KLP_LEVEL_COUNTRY; options.by <= M; options.by++) {
			cr_expect_eq(klp_aggregate(&out, dataset, &options, &error), KLP_INVALID_ARGUMENT, "case %zu", i);
			cr_expect_not_null(strstr(klp_error_message(error), cases[i].part), "%s", klp_error_message(error));
			cr_expect_eq(out, untouched);
			klp_error_free(error);
			error = NULL;
		}
	}
	klp_dataset_free(dataset);
}

Test(supplied, one_edition_stands_on_one_set_of_boundaries)
{
	klp_dataset *dataset = tables_rijnmond_2023(), *out = NULL;
	klp_dataset *mixed = carried(dataset, M, 2021, NULL);
	klp_error *error = NULL;
	tables_add_all(mixed, dataset);
	cr_expect_eq(klp_aggregate(&out, mixed, NULL, &error), KLP_CONFLICT);
	cr_expect_not_null(strstr(klp_error_message(error), "rows on different boundaries"), "%s",
	                   klp_error_message(error));
	klp_error_free(error);
	klp_dataset_free(mixed);
	klp_dataset_free(dataset);
}

struct call {
	const klp_dataset *dataset;
	int by, boundaries;
};

static klp_status carry_once(void *context, klp_error **error)
{
	const struct call *call = context;
	klp_aggregate_options options = KLP_AGGREGATE_OPTIONS_INIT;
	klp_dataset *out = NULL;
	options.indicators = options.partial = 1;
	options.by = call->by;
	options.boundaries = call->boundaries;
	klp_status status = klp_aggregate(&out, call->dataset, &options, error);
	klp_dataset_free(out);
	return status;
}

Test(supplied, every_allocation_that_fails_is_told)
{
	static const struct table_row rows[] = {
		{ "2020Q4", M, 17, "GM0788", "Haaren", { 10, 10, 10, 10, 40 }, "a", 1 },
		{ "2020Q4", M, 17, "GM0757", "Boxtel", { 0, TABLES_NONE, 0, 0, 0 }, "a", 2 },
		{ "2017Q4", M, 22, "GM1930", "Nissewaard", { 0, 0, 0, 0, 0 }, "a", 3 },
		{ "2025Q2", M, 1, "GM0014", "Groningen", { 0, 0, 0, 0, 0 }, "a", 4 },
		{ "2025Q2", M, 24, "GM1961", "Vijfheerenlanden", { 0, 0, 0, 0, 0 }, "a", 5 },
		{ "2017Q4", R, 33, NULL, "Zuidoost-Brabant", { 1, 2, 3, 4, 10 }, "a", 6 },
		{ "2017Q4", M, 33, "GM1706", "Cranendonck", { 1, 2, 3, 4, 10 }, "a", 7 },
		{ "2030Q1", M, 33, NULL, "Onbekend", { 1, 2, 3, 4, 10 }, "a", 8 },
		{ .level = (klp_level)0 },
	};
	failing_install();
	klp_dataset *dataset = tables_of(rows);
	for (int boundaries = 2018; boundaries <= 2021; boundaries += 3)
		for (int by = KLP_LEVEL_PROVINCE; by <= M; by++)
			failing_each("carrying", carry_once, &(struct call){ dataset, by, boundaries }, 1);
	klp_dataset_free(dataset);
}
