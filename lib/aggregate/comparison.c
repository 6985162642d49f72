/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* One edition against another: the same area, on the same territory. */

#include "aggregate/indicators.h"
#include "aggregate/words.h"

static bool has_changed(const struct comparison *comparison, int area)
{
	return comparison->changed != NULL && area > 0 && area < STEPS_CODES && comparison->changed[area];
}

static klp_status set_totals(struct aggregation *work, const struct figure *from, const struct figure *to,
                             const struct comparison_columns *columns, klp_error **error)
{
	if (from->total == KLP_ABSENT || to->total == KLP_ABSENT)
		return KLP_OK;
	int64_t difference = to->total - from->total;
	klp_status status = dataset_set_integer(work->out, to->row, columns->total_difference, difference, error);
	if (status != KLP_OK || from->total == 0)
		return status;
	return dataset_set_real(work->out, to->row, columns->total_change, (double)difference / (double)from->total, error);
}

static klp_status set_figure(struct aggregation *work, const struct figure *from, const struct figure *to,
                             const struct comparison_columns *columns, klp_error **error)
{
	klp_status status = set_totals(work, from, to, columns, error);
	if (status != KLP_OK || !from->shared || !to->shared)
		return status;
	return dataset_set_real(work->out, to->row, columns->share_difference, to->share - from->share, error);
}

klp_status aggregate_comparison_set(struct aggregation *work, const struct comparison *comparison,
                                    const struct comparison_columns *columns, klp_error **error)
{
	const struct edition_figures *edition = comparison->to;
	klp_status status = KLP_OK;
	size_t at = 0;
	for (size_t i = edition->first; status == KLP_OK && i < edition->first + edition->count; i++) {
		const struct figure *to = &comparison->figures->items[i];
		const struct figure *from = aggregate_figures_find(comparison->figures, comparison->from, &at, to->area);
		if (from != NULL && !has_changed(comparison, to->area))
			status = set_figure(work, from, to, columns, error);
	}
	return status;
}

klp_status aggregate_comparison_note(struct aggregation *work, const struct comparison *comparison, klp_error **error)
{
	const struct edition_figures *edition = comparison->to;
	const char *names[ROSTER_NAMED] = { NULL };
	char from[EDITION_BYTES], to[EDITION_BYTES];
	size_t count = 0, at = 0;
	for (size_t i = edition->first; i < edition->first + edition->count; i++) {
		const struct figure *figure = &comparison->figures->items[i];
		/* Not because it is missing from the other edition; a municipality may be, for it came about since. */
		bool is_there = work->by == KLP_LEVEL_MUNICIPALITY ||
		                aggregate_figures_find(comparison->figures, comparison->from, &at, figure->area) != NULL;
		if (!has_changed(comparison, figure->area) || !is_there)
			continue;
		if (count < ROSTER_NAMED)
			names[count] = aggregate_words_printed(work->out, figure->row);
		count++;
	}
	if (count == 0)
		return KLP_OK;
	const char *list = aggregate_words_names(work, names, ROSTER_NAMED);
	if (list == NULL)
		return error_memory(error);
	edition_write(from, comparison->from->edition);
	edition_write(to, edition->edition);
	return dataset_add_note(
		work->out, "aggregate.territory-changed", KLP_SEVERITY_INFORMATION, NULL, edition->edition, 0, error,
		"between %s and %s the territory of %zu %s of the result changed, so that they are not "
		"compared: %s%s; carry both to the boundaries of one year (--boundaries YEAR)",
		from, to, count, count == 1 ? "area" : "areas", list, count > ROSTER_NAMED ? " and others" : "");
}
