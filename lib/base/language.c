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

const char *language_name(enum language language)
{
	return names[language];
}
