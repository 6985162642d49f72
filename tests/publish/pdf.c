/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What is published as PDF reads back as it was. Needs weasyprint and pdftotext.
 *
 * A word of letters in the place of a count, such as "geheim", is one of a name where no row above it has a count there: of texts only
 * signs are tried. */

#include "publish/rows.h"
#include "support/chance.h"
#include "support/tables.h"

#include <criterion/criterion.h>
#include <stdio.h>

static klp_publish_options as_pdf(void)
{
	klp_publish_options options = KLP_PUBLISH_OPTIONS_INIT;
	options.format = "pdf";
	return options;
}

/* Large, and so not on every machine: then there is nothing to try. */
static int ignore(void *context, const void *bytes, size_t size)
{
	(void)context;
	(void)bytes;
	(void)size;
	return 0;
}

static void need_weasyprint(void)
{
	klp_publish_options options = as_pdf();
	klp_dataset *rijnmond = tables_rijnmond_2023();
	klp_status status = klp_publish_stream(rijnmond, ignore, NULL, &options, NULL);
	klp_dataset_free(rijnmond);
	if (status == KLP_NO_PROGRAM)
		cr_skip_test("weasyprint is not on this machine");
}

Test(pdf, the_whole_country)
{
	need_weasyprint();
	klp_publish_options options = as_pdf();
	klp_dataset *country = tables_2025();
	rows_expect_circle(country, &options, "2025Q2");
	klp_dataset_free(country);
}

Test(pdf, any_dataset_over_the_territory_of_any_year)
{
	need_weasyprint();
	klp_publish_options options = as_pdf();
	uint64_t rounds = chance_asked("KLP_CORRUPTION_ROUNDS", 1);
	chance_begin(chance_asked("KLP_SEED", 1957));
	for (uint64_t i = 0; i < rounds; i++) {
		for (int year = 2018; year <= 2026; year += 2) {
			char edition[8], what[64];
			snprintf(edition, sizeof edition, "%dQ%zu", year, chance(4) + 1);
			const struct rows_chance how = { edition, year, 6, year != 2018, 0, year % 4 == 0 };
			snprintf(what, sizeof what, "round %d of %s", (int)i, edition);
			klp_dataset *dataset = rows_by_chance(&how);
			rows_expect_circle(dataset, &options, what);
			klp_dataset_free(dataset);
		}
	}
}
