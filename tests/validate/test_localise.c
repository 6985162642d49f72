/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Which number is wrong, in tables small enough to work out by hand. */

#include "support/failing.h"
#include "support/tables.h"
#include "validate/localise.h"
#include "validate/localised.h"

#include <criterion/criterion.h>
#include <inttypes.h>
#include <string.h>

enum { MOST_ROWS = 8, COUNTS = DATASET_COUNTS };

#define NONE KLP_ABSENT

/* ------------------------------------------------------------------ cases */

struct localise_case {
	const char *why;
	size_t rows;
	/** 0 where it is not known */
	size_t expected_rows;
	int64_t counts[MOST_ROWS][COUNTS];
	const char *expected;
};

struct register_case {
	struct localise_case table;
	int64_t register_total;
	double known_percent;
};

static const char *say_case(const struct localise_case *which, int64_t register_total, double known_percent)
{
	struct localise_answer answer = { .count = 0 };
	struct localise_table table = localise_table_of(which->counts, which->rows);
	table.expected_rows = which->expected_rows;
	table.register_total = register_total;
	table.known_percent = known_percent;
	cr_assert_eq(validate_localise(&answer, &table, LOCALISE_STEPS, NULL), KLP_OK);
	const char *said = localised_say(&answer);
	validate_localise_free(&answer);
	return said;
}

static void expect(const struct localise_case *cases, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		const char *said = say_case(&cases[i], NONE, -1);
		cr_expect_str_eq(said, cases[i].expected, "%s: %s", cases[i].why, said);
	}
}

#define EXPECT(cases) expect(cases, sizeof(cases) / sizeof *(cases))

#define A                   \
	{                       \
		10, 20, 30, 40, 100 \
	}
#define B                     \
	{                         \
		5, 1107, 63, 25, 1200 \
	}
#define C              \
	{                  \
		1, 2, 3, 4, 10 \
	}
#define T                      \
	{                          \
		16, 1129, 96, 69, 1310 \
	}

#define NOTHING                      \
	{                                \
		NONE, NONE, NONE, NONE, NONE \
	}

Test(localise, one_count_that_is_wrong)
{
	static const struct localise_case cases[] = {
		{ "all adds up", 3, 0, { A, B, C, T }, "nothing wrong" },
		{ "two digits", 3, 0, { A, { 5, 1170, 63, 25, 1200 }, C, T }, "certain 80: two digits swapped 1.1 1170>1107" },
		{ "two digits, or two others and 69 and 96 exchanged in the total row",
		  3,
		  0,
		  { A, { 5, 1107, 36, 25, 1200 }, C, T },
		  "likely 80: two digits swapped 1.2 36>63" },
		{ "one digit", 3, 0, { { 10, 28, 30, 40, 100 }, B, C, T }, "certain 80: one digit wrong 0.1 28>20" },
		{ "one lost", 3, 0, { A, { 5, 117, 63, 25, 1200 }, C, T }, "certain 80: a digit lost 1.1 117>1107" },
		{ "one doubled", 3, 0, { A, { 5, 11007, 63, 25, 1200 }, C, T }, "certain 80: a digit doubled 1.1 11007>1107" },
		{ "cut at the dot",
		  3,
		  0,
		  { A, { 5, 1, 63, 25, 1200 }, C, T },
		  "certain 80: a thousands dot misread 1.1 1>1107" },
		{ "its decimals lost their zeros",
		  3,
		  0,
		  { A, { 5, 1107, 63, 25, 12 }, C, T },
		  "certain 80: a thousands dot misread 1.4 12>1200" },
		{ "a hyphen for a minus", 3, 0, { A, B, { 1, 2, -3, 4, 10 }, T }, "certain 80: a minus sign 2.2 -3>3" },
		{ "no cause", 3, 0, { A, { 5, 888, 63, 25, 1200 }, C, T }, "certain 100: cause unknown 1.1 888>1107" },
		{ "a row's total", 3, 0, { { 10, 20, 30, 40, 77 }, B, C, T }, "certain 100: cause unknown 0.4 77>100" },
		{ "a region's total", 3, 0, { A, B, C, { 16, 1129, 70, 69, 1310 } }, "certain 100: cause unknown 3.2 70>96" },
		{ "the total of all",
		  3,
		  0,
		  { A, B, C, { 16, 1129, 96, 69, 1301 } },
		  "certain 80: two digits swapped 3.4 1301>1310" },
		{ "a region of one municipality",
		  1,
		  0,
		  { { 10, 20, 30, 50, 100 }, A },
		  "certain 80: one digit wrong 0.3 50>40" },
	};
	EXPECT(cases);
}

