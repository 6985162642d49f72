/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Two editions on common boundaries: each is carried there and added up level by level, and so compared area by area. */

#include "aggregate/diff/diffing.h"

#include "territory/territory.h"

#include <klantprofiel/aggregate.h>
#include <string.h>

/* One side of a level: on the common boundaries, and on its own. */
struct level_side {
	klp_dataset *carried;
	klp_dataset *own;
	struct diff_areas areas;
	struct diff_areas own_areas;
};

struct level {
	klp_level by;
	struct level_side side[DIFFERENCE_SIDES];
};

/* ----------------------------------------------------------------- adding up */

/* Progress of a call within the whole; not 0 when the caller wants to stop. */
static int step(void *context, uint64_t done, uint64_t total)
{
	struct diffing *work = context;
	(void)total;
	return progress_tell(&work->progress, work->done + done, NULL) != KLP_OK;
}

/* Whether the list has a note already: carrying says the same at each level. */
static bool has_note(const klp_differences *out, const klp_note *note)
{
	const klp_note *other;
	for (size_t i = 0; (other = klp_dataset_note(out->notes, i)) != NULL; i++)
		if (strcmp(klp_note_id(other), klp_note_id(note)) == 0 &&
		    strcmp(klp_note_message(other), klp_note_message(note)) == 0)
			return true;
	return false;
}

/* Border corrections are told as what happened to the territory; and another region is not what was asked for. */
static bool is_wanted_note(const struct diffing *work, const klp_note *note)
{
	int region = klp_note_region_number(note);
	return strcmp(klp_note_id(note), "aggregate.border") != 0 &&
	       (work->region == 0 || region == 0 || region == work->region);
}

/* The notes of a result behind those of its input. */
static klp_status keep_notes(struct diffing *work, size_t side, const klp_dataset *result, klp_error **error)
{
	const klp_note *note;
	klp_status status = KLP_OK;
	for (size_t i = klp_dataset_notes(work->given[side]);
	     status == KLP_OK && (note = klp_dataset_note(result, i)) != NULL; i++)
		if (is_wanted_note(work, note) && !has_note(work->out, note))
			status = dataset_copy_note(work->out->notes, note, error);
	return status;
}

static klp_status add_up(struct diffing *work, size_t side, klp_level by, int boundaries, klp_dataset **result,
                         klp_error **error)
{
	klp_aggregate_options options = KLP_AGGREGATE_OPTIONS_INIT;
	options.by = (int)by;
	options.boundaries = boundaries;
	options.territory = work->territory;
	options.progress = work->progress.call == NULL ? NULL : step;
	options.progress_context = work;
	klp_status status = klp_aggregate(result, work->given[side], &options, error);
	work->done += 2 * (uint64_t)klp_dataset_rows(work->given[side]);
	return status;
}

static klp_status open_side(struct diffing *work, struct level *level, size_t which, klp_error **error)
{
	struct level_side *side = &level->side[which];
	klp_status status = add_up(work, which, level->by, work->boundaries, &side->carried, error);
	if (status == KLP_OK)
		status = keep_notes(work, which, side->carried, error);
	if (status == KLP_OK)
		status = diff_areas_read(&side->areas, side->carried, work->territory, (int)level->by, work->boundaries, error);
	/* The country is the same on all boundaries. */
	if (status != KLP_OK || level->by == KLP_LEVEL_COUNTRY)
		return status;
	status = add_up(work, which, level->by, 0, &side->own, error);
	return status == KLP_OK ? diff_areas_read(&side->own_areas, side->own, work->territory, (int)level->by, 0, error)
	                        : status;
}

static klp_status open_level(struct diffing *work, struct level *level, klp_level by, klp_error **error)
{
	klp_status status = KLP_OK;
	*level = (struct level){ .by = by };
	for (size_t side = 0; status == KLP_OK && side < DIFFERENCE_SIDES; side++)
		status = open_side(work, level, side, error);
	return status;
}

static void close_level(struct level *level)
{
	for (size_t side = 0; side < DIFFERENCE_SIDES; side++) {
		klp_dataset_free(level->side[side].carried);
		klp_dataset_free(level->side[side].own);
		diff_areas_free(&level->side[side].areas);
		diff_areas_free(&level->side[side].own_areas);
	}
}

/* Counts what a side has in each area, to tell an area that is not there from one of which only a part is. */
static void count_presence(struct diffing *work, const struct level *municipalities, size_t side)
{
	enum { WHOLE_COUNTRY = 1 };
	struct diff_presence *presence = &work->presence[side];
	const struct diff_areas *areas = &municipalities->side[side].areas;
	for (size_t i = 0; i < areas->count; i++) {
		const struct diff_area *area = &areas->items[i];
		int index = territory_municipality_of_code(work->territory, work->boundaries, area->identity);
		presence->municipalities[KLP_LEVEL_COUNTRY][WHOLE_COUNTRY]++;
		presence->municipalities[KLP_LEVEL_REGION][area->region]++;
		presence->municipalities[KLP_LEVEL_PROVINCE]
								[klp_territory_municipality_province(work->territory, work->boundaries, index)]++;
	}
}

/* ----------------------------------------------------------------- comparing */

static klp_status add_obstacle(struct diffing *work, const struct diff_pair *pair, enum diff_obstacle obstacle,
                               size_t side, klp_error **error)
{
	klp_difference difference;
	klp_status status = diff_count(work, pair, KLP_COMPARISON_NOT_POSSIBLE, error);
	if (status != KLP_OK)
		return status;
	diff_describe(work, &difference, pair);
	difference.kind = KLP_DIFFERENCE_NOT_COMPARED;
	return diff_add(work, &difference,
	                diff_sentence_obstacle(&work->words, &difference, obstacle, side, work->boundaries), error);
}

