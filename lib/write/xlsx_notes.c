/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The sheets beside the data: what was found, what was met and changed on the way, and where it all comes from. */

#include "dataset/dataset.h"
#include "write/about.h"
#include "write/column_look.h"
#include "write/column_words.h"
#include "write/columns.h"
#include "write/note_names.h"
#include "write/xlsx_sheets.h"

/* A column of a sheet. */
struct heading {
	const char *title[LANGUAGES];
	size_t width;
	bool number;
};

enum { CODE_WIDTH = 12, WORD_WIDTH = 18, NAME_WIDTH = 30, SENTENCE_WIDTH = 60 };

static lxw_col_t put_headings(struct xlsx_sheet *sheet, const struct heading *headings, size_t count,
                              enum language language)
{
	for (size_t i = 0; i < count; i++) {
		xlsx_width(sheet, (lxw_col_t)i, headings[i].width);
		xlsx_text(sheet, (lxw_col_t)i, headings[i].title[language],
		          headings[i].number ? XLSX_NUMBER_HEADING : XLSX_HEADING);
	}
	xlsx_next_row(sheet);
	return (lxw_col_t)count;
}

/* A number of which 0 says that there is none. */
static void put_positive(struct xlsx_sheet *sheet, lxw_col_t at, uint64_t value)
{
	if (value > 0 && value <= INT64_MAX)
		xlsx_integer(sheet, at, (int64_t)value, XLSX_PLAIN);
}

/* ------------------------------------------------------------------ findings */

enum finding_column {
	FINDING_SEVERITY,
	FINDING_MESSAGE,
	FINDING_RULE,
	FINDING_EDITION,
	FINDING_LEVEL,
	FINDING_REGION,
	FINDING_MUNICIPALITY,
	FINDING_AREA,
	FINDING_COLUMN,
	FINDING_OBSERVED,
	FINDING_EXPECTED,
	FINDING_IMBALANCE,
	FINDING_PROPOSAL,
	FINDING_CONFIDENCE,
	FINDING_SOURCE,
	FINDING_PAGE,
	FINDING_LINE,
	FINDING_COLUMNS
};

static const struct heading finding_headings[FINDING_COLUMNS] = {
	[FINDING_SEVERITY] = { { "Severity", "Ernst" }, WORD_WIDTH, false },
	[FINDING_MESSAGE] = { { "Finding", "Bevinding" }, SENTENCE_WIDTH, false },
	[FINDING_RULE] = { { "Rule", "Controleregel" }, NAME_WIDTH, false },
	[FINDING_EDITION] = { { "Edition", "Editie" }, CODE_WIDTH, false },
	[FINDING_LEVEL] = { { "Level", "Niveau" }, WORD_WIDTH, false },
	[FINDING_REGION] = { { "Region number", "Regionummer" }, WORD_WIDTH, true },
	[FINDING_MUNICIPALITY] = { { "Municipality code", "Gemeentecode" }, WORD_WIDTH, false },
	[FINDING_AREA] = { { "Area", "Gebied" }, NAME_WIDTH, false },
	[FINDING_COLUMN] = { { "Column", "Kolom" }, NAME_WIDTH, false },
	[FINDING_OBSERVED] = { { "Observed", "Staat er" }, CODE_WIDTH, true },
	[FINDING_EXPECTED] = { { "Expected", "Verwacht" }, CODE_WIDTH, true },
	[FINDING_IMBALANCE] = { { "Imbalance", "Verschil" }, CODE_WIDTH, true },
	[FINDING_PROPOSAL] = { { "What would put it right", "Wat het zou herstellen" }, SENTENCE_WIDTH, false },
	[FINDING_CONFIDENCE] = { { "How sure", "Hoe zeker" }, WORD_WIDTH, false },
	[FINDING_SOURCE] = { { "Source", "Bron" }, NAME_WIDTH, false },
	[FINDING_PAGE] = { { "Page", "Pagina" }, CODE_WIDTH, true },
	[FINDING_LINE] = { { "Line", "Bronregel" }, CODE_WIDTH, true },
};

/* The name of the area that a finding is about; NULL where the dataset does not know it. */
static const char *area_of(const klp_finding *finding, const klp_dataset *dataset, enum language language)
{
	size_t row = klp_finding_row(finding);
	const char *code = klp_finding_municipality_code(finding);
	const char *own = klp_dataset_text(dataset, row, KLP_COLUMN_MUNICIPALITY_CODE);
	bool same = row < klp_dataset_rows(dataset) && (code == NULL || (own != NULL && strcmp(code, own) == 0));
	return same ? about_area(dataset, row, language) : NULL;
}

static void put_count(struct xlsx_sheet *sheet, lxw_col_t at, const klp_finding *finding,
                      int (*get)(const klp_finding *finding, int64_t *value), enum xlsx_style style)
{
	int64_t value;
	if (get(finding, &value))
		xlsx_integer(sheet, at, value, style);
}

