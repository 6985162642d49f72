/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/emit.h"
#include "read/source.h"

#include <string.h>

enum { SUGGESTIONS = 3 };

static klp_status note_unknown(struct tables *tables, const struct table_row *row, klp_error **error)
{
	const klp_territory *territory = tables->reading->territory;
	int year = row->edition == EDITION_NONE ? klp_territory_last_year(territory) : edition_year(row->edition);
	char name[TEXT_KEY_BYTES];
	size_t length = (size_t)tables_quoted(row->printed);
	memcpy(name, row->printed.text, length);
	name[length] = '\0';

	int found[SUGGESTIONS];
	size_t count = klp_territory_suggest(territory, year, name, found, SUGGESTIONS);
	char list[512] = "";
	size_t used = 0;
	for (size_t i = 0; i < count; i++) {
		const char *suggestion = klp_territory_municipality_name(territory, year, found[i]);
		const char *part = i == 0 ? "; is it " : i + 1 < count ? ", " : " or ";
		if (used + strlen(part) + strlen(suggestion) + 2 > sizeof list)
			break;
		memcpy(list + used, part, strlen(part) + 1);
		used += strlen(part);
		memcpy(list + used, suggestion, strlen(suggestion) + 1);
		used += strlen(suggestion);
	}
	if (count > 0 && used + 1 < sizeof list)
		memcpy(list + used, "?", 2);
	return tables_note(tables, "read.unknown-municipality", KLP_SEVERITY_WARNING, row->line, 0, row->region, error,
	                   "'%s' is no municipality%s", name, list);
}

static klp_status note_other_year(struct tables *tables, const struct table_row *row, klp_error **error)
{
	const klp_territory *territory = tables->reading->territory;
	return tables_note(tables, "read.other-year", KLP_SEVERITY_WARNING, row->line, 0, row->region, error,
	                   "there was no municipality %s in %d; the one of %d is taken",
	                   klp_territory_municipality_name(territory, row->year, row->municipality),
	                   edition_year(row->edition), row->year);
}

/* Whether the name was found in another year than the edition's own, or the nearest to it that is known. */
static bool is_of_other_year(const struct tables *tables, const struct table_row *row)
{
	if (row->municipality < 0 || row->edition == EDITION_NONE)
		return false;
	int year = edition_year(row->edition);
	return klp_territory_municipalities(tables->reading->territory, year) > 0 && row->year != year;
}

/* Whether a row's municipality lay in the row's region in the edition's year; or, without an edition, in any year. */
static bool lies_in_region(const struct tables *tables, const struct table_row *row)
{
	const klp_territory *territory = tables->reading->territory;
	if (tables_region_of_row(tables, row) == row->region)
		return true;
	const char *code = klp_territory_municipality_code(territory, row->year, row->municipality);
	bool found = false;
	for (int year = klp_territory_first_year(territory); year <= klp_territory_last_year(territory); year++) {
		bool meant = row->edition == EDITION_NONE || edition_year(row->edition) == year;
		int index = meant ? klp_territory_find_municipality(territory, year, code) : -1;
		found = found || (index >= 0 && klp_territory_municipality_region(territory, year, index) == row->region);
	}
	return found;
}

static klp_status note_other_region(struct tables *tables, const struct table_row *row, klp_error **error)
{
	const klp_territory *territory = tables->reading->territory;
	const char *own = klp_territory_region_name(territory, tables_region_of_row(tables, row));
	return tables_note(tables, "read.other-region", KLP_SEVERITY_INFORMATION, row->line, 0, row->region, error,
	                   "%s stands with %s; in the classification of %d it lies in %s",
	                   klp_territory_municipality_name(territory, row->year, row->municipality),
	                   klp_territory_region_name(territory, row->region), row->year, own == NULL ? "no region" : own);
}

static void fill_municipality(const struct tables *tables, const struct table_row *row, klp_row *out)
{
	const klp_territory *territory = tables->reading->territory;
	out->municipality_code = klp_territory_municipality_code(territory, row->year, row->municipality);
	out->municipality_name = klp_territory_municipality_name(territory, row->year, row->municipality);
}

