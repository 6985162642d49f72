/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/formats/words.h"
#include "base/limits.h"
#include "base/memory.h"

/* Arrays grow to twice what they hold. */
enum { GROWTH = 2 };

klp_status words_add_page(struct words *words, double width, double height, const struct reading *reading,
                          klp_error **error)
{
	const struct place place = { .source = reading->source, .page = words->page_count + 1 };
	if (words->page_count >= reading->limits.lines)
		return limits_exceeded(KLP_LIMIT_LINES, &reading->limits, &place, error);
	klp_status status = reading_hold(reading, GROWTH * sizeof *words->pages, &place, error);
	if (status != KLP_OK)
		return status;
	if (!memory_reserve(&words->pages, &words->page_capacity, words->page_count + 1, sizeof *words->pages))
		return error_memory(error);
	words->pages[words->page_count++] =
		(struct word_page){ .width = width, .height = height, .first_word = words->word_count };
	return KLP_OK;
}

klp_status words_add(struct words *words, const struct word *word, const struct reading *reading, klp_error **error)
{
	const struct place place = { .source = reading->source, .page = words->page_count };
	klp_status status = reading_hold(reading, GROWTH * sizeof *word, &place, error);
	if (status != KLP_OK)
		return status;
	if (!memory_reserve(&words->words, &words->word_capacity, words->word_count + 1, sizeof *words->words))
		return error_memory(error);
	words->words[words->word_count++] = *word;
	words->pages[words->page_count - 1].words++;
	return KLP_OK;
}

void words_free(struct words *words)
{
	memory_release(words->pages);
	memory_release(words->words);
	*words = (struct words){ .pages = NULL };
}

void words_release(struct words *words, const struct reading *reading)
{
	reading_release(reading,
	                GROWTH * (words->page_count * sizeof *words->pages + words->word_count * sizeof *words->words));
	words_free(words);
}
