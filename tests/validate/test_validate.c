/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The call as a whole: what a finding carries, the list of rules, refusals, and memory. */

#include "support/failing.h"
#include "support/tables.h"

#include "dataset/dataset.h"

#include <klantprofiel/validate.h>

#include <criterion/criterion.h>
#include <string.h>

static klp_findings *validate(const klp_dataset *dataset)
{
	klp_findings *findings = NULL;
	klp_error *error = NULL;
	cr_assert_eq(klp_validate(&findings, dataset, NULL, &error), KLP_OK, "%s", klp_error_message(error));
	return findings;
}

static const klp_finding *find(const klp_findings *findings, const char *rule)
{
	const klp_finding *finding;
	for (size_t i = 0; (finding = klp_findings_at(findings, i)) != NULL; i++)
		if (strcmp(klp_finding_rule(finding), rule) == 0)
			return finding;
	cr_assert_fail("%s found nothing", rule);
	return NULL;
}

Test(validate, messages_name_area_edition_and_the_numbers_as_printed)
{
	klp_dataset *brabant = tables_zuidoost_brabant();
	klp_dataset *real = tables_2025();
	klp_dataset *less = tables_with(real, tables_row_about(real, KLP_LEVEL_COUNTRY, 0, NULL), KLP_COLUMN_TOTAL, 190000);
	klp_dataset *assen =
		tables_with(real, tables_row_about(real, KLP_LEVEL_MUNICIPALITY, 0, "GM0106"), KLP_COLUMN_TOTAL, 1157);
	klp_dataset *rijnmond = tables_rijnmond_2023();
	klp_dataset *small =
		tables_with(rijnmond, tables_row_about(rijnmond, KLP_LEVEL_REGION, 22, NULL), KLP_COLUMN_REGISTER_TOTAL, 1922);
	const struct {
		const klp_dataset *dataset;
		const char *rule;
		klp_severity severity;
		const char *parts[4];
	} cases[] = {
		{ assen, "row.sum", KLP_SEVERITY_ERROR, { "Assen (2025Q2)", "1.175", "1.157" } },
		{ brabant,
		  "row.absent",
		  KLP_SEVERITY_ERROR,
		  { "region 33 Zuidoost-Brabant (edition not stated)", "municipal clients with a profile", " 33" } },
		{ brabant,
		  "region.sum",
		  KLP_SEVERITY_ERROR,
		  { "region 33 Zuidoost-Brabant", "municipal clients without a profile", "681", " 33" } },
		{ less, "country.sum", KLP_SEVERITY_ERROR, { "the country (2025Q2)", "190.955", "190.000" } },
		{ real,
		  "country.unplaced",
		  KLP_SEVERITY_INFORMATION,
		  { "the country (2025Q2)", " 1, 0, 8, 9 and 18 ", "in no municipality", "not a mistake" } },
		{ less, "country.unplaced", KLP_SEVERITY_INFORMATION, { " 1, 0, 8, 9 and -955 " } },
		{ small, "register.size", KLP_SEVERITY_ERROR, { "region 22 Rijnmond (2023Q2)", "14.247", "1.922" } },
		{ brabant, "register.percent", KLP_SEVERITY_ERROR, { "1.417", "5.431", "26%", "72%" } },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_findings *findings = validate(cases[i].dataset);
		const klp_finding *finding = find(findings, cases[i].rule);
		cr_expect_eq(klp_finding_severity(finding), cases[i].severity, "%s", cases[i].rule);
		for (size_t part = 0; part < 4 && cases[i].parts[part] != NULL; part++)
			cr_expect_not_null(strstr(klp_finding_message(finding), cases[i].parts[part]), "%s: '%s' is not in '%s'",
			                   cases[i].rule, cases[i].parts[part], klp_finding_message(finding));
		klp_findings_free(findings);
	}
	klp_dataset_free(brabant);
	klp_dataset_free(real);
	klp_dataset_free(less);
	klp_dataset_free(assen);
	klp_dataset_free(rijnmond);
	klp_dataset_free(small);
}

