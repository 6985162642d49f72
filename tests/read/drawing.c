/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/drawing.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_WORDS = 4096, MOST_BYTES = 128 };

struct drawn {
	char text[MOST_BYTES];
	double x_min;
	double y_min;
	double x_max;
	double y_max;
};

/* A page's words, until all are known and can be put into another order. */
struct page {
	struct drawn words[MOST_WORDS];
	size_t count;
	double height;
};

static size_t characters(const char *text, size_t length)
{
	size_t count = 0;
	for (size_t i = 0; i < length; i++)
		count += ((unsigned char)text[i] & 0xC0) != 0x80;
	return count;
}

static void draw_word(struct page *page, const char *text, size_t length, size_t column, size_t line,
                      const struct drawing *drawing)
{
	double width = drawing->width == 0 ? 6 : drawing->width, pitch = drawing->pitch == 0 ? 12 : drawing->pitch;
	cr_assert(page->count < MOST_WORDS && length < MOST_BYTES);
	struct drawn *word = &page->words[page->count++];
	memcpy(word->text, text, length);
	word->text[length] = '\0';
	double x = 40 + (double)column * width, y = 40 + (double)line * pitch + x * drawing->slope;
	y += page->count % 2 == 0 ? drawing->jitter : -drawing->jitter;
	*word = (struct drawn){
		.x_min = x, .y_min = y, .x_max = x + (double)characters(text, length) * width, .y_max = y + 10
	};
	memcpy(word->text, text, length);
	page->height = y + 50 > page->height ? y + 50 : page->height;
}

static const char *draw_page(struct page *page, const char *text, const struct drawing *drawing)
{
	size_t column = 0, line = 0;
	page->count = 0;
	page->height = 0;
	while (*text != '\0' && *text != '\f') {
		size_t length = strcspn(text, " \n\f");
		if (length > 0) {
			draw_word(page, text, length, column, line, drawing);
			column += characters(text, length);
			text += length;
			continue;
		}
		column = *text == '\n' ? 0 : column + 1;
		line += *text == '\n';
		text += *text == '\f' ? 0 : 1;
	}
	return text;
}

static void shuffle(struct page *page, unsigned seed)
{
	unsigned long long state = seed;
	for (size_t i = page->count; i > 1; i--) {
		state = state * 6364136223846793005ULL + 1442695040888963407ULL;
		size_t other = (size_t)(state >> 33) % i;
		struct drawn word = page->words[i - 1];
		page->words[i - 1] = page->words[other];
		page->words[other] = word;
	}
}

/* By a quarter against the clock, about the corner of the page. */
static void turn(struct drawn *word)
{
	const struct drawn from = *word;
	word->x_min = from.y_min;
	word->x_max = from.y_max;
	word->y_min = -from.x_max;
	word->y_max = -from.x_min;
}

static void add_page(klp_words *words, const struct page *page, const struct drawing *drawing)
{
	double scale = drawing->scale == 0 ? 1 : drawing->scale;
	cr_assert_eq(klp_words_add_page(words, 800 * scale, page->height * scale, NULL), KLP_OK);
	for (size_t i = 0; i < page->count; i++) {
		struct drawn word = page->words[i];
		for (unsigned quarter = 0; quarter < drawing->turned; quarter++)
			turn(&word);
		double top = drawing->y_up ? page->height - word.y_min : word.y_min;
		double bottom = drawing->y_up ? page->height - word.y_max : word.y_max;
		cr_assert_eq(
			klp_words_add(words, word.text, word.x_min * scale, top * scale, word.x_max * scale, bottom * scale, NULL),
			KLP_OK);
	}
}

klp_words *drawing_words(const char *text, const struct drawing *drawing)
{
	static const struct drawing as_drawn = { .width = 0 };
	if (drawing == NULL)
		drawing = &as_drawn;
	klp_words *words = NULL;
	struct page *page = malloc(sizeof *page);
	cr_assert(page != NULL);
	cr_assert_eq(klp_words_new(&words, drawing->y_up ? KLP_WORDS_Y_UP : 0, NULL), KLP_OK);
	for (;;) {
		text = draw_page(page, text, drawing);
		if (drawing->order != 0)
			shuffle(page, drawing->order);
		add_page(words, page, drawing);
		if (*text == '\0')
			break;
		text++;
	}
	free(page);
	return words;
}

klp_dataset *drawing_parse(const klp_words *words)
{
	klp_dataset *dataset = NULL;
	klp_error *error = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	klp_status status = klp_parse_words(dataset, words, NULL, &error);
	cr_assert_eq(status, KLP_OK, "%s: %s", klp_status_name(status), klp_error_message(error));
	return dataset;
}
