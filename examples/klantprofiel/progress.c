/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "progress.h"
#include "interrupt.h"

#include <inttypes.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { BAR_WIDTH = 30, BAR_WIDTH_OF_COUNT = 20, SECONDS_A_MINUTE = 60, UNIT_STEP = 1000 };

/* Seconds. What is over sooner needs no bar, and nobody reads more drawings than this. */
static const double bar_appears_after = 0.5, bar_is_drawn_every = 0.1;

/* One program, one terminal, one bar. */
static struct {
	const char *label;
	int started;
	int on_screen;
	/** when all work began, and this piece of it */
	double start;
	double piece_start;
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
	bar.piece_start = seconds();
	/* The clock runs from the program's first piece of work: a hundred short files last long too. */
	if (!bar.started) {
		bar.started = 1;
		bar.start = bar.piece_start;
	}
}

/* Whether it is time to draw: then `bar.drawn` is now. */
static int is_due(void)
{
	if (bar.label == NULL || !isatty(STDERR_FILENO))
		return 0;
	double now = seconds();
	if (now - bar.start <= bar_appears_after || now - bar.drawn <= bar_is_drawn_every)
		return 0;
	bar.drawn = now;
	return 1;
}

static void draw(uint64_t done, uint64_t total, int width)
{
	double part = total == 0 || done > total ? 0 : (double)done / (double)total;
	int filled = (int)(part * width);
	fprintf(stderr, "\r%s [", bar.label);
	for (int i = 0; i < width; i++)
		putc(i < filled ? '#' : ' ', stderr);
	if (total == 0)
		fputs("]", stderr);
	else
		fprintf(stderr, "] %3d%%", (int)(part * 100));
	bar.on_screen = 1;
}

static void finish_line(void)
{
	fputs("\033[K", stderr);
}

/* Three digits and a unit: "  731 MB", "  9.8 M". */
static void draw_amount(double amount, const char *unit)
{
	static const char *const steps[] = { "", "k", "M", "G", "T" };
	size_t step = 0;
	while (amount >= UNIT_STEP && step + 1 < sizeof steps / sizeof steps[0]) {
		amount /= UNIT_STEP;
		step++;
	}
	fprintf(stderr, step > 0 && amount < 10 ? "  %.1f %s%s" : "  %.0f %s%s", amount, steps[step], unit);
}

/* How fast it goes is that of this piece from its beginning. */
static void draw_count(uint64_t done, uint64_t total, uint64_t records)
{
	double lasted = bar.drawn - bar.piece_start;
	draw_amount((double)done, "B");
	if (lasted <= 0)
		return;
	draw_amount((double)records / lasted, " records/s");
	if (total > done && done > 0) {
		uint64_t left = (uint64_t)(lasted * (double)(total - done) / (double)done) + 1;
		fprintf(stderr, "  %" PRIu64 ":%02u left", left / SECONDS_A_MINUTE, (unsigned)(left % SECONDS_A_MINUTE));
	}
}

int progress_step(void *context, uint64_t done, uint64_t total)
{
	(void)context;
	if (is_due()) {
		draw(done, total, BAR_WIDTH);
		finish_line();
	}
	return interrupt_came();
}

int progress_step_count(void *context, uint64_t done, uint64_t total)
{
	const struct progress_count *counted = context;
	if (is_due()) {
		draw(done, total, BAR_WIDTH_OF_COUNT);
		draw_count(done, total, klp_count_tally_of(counted->count, KLP_TALLY_RECORDS) - counted->before);
		finish_line();
	}
	return interrupt_came();
}

void progress_clear(void)
{
	if (bar.on_screen)
		fputs("\r\033[K", stderr);
	bar.on_screen = 0;
}
