/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Comma separated values, and those that semicolons, tabs or bars separate. One of the project's own tables is read strictly, cell
 * by cell as it stands; a table that somebody saved is read with patience, and the lines around it as words. */

#include "base/csv.h"
#include "base/charset.h"
#include "base/memory.h"
#include "base/number.h"
#include "read/formats/csv_blocks.h"
#include "read/formats/dialect.h"
#include "read/formats/encoding.h"
#include "read/formats/readers.h"

/* Of one's own table; of a text that says its delimiter; of a text that falls apart as a table does. */
enum { SURE = 95, ANNOUNCED = 90, LIKELY = 40 };

static int bid(struct slice head)
{
	struct dialect dialect = dialect_tell(charset_without_mark(head), false);
	return dialect.tidy ? SURE : dialect.announced ? ANNOUNCED : dialect.table ? LIKELY : 0;
}

struct work {
	struct document *document;
	const struct reading *reading;
	struct slice text;
	struct csv csv;
	struct csv_blocks blocks;
	/** whether the lines from here on are those of one of the project's tables */
	bool tidy;
	/** the line below the record before the present one */
	uint64_t next_line;
};

static struct slice field_of(const void *context, size_t n)
{
	return ((const struct csv *)context)->fields[n].value;
}

static bool is_blank(const struct csv *csv)
{
	for (size_t i = 0; i < csv->field_count; i++)
		if (csv->fields[i].quoted || text_has_ink(csv->fields[i].value))
			return false;
	return true;
}

static klp_status add_cell(struct work *work, const struct csv_field *field, klp_error **error)
{
	struct document_cell cell = { field->value, (uint32_t)field->column };
	if (field->line != work->csv.record_line)
		cell.column = 0; /* behind a line end between quotes: it is no column of the record's first line */
	if (!field->lasting) {
		klp_status status = document_keep(work->document, &cell.text, field->value, work->reading, error);
		if (status != KLP_OK)
			return status;
	}
	if (!work->tidy)
		cell.text = text_trim(cell.text);
	else if (cell.text.length == 0 && field->quoted)
		cell.text = document_empty_text;
	return document_add_cell(work->document, cell, work->reading, error);
}

static klp_status add_record(struct work *work, bool begins_table, klp_error **error)
{
	const struct csv *csv = &work->csv;
	const struct document_line line = { .page = 1,
		                                .number = csv->record_line,
		                                .byte = (uint64_t)(csv->record - work->text.text),
		                                .bordered = true,
		                                .begins_table = begins_table };
	klp_status status = document_add_line(work->document, &line, work->reading, error);
	for (size_t i = 0; status == KLP_OK && i < csv->field_count; i++)
		status = add_cell(work, &csv->fields[i], error);
	return status;
}

static klp_status take_record(struct work *work, klp_error **error)
{
	struct csv *csv = &work->csv;
	bool begins = !work->tidy && dialect_is_tidy(field_of, csv, csv->field_count);
	if (begins) { /* below lines of words: from here on nothing is patched up */
		work->tidy = true;
		csv->lenient = false;
	}
	klp_status status = add_record(work, begins, error);
	if (status != KLP_OK || work->tidy)
		return status;
	/* The record as it stands, for words are no cells. */
	struct slice raw = text_trim((struct slice){ csv->record, (size_t)(csv->rest.text - csv->record) });
	return csv_blocks_add(&work->blocks, work->document, raw, work->reading, error);
}

static klp_status read_records(struct work *work, bool announced, klp_error **error)
{
	bool more = true, first = true;
	for (;; first = false) {
		klp_status status = csv_record(&work->csv, &more, error);
		if (status != KLP_OK || !more)
			return status;
		bool passed = is_blank(&work->csv) || (first && announced);
		/* Empty lines above, which the record does not tell. */
		if (passed || work->csv.record_line > work->next_line)
			csv_blocks_part(&work->blocks);
		work->next_line = work->csv.line;
		if (passed)
			continue;
		status = take_record(work, error);
		if (status != KLP_OK)
			return status;
	}
}

static klp_status read_csv(struct document *document, struct slice bytes, const struct reading *reading,
                           klp_error **error)
{
	struct work work = { .document = document, .reading = reading };
	klp_status status = encoding_decode(document, &work.text, bytes, reading, error);
	if (status != KLP_OK)
		return status;
	struct slice text = charset_without_mark(work.text);
	struct dialect dialect = dialect_tell(text, true);
	work.csv = (struct csv){ .rest = text,
		                     .source = reading->source,
		                     .delimiter = dialect.delimiter,
		                     .lenient = !dialect.tidy,
		                     .limits = &reading->limits,
		                     .start = work.text.text };
	work.tidy = dialect.tidy;
	status = read_records(&work, dialect.announced, error);
	if (status == KLP_OK)
		status = csv_blocks_settle(&work.blocks, document, reading, error);
	csv_blocks_free(&work.blocks);
	csv_free(&work.csv);
	return status;
}

const struct reader read_csv_tables = {
	"csv", "CSV, parted by commas, semicolons, tabs or bars: the project's own table, or one that somebody saved", bid,
	read_csv
};
