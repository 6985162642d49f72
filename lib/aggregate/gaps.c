/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Gaps in a series: told in a note, and where it was asked for shown as rows without counts, so that a chart has no line across them. */

#include "aggregate/gaps.h"
#include "aggregate/figures.h"
#include "base/memory.h"

static edition_number edition_at(const klp_dataset *dataset, size_t index)
{
	return edition_parse(slice_of(klp_dataset_edition(dataset, index)));
}

static klp_status note_gap(struct aggregation *work, edition_number before, edition_number after, klp_error **error)
{
	char last[EDITION_BYTES], next[EDITION_BYTES], first_missing[EDITION_BYTES], last_missing[EDITION_BYTES];
	int missing = after - before - 1;
	edition_write(last, before);
	edition_write(next, after);
	edition_write(first_missing, before + 1);
	edition_write(last_missing, after - 1);
	if (missing == 1)
		return dataset_add_note(work->out, "aggregate.gap", KLP_SEVERITY_INFORMATION, NULL, EDITION_NONE, 0, error,
		                        "one edition between %s and %s is missing: %s", last, next, first_missing);
	return dataset_add_note(work->out, "aggregate.gap", KLP_SEVERITY_INFORMATION, NULL, EDITION_NONE, 0, error,
	                        "%d editions between %s and %s are missing: %s to %s", missing, last, next, first_missing,
	                        last_missing);
}

klp_status aggregate_gaps_note(struct aggregation *work, klp_error **error)
{
	klp_status status = KLP_OK;
	size_t editions = klp_dataset_editions(work->out);
	for (size_t i = 1; status == KLP_OK && i < editions; i++) {
		edition_number before = edition_at(work->out, i - 1), after = edition_at(work->out, i);
		if (after - before > 1)
			status = note_gap(work, before, after, error);
	}
	return status;
}

/* -------------------------------------------------------------------- rows */

/* An area of the result. */
struct span {
	edition_number first;
	edition_number last;
	/** the edition of the row that came last, and that row in the result without gaps */
	edition_number latest;
	size_t row;
};

/** Areas are looked up by their numbers, of which the largest are codes. */
struct filling {
	struct aggregation *work;
	klp_dataset *filled;
	struct span spans[STEPS_CODES];
	/** the areas that have rows, in their order, and how far an edition has come in them */
	int areas[STEPS_CODES];
	size_t area_count;
	size_t next;
	/** the edition that is being filled, and the boundaries on which its rows are */
	edition_number edition;
	int64_t boundaries;
};

static int area_of(const struct filling *filling, size_t row)
{
	int area = aggregate_figures_area(filling->work, row);
	return area > 0 && area < STEPS_CODES ? area : 0;
}

static void read_spans(struct filling *filling)
{
	const klp_dataset *out = filling->work->out;
	size_t rows = klp_dataset_rows(out);
	for (size_t row = 0; row < rows; row++) {
		edition_number edition = dataset_edition_of(out, row);
		struct span *span = &filling->spans[area_of(filling, row)];
		if (edition == EDITION_NONE)
			continue;
		if (span->first == EDITION_NONE)
			span->first = edition;
		span->last = edition;
	}
	for (int area = 1; area < STEPS_CODES; area++)
		if (filling->spans[area].first != EDITION_NONE)
			filling->areas[filling->area_count++] = area;
}

/* What is known of the area in a quarter of which nothing is: its names. */
static klp_status add_gap(struct filling *filling, const struct span *span, klp_error **error)
{
	char edition[EDITION_BYTES];
	klp_row known = KLP_ROW_INIT, gap = KLP_ROW_INIT;
	klp_status status = klp_dataset_get(filling->work->out, span->row, &known, error);
	if (status != KLP_OK)
		return status;
	edition_write(edition, filling->edition);
	gap.edition = edition;
	gap.level = known.level;
	gap.region_number = known.region_number;
	gap.region_code = known.region_code;
	gap.region_name = known.region_name;
	gap.municipality_code = known.municipality_code;
	gap.municipality_name = known.municipality_name;
	gap.province_code = known.province_code;
	gap.province_name = known.province_name;
	gap.boundaries = filling->boundaries;
	/* Nobody published it; and one without origin would be read back as published. */
	gap.origin = KLP_ORIGIN_COMPUTED;
	return dataset_append(filling->filled, &gap, error);
}

