/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Outside programs, seen from the process that runs them: it notices nothing, whatever it is like. */

#include "base/running.h"
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
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>
#if defined(__linux__)
#include <sys/prctl.h>
#endif

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

Test(program_host, many_run_at_once)
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

Test(program_host, a_host_that_ignores_its_children_does_not_learn_how_they_end)
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

Test(program_host, another_child_of_the_host_is_left_alone)
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
Test(program_host, signals_of_the_host_do_not_disturb_it)
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
Test(program_host, a_host_that_inherits_orphans_gets_none)
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

Test(program_host, it_starts_with_a_clean_slate)
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

Test(program_host, a_host_without_standard_descriptors)
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

Test(program_host, no_descriptor_to_be_had_is_said)
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

Test(program_host, memory_that_fails_is_said_and_nothing_leaks)
{
	failing_install();
	size_t before = open_descriptors();
	failing_each("a program", run_for_memory, (char[]){ "cat" }, 1);
	cr_expect_eq(open_descriptors(), before);
	expect_no_child("memory");
}
