/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Messages of any length.
 */

#ifndef BASE_FORMAT_H
#define BASE_FORMAT_H

#include "base/error.h"

#include <stdarg.h>

/** What printf would print, in a block of its own that the caller frees with memory_release(); NULL when there is no
 * memory. No %f and the like, which depend on the locale. */
char *format_text(const char *format, va_list arguments);

#endif
