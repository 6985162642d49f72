/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Reading the files of the data folder, for all that is compiled from them. */

#include "territory/compile/compile.h"

#include "base/input.h"
#include "base/memory.h"

klp_status compile_keep(struct compiled *compiled, struct slice text, territory_text *offset, klp_error **error)
{
	if (!territory_strings_keep(&compiled->strings, text, offset))
		return error_memory(error);
	compiled->tables.strings = compiled->strings.bytes.bytes;
	return KLP_OK;
}

char *compile_path(const char *folder, const char *name)
{
	struct buffer path = { 0 };

	if (!buffer_add_text(&path, folder) || !buffer_add_text(&path, "/") || !buffer_add_text(&path, name) ||
	    !buffer_end_text(&path)) {
		buffer_free(&path);
		return NULL;
	}
	return path.bytes;
}

klp_status compile_file(struct compiled *compiled, const char *folder, const char *name, const char *const *columns,
                        compile_row row, klp_error **error)
{
	char *path = compile_path(folder, name);
	struct territory_sheet sheet = { 0 };
	struct buffer buffer = { 0 };
	klp_limits limits;
	klp_status status = path == NULL ? error_memory(error) : limits_resolve(&limits, NULL, error);
	bool more = true;

	if (status == KLP_OK)
		status = input_read_file(&buffer, path, path, &limits, NULL, NULL, error);
	if (status == KLP_OK)
		status = territory_sheet_open(&sheet, (struct slice){ buffer.bytes, buffer.size }, path, columns, error);
	while (status == KLP_OK && more) {
		status = territory_sheet_next(&sheet, &more, error);
		if (status == KLP_OK && more)
			status = row(compiled, &sheet, error);
	}
	territory_sheet_close(&sheet);
	buffer_free(&buffer);
	memory_release(path);
	return status;
}
