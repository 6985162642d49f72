/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The quick way through CSV, for any processor. A file that includes this has defined before:
 *
 *     SCAN_TARGET                  the attribute of its functions
 *     struct signs read_signs()    which of 64 bytes are what
 *     uint64_t parity()            of each bit, whether an odd number of bits is set up to it
 *     uint64_t gather()            the bits of one number that another selects, side by side (pext)
 *     unsigned lowest()            where the lowest bit of a number is; anything when there is none
 *     void list_separators()       what it needs for field_at(), word by word
 *     size_t field_at()            where a field of a batch begins, by its number
 *
 * How it works. Bytes are looked at 64 at a time, and what they are is kept as numbers of 64 bits, one bit a byte, the first byte in the lowest.
 * Between quotes is where the number of quotes so far is odd: a doubled quote ends that and begins it again at once, so that pairs need
 * no care. Delimiters and line ends outside of quotes separate fields; a field is empty where a separator, or two quotes and a
 * separator, stand right at its start. Where the bytes are anything but that simple, a flag is set, and the record that holds it is
 * left to the exact reader:
 *
 *   - a quote opens elsewhere than at the start of a field or behind another, or text follows one that closes: from there on the
 *     parity means nothing;
 *   - a field begins with a blank, or with a byte that may begin one, so that it may be filled with blanks only.
 *
 * A batch of such numbers always begins at the start of a record, so that nothing is carried from one to the next. Its separators are numbered
 * from 0 on: they are the ends of fields. Whether a field is empty is gathered to one bit a field, so that of a record all fields are
 * one number, and "any of the twenty is filled" is one AND. Only the values that the definition asks for are ever looked at.
 *
 * The work is done in loops over the words of a batch without a branch in them that depends on the bytes, and then record by record; a
 * branch that is guessed wrong costs as much as looking at a whole line.
 */

#include "count/scan.h"
#include "count/scan_values.h"

enum {
	WORD_BITS = 64,
	/* a batch grows up to so many words of 64 bytes, from a few, so that little is done in vain where much is left to the exact reader */
	FEW_WORDS = 8,
	MOST_WORDS = 128,
	MOST_BYTES = MOST_WORDS * WORD_BITS,
	/* words are numbered from 1 on: word 0 is what comes before the batch. Loops go on to a multiple of so many, to be done side by side */
	STEP = 8,
	WORDS = 1 + MOST_WORDS + STEP
};

/* What 64 bytes are. */
struct signs {
	uint64_t quotes;
	uint64_t delimiters;
	uint64_t line_feeds;
	uint64_t carriage_returns;
	/* bytes that are blanks, or may begin a longer blank */
	uint64_t blanks;
};

/* What a batch of bytes is, each word by word. */
struct batch {
	size_t words;
	uint64_t quotes[WORDS];
	uint64_t delimiters[WORDS];
	uint64_t line_feeds[WORDS];
	uint64_t carriage_returns[WORDS];
	uint64_t blanks[WORDS];
	/* from the quote that opens to the byte before the one that closes */
	uint64_t inside[WORDS];
	uint64_t separators[WORDS];
	uint64_t openings[WORDS];
	uint64_t closings[WORDS];
	/* quotes that open a field, and two quotes at the start of one */
	uint64_t opened[WORDS];
	uint64_t paired[WORDS];
	uint64_t empty[WORDS];
	/* line ends of records, and of lines, also between quotes; a pair is one line end */
	uint64_t ends[WORDS];
	uint64_t lines[WORDS];
	uint64_t flags[WORDS];
	/* how many separators come before a word */
	uint32_t numbers[WORDS + 1];
	/* one bit a field, from the first of the batch on: whether it is empty */
	uint64_t empties[WORDS + 1];
	/* for field_at() */
	uint16_t field_list[1 + MOST_BYTES + WORD_BITS];
	size_t end_count;
	/* whether there are carriage returns, and line ends between quotes */
	bool has_returns;
	bool has_quoted_ends;
	/* the first byte with a flag; all of them are tidy before it */
	size_t flagged;
};

SCAN_TARGET static inline void list_separators(struct batch *batch, size_t word);
SCAN_TARGET static inline size_t field_at(const struct batch *batch, size_t number, size_t near);

