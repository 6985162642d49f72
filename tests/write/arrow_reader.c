/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "write/arrow_reader.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

/* Buffers of the layouts "primitive" and "variable-size binary", and of "struct". */
enum { VALIDITY, VALUES, DATA };
enum { STRUCT_BUFFERS = 1, PRIMITIVE_BUFFERS = 2, TEXT_BUFFERS = 3 };

bool arrow_is_null(const struct ArrowArray *column, size_t row)
{
	const unsigned char *valid = column->buffers[VALIDITY];
	size_t at = row + (size_t)column->offset;
	return valid != NULL && (valid[at / 8] >> at % 8 & 1) == 0;
}

int64_t arrow_integer(const struct ArrowArray *column, size_t row)
{
	return ((const int64_t *)column->buffers[VALUES])[row + (size_t)column->offset];
}

double arrow_real(const struct ArrowArray *column, size_t row)
{
	return ((const double *)column->buffers[VALUES])[row + (size_t)column->offset];
}

static int32_t code_at(const struct ArrowArray *column, size_t row)
{
	return ((const int32_t *)column->buffers[VALUES])[row + (size_t)column->offset];
}

const char *arrow_text(const struct ArrowArray *column, size_t row, size_t *length)
{
	const struct ArrowArray *words = column->dictionary;
	const int32_t *offsets = words->buffers[VALUES];
	size_t word = (size_t)code_at(column, row) + (size_t)words->offset;
	*length = (size_t)(offsets[word + 1] - offsets[word]);
	return (const char *)words->buffers[DATA] + offsets[word];
}

int64_t arrow_find(const struct ArrowSchema *schema, const char *name)
{
	for (int64_t i = 0; i < schema->n_children; i++)
		if (strcmp(schema->children[i]->name, name) == 0)
			return i;
	return -1;
}

static const char *wrong_nulls(const struct ArrowSchema *schema, const struct ArrowArray *column)
{
	int64_t nulls = 0;
	for (size_t row = 0; row < (size_t)column->length; row++)
		nulls += arrow_is_null(column, row);
	if (column->null_count != -1 && column->null_count != nulls)
		return "the count of nulls is not that of the bitmap";
	if (nulls > 0 && (schema->flags & ARROW_FLAG_NULLABLE) == 0)
		return "there are nulls in what has none";
	return NULL;
}

/* ------------------------------------------------------------ what is wrong */

static bool is_aligned(const void *at, size_t alignment)
{
	return (uintptr_t)at % alignment == 0;
}

/* A number of pairs, and of each pair two times a length and so many bytes; each number an int32 that may stand anywhere. */
static const char *wrong_metadata(const char *metadata)
{
	int32_t pairs, length;
	if (metadata == NULL)
		return NULL;
	memcpy(&pairs, metadata, sizeof pairs);
	if (pairs < 0)
		return "metadata have a number of pairs below 0";
	const char *at = metadata + sizeof pairs;
	for (int32_t text = 0; text < 2 * pairs; text++, at += length) {
		memcpy(&length, at, sizeof length);
		at += sizeof length;
		if (length < 0)
			return "metadata have a text of a length below 0";
	}
	return NULL;
}

static const char *wrong_schema(const struct ArrowSchema *schema)
{
	if (schema->release == NULL)
		return "a schema is released";
	if (schema->format == NULL || schema->name == NULL)
		return "a schema has no format, or no name";
	if ((schema->flags & ~(ARROW_FLAG_DICTIONARY_ORDERED | ARROW_FLAG_NULLABLE | ARROW_FLAG_MAP_KEYS_SORTED)) != 0)
		return "a schema has flags that are not known";
	if ((schema->flags & ARROW_FLAG_DICTIONARY_ORDERED) != 0 && schema->dictionary == NULL)
		return "what has no dictionary has an ordered one";
	if (schema->n_children < 0 || (schema->n_children > 0 && schema->children == NULL))
		return "a schema has children that are not there";
	return wrong_metadata(schema->metadata);
}

static const char *wrong_array(const struct ArrowArray *array)
{
	if (array->release == NULL)
		return "an array is released";
	if (array->length < 0 || array->null_count < -1 || array->null_count > array->length)
		return "an array has a length or a count of nulls that cannot be";
	if (array->offset != 0)
		return "an array begins behind its beginning, which is not promised";
	if (array->n_buffers < 1 || array->buffers == NULL)
		return "an array has no buffers";
	if (array->n_children < 0 || (array->n_children > 0 && array->children == NULL))
		return "an array has children that are not there";
	if (array->buffers[VALIDITY] == NULL && array->null_count > 0)
		return "there are nulls, and no bitmap tells which";
	return NULL;
}

/* How many bytes a character of UTF-8 has that begins here; 0 for what is none (RFC 3629). */
static size_t utf8_length(const unsigned char *at, size_t left)
{
	static const struct {
		unsigned char from, to, second_from, second_to;
		size_t length;
	} kinds[] = { { 0x00, 0x7F, 0x00, 0xFF, 1 }, { 0xC2, 0xDF, 0x80, 0xBF, 2 }, { 0xE0, 0xE0, 0xA0, 0xBF, 3 },
		          { 0xE1, 0xEC, 0x80, 0xBF, 3 }, { 0xED, 0xED, 0x80, 0x9F, 3 }, { 0xEE, 0xEF, 0x80, 0xBF, 3 },
		          { 0xF0, 0xF0, 0x90, 0xBF, 4 }, { 0xF1, 0xF3, 0x80, 0xBF, 4 }, { 0xF4, 0xF4, 0x80, 0x8F, 4 } };
	for (size_t kind = 0; kind < sizeof kinds / sizeof kinds[0]; kind++) {
		if (at[0] < kinds[kind].from || at[0] > kinds[kind].to)
			continue;
		size_t length = kinds[kind].length;
		if (length > left || (length > 1 && (at[1] < kinds[kind].second_from || at[1] > kinds[kind].second_to)))
			return 0;
		for (size_t next = 2; next < length; next++)
			if ((at[next] & 0xC0) != 0x80)
				return 0;
		return length;
	}
	return 0;
}

