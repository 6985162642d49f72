/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "base/program.h"
#include "base/memory.h"
#include "base/process.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

/* TICK: milliseconds, how often at least the clock, the caller and the program are looked at. */
enum { PIECE = 1 << 16, TICK = 50, SECOND = 1000 };
enum { CARRY = 32 };

struct run {
	const struct program *program;
	struct process process;
	/** how much of the input was taken */
	size_t sent;
	/** PIECE bytes */
	char *piece;
	/** the beginning of what was said on standard error, as it came; and the last of it, for words that are cut in two */
	char complaint[sizeof((struct program_end *)NULL)->complaint];
	size_t complained;
	char carry[CARRY];
	size_t carried;
	bool says_memory;
	/** why it could not be started, an errno value; 0 while nothing is known */
	int not_started;
	/** in milliseconds of a clock that only goes on; `asked` is when the caller was asked last, 0 for never */
	uint64_t now, deadline, asked;
	/** how long to wait for the end of a program that has closed its output */
	int nap;
};

/* ------------------------------------------------------------------- errors */

static klp_status fail(const struct program *program, klp_status status, int number, klp_error **error)
{
	struct buffer name = { NULL, 0, 0 };
	if (!text_readable(&name, program->arguments[0])) {
		buffer_free(&name);
		return error_memory(error);
	}
	if (status != KLP_NO_PROGRAM)
		status =
			error_set(error, status, &program->place, "cannot run the program '%s': %s; try again when less is running",
		              name.bytes, error_system_text(number));
	else if (number == ENOENT)
		status = error_set(error, status, &program->place,
		                   "this needs the program '%s', which is not on this machine; install %s", name.bytes,
		                   program->package);
	else
		status = error_set(error, status, &program->place, "the program '%s' cannot be run: %s; install %s", name.bytes,
		                   error_system_text(number), program->package);
	buffer_free(&name);
	return status;
}

/* What execve() says, or what was in its way. */
static klp_status fail_start(const struct program *program, int number, klp_error **error)
{
	switch (number) {
	case ENOMEM:
		return limits_exceeded(KLP_LIMIT_PROGRAM_MEMORY, program->limits, &program->place, error);
	case E2BIG:
	case EAGAIN:
	case EMFILE:
	case ENFILE:
	case EIO:
		return fail(program, KLP_IO, number, error);
	default:
		return fail(program, KLP_NO_PROGRAM, number, error);
	}
}

/* ------------------------------------------------------------- clock, caller */

static uint64_t read_clock(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * SECOND + (uint64_t)now.tv_nsec / 1000000;
}

static klp_status ask(struct run *run, klp_error **error)
{
	const struct program *program = run->program;
	run->now = read_clock();
	if (run->now >= run->deadline)
		return limits_exceeded(KLP_LIMIT_PROGRAM_SECONDS, program->limits, &program->place, error);
	if (program->progress == NULL || run->now - run->asked < TICK)
		return KLP_OK;
	run->asked = run->now;
	if (program->progress(program->progress_context, program->done, program->total) == 0)
		return KLP_OK;
	return error_set(error, KLP_CANCELLED, NULL, "cancelled on request; nothing was changed");
}

/* -------------------------------------------------------------------- pipes */

static bool is_for_later(int number)
{
	return number == EAGAIN || number == EWOULDBLOCK || number == EINTR;
}

static void send_input(struct run *run)
{
	struct slice input = run->program->input;
	ssize_t put = send(run->process.pipes[PROCESS_INPUT], input.text + run->sent, input.length - run->sent,
	                   MSG_NOSIGNAL | MSG_DONTWAIT);
	if (put > 0)
		run->sent += (size_t)put;
	/* A program that wants no more than it has had is its own affair, and so is what it makes of that. */
	if ((put < 0 && !is_for_later(errno)) || run->sent == input.length)
		process_close(&run->process, PROCESS_INPUT);
}

/* How many bytes came; 0 when there are none now, and at the end, where the pipe is closed. */
static size_t receive(struct run *run, enum process_pipe which)
{
	ssize_t got = read(run->process.pipes[which], run->piece, PIECE);
	if (got > 0)
		return (size_t)got;
	if (got == 0 || !is_for_later(errno))
		process_close(&run->process, which);
	return 0;
}

