/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Two editions on common boundaries: cases worked by hand. */

#include "aggregate/differing.h"
#include "aggregate/shown.h"
#include "support/tables.h"

#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#define MUNICIPALITY(edition, region, code, name, ...)                                     \
	{                                                                                      \
		edition, KLP_LEVEL_MUNICIPALITY, region, code, name, { __VA_ARGS__ }, "one.txt", 1 \
	}
#define REGION(edition, number, name, ...)                                           \
	{                                                                                \
		edition, KLP_LEVEL_REGION, number, NULL, name, { __VA_ARGS__ }, "one.txt", 2 \
	}
#define END                                               \
	{                                                     \
		NULL, (klp_level)0, 0, NULL, NULL, { 0 }, NULL, 0 \
	}

static char shown[DIFFERENCES_BYTES];

/* A fraction as a percentage with one decimal. */
static void expect_tenths(const klp_difference *difference, int (*get)(const klp_difference *, double *),
                          double percent, const char *what)
{
	double fraction = 0;
	cr_assert(get(difference, &fraction), "%s is absent", what);
	cr_expect_eq(lround(fraction * 1000), lround(percent * 10), "%s: %.10f is not %.1f%%", what, fraction, percent);
}

Test(diff, rijnmond_from_2023_to_2025)
{
	klp_dataset *before = tables_rijnmond_2023(), *after = tables_2025();
	klp_diff_options options = KLP_DIFF_OPTIONS_INIT;
	options.region_number = 22;
	klp_differences *differences = differing(before, after, &options);
	cr_expect_str_eq(shown_areas(differences, shown), "15 changed 0 same 0 not 0 before 0 after");
	cr_expect_str_eq(klp_differences_edition_before(differences), "2023Q2");
	cr_expect_str_eq(klp_differences_edition_after(differences), "2025Q2");
	cr_expect_eq(klp_differences_boundaries(differences), 2025);
	cr_expect_eq(klp_differences_total_level(differences), KLP_LEVEL_REGION);

	const klp_difference *region = klp_differences_at(differences, 0);
	int64_t before_total, after_total, persons;
	cr_assert(klp_difference_before(region, &before_total) && klp_difference_after(region, &after_total));
	cr_expect(before_total == 14247 && after_total == 15337, "the region comes first, with its totals");
	cr_expect(klp_difference_difference(region, &persons) && persons == 1090);
	cr_expect(klp_difference_territory(region, &persons) && persons == 0, "its territory is the same");
	expect_tenths(region, klp_difference_change, 7.7, "the change");
	expect_tenths(region, klp_difference_profile_share_before, 53.2, "the share of 2023");
	expect_tenths(region, klp_difference_profile_share_after, 48.9, "the share of 2025");
	expect_tenths(region, klp_difference_profile_share_difference, -4.3, "between them");
	cr_expect_eq(klp_difference_origin_before(region), KLP_ORIGIN_PUBLISHED);
	cr_expect_str_eq(klp_difference_source_before(region), "rijnmond.txt");
	cr_expect_eq(klp_difference_line_before(region), 15);
	cr_expect_str_eq(klp_difference_source_after(region), "000_598955e09fcc9423.txt");
	cr_expect_eq(klp_difference_line_after(region), 2796);
	cr_expect_str_eq(
		klp_difference_message(region),
		"region 22 Rijnmond: 14.247 clients in 2023Q2 and 15.337 in 2025Q2 (+1.090, +7,7%); with a profile "
		"53,2% and 48,9% (−4,3 percentage points)");
	cr_expect(klp_difference_count_before(region, KLP_COLUMN_REGISTER_TOTAL, &persons) && persons == 19222);
	cr_expect_not(klp_difference_count_after(region, KLP_COLUMN_REGISTER_TOTAL, NULL), "2025 prints no register");
	klp_differences_free(differences);

	/* The municipalities by how much they differ: +607, +70, twice +66 by their cells, … +5. */
	differences = differing(before, after, &options);
	cr_expect_str_eq(shown_differences(differences, shown),
	                 "counts 22 14247>15337; counts GM0599 7595>8202; counts GM1963 526>596; counts GM1930 1097>1163; "
	                 "counts GM0502 691>757; counts GM0606 787>839; counts GM1924 376>425; counts GM0622 761>808; "
	                 "counts GM0613 171>205; counts GM0556 348>381; counts GM0597 411>436; counts GM1992 591>607; "
	                 "counts GM0489 331>342; counts GM1892 280>289; counts GM0542 282>287");
	klp_differences_free(differences);

	/* Without a choice, what 2023 has not is told once a region. */
	differences = differing(before, after, NULL);
	cr_expect_str_eq(shown_areas(differences, shown), "15 changed 0 same 1 not 0 before 362 after");
	cr_expect_eq(klp_differences_count(differences), 15 + 1 + 34 + 1, "and Olst-Wijhe moved meanwhile");
	cr_expect_eq(klp_differences_areas(differences, KLP_LEVEL_MUNICIPALITY, KLP_COMPARISON_ONLY_AFTER), 342 - 14);
	const klp_difference *country = klp_differences_at(differences, 0);
	cr_expect_eq(klp_difference_kind_of(country), KLP_DIFFERENCE_NOT_COMPARED);
	cr_expect_str_eq(klp_difference_message(country),
	                 "the country: cannot be compared, for in 2023Q2 parts of it are missing");
	cr_expect_str_eq(klp_difference_message(klp_differences_at(differences, 2)),
	                 "region 1 Groningen: in 2025Q2 only, with 10.602 clients in 14 municipalities");
	klp_differences_free(differences);
	klp_dataset_free(after);
	klp_dataset_free(before);
}

