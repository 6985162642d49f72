/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the page says of small tables. */

#include "report/sample.h"

#include <criterion/criterion.h>
#include <string.h>

Test(page, the_headline_is_about_what_is_there)
{
	klp_dataset *region = one_edition();
	struct written page = page_of(region, "en", NULL);
	expect_on(&page, "of the labour market region Gorinchem");
	expect_on(&page, "This is a part of the country");
	expect_not_on(&page, "id=\"map\"");
	written_free(&page);
	klp_dataset_free(region);
}

Test(page, one_edition_says_that_nothing_can_be_told_of_change)
{
	klp_dataset *dataset = one_edition();
	struct written page = page_of(dataset, "en", NULL);
	expect_on(&page, "The data hold one edition, the second quarter of 2025");
	expect_not_on(&page, "class=\"spark\"");
	written_free(&page);
	klp_dataset_free(dataset);
}

Test(page, several_editions_make_series_and_changes)
{
	klp_dataset *dataset = three_editions();
	struct written page = page_of(dataset, "en", NULL);
	expect_on(&page, "Since the edition before: first quarter of 2025");
	expect_on(&page, "Since a year before: second quarter of 2024");
	expect_on(&page, "data-of=\"24/2025Q1..2025Q2@2025/profile_share_difference\"");
	expect_on(&page, "data-of=\"GM0512/2025Q1..2025Q2@2025/profile_share_difference\"");
	/* Three municipalities, and the region below them. */
	cr_expect_eq(times(page.text, "<svg class=\"spark\""), 4);
	expect_on(&page, "2024Q2 55.0%, 2025Q1 55.4%, 2025Q2 55.6%");
	written_free(&page);
	klp_dataset_free(dataset);
}

Test(page, an_edition_that_is_not_stated_is_reported_as_such)
{
	klp_dataset *dataset = NULL;
	const int64_t cells[4] = { 1, 2, 3, 4 };
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	add_municipality(dataset, NULL, "GM0512", "Gorinchem", cells);
	struct written page = page_of(dataset, "en", NULL);
	expect_on(&page, "On the reference date");
	expect_on(&page, "of the municipality Gorinchem");
	expect_on(&page, "The data do not state their edition");
	written_free(&page);
	klp_dataset_free(dataset);
}

Test(page, what_is_absent_is_never_0)
{
	klp_dataset *dataset = one_edition();
	const int64_t nobody[4] = { 0, 0, 0, 0 };
	add_municipality(dataset, "2025Q2", "GM0189", "Wierden", nobody);
	struct written page = page_of(dataset, "en", NULL);
	expect_on(&page, "not known");
	expect_on(&page, "data-of=\"GM0189/2025Q2/total\">0</data>");
	expect_not_on(&page, "data-of=\"GM0189/2025Q2/profile_share\"");
	written_free(&page);
	klp_dataset_free(dataset);
}

Test(page, whatever_a_name_holds_is_text)
{
	const char *const names[] = { "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "a & b < c",
		                          "</title><svg onload=alert(1)>", "'\" onmouseover=\"alert(1)" };
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		klp_dataset *dataset = one_edition();
		const int64_t cells[4] = { 3, 2, 1, 0 };
		klp_row row = KLP_ROW_INIT;
		add_municipality(dataset, "2025Q2", names[i], names[i], cells);
		row.edition = "2025Q2";
		row.region_number = 25;
		row.region_name = names[i];
		row.source = names[i];
		row.municipality_printed = names[i];
		row.total = 5;
		cr_assert_eq(klp_dataset_add(dataset, &row, NULL), KLP_OK);
		struct written page = page_of(dataset, "en", names[i]);
		expect_not_on(&page, names[i]);
		expect_not_on(&page, "<img");
		cr_expect_eq(times(page.text, "<script"), 1, "%s", names[i]);
		cr_expect_eq(times(page.text, "</title>"), 1, "%s", names[i]);
		written_free(&page);
		klp_dataset_free(dataset);
	}
}

Test(page, nothing_is_fetched_and_no_attribute_has_style_or_script)
{
	klp_dataset *dataset = three_editions();
	struct written page = page_of(dataset, "nl", NULL);
	const char *const none[] = { " src=", "@import", "url(", " style=", " onclick=", "http:", "https:", "javascript:" };
	for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
		expect_not_on(&page, none[i]);
	expect_on(&page, "default-src 'none'");
	expect_on(&page, "script-src 'sha256-");
	written_free(&page);
	klp_dataset_free(dataset);
}

Test(page, findings_stand_with_their_place)
{
	klp_dataset *dataset = one_edition();
	const int64_t cells[4] = { 3, 2, 1, 0 };
	add_municipality(dataset, "2025Q2", "GM0599", "Rotterdam", cells);
	struct written page = page_of(dataset, "nl", NULL);
	expect_on(&page, "<td class=\"severity error\">fout</td>");
	expect_on(&page, "table.txt, bladzijde 1, regel 5");
	expect_on(&page, "<code>territory.foreign</code>");
	written_free(&page);

	klp_findings *findings = NULL;
	klp_dataset *clean = one_edition();
	cr_assert_eq(klp_validate(&findings, clean, NULL, NULL), KLP_OK);
	klp_report_options options = KLP_REPORT_OPTIONS_INIT;
	options.findings = findings;
	cr_assert_eq(klp_report_stream(dataset, take_page, &page, &options, NULL), KLP_OK);
	expect_not_on(&page, "territory.foreign");
	written_free(&page);
	klp_findings_free(findings);
	klp_dataset_free(clean);
	klp_dataset_free(dataset);
}
