/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What the typemaps of Python call: handles, values, options, callbacks and exceptions.
 *
 * As everywhere in Python's C API, a function that fails has set an exception: it returns NULL or false then. All of them need the
 * lock of the interpreter, but for the callbacks, which take it.
 */

#ifndef NATIVE_H
#define NATIVE_H

/* Lengths are Py_ssize_t in all formats. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include "fields.h"

#include <klantprofiel/klantprofiel.h>

#include <stdbool.h>
#include <time.h>

/* ------------------------------------------------------------------ handles */

/** What a handle holds; one for each type. */
struct handle_kind {
	const char *name;
	/** NULL for what belongs to its parent */
	void (*release)(void *at);
};

/** A Python object that holds something of the library, or something that belongs to another handle, which it keeps alive.
 *
 * `close()` gives back what it holds, at once; later use of it or of its children is an exception. While a call is under way that reads it,
 * it cannot be changed or closed, and while one changes it, nothing else can be done with it: an exception again, never a wait. */
struct handle {
	PyObject_HEAD const struct handle_kind *kind;
	/** NULL once it is closed */
	void *at;
	/** NULL where it is its own root */
	struct handle *parent;
	/** the one that owns the memory */
	struct handle *root;
	/** of the root: calls that read, calls that feed, and whether one changes it */
	Py_ssize_t readers;
	Py_ssize_t feeders;
	bool changing;
	/** a function that each feed calls; NULL for none */
	PyObject *progress;
	/** a territory that is read as long as this is open; NULL for none */
	struct handle *territory;
};

enum handle_use {
	/** reads it: others may read */
	HANDLE_SHARED,
	/** changes it: nobody else does anything */
	HANDLE_ALONE,
	/** feeds it: others may feed and watch */
	HANDLE_FEEDING,
	/** asks how far feeding is, and keeps the lock */
	HANDLE_WATCHING
};

/** The type of handles, which the module shows; to be called once, before any other. */
PyTypeObject *handle_begin(void);

/** A handle that owns `at`, which is released when that fails; or, with a parent, a child of it. None when `at` is NULL. */
PyObject *handle_new(const struct handle_kind *kind, void *at, struct handle *parent);

/** What a handle holds, for the time of a call.
 *
 * @param taken  receives the handle for handle_give(); NULL before
 * @param at     receives what it holds */
bool handle_take(PyObject *object, const struct handle_kind *kind, enum handle_use use, struct handle **taken,
                 void **at);

struct call;

/** Leaves with a new handle what the options lent for as long as it is open; what is no handle, or NULL, keeps nothing. */
void handle_keep(PyObject *made, struct call *call);

/** After the call; NULL is allowed. */
void handle_give(struct handle *taken, enum handle_use use);

/** The result of a call, with one handle more: that alone in the place of None, else a tuple. Takes both references. */
PyObject *handle_append(PyObject *result, PyObject *handle);

/* ------------------------------------------------------------------- values */

/** A text for the library; None is NULL. It lives as long as the object. */
bool values_text(PyObject *object, const char **text);

/** A path in the bytes of the file system; *kept holds them. */
bool values_path(PyObject *object, PyObject **kept, const char **path);

bool values_int(PyObject *object, int *number);

/** A number of things; ValueError for one below 0 or above INT_MAX. */
bool values_size(PyObject *object, size_t *number);

/** Room for as many numbers as an argument says, which PyMem_Free() gives back. */
bool values_room(PyObject *object, size_t *capacity, int **room);

/** Bytes that nobody changes while they are read: those of an object that can be written are copied. */
bool values_bytes(PyObject *object, Py_buffer *view);

/** A text of the library; None for NULL. What is not UTF-8, as a path may be, becomes surrogates. */
PyObject *values_from_text(const char *text);

PyObject *values_none(void);

PyObject *values_list_of_ints(const int *numbers, size_t count);
PyObject *values_list_of_numbers(const uint64_t *numbers, size_t count);

/** Room for so many numbers, to be given back to PyMem_Free(); NULL and an exception when there is no memory. */
uint64_t *values_new_numbers(size_t count);

/** A struct as a dict of its fields; None where absent. */
PyObject *fields_to_dict(const void *from, const struct field *fields);

