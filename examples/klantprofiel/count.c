/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "commands.h"
#include "count_missing.h"
#include "count_secret.h"
#include "count_summary.h"
#include "extracts.h"
#include "interrupt.h"
#include "messages.h"
#include "output.h"
#include "overwrite.h"
#include "progress.h"
#include "select.h"
#include "standard.h"

#include <string.h>

/* A count in the making, and what belongs to it. */
struct work {
	const struct options *options;
	struct extracts extracts;
	struct extracts registers;
	struct secret secret;
	klp_count *count;
	struct progress_count progress;
};

/* An exit status for a failure, which is told unless the user interrupted. */
static int fail(klp_status status, klp_error *error, const char *source)
{
	if (interrupt_came()) {
		klp_error_free(error);
		return ENDED_BY_INPUT;
	}
	message_error(error, source, KLP_SEVERITY_ERROR);
	return status == KLP_INVALID_ARGUMENT ? ENDED_BY_USAGE : ENDED_BY_INPUT;
}

/* The one of our columns that an error quotes first, and the one that is missed most where it is about the header as a whole; else NULL. */
static const char *missed_column(klp_status status, const klp_error *error)
{
	const char *name, *start = strchr(klp_error_message(error), '\'');
	if (status != KLP_FORMAT || klp_error_line(error) != 1)
		return NULL;
	size_t length = start == NULL ? 0 : strcspn(start + 1, "'");
	for (size_t i = 0; length > 0 && (name = klp_count_column_name(i)) != NULL; i++)
		if (strlen(name) == length && memcmp(name, start + 1, length) == 0)
			return name;
	return length == 0 ? "gemeentecode" : NULL;
}

/* The same of extracts. One that has other names for its columns is what goes wrong most at first, so the way out is shown. */
static int fail_on_extract(klp_status status, klp_error *error, const char *source)
{
	const char *column = interrupt_came() ? NULL : missed_column(status, error);
	int result = fail(status, error, source);
	if (column != NULL)
		message(KLP_SEVERITY_INFORMATION,
		        "a file for --mapping says how an extract names a column, with a line such as: "
		        "%s = ITS-NAME-THERE",
		        column);
	return result;
}

/* Begins a piece of work with a bar. */
static void begin(struct work *work, const char *label)
{
	work->progress.count = work->count;
	work->progress.before = klp_count_tally_of(work->count, KLP_TALLY_RECORDS);
	progress_begin(label);
}

static klp_count_options how_to_count(struct work *work)
{
	const struct counting *counting = &work->options->counting;
	klp_count_options how = KLP_COUNT_OPTIONS_INIT;
	how.date = counting->date;
	how.territory = work->options->territory;
	how.limits = &work->options->limits;
	how.progress = progress_step_count;
	how.progress_context = &work->progress;
	how.key = work->secret.size > 0 ? work->secret.bytes : NULL;
	how.key_size = work->secret.size;
	how.threads = counting->threads;
	return how;
}

/* What says how to count is for records: a saved count was made in its own way. */
static int check_saved_only(const struct options *options)
{
	static const char *const names[] = { "register", "mapping", "unique", "both", "whole-country" };
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (options_given(options, names[i]))
			return message_usage("count", "--%s goes with records, and a saved count was made in its own way",
			                     names[i]);
	return ENDED_WELL;
}

static int check(const struct work *work)
{
	const struct options *options = work->options;
	const struct extracts *extracts = &work->extracts;
	if (extracts->files.count == 0 && !extracts->standard_input)
		return check_saved_only(options);
	if (options->counting.date == NULL)
		return message_usage("count",
		                     "--date is missing: the day for which clients are counted, the last of a quarter, as in "
		                     "--date 2025-06-30");
	if (options->counting.key != NULL && !options->counting.unique && options->counting.register_count == 0)
		return message_usage("count", "--key goes with --unique or --register, and no client is told apart without");
	return ENDED_WELL;
}

/* An empty count as the options say. */
static int make(struct work *work)
{
	const struct counting *counting = &work->options->counting;
	klp_count_options how = how_to_count(work);
	klp_error *error = NULL;
	how.unique = counting->unique;
	how.both = counting->both;
	how.coverage = counting->whole_country ? KLP_COUNT_COVERAGE_COUNTRY : KLP_COUNT_COVERAGE_SEEN;
	klp_status status = klp_count_new(&work->count, &how, &error);
	if (status == KLP_OK && counting->mapping != NULL)
		status = klp_count_load_mapping_file(work->count, counting->mapping, &error);
	if (status == KLP_OK)
		return ENDED_WELL;
	return fail(status, error, work->count == NULL ? NULL : counting->mapping);
}

static int feed_registers(struct work *work)
{
	klp_error *error = NULL;
	klp_status status = KLP_OK;
	const struct paths *files = &work->registers.files;
	size_t i = 0;
	begin(work, "register");
	for (; i < files->count && status == KLP_OK; i++)
		status = klp_count_register_file(work->count, files->list[i], &error);
	progress_begin(NULL);
	return status == KLP_OK ? ENDED_WELL : fail_on_extract(status, error, files->list[i - 1]);
}

static int feed_files(struct work *work)
{
	klp_error *error = NULL;
	const struct paths *files = &work->extracts.files;
	if (files->count == 0)
		return ENDED_WELL;
	begin(work, "counting");
	klp_status status = klp_count_files(work->count, (const char *const *)files->list, files->count, &error);
	progress_begin(NULL);
	return status == KLP_OK ? ENDED_WELL : fail_on_extract(status, error, files->count == 1 ? files->list[0] : NULL);
}

