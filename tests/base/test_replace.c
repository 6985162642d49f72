/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Which paths are replaced and which are written to as they stand, and what is said of those that cannot be. */

#include "base/replace.h"
#include "support/failing.h"

#include <criterion/criterion.h>
#include <string.h>

#define ADDED_TO "cannot open for writing"
#define REPLACED "cannot make a new file in its folder"

Test(replace, only_an_open_descriptor_is_added_to)
{
	/* No process of a test has so many files open, and nobody can make files in a folder of descriptors. */
	static const struct {
		const char *path;
		const char *says;
		const char *why;
	} cases[] = {
		{ "/dev/fd/987654", ADDED_TO, "a descriptor by its number" },
		{ "/proc/self/fd/987654", ADDED_TO, "by its other name" },
		{ "/dev/fd/987654x", REPLACED, "a number with more behind it" },
		{ "/dev/fd/x", REPLACED, "no number" },
		{ "/proc/self/fd/-1", REPLACED, "no number either" },
		{ "/proc/self/fdx", REPLACED, "no folder of descriptors" },
		{ "/dev/fd/../stdoutX/a", REPLACED, "a way out of that folder" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct replacement replacement;
		klp_error *error = NULL;
		cr_expect_eq(replace_begin(&replacement, cases[i].path, &error), KLP_IO, "%s", cases[i].why);
		cr_expect(strstr(klp_error_message(error), cases[i].says) != NULL, "%s, %s: %s", cases[i].path, cases[i].why,
		          klp_error_message(error));
		klp_error_free(error);
	}

	/* Standard output's name is whole: a longer one is a file beside it, which an administrator may even make. */
	struct replacement replacement;
	klp_error *error = NULL;
	cr_assert_eq(replace_begin(&replacement, "/dev/stdout", &error), KLP_OK, "%s", klp_error_message(error));
	cr_expect(replacement.temporary == NULL, "standard output is written to");
	replace_abandon(&replacement);
	if (replace_begin(&replacement, "/dev/stdoutX", &error) == KLP_OK)
		cr_expect(replacement.temporary != NULL, "another file is replaced");
	else
		cr_expect(strstr(klp_error_message(error), REPLACED) != NULL, "%s", klp_error_message(error));
	replace_abandon(&replacement);
	klp_error_free(error);
	cr_expect_eq(klp_memory_blocks(), 0u);
}

static klp_status begin_nowhere(void *context, klp_error **error)
{
	struct replacement replacement;
	klp_error *made = NULL;
	klp_status status = replace_begin(&replacement, context, &made);
	if (status == KLP_OUT_OF_MEMORY) {
		*error = made;
		return status;
	}
	cr_assert_eq(status, KLP_IO);
	klp_error_free(made);
	return KLP_OK;
}

Test(replace, a_path_that_is_no_text_is_told_as_one)
{
	struct replacement replacement;
	klp_error *error = NULL;
	cr_expect_eq(replace_begin(&replacement, "no/such/caf\xE9/Frysl\xC3\xA2n\xFF.csv", &error), KLP_IO);
	cr_expect_str_eq(klp_error_source(error), "no/such/caf?/Frysl\xC3\xA2n?.csv");
	klp_error_free(error);
	cr_expect_eq(klp_memory_blocks(), 0u);

	failing_install();
	failing_each("a folder that there is not", begin_nowhere, (void *)"no/such/caf\xE9/a.csv", 1);
}