Test(diff, cranendonck_is_a_move_and_no_change_in_counts)
{
	klp_dataset *undated = tables_zuidoost_brabant(), *before = dated(undated, "2017Q4"), *after = tables_2025();
	klp_diff_options options = KLP_DIFF_OPTIONS_INIT;
	options.region_number = 33;
	options.language = "nl";
	klp_differences *differences = differing(before, after, &options);
	size_t last = klp_differences_count(differences) - 1;
	const klp_difference *region = klp_differences_at(differences, 0), *move = klp_differences_at(differences, last);
	int64_t persons;
	/* 3.911 less the 126 of Cranendonck. */
	cr_expect(klp_difference_before(region, &persons) && persons == 3785);
	cr_expect(klp_difference_after(region, &persons) && persons == 4944);
	cr_expect(klp_difference_territory(region, &persons) && persons == -126);
	cr_expect_eq(klp_difference_origin_before(region), KLP_ORIGIN_COMPUTED);
	cr_expect_not_null(strstr(klp_difference_message(region), "; gebiedswijzigingen maakten daarnaast −126 verschil"),
	                   "%s", klp_difference_message(region));
	cr_expect_eq(klp_difference_kind_of(move), KLP_DIFFERENCE_MOVED);
	cr_expect_str_eq(klp_difference_message(move),
	                 "Cranendonck ging van regio 33 Zuidoost-Brabant naar regio 34 Midden-Limburg op 1 januari 2018");
	cr_expect_str_eq(klp_difference_date(move), "2018-01-01");
	cr_expect_eq(klp_difference_weight(move), 0);
	for (size_t i = 0; i < last; i++)
		cr_expect_eq(klp_difference_kind_of(klp_differences_at(differences, i)), KLP_DIFFERENCE_COUNTS,
		             "difference %zu", i);
	klp_differences_free(differences);

	/* In its new region it is compared, though the region is not. */
	options.region_number = 34;
	differences = differing(before, after, &options);
	shown_differences(differences, shown);
	cr_expect(strstr(shown, "not-compared 34 ->2894; counts GM1706 126>") == shown, "%.80s", shown);
	cr_expect_not_null(strstr(shown, "; moved GM1706 33>34 2018-01-01"));
	klp_differences_free(differences);
	klp_dataset_free(after);
	klp_dataset_free(before);
	klp_dataset_free(undated);
}

