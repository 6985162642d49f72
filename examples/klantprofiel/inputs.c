/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "inputs.h"
#include "commands.h"
#include "folder.h"
#include "interrupt.h"
#include "messages.h"
#include "progress.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int64_t read_standard_input(void *context, void *buffer, size_t capacity)
{
	int *number = context;
	for (;;) {
		ssize_t got = read(STDIN_FILENO, buffer, capacity);
		if (got >= 0)
			return got;
		if (errno != EINTR || interrupt_came()) {
			*number = errno;
			return -1;
		}
	}
}

/* How to go on after a file. */
enum outcome {
	READ_IT,
	/** this one cannot be read; others may */
	FAILED,
	/** it is no publication, which is no fault of a file that was not named itself */
	SKIPPED,
	/** going on makes no sense */
	STOP
};

static enum outcome judge(klp_status status, int named)
{
	switch (status) {
	case KLP_OK:
		return READ_IT;
	case KLP_NO_TABLE:
	case KLP_UNSUPPORTED:
		return named ? FAILED : SKIPPED;
	case KLP_OUT_OF_MEMORY:
	case KLP_CANCELLED:
	case KLP_INVALID_ARGUMENT:
		return STOP;
	default:
		return FAILED;
	}
}

/* `named` tells whether the user named the file, or the folder that it is in. */
static enum outcome read_one(klp_dataset *dataset, const char *path, int named, const struct options *options)
{
	klp_parse_options how = KLP_PARSE_OPTIONS_INIT;
	klp_error *error = NULL;
	klp_status status;
	int standard_input = strcmp(path, "-") == 0 && named, number = 0;
	how.assume_edition = options->assume_edition;
	how.format = options->as;
	how.flags = options->check_schema ? KLP_PARSE_CHECK_SCHEMA : 0;
	how.territory = options->territory;
	how.limits = &options->limits;
	how.progress = progress_step;
	progress_begin("reading");
	if (standard_input) {
		how.source = "stdin";
		status = klp_parse_stream(dataset, read_standard_input, &number, &how, &error);
	} else {
		status = klp_parse_file(dataset, path, &how, &error);
	}
	progress_begin(NULL);

	if (interrupt_came()) {
		klp_error_free(error);
		return STOP;
	}
	enum outcome outcome = judge(status, named);
	if (standard_input && number != 0) {
		klp_error_free(error);
		message_about("stdin", KLP_SEVERITY_ERROR, strerror(number), klp_status_name(KLP_IO));
	} else if (outcome != READ_IT) {
		message_error(error, standard_input ? "stdin" : path,
		              outcome == SKIPPED ? KLP_SEVERITY_WARNING : KLP_SEVERITY_ERROR);
	}
	return outcome;
}

static enum outcome read_folder(klp_dataset *dataset, const char *path, const struct options *options)
{
	struct folder folder;
	if (folder_list(&folder, path) != 0) {
		message_about(path, KLP_SEVERITY_ERROR, strerror(errno), klp_status_name(KLP_IO));
		return FAILED;
	}
	enum outcome outcome = READ_IT;
	size_t read_well = 0, failed = 0;
	for (size_t i = 0; i < folder.count && outcome != STOP; i++) {
		outcome = read_one(dataset, folder.paths[i], 0, options);
		read_well += outcome == READ_IT;
		failed += outcome == FAILED;
	}
	if (folder.folders > 0 && !options->quiet)
		message_about(path, KLP_SEVERITY_INFORMATION, "the folders in this folder were not read", NULL);
	folder_free(&folder);
	if (outcome == STOP)
		return STOP;
	if (read_well == 0 && failed == 0)
		message_about(path, KLP_SEVERITY_ERROR, "no file in this folder holds the publication",
		              klp_status_name(KLP_NO_TABLE));
	return failed > 0 || read_well == 0 ? FAILED : READ_IT;
}

static enum outcome read_input(klp_dataset *dataset, const char *path, const struct options *options)
{
	struct stat facts;
	if (strcmp(path, "-") != 0 && stat(path, &facts) == 0 && S_ISDIR(facts.st_mode))
		return read_folder(dataset, path, options);
	return read_one(dataset, path, 1, options);
}

static int is_output(const struct stat *input, const struct stat *output)
{
	return S_ISREG(input->st_mode) && input->st_dev == output->st_dev && input->st_ino == output->st_ino;
}

/* Whether a path leads to the output, links followed. What cannot be looked at is for reading to complain of. */
static int leads_to(const char *path, const struct stat *output)
{
	struct stat facts;
	return stat(path, &facts) == 0 && is_output(&facts, output);
}

static int refuse_output(const struct options *options, const char *input)
{
	return message_usage(
		options->command->name,
		"the output '%s' is the same file as the input '%s', which would be lost; write to another file",
		options->output, input);
}

static int check_folder(const struct options *options, const char *path, const struct stat *output)
{
	struct folder folder;
	int result = ENDED_WELL;
	if (folder_list(&folder, path) != 0)
		return ENDED_WELL;
	for (size_t i = 0; i < folder.count && result == ENDED_WELL; i++)
		if (leads_to(folder.paths[i], output))
			result = refuse_output(options, folder.paths[i]);
	folder_free(&folder);
	return result;
}

static int check_input(const struct options *options, const char *path, const struct stat *output)
{
	struct stat facts;
	if (strcmp(path, "-") == 0)
		return fstat(STDIN_FILENO, &facts) == 0 && is_output(&facts, output) ? refuse_output(options, "stdin")
		                                                                     : ENDED_WELL;
	if (stat(path, &facts) != 0)
		return ENDED_WELL;
	if (S_ISDIR(facts.st_mode))
		return check_folder(options, path, output);
	return is_output(&facts, output) ? refuse_output(options, path) : ENDED_WELL;
}

/* A source document is not to be replaced by what was read in it. */
static int check_output(const struct options *options)
{
	struct stat output;
	if (options->output == NULL || strcmp(options->output, "-") == 0 || stat(options->output, &output) != 0)
		return ENDED_WELL;
	int result = ENDED_WELL;
	for (size_t i = 0; i < options->input_count && result == ENDED_WELL; i++)
		result = check_input(options, options->inputs[i], &output);
	for (size_t i = 0; i < options->territory_count && result == ENDED_WELL; i++)
		if (leads_to(options->territory_files[i], &output))
			result = refuse_output(options, options->territory_files[i]);
	return result;
}

int inputs_read(klp_dataset **dataset, const struct options *options)
{
	klp_dataset *made = NULL;
	klp_error *error = NULL;
	int result = check_output(options);
	if (result != ENDED_WELL)
		return result;
	if (klp_dataset_new(&made, &error) != KLP_OK) {
		message_error(error, NULL, KLP_SEVERITY_ERROR);
		return ENDED_BY_INPUT;
	}
	size_t failed = 0;
	enum outcome outcome = READ_IT;
	for (size_t i = 0; i < options->input_count && outcome != STOP; i++) {
		outcome = read_input(made, options->inputs[i], options);
		failed += outcome != READ_IT;
	}
	if (failed == 0) {
		*dataset = made;
		return ENDED_WELL;
	}
	klp_dataset_free(made);
	if (options->input_count > 1 && outcome != STOP)
		message(KLP_SEVERITY_ERROR, "%zu of %zu inputs could not be read, so nothing is written", failed,
		        options->input_count);
	return ENDED_BY_INPUT;
}
