/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What happens to rows as a whole. Such an event changes up to ten counts at once, and so it is undone first; what is then still
 * wrong is looked for cell by cell. */

#include "validate/localise_parts.h"

#include <string.h>

enum {
	ALL_COLUMNS = (1 << DATASET_COUNTS) - 1,
	/* in so many columns may rows differ that are taken for the same */
	ALIKE = 2
};

void validate_localise_view(struct localise_view *view, const struct localise_table *table)
{
	memset(view, 0, sizeof *view);
	view->lines = table->rows + 1;
	view->total = table->rows;
	for (size_t row = 0; row < view->lines; row++)
		for (size_t column = 0; column < DATASET_COUNTS; column++) {
			int64_t count = table->counts[row][column];
			if (count == KLP_ABSENT)
				view->absent[row] |= (unsigned char)(1u << column);
			else
				view->counts[row][column] = count;
		}
	for (size_t row = 0; row < view->lines; row++)
		for (unsigned left = view->absent[row]; left != 0; left &= left - 1)
			view->weight += LOCALISE_WEIGHT_FILLED;
	view->residual = table->residual;
	if (table->residual) {
		for (size_t row = 0; row < table->rows; row++)
			view->fast[row] = true;
		view->absent[view->lines++] = ALL_COLUMNS;
	}
}

static struct localise_event event_of(enum cause cause, size_t row, size_t other, int columns)
{
	return (struct localise_event){ cause, (unsigned char)row, (unsigned char)other, columns };
}

/* In how many columns two rows differ. */
static int differences(const struct localise_view *view, size_t row, size_t other)
{
	int count = 0;
	for (size_t column = 0; column < DATASET_COUNTS; column++)
		count += view->counts[row][column] != view->counts[other][column] ||
		         ((unsigned)(view->absent[row] ^ view->absent[other]) >> column & 1u) != 0;
	return count;
}

/* A row that has slid leaves as many cells empty, on the side that it comes from. */
static size_t add_slides(struct localise_event *moves, const struct localise_view *view, size_t row)
{
	size_t count = 0;
	for (int columns = 1; columns < DATASET_COUNTS; columns++) {
		unsigned right = (1u << columns) - 1, left = right << (DATASET_COUNTS - columns);
		if ((view->absent[row] & right) == right && view->absent[row] != ALL_COLUMNS)
			moves[count++] = event_of(CAUSE_SLID, row, row, columns);
		if ((view->absent[row] & left) == left && view->absent[row] != ALL_COLUMNS)
			moves[count++] = event_of(CAUSE_SLID, row, row, -columns);
	}
	return count;
}

/* A row is taken for the repetition of the one that it is most like, even where one of the two has a count wrong. */
static size_t add_repeat(struct localise_event *moves, const struct localise_view *view, size_t row)
{
	static const int64_t zeros[DATASET_COUNTS] = { 0 };
	size_t twin = row;
	int least = ALIKE + 1;
	if (memcmp(view->counts[row], zeros, sizeof zeros) == 0 || view->total < 2)
		return 0;
	for (size_t other = 0; other < view->lines; other++) {
		int differ = other == row ? least : differences(view, row, other);
		if (differ < least && (differ == 0 || other != view->total)) {
			least = differ;
			twin = other;
		}
	}
	if (twin == row)
		return 0;
	moves[0] = event_of(CAUSE_ROW_TWICE, row, twin, 0);
	return 1;
}

size_t validate_localise_moves(struct localise_event moves[LOCALISE_MOVES], const struct localise_view *view)
{
	size_t count = 0;
	if (view->residual)
		return add_slides(moves, view, view->total);
	for (size_t row = 0; row < view->lines; row++)
		count += add_slides(moves + count, view, row);
	for (size_t row = view->total; row-- > 0;)
		count += add_repeat(moves + count, view, row);
	/* of two municipalities that are exchanged no identity knows */
	for (size_t row = 0; row < view->total; row++)
		if (differences(view, row, view->total) > 0)
			moves[count++] = event_of(CAUSE_ROWS_EXCHANGED, row, view->total, 0);
	moves[count++] = event_of(CAUSE_ROW_LEFT_OUT, view->lines, view->lines, 0);
	return count;
}

static void slide_back(struct localise_view *view, size_t row, int columns)
{
	int64_t counts[DATASET_COUNTS] = { 0 };
	unsigned char absent = 0;
	for (int column = 0; column < DATASET_COUNTS; column++) {
		int from = column + columns;
		if (from < 0 || from >= DATASET_COUNTS || ((unsigned)view->absent[row] >> from & 1u) != 0)
			absent |= (unsigned char)(1u << column);
		else
			counts[column] = view->counts[row][from];
	}
	memcpy(view->counts[row], counts, sizeof counts);
	view->absent[row] = absent;
}

static void exchange(struct localise_view *view, size_t row, size_t other)
{
	int64_t counts[DATASET_COUNTS];
	unsigned char absent = view->absent[row];
	memcpy(counts, view->counts[row], sizeof counts);
	memcpy(view->counts[row], view->counts[other], sizeof counts);
	memcpy(view->counts[other], counts, sizeof counts);
	view->absent[row] = view->absent[other];
	view->absent[other] = absent;
}

static void take_away(struct localise_view *view, size_t row, size_t other)
{
	int differ = differences(view, row, other);
	view->weight += differ * LOCALISE_WEIGHT_TYPED;
	view->errors += (size_t)differ;
	view->absent[row] = 0;
	memset(view->counts[row], 0, sizeof view->counts[row]);
	view->gone[row] = true;
}

/* Of rows that are the same the last is the one too many. */
static bool is_last(const struct localise_view *view, size_t row)
{
	for (size_t other = row + 1; other < view->total; other++)
		if (differences(view, row, other) == 0)
			return false;
	return true;
}

bool validate_localise_undo(struct localise_view *view, const struct localise_event *event)
{
	if (view->gone[event->row] || view->gone[event->other] || view->event_count == LOCALISE_EVENTS)
		return false;
	if (event->cause == CAUSE_ROW_TWICE && !is_last(view, event->row))
		return false;
	for (size_t i = 0; i < view->event_count; i++)
		if (view->events[i].cause == event->cause &&
		    (view->events[i].row == event->row || event->cause == CAUSE_ROWS_EXCHANGED))
			return false;
	view->events[view->event_count++] = *event;
	view->errors++;
	view->weight += event->cause == CAUSE_ROWS_EXCHANGED ? LOCALISE_WEIGHT_ROWS_EXCHANGED : LOCALISE_WEIGHT_EVENT;
	switch (event->cause) {
	case CAUSE_SLID:
		slide_back(view, event->row, event->columns);
		break;
	case CAUSE_ROW_TWICE:
		take_away(view, event->row, event->other);
		break;
	case CAUSE_ROWS_EXCHANGED:
		exchange(view, event->row, event->other);
		break;
	default:
		/* a row of which nothing is known but what the others tell */
		view->absent[view->lines++] = ALL_COLUMNS;
		break;
	}
	return true;
}
