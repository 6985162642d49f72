/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Outside programs: what they say comes through whole, and whatever they do, they end, with all that they started. */

#include "base/buffer.h"
#include "base/program.h"
#include "support/failing.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#if defined(__linux__)
#include <sys/prctl.h>
#endif

#define FOLDER KLP_BUILD_DIR

/* ------------------------------------------------------------------- running */

static klp_limits limits_of(uint64_t seconds, uint64_t bytes)
{
	klp_limits limits = KLP_LIMITS_INIT, resolved;
	limits.program_seconds = seconds;
	limits.program_memory_bytes = bytes;
	cr_assert_eq(limits_resolve(&resolved, &limits, NULL), KLP_OK);
	return resolved;
}

static klp_status keep(void *context, struct slice output, klp_error **error)
{
	return buffer_add(context, output.text, output.length) ? KLP_OK : error_memory(error);
}

struct outcome {
	klp_status status;
	struct buffer output;
	struct program_end end;
	klp_error *error;
};

static void forget(struct outcome *outcome)
{
	buffer_free(&outcome->output);
	klp_error_free(outcome->error);
	*outcome = (struct outcome){ 0 };
}

/* Runs a script of the shell, "$0" of which is `own`. */
static struct outcome run(const char *script, const char *own, struct slice input, uint64_t seconds)
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

static struct outcome run_named(const char *name)
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

static const struct slice nothing = { "", 0 };

static uint64_t milliseconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

/* valgrind is slow, dies of an execve() that fails late, and has its own opinion of what too many open files are. */
static int under_valgrind(void)
{
	const char *preload = getenv("LD_PRELOAD");
	return preload != NULL && strstr(preload, "vgpreload") != NULL;
}

/* ------------------------------------------------------- what must not remain */

static size_t open_descriptors(void)
{
	size_t count = 0;
	for (int file = 0; file < 4096; file++)
		count += fcntl(file, F_GETFD) >= 0;
	return count;
}

static void expect_no_child(const char *why)
{
	cr_expect(waitpid(-1, NULL, WNOHANG) < 0 && errno == ECHILD, "%s: no child is left", why);
}

static const char *own_path(const char *what)
{
	static char path[sizeof FOLDER + 80];
	snprintf(path, sizeof path, "%s/test-program-%ld-%s", FOLDER, (long)getpid(), what);
	return path;
}

/* Whether a process whose number a script wrote to that file is gone, or goes within a second. A zombie is gone: who is to
 * wait for it is not ours to say. */
static int gone(const char *path)
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

/* ------------------------------------------------------------------ what is said */

