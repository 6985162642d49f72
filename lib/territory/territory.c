/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "territory/territory.h"

#include "base/input.h"
#include "base/memory.h"
#include "territory/handle.h"
#include "territory/years.h"

klp_status klp_territory_new(klp_territory **territory, klp_error **error)
{
	klp_territory *made;

	if (territory == NULL)
		return error_null(error, "territory");
	made = memory_allocate_zeroed(1, sizeof *made);
	if (made == NULL)
		return error_memory(error);
	*territory = made;
	return KLP_OK;
}

void klp_territory_free(klp_territory *territory)
{
	if (territory == NULL)
		return;
	for (struct territory_load *load = territory->newest, *older; load != NULL; load = older) {
		older = load->older;
		territory_loaded_free(&load->loaded);
		memory_release(load);
	}
	territory_known_changes_free(territory->changes);
	memory_release(territory);
}

/* ---------------------------------------------------------------- loading */

klp_status klp_territory_load_memory(klp_territory *territory, const void *bytes, size_t size, const char *source,
                                     klp_error **error)
{
	struct slice text = { size == 0 ? "" : bytes, size };
	struct territory_load *load;
	klp_status status;

	if (territory == NULL)
		return error_null(error, "territory");
	if (bytes == NULL && size > 0)
		return error_null(error, "bytes");
	load = memory_allocate_zeroed(1, sizeof *load);
	if (load == NULL)
		return error_memory(error);
	status = territory_load(&load->loaded, &territory_builtin, text, source, error);
	if (status != KLP_OK) {
		memory_release(load);
		return status;
	}
	load->older = territory->newest;
	territory->newest = load;
	return KLP_OK;
}

klp_status territory_load_file(territory_load_memory load, klp_territory *territory, const char *path,
                               klp_error **error)
{
	struct buffer buffer = { 0 };
	klp_limits limits;
	klp_status status;

	if (territory == NULL)
		return error_null(error, "territory");
	if (path == NULL)
		return error_null(error, "path");
	status = limits_resolve(&limits, NULL, error);
	if (status == KLP_OK)
		status = input_read_file(&buffer, path, path, &limits, NULL, NULL, error);
	if (status == KLP_OK)
		status = load(territory, buffer.bytes, buffer.size, path, error);
	buffer_free(&buffer);
	return status;
}

klp_status klp_territory_load_file(klp_territory *territory, const char *path, klp_error **error)
{
	return territory_load_file(klp_territory_load_memory, territory, path, error);
}

/* ------------------------------------------------------------------ years */

static const struct territory_year *find(const struct territory_year *years, size_t count, int year)
{
	/* They are in the order of time, mostly without gaps. */
	size_t likely = count == 0 || year < years[0].year ? count : (size_t)(year - years[0].year);

	if (likely < count && years[likely].year == year)
		return &years[likely];
	for (size_t i = 0; i < count; i++)
		if (years[i].year == year)
			return &years[i];
	return NULL;
}

const struct territory_year *territory_year_of(const klp_territory *territory, int year)
{
	const struct territory_load *load = territory == NULL ? NULL : territory->newest;

	for (; load != NULL; load = load->older) {
		const struct territory_year *found = find(load->loaded.years, load->loaded.year_count, year);

		if (found != NULL)
			return found;
	}
	return find(territory_builtin.years, territory_builtin.year_count, year);
}

int klp_territory_first_year(const klp_territory *territory)
{
	const struct territory_load *load = territory == NULL ? NULL : territory->newest;
	int first = territory_builtin.years[0].year;

	for (; load != NULL; load = load->older)
		if (load->loaded.years[0].year < first)
			first = load->loaded.years[0].year;
	return first;
}

int klp_territory_last_year(const klp_territory *territory)
{
	const struct territory_load *load = territory == NULL ? NULL : territory->newest;
	int last = territory_builtin.years[territory_builtin.year_count - 1].year;

	for (; load != NULL; load = load->older)
		if (load->loaded.years[load->loaded.year_count - 1].year > last)
			last = load->loaded.years[load->loaded.year_count - 1].year;
	return last;
}

/** Years may be missing between those that are built in and those that were loaded. Of two equally near the older is
 * taken: it had come into force. */
int territory_nearest_year(const klp_territory *territory, int year)
{
	int first = klp_territory_first_year(territory);
	int last = klp_territory_last_year(territory);
	int before = year;
	int after = year;

	if (year <= first)
		return first;
	if (year >= last)
		return last;
	while (territory_year_of(territory, before) == NULL)
		before--;
	while (territory_year_of(territory, after) == NULL)
		after++;
	return after - year < year - before ? after : before;
}

klp_certainty klp_territory_names_certainty(const klp_territory *territory, int year)
{
	const struct territory_year *found = territory_year_of(territory, year);

	return found == NULL ? KLP_CERTAINTY_NONE : found->names;
}

klp_certainty klp_territory_regions_certainty(const klp_territory *territory, int year)
{
	const struct territory_year *found = territory_year_of(territory, year);

	return found == NULL ? KLP_CERTAINTY_NONE : found->regions;
}
