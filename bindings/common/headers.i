/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The public headers, in the order in which they need one another. Lists of values, such as KLP_LEVEL_REGION, become constants. */

#define KLP_API

/* Made of size_t, of INT64_MIN and of UINT64_C(), which SWIG does not calculate with. */
%ignore KLP_ROW_NONE;
%ignore KLP_ABSENT;
%ignore KLP_PARSE_CHECK_SCHEMA;
%ignore KLP_WORDS_Y_UP;
%constant unsigned long long PARSE_CHECK_SCHEMA = KLP_PARSE_CHECK_SCHEMA;
%constant unsigned long long WORDS_Y_UP = KLP_WORDS_Y_UP;

/* The same functions as in count.h, declared before it under the name that tells that many may feed at once (handles.i). */
klp_status klp_count_file(klp_count *fed, const char *path, klp_error **error);
klp_status klp_count_files(klp_count *fed, const char *const *paths, size_t path_count, klp_error **error);
klp_status klp_count_file_range(klp_count *fed, const char *path, uint64_t begin, uint64_t end, uint64_t line, klp_error **error);
klp_status klp_count_memory(klp_count *fed, const void *bytes, size_t size, const char *source, klp_error **error);
klp_status klp_count_stream(klp_count *fed, klp_read_function read, void *context, const char *source, klp_error **error);

%include <klantprofiel/base.h>
%include <klantprofiel/dataset.h>
%include <klantprofiel/territory.h>
%include <klantprofiel/repairs.h>
%include <klantprofiel/findings.h>
%include <klantprofiel/differences.h>
%include <klantprofiel/read.h>
%include <klantprofiel/validate.h>
%include <klantprofiel/repair.h>
%include <klantprofiel/aggregate.h>
%include <klantprofiel/diff.h>
%include <klantprofiel/write.h>
%include <klantprofiel/metadata.h>
%include <klantprofiel/report.h>
%include <klantprofiel/count.h>
%include <klantprofiel/publish.h>
%include <klantprofiel/arrow.h>