Test(program, what_it_says_and_how_it_ends_comes_back)
{
	static const struct {
		const char *script;
		const char *input;
		const char *output;
		const char *complaint;
		int status;
		const char *why;
	} cases[] = {
		{ ":", "", "", "", 0, "nothing" },
		{ "cat", "", "", "", 0, "its input is empty, and ends" },
		{ "cat", "abc\n", "abc\n", "", 0, "what goes in comes out" },
		{ "tr a-z A-Z; echo klaar", "abc ", "ABC klaar\n", "", 0, "its input ends" },
		{ "echo uit; echo mis >&2; exit 3", "", "uit\n", "mis", 3, "a status of its own" },
		{ "exit 255", "weg", "", "", 255, "ends at once, with input to come" },
		{ "kill -TERM $$", "", "", "", 128 + SIGTERM, "a signal" },
		{ "kill -SEGV $$", "", "", "", 128 + SIGSEGV, "a crash" },
		{ "kill -ABRT $$", "", "", "", 128 + SIGABRT, "an abort" },
		{ "printf '\\n\\r\\n een\\ntwee\\r\\n\\n' >&2", "", "", " een\ntwee", 0, "line ends around it go" },
		{ "printf 'a\\377b\\033[1m\\000z\\tq' >&2", "", "", "a?b?[1m?z\tq", 0, "what is no text shows as such" },
		{ "exec >&- 2>&-; cat >/dev/null", "abc", "", "", 0, "closes its output early, and reads on" },
		{ "exec <&-; echo dicht", "abc", "dicht\n", "", 0, "closes its input" },
		{ "exec >&- 2>&- <&-; sleep 0.1; exit 4", "abc", "", "", 4, "closes all, and works on" },
		{ "echo $LC_ALL:$EIGEN", "", "C:waarde\n", "", 0, "the environment, in plain C" },
		{ "kill -PIPE $$", "", "", "", 128 + SIGPIPE, "no signal is ignored" },
		{ "ulimit -c", "", "0\n", "", 0, "leaves no core" },
		{ "ulimit -v", "", "524288\n", "", 0, "the limit of memory, in KiB" },
		{ "ulimit -t", "", "31\n", "", 0, "the limit of time" },
		{ "echo x >&0", "abc", "", "", 128 + SIGPIPE, "its input is for reading only" },
	};
	cr_assert_eq(setenv("LC_ALL", "nl_NL.UTF-8", 1), 0);
	cr_assert_eq(setenv("EIGEN", "waarde", 1), 0);
	signal(SIGPIPE, SIG_IGN);
	size_t before = open_descriptors();
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct outcome got = run(cases[i].script, "zelf", slice_of(cases[i].input), 0);
		cr_expect_eq(got.status, KLP_OK, "%s: %s", cases[i].why, klp_error_message(got.error));
		cr_expect_eq(got.end.status, cases[i].status, "%s: %d", cases[i].why, got.end.status);
		cr_expect(buffer_end_text(&got.output));
		cr_expect_str_eq(got.output.bytes, cases[i].output, "%s", cases[i].why);
		cr_expect_str_eq(got.end.complaint, cases[i].complaint, "%s", cases[i].why);
		expect_no_child(cases[i].why);
		forget(&got);
	}
	cr_expect_eq(open_descriptors(), before, "no descriptor is left open");
	cr_expect_eq(klp_memory_blocks(), 0u);
}

Test(program, a_long_complaint_is_cut_between_characters)
{
	for (int shift = 0; shift < 3; shift++) {
		char script[200];
		snprintf(script, sizeof script,
		         "printf '%%s' '%.*s' >&2; i=0; while [ $i -lt 300 ]; do printf '\\303\\251\\342\\202\\254' >&2; "
		         "i=$((i+1)); done",
		         shift, "xx");
		struct outcome got = run(script, "zelf", nothing, 0);
		size_t length = strlen(got.end.complaint), bad;
		cr_expect_eq(got.status, KLP_OK);
		cr_expect(length >= sizeof got.end.complaint - 4, "%zu", length);
		cr_expect(text_is_utf8(got.end.complaint, length, &bad));
		cr_expect(strchr(got.end.complaint, '?') == NULL, "%s", got.end.complaint);
		forget(&got);
	}
}

struct pattern {
	uint64_t bytes;
	uint64_t wrong;
	uint64_t fail_at;
};

static klp_status count(void *context, struct slice output, klp_error **error)
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
static klp_status through_cat(struct pattern *pattern, size_t size, klp_error **error)
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

Test(program, fifty_megabytes_go_in_and_come_out_whole)
{
	size_t size = under_valgrind() ? 2000000 : 50000000;
	struct pattern pattern = { 0, 0, 0 };
	klp_error *error = NULL;
	cr_expect_eq(through_cat(&pattern, size, &error), KLP_OK, "%s", klp_error_message(error));
	cr_expect_eq(pattern.bytes, size);
	cr_expect_eq(pattern.wrong, 0u);
}

Test(program, it_is_stopped_when_nobody_wants_more)
{
	size_t before = open_descriptors();
	struct pattern pattern = { 0, 0, 100000 };
	klp_error *error = NULL;
	cr_expect_eq(through_cat(&pattern, 10000000, &error), KLP_LIMIT_MEMORY);
	cr_expect_str_eq(klp_error_message(error), "genoeg");
	cr_expect_lt(pattern.bytes, 200000u, "and not asked again");
	klp_error_free(error);
	expect_no_child("stopped");
	cr_expect_eq(open_descriptors(), before);
}

