/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The run over the result: the shares of each row, the places in each edition, and each edition against the quarter before and against
 * the one that was chosen. */

#include "aggregate/indicators.h"
#include "base/memory.h"

static bool is_base_column(klp_column column)
{
	return column == KLP_COLUMN_BASE_TOTAL_DIFFERENCE || column == KLP_COLUMN_BASE_TOTAL_CHANGE ||
	       column == KLP_COLUMN_BASE_PROFILE_SHARE_DIFFERENCE;
}

void aggregate_indicators_begin(struct aggregation *work)
{
	for (int i = 0; work->indicators && i < KLP_COLUMN_COUNT; i++) {
		klp_column column = (klp_column)i;
		if (dataset_is_indicator(column) && (work->base != EDITION_NONE || !is_base_column(column)))
			dataset_add_column(work->out, column);
	}
}

/* ------------------------------------------------------------------ shares */

/* The sum of two counts, which fits; KLP_ABSENT where one of them is. */
static int64_t sum_of(int64_t one, int64_t other)
{
	return one == KLP_ABSENT || other == KLP_ABSENT ? KLP_ABSENT : one + other;
}

/* part ÷ whole, where both are there and the whole is not 0. */
static klp_status set_share(struct aggregation *work, size_t row, klp_column column, int64_t part, int64_t whole,
                            klp_error **error)
{
	if (part == KLP_ABSENT || whole == KLP_ABSENT || whole == 0)
		return KLP_OK;
	return dataset_set_real(work->out, row, column, (double)part / (double)whole, error);
}

static klp_status set_shares(struct aggregation *work, const struct figure *figure, klp_error **error)
{
	const int64_t *of = figure->counts.of;
	int64_t in_register = KLP_ABSENT;
	int64_t municipal = sum_of(of[COUNTS_MUNICIPAL_PROFILE], of[COUNTS_MUNICIPAL_NO_PROFILE]);
	int64_t uwv = sum_of(of[COUNTS_UWV_PROFILE], of[COUNTS_UWV_NO_PROFILE]);
	size_t row = figure->row;
	klp_dataset_integer(work->out, row, KLP_COLUMN_REGISTER_TOTAL, &in_register);
	const struct {
		klp_column column;
		int64_t part;
		int64_t whole;
	} shares[] = {
		{ KLP_COLUMN_PROFILE_SHARE, figure->profiles, figure->total },
		{ KLP_COLUMN_MUNICIPAL_PROFILE_SHARE, of[COUNTS_MUNICIPAL_PROFILE], municipal },
		{ KLP_COLUMN_UWV_PROFILE_SHARE, of[COUNTS_UWV_PROFILE], uwv },
		{ KLP_COLUMN_REGISTER_COVERAGE, figure->total, in_register },
		{ KLP_COLUMN_MUNICIPAL_SHARE, municipal, figure->total },
	};
	klp_status status = KLP_OK;
	for (size_t i = 0; status == KLP_OK && i < sizeof shares / sizeof shares[0]; i++)
		status = set_share(work, row, shares[i].column, shares[i].part, shares[i].whole, error);
	return status;
}

/* ------------------------------------------------------------- comparisons */

/* Extents stay while the next edition is compared with this one, and the chosen one stays for all. */
enum { SLOT_BASE, SLOT_EVEN, SLOT_ODD, SLOTS };

struct run {
	struct aggregation *work;
	struct figures figures;
	struct ranking ranking;
	struct steps steps;
	struct extent *extents[SLOTS];
	struct extent_changes *changes;
};

/* Where municipalities lie matters for what they add to their region, and where editions that were not carried are compared. */
static bool needs_extents(const struct aggregation *work)
{
	return work->by == KLP_LEVEL_MUNICIPALITY || (work->by != KLP_LEVEL_COUNTRY && !work->carries);
}

static klp_status prepare(struct run *run, klp_error **error)
{
	struct aggregation *work = run->work;
	klp_status status = aggregate_figures_read(&run->figures, work, error);
	if (status != KLP_OK || !needs_extents(work))
		return status;
	for (size_t i = 0; i < SLOTS; i++) {
		run->extents[i] = memory_allocate_zeroed(1, sizeof *run->extents[i]);
		if (run->extents[i] == NULL)
			return error_memory(error);
	}
	run->changes = memory_allocate_zeroed(1, sizeof *run->changes);
	if (run->changes == NULL)
		return error_memory(error);
	/* No day: the extents know by themselves what has happened. */
	return aggregate_steps_read(&run->steps, work->territory, "", error);
}

static void finish(struct run *run)
{
	aggregate_figures_free(&run->figures);
	memory_release(run->ranking.items);
	aggregate_steps_free(&run->steps);
	for (size_t i = 0; i < SLOTS; i++)
		memory_release(run->extents[i]);
	memory_release(run->changes);
}

/* The municipalities that the input has of an edition, for a result that has only their sums. */
static void add_pieces(const struct aggregation *work, struct extent *extent)
{
	const struct pieces *pieces = &work->pieces;
	size_t low = 0, high = pieces->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (pieces->items[middle].edition < extent->edition)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < pieces->count && pieces->items[low].edition == extent->edition; low++) {
		const struct piece *piece = &pieces->items[low];
		if (piece->level == KLP_LEVEL_MUNICIPALITY && piece->identity != 0)
			aggregate_extent_row(extent, piece->identity, piece->group);
	}
}

