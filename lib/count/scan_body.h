/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The quick way through CSV, for any processor. A file that includes this has defined before:
 *
 *     SCAN_TARGET                  the attribute of its functions
 *     struct signs read_signs()    which of 64 bytes are what
 *     uint64_t parity()            of each bit, whether an odd number of bits is set up to it
 *     uint64_t gather()            the bits of one number that another selects, side by side (pext)
 *     unsigned nth_bit()           where the nth bit of a number is (pdep and count zeros)
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
 * A batch of such numbers always begins at the start of a record, so that nothing is carried from one to the next. A record is then known by
 * numbers alone: how many separators it has; which of its fields are empty, gathered to one bit a field, so that "any of the
 * twenty is filled" is one AND; and where a field begins and ends. Only the values that the definition asks for are ever looked at.
 */

#include "count/scan.h"
#include "count/scan_values.h"

enum {
	WORD_BITS = 64,
	/* a batch grows up to so many words of 64 bytes, from a few, so that little is done in vain where much is left to the exact reader */
	FEW_WORDS = 8,
	MOST_WORDS = 128,
	/* a record of more words is left to the exact reader */
	RECORD_WORDS = 32
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

/* What a batch of bytes is. One word more than there can be, for what is read across the end. */
struct batch {
	uint64_t separators[MOST_WORDS + 1];
	uint64_t empty[MOST_WORDS + 1];
	uint64_t ends[MOST_WORDS + 1];
	uint64_t flags[MOST_WORDS + 1];
	/* ends of lines, also between quotes */
	uint64_t lines[MOST_WORDS + 1];
};

/* What a word leaves for the next one. */
struct carry {
	/* all bits where a quote is open */
	uint64_t inside;
	/* one bit: the next byte is the first of a field; comes behind a quote that closed; is the first behind one that opened a field;
	 * comes behind two quotes at the start of a field; comes behind a carriage return */
	uint64_t start;
	uint64_t closed;
	uint64_t opened;
	uint64_t paired;
	uint64_t returned;
};

/* Each bit moved one byte on. */
SCAN_TARGET static inline uint64_t next_byte(uint64_t bits, uint64_t *carry)
{
	uint64_t moved = bits << 1 | *carry;
	*carry = bits >> (WORD_BITS - 1);
	return moved;
}

/* Makes one word of a batch of what its bytes are; gives back its flags. */
SCAN_TARGET static inline uint64_t sort_word(struct batch *batch, size_t word, const struct signs *signs,
                                             struct carry *carry)
{
	const uint64_t line_ends = signs->line_feeds | signs->carriage_returns;
	const uint64_t inside = parity(signs->quotes) ^ carry->inside;
	const uint64_t separators = (signs->delimiters | line_ends) & ~inside;
	const uint64_t opening = signs->quotes & inside, closing = signs->quotes & ~inside;
	carry->inside = (uint64_t)((int64_t)inside >> (WORD_BITS - 1));