Test(program, much_on_standard_error_does_not_stop_it)
{
	struct outcome got = run("head -c 3000000 /dev/zero | tr '\\0' e >&2; echo klaar", "zelf", nothing, 0);
	cr_expect_eq(got.status, KLP_OK, "%s", klp_error_message(got.error));
	cr_expect_eq(got.output.size, strlen("klaar\n"));
	cr_expect_eq(strlen(got.end.complaint), sizeof got.end.complaint - 1);
	forget(&got);
}

/* A host that has not closed or ignored anything must not be harmed by a program that does not read. */
Test(program, input_that_is_not_read_is_no_error_and_no_signal)
{
	static const char *const scripts[] = { ":", "exec <&-; sleep 0.1", "sleep 0.1", "head -c 10 >/dev/null", "exit 0" };
	size_t size = 4000000;
	char *bytes = calloc(size, 1);
	signal(SIGPIPE, SIG_DFL);
	for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++) {
		struct outcome got = run(scripts[i], "zelf", (struct slice){ bytes, size }, 0);
		cr_expect_eq(got.status, KLP_OK, "%s: %s", scripts[i], klp_error_message(got.error));
		cr_expect_eq(got.end.status, 0, "%s", scripts[i]);
		forget(&got);
	}
	free(bytes);
}

/* ----------------------------------------------------------------- what it is */

Test(program, what_cannot_be_run_says_what_to_install)
{
	char script[sizeof FOLDER + 80], plain[sizeof FOLDER + 80], orphan[sizeof FOLDER + 80];
	strcpy(script, own_path("script"));
	strcpy(plain, own_path("plain"));
	strcpy(orphan, own_path("orphan"));
	const struct {
		const char *path;
		const char *text;
		mode_t mode;
	} files[] = { { script, "#!/bin/sh\necho hier\n", 0700 },
		          { plain, "#!/bin/sh\n", 0600 },
		          { orphan, "#!/there/is/no/such/shell\n", 0700 } };
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
		FILE *file = fopen(files[i].path, "w");
		cr_assert(file != NULL && fputs(files[i].text, file) >= 0 && fclose(file) == 0);
		cr_assert_eq(chmod(files[i].path, files[i].mode), 0);
	}
	char path_list[3 * sizeof FOLDER];
	snprintf(path_list, sizeof path_list, ":./:/there/is/none:%s:/bin:/usr/bin:", FOLDER);
	cr_assert_eq(setenv("PATH", path_list, 1), 0);
	const struct {
		const char *name;
		klp_status status;
		const char *said;
		const char *why;
	} cases[] = {
		{ script, KLP_OK, "", "a path" },
		{ strrchr(script, '/') + 1, KLP_OK, "", "a name on PATH" },
		{ "true", KLP_OK, "", "another" },
		{ plain, KLP_NO_PROGRAM, "cannot be run", "not executable" },
		{ strrchr(plain, '/') + 1, KLP_NO_PROGRAM, "permission denied", "not executable, on PATH" },
		{ orphan, KLP_NO_PROGRAM, "install het-pakket", "its interpreter is missing" },
		{ "/there/is/no/such", KLP_NO_PROGRAM, "not on this machine; install het-pakket", "missing" },
		{ "there-is-no-such-program", KLP_NO_PROGRAM, "'there-is-no-such-program'", "nowhere on PATH" },
		{ "", KLP_NO_PROGRAM, "install het-pakket", "no name" },
		{ FOLDER, KLP_NO_PROGRAM, "it is a folder", "a folder" },
		{ "/dev/null", KLP_NO_PROGRAM, "permission denied", "a device" },
		{ "/there/is/\377", KLP_NO_PROGRAM, "/there/is/?", "a path that is no UTF-8" },
	};
	size_t before = open_descriptors();
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		if (cases[i].name == orphan && under_valgrind())
			continue;
		struct outcome got = run_named(cases[i].name);
		cr_expect_eq(got.status, cases[i].status, "%s: %s", cases[i].why, klp_error_message(got.error));
		cr_expect(strstr(klp_error_message(got.error), cases[i].said) != NULL, "%s: %s", cases[i].why,
		          klp_error_message(got.error));
		if (got.status != KLP_OK)
			cr_expect_str_eq(klp_error_source(got.error), "invoer", "%s", cases[i].why);
		expect_no_child(cases[i].why);
		forget(&got);
	}
	cr_expect_eq(open_descriptors(), before);
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
		remove(files[i].path);
}

