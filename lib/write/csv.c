/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Comma separated values: RFC 4180, but for the line end, which is a single line feed as shell tools expect it; or as a Dutch Excel
 * opens them right. What reads the one reads the other. */

#include "write/columns.h"
#include "write/csv_text.h"
#include "write/format.h"

/* What is written, and how. */
struct table {
	const klp_dataset *dataset;
	const struct csv_form *form;
	struct columns columns;
	struct columns printed;
	struct csv_memory texts;
};

static void put_cell(struct sink *sink, struct table *table, size_t row, klp_column column, klp_type type)
{
	int64_t integer;
	double real;
	switch (type) {
	case KLP_TYPE_TEXT:
		csv_lasting_text(sink, table->form, &table->texts, klp_dataset_text(table->dataset, row, column));
		break;
	case KLP_TYPE_INTEGER:
		if (klp_dataset_integer(table->dataset, row, column, &integer))
			sink_integer(sink, integer);
		break;
	case KLP_TYPE_REAL:
		if (klp_dataset_real(table->dataset, row, column, &real))
			csv_real(sink, table->form, real);
		break;
	}
}

static void put_names(struct sink *sink, const struct csv_form *form, const struct columns *columns, bool first)
{
	for (size_t i = 0; i < columns->count; i++) {
		if (i > 0 || !first)
			sink_byte(sink, form->separator);
		sink_text(sink, columns->name[i]);
	}
}

static void put_row(struct sink *sink, struct table *table, size_t row)
{
	const struct columns *columns = &table->columns, *printed = &table->printed;
	for (size_t i = 0; i < columns->count; i++) {
		if (i > 0)
			sink_byte(sink, table->form->separator);
		put_cell(sink, table, row, columns->column[i], columns->type[i]);
	}
	for (size_t i = 0; i < printed->count; i++) {
		sink_byte(sink, table->form->separator);
		csv_text_as(sink, table->form, columns_printed_text(table->dataset, row, printed->column[i]));
	}
	sink_text(sink, table->form->line_end);
}

klp_status write_csv(struct sink *sink, const struct content *content, struct progress *progress, klp_error **error)
{
	struct table table = { .dataset = content->dataset,
		                   .form = content->options->dialect == NULL ? &csv_plain : &csv_dutch,
		                   .columns = columns_of(content->dataset),
		                   .printed = columns_printed(content->dataset) };
	sink_text(sink, table.form->mark);
	put_names(sink, table.form, &table.columns, true);
	put_names(sink, table.form, &table.printed, false);
	sink_text(sink, table.form->line_end);

	size_t rows = klp_dataset_rows(content->dataset);
	for (size_t row = 0; row < rows; row++) {
		put_row(sink, &table, row);
		klp_status status = write_step(sink, progress, row + 1, error);
		if (status != KLP_OK)
			return status;
	}
	return KLP_OK;
}