Test(localise, counts_that_are_absent)
{
	static const struct localise_case cases[] = {
		{ "a row's total", 3, 0, { { 10, 20, 30, 40, NONE }, B, C, T }, "certain 10: a count left out 0.4 ?>100" },
		{ "a region's total",
		  3,
		  0,
		  { A, B, C, { 16, 1129, NONE, 69, 1310 } },
		  "certain 10: a count left out 3.2 ?>96" },
		{ "the total of all",
		  3,
		  0,
		  { A, B, C, { 16, 1129, 96, 69, NONE } },
		  "certain 10: a count left out 3.4 ?>1310" },
		{ "a zero",
		  2,
		  0,
		  { { 0, NONE, 1, 2, 3 }, A, { 10, 20, 31, 42, 103 } },
		  "certain 10: a count left out 0.1 ?>0" },
		{ "and another is wrong",
		  3,
		  0,
		  { { 10, 20, 30, 40, NONE }, { 5, 1170, 63, 25, 1200 }, C, T },
		  "certain 90: a count left out 0.4 ?>100, two digits swapped 1.1 1170>1107" },
		{ "two of a row: exchanged counts elsewhere would not be seen",
		  3,
		  0,
		  { { NONE, 20, NONE, 40, 100 }, B, C, T },
		  "likely 20: a count left out 0.0 ?>10, a count left out 0.2 ?>30" },
		{ "the whole total row",
		  3,
		  0,
		  { A, B, C, { NONE, NONE, NONE, NONE, NONE } },
		  "likely 50: a count left out 3.0 ?>16, a count left out 3.1 ?>1129, a count left out 3.2 ?>96, a count left "
		  "out 3.3 ?>69, a count left out 3.4 ?>1310" },
		{ "four in a square, of which no one is told",
		  3,
		  0,
		  { { NONE, NONE, 30, 40, 100 }, { NONE, NONE, 63, 25, 1200 }, C, T },
		  "ambiguous 40: a count left out 0.0 ?>15, a count left out 0.1 ?>15, a count left out 1.0 ?>0, a count left "
		  "out 1.1 ?>1112" },
		{ "four in a square, of which all are nothing",
		  2,
		  0,
		  { { NONE, NONE, 30, 40, 70 }, { NONE, NONE, 3, 4, 7 }, { 0, 0, 33, 44, 77 } },
		  "likely 40: a count left out 0.0 ?>0, a count left out 0.1 ?>0, a count left out 1.0 ?>0, a count left out "
		  "1.1 ?>0" },
		{ "a wrong row, without a total to tell in which column",
		  2,
		  0,
		  { { 10, 20, 30, 40, 170 }, { 1, 2, 3, 4, 10 }, { NONE, NONE, NONE, NONE, NONE } },
		  "ambiguous 130: one digit wrong 0.0 10>80, a count left out 2.0 ?>81, a count left out 2.1 ?>22, a "
		  "count left out 2.2 ?>33, a count left out 2.3 ?>44, a count left out 2.4 ?>180 | one digit wrong 0.1"
		  " 20>90, a count left out 2.0 ?>11, a count left out 2.1 ?>92, a count left out 2.2 ?>33, a count "
		  "left out 2.3 ?>44, a count left out 2.4 ?>180 | one digit wrong 0.4 170>100, a count left out 2.0 "
		  "?>11, a count left out 2.1 ?>22, a count left out 2.2 ?>33, a count left out 2.3 ?>44, a count left "
		  "out 2.4 ?>110" },
	};
	EXPECT(cases);
}