/* Tells what the bytes of a word are that are `there`, and gives back whether the last of them is between quotes: all bits, or none. */
SCAN_TARGET static inline uint64_t read_word(struct batch *batch, size_t word, const struct signs *signs,
                                             uint64_t there, uint64_t open)
{
	const uint64_t inside = parity(signs->quotes & there) ^ open;
	batch->inside[word] = inside;
	batch->quotes[word] = signs->quotes & there;
	batch->delimiters[word] = signs->delimiters & there;
	batch->line_feeds[word] = signs->line_feeds & there;
	batch->carriage_returns[word] = signs->carriage_returns & there;
	batch->blanks[word] = signs->blanks & there;
	return (uint64_t)((int64_t)inside >> (WORD_BITS - 1));
}

/* Tells what the bytes are; beyond their end they are nothing. */
SCAN_TARGET static void read_batch(struct batch *batch, const char *at, size_t size, char delimiter)
{
	const size_t whole = size / WORD_BITS < batch->words ? size / WORD_BITS : batch->words;
	uint64_t open = 0;
	size_t word = 1;
	for (; word <= whole; word++, at += WORD_BITS) {
		const struct signs signs = read_signs(at, delimiter);
		open = read_word(batch, word, &signs, UINT64_MAX, open);
	}
	if (word <= batch->words) {
		const struct signs signs = read_signs(at, delimiter);
		open = read_word(batch, word, &signs, (UINT64_C(1) << size % WORD_BITS) - 1, open);
		word++;
	}
	for (; (word - 1) % STEP != 0; word++) {
		batch->inside[word] = open;
		batch->quotes[word] = batch->delimiters[word] = batch->blanks[word] = 0;
		batch->line_feeds[word] = batch->carriage_returns[word] = 0;
	}
}

/* Each bit of a word moved one byte on. */
SCAN_TARGET static inline uint64_t next_byte(const uint64_t *words, size_t word)
{
	return words[word] << 1 | words[word - 1] >> (WORD_BITS - 1);
}

/* From what the bytes are follows where fields and records end, and what is empty. */
SCAN_TARGET static void sort_batch(struct batch *batch, bool behind_return)
{
	const uint64_t last_byte = UINT64_C(1) << (WORD_BITS - 1);
	const size_t end = 1 + (batch->words + STEP - 1) / STEP * STEP;
	/* The batch begins a field, as if a separator came before it. */
	batch->separators[0] = last_byte;
	batch->closings[0] = batch->opened[0] = batch->paired[0] = 0;
	batch->carriage_returns[0] = behind_return ? last_byte : 0;
	uint64_t returns = 0, quoted_ends = 0, flags = 0;
	for (size_t i = 1; i < end; i++) {
		const uint64_t line_ends = batch->line_feeds[i] | batch->carriage_returns[i];
		batch->separators[i] = (batch->delimiters[i] | line_ends) & ~batch->inside[i];
		batch->ends[i] = line_ends & ~batch->inside[i];
		returns |= batch->carriage_returns[i];
		quoted_ends |= line_ends & batch->inside[i];
		batch->openings[i] = batch->quotes[i] & batch->inside[i];
		batch->closings[i] = batch->quotes[i] & ~batch->inside[i];
		batch->lines[i] = batch->carriage_returns[i] | (batch->line_feeds[i] & ~next_byte(batch->carriage_returns, i));
	}
	for (size_t i = 1; i < end; i++) {
		const uint64_t starts = next_byte(batch->separators, i), behind_closing = next_byte(batch->closings, i);
		batch->opened[i] = batch->openings[i] & starts;
		batch->flags[i] = (batch->openings[i] & ~(starts | behind_closing)) |
		                  (behind_closing & ~(batch->separators[i] | batch->quotes[i]));
	}
	for (size_t i = 1; i < end; i++) {
		const uint64_t starts = next_byte(batch->separators, i), behind_opening = next_byte(batch->opened, i);
		batch->paired[i] = batch->closings[i] & behind_opening;
		batch->flags[i] |= batch->blanks[i] & ~batch->separators[i] & (starts | behind_opening);
		flags |= batch->flags[i];
	}
	batch->has_returns = returns != 0;
	batch->has_quoted_ends = quoted_ends != 0;
	batch->flagged = SIZE_MAX;
	for (size_t i = 1; flags != 0 && batch->flagged == SIZE_MAX; i++)
		if (batch->flags[i] != 0)
			batch->flagged = (i - 1) * WORD_BITS + lowest(batch->flags[i]);
	for (size_t i = 1; i < end; i++)
		batch->empty[i] = batch->separators[i] & (next_byte(batch->separators, i) | next_byte(batch->paired, i));
}

