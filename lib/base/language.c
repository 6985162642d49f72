/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "base/language.h"

#include <stddef.h>
#include <string.h>

static const char *const names[LANGUAGES] = { "en", "nl" };

bool language_find(enum language *language, const char *name)
{
	if (name == NULL)
		name = names[LANGUAGE_ENGLISH];
	for (int i = 0; i < LANGUAGES; i++) {
		if (strcmp(names[i], name) != 0)
			continue;
		*language = (enum language)i;
		return true;
	}
	return false;
}

klp_status language_take(enum language *language, const char *name, klp_error **error)
{
	if (language_find(language, name))
		return KLP_OK;
	return error_set(error, KLP_INVALID_ARGUMENT, NULL, "the language of findings cannot be '%s'; it is one of: en, nl",
	                 name);
}

const char *language_name(enum language language)
{
	return names[language];
}
