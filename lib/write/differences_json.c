/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Differences as one JSON object: one difference a line, then what they come to, and the notes of carrying. */

#include "write/differences_fields.h"
#include "write/format.h"
#include "write/json_text.h"

static void put_difference(struct json *json, const klp_difference *difference)
{
	const struct difference_field *field;
	json_open(json, '{');
	for (size_t i = 0; (field = differences_field(i)) != NULL; i++) {
		const struct field_value value = field->get(difference, field->which);
		switch (value.type) {
		case KLP_TYPE_INTEGER:
			json_member_integer(json, field->name, value.integer);
			continue;
		case KLP_TYPE_REAL:
			json_name(json, field->name);
			sink_real(json->sink, value.real);
			continue;
		case KLP_TYPE_TEXT:
			break;
		}
		json_member_text(json, field->name, value.text);
	}
	json_close(json, '}');
}

/* ----------------------------------------------------------------- summary */

static void put_areas(struct json *json, const klp_differences *differences)
{
	static const struct {
		const char *name;
		klp_comparison comparison;
	} comparisons[] = {
		{ "changed", KLP_COMPARISON_CHANGED },           { "same", KLP_COMPARISON_SAME },
		{ "not_compared", KLP_COMPARISON_NOT_POSSIBLE }, { "only_before", KLP_COMPARISON_ONLY_BEFORE },
		{ "only_after", KLP_COMPARISON_ONLY_AFTER },
	};
	json_name(json, "areas");
	json_open(json, '{');
	for (int level = KLP_LEVEL_COUNTRY; level <= KLP_LEVEL_MUNICIPALITY; level++) {
		json_name(json, klp_level_name((klp_level)level));
		json_open(json, '{');
		for (size_t i = 0; i < sizeof comparisons / sizeof comparisons[0]; i++)
			json_member_integer(json, comparisons[i].name,
			                    (int64_t)klp_differences_areas(differences, level, comparisons[i].comparison));
		json_close(json, '}');
	}
	json_close(json, '}');
}

typedef int (*total_getter)(const klp_differences *differences, klp_column column, int64_t *value);

static void put_totals(struct json *json, const char *name, const klp_differences *differences, total_getter get)
{
	json_name(json, name);
	json_open(json, '{');
	for (int column = KLP_COLUMN_MUNICIPAL_PROFILE; column <= KLP_COLUMN_TOTAL; column++) {
		int64_t value;
		if (get(differences, (klp_column)column, &value))
			json_member_integer(json, klp_column_name((klp_column)column), value);
		else
			json_member_null(json, klp_column_name((klp_column)column));
	}
	json_close(json, '}');
}

static void put_summary(struct json *json, const klp_differences *differences)
{
	json_name(json, "summary");
	json_open(json, '{');
	json_member_text(json, "edition_before", klp_differences_edition_before(differences));
	json_member_text(json, "edition_after", klp_differences_edition_after(differences));
	json_member_positive(json, "boundaries", (uint64_t)klp_differences_boundaries(differences));
	json_member_integer(json, "differences", (int64_t)klp_differences_count(differences));
	json_member_text(json, "total_level", klp_level_name(klp_differences_total_level(differences)));
	put_totals(json, "total_before", differences, klp_differences_total_before);
	put_totals(json, "total_after", differences, klp_differences_total_after);
	put_areas(json, differences);
	json_close(json, '}');
}

static void put_notes(struct json *json, const klp_dataset *notes)
{
	const klp_note *note;
	json_name(json, "notes");
	json_open(json, '[');
	for (size_t i = 0; (note = klp_dataset_note(notes, i)) != NULL; i++) {
		json_next_line(json);
		json_open(json, '{');
		json_member_text(json, "id", klp_note_id(note));
		json_member_text(json, "severity", klp_severity_name(klp_note_severity(note)));
		json_member_text(json, "edition", klp_note_edition(note));
		json_member_positive(json, "region_number", (uint64_t)klp_note_region_number(note));
		json_member_text(json, "message", klp_note_message(note));
		json_close(json, '}');
	}
	json_close(json, ']');
}

klp_status write_differences_json(struct sink *sink, const struct content *content, struct progress *progress,
                                  klp_error **error)
{
	struct json json = { sink, false };
	const klp_difference *difference;
	json_open(&json, '{');
	json_name(&json, "differences");
	json_open(&json, '[');
	for (size_t i = 0; (difference = klp_differences_at(content->differences, i)) != NULL; i++) {
		json_next_line(&json);
		put_difference(&json, difference);
		klp_status status = write_step(sink, progress, i + 1, error);
		if (status != KLP_OK)
			return status;
	}
	sink_byte(sink, '\n');
	json_close(&json, ']');
	put_summary(&json, content->differences);
	put_notes(&json, klp_differences_notes(content->differences));
	json_close(&json, '}');
	sink_byte(sink, '\n');
	return KLP_OK;
}
