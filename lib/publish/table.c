/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "publish/table.h"
#include "base/number.h"
#include "publish/words.h"
#include "write/html_text.h"

static const char *register_text(const struct plan *plan, size_t row)
{
	return klp_dataset_cell_text(plan->dataset, row, KLP_COLUMN_REGISTER_TOTAL);
}

struct table_needs table_look(const struct plan *plan, const struct plan_row *rows, size_t count)
{
	struct table_needs needs = { .register_columns = false };
	for (size_t i = 0; i < count; i++) {
		klp_row row = plan_get(plan, rows[i].row);
		for (int k = 0; k < DATASET_COUNTS; k++) {
			klp_column column = (klp_column)(DATASET_FIRST_COUNT + k);
			if (klp_dataset_integer(plan->dataset, rows[i].row, column, NULL))
				continue;
			bool has_text = klp_dataset_cell_text(plan->dataset, rows[i].row, column) != NULL;
			needs.has_texts = needs.has_texts || has_text;
			needs.has_empty = needs.has_empty || !has_text;
		}
		bool has_size = row.register_total != KLP_ABSENT, has_share = row.known_percent >= 0;
		if (!has_size && !has_share && register_text(plan, rows[i].row) == NULL)
			continue;
		/* A sentence tells the size, and then the percentage, of the total alone. */
		if (has_size && row.level != KLP_LEVEL_MUNICIPALITY && !needs.register_sentence)
			needs.register_sentence = true;
		else
			needs.register_columns = true;
	}
	if (needs.register_columns)
		needs.register_sentence = false;
	return needs;
}

static void put_head(struct sink *sink, const struct table_needs *needs, const char *corner)
{
	static const char *const groups[] = { "Gemeentecli\xC3\xABnten in Sonar", "UWV-cli\xC3\xABnten in Sonar" };
	enum { GROUPS = sizeof groups / sizeof groups[0] };
	sink_text(sink, "<thead>\n<tr><th scope=\"col\" rowspan=\"2\">");
	sink_text(sink, corner);
	sink_text(sink, "</th>");
	for (int i = 0; i < GROUPS; i++) {
		sink_text(sink, "<th scope=\"colgroup\" colspan=\"2\">");
		sink_text(sink, groups[i]);
		sink_text(sink, "</th>");
	}
	sink_text(sink, "<th scope=\"col\" rowspan=\"2\">Totaal in Sonar</th>");
	if (needs->register_columns)
		sink_text(sink, "<th scope=\"col\" rowspan=\"2\">Register</th>"
		                "<th scope=\"col\" rowspan=\"2\">Bekend (%)</th>");
	sink_text(sink, "</tr>\n<tr>");
	for (int i = 0; i < GROUPS; i++)
		sink_text(sink, "<th scope=\"col\">Profiel in Sonar</th><th scope=\"col\">Geen profiel in Sonar</th>");
	sink_text(sink, "</tr>\n</thead>\n");
}

/* A dot that stands for nothing, and tells a reader of the PDF as well that there is a column. */
static const char nothing[] = "\xC2\xB7";

static void put_count(struct sink *sink, const struct plan *plan, size_t row, klp_column column)
{
	const char *text = klp_dataset_cell_text(plan->dataset, row, column);
	int64_t count;
	sink_text(sink, "<td>");
	if (klp_dataset_integer(plan->dataset, row, column, &count))
		sink_text(sink, number_dotted(count).text);
	else
		html_text(sink, text == NULL ? nothing : text);
	sink_text(sink, "</td>");
}

static void put_row(struct sink *sink, const struct plan *plan, const struct plan_row *entry,
                    const struct table_needs *needs)
{
	klp_row row = plan_get(plan, entry->row);
	const char *name = row.level == KLP_LEVEL_MUNICIPALITY ? plan_municipality_name(plan, &row)
	                   : row.level == KLP_LEVEL_REGION     ? "Totaal AMR"
	                                                       : "Nederland";
	sink_text(sink, row.level == KLP_LEVEL_MUNICIPALITY ? "<tr>" : "<tr class=\"total\">");
	sink_text(sink, "<th scope=\"row\">");
	html_text(sink, name);
	sink_text(sink, "</th>");
	for (int i = 0; i < DATASET_COUNTS; i++)
		put_count(sink, plan, entry->row, (klp_column)(DATASET_FIRST_COUNT + i));
	if (needs->register_columns) {
		put_count(sink, plan, entry->row, KLP_COLUMN_REGISTER_TOTAL);
		sink_text(sink, "<td>");
		sink_text(sink, row.known_percent >= 0 ? number_percentage(row.known_percent).text : nothing);
		sink_text(sink, "</td>");
	}
	sink_text(sink, "</tr>\n");
}

void table_put(struct sink *sink, const struct plan *plan, const struct plan_row *rows, size_t count,
               const struct table_needs *needs, const char *caption, const char *name, const char *corner)
{
	sink_text(sink, "<table>\n<caption>");
	sink_text(sink, caption);
	html_text(sink, name);
	sink_text(sink, ", ");
	words_quarter(sink, plan->edition);
	sink_text(sink, "</caption>\n");
	put_head(sink, needs, corner);
	sink_text(sink, "<tbody>\n");
	for (size_t i = 0; i < count; i++)
		put_row(sink, plan, &rows[i], needs);
	sink_text(sink, "</tbody>\n</table>\n");
}
