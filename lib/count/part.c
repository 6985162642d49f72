/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Notes on the ground that a count covers: which part of the country, and the municipalities of which year. */

#include "count/finish.h"

#include "base/buffer.h"
#include "base/number.h"

/* So many municipalities that make no whole region are named. */
enum { NAMED = 10, DATE_YEAR = 10000 };

/* What is covered when that is not the country. */
struct part {
	struct buffer list;
	size_t municipalities;
	/** of these, in no region that is covered whole */
	size_t loose;
	bool whole;
};

static void add_text(struct part *part, const char *text)
{
	part->whole = part->whole && buffer_add_text(&part->list, text);
}

static void add_item(struct part *part, const char *text)
{
	if (part->list.size > 0)
		add_text(part, ", ");
	add_text(part, text);
}

static void add_region(struct part *part, const struct finish *work, size_t at, size_t end)
{
	const klp_count *count = work->count;
	part->municipalities += end - at;
	add_item(part, "region ");
	add_text(part, number_dotted(work->members[at].region).text);
	add_text(part, " ");
	add_text(part, klp_territory_region_name(count->territory, work->members[at].region));
}

static void add_municipalities(struct part *part, const struct finish *work, size_t at, size_t end)
{
	const klp_count *count = work->count;
	for (size_t i = at; i < end; i++) {
		if (!work->members[i].covered)
			continue;
		part->municipalities++;
		if (part->loose++ < NAMED)
			add_item(part, klp_territory_municipality_name(count->territory, count->definition.year,
			                                               (int)work->members[i].place - 1));
	}
}

static bool is_whole_region(const struct finish *work, size_t at, size_t end)
{
	return work->members[at].region != 0 && finish_covers(work, at, end);
}

/* First the whole regions, then the municipalities of others. */
static bool list_part(struct part *part, const struct finish *work)
{
	for (size_t at = 0, end; at < work->member_count; at = end) {
		end = finish_region_end(work, at);
		if (is_whole_region(work, at, end))
			add_region(part, work, at, end);
	}
	for (size_t at = 0, end; at < work->member_count; at = end) {
		end = finish_region_end(work, at);
		if (!is_whole_region(work, at, end))
			add_municipalities(part, work, at, end);
	}
	if (part->loose > NAMED) {
		add_text(part, " and ");
		add_text(part, number_dotted((int64_t)(part->loose - NAMED)).text);
		add_text(part, " others");
	}
	return part->whole && buffer_end_text(&part->list);
}

static klp_status note_part(struct finish *work, klp_error **error)
{
	struct part part = { .whole = true };
	klp_status status = finish_may_note(work, error);
	if (status == KLP_OK && !list_part(&part, work))
		status = error_memory(error);
	if (status == KLP_OK)
		status = dataset_add_note(work->out, "count.part", KLP_SEVERITY_INFORMATION, NULL, work->edition, 0, error,
		                          "there are records of a part of the country, so that it has no row: %zu of %zu "
		                          "municipalities%s%s",
		                          part.municipalities, work->member_count, part.municipalities > 0 ? ": " : "",
		                          part.municipalities > 0 ? part.list.bytes : "");
	buffer_free(&part.list);
	return status;
}

klp_status finish_note_part(struct finish *work, klp_error **error)
{
	int year = work->count->definition.date / DATE_YEAR;
	klp_status status = work->country ? KLP_OK : note_part(work, error);
	if (status != KLP_OK || work->count->definition.year == year)
		return status;
	status = finish_may_note(work, error);
	if (status != KLP_OK)
		return status;
	return dataset_add_note(work->out, "count.territory-year", KLP_SEVERITY_WARNING, NULL, work->edition, 0, error,
	                        "the municipalities of %d are not known; those of %d are taken", year,
	                        work->count->definition.year);
}