/* ----------------------------------------------------------------- how it ends */

struct hurried {
	const char *script;
	klp_status status;
	int says_limit;
	uint64_t took;
	pthread_t thread;
};

static void *run_for_a_second(void *context)
{
	struct hurried *hurried = context;
	struct pattern pattern = { 0, 0, 0 };
	const char *const arguments[] = { "sh", "-c", hurried->script, NULL };
	klp_limits limits = KLP_LIMITS_INIT, resolved;
	limits.program_seconds = 1;
	limits_resolve(&resolved, &limits, NULL);
	const struct program program = { .arguments = arguments,
		                             .take = count,
		                             .context = &pattern,
		                             .package = "dash",
		                             .place = { .source = "invoer" },
		                             .limits = &resolved };
	struct program_end end;
	klp_error *error = NULL;
	uint64_t start = milliseconds();
	hurried->status = program_run(&program, &end, &error);
	hurried->took = milliseconds() - start;
	hurried->says_limit = strstr(klp_error_message(error), "program-seconds") != NULL;
	klp_error_free(error);
	return NULL;
}

Test(program, it_ends_when_its_time_is_up)
{
	struct hurried cases[] = {
		{ .script = "sleep 60" },
		{ .script = "while :; do :; done" },
		{ .script = "trap '' TERM XCPU; sleep 60 & wait" },
		{ .script = "exec >&- 2>&-; sleep 60" },
		{ .script = "yes" },
		{ .script = "setsid yes & exit 0" }, /* what left its session, and goes on writing */
	};
	enum { CASES = sizeof cases / sizeof cases[0] };
	for (size_t i = 0; i < CASES; i++)
		cr_assert_eq(pthread_create(&cases[i].thread, NULL, run_for_a_second, &cases[i]), 0);
	for (size_t i = 0; i < CASES; i++) {
		pthread_join(cases[i].thread, NULL);
		if (strncmp(cases[i].script, "setsid", 6) != 0) {
			cr_expect_eq(cases[i].status, KLP_LIMIT_PROGRAM_SECONDS, "%s", cases[i].script);
			cr_expect(cases[i].says_limit, "%s", cases[i].script);
		}
		cr_expect_lt(cases[i].took, 5000u, "%s", cases[i].script);
	}
	expect_no_child("time");
}

