/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What is published as a page reads back as it was. tests/publish/pdf.c does the same with PDF. */

#include "publish/rows.h"
#include "support/chance.h"
#include "support/tables.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A document of tests/fixtures. */
static klp_dataset *read_fixture(const char *name, const char *edition)
{
	char path[512];
	klp_dataset *dataset = NULL;
	klp_parse_options how = KLP_PARSE_OPTIONS_INIT;
	how.assume_edition = edition;
	snprintf(path, sizeof path, "%s/tests/fixtures/%s", KLP_SOURCE_DIR, name);
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	cr_assert_eq(klp_parse_file(dataset, path, &how, NULL), KLP_OK, "%s", path);
	return dataset;
}

Test(circle, the_publications_that_are_known)
{
	/* The second and third have a register; the total of the third has slid, so that a cell of it is empty. */
	static const struct {
		const char *name;
		const char *edition;
	} cases[] = { { "2025q2.csv", NULL }, { "rijnmond-2023q2.txt", NULL }, { "zuidoost-brabant.md", "2018Q2" } };
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_dataset *dataset = read_fixture(cases[i].name, cases[i].edition);
		rows_expect_circle(dataset, NULL, cases[i].name);
		klp_dataset_free(dataset);
	}
}

Test(circle, the_order_of_the_rows_plays_no_part)
{
	klp_dataset *country = tables_2025(), *shuffled = tables_shuffled(country, 8);
	struct published one = rows_publish(country, NULL), other = rows_publish(shuffled, NULL);
	cr_expect(one.size == other.size && memcmp(one.bytes, other.bytes, one.size) == 0);
	free(one.bytes);
	free(other.bytes);
	klp_dataset_free(country);
	klp_dataset_free(shuffled);
}

Test(circle, any_dataset_over_the_territory_of_any_year)
{
	uint64_t rounds = chance_asked("KLP_CORRUPTION_ROUNDS", 1) * 4;
	chance_begin(chance_asked("KLP_SEED", 2025));
	for (uint64_t i = 0; i < rounds; i++) {
		for (int year = 2018; year <= 2026; year++) {
			char edition[8], what[64];
			snprintf(edition, sizeof edition, "%dQ%zu", year, chance(4) + 1);
			const struct rows_chance how = { edition, year, chance(6) + 1, chance(3) != 0, 1, chance(3) == 0 };
			snprintf(what, sizeof what, "round %d of %s", (int)i, edition);
			klp_dataset *dataset = rows_by_chance(&how);
			rows_expect_circle(dataset, NULL, what);
			klp_dataset_free(dataset);
		}
	}
}
