/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A count becomes a dataset: the country, and region by region its municipalities and its total, as the publication has them. */

#include "count/finish.h"

#include "base/memory.h"
#include "base/number.h"
#include "territory/territory.h"

#include <stdlib.h>
#include <string.h>

enum { HUNDRED = 100, DATE_MONTH = 100, DATE_YEAR = 10000, MONTHS_OF_QUARTER = 3 };

/* The four cells of an area, and the size of its register. */
struct sums {
	int64_t of[DATASET_COUNTS - 1];
	int64_t register_total;
};

/* The cells in the order of the publication: which group, and whether with a profile. */
static const struct {
	int group;
	bool profile;
} cells_of_row[DATASET_COUNTS - 1] = {
	{ KLP_GROUP_MUNICIPAL, true },
	{ KLP_GROUP_MUNICIPAL, false },
	{ KLP_GROUP_UWV, true },
	{ KLP_GROUP_UWV, false },
};

static int order(const void *one, const void *other)
{
	const struct finish_member *a = one, *b = other;
	if (a->region != b->region) {
		if (a->region == 0 || b->region == 0)
			return a->region == 0 ? 1 : -1;
		return a->region < b->region ? -1 : 1;
	}
	int names = strcmp(a->key, b->key);
	if (names != 0)
		return names;
	return a->place < b->place ? -1 : a->place > b->place;
}

/* Whether there is a record of a municipality, in whatever bin. */
static bool was_seen(const struct finish *work, unsigned place)
{
	for (unsigned slot = 0; slot < SLOTS; slot++)
		if (work->cells[(size_t)place * SLOTS + slot] > 0)
			return true;
	return false;
}

static klp_status take_members(struct finish *work, klp_error **error)
{
	const klp_count *count = work->count;
	size_t municipalities = count->definition.municipalities;
	work->members = memory_allocate_zeroed(municipalities, sizeof *work->members);
	if (work->members == NULL)
		return error_memory(error);
	for (size_t i = 0; i < municipalities; i++) {
		char key[TEXT_KEY_BYTES];
		const char *name = klp_territory_municipality_name(count->territory, count->definition.year, (int)i);
		size_t length = text_key(key, territory_sorted_name(name));
		const char *kept = pool_keep(&work->keys, key, length == SIZE_MAX ? 0 : length);
		if (kept == NULL)
			return error_memory(error);
		work->members[i] = (struct finish_member){
			.place = (unsigned)i + 1,
			.region = klp_territory_municipality_region(count->territory, count->definition.year, (int)i),
			.key = kept,
			.covered = count->coverage == KLP_COUNT_COVERAGE_COUNTRY || was_seen(work, (unsigned)i + 1),
		};
	}
	work->member_count = municipalities;
	qsort(work->members, work->member_count, sizeof *work->members, order);
	return KLP_OK;
}

size_t finish_region_end(const struct finish *work, size_t at)
{
	size_t end = at + 1;
	while (end < work->member_count && work->members[end].region == work->members[at].region)
		end++;
	return end;
}

bool finish_covers(const struct finish *work, size_t at, size_t end)
{
	for (; at < end; at++)
		if (!work->members[at].covered)
			return false;
	return true;
}

/* Records of every region speak for the whole country: a municipality without any has no clients then. */
static void judge_coverage(struct finish *work)
{
	work->country = true;
	for (size_t at = 0, end; at < work->member_count; at = end) {
		bool any = false;
		end = finish_region_end(work, at);
		for (size_t i = at; i < end; i++)
			any = any || work->members[i].covered;
		work->country = work->country && (any || work->members[at].region == 0);
	}
	for (size_t i = 0; work->country && i < work->member_count; i++)
		work->members[i].covered = true;
}

static klp_status refuse_sum(klp_error **error)
{
	return error_set(error, KLP_OVERFLOW, NULL, "there are more clients than a dataset can count");
}

/* Adds a number of persons to a sum that a dataset can hold. */
static klp_status add(int64_t *sum, uint64_t more, klp_error **error)
{
	if (more > (uint64_t)(NUMBER_COUNT_MAX - *sum))
		return refuse_sum(error);
	*sum += (int64_t)more;
	return KLP_OK;
}

static klp_status add_place(const struct finish *work, struct sums *sums, unsigned place, klp_error **error)
{
	enum { PARTS = KLP_PART_AFFINITIES | KLP_PART_SECTORS | KLP_PART_TASKS };
	for (int i = 0; i < DATASET_COUNTS - 1; i++) {
		for (int missing = 0; missing <= PARTS; missing++) {
			if ((missing == 0) != cells_of_row[i].profile)
				continue;
			uint64_t clients = count_in_group(work->count, work->cells, place, cells_of_row[i].group, missing);
			klp_status status = add(&sums->of[i], clients, error);
			if (status != KLP_OK)
				return status;
		}
	}
	return add(&sums->register_total, work->count->register_places[place], error);
}

