/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The headings above the columns of numbers. Each stack of lines close above one another heads a column; what stands over several
 * stacks spans them. Headings tell of columns that no row has a number in. */

#include "base/memory.h"
#include "read/formats/layout.h"

#include <string.h>

/* Of the height of words: lines of one heading are no further apart than this, from the foot of one to the head of the next. */
static const double tight = 0.35;
/* Of the narrower of two: so much overlap is none. */
static const double touch = 0.15;
/* Of the height of words: how near the edges of a heading and its numbers lie where both are flush. */
static const double flush = 1.0;

/* A run of words in a line of headings. */
struct run {
	size_t first;
	size_t end;
	size_t line;
	struct layout_extent at;
	/** the stack that it belongs to, or the first of those that it spans */
	size_t stack;
	bool spans;
	/** nothing stands below it */
	bool alone;
};

struct stack {
	struct layout_extent at;
	double top;
	double bottom;
	size_t first;
};

struct heads {
	struct run *runs;
	size_t run_count;
	struct stack stacks[LAYOUT_MOST_COLUMNS];
	size_t stack_count;
	/** what spans columns; of a span `first` is the first stack below it */
	struct stack spans[LAYOUT_MOST_COLUMNS];
	size_t span_count;
};

static bool overlaps(struct layout_extent one, struct layout_extent other)
{
	double from = one.from > other.from ? one.from : other.from, to = one.to < other.to ? one.to : other.to;
	double narrower = one.to - one.from < other.to - other.from ? one.to - one.from : other.to - other.from;
	return to - from > touch * narrower;
}

static double middle(struct layout_extent at)
{
	return at.from + (at.to - at.from) / 2;
}

/* How many stacks lie below an extent; *first is the first of them, or the last that begins before it. */
static size_t stacks_below(const struct heads *heads, struct layout_extent at, size_t *first)
{
	size_t count = 0;
	*first = 0;
	for (size_t i = 0; i < heads->stack_count; i++) {
		if (overlaps(heads->stacks[i].at, at)) {
			*first = count == 0 ? i : *first;
			count++;
		} else if (count == 0 && heads->stacks[i].at.from <= at.from) {
			*first = i;
		}
	}
	return count;
}

static bool begin_stack(struct heads *heads, const struct run *run, const struct layout_line *line)
{
	size_t at = 0;
	if (heads->stack_count == LAYOUT_MOST_COLUMNS)
		return false;
	while (at < heads->stack_count && heads->stacks[at].at.from < run->at.from)
		at++;
	memmove(heads->stacks + at + 1, heads->stacks + at, (heads->stack_count - at) * sizeof *heads->stacks);
	heads->stacks[at] =
		(struct stack){ .at = run->at, .top = line->y - line->height / 2, .bottom = line->y + line->height / 2 };
	heads->stack_count++;
	return true;
}

static bool near(double one, double other, double height)
{
	static const double aligned = 0.35;
	return one - other < aligned * height && other - one < aligned * height;
}

/* Whether a run goes on with the heading below it: it stands close above, and as lines of one cell do, flush or centred. */
static bool goes_on(const struct stack *stack, const struct run *run, const struct layout_line *line)
{
	if (stack->top - (line->y + line->height / 2) > tight * line->height)
		return false;
	return near(stack->at.from, run->at.from, line->height) || near(stack->at.to, run->at.to, line->height) ||
	       near(stack->at.from + stack->at.to, run->at.from + run->at.to, 2 * line->height);
}

/* Puts the runs of a line on the stacks below them, or begins stacks. Where one of a line spans columns the others do, too, unless
 * there is nothing below them. */
static bool place_runs(struct heads *heads, struct run *runs, size_t count, const struct layout_line *line)
{
	bool spans = false;
	for (size_t i = 0; i < count; i++) {
		size_t below = stacks_below(heads, runs[i].at, &runs[i].stack);
		runs[i].alone = below == 0;
		spans = spans || below > 1 || (below == 1 && !goes_on(&heads->stacks[runs[i].stack], &runs[i], line));
	}
	for (size_t i = 0; i < count; i++) {
		runs[i].spans = spans && !runs[i].alone;
		if (spans || runs[i].alone)
			continue;
		struct stack *stack = &heads->stacks[runs[i].stack];
		stack->at.from = runs[i].at.from < stack->at.from ? runs[i].at.from : stack->at.from;
		stack->at.to = runs[i].at.to > stack->at.to ? runs[i].at.to : stack->at.to;
		stack->top = line->y - line->height / 2;
	}
	for (size_t i = 0; i < count; i++)
		if (runs[i].alone && !begin_stack(heads, &runs[i], line))
			return false;
	return true;
}

/* Whether a line is one run over most columns: rather a sentence or a title than a heading. */
static bool is_title(const struct heads *heads, const struct run *runs, size_t count)
{
	enum { MANY = 3 };
	size_t first;
	return count == 1 && stacks_below(heads, runs->at, &first) >= MANY;
}

