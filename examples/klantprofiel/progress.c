/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "progress.h"
#include "interrupt.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { BAR_WIDTH = 30 };

/* Seconds. What is over sooner needs no bar, and nobody reads more drawings than this. */
static const double bar_appears_after = 0.5, bar_is_drawn_every = 0.1;

/* One program, one terminal, one bar. */
static struct {
	const char *label;
	int started;
	int on_screen;
	double start;
	double drawn;
} bar;

static double seconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

void progress_begin(const char *label)
{
	progress_clear();
	bar.label = label;
	/* The clock runs from the program's first piece of work: a hundred short files last long too. */
	if (!bar.started) {
		bar.started = 1;
		bar.start = seconds();
	}
}

static void draw(uint64_t done, uint64_t total)
{
	double part = total == 0 || done > total ? 0 : (double)done / (double)total;
	int filled = (int)(part * BAR_WIDTH);
	fprintf(stderr, "\r%s [", bar.label);
	for (int i = 0; i < BAR_WIDTH; i++)
		putc(i < filled ? '#' : ' ', stderr);
	if (total == 0)
		fputs("]", stderr);
	else
		fprintf(stderr, "] %3d%%", (int)(part * 100));
	fputs("\033[K", stderr);
	bar.on_screen = 1;
}

int progress_step(void *context, uint64_t done, uint64_t total)
{
	(void)context;
	if (bar.label != NULL && isatty(STDERR_FILENO)) {
		double now = seconds();
		if (now - bar.start > bar_appears_after && now - bar.drawn > bar_is_drawn_every) {
			bar.drawn = now;
			draw(done, total);
		}
	}
	return interrupt_came();
}

void progress_clear(void)
{
	if (bar.on_screen)
		fputs("\r\033[K", stderr);
	bar.on_screen = 0;
}
