/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What is told of an area in both ways of comparing, and how the comparisons are counted. */

#include "aggregate/diff/diffing.h"

bool diff_is_chosen(const struct diffing *work, const struct diff_area *area)
{
	if (work->municipality != 0 && (area->level != KLP_LEVEL_MUNICIPALITY || area->identity != work->municipality))
		return false;
	bool lies_in_region = area->level == KLP_LEVEL_REGION || area->level == KLP_LEVEL_MUNICIPALITY;
	return work->region == 0 || (lies_in_region && area->region == work->region) ||
	       (area->level == KLP_LEVEL_REGION && area->identity == work->region);
}

/* -------------------------------------------------------------- descriptions */

static void describe_side(struct difference_side *side, const struct diff_area *area)
{
	int64_t origin = 0;
	if (area == NULL)
		return;
	klp_dataset_integer(area->dataset, area->row, KLP_COLUMN_ORIGIN, &origin);
	side->origin = (klp_origin)origin;
	side->place = dataset_place(area->dataset, area->row);
	side->percent = area->percent;
	for (size_t i = 0; i < DATASET_COUNTS; i++)
		side->counts[i] = area->counts.of[i];
	side->counts[DATASET_COUNTS] = area->register_total;
}

static const char *text_of(const struct diff_area *area, klp_column column)
{
	return klp_dataset_text(area->dataset, area->row, column);
}

static void describe_area(const struct diffing *work, klp_difference *difference, const struct diff_area *area)
{
	difference->level = area->level;
	difference->number = area->identity;
	difference->key = area->key;
	difference->region_number = area->region;
	difference->region_name = text_of(area, KLP_COLUMN_REGION_NAME);
	/* A stray region has lost its number; its name tells which it was. */
	if (area->level == KLP_LEVEL_REGION && area->identity != 0)
		difference->region_number = area->identity;
	if (difference->region_name == NULL)
		difference->region_name = klp_territory_region_name(work->territory, difference->region_number);
	difference->province_code = text_of(area, KLP_COLUMN_PROVINCE_CODE);
	difference->province_name = text_of(area, KLP_COLUMN_PROVINCE_NAME);
	difference->municipality_code = text_of(area, KLP_COLUMN_MUNICIPALITY_CODE);
	difference->municipality_name = text_of(area, KLP_COLUMN_MUNICIPALITY_NAME);
	if (difference->municipality_name == NULL)
		difference->municipality_name = text_of(area, KLP_COLUMN_MUNICIPALITY_PRINTED);
}

static int64_t distance(int64_t before, int64_t after)
{
	if (before == KLP_ABSENT)
		return after == KLP_ABSENT ? 0 : after;
	if (after == KLP_ABSENT)
		return before;
	return before < after ? after - before : before - after;
}

void diff_describe(const struct diffing *work, klp_difference *difference, const struct diff_pair *pair)
{
	const struct diff_area *area = pair->side[AFTER] != NULL ? pair->side[AFTER] : pair->side[BEFORE];
	difference_init(difference);
	/* Of a stray and the area that it is named after, the latter is the one with a code. */
	if (area->stray && area->identity != 0 && pair->side[BEFORE] != NULL)
		area = pair->side[BEFORE];
	describe_area(work, difference, area);
	for (size_t side = 0; side < DIFFERENCE_SIDES; side++)
		describe_side(&difference->side[side], pair->side[side]);
	const int64_t *before = difference->side[BEFORE].counts, *after = difference->side[AFTER].counts;
	difference->weight = distance(before[COUNTS_TOTAL], after[COUNTS_TOTAL]);
	for (size_t i = 0; i < COUNTS_CELLS; i++)
		difference->cells += distance(before[i], after[i]);
}

klp_status diff_add(struct diffing *work, klp_difference *difference, const char *sentence, klp_error **error)
{
	difference->message = sentence;
	return sentence == NULL ? error_memory(error) : differences_add(work->out, difference, error);
}

/* ----------------------------------------------------------------- counting */