Test(validate, what_stands_in_the_place_of_a_count_is_quoted)
{
	struct table_row row = {
		"2025Q2", KLP_LEVEL_MUNICIPALITY, 1, "GM0106", "Assen", { 1, TABLES_NONE, 1, 1, 9 }, "a", 4
	};
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	tables_add(dataset, &row);
	cr_assert_eq(dataset_set_cell_text(dataset, 0, KLP_COLUMN_MUNICIPAL_NO_PROFILE, slice_of("n.b."), NULL), KLP_OK);
	for (size_t i = 0; i < 5; i++)
		row.counts[i] = TABLES_NONE;
	tables_add(dataset, &row);
	cr_assert_eq(dataset_set_cell_text(dataset, 1, KLP_COLUMN_TOTAL, slice_of("geheim"), NULL), KLP_OK);

	klp_findings *findings = validate(dataset);
	cr_assert_eq(klp_findings_count(findings, KLP_SEVERITY_ERROR), 2);
	cr_expect_not_null(strstr(klp_finding_message(klp_findings_at(findings, 0)), "\"n.b.\""));
	cr_expect_not_null(strstr(klp_finding_message(klp_findings_at(findings, 1)), "\"geheim\""));
	cr_expect_eq(klp_finding_column(klp_findings_at(findings, 1)), -1);
	klp_findings_free(findings);
	klp_dataset_free(dataset);
}

Test(validate, a_finding_knows_its_row_and_place)
{
	klp_dataset *dataset = tables_zuidoost_brabant();
	klp_findings *findings = validate(dataset);
	const klp_finding *finding = find(findings, "region.sum");
	int64_t imbalance = 0;
	cr_expect_null(klp_finding_edition(finding));
	cr_expect_eq(klp_finding_level(finding), KLP_LEVEL_REGION);
	cr_expect_eq(klp_finding_region_number(finding), 33);
	cr_expect_eq(klp_finding_row(finding), tables_row_about(dataset, KLP_LEVEL_REGION, 33, NULL));
	cr_expect_str_eq(klp_finding_source(finding), "brabant.md");
	cr_expect_eq(klp_finding_page(finding), 1);
	cr_expect_eq(klp_finding_line(finding), 15);
	cr_expect(klp_finding_imbalance(finding, &imbalance));
	cr_expect_eq(imbalance, 33 - 681);
	klp_findings_free(findings);
	klp_dataset_free(dataset);
}

/* So that what a rule reads and what it says can be told apart. */
static void expect_begins_with_what_it_reads(size_t rule, const char *language)
{
	const char *reads = klp_rule_reads_in(rule, language), *description = klp_rule_description_in(rule, language);
	size_t length = strlen(reads);
	cr_expect_eq(reads[length - 1], '.', "%s (%s)", klp_rule_id(rule), language);
	cr_expect_eq(strncmp(description, reads, length), 0, "%s (%s)", klp_rule_id(rule), language);
	cr_expect_eq(description[length], ' ', "%s (%s)", klp_rule_id(rule), language);
	cr_expect_neq(description[length + 1], ' ', "%s (%s)", klp_rule_id(rule), language);
}

