/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "output.h"
#include "commands.h"
#include "interrupt.h"
#include "messages.h"
#include "progress.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static int write_standard_output(void *context, const void *bytes, size_t size)
{
	int *number = context;
	const char *rest = bytes;
	while (size > 0) {
		ssize_t put = write(STDOUT_FILENO, rest, size);
		if (put >= 0) {
			rest += put;
			size -= (size_t)put;
		} else if (errno != EINTR || interrupt_came()) {
			*number = errno;
			return -1;
		}
	}
	return 0;
}

static int to_standard_output(const struct options *options)
{
	return options->output == NULL || strcmp(options->output, "-") == 0;
}

/* A file named without an extension tells nothing, and gets the usual format. */
static klp_write_options writing(const struct options *options, const char *usual)
{
	klp_write_options how = KLP_WRITE_OPTIONS_INIT;
	how.format = options->to;
	how.progress = progress_step;
	if (how.format == NULL && !to_standard_output(options)) {
		const char *slash = strrchr(options->output, '/');
		if (strchr(slash == NULL ? options->output : slash, '.') == NULL)
			how.format = usual;
	}
	return how;
}

static int tell(klp_status status, klp_error *error, int number, const struct options *options)
{
	if (status == KLP_OK)
		return ENDED_WELL;
	if (interrupt_came()) {
		klp_error_free(error);
		return ENDED_BY_OUTPUT;
	}
	if (number != 0) {
		klp_error_free(error);
		message_about("standard output", KLP_SEVERITY_ERROR, strerror(number), klp_status_name(KLP_IO));
		return ENDED_BY_OUTPUT;
	}
	message_error(error, to_standard_output(options) ? "standard output" : options->output, KLP_SEVERITY_ERROR);
	return status == KLP_UNSUPPORTED || status == KLP_INVALID_ARGUMENT ? ENDED_BY_USAGE : ENDED_BY_OUTPUT;
}

int output_dataset(const klp_dataset *dataset, const struct options *options)
{
	klp_error *error = NULL;
	klp_status status;
	int number = 0;
	const klp_write_options how = writing(options, "csv");
	progress_begin("writing");
	if (to_standard_output(options))
		status = klp_write_stream(dataset, write_standard_output, &number, &how, &error);
	else
		status = klp_write_file(dataset, options->output, &how, &error);
	progress_begin(NULL);
	return tell(status, error, number, options);
}

int output_findings(const klp_findings *findings, const struct options *options)
{
	klp_error *error = NULL;
	klp_status status;
	int number = 0;
	const klp_write_options how = writing(options, "text");
	progress_begin("writing");
	if (to_standard_output(options))
		status = klp_write_findings_stream(findings, options->at_least, write_standard_output, &number, &how, &error);
	else
		status = klp_write_findings_file(findings, options->at_least, options->output, &how, &error);
	progress_begin(NULL);
	return tell(status, error, number, options);
}

int output_differences(const klp_differences *differences, const struct options *options)
{
	klp_error *error = NULL;
	klp_status status;
	int number = 0;
	const klp_write_options how = writing(options, "text");
	progress_begin("writing");
	if (to_standard_output(options))
		status = klp_write_differences_stream(differences, write_standard_output, &number, &how, &error);
	else
		status = klp_write_differences_file(differences, options->output, &how, &error);
	progress_begin(NULL);
	return tell(status, error, number, options);
}
