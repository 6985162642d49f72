/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The columns of the counting definition, by our names and by those of an export; and a definition's life. */

#include "count/definition.h"

#include "base/memory.h"

#include <string.h>
#include <utf8proc.h>

static const char *const field_names[COUNT_FIELDS] = {
	[FIELD_STATUS] = "status",
	[FIELD_BEGIN] = "dienstverlening_begin",
	[FIELD_END] = "dienstverlening_eind",
	[FIELD_IN_REGISTER] = "doelgroepregister",
	[FIELD_TICK] = "banenafspraak",
	[FIELD_SHELTERED] = "wsw_beschut",
	[FIELD_INDICERING] = "indicering",
	[FIELD_MUNICIPALITY] = "gemeentecode",
	[FIELD_CLIENT_ID] = "client_id",
	[FIELD_AFFINITIES] = "affiniteiten",
	[FIELD_SECTORS] = "beroepssectoren",
	[FIELD_TASKS] = "taaksoort_01",
	"taaksoort_02",
	"taaksoort_03",
	"taaksoort_04",
	"taaksoort_05",
	"taaksoort_06",
	"taaksoort_07",
	"taaksoort_08",
	"taaksoort_09",
	"taaksoort_10",
	"taaksoort_11",
	"taaksoort_12",
	"taaksoort_13",
	"taaksoort_14",
	"taaksoort_15",
	"taaksoort_16",
	"taaksoort_17",
	"taaksoort_18",
	"taaksoort_19",
	"taaksoort_20",
	[FIELD_EDUCATION] = "opleiding",
	[FIELD_SKILLS] = "vaardigheden",
	[FIELD_COMPETENCES] = "competenties",
};

_Static_assert(FIELD_TASKS + COUNT_TASKS == FIELD_EDUCATION, "the task types stand in a row");

const char *definition_field_name(int field)
{
	return field >= 0 && field < COUNT_FIELDS ? field_names[field] : NULL;
}

size_t klp_count_columns(void)
{
	return COUNT_FIELDS;
}

const char *klp_count_column_name(size_t index)
{
	return index < COUNT_FIELDS ? field_names[index] : NULL;
}

/* The next character of a name in small letters; what is not UTF-8 is the replacement character. `name` is not empty. */
static utf8proc_int32_t next_small(struct slice *name)
{
	size_t length;
	uint32_t character = text_character(name->text, name->length, &length);
	name->text += length;
	name->length -= length;
	return utf8proc_tolower((utf8proc_int32_t)character);
}

static bool same_name(struct slice one, struct slice other)
{
	while (one.length > 0 && other.length > 0)
		if (next_small(&one) != next_small(&other))
			return false;
	return one.length == other.length;
}

/* The field that an export was said to call so, or -1. */
static int find_mapped(const struct definition *definition, struct slice name)
{
	for (int field = 0; field < COUNT_FIELDS; field++)
		if (definition->names[field] != NULL && same_name(slice_of(definition->names[field]), name))
			return field;
	return -1;
}

int definition_own_field(struct slice name)
{
	name = text_trim(name);
	for (int field = 0; field < COUNT_FIELDS; field++)
		if (same_name(slice_of(field_names[field]), name))
			return field;
	return -1;
}

int definition_find_field(const struct definition *definition, struct slice name)
{
	name = text_trim(name);
	int field = find_mapped(definition, name);
	if (field >= 0)
		return field;
	field = definition_own_field(name);
	/* A column that has another name in this export does not go by ours as well. */
	return field >= 0 && definition->names[field] == NULL ? field : -1;
}

bool definition_needs(const struct definition *definition, int field, bool register_extract)
{
	if (register_extract)
		return field == FIELD_CLIENT_ID || field == FIELD_MUNICIPALITY;
	switch (field) {
	case FIELD_CLIENT_ID:
		return definition->unique || definition->joined;
	case FIELD_IN_REGISTER:
		return !definition->joined;
	case FIELD_STATUS:
	case FIELD_BEGIN:
	case FIELD_END:
	case FIELD_TICK:
	case FIELD_INDICERING:
	case FIELD_MUNICIPALITY:
	case FIELD_AFFINITIES:
	case FIELD_SECTORS:
	case FIELD_TASKS: /* an export may hold the twenty questions in fewer columns, of which this is the first */
		return true;
	default:
		return false;
	}
}

/* A name that stands in a header or a mapping must be text that can be quoted. */
static klp_status check_name(struct slice name, klp_error **error)
{
	size_t bad;
	if (!text_is_utf8(name.text, name.length, &bad))
		return error_set(error, KLP_INVALID_ARGUMENT, NULL, "the name of a column is not UTF-8 from byte %zu on", bad);
	if (memchr(name.text, '\0', name.length) != NULL)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL, "the name of a column holds a zero byte");
	return KLP_OK;
}

klp_status definition_set_column(struct definition *definition, struct slice column, struct slice name,
                                 klp_error **error)
{
	column = text_trim(column);
	name = text_trim(name);
	klp_status status = check_name(column, error);
	if (status == KLP_OK)
		status = check_name(name, error);
	if (status != KLP_OK)
		return status;
	int field = definition_own_field(column);
	if (field < 0)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL,
		                 "an extract has no column '%.*s'; klp_count_column_name() tells their names",
		                 text_quoted(column), column.text);
	if (name.length == 0)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL, "the name of the column %s is empty", field_names[field]);
	int taken = find_mapped(definition, name);
	if (taken >= 0 && taken != field)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL,
		                 "'%.*s' is the name of the column %s already, and cannot be that of %s as well",
		                 text_quoted(name), name.text, field_names[taken], field_names[field]);
	char *copy = memory_copy_text(name.text, name.length);
	if (copy == NULL)
		return error_memory(error);
	memory_release(definition->names[field]);
	definition->names[field] = copy;
	return KLP_OK;
}

klp_status definition_begin(struct definition *definition, int date, const klp_territory *territory, klp_error **error)
{
	definition->date = date;
	klp_status status = definition_find_places(definition, territory, error);
	return status == KLP_OK ? definition_default_words(definition, error) : status;
}

void definition_free(struct definition *definition)
{
	memory_release(definition->groups.words);
	memory_release(definition->answers.words);
	memory_release(definition->statuses.words);
	for (int field = 0; field < COUNT_FIELDS; field++)
		memory_release(definition->names[field]);
}

static bool copy_words(struct definition_words *copy, const struct definition_words *from)
{
	if (!memory_reserve(&copy->words, &copy->capacity, from->count, sizeof *copy->words))
		return false;
	memcpy(copy->words, from->words, from->count * sizeof *copy->words);
	copy->count = from->count;
	return true;
}

static bool copy_parts(struct definition *copy, const struct definition *from)
{
	if (!copy_words(&copy->groups, &from->groups) || !copy_words(&copy->answers, &from->answers) ||
	    !copy_words(&copy->statuses, &from->statuses))
		return false;
	for (int field = 0; field < COUNT_FIELDS; field++) {
		const char *name = from->names[field];
		if (name == NULL)
			continue;
		copy->names[field] = memory_copy_text(name, strlen(name));
		if (copy->names[field] == NULL)
			return false;
	}
	return true;
}

klp_status definition_copy(struct definition *copy, const struct definition *from, klp_error **error)
{
	*copy = *from;
	copy->groups = copy->answers = copy->statuses = (struct definition_words){ NULL, 0, 0 };
	memset(copy->names, 0, sizeof copy->names);
	if (copy_parts(copy, from))
		return KLP_OK;
	definition_free(copy);
	return error_memory(error);
}
