/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "aggregate/differing.h"

#include <criterion/criterion.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

klp_differences *differing(const klp_dataset *before, const klp_dataset *after, const klp_diff_options *options)
{
	klp_differences *differences = NULL;
	klp_error *error = NULL;
	cr_assert_eq(klp_diff(&differences, before, after, options, &error), KLP_OK, "%s", klp_error_message(error));
	return differences;
}

static void append(char shown[DIFFERENCES_BYTES], const char *format, ...)
{
	va_list arguments;
	size_t length = strlen(shown);
	va_start(arguments, format);
	int added = vsnprintf(shown + length, DIFFERENCES_BYTES - length, format, arguments);
	va_end(arguments);
	cr_assert_lt((size_t)added, DIFFERENCES_BYTES - length, "too much to show");
}

static const char *municipality(const klp_difference *difference)
{
	const char *code = klp_difference_municipality_code(difference);
	return code != NULL ? code : klp_difference_municipality_name(difference);
}

static void append_area(char shown[DIFFERENCES_BYTES], const klp_difference *difference)
{
	switch (klp_difference_level(difference)) {
	case KLP_LEVEL_COUNTRY:
		append(shown, " NL");
		break;
	case KLP_LEVEL_PROVINCE:
		append(shown, " %s", klp_difference_province_code(difference));
		break;
	case KLP_LEVEL_REGION:
		append(shown, " %d", klp_difference_region_number(difference));
		break;
	case KLP_LEVEL_MUNICIPALITY:
		append(shown, " %s", municipality(difference));
		break;
	}
}

static void append_event(char shown[DIFFERENCES_BYTES], const klp_difference *difference)
{
	const char *date = klp_difference_date(difference);
	if (klp_difference_kind_of(difference) == KLP_DIFFERENCE_MOVED)
		append(shown, " %d>%d", klp_difference_region_number(difference), klp_difference_to_region_number(difference));
	else
		append(shown, ">%s", klp_difference_to_municipality_code(difference));
	if (klp_difference_share(difference) < 1)
		append(shown, " %.4f", klp_difference_share(difference));
	append(shown, " %s", date == NULL ? "?" : date);
}

/* A number, a text in the place of one, or why there is none. */
static void append_side(char shown[DIFFERENCES_BYTES], klp_origin origin, int there, double value, const char *text)
{
	if (origin == 0)
		append(shown, "-");
	else if (there)
		append(shown, "%g", value);
	else
		append(shown, "%s", text == NULL ? "?" : text);
}

static void append_sides(char shown[DIFFERENCES_BYTES], const klp_difference *difference)
{
	double before = 0, after = 0;
	int column = klp_difference_column(difference);
	int there_before = klp_difference_before_real(difference, &before);
	int there_after = klp_difference_after_real(difference, &after);
	if (column >= 0)
		append(shown, " %s", klp_column_name((klp_column)column));
	append(shown, " ");
	append_side(shown, klp_difference_origin_before(difference), there_before, before,
	            klp_difference_before_text(difference));
	append(shown, ">");
	append_side(shown, klp_difference_origin_after(difference), there_after, after,
	            klp_difference_after_text(difference));
}

const char *shown_differences(const klp_differences *differences, char shown[DIFFERENCES_BYTES])
{
	const klp_difference *difference;
	shown[0] = '\0';
	for (size_t i = 0; (difference = klp_differences_at(differences, i)) != NULL; i++) {
		append(shown, "%s%s", i == 0 ? "" : "; ", klp_difference_kind_name(klp_difference_kind_of(difference)));
		append_area(shown, difference);
		if (klp_difference_is_territory(difference))
			append_event(shown, difference);
		else
			append_sides(shown, difference);
	}
	return shown;
}

const char *shown_areas(const klp_differences *differences, char shown[DIFFERENCES_BYTES])
{
	static const char *const names[] = { NULL, "changed", "same", "not", "before", "after" };
	shown[0] = '\0';
	for (int ended = KLP_COMPARISON_CHANGED; ended <= KLP_COMPARISON_ONLY_AFTER; ended++)
		append(shown, "%s%zu %s", ended == KLP_COMPARISON_CHANGED ? "" : " ",
		       klp_differences_areas(differences, 0, (klp_comparison)ended), names[ended]);
	return shown;
}

klp_dataset *dated(const klp_dataset *dataset, const char *edition)
{
	klp_dataset *copy = NULL;
	cr_assert_eq(klp_dataset_new(&copy, NULL), KLP_OK);
	for (size_t i = 0; i < klp_dataset_rows(dataset); i++) {
		klp_row row = KLP_ROW_INIT;
		cr_assert_eq(klp_dataset_get(dataset, i, &row, NULL), KLP_OK);
		row.edition = edition;
		cr_assert_eq(klp_dataset_add(copy, &row, NULL), KLP_OK);
	}
	return copy;
}