static char in_small(char byte)
{
	return byte >= 'A' && byte <= 'Z' ? (char)(byte - 'A' + 'a') : byte;
}

/* Whether a text has these words, of small letters. */
static bool has_words(const char *text, size_t size, const char *words)
{
	size_t length = strlen(words);
	for (size_t at = 0; at + length <= size; at++) {
		size_t same = 0;
		while (same < length && in_small(text[at + same]) == words[same])
			same++;
		if (same == length)
			return true;
	}
	return false;
}

/* What C and C++ programs, their libraries and the loader say when they get no memory; each shorter than what is carried. */
static bool speaks_of_memory(const char *text, size_t size)
{
	static const char *const said[] = { "out of memory",     "bad_alloc",        "cannot allocate",
		                                "not enough memory", "memory exhausted", "failed to map segment" };
	for (size_t i = 0; i < sizeof said / sizeof said[0]; i++)
		if (has_words(text, size, said[i]))
			return true;
	return false;
}

static bool is_line_end(char byte)
{
	return byte == '\n' || byte == '\r';
}

/* The words are looked for in all that is said; of the text only the beginning is kept. */
static void listen_to(struct run *run, const char *text, size_t size)
{
	char seam[2 * CARRY];
	size_t head = size < CARRY ? size : CARRY;
	memcpy(seam, run->carry, run->carried);
	memcpy(seam + run->carried, text, head);
	if (!run->says_memory)
		run->says_memory = speaks_of_memory(seam, run->carried + head) || speaks_of_memory(text, size);
	const char *last = size < CARRY ? seam : text;
	size_t length = size < CARRY ? run->carried + head : size;
	run->carried = length < CARRY ? length : CARRY;
	memcpy(run->carry, last + length - run->carried, run->carried);

	while (run->complained == 0 && size > 0 && is_line_end(*text)) {
		text++;
		size--;
	}
	size_t room = sizeof run->complaint - 1 - run->complained;
	size_t kept = size < room ? size : room;
	memcpy(run->complaint + run->complained, text, kept);
	run->complained += kept;
}

static void hear_start(struct run *run)
{
	int number = 0;
	ssize_t got = read(run->process.pipes[PROCESS_START], &number, sizeof number);
	if (got < 0 && is_for_later(errno))
		return;
	if (got == (ssize_t)sizeof number)
		run->not_started = number;
	process_close(&run->process, PROCESS_START);
}

/* Waits for at most so many milliseconds, and serves each pipe once. *idle is whether there was nothing to do. */
static klp_status serve(struct run *run, int wait, bool *idle, klp_error **error)
{
	const struct program *program = run->program;
	struct pollfd polled[PROCESS_PIPES];
	for (int i = 0; i < PROCESS_PIPES; i++)
		polled[i] = (struct pollfd){ .fd = run->process.pipes[i], .events = i == PROCESS_INPUT ? POLLOUT : POLLIN };
	int ready = poll(polled, PROCESS_PIPES, wait);
	*idle = ready == 0;
	if (ready < 0)
		return is_for_later(errno) ? KLP_OK : fail(program, KLP_IO, errno, error);
	if (polled[PROCESS_INPUT].revents != 0)
		send_input(run);
	if (polled[PROCESS_START].revents != 0)
		hear_start(run);
	if (polled[PROCESS_ERRORS].revents != 0)
		listen_to(run, run->piece, receive(run, PROCESS_ERRORS));
	if (polled[PROCESS_OUTPUT].revents == 0)
		return KLP_OK;
	size_t size = receive(run, PROCESS_OUTPUT);
	return size == 0 ? KLP_OK : program->take(program->context, (struct slice){ run->piece, size }, error);
}

static int time_to_wait(struct run *run)
{
	int wait = TICK;
	if (run->process.pipes[PROCESS_OUTPUT] < 0 && run->process.pipes[PROCESS_ERRORS] < 0) {
		/* Nothing tells when it ends; as a rule that is now. */
		wait = run->nap;
		run->nap = run->nap * 2 < TICK ? run->nap * 2 : TICK;
	}
	uint64_t left = run->deadline - run->now;
	return left < (uint64_t)wait ? (int)left : wait;
}

