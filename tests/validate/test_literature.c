/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Published examples of automatic editing, and what localisation makes of them; docs/repair.md compares the two.
 *
 *   Scholtus 2008            Algorithms for correcting some obvious inconsistencies and rounding errors in business survey data
 *   Scholtus 2009            Automatic correction of simple typing errors in numerical data with balance edits
 *   Van der Loo et al. 2011  Correction of rounding, typing, and sign errors with the deducorrect package
 *   De Waal et al. 2011      Handbook of Statistical Data Editing and Imputation
 *
 * The examples are records with balance edits; ours are tables in which each count stands in the sum of its row and in that
 * of its column. So each record is put into a table of which the sums are its edits. A total that the record does not have is
 * left out: then its sum binds nothing. No record lacks a field, so the number of rows is known. */

#include "validate/localised.h"

#include <criterion/criterion.h>

enum { MOST_ROWS = 5 };

#define NONE KLP_ABSENT

struct example {
	const char *why;
	size_t rows;
	int64_t counts[MOST_ROWS + 1][DATASET_COUNTS];
	const char *expected;
};

static void localise(struct localise_answer *answer, const struct example *example)
{
	struct localise_table table = localise_table_of(example->counts, example->rows);
	table.expected_rows = example->rows;
	cr_assert_eq(validate_localise(answer, &table, LOCALISE_STEPS, NULL), KLP_OK);
}

static void expect(const struct example *examples, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		struct localise_answer answer = { .count = 0 };
		localise(&answer, &examples[i]);
		const char *said = localised_say(&answer);
		cr_expect_str_eq(said, examples[i].expected, "%s: %s", examples[i].why, said);
		validate_localise_free(&answer);
	}
}

#define EXPECT(examples) expect(examples, sizeof(examples) / sizeof *(examples))

/* ------------------------------------------------------------------ typing errors */

/* The record x1 to x11 of Scholtus 2009, section 4: 1452 116 1568 116 323 76 12 411 1979 1842 137. Its edits, and where they are:
 *
 *   x1 + x2 = x3         the first row; 0 stands where there is no part
 *   x5 + x6 + x7 = x8    the second row; x5 stands in another column than x2
 *   x2 = x4              the second column, for the other row has 0 there
 *   x3 + x8 = x9         the column of totals
 *   x9 - x10 = x11       is left out: it would be a second column of totals. What binds x9 a second time is the total row: it
 *                        follows from the others, so it asks nothing more of a record that is right.
 *
 * The sums of the other columns (1775, 76 and 12) are not fields of the record. */
#define RECORD(x4, x5, x6, x7, x8, x9)                    \
	{                                                     \
		{ 1452, 116, 0, 0, 1568 }, { x5, 0, x6, x7, x8 }, \
		{                                                 \
			NONE, x4, NONE, NONE, x9                      \
		}                                                 \
	}
/* The same with these sums, as a publication prints them. */
#define PUBLISHED(x4, x5, x6, x7, x8, x9)                 \
	{                                                     \
		{ 1452, 116, 0, 0, 1568 }, { x5, 0, x6, x7, x8 }, \
		{                                                 \
			1775, x4, 76, 12, x9                          \
		}                                                 \
	}

Test(literature, typing_errors_in_a_record)
{
	static const struct example examples[] = {
		{ "4, as it should be", 2, RECORD(116, 323, 76, 12, 411, 1979),
		  "likely 30: a count left out 2.0 ?>1775, a count left out 2.2 ?>76, a count left out 2.3 ?>12" },
		{ "4.1: digits of x4 swapped", 2, RECORD(161, 323, 76, 12, 411, 1979),
		  "likely 110: a count left out 2.0 ?>1775, two digits swapped 2.1 161>116, a count left out 2.2 ?>76, "
		  "a count left out 2.3 ?>12" },
		{ "4.2: and a digit of x9 too many", 2, RECORD(161, 323, 76, 12, 411, 19979),
		  "likely 190: a count left out 2.0 ?>1775, two digits swapped 2.1 161>116, a count left out 2.2 ?>76, "
		  "a count left out 2.3 ?>12, a digit doubled 2.4 19979>1979" },
	};
	EXPECT(examples);
}

