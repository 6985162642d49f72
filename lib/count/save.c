/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Saving a count. saved.h has the format, and each function here writes the content of one section. */

#include "count/saved.h"

#include "base/memory.h"
#include "base/replace.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

const char saved_tags[SAVED_SECTIONS][SAVED_TAG_BYTES + 1] = {
	[SAVED_CHOICES] = "CHOI", [SAVED_WORDS] = "WORD",    [SAVED_NAMES] = "NAME",    [SAVED_CODES] = "CODE",
	[SAVED_CELLS] = "CELL",   [SAVED_REGISTER] = "REGI", [SAVED_PROBLEMS] = "PROB", [SAVED_MEMBERS] = "MEMB",
	[SAVED_CLIENTS] = "CLIE", [SAVED_END] = "END.",
};

/* On the way out: clients are many, so that what they become is handed on piece by piece. */
struct saving {
	const klp_count *count;
	/** a caller's function, or the file */
	klp_write_function write;
	void *context;
	struct replacement *file;
	/** of the section that is being written */
	uLong crc;
	/** the content of a small section */
	struct buffer content;
	/** whether there was memory for all of it */
	bool whole;
};

struct definition_words *saved_words(struct definition *definition, int list)
{
	struct definition_words *const lists[SAVED_LISTS] = { &definition->groups, &definition->answers,
		                                                  &definition->statuses };
	return lists[list];
}

uint32_t saved_places_check(const struct definition *definition)
{
	uLong crc = crc32(0, NULL, 0);
	for (int code = 0; code <= HIGHEST_CODE; code++) {
		unsigned place = definition->places[code];
		const unsigned char bytes[2] = { (unsigned char)(place & 0xFF), (unsigned char)(place >> 8) };
		crc = crc32(crc, bytes, sizeof bytes);
	}
	return (uint32_t)crc;
}

/* -------------------------------------------------------------------- bytes out */

static klp_status put(struct saving *saving, const void *bytes, size_t size, klp_error **error)
{
	if (size == 0)
		return KLP_OK;
	saving->crc = crc32_z(saving->crc, bytes, size);
	if (saving->file != NULL)
		return replace_write(saving->file, bytes, size, error);
	if (saving->write(saving->context, bytes, size) != 0)
		return error_set(error, KLP_IO, NULL, "the count could not be saved: the caller's function failed");
	return KLP_OK;
}

static void set_number(unsigned char *bytes, uint64_t number, int size)
{
	for (int i = 0; i < size; i++)
		bytes[i] = (unsigned char)(number >> (8 * i) & 0xFF);
}

static klp_status put_number(struct saving *saving, uint64_t number, int size, klp_error **error)
{
	unsigned char bytes[sizeof number];
	set_number(bytes, number, size);
	return put(saving, bytes, (size_t)size, error);
}

static klp_status begin_section(struct saving *saving, enum saved_section section, uint64_t size, klp_error **error)
{
	saving->crc = crc32(0, NULL, 0);
	klp_status status = put(saving, saved_tags[section], SAVED_TAG_BYTES, error);
	return status == KLP_OK ? put_number(saving, size, SAVED_SIZE_BYTES, error) : status;
}

static klp_status end_section(struct saving *saving, klp_error **error)
{
	return put_number(saving, saving->crc, SAVED_CRC_BYTES, error);
}

static klp_status put_section(struct saving *saving, enum saved_section section, klp_error **error)
{
	if (!saving->whole)
		return error_memory(error);
	klp_status status = begin_section(saving, section, saving->content.size, error);
	if (status == KLP_OK)
		status = put(saving, saving->content.bytes, saving->content.size, error);
	saving->content.size = 0;
	return status == KLP_OK ? end_section(saving, error) : status;
}

/* ------------------------------------------------------------- content of sections */

static void add_bytes(struct saving *saving, const void *bytes, size_t size)
{
	saving->whole = saving->whole && buffer_add(&saving->content, bytes, size);
}

static void add_number(struct saving *saving, uint64_t number, int size)
{
	unsigned char bytes[sizeof number];
	set_number(bytes, number, size);
	add_bytes(saving, bytes, (size_t)size);
}

/* How much of a text can be saved: all of any name, and what is longer up to a character's end. */
static size_t saved_length(const char *text)
{
	size_t length = strlen(text);
	if (length < SAVED_NO_TEXT)
		return length;
	length = SAVED_NO_TEXT - 1;
	while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
		length--;
	return length;
}

/* Its size (2) and the bytes. */
static void add_text(struct saving *saving, const char *text)
{
	size_t length = text == NULL ? 0 : saved_length(text);
	add_number(saving, text == NULL ? SAVED_NO_TEXT : length, 2);
	add_bytes(saving, text, length);
}

