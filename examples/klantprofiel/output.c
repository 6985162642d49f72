/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "output.h"
#include "check.h"
#include "commands.h"
#include "describe.h"
#include "interrupt.h"
#include "messages.h"
#include "progress.h"
#include "standard.h"

#include <string.h>
#include <strings.h>
#include <unistd.h>

static int to_standard_output(const struct options *options)
{
	return options->output == NULL || strcmp(options->output, "-") == 0;
}

/* One writing: how, and what became of it. */
struct writing {
	klp_write_options how;
	klp_error *error;
	/** why standard output took no more, as errno has it; 0 while it does */
	int number;
};

/* A file named without an extension tells nothing, and gets the usual format. */
static struct writing begin(const struct options *options, const char *usual)
{
	struct writing writing = { .how = KLP_WRITE_OPTIONS_INIT };
	writing.how.format = describe_format(options, usual);
	writing.how.dialect = options->dialect;
	writing.how.progress = progress_step;
	progress_begin("writing");
	return writing;
}

/* Tells what went wrong, and with which status the program ends. */
static int finish(struct writing *writing, klp_status status, const struct options *options)
{
	progress_begin(NULL);
	if (status == KLP_OK)
		return ENDED_WELL;
	if (interrupt_came()) {
		klp_error_free(writing->error);
		return ENDED_BY_OUTPUT;
	}
	if (writing->number != 0) {
		klp_error_free(writing->error);
		message_about("standard output", KLP_SEVERITY_ERROR, strerror(writing->number), klp_status_name(KLP_IO));
		return ENDED_BY_OUTPUT;
	}
	message_error(writing->error, to_standard_output(options) ? "standard output" : options->output,
	              KLP_SEVERITY_ERROR);
	return status == KLP_UNSUPPORTED || status == KLP_INVALID_ARGUMENT ? ENDED_BY_USAGE : ENDED_BY_OUTPUT;
}

/* The format that the options ask for, or the output's extension tells; NULL when neither does. */
static const char *format_of(const struct options *options)
{
	if (options->to != NULL)
		return options->to;
	const char *extension = to_standard_output(options) ? NULL : strrchr(options->output, '.');
	return extension == NULL ? NULL : extension + 1;
}

static int is_one_of(const char *format, const char *const *names, size_t count)
{
	for (size_t i = 0; format != NULL && i < count; i++)
		if (strcasecmp(format, names[i]) == 0)
			return 1;
	return 0;
}

/* A terminal shows no workbook, and may take its bytes for commands. */
static int refuses_terminal(const struct options *options)
{
	static const char *const binary[] = { "xlsx" };
	if (!to_standard_output(options) || !isatty(STDOUT_FILENO) ||
	    !is_one_of(format_of(options), binary, sizeof binary / sizeof binary[0]))
		return 0;
	message_about("standard output", KLP_SEVERITY_ERROR, "a terminal cannot show this format; name a file with -o",
	              klp_status_name(KLP_UNSUPPORTED));
	return 1;
}

static int write_dataset(const klp_dataset *dataset, const klp_findings *findings, const struct options *options)
{
	if (refuses_terminal(options))
		return ENDED_BY_USAGE;
	struct writing to = begin(options, "csv");
	to.how.findings = findings;
	to.how.language = options->language;
	klp_status status = to_standard_output(options)
	                        ? klp_write_stream(dataset, standard_write, &to.number, &to.how, &to.error)
	                        : klp_write_file(dataset, options->output, &to.how, &to.error);
	int result = finish(&to, status, options);
	return result == ENDED_WELL ? describe_output(dataset, options) : result;
}

int output_dataset(const klp_dataset *dataset, const struct options *options)
{
	return write_dataset(dataset, NULL, options);
}

int output_checked(const klp_dataset *dataset, const struct options *options)
{
	static const char *const with_findings[] = { "html", "htm", "xlsx" };
	klp_findings *findings = NULL;
	int result = ENDED_WELL;
	if (is_one_of(format_of(options), with_findings, sizeof with_findings / sizeof with_findings[0]))
		result = check_dataset(&findings, dataset, options);
	if (result == ENDED_WELL)
		result = write_dataset(dataset, findings, options);
	klp_findings_free(findings);
	return result;
}

int output_findings(const klp_findings *findings, const struct options *options)
{
	struct writing to = begin(options, "text");
	klp_status status =
		to_standard_output(options)
			? klp_write_findings_stream(findings, options->at_least, standard_write, &to.number, &to.how, &to.error)
			: klp_write_findings_file(findings, options->at_least, options->output, &to.how, &to.error);
	return finish(&to, status, options);
}

int output_differences(const klp_differences *differences, const struct options *options)
{
	struct writing to = begin(options, "text");
	klp_status status = to_standard_output(options)
	                        ? klp_write_differences_stream(differences, standard_write, &to.number, &to.how, &to.error)
	                        : klp_write_differences_file(differences, options->output, &to.how, &to.error);
	return finish(&to, status, options);
}

/* What the data lack or contradict is no failure of writing. */
static int is_of_input(klp_status status)
{
	return status == KLP_INVALID_ARGUMENT || status == KLP_CONFLICT || status == KLP_OVERFLOW;
}

int output_report(const klp_dataset *dataset, const struct options *options)
{
	struct writing to = { .number = 0 };
	klp_report_options how = KLP_REPORT_OPTIONS_INIT;
	how.territory = options->territory;
	how.language = options->language;
	how.title = options->title;
	how.progress = progress_step;
	progress_begin("reporting");
	klp_status status = to_standard_output(options)
	                        ? klp_report_stream(dataset, standard_write, &to.number, &how, &to.error)
	                        : klp_report_file(dataset, options->output, &how, &to.error);
	if (!is_of_input(status))
		return finish(&to, status, options);
	progress_begin(NULL);
	message_error(to.error, NULL, KLP_SEVERITY_ERROR);
	return ENDED_BY_INPUT;
}

int output_publication(const klp_dataset *dataset, const struct options *options)
{
	struct writing to = begin(options, NULL);
	klp_publish_options how = KLP_PUBLISH_OPTIONS_INIT;
	how.format = options->to;
	how.title = options->title;
	how.territory = options->territory;
	how.limits = &options->limits;
	how.weasyprint = options->weasyprint;
	how.progress = progress_step;
	klp_status status = to_standard_output(options)
	                        ? klp_publish_stream(dataset, standard_write, &to.number, &how, &to.error)
	                        : klp_publish_file(dataset, options->output, &how, &to.error);
	return finish(&to, status, options);
}
