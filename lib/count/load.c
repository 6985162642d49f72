/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Loading a saved count: how it was made, and the way through its sections. */

#include "count/load.h"

#include "base/memory.h"
#include "base/options.h"

#include <string.h>

static klp_status conflict(const struct loading *loading, klp_error **error, const char *what)
{
	const struct place place = { .source = loading->input->source };
	return error_set(error, KLP_CONFLICT, &place, "the saved count cannot be loaded: %s", what);
}

/* ----------------------------------------------------------------- how it was made */

/* The date as options have it; false for a number that is no date. */
static bool write_date(char text[COUNT_DATE_BYTES], uint64_t date)
{
	static const unsigned char digits[] = { 0, 1, 2, 3, 5, 6, 8, 9 };
	memcpy(text, "0000-00-00", COUNT_DATE_BYTES);
	for (size_t i = sizeof digits; i > 0; i--, date /= 10)
		text[digits[i - 1]] = (char)('0' + date % 10);
	return date == 0 && count_date((struct slice){ text, COUNT_DATE_BYTES - 1 }) != 0;
}

static klp_status check_key(const struct loading *loading, const unsigned char *check, klp_error **error)
{
	klp_count *count = loading->count;
	if (count->has_secret && memcmp(count->check.bytes, check, SAVED_KEY_BYTES) != 0)
		return conflict(loading, error, "its clients are told apart by another key");
	memcpy(count->check.bytes, check, SAVED_KEY_BYTES);
	count->caller_key = true;
	return KLP_OK;
}

/* Without its clients it has no use for a key, and must not seem to have one. */
static void forget_key(klp_count *count)
{
	if ((count->definition.unique || count->definition.joined)) {
		count->has_secret = false;
		count->caller_key = false;
	}
}

static bool is_delimiter(uint64_t delimiter)
{
	return delimiter < 0x80 && (delimiter == 0 || strchr(",;|\t", (int)delimiter) != NULL);
}

static klp_status load_choices(struct loading *loading, struct saved_cursor *cursor, klp_error **error)
{
	klp_count *count = loading->count;
	uint64_t date = saved_number(cursor, 4), both = saved_number(cursor, 1), coverage = saved_number(cursor, 1);
	uint64_t parts = saved_number(cursor, 1), delimiter = saved_number(cursor, 1);
	bool keyed = (parts & SAVED_KEYED) != 0;
	const unsigned char *check = keyed ? saved_bytes(cursor, SAVED_KEY_BYTES) : NULL;
	if (!cursor->whole || !write_date(count->date, date) || both > KLP_COUNT_BOTH_UNKNOWN ||
	    coverage > KLP_COUNT_COVERAGE_COUNTRY || parts > (SAVED_UNIQUE | SAVED_JOINED | SAVED_KEYED | SAVED_FED) ||
	    (keyed && (parts & (SAVED_UNIQUE | SAVED_JOINED)) == 0) || !is_delimiter(delimiter))
		return load_refuse(loading, error);
	if (loading->options.date != NULL && strcmp(loading->options.date, count->date) != 0)
		return error_set(error, KLP_CONFLICT, &(struct place){ .source = loading->input->source },
		                 "the saved count is of %s, and not of the date that was asked for", count->date);
	loading->parts = (unsigned)parts;
	count->both = (int)both;
	count->coverage = (int)coverage;
	count->fed = (parts & SAVED_FED) != 0;
	count->definition.unique = (parts & SAVED_UNIQUE) != 0;
	count->definition.joined = (parts & SAVED_JOINED) != 0;
	count->definition.delimiter = (char)delimiter;
	if (!keyed)
		forget_key(count);
	klp_status status = keyed ? check_key(loading, check, error) : KLP_OK;
	if (status == KLP_OK)
		status = definition_begin(&count->definition, (int)date, count->territory, error);
	return status == KLP_OK ? count_make_room(count, error) : status;
}

/* The meanings that a word of each list can have. */
static bool is_meaning(int list, uint64_t meaning)
{
	static const unsigned char most[SAVED_LISTS] = { KLP_GROUP_UWV, WORD_NO, WORD_REGISTERED };
	return meaning >= 1 && meaning <= most[list];
}

static bool load_word(struct definition_word *word, int list, struct saved_cursor *cursor)
{
	size_t bad;
	uint64_t meaning = saved_number(cursor, 1), length = saved_number(cursor, 1);
	const unsigned char *text = saved_bytes(cursor, (size_t)length);
	*word = (struct definition_word){ .length = (unsigned char)length, .meaning = (unsigned char)meaning };
	if (text == NULL || !is_meaning(list, meaning) || length == 0 || length >= sizeof word->text ||
	    !text_is_utf8((const char *)text, (size_t)length, &bad) || memchr(text, '\0', (size_t)length) != NULL)
		return false;
	memcpy(word->text, text, (size_t)length);
	return true;
}

static klp_status load_words(struct loading *loading, struct saved_cursor *cursor, klp_error **error)
{
	for (int list = 0; list < SAVED_LISTS; list++) {
		struct definition_words *words = saved_words(&loading->count->definition, list);
		uint64_t count = saved_number(cursor, 2);
		words->count = 0;
		for (uint64_t i = 0; i < count; i++) {
			if (!memory_reserve(&words->words, &words->capacity, words->count + 1, sizeof *words->words))
				return error_memory(error);
			struct definition_word *word = &words->words[words->count];
			if (!load_word(word, list, cursor) || (i > 0 && memcmp(word[-1].text, word->text, sizeof word->text) >= 0))
				return load_refuse(loading, error);
			words->count++;
		}
	}
	return KLP_OK;
}

