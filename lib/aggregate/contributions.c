/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What each municipality adds to the change of its region's profile share. The share of a region is the mean of those of its
 * municipalities, each weighed by its part of the region's clients. Such a mean changes because the shares do (level), or because the
 * weights do (mix). Each is taken at the middle of the two editions for what the other does: that is the symmetrical form of the
 * decomposition that E. M. Kitagawa (1955), R. Oaxaca and A. Blinder (1973) made known, and of shift-share analysis, and it leaves no rest. The mix is
 * counted from the region's own share, so that a municipality that grows adds only as far as it differs from its region. */

#include "aggregate/indicators.h"

/* Regions have two digits. */
enum { REGIONS = EXTENT_AREAS };

/* A region as the sum of its municipalities. Doubles, for a sum of counts may not fit. */
struct region {
	double total;
	double profiles;
	size_t municipalities;
	/** whether a part of it is missing, or nobody is counted in it */
	bool broken;
};

struct regions {
	struct region of[REGIONS];
};

static bool is_region(int number)
{
	return number > 0 && number < REGIONS;
}

static void add_up(struct regions *regions, const struct figures *figures, const struct edition_figures *edition,
                   const struct extent *extent)
{
	*regions = (struct regions){ { { 0 } } };
	for (size_t i = edition->first; i < edition->first + edition->count; i++) {
		const struct figure *figure = &figures->items[i];
		if (!is_region(figure->region))
			continue;
		struct region *region = &regions->of[figure->region];
		region->municipalities++;
		/* Profiles of nobody would be in the sum of the region, and in no share. */
		bool senseless = figure->total == 0 && figure->profiles != 0;
		if (figure->area == 0 || figure->total == KLP_ABSENT || figure->profiles == KLP_ABSENT || senseless) {
			region->broken = true;
			continue;
		}
		region->total += (double)figure->total;
		region->profiles += (double)figure->profiles;
	}
	for (size_t i = 0; i < REGIONS; i++)
		regions->of[i].broken = regions->of[i].broken || extent->lacking[i];
}

/* The figure of the same municipality in the same region before, or NULL. */
static const struct figure *counterpart(const struct comparison *comparison, size_t *at, const struct figure *to)
{
	const struct figure *from = aggregate_figures_find(comparison->figures, comparison->from, at, to->area);
	bool changed = comparison->changed != NULL && comparison->changed[to->area];
	return from != NULL && !changed && from->region == to->region ? from : NULL;
}

/* A region is compared when it has the same municipalities in both editions. */
static void match(const struct comparison *comparison, struct regions *before, struct regions *now)
{
	const struct edition_figures *edition = comparison->to;
	size_t at = 0;
	for (size_t i = edition->first; i < edition->first + edition->count; i++) {
		const struct figure *to = &comparison->figures->items[i];
		if (to->area != 0 && is_region(to->region) && counterpart(comparison, &at, to) == NULL)
			now->of[to->region].broken = true;
	}
	for (size_t i = 0; i < REGIONS; i++) {
		struct region *region = &now->of[i], *was = &before->of[i];
		region->broken = region->broken || was->broken || region->municipalities != was->municipalities ||
		                 region->total <= 0 || was->total <= 0;
	}
}

/* In an edition in which nobody is counted in it a municipality has no share, and its weight is 0: there is no change of level to tell,
 * and the mix is reckoned with the one share that there is, so that the sum over the region stays what it is. */
static klp_status set_contribution(struct aggregation *work, const struct figure *from, const struct figure *to,
                                   const struct region *was, const struct region *now, klp_error **error)
{
	if (!from->shared && !to->shared)
		return KLP_OK;
	double weight_before = (double)from->total / was->total, weight = (double)to->total / now->total;
	double share_before = from->shared ? from->share : to->share, share = to->shared ? to->share : from->share;
	double middle = (was->profiles / was->total + now->profiles / now->total) / 2;
	/* Adding 0 makes a zero without a sign of one with it. */
	double level = (weight_before + weight) / 2 * (share - share_before) + 0.0;
	double mix = (weight - weight_before) * ((share_before + share) / 2 - middle) + 0.0;
	klp_status status = dataset_set_real(work->out, to->row, KLP_COLUMN_MIX_CONTRIBUTION, mix, error);
	if (status != KLP_OK || !from->shared || !to->shared)
		return status;
	return dataset_set_real(work->out, to->row, KLP_COLUMN_LEVEL_CONTRIBUTION, level, error);
}

klp_status aggregate_contributions_set(struct aggregation *work, const struct comparison *comparison, klp_error **error)
{
	struct regions before, now;
	const struct edition_figures *edition = comparison->to;
	klp_status status = KLP_OK;
	size_t at = 0;
	add_up(&before, comparison->figures, comparison->from, comparison->from_extent);
	add_up(&now, comparison->figures, edition, comparison->to_extent);
	match(comparison, &before, &now);
	for (size_t i = edition->first; status == KLP_OK && i < edition->first + edition->count; i++) {
		const struct figure *to = &comparison->figures->items[i];
		if (!is_region(to->region) || now.of[to->region].broken)
			continue;
		status = set_contribution(work, counterpart(comparison, &at, to), to, &before.of[to->region],
		                          &now.of[to->region], error);
	}
	return status;
}