static int feed_standard_input(struct work *work)
{
	klp_error *error = NULL;
	int number = 0;
	if (!work->extracts.standard_input)
		return ENDED_WELL;
	begin(work, "counting");
	klp_status status = klp_count_stream(work->count, standard_read, &number, "stdin", &error);
	progress_begin(NULL);
	if (number == 0 || interrupt_came())
		return status == KLP_OK ? ENDED_WELL : fail_on_extract(status, error, "stdin");
	klp_error_free(error);
	message_about("stdin", KLP_SEVERITY_ERROR, strerror(number), klp_status_name(KLP_IO));
	return ENDED_BY_INPUT;
}

/* Adds one saved count, which is the first when there is none yet. */
static int add_saved(struct work *work, const char *path)
{
	klp_count_options how = how_to_count(work);
	klp_count *loaded = NULL;
	klp_error *error = NULL;
	klp_status status = klp_count_load_file(&loaded, path, &how, &error);
	if (status == KLP_OK && work->count == NULL) {
		work->count = loaded;
		return ENDED_WELL;
	}
	if (status == KLP_OK)
		status = klp_count_merge(work->count, loaded, &error);
	klp_count_free(loaded);
	return status == KLP_OK ? ENDED_WELL : fail(status, error, path);
}

static int add_all_saved(struct work *work)
{
	const struct paths *saved = &work->extracts.saved;
	int result = ENDED_WELL;
	for (size_t i = 0; i < saved->count && result == ENDED_WELL; i++)
		result = interrupt_came() ? ENDED_BY_INPUT : add_saved(work, saved->list[i]);
	return result;
}

/* Counts all that was named. */
static int add_up(struct work *work)
{
	int only_saved = work->extracts.files.count == 0 && !work->extracts.standard_input;
	int result = only_saved ? ENDED_WELL : make(work);
	if (result == ENDED_WELL && !only_saved)
		result = feed_registers(work);
	if (result == ENDED_WELL && !only_saved)
		result = feed_files(work);
	if (result == ENDED_WELL && !only_saved)
		result = feed_standard_input(work);
	return result == ENDED_WELL ? add_all_saved(work) : result;
}

/* Tells the notes that the summary does not, and the summary. */
static void tell(const klp_count *count, const klp_dataset *dataset, const struct options *options)
{
	const klp_note *note;
	int of_rows = 0;
	for (size_t i = 0; (note = klp_dataset_note(dataset, i)) != NULL; i++) {
		of_rows = of_rows || strcmp(klp_note_id(note), "count.rows") == 0;
		if (!count_summary_tells(note))
			message_note(note);
	}
	count_summary(count, of_rows, options->language);
}

static int save(const struct work *work)
{
	klp_error *error = NULL;
	const char *path = work->options->counting.save;
	if (path == NULL)
		return ENDED_WELL;
	if (klp_count_save_file(work->count, path, &error) == KLP_OK)
		return ENDED_WELL;
	message_error(error, path, KLP_SEVERITY_ERROR);
	return ENDED_BY_OUTPUT;
}

/* Writes all that was asked for. The table comes last: where it is, the others are. */
static int write_results(const struct work *work, klp_dataset **dataset)
{
	const struct options *options = work->options;
	int result = save(work), selected = options->region != NULL || options->municipality != NULL;
	if (result == ENDED_WELL)
		result = select_rows(dataset, options, SELECT_AREAS);
	if (result == ENDED_WELL && options->counting.missing != NULL)
		result = count_missing_write(work->count, *dataset, !selected, options->counting.missing);
	return result == ENDED_WELL ? output_dataset(*dataset, options) : result;
}

static int finish(struct work *work)
{
	klp_dataset *dataset = NULL;
	klp_error *error = NULL;
	if (interrupt_came())
		return ENDED_BY_INPUT;
	if (klp_count_tally_of(work->count, KLP_TALLY_RECORDS) == 0) {
		if (work->options->counting.save != NULL) {
			message(KLP_SEVERITY_ERROR, "there is no record in what was read, and so nothing to save");
			return ENDED_BY_INPUT;
		}
		message(KLP_SEVERITY_WARNING, "there is no record in what was read");
	}
	klp_status status = klp_count_finish(&dataset, work->count, &error);
	if (status != KLP_OK)
		return fail(status, error, NULL);
	if (!work->options->quiet)
		tell(work->count, dataset, work->options);
	int lost = notes_hold_errors(dataset);
	int result = write_results(work, &dataset);
	klp_dataset_free(dataset);
	return result == ENDED_WELL && lost ? ENDED_WITH_FINDINGS : result;
}

int run_count(const struct options *options)
{
	struct work work = { .options = options };
	int result = extracts_find(&work.extracts, options);
	if (result == ENDED_WELL)
		result = extracts_find_registers(&work.registers, options);
	if (result == ENDED_WELL)
		result = check(&work);
	if (result == ENDED_WELL)
		result = overwrite_check(options);
	if (result == ENDED_WELL && options->counting.key != NULL)
		result = secret_read(&work.secret, options->counting.key);
	if (result == ENDED_WELL)
		result = add_up(&work);
	secret_wipe(&work.secret);
	if (result == ENDED_WELL)
		result = finish(&work);
	klp_count_free(work.count);
	extracts_free(&work.registers);
	extracts_free(&work.extracts);
	return result;
}
