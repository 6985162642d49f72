/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "write/samples.h"
#include "dataset/dataset.h"
#include "dataset/findings.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

int collect(void *context, const void *bytes, size_t size)
{
	struct collected *collected = context;
	if (++collected->calls == collected->fail_at)
		return 1;
	char *text = realloc(collected->text, collected->size + size + 1);
	cr_assert(text != NULL);
	memcpy(text + collected->size, bytes, size);
	collected->size += size;
	text[collected->size] = '\0';
	collected->text = text;
	return 0;
}

void collected_free(struct collected *collected)
{
	free(collected->text);
	*collected = (struct collected){ 0 };
}

static void add(klp_dataset *dataset, const klp_row *row)
{
	cr_assert_eq(klp_dataset_add(dataset, row, NULL), KLP_OK);
}

static klp_row rijnmond(klp_level level, uint64_t line)
{
	klp_row row = KLP_ROW_INIT;
	row.edition = "2023Q2";
	row.level = level;
	row.region_number = 22;
	row.region_code = "AM22";
	row.region_name = "Rijnmond";
	row.source = "2023-q2.txt";
	row.page = 1;
	row.line = line;
	return row;
}

klp_dataset *sample_dataset(void)
{
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);

	klp_row row = rijnmond(KLP_LEVEL_MUNICIPALITY, 3);
	row.municipality_code = "GM0613";
	row.municipality_name = row.municipality_printed = "Albrandswaard";
	row.municipal_profile = 2;
	row.municipal_no_profile = 64;
	row.uwv_profile = 85;
	row.uwv_no_profile = 20;
	row.total = 171;
	add(dataset, &row);

	row = rijnmond(KLP_LEVEL_MUNICIPALITY, 4);
	row.municipality_code = "GM0489";
	row.municipality_name = row.municipality_printed = "Barendrecht";
	row.municipal_profile = 0;
	row.municipal_no_profile = 135;
	row.uwv_no_profile = 42;
	row.total = 331;
	add(dataset, &row);
	cr_assert_eq(dataset_set_cell_text(dataset, 1, KLP_COLUMN_UWV_PROFILE, slice_of("n.b."), NULL), KLP_OK);

	row = rijnmond(KLP_LEVEL_REGION, 5);
	row.municipal_profile = 332;
	row.municipal_no_profile = 4995;
	row.uwv_profile = 7253;
	row.uwv_no_profile = 1667;
	row.total = 14247;
	row.register_total = 19222;
	row.known_percent = 74;
	add(dataset, &row);

	const struct place place = { .source = "2023-q2.txt", .page = 1, .line = 4, .column = 19 };
	cr_assert_eq(dataset_add_note(dataset, "read.not-a-count", KLP_SEVERITY_WARNING, &place,
	                              edition_parse(slice_of("2023Q2")), 22, NULL, "\"n.b.\" is no count"),
	             KLP_OK);
	cr_assert_eq(dataset_add_note(dataset, "read.edition-assumed", KLP_SEVERITY_INFORMATION, NULL, EDITION_NONE, 0,
	                              NULL, "as the caller said"),
	             KLP_OK);
	return dataset;
}

klp_dataset *large_dataset(size_t rows)
{
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	for (size_t i = 0; i < rows; i++) {
		klp_row row = rijnmond(KLP_LEVEL_MUNICIPALITY, i + 1);
		row.municipality_printed = "Capelle aan den IJssel";
		row.total = (int64_t)i;
		add(dataset, &row);
	}
	return dataset;
}

static const struct finding_rule *sample_rule(size_t index)
{
	static const struct finding_rule rules[] = {
		{ "row.sum", KLP_SEVERITY_ERROR, { "it adds up", "het telt op" }, { "Reads \"all\".", "Leest \"alles\"." } },
		{ "cell.absent", KLP_SEVERITY_WARNING, { "it is there", "het is er" }, { "Reads one.", "Leest er een." } },
	};
	return index < sizeof rules / sizeof rules[0] ? &rules[index] : NULL;
}

klp_findings *sample_findings_in(enum language language, const klp_dataset *dataset)
{
	klp_findings *findings = sample_findings(dataset);
	findings_set_rules(findings, sample_rule, language);
	return findings;
}

klp_findings *sample_findings(const klp_dataset *dataset)
{
	klp_findings *findings = NULL;
	cr_assert_eq(findings_new(&findings, NULL), KLP_OK);
	const struct finding_facts sum = { "row.sum", KLP_SEVERITY_ERROR, 0, KLP_COLUMN_TOTAL, 172, 171 };
	const struct finding_facts odd = {
		"cell.absent", KLP_SEVERITY_WARNING, 1, KLP_COLUMN_UWV_PROFILE, KLP_ABSENT, 154
	};
	const struct finding_facts whole = { "country.residual", KLP_SEVERITY_INFORMATION, 2, -1, KLP_ABSENT, KLP_ABSENT };
	cr_assert_eq(findings_add(findings, dataset, &sum, NULL, "The total is \"172\"; it should be 171."), KLP_OK);
	cr_assert_eq(findings_add(findings, dataset, &odd, NULL, "A count is absent."), KLP_OK);
	cr_assert_eq(findings_add(findings, dataset, &whole, NULL, "Nothing\x1b[2J\xC2\x9Bodd\n."), KLP_OK);
	return findings;
}