/* By how many persons the territory alone changed the total of an area: on its own boundaries, each side had it otherwise. */
static int64_t territory_effect(const struct level *level, const struct diff_pair *pair)
{
	int64_t effect = 0;
	for (size_t side = 0; side < DIFFERENCE_SIDES; side++) {
		const struct diff_area *area = pair->side[side];
		const struct diff_area *own = diff_areas_find(&level->side[side].own_areas, level->by, area->identity);
		if (level->by == KLP_LEVEL_COUNTRY)
			return 0;
		if (own == NULL || own->counts.of[COUNTS_TOTAL] == KLP_ABSENT)
			return KLP_ABSENT;
		int64_t carried = area->counts.of[COUNTS_TOTAL] - own->counts.of[COUNTS_TOTAL];
		effect += side == BEFORE ? carried : -carried;
	}
	return effect;
}

static klp_status compare_counts(struct diffing *work, const struct level *level, const struct diff_pair *pair,
                                 klp_error **error)
{
	bool differs = !aggregate_counts_equal(&pair->side[BEFORE]->counts, &pair->side[AFTER]->counts);
	klp_status status = KLP_OK;
	if (differs) {
		klp_difference difference;
		diff_describe(work, &difference, pair);
		difference.kind = KLP_DIFFERENCE_COUNTS;
		difference.territory = territory_effect(level, pair);
		status = diff_add(work, &difference, diff_sentence_counts(&work->words, &difference), error);
	}
	if (status == KLP_OK)
		status = diff_registers(work, pair, &differs, error);
	return status == KLP_OK ? diff_count(work, pair, differs ? KLP_COMPARISON_CHANGED : KLP_COMPARISON_SAME, error)
	                        : status;
}

static bool is_stray(const struct diff_area *area)
{
	return area != NULL && area->stray && area->identity != 0;
}

/* Whether the side that has no row of an area has parts of it. */
static bool has_parts(const struct diffing *work, size_t side, const struct diff_area *area)
{
	if (area->level == KLP_LEVEL_MUNICIPALITY)
		return diff_ground_leads_to(&work->ground[side], work->territory, area->identity);
	bool numbered = area->identity > 0 && area->identity < DIFF_AREAS;
	return numbered && work->presence[side].municipalities[area->level][area->identity] > 0;
}

static klp_status compare_pair(struct diffing *work, const struct level *level, const struct diff_pair *pair,
                               klp_error **error)
{
	for (size_t side = 0; side < DIFFERENCE_SIDES; side++)
		if (is_stray(pair->side[side]))
			return add_obstacle(work, pair, DIFF_NOT_CARRIED, side, error);
	for (size_t side = 0; side < DIFFERENCE_SIDES; side++)
		if (pair->side[side] == NULL)
			return has_parts(work, side, pair->side[1 - side]) ? add_obstacle(work, pair, DIFF_INCOMPLETE, side, error)
			                                                   : diff_tell_lonely(work, pair, error);
	for (size_t side = 0; side < DIFFERENCE_SIDES; side++)
		if (pair->side[side]->counts.of[COUNTS_TOTAL] == KLP_ABSENT)
			return add_obstacle(work, pair, DIFF_ABSENT, side, error);
	return compare_counts(work, level, pair, error);
}

static klp_status compare_level(struct diffing *work, const struct level *level, klp_error **error)
{
	struct diff_pairs pairs = { .items = NULL };
	klp_status status = diff_pairs_make(&pairs, &level->side[BEFORE].areas, &level->side[AFTER].areas, error);
	for (size_t i = 0; status == KLP_OK && i < pairs.count; i++) {
		const struct diff_area *before = pairs.items[i].side[BEFORE], *after = pairs.items[i].side[AFTER];
		if ((before != NULL && diff_is_chosen(work, before)) || (after != NULL && diff_is_chosen(work, after)))
			status = compare_pair(work, level, &pairs.items[i], error);
	}
	diff_pairs_free(&pairs);
	return status;
}

bool diff_level_is_wanted(const struct diffing *work, klp_level level)
{
	if (work->municipality != 0 && level != KLP_LEVEL_MUNICIPALITY)
		return false;
	if (work->region != 0 && level != KLP_LEVEL_REGION && level != KLP_LEVEL_MUNICIPALITY)
		return false;
	return work->by == 0 ? level != KLP_LEVEL_PROVINCE : work->by == (int)level;
}

klp_status diff_levels(struct diffing *work, klp_error **error)
{
	struct level municipalities, level;
	klp_status status = open_level(work, &municipalities, KLP_LEVEL_MUNICIPALITY, error);
	for (size_t side = 0; status == KLP_OK && side < DIFFERENCE_SIDES; side++)
		count_presence(work, &municipalities, side);
	for (int by = KLP_LEVEL_COUNTRY; status == KLP_OK && by < KLP_LEVEL_MUNICIPALITY; by++) {
		if (!diff_level_is_wanted(work, (klp_level)by))
			continue;
		status = open_level(work, &level, (klp_level)by, error);
		if (status == KLP_OK)
			status = compare_level(work, &level, error);
		close_level(&level);
	}
	if (status == KLP_OK && diff_level_is_wanted(work, KLP_LEVEL_MUNICIPALITY))
		status = compare_level(work, &municipalities, error);
	close_level(&municipalities);
	return status;
}