/* As systems see it: what the host's own limits left to it is no reason for another. */
Test(program, it_gets_no_more_memory_than_it_may_have)
{
	static const struct {
		const char *script;
		klp_status status;
		const char *why;
	} cases[] = {
		{ "echo Out of memory >&2; exit 1", KLP_LIMIT_PROGRAM_MEMORY, "says so and fails" },
		{ "printf \"what(): std::bad\" >&2; sleep 0.1; echo _alloc >&2; kill -ABRT $$", KLP_LIMIT_PROGRAM_MEMORY,
		  "says so in two pieces, and aborts" },
		{ "head -c 200000 /dev/zero | tr '\\0' e >&2; echo 'Cannot allocate memory' >&2; exit 1",
		  KLP_LIMIT_PROGRAM_MEMORY, "says so after much else" },
		{ "echo Out of memory >&2", KLP_OK, "says so, and gets by" },
		{ "echo Out of paper >&2; exit 1", KLP_OK, "fails of something else" },
		{ "kill -KILL $$", KLP_LIMIT_PROGRAM_MEMORY, "is killed, and not by us" },
		{ "exec dd if=/dev/zero of=/dev/null bs=900M count=1", KLP_LIMIT_PROGRAM_MEMORY, "takes too much" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct outcome got = run(cases[i].script, "zelf", nothing, 0);
		cr_expect_eq(got.status, cases[i].status, "%s: %s (%s)", cases[i].why, klp_status_name(got.status),
		             got.end.complaint);
		forget(&got);
	}
}

/* Too little even to be loaded; where exactly it ends is the system's affair. */
Test(program, next_to_no_memory_is_a_failure_too)
{
	for (uint64_t bytes = 1; bytes < 3000000; bytes = bytes * 3 + 1) {
		struct outcome got = { 0 };
		const char *const arguments[] = { "/bin/sh", "-c", ":", NULL };
		const klp_limits limits = limits_of(0, bytes);
		const struct program program = {
			.arguments = arguments, .take = keep, .context = &got.output, .package = "dash", .limits = &limits
		};
		got.status = program_run(&program, &got.end, &got.error);
		cr_expect(got.status == KLP_LIMIT_PROGRAM_MEMORY || (got.status == KLP_OK && got.end.status != 0) ||
		              bytes > 1000000,
		          "%llu bytes: %s, %d, %s", (unsigned long long)bytes, klp_status_name(got.status), got.end.status,
		          got.end.complaint);
		forget(&got);
	}
}

static int stop(void *context, uint64_t done, uint64_t total)
{
	int *calls = context;
	cr_expect(done == 5 && total == 9);
	return ++*calls >= 4;
}

Test(program, it_is_cancelled_also_while_it_says_nothing)
{
	uint64_t start = milliseconds();
	int calls = 0;
	const char *path = own_path("cancel");
	const char *const arguments[] = { "sh", "-c", "sleep 60 & echo $! >\"$0\"; wait", path, NULL };
	const klp_limits limits = limits_of(UINT64_MAX, UINT64_MAX);
	const struct program program = { .arguments = arguments,
		                             .input = { "abc", 3 },
		                             .take = keep,
		                             .package = "dash",
		                             .limits = &limits,
		                             .progress = stop,
		                             .progress_context = &calls,
		                             .done = 5,
		                             .total = 9 };
	struct program_end end;
	klp_error *error = NULL;
	cr_expect_eq(program_run(&program, &end, &error), KLP_CANCELLED);
	cr_expect_eq(klp_error_status(error), KLP_CANCELLED);
	cr_expect_eq(calls, 4);
	cr_expect_lt(milliseconds() - start, 2000u, "it was asked several times a second");
	klp_error_free(error);
	cr_expect(gone(path), "and what it started is gone too");
	expect_no_child("cancelled");
}

/* A process that is left behind keeps the output open. */
Test(program, what_it_leaves_behind_is_ended_and_not_waited_for)
{
	static const char *const scripts[] = {
		"sleep 60 & echo $! >\"$0\"; echo klaar",
		"sleep 60 >/dev/null 2>&1 </dev/null & echo $! >\"$0\"; echo klaar",
		"(trap '' HUP TERM; sleep 60) & echo $! >\"$0\"; echo klaar",
		"yes >&2 & echo $! >\"$0\"; echo klaar",
	};
	for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++) {
		const char *path = own_path("behind");
		uint64_t start = milliseconds();
		struct outcome got = run(scripts[i], path, nothing, 20);
		cr_expect_eq(got.status, KLP_OK, "%s: %s", scripts[i], klp_error_message(got.error));
		cr_expect_eq(got.output.size, strlen("klaar\n"), "%s", scripts[i]);
		cr_expect_lt(milliseconds() - start, 5000u, "%s", scripts[i]);
		cr_expect(gone(path), "%s", scripts[i]);
		expect_no_child(scripts[i]);
		forget(&got);
	}
}

/* -------------------------------------------------------------------- the host */

static void *run_often(void *own)
{
	uintptr_t wrong = 0;
	for (int i = 0; i < 20; i++) {
		struct outcome got = run("cat; echo \"$0\" >&2; exit 7", own, slice_of(own), 0);
		wrong += got.status != KLP_OK || got.end.status != 7 || strcmp(got.end.complaint, own) != 0 ||
		         got.output.size != strlen(own) || memcmp(got.output.bytes, own, got.output.size) != 0;
		forget(&got);
	}
	return (void *)wrong;
}

