/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "validate/localise_country.h"
#include "base/memory.h"
#include "base/number.h"
#include "validate/localise_parts.h"

#include <string.h>

enum {
	/* the search steps that a combination may take: a row is soon looked through */
	STEPS = 4000,
	/* clients who are placed nowhere: so many of a hundred, or so many, are usual; in 2025 they were 18 of 190.973 */
	RESIDUAL_PERCENT = 1,
	RESIDUAL_FEW = 25,
	PERCENT = 100,
	/* what a country's row weighs that cannot be explained */
	UNEXPLAINED = LOCALISE_WEIGHT_MOST
};

/* One way to explain all regions. */
struct combination {
	/** of each open region the solution */
	size_t *chosen;
	int64_t sums[DATASET_COUNTS];
	/** of the solutions */
	int regions_weight;
	/** of what must be changed in the country's row */
	int country_weight;
};

struct weighing {
	struct localise_country *country;
	/** the regions that have explanations, and how many of them are looked at */
	struct localise_region **open;
	size_t *looked_at;
	size_t open_count;
	/** what the other regions have together */
	int64_t fixed[DATASET_COUNTS];
	struct combination now;
	/** the least that any combination weighs, and the first that weighs so little */
	int least;
	struct combination best;
	/** others that weigh as little have other sums */
	bool differ;
	/** for each solution of each open region the least weight of a combination with it, row after row of STRIDE */
	int *least_with;
};

/* Room for each region's solutions. */
enum { STRIDE = LOCALISE_COMBINATIONS };

/* The total row that a solution leaves. */
static void total_after(int64_t total[DATASET_COUNTS], const struct localise_region *region, size_t solution)
{
	const struct localise_solution *chosen = &region->answer->solutions[solution];
	memcpy(total, region->total, sizeof region->total);
	for (size_t i = 0; i < chosen->cell_count; i++)
		if (chosen->cells[i].row == region->table->rows)
			total[chosen->cells[i].column] = chosen->cells[i].to;
}

/* False when a count is not known, or the sum does not fit. */
static bool add(int64_t sums[DATASET_COUNTS], const int64_t counts[DATASET_COUNTS])
{
	for (size_t i = 0; i < DATASET_COUNTS; i++)
		if (counts[i] == KLP_ABSENT || !number_add(&sums[i], counts[i]) || sums[i] > NUMBER_COUNT_MAX)
			return false;
	return true;
}

/* Parts the regions in those that stand and those that are open; false when the country says nothing of them. */
static bool part_regions(struct weighing *weighing)
{
	struct localise_country *country = weighing->country;
	size_t all = 1, least = 1;
	for (size_t i = 0; i < country->count; i++) {
		struct localise_region *region = &country->regions[i];
		const struct localise_answer *answer = region->answer;
		if (answer == NULL || answer->verdict == LOCALISE_NOTHING_WRONG) {
			if (!add(weighing->fixed, region->total))
				return false;
			continue;
		}
		if (answer->verdict != LOCALISE_SOLVED)
			return false;
		weighing->open[weighing->open_count++] = region;
		all = all > LOCALISE_COMBINATIONS ? all : all * answer->count;
		least = least > LOCALISE_COMBINATIONS ? least : least * answer->least;
	}
	if (least > LOCALISE_COMBINATIONS)
		return false;
	for (size_t i = 0; i < weighing->open_count; i++) {
		const struct localise_answer *answer = weighing->open[i]->answer;
		weighing->looked_at[i] = all > LOCALISE_COMBINATIONS ? answer->least : answer->count;
	}
	return true;
}

