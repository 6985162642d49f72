/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "publish/plan.h"
#include "base/memory.h"
#include "base/number.h"
#include "territory/territory.h"

#include <stdlib.h>
#include <string.h>

static bool is_given(const char *text)
{
	return text != NULL && *text != '\0';
}

klp_row plan_get(const struct plan *plan, size_t at)
{
	klp_row row = KLP_ROW_INIT;
	/* The struct is this release's and the row is there: nothing can fail. */
	klp_dataset_get(plan->dataset, at, &row, NULL);
	return row;
}

/* ------------------------------------------------------------------- checks */

static klp_status refuse_editions(const klp_dataset *dataset, klp_error **error)
{
	size_t count = klp_dataset_editions(dataset);
	if (count > 1)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL,
		                 "a publication is of one edition, and here are %zu, %s to %s; select one of them", count,
		                 klp_dataset_edition(dataset, 0), klp_dataset_edition(dataset, count - 1));
	return error_set(error, KLP_INVALID_ARGUMENT, NULL,
	                 "a publication says of which quarter it is, and here are rows that do not; give the edition when "
	                 "the document is read");
}

/* What the publication has no place for is not left out in silence. */
static klp_status check_row(const struct plan *plan, const klp_row *row, klp_error **error)
{
	if (row->edition == NULL)
		return refuse_editions(plan->dataset, error);
	if (row->level == KLP_LEVEL_PROVINCE)
		return error_set(error, KLP_UNSUPPORTED, NULL,
		                 "the publication has no place for provinces; publish the rows of regions and municipalities");
	if (row->boundaries != 0 && row->boundaries != edition_year(plan->edition))
		return error_set(error, KLP_UNSUPPORTED, NULL,
		                 "the counts of %s were carried to the boundaries of %lld, which the publication of a quarter "
		                 "cannot say; publish them as they were counted",
		                 row->edition, (long long)row->boundaries);
	return KLP_OK;
}

/* -------------------------------------------------------------------- names */

static int find_municipality(const struct plan *plan, const klp_row *row, int *year)
{
	*year = territory_nearest_year(plan->territory, edition_year(plan->edition));
	return is_given(row->municipality_code)
	           ? klp_territory_find_municipality(plan->territory, *year, row->municipality_code)
	           : -1;
}

const char *plan_municipality_name(const struct plan *plan, const klp_row *row)
{
	if (is_given(row->municipality_name))
		return row->municipality_name;
	int year, index = find_municipality(plan, row, &year);
	if (index >= 0)
		return klp_territory_municipality_name(plan->territory, year, index);
	if (is_given(row->municipality_printed))
		return row->municipality_printed;
	return is_given(row->municipality_code) ? row->municipality_code : "Onbekende gemeente";
}

static int region_of(const struct plan *plan, const klp_row *row)
{
	if (row->region_number != 0 || row->level != KLP_LEVEL_MUNICIPALITY)
		return row->region_number;
	int year, index = find_municipality(plan, row, &year);
	return index < 0 ? 0 : klp_territory_municipality_region(plan->territory, year, index);
}

const char *plan_region_name(const struct plan *plan, const struct plan_section *section)
{
	const char *name = klp_territory_region_name(plan->territory, section->region);
	for (size_t i = 0; name == NULL && section->region != 0 && i < section->count; i++) {
		klp_row row = plan_get(plan, section->rows[i].row);
		name = is_given(row.region_name) ? row.region_name : NULL;
	}
	return name;
}

/* ------------------------------------------------------------------ sorting */

static int order(const void *one, const void *other)
{
	const struct plan_row *a = one, *b = other;
	if (a->region != b->region) {
		if (a->region == 0 || b->region == 0)
			return a->region == 0 ? 1 : -1;
		return a->region < b->region ? -1 : 1;
	}
	if (a->is_total != b->is_total)
		return a->is_total ? 1 : -1;
	int names = strcmp(a->key, b->key);
	if (names != 0)
		return names;
	return a->row < b->row ? -1 : a->row > b->row;
}