/* Numbers separators, counts what ends, and gathers one bit a field. */
SCAN_TARGET static void number_batch(struct batch *batch)
{
	uint64_t gathered = 0;
	unsigned filled = 0;
	uint32_t number = 0;
	size_t gathered_words = 0, ends = 0;
	batch->field_list[0] = 0;
	for (size_t i = 1; i <= batch->words; i++) {
		const uint64_t separators = batch->separators[i], empty = gather(batch->empty[i], separators);
		const unsigned count = (unsigned)__builtin_popcountll(separators), sum = filled + count;
		batch->numbers[i] = number;
		number += count;
		gathered |= empty << filled;
		batch->empties[gathered_words] = gathered;
		const uint64_t rest = empty >> 1 >> (WORD_BITS - 1 - filled);
		/* Whether it is full is not to be guessed: all bits, or none. */
		const uint64_t full = -(uint64_t)(sum / WORD_BITS);
		gathered = (gathered & ~full) | (rest & full);
		gathered_words += sum / WORD_BITS;
		filled = sum % WORD_BITS;
		list_separators(batch, i);
		ends += (unsigned)__builtin_popcountll(batch->ends[i]);
	}
	batch->numbers[batch->words + 1] = number;
	batch->empties[gathered_words] = gathered;
	batch->empties[gathered_words + 1] = 0;
	batch->end_count = ends;
}

/* A record in a batch. */
struct fields {
	const struct batch *batch;
	/* the bytes of the batch, and where in it the record begins */
	const char *text;
	size_t start;
	/* the number of its first field, and the word it begins in */
	size_t first;
	size_t word;
	/* one bit a field: whether it is empty */
	uint64_t empty;
};

/* The value of a field, without the quotes around it. */
SCAN_TARGET static inline struct slice value_of(const struct fields *fields, unsigned column)
{
	const size_t number = fields->first + column;
	const size_t start = field_at(fields->batch, number, fields->word);
	const size_t end = field_at(fields->batch, number + 1, fields->word) - 1;
	const char *text = fields->text + start;
	/* Values that the definition asks for are hardly ever quoted: this branch is guessed right. */
	if (*text == '"')
		return (struct slice){ text + 1, end - start - 2 };
	return (struct slice){ text, end - start };
}

SCAN_TARGET static inline bool is_empty(const struct fields *fields, unsigned column)
{
	return (fields->empty >> column & 1) != 0;
}

/* No slot: the record is for the exact reader. */
enum { HARD = -1 };

/* Yes, no, or MEMO_HARD or 0, which are for the exact reader. */
SCAN_TARGET static inline unsigned answer_of(struct scan *scan, const struct fields *fields, enum count_field field)
{
	const unsigned column = scan->column_of[field];
	return is_empty(fields, column) ? WORD_NO : memo_answer(scan->memo, value_of(fields, column));
}

SCAN_TARGET static inline int open_service(const struct scan *scan, const struct fields *fields)
{
	const unsigned begin_column = scan->column_of[FIELD_BEGIN], end_column = scan->column_of[FIELD_END];
	if (is_empty(fields, begin_column))
		return SLOT_NOT_OPEN;
	int begin = values_date(value_of(fields, begin_column));
	if (begin <= DATE_EMPTY)
		return HARD;
	if (begin > scan->feed->definition->date)
		return SLOT_NOT_OPEN;
	if (is_empty(fields, end_column))
		return SLOT_COUNTED_END;
	int end = values_date(value_of(fields, end_column));
	if (end <= DATE_EMPTY)
		return HARD;
	return end > scan->feed->definition->date ? SLOT_COUNTED_END : SLOT_NOT_OPEN;
}

SCAN_TARGET static inline int ticked(struct scan *scan, const struct fields *fields)
{
	unsigned tick = answer_of(scan, fields, FIELD_TICK);
	if (tick == WORD_YES)
		return SLOT_COUNTED_END;
	if (tick != WORD_NO)
		return HARD;
	unsigned sheltered = answer_of(scan, fields, FIELD_SHELTERED);
	if (sheltered == WORD_YES)
		return SLOT_SHELTERED;
	return sheltered == WORD_NO ? SLOT_NOT_TICKED : HARD;
}

SCAN_TARGET static inline unsigned groups_of(struct scan *scan, const struct fields *fields)
{
	const unsigned column = scan->column_of[FIELD_INDICERING];
	return is_empty(fields, column) ? 0 : memo_groups(scan->memo, value_of(fields, column));
}