/* Localises the country's row over what its regions have together. */
static klp_status localise_row(struct localise_answer *answer, const struct localise_country *country,
                               const int64_t sums[DATASET_COUNTS], klp_error **error)
{
	int64_t counts[2][DATASET_COUNTS], witness[3][DATASET_COUNTS];
	struct localise_range usual[2][DATASET_COUNTS];
	for (size_t i = 0; i < DATASET_COUNTS; i++) {
		counts[0][i] = sums[i];
		counts[LOCALISE_COUNTRY_ROW][i] = country->counts[i];
		witness[0][i] = KLP_ABSENT;
		witness[LOCALISE_COUNTRY_ROW][i] = country->witness[i];
		/* what the other source would have placed nowhere */
		bool known = country->witness[i] != KLP_ABSENT && country->witness[i] >= sums[i];
		witness[2][i] = known ? country->witness[i] - sums[i] : KLP_ABSENT;
		usual[0][i] = (struct localise_range){ .low = 1, .high = 0 };
		usual[LOCALISE_COUNTRY_ROW][i] = country->usual[i];
		if (country->usual[i].low > country->usual[i].high)
			usual[LOCALISE_COUNTRY_ROW][i] =
				(struct localise_range){ sums[i], sums[i] + sums[i] / PERCENT * RESIDUAL_PERCENT + RESIDUAL_FEW };
	}
	struct localise_table table = localise_table_of((const int64_t(*)[DATASET_COUNTS])counts, 1);
	table.witness = (const int64_t(*)[DATASET_COUNTS])witness;
	table.usual = (const struct localise_range(*)[DATASET_COUNTS])usual;
	table.residual = true;
	return validate_localise(answer, &table, STEPS, error);
}

static klp_status weigh_row(const struct weighing *weighing, const int64_t sums[DATASET_COUNTS], int *weight,
                            klp_error **error)
{
	struct localise_answer answer = { .count = 0 };
	klp_status status = localise_row(&answer, weighing->country, sums, error);
	*weight = UNEXPLAINED;
	if (status == KLP_OK && answer.verdict == LOCALISE_NOTHING_WRONG)
		*weight = 0;
	else if (status == KLP_OK && answer.verdict == LOCALISE_SOLVED)
		*weight = answer.solutions[0].weight;
	validate_localise_free(&answer);
	return status;
}

static void remember(struct weighing *weighing)
{
	struct combination *now = &weighing->now, *best = &weighing->best;
	int weight = now->regions_weight + now->country_weight;
	for (size_t i = 0; i < weighing->open_count; i++) {
		int *least_with = &weighing->least_with[i * STRIDE + now->chosen[i]];
		if (*least_with < 0 || weight < *least_with)
			*least_with = weight;
	}
	if (weighing->least >= 0 && weight > weighing->least)
		return;
	if (weight == weighing->least) {
		weighing->differ = weighing->differ || memcmp(now->sums, best->sums, sizeof now->sums) != 0;
		return;
	}
	size_t *chosen = best->chosen;
	*best = *now;
	best->chosen = chosen;
	if (weighing->open_count > 0)
		memcpy(chosen, now->chosen, weighing->open_count * sizeof *chosen);
	weighing->least = weight;
	weighing->differ = false;
}

static klp_status try_combination(struct weighing *weighing, klp_error **error)
{
	struct combination *now = &weighing->now;
	memcpy(now->sums, weighing->fixed, sizeof now->sums);
	now->regions_weight = 0;
	for (size_t i = 0; i < weighing->open_count; i++) {
		int64_t total[DATASET_COUNTS];
		const struct localise_region *region = weighing->open[i];
		total_after(total, region, now->chosen[i]);
		if (!add(now->sums, total))
			return KLP_OK;
		now->regions_weight += region->answer->solutions[now->chosen[i]].weight;
	}
	klp_status status = weigh_row(weighing, now->sums, &now->country_weight, error);
	if (status == KLP_OK)
		remember(weighing);
	return status;
}

/* The next combination; false after the last. */
static bool next_combination(struct weighing *weighing)
{
	for (size_t i = 0; i < weighing->open_count; i++) {
		if (++weighing->now.chosen[i] < weighing->looked_at[i])
			return true;
		weighing->now.chosen[i] = 0;
	}
	return false;
}

