/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "fuzz/packages.h"

#include "fuzz/fuzzing.h"

#include <zip.h>

int fuzz_package(const char *format, const struct fuzz_part *parts, size_t count, size_t failing)
{
	zip_source_t *source = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_source_keep(source);
	zip_t *zip = zip_open_from_source(source, ZIP_TRUNCATE, NULL);
	for (size_t i = 0; i < count; i++) {
		zip_source_t *text = zip_source_buffer(zip, parts[i].text, parts[i].size, 0);
		zip_int64_t index = zip_file_add(zip, parts[i].name, text, 0);
		fuzzing_demand(index >= 0 && zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_STORE, 0) == 0);
	}
	zip_stat_t facts;
	fuzzing_demand(zip_close(zip) == 0 && zip_source_stat(source, &facts) == 0);
	char *bytes = malloc(facts.size);
	fuzzing_demand(bytes != NULL && zip_source_open(source) == 0);
	fuzzing_demand(zip_source_read(source, bytes, facts.size) == (zip_int64_t)facts.size);
	zip_source_close(source);
	zip_source_free(source);
	fuzzing_twice(format, bytes, facts.size, failing);
	free(bytes);
	return 0;
}
