/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "territory/compile/compile.h"

#include "base/memory.h"

#include <errno.h>
#include <stdlib.h>

static klp_status compile(struct compiled *compiled, const char *folder, klp_error **error)
{
	klp_status status = compile_areas(compiled, folder, error);

	if (status == KLP_OK)
		status = compile_years(compiled, folder, error);
	if (status == KLP_OK)
		status = compile_aliases(compiled, folder, error);
	if (status == KLP_OK)
		status = compile_history(compiled, folder, error);
	return status;
}

static void release(struct compiled *compiled)
{
	memory_release(compiled->region_spellings);
	memory_release(compiled->province_spellings);
	memory_release(compiled->aliases);
	territory_changes_free(&compiled->changes);
	memory_release(compiled->moves);
	territory_loaded_free(&compiled->loaded);
	territory_strings_free(&compiled->strings);
}

static bool write_file(const struct compiled *compiled, const char *path)
{
	FILE *out = fopen(path, "wb");
	bool written;

	if (out == NULL)
		return false;
	written = compile_print(compiled, out);
	if (fclose(out) != 0)
		written = false;
	/* a half-written file would look up to date to the build */
	if (!written)
		remove(path);
	return written;
}

int main(int argc, char **argv)
{
	static struct compiled compiled;
	klp_error *error = NULL;
	int result = EXIT_SUCCESS;

	if (argc != 3) {
		fprintf(stderr, "usage: %s DATA-FOLDER OUTPUT.c\n", argv[0]);
		return EXIT_FAILURE;
	}
	if (compile(&compiled, argv[1], &error) != KLP_OK) {
		const char *source = klp_error_source(error);

		fprintf(stderr, "%s:%llu:%llu: error: %s\n", source == NULL ? argv[1] : source,
		        (unsigned long long)klp_error_line(error), (unsigned long long)klp_error_column(error),
		        klp_error_message(error));
		klp_error_free(error);
		result = EXIT_FAILURE;
	} else if (!write_file(&compiled, argv[2])) {
		fprintf(stderr, "%s: error: cannot be written: %s\n", argv[2], error_system_text(errno));
		result = EXIT_FAILURE;
	}
	release(&compiled);
	return result;
}