Test(validate, the_rules_are_listed_and_documented)
{
	static const struct {
		const char *id;
		klp_severity severity;
	} rules[] = {
		{ "row.sum", KLP_SEVERITY_ERROR },
		{ "row.absent", KLP_SEVERITY_ERROR },
		{ "row.twice", KLP_SEVERITY_WARNING },
		{ "row.contradicted", KLP_SEVERITY_ERROR },
		{ "region.sum", KLP_SEVERITY_ERROR },
		{ "country.sum", KLP_SEVERITY_ERROR },
		{ "country.unplaced", KLP_SEVERITY_INFORMATION },
		{ "register.size", KLP_SEVERITY_ERROR },
		{ "register.percent", KLP_SEVERITY_ERROR },
		{ "count.text", KLP_SEVERITY_ERROR },
		{ "count.thousands", KLP_SEVERITY_WARNING },
		{ "count.history", KLP_SEVERITY_WARNING },
		{ "territory.region", KLP_SEVERITY_WARNING },
		{ "territory.heading", KLP_SEVERITY_WARNING },
		{ "territory.missing", KLP_SEVERITY_WARNING },
		{ "territory.foreign", KLP_SEVERITY_WARNING },
		{ "territory.year", KLP_SEVERITY_WARNING },
		{ "territory.unknown", KLP_SEVERITY_WARNING },
		{ "edition.missing", KLP_SEVERITY_WARNING },
		{ "edition.twice", KLP_SEVERITY_WARNING },
	};
	size_t count = sizeof rules / sizeof rules[0];
	cr_assert_eq(klp_rule_count(), count);
	for (size_t i = 0; i < count; i++) {
		cr_expect_str_eq(klp_rule_id(i), rules[i].id);
		cr_expect_gt(strlen(klp_rule_title(i)), 0);
		cr_expect_gt(strlen(klp_rule_description(i)), strlen(klp_rule_title(i)));
		cr_expect_eq(klp_rule_severity(i), rules[i].severity, "%s", rules[i].id);
		cr_expect_eq(klp_rule_title_in(i, "en"), klp_rule_title(i), "%s", rules[i].id);
		cr_expect_eq(klp_rule_description_in(i, NULL), klp_rule_description(i), "%s", rules[i].id);
		cr_expect_str_neq(klp_rule_title_in(i, "nl"), klp_rule_title(i), "%s", rules[i].id);
		cr_expect_gt(strlen(klp_rule_description_in(i, "nl")), strlen(klp_rule_title_in(i, "nl")), "%s", rules[i].id);
		cr_expect_eq(klp_rule_reads_in(i, NULL), klp_rule_reads(i), "%s", rules[i].id);
		expect_begins_with_what_it_reads(i, "en");
		expect_begins_with_what_it_reads(i, "nl");
		cr_expect_null(klp_rule_title_in(i, "fy"));
		cr_expect_null(klp_rule_description_in(i, "NL"));
		cr_expect_null(klp_rule_reads_in(i, ""));
	}
	cr_expect_null(klp_rule_id(count));
	cr_expect_null(klp_rule_title(count));
	cr_expect_null(klp_rule_description(count));
	cr_expect_null(klp_rule_reads(count));
	cr_expect_null(klp_rule_title_in(count, "nl"));
	cr_expect_null(klp_rule_description_in(count, "nl"));
	cr_expect_null(klp_rule_reads_in(count, "nl"));
	cr_expect_eq((int)klp_rule_severity(count), 0);
}

static int stop_at_half(void *context, uint64_t done, uint64_t total)
{
	uint64_t *last = context;
	cr_expect_geq(done, *last, "progress never falls");
	*last = done;
	return done >= total / 2;
}

Test(validate, refusals_leave_the_out_parameter_alone)
{
	klp_findings *untouched = (klp_findings *)&untouched;
	klp_findings *findings = untouched;
	klp_error *error = NULL;
	klp_dataset *dataset = tables_2025();

	cr_expect_eq(klp_validate(NULL, dataset, NULL, &error), KLP_INVALID_ARGUMENT);
	klp_error_free(error);
	cr_expect_eq(klp_validate(&findings, NULL, NULL, &error), KLP_INVALID_ARGUMENT);
	klp_error_free(error);
	klp_validate_options options = KLP_VALIDATE_OPTIONS_INIT;
	options.struct_size = 1;
	cr_expect_eq(klp_validate(&findings, dataset, &options, &error), KLP_INVALID_ARGUMENT);
	klp_error_free(error);

	options = (klp_validate_options)KLP_VALIDATE_OPTIONS_INIT;
	options.language = "Nederlands";
	cr_expect_eq(klp_validate(&findings, dataset, &options, &error), KLP_INVALID_ARGUMENT);
	cr_expect_not_null(strstr(klp_error_message(error), "en, nl"));
	klp_error_free(error);

	uint64_t last = 0;
	options = (klp_validate_options)KLP_VALIDATE_OPTIONS_INIT;
	options.progress = stop_at_half;
	options.progress_context = &last;
	cr_expect_eq(klp_validate(&findings, dataset, &options, &error), KLP_CANCELLED);
	cr_expect_eq(klp_error_status(error), KLP_CANCELLED);
	klp_error_free(error);
	klp_dataset_free(dataset);

	/* More municipalities of the largest count than a sum can hold. */
	enum { TOO_MANY = 1100 };
	struct table_row row = { "2025Q2", KLP_LEVEL_REGION, 1, NULL, NULL, { 0, 0, 0, 0, 0 }, "a", 1 };
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	tables_add(dataset, &row);
	row.level = KLP_LEVEL_MUNICIPALITY;
	row.counts[0] = row.counts[4] = INT64_C(9007199254740991);
	for (size_t i = 0; i < TOO_MANY; i++) {
		row.line++;
		tables_add(dataset, &row);
	}
	cr_expect_eq(klp_validate(&findings, dataset, NULL, &error), KLP_OVERFLOW);
	cr_expect_str_eq(klp_error_source(error), "a");
	cr_expect_gt(klp_error_line(error), 1000);
	klp_error_free(error);
	klp_dataset_free(dataset);
	cr_expect_eq(findings, untouched);
	cr_expect_eq(klp_memory_blocks(), 0);
}

