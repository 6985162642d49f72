/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the page says, and what it does not. */

#include "publish/rows.h"
#include "support/tables.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t times(const char *text, const char *part)
{
	size_t count = 0;
	for (; (text = strstr(text, part)) != NULL; text++)
		count++;
	return count;
}

Test(page, the_whole_country)
{
	static const struct {
		const char *part;
		size_t times;
	} cases[] = {
		{ "<html lang=\"nl\">", 1 },
		{ "<h1>Transparantie van klantprofielen</h1>", 1 },
		{ "<p class=\"quarter\">Tweede kwartaal 2025</p>", 1 },
		{ "Peildatum 30 juni 2025", 1 },
		{ "<table>", 36 },
		{ "<caption>", 36 },
		{ "<th scope=\"row\">", 378 },
		{ "<th scope=\"row\">Totaal AMR</th>", 35 },
		{ "<a href=\"#regio-22\">22 Rijnmond</a>", 1 },
		{ "id=\"regio-22\"", 1 },
		{ "<td>190.973</td>", 1 },
		{ "Het landelijke totaal is 18 hoger", 1 },
		{ "De aantallen zijn van UWV", 1 },
		{ "<script", 0 },
		{ "http", 0 },
		{ "class=\"register\"", 0 },
		{ "class=\"remark\"", 0 },
	};
	klp_dataset *dataset = tables_2025();
	struct published page = rows_publish(dataset, NULL);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		cr_expect_eq(times(page.bytes, cases[i].part), cases[i].times, "'%s' is there %zu times and not %zu",
		             cases[i].part, times(page.bytes, cases[i].part), cases[i].times);
	free(page.bytes);
	klp_dataset_free(dataset);
}

Test(page, what_is_missing_is_said_and_nothing_is_made_up)
{
	static const struct table_row rows[] = {
		{ "2025Q2", KLP_LEVEL_COUNTRY, 0, NULL, NULL, { 1, 2, 3, 4, 10 }, NULL, 0 },
		{ "2025Q2", KLP_LEVEL_MUNICIPALITY, 22, "GM0599", NULL, { 1, TABLES_NONE, 3, 4, 10 }, NULL, 0 },
		{ "2025Q2", KLP_LEVEL_MUNICIPALITY, 0, "GM0518", NULL, { 1, 2, 3, 4, 10 }, NULL, 0 },
		{ "2025Q2", KLP_LEVEL_MUNICIPALITY, 0, NULL, "Nergens & <elders>", { 1, 2, 3, 4, 10 }, NULL, 0 },
		{ 0 },
	};
	static const struct {
		const char *part;
		size_t times;
	} cases[] = {
		{ "<th scope=\"row\">Rotterdam</th><td>1</td><td>\xC2\xB7</td>", 1 },
		{ "betekent dat het aantal niet bekend is", 1 },
		{ "totaalrij van deze regio is er niet", 2 },
		{ "<h2 id=\"kop-20\">20 Haaglanden</h2>", 1 },
		{ "'s-Gravenhage", 1 },
		{ "Zonder arbeidsmarktregio</h2>", 1 },
		{ "Nergens &amp; &lt;elders&gt;", 1 },
		{ "Het landelijke totaal", 0 },
		{ "Totaal AMR", 0 },
	};
	klp_dataset *dataset = tables_of(rows);
	struct published page = rows_publish(dataset, NULL);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		cr_expect_eq(times(page.bytes, cases[i].part), cases[i].times, "'%s' is there %zu times and not %zu",
		             cases[i].part, times(page.bytes, cases[i].part), cases[i].times);
	free(page.bytes);
	klp_dataset_free(dataset);
}

Test(page, a_title_is_text_and_nothing_else)
{
	static const struct table_row rows[] = {
		{ "2018Q4", KLP_LEVEL_REGION, 22, NULL, "Rijnmond", { 1, 2, 3, 4, 10 }, NULL, 0 },
		{ 0 },
	};
	klp_dataset *dataset = tables_of(rows);
	klp_publish_options options = KLP_PUBLISH_OPTIONS_INIT;
	options.title = "Profielen <b>&\"";
	struct published page = rows_publish(dataset, &options);
	cr_expect_eq(times(page.bytes, "Profielen &lt;b&gt;&amp;&quot;"), 2);
	cr_expect_eq(times(page.bytes, "Peildatum 31 december 2018"), 1);
	free(page.bytes);
	klp_dataset_free(dataset);
}
