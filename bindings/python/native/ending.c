/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Python may end while a daemon thread is in the library. Python stops such a thread when next it asks for the lock, and takes its stack away, which other
 * threads of the same call may still use. So the work is told to end before Python does, and Python waits for it. */

#include "native.h"

#include <pthread.h>
#include <stdatomic.h>
#include <time.h>
#include <unistd.h>

/* Changed under the lock of Python. */
static size_t working;
static unsigned long ending_thread;
static atomic_bool ending;

/* A thread that Python leaves behind waits for the process to end. It holds no lock. */
static void stay_behind(void)
{
	if (PyThread_get_thread_ident() == ending_thread)
		return;
	PyEval_SaveThread();
	for (;;)
		pause();
}

void work_begin(void)
{
	if (atomic_load(&ending))
		stay_behind();
	working++;
}

void work_end(void)
{
	working -= working > 0;
	if (atomic_load(&ending))
		stay_behind();
}

bool work_is_over(void)
{
	return atomic_load(&ending) && PyThread_get_thread_ident() != ending_thread;
}

/* In a process that was forked the other threads are not there. */
static void forget_work(void)
{
	working = 0;
}

/* What a function of the caller's does not come back from is not waited for longer than this. */
enum { PAUSES = 5000, NANOSECONDS = 1000000 };

static PyObject *wait_for_work(PyObject *self, PyObject *unused)
{
	const struct timespec pause = { 0, NANOSECONDS };
	(void)self;
	(void)unused;
	ending_thread = PyThread_get_thread_ident();
	atomic_store(&ending, true);
	for (int i = 0; working > 0 && i < PAUSES; i++) {
		Py_BEGIN_ALLOW_THREADS nanosleep(&pause, NULL);
		Py_END_ALLOW_THREADS
	}
	Py_RETURN_NONE;
}

bool ending_begin(void)
{
	static PyMethodDef method = { "wait_for_work", wait_for_work, METH_NOARGS, NULL };
	PyObject *function = PyCFunction_New(&method, NULL);
	PyObject *module = PyImport_ImportModule("atexit");
	PyObject *done = NULL;
	if (function != NULL && module != NULL)
		done = PyObject_CallMethod(module, "register", "O", function);
	const bool registered = done != NULL;
	pthread_atfork(NULL, NULL, forget_work);
	Py_XDECREF(done);
	Py_XDECREF(module);
	Py_XDECREF(function);
	return registered;
}