Test(localise, more_than_one_that_is_wrong)
{
	static const struct localise_case cases[] = {
		{ "in other rows and columns",
		  3,
		  0,
		  { { 10, 29, 30, 40, 100 }, { 5, 1107, 36, 25, 1200 }, C, T },
		  "certain 160: one digit wrong 0.1 29>20, two digits swapped 1.2 36>63" },
		{ "by the same amount: each of two pairs explains it",
		  3,
		  0,
		  { { 10, 27, 30, 40, 100 }, { 5, 1107, 70, 25, 1200 }, C, T },
		  "ambiguous 180: one digit wrong 0.1 27>20, cause unknown 1.2 70>63 | cause unknown 0.2 30>23, one "
		  "digit wrong 1.1 1107>1100" },
		{ "by the same amount, where one pair has causes with a name",
		  3,
		  0,
		  { { 10, 40, 30, 40, 100 }, { 5, 1107, 83, 25, 1200 }, C, T },
		  "likely 160: one digit wrong 0.1 40>20, one digit wrong 1.2 83>63" },
		{ "two of a row",
		  3,
		  0,
		  { A, { 6, 1107, 36, 25, 1200 }, C, T },
		  "likely 160: one digit wrong 1.0 6>5, two digits swapped 1.2 36>63" },
		{ "exchanged in a row",
		  3,
		  0,
		  { { 30, 20, 10, 40, 100 }, B, C, T },
		  "likely 150: two counts exchanged 0.0 30>10, two counts exchanged 0.2 10>30" },
		{ "exchanged in a column",
		  3,
		  0,
		  { { 10, 20, 63, 40, 100 }, { 5, 1107, 30, 25, 1200 }, C, T },
		  "likely 150: two counts exchanged 0.2 63>30, two counts exchanged 1.2 30>63" },
		{ "exchanged across",
		  3,
		  0,
		  { { 10, 63, 30, 40, 100 }, { 5, 1107, 20, 25, 1200 }, C, T },
		  "certain 150: two counts exchanged 0.1 63>20, two counts exchanged 1.2 20>63" },
		{ "two wrong counts, or two exchanges: 20 and 30 of the first row, 15 and 5 of the first column",
		  3,
		  0,
		  { { 10, 30, 20, 40, 100 }, { 5, 30, 5, 0, 50 }, { 15, 40, 1, 4, 50 }, { 30, 90, 36, 44, 200 } },
		  "likely 160: a digit lost 1.2 5>15, one digit wrong 2.1 40>30" },
		{ "nearly all of it",
		  3,
		  0,
		  { { 71, 12, 55, 3, 900 }, { 15, 77, 34, 80, 11 }, { 61, 44, 97, 13, 5 }, { 9, 9, 1000, 40, 13 } },
		  "not localised" },
	};
	EXPECT(cases);
}