/* Each case on the boundaries that klp_diff() chooses. */
static const struct {
	const char *what;
	struct table_row before[4];
	struct table_row after[4];
	int boundaries;
	const char *differences;
} cases[] = {
	{ "Haaren went to four municipalities: what they have of it is an estimate",
	  { MUNICIPALITY("2020Q4", 27, "GM0788", "Haaren", 1, 45, 83, 30, 159),
	    MUNICIPALITY("2020Q4", 27, "GM0757", "Boxtel", 10, 10, 10, 10, 40), END },
	  { MUNICIPALITY("2021Q1", 27, "GM0757", "Boxtel", 10, 20, 30, 10, 70),
	    MUNICIPALITY("2021Q1", 27, "GM0865", "Vught", 100, 100, 100, 23, 323), END },
	  2021,
	  "counts GM0757 65>70; not-compared GM0865 ->323; split GM0788>GM0757 0.1535 2021-01-01; split GM0788>GM0824 "
	  "0.4022 2021-01-01; "
	  "split GM0788>GM0855 0.0943 2021-01-01; split GM0788>GM0865 0.3501 2021-01-01" },
	{ "Weesp became a part of Amsterdam within the year: the boundaries are those of the next",
	  { MUNICIPALITY("2021Q4", 10, "GM0363", "Amsterdam", 10, 10, 10, 10, 40),
	    MUNICIPALITY("2021Q4", 12, "GM0457", "Weesp", 1, 2, 3, 4, 10), END },
	  { MUNICIPALITY("2022Q2", 10, "GM0363", "Amsterdam", 11, 12, 13, 14, 50), END },
	  2023,
	  "moved GM0457 12>10 2022-01-01; absorbed GM0457>GM0363 2022-03-24" },
	{ "Weesp again, in a later year: nothing else is needed",
	  { MUNICIPALITY("2021Q4", 10, "GM0363", "Amsterdam", 10, 10, 10, 10, 40),
	    MUNICIPALITY("2021Q4", 12, "GM0457", "Weesp", 1, 2, 3, 4, 10), END },
	  { MUNICIPALITY("2025Q2", 10, "GM0363", "Amsterdam", 11, 12, 13, 15, 51), END },
	  2025,
	  "counts GM0363 50>51; moved GM0457 12>10 2022-01-01; absorbed GM0457>GM0363 2022-03-24" },
	{ "a merger is exact",
	  { MUNICIPALITY("2022Q4", 22, "GM0501", "Brielle", 1, 1, 1, 1, 4),
	    MUNICIPALITY("2022Q4", 22, "GM0530", "Hellevoetsluis", 2, 2, 2, 2, 8),
	    MUNICIPALITY("2022Q4", 22, "GM0614", "Westvoorne", 3, 3, 3, 3, 12), END },
	  { MUNICIPALITY("2023Q1", 22, "GM1992", "Voorne aan Zee", 6, 6, 6, 6, 24), END },
	  2023,
	  "merged GM0501>GM1992 2023-01-01; merged GM0530>GM1992 2023-01-01; merged GM0614>GM1992 2023-01-01" },
	{ "a region's row alone: its territory is told all the same, and what changed it stands in the way",
	  { REGION("2017Q4", 33, "Zuidoost-Brabant", 1, 1, 1, 1, 4), END },
	  { REGION("2025Q2", 33, "Zuidoost-Brabant", 2, 2, 2, 2, 8), END },
	  2025,
	  "not-compared 33 4>8; moved GM1706 33>34 2018-01-01" },
	{ "a total that is absent cannot be compared, and a cell that is absent can",
	  { MUNICIPALITY("2023Q2", 22, "GM0599", "Rotterdam", 1, 1, 1, 1, TABLES_NONE),
	    MUNICIPALITY("2023Q2", 22, "GM0489", "Barendrecht", TABLES_NONE, 1, 1, 1, 4), END },
	  { MUNICIPALITY("2025Q2", 22, "GM0599", "Rotterdam", 1, 1, 1, 1, 4),
	    MUNICIPALITY("2025Q2", 22, "GM0489", "Barendrecht", 1, 1, 1, 1, 4), END },
	  2025,
	  "counts GM0489 4>4; not-compared GM0599 ?>4" },
	{ "the documents place it in two regions, and the territory knows of no move between them",
	  { MUNICIPALITY("2023Q2", 23, "GM0599", "Rotterdam", 1, 1, 1, 1, 4), END },
	  { MUNICIPALITY("2025Q2", 22, "GM0599", "Rotterdam", 1, 1, 1, 1, 4), END },
	  2025,
	  "moved GM0599 23>22 ?" },
	{ "a name that nobody knows is compared with itself",
	  { MUNICIPALITY("2023Q2", 22, NULL, "Nergenshuizen", 1, 1, 1, 1, 4), END },
	  { MUNICIPALITY("2025Q2", 22, NULL, "NERGENSHUIZEN", 1, 1, 1, 2, 5), END },
	  2025,
	  "counts NERGENSHUIZEN 4>5" },
	{ "a border correction is told, and not carried",
	  { MUNICIPALITY("2017Q4", 22, "GM1930", "Nissewaard", 1, 1, 1, 1, 4), END },
	  { MUNICIPALITY("2018Q1", 22, "GM1930", "Nissewaard", 1, 1, 1, 1, 4), END },
	  2018,
	  "border GM1930>GM0530 0.0127 2018-01-01" },
	{ "of a year that is not known the nearest is taken",
	  { MUNICIPALITY("2025Q2", 22, "GM0599", "Rotterdam", 1, 1, 1, 1, 4), END },
	  { MUNICIPALITY("2031Q1", 22, "GM0599", "Rotterdam", 1, 1, 1, 2, 5), END },
	  2026,
	  "counts GM0599 4>5" },
};