static bool add_sums(int64_t sums[DATASET_COUNTS], const struct diff_area *area)
{
	struct counts sum;
	for (size_t i = 0; i < DATASET_COUNTS; i++)
		sum.of[i] = sums[i];
	if (!aggregate_counts_add(&sum, &area->counts))
		return false;
	for (size_t i = 0; i < DATASET_COUNTS; i++)
		sums[i] = sum.of[i];
	return true;
}

klp_status diff_count(struct diffing *work, const struct diff_pair *pair, klp_comparison ended, klp_error **error)
{
	const struct diff_area *area = pair->side[BEFORE] != NULL ? pair->side[BEFORE] : pair->side[AFTER];
	struct difference_areas *areas = &work->out->areas[area->level];
	areas->ended[ended]++;
	if (ended != KLP_COMPARISON_CHANGED && ended != KLP_COMPARISON_SAME)
		return KLP_OK;
	for (size_t side = 0; side < DIFFERENCE_SIDES; side++)
		if (!add_sums(areas->sums[side], pair->side[side]))
			return error_set(error, KLP_OVERFLOW, NULL,
			                 "the counts of %s add up to more than a count can be; look for a count that is far too "
			                 "large",
			                 work->words.label[side]);
	return KLP_OK;
}

/* ---------------------------------------------------------------- one side only */

klp_status diff_tell_lonely(struct diffing *work, const struct diff_pair *pair, klp_error **error)
{
	size_t side = pair->side[BEFORE] != NULL ? BEFORE : AFTER;
	const struct diff_area *area = pair->side[side];
	struct diff_presence *presence = &work->presence[side];
	klp_comparison ended = side == BEFORE ? KLP_COMPARISON_ONLY_BEFORE : KLP_COMPARISON_ONLY_AFTER;
	klp_difference difference;
	klp_status status = diff_count(work, pair, ended, error);
	bool numbered = area->identity > 0 && area->identity < DIFF_AREAS;
	size_t municipalities = 0;
	if (status != KLP_OK)
		return status;
	if (area->level == KLP_LEVEL_MUNICIPALITY && area->region > 0 && presence->only[area->region])
		return KLP_OK;
	if (numbered && area->level != KLP_LEVEL_MUNICIPALITY)
		municipalities = presence->municipalities[area->level][area->identity];
	if (area->level == KLP_LEVEL_REGION && numbered)
		presence->only[area->identity] = true;
	diff_describe(work, &difference, pair);
	difference.kind = side == BEFORE ? KLP_DIFFERENCE_ONLY_BEFORE : KLP_DIFFERENCE_ONLY_AFTER;
	return diff_add(work, &difference, diff_sentence_only(&work->words, &difference, side, municipalities), error);
}

/* ---------------------------------------------------------------- registers */

static klp_status add_register(struct diffing *work, const struct diff_pair *pair, klp_column column, klp_error **error)
{
	klp_difference difference;
	diff_describe(work, &difference, pair);
	difference.kind = KLP_DIFFERENCE_REGISTER;
	difference.column = (int)column;
	return diff_add(work, &difference, diff_sentence_cell(&work->words, &difference), error);
}

/* Between editions a number that only one of them prints is no difference: not every edition prints the register. */
klp_status diff_registers(struct diffing *work, const struct diff_pair *pair, bool *differs, klp_error **error)
{
	const struct diff_area *before = pair->side[BEFORE], *after = pair->side[AFTER];
	bool totals = before->register_total != after->register_total;
	bool percents = before->percent < after->percent || before->percent > after->percent;
	klp_status status = KLP_OK;
	if (!work->versions) {
		totals = totals && before->register_total != KLP_ABSENT && after->register_total != KLP_ABSENT;
		percents = percents && before->percent >= 0 && after->percent >= 0;
	}
	if (totals)
		status = add_register(work, pair, KLP_COLUMN_REGISTER_TOTAL, error);
	if (status == KLP_OK && percents)
		status = add_register(work, pair, KLP_COLUMN_KNOWN_PERCENT, error);
	*differs = *differs || totals || percents;
	return status;
}
