/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Handles: who owns what, for how long, and who may do what with it at one time. */

#include "native.h"

static PyTypeObject handle_type;

static void release(struct handle *handle)
{
	void *at = handle->at;
	handle->at = NULL;
	if (at != NULL && handle->parent == NULL)
		handle->kind->release(at);
	handle_give(handle->territory, HANDLE_SHARED);
	handle->territory = NULL;
	Py_CLEAR(handle->progress);
}

static void destroy(PyObject *self)
{
	struct handle *handle = (struct handle *)self;
	/* It may end while an exception is on its way, and what is called may be Python: an allocator, say. */
	PyObject *type, *value, *trace;
	PyErr_Fetch(&type, &value, &trace);
	PyObject_GC_UnTrack(self);
	release(handle);
	Py_XDECREF(handle->parent);
	PyErr_Restore(type, value, trace);
	PyObject_GC_Del(self);
}

/* A progress may refer to what it is called for: only then can there be a circle. */
static int traverse(PyObject *self, visitproc visit, void *arg)
{
	Py_VISIT(((struct handle *)self)->progress);
	return 0;
}

static int clear(PyObject *self)
{
	Py_CLEAR(((struct handle *)self)->progress);
	return 0;
}

static bool is_closed(const struct handle *handle)
{
	return handle->at == NULL || handle->root->at == NULL;
}

static bool refuse_closed(const struct handle *handle)
{
	PyObject *said = PyUnicode_FromFormat("this %s is closed", handle->root->kind->name + sizeof "klp_" - 1);
	if (said != NULL)
		errors_raise(ERRORS_CLOSED, PyUnicode_AsUTF8(said));
	Py_XDECREF(said);
	return false;
}

static bool refuse_busy(const struct handle *handle)
{
	PyObject *said = PyUnicode_FromFormat("this %s is in use by another call; wait until that has ended",
	                                      handle->root->kind->name + sizeof "klp_" - 1);
	if (said != NULL)
		errors_raise(ERRORS_BUSY, PyUnicode_AsUTF8(said));
	Py_XDECREF(said);
	return false;
}

static PyObject *close_handle(PyObject *self, PyObject *unused)
{
	(void)unused;
	struct handle *handle = (struct handle *)self;
	if (handle->parent != NULL) {
		PyErr_SetString(PyExc_TypeError, "it belongs to what it came from: close that");
		return NULL;
	}
	if (handle->readers > 0 || handle->feeders > 0 || handle->changing) {
		refuse_busy(handle);
		return NULL;
	}
	release(handle);
	Py_RETURN_NONE;
}

static PyObject *get_closed(PyObject *self, void *unused)
{
	(void)unused;
	return PyBool_FromLong(is_closed((struct handle *)self));
}

static PyObject *represent(PyObject *self)
{
	const struct handle *handle = (struct handle *)self;
	return PyUnicode_FromFormat("<%s%s>", is_closed(handle) ? "closed " : "", handle->kind->name);
}

static PyMethodDef methods[] = {
	{ "close", close_handle, METH_NOARGS, "Gives back what it holds. Closing twice is no mistake." },
	{ NULL, NULL, 0, NULL },
};

static PyGetSetDef attributes[] = {
	{ "closed", get_closed, NULL, "Whether it, or what it belongs to, is closed.", NULL },
	{ NULL, NULL, NULL, NULL, NULL },
};

static PyTypeObject handle_type = {
	PyVarObject_HEAD_INIT(NULL, 0).tp_name = "klantprofiel._klantprofiel.Handle",
	.tp_basicsize = sizeof(struct handle),
	.tp_flags = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC,
	.tp_traverse = traverse,
	.tp_clear = clear,
	.tp_doc = "Something that the library holds in memory.",
	.tp_dealloc = destroy,
	.tp_repr = represent,
	.tp_methods = methods,
	.tp_getset = attributes,
};

PyTypeObject *handle_begin(void)
{
	return PyType_Ready(&handle_type) == 0 ? &handle_type : NULL;
}

PyObject *handle_new(const struct handle_kind *kind, void *at, struct handle *parent)
{
	if (at == NULL)
		return values_none();
	struct handle *handle = PyObject_GC_New(struct handle, &handle_type);
	if (handle == NULL) {
		if (parent == NULL)
			kind->release(at);
		return NULL;
	}
	Py_XINCREF(parent);
	handle->kind = kind;
	handle->at = at;
	handle->parent = parent;
	handle->root = parent == NULL ? handle : parent->root;
	handle->readers = 0;
	handle->feeders = 0;
	handle->changing = false;
	handle->progress = NULL;
	handle->territory = NULL;
	return (PyObject *)handle;
}

void handle_keep(PyObject *made, struct call *call)
{
	if (made == NULL || !PyObject_TypeCheck(made, &handle_type))
		return;
	struct handle *handle = (struct handle *)made;
	handle->territory = call->territory;
	call->territory = NULL;
	if (call->progress.function == NULL)
		return;
	Py_INCREF(call->progress.function);
	handle->progress = call->progress.function;
	PyObject_GC_Track(made);
}

/* Whether others do with the same thing what does not go together with a use. */
static bool is_busy(const struct handle *root, enum handle_use use)
{
	switch (use) {
	case HANDLE_SHARED:
		return root->changing || root->feeders > 0;
	case HANDLE_ALONE:
		return root->changing || root->feeders > 0 || root->readers > 0;
	case HANDLE_FEEDING:
		return root->changing || root->readers > 0;
	case HANDLE_WATCHING:
		break;
	}
	return false;
}

bool handle_take(PyObject *object, const struct handle_kind *kind, enum handle_use use, struct handle **taken,
                 void **at)
{
	if (!PyObject_TypeCheck(object, &handle_type) || ((struct handle *)object)->kind != kind) {
		PyErr_Format(PyExc_TypeError, "a %s is needed, not %.200s", kind->name,
		             PyObject_TypeCheck(object, &handle_type) ? ((struct handle *)object)->kind->name
		                                                      : Py_TYPE(object)->tp_name);
		return false;
	}
	struct handle *handle = (struct handle *)object;
	struct handle *root = handle->root;
	if (is_closed(handle))
		return refuse_closed(handle);
	if (is_busy(root, use))
		return refuse_busy(handle);
	/* What a call reads for a child of something else cannot be changed: it belongs to that. */
	if (use == HANDLE_ALONE && handle != root) {
		PyErr_SetString(PyExc_TypeError, "it belongs to what it came from, and cannot be changed");
		return false;
	}
	if (use == HANDLE_ALONE)
		root->changing = true;
	else if (use == HANDLE_FEEDING)
		root->feeders++;
	else if (use == HANDLE_SHARED)
		root->readers++;
	Py_INCREF(handle);
	*taken = handle;
	*at = handle->at;
	return true;
}

void handle_give(struct handle *taken, enum handle_use use)
{
	if (taken == NULL)
		return;
	if (use == HANDLE_ALONE)
		taken->root->changing = false;
	else if (use == HANDLE_FEEDING)
		taken->root->feeders--;
	else if (use == HANDLE_SHARED)
		taken->root->readers--;
	Py_DECREF(taken);
}

PyObject *handle_append(PyObject *result, PyObject *handle)
{
	if (result == NULL || handle == NULL) {
		Py_XDECREF(result);
		Py_XDECREF(handle);
		return NULL;
	}
	if (result == Py_None) {
		Py_DECREF(result);
		return handle;
	}
	PyObject *both = PyTuple_Pack(2, result, handle);
	Py_DECREF(result);
	Py_DECREF(handle);
	return both;
}