static void put_finding(struct xlsx_sheet *sheet, const klp_finding *finding, const klp_dataset *dataset,
                        enum language language)
{
	const klp_repair_proposal *repair = klp_finding_repair(finding);
	int column = klp_finding_column(finding);
	xlsx_text(sheet, FINDING_SEVERITY, klp_severity_name(klp_finding_severity(finding)), XLSX_LABEL);
	xlsx_text(sheet, FINDING_MESSAGE, klp_finding_message(finding), XLSX_WRAPPED);
	xlsx_text(sheet, FINDING_RULE, klp_finding_rule(finding), XLSX_TEXT);
	xlsx_text(sheet, FINDING_EDITION, klp_finding_edition(finding), XLSX_TEXT);
	xlsx_text(sheet, FINDING_LEVEL, level_title(klp_finding_level(finding), language), XLSX_TEXT);
	put_positive(sheet, FINDING_REGION, (uint64_t)klp_finding_region_number(finding));
	xlsx_text(sheet, FINDING_MUNICIPALITY, klp_finding_municipality_code(finding), XLSX_TEXT);
	xlsx_text(sheet, FINDING_AREA, area_of(finding, dataset, language), XLSX_TEXT);
	xlsx_text(sheet, FINDING_COLUMN, column < 0 ? NULL : klp_column_name((klp_column)column), XLSX_TEXT);
	put_count(sheet, FINDING_OBSERVED, finding, klp_finding_observed, XLSX_PERSONS);
	put_count(sheet, FINDING_EXPECTED, finding, klp_finding_expected, XLSX_PERSONS);
	put_count(sheet, FINDING_IMBALANCE, finding, klp_finding_imbalance, XLSX_PERSONS_CHANGE);
	if (repair != NULL) {
		xlsx_text(sheet, FINDING_PROPOSAL, klp_proposal_message(repair), XLSX_WRAPPED);
		xlsx_text(sheet, FINDING_CONFIDENCE, klp_confidence_name(klp_proposal_confidence(repair)), XLSX_TEXT);
	}
	xlsx_text(sheet, FINDING_SOURCE, klp_finding_source(finding), XLSX_TEXT);
	put_positive(sheet, FINDING_PAGE, klp_finding_page(finding));
	put_positive(sheet, FINDING_LINE, klp_finding_line(finding));
	xlsx_next_row(sheet);
}

klp_status xlsx_put_findings(struct xlsx_book *book, const struct content *content, enum language language,
                             klp_error **error)
{
	const klp_findings *findings = content->options->findings;
	const klp_finding *finding;
	if (findings == NULL)
		return KLP_OK;
	struct xlsx_sheet *sheet = xlsx_add_sheet(book, language == LANGUAGE_DUTCH ? "Bevindingen" : "Findings");
	lxw_col_t columns = put_headings(sheet, finding_headings, FINDING_COLUMNS, language);
	for (size_t i = 0; (finding = klp_findings_at(findings, i)) != NULL; i++) {
		put_finding(sheet, finding, content->dataset, language);
		klp_status status = xlsx_status(book, error);
		if (status != KLP_OK)
			return status;
	}
	xlsx_make_table(sheet, columns);
	return xlsx_status(book, error);
}

/* --------------------------------------------------------------------- notes */

static void put_note(struct xlsx_sheet *sheet, const klp_note *note)
{
	xlsx_text(sheet, NOTE_ID, klp_note_id(note), XLSX_TEXT);
	xlsx_text(sheet, NOTE_SEVERITY, klp_severity_name(klp_note_severity(note)), XLSX_TEXT);
	xlsx_text(sheet, NOTE_MESSAGE, klp_note_message(note), XLSX_WRAPPED);
	xlsx_text(sheet, NOTE_EDITION, klp_note_edition(note), XLSX_TEXT);
	put_positive(sheet, NOTE_REGION_NUMBER, (uint64_t)klp_note_region_number(note));
	xlsx_text(sheet, NOTE_SOURCE, klp_note_source(note), XLSX_TEXT);
	put_positive(sheet, NOTE_PAGE, klp_note_page(note));
	put_positive(sheet, NOTE_LINE, klp_note_line(note));
	put_positive(sheet, NOTE_COLUMN, klp_note_column(note));
}