Test(localise, rows_as_a_whole)
{
	static const struct localise_case cases[] = {
		{ "slid to the right",
		  3,
		  0,
		  { A, { NONE, 5, 1107, 63, 25 }, C, T },
		  "certain 100: row slid by one column 1 by 1, 1.0 ?>5, 1.1 5>1107, 1.2 1107>63, 1.3 63>25, 1.4 25>1200" },
		{ "slid to the left",
		  3,
		  0,
		  { A, { 1107, 63, 25, 1200, NONE }, C, T },
		  "certain 100: row slid by one column 1 by -1, 1.0 1107>5, 1.1 63>1107, 1.2 25>63, 1.3 1200>25, 1.4 "
		  "?>1200" },
		{ "slid by two, of which both ends are told together only",
		  3,
		  0,
		  { A, { NONE, NONE, 5, 1107, 63 }, C, T },
		  "likely 110: row slid by one column 1 by 2, 1.0 ?>5, 1.1 ?>1107, 1.2 5>63, 1.3 1107>25, 1.4 63>1200" },
		{ "slid by four is a wrong total as well",
		  3,
		  0,
		  { A, { NONE, NONE, NONE, NONE, 5 }, C, T },
		  "ambiguous 130: a row left out 4, a count left out 1.0 ?>0, a count left out 1.1 ?>0, a count left "
		  "out 1.2 ?>0, a count left out 1.3 ?>5, 4.0 ?>5, 4.1 ?>1107, 4.2 ?>63, 4.3 ?>20, 4.4 ?>1195 | row "
		  "slid by one column 1 by 4, 1.0 ?>5, 1.1 ?>1107, 1.2 ?>63, 1.3 ?>25, 1.4 5>1200" },
		{ "slid, and a digit wrong elsewhere",
		  3,
		  0,
		  { { 10, 29, 30, 40, 100 }, B, C, { NONE, 16, 1129, 96, 69 } },
		  "certain 180: row slid by one column 3 by 1, one digit wrong 0.1 29>20, 3.0 ?>16, 3.1 16>1129, 3.2 "
		  "1129>96, 3.3 96>69, 3.4 69>1310" },
		{ "exchanged with the total: no sum tells whose row it was",
		  3,
		  0,
		  { T, B, C, A },
		  "likely 100: two rows exchanged 0 with 3, 0.0 16>10, 0.1 1129>20, 0.2 96>30, 0.3 69>40, 0.4 "
		  "1310>100, 3.0 10>16, 3.1 20>1129, 3.2 30>96, 3.3 40>69, 3.4 100>1310" },
		{ "two municipalities exchanged are as right as before", 3, 0, { B, A, C, T }, "nothing wrong" },
		{ "left out",
		  2,
		  0,
		  { A, C, T },
		  "likely 90: a row left out 3, 3.0 ?>5, 3.1 ?>1107, 3.2 ?>63, 3.3 ?>25, 3.4 ?>1200" },
		{ "left out, as the number of rows says",
		  2,
		  3,
		  { A, C, T },
		  "likely 90: a row left out 3, 3.0 ?>5, 3.1 ?>1107, 3.2 ?>63, 3.3 ?>25, 3.4 ?>1200" },
		{ "none is left out, as the number of rows says", 2, 2, { A, C, T }, "not localised" },
		{ "two are left out, as the number of rows says",
		  2,
		  4,
		  { A, C, T },
		  "ambiguous 90: a row left out 3, 3.0 ?>5, 3.1 ?>1107, 3.2 ?>63, 3.3 ?>25, 3.4 ?>1200" },
		{ "twice", 4, 0, { A, B, A, C, T }, "likely 90: a row that stands twice 2 with 0" },
		{ "twice, as the number of rows says",
		  4,
		  3,
		  { A, B, A, C, T },
		  "certain 90: a row that stands twice 2 with 0" },
		{ "three times",
		  5,
		  3,
		  { A, B, A, C, A, T },
		  "certain 180: a row that stands twice 4 with 0, a row that stands twice 2 with 0" },
		{ "twice, once with a digit wrong",
		  4,
		  3,
		  { { 10, 20, 80, 40, 100 }, B, A, C, T },
		  "certain 170: a row that stands twice 0 with 2" },
		{ "twice, and another left out",
		  3,
		  3,
		  { A, A, B, T },
		  "likely 180: a row that stands twice 1 with 0, a row left out 4, 4.0 ?>1, 4.1 ?>2, 4.2 ?>3, 4.3 ?>4, "
		  "4.4 ?>10" },
	};
	EXPECT(cases);
}

/* A, B, C and T with other counts in which everything adds up as well, and nothing of a row that was left out. */
#define REVISED                                                                                                     \
	{                                                                                                               \
		{ 11, 21, 30, 40, 102 }, { 5, 1108, 64, 25, 1202 }, { 2, 2, 4, 4, 12 }, { 18, 1131, 98, 69, 1316 }, NOTHING \
	}

static const char *say_beside(const int64_t (*counts)[COUNTS], const int64_t (*witness)[COUNTS])
{
	struct localise_answer answer = { .count = 0 };
	struct localise_table table = localise_table_of(counts, 3);
	table.witness = witness;
	cr_assert_eq(validate_localise(&answer, &table, LOCALISE_STEPS, NULL), KLP_OK);
	const char *said = localised_say(&answer);
	validate_localise_free(&answer);
	return said;
}

