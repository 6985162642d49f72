/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "publish/page.h"
#include "base/number.h"
#include "publish/style.h"
#include "publish/table.h"
#include "publish/words.h"
#include "write/html_text.h"

static const char without_region[] = "Zonder arbeidsmarktregio";

static void put_heading(struct sink *sink, const struct plan *plan, const struct plan_section *section)
{
	const char *name = plan_region_name(plan, section);
	if (section->region == 0) {
		sink_text(sink, without_region);
		return;
	}
	sink_integer(sink, section->region);
	sink_byte(sink, ' ');
	html_text(sink, name == NULL ? "Arbeidsmarktregio" : name);
}

/* ---------------------------------------------------------------- beginning */

static void put_head(struct sink *sink, const struct plan *plan, const char *title)
{
	sink_text(sink, "<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n"
	                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	                "<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
	html_text(sink, title);
	sink_text(sink, ", ");
	words_quarter(sink, plan->edition);
	sink_text(sink, "</title>\n<style>\n");
	sink_bytes(sink, publish_style, publish_style_size);
	sink_text(sink, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#inhoud\">Naar de inhoudsopgave</a>\n");
}

static void put_title(struct sink *sink, const struct plan *plan, const char *title)
{
	sink_text(sink, "<header id=\"begin\">\n<h1>");
	html_text(sink, title);
	sink_text(sink, "</h1>\n<p class=\"quarter\">");
	words_quarter_heading(sink, plan->edition);
	sink_text(sink, "</p>\n<p class=\"date\">Peildatum ");
	words_reference_date(sink, plan->edition);
	sink_text(sink, "</p>\n");
	words_introduction(sink);
	sink_text(sink, "</header>\n");
}

static void put_contents(struct sink *sink, const struct plan *plan)
{
	sink_text(sink, "<nav id=\"inhoud\" aria-labelledby=\"inhoud-kop\">\n<h2 id=\"inhoud-kop\">Inhoud</h2>\n<ul>\n"
	                "<li><a href=\"#begrippen\">Wat er geteld is</a></li>\n");
	if (plan->country_count > 0)
		sink_text(sink, "<li><a href=\"#nederland\">Nederland</a></li>\n");
	sink_text(sink, "<li><a href=\"#bron\">Bron en werkwijze</a></li>\n</ul>\n");
	if (plan->section_count > 0)
		sink_text(sink, "<h3>Arbeidsmarktregio\xE2\x80\x99s</h3>\n<ul class=\"regions\">\n");
	for (size_t i = 0; i < plan->section_count; i++) {
		sink_text(sink, "<li><a href=\"#regio-");
		sink_integer(sink, plan->sections[i].region);
		sink_text(sink, "\">");
		put_heading(sink, plan, &plan->sections[i]);
		sink_text(sink, "</a></li>\n");
	}
	sink_text(sink, plan->section_count > 0 ? "</ul>\n</nav>\n" : "</nav>\n");
}

/* ----------------------------------------------------------------- sections */

/* How the size of a register is told, and what share of it is known: words that klp_parse_file() finds them by. */
static void put_register(struct sink *sink, const struct plan *plan, const struct plan_row *rows, size_t count,
                         const char *region)
{
	klp_row row = KLP_ROW_INIT;
	for (size_t i = 0; i < count && row.register_total == KLP_ABSENT; i++)
		row = plan_get(plan, rows[i].row);
	if (region == NULL) {
		sink_text(sink, "<p class=\"register\">In heel Nederland");
	} else {
		sink_text(sink, "<p class=\"register\">In de arbeidsmarktregio ");
		html_text(sink, region);
	}
	sink_text(sink, " telt het doelgroepregister ");
	sink_text(sink, number_dotted(row.register_total).text);
	sink_text(sink, " personen.");
	if (row.known_percent >= 0) {
		sink_text(sink, " Daarvan is ");
		sink_text(sink, number_percentage(row.known_percent).text);
		sink_text(sink, " bekend in Sonar.");
	}
	sink_text(sink, "</p>\n");
}

/* What is not there is told, so that nobody takes it for nought. */
static void put_remarks(struct sink *sink, const struct table_needs *needs, bool has_total)
{
	if (!has_total)
		sink_text(sink, "<p class=\"remark\">Een totaalrij van deze regio is er niet in de gegevens.</p>\n");
	if (needs->register_columns)
		sink_text(sink,
		          "<p class=\"remark\">Register: het aantal mensen in het register van de doelgroep. Bekend: welk deel "
		          "daarvan in Sonar staat.</p>\n");
	if (needs->has_empty)
		sink_text(sink, "<p class=\"remark\">Een punt (\xC2\xB7) betekent dat het aantal niet bekend is.</p>\n");
	if (needs->has_texts)
		sink_text(sink, "<p class=\"remark\">Waar tekst in de plaats van een aantal staat, is die overgenomen uit de "
		                "bron.</p>\n");
}

static void put_back(struct sink *sink)
{
	sink_text(sink, "<p class=\"back\"><a href=\"#inhoud\">Terug naar de inhoudsopgave</a></p>\n</section>\n");
}

static void open_table(struct sink *sink, const char *labelled_by, int number)
{
	/* What is wider than a telephone can be scrolled, by keyboard too. */
	sink_text(sink, "<div class=\"wide\" role=\"group\" tabindex=\"0\" aria-labelledby=\"");
	sink_text(sink, labelled_by);
	if (number >= 0)
		sink_integer(sink, number);
	sink_text(sink, "\">\n");
}

static void put_definitions(struct sink *sink)
{
	sink_text(sink, "<section id=\"begrippen\">\n<h2>Wat er geteld is</h2>\n");
	words_definitions(sink);
	put_back(sink);
}

static void put_country(struct sink *sink, const struct plan *plan)
{
	if (plan->country_count == 0)
		return;
	struct table_needs needs = table_look(plan, plan->rows, plan->country_count);
	sink_text(sink, "<section id=\"nederland\">\n<h2 id=\"nederland-kop\">Nederland</h2>\n");
	open_table(sink, "nederland-kop", -1);
	table_put(sink, plan, plan->rows, plan->country_count, &needs, "Klantprofielen in ", "Nederland", "Gebied");
	sink_text(sink, "</div>\n");
	if (needs.register_sentence)
		put_register(sink, plan, plan->rows, plan->country_count, NULL);
	int64_t unplaced = plan_unplaced(plan);
	if (unplaced > 0) {
		sink_text(sink, "<p>Het landelijke totaal is ");
		sink_text(sink, number_dotted(unplaced).text);
		sink_text(sink,
		          " hoger dan dat van alle arbeidsmarktregio\xE2\x80\x99s samen. Van deze cli\xC3\xABnten is niet "
		          "bekend in welke gemeente zij wonen.</p>\n");
	}
	put_remarks(sink, &needs, true);
	put_back(sink);
}

static void put_region(struct sink *sink, const struct plan *plan, const struct plan_section *section)
{
	const char *name = plan_region_name(plan, section);
	struct table_needs needs = table_look(plan, section->rows, section->count);
	bool has_total = section->rows[section->count - 1].is_total;
	sink_text(sink, "<section id=\"regio-");
	sink_integer(sink, section->region);
	sink_text(sink, "\">\n<h2 id=\"kop-");
	sink_integer(sink, section->region);
	sink_text(sink, "\">");
	put_heading(sink, plan, section);
	sink_text(sink, "</h2>\n");
	open_table(sink, "kop-", section->region);
	table_put(sink, plan, section->rows, section->count, &needs,
	          section->region == 0 ? "Klantprofielen " : "Klantprofielen in ",
	          section->region == 0 ? "zonder arbeidsmarktregio" : name, "Gemeente");
	sink_text(sink, "</div>\n");
	if (needs.register_sentence)
		put_register(sink, plan, section->rows, section->count, name);
	put_remarks(sink, &needs, has_total || section->region == 0);
	put_back(sink);
}

/* ---------------------------------------------------------------------- end */

static void put_source(struct sink *sink, const struct plan *plan)
{
	bool published = false, computed = false;
	for (size_t i = 0; i < plan->row_count; i++) {
		klp_origin origin = plan_get(plan, plan->rows[i].row).origin;
		published = published || origin == KLP_ORIGIN_PUBLISHED;
		computed = computed || origin != KLP_ORIGIN_PUBLISHED;
	}
	sink_text(sink, "<section id=\"bron\">\n<h2>Bron en werkwijze</h2>\n");
	if (published)
		sink_text(sink, "<p>De aantallen zijn van UWV, uit de kwartaalpublicatie "
		                "\xE2\x80\x98Transparantie van klantprofielen\xE2\x80\x99.</p>\n");
	if (computed)
		sink_text(sink, published ? "<p>Een deel van de aantallen is niet overgenomen maar berekend, volgens dezelfde "
		                            "telregels.</p>\n"
		                          : "<p>De aantallen zijn geteld of opgeteld volgens de telregels van UWV voor de "
		                            "publicatie \xE2\x80\x98Transparantie van klantprofielen\xE2\x80\x99.</p>\n");
	sink_text(sink,
	          "<p>Gemeenten staan bij de arbeidsmarktregio waartoe zij in het kwartaal behoorden, met hun "
	          "offici\xC3\xABle naam. De indeling komt van het CBS en UWV. Kleine aantallen staan er zoals ze in de "
	          "gegevens staan.</p>\n"
	          "<p>Deze uitgave is opgemaakt met libklantprofiel. Bij het opmaken is niets bijgeteld, afgerond of "
	          "verbeterd.</p>\n");
	put_back(sink);
}

/* The sink's status, or the caller's wish. */
static klp_status step(struct sink *sink, struct progress *progress, size_t done, klp_error **error)
{
	klp_status status = sink_status(sink, error);
	return status == KLP_OK ? progress_tell(progress, done, error) : status;
}

klp_status page_put(struct sink *sink, const struct plan *plan, const char *title, struct progress *progress,
                    klp_error **error)
{
	put_head(sink, plan, title);
	put_title(sink, plan, title);
	put_contents(sink, plan);
	sink_text(sink, "<main>\n");
	put_definitions(sink);
	put_country(sink, plan);
	size_t done = plan->country_count;
	klp_status status = step(sink, progress, done, error);
	for (size_t i = 0; status == KLP_OK && i < plan->section_count; i++) {
		put_region(sink, plan, &plan->sections[i]);
		done += plan->sections[i].count;
		status = step(sink, progress, done, error);
	}
	if (status != KLP_OK)
		return status;
	put_source(sink, plan);
	sink_text(sink, "</main>\n</body>\n</html>\n");
	return sink_status(sink, error);
}
