/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Making errors. Every failing path of a public function ends in one of these.
 */

#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <klantprofiel/base.h>

/** Where in an input; zero fields do not apply. */
struct place {
	const char *source;
	uint64_t page;
	uint64_t line;
	uint64_t column;
	uint64_t byte;
};

#if defined(__GNUC__)
#define BASE_PRINTF(text, first) __attribute__((format(printf, text, first)))
#else
#define BASE_PRINTF(text, first)
#endif

/**
 * Sets *error, when error is not NULL, and returns the status; KLP_OUT_OF_MEMORY when there is no memory for the error.
 *
 * @param place   NULL when there is none
 * @param format  what went wrong and what to do; no %f and the like, which depend on the locale */
klp_status error_set(klp_error **error, klp_status status, const struct place *place, const char *format, ...)
	BASE_PRINTF(4, 5);

/** KLP_OUT_OF_MEMORY, without needing memory. */
klp_status error_memory(klp_error **error);

/** KLP_INVALID_ARGUMENT for an argument that is NULL. */
klp_status error_null(klp_error **error, const char *argument);

/** What an errno value means, in English whatever the locale. Static, never NULL. */
const char *error_system_text(int number);

#endif
