/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* klantprofiel: parse, validate, repair, aggregate and count the publication "Transparantie van klantprofielen". */

#include "commands.h"
#include "interrupt.h"
#include "messages.h"
#include "nearest.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

static const char *command_name(size_t index)
{
	const struct command *command = command_at(index);
	return command == NULL ? NULL : command->name;
}

static int unknown_command(const char *name)
{
	const char *meant = nearest(name, command_name);
	if (meant != NULL)
		return message_usage(NULL, "there is no command '%s'; did you mean '%s'?", name, meant);
	return message_usage(NULL,
	                     "there is no command '%s'; the commands are parse, validate, repair, aggregate, diff, count, "
	                     "report and publish",
	                     name);
}

static int run(const struct command *command, int count, char **arguments)
{
	struct options options = { .command = command };
	int result = options_parse(&options, count, arguments);
	if (result == ENDED_WELL)
		result = options.help ? help_command(command) : command->run(&options);
	options_free(&options);
	return result;
}

static int help(const char *name)
{
	const struct command *command = name == NULL ? NULL : command_find(name);
	if (name == NULL)
		return help_program();
	return command == NULL ? unknown_command(name) : help_command(command);
}

static int dispatch(int count, char **arguments)
{
	const char *word = count > 1 ? arguments[1] : NULL;
	if (word == NULL)
		return message_usage(
			NULL, "a command is missing: parse, validate, repair, aggregate, diff, count, report or publish");
	if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || strcmp(word, "help") == 0)
		return help(arguments[2]);
	if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0)
		return help_version();
	if (word[0] == '-')
		return message_usage(NULL, "the command comes first: klantprofiel parse FILE... %s", word);
	const struct command *command = command_find(word);
	return command == NULL ? unknown_command(word) : run(command, count - 2, arguments + 2);
}

/* Who was started with one of the three standard descriptors closed would open a file of its own in that place, and
 * write messages into it. They are filled with something on which reading or writing fails. */
static void fill_standard_descriptors(void)
{
	for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; descriptor++)
		if (fcntl(descriptor, F_GETFD) < 0)
			open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

int main(int count, char **arguments)
{
	fill_standard_descriptors();
	interrupt_install();
	int result = dispatch(count, arguments);
	interrupt_finish();
	return result;
}
