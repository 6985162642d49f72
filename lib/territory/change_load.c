/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Reorganisations that a caller supplies: they stand in the place of what was known of the same event. */

#include "territory/handle.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* What errors and notes call a text that came without a name. */
static const char unnamed[] = "the changes that were given";

void territory_known_changes_free(struct territory_known_changes *changes)
{
	for (struct territory_known_changes *older; changes != NULL; changes = older) {
		older = changes->older;
		territory_changes_free(&changes->loaded);
		territory_strings_free(&changes->strings);
		memory_release(changes->items);
		memory_release(changes->source);
		memory_release(changes);
	}
}

/* ---------------------------------------------------------------- reading */

static klp_status read_lines(struct territory_known_changes *made, struct slice bytes, const char *source,
                             klp_error **error)
{
	struct place place = { .source = source, .line = 1, .column = 1 };
	struct territory_sheet sheet;
	klp_status status = territory_sheet_open(&sheet, bytes, source, territory_change_columns, error);
	bool more = true;

	while (status == KLP_OK && more) {
		status = territory_sheet_next(&sheet, &more, error);
		if (status == KLP_OK && more)
			status = territory_changes_take(&made->loaded, &sheet, &made->strings, error);
	}
	territory_sheet_close(&sheet);
	if (status == KLP_OK && made->loaded.count == 0)
		return error_set(error, KLP_FORMAT, &place,
		                 "no change follows the header; give each one a line, and each part of a split");
	return status == KLP_OK ? territory_changes_check(&made->loaded, source, error) : status;
}

/* ---------------------------------------------------------------- merging */

static int compare_dates(const struct territory_known_change *one, const struct territory_known_change *other)
{
	return strcmp(one->strings + one->change->date, other->strings + other->change->date);
}

/* By day; on one day as they came. */
static int compare_known(const void *left, const void *right)
{
	const struct territory_known_change *one = left, *other = right;
	int order = compare_dates(one, other);

	if (order != 0)
		return order;
	return (one->rank > other->rank) - (one->rank < other->rank);
}

/* By day and municipality, for a search. */
static int compare_events(const void *left, const void *right)
{
	const struct territory_known_change *one = left, *other = right;
	int order = compare_dates(one, other);

	return order != 0 ? order : strcmp(one->strings + one->change->old_code, other->strings + other->change->old_code);
}

/* Puts together what was known and is not replaced, and what was loaded. */
static klp_status merge(struct territory_known_changes *made, const struct territory_known_changes *before,
                        klp_error **error)
{
	size_t known = before == NULL ? territory_builtin.change_count : before->count;
	size_t loaded = made->loaded.count;
	struct territory_known_change *items = memory_allocate_zeroed(known + loaded, sizeof *items);

	if (items == NULL)
		return error_memory(error);
	for (size_t i = 0; i < loaded; i++)
		items[i] = (struct territory_known_change){ &made->loaded.items[i], made->strings.bytes.bytes, made->source,
			                                        known + i };
	qsort(items, loaded, sizeof *items, compare_events);
	made->count = loaded;
	for (size_t i = 0; i < known; i++) {
		struct territory_known_change one = { &territory_builtin.changes[i], territory_builtin.strings, NULL, i };

		if (before != NULL)
			one = before->items[i];
		one.rank = i;
		if (bsearch(&one, items, loaded, sizeof *items, compare_events) == NULL)
			items[made->count++] = one;
	}
	qsort(items, made->count, sizeof *items, compare_known);
	made->items = items;
	return KLP_OK;
}

static klp_status load(struct territory_known_changes *made, const klp_territory *territory, struct slice bytes,
                       const char *source, klp_error **error)
{
	const char *name = source == NULL ? unnamed : source;
	klp_status status = read_lines(made, bytes, source, error);

	if (status != KLP_OK)
		return status;
	made->source = memory_copy_text(name, strlen(name));
	if (made->source == NULL)
		return error_memory(error);
	status = merge(made, territory->changes, error);
	if (status == KLP_OK)
		territory_strings_seal(&made->strings);
	return status;
}

klp_status klp_territory_load_changes_memory(klp_territory *territory, const void *bytes, size_t size,
                                             const char *source, klp_error **error)
{
	struct slice text = { size == 0 ? "" : bytes, size };
	struct territory_known_changes *made;
	klp_status status;

	if (territory == NULL)
		return error_null(error, "territory");
	if (bytes == NULL && size > 0)
		return error_null(error, "bytes");
	made = memory_allocate_zeroed(1, sizeof *made);
	if (made == NULL)
		return error_memory(error);
	status = load(made, territory, text, source, error);
	if (status != KLP_OK) {
		territory_known_changes_free(made);
		return status;
	}
	made->older = territory->changes;
	territory->changes = made;
	return KLP_OK;
}

klp_status klp_territory_load_changes_file(klp_territory *territory, const char *path, klp_error **error)
{
	return territory_load_file(klp_territory_load_changes_memory, territory, path, error);
}