struct word {
	const char *text;
	size_t length;
};

static int compare_words(const void *one, const void *other)
{
	const struct word *a = one, *b = other;
	int order = memcmp(a->text, b->text, a->length < b->length ? a->length : b->length);
	return order != 0 ? order : (a->length > b->length) - (a->length < b->length);
}

/* Sorts the words, and looks at neighbours. */
static const char *wrong_text(struct word *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t at = 0, step; at < words[i].length; at += step) {
			step = utf8_length((const unsigned char *)words[i].text + at, words[i].length - at);
			if (step == 0)
				return "a text of the dictionary is not UTF-8";
		}
	qsort(words, count, sizeof *words, compare_words);
	for (size_t i = 1; i < count; i++)
		if (compare_words(&words[i - 1], &words[i]) == 0)
			return "a text stands in the dictionary twice";
	return NULL;
}

static const char *wrong_dictionary(const struct ArrowArray *words)
{
	const int32_t *offsets = words->buffers[VALUES];
	const char *bytes = words->buffers[DATA];
	if (offsets == NULL || !is_aligned(offsets, alignof(int32_t)) || offsets[0] < 0)
		return "the dictionary has no offsets";
	for (int64_t i = 0; i < words->length; i++)
		if (offsets[i] > offsets[i + 1])
			return "the offsets of the dictionary fall";
	if (bytes == NULL && offsets[words->length] > 0)
		return "the dictionary has no bytes";
	struct word *all = calloc((size_t)words->length + 1, sizeof *all);
	if (all == NULL)
		return "there is no memory to look at the dictionary";
	for (int64_t i = 0; i < words->length; i++)
		all[i] = (struct word){ bytes + offsets[i], (size_t)(offsets[i + 1] - offsets[i]) };
	const char *wrong = wrong_text(all, (size_t)words->length);
	free(all);
	return wrong;
}

static const char *wrong_words(const struct ArrowSchema *schema, const struct ArrowArray *column)
{
	const struct ArrowArray *words = column->dictionary;
	if (schema->dictionary == NULL || words == NULL)
		return "numbers of texts have no dictionary";
	const char *wrong = wrong_schema(schema->dictionary);
	if (wrong == NULL)
		wrong = wrong_array(words);
	if (wrong != NULL)
		return wrong;
	if (strcmp(schema->dictionary->format, "u") != 0 || words->n_buffers != TEXT_BUFFERS || words->n_children != 0 ||
	    words->null_count != 0 || words->dictionary != NULL || schema->dictionary->dictionary != NULL)
		return "the dictionary is none of texts";
	for (size_t row = 0; row < (size_t)column->length; row++)
		if (!arrow_is_null(column, row) && (code_at(column, row) < 0 || code_at(column, row) >= words->length))
			return "a number is of no text of the dictionary";
	return wrong_dictionary(words);
}

static const char *wrong_column(const struct ArrowSchema *schema, const struct ArrowArray *column, int64_t length)
{
	const char *wrong = wrong_schema(schema);
	if (wrong == NULL)
		wrong = wrong_array(column);
	if (wrong != NULL)
		return wrong;
	if (schema->name[0] == '\0' || schema->n_children != 0 || column->n_children != 0)
		return "a column has no name, or has children";
	if (column->length != length)
		return "a column is not as long as the table";
	bool is_text = strcmp(schema->format, "i") == 0;
	if (!is_text && strcmp(schema->format, "l") != 0 && strcmp(schema->format, "g") != 0)
		return "a column has a type that is none of those promised";
	if (column->n_buffers != PRIMITIVE_BUFFERS || (column->buffers[VALUES] == NULL && length > 0) ||
	    !is_aligned(column->buffers[VALUES], is_text ? alignof(int32_t) : alignof(int64_t)))
		return "a column has other buffers than its type";
	wrong = wrong_nulls(schema, column);
	if (wrong != NULL || is_text)
		return wrong != NULL ? wrong : wrong_words(schema, column);
	return schema->dictionary != NULL || column->dictionary != NULL ? "numbers have a dictionary" : NULL;
}

const char *arrow_wrong(const struct ArrowSchema *schema, const struct ArrowArray *array)
{
	const char *wrong = wrong_schema(schema);
	if (wrong == NULL)
		wrong = wrong_array(array);
	if (wrong != NULL)
		return wrong;
	if (strcmp(schema->format, "+s") != 0 || schema->dictionary != NULL || array->dictionary != NULL)
		return "the table is no struct";
	if (array->n_buffers != STRUCT_BUFFERS || array->null_count != 0)
		return "the table has other buffers than a struct, or nulls";
	if (schema->n_children != array->n_children)
		return "the schema has another number of columns";
	for (int64_t i = 0; i < schema->n_children; i++) {
		if (schema->children[i] == NULL || array->children[i] == NULL)
			return "a child is not there";
		if (arrow_find(schema, schema->children[i]->name) != i)
			return "two columns have one name";
		wrong = wrong_column(schema->children[i], array->children[i], array->length);
		if (wrong != NULL)
			return wrong;
	}
	return NULL;
}
