/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "inputs.h"
#include "commands.h"
#include "folder.h"
#include "interrupt.h"
#include "messages.h"
#include "overwrite.h"
#include "progress.h"
#include "standard.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

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
	how.pdftotext = options->pdftotext;
	how.flags = options->check_schema ? KLP_PARSE_CHECK_SCHEMA : 0;
	how.territory = options->territory;
	how.limits = &options->limits;
	how.progress = progress_step;
	progress_begin("reading");
	if (standard_input) {
		how.source = "stdin";
		status = klp_parse_stream(dataset, standard_read, &number, &how, &error);
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

int inputs_read(klp_dataset **dataset, const struct options *options)
{
	klp_dataset *made = NULL;
	klp_error *error = NULL;
	int result = overwrite_check(options);
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
