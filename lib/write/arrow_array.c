/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The rows: columns of numbers as they lie in the dataset, or copied where they do not; texts as numbers and a dictionary. */

#include "base/memory.h"
#include "dataset/dataset.h"
#include "write/arrow_parts.h"

/* A column has validity and values; a dictionary of texts has its bytes besides, and no validity. */
enum { VALIDITY, VALUES, TEXT_BYTES, BUFFERS };

/* What an array without children holds on to. */
struct held {
	struct dataset_loan loan;
	const void *buffers[BUFFERS];
	/** those of the buffers that were copied */
	void *copies[BUFFERS];
	struct ArrowArray dictionary;
};

static void release_column(struct ArrowArray *array)
{
	struct held *held = array->private_data;
	dataset_loan_end(&held->loan);
	for (int i = 0; i < BUFFERS; i++)
		memory_release(held->copies[i]);
	if (held->dictionary.release != NULL)
		held->dictionary.release(&held->dictionary);
	memory_release(held);
	array->release = NULL;
}

/* An array without children and, as yet, without buffers. False when there is no memory. */
static bool begin_column(struct ArrowArray *array, size_t length, int64_t buffers)
{
	struct held *held = memory_allocate_zeroed(1, sizeof *held);
	if (held == NULL)
		return false;
	*array = (struct ArrowArray){ .length = (int64_t)length,
		                          .n_buffers = buffers,
		                          .buffers = held->buffers,
		                          .release = release_column,
		                          .private_data = held };
	return true;
}

static void take_buffer(struct held *held, int index, void *copy)
{
	held->copies[index] = copy;
	held->buffers[index] = copy;
}

/* ------------------------------------------------------------------ numbers */

static int64_t count_absent(const unsigned char *valid, size_t rows)
{
	int64_t absent = 0;
	for (size_t row = 0; row < rows; row++)
		absent += (valid[row / 8] >> row % 8 & 1) == 0;
	return absent;
}

/* A column that does not lie in memory for all rows. */
static klp_status copy_numbers(struct held *held, const klp_dataset *dataset, const struct arrow_column *column,
                               klp_error **error)
{
	size_t rows = klp_dataset_rows(dataset);
	unsigned char *valid = memory_allocate_zeroed(rows / 8 + 1, 1);
	int64_t *integers = memory_allocate_zeroed(rows + 1, sizeof *integers);
	take_buffer(held, VALIDITY, valid);
	take_buffer(held, VALUES, integers);
	if (valid == NULL || integers == NULL)
		return error_memory(error);
	double *reals = (double *)integers;
	for (size_t row = 0; row < rows; row++) {
		bool there = column->type == KLP_TYPE_REAL
		                 ? klp_dataset_real(dataset, row, column->column, &reals[row]) != 0
		                 : klp_dataset_integer(dataset, row, column->column, &integers[row]) != 0;
		if (there)
			valid[row / 8] = (unsigned char)(valid[row / 8] | 1U << row % 8);
	}
	return KLP_OK;
}

static klp_status fill_numbers(struct ArrowArray *array, const klp_dataset *dataset, const struct arrow_column *column,
                               klp_error **error)
{
	struct held *held = array->private_data;
	klp_status status = dataset_lend(&held->loan, dataset, column->column, error);
	if (status == KLP_OK && held->loan.share == NULL)
		status = copy_numbers(held, dataset, column, error);
	if (status != KLP_OK)
		return status;
	if (held->loan.share != NULL) {
		held->buffers[VALIDITY] = held->loan.valid;
		held->buffers[VALUES] = held->loan.cells;
	}
	array->null_count = count_absent(held->buffers[VALIDITY], (size_t)array->length);
	return KLP_OK;
}

/* -------------------------------------------------------------------- texts */

static klp_status fill_texts(struct ArrowArray *array, const klp_dataset *dataset, const struct arrow_column *column,
                             klp_error **error)
{
	struct held *held = array->private_data;
	struct arrow_texts texts;
	klp_status status = arrow_texts_of(&texts, dataset, column, error);
	if (status != KLP_OK)
		return status;
	take_buffer(held, VALIDITY, texts.valid);
	take_buffer(held, VALUES, texts.codes);
	array->null_count = texts.absent;
	if (!begin_column(&held->dictionary, texts.count, BUFFERS)) {
		memory_release(texts.offsets);
		memory_release(texts.bytes);
		return error_memory(error);
	}
	struct held *words = held->dictionary.private_data;
	take_buffer(words, VALUES, texts.offsets);
	take_buffer(words, TEXT_BYTES, texts.bytes);
	array->dictionary = &held->dictionary;
	return KLP_OK;
}

/* ---------------------------------------------------------------- the table */

/* The table has one buffer, for its validity, which is not there: all rows are. */
struct table {
	const void *validity;
	struct ArrowArray *children[ARROW_COLUMNS_MAX];
	struct ArrowArray columns[ARROW_COLUMNS_MAX];
};

static void release_table(struct ArrowArray *array)
{
	struct table *table = array->private_data;
	for (int64_t i = 0; i < array->n_children; i++)
		if (table->columns[i].release != NULL)
			table->columns[i].release(&table->columns[i]);
	memory_release(table);
	array->release = NULL;
}

static klp_status make_column(struct ArrowArray *array, const klp_dataset *dataset, const struct arrow_column *column,
                              klp_error **error)
{
	if (!begin_column(array, klp_dataset_rows(dataset), TEXT_BYTES))
		return error_memory(error);
	klp_status status = column->type == KLP_TYPE_TEXT ? fill_texts(array, dataset, column, error)
	                                                  : fill_numbers(array, dataset, column, error);
	if (status != KLP_OK)
		array->release(array);
	return status;
}

klp_status arrow_make_array(struct ArrowArray *out, const klp_dataset *dataset, const struct arrow_columns *columns,
                            klp_error **error)
{
	struct table *table = memory_allocate_zeroed(1, sizeof *table);
	if (table == NULL)
		return error_memory(error);
	struct ArrowArray made = { .length = (int64_t)klp_dataset_rows(dataset),
		                       .n_buffers = 1,
		                       .buffers = &table->validity,
		                       .children = table->children,
		                       .release = release_table,
		                       .private_data = table };
	klp_status status = KLP_OK;
	for (size_t i = 0; status == KLP_OK && i < columns->count; i++) {
		table->children[i] = &table->columns[i];
		status = make_column(&table->columns[i], dataset, &columns->at[i], error);
		made.n_children += status == KLP_OK;
	}
	if (status == KLP_OK)
		*out = made;
	else
		made.release(&made);
	return status;
}