/* Whether the country's row would need less if the region's total had stayed as it is printed. */
static klp_status is_refused(const struct weighing *weighing, const struct localise_region *region, size_t solution,
                             bool *refused, klp_error **error)
{
	int64_t total[DATASET_COUNTS], sums[DATASET_COUNTS];
	int weight;
	*refused = false;
	total_after(total, region, solution);
	for (size_t i = 0; i < DATASET_COUNTS; i++) {
		if (region->total[i] == KLP_ABSENT)
			return KLP_OK;
		sums[i] = weighing->best.sums[i] - total[i] + region->total[i];
	}
	if (weighing->best.country_weight == 0 || memcmp(sums, weighing->best.sums, sizeof sums) == 0)
		return KLP_OK;
	klp_status status = weigh_row(weighing, sums, &weight, error);
	*refused = status == KLP_OK && weight < weighing->best.country_weight;
	return status;
}

/* A region's explanations, each with what it costs all together. */
static klp_status weigh_region(struct weighing *weighing, size_t open, klp_error **error)
{
	struct localise_region *region = weighing->open[open];
	struct localise_answer *answer = region->answer;
	bool refused;
	klp_status status = is_refused(weighing, region, weighing->best.chosen[open], &refused, error);
	if (status != KLP_OK)
		return status;
	int best = answer->solutions[weighing->best.chosen[open]].weight;
	for (size_t i = 0; i < weighing->looked_at[open]; i++)
		if (weighing->least_with[open * STRIDE + i] >= 0)
			answer->solutions[i].weight = best + weighing->least_with[open * STRIDE + i] - weighing->least;
	if (answer->count > 1)
		validate_localise_rank(answer, region->table);
	if (refused && !answer->solutions[0].confirmed && answer->confidence == LOCALISE_CERTAIN) {
		answer->solutions[0].contradicted = true;
		answer->confidence = localise_not_certain(&answer->solutions[0]);
	}
	return KLP_OK;
}

static klp_status weigh_all(struct weighing *weighing, struct localise_answer *answer, klp_error **error)
{
	klp_status status;
	weighing->least = -1;
	for (size_t i = 0; i < weighing->open_count * STRIDE; i++)
		weighing->least_with[i] = -1;
	do
		status = try_combination(weighing, error);
	while (status == KLP_OK && next_combination(weighing));
	if (status != KLP_OK || weighing->least < 0)
		return status;
	for (size_t i = 0; i < weighing->open_count && status == KLP_OK; i++)
		status = weigh_region(weighing, i, error);
	if (status == KLP_OK)
		status = localise_row(answer, weighing->country, weighing->best.sums, error);
	if (status == KLP_OK && answer->verdict == LOCALISE_SOLVED && weighing->differ)
		answer->confidence = LOCALISE_AMBIGUOUS;
	return status;
}

klp_status validate_localise_country(struct localise_answer *answer, struct localise_country *country,
                                     klp_error **error)
{
	struct weighing weighing = { .country = country };
	klp_status status = KLP_OK;
	answer->verdict = LOCALISE_NOT_LOCALISED;
	weighing.open = memory_allocate_zeroed(country->count, sizeof *weighing.open);
	weighing.looked_at = memory_allocate_zeroed(country->count, sizeof *weighing.looked_at);
	weighing.now.chosen = memory_allocate_zeroed(country->count, sizeof *weighing.now.chosen);
	weighing.best.chosen = memory_allocate_zeroed(country->count, sizeof *weighing.best.chosen);
	weighing.least_with = memory_allocate_zeroed(country->count * STRIDE, sizeof *weighing.least_with);
	if (weighing.open == NULL || weighing.looked_at == NULL || weighing.now.chosen == NULL ||
	    weighing.best.chosen == NULL || weighing.least_with == NULL)
		status = error_memory(error);
	else if (part_regions(&weighing))
		status = weigh_all(&weighing, answer, error);
	memory_release(weighing.open);
	memory_release(weighing.looked_at);
	memory_release(weighing.now.chosen);
	memory_release(weighing.best.chosen);
	memory_release(weighing.least_with);
	return status;
}