Test(literature, typing_errors_in_a_published_table)
{
	static const struct example examples[] = {
		{ "4, as it should be", 2, PUBLISHED(116, 323, 76, 12, 411, 1979), "nothing wrong" },
		{ "4.1: digits of x4 swapped", 2, PUBLISHED(161, 323, 76, 12, 411, 1979),
		  "certain 80: two digits swapped 2.1 161>116" },
		{ "4.2: and a digit of x9 too many; both stand in the total row, so neither is checked twice", 2,
		  PUBLISHED(161, 323, 76, 12, 411, 19979),
		  "likely 160: two digits swapped 2.1 161>116, a digit doubled 2.4 19979>1979" },
		{ "4.3: and x5, x6 and x7 are 0, which is no typing error", 2, PUBLISHED(161, 0, 0, 0, 411, 19979),
		  "not localised" },
		{ "4.3, these three alone: the sums tell them, but all in one row", 2, PUBLISHED(116, 0, 0, 0, 411, 1979),
		  "ambiguous 300: cause unknown 1.0 0>323, cause unknown 1.2 0>76, cause unknown 1.3 0>12" },
		{ "4.4: x8 is 0 instead, and no typing error either", 2, PUBLISHED(161, 323, 76, 12, 0, 19979),
		  "ambiguous 260: cause unknown 1.4 0>411, two digits swapped 2.1 161>116, a digit doubled 2.4 19979>1979" },
		{ "4.4, this one alone", 2, PUBLISHED(116, 323, 76, 12, 0, 1979), "certain 100: cause unknown 1.4 0>411" },
	};
	EXPECT(examples);
}

/* How many of the lightest solutions put a count right, and as what error. */
static size_t solutions_with(const struct localise_answer *answer, const struct localise_cell *expected)
{
	size_t found = 0;
	for (size_t i = 0; i < answer->least; i++)
		for (size_t j = 0; j < answer->solutions[i].cell_count; j++) {
			const struct localise_cell *cell = &answer->solutions[i].cells[j];
			found += cell->row == expected->row && cell->column == expected->column && cell->cause == expected->cause &&
			         cell->from == expected->from && cell->to == expected->to;
		}
	return found;
}

/* Where the record has more than typing errors, the paper puts right what all of its solutions agree on: x4 and x9, and in
 * the second example x4 alone. Ours agree on x4 in both, and nothing is applied, for they differ in the rest. */
Test(literature, what_is_more_than_typing_errors_is_ambiguous)
{
	static const struct localise_cell x4 = { 2, 1, CAUSE_DIGITS_SWAPPED, 161, 116 };
	static const struct localise_cell x9 = { 2, 4, CAUSE_DIGIT_DOUBLED, 19979, 1979 };
	static const struct {
		struct example example;
		size_t solutions;
		size_t with_x9;
	} cases[] = {
		{ { "4.3: x5, x6 or x7 is 411, or 18411 as x9 has it", 2, RECORD(161, 0, 0, 0, 411, 19979), NULL }, 6, 3 },
		{ { "4.4: x8 is 411, or 18411 as x9 has it, and one of its parts goes with it", 2,
		    RECORD(161, 323, 76, 12, 0, 19979), NULL },
		  4,
		  1 },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct localise_answer answer = { .count = 0 };
		localise(&answer, &cases[i].example);
		cr_assert_eq(answer.verdict, LOCALISE_SOLVED, "%s", cases[i].example.why);
		cr_expect_eq(answer.confidence, LOCALISE_AMBIGUOUS, "%s", cases[i].example.why);
		cr_expect_eq(answer.least, cases[i].solutions, "%s: %s", cases[i].example.why, localised_say(&answer));
		cr_expect_eq(solutions_with(&answer, &x4), answer.least, "%s", cases[i].example.why);
		cr_expect_eq(solutions_with(&answer, &x9), cases[i].with_x9, "%s", cases[i].example.why);
		for (size_t j = 0; j < answer.least; j++)
			cr_expect_gt(answer.solutions[j].errors, 2, "%s: one cause is unknown, and counts for two",
			             cases[i].example.why);
		validate_localise_free(&answer);
	}
}