/* From the lowest line up. Returns the line at which the headings begin. */
static size_t build_stacks(const struct layout *layout, const struct layout_band *band, double text_end,
                           struct heads *heads)
{
	size_t begin = band->end;
	for (size_t i = band->end; i-- > band->first;) {
		const struct layout_line *line = &layout->lines[i];
		if (layout_is_body(layout, band, i - band->first))
			continue;
		size_t before = heads->run_count;
		for (size_t first = line->first; first < line->first + line->count;) {
			size_t next = layout_chunk_end(layout, line, first, LAYOUT_GAP_OF_TABLE);
			struct run run = { .first = first, .end = next, .line = i };
			run.at = (struct layout_extent){ layout->words[first].x_min, layout->words[next - 1].x_max };
			first = next;
			/* A name may run over the edge of its column, and a heading of names be wider than they are. */
			double begin_of_names = band->starts[band->texts - 1] + flush * layout->height;
			bool over = middle(run.at) > text_end && run.at.from > begin_of_names;
			for (size_t column = 0; !over && column < band->number_count; column++)
				over = overlaps(run.at, band->numbers[column]);
			if (over)
				heads->runs[heads->run_count++] = run;
		}
		if (is_title(heads, heads->runs + before, heads->run_count - before)) {
			heads->run_count = before;
			return begin;
		}
		if (!place_runs(heads, heads->runs + before, heads->run_count - before, line))
			return SIZE_MAX;
		begin = i;
	}
	return begin;
}

/* What stands above the gap between two stacks, and is no part of either, spans them: it is no stack. */
static void demote_stacks(struct heads *heads)
{
	size_t kept = 0;
	for (size_t i = 0; i < heads->stack_count; i++) {
		bool between = i > 0 && i + 1 < heads->stack_count && kept > 0 &&
		               heads->stacks[i].bottom <= heads->stacks[kept - 1].top &&
		               heads->stacks[i].bottom <= heads->stacks[i + 1].top;
		if (!between)
			heads->stacks[kept++] = heads->stacks[i];
	}
	heads->stack_count = kept;
	for (size_t i = 0; i < heads->run_count; i++)
		heads->runs[i].spans = heads->runs[i].spans || stacks_below(heads, heads->runs[i].at, &kept) == 0;
}

/* -------------------------------------------------------------------- spans */

/* The span that an extent belongs to, which is widened by it; a new one where there is none yet. */
static void add_span(struct heads *heads, struct layout_extent at)
{
	for (size_t i = 0; i < heads->span_count; i++) {
		struct stack *span = &heads->spans[i];
		if (!overlaps(span->at, at))
			continue;
		span->at.from = at.from < span->at.from ? at.from : span->at.from;
		span->at.to = at.to > span->at.to ? at.to : span->at.to;
		return;
	}
	if (heads->span_count < LAYOUT_MOST_COLUMNS)
		heads->spans[heads->span_count++] = (struct stack){ .at = at, .first = SIZE_MAX };
}

/* The span whose middle is nearest. */
static struct stack *nearest_span(struct heads *heads, struct layout_extent at)
{
	struct stack *best = NULL;
	double least = 0;
	for (size_t i = 0; i < heads->span_count; i++) {
		double away = middle(heads->spans[i].at) - middle(at);
		away = away < 0 ? -away : away;
		if (best == NULL || away < least) {
			least = away;
			best = &heads->spans[i];
		}
	}
	return best;
}

/* Where spans begin: flush with a stack, or over the first stack that is nearest to the span's middle. */
static void find_spans(struct heads *heads, double height)
{
	for (size_t i = 0; i < heads->run_count; i++)
		if (heads->runs[i].spans)
			add_span(heads, heads->runs[i].at);
	for (size_t stack = heads->stack_count; heads->span_count > 0 && stack-- > 0;)
		nearest_span(heads, heads->stacks[stack].at)->first = stack;
	for (size_t i = 0; i < heads->span_count; i++) {
		struct stack *span = &heads->spans[i];
		size_t below;
		if (span->first == SIZE_MAX) {
			stacks_below(heads, span->at, &below);
			span->first = below;
		}
		for (size_t stack = 0; stack < heads->stack_count; stack++)
			if (near(heads->stacks[stack].at.from, span->at.from, height))
				span->first = stack;
	}
}

/* ------------------------------------------------------------------ columns */

enum rule { OVERLAP, RIGHT, LEFT, RULES };

