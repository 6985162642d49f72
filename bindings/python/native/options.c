/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Structs that callers lay out, filled from a dict. */

#include "native.h"

#include <string.h>

/* Others may change the dict while the library works without the lock: what is lent is kept apart. */
static bool keep(struct call *call, PyObject *object)
{
	if (call->kept == NULL)
		call->kept = PyList_New(0);
	return call->kept != NULL && PyList_Append(call->kept, object) == 0;
}

static bool set_text(struct call *call, void *into, PyObject *value)
{
	const char *text;
	if (!values_text(value, &text) || !keep(call, value))
		return false;
	memcpy(into, &text, sizeof text);
	return true;
}

static bool set_path(struct call *call, void *into, PyObject *value)
{
	PyObject *bytes = NULL;
	const char *path;
	bool done = values_path(value, &bytes, &path) && keep(call, bytes);
	Py_XDECREF(bytes);
	if (done)
		memcpy(into, &path, sizeof path);
	return done;
}

/* The size stands right behind. */
static bool set_bytes(struct call *call, char *into, PyObject *value)
{
	char *bytes;
	Py_ssize_t size;
	if (PyBytes_AsStringAndSize(value, &bytes, &size) != 0 || !keep(call, value))
		return false;
	const size_t length = (size_t)size;
	memcpy(into, &bytes, sizeof bytes);
	memcpy(into + sizeof bytes, &length, sizeof length);
	return true;
}

static bool set_int(void *into, PyObject *value)
{
	int number;
	if (!values_int(value, &number))
		return false;
	memcpy(into, &number, sizeof number);
	return true;
}

static bool set_whole(void *into, PyObject *value)
{
	long long number = PyLong_AsLongLong(value);
	if (number == -1 && PyErr_Occurred())
		return false;
	const int64_t whole = number;
	memcpy(into, &whole, sizeof whole);
	return true;
}

static bool set_percent(void *into, PyObject *value)
{
	double real = PyFloat_AsDouble(value);
	if (real == -1 && PyErr_Occurred())
		return false;
	memcpy(into, &real, sizeof real);
	return true;
}

static bool set_limit(klp_limits *limits, PyObject *name, PyObject *value)
{
	const char *text;
	if (!values_text(name, &text))
		return false;
	unsigned long long number = PyLong_AsUnsignedLongLong(value);
	if (number == (unsigned long long)-1 && PyErr_Occurred())
		return false;
	klp_error *error = NULL;
	klp_status status = klp_limits_set(limits, text, number, &error);
	return errors_none(status, error);
}

static bool set_limits(struct call *call, void *into, PyObject *value)
{
	if (!PyDict_Check(value)) {
		PyErr_SetString(PyExc_TypeError, "limits must be a dict of names and numbers");
		return false;
	}
	PyObject *name, *number;
	for (Py_ssize_t at = 0; PyDict_Next(value, &at, &name, &number);)
		if (!set_limit(&call->limits, name, number))
			return false;
	const klp_limits *limits = &call->limits;
	memcpy(into, &limits, sizeof limits);
	return true;
}

static bool set_handle(struct handle **lent, void *into, const struct handle_kind *kind, PyObject *value)
{
	void *at = NULL;
	if (!handle_take(value, kind, HANDLE_SHARED, lent, &at))
		return false;
	memcpy(into, &at, sizeof at);
	return true;
}

static bool set_field(struct call *call, char *into, const struct field *field, const struct lendable *kinds,
                      PyObject *value)
{
	switch (field->kind) {
	case FIELD_TEXT:
		return set_text(call, into, value);
	case FIELD_PATH:
		return set_path(call, into, value);
	case FIELD_BYTES:
		return set_bytes(call, into, value);
	case FIELD_INT:
		return set_int(into, value);
	case FIELD_WHOLE:
	case FIELD_COUNT:
		return set_whole(into, value);
	case FIELD_PERCENT:
		return set_percent(into, value);
	case FIELD_TERRITORY:
		return set_handle(&call->territory, into, kinds->territory, value);
	case FIELD_FINDINGS:
		return set_handle(&call->findings, into, kinds->findings, value);
	case FIELD_LIMITS:
		return set_limits(call, into, value);
	case FIELD_PROGRESS:
		return keep(call, value) && callback_take(&call->progress, value);
	}
	return false;
}

/* The library calls back in any case, so that Ctrl-C is seen. */
static void watch(struct call *call, char *into, const struct field *fields)
{
	const klp_progress progress = callback_progress;
	void *context = &call->progress;
	for (const struct field *field = fields; field->name != NULL; field++)
		if (field->kind == FIELD_PROGRESS) {
			memcpy(into + field->offset, &progress, sizeof progress);
			memcpy(into + field->offset + sizeof progress, &context, sizeof context);
		}
}

static const struct field *find_field(const struct field *fields, PyObject *name)
{
	const char *text;
	if (!values_text(name, &text))
		return NULL;
	for (; text != NULL && fields->name != NULL; fields++)
		if (strcmp(fields->name, text) == 0)
			return fields;
	PyErr_Format(PyExc_TypeError, "there is no option %R", name);
	return NULL;
}

bool call_fill(struct call *call, void *into, const struct field *fields, const struct lendable *kinds,
               PyObject *object)
{
	watch(call, into, fields);
	if (object == Py_None)
		return true;
	if (!PyDict_Check(object)) {
		PyErr_Format(PyExc_TypeError, "options must be a dict, not %.200s", Py_TYPE(object)->tp_name);
		return false;
	}
	/* A copy, for whatever runs while a value is taken may change the dict. */
	PyObject *given = PyDict_Copy(object);
	PyObject *name, *value;
	bool done = given != NULL;
	for (Py_ssize_t at = 0; done && PyDict_Next(given, &at, &name, &value);) {
		const struct field *field = find_field(fields, name);
		done =
			field != NULL && (value == Py_None || set_field(call, (char *)into + field->offset, field, kinds, value));
	}
	Py_XDECREF(given);
	return done;
}

void call_restore(struct call *call)
{
	callback_restore(&call->progress);
}

void call_end(struct call *call)
{
	handle_give(call->territory, HANDLE_SHARED);
	call->territory = NULL;
	handle_give(call->findings, HANDLE_SHARED);
	call->findings = NULL;
	callback_end(&call->progress);
	Py_CLEAR(call->kept);
}
