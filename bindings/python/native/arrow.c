/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Arrow's structs in capsules, for whoever reads them; and their memory as buffers of Python, for the package itself. Source:
 * https://arrow.apache.org/docs/format/CDataInterface/PyCapsuleInterface.html. */

#include "native.h"

#include <string.h>

/* ----------------------------------------------------------------- capsules */

/* One for each struct: what ends it when nobody took it over, and what makes an empty one. */
#define CAPSULE(type, name)                                       \
	static void end_##type(PyObject *capsule)                     \
	{                                                             \
		struct type *at = PyCapsule_GetPointer(capsule, name);    \
		if (at == NULL) {                                         \
			PyErr_Clear();                                        \
			return;                                               \
		}                                                         \
		if (at->release != NULL)                                  \
			at->release(at);                                      \
		PyMem_Free(at);                                           \
	}                                                             \
                                                                  \
	PyObject *arrow_capsule_of_##type(struct type **at)           \
	{                                                             \
		*at = PyMem_Calloc(1, sizeof **at);                       \
		if (*at == NULL)                                          \
			return PyErr_NoMemory();                              \
		PyObject *capsule = PyCapsule_New(*at, name, end_##type); \
		if (capsule == NULL)                                      \
			PyMem_Free(*at);                                      \
		return capsule;                                           \
	}

static const char schema_name[] = "arrow_schema";
static const char array_name[] = "arrow_array";
static const char stream_name[] = "arrow_array_stream";

CAPSULE(ArrowSchema, schema_name)
CAPSULE(ArrowArray, array_name)
CAPSULE(ArrowArrayStream, stream_name)

/* ------------------------------------------------------------------ buffers */

/* Memory of an array, which it keeps alive. It can be read and not be written. */
struct buffer {
	PyObject_HEAD PyObject *capsule;
	const void *at;
	Py_ssize_t count;
	Py_ssize_t width;
	/** of the module struct: "q", "d", "i", "B" */
	const char *format;
};

static PyTypeObject buffer_type;

static void destroy(PyObject *self)
{
	Py_XDECREF(((struct buffer *)self)->capsule);
	PyObject_Free(self);
}

static int get_buffer(PyObject *self, Py_buffer *view, int flags)
{
	struct buffer *buffer = (struct buffer *)self;
	if ((flags & PyBUF_WRITABLE) == PyBUF_WRITABLE) {
		PyErr_SetString(PyExc_BufferError, "the columns of a dataset can only be read");
		view->obj = NULL;
		return -1;
	}
	Py_INCREF(self);
	*view = (Py_buffer){ .buf = (void *)buffer->at,
		                 .obj = self,
		                 .len = buffer->count * buffer->width,
		                 .itemsize = buffer->width,
		                 .readonly = 1,
		                 .ndim = 1,
		                 .format = (flags & PyBUF_FORMAT) != 0 ? (char *)buffer->format : NULL,
		                 .shape = (flags & PyBUF_ND) != 0 ? &buffer->count : NULL,
		                 .strides = (flags & PyBUF_STRIDES) == PyBUF_STRIDES ? &buffer->width : NULL };
	return 0;
}

static Py_ssize_t length(PyObject *self)
{
	return ((struct buffer *)self)->count;
}

static PyBufferProcs as_buffer = { .bf_getbuffer = get_buffer };
static PySequenceMethods as_sequence = { .sq_length = length };

static PyTypeObject buffer_type = {
	PyVarObject_HEAD_INIT(NULL, 0).tp_name = "klantprofiel._klantprofiel.Buffer",
	.tp_basicsize = sizeof(struct buffer),
	.tp_flags = Py_TPFLAGS_DEFAULT,
	.tp_doc = "The memory of a column.",
	.tp_dealloc = destroy,
	.tp_as_buffer = &as_buffer,
	.tp_as_sequence = &as_sequence,
};

PyTypeObject *arrow_begin(void)
{
	return PyType_Ready(&buffer_type) == 0 ? &buffer_type : NULL;
}

static PyObject *make_buffer(PyObject *capsule, const void *at, int64_t count, size_t width, const char *format)
{
	struct buffer *buffer = PyObject_New(struct buffer, &buffer_type);
	if (buffer == NULL)
		return NULL;
	Py_INCREF(capsule);
	buffer->capsule = capsule;
	buffer->at = at;
	buffer->count = (Py_ssize_t)count;
	buffer->width = (Py_ssize_t)width;
	buffer->format = format;
	return (PyObject *)buffer;
}

/* ------------------------------------------------------------------ columns */

/* How the formats of Arrow are called here, and how wide a value is. */
static const struct {
	const char *arrow;
	const char *python;
	size_t width;
} formats[] = {
	{ "l", "q", sizeof(int64_t) },
	{ "g", "d", sizeof(double) },
	{ "i", "i", sizeof(int32_t) },
};
enum { FORMATS = sizeof formats / sizeof formats[0], VALIDITY = 0, VALUES = 1, TEXT_BYTES = 2 };

static PyObject *words_of(const struct ArrowArray *words)
{
	if (words == NULL)
		return values_none();
	const int32_t *offsets = words->buffers[VALUES];
	const char *bytes = words->buffers[TEXT_BYTES];
	PyObject *list = PyList_New((Py_ssize_t)words->length);
	for (Py_ssize_t i = 0; list != NULL && i < (Py_ssize_t)words->length; i++) {
		PyObject *word = PyUnicode_DecodeUTF8(bytes + offsets[i], offsets[i + 1] - offsets[i], "surrogateescape");
		if (word == NULL)
			Py_CLEAR(list);
		else
			PyList_SET_ITEM(list, i, word);
	}
	return list;
}

static PyObject *column_of(PyObject *capsule, const struct ArrowSchema *schema, const struct ArrowArray *array)
{
	for (size_t i = 0; i < FORMATS; i++) {
		if (strcmp(schema->format, formats[i].arrow) != 0)
			continue;
		PyObject *valid = make_buffer(capsule, array->buffers[VALIDITY], (array->length + 7) / 8, 1, "B");
		PyObject *values =
			make_buffer(capsule, array->buffers[VALUES], array->length, formats[i].width, formats[i].python);
		PyObject *words = words_of(array->dictionary);
		PyObject *made = NULL;
		if (valid != NULL && values != NULL && words != NULL)
			made = Py_BuildValue("sLLOOOO", formats[i].python, (long long)array->length, (long long)array->null_count,
			                     valid, values, words,
			                     (schema->flags & ARROW_FLAG_DICTIONARY_ORDERED) != 0 ? Py_True : Py_False);
		Py_XDECREF(valid);
		Py_XDECREF(values);
		Py_XDECREF(words);
		return made;
	}
	return PyErr_Format(PyExc_NotImplementedError, "the column %s is of a kind that is not known", schema->name);
}

static PyObject *columns_of(PyObject *array, const struct ArrowSchema *kinds, const struct ArrowArray *rows)
{
	PyObject *columns = PyDict_New();
	for (int64_t i = 0; columns != NULL && i < kinds->n_children; i++) {
		PyObject *column = column_of(array, kinds->children[i], rows->children[i]);
		if (column == NULL || PyDict_SetItemString(columns, kinds->children[i]->name, column) != 0)
			Py_CLEAR(columns);
		Py_XDECREF(column);
	}
	return columns;
}

PyObject *arrow_columns(const klp_dataset *dataset)
{
	/* Both are made here, for buffers are read by what the schema says of them: no others can be given. */
	struct ArrowSchema *kinds;
	struct ArrowArray *rows;
	PyObject *schema = arrow_capsule_of_ArrowSchema(&kinds);
	PyObject *array = arrow_capsule_of_ArrowArray(&rows);
	PyObject *columns = NULL;
	if (schema != NULL && array != NULL) {
		klp_error *error = NULL;
		klp_status status;
		Py_BEGIN_ALLOW_THREADS status = klp_arrow_schema(kinds, dataset, &error);
		if (status == KLP_OK)
			status = klp_arrow_array(rows, dataset, &error);
		Py_END_ALLOW_THREADS if (errors_none(status, error)) columns = columns_of(array, kinds, rows);
	}
	Py_XDECREF(schema);
	Py_XDECREF(array);
	return columns;
}
