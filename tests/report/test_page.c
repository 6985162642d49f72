/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the page says of small tables. */

#include "report/sample.h"

#include <criterion/criterion.h>
#include <string.h>

static struct written report(const klp_dataset *dataset, const char *language, const char *title)
{
	struct written page = { 0 };
	klp_report_options options = KLP_REPORT_OPTIONS_INIT;
	options.language = language;
	options.title = title;
	klp_error *error = NULL;
	cr_assert_eq(klp_report_stream(dataset, take_page, &page, &options, &error), KLP_OK, "%s",
	             klp_error_message(error));
	return page;
}

static void expect(const struct written *page, const char *part)
{
	cr_expect_not_null(strstr(page->text, part), "the page has: %s", part);
}

static void expect_none(const struct written *page, const char *part)
{
	cr_expect_null(strstr(page->text, part), "the page has not: %s", part);
}

Test(page, the_headline_is_about_what_is_there)
{
	klp_dataset *region = one_edition();
	klp_dataset *country = read_files(KLP_SOURCE_DIR "/tests/fixtures/2025q2.csv", NULL);
	struct written page = report(region, "en", NULL);
	expect(&page, "of the labour market region Gorinchem");
	expect(&page, "This is a part of the country");
	expect_none(&page, "id=\"map\"");
	written_free(&page);

	page = report(country, "en", NULL);
	expect(&page, "<data value=\"190973\" data-of=\"NL/2025Q2/total\">190,973</data> people in the Netherlands");
	expect(&page, "data-of=\"NL/2025Q2/profile_share\">53.0%</data>");
	expect(&page, "data-of=\"NL/2025Q2/unplaced\">18</data>");
	expect(&page, "id=\"map\"");
	cr_expect_eq(times(page.text, "<details "), 35, "each region has a table of its own");
	written_free(&page);
	klp_dataset_free(country);
	klp_dataset_free(region);
}

Test(page, numbers_are_written_as_the_language_has_them)
{
	klp_dataset *dataset = read_files(KLP_SOURCE_DIR "/tests/fixtures/2025q2.csv", NULL);
	struct written page = report(dataset, "nl", NULL);
	expect(&page, "<html lang=\"nl\">");
	expect(&page, ">190.973</data>");
	expect(&page, ">53,0%</data>");
	expect(&page, "Op 30 juni 2025");
	expect_none(&page, ">190,973</data>");
	written_free(&page);
	page = report(dataset, NULL, NULL);
	expect(&page, "<html lang=\"en\">");
	expect(&page, "On 30 June 2025");
	written_free(&page);
	klp_dataset_free(dataset);
}

Test(page, one_edition_says_that_nothing_can_be_told_of_change)
{
	klp_dataset *dataset = one_edition();
	struct written page = report(dataset, "en", NULL);
	expect(&page, "The data hold one edition, the second quarter of 2025");
	expect_none(&page, "class=\"spark\"");
	written_free(&page);
	klp_dataset_free(dataset);
}

Test(page, several_editions_make_series_and_changes)
{
	klp_dataset *dataset = three_editions();
	struct written page = report(dataset, "en", NULL);
	expect(&page, "Since the edition before: first quarter of 2025");
	expect(&page, "Since a year before: second quarter of 2024");
	expect(&page, "data-of=\"24/2025Q1..2025Q2@2025/profile_share_difference\"");
	expect(&page, "data-of=\"GM0512/2025Q1..2025Q2@2025/profile_share_difference\"");
	/* Three municipalities, and the region below them. */
	cr_expect_eq(times(page.text, "<svg class=\"spark\""), 4);
	expect(&page, "2024Q2 55.0%, 2025Q1 55.4%, 2025Q2 55.6%");
	written_free(&page);
	klp_dataset_free(dataset);
}

Test(page, an_edition_that_is_not_stated_is_reported_as_such)
{
	klp_dataset *dataset = NULL;
	const int64_t cells[4] = { 1, 2, 3, 4 };
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	add_municipality(dataset, NULL, "GM0512", "Gorinchem", cells);
	struct written page = report(dataset, "en", NULL);
	expect(&page, "On the reference date");
	expect(&page, "of the municipality Gorinchem");
	expect(&page, "The data do not state their edition");
	written_free(&page);
	klp_dataset_free(dataset);
}

Test(page, what_is_absent_is_never_0)
{
	klp_dataset *dataset = one_edition();
	const int64_t nobody[4] = { 0, 0, 0, 0 };
	add_municipality(dataset, "2025Q2", "GM0189", "Wierden", nobody);
	struct written page = report(dataset, "en", NULL);
	expect(&page, "not known");
	expect(&page, "data-of=\"GM0189/2025Q2/total\">0</data>");
	expect_none(&page, "data-of=\"GM0189/2025Q2/profile_share\"");
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
		struct written page = report(dataset, "en", names[i]);
		expect_none(&page, names[i]);
		expect_none(&page, "<img");
		cr_expect_eq(times(page.text, "<script"), 1, "%s", names[i]);
		cr_expect_eq(times(page.text, "</title>"), 1, "%s", names[i]);
		written_free(&page);
		klp_dataset_free(dataset);
	}
}

Test(page, nothing_is_fetched_and_no_attribute_has_style_or_script)
{
	klp_dataset *dataset = three_editions();
	struct written page = report(dataset, "nl", NULL);
	const char *const none[] = { " src=", "@import", "url(", " style=", " onclick=", "http:", "https:", "javascript:" };
	for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
		expect_none(&page, none[i]);
	expect(&page, "default-src 'none'");
	expect(&page, "script-src 'sha256-");
	written_free(&page);
	klp_dataset_free(dataset);
}

Test(page, findings_stand_with_their_place)
{
	klp_dataset *dataset = one_edition();
	const int64_t cells[4] = { 3, 2, 1, 0 };
	add_municipality(dataset, "2025Q2", "GM0599", "Rotterdam", cells);
	struct written page = report(dataset, "nl", NULL);
	expect(&page, "<td class=\"severity error\">fout</td>");
	expect(&page, "table.txt, bladzijde 1, regel 5");
	expect(&page, "<code>territory.foreign</code>");
	written_free(&page);

	klp_findings *findings = NULL;
	klp_dataset *clean = one_edition();
	cr_assert_eq(klp_validate(&findings, clean, NULL, NULL), KLP_OK);
	klp_report_options options = KLP_REPORT_OPTIONS_INIT;
	options.findings = findings;
	cr_assert_eq(klp_report_stream(dataset, take_page, &page, &options, NULL), KLP_OK);
	expect_none(&page, "territory.foreign");
	written_free(&page);
	klp_findings_free(findings);
	klp_dataset_free(clean);
	klp_dataset_free(dataset);
}