static klp_status keep_key(struct plan *plan, struct plan_row *entry, const klp_row *row, klp_error **error)
{
	char key[TEXT_KEY_BYTES] = "";
	size_t length = 0;
	if (row->level == KLP_LEVEL_MUNICIPALITY)
		length = text_key(key, territory_sorted_name(plan_municipality_name(plan, row)));
	entry->key = pool_keep(&plan->texts, key, length == SIZE_MAX ? 0 : length);
	return entry->key == NULL ? error_memory(error) : KLP_OK;
}

/* Rows of the country fill the list from its beginning, the others from its end. */
static klp_status take_rows(struct plan *plan, klp_error **error)
{
	size_t others = plan->row_count;
	for (size_t i = plan->row_count; i-- > 0;) {
		klp_row row = plan_get(plan, i);
		klp_status status = check_row(plan, &row, error);
		if (status != KLP_OK)
			return status;
		if (row.level == KLP_LEVEL_COUNTRY)
			continue;
		struct plan_row *entry = &plan->rows[--others];
		*entry = (struct plan_row){ i, region_of(plan, &row), row.level == KLP_LEVEL_REGION, NULL };
		status = keep_key(plan, entry, &row, error);
		if (status != KLP_OK)
			return status;
	}
	for (size_t i = 0; i < plan->row_count && plan->country_count < others; i++)
		if (plan_get(plan, i).level == KLP_LEVEL_COUNTRY)
			plan->rows[plan->country_count++] = (struct plan_row){ .row = i };
	if (others < plan->row_count)
		qsort(plan->rows + others, plan->row_count - others, sizeof *plan->rows, order);
	return KLP_OK;
}

static klp_status cut_sections(struct plan *plan, klp_error **error)
{
	plan->sections = memory_allocate_zeroed(plan->row_count, sizeof *plan->sections);
	if (plan->sections == NULL)
		return error_memory(error);
	for (size_t i = plan->country_count; i < plan->row_count; i++) {
		const struct plan_row *entry = &plan->rows[i];
		struct plan_section *last = plan->section_count == 0 ? NULL : &plan->sections[plan->section_count - 1];
		if (last == NULL || last->region != entry->region) {
			last = &plan->sections[plan->section_count++];
			*last = (struct plan_section){ .region = entry->region, .rows = entry };
		}
		last->count++;
	}
	return KLP_OK;
}

klp_status plan_make(struct plan *plan, const klp_dataset *dataset, const klp_territory *territory, klp_error **error)
{
	*plan = (struct plan){ .dataset = dataset, .territory = territory, .row_count = klp_dataset_rows(dataset) };
	if (plan->row_count == 0)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL, "there are no rows to publish");
	if (klp_dataset_editions(dataset) != 1)
		return refuse_editions(dataset, error);
	plan->edition = edition_parse(slice_of(klp_dataset_edition(dataset, 0)));
	plan->rows = memory_allocate_zeroed(plan->row_count, sizeof *plan->rows);
	if (plan->rows == NULL)
		return error_memory(error);
	klp_status status = take_rows(plan, error);
	return status == KLP_OK ? cut_sections(plan, error) : status;
}

void plan_free(struct plan *plan)
{
	memory_release(plan->sections);
	memory_release(plan->rows);
	pool_free(&plan->texts);
	*plan = (struct plan){ 0 };
}

int64_t plan_unplaced(const struct plan *plan)
{
	int64_t country, placed = 0;
	int regions = 0;
	if (plan->country_count != 1 || !klp_dataset_integer(plan->dataset, plan->rows[0].row, KLP_COLUMN_TOTAL, &country))
		return KLP_ABSENT;
	for (size_t i = 0; i < plan->section_count; i++) {
		const struct plan_section *section = &plan->sections[i];
		const struct plan_row *last = &section->rows[section->count - 1];
		int64_t total;
		if (section->region == 0 || !last->is_total || (section->count > 1 && last[-1].is_total) ||
		    !klp_dataset_integer(plan->dataset, last->row, KLP_COLUMN_TOTAL, &total) || !number_add(&placed, total))
			return KLP_ABSENT;
		regions++;
	}
	return regions == klp_territory_regions(plan->territory) && country >= placed ? country - placed : KLP_ABSENT;
}
