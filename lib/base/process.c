/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* For pipe2(), which POSIX has since 2024 only: a pipe that is marked close-on-exec a moment later may in that moment be
 * inherited by what another thread of the host starts, which would hold it open. And for NSIG. */
#define _GNU_SOURCE

#include "base/process.h"
#include "base/memory.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* What has a higher number the host must mark close-on-exec itself, as for any program that it starts. */
enum { MOST_DESCRIPTORS = 4096 };
enum { CANNOT_RUN = 127, SIGNALLED = 128 };
enum { ORPHAN_WAITS = 200 };

/* ------------------------------------------------------------------ finding */

/* 0, or why this cannot be run. */
static int try_path(const char *path)
{
	struct stat facts;
	if (stat(path, &facts) != 0)
		return errno;
	if (S_ISDIR(facts.st_mode))
		return EISDIR;
	if (!S_ISREG(facts.st_mode))
		return EACCES;
	return faccessat(AT_FDCWD, path, X_OK, AT_EACCESS) == 0 ? 0 : errno;
}

int process_find(struct buffer *path, const char *name)
{
	if (strchr(name, '/') != NULL)
		return buffer_add_text(path, name) && buffer_end_text(path) ? try_path(name) : ENOMEM;
	const char *folders = getenv("PATH");
	if (folders == NULL || *folders == '\0')
		folders = "/usr/bin:/bin";
	int reason = ENOENT;
	for (;;) {
		size_t length = strcspn(folders, ":");
		path->size = 0;
		if (*folders == '/' && *name != '\0') {
			if (!buffer_add(path, folders, length) || !buffer_add_text(path, "/") || !buffer_add_text(path, name) ||
			    !buffer_end_text(path))
				return ENOMEM;
			int tried = try_path(path->bytes);
			if (tried == 0)
				return 0;
			/* That there is one that may not be run says more than that there is none in the next folder. */
			if (tried != ENOENT && tried != ENOTDIR)
				reason = tried;
		}
		if (folders[length] == '\0')
			return reason;
		folders += length + 1;
	}
}

/* ----------------------------------------------------------------- starting */

/* All that the new process needs to know. */
struct recipe {
	const char *path;
	char *const *arguments;
	char **environment;
	int input, output, errors, start;
	struct rlimit space, core, seconds;
	int descriptors;
};

/* The host's, but for the language: messages are to be in English. Strings are shared, the list is new. */
static char **make_environment(void)
{
	static char language[] = "LC_ALL=C";
	size_t count = 0, kept = 0;
	while (environ != NULL && environ[count] != NULL)
		count++;
	char **list = memory_allocate_zeroed(count + 2, sizeof *list);
	if (list == NULL)
		return NULL;
	for (size_t i = 0; i < count && environ[i] != NULL; i++)
		if (strncmp(environ[i], "LC_ALL=", strlen("LC_ALL=")) != 0)
			list[kept++] = environ[i];
	list[kept] = language;
	return list;
}

/* The limit as it can be set: no higher than the one that already holds, which nobody may raise. */
static struct rlimit lower(struct rlimit limit, uint64_t value, bool hard)
{
	rlim_t wanted = value > (rlim_t)-1 ? RLIM_INFINITY : (rlim_t)value;
	if (wanted == RLIM_INFINITY || wanted > limit.rlim_cur)
		return limit;
	limit.rlim_cur = wanted;
	if (hard)
		limit.rlim_max = wanted;
	return limit;
}

static int make_descriptor_count(void)
{
	long most = sysconf(_SC_OPEN_MAX);
	return most < 0 || most > MOST_DESCRIPTORS ? MOST_DESCRIPTORS : (int)most;
}

/* Where the host has closed its standard descriptors, a pipe would get their numbers, and be lost when they are filled. */
static bool lift(int *file)
{
	if (*file > STDERR_FILENO)
		return true;
	int high = fcntl(*file, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	int number = errno;
	close(*file);
	*file = high;
	errno = number;
	return high >= 0;
}

/* ours[i] and theirs[i] are the two ends; errno tells why not. */
static bool make_pipes(int ours[PROCESS_PIPES], int theirs[PROCESS_PIPES])
{
	for (int i = 0; i < PROCESS_PIPES; i++) {
		int ends[2];
		bool made = i == PROCESS_INPUT ? socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) == 0
		                               : pipe2(ends, O_CLOEXEC) == 0;
		if (!made)
			return false;
		ours[i] = ends[0];
		theirs[i] = ends[1];
		if (!lift(&ours[i]) || !lift(&theirs[i]) || fcntl(ours[i], F_SETFL, O_NONBLOCK) != 0)
			return false;
	}
	/* A pipe goes one way. */
	return shutdown(ours[PROCESS_INPUT], SHUT_RD) == 0;
}

static void close_all(int files[PROCESS_PIPES])
{
	for (int i = 0; i < PROCESS_PIPES; i++) {
		if (files[i] >= 0)
			close(files[i]);
		files[i] = -1;
	}
}

/* From here to become(): another thread of the host may have held any lock at the fork, so only plain system calls.
 * A handler of the host must not run in its copy either: all signals are blocked until none has one. */
