/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The public functions: what is published, as what, and where to. */

#include <klantprofiel/publish.h>

#include "base/buffer.h"
#include "base/options.h"
#include "publish/page.h"
#include "publish/pdf.h"

#include <string.h>

enum format { HTML, PDF, FORMATS };
static const char *const formats[FORMATS] = { "html", "pdf" };

struct publication {
	klp_publish_options options;
	enum format format;
	struct plan plan;
};

/* ------------------------------------------------------------------ options */

static bool is_same(const char *one, const char *other)
{
	for (; *one != '\0' && *other != '\0'; one++, other++) {
		char small = *one >= 'A' && *one <= 'Z' ? (char)(*one - 'A' + 'a') : *one;
		if (small != *other)
			return false;
	}
	return *one == *other;
}

static klp_status choose_by_name(enum format *format, const char *name, klp_error **error)
{
	for (int i = 0; i < FORMATS; i++) {
		if (strcmp(formats[i], name) == 0) {
			*format = (enum format)i;
			return KLP_OK;
		}
	}
	return error_set(error, KLP_UNSUPPORTED, NULL,
	                 "a publication cannot be written as '%s'; the formats are: html, pdf", name);
}

static klp_status choose_by_path(enum format *format, const char *path, klp_error **error)
{
	const char *slash = strrchr(path, '/'), *dot = strrchr(slash == NULL ? path : slash, '.');
	if (dot != NULL && is_same(dot, ".pdf")) {
		*format = PDF;
		return KLP_OK;
	}
	if (dot != NULL && (is_same(dot, ".html") || is_same(dot, ".htm"))) {
		*format = HTML;
		return KLP_OK;
	}
	const struct place place = { .source = path };
	return error_set(error, KLP_UNSUPPORTED, &place,
	                 "the name of the file tells no format; let it end in .html or .pdf, or name the format");
}

/* `path` is NULL for a stream. */
static klp_status choose(enum format *format, const char *name, const char *path, klp_error **error)
{
	*format = HTML;
	if (name != NULL)
		return choose_by_name(format, name, error);
	return path == NULL ? KLP_OK : choose_by_path(format, path, error);
}

static klp_status check_title(klp_publish_options *options, klp_error **error)
{
	size_t bad;
	if (options->title == NULL)
		options->title = "Transparantie van klantprofielen";
	if (text_is_utf8(options->title, strlen(options->title), &bad))
		return KLP_OK;
	return error_set(error, KLP_INVALID_ARGUMENT, NULL, "the title is not UTF-8 at its byte %zu", bad + 1);
}

/* Everything that can be refused before a byte is written. end() it in any case. */
static klp_status begin(struct publication *publication, const klp_dataset *dataset, const char *path,
                        const klp_publish_options *given, klp_error **error)
{
	klp_publish_options *options = &publication->options;
	*publication = (struct publication){ .options = KLP_PUBLISH_OPTIONS_INIT };
	if (dataset == NULL)
		return error_null(error, "dataset");
	klp_status status = options_take(options, sizeof *options, given, "klp_publish_options", error);
	if (status == KLP_OK)
		status = choose(&publication->format, options->format, path, error);
	if (status == KLP_OK)
		status = check_title(options, error);
	return status == KLP_OK ? plan_make(&publication->plan, dataset, options->territory, error) : status;
}

static void end(struct publication *publication)
{
	plan_free(&publication->plan);
}

/* ------------------------------------------------------------------ writing */

/* A klp_write_function that keeps it all in a buffer. */
static int keep(void *context, const void *bytes, size_t size)
{
	return buffer_add(context, bytes, size) ? 0 : 1;
}

static klp_status put_page(struct sink *sink, const struct publication *publication, struct progress *progress,
                           klp_error **error)
{
	klp_status status = page_put(sink, &publication->plan, publication->options.title, progress, error);
	if (status != KLP_OK)
		return status;
	sink_flush(sink);
	return sink_status(sink, error);
}

/* The page is made whole first: what lays it out needs all of it, for there are links to what comes. */
static klp_status put_pdf(struct sink *sink, const struct publication *publication, struct progress *progress,
                          klp_error **error)
{
	struct buffer page = { NULL, 0, 0 };
	struct sink into;
	klp_status status = sink_open_function(&into, keep, &page, error);
	if (status != KLP_OK)
		return status;
	status = put_page(&into, publication, progress, error);
	sink_close(&into);
	if (status == KLP_IO) { /* the buffer's only failure */
		if (error != NULL)
			klp_error_free(*error);
		status = error_memory(error);
	}
	if (status == KLP_OK)
		status = pdf_put(sink, (struct slice){ page.bytes, page.size }, &publication->options,
		                 publication->plan.row_count, error);
	buffer_free(&page);
	if (status != KLP_OK)
		return status;
	sink_flush(sink);
	return sink_status(sink, error);
}

/* Writes everything into an open sink, and closes it. */
static klp_status pour(struct sink *sink, const struct publication *publication, klp_error **error)
{
	bool is_pdf = publication->format == PDF;
	size_t rows = publication->plan.row_count, work = is_pdf ? 2 * rows : rows;
	struct progress progress =
		progress_start(publication->options.progress, publication->options.progress_context, work);
	klp_status status =
		is_pdf ? put_pdf(sink, publication, &progress, error) : put_page(sink, publication, &progress, error);
	if (status == KLP_OK)
		status = progress_end(&progress, work, error);
	sink_close(sink);
	return status;
}

klp_status klp_publish_file(const klp_dataset *dataset, const char *path, const klp_publish_options *options,
                            klp_error **error)
{
	struct publication publication;
	struct replacement file;
	struct sink sink;
	if (path == NULL)
		return error_null(error, "path");
	klp_status status = begin(&publication, dataset, path, options, error);
	if (status == KLP_OK)
		status = replace_begin(&file, path, error);
	if (status != KLP_OK) {
		end(&publication);
		return status;
	}
	status = sink_open_file(&sink, &file, error);
	if (status == KLP_OK)
		status = pour(&sink, &publication, error);
	if (status == KLP_OK)
		status = replace_commit(&file, error);
	else
		replace_abandon(&file);
	end(&publication);
	return status;
}

klp_status klp_publish_stream(const klp_dataset *dataset, klp_write_function write, void *context,
                              const klp_publish_options *options, klp_error **error)
{
	struct publication publication;
	struct sink sink;
	if (write == NULL)
		return error_null(error, "write");
	klp_status status = begin(&publication, dataset, NULL, options, error);
	if (status == KLP_OK)
		status = sink_open_function(&sink, write, context, error);
	if (status == KLP_OK)
		status = pour(&sink, &publication, error);
	end(&publication);
	return status;
}

size_t klp_publish_format_count(void)
{
	return FORMATS;
}

const char *klp_publish_format_name(size_t index)
{
	return index < FORMATS ? formats[index] : NULL;
}
