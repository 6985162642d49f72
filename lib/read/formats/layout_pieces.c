/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Words that belong together: torn apart by kerning, printed twice to look bold; and raised marks, which belong to none. */

#include "base/memory.h"
#include "read/formats/layout.h"

#include <math.h>
#include <string.h>

static bool same_text(struct slice one, struct slice other)
{
	return one.length == other.length && memcmp(one.text, other.text, one.length) == 0;
}

/* A raised, smaller word right behind another is the mark of a footnote. */
static bool is_mark(const struct layout_word *word, const struct layout_word *before)
{
	static const double smaller = 0.92, raise = 0.1, near = 0.35, back = 0.2;
	enum { LONGEST = 6 };
	double height = layout_height(before), gap = word->x_min - before->x_max;
	return word->text.length <= LONGEST && layout_height(word) < smaller * height && gap < near * height &&
	       gap > -back * height && word->y_max < before->y_max - raise * height && word->y < before->y;
}

/* Whether two words are pieces of one, torn apart by kerning; or one and the same, printed twice to look bold. */
static bool are_pieces(const struct layout_word *left, const struct layout_word *right)
{
	static const double touching = 0.08, around_dot = 0.16, between_digits = 0.03, level = 0.12;
	double height = layout_height(left), gap = right->x_min - left->x_max, skew = right->y - left->y;
	bool beside = fabs(skew) < level * height && fabs(layout_height(right) - height) < level * height;
	if (!beside || left->value != right->value || gap < -around_dot * height)
		return false;
	if (!left->value)
		return gap < touching * height;
	bool dot = left->text.text[left->text.length - 1] == '.' || right->text.text[0] == '.';
	return gap < (dot ? around_dot : between_digits) * height;
}

static bool is_printed_twice(const struct layout_word *left, const struct layout_word *right)
{
	static const double shift = 0.15;
	double height = layout_height(left);
	return same_text(left->text, right->text) && fabs(right->x_min - left->x_min) < shift * height &&
	       fabs(right->y - left->y) < shift * height && fabs(right->x_max - left->x_max) < shift * height;
}

/* One word of the pieces [first, end); those that are printed twice count once. */
static klp_status join_pieces(struct layout *layout, size_t first, size_t end, struct layout_word *joined,
                              klp_error **error)
{
	layout->text.size = 0;
	*joined = layout->words[first];
	for (size_t i = first; i < end; i++) {
		const struct layout_word *word = &layout->words[i];
		joined->x_max = word->x_max > joined->x_max ? word->x_max : joined->x_max;
		if (i > first && is_printed_twice(&layout->words[i - 1], word))
			continue;
		if (!buffer_add(&layout->text, word->text.text, word->text.length))
			return error_memory(error);
	}
	const struct slice text = { layout->text.bytes, layout->text.size };
	klp_status status = document_keep(layout->document, &joined->text, text, layout->reading, error);
	if (status == KLP_OK)
		joined->value = layout_is_value(joined->text);
	return status;
}

static void note_mark(struct layout *layout, const struct layout_word *mark, const struct layout_word *before)
{
	if (layout->marks++ > 0)
		return;
	layout->first_mark = mark->text;
	layout->first_marked = before->text;
}

klp_status layout_join_pieces(struct layout *layout, struct layout_line *line, klp_error **error)
{
	size_t end = line->first + line->count, kept = line->first;
	for (size_t i = line->first; i < end;) {
		struct layout_word *before = kept > line->first ? &layout->words[kept - 1] : NULL;
		if (before != NULL && is_mark(&layout->words[i], before)) {
			note_mark(layout, &layout->words[i], before);
			i++;
			continue;
		}
		size_t next = i + 1;
		bool twice = false;
		while (next < end) {
			bool same = is_printed_twice(&layout->words[next - 1], &layout->words[next]);
			if (!same && !are_pieces(&layout->words[next - 1], &layout->words[next]))
				break;
			twice = twice || same;
			next++;
		}
		struct layout_word joined = layout->words[i];
		klp_status status = next > i + 1 ? join_pieces(layout, i, next, &joined, error) : KLP_OK;
		if (status != KLP_OK)
			return status;
		layout->words[kept++] = joined;
		i = next;
	}
	line->count = kept - line->first;
	layout_measure(line, layout->words);
	return KLP_OK;
}
