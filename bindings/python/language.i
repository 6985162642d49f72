/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What the words of common/ mean in Python. The functions that are called here are those of native/native.h. */

%{
#include "native.h"
%}

%include "stdint.i"

/* ----------------------------------------------------------------- texts and paths */

%typemap(in) const char * {
	if (!values_text($input, &$1))
		SWIG_fail;
}
%typemap(in) const char *path (PyObject *file = NULL) {
	if (!values_path($input, &file, &$1))
		SWIG_fail;
}
%typemap(freearg) const char *path "Py_XDECREF(file$argnum);"
%typemap(freearg) const char * ""
%typemap(out) const char * "$result = values_from_text($1);"

%typemap(in) (const char *const *paths, size_t path_count) (PyObject *files = NULL) {
	if (!values_paths($input, &files, &$1, &$2))
		SWIG_fail;
}
%typemap(freearg) (const char *const *paths, size_t path_count) "Py_XDECREF(files$argnum);"

%typemap(in) (const void *bytes, size_t size) (Py_buffer view = { 0 }) {
	if (!values_bytes($input, &view))
		SWIG_fail;
	$1 = view.buf;
	$2 = (size_t)view.len;
}
%typemap(freearg) (const void *bytes, size_t size) "PyBuffer_Release(&view$argnum);"

/* ------------------------------------------------------------- status and exceptions */

%typemap(out) klp_status "$result = SWIG_Py_Void();"

/* A number from outside, not the end of a call. */
%typemap(in) klp_status status {
	int number = 0;
	if (!values_int($input, &number))
		SWIG_fail;
	$1 = (klp_status)number;
}

%typemap(in, numinputs = 0) klp_error **error (klp_error *problem = NULL) "$1 = &problem;"
%typemap(argout) klp_error **error {
	if (!errors_none(result, problem$argnum)) {
		problem$argnum = NULL;
		Py_CLEAR($result);
		SWIG_fail;
	}
}

/* ------------------------------------------------------------------ out-parameters */

%define klp_optional_value(TYPE, CONVERSION)
%typemap(in, numinputs = 0) TYPE ($*1_ltype number = 0) "$1 = &number;"
%typemap(argout) TYPE {
	Py_XDECREF($result);
	$result = result ? CONVERSION(number$argnum) : values_none();
	if ($result == NULL)
		SWIG_fail;
}
%enddef
klp_optional_value(int64_t *value, PyLong_FromLongLong)
klp_optional_value(double *value, PyFloat_FromDouble)

%typemap(in) (int *indices, size_t capacity) (int *found = NULL) {
	if (!values_room($input, &$2, &found))
		SWIG_fail;
	$1 = found;
}
%typemap(argout) (int *indices, size_t capacity) {
	Py_XDECREF($result);
	$result = values_list_of_ints(found$argnum, result);
	if ($result == NULL)
		SWIG_fail;
}
%typemap(freearg) (int *indices, size_t capacity) "PyMem_Free(found$argnum);"

/* Two lists: where the ranges of a file begin and end, and in which lines. More of them than are allowed the library refuses, and writes none. */
%typemap(in) (size_t parts, uint64_t *offsets, uint64_t *lines) (size_t room = 0) {
	if (!values_size($input, &$1))
		SWIG_fail;
	room = $1 <= KLP_COUNT_PARTS ? $1 : 0;
	if (($2 = values_new_numbers(room + 1)) == NULL || ($3 = values_new_numbers(room)) == NULL)
		SWIG_fail;
}
%typemap(argout) (size_t parts, uint64_t *offsets, uint64_t *lines) {
	if (result == KLP_OK) {
		Py_XDECREF($result);
		$result = Py_BuildValue("(NN)", values_list_of_numbers($2, $1 + 1), values_list_of_numbers($3, $1));
		if ($result == NULL)
			SWIG_fail;
	}
}
%typemap(freearg) (size_t parts, uint64_t *offsets, uint64_t *lines) {
	PyMem_Free($2);
	PyMem_Free($3);
}

/* ------------------------------------------------------------------------- handles */