/* The municipality, with PLACE_OLDER. */
SCAN_TARGET static inline unsigned place_of(const struct scan *scan, const struct fields *fields)
{
	const unsigned column = scan->column_of[FIELD_MUNICIPALITY];
	int code = is_empty(fields, column) ? -1 : values_code(value_of(fields, column));
	return verdict_place(scan->feed->definition, code);
}

/* Parts and groups of a record of which all conditions hold. */
SCAN_TARGET static inline int counted(const struct scan *scan, const struct fields *fields, unsigned groups)
{
	if (groups == MEMO_HARD)
		return HARD;
	if (groups == 0)
		return SLOT_UNKNOWN_INDICERING;
	unsigned parts = ((~fields->empty & scan->affinities) != 0 ? KLP_PART_AFFINITIES : 0) |
	                 ((~fields->empty & scan->sectors) != 0 ? KLP_PART_SECTORS : 0) |
	                 ((~fields->empty & scan->tasks) != 0 ? KLP_PART_TASKS : 0);
	return (int)(groups << SLOT_GROUPS | parts);
}

/* The slot of a record, as verdict_of() has it. `registered` is a yes or no of the register extract, or 0 when the record tells it. */
SCAN_TARGET static inline int slot_of(struct scan *scan, const struct fields *fields, unsigned registered)
{
	const unsigned column = scan->column_of[FIELD_STATUS];
	/* Nearly all records come as far as the groups, and what takes longest is begun first. */
	unsigned groups = groups_of(scan, fields);
	unsigned status = is_empty(fields, column) ? 0 : memo_status(scan->memo, value_of(fields, column));
	if (status != WORD_REGISTERED)
		return status == MEMO_HARD ? HARD : SLOT_NOT_REGISTERED;
	int slot = open_service(scan, fields);
	if (slot != SLOT_COUNTED_END)
		return slot;
	if (registered == 0)
		registered = answer_of(scan, fields, FIELD_IN_REGISTER);
	if (registered != WORD_YES)
		return registered == WORD_NO ? SLOT_NOT_IN_REGISTER : HARD;
	slot = ticked(scan, fields);
	return slot == SLOT_COUNTED_END ? counted(scan, fields, groups) : slot;
}

/* The key of the client whose record it is. False for an id that the exact reader must look at. */
SCAN_TARGET static inline bool key_of(const struct scan *scan, const struct fields *fields, struct client_key *key)
{
	const unsigned column = scan->column_of[FIELD_CLIENT_ID];
	if (is_empty(fields, column))
		return false;
	struct slice id = value_of(fields, column);
	if (memchr(id.text, '"', id.length) != NULL)
		return false;
	*key = client_key_of(scan->feed->secret, id);
	return true;
}

/* take_fields() where the id of the client plays a part. */
SCAN_TARGET static bool take_client(struct scan *scan, const struct fields *fields)
{
	struct client_row row;
	unsigned registered = 0;
	if (!key_of(scan, fields, &row.key))
		return false;
	if (scan->feed->members != NULL)
		registered = clients_find(scan->feed->members, &row.key, NULL) ? WORD_YES : WORD_NO;
	const int slot = slot_of(scan, fields, registered);
	if (slot == HARD)
		return false;
	row.verdict = verdict_at(place_of(scan, fields), (unsigned)slot);
	return scan_count(scan, &row);
}

/* Judges and counts a record. False when it is for the exact reader, or there is no memory. */
SCAN_TARGET static inline bool take_fields(struct scan *scan, const struct fields *fields)
{
	if (scan->needs_key)
		return take_client(scan, fields);
	const unsigned place = place_of(scan, fields);
	const int slot = slot_of(scan, fields, 0);
	if (slot == HARD)
		return false;
	const struct verdict verdict = verdict_at(place, (unsigned)slot);
	scan->tally->cells[(size_t)verdict.place * SLOTS + verdict.slot]++;
	scan->tally->older_codes += verdict.remarks & VERDICT_OLDER_CODE;
	return true;
}

/* Whether a separator, if it is one, ends a record, and none before it does from `start` on. */
SCAN_TARGET static inline bool is_next_end(const struct batch *batch, size_t at, size_t start)
{
	const size_t last = at / WORD_BITS + 1;
	uint64_t ends = batch->ends[start / WORD_BITS + 1] & UINT64_MAX << start % WORD_BITS;
	for (size_t word = start / WORD_BITS + 1; word < last; ends = batch->ends[++word])
		if (ends != 0)
			return false;
	return (ends >> at % WORD_BITS & 1) != 0 && (ends & ((UINT64_C(1) << at % WORD_BITS) - 1)) == 0;
}

