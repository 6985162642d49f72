/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Texts, numbers and columns between Python and the library. */

#include "native.h"

#include <limits.h>
#include <string.h>

/* More than there are municipalities, of whatever one may ask for some. */
enum { ROOM_MAX = 1 << 20 };

bool values_text(PyObject *object, const char **text)
{
	if (object == Py_None) {
		*text = NULL;
		return true;
	}
	if (!PyUnicode_Check(object)) {
		PyErr_Format(PyExc_TypeError, "a text is needed, not %.200s", Py_TYPE(object)->tp_name);
		return false;
	}
	Py_ssize_t size;
	*text = PyUnicode_AsUTF8AndSize(object, &size);
	if (*text != NULL && strlen(*text) != (size_t)size) {
		PyErr_SetString(PyExc_ValueError, "the text holds a zero character");
		return false;
	}
	return *text != NULL;
}

bool values_path(PyObject *object, PyObject **kept, const char **path)
{
	if (!PyUnicode_FSConverter(object, kept))
		return false;
	*path = PyBytes_AS_STRING(*kept);
	return true;
}

/* One object for the array and the paths: a tuple of bytes, of which the first is the array. */
bool values_paths(PyObject *object, PyObject **kept, const char *const **paths, size_t *count)
{
	if (!PyList_Check(object) && !PyTuple_Check(object)) {
		PyErr_Format(PyExc_TypeError, "a list of paths is needed, not %.200s", Py_TYPE(object)->tp_name);
		return false;
	}
	/* Whatever runs while a path is asked for its text may change a list. */
	PyObject *given = PySequence_Tuple(object);
	if (given == NULL)
		return false;
	const Py_ssize_t size = PyTuple_GET_SIZE(given);
	PyObject *made = PyTuple_New(size + 1);
	PyObject *array = PyBytes_FromStringAndSize(NULL, (size + 1) * (Py_ssize_t)sizeof(char *));
	bool done = made != NULL && array != NULL;
	if (done)
		PyTuple_SET_ITEM(made, 0, array);
	else
		Py_XDECREF(array);
	const char **at = done ? (const char **)(void *)PyBytes_AS_STRING(array) : NULL;
	for (Py_ssize_t i = 0; done && i < size; i++) {
		PyObject *path = NULL;
		done = values_path(PyTuple_GET_ITEM(given, i), &path, &at[i]);
		if (done)
			PyTuple_SET_ITEM(made, i + 1, path);
	}
	Py_DECREF(given);
	if (!done) {
		Py_XDECREF(made);
		return false;
	}
	*kept = made;
	*paths = at;
	*count = (size_t)size;
	return true;
}

bool values_int(PyObject *object, int *number)
{
	long value = PyLong_AsLong(object);
	if (value == -1 && PyErr_Occurred())
		return false;
	if (value < INT_MIN || value > INT_MAX) {
		PyErr_SetString(PyExc_OverflowError, "the number is too large");
		return false;
	}
	*number = (int)value;
	return true;
}

bool values_size(PyObject *object, size_t *number)
{
	Py_ssize_t value = PyLong_AsSsize_t(object);
	if (value == -1 && PyErr_Occurred())
		return false;
	if (value < 0 || value > INT_MAX) {
		PyErr_SetString(PyExc_ValueError, "the number is negative or too large");
		return false;
	}
	*number = (size_t)value;
	return true;
}

bool values_room(PyObject *object, size_t *capacity, int **room)
{
	if (!values_size(object, capacity))
		return false;
	if (*capacity > ROOM_MAX) {
		PyErr_SetString(PyExc_ValueError, "the number of places is too large");
		return false;
	}
	*room = PyMem_New(int, *capacity + 1);
	if (*room == NULL)
		PyErr_NoMemory();
	return *room != NULL;
}

bool values_bytes(PyObject *object, Py_buffer *view)
{
	if (PyObject_GetBuffer(object, view, PyBUF_SIMPLE) != 0)
		return false;
	if (view->readonly)
		return true;
	PyObject *copy = PyBytes_FromStringAndSize(view->buf, view->len);
	PyBuffer_Release(view);
	if (copy == NULL)
		return false;
	bool done = PyObject_GetBuffer(copy, view, PyBUF_SIMPLE) == 0;
	Py_DECREF(copy);
	return done;
}

PyObject *values_none(void)
{
	Py_RETURN_NONE;
}

PyObject *values_from_text(const char *text)
{
	if (text == NULL)
		Py_RETURN_NONE;
	return PyUnicode_DecodeUTF8(text, (Py_ssize_t)strlen(text), "surrogateescape");
}

