/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The library for other languages. What common/ says holds for all of them, in words that each language defines in its own folder: what
 * becomes of a handle, of a status, of an out-parameter, of options and of callbacks. */

%module klantprofiel

%{
#include <klantprofiel/klantprofiel.h>
%}

/* Docstrings, made of the comments in the headers when the module is built. */
%include "docs.i"

#if defined(SWIGPYTHON)
%include "python/language.i"
#else
#error "There is no folder for this language beside bindings/python yet."
#endif

%include "common/handles.i"
%include "common/options.i"
%include "common/arrow.i"
%include "common/long.i"
%include "common/headers.i"

#if defined(SWIGPYTHON)
%include "python/extra.i"
#endif
