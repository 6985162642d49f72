/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* From a status and an error to an exception. Which class that is, the package decides: it sets the maker when it is imported. */

#include "native.h"

#include <stdarg.h>

static PyObject *error_maker;

PyObject *set_error_maker(PyObject *maker)
{
	if (!PyCallable_Check(maker)) {
		PyErr_SetString(PyExc_TypeError, "the maker of exceptions must be a function");
		return NULL;
	}
	PyObject *before = error_maker;
	Py_INCREF(maker);
	error_maker = maker;
	Py_XDECREF(before);
	Py_RETURN_NONE;
}

/* The maker may set another one, which gives this one up. */
static PyObject *call_maker(const char *format, ...)
{
	va_list values;
	va_start(values, format);
	PyObject *given = Py_VaBuildValue(format, values);
	va_end(values);
	if (given == NULL)
		return NULL;
	PyObject *maker = error_maker;
	Py_INCREF(maker);
	PyObject *made = PyObject_CallObject(maker, given);
	Py_DECREF(maker);
	Py_DECREF(given);
	return made;
}

static void raise_made(PyObject *made)
{
	if (made == NULL)
		return;
	if (PyExceptionInstance_Check(made))
		PyErr_SetObject((PyObject *)Py_TYPE(made), made);
	else
		PyErr_SetString(PyExc_TypeError, "the maker of exceptions made none");
	Py_DECREF(made);
}

void errors_raise(int status, const char *message)
{
	if (message == NULL)
		return;
	if (error_maker == NULL)
		PyErr_SetString(PyExc_RuntimeError, message);
	else
		raise_made(call_maker("(isOKKKK)", status, message, Py_None, 0ULL, 0ULL, 0ULL, 0ULL));
}

static void raise_detail(const klp_error *error)
{
	PyObject *message = values_from_text(klp_error_message(error));
	PyObject *source = values_from_text(klp_error_source(error));
	if (message != NULL && source != NULL && error_maker == NULL)
		PyErr_SetObject(PyExc_RuntimeError, message);
	else if (message != NULL && source != NULL)
		raise_made(call_maker("(iOOKKKK)", (int)klp_error_status(error), message, source,
		                      (unsigned long long)klp_error_page(error), (unsigned long long)klp_error_line(error),
		                      (unsigned long long)klp_error_column(error), (unsigned long long)klp_error_byte(error)));
	Py_XDECREF(message);
	Py_XDECREF(source);
}

bool errors_none(klp_status status, klp_error *error)
{
	if (status == KLP_OK && !PyErr_Occurred())
		return true;
	/* What a callback raised says more than that the library ended because of it. */
	if (!PyErr_Occurred() && error == NULL)
		errors_raise((int)status, klp_status_text(status));
	else if (!PyErr_Occurred())
		raise_detail(error);
	klp_error_free(error);
	return false;
}