static bool fits(enum rule rule, const struct heads *heads, size_t stack, struct layout_extent numbers, double height)
{
	struct layout_extent at = heads->stacks[stack].at;
	switch (rule) {
	case OVERLAP:
		return overlaps(at, numbers);
	case RIGHT:
		return at.to > numbers.to - flush * height && at.to < numbers.to + flush * height;
	default: /* flush left, the numbers anywhere before the next heading */
		return at.from < numbers.from + flush * height &&
		       (stack + 1 == heads->stack_count || heads->stacks[stack + 1].at.from > numbers.from + flush * height);
	}
}

/* The stack of each column of numbers, by one rule; false when it does not tell one for each, in order. */
static bool match(enum rule rule, const struct heads *heads, const struct layout_band *band, double height,
                  size_t stacks[LAYOUT_MOST_COLUMNS])
{
	for (size_t column = 0; column < band->number_count; column++) {
		size_t found = SIZE_MAX;
		for (size_t stack = 0; stack < heads->stack_count; stack++) {
			if (!fits(rule, heads, stack, band->numbers[column], height))
				continue;
			if (found != SIZE_MAX)
				return false;
			found = stack;
		}
		if (found == SIZE_MAX || (column > 0 && found <= stacks[column - 1]))
			return false;
		stacks[column] = found;
	}
	return true;
}

/* As many headings as columns go with them in order; else the first rule that tells. */
static bool match_columns(const struct heads *heads, const struct layout_band *band, double height,
                          size_t stacks[LAYOUT_MOST_COLUMNS])
{
	if (heads->stack_count == band->number_count) {
		for (size_t column = 0; column < band->number_count; column++)
			stacks[column] = column;
		return true;
	}
	if (heads->stack_count < band->number_count)
		return false;
	for (enum rule rule = OVERLAP; rule < RULES; rule++)
		if (match(rule, heads, band, height, stacks))
			return true;
	return false;
}

/* A column for each heading: those without numbers get the place of their heading, as far as the neighbours leave it. */
static void make_columns(struct heads *heads, struct layout_band *band, const size_t stacks[LAYOUT_MOST_COLUMNS])
{
	struct layout_extent numbers[LAYOUT_MOST_COLUMNS];
	size_t column = 0, stack_count = heads->stack_count;
	for (size_t stack = 0; stack < stack_count; stack++) {
		if (column < band->number_count && stacks[column] == stack) {
			numbers[stack] = band->numbers[column++];
			continue;
		}
		struct layout_extent at = heads->stacks[stack].at;
		if (stack > 0 && at.from <= numbers[stack - 1].to)
			at.from = numbers[stack - 1].to;
		if (column < band->number_count && at.to >= band->numbers[column].from)
			at.to = band->numbers[column].from;
		at.to = at.to < at.from ? at.from : at.to;
		numbers[stack] = at;
	}
	memcpy(band->numbers, numbers, stack_count * sizeof *numbers);
	band->number_count = stack_count;
}

/* Fewer headings than columns: each goes to the column that it overlaps or is nearest to. */
static size_t nearest_column(const struct layout_band *band, struct layout_extent at)
{
	size_t best = 0;
	double least = 0;
	for (size_t i = 0; i < band->number_count; i++) {
		double before = band->numbers[i].from - at.to, behind = at.from - band->numbers[i].to;
		double away = before > behind ? before : behind;
		if (i == 0 || away < least) {
			least = away;
			best = i;
		}
	}
	return best;
}

bool layout_find_heads(struct layout *layout, struct layout_band *band, double text_end, struct layout_heads *found,
                       klp_status *status, klp_error **error)
{
	struct heads heads = { .run_count = 0 };
	size_t words = 0, stacks[LAYOUT_MOST_COLUMNS];
	for (size_t i = band->first; i < band->end; i++)
		words += layout_is_body(layout, band, i - band->first) ? 0 : layout->lines[i].count;
	*found = (struct layout_heads){ .begin = band->first };
	if (words == 0)
		return true;
	heads.runs = memory_allocate_zeroed(words, sizeof *heads.runs);
	if (heads.runs == NULL) {
		*status = error_memory(error);
		return false;
	}
	found->begin = build_stacks(layout, band, text_end, &heads);
	bool usable = found->begin != SIZE_MAX;
	demote_stacks(&heads);
	find_spans(&heads, layout->height);
	bool matched = usable && match_columns(&heads, band, layout->height, stacks);
	if (matched)
		make_columns(&heads, band, stacks);
	for (size_t i = 0; usable && i < heads.run_count; i++) {
		struct run *run = &heads.runs[i];
		size_t column;
		stacks_below(&heads, run->at, &column);
		if (run->spans)
			column = nearest_span(&heads, run->at)->first;
		if (!matched)
			column = nearest_column(band, run->at);
		for (size_t word = run->first; word < run->end; word++) {
			layout->words[word].column = column;
			layout->words[word].spans = run->spans;
			layout->words[word].heading = true;
		}
	}
	memory_release(heads.runs);
	if (!usable)
		found->begin = band->end;
	return true;
}
