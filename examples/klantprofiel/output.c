/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "output.h"
#include "commands.h"
#include "describe.h"
#include "interrupt.h"
#include "messages.h"
#include "progress.h"
#include "standard.h"

#include <string.h>

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

int output_dataset(const klp_dataset *dataset, const struct options *options)
{
	struct writing to = begin(options, "csv");
	klp_status status = to_standard_output(options)
	                        ? klp_write_stream(dataset, standard_write, &to.number, &to.how, &to.error)
	                        : klp_write_file(dataset, options->output, &to.how, &to.error);
	int result = finish(&to, status, options);
	return result == ENDED_WELL ? describe_output(dataset, options) : result;
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