/* The gaps of the areas before one, or of all that are left for STEPS_CODES. */
static klp_status add_gaps_before(struct filling *filling, int area, klp_error **error)
{
	klp_status status = KLP_OK;
	for (; status == KLP_OK && filling->next < filling->area_count && filling->areas[filling->next] < area;
	     filling->next++) {
		const struct span *span = &filling->spans[filling->areas[filling->next]];
		if (span->first < filling->edition && filling->edition < span->last && span->latest != filling->edition)
			status = add_gap(filling, span, error);
	}
	return status;
}

/* A row stands behind the gaps of the areas that come before its own; names stand behind all areas, but rows that were not carried
 * before them. */
static klp_status add_row(struct filling *filling, size_t row, klp_error **error)
{
	const klp_dataset *out = filling->work->out;
	int area = area_of(filling, row);
	bool named = area == 0 && klp_dataset_text(out, row, KLP_COLUMN_MUNICIPALITY_CODE) == NULL;
	int before = named && !filling->work->carries ? STEPS_CODES : area;
	klp_status status = add_gaps_before(filling, before, error);
	return status == KLP_OK ? dataset_copy_row(filling->filled, out, row, error) : status;
}

/* Rows `first` up to `end` are those of the edition. */
static klp_status fill_edition(struct filling *filling, size_t first, size_t end, klp_error **error)
{
	klp_status status = KLP_OK;
	filling->next = 0;
	for (size_t row = first; row < end; row++) {
		struct span *span = &filling->spans[area_of(filling, row)];
		span->latest = filling->edition;
		span->row = row;
		filling->boundaries = klp_dataset_boundaries(filling->work->out, row);
	}
	for (size_t row = first; status == KLP_OK && row < end; row++)
		status = add_row(filling, row, error);
	return status == KLP_OK ? add_gaps_before(filling, STEPS_CODES, error) : status;
}

static klp_status fill(struct filling *filling, klp_error **error)
{
	const klp_dataset *out = filling->work->out;
	size_t rows = klp_dataset_rows(out), row = 0;
	klp_status status = KLP_OK;
	for (; status == KLP_OK && row < rows && dataset_edition_of(out, row) == EDITION_NONE; row++)
		status = dataset_copy_row(filling->filled, out, row, error);
	filling->edition = row < rows ? dataset_edition_of(out, row) : EDITION_NONE;
	for (; status == KLP_OK && row < rows; filling->edition++) {
		size_t end = row;
		while (end < rows && dataset_edition_of(out, end) == filling->edition)
			end++;
		status = fill_edition(filling, row, end, error);
		row = end;
	}
	for (size_t i = 0; status == KLP_OK && i < klp_dataset_notes(out); i++)
		status = dataset_copy_note(filling->filled, klp_dataset_note(out, i), error);
	dataset_take_columns(filling->filled, out);
	return status;
}

klp_status aggregate_gaps_fill(struct aggregation *work, klp_error **error)
{
	struct filling *filling = memory_allocate_zeroed(1, sizeof *filling);
	if (filling == NULL)
		return error_memory(error);
	filling->work = work;
	klp_status status = klp_dataset_new(&filling->filled, error);
	if (status == KLP_OK) {
		read_spans(filling);
		status = fill(filling, error);
	}
	if (status == KLP_OK) {
		klp_dataset *without = work->out;
		work->out = filling->filled;
		filling->filled = without;
	}
	klp_dataset_free(filling->filled);
	memory_release(filling);
	return status;
}