static klp_status load_names(struct loading *loading, struct saved_cursor *cursor, klp_error **error)
{
	struct definition *definition = &loading->count->definition;
	for (int field = 0; field < COUNT_FIELDS; field++) {
		struct slice name = saved_text(cursor);
		if (name.text == NULL)
			continue;
		definition->names[field] = memory_copy_text(name.text, name.length);
		if (definition->names[field] == NULL)
			return error_memory(error);
	}
	return KLP_OK;
}

static klp_status load_codes(struct loading *loading, struct saved_cursor *cursor, klp_error **error)
{
	const klp_count *count = loading->count;
	const struct definition *definition = &count->definition;
	uint64_t year = saved_number(cursor, 2), check = saved_number(cursor, 4), municipalities = saved_number(cursor, 2);
	bool same = year == (uint64_t)definition->year && municipalities == definition->municipalities &&
	            check == saved_places_check(definition);
	for (uint64_t i = 0; i < municipalities && cursor->whole; i++) {
		uint64_t code = saved_number(cursor, 2);
		same = same && code <= HIGHEST_CODE && definition->places[code] == i + 1;
	}
	if (!cursor->whole || same)
		return KLP_OK;
	return conflict(loading, error,
	                "its municipalities are not those of the territory; use the territory with which it was counted");
}

/* ----------------------------------------------------------------------- the whole */

typedef klp_status (*load_section)(struct loading *loading, struct saved_cursor *cursor, klp_error **error);

static klp_status load_content(struct loading *loading, enum saved_section section, load_section load,
                               klp_error **error)
{
	struct buffer content = { NULL, 0, 0 };
	klp_status status = saved_section_content(loading->input, section, &content, error);
	struct saved_cursor cursor = saved_cursor_of(&content);
	if (status == KLP_OK && load != NULL)
		status = load(loading, &cursor, error);
	if (status == KLP_OK && (!cursor.whole || cursor.size > 0))
		status = load_refuse(loading, error);
	buffer_free(&content);
	return status;
}

static klp_status load_all(struct loading *loading, klp_error **error)
{
	static const load_section loads[SAVED_MEMBERS] = {
		[SAVED_CHOICES] = load_choices,   [SAVED_WORDS] = load_words, [SAVED_NAMES] = load_names,
		[SAVED_CODES] = load_codes,       [SAVED_CELLS] = load_cells, [SAVED_REGISTER] = load_register,
		[SAVED_PROBLEMS] = load_problems,
	};
	klp_status status = saved_begin(loading->input, error);
	for (int section = 0; status == KLP_OK && section < SAVED_MEMBERS; section++)
		status = load_content(loading, (enum saved_section)section, loads[section], error);
	if (status == KLP_OK)
		status = load_clients(loading, error);
	if (status == KLP_OK)
		status = load_content(loading, SAVED_END, NULL, error);
	if (status == KLP_OK)
		status = saved_end(loading->input, error);
	if (status == KLP_OK)
		atomic_store(&loading->count->records, loading->count->harvest.records);
	return status;
}

/* The empty count that is filled, with what options say of it. */
static klp_status begin(struct loading *loading, const klp_count_options *options, klp_error **error)
{
	loading->options = (klp_count_options)KLP_COUNT_OPTIONS_INIT;
	klp_status status = options_take(&loading->options, sizeof loading->options, options, "klp_count_options", error);
	if (status != KLP_OK)
		return status;
	loading->count = count_allocate(error);
	if (loading->count == NULL)
		return KLP_OUT_OF_MEMORY;
	return count_take_options(loading->count, &loading->options, error);
}

static klp_status end(struct loading *loading, klp_status status, klp_count **count)
{
	if (status == KLP_OK)
		*count = loading->count;
	else
		klp_count_free(loading->count);
	return status;
}

klp_status klp_count_load_memory(klp_count **count, const void *bytes, size_t size, const char *source,
                                 const klp_count_options *options, klp_error **error)
{
	struct loading loading = { .count = NULL };
	if (count == NULL)
		return error_null(error, "count");
	if (bytes == NULL)
		return error_null(error, "bytes");
	klp_status status = begin(&loading, options, error);
	if (status != KLP_OK)
		return end(&loading, status, count);
	struct saved_input input = saved_input_of(bytes, size, source, &loading.count->limits);
	loading.input = &input;
	return end(&loading, load_all(&loading, error), count);
}

klp_status klp_count_load_file(klp_count **count, const char *path, const klp_count_options *options, klp_error **error)
{
	struct loading loading = { .count = NULL };
	struct saved_input input;
	struct buffer name = { NULL, 0, 0 };
	if (count == NULL)
		return error_null(error, "count");
	if (path == NULL)
		return error_null(error, "path");
	klp_status status = begin(&loading, options, error);
	if (status == KLP_OK && !text_readable(&name, path))
		status = error_memory(error);
	if (status == KLP_OK)
		status = saved_input_open(&input, path, name.bytes, &loading.count->limits, error);
	if (status == KLP_OK) {
		loading.input = &input;
		status = load_all(&loading, error);
		saved_input_close(&input);
	}
	buffer_free(&name);
	return end(&loading, status, count);
}