/* Whether a record is one that the quick way can judge: without a flag, and not the header once more. */
SCAN_TARGET static inline bool is_tidy(const struct scan *scan, const struct fields *fields, size_t end)
{
	const size_t length = end - fields->start;
	if (end > fields->batch->flagged || length > scan->line_bytes)
		return false;
	return length != scan->layout->header_size ||
	       memcmp(fields->text + fields->start, scan->layout->header, length) != 0;
}

/* How many of the records at the beginning of a batch are known to have as many fields as the header has and to stand a line each, so that they need
 * not be looked at one by one: all of them, as nearly always, or none. */
SCAN_TARGET static size_t regular_records(const struct batch *batch, const char *text, size_t columns, char delimiter)
{
	const size_t separators = batch->numbers[batch->words + 1], records = separators / columns;
	bool regular = !batch->has_returns && batch->end_count == records;
	size_t at = 0;
	for (size_t i = 1; i <= records; i++) {
		at = field_at(batch, i * columns, at / WORD_BITS + 1);
		regular &= text[at - 1] != delimiter;
	}
	return regular ? records : 0;
}

/* Counts the records of a batch up to the first that is left to the exact reader, or is not all in the batch. How many bytes they take;
 * *stopped tells whether there is such a one, *lines how many ends were passed. */
SCAN_TARGET static size_t take_batch(struct scan *scan, const struct batch *batch, const char *at, bool *stopped,
                                     size_t *lines)
{
	const size_t columns = scan->layout->columns, separators = batch->numbers[batch->words + 1];
	const size_t regular = regular_records(batch, at, columns, scan->layout->delimiter) * columns;
	struct fields fields = { .batch = batch, .text = at };
	size_t records = 0;
	*lines = 0;
	for (*stopped = false; fields.first < separators; ++*lines) {
		const size_t next = fields.first + columns;
		const size_t word = fields.first / WORD_BITS, bit = fields.first % WORD_BITS;
		fields.word = fields.start / WORD_BITS + 1;
		const size_t end = next <= separators ? field_at(batch, next, fields.word) - 1 : SIZE_MAX;
		if (next > regular && (end == SIZE_MAX || !is_next_end(batch, end, fields.start))) {
			/* An empty line is no record, and is a separator. */
			if (field_at(batch, fields.first + 1, fields.word) - 1 != fields.start ||
			    !is_next_end(batch, fields.start, fields.start)) {
				*stopped = end != SIZE_MAX;
				break;
			}
			fields.first++;
			fields.start++;
			continue;
		}
		fields.empty =
			scan->absent | batch->empties[word] >> bit | batch->empties[word + 1] << 1 << (WORD_BITS - 1 - bit);
		*stopped = !is_tidy(scan, &fields, end) || !take_fields(scan, &fields);
		if (*stopped)
			break;
		records++;
		fields.first = next;
		fields.start = end + 1;
	}
	scan->tally->records += records;
	return fields.start;
}

SCAN_TARGET static uint64_t lines_of(const struct batch *batch, size_t bytes)
{
	const uint64_t rest = (UINT64_C(1) << bytes % WORD_BITS) - 1;
	uint64_t lines = 0;
	size_t word = 1;
	for (; word <= bytes / WORD_BITS; word++)
		lines += (uint64_t)__builtin_popcountll(batch->lines[word]);
	return lines + (rest == 0 ? 0 : (uint64_t)__builtin_popcountll(batch->lines[word] & rest));
}

SCAN_TARGET static const char *scan_quick(struct scan *scan, const char *at, const char *end)
{
	struct batch batch;
	bool stopped = false, behind_return = false;
	for (size_t words = FEW_WORDS; at < end && !stopped;) {
		const size_t size = (size_t)(end - at), all = (size + WORD_BITS - 1) / WORD_BITS;
		batch.words = words < all ? words : all;
		read_batch(&batch, at, size, scan->layout->delimiter);
		sort_batch(&batch, behind_return);
		number_batch(&batch);
		size_t lines;
		const size_t taken = take_batch(scan, &batch, at, &stopped, &lines);
		scan->tally->lines += batch.has_returns || batch.has_quoted_ends ? lines_of(&batch, taken) : lines;
		at += taken;
		behind_return = taken > 0 ? at[-1] == '\r' : behind_return;
		if (taken == 0 && (batch.words == all || words == MOST_WORDS))
			break;
		words = words < MOST_WORDS ? 2 * words : words;
	}
	return at;
}