Test(program, many_run_at_once)
{
	enum { THREADS = 8 };
	pthread_t threads[THREADS];
	char names[THREADS][16];
	size_t before = open_descriptors();
	for (int i = 0; i < THREADS; i++) {
		snprintf(names[i], sizeof names[i], "draad %d", i);
		cr_assert_eq(pthread_create(&threads[i], NULL, run_often, names[i]), 0);
	}
	for (int i = 0; i < THREADS; i++) {
		void *wrong = NULL;
		pthread_join(threads[i], &wrong);
		cr_expect_null(wrong, "%s", names[i]);
	}
	cr_expect_eq(open_descriptors(), before);
	cr_expect_eq(klp_memory_blocks(), 0u);
	expect_no_child("many");
}

Test(program, a_host_that_ignores_its_children_does_not_learn_how_they_end)
{
	signal(SIGCHLD, SIG_IGN);
	struct outcome got = run("cat; echo mis >&2; exit 7", "zelf", slice_of("abc"), 0);
	cr_expect_eq(got.status, KLP_OK, "%s", klp_error_message(got.error));
	cr_expect_eq(got.end.status, 0);
	cr_expect_str_eq(got.end.complaint, "mis");
	cr_expect_eq(got.output.size, 3u);
	forget(&got);
	got = run("sleep 60", "zelf", nothing, 1);
	cr_expect_eq(got.status, KLP_LIMIT_PROGRAM_SECONDS);
	forget(&got);
	got = run_named("/there/is/no/such");
	cr_expect_eq(got.status, KLP_NO_PROGRAM);
	forget(&got);
}

Test(program, another_child_of_the_host_is_left_alone)
{
	pid_t other = fork();
	if (other == 0) {
		execl("/bin/sh", "sh", "-c", "exit 9", (char *)NULL);
		_exit(1);
	}
	struct outcome got = run("sleep 0.2", "zelf", nothing, 0);
	cr_expect_eq(got.status, KLP_OK);
	int how = 0;
	cr_expect_eq(waitpid(other, &how, 0), other);
	cr_expect(WIFEXITED(how) && WEXITSTATUS(how) == 9);
	forget(&got);
}

static void nobody(int number)
{
	(void)number;
}

/* A timer that goes off every millisecond: each call that waits is interrupted, time and again. */
Test(program, signals_of_the_host_do_not_disturb_it)
{
	struct sigaction action = { .sa_handler = nobody };
	const suseconds_t gap = under_valgrind() ? 50000 : 1000;
	const struct itimerval often = { { 0, gap }, { 0, gap } }, never = { { 0, 0 }, { 0, 0 } };
	cr_assert_eq(sigaction(SIGALRM, &action, NULL), 0);
	cr_assert_eq(setitimer(ITIMER_REAL, &often, NULL), 0);
	struct pattern pattern = { 0, 0, 0 };
	klp_status whole = through_cat(&pattern, 1000000, NULL);
	struct outcome silent = run("exec >&- 2>&-; sleep 0.2; exit 3", "zelf", nothing, 0);
	setitimer(ITIMER_REAL, &never, NULL);
	cr_expect(whole == KLP_OK && pattern.bytes == 1000000 && pattern.wrong == 0);
	cr_expect(silent.status == KLP_OK && silent.end.status == 3);
	forget(&silent);
	expect_no_child("interrupted");
}

#if defined(PR_SET_CHILD_SUBREAPER)
/* Such a host, as the first process of a container, becomes the parent of what the program leaves behind. */
Test(program, a_host_that_inherits_orphans_gets_none)
{
	cr_assert_eq(prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0), 0);
	struct outcome got = run("sleep 60 & sleep 60 & echo klaar", "zelf", nothing, 0);
	cr_expect_eq(got.status, KLP_OK);
	forget(&got);
	expect_no_child("left by a program that ended");
	got = run("sleep 60 & sleep 60 & wait", "zelf", nothing, 1);
	cr_expect_eq(got.status, KLP_LIMIT_PROGRAM_SECONDS);
	forget(&got);
	expect_no_child("left by a program that was ended");
}
#endif

