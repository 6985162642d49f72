/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The sections of the page below its data. */

#include "write/html_parts.h"
#include "write/about.h"
#include "write/column_look.h"
#include "write/column_words.h"
#include "write/columns.h"
#include "write/note_names.h"

const char *html_in(const struct html *html, const char *english, const char *dutch)
{
	return html->language == LANGUAGE_DUTCH ? dutch : english;
}

void html_cell(const struct html *html, const char *text)
{
	sink_text(html->sink, "<td>");
	html_text(html->sink, text);
	sink_text(html->sink, "</td>");
}

void html_valued_cell(const struct html *html, const char *value, const char *text)
{
	bool number = *value == '-' || (*value >= '0' && *value <= '9');
	sink_text(html->sink, number ? "<td class=\"n\"" : "<td");
	if (strcmp(value, text) != 0) {
		sink_text(html->sink, " data-klp=\"");
		html_text(html->sink, value);
		sink_byte(html->sink, '"');
	}
	sink_byte(html->sink, '>');
	html_text(html->sink, text);
	sink_text(html->sink, "</td>");
}

/* 0 is none. */
static void put_positive(const struct html *html, uint64_t value)
{
	sink_text(html->sink, "<td class=\"n\">");
	if (value > 0 && value <= INT64_MAX)
		sink_integer(html->sink, (int64_t)value);
	sink_text(html->sink, "</td>");
}

static void put_title(const struct html *html, const char *english, const char *dutch)
{
	sink_text(html->sink, "<h2>");
	html_text(html->sink, html_in(html, english, dutch));
	sink_text(html->sink, "</h2>\n");
}

/* ------------------------------------------------------------------ findings */

static const char *severity_of(const struct html *html, klp_severity severity)
{
	switch (severity) {
	case KLP_SEVERITY_ERROR:
		return html_in(html, "Error", "Fout");
	case KLP_SEVERITY_WARNING:
		return html_in(html, "Warning", "Waarschuwing");
	default:
		return html_in(html, "Information", "Informatie");
	}
}

/* A piece of the line that says where; nothing for what is not known. */
static void put_where(const struct html *html, const char *text)
{
	if (text == NULL || *text == '\0')
		return;
	sink_text(html->sink, " · ");
	html_text(html->sink, text);
}

static void put_number(const struct html *html, const char *what, uint64_t number)
{
	if (number == 0 || number > INT64_MAX)
		return;
	sink_text(html->sink, ", ");
	sink_text(html->sink, what);
	sink_byte(html->sink, ' ');
	sink_integer(html->sink, (int64_t)number);
}

static void put_finding(const struct html *html, const klp_finding *finding)
{
	struct sink *sink = html->sink;
	const klp_repair_proposal *repair = klp_finding_repair(finding);
	int column = klp_finding_column(finding);
	sink_text(sink, "<li class=\"");
	sink_text(sink, klp_severity_name(klp_finding_severity(finding)));
	sink_text(sink, "\"><strong>");
	html_text(sink, severity_of(html, klp_finding_severity(finding)));
	sink_text(sink, "</strong>: ");
	html_text(sink, klp_finding_message(finding));
	sink_text(sink, "<span class=\"where\">");
	html_text(sink, klp_finding_rule(finding));
	put_where(html, klp_finding_edition(finding));
	put_where(html, column < 0 ? NULL : column_words[column].title[html->language]);
	put_where(html, klp_finding_source(finding));
	put_number(html, html_in(html, "page", "pagina"), klp_finding_page(finding));
	put_number(html, html_in(html, "line", "regel"), klp_finding_line(finding));
	sink_text(sink, "</span>");
	if (repair != NULL) {
		sink_text(sink, "<span class=\"plan\">");
		html_text(sink, klp_proposal_message(repair));
		sink_text(sink, "</span>");
	}
	sink_text(sink, "</li>\n");
}

klp_status html_put_findings(const struct html *html, klp_error **error)
{
	const klp_findings *findings = html->content->options->findings;
	const klp_finding *finding;
	if (findings == NULL)
		return KLP_OK;
	sink_text(html->sink, "<section>\n");
	put_title(html, "Findings", "Bevindingen");
	if (klp_findings_count(findings, KLP_SEVERITY_INFORMATION) == 0)
		sink_text(html->sink, html_in(html, "<p>Nothing was found that does not add up.</p>\n",
		                              "<p>Er is niets gevonden dat niet klopt.</p>\n"));
	else
		sink_text(html->sink, "<ol>\n");
	for (size_t i = 0; (finding = klp_findings_at(findings, i)) != NULL; i++) {
		put_finding(html, finding);
		klp_status status = sink_status(html->sink, error);
		if (status != KLP_OK)
			return status;
	}
	if (klp_findings_count(findings, KLP_SEVERITY_INFORMATION) > 0)
		sink_text(html->sink, "</ol>\n");
	sink_text(html->sink, "</section>\n");
	return KLP_OK;
}

/* --------------------------------------------------------------------- notes */