/** Paths in a list or tuple, as an array that *kept holds with all that is in it. */
bool values_paths(PyObject *object, PyObject **kept, const char *const **paths, size_t *count);

/* ---------------------------------------------------------------- callbacks */

/** A Python function that the library calls. What it raises waits here until the library has returned. */
struct callback {
	/** borrowed: the arguments of the call hold it; NULL for none */
	PyObject *function;
	PyObject *type, *value, *trace;
	/** when to look for Ctrl-C again */
	struct timespec due;
};

#define CALLBACK_INIT           \
	{                           \
		NULL, NULL, NULL, NULL, \
		{                       \
			0                   \
		}                       \
	}

bool callback_take(struct callback *callback, PyObject *object);

/** Raises what the function raised. */
void callback_restore(struct callback *callback);
void callback_end(struct callback *callback);

/** Around what works without the lock of Python; to be called with it. They do not come back to a thread that Python leaves behind. */
void work_begin(void);
void work_end(void);

/** Whether Python ends, so that what this thread does is to end, too; needs no lock. */
bool work_is_over(void);

/** Has Python wait for what works when it ends. False after an exception. */
bool ending_begin(void);

/** The klp_progress, klp_read_function and klp_write_function, with a struct callback as context. */
int callback_progress(void *context, uint64_t done, uint64_t total);
int64_t callback_read(void *context, void *buffer, size_t capacity);
int callback_write(void *context, const void *bytes, size_t size);

/** While a thread feeds: the callback of that feed. The library has one progress for all feeds of a count, and tells each in its own
 * thread. */
struct watch {
	struct callback callback;
	struct watch *before;
};

/** Around a feed, with the lock: calls the progress of the handle meanwhile, and raises what that raised. */
void watch_begin(struct watch *watch, const struct handle *handle);
void watch_end(struct watch *watch);

/** The klp_progress of what is fed. */
int watch_progress(void *context, uint64_t done, uint64_t total);

/* ------------------------------------------------------------------ options */

/** What the options of one call hold on to. */
struct call {
	/** a list of the objects whose texts the library reads; NULL for none */
	PyObject *kept;
	struct handle *territory;
	struct handle *findings;
	klp_limits limits;
	struct callback progress;
};

#define CALL_INIT                                        \
	{                                                    \
		NULL, NULL, NULL, KLP_LIMITS_INIT, CALLBACK_INIT \
	}

/** The kinds of the handles that options lend. */
struct lendable {
	const struct handle_kind *territory;
	const struct handle_kind *findings;
};

/** Fills a struct from a dict, or leaves it as it is for None. The progress is there in any case: it looks for Ctrl-C. */
bool call_fill(struct call *call, void *into, const struct field *fields, const struct lendable *kinds,
               PyObject *object);
void call_restore(struct call *call);
void call_end(struct call *call);

/* --------------------------------------------------------------- exceptions */

/** In the place of a klp_status: what the binding itself refuses. */
enum { ERRORS_CLOSED = -1, ERRORS_BUSY = -2 };

/** Whether a call of the library ended well, callbacks included; else an exception. Frees the error. */
bool errors_none(klp_status status, klp_error *error);

/** Raises what the package makes of a status; a RuntimeError before it said how. */
void errors_raise(int status, const char *message);

PyObject *set_error_maker(PyObject *maker);

/* ------------------------------------------------------------------ columns */

PyObject *dataset_column(const klp_dataset *dataset, klp_column column);

/* -------------------------------------------------------------------- Arrow */

/** The type of buffers, which the module shows; to be called once, before any other. */
PyTypeObject *arrow_begin(void);

/** A capsule that holds an empty struct, which is to be filled; it releases what is in it unless somebody took that over. */
PyObject *arrow_capsule_of_ArrowSchema(struct ArrowSchema **at);
PyObject *arrow_capsule_of_ArrowArray(struct ArrowArray **at);
PyObject *arrow_capsule_of_ArrowArrayStream(struct ArrowArrayStream **at);

/** The columns of a dataset by name, each as its parts. */
PyObject *arrow_columns(const klp_dataset *dataset);

#endif