Test(program, it_starts_with_a_clean_slate)
{
	/* Blocked, ignored and handled signals, and an open file, are the host's affair. */
	sigset_t blocked, now;
	sigemptyset(&blocked);
	sigaddset(&blocked, SIGTERM);
	cr_assert_eq(sigprocmask(SIG_BLOCK, &blocked, NULL), 0);
	signal(SIGTERM, SIG_IGN);
	signal(SIGUSR1, nobody);
	int file = open("/dev/null", O_RDONLY);
	int high = fcntl(file, F_DUPFD, 200);
	cr_assert(file >= 0 && high >= 200);
	char script[200];
	snprintf(script, sizeof script, "[ -e /proc/self/fd/%d ] && echo geerfd; kill -TERM $$", high);
	struct outcome got = run(script, "zelf", nothing, 0);
	cr_expect_eq(got.end.status, 128 + SIGTERM);
	cr_expect_eq(got.output.size, 0u, "no file of the host is open there");
	forget(&got);
	cr_expect_eq(fcntl(high, F_GETFD), 0, "the host's file is as it was");
	sigprocmask(SIG_SETMASK, NULL, &now);
	cr_expect(sigismember(&now, SIGTERM) && !sigismember(&now, SIGINT), "and so are its signals");
	close(file);
	close(high);
}

Test(program, a_host_without_standard_descriptors)
{
	int saved[3];
	for (int which = 1; which < 8; which++) {
		for (int i = 0; i < 3; i++) {
			saved[i] = fcntl(i, F_DUPFD_CLOEXEC, 100);
			if (which >> i & 1)
				close(i);
		}
		size_t before = open_descriptors();
		struct outcome got = run("cat; echo mis >&2", "zelf", slice_of("abc"), 0);
		size_t after = open_descriptors();
		for (int i = 0; i < 3; i++) {
			if (which >> i & 1 && saved[i] >= 0)
				dup2(saved[i], i);
			if (saved[i] >= 0)
				close(saved[i]);
		}
		cr_expect_eq(got.status, KLP_OK, "%d: %s", which, klp_error_message(got.error));
		cr_expect(got.output.size == 3 && memcmp(got.output.bytes, "abc", 3) == 0, "%d", which);
		cr_expect_str_eq(got.end.complaint, "mis", "%d", which);
		cr_expect_eq(after, before, "%d: %zu", which, after);
		forget(&got);
	}
}

Test(program, no_descriptor_to_be_had_is_said)
{
	enum { MOST = 256 };
	int files[MOST];
	size_t count = 0;
	struct rlimit limit;
	cr_assert_eq(getrlimit(RLIMIT_NOFILE, &limit), 0);
	limit.rlim_cur = MOST;
	cr_assert_eq(setrlimit(RLIMIT_NOFILE, &limit), 0);
	while (count < MOST && (files[count] = open("/dev/null", O_RDONLY | O_CLOEXEC)) >= 0)
		count++;
	size_t full = open_descriptors();
	for (size_t left = 0; left < 8; left++) {
		struct outcome got = run(":", "zelf", nothing, 0);
		cr_expect_eq(got.status, KLP_IO, "%zu: %s", left, klp_status_name(got.status));
		cr_expect(under_valgrind() || strstr(klp_error_message(got.error), "too many open files") != NULL, "%s",
		          klp_error_message(got.error));
		forget(&got);
		cr_expect_eq(open_descriptors(), full - left);
		close(files[--count]);
	}
	struct outcome got = run(":", "zelf", nothing, 0);
	cr_expect_eq(got.status, KLP_OK);
	forget(&got);
	while (count > 0)
		close(files[--count]);
}

static klp_status run_for_memory(void *context, klp_error **error)
{
	struct outcome got = { 0 };
	const char *const arguments[] = { context, NULL };
	const klp_limits limits = limits_of(0, 0);
	const struct program program = { .arguments = arguments,
		                             .input = { "abc", 3 },
		                             .take = keep,
		                             .context = &got.output,
		                             .package = "coreutils",
		                             .limits = &limits };
	klp_status status = program_run(&program, &got.end, error);
	buffer_free(&got.output);
	return status;
}

Test(program, memory_that_fails_is_said_and_nothing_leaks)
{
	failing_install();
	size_t before = open_descriptors();
	failing_each("a program", run_for_memory, (char[]){ "cat" }, 1);
	cr_expect_eq(open_descriptors(), before);
	expect_no_child("memory");
}