Test(validate, every_allocation_that_fails_is_told)
{
	failing_install();
	klp_dataset *dataset = tables_zuidoost_brabant();
	klp_dataset *country = tables_2025();
	klp_dataset *less = tables_without(country, tables_row_about(country, KLP_LEVEL_MUNICIPALITY, 0, "GM0106"));
	tables_add_all(dataset, less);
	klp_dataset_free(less);
	klp_dataset_free(country);
	const struct table_row twice[] = {
		{ "2025Q2", KLP_LEVEL_MUNICIPALITY, 24, "GM0599", NULL, { 1, 1, 1, 1, 4 }, "b", 1 },
		{ "2020Q2", KLP_LEVEL_REGION, 24, NULL, NULL, { 1, 1, 1, 1, 4 }, "a", 1 },
		{ "2021Q2", KLP_LEVEL_REGION, 24, NULL, NULL, { 1, 1, 1, 1, 4 }, "a", 1 },
		{ "2022Q2", KLP_LEVEL_REGION, 24, NULL, NULL, { 1, 1, 1, 1, 4 }, "a", 1 },
		{ "2023Q2", KLP_LEVEL_REGION, 24, NULL, NULL, { 1, 1, 1, 1, 4 }, "a", 1 },
		{ "2025Q2", KLP_LEVEL_MUNICIPALITY, 1, NULL, "Nergens", { 1, 1, 1, 1, 4 }, "a", 1 },
		{ "2025Q2", KLP_LEVEL_MUNICIPALITY, 1, NULL, "Nergens", { 1, 1, 1, 1, 4 }, "a", 2 },
		{ "2025Q2", KLP_LEVEL_MUNICIPALITY, 1, NULL, "Nergens", { 1, 1, 1, 2, 5 }, "a", 3 },
	};
	for (size_t i = 0; i < sizeof twice / sizeof twice[0]; i++)
		tables_add(dataset, &twice[i]);
	size_t before = klp_memory_blocks();
	klp_status status = KLP_OUT_OF_MEMORY;
	size_t nth = 0;
	while (status != KLP_OK) {
		klp_findings *findings = NULL;
		klp_error *error = NULL;
		failing_at(++nth);
		status = klp_validate(&findings, dataset, NULL, &error);
		cr_assert_eq(status, failing_happened() ? KLP_OUT_OF_MEMORY : KLP_OK, "allocation %zu", nth);
		cr_assert_eq(klp_error_status(error), status, "allocation %zu", nth);
		cr_assert_eq(findings == NULL, status != KLP_OK, "allocation %zu", nth);
		klp_findings_free(findings);
		klp_error_free(error);
		cr_assert_eq(klp_memory_blocks(), before, "allocation %zu leaks", nth);
	}
	cr_expect_gt(nth, 10, "there was nothing to fail");
	klp_dataset_free(dataset);
	cr_expect_eq(klp_memory_blocks(), 0);
}
