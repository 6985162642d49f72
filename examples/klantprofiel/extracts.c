/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "extracts.h"
#include "commands.h"
#include "folder.h"
#include "messages.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What a saved count begins with; docs/count.md describes the format. */
static const char saved_magic[] = "KLPCOUNT";

enum { MAGIC_BYTES = sizeof saved_magic - 1, FIRST_CAPACITY = 16 };

static int out_of_memory(void)
{
	message(KLP_SEVERITY_ERROR, "there is not enough memory");
	return ENDED_BY_INPUT;
}

static int keep(struct paths *paths, const char *path)
{
	if (paths->count == paths->capacity) {
		size_t capacity = paths->capacity == 0 ? FIRST_CAPACITY : 2 * paths->capacity;
		char **list = realloc(paths->list, capacity * sizeof *list);
		if (list == NULL)
			return out_of_memory();
		paths->list = list;
		paths->capacity = capacity;
	}
	size_t size = strlen(path) + 1;
	char *copy = malloc(size);
	if (copy == NULL)
		return out_of_memory();
	memcpy(copy, path, size);
	paths->list[paths->count++] = copy;
	return ENDED_WELL;
}

/* Only files are looked into: what is read of a pipe is gone. A file that cannot be read is for the library to complain of. */
static int is_saved_count(const char *path)
{
	char bytes[MAGIC_BYTES];
	int file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0)
		return 0;
	ssize_t got = read(file, bytes, sizeof bytes);
	close(file);
	return got == MAGIC_BYTES && memcmp(bytes, saved_magic, MAGIC_BYTES) == 0;
}

static int add_file(struct extracts *extracts, const char *path)
{
	struct stat facts;
	if (stat(path, &facts) != 0) {
		message_about(path, KLP_SEVERITY_ERROR, strerror(errno), klp_status_name(KLP_IO));
		return ENDED_BY_INPUT;
	}
	return keep(S_ISREG(facts.st_mode) && is_saved_count(path) ? &extracts->saved : &extracts->files, path);
}

static int add_folder(struct extracts *extracts, const char *path, const struct options *options)
{
	struct folder folder;
	int result = ENDED_WELL;
	if (folder_list(&folder, path) != 0) {
		message_about(path, KLP_SEVERITY_ERROR, strerror(errno), klp_status_name(KLP_IO));
		return ENDED_BY_INPUT;
	}
	if (folder.count == 0) {
		message_about(path, KLP_SEVERITY_ERROR, "there is no file in this folder", klp_status_name(KLP_IO));
		result = ENDED_BY_INPUT;
	}
	for (size_t i = 0; i < folder.count && result == ENDED_WELL; i++)
		result = add_file(extracts, folder.paths[i]);
	if (folder.folders > 0 && !options->quiet)
		message_about(path, KLP_SEVERITY_INFORMATION, "the folders in this folder were not read", NULL);
	folder_free(&folder);
	return result;
}

static int add(struct extracts *extracts, const char *path, const struct options *options)
{
	struct stat facts;
	if (strcmp(path, "-") == 0) {
		extracts->standard_input = 1;
		return ENDED_WELL;
	}
	if (stat(path, &facts) == 0 && S_ISDIR(facts.st_mode))
		return add_folder(extracts, path, options);
	return add_file(extracts, path);
}

/* A file as the system knows it, whatever it is called. */
struct identity {
	dev_t device;
	ino_t number;
	/** where it was named */
	size_t order;
	const char *path;
};

static int is_same(const struct identity *one, const struct identity *other)
{
	return one->device == other->device && one->number == other->number;
}

static int by_number(const void *one, const void *other)
{
	const struct identity *left = one, *right = other;
	if (left->device != right->device)
		return left->device < right->device ? -1 : 1;
	if (left->number != right->number)
		return left->number < right->number ? -1 : 1;
	return (left->order > right->order) - (left->order < right->order);
}

static size_t identify(struct identity *identities, const struct paths *paths)
{
	size_t count = 0;
	struct stat facts;
	for (size_t i = 0; i < paths->count; i++)
		if (stat(paths->list[i], &facts) == 0 && S_ISREG(facts.st_mode))
			identities[count++] = (struct identity){ facts.st_dev, facts.st_ino, i, paths->list[i] };
	return count;
}

static int refuse_twice(const struct extracts *extracts, const struct options *options)
{
	size_t all = extracts->files.count + extracts->saved.count;
	struct identity *identities = calloc(all + 1, sizeof *identities);
	if (identities == NULL)
		return out_of_memory();
	size_t count = identify(identities, &extracts->files);
	count += identify(identities + count, &extracts->saved);
	qsort(identities, count, sizeof *identities, by_number);
	int result = ENDED_WELL;
	for (size_t i = 1; i < count && result == ENDED_WELL; i++)
		if (is_same(&identities[i - 1], &identities[i]))
			result = message_usage(options->command->name,
			                       "'%s' and '%s' are one file, whose clients would be counted twice",
			                       identities[i - 1].path, identities[i].path);
	free(identities);
	return result;
}

static int find(struct extracts *extracts, const char *const *paths, size_t count, const struct options *options)
{
	int result = ENDED_WELL;
	for (size_t i = 0; i < count; i++) {
		int one = add(extracts, paths[i], options);
		result = result == ENDED_WELL ? one : result;
	}
	return result == ENDED_WELL ? refuse_twice(extracts, options) : result;
}

int extracts_find(struct extracts *extracts, const struct options *options)
{
	return find(extracts, options->inputs, options->input_count, options);
}

int extracts_find_registers(struct extracts *extracts, const struct options *options)
{
	const struct counting *counting = &options->counting;
	int result = find(extracts, counting->registers, counting->register_count, options);
	if (result == ENDED_WELL && extracts->standard_input)
		return message_usage(options->command->name, "--register needs the name of a file");
	if (result == ENDED_WELL && extracts->saved.count > 0)
		return message_usage(options->command->name, "'%s' is a saved count, and no extract of the register",
		                     extracts->saved.list[0]);
	return result;
}

static void paths_free(struct paths *paths)
{
	for (size_t i = 0; i < paths->count; i++)
		free(paths->list[i]);
	free(paths->list);
}

void extracts_free(struct extracts *extracts)
{
	paths_free(&extracts->files);
	paths_free(&extracts->saved);
	*extracts = (struct extracts){ 0 };
}