%define klp_owned(TYPE, RELEASE)
%{
static void release_##TYPE(void *at) { RELEASE(at); }
static const struct handle_kind kind_##TYPE = { #TYPE, release_##TYPE };
%}
%typemap(in) const TYPE * (struct handle *handle = NULL, void *at = NULL) {
	if (!handle_take($input, &kind_##TYPE, HANDLE_SHARED, &handle, &at))
		SWIG_fail;
	$1 = ($1_ltype)at;
}
%typemap(freearg) const TYPE * "handle_give(handle$argnum, HANDLE_SHARED);"
%typemap(in) TYPE * (struct handle *handle = NULL, void *at = NULL) {
	if (!handle_take($input, &kind_##TYPE, HANDLE_ALONE, &handle, &at))
		SWIG_fail;
	$1 = ($1_ltype)at;
}
%typemap(freearg) TYPE * "handle_give(handle$argnum, HANDLE_ALONE);"
%typemap(in, numinputs = 0) TYPE ** (TYPE *made = NULL) "$1 = &made;"
%typemap(argout) TYPE ** {
	if (made$argnum != NULL && ($result = handle_append($result, handle_new(&kind_##TYPE, made$argnum, NULL))) == NULL)
		SWIG_fail;
}
%enddef

%define klp_fed(TYPE)
%typemap(in) TYPE *fed (struct handle *handle = NULL, void *at = NULL) {
	if (!handle_take($input, &kind_##TYPE, HANDLE_FEEDING, &handle, &at))
		SWIG_fail;
	$1 = ($1_ltype)at;
}
%typemap(freearg) TYPE *fed "handle_give(handle$argnum, HANDLE_FEEDING);"
%typemap(in) const TYPE *watched (struct handle *handle = NULL, void *at = NULL) {
	if (!handle_take($input, &kind_##TYPE, HANDLE_WATCHING, &handle, &at))
		SWIG_fail;
	$1 = ($1_ltype)at;
}
%typemap(freearg) const TYPE *watched "handle_give(handle$argnum, HANDLE_WATCHING);"
%enddef

%define klp_child(TYPE)
%{
static const struct handle_kind kind_##TYPE = { #TYPE, NULL };
%}
%typemap(in) const TYPE * (struct handle *handle = NULL, void *at = NULL) {
	if (!handle_take($input, &kind_##TYPE, HANDLE_SHARED, &handle, &at))
		SWIG_fail;
	$1 = ($1_ltype)at;
}
%typemap(freearg) const TYPE * "handle_give(handle$argnum, HANDLE_SHARED);"
klp_child_of_kind(TYPE)
%enddef

/* Functions that return a child take its parent first, whose handle is handle1. */
%define klp_child_of_kind(TYPE)
%typemap(out) const TYPE * { $result = handle_new(&kind_##TYPE, (void *)$1, handle1); }
%enddef

%define klp_optional(TYPE)
%typemap(in) const TYPE * (struct handle *handle = NULL, void *at = NULL) {
	if ($input != Py_None && !handle_take($input, &kind_##TYPE, HANDLE_SHARED, &handle, &at))
		SWIG_fail;
	$1 = ($1_ltype)at;
}
%enddef

/* ------------------------------------------------------------------------- options */

%define klp_options(TYPE, INITIALISER, FIELDS)
%typemap(in) const TYPE * (TYPE given = INITIALISER, struct call call = CALL_INIT) {
	const struct lendable kinds = { &kind_klp_territory, &kind_klp_findings };
	if (!call_fill(&call, &given, FIELDS, &kinds, $input))
		SWIG_fail;
	$1 = &given;
}
%typemap(argout) const TYPE * "call_restore(&call$argnum);"
%typemap(freearg) const TYPE * "call_end(&call$argnum);"
%enddef

/* The handle that was made is the result by now, for it is handed out before the options are read. */
%define klp_lasting_options(TYPE, INITIALISER, FIELDS)
%typemap(in) const TYPE * (TYPE given = INITIALISER, struct call call = CALL_INIT) {
	const struct lendable kinds = { &kind_klp_territory, &kind_klp_findings };
	if (!call_fill(&call, &given, FIELDS, &kinds, $input))
		SWIG_fail;
	given.progress = watch_progress;
	given.progress_context = NULL;
	$1 = &given;
}
%typemap(argout) const TYPE * "handle_keep($result, &call$argnum);"
%typemap(freearg) const TYPE * "call_end(&call$argnum);"
%enddef

%define klp_record(TYPE, INITIALISER, FIELDS)
klp_options(TYPE, INITIALISER, FIELDS)
%typemap(in, numinputs = 0) TYPE *out (TYPE given = INITIALISER) "$1 = &given;"
%typemap(argout) TYPE *out {
	if (result == KLP_OK) {
		Py_XDECREF($result);
		if (($result = fields_to_dict(&given$argnum, FIELDS)) == NULL)
			SWIG_fail;
	}
}
%enddef

/* --------------------------------------------------------------------------- Arrow */

/* A PyCapsule, as Arrow's PyCapsule interface names it. */
%define klp_arrow(TYPE)
%typemap(in, numinputs = 0) struct TYPE *out (PyObject *capsule = NULL) {
	if ((capsule = arrow_capsule_of_##TYPE(&$1)) == NULL)
		SWIG_fail;
}
%typemap(argout) struct TYPE *out {
	Py_XDECREF($result);
	$result = capsule$argnum;
	capsule$argnum = NULL;
}
%typemap(freearg) struct TYPE *out { Py_XDECREF(capsule$argnum); }
%enddef

/* ----------------------------------------------------------------- callbacks, the lock */

%typemap(in) (klp_read_function read, void *context) (struct callback callback = CALLBACK_INIT) {
	if (!callback_take(&callback, $input))
		SWIG_fail;
	$1 = callback_read;
	$2 = &callback;
}
%typemap(in) (klp_write_function write, void *context) (struct callback callback = CALLBACK_INIT) {
	if (!callback_take(&callback, $input))
		SWIG_fail;
	$1 = callback_write;
	$2 = &callback;
}
%typemap(argout) (klp_read_function read, void *context), (klp_write_function write, void *context)
	"callback_restore(&callback$argnum);"
%typemap(freearg) (klp_read_function read, void *context), (klp_write_function write, void *context)
	"callback_end(&callback$argnum);"

%define klp_long(FUNCTION)
%exception FUNCTION {
	work_begin();
	Py_BEGIN_ALLOW_THREADS
	$action
	Py_END_ALLOW_THREADS
	work_end();
}
%enddef

%define klp_feed(FUNCTION)
%exception FUNCTION {
	struct watch watch;
	work_begin();
	watch_begin(&watch, handle1);
	Py_BEGIN_ALLOW_THREADS
	$action
	Py_END_ALLOW_THREADS
	watch_end(&watch);
	work_end();
}
%enddef
