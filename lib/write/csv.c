/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Comma separated values: RFC 4180, but for the line end, which is a single line feed as shell tools expect it. What
 * reads the one reads the other. */

#include "write/columns.h"
#include "write/csv_text.h"
#include "write/format.h"

static void put_cell(struct sink *sink, const klp_dataset *dataset, size_t row, klp_column column, klp_type type)
{
	int64_t integer;
	double real;
	switch (type) {
	case KLP_TYPE_TEXT:
		csv_text(sink, klp_dataset_text(dataset, row, column));
		break;
	case KLP_TYPE_INTEGER:
		if (klp_dataset_integer(dataset, row, column, &integer))
			sink_integer(sink, integer);
		break;
	case KLP_TYPE_REAL:
		if (klp_dataset_real(dataset, row, column, &real))
			sink_real(sink, real);
		break;
	}
}

static void put_names(struct sink *sink, const struct columns *columns, bool first)
{
	for (size_t i = 0; i < columns->count; i++) {
		if (i > 0 || !first)
			sink_byte(sink, ',');
		sink_text(sink, columns->name[i]);
	}
}

static void put_row(struct sink *sink, const klp_dataset *dataset, size_t row, const struct columns *columns,
                    const struct columns *printed)
{
	for (size_t i = 0; i < columns->count; i++) {
		if (i > 0)
			sink_byte(sink, ',');
		put_cell(sink, dataset, row, columns->column[i], columns->type[i]);
	}
	for (size_t i = 0; i < printed->count; i++) {
		sink_byte(sink, ',');
		csv_text(sink, columns_printed_text(dataset, row, printed->column[i]));
	}
	sink_byte(sink, '\n');
}

klp_status write_csv(struct sink *sink, const struct content *content, struct progress *progress, klp_error **error)
{
	const struct columns columns = columns_of(content->dataset), printed = columns_printed(content->dataset);
	put_names(sink, &columns, true);
	put_names(sink, &printed, false);
	sink_byte(sink, '\n');

	size_t rows = klp_dataset_rows(content->dataset);
	for (size_t row = 0; row < rows; row++) {
		put_row(sink, content->dataset, row, &columns, &printed);
		klp_status status = write_step(sink, progress, row + 1, error);
		if (status != KLP_OK)
			return status;
	}
	return KLP_OK;
}
