/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The public functions: which format, and where to. */

#include "base/buffer.h"
#include "base/language.h"
#include "base/options.h"
#include "base/text.h"
#include "write/format.h"

#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

static const struct format dataset_formats[] = {
	{ "csv", { ".csv" }, write_csv, { "nl" } },
	{ "json", { ".json" }, write_json, { NULL } },
	{ "xml", { ".xml" }, write_xml, { NULL } },
	{ "html", { ".html", ".htm" }, write_html, { NULL } },
	{ "xlsx", { ".xlsx" }, write_xlsx, { NULL } },
	{ "md", { ".md", ".markdown" }, write_markdown, { NULL } },
	{ "jsonstat", { ".jsonstat" }, write_jsonstat, { NULL } },
	{ "cbs", { NULL }, write_cbs, { "without-signs" } },
	{ "sdmx-csv", { NULL }, write_sdmx_csv, { "labels" } },
};

static const struct format findings_formats[] = {
	{ "json", { ".json" }, write_findings_json, { NULL } },
	{ "sarif", { ".sarif" }, write_findings_sarif, { NULL } },
	{ "text", { ".txt", ".text" }, write_findings_text, { NULL } },
};

static const struct format differences_formats[] = {
	{ "csv", { ".csv" }, write_differences_csv, { NULL } },
	{ "json", { ".json" }, write_differences_json, { NULL } },
	{ "text", { ".txt", ".text" }, write_differences_text, { NULL } },
};

const struct formats formats_of_datasets = { dataset_formats, COUNT_OF(dataset_formats), "csv" };
static const struct formats for_findings = { findings_formats, COUNT_OF(findings_formats), "text" };
static const struct formats for_differences = { differences_formats, COUNT_OF(differences_formats), "text" };

size_t klp_write_format_count(void)
{
	return formats_of_datasets.count;
}

const char *klp_write_format_name(size_t index)
{
	return index < formats_of_datasets.count ? formats_of_datasets.list[index].name : NULL;
}

static const struct format *find_by_name(const struct formats *formats, const char *name)
{
	for (size_t i = 0; i < formats->count; i++)
		if (strcmp(formats->list[i].name, name) == 0)
			return &formats->list[i];
	return NULL;
}

/* Whether an extension is the one wanted, which is in lower case. */
static bool is_extension(const char *extension, const char *wanted)
{
	for (; *extension != '\0' && *wanted != '\0'; extension++, wanted++) {
		bool upper = *extension >= 'A' && *extension <= 'Z';
		if ((upper ? *extension + ('a' - 'A') : *extension) != *wanted)
			return false;
	}
	return *extension == *wanted;
}

static const struct format *find_by_extension(const struct formats *formats, const char *path)
{
	const char *extension = strrchr(path, '.');
	if (extension == NULL)
		return NULL;
	for (size_t i = 0; i < formats->count; i++)
		for (size_t j = 0; j < FORMAT_EXTENSIONS && formats->list[i].extensions[j] != NULL; j++)
			if (is_extension(extension, formats->list[i].extensions[j]))
				return &formats->list[i];
	return NULL;
}

static klp_status unsupported(const struct formats *formats, const char *path, const char *name, klp_error **error)
{
	struct buffer names = { 0 }, shown = { 0 };
	bool fits = path == NULL || text_readable(&shown, path);
	for (size_t i = 0; i < formats->count; i++)
		fits = fits && buffer_add_text(&names, i == 0 ? "" : ", ") && buffer_add_text(&names, formats->list[i].name);
	if (!fits || !buffer_end_text(&names)) {
		buffer_free(&names);
		buffer_free(&shown);
		return error_memory(error);
	}
	const struct place place = { .source = path == NULL ? NULL : shown.bytes };
	klp_status status = name != NULL
	                        ? error_set(error, KLP_UNSUPPORTED, &place,
	                                    "there is no output format '%s'; the formats are: %s", name, names.bytes)
	                        : error_set(error, KLP_UNSUPPORTED, &place,
	                                    "the file's extension tells of no output format; name one of: %s", names.bytes);
	buffer_free(&names);
	buffer_free(&shown);
	return status;
}

klp_status formats_choose(const struct format **format, const struct formats *formats, const char *path,
                          const char *name, klp_error **error)
{
	if (name == NULL && path == NULL)
		name = formats->usual;
	*format = name != NULL ? find_by_name(formats, name) : find_by_extension(formats, path);
	return *format != NULL ? KLP_OK : unsupported(formats, path, name, error);
}

klp_status formats_check_dialect(const struct format *format, const char *dialect, klp_error **error)
{
	if (dialect == NULL)
		return KLP_OK;
	for (size_t i = 0; i < FORMAT_DIALECTS && format->dialects[i] != NULL; i++)
		if (strcmp(format->dialects[i], dialect) == 0)
			return KLP_OK;
	return format->dialects[0] == NULL
	           ? error_set(error, KLP_UNSUPPORTED, NULL, "the format '%s' has no dialects", format->name)
	           : error_set(error, KLP_UNSUPPORTED, NULL, "the format '%s' has no dialect '%s'; it has '%s'",
	                       format->name, dialect, format->dialects[0]);
}

