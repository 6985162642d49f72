/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the page says of the whole country. */

#include "report/sample.h"

#include <criterion/criterion.h>

Test(country, the_country_is_told_whole)
{
	klp_dataset *country = read_files(KLP_SOURCE_DIR "/tests/fixtures/2025q2.csv", NULL);
	struct written page = page_of(country, "en", NULL);
	expect_on(&page, "<data value=\"190973\" data-of=\"NL/2025Q2/total\">190,973</data> people in the Netherlands");
	expect_on(&page, "data-of=\"NL/2025Q2/profile_share\">53.0%</data>");
	expect_on(&page, "data-of=\"NL/2025Q2/unplaced\">18</data>");
	expect_on(&page, "id=\"map\"");
	cr_expect_eq(times(page.text, "<details "), 35, "each region has a table of its own");
	written_free(&page);
	klp_dataset_free(country);
}

Test(country, numbers_are_written_as_the_language_has_them)
{
	klp_dataset *dataset = read_files(KLP_SOURCE_DIR "/tests/fixtures/2025q2.csv", NULL);
	struct written page = page_of(dataset, "nl", NULL);
	expect_on(&page, "<html lang=\"nl\">");
	expect_on(&page, ">190.973</data>");
	expect_on(&page, ">53,0%</data>");
	expect_on(&page, "Op 30 juni 2025");
	expect_not_on(&page, ">190,973</data>");
	written_free(&page);
	page = page_of(dataset, NULL, NULL);
	expect_on(&page, "<html lang=\"en\">");
	expect_on(&page, "On 30 June 2025");
	written_free(&page);
	klp_dataset_free(dataset);
}
