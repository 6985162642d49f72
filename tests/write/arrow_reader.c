/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "write/arrow_reader.h"

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

static const char *wrong_words(const struct ArrowSchema *schema, const struct ArrowArray *column)
{
	const struct ArrowArray *words = column->dictionary;
	if (schema->dictionary == NULL || words == NULL || schema->dictionary->release == NULL || words->release == NULL)
		return "numbers of texts have no dictionary";
	if (strcmp(schema->dictionary->format, "u") != 0 || words->n_buffers != TEXT_BUFFERS || words->n_children != 0)
		return "the dictionary is none of texts";
	const int32_t *offsets = words->buffers[VALUES];
	for (int64_t i = 0; i < words->length; i++)
		if (offsets[i] > offsets[i + 1] || offsets[0] != 0)
			return "the offsets of the dictionary fall";
	for (size_t row = 0; row < (size_t)column->length; row++)
		if (!arrow_is_null(column, row) && (code_at(column, row) < 0 || code_at(column, row) >= words->length))
			return "a number is of no text of the dictionary";
	return NULL;
}

static const char *wrong_column(const struct ArrowSchema *schema, const struct ArrowArray *column, int64_t length)
{
	if (schema->release == NULL || column->release == NULL)
		return "a child is released";
	if (schema->name == NULL || schema->n_children != 0 || column->n_children != 0)
		return "a column has no name, or has children";
	if (column->length != length || column->offset != 0)
		return "a column is not as long as the table";
	if (column->n_buffers != PRIMITIVE_BUFFERS || column->buffers == NULL || column->buffers[VALUES] == NULL)
		return "a column has other buffers than its type";
	const char *wrong = wrong_nulls(schema, column);
	if (wrong != NULL)
		return wrong;
	if (strcmp(schema->format, "i") == 0)
		return wrong_words(schema, column);
	if (strcmp(schema->format, "l") != 0 && strcmp(schema->format, "g") != 0)
		return "a column has a type that is none of those promised";
	return schema->dictionary != NULL || column->dictionary != NULL ? "numbers have a dictionary" : NULL;
}

const char *arrow_wrong(const struct ArrowSchema *schema, const struct ArrowArray *array)
{
	if (schema->release == NULL || array->release == NULL)
		return "it is released";
	if (strcmp(schema->format, "+s") != 0 || schema->dictionary != NULL || array->dictionary != NULL)
		return "the table is no struct";
	if (array->n_buffers != STRUCT_BUFFERS || array->buffers == NULL || array->null_count != 0)
		return "the table has other buffers than a struct, or nulls";
	if (schema->n_children != array->n_children)
		return "the schema has another number of columns";
	for (int64_t i = 0; i < schema->n_children; i++) {
		const char *wrong = wrong_column(schema->children[i], array->children[i], array->length);
		if (wrong != NULL)
			return wrong;
	}
	return NULL;
}