/* Whether the format can be written as the options ask. */
static klp_status check_options(const struct format *format, const klp_write_options *options, klp_error **error)
{
	enum language language;
	klp_status status = language_take(&language, options->language, error);
	return status == KLP_OK ? formats_check_dialect(format, options->dialect, error) : status;
}

static klp_status check(const struct content *content, klp_error **error)
{
	if (content->dataset == NULL && content->findings == NULL && content->differences == NULL)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL, "there is nothing to write: the handle must not be NULL");
	if (content->findings != NULL && klp_severity_name(content->at_least) == NULL)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL,
		                 "%d is no severity; findings of KLP_SEVERITY_INFORMATION and above are all of them",
		                 (int)content->at_least);
	return KLP_OK;
}

static size_t things_in(const struct content *content)
{
	if (content->dataset != NULL)
		return klp_dataset_rows(content->dataset);
	return content->findings != NULL ? klp_findings_count(content->findings, KLP_SEVERITY_INFORMATION)
	                                 : klp_differences_count(content->differences);
}

klp_status write_step(struct sink *sink, struct progress *progress, size_t done, klp_error **error)
{
	klp_status status = sink_status(sink, error);
	return status == KLP_OK ? progress_tell(progress, done, error) : status;
}

/* Writes everything into an open sink, and closes it. */
static klp_status pour(struct sink *sink, const struct format *format, const struct content *given,
                       const klp_write_options *options, klp_error **error)
{
	struct content how = *given;
	how.options = options;
	const struct content *content = &how;
	size_t things = things_in(content);
	struct progress progress = progress_start(options->progress, options->progress_context, things);
	klp_status status = format->write(sink, content, &progress, error);
	if (status == KLP_OK) {
		sink_flush(sink);
		status = sink_status(sink, error);
	}
	if (status == KLP_OK)
		status = progress_end(&progress, things, error);
	sink_close(sink);
	return status;
}

klp_status formats_write_stream(const struct content *content, const struct formats *formats, klp_write_function write,
                                void *context, const klp_write_options *given, klp_error **error)
{
	klp_write_options options = KLP_WRITE_OPTIONS_INIT;
	const struct format *format;
	struct sink sink;
	klp_status status = check(content, error);
	if (status == KLP_OK && write == NULL)
		status = error_null(error, "write");
	if (status == KLP_OK)
		status = options_take(&options, sizeof options, given, "klp_write_options", error);
	if (status == KLP_OK)
		status = formats_choose(&format, formats, NULL, options.format, error);
	if (status == KLP_OK)
		status = check_options(format, &options, error);
	if (status == KLP_OK)
		status = sink_open_function(&sink, write, context, error);
	return status == KLP_OK ? pour(&sink, format, content, &options, error) : status;
}

klp_status formats_write_file(const struct content *content, const struct formats *formats, const char *path,
                              const klp_write_options *given, klp_error **error)
{
	klp_write_options options = KLP_WRITE_OPTIONS_INIT;
	const struct format *format;
	struct replacement file;
	struct sink sink;
	klp_status status = check(content, error);
	if (status == KLP_OK && path == NULL)
		status = error_null(error, "path");
	if (status == KLP_OK)
		status = options_take(&options, sizeof options, given, "klp_write_options", error);
	if (status == KLP_OK)
		status = formats_choose(&format, formats, path, options.format, error);
	if (status == KLP_OK)
		status = check_options(format, &options, error);
	if (status == KLP_OK)
		status = replace_begin(&file, path, error);
	if (status != KLP_OK)
		return status;

	status = sink_open_file(&sink, &file, error);
	if (status == KLP_OK)
		status = pour(&sink, format, content, &options, error);
	if (status == KLP_OK)
		return replace_commit(&file, error);
	replace_abandon(&file);
	return status;
}

klp_status klp_write_stream(const klp_dataset *dataset, klp_write_function write, void *context,
                            const klp_write_options *options, klp_error **error)
{
	const struct content content = { .dataset = dataset };
	return formats_write_stream(&content, &formats_of_datasets, write, context, options, error);
}

klp_status klp_write_file(const klp_dataset *dataset, const char *path, const klp_write_options *options,
                          klp_error **error)
{
	const struct content content = { .dataset = dataset };
	return formats_write_file(&content, &formats_of_datasets, path, options, error);
}

klp_status klp_write_findings_stream(const klp_findings *findings, klp_severity at_least, klp_write_function write,
                                     void *context, const klp_write_options *options, klp_error **error)
{
	const struct content content = { .findings = findings, .at_least = at_least };
	return formats_write_stream(&content, &for_findings, write, context, options, error);
}

klp_status klp_write_findings_file(const klp_findings *findings, klp_severity at_least, const char *path,
                                   const klp_write_options *options, klp_error **error)
{
	const struct content content = { .findings = findings, .at_least = at_least };
	return formats_write_file(&content, &for_findings, path, options, error);
}

klp_status klp_write_differences_stream(const klp_differences *differences, klp_write_function write, void *context,
                                        const klp_write_options *options, klp_error **error)
{
	const struct content content = { .differences = differences };
	return formats_write_stream(&content, &for_differences, write, context, options, error);
}

klp_status klp_write_differences_file(const klp_differences *differences, const char *path,
                                      const klp_write_options *options, klp_error **error)
{
	const struct content content = { .differences = differences };
	return formats_write_file(&content, &for_differences, path, options, error);
}
