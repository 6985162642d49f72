/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Walking over rows, and taking some of them. */

#include "base/memory.h"
#include "base/options.h"
#include "dataset/columns.h"

#include <string.h>

/* A selection that has been checked. */
struct choice {
	edition_number from;
	edition_number to;
	int level;
	int region_number;
	const char *municipality_code;
	bool all;
};

struct klp_cursor {
	const klp_dataset *dataset;
	struct choice choice;
	char *municipality_code;
	size_t next;
};

static klp_status take_edition(edition_number *edition, const char *text, klp_error **error)
{
	*edition = text == NULL ? EDITION_NONE : edition_parse(slice_of(text));
	if (text != NULL && *edition == EDITION_NONE)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL, "'%s' is no edition; write it as 2025Q2", text);
	return KLP_OK;
}

static klp_status check_selection(struct choice *choice, const klp_selection *selection, klp_error **error)
{
	klp_selection taken = KLP_SELECTION_INIT;
	klp_status status = options_take(&taken, sizeof taken, selection, "klp_selection", error);
	*choice = (struct choice){ .level = taken.level,
		                       .region_number = taken.region_number,
		                       .municipality_code = taken.municipality_code };
	if (status == KLP_OK)
		status = take_edition(&choice->from, taken.edition_from, error);
	if (status == KLP_OK)
		status = take_edition(&choice->to, taken.edition_to, error);
	if (status != KLP_OK)
		return status;
	if (choice->from != EDITION_NONE && choice->to != EDITION_NONE && choice->from > choice->to)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL,
		                 "the editions from %s to %s are none, for they end before they begin; swap the two",
		                 taken.edition_from, taken.edition_to);
	if (taken.level != 0 && klp_level_name((klp_level)taken.level) == NULL)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL, "the level %d is none", taken.level);
	choice->all = choice->from == EDITION_NONE && choice->to == EDITION_NONE && choice->level == 0 &&
	              choice->region_number == 0 && choice->municipality_code == NULL;
	return KLP_OK;
}

static bool edition_chosen(const struct choice *choice, edition_number edition)
{
	if (choice->from == EDITION_NONE && choice->to == EDITION_NONE)
		return true;
	return edition != EDITION_NONE && (choice->from == EDITION_NONE || edition >= choice->from) &&
	       (choice->to == EDITION_NONE || edition <= choice->to);
}

static char upper_case(char byte)
{
	return byte >= 'a' && byte <= 'z' ? (char)(byte - ('a' - 'A')) : byte;
}

static bool is_same_code(const char *one, const char *other)
{
	while (*one != '\0' && upper_case(*one) == upper_case(*other)) {
		one++;
		other++;
	}
	return upper_case(*one) == upper_case(*other);
}

static bool row_chosen(const struct choice *choice, const klp_dataset *dataset, size_t row)
{
	if (choice->all)
		return true;
	int64_t level = 0, region = 0;
	klp_dataset_integer(dataset, row, KLP_COLUMN_LEVEL, &level);
	klp_dataset_integer(dataset, row, KLP_COLUMN_REGION_NUMBER, &region);
	const char *code = klp_dataset_text(dataset, row, KLP_COLUMN_MUNICIPALITY_CODE);
	return edition_chosen(choice, dataset_edition_of(dataset, row)) && (choice->level == 0 || choice->level == level) &&
	       (choice->region_number == 0 || choice->region_number == region) &&
	       (choice->municipality_code == NULL || (code != NULL && is_same_code(code, choice->municipality_code)));
}

klp_status klp_cursor_new(klp_cursor **cursor, const klp_dataset *dataset, const klp_selection *selection,
                          klp_error **error)
{
	if (cursor == NULL)
		return error_null(error, "cursor");
	if (dataset == NULL)
		return error_null(error, "dataset");
	struct choice choice;
	klp_status status = check_selection(&choice, selection, error);
	if (status != KLP_OK)
		return status;

	klp_cursor *made = memory_allocate_zeroed(1, sizeof *made);
	if (made == NULL)
		return error_memory(error);
	if (choice.municipality_code != NULL) {
		made->municipality_code = memory_copy_text(choice.municipality_code, strlen(choice.municipality_code));
		if (made->municipality_code == NULL) {
			memory_release(made);
			return error_memory(error);
		}
	}
	made->dataset = dataset;
	made->choice = choice;
	made->choice.municipality_code = made->municipality_code;
	*cursor = made;
	return KLP_OK;
}

int klp_cursor_next(klp_cursor *cursor, size_t *row)
{
	if (cursor == NULL)
		return 0;
	while (cursor->next < cursor->dataset->rows) {
		size_t at = cursor->next++;
		if (!row_chosen(&cursor->choice, cursor->dataset, at))
			continue;
		if (row != NULL)
			*row = at;
		return 1;
	}
	return 0;
}

void klp_cursor_free(klp_cursor *cursor)
{
	if (cursor == NULL)
		return;
	memory_release(cursor->municipality_code);
	memory_release(cursor);
}

static bool note_chosen(const struct choice *choice, const klp_note *note)
{
	bool edition = note->edition == EDITION_NONE || edition_chosen(choice, note->edition);
	bool region =
		note->region_number == 0 || choice->region_number == 0 || note->region_number == choice->region_number;
	return choice->all || (edition && region);
}

static klp_status copy_chosen(klp_dataset *out, const klp_dataset *dataset, const struct choice *choice,
                              klp_error **error)
{
	klp_status status = KLP_OK;
	for (size_t row = 0; status == KLP_OK && row < dataset->rows; row++)
		if (row_chosen(choice, dataset, row))
			status = dataset_copy_row(out, dataset, row, error);
	for (size_t i = 0; status == KLP_OK && i < dataset->note_count; i++)
		if (note_chosen(choice, dataset->notes[i]))
			status = dataset_copy_note(out, dataset->notes[i], error);
	return status;
}

klp_status klp_dataset_select(klp_dataset **out, const klp_dataset *dataset, const klp_selection *selection,
                              klp_error **error)
{
	if (out == NULL)
		return error_null(error, "out");
	if (dataset == NULL)
		return error_null(error, "dataset");
	struct choice choice;
	klp_status status = check_selection(&choice, selection, error);
	if (status != KLP_OK)
		return status;
	klp_dataset *made;
	status = klp_dataset_new(&made, error);
	if (status != KLP_OK)
		return status;
	dataset_take_columns(made, dataset);
	status = copy_chosen(made, dataset, &choice, error);
	if (status != KLP_OK) {
		klp_dataset_free(made);
		return status;
	}
	*out = made;
	return KLP_OK;
}