/* The date (4), both (1), coverage (1), SAVED_UNIQUE… (1), the delimiter (1), and with SAVED_KEYED the check of the key (12). */
static void add_choices(struct saving *saving)
{
	const klp_count *count = saving->count;
	const struct definition *definition = &count->definition;
	bool keyed = count->caller_key && (definition->unique || definition->joined);
	add_number(saving, (uint64_t)definition->date, 4);
	add_number(saving, (uint64_t)count->both, 1);
	add_number(saving, (uint64_t)count->coverage, 1);
	add_number(saving,
	           (definition->unique ? SAVED_UNIQUE : 0) | (definition->joined ? SAVED_JOINED : 0) |
	               (keyed ? SAVED_KEYED : 0) | (count->fed ? SAVED_FED : 0),
	           1);
	add_number(saving, (unsigned char)definition->delimiter, 1);
	if (keyed)
		add_bytes(saving, count->check.bytes, SAVED_KEY_BYTES);
}

static int order_words(const void *one, const void *other)
{
	const struct definition_word *a = one, *b = other;
	return memcmp(a->text, b->text, sizeof a->text);
}

/* List by list: how many words (2), and of each its meaning (1), its size (1) and itself; in the order of their bytes. */
static void add_words(struct saving *saving)
{
	for (int list = 0; list < SAVED_LISTS; list++) {
		/* Only its address is made: nothing of the count is changed. */
		const struct definition_words *words = saved_words((struct definition *)&saving->count->definition, list);
		struct definition_word *sorted = memory_allocate(words->count * sizeof *sorted);
		saving->whole = saving->whole && sorted != NULL;
		if (sorted == NULL)
			return;
		memcpy(sorted, words->words, words->count * sizeof *sorted);
		qsort(sorted, words->count, sizeof *sorted, order_words);
		add_number(saving, words->count, 2);
		for (size_t i = 0; i < words->count; i++) {
			add_number(saving, sorted[i].meaning, 1);
			add_number(saving, sorted[i].length, 1);
			add_bytes(saving, sorted[i].text, sorted[i].length);
		}
		memory_release(sorted);
	}
}

/* Column by column the name that it has in the export, or none. */
static void add_names(struct saving *saving)
{
	for (int field = 0; field < COUNT_FIELDS; field++)
		add_text(saving, saving->count->definition.names[field]);
}

/* The year (2), the check of the places (4), how many municipalities there are (2), and the nnnn of each code (2). */
static void add_codes(struct saving *saving)
{
	const struct definition *definition = &saving->count->definition;
	add_number(saving, (uint64_t)definition->year, 2);
	add_number(saving, saved_places_check(definition), 4);
	add_number(saving, definition->municipalities, 2);
	for (unsigned i = 0; i < definition->municipalities; i++) {
		const char *code = klp_territory_municipality_code(saving->count->territory, definition->year, (int)i);
		int number = definition_code(slice_of(code));
		add_number(saving, number < 0 ? 0 : (uint64_t)number, 2);
	}
}

/* Records, with an older code, unusable, with several municipalities (8 each); then each cell that is not 0: its place (2), slot (1)
 * and number (8). Where the clients themselves are saved their cells are not. */
static void add_cells(struct saving *saving)
{
	const klp_count *count = saving->count;
	const uint64_t *cells = count_sum(count);
	bool saved_apart = count->definition.unique && count->caller_key;
	add_number(saving, count->harvest.records, 8);
	add_number(saving, count->harvest.older_codes, 8);
	add_number(saving, count->harvest.unusable, 8);
	add_number(saving, saved_apart ? 0 : count->several_places, 8);
	for (size_t i = 0; !saved_apart && i < count_cells(count); i++) {
		if (cells[i] == 0)
			continue;
		add_number(saving, i / SLOTS, 2);
		add_number(saving, i % SLOTS, 1);
		add_number(saving, cells[i], 8);
	}
}

/* Records of the register extracts, of them with an older code, and unusable (8 each); then each place with people: itself (2) and their number
 * (8). Where the members themselves are saved the places are not. */
static void add_register(struct saving *saving)
{
	const klp_count *count = saving->count;
	add_number(saving, count->register_harvest.records, 8);
	add_number(saving, count->register_harvest.older_codes, 8);
	add_number(saving, count->register_harvest.unusable, 8);
	for (unsigned place = 0; !count->caller_key && place <= count->definition.municipalities; place++) {
		if (count->register_places[place] == 0)
			continue;
		add_number(saving, place, 2);
		add_number(saving, count->register_places[place], 8);
	}
}

