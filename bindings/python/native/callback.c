/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Python functions that the library calls, and Ctrl-C. They come back from a thread that gave up the lock, or from one of the
 * library's own. */

#include "native.h"

#include <string.h>

enum { NANOSECONDS = 1000000000, BETWEEN_SIGNALS = 20000000 };

bool callback_take(struct callback *callback, PyObject *object)
{
	if (!PyCallable_Check(object)) {
		PyErr_Format(PyExc_TypeError, "a function is needed, not %.200s", Py_TYPE(object)->tp_name);
		return false;
	}
	callback->function = object;
	return true;
}

void callback_restore(struct callback *callback)
{
	if (callback->type != NULL)
		PyErr_Restore(callback->type, callback->value, callback->trace);
	callback->type = callback->value = callback->trace = NULL;
}

void callback_end(struct callback *callback)
{
	Py_CLEAR(callback->type);
	Py_CLEAR(callback->value);
	Py_CLEAR(callback->trace);
}

/* Keeps what was raised until the library has returned. The first exception counts. */
static void keep_raised(struct callback *callback)
{
	if (callback->type == NULL)
		PyErr_Fetch(&callback->type, &callback->value, &callback->trace);
	else
		PyErr_Clear();
}

/* ---------------------------------------------------------------- progress */

static bool is_due(struct callback *callback)
{
	struct timespec now;
	if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
		return true;
	if (now.tv_sec < callback->due.tv_sec ||
	    (now.tv_sec == callback->due.tv_sec && now.tv_nsec < callback->due.tv_nsec))
		return false;
	now.tv_nsec += BETWEEN_SIGNALS;
	if (now.tv_nsec >= NANOSECONDS) {
		now.tv_nsec -= NANOSECONDS;
		now.tv_sec++;
	}
	callback->due = now;
	return true;
}

static int ask(PyObject *function, uint64_t done, uint64_t total)
{
	PyObject *answer = PyObject_CallFunction(function, "KK", (unsigned long long)done, (unsigned long long)total);
	int stop = answer == NULL ? 1 : PyObject_IsTrue(answer);
	Py_XDECREF(answer);
	return stop;
}

int callback_progress(void *context, uint64_t done, uint64_t total)
{
	struct callback *callback = context;
	if (work_is_over())
		return 1;
	bool due = is_due(callback);
	if (!due && callback->function == NULL)
		return 0;
	PyGILState_STATE lock = PyGILState_Ensure();
	int stop = due ? PyErr_CheckSignals() : 0;
	if (stop == 0 && callback->function != NULL)
		stop = ask(callback->function, done, total);
	if (PyErr_Occurred())
		keep_raised(callback);
	PyGILState_Release(lock);
	return stop;
}

/* The innermost feed of this thread; a callback may feed something, too. */
static _Thread_local struct watch *watching;

void watch_begin(struct watch *watch, const struct handle *handle)
{
	*watch = (struct watch){ CALLBACK_INIT, watching };
	watch->callback.function = handle->progress;
	Py_XINCREF(watch->callback.function);
	watching = watch;
}

void watch_end(struct watch *watch)
{
	watching = watch->before;
	Py_CLEAR(watch->callback.function);
	callback_restore(&watch->callback);
}

int watch_progress(void *context, uint64_t done, uint64_t total)
{
	(void)context;
	return watching == NULL ? 0 : callback_progress(&watching->callback, done, total);
}

/* ----------------------------------------------------------------- streams */

/* Copies what a read() gave; how much that is, or negative after an exception. */
static int64_t copy_bytes(PyObject *given, void *buffer, size_t capacity)
{
	if (PyUnicode_Check(given)) {
		PyErr_SetString(PyExc_TypeError, "read() gave text: open the file in binary mode, \"rb\"");
		return -1;
	}
	/* A file that does not wait for data says None. */
	if (given == Py_None) {
		PyErr_SetString(PyExc_BlockingIOError, "read() has no bytes yet");
		return -1;
	}
	Py_buffer view;
	if (PyObject_GetBuffer(given, &view, PyBUF_SIMPLE) != 0)
		return -1;
	int64_t size = (int64_t)view.len;
	if ((size_t)view.len > capacity) {
		PyErr_SetString(PyExc_ValueError, "read() gave more bytes than it was asked for");
		size = -1;
	} else if (view.len > 0) {
		memcpy(buffer, view.buf, (size_t)view.len);
	}
	PyBuffer_Release(&view);
	return size;
}

int64_t callback_read(void *context, void *buffer, size_t capacity)
{
	struct callback *callback = context;
	if (work_is_over())
		return -1;
	PyGILState_STATE lock = PyGILState_Ensure();
	PyObject *given = PyObject_CallFunction(callback->function, "n", (Py_ssize_t)capacity);
	int64_t size = given == NULL ? -1 : copy_bytes(given, buffer, capacity);
	Py_XDECREF(given);
	if (PyErr_Occurred())
		keep_raised(callback);
	PyGILState_Release(lock);
	return size;
}

/* How many bytes one write() took: all, where it does not say. Negative after an exception. */
static Py_ssize_t write_some(PyObject *function, const char *bytes, Py_ssize_t size)
{
	PyObject *answer = PyObject_CallFunction(function, "y#", bytes, size);
	if (answer == NULL)
		return -1;
	Py_ssize_t taken = size;
	if (PyLong_Check(answer))
		taken = PyLong_AsSsize_t(answer);
	Py_DECREF(answer);
	if (!PyErr_Occurred() && (taken <= 0 || taken > size))
		PyErr_SetString(PyExc_OSError, "write() took no bytes, or more than it was given");
	return PyErr_Occurred() ? -1 : taken;
}

int callback_write(void *context, const void *bytes, size_t size)
{
	struct callback *callback = context;
	if (work_is_over())
		return 1;
	PyGILState_STATE lock = PyGILState_Ensure();
	const char *rest = bytes;
	Py_ssize_t left = (Py_ssize_t)size, taken = 0;
	for (; left > 0 && taken >= 0; left -= taken, rest += taken)
		if ((taken = write_some(callback->function, rest, left)) < 0)
			break;
	if (PyErr_Occurred())
		keep_raised(callback);
	PyGILState_Release(lock);
	return left > 0;
}
