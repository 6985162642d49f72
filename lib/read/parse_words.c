/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Words from a caller who took a PDF apart already. */

#include "base/memory.h"
#include "base/progress.h"
#include "read/formats/words.h"
#include "read/source.h"

#include <string.h>

/* No page is so large, in whatever unit. */
static const double most_place = 1e12;

struct klp_words {
	bool y_up;
	struct words words;
	struct pool texts;
	/** of all texts */
	uint64_t bytes;
};

/* What words_add() and its like count against: a caller's own words are under no limit until they are read. */
static struct reading without_limits(struct budget *budget)
{
	return (struct reading){ .source = "words",
		                     .limits = { .lines = UINT64_MAX, .memory_bytes = UINT64_MAX },
		                     .budget = budget };
}

klp_status klp_words_new(klp_words **words, uint64_t flags, klp_error **error)
{
	if (words == NULL)
		return error_null(error, "words");
	if ((flags & ~KLP_WORDS_Y_UP) != 0)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL, "flags holds a flag that is not known");
	klp_words *made = memory_allocate_zeroed(1, sizeof *made);
	if (made == NULL)
		return error_memory(error);
	made->y_up = (flags & KLP_WORDS_Y_UP) != 0;
	*words = made;
	return KLP_OK;
}

void klp_words_free(klp_words *words)
{
	if (words == NULL)
		return;
	words_free(&words->words);
	pool_free(&words->texts);
	memory_release(words);
}

static bool is_between(double value, double least, double most)
{
	return value >= least && value <= most; /* false for what is no number */
}

klp_status klp_words_add_page(klp_words *words, double width, double height, klp_error **error)
{
	if (words == NULL)
		return error_null(error, "words");
	const struct place place = { .page = words->words.page_count + 1 };
	if (!is_between(width, 0, most_place) || !is_between(height, 0, most_place))
		return error_set(error, KLP_INVALID_ARGUMENT, &place,
		                 "the width and height of a page must be finite, not negative and at most 1e12");
	struct budget budget = { .read = 0 };
	const struct reading reading = without_limits(&budget);
	return words_add_page(&words->words, width, height, &reading, error);
}

klp_status klp_words_add(klp_words *words, const char *text, double x_min, double y_min, double x_max, double y_max,
                         klp_error **error)
{
	if (words == NULL)
		return error_null(error, "words");
	if (text == NULL)
		return error_null(error, "text");
	size_t length = strlen(text), bad;
	struct place place = { .page = words->words.page_count };
	if (place.page == 0)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL, "no page was begun; call klp_words_add_page() first");
	if (!is_between(x_min, -most_place, most_place) || !is_between(x_max, -most_place, most_place) ||
	    !is_between(y_min, -most_place, most_place) || !is_between(y_max, -most_place, most_place))
		return error_set(error, KLP_INVALID_ARGUMENT, &place,
		                 "the edges of a word must be finite and between -1e12 and 1e12");
	if (!text_is_utf8(text, length, &bad)) {
		place.byte = bad;
		return error_set(error, KLP_ENCODING, &place, "the text of a word is not UTF-8 from byte %zu on", bad);
	}
	struct word word = { .text.length = length, .x_min = x_min, .x_max = x_max, .y_min = y_min, .y_max = y_max };
	if (words->y_up) {
		word.y_min = -y_max;
		word.y_max = -y_min;
	}
	word.text.text = pool_keep(&words->texts, text, length);
	if (word.text.text == NULL)
		return error_memory(error);
	struct budget budget = { .read = 0 };
	const struct reading reading = without_limits(&budget);
	klp_status status = words_add(&words->words, &word, &reading, error);
	if (status == KLP_OK)
		words->bytes += length;
	return status;
}

static klp_status parse(klp_dataset *dataset, const klp_words *words, struct reading *reading, klp_error **error)
{
	struct budget budget = { .dataset = dataset_bytes(dataset) };
	struct dataset_mark mark = dataset_mark(dataset);
	struct document document = { .lines = NULL };
	reading->budget = &budget;
	reading->size = words->bytes;
	klp_status status = reading_spend(reading, words->bytes, NULL, error);
	if (status == KLP_OK)
		status = words_lay_out(&words->words, &document, reading, error);
	if (status == KLP_OK)
		status = source_recognise(dataset, &document, reading, error);
	struct progress progress = progress_start(reading->progress, reading->progress_context, 2 * reading->size);
	if (status == KLP_OK)
		status = progress_end(&progress, 2 * reading->size, error);
	if (status != KLP_OK)
		dataset_rewind(dataset, mark);
	document_free(&document);
	return status;
}

klp_status klp_parse_words(klp_dataset *dataset, const klp_words *words, const klp_parse_options *options,
                           klp_error **error)
{
	if (dataset == NULL)
		return error_null(error, "dataset");
	if (words == NULL)
		return error_null(error, "words");
	struct reading reading;
	klp_status status = source_options(&reading, options, "words", error);
	if (status == KLP_OK && reading.format != NULL)
		status = error_set(error, KLP_INVALID_ARGUMENT, NULL,
		                   "klp_parse_options.format must be NULL for words, which have no format");
	return status == KLP_OK ? parse(dataset, words, &reading, error) : status;
}
