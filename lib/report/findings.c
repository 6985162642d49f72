/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What validation found, and what was odd in reading, each with its place in the source. */

#include "report/parts.h"

/* How many findings and notes are shown: a page is read by people. */
enum { MOST = 500 };

static const char *severity_word(klp_severity severity, enum language language)
{
	switch (severity) {
	case KLP_SEVERITY_ERROR:
		return word_text(WORD_ERROR, language);
	case KLP_SEVERITY_WARNING:
		return word_text(WORD_WARNING, language);
	case KLP_SEVERITY_INFORMATION:
		break;
	}
	return word_text(WORD_INFORMATION, language);
}

static void say_severity(struct page *page, klp_severity severity)
{
	page_html(page, "<td class=\"severity ");
	page_html(page, klp_severity_name(severity));
	page_html(page, "\">");
	page_html(page, severity_word(severity, page->language));
	page_html(page, "</td>");
}

static void say_place(struct page *page, const char *source, uint64_t on_page, uint64_t line)
{
	page_html(page, "<td class=\"place\">");
	page_text(page, source);
	if (line > 0) {
		/* Places in a source are below 2^63, as klp_dataset_add() demands. */
		const struct figure both[] = { figure_count((int64_t)on_page), figure_count((int64_t)line) };
		page_html(page, source == NULL ? "" : ", ");
		page->plain = true;
		page_say(page, on_page > 0 ? WORD_PAGE_LINE : WORD_LINE, on_page > 0 ? both : both + 1);
		page->plain = false;
	}
	page_html(page, "</td>");
}

static void say_headings(struct page *page)
{
	page_heading(page, WORD_SEVERITY, NULL, false, UNSORTED);
	page_heading(page, WORD_FINDING, NULL, false, UNSORTED);
	page_heading(page, WORD_PLACE, NULL, false, UNSORTED);
	page_heading(page, WORD_RULE, NULL, false, UNSORTED);
	page_table_body(page);
}

static void say_finding(struct page *page, const klp_finding *finding)
{
	page_html(page, "<tr>");
	say_severity(page, klp_finding_severity(finding));
	page_html(page, "<td class=\"message\">");
	page_text(page, klp_finding_message(finding));
	page_html(page, "</td>");
	say_place(page, klp_finding_source(finding), klp_finding_page(finding), klp_finding_line(finding));
	page_html(page, "<td class=\"rule\"><code>");
	page_text(page, klp_finding_rule(finding));
	page_html(page, "</code></td></tr>\n");
}

/* What matters most comes first; within a severity the order is that of the rows. */
static void say_findings(struct page *page, const klp_findings *findings, size_t count)
{
	size_t said = 0;
	page_table(page, "table-findings", WORD_FINDINGS_TABLE, NULL);
	say_headings(page);
	for (int severity = KLP_SEVERITY_ERROR; severity >= KLP_SEVERITY_INFORMATION; severity--)
		for (size_t i = 0; i < count && said < MOST; i++)
			if (klp_finding_severity(klp_findings_at(findings, i)) == (klp_severity)severity) {
				say_finding(page, klp_findings_at(findings, i));
				said++;
			}
	page_html(page, "</tbody>\n");
	page_table_end(page);
}

static void say_lead(struct page *page, const klp_findings *findings, size_t count)
{
	size_t errors = klp_findings_count(findings, KLP_SEVERITY_ERROR);
	size_t serious = klp_findings_count(findings, KLP_SEVERITY_WARNING);
	const struct figure figures[] = { figure_count((int64_t)errors), figure_count((int64_t)(serious - errors)),
		                              figure_count((int64_t)(count - serious)) };
	page_html(page, "<p>");
	page_say(page, WORD_FINDINGS_LEAD, figures);
	if (count > MOST) {
		const struct figure shown[] = { figure_count(MOST), figure_count((int64_t)count) };
		page_html(page, " ");
		page_say(page, WORD_FINDINGS_MORE, shown);
	}
	page_html(page, "</p>\n");
}

/* --------------------------------------------------------- notes of reading */

static bool is_serious(const klp_note *note)
{
	return klp_note_severity(note) >= KLP_SEVERITY_WARNING;
}

static void say_note(struct page *page, const klp_note *note)
{
	page_html(page, "<tr>");
	say_severity(page, klp_note_severity(note));
	page_html(page, "<td class=\"message\" lang=\"en\">");
	page_text(page, klp_note_message(note));
	page_html(page, "</td>");
	say_place(page, klp_note_source(note), klp_note_page(note), klp_note_line(note));
	page_html(page, "<td class=\"rule\"><code>");
	page_text(page, klp_note_id(note));
	page_html(page, "</code></td></tr>\n");
}

static void say_notes(struct page *page, const klp_dataset *dataset)
{
	size_t serious = 0, said = 0;
	for (size_t i = 0; i < klp_dataset_notes(dataset); i++)
		serious += is_serious(klp_dataset_note(dataset, i));
	if (serious == 0)
		return;
	page_element(page, "h3", WORD_NOTES);
	page_table(page, "table-notes", WORD_NOTES_LEAD, NULL);
	say_headings(page);
	for (size_t i = 0; i < klp_dataset_notes(dataset) && said < MOST; i++)
		if (is_serious(klp_dataset_note(dataset, i))) {
			say_note(page, klp_dataset_note(dataset, i));
			said++;
		}
	page_html(page, "</tbody>\n");
	page_table_end(page);
}

void report_findings(struct page *page, const struct story *story)
{
	/* Fewer are seen at a glance. */
	enum { WORTH_A_FILTER = 10 };
	size_t count = klp_findings_count(story->findings, KLP_SEVERITY_INFORMATION);
	section(page, "findings", WORD_FINDINGS);
	if (count == 0) {
		page_element(page, "p", WORD_FINDINGS_NONE);
	} else {
		say_lead(page, story->findings, count);
		if (count > WORTH_A_FILTER)
			report_filter(page, "find-finding", "findings", WORD_FILTER_FINDINGS);
		say_findings(page, story->findings, count);
	}
	say_notes(page, story->dataset);
	section_end(page);
}