static void forget_signals(void)
{
	struct sigaction action;
	for (int number = 1; number < NSIG; number++) {
		if (sigaction(number, NULL, &action) != 0)
			continue;
		bool is_default = (action.sa_flags & SA_SIGINFO) == 0 && action.sa_handler == SIG_DFL;
		if (is_default)
			continue;
		memset(&action, 0, sizeof action);
		action.sa_handler = SIG_DFL;
		sigaction(number, &action, NULL);
	}
	sigset_t none;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

static bool fill(int from, int standard)
{
	int got;
	do {
		got = dup2(from, standard);
	} while (got < 0 && (errno == EINTR || errno == EBUSY));
	return got >= 0;
}

static bool prepare(const struct recipe *recipe)
{
	setsid();
	forget_signals();
	if (!fill(recipe->input, STDIN_FILENO) || !fill(recipe->output, STDOUT_FILENO) ||
	    !fill(recipe->errors, STDERR_FILENO))
		return false;
	for (int file = STDERR_FILENO + 1; file < recipe->descriptors; file++)
		fcntl(file, F_SETFD, FD_CLOEXEC);
	/* The space comes last: what runs here is still a copy of the host, which may be larger. */
	return setrlimit(RLIMIT_CORE, &recipe->core) == 0 && setrlimit(RLIMIT_CPU, &recipe->seconds) == 0 &&
	       setrlimit(RLIMIT_AS, &recipe->space) == 0;
}

static _Noreturn void become(const struct recipe *recipe)
{
	if (prepare(recipe))
		execve(recipe->path, recipe->arguments, recipe->environment);
	int number = errno;
	ssize_t put;
	do {
		put = write(recipe->start, &number, sizeof number);
	} while (put < 0 && errno == EINTR);
	_exit(CANNOT_RUN);
}

/* The mask is this thread's own wherever there are threads, also with sigprocmask(), which unlike pthread_sigmask() asks for no library
 * more on older systems. */
static pid_t fork_silently(const struct recipe *recipe)
{
	sigset_t all, before;
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &before);
	pid_t id = fork();
	if (id == 0)
		become(recipe);
	int number = errno;
	sigprocmask(SIG_SETMASK, &before, NULL);
	errno = number;
	return id;
}

/* 0, or an errno value. */
static int start_with(struct process *process, const int theirs[PROCESS_PIPES], const struct process_start *start,
                      char **environment)
{
	struct rlimit space, seconds;
	if (getrlimit(RLIMIT_AS, &space) != 0 || getrlimit(RLIMIT_CPU, &seconds) != 0)
		return errno;
	const uint64_t most = start->limits->program_seconds;
	const struct recipe recipe = {
		.path = start->path,
		/* execve() changes nothing: its prototype is older than const. */
		.arguments = (char *const *)start->arguments,
		.environment = environment,
		.input = theirs[PROCESS_INPUT],
		.output = theirs[PROCESS_OUTPUT],
		.errors = theirs[PROCESS_ERRORS],
		.start = theirs[PROCESS_START],
		.space = lower(space, start->limits->program_memory_bytes, true),
		.core = { 0, 0 },
		/* For when the host itself is killed, and nobody looks at the clock any more. */
		.seconds = lower(seconds, most == UINT64_MAX ? most : most + 1, false),
		.descriptors = make_descriptor_count(),
	};
	process->id = fork_silently(&recipe);
	return process->id < 0 ? errno : 0;
}

int process_start(struct process *process, const struct process_start *start, bool *memory)
{
	*process = (struct process){ .pipes = { -1, -1, -1, -1 } };
	char **environment = make_environment();
	*memory = environment == NULL;
	if (environment == NULL)
		return ENOMEM;
	int theirs[PROCESS_PIPES] = { -1, -1, -1, -1 };
	int number = make_pipes(process->pipes, theirs) ? start_with(process, theirs, start, environment) : errno;
	memory_release(environment);
	close_all(theirs);
	if (number == 0)
		return 0;
	process->id = 0;
	close_all(process->pipes);
	return number;
}

/* ------------------------------------------------------------------- ending */

void process_close(struct process *process, enum process_pipe which)
{
	if (process->pipes[which] < 0)
		return;
	/* The end of its input comes also where another thread's new process holds a copy for a moment. */
	if (which == PROCESS_INPUT)
		shutdown(process->pipes[which], SHUT_RDWR);
	close(process->pipes[which]);
	process->pipes[which] = -1;
}

/* What the program started becomes the child of the host where that is the first process of its container. */
static void reap_orphans(pid_t group)
{
	for (int i = 0; i < ORPHAN_WAITS; i++) {
		pid_t got = waitpid(-group, NULL, WNOHANG);
		if (got < 0 && errno != EINTR)
			return;
		if (got == 0)
			poll(NULL, 0, 1);
	}
}

/* Until it has been waited for, its number is nobody else's, and so is that of its group. */
static void end(struct process *process)
{
	kill(-process->id, SIGKILL);
	int how = 0;
	pid_t got;
	do {
		got = waitpid(process->id, &how, 0);
	} while (got < 0 && errno == EINTR);
	if (got < 0)
		how = 0;
	process->signal = WIFSIGNALED(how) ? WTERMSIG(how) : 0;
	process->status = process->signal != 0 ? SIGNALLED + process->signal : WEXITSTATUS(how);
	reap_orphans(process->id);
	process->id = 0;
}

bool process_ended(struct process *process)
{
	if (process->id == 0)
		return true;
	siginfo_t facts;
	memset(&facts, 0, sizeof facts);
	int got;
	do {
		got = waitid(P_PID, (id_t)process->id, &facts, WEXITED | WNOHANG | WNOWAIT);
	} while (got != 0 && errno == EINTR);
	if (got == 0 && facts.si_pid == 0)
		return false;
	end(process);
	return true;
}

void process_kill(struct process *process)
{
	if (process->id != 0) {
		/* First the program, which may not be in its group yet: once this is sent it starts nothing more. */
		kill(process->id, SIGKILL);
		end(process);
	}
	for (int i = 0; i < PROCESS_PIPES; i++)
		process_close(process, (enum process_pipe)i);
}