/* Until the program is gone and all that it wrote has been taken. What it left behind may hold the pipes open. */
static klp_status attend(struct run *run, klp_error **error)
{
	for (;;) {
		/* Asked before the pipes are looked at: what it wrote is in there by then. */
		bool ended = process_ended(&run->process), idle;
		if (ended)
			process_close(&run->process, PROCESS_INPUT);
		klp_status status = ask(run, error);
		if (status == KLP_OK)
			status = serve(run, ended ? 0 : time_to_wait(run), &idle, error);
		if (status != KLP_OK || (ended && idle))
			return status;
	}
}

/* ---------------------------------------------------------------------- end */

/* Bytes as a text: what is not UTF-8, and control characters that would play tricks on a terminal, become question marks. */
static void copy_complaint(struct program_end *end, const struct run *run)
{
	enum { MOST = sizeof end->complaint - 1, CHARACTER = 4 };
	char *text = end->complaint;
	size_t size = run->complained, bad;
	memcpy(text, run->complaint, size);
	for (size_t at = 0; !text_is_utf8(text + at, size - at, &bad); at += bad + 1) {
		if (size == MOST && at + bad + CHARACTER > size) {
			size = at + bad; /* a character that the end of the room cut in two */
			break;
		}
		text[at + bad] = '?';
	}
	for (size_t i = 0; i < size; i++)
		if (((unsigned char)text[i] < ' ' && text[i] != '\t' && !is_line_end(text[i])) || text[i] == 0x7F)
			text[i] = '?';
	while (size > 0 && is_line_end(text[size - 1]))
		size--;
	memset(text + size, 0, sizeof end->complaint - size);
}

/* There is no telling for sure that memory was what it lacked: a program says so, in one of the usual ways, and fails; or
 * it is killed by another than us, as systems do that have no memory left. A crash without a word may be anything. */
static bool lacked_memory(const struct run *run)
{
	return run->process.status != 0 && (run->says_memory || run->process.signal == SIGKILL);
}

static klp_status finish(const struct run *run, struct program_end *end, klp_error **error)
{
	const struct program *program = run->program;
	if (run->not_started != 0)
		return fail_start(program, run->not_started, error);
	if (run->process.signal == SIGXCPU)
		return limits_exceeded(KLP_LIMIT_PROGRAM_SECONDS, program->limits, &program->place, error);
	if (lacked_memory(run))
		return limits_exceeded(KLP_LIMIT_PROGRAM_MEMORY, program->limits, &program->place, error);
	end->status = run->process.status;
	copy_complaint(end, run);
	return KLP_OK;
}

static klp_status run_found(struct run *run, const char *path, klp_error **error)
{
	const struct program *program = run->program;
	const struct process_start start = { path, program->arguments, program->limits };
	bool memory;
	int number = process_start(&run->process, &start, &memory);
	if (memory)
		return error_memory(error);
	if (number != 0)
		return fail(program, KLP_IO, number, error);
	if (program->input.length == 0)
		process_close(&run->process, PROCESS_INPUT);

	uint64_t seconds = program->limits->program_seconds;
	run->now = read_clock();
	run->deadline = seconds > (UINT64_MAX - run->now) / SECOND ? UINT64_MAX : run->now + seconds * SECOND;
	run->nap = 1;
	klp_status status = attend(run, error);
	process_kill(&run->process);
	return status;
}

klp_status program_run(const struct program *program, struct program_end *end, klp_error **error)
{
	struct run run = { .program = program };
	struct buffer path = { NULL, 0, 0 };
	klp_status status;
	int number = process_find(&path, program->arguments[0]);
	run.piece = number == 0 ? memory_allocate(PIECE) : NULL;
	if (number == ENOMEM || (number == 0 && run.piece == NULL))
		status = error_memory(error);
	else if (number != 0)
		status = fail_start(program, number, error);
	else
		status = run_found(&run, path.bytes, error);
	if (status == KLP_OK)
		status = finish(&run, end, error);
	memory_release(run.piece);
	buffer_free(&path);
	return status;
}
