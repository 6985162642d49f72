/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The languages in which findings and rules can be told.
 */

#ifndef BASE_LANGUAGE_H
#define BASE_LANGUAGE_H

#include "base/error.h"

#include <stdbool.h>

enum language { LANGUAGE_ENGLISH, LANGUAGE_DUTCH };

/** How many there are. */
enum { LANGUAGES = LANGUAGE_DUTCH + 1 };

/** The language of a name, "en" or "nl"; NULL is English. False, and *language untouched, for another name. */
bool language_find(enum language *language, const char *name);

/** The same for the option of a call: KLP_OK, or KLP_INVALID_ARGUMENT with its error. */
klp_status language_take(enum language *language, const char *name, klp_error **error);

/** "en" or "nl". Static. */
const char *language_name(enum language language);

#endif