static void add_figures(const struct figures *figures, const struct edition_figures *edition, struct extent *extent)
{
	for (size_t i = edition->first; i < edition->first + edition->count; i++)
		if (figures->items[i].area != 0)
			aggregate_extent_row(extent, figures->items[i].area, figures->items[i].region);
}

static const struct extent *extent_of(struct run *run, const struct edition_figures *edition)
{
	struct aggregation *work = run->work;
	if (!needs_extents(work))
		return NULL;
	size_t slot = edition->edition == work->base ? SLOT_BASE : SLOT_EVEN + (size_t)(edition->edition % 2);
	struct extent *extent = run->extents[slot];
	if (extent->edition == edition->edition)
		return extent;
	aggregate_extent_begin(extent, work->territory, work->by, edition->edition, edition->boundaries);
	if (work->by == KLP_LEVEL_MUNICIPALITY)
		add_figures(&run->figures, edition, extent);
	else
		add_pieces(work, extent);
	aggregate_extent_finish(extent, &run->steps, work->territory, work->by);
	return extent;
}

static struct comparison begin_comparison(struct run *run, const struct edition_figures *from,
                                          const struct edition_figures *to)
{
	struct comparison comparison = { .figures = &run->figures, .from = from, .to = to };
	comparison.from_extent = extent_of(run, from);
	comparison.to_extent = extent_of(run, to);
	bool same = from == to || (from->boundaries != 0 && from->boundaries == to->boundaries);
	if (same || comparison.from_extent == NULL)
		return comparison;
	aggregate_extent_compare(run->changes, comparison.from_extent, comparison.to_extent, &run->steps, run->work->by);
	comparison.changed = run->changes->changed;
	return comparison;
}

static klp_status compare(struct run *run, const struct edition_figures *from, const struct edition_figures *to,
                          const struct comparison_columns *columns, bool contributes, klp_error **error)
{
	if (from == NULL)
		return KLP_OK;
	struct comparison comparison = begin_comparison(run, from, to);
	klp_status status = aggregate_comparison_set(run->work, &comparison, columns, error);
	if (status == KLP_OK && contributes && run->work->by == KLP_LEVEL_MUNICIPALITY)
		status = aggregate_contributions_set(run->work, &comparison, error);
	/* Of the quarter before it was said already. */
	bool said = columns->total_difference == KLP_COLUMN_BASE_TOTAL_DIFFERENCE && from->edition == to->edition - 1;
	return status == KLP_OK && !said ? aggregate_comparison_note(run->work, &comparison, error) : status;
}

static klp_status set_edition(struct run *run, const struct edition_figures *edition, klp_error **error)
{
	static const struct comparison_columns before = { KLP_COLUMN_TOTAL_DIFFERENCE, KLP_COLUMN_TOTAL_CHANGE,
		                                              KLP_COLUMN_PROFILE_SHARE_DIFFERENCE },
										   chosen = { KLP_COLUMN_BASE_TOTAL_DIFFERENCE, KLP_COLUMN_BASE_TOTAL_CHANGE,
		                                              KLP_COLUMN_BASE_PROFILE_SHARE_DIFFERENCE };
	struct aggregation *work = run->work;
	klp_status status = KLP_OK;
	for (size_t i = edition->first; status == KLP_OK && i < edition->first + edition->count; i++)
		status = set_shares(work, &run->figures.items[i], error);
	if (status == KLP_OK)
		status = aggregate_ranking_set(&run->ranking, work, &run->figures, edition, error);
	if (status != KLP_OK || edition->edition == EDITION_NONE)
		return status;
	const struct edition_figures *previous = aggregate_figures_edition(&run->figures, edition->edition - 1);
	const struct edition_figures *base = aggregate_figures_edition(&run->figures, work->base);
	status = compare(run, previous, edition, &before, work->base == EDITION_NONE, error);
	return status == KLP_OK ? compare(run, base, edition, &chosen, true, error) : status;
}

static klp_status note_base(const struct run *run, klp_error **error)
{
	struct aggregation *work = run->work;
	char edition[EDITION_BYTES];
	if (work->base == EDITION_NONE || aggregate_figures_edition(&run->figures, work->base) != NULL)
		return KLP_OK;
	edition_write(edition, work->base);
	return dataset_add_note(
		work->out, "aggregate.base-missing", KLP_SEVERITY_WARNING, NULL, EDITION_NONE, 0, error,
		"there is nothing of %s, against which was to be compared; what is told against it is absent", edition);
}

klp_status aggregate_indicators_set(struct aggregation *work, klp_error **error)
{
	struct run run = { .work = work };
	if (!work->indicators)
		return KLP_OK;
	klp_status status = prepare(&run, error);
	for (size_t i = 0; status == KLP_OK && i < run.figures.edition_count; i++)
		status = set_edition(&run, &run.figures.editions[i], error);
	if (status == KLP_OK)
		status = note_base(&run, error);
	finish(&run);
	return status;
}
