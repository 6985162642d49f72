/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Outside programs: what they say comes through whole, and whatever they do, they end, with all that they started. */

#include "base/running.h"

#include <criterion/criterion.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

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
	char path_list[sizeof FOLDER + 64];
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