PyObject *values_list_of_ints(const int *numbers, size_t count)
{
	PyObject *list = PyList_New((Py_ssize_t)count);
	for (size_t i = 0; list != NULL && i < count; i++) {
		PyObject *number = PyLong_FromLong(numbers[i]);
		if (number == NULL)
			Py_CLEAR(list);
		else
			PyList_SET_ITEM(list, (Py_ssize_t)i, number);
	}
	return list;
}

uint64_t *values_new_numbers(size_t count)
{
	uint64_t *numbers = PyMem_Calloc(count, sizeof *numbers);
	if (numbers == NULL)
		PyErr_NoMemory();
	return numbers;
}

PyObject *values_list_of_numbers(const uint64_t *numbers, size_t count)
{
	PyObject *list = PyList_New((Py_ssize_t)count);
	for (size_t i = 0; list != NULL && i < count; i++) {
		PyObject *number = PyLong_FromUnsignedLongLong(numbers[i]);
		if (number == NULL)
			Py_CLEAR(list);
		else
			PyList_SET_ITEM(list, (Py_ssize_t)i, number);
	}
	return list;
}

/* ------------------------------------------------------------------ fields */

static PyObject *field_value(const void *at, const struct field *field)
{
	const char *text;
	int number;
	int64_t whole;
	double real;
	switch (field->kind) {
	case FIELD_TEXT:
	case FIELD_PATH:
		memcpy(&text, at, sizeof text);
		return values_from_text(text);
	case FIELD_INT:
		memcpy(&number, at, sizeof number);
		return number == 0 ? values_none() : PyLong_FromLong(number);
	case FIELD_WHOLE:
		memcpy(&whole, at, sizeof whole);
		return whole == 0 ? values_none() : PyLong_FromLongLong(whole);
	case FIELD_COUNT:
		memcpy(&whole, at, sizeof whole);
		return whole == KLP_ABSENT ? values_none() : PyLong_FromLongLong(whole);
	case FIELD_PERCENT:
		memcpy(&real, at, sizeof real);
		return real < 0 ? values_none() : PyFloat_FromDouble(real);
	case FIELD_BYTES:
	case FIELD_TERRITORY:
	case FIELD_FINDINGS:
	case FIELD_LIMITS:
	case FIELD_PROGRESS:
		break;
	}
	return values_none();
}

PyObject *fields_to_dict(const void *from, const struct field *fields)
{
	PyObject *dict = PyDict_New();
	for (const struct field *field = fields; dict != NULL && field->name != NULL; field++) {
		PyObject *value = field_value((const char *)from + field->offset, field);
		if (value == NULL || PyDict_SetItemString(dict, field->name, value) != 0)
			Py_CLEAR(dict);
		Py_XDECREF(value);
	}
	return dict;
}

/* ----------------------------------------------------------------- columns */

/* A text that stands in the row above as well is one object: the library keeps equal texts once. */
struct repeated {
	const char *text;
	PyObject *object;
};

static PyObject *text_cell(const klp_dataset *dataset, size_t row, klp_column column, struct repeated *above)
{
	const char *text = klp_dataset_text(dataset, row, column);
	if (text == NULL)
		return values_none();
	if (text == above->text) {
		Py_INCREF(above->object);
		return above->object;
	}
	PyObject *made = values_from_text(text);
	*above = (struct repeated){ made == NULL ? NULL : text, made };
	return made;
}

static PyObject *cell(const klp_dataset *dataset, size_t row, klp_column column, struct repeated *above)
{
	int64_t number;
	double real;
	switch (klp_column_type(column)) {
	case KLP_TYPE_INTEGER:
		return klp_dataset_integer(dataset, row, column, &number) ? PyLong_FromLongLong(number) : values_none();
	case KLP_TYPE_REAL:
		return klp_dataset_real(dataset, row, column, &real) ? PyFloat_FromDouble(real) : values_none();
	case KLP_TYPE_TEXT:
		break;
	}
	return text_cell(dataset, row, column, above);
}

PyObject *dataset_column(const klp_dataset *dataset, klp_column column)
{
	size_t rows = klp_dataset_rows(dataset);
	PyObject *list = PyList_New((Py_ssize_t)rows);
	struct repeated above = { NULL, NULL };
	for (size_t row = 0; list != NULL && row < rows; row++) {
		PyObject *value = cell(dataset, row, column, &above);
		if (value == NULL)
			Py_CLEAR(list);
		else
			PyList_SET_ITEM(list, (Py_ssize_t)row, value);
	}
	return list;
}
