/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What Python needs besides: many cells in one call, and what the package tells the module when it is loaded. */

%feature("docstring") set_error_maker "Sets what makes an exception of (status, message, source, page, line, column, byte).";
%feature("docstring") dataset_column "All cells of a column as a list; None where absent.";

%feature("docstring") count_records "Records read so far, also while the count is fed.";
%feature("docstring") arrow_columns "The columns of the Arrow export, as a dict of name and (format, length, nulls, validity, values, texts
of the dictionary or None, whether those are ordered); the memory is that of the export.";

%constant int CLOSED = ERRORS_CLOSED;
%constant int BUSY = ERRORS_BUSY;
%constant int HEADERS_VERSION = KLP_VERSION_NUMBER;

PyObject *set_error_maker(PyObject *maker);
PyObject *dataset_column(const klp_dataset *dataset, klp_column column);
PyObject *arrow_columns(const klp_dataset *dataset);

%inline %{
static uint64_t count_records(const klp_count *watched) { return klp_count_tally_of(watched, KLP_TALLY_RECORDS); }
%}

%init %{
	PyTypeObject *handles = handle_begin();
	PyTypeObject *buffers = arrow_begin();
	if (!ending_begin() || handles == NULL || buffers == NULL || PyModule_AddType(m, handles) != 0 || PyModule_AddType(m, buffers) != 0)
		return NULL;
%}
