/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "base/running.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* ------------------------------------------------------------------- running */

klp_limits limits_of(uint64_t seconds, uint64_t bytes)
{
	klp_limits limits = KLP_LIMITS_INIT, resolved;
	limits.program_seconds = seconds;
	limits.program_memory_bytes = bytes;
	cr_assert_eq(limits_resolve(&resolved, &limits, NULL), KLP_OK);
	return resolved;
}

klp_status keep(void *context, struct slice output, klp_error **error)
{
	return buffer_add(context, output.text, output.length) ? KLP_OK : error_memory(error);
}

void forget(struct outcome *outcome)
{
	buffer_free(&outcome->output);
	klp_error_free(outcome->error);
	*outcome = (struct outcome){ 0 };
}

/* Runs a script of the shell, "$0" of which is `own`. */
struct outcome run(const char *script, const char *own, struct slice input, uint64_t seconds)
{
	struct outcome outcome = { 0 };
	const char *const arguments[] = { "/bin/sh", "-c", script, own, NULL };
	const klp_limits limits = limits_of(seconds, 0);
	const struct program program = { .arguments = arguments,
		                             .input = input,
		                             .take = keep,
		                             .context = &outcome.output,
		                             .package = "dash",
		                             .place = { .source = "invoer" },
		                             .limits = &limits };
	outcome.status = program_run(&program, &outcome.end, &outcome.error);
	return outcome;
}

struct outcome run_named(const char *name)
{
	struct outcome outcome = { 0 };
	const char *const arguments[] = { name, NULL };
	const klp_limits limits = limits_of(0, 0);
	const struct program program = { .arguments = arguments,
		                             .take = keep,
		                             .context = &outcome.output,
		                             .package = "het-pakket",
		                             .place = { .source = "invoer" },
		                             .limits = &limits };
	outcome.status = program_run(&program, &outcome.end, &outcome.error);
	return outcome;
}

uint64_t milliseconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

/* valgrind is slow, dies of an execve() that fails late, and has its own opinion of what too many open files are. */
int under_valgrind(void)
{
	const char *preload = getenv("LD_PRELOAD");
	return preload != NULL && strstr(preload, "vgpreload") != NULL;
}

/* ------------------------------------------------------- what must not remain */

size_t open_descriptors(void)
{
	size_t count = 0;
	for (int file = 0; file < 4096; file++)
		count += fcntl(file, F_GETFD) >= 0;
	return count;
}

void expect_no_child(const char *why)
{
	cr_expect(waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD, "%s: no child is left", why);
}

const char *own_path(const char *what)
{
	static char path[sizeof FOLDER + 80];
	snprintf(path, sizeof path, "%s/test-program-%ld-%s", FOLDER, (long)getpid(), what);
	return path;
}

/* Whether a process whose number a script wrote to that file is gone, or goes within a second. A zombie is gone: who is to
 * wait for it is not ours to say. */
int gone(const char *path)
{
	long id = 0;
	FILE *file = fopen(path, "r");
	cr_assert(file != NULL && fscanf(file, "%ld", &id) == 1 && id > 1, "%s", path);
	fclose(file);
	remove(path);
	for (int i = 0; i < 100; i++) {
		char stat[64], state = 'Z';
		snprintf(stat, sizeof stat, "/proc/%ld/stat", id);
		file = fopen(stat, "r");
		if (file != NULL) {
			if (fscanf(file, "%*d %*s %c", &state) != 1)
				state = 'Z';
			fclose(file);
		}
		if (kill((pid_t)id, 0) != 0 || state == 'Z')
			return 1;
		nanosleep(&(struct timespec){ 0, 10000000 }, NULL);
	}
	return 0;
}

klp_status count(void *context, struct slice output, klp_error **error)
{
	struct pattern *pattern = context;
	for (size_t i = 0; i < output.length; i++)
		pattern->wrong += output.text[i] != (char)((pattern->bytes + i) % 251);
	pattern->bytes += output.length;
	if (pattern->fail_at != 0 && pattern->bytes >= pattern->fail_at)
		return error_set(error, KLP_LIMIT_MEMORY, NULL, "genoeg");
	return KLP_OK;
}

/* `cat`, of that many bytes that go in and come out at the same time. */
klp_status through_cat(struct pattern *pattern, size_t size, klp_error **error)
{
	char *bytes = malloc(size);
	cr_assert(bytes != NULL);
	for (size_t i = 0; i < size; i++)
		bytes[i] = (char)(i % 251);
	const char *const arguments[] = { "cat", NULL };
	const klp_limits limits = limits_of(0, 0);
	const struct program program = { .arguments = arguments,
		                             .input = { bytes, size },
		                             .take = count,
		                             .context = pattern,
		                             .package = "coreutils",
		                             .limits = &limits };
	struct program_end end = { .status = -1 };
	klp_status status = program_run(&program, &end, error);
	cr_expect(status != KLP_OK ? end.status == -1 : end.status == 0);
	free(bytes);
	return status;
}