Test(diff, territory_is_told_apart)
{
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_dataset *before = tables_of(cases[i].before), *after = tables_of(cases[i].after);
		klp_diff_options options = KLP_DIFF_OPTIONS_INIT;
		klp_differences *differences = differing(before, after, &options);
		/* Regions of which only a part is there are no matter of these cases. */
		options.by = (int)cases[i].before[0].level;
		klp_differences *level = differing(before, after, &options);
		cr_expect_str_eq(shown_differences(level, shown), cases[i].differences, "%s:\n  %s\n  %s", cases[i].what, shown,
		                 cases[i].differences);
		cr_expect_eq(klp_differences_boundaries(level), cases[i].boundaries, "%s: the boundaries of %d", cases[i].what,
		             klp_differences_boundaries(level));
		cr_expect_geq(klp_differences_count(differences), klp_differences_count(level), "%s", cases[i].what);
		klp_differences_free(level);
		klp_differences_free(differences);
		klp_dataset_free(after);
		klp_dataset_free(before);
	}
}

Test(diff, an_estimate_says_so_with_the_shares_in_a_note)
{
	klp_dataset *before = tables_of(cases[0].before), *after = tables_of(cases[0].after);
	klp_diff_options options = KLP_DIFF_OPTIONS_INIT;
	options.by = KLP_LEVEL_MUNICIPALITY;
	klp_differences *differences = differing(before, after, &options);
	const klp_difference *boxtel = klp_differences_at(differences, 0);
	int64_t persons;
	cr_expect_eq(klp_difference_origin_before(boxtel), KLP_ORIGIN_ESTIMATED);
	cr_expect_eq(klp_difference_origin_after(boxtel), KLP_ORIGIN_PUBLISHED);
	/* 25 of Haaren's 159. */
	cr_expect(klp_difference_territory(boxtel, &persons) && persons == 25);
	cr_expect_not_null(strstr(klp_difference_message(boxtel), "an estimate, for a part of a divided municipality"),
	                   "%s", klp_difference_message(boxtel));
	const klp_dataset *notes = klp_differences_notes(differences);
	cr_expect_not_null(strstr(note_message(notes, "aggregate.estimated"), "0.1535 to Boxtel"));
	cr_expect_eq(klp_dataset_rows(notes), 0);
	cr_expect_str_eq(klp_difference_message(klp_differences_at(differences, 2)),
	                 "Haaren was divided, and 15,4% of it went to Boxtel on 1 January 2021");
	klp_differences_free(differences);
	klp_dataset_free(after);
	klp_dataset_free(before);
}

/* Shares that the caller knows better are told as they are used. */
Test(diff, shares_of_the_caller)
{
	static const char changes[] = "datum,oude_code,oude_naam,nieuwe_code,nieuwe_naam,soort,aandeel\n"
								  "2021-01-01,GM0788,Haaren,GM0757,Boxtel,splitsing,0.5000\n"
								  "2021-01-01,GM0788,Haaren,GM0865,Vught,splitsing,0.5000\n";
	klp_dataset *before = tables_of(cases[0].before), *after = tables_of(cases[0].after);
	klp_territory *territory = NULL;
	klp_diff_options options = KLP_DIFF_OPTIONS_INIT;
	cr_assert_eq(klp_territory_new(&territory, NULL), KLP_OK);
	cr_assert_eq(klp_territory_load_changes_memory(territory, changes, strlen(changes), NULL, NULL), KLP_OK);
	options.by = KLP_LEVEL_MUNICIPALITY;
	options.territory = territory;
	klp_differences *differences = differing(before, after, &options);
	klp_territory_free(territory);
	cr_expect_str_eq(shown_differences(differences, shown),
	                 "counts GM0757 121>70; not-compared GM0865 ->323; split GM0788>GM0757 0.5000 2021-01-01; "
	                 "split GM0788>GM0865 0.5000 2021-01-01");
	klp_differences_free(differences);
	klp_dataset_free(after);
	klp_dataset_free(before);
}

