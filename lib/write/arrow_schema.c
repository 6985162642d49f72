/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the columns are called, and what they hold. All texts of a schema are static. */

#include "base/memory.h"
#include "write/arrow_parts.h"

struct arrow_columns arrow_columns_of(const klp_dataset *dataset)
{
	struct arrow_columns all = { 0 };
	const struct columns own = columns_of(dataset), printed = columns_printed(dataset);
	for (size_t i = 0; i < own.count; i++)
		all.at[all.count++] = (struct arrow_column){ own.name[i], own.column[i], own.type[i], false };
	for (size_t i = 0; i < printed.count; i++)
		all.at[all.count++] = (struct arrow_column){ printed.name[i], printed.column[i], KLP_TYPE_TEXT, true };
	return all;
}

static void release_schema(struct ArrowSchema *schema)
{
	for (int64_t i = 0; i < schema->n_children; i++) {
		if (schema->children[i]->release != NULL)
			schema->children[i]->release(schema->children[i]);
		memory_release(schema->children[i]);
	}
	memory_release(schema->children);
	if (schema->dictionary != NULL && schema->dictionary->release != NULL)
		schema->dictionary->release(schema->dictionary);
	memory_release(schema->dictionary);
	schema->release = NULL;
}

static const char *format_of(klp_type type)
{
	switch (type) {
	case KLP_TYPE_INTEGER:
		return "l";
	case KLP_TYPE_REAL:
		return "g";
	case KLP_TYPE_TEXT:
		break;
	}
	return "i";
}

static int64_t flags_of(const struct arrow_column *column)
{
	bool always = !column->printed && (column->column == KLP_COLUMN_LEVEL || column->column == KLP_COLUMN_ORIGIN);
	bool ordered = !column->printed && (column->column == KLP_COLUMN_LEVEL || column->column == KLP_COLUMN_EDITION);
	return (always ? 0 : ARROW_FLAG_NULLABLE) | (ordered ? ARROW_FLAG_DICTIONARY_ORDERED : 0);
}

/* A schema without children; NULL when there is no memory. */
static struct ArrowSchema *make_leaf(const char *format, const char *name, int64_t flags)
{
	struct ArrowSchema *made = memory_allocate(sizeof *made);
	if (made != NULL)
		*made = (struct ArrowSchema){ .format = format, .name = name, .flags = flags, .release = release_schema };
	return made;
}

static struct ArrowSchema *make_column(const struct arrow_column *column)
{
	struct ArrowSchema *made = make_leaf(format_of(column->type), column->name, flags_of(column));
	if (made == NULL || column->type != KLP_TYPE_TEXT)
		return made;
	made->dictionary = make_leaf("u", "", 0);
	if (made->dictionary != NULL)
		return made;
	memory_release(made);
	return NULL;
}

klp_status arrow_make_schema(struct ArrowSchema *out, const struct arrow_columns *columns, klp_error **error)
{
	struct ArrowSchema made = { .format = "+s", .name = "", .release = release_schema };
	made.children = memory_allocate_zeroed(columns->count, sizeof(struct ArrowSchema *));
	if (made.children == NULL)
		return error_memory(error);
	for (size_t i = 0; i < columns->count; i++) {
		made.children[i] = make_column(&columns->at[i]);
		if (made.children[i] == NULL) {
			made.release(&made);
			return error_memory(error);
		}
		made.n_children++;
	}
	*out = made;
	return KLP_OK;
}
