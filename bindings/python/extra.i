/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What Python needs besides: many cells in one call, and what the package tells the module when it is loaded. */

%feature("docstring") set_error_maker "Sets what makes an exception of (status, message, source, page, line, column, byte).";
%feature("docstring") dataset_column "All cells of a column as a list; None where absent.";

%constant int CLOSED = ERRORS_CLOSED;
%constant int BUSY = ERRORS_BUSY;
%constant int HEADERS_VERSION = KLP_VERSION_NUMBER;

PyObject *set_error_maker(PyObject *maker);
PyObject *dataset_column(const klp_dataset *dataset, klp_column column);

%init %{
	PyTypeObject *handles = handle_begin();
	if (handles == NULL || PyModule_AddType(m, handles) != 0)
		return NULL;
%}