static void add_problems_of(struct saving *saving, const struct harvest *harvest)
{
	add_number(saving, harvest->problem_count, 4);
	for (size_t i = 0; i < harvest->problem_count; i++) {
		const struct problem *problem = &harvest->problems[i];
		add_number(saving, problem->line, 8);
		add_number(saving, problem->field < 0 ? SAVED_NO_FIELD : (uint64_t)problem->field, 1);
		add_text(saving, problem->source);
		add_text(saving, problem->what);
	}
}

/* Of the extracts and of those of the register: how many (4), and of each the line (8), the column (1), the source and why. */
static void add_problems(struct saving *saving)
{
	add_problems_of(saving, &saving->count->harvest);
	add_problems_of(saving, &saving->count->register_harvest);
}

/* --------------------------------------------------------------------- the whole */

/* The clients of a table, in the order of their keys. */
static klp_status put_clients(struct saving *saving, enum saved_section section, const struct clients *clients,
                              klp_error **error)
{
	bool saved = clients != NULL && saving->count->caller_key;
	klp_status status = begin_section(saving, section, saved ? clients_count(clients) * SAVED_CLIENT_BYTES : 0, error);
	uint64_t at = 0;
	struct client_key key;
	struct verdict verdict;
	unsigned char block[256 * SAVED_CLIENT_BYTES];
	size_t filled = 0;
	while (status == KLP_OK && saved && clients_next(clients, &at, &key, &verdict)) {
		unsigned char *bytes = block + filled;
		memcpy(bytes, key.bytes, SAVED_KEY_BYTES);
		set_number(bytes + SAVED_KEY_BYTES, verdict.place, 2);
		bytes[SAVED_KEY_BYTES + 2] = verdict.slot;
		bytes[SAVED_KEY_BYTES + 3] = verdict.remarks;
		filled += SAVED_CLIENT_BYTES;
		if (filled < sizeof block)
			continue;
		status = put(saving, block, filled, error);
		filled = 0;
	}
	if (status == KLP_OK)
		status = put(saving, block, filled, error);
	return status == KLP_OK ? end_section(saving, error) : status;
}

static klp_status put_all(struct saving *saving, klp_error **error)
{
	static void (*const contents[SAVED_MEMBERS])(struct saving *) = {
		[SAVED_CHOICES] = add_choices,   [SAVED_WORDS] = add_words, [SAVED_NAMES] = add_names,
		[SAVED_CODES] = add_codes,       [SAVED_CELLS] = add_cells, [SAVED_REGISTER] = add_register,
		[SAVED_PROBLEMS] = add_problems,
	};
	klp_status status = put(saving, SAVED_MAGIC, SAVED_MAGIC_BYTES, error);
	if (status == KLP_OK)
		status = put_number(saving, SAVED_VERSION, SAVED_VERSION_BYTES, error);
	for (int section = 0; status == KLP_OK && section < SAVED_MEMBERS; section++) {
		contents[section](saving);
		status = put_section(saving, (enum saved_section)section, error);
	}
	if (status == KLP_OK)
		status = put_clients(saving, SAVED_MEMBERS, saving->count->members, error);
	if (status == KLP_OK)
		status = put_clients(saving, SAVED_CLIENTS, saving->count->clients, error);
	if (status == KLP_OK)
		status = put_section(saving, SAVED_END, error);
	return status;
}

static klp_status save(struct saving *saving, klp_error **error)
{
	saving->whole = true;
	klp_status status = put_all(saving, error);
	buffer_free(&saving->content);
	return status;
}

klp_status klp_count_save_stream(const klp_count *count, klp_write_function write, void *context, klp_error **error)
{
	if (count == NULL)
		return error_null(error, "count");
	if (write == NULL)
		return error_null(error, "write");
	klp_status status = count_check_whole(count, error);
	struct saving saving = { .count = count, .write = write, .context = context };
	return status == KLP_OK ? save(&saving, error) : status;
}

klp_status klp_count_save_file(const klp_count *count, const char *path, klp_error **error)
{
	struct replacement file;
	if (count == NULL)
		return error_null(error, "count");
	if (path == NULL)
		return error_null(error, "path");
	klp_status status = count_check_whole(count, error);
	if (status == KLP_OK)
		status = replace_begin(&file, path, error);
	if (status != KLP_OK)
		return status;
	struct saving saving = { .count = count, .file = &file };
	status = save(&saving, error);
	if (status == KLP_OK)
		return replace_commit(&file, error);
	replace_abandon(&file);
	return status;
}