/* What a typing error is: the distance of Damerau and Levenshtein is one. */
Test(literature, typing_errors_of_one_number)
{
	static const struct {
		const char *why;
		int64_t wrong;
		int64_t right;
		enum cause cause;
	} cases[] = {
		{ "Scholtus 2009, x4", 161, 116, CAUSE_DIGITS_SWAPPED },
		{ "Scholtus 2009, x9", 19979, 1979, CAUSE_DIGIT_DOUBLED },
		{ "Scholtus 2009, x10 of 4.4, of which the edit x9 - x10 = x11 makes this", 1842, 19842, CAUSE_DIGIT_LOST },
		{ "the reverse is distance one as well; here a digit too many is its neighbour again", 19842, 1842,
		  CAUSE_UNKNOWN },
		{ "Scholtus 2009, x5 of 4.3", 0, 323, CAUSE_UNKNOWN },
		{ "Scholtus 2009, x6 of 4.3", 0, 76, CAUSE_UNKNOWN },
		{ "Scholtus 2009, x7 of 4.3", 0, 12, CAUSE_UNKNOWN },
		{ "Scholtus 2009, x8 of 4.4", 0, 411, CAUSE_UNKNOWN },
		{ "Van der Loo et al. 2011, x: distance 3", 123, 60, CAUSE_UNKNOWN },
		{ "Van der Loo et al. 2011, y: distance 1", 192, 129, CAUSE_DIGITS_SWAPPED },
		{ "Van der Loo et al. 2011, z: distance 3", 252, 315, CAUSE_UNKNOWN },
		{ "Van der Loo et al. 2011, the sign of y", -4, 4, CAUSE_SIGN },
		{ "Van der Loo et al. 2011, the sign of z", -10, 10, CAUSE_SIGN },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		cr_expect_eq(validate_cause_of_count(cases[i].wrong, cases[i].right), cases[i].cause, "%s", cases[i].why);
}

/* ------------------------------------------------------------------ signs, and what was interchanged */

/* The records of Van der Loo et al. 2011 with the edit z = x - y, which is the row y + z = x. The total row has what they
 * should be, for there the paper is told which of the three to trust. */
Test(literature, signs_and_interchanged_values)
{
	static const struct example examples[] = {
		{ "x 14, y -4, z 10: the sign of y",
		  1,
		  { { -4, 10, 0, 0, 14 }, { 4, 10, 0, 0, 14 } },
		  "certain 80: a minus sign 0.0 -4>4" },
		{ "x 15, y 5, z -10: the sign of z",
		  1,
		  { { 5, -10, 0, 0, 15 }, { 5, 10, 0, 0, 15 } },
		  "certain 80: a minus sign 0.1 -10>10" },
		{ "x 3, y 13, z 10: x and y were interchanged; the sign of z is the other answer there, and is none of a count",
		  1,
		  { { 13, 10, 0, 0, 3 }, { 3, 10, 0, 0, 13 } },
		  "likely 150: two counts exchanged 0.0 13>3, two counts exchanged 0.4 3>13" },
		{ "x 123, y 192, z 252 with x + y = z: the digits of y, with or without more sums",
		  1,
		  { { 123, 192, 0, 0, 252 }, { 123, NONE, 0, 0, 252 } },
		  "likely 90: two digits swapped 0.1 192>129, a count left out 1.1 ?>129" },
	};
	EXPECT(examples);
}

/* Case b of Scholtus 2008, section 3: four accounts with revenue - cost = result, of which the results add up. So each
 * account is a row of cost and result with its revenue as the total, and the total row has the sum of the results, 610. The
 * sums of the costs and of the revenues are ours: without them an exchange of cost and revenue is not to be told from a wrong
 * revenue. Of the cases a, c and d a result is negative, which no count is. */
Test(literature, interchanged_revenues_and_costs)
{
	static const struct example examples[] = {
		{ "of one account",
		  4,
		  { { 4650, 450, 0, 0, 5100 },
		    { 130, 130, 0, 0, 0 },
		    { 0, 20, 0, 0, 20 },
		    { 15, 10, 0, 0, 25 },
		    { 4665, 610, 0, 0, 5275 } },
		  "likely 150: two counts exchanged 1.0 130>0, two counts exchanged 1.4 0>130" },
		{ "of another",
		  4,
		  { { 4650, 450, 0, 0, 5100 },
		    { 0, 130, 0, 0, 130 },
		    { 0, 20, 0, 0, 20 },
		    { 25, 10, 0, 0, 15 },
		    { 4665, 610, 0, 0, 5275 } },
		  "likely 150: two counts exchanged 3.0 25>15, two counts exchanged 3.4 15>25" },
		{ "of both, as published: three counts that are wrong explain it as well",
		  4,
		  { { 4650, 450, 0, 0, 5100 },
		    { 130, 130, 0, 0, 0 },
		    { 0, 20, 0, 0, 20 },
		    { 25, 10, 0, 0, 15 },
		    { 4665, 610, 0, 0, 5275 } },
		  "ambiguous 300: cause unknown 1.0 130>10, cause unknown 1.4 0>140, cause unknown 3.0 25>5" },
	};
	EXPECT(examples);
}

/* The record of Scholtus 2008, section 5.3.2, with the edits of the typing errors: 12 4 15 4 3 1 8 11 27 41 -13. Amounts are
 * rounded and their sums are then one off; counts are not, so ours are real errors. The likeliest is another one, and it is
 * not applied unless it is asked for. */
Test(literature, rounding_errors_are_not_those_of_counts)
{
	static const struct example examples[] = {
		{ "x1 + x2, x5 + x6 + x7 and x3 + x8 are each one off",
		  2,
		  { { 12, 4, 0, 0, 15 }, { 3, 0, 1, 8, 11 }, { NONE, 4, NONE, NONE, 27 } },
		  "likely 180: two counts exchanged 0.0 12>11, two counts exchanged 1.4 11>12, a count left out 2.0 ?>14, a "
		  "count left out 2.2 ?>1, a count left out 2.3 ?>8" },
	};
	EXPECT(examples);
}

/* ------------------------------------------------------------------ what is missing */

/* De Waal et al. 2011, section 9.2: the same edits, and 145 ? 155 ? ? ? ? 86 ? 217 ?. What the edits tell is filled in there. */
Test(literature, missing_values_that_the_edits_tell)
{
	static const struct example examples[] = {
		{ "x2, x4 and x9 follow, x5 to x7 do not, so the table is left as it is",
		  2,
		  { { 145, NONE, 0, 0, 155 }, { NONE, 0, NONE, NONE, 86 }, { NONE, NONE, NONE, NONE, NONE } },
		  "ambiguous 90: a count left out 0.1 ?>10, a count left out 1.0 ?>86, a count left out 1.2 ?>0, a count left "
		  "out 1.3 ?>0, a count left out 2.0 ?>231, a count left out 2.1 ?>10, a count left out 2.2 ?>0, a count left "
		  "out 2.3 ?>0, a count left out 2.4 ?>241" },
		{ "with x5 = 86 the others are 0, for none is negative",
		  2,
		  { { 145, NONE, 0, 0, 155 }, { 86, 0, NONE, NONE, 86 }, { NONE, NONE, NONE, NONE, NONE } },
		  "likely 80: a count left out 0.1 ?>10, a count left out 1.2 ?>0, a count left out 1.3 ?>0, a count left out "
		  "2.0 ?>231, a count left out 2.1 ?>10, a count left out 2.2 ?>0, a count left out 2.3 ?>0, a count left out "
		  "2.4 ?>241" },
	};
	EXPECT(examples);
}

/* ------------------------------------------------------------------ the principle */

/* Fellegi and Holt 1976: change as few values as possible. One sum alone does not tell which of its values is wrong; a second sum
 * that crosses it does; and two values that are off by the same may be any two that the sums connect. */
Test(literature, the_smallest_set_need_not_be_the_only_one)
{
	static const struct example examples[] = {
		{ "one sum: each of its five values may be the wrong one",
		  1,
		  { { 13, 29, 50, 61, 238 }, { NONE, NONE, NONE, NONE, NONE } },
		  "ambiguous 150: cause unknown 0.0 13>98, a count left out 1.0 ?>98, a count left out 1.1 ?>29, a "
		  "count left out 1.2 ?>50, a count left out 1.3 ?>61, a count left out 1.4 ?>238 | cause unknown "
		  "0.1 29>114, a count left out 1.0 ?>13, a count left out 1.1 ?>114, a count left out 1.2 ?>50, a "
		  "count left out 1.3 ?>61, a count left out 1.4 ?>238 | cause unknown 0.2 50>135, a count left out "
		  "1.0 ?>13, a count left out 1.1 ?>29, a count left out 1.2 ?>135, a count left out 1.3 ?>61, a "
		  "count left out 1.4 ?>238 | cause unknown 0.3 61>146, a count left out 1.0 ?>13, a count left out "
		  "1.1 ?>29, a count left out 1.2 ?>50, a count left out 1.3 ?>146, a count left out 1.4 ?>238 | "
		  "cause unknown 0.4 238>153, a count left out 1.0 ?>13, a count left out 1.1 ?>29, a count left "
		  "out 1.2 ?>50, a count left out 1.3 ?>61, a count left out 1.4 ?>153" },
		{ "and one that crosses it: one value is left, but nothing checks it",
		  1,
		  { { 13, 29, 50, 61, 238 }, { NONE, 114, NONE, NONE, NONE } },
		  "ambiguous 140: cause unknown 0.1 29>114, a count left out 1.0 ?>13, a count left out 1.2 ?>50, a "
		  "count left out 1.3 ?>61, a count left out 1.4 ?>238" },
		{ "and all that cross it",
		  1,
		  { { 13, 29, 50, 61, 238 }, { 13, 114, 50, 61, 238 } },
		  "certain 100: cause unknown 0.1 29>114" },
		{ "two values off by the same",
		  2,
		  { { 20, 20, 30, 40, 110 }, { 1, 2, 3, 4, 10 }, { 11, 22, 33, 44, 110 } },
		  "ambiguous 160: one digit wrong 0.0 20>10, one digit wrong 0.4 110>100 | one digit wrong 2.0 11>21, one "
		  "digit "
		  "wrong 2.4 110>120" },
	};
	EXPECT(examples);
}