Test(localise, another_source_speaks_for_what_it_has_as_a_whole)
{
	static const int64_t same[][COUNTS] = { A, B, C, T, NOTHING }, exchanged[][COUNTS] = { B, A, C, T, NOTHING },
						 revised[][COUNTS] = REVISED;
	static const struct {
		const char *why;
		const int64_t (*witness)[COUNTS];
		int64_t counts[MOST_ROWS][COUNTS];
		const char *expected;
	} cases[] = {
		{ "rows exchanged with the total, as the other says", same, { T, B, C, A }, "certain 100: two rows exchanged" },
		{ "rows exchanged where the other has another one",
		  exchanged,
		  { T, B, C, A },
		  "ambiguous 100: two rows exchanged" },
		{ "a row that slid, beside a revision",
		  revised,
		  { A, { NONE, 5, 1107, 63, 25 }, C, T },
		  "certain 100: row slid by one column" },
		{ "two in a row and its total, as the other says",
		  same,
		  { { 10, 20, 37, 40, 107 }, B, C, T },
		  "certain 160: one digit wrong 0.2 37>30, one digit wrong 0.4 107>100" },
		{ "the same beside a revision, which takes away that it is likely",
		  revised,
		  { { 10, 20, 37, 40, 107 }, B, C, T },
		  "ambiguous 160:" },
		{ "a count that is told twice, beside a revision",
		  revised,
		  { { 10, 28, 30, 40, 100 }, B, C, T },
		  "certain 80: one digit wrong 0.1 28>20" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const char *said = say_beside(cases[i].counts, cases[i].witness);
		cr_expect_eq(strncmp(said, cases[i].expected, strlen(cases[i].expected)), 0, "%s: %s", cases[i].why, said);
	}
}

/* Midden-Holland without Bodegraven-Reeuwijk (51 32 122 13 218), with a digit and a dot lost. Elsewhere the 51 was revised to 50: to
 * have all of that, the 179 of the total must change as well, which the sums do not ask for. */
Test(localise, another_source_is_not_certain_where_fewer_changes_do)
{
	static const int64_t counts[][COUNTS] = {
		{ 108, 24, 440, 64, 854 }, { 13, 138, 245, 28, 424 }, { 7, 67, 149, 27, 250 }, { 179, 479, 956, 132, 1 }
	};
	static const int64_t revised[][COUNTS] = { { 108, 242, 440, 64, 854 },
		                                       { 13, 138, 245, 28, 424 },
		                                       { 7, 67, 149, 27, 250 },
		                                       { 178, 479, 956, 132, 1745 },
		                                       { 50, 32, 122, 13, 217 } };
	static const int64_t sound[][COUNTS] = { { 108, 242, 440, 64, 854 },
		                                     { 13, 138, 245, 28, 424 },
		                                     { 7, 67, 149, 27, 250 },
		                                     { 179, 479, 956, 132, 1746 },
		                                     { 51, 32, 122, 13, 218 } };
	static const char certain[] = "certain 250", likely[] = "likely 330";
	const char *said = say_beside(counts, sound);
	cr_expect_eq(strncmp(said, certain, strlen(certain)), 0, "%s", said);
	said = say_beside(counts, revised);
	cr_expect_eq(strncmp(said, likely, strlen(likely)), 0, "%s", said);
}

/* The country's row beside a revision that has, by chance, one of the counts that would put the row right. */
Test(localise, another_source_confirms_no_single_count)
{
	static const int64_t counts[][COUNTS] = { { 11993, 63207, 89128, 26627, 190955 },
		                                      { 11994, 63207, 89136, 26636, 190972 } };
	static const int64_t revised[][COUNTS] = { NOTHING, { 12007, 63180, 89135, 26659, 190981 }, NOTHING };
	struct localise_answer answer = { .count = 0 };
	struct localise_table table = localise_table_of(counts, 1);
	table.residual = true;
	table.witness = revised;
	cr_assert_eq(validate_localise(&answer, &table, LOCALISE_STEPS, NULL), KLP_OK);
	cr_expect_neq(answer.confidence, LOCALISE_CERTAIN, "%s", localised_say(&answer));
	validate_localise_free(&answer);
}

Test(localise, the_register_and_its_percentage_decide)
{
#define EITHER                         \
	{                                  \
		{ 17, 20, 30, 40, 100 }, B, C, \
		{                              \
			16, 1129, 96, 69, 1317     \
		}                              \
	}
	static const struct register_case cases[] = {
		{ { "either pair of counts", 3, 0, EITHER,
		    "likely 160: one digit wrong 0.0 17>10, one digit wrong 3.4 1317>1310" },
		  NONE,
		  -1 },
		{ { "1310 of 2000 is 66%, and so is 1317", 3, 0, EITHER,
		    "likely 160: one digit wrong 0.0 17>10, one digit wrong 3.4 1317>1310" },
		  2000,
		  66 },
		{ { "1310 of 2000 is 65,5%", 3, 0, EITHER,
		    "certain 160: one digit wrong 0.0 17>10, one digit wrong 3.4 1317>1310" },
		  2000,
		  65.5 },
		{ { "1317 of 2000 is 65,9%", 3, 0, EITHER,
		    "certain 180: one digit wrong 0.4 100>107, cause unknown 3.0 16>23" },
		  2000,
		  65.9 },
		{ { "1310 is no part of 1000",
		    3,
		    0,
		    { A, B, C, { 16, 1129, NONE, 69, 1310 } },
		    "likely 110: a count left out 3.2 ?>96" },
		  1000,
		  -1 },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *said = say_case(&cases[i].table, cases[i].register_total, cases[i].known_percent);
		cr_expect_str_eq(said, cases[i].table.expected, "%s: %s", cases[i].table.why, said);
	}
}

/* ------------------------------------------------------------------ causes */

/* The four typing errors of Damerau and Levenshtein, as statistical offices look for them, and what else this publication knows. */
Test(localise, causes_have_names)
{
	static const struct {
		int64_t wrong;
		int64_t right;
		enum cause cause;
	} cases[] = {
		{ 1079, 1097, CAUSE_DIGITS_SWAPPED },
		{ 1, 10, CAUSE_DIGITS_SWAPPED },
		{ 1197, 1097, CAUSE_DIGIT_WRONG },
		{ 3, 8, CAUSE_DIGIT_WRONG },
		{ 0, 8, CAUSE_DIGIT_WRONG },
		{ 107, 1097, CAUSE_DIGIT_LOST },
		{ 5, 105, CAUSE_DIGIT_LOST },
		{ 10997, 1097, CAUSE_DIGIT_DOUBLED },
		{ 88, 8, CAUSE_DIGIT_DOUBLED },
		{ 10957, 1097, CAUSE_UNKNOWN },
		{ 1, 1097, CAUSE_THOUSANDS },
		{ 97, 1097, CAUSE_THOUSANDS },
		{ 2, 1780, CAUSE_THOUSANDS },
		{ 178, 1780, CAUSE_THOUSANDS },
		{ 12, 12000, CAUSE_THOUSANDS },
		{ 8000, 8, CAUSE_THOUSANDS },
		{ 0, 999, CAUSE_UNKNOWN },
		{ 0, 0, CAUSE_UNKNOWN },
		{ -33, 33, CAUSE_SIGN },
		{ -33, 34, CAUSE_UNKNOWN },
		{ 321, 123, CAUSE_UNKNOWN },
		{ 9007199254740991, 9007199254740919, CAUSE_DIGITS_SWAPPED },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		cr_expect_eq(validate_cause_of_count(cases[i].wrong, cases[i].right), cases[i].cause,
		             "%" PRId64 " for %" PRId64, cases[i].wrong, cases[i].right);
	for (int cause = 0; cause < CAUSES; cause++)
		cr_expect_not_null(validate_cause_name((enum cause)cause, LANGUAGE_ENGLISH), "cause %d has no name", cause);
}

/* ------------------------------------------------------------------ document 003 */

static size_t read_region(const klp_dataset *dataset, int64_t counts[][COUNTS], struct localise_table *table)
{
	size_t rows = klp_dataset_rows(dataset);
	for (size_t row = 0; row < rows; row++)
		for (size_t i = 0; i < COUNTS; i++)
			counts[row][i] = tables_count(dataset, row, (klp_column)(DATASET_FIRST_COUNT + i));
	*table = localise_table_of((const int64_t(*)[COUNTS])counts, rows - 1);
	klp_dataset_integer(dataset, rows - 1, KLP_COLUMN_REGISTER_TOTAL, &table->register_total);
	klp_dataset_real(dataset, rows - 1, KLP_COLUMN_KNOWN_PERCENT, &table->known_percent);
	return rows;
}

Test(localise, the_total_row_of_zuidoost_brabant_has_slid)
{
	int64_t counts[LOCALISE_ROWS][COUNTS];
	struct localise_table table;
	struct localise_answer answer = { .count = 0 };
	klp_dataset *dataset = tables_zuidoost_brabant();
	size_t rows = read_region(dataset, counts, &table);
	cr_assert_eq(rows, 15u);
	cr_assert_eq(table.register_total, 5431);
	cr_assert_eq(validate_localise(&answer, &table, LOCALISE_STEPS, NULL), KLP_OK);
	const char *said = localised_say(&answer);
	cr_expect_str_eq(said,
	                 "certain 100: row slid by one column 14 by 1, 14.0 ?>33, 14.1 33>681, 14.2 681>1780, "
	                 "14.3 1780>1417, 14.4 1417>3911",
	                 "%s", said);
	cr_expect_eq(answer.count, 1u, "nothing else comes close");
	validate_localise_free(&answer);

	/* 73% of 5431 is not 3911 */
	table.known_percent = 73;
	cr_assert_eq(validate_localise(&answer, &table, LOCALISE_STEPS, NULL), KLP_OK);
	cr_expect_eq(answer.confidence, LOCALISE_LIKELY);
	cr_expect(answer.solutions[0].contradicted);
	validate_localise_free(&answer);
	klp_dataset_free(dataset);
}

Test(localise, published_tables_are_right)
{
	int64_t counts[LOCALISE_ROWS][COUNTS];
	struct localise_table table;
	struct localise_answer answer = { .count = 0 };
	klp_dataset *dataset = tables_rijnmond_2023();
	read_region(dataset, counts, &table);
	cr_assert_eq(validate_localise(&answer, &table, LOCALISE_STEPS, NULL), KLP_OK);
	cr_expect_str_eq(localised_say(&answer), "nothing wrong");
	validate_localise_free(&answer);
	klp_dataset_free(dataset);
}

/* ------------------------------------------------------------------ bounds */

Test(localise, steps_run_out)
{
	static const struct localise_case wrong = {
		"", 3, 0, { { 11, 20, 30, 40, 100 }, { 5, 1107, 36, 25, 1200 }, { 1, 2, 3, 9, 10 }, T }, ""
	};
	struct localise_table table = localise_table_of(wrong.counts, wrong.rows);
	struct localise_answer answer = { .count = 0 };
	cr_assert_eq(validate_localise(&answer, &table, LOCALISE_STEPS, NULL), KLP_OK);
	cr_assert_eq(answer.verdict, LOCALISE_SOLVED);
	cr_expect_eq(answer.confidence, LOCALISE_CERTAIN);
	size_t needed = answer.steps;
	cr_expect(!answer.exhausted);
	validate_localise_free(&answer);

	cr_assert_eq(validate_localise(&answer, &table, needed - 1, NULL), KLP_OK);
	cr_expect(answer.exhausted);
	cr_assert_eq(answer.verdict, LOCALISE_SOLVED, "the lightest had been found");
	cr_expect_eq(answer.confidence, LOCALISE_LIKELY, "but not all that may come close");
	validate_localise_free(&answer);

	for (size_t steps = 0; steps < needed / 10; steps++) {
		cr_assert_eq(validate_localise(&answer, &table, steps, NULL), KLP_OK);
		cr_expect_eq(answer.verdict, LOCALISE_NOT_LOCALISED, "%zu steps", steps);
		cr_expect(answer.exhausted && answer.count == 0);
		validate_localise_free(&answer);
	}
}

Test(localise, no_table_hangs)
{
	static int64_t counts[LOCALISE_ROWS + 2][COUNTS];
	struct localise_answer answer = { .count = 0 };
	struct localise_table table = localise_table_of((const int64_t(*)[COUNTS])counts, LOCALISE_ROWS);
	for (size_t row = 0; row < LOCALISE_ROWS + 2; row++)
		for (size_t i = 0; i < COUNTS; i++)
			counts[row][i] = (int64_t)(row * row * 31 + i * 17) % 97;
	cr_assert_eq(validate_localise(&answer, &table, LOCALISE_STEPS, NULL), KLP_OK);
	cr_expect_eq(answer.verdict, LOCALISE_NOT_LOCALISED, "nothing adds up");
	validate_localise_free(&answer);

	for (size_t row = 0; row < LOCALISE_ROWS; row++)
		counts[row][row % COUNTS] = counts[row][(row + 2) % COUNTS] = KLP_ABSENT;
	cr_assert_eq(validate_localise(&answer, &table, LOCALISE_STEPS, NULL), KLP_OK);
	cr_expect_neq(answer.verdict, LOCALISE_NOTHING_WRONG, "and much is absent");
	cr_expect_lt(answer.steps, 2u * LOCALISE_STEPS);
	validate_localise_free(&answer);

	table.rows = LOCALISE_ROWS + 1;
	cr_assert_eq(validate_localise(&answer, &table, LOCALISE_STEPS, NULL), KLP_OK);
	cr_expect_eq(answer.verdict, LOCALISE_NOT_LOCALISED, "more rows than any region has");
	cr_expect_eq(answer.steps, 0u);
	validate_localise_free(&answer);

	memset(counts, 0, sizeof counts);
	cr_assert_eq(validate_localise(&answer, &table, LOCALISE_STEPS, NULL), KLP_OK);
	cr_expect_eq(answer.verdict, LOCALISE_NOTHING_WRONG, "but one that adds up is right, however many rows it has");
	validate_localise_free(&answer);
}

Test(localise, tables_that_are_none)
{
	int64_t counts[2][COUNTS] = { A, A };
	struct localise_answer answer = { .count = 0 };
	struct localise_table table = localise_table_of((const int64_t(*)[COUNTS])counts, 0);
	klp_error *error = NULL;
	cr_expect_eq(validate_localise(&answer, &table, LOCALISE_STEPS, &error), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_error_status(error), KLP_INVALID_ARGUMENT);
	klp_error_free(error);
	table.rows = 1;
	counts[0][3] = INT64_MAX;
	cr_expect_eq(validate_localise(&answer, &table, LOCALISE_STEPS, NULL), KLP_INVALID_ARGUMENT);
	counts[0][3] = -INT64_MAX;
	cr_expect_eq(validate_localise(&answer, &table, LOCALISE_STEPS, NULL), KLP_INVALID_ARGUMENT);
	/* 2^53 - 1 is a count as any other */
	counts[0][3] = INT64_C(9007199254740991);
	cr_assert_eq(validate_localise(&answer, &table, LOCALISE_STEPS, NULL), KLP_OK);
	const char *said = localised_say(&answer);
	cr_expect_str_eq(said, "certain 100: cause unknown 0.3 9007199254740991>40", "%s", said);
	validate_localise_free(&answer);
}

static klp_status localise_ambiguous(void *context, klp_error **error)
{
	static const struct localise_case wrong = {
		"", 3, 0, { { 10, 27, 30, 40, 100 }, { 5, 1107, 70, 25, 1200 }, C, T }, ""
	};
	struct localise_table table = localise_table_of(wrong.counts, wrong.rows);
	struct localise_answer answer = { .count = 0 };
	table.witness = context;
	klp_status status = validate_localise(&answer, &table, LOCALISE_STEPS, error);
	validate_localise_free(&answer);
	return status;
}

Test(localise, memory_runs_out)
{
	static int64_t revised[][COUNTS] = REVISED;
	failing_install();
	failing_each("validate_localise", localise_ambiguous, NULL, 1);
	failing_each("validate_localise beside a revision", localise_ambiguous, revised, 1);
}