static void put_change(struct xlsx_sheet *sheet, const klp_note *note)
{
	int64_t count;
	xlsx_text(sheet, NOTE_CHANGE_LEVEL, klp_level_name(klp_note_change_level(note)), XLSX_TEXT);
	xlsx_text(sheet, NOTE_CHANGE_MUNICIPALITY_CODE, klp_note_change_municipality_code(note), XLSX_TEXT);
	xlsx_text(sheet, NOTE_CHANGE_COLUMN, klp_column_name((klp_column)klp_note_change_column(note)), XLSX_TEXT);
	if (klp_note_change_from(note, &count))
		xlsx_integer(sheet, NOTE_CHANGE_FROM, count, XLSX_PERSONS);
	if (klp_note_change_to(note, &count))
		xlsx_integer(sheet, NOTE_CHANGE_TO, count, XLSX_PERSONS);
	xlsx_text(sheet, NOTE_CHANGE_CAUSE, klp_note_change_cause(note), XLSX_TEXT);
	xlsx_text(sheet, NOTE_CHANGE_RULES, klp_note_change_rules(note), XLSX_TEXT);
	xlsx_text(sheet, NOTE_CHANGE_CONFIDENCE, klp_confidence_name(klp_note_change_confidence(note)), XLSX_TEXT);
}

static lxw_col_t put_note_names(struct xlsx_sheet *sheet, const klp_dataset *dataset)
{
	size_t count = note_columns(dataset);
	for (size_t i = 0; i < count; i++) {
		enum note_column column = (enum note_column)i;
		size_t width = column == NOTE_MESSAGE ? SENTENCE_WIDTH : column == NOTE_SEVERITY ? WORD_WIDTH : NAME_WIDTH;
		bool number = column == NOTE_REGION_NUMBER || (column >= NOTE_PAGE && column <= NOTE_COLUMN) ||
		              column == NOTE_CHANGE_FROM || column == NOTE_CHANGE_TO;
		xlsx_width(sheet, (lxw_col_t)i, number || column == NOTE_EDITION ? WORD_WIDTH : width);
		xlsx_text(sheet, (lxw_col_t)i, note_name(column), number ? XLSX_NUMBER_HEADING : XLSX_HEADING);
	}
	xlsx_next_row(sheet);
	return (lxw_col_t)count;
}

klp_status xlsx_put_notes(struct xlsx_book *book, const struct content *content, enum language language,
                          klp_error **error)
{
	const klp_note *note;
	struct xlsx_sheet *sheet = xlsx_add_sheet(book, language == LANGUAGE_DUTCH ? "Opmerkingen" : "Notes");
	lxw_col_t columns = put_note_names(sheet, content->dataset);
	for (size_t i = 0; (note = klp_dataset_note(content->dataset, i)) != NULL; i++) {
		put_note(sheet, note);
		if (klp_note_changed(note))
			put_change(sheet, note);
		xlsx_next_row(sheet);
		klp_status status = xlsx_status(book, error);
		if (status != KLP_OK)
			return status;
	}
	xlsx_make_table(sheet, columns);
	return xlsx_status(book, error);
}

/* -------------------------------------------------------------------- source */

enum { LABEL_COLUMN, TEXT_COLUMN };

static void put_line(void *context, const char *label, const char *text)
{
	struct xlsx_sheet *sheet = context;
	xlsx_text(sheet, LABEL_COLUMN, label, XLSX_LABEL);
	xlsx_text(sheet, TEXT_COLUMN, text, XLSX_WRAPPED);
	xlsx_next_row(sheet);
}

/* What the columns of the first sheet mean. */
static void put_meanings(struct xlsx_sheet *sheet, const klp_dataset *dataset, enum language language)
{
	const struct columns columns = columns_of(dataset);
	xlsx_next_row(sheet);
	xlsx_text(sheet, LABEL_COLUMN, language == LANGUAGE_DUTCH ? "Kolom van Data" : "Column of Data", XLSX_HEADING);
	xlsx_text(sheet, TEXT_COLUMN, language == LANGUAGE_DUTCH ? "Betekenis" : "Meaning", XLSX_HEADING);
	xlsx_next_row(sheet);
	for (size_t i = 0; i < columns.count; i++)
		put_line(sheet, columns.name[i], column_words[columns.column[i]].meaning[language]);
}

klp_status xlsx_put_source(struct xlsx_book *book, const struct content *content, enum language language,
                           klp_error **error)
{
	enum { LABEL_WIDTH = 38 };
	struct buffer title = { 0 };
	struct xlsx_sheet *sheet = xlsx_add_sheet(book, language == LANGUAGE_DUTCH ? "Bron" : "Source");
	xlsx_width(sheet, LABEL_COLUMN, LABEL_WIDTH);
	xlsx_width(sheet, TEXT_COLUMN, SENTENCE_WIDTH);
	klp_status status = about_title(&title, content->dataset, language) ? KLP_OK : error_memory(error);
	if (status == KLP_OK) {
		xlsx_text(sheet, LABEL_COLUMN, title.bytes, XLSX_TITLE);
		xlsx_next_row(sheet);
		xlsx_next_row(sheet);
		status = about_tell(content, language, put_line, sheet, error);
	}
	buffer_free(&title);
	if (status != KLP_OK)
		return status;
	put_meanings(sheet, content->dataset, language);
	return xlsx_status(book, error);
}