static klp_status fill_counts(klp_row *row, const struct sums *sums, klp_error **error)
{
	row->municipal_profile = sums->of[0];
	row->municipal_no_profile = sums->of[1];
	row->uwv_profile = sums->of[2];
	row->uwv_no_profile = sums->of[3];
	row->total = 0;
	klp_status status = KLP_OK;
	for (int i = 0; status == KLP_OK && i < DATASET_COUNTS - 1; i++)
		status = add(&row->total, (uint64_t)sums->of[i], error);
	return status;
}

/* The register's size and the whole percentage of it that was counted, as the older editions print them. */
static void fill_register(klp_row *row, int64_t size)
{
	row->register_total = size;
	if (size == 0 || row->total / size >= NUMBER_PERCENT_MAX / HUNDRED)
		return;
	int64_t percent = row->total / size * HUNDRED;
	int64_t rest = row->total % size;
	/* rest < size ≤ NUMBER_COUNT_MAX, so that 200 times it fits */
	percent += (2 * HUNDRED * rest + size) / (2 * size);
	row->known_percent = (double)percent;
}

static void fill_region(const struct finish *work, klp_row *row, int region)
{
	if (region == 0)
		return;
	row->region_number = region;
	row->region_code = klp_territory_region_code(work->count->territory, region);
	row->region_name = klp_territory_region_name(work->count->territory, region);
}

/* Adds the row of an area, of which `area` tells where it is. */
static klp_status append(struct finish *work, const klp_row *area, const struct sums *sums, klp_error **error)
{
	char edition[EDITION_BYTES];
	klp_row row = *area;
	edition_write(edition, work->edition);
	row.edition = edition;
	row.origin = KLP_ORIGIN_COMPUTED;
	klp_status status = fill_counts(&row, sums, error);
	if (status == KLP_OK && row.level == KLP_LEVEL_REGION && work->count->definition.joined)
		fill_register(&row, sums->register_total);
	return status == KLP_OK ? dataset_append(work->out, &row, error) : status;
}

static klp_status add_country(struct finish *work, klp_error **error)
{
	struct sums sums = { { 0 }, 0 };
	klp_row row = KLP_ROW_INIT;
	row.level = KLP_LEVEL_COUNTRY;
	for (unsigned place = 0; place <= work->member_count; place++) {
		klp_status status = add_place(work, &sums, place, error);
		if (status != KLP_OK)
			return status;
	}
	return append(work, &row, &sums, error);
}

static klp_status add_municipality(struct finish *work, const struct finish_member *member, struct sums *region,
                                   klp_error **error)
{
	struct sums sums = { { 0 }, 0 };
	const klp_count *count = work->count;
	int index = (int)member->place - 1;
	klp_row row = KLP_ROW_INIT;
	row.level = KLP_LEVEL_MUNICIPALITY;
	row.municipality_code = klp_territory_municipality_code(count->territory, count->definition.year, index);
	row.municipality_name = klp_territory_municipality_name(count->territory, count->definition.year, index);
	fill_region(work, &row, member->region);
	klp_status status = add_place(work, &sums, member->place, error);
	if (status == KLP_OK)
		status = add_place(work, region, member->place, error);
	return status == KLP_OK ? append(work, &row, &sums, error) : status;
}

static klp_status add_region(struct finish *work, size_t at, size_t end, klp_error **error)
{
	struct sums sums = { { 0 }, 0 };
	klp_row row = KLP_ROW_INIT;
	row.level = KLP_LEVEL_REGION;
	fill_region(work, &row, work->members[at].region);
	bool whole = finish_covers(work, at, end);
	klp_status status = KLP_OK;
	for (size_t i = at; status == KLP_OK && i < end; i++)
		if (work->members[i].covered)
			status = add_municipality(work, &work->members[i], &sums, error);
	if (status != KLP_OK || !whole || row.region_number == 0)
		return status;
	return append(work, &row, &sums, error);
}

static klp_status add_rows(struct finish *work, klp_error **error)
{
	klp_status status = work->country ? add_country(work, error) : KLP_OK;
	for (size_t at = 0, end; status == KLP_OK && at < work->member_count; at = end) {
		end = finish_region_end(work, at);
		status = add_region(work, at, end, error);
	}
	return status;
}

static edition_number edition_of_date(int date)
{
	int month = date / DATE_MONTH % DATE_MONTH;
	return edition_of(date / DATE_YEAR, (month - 1) / MONTHS_OF_QUARTER + 1);
}

klp_status klp_count_finish(klp_dataset **out, const klp_count *count, klp_error **error)
{
	struct finish work = { .count = count };
	if (out == NULL)
		return error_null(error, "out");
	if (count == NULL)
		return error_null(error, "count");
	klp_status status = count_check_whole(count, error);
	if (status != KLP_OK)
		return status;
	work.edition = edition_of_date(count->definition.date);
	work.cells = count_sum(count);

	status = klp_dataset_new(&work.out, error);
	if (status == KLP_OK)
		status = take_members(&work, error);
	if (status == KLP_OK) {
		judge_coverage(&work);
		status = add_rows(&work, error);
	}
	if (status == KLP_OK)
		status = finish_notes(&work, error);
	if (status == KLP_OK) {
		*out = work.out;
		work.out = NULL;
	}
	klp_dataset_free(work.out);
	memory_release(work.members);
	pool_free(&work.keys);
	return status;
}