static void put_count(const struct html *html, const klp_note *note, int (*get)(const klp_note *, int64_t *))
{
	int64_t count;
	sink_text(html->sink, "<td class=\"n\">");
	if (get(note, &count))
		sink_integer(html->sink, count);
	sink_text(html->sink, "</td>");
}

static void put_change(const struct html *html, const klp_note *note)
{
	int column = klp_note_change_column(note);
	html_cell(html, klp_level_name(klp_note_change_level(note)));
	html_cell(html, klp_note_change_municipality_code(note));
	html_cell(html, klp_column_name((klp_column)column));
	put_count(html, note, klp_note_change_from);
	put_count(html, note, klp_note_change_to);
	html_cell(html, klp_note_change_cause(note));
	html_cell(html, klp_note_change_rules(note));
	html_cell(html, klp_confidence_name(klp_note_change_confidence(note)));
}

static void put_note(const struct html *html, const klp_note *note, size_t columns)
{
	sink_text(html->sink, "<tr>");
	html_cell(html, klp_note_id(note));
	html_cell(html, klp_severity_name(klp_note_severity(note)));
	sink_text(html->sink, "<td class=\"long\">");
	html_text(html->sink, klp_note_message(note));
	sink_text(html->sink, "</td>");
	html_cell(html, klp_note_edition(note));
	put_positive(html, (uint64_t)klp_note_region_number(note));
	html_cell(html, klp_note_source(note));
	put_positive(html, klp_note_page(note));
	put_positive(html, klp_note_line(note));
	put_positive(html, klp_note_column(note));
	if (klp_note_changed(note))
		put_change(html, note);
	else
		for (size_t i = NOTE_CHANGE_LEVEL; i < columns; i++)
			html_cell(html, NULL);
	sink_text(html->sink, "</tr>\n");
}

static void put_note_headings(const struct html *html, size_t columns)
{
	struct sink *sink = html->sink;
	sink_text(sink, "<table>\n<caption id=\"notes\">");
	sink_text(sink, html_in(html, "What was met and changed on the way", "Wat onderweg is opgevallen en gewijzigd"));
	sink_text(sink, "</caption>\n<thead>\n<tr>");
	for (size_t i = 0; i < columns; i++) {
		sink_text(sink, "<th scope=\"col\">");
		html_text(sink, note_title((enum note_column)i, html->language));
		sink_text(sink, "</th>");
	}
	sink_text(sink, "</tr>\n<tr class=\"names\">");
	for (size_t i = 0; i < columns; i++)
		html_cell(html, note_name((enum note_column)i));
	sink_text(sink, "</tr>\n</thead>\n<tbody>\n");
}

/* The table is there without a note as well, for by it the page is known as a whole dataset; people do not see it then. */
klp_status html_put_notes(const struct html *html, klp_error **error)
{
	const klp_dataset *dataset = html->content->dataset;
	const klp_note *note;
	size_t columns = note_columns(dataset);
	bool any = klp_dataset_notes(dataset) > 0;
	sink_text(html->sink, any ? "<div>\n" : "<div class=\"none\">\n");
	put_title(html, "Notes", "Opmerkingen");
	sink_text(html->sink, "<section class=\"wide\" aria-labelledby=\"notes\" tabindex=\"0\">\n");
	put_note_headings(html, columns);
	for (size_t i = 0; (note = klp_dataset_note(dataset, i)) != NULL; i++) {
		put_note(html, note, columns);
		klp_status status = sink_status(html->sink, error);
		if (status != KLP_OK)
			return status;
	}
	sink_text(html->sink, "</tbody>\n</table>\n</section>\n</div>\n");
	return KLP_OK;
}

/* -------------------------------------------------------------------- source */

static void put_line(void *context, const char *label, const char *text)
{
	const struct html *html = context;
	if (label != NULL) {
		sink_text(html->sink, "<dt>");
		html_text(html->sink, label);
		sink_text(html->sink, "</dt>");
	}
	sink_text(html->sink, "<dd>");
	html_text(html->sink, text);
	sink_text(html->sink, "</dd>\n");
}

klp_status html_put_source(const struct html *html, klp_error **error)
{
	const struct columns columns = columns_of(html->content->dataset);
	struct html page = *html;
	sink_text(html->sink, "<section>\n");
	put_title(html, "Source", "Bron");
	sink_text(html->sink, "<dl>\n");
	klp_status status = about_tell(html->content, html->language, put_line, &page, error);
	if (status != KLP_OK)
		return status;
	sink_text(html->sink, "</dl>\n<details>\n<summary>");
	sink_text(html->sink, html_in(html, "What the columns mean", "Wat de kolommen betekenen"));
	sink_text(html->sink, "</summary>\n<dl>\n");
	for (size_t i = 0; i < columns.count; i++)
		put_line(&page, columns.name[i], column_words[columns.column[i]].meaning[html->language]);
	sink_text(html->sink, "</dl>\n</details>\n</section>\n");
	return KLP_OK;
}
