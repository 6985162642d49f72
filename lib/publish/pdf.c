/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "publish/pdf.h"
#include "base/program.h"

#include <string.h>

/* A page takes it longer than what the limits were made for, which is taking one apart. */
static const uint64_t most_seconds = 300;
static const uint64_t most_memory = UINT64_C(1) << 30;

static const char signature[] = "%PDF-";

struct layout {
	struct sink *sink;
	/** how much of the signature has come */
	size_t met;
};

/* What does not begin as a PDF does is not passed on. */
static klp_status take(void *context, struct slice output, klp_error **error)
{
	struct layout *layout = context;
	size_t left = sizeof signature - 1 - layout->met;
	size_t more = output.length < left ? output.length : left;
	if (memcmp(output.text, signature + layout->met, more) != 0)
		return error_set(error, KLP_UNSUPPORTED, NULL,
		                 "what lays a PDF out wrote something else; give WeasyPrint 57 or a later release");
	layout->met += more;
	sink_bytes(layout->sink, output.text, output.length);
	return sink_status(layout->sink, error);
}

static klp_status explain(const struct program_end *end, const char *name, klp_error **error)
{
	enum { SIGNALS = 128 };
	const char *said = end->complaint[0] == '\0' ? "it does not say why" : end->complaint;
	/* Older releases have other options, and refuse these. */
	if (strstr(said, "pdf-variant") != NULL || strstr(said, "pdf/ua-1") != NULL)
		return error_set(error, KLP_UNSUPPORTED, NULL,
		                 "'%s' makes no tagged PDF; install WeasyPrint 57 or later, or publish as HTML", name);
	if (end->status > SIGNALS)
		return error_set(error, KLP_IO, NULL,
		                 "'%s' crashed (signal %d), as for want of memory; raise the limit 'program-memory-bytes', or "
		                 "publish as HTML and print that",
		                 name, end->status - SIGNALS);
	return error_set(
		error, KLP_IO, NULL,
		"'%s' made no PDF (status %d): %s; where it lacks memory raise the limit 'program-memory-bytes', or "
		"publish as HTML and print that",
		name, end->status, said);
}

static klp_status take_limits(klp_limits *limits, const klp_publish_options *options, klp_error **error)
{
	klp_limits given = KLP_LIMITS_INIT;
	klp_status status = limits_resolve(limits, options->limits, error);
	if (status == KLP_OK && options->limits != NULL)
		memcpy(&given, options->limits,
		       options->limits->struct_size < sizeof given ? options->limits->struct_size : sizeof given);
	if (given.program_seconds == 0)
		limits->program_seconds = most_seconds;
	if (given.program_memory_bytes == 0)
		limits->program_memory_bytes = most_memory;
	return status;
}

klp_status pdf_put(struct sink *sink, struct slice page, const klp_publish_options *options, size_t rows,
                   klp_error **error)
{
	const char *name = options->weasyprint == NULL ? "weasyprint" : options->weasyprint;
	const char *const arguments[] = { name,       "-q", "-e", "utf-8", "-m", "print", "--pdf-variant",
		                              "pdf/ua-1", "-",  "-",  NULL };
	struct layout layout = { .sink = sink };
	struct program_end end = { .status = 0 };
	klp_limits limits;
	klp_status status = take_limits(&limits, options, error);
	if (status != KLP_OK)
		return status;
	const struct program program = {
		.arguments = arguments,
		.input = page,
		.take = take,
		.context = &layout,
		.package = "weasyprint (WeasyPrint 57 or later), or publish as HTML and print that",
		.limits = &limits,
		.progress = options->progress,
		.progress_context = options->progress_context,
		.done = rows,
		.total = 2 * (uint64_t)rows,
	};
	status = program_run(&program, &end, error);
	if (status == KLP_OK && (end.status != 0 || layout.met < sizeof signature - 1))
		status = explain(&end, name, error);
	return status;
}
