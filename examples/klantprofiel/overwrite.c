/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "overwrite.h"
#include "commands.h"
#include "folder.h"
#include "messages.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The files that a command writes; NULL where it writes none. */
enum { OUTPUTS = 3 };

static void list_outputs(const char *outputs[OUTPUTS], const struct options *options)
{
	int is_file = options->output != NULL && strcmp(options->output, "-") != 0;
	outputs[0] = is_file ? options->output : NULL;
	outputs[1] = options->counting.missing;
	outputs[2] = options->counting.save;
}

static int is_output(const struct stat *input, const struct stat *output)
{
	return S_ISREG(input->st_mode) && input->st_dev == output->st_dev && input->st_ino == output->st_ino;
}

/* Whether a path leads to the output, links followed. What cannot be looked at is for reading to complain of. */
static int leads_to(const char *path, const struct stat *output)
{
	struct stat facts;
	return path != NULL && stat(path, &facts) == 0 && is_output(&facts, output);
}

static int refuse(const struct options *options, const char *output, const char *input)
{
	return message_usage(
		options->command->name,
		"the output '%s' is the same file as the input '%s', which would be lost; write to another file", output,
		input);
}

static int check_folder(const struct options *options, const char *path, const char *name, const struct stat *output)
{
	struct folder folder;
	int result = ENDED_WELL;
	if (folder_list(&folder, path) != 0)
		return ENDED_WELL;
	for (size_t i = 0; i < folder.count && result == ENDED_WELL; i++)
		if (leads_to(folder.paths[i], output))
			result = refuse(options, name, folder.paths[i]);
	folder_free(&folder);
	return result;
}

static int check_input(const struct options *options, const char *path, const char *name, const struct stat *output)
{
	struct stat facts;
	if (strcmp(path, "-") == 0)
		return fstat(STDIN_FILENO, &facts) == 0 && is_output(&facts, output) ? refuse(options, name, "stdin")
		                                                                     : ENDED_WELL;
	if (stat(path, &facts) != 0)
		return ENDED_WELL;
	if (S_ISDIR(facts.st_mode))
		return check_folder(options, path, name, output);
	return is_output(&facts, output) ? refuse(options, name, path) : ENDED_WELL;
}

/* A source document is not to be replaced by what was read in it. */
static int check_output(const struct options *options, const char *name)
{
	const struct counting *counting = &options->counting;
	const char *const others[] = { counting->mapping, counting->key };
	struct stat output;
	int result = ENDED_WELL;
	if (stat(name, &output) != 0)
		return ENDED_WELL;
	for (size_t i = 0; i < options->input_count && result == ENDED_WELL; i++)
		result = check_input(options, options->inputs[i], name, &output);
	for (size_t i = 0; i < options->territory_count && result == ENDED_WELL; i++)
		if (leads_to(options->territory_files[i], &output))
			result = refuse(options, name, options->territory_files[i]);
	for (size_t i = 0; i < counting->register_count && result == ENDED_WELL; i++)
		result = check_input(options, counting->registers[i], name, &output);
	for (size_t i = 0; i < sizeof others / sizeof others[0] && result == ENDED_WELL; i++)
		if (leads_to(others[i], &output))
			result = refuse(options, name, others[i]);
	return result;
}

/* Of files that are not there yet only the names can be compared. */
static int same_file(const char *one, const char *other)
{
	struct stat facts;
	return strcmp(one, other) == 0 || (stat(one, &facts) == 0 && leads_to(other, &facts));
}

int overwrite_check(const struct options *options)
{
	const char *outputs[OUTPUTS];
	int result = ENDED_WELL;
	list_outputs(outputs, options);
	for (size_t i = 0; i < OUTPUTS && result == ENDED_WELL; i++) {
		if (outputs[i] == NULL)
			continue;
		for (size_t k = 0; k < i; k++)
			if (outputs[k] != NULL && same_file(outputs[i], outputs[k]))
				return message_usage(options->command->name, "'%s' and '%s' are one file, and it can hold one output",
				                     outputs[k], outputs[i]);
		result = check_output(options, outputs[i]);
	}
	return result;
}