static klp_status emit_row(struct tables *tables, const struct table_row *row, klp_error **error)
{
	const klp_territory *territory = tables->reading->territory;
	const struct document_line *line = &tables->document->lines[row->line];
	char edition[EDITION_BYTES];
	edition_write(edition, row->edition);
	klp_row out = KLP_ROW_INIT;
	out.edition = row->edition == EDITION_NONE ? NULL : edition;
	out.level = row->level;
	out.region_number = row->region;
	out.region_code = klp_territory_region_code(territory, row->region);
	out.region_name = klp_territory_region_name(territory, row->region);
	out.municipal_profile = row->counts[0];
	out.municipal_no_profile = row->counts[1];
	out.uwv_profile = row->counts[2];
	out.uwv_no_profile = row->counts[3];
	out.total = row->counts[4];
	out.register_total = row->register_total;
	out.known_percent = row->known_percent;
	out.source = tables->reading->source;
	out.page = line->page;
	out.line = line->number;
	if (row->municipality >= 0)
		fill_municipality(tables, row, &out);
	struct slice printed = { NULL, 0 };
	klp_status status = KLP_OK;
	if (row->printed.length > 0)
		status = document_keep(tables->document, &printed, row->printed, tables->reading, error);
	if (status != KLP_OK)
		return status;
	out.municipality_printed = printed.text;
	status = dataset_append(tables->dataset, &out, error);
	size_t added = klp_dataset_rows(tables->dataset) - 1;
	for (size_t i = 0; status == KLP_OK && i < DATASET_COUNTS; i++)
		if (row->odd[i].length > 0)
			status = dataset_set_cell_text(tables->dataset, added, (klp_column)(DATASET_FIRST_COUNT + (int)i),
			                               row->odd[i], error);
	return status == KLP_OK ? source_hold_dataset(tables->dataset, tables->reading, error) : status;
}

/* What is to be said of editions, once each: the first row without one, and years that are not known. */
static klp_status note_editions(struct tables *tables, klp_error **error)
{
	const struct reading *reading = tables->reading;
	edition_number last_noted = EDITION_NONE;
	bool missing = false;
	for (size_t i = 0; i < tables->row_count; i++) {
		const struct table_row *row = &tables->rows[i];
		klp_status status = KLP_OK;
		int year = edition_year(row->edition);
		bool known = klp_territory_municipalities(reading->territory, year) > 0;
		if (row->edition == EDITION_NONE && !missing) {
			missing = true;
			status = tables_note(tables, "read.edition-missing", KLP_SEVERITY_WARNING, row->line, 0, 0, error,
			                     "the document does not tell its edition; give it if you know it");
		} else if (row->edition != EDITION_NONE && row->edition != last_noted && !known) {
			last_noted = row->edition;
			status =
				tables_note(tables, "read.territory-year", KLP_SEVERITY_INFORMATION, row->line, 0, 0, error,
			                "the municipalities of %d are not known; those of the nearest known year are used", year);
		}
		if (status != KLP_OK)
			return status;
	}
	return KLP_OK;
}

/* An edition that no heading tells may be that of a comparison. */
static klp_status note_edition_in_text(struct tables *tables, klp_error **error)
{
	const struct facts *facts = tables->facts;
	if (facts->heading_count > 0 || facts->named == EDITION_NONE || facts->several || tables->row_count == 0)
		return KLP_OK;
	char text[EDITION_BYTES];
	edition_write(text, facts->named);
	return tables_note(tables, "read.edition-in-text", KLP_SEVERITY_INFORMATION, tables->rows[0].line, 0, 0, error,
	                   "no heading tells the edition; %s is named in the text, and was taken", text);
}

/* What the caller says of the edition against what the document says. */
static klp_status note_assumed(struct tables *tables, klp_error **error)
{
	edition_number assumed = tables->reading->assumed_edition;
	if (assumed == EDITION_NONE || tables->row_count == 0)
		return KLP_OK;
	char given[EDITION_BYTES], printed[EDITION_BYTES];
	edition_write(given, assumed);
	const struct table_row *first = &tables->rows[0];
	if (facts_edition_at(tables->facts, first->line) == EDITION_NONE)
		return tables_note(tables, "read.edition-assumed", KLP_SEVERITY_INFORMATION, first->line, 0, 0, error,
		                   "the document does not tell its edition; %s was assumed, as asked", given);
	for (size_t i = 0; i < tables->row_count; i++) {
		if (tables->rows[i].edition == assumed)
			continue;
		edition_write(printed, tables->rows[i].edition);
		return tables_note(tables, "read.edition-conflict", KLP_SEVERITY_WARNING, tables->rows[i].line, 0, 0, error,
		                   "the document says %s, not %s as assumed; what the document says was used", printed, given);
	}
	return KLP_OK;
}

klp_status emit_rows(struct tables *tables, klp_error **error)
{
	klp_status status = note_assumed(tables, error);
	if (status == KLP_OK)
		status = note_edition_in_text(tables, error);
	if (status == KLP_OK)
		status = note_editions(tables, error);
	for (size_t i = 0; status == KLP_OK && i < tables->row_count; i++) {
		const struct table_row *row = &tables->rows[i];
		if (row->level == KLP_LEVEL_MUNICIPALITY && row->municipality < 0)
			status = note_unknown(tables, row, error);
		else if (is_of_other_year(tables, row))
			status = note_other_year(tables, row, error);
		else if (row->municipality >= 0 && row->among_others && !lies_in_region(tables, row))
			status = note_other_region(tables, row, error);
		if (status == KLP_OK)
			status = emit_row(tables, row, error);
	}
	return status;
}
