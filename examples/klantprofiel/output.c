/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "output.h"
#include "commands.h"
#include "interrupt.h"
#include "messages.h"
#include "progress.h"
#include "standard.h"

#include <string.h>

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
		status = klp_write_stream(dataset, standard_write, &number, &how, &error);
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
		status = klp_write_findings_stream(findings, options->at_least, standard_write, &number, &how, &error);
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
		status = klp_write_differences_stream(differences, standard_write, &number, &how, &error);
	else
		status = klp_write_differences_file(differences, options->output, &how, &error);
	progress_begin(NULL);
	return tell(status, error, number, options);
}
