/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "aggregate/shown.h"

#include <criterion/criterion.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

klp_dataset *aggregated(const klp_dataset *dataset, int by, int totals, int partial)
{
	klp_dataset *out = NULL;
	klp_error *error = NULL;
	klp_aggregate_options options = KLP_AGGREGATE_OPTIONS_INIT;
	options.by = by;
	options.totals = totals;
	options.partial = partial;
	cr_assert_eq(klp_aggregate(&out, dataset, &options, &error), KLP_OK, "%s", klp_error_message(error));
	return out;
}

static void append(char shown[SHOWN_BYTES], const char *format, ...)
{
	va_list arguments;
	size_t length = strlen(shown);
	va_start(arguments, format);
	int added = vsnprintf(shown + length, SHOWN_BYTES - length, format, arguments);
	va_end(arguments);
	cr_assert_lt((size_t)added, SHOWN_BYTES - length, "too much to show");
}

static void append_area(char shown[SHOWN_BYTES], const klp_row *row)
{
	switch (row->level) {
	case KLP_LEVEL_COUNTRY:
		append(shown, " NL");
		break;
	case KLP_LEVEL_PROVINCE:
		append(shown, " %s", row->province_code);
		break;
	case KLP_LEVEL_REGION:
		append(shown, " %d", row->region_number);
		break;
	case KLP_LEVEL_MUNICIPALITY:
		append(shown, " %s", row->municipality_code != NULL ? row->municipality_code : row->municipality_printed);
		break;
	}
}

const char *shown_rows(const klp_dataset *dataset, char shown[SHOWN_BYTES])
{
	shown[0] = '\0';
	for (size_t i = 0; i < klp_dataset_rows(dataset); i++) {
		klp_row row = KLP_ROW_INIT;
		cr_assert_eq(klp_dataset_get(dataset, i, &row, NULL), KLP_OK);
		const int64_t counts[] = { row.municipal_profile, row.municipal_no_profile, row.uwv_profile, row.uwv_no_profile,
			                       row.total };
		append(shown, "%s%s", i == 0 ? "" : "; ", row.edition == NULL ? "-" : row.edition);
		append_area(shown, &row);
		for (size_t count = 0; count < sizeof counts / sizeof counts[0]; count++) {
			append(shown, "%s", count == 0 ? " " : "/");
			if (counts[count] == KLP_ABSENT)
				append(shown, "?");
			else
				append(shown, "%" PRId64, counts[count]);
		}
		append(shown, " %s", klp_origin_name(row.origin));
	}
	return shown;
}

const char *shown_columns(const klp_dataset *dataset, const klp_column *columns, size_t count, char shown[SHOWN_BYTES])
{
	shown[0] = '\0';
	for (size_t i = 0; i < klp_dataset_rows(dataset); i++) {
		klp_row row = KLP_ROW_INIT;
		double value;
		cr_assert_eq(klp_dataset_get(dataset, i, &row, NULL), KLP_OK);
		append(shown, "%s%s", i == 0 ? "" : "; ", row.edition == NULL ? "-" : row.edition);
		append_area(shown, &row);
		for (size_t column = 0; column < count; column++) {
			if (klp_dataset_real(dataset, i, columns[column], &value))
				append(shown, " %.6g", value);
			else
				append(shown, " -");
		}
	}
	return shown;
}

const char *shown_notes(const klp_dataset *dataset, char shown[SHOWN_BYTES])
{
	shown[0] = '\0';
	for (size_t i = 0; i < klp_dataset_notes(dataset); i++) {
		const char *id = klp_note_id(klp_dataset_note(dataset, i));
		const char *dot = strchr(id, '.');
		append(shown, "%s%s", i == 0 ? "" : "; ", dot == NULL ? id : dot + 1);
	}
	return shown;
}

const char *note_message(const klp_dataset *dataset, const char *id)
{
	for (size_t i = 0; i < klp_dataset_notes(dataset); i++)
		if (strcmp(klp_note_id(klp_dataset_note(dataset, i)), id) == 0)
			return klp_note_message(klp_dataset_note(dataset, i));
	cr_assert_fail("there is no note %s", id);
	return NULL;
}
