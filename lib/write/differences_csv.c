/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Differences as comma separated values, a row a difference; the editions stand in each row, so that several files can be put
 * together. */

#include "write/csv_text.h"
#include "write/differences_fields.h"
#include "write/format.h"

static void put_value(struct sink *sink, const struct field_value *value)
{
	switch (value->type) {
	case KLP_TYPE_TEXT:
		csv_text(sink, value->text);
		break;
	case KLP_TYPE_INTEGER:
		sink_integer(sink, value->integer);
		break;
	case KLP_TYPE_REAL:
		sink_real(sink, value->real);
		break;
	}
}

static void put_names(struct sink *sink)
{
	const struct difference_field *field;
	sink_text(sink, "edition_before,edition_after,boundaries");
	for (size_t i = 0; (field = differences_field(i)) != NULL; i++) {
		sink_byte(sink, ',');
		sink_text(sink, field->name);
	}
	sink_byte(sink, '\n');
}

static void put_difference(struct sink *sink, const klp_differences *differences, const klp_difference *difference)
{
	const struct difference_field *field;
	int boundaries = klp_differences_boundaries(differences);
	csv_text(sink, klp_differences_edition_before(differences));
	sink_byte(sink, ',');
	csv_text(sink, klp_differences_edition_after(differences));
	sink_byte(sink, ',');
	if (boundaries != 0)
		sink_integer(sink, boundaries);
	for (size_t i = 0; (field = differences_field(i)) != NULL; i++) {
		const struct field_value value = field->get(difference, field->which);
		sink_byte(sink, ',');
		put_value(sink, &value);
	}
	sink_byte(sink, '\n');
}

klp_status write_differences_csv(struct sink *sink, const struct content *content, struct progress *progress,
                                 klp_error **error)
{
	const klp_difference *difference;
	put_names(sink);
	for (size_t i = 0; (difference = klp_differences_at(content->differences, i)) != NULL; i++) {
		put_difference(sink, content->differences, difference);
		klp_status status = write_step(sink, progress, i + 1, error);
		if (status != KLP_OK)
			return status;
	}
	return KLP_OK;
}
