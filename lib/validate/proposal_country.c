/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The country's row is put together with its regions' where every region is there. */

#include "base/memory.h"
#include "base/number.h"
#include "base/order.h"
#include "validate/localise_country.h"
#include "validate/proposal.h"

#include <string.h>

/* The regions' rows of the country's edition and source, each with what is known of its table. False when they are not all there,
 * once each. */
static bool list_regions(struct proposing_work *work, size_t country, struct localise_region *regions, size_t all)
{
	const struct entry *about = work->tables.items[country].total;
	const struct entry *end = work->tables.entries.items + work->tables.entries.count;
	size_t table = country, count = 0;
	int last = 0;
	for (const struct entry *entry = about + 1; entry < end && entry->edition == about->edition; entry++) {
		if (entry->level != KLP_LEVEL_REGION || order_texts(entry->source, about->source) != 0)
			continue;
		if (count == all || entry->region == last)
			return false;
		while (table < work->tables.count && work->tables.items[table].total < entry)
			table++;
		struct localise_region *region = &regions[count++];
		last = entry->region;
		memcpy(region->total, entry->counts, sizeof region->total);
		if (table < work->tables.count && work->tables.items[table].total == entry && work->explained[table].open) {
			region->answer = &work->explained[table].answer;
			region->table = &work->explained[table].table;
		}
	}
	return count == all;
}

/* Whether nothing is to be weighed: no region is open, and the country's row holds over them. */
static bool is_sound(const struct localise_country *country)
{
	int64_t counts[2][DATASET_COUNTS] = { { 0 } };
	for (size_t i = 0; i < country->count; i++)
		for (size_t column = 0; column < DATASET_COUNTS; column++) {
			int64_t count = country->regions[i].total[column];
			if (country->regions[i].answer != NULL || count == KLP_ABSENT || !number_add(&counts[0][column], count))
				return false;
		}
	memcpy(counts[1], country->counts, sizeof counts[1]);
	struct localise_table table = localise_table_of((const int64_t(*)[DATASET_COUNTS])counts, 1);
	table.residual = true;
	return validate_localise_holds(&table);
}

static klp_status weigh(struct proposing_work *work, size_t at, struct localise_country *country, klp_error **error)
{
	struct explained *explained = &work->explained[at];
	klp_status status = validate_proposing_evidence(work, at, error);
	if (status != KLP_OK)
		return status;
	const struct evidence *evidence = &explained->evidence;
	for (size_t i = 0; i < DATASET_COUNTS; i++) {
		country->witness[i] = evidence->witness == NULL ? KLP_ABSENT : evidence->witness[0][i];
		country->usual[i] = (struct localise_range){ .low = 1, .high = 0 };
		if (evidence->usual != NULL)
			country->usual[i] = evidence->usual[0][i];
	}
	status = validate_localise_country(&explained->answer, country, error);
	explained->table = localise_table_of(NULL, LOCALISE_COUNTRY_ROW);
	if (status != KLP_OK)
		return status;
	/* What is not localised may be a region's total, and then nothing is known against the country's row but its own sum. */
	bool well = true;
	explained->open =
		explained->answer.verdict == LOCALISE_SOLVED || validate_proposing_meanings(work, &work->tables.items[at]) ||
		(explained->answer.verdict == LOCALISE_NOT_LOCALISED && !validate_table_holds(&work->tables.items[at], &well));
	return well ? KLP_OK : error_memory(error);
}

klp_status validate_proposing_country(struct proposing_work *work, size_t country, klp_error **error)
{
	const struct table *table = &work->tables.items[country];
	size_t all = (size_t)klp_territory_regions(work->how->territory);
	struct localise_country about = { .count = all };
	klp_status status = KLP_OK;
	about.regions = memory_allocate_zeroed(all, sizeof *about.regions);
	if (about.regions == NULL)
		return error_memory(error);
	memcpy(about.counts, table->total->counts, sizeof about.counts);
	if (list_regions(work, country, about.regions, all) &&
	    (!is_sound(&about) || validate_proposing_meanings(work, table)))
		status = weigh(work, country, &about, error);
	memory_release(about.regions);
	return status;
}