	const uint64_t starts = next_byte(separators, &carry->start);
	const uint64_t behind_closing = next_byte(closing, &carry->closed);
	const uint64_t behind_opening = next_byte(opening & starts, &carry->opened);
	const uint64_t behind_pair = next_byte(closing & behind_opening, &carry->paired);
	batch->separators[word] = separators;
	batch->ends[word] = line_ends & ~inside;
	batch->empty[word] = separators & (starts | behind_pair);
	batch->lines[word] =
		signs->carriage_returns | (signs->line_feeds & ~next_byte(signs->carriage_returns, &carry->returned));
	return (opening & ~(starts | behind_closing)) | (behind_closing & ~(separators | signs->quotes)) |
	       (signs->blanks & ~separators & (starts | behind_opening));
}

/* A batch, and what is known of it. */
struct run {
	struct batch batch;
	size_t words;
	/* the first byte with a flag; all of them are tidy before it */
	size_t flagged;
};

/* The bits of the bytes that are there. */
SCAN_TARGET static inline void cut_signs(struct signs *signs, size_t bytes)
{
	uint64_t kept = (UINT64_C(1) << bytes) - 1;
	signs->quotes &= kept;
	signs->delimiters &= kept;
	signs->line_feeds &= kept;
	signs->carriage_returns &= kept;
	signs->blanks &= kept;
}

SCAN_TARGET static void read_run(struct run *run, const char *at, size_t size, char delimiter, bool behind_return)
{
	struct carry carry = { .start = 1, .returned = behind_return };
	run->flagged = SIZE_MAX;
	for (size_t word = 0; word < run->words; word++) {
		struct signs signs = read_signs(at + word * WORD_BITS, delimiter);
		if (size - word * WORD_BITS < WORD_BITS)
			cut_signs(&signs, size - word * WORD_BITS);
		uint64_t flags = sort_word(&run->batch, word, &signs, &carry);
		if (flags != 0 && run->flagged == SIZE_MAX)
			run->flagged = word * WORD_BITS + (size_t)__builtin_ctzll(flags);
	}
}

/* A record by numbers. */
struct fields {
	const char *text;
	/* one bit a field: whether it is empty */
	uint64_t empty;
	/* its separators, and how many there are up to each word */
	uint64_t separators[RECORD_WORDS];
	unsigned upto[RECORD_WORDS];
	unsigned count;
};

/* 64 bits from any bit on. */
SCAN_TARGET static inline uint64_t bits_from(const uint64_t *words, size_t bit)
{
	size_t word = bit / WORD_BITS, offset = bit % WORD_BITS;
	return words[word] >> offset | words[word + 1] << 1 << (WORD_BITS - 1 - offset);
}

/* The record whose bytes begin at `start`, and whose line end is at `end`. */
SCAN_TARGET static inline void find_fields(struct fields *fields, const struct batch *batch, const char *at,
                                           size_t start, size_t end)
{
	fields->text = at + start;
	fields->empty = 0;
	fields->count = 0;
	size_t bits = end + 1 - start;
	for (unsigned word = 0;; word++) {
		uint64_t separators = bits_from(batch->separators, start);
		uint64_t empty = bits_from(batch->empty, start);
		if (bits < WORD_BITS)
			separators &= (UINT64_C(1) << bits) - 1;
		if (fields->count < WORD_BITS)
			fields->empty |= gather(empty, separators) << fields->count;
		fields->count += (unsigned)__builtin_popcountll(separators);
		fields->separators[word] = separators;
		fields->upto[word] = fields->count;
		if (bits <= WORD_BITS)
			break;
		start += WORD_BITS;
		bits -= WORD_BITS;
	}
}

/* Where a field ends, counted from the start of the record. */
SCAN_TARGET static inline size_t separator_of(const struct fields *fields, int column)
{
	unsigned number = (unsigned)column, word = 0, before = 0;
	while (number >= fields->upto[word])
		before = fields->upto[word++];
	return (size_t)word * WORD_BITS + nth_bit(fields->separators[word], number - before);
}

/* The value of a field, without the quotes around it. */
SCAN_TARGET static inline struct slice value_of(const struct fields *fields, int column)
{
	size_t start = column == 0 ? 0 : separator_of(fields, column - 1) + 1, end = separator_of(fields, column);
	bool quoted = fields->text[start] == '"';
	return (struct slice){ fields->text + start + quoted, end - start - (quoted ? 2 : 0) };
}

SCAN_TARGET static inline bool is_empty(const struct fields *fields, int column)
{
	return column == NO_COLUMN || (fields->empty >> column & 1) != 0;
}

/* No slot: the record is for the exact reader. */
enum { HARD = -1 };

/* Yes, no, or MEMO_HARD or 0, which are for the exact reader. */
SCAN_TARGET static inline unsigned answer_of(struct scan *scan, const struct fields *fields, enum count_field field)
{
	int column = scan->layout->column_of[field];
	return is_empty(fields, column) ? WORD_NO : memo_answer(scan->memo, value_of(fields, column));
}

SCAN_TARGET static inline int open_service(const struct scan *scan, const struct fields *fields)
{
	const struct csv_layout *layout = scan->layout;
	int begin_column = layout->column_of[FIELD_BEGIN], end_column = layout->column_of[FIELD_END];
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

/* Parts and groups of a record of which all conditions hold. */
SCAN_TARGET static inline int counted(struct scan *scan, const struct fields *fields)
{
	int column = scan->layout->column_of[FIELD_INDICERING];
	unsigned groups = is_empty(fields, column) ? 0 : memo_groups(scan->memo, value_of(fields, column));
	if (groups == MEMO_HARD)
		return HARD;
	if (groups == 0)
		return SLOT_UNKNOWN_INDICERING;
	unsigned parts = ((~fields->empty & scan->affinities) != 0 ? KLP_PART_AFFINITIES : 0) |
	                 ((~fields->empty & scan->sectors) != 0 ? KLP_PART_SECTORS : 0) |
	                 ((~fields->empty & scan->tasks) != 0 ? KLP_PART_TASKS : 0);
	return (int)(groups << SLOT_GROUPS | parts);
}

/* The slot of a record, as verdict_of() has it. */
SCAN_TARGET static inline int slot_of(struct scan *scan, const struct fields *fields, bool member)
{
	int column = scan->layout->column_of[FIELD_STATUS];
	unsigned status = is_empty(fields, column) ? 0 : memo_status(scan->memo, value_of(fields, column));
	if (status != WORD_REGISTERED)
		return status == MEMO_HARD ? HARD : SLOT_NOT_REGISTERED;
	int slot = open_service(scan, fields);
	if (slot != SLOT_COUNTED_END)
		return slot;
	unsigned registered = member ? WORD_YES : WORD_NO;
	if (scan->feed->members == NULL)
		registered = answer_of(scan, fields, FIELD_IN_REGISTER);
	if (registered != WORD_YES)
		return registered == WORD_NO ? SLOT_NOT_IN_REGISTER : HARD;
	slot = ticked(scan, fields);
	return slot == SLOT_COUNTED_END ? counted(scan, fields) : slot;
}

/* The key of the client whose record it is. False for an id that the exact reader must look at. */
SCAN_TARGET static inline bool key_of(const struct scan *scan, const struct fields *fields, struct client_key *key)
{
	int column = scan->layout->column_of[FIELD_CLIENT_ID];
	if (is_empty(fields, column))
		return false;
	struct slice id = value_of(fields, column);
	if (memchr(id.text, '"', id.length) != NULL)
		return false;
	*key = client_key_of(scan->feed->secret, id);
	return true;
}

/* Judges and counts a record. False when it is for the exact reader, or there is no memory. */
SCAN_TARGET static inline bool take_fields(struct scan *scan, const struct fields *fields, size_t length)
{
	const struct definition *definition = scan->feed->definition;
	struct client_row row = { .verdict = { 0 } };
	bool member = false;
	if (fields->count != scan->layout->columns)
		return false;
	if (length == scan->layout->header_size && memcmp(fields->text, scan->layout->header, length) == 0)
		return false;
	if (feed_needs_key(scan->feed)) {
		if (!key_of(scan, fields, &row.key))
			return false;
		member = scan->feed->members != NULL && clients_find(scan->feed->members, &row.key, NULL);
	}
	int slot = slot_of(scan, fields, member);
	if (slot == HARD)
		return false;
	int column = scan->layout->column_of[FIELD_MUNICIPALITY];
	int code = is_empty(fields, column) ? -1 : values_code(value_of(fields, column));
	unsigned place = code < 0 ? PLACE_UNKNOWN : definition->places[code];
	row.verdict.slot = (uint8_t)slot;
	row.verdict.place = (uint16_t)(place & ~(unsigned)PLACE_OLDER);
	row.verdict.remarks = (place & PLACE_OLDER) != 0 ? VERDICT_OLDER_CODE : 0;
	return scan_count(scan, &row);
}

/* Counts the records of a batch up to the first that is left to the exact reader. How many bytes they take; *stopped tells whether
 * there is such a one. */
SCAN_TARGET static size_t take_run(struct scan *scan, const struct run *run, const char *at, bool *stopped)
{
	size_t start = 0;
	struct fields fields;
	*stopped = false;
	for (size_t word = 0; word < run->words; word++) {
		for (uint64_t ends = run->batch.ends[word]; ends != 0; ends &= ends - 1) {
			size_t end = word * WORD_BITS + (size_t)__builtin_ctzll(ends), length = end - start;
			if (length > 0) {
				*stopped = end > run->flagged || length > scan->line_bytes || length >= RECORD_WORDS * WORD_BITS;
				if (*stopped)
					return start;
				find_fields(&fields, &run->batch, at, start, end);
				*stopped = !take_fields(scan, &fields, length);
				if (*stopped)
					return start;
			}
			start = end + 1;
		}
	}
	return start;
}

SCAN_TARGET static uint64_t lines_of(const struct batch *batch, size_t bytes)
{
	uint64_t lines = 0;
	size_t word = 0;
	for (; word < bytes / WORD_BITS; word++)
		lines += (uint64_t)__builtin_popcountll(batch->lines[word]);
	uint64_t rest = (UINT64_C(1) << bytes % WORD_BITS) - 1;
	return lines + (rest == 0 ? 0 : (uint64_t)__builtin_popcountll(batch->lines[word] & rest));
}

SCAN_TARGET static inline const char *scan_quick(struct scan *scan, const char *at, const char *end)
{
	struct run run;
	bool stopped = false, behind_return = false;
	for (size_t words = FEW_WORDS; at < end && !stopped;) {
		size_t size = (size_t)(end - at), all = (size + WORD_BITS - 1) / WORD_BITS;
		run.words = words < all ? words : all;
		read_run(&run, at, size, scan->layout->delimiter, behind_return);
		run.batch.separators[run.words] = run.batch.empty[run.words] = 0;
		size_t taken = take_run(scan, &run, at, &stopped);
		scan->tally->lines += lines_of(&run.batch, taken);
		at += taken;
		behind_return = taken > 0 ? at[-1] == '\r' : behind_return;
		if (taken == 0 && (run.words == all || words == MOST_WORDS))
			break;
		words = words < MOST_WORDS ? 2 * words : words;
	}
	return at;
}
