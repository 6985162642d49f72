/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * A dataset as a table of Apache Arrow, by its C data interface and C stream interface: what pandas, polars, DuckDB and R read without
 * copying. Source: https://arrow.apache.org/docs/format/CDataInterface.html and CStreamInterface.html.
 *
 * The table is a struct (format "+s") with a child for each column of the dataset, by klp_column_name() and in that order:
 *
 *   whole numbers   "l", int64
 *   real numbers    "g", float64
 *   texts           "i", int32, with a dictionary "u" of UTF-8, in which each text stands once. That of level holds the four levels
 *                   from the country on, and that of edition the editions from the oldest on; both are ordered
 *
 * Behind them, only where some row has, in the place of a count, a text that is none, stands a column of texts for it, "total_printed", as
 * klp_write_file() has in CSV.
 *
 * What is absent is null. All columns may hold nulls but level and origin. The order of the rows is that of the dataset.
 *
 * What is handed out is independent of the dataset, which may be changed or freed meanwhile. Whole and real numbers are not
 * copied, as long as the dataset is not changed; texts are copied once. It belongs to the caller, who calls its release()
 * once, on any thread; children may be moved out of it, as the interface describes.
 */

#ifndef KLANTPROFIEL_ARROW_H
#define KLANTPROFIEL_ARROW_H

#include <klantprofiel/dataset.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The structs as they are published: whoever includes another copy of them gets one of the two. */

#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
	const char *format;
	const char *name;
	const char *metadata;
	int64_t flags;
	int64_t n_children;
	struct ArrowSchema **children;
	struct ArrowSchema *dictionary;
	void (*release)(struct ArrowSchema *);
	void *private_data;
};

struct ArrowArray {
	int64_t length;
	int64_t null_count;
	int64_t offset;
	int64_t n_buffers;
	int64_t n_children;
	const void **buffers;
	struct ArrowArray **children;
	struct ArrowArray *dictionary;
	void (*release)(struct ArrowArray *);
	void *private_data;
};

#endif

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

struct ArrowArrayStream {
	int (*get_schema)(struct ArrowArrayStream *, struct ArrowSchema *out);
	int (*get_next)(struct ArrowArrayStream *, struct ArrowArray *out);
	const char *(*get_last_error)(struct ArrowArrayStream *);
	void (*release)(struct ArrowArrayStream *);
	void *private_data;
};

#endif

/** The columns of a dataset.
 *
 * @param out  receives the schema; the caller calls out->release(out)
 * @return KLP_OK; KLP_INVALID_ARGUMENT (NULL); KLP_OUT_OF_MEMORY. *out is untouched on failure. */
KLP_API klp_status klp_arrow_schema(struct ArrowSchema *out, const klp_dataset *dataset, klp_error **error);

/** The rows of a dataset, as one array of the structure that klp_arrow_schema() tells.
 *
 * @param out  receives the array; the caller calls out->release(out)
 * @return KLP_OK; KLP_INVALID_ARGUMENT (NULL); KLP_OVERFLOW (more text in a column than the format can count: 2 GiB);
 *         KLP_OUT_OF_MEMORY. *out is untouched on failure. */
KLP_API klp_status klp_arrow_array(struct ArrowArray *out, const klp_dataset *dataset, klp_error **error);

/** Both, as a stream of one array: the rows that the dataset has at this moment. get_schema() may be called any number of times; of
 * the stream's functions only one may run at a time. They return 0, or ENOMEM.
 *
 * @param out  receives the stream; the caller calls out->release(out)
 * @return as klp_arrow_array() */
KLP_API klp_status klp_arrow_stream(struct ArrowArrayStream *out, const klp_dataset *dataset, klp_error **error);

#ifdef __cplusplus
}
#endif

#endif
