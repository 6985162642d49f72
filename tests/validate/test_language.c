/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What is found is told in the language that was asked for, and is otherwise the same. */

#include "dataset/dataset.h"
#include "support/tables.h"
#include "validate/said.h"

#include <klantprofiel/validate.h>

#include <criterion/criterion.h>
#include <string.h>

static klp_findings *validate(const klp_dataset *dataset, const char *language)
{
	klp_validate_options options = KLP_VALIDATE_OPTIONS_INIT;
	klp_findings *findings = NULL;
	options.language = language;
	cr_assert_eq(klp_validate(&findings, dataset, &options, NULL), KLP_OK);
	return findings;
}

/* The message of the first finding of a rule; "" when it found nothing. */
static const char *told(const klp_findings *findings, const char *rule)
{
	const klp_finding *finding;
	for (size_t i = 0; (finding = klp_findings_at(findings, i)) != NULL; i++)
		if (strcmp(klp_finding_rule(finding), rule) == 0)
			return klp_finding_message(finding);
	return "";
}

Test(validate, each_rule_tells_it_in_dutch)
{
	static const struct {
		const char *rule;
		struct table_row rows[3];
		const char *message;
	} cases[] = {
		{ "row.sum",
		  { { "2025Q2", M, 1, "GM0106", "Assen", { 43, 279, 692, 161, 1157 }, "a", 1 }, END },
		  "Assen (2025Q2): de vier aantallen zijn samen 1.175, maar als totaal staat er 1.157" },
		{ "row.absent",
		  { { NULL, R, 1, NULL, "Groningen", { NONE, NONE, NONE, NONE, NONE }, "a", 1 }, END },
		  "regio 1 Groningen (kwartaal niet vermeld): geen van de vijf aantallen is ingevuld" },
		{ "row.absent",
		  { { "2025Q2", M, 24, NULL, NULL, { 6, 71, 136, 42, 255 }, "a", 1 },
		    { "2025Q2", R, 24, NULL, "Gorinchem", { 6, NONE, 136, 42, 255 }, "a", 2 },
		    END },
		  "regio 24 Gorinchem (2025Q2): het aantal gemeentecliënten zonder profiel ontbreekt; de gemeenten tellen op "
		  "tot 71" },
		{ "row.twice",
		  { { "2025Q2", M, 1, "GM0106", "Assen", { 1, 1, 1, 1, 4 }, "a", 1 },
		    { "2025Q2", M, 1, "GM0106", "Assen", { 1, 1, 1, 1, 4 }, "a", 2 },
		    END },
		  "Assen (2025Q2): dezelfde rij staat 2 keer in één bron, het eerst in a:1:1; bij het narekenen van sommen "
		  "telt "
		  "die één keer mee" },
		{ "row.contradicted",
		  { { "2025Q2", M, 1, "GM0106", "Assen", { 1, 1, 1, 1, 4 }, "a", 1 },
		    { "2025Q2", M, 1, "GM0106", "Assen", { 1, 1, 2, 1, 5 }, NULL, 0 },
		    END },
		  "Assen (2025Q2): twee rijen spreken elkaar tegen: a:1:1 geeft 4 cliënten in totaal en een bron zonder naam "
		  "geeft 5 cliënten in totaal; het verschil zit in UWV-cliënten met profiel (1 en 2), cliënten in totaal (4 en "
		  "5)" },
		{ "region.sum",
		  { { "2025Q2", M, 24, "GM1978", NULL, { 6, 71, 136, 42, 255 }, "a", 1 },
		    { "2025Q2", R, 24, NULL, "Gorinchem", { 7, 71, 136, 42, 256 }, "a", 2 },
		    END },
		  "regio 24 Gorinchem (2025Q2): de gemeenten hebben samen 6 gemeentecliënten met profiel, maar in de "
		  "totaalregel "
		  "staat 7" },
		{ "country.sum",
		  { { "2025Q2", C, 0, NULL, NULL, { 1, 1, 1, 1, 4 }, "a", 1 },
		    { "2025Q2", R, 24, NULL, "Gorinchem", { 2, 1, 1, 1, 5 }, "a", 2 },
		    END },
		  "Nederland (2025Q2): de regio's en gemeenten die er zijn hebben samen 2 gemeentecliënten met profiel, maar "
		  "in "
		  "de rij van Nederland staat 1, en dat is minder" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_dataset *dataset = tables_of(cases[i].rows);
		klp_findings *dutch = validate(dataset, "nl"), *english = validate(dataset, "en");
		cr_expect_str_eq(told(dutch, cases[i].rule), cases[i].message, "%s: %s", cases[i].rule,
		                 told(dutch, cases[i].rule));
		cr_expect_str_neq(told(english, cases[i].rule), cases[i].message, "%s", cases[i].rule);
		cr_expect_eq(klp_findings_count(dutch, KLP_SEVERITY_INFORMATION),
		             klp_findings_count(english, KLP_SEVERITY_INFORMATION), "%s", cases[i].rule);
		klp_findings_free(english);
		klp_findings_free(dutch);
		klp_dataset_free(dataset);
	}
}

Test(validate, the_residual_and_the_register_in_dutch)
{
	klp_dataset *real = tables_2025(), *rijnmond = tables_rijnmond_2023();
	size_t total = tables_row_about(rijnmond, R, 22, NULL);
	klp_dataset *small = tables_with(rijnmond, total, KLP_COLUMN_REGISTER_TOTAL, 1922);
	klp_dataset *percent = tables_with(rijnmond, total, KLP_COLUMN_KNOWN_PERCENT, 47);
	const struct {
		const klp_dataset *dataset;
		const char *rule;
		const char *message;
	} cases[] = {
		{ real, "country.unplaced",
		  "Nederland (2025Q2): in de rij van Nederland staan 1, 0, 8, 9 en 18 meer dan in de regio's samen "
		  "(gemeentecliënten met en zonder profiel, UWV-cliënten met en zonder profiel, alle cliënten); dit zijn "
		  "cliënten "
		  "die wel landelijk zijn geteld, maar bij geen gemeente zijn ingedeeld: een restpost, geen fout" },
		{ small, "register.size",
		  "regio 22 Rijnmond (2023Q2): er zijn 14.247 cliënten geteld, maar in het doelgroepregister staan maar 1.922 "
		  "personen" },
		{ percent, "register.percent",
		  "regio 22 Rijnmond (2023Q2): 14.247 van de 19.222 personen in het doelgroepregister is 74%, maar er staat "
		  "47%" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_findings *findings = validate(cases[i].dataset, "nl");
		cr_expect_str_eq(told(findings, cases[i].rule), cases[i].message, "%s", told(findings, cases[i].rule));
		klp_findings_free(findings);
	}
	klp_dataset_free(percent);
	klp_dataset_free(small);
	klp_dataset_free(rijnmond);
	klp_dataset_free(real);
}