Test(diff, what_cannot_be_carried_is_not_compared)
{
	static const struct table_row before_rows[] = {
		MUNICIPALITY("2018Q4", 1, "GM0014", "Groningen", 1, 1, 1, 1, 4),
		MUNICIPALITY("2018Q4", 1, "GM0017", "Haren", 2, 2, 2, 2, 8),
		MUNICIPALITY("2018Q4", 1, "GM0009", "Ten Boer", 3, 3, 3, 3, 12),
		END,
	};
	static const struct table_row after_rows[] = {
		MUNICIPALITY("2019Q1", 1, "GM0014", "Groningen", 6, 6, 6, 7, 25),
		END,
	};
	klp_dataset *before = tables_of(before_rows), *after = tables_of(after_rows);
	klp_diff_options options = KLP_DIFF_OPTIONS_INIT;
	options.by = KLP_LEVEL_MUNICIPALITY;
	options.boundaries = 2018;
	klp_differences *differences = differing(before, after, &options);
	cr_expect_str_eq(shown_differences(differences, shown),
	                 "not-compared GM0014 4>25; only-before GM0009 12>-; only-before GM0017 8>-; "
	                 "absorbed GM0009>GM0014 2019-01-01; absorbed GM0017>GM0014 2019-01-01");
	cr_expect_str_eq(klp_difference_message(klp_differences_at(differences, 0)),
	                 "Groningen: cannot be compared, for what it is in 2019Q1 cannot be carried to the boundaries of "
	                 "2018");
	klp_differences_free(differences);

	/* On those of the later edition nothing is lost. */
	options.boundaries = 0;
	differences = differing(before, after, &options);
	cr_expect_str_eq(shown_differences(differences, shown),
	                 "counts GM0014 24>25; absorbed GM0009>GM0014 2019-01-01; absorbed GM0017>GM0014 2019-01-01");
	cr_expect_str_eq(klp_difference_message(klp_differences_at(differences, 1)),
	                 "Ten Boer became a part of Groningen on 1 January 2019");
	klp_differences_free(differences);
	klp_dataset_free(after);
	klp_dataset_free(before);
}

Test(diff, a_level_of_its_own_and_a_municipality_of_its_own)
{
	klp_dataset *after = tables_2025(), *before = dated(after, "2024Q4");
	klp_dataset *other = tables_with(before, tables_row_about(before, KLP_LEVEL_MUNICIPALITY, 22, "GM0599"),
	                                 KLP_COLUMN_UWV_PROFILE, 3530);
	klp_diff_options options = KLP_DIFF_OPTIONS_INIT;
	klp_differences *differences = differing(before, after, NULL);
	cr_expect_eq(klp_differences_count(differences), 0, "nothing differs between the two");
	cr_expect_str_eq(shown_areas(differences, shown), "0 changed 378 same 0 not 0 before 0 after");
	klp_differences_free(differences);

	options.by = KLP_LEVEL_PROVINCE;
	differences = differing(before, after, &options);
	cr_expect_str_eq(shown_areas(differences, shown), "0 changed 12 same 0 not 0 before 0 after");
	klp_differences_free(differences);

	/* The sum of its rows is no longer that of its total: the sum is believed, and the change is seen in the province. */
	differences = differing(other, after, &options);
	cr_expect_str_eq(shown_differences(differences, shown), "counts PV28 36047>36047");
	klp_differences_free(differences);

	options.by = 0;
	options.municipality_code = "GM0599";
	differences = differing(other, after, &options);
	cr_expect_str_eq(shown_differences(differences, shown), "counts GM0599 8202>8202");
	cr_expect_str_eq(shown_areas(differences, shown), "1 changed 0 same 0 not 0 before 0 after");
	klp_differences_free(differences);
	klp_dataset_free(other);
	klp_dataset_free(before);
	klp_dataset_free(after);
}

Test(diff, registers_are_compared_where_both_editions_print_them)
{
	klp_dataset *before = tables_rijnmond_2023(), *later = dated(before, "2023Q4");
	size_t region = tables_row_about(later, KLP_LEVEL_REGION, 22, NULL);
	klp_dataset *after = tables_with(later, region, KLP_COLUMN_REGISTER_TOTAL, 19500);
	klp_differences *differences = differing(before, after, NULL);
	cr_expect_str_eq(shown_differences(differences, shown), "register 22 register_total 19222>19500");
	cr_expect_str_eq(klp_difference_message(klp_differences_at(differences, 0)),
	                 "region 22 Rijnmond, persons in the target group register: 19.222 in 2023Q2 and 19.500 in 2023Q4 "
	                 "(+278, +1,4%)");
	klp_differences_free(differences);
	klp_dataset_free(after);
	klp_dataset_free(later);
	klp_dataset_free(before);
}
