/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "base/text.h"
#include "base/buffer.h"

#include <string.h>
#include <utf8proc.h>

struct slice slice_of(const char *text)
{
	return (struct slice){ text, strlen(text) };
}

int text_quoted(struct slice text)
{
	enum { MOST_QUOTED = 96 };
	if (text.length <= MOST_QUOTED)
		return (int)text.length;
	int length = MOST_QUOTED;
	while (length > 0 && ((unsigned char)text.text[length] & 0xC0) == 0x80) /* not within a character */
		length--;
	return length;
}

bool text_is_utf8(const char *bytes, size_t size, size_t *bad)
{
	const unsigned char *at = (const unsigned char *)bytes;
	size_t i = 0;
	while (i < size) {
		/* Most of a document is ASCII: eight bytes at a time. */
		uint64_t eight;
		while (size - i >= sizeof eight) {
			memcpy(&eight, at + i, sizeof eight);
			if ((eight & UINT64_C(0x8080808080808080)) != 0)
				break;
			i += sizeof eight;
		}
		while (i < size && at[i] < 0x80)
			i++;
		if (i == size)
			break;
		utf8proc_int32_t character;
		utf8proc_ssize_t length = utf8proc_iterate(at + i, (utf8proc_ssize_t)(size - i), &character);
		if (length < 0) {
			*bad = i;
			return false;
		}
		i += (size_t)length;
	}
	return true;
}

bool text_readable(struct buffer *readable, const char *bytes)
{
	size_t start = readable->size, bad;
	if (!buffer_add_text(readable, bytes) || !buffer_end_text(readable))
		return false;
	/* On from the bad byte: what came before it has been looked at. */
	for (size_t at = start; !text_is_utf8(readable->bytes + at, readable->size - at, &bad); at += bad + 1)
		readable->bytes[at + bad] = '?';
	return true;
}

uint32_t text_character(const char *text, size_t size, size_t *length)
{
	unsigned char first = (unsigned char)text[0];
	if (first < 0x80) {
		*length = 1;
		return first;
	}
	utf8proc_int32_t character;
	utf8proc_ssize_t bytes = utf8proc_iterate((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)size, &character);
	if (bytes < 0) {
		*length = 1;
		return UINT32_C(0xFFFD);
	}
	*length = (size_t)bytes;
	return (uint32_t)character;
}

bool text_is_blank(uint32_t character)
{
	if (character <= 0x20)
		return character == ' ' || (character >= '\t' && character <= '\r');
	switch (character) {
	case 0x0085: /* next line */
	case 0x00A0: /* no-break space */
	case 0x1680: /* ogham space */
	case 0x2028: /* line separator */
	case 0x2029: /* paragraph separator */
	case 0x202F: /* narrow no-break space */
	case 0x205F: /* mathematical space */
	case 0x2060: /* word joiner */
	case 0x3000: /* ideographic space */
	case 0xFEFF: /* byte order mark */
		return true;
	default:
		return character >= 0x2000 && character <= 0x200D; /* en quad … zero-width joiner */
	}
}

/* What a byte is by itself: nearly all of a text is ASCII, and needs no decoding. */
enum { INK = 0, BLANK = 1, LONGER = 2 };

static const unsigned char byte_class[256] = {
	['\t'] = BLANK,
	['\n'] = BLANK,
	['\v'] = BLANK,
	['\f'] = BLANK,
	['\r'] = BLANK,
	[' '] = BLANK,
	/* the lead bytes of the characters that may be blanks: U+0085 … U+00A0, U+1680, U+2000 … U+3000, U+FEFF */
	[0xC2] = LONGER,
	[0xE1] = LONGER,
	[0xE2] = LONGER,
	[0xE3] = LONGER,
	[0xEF] = LONGER,
};

/* Whether a blank is at the start of a slice that is not empty, and the bytes of that character; of ink, bytes that can be
 * passed over one by one. */
static bool begins_blank(struct slice slice, size_t *length)
{
	unsigned char class = byte_class[(unsigned char)slice.text[0]];
	*length = 1;
	if (class != LONGER)
		return class == BLANK;
	return text_is_blank(text_character(slice.text, slice.length, length));
}

/* How many bytes come before the first that is of another class, from one on. */
static inline size_t pass_over(struct slice slice, size_t at, unsigned char class)
{
	while (at < slice.length && byte_class[(unsigned char)slice.text[at]] == class)
		at++;
	return at;
}

/* The same from a byte on that begins a longer character: of characters that are all blanks, or none. */
static size_t pass_over_longer(struct slice slice, size_t at, bool blank)
{
	size_t length;
	while (at < slice.length && begins_blank((struct slice){ slice.text + at, slice.length - at }, &length) == blank)
		at = pass_over(slice, at + length, blank ? BLANK : INK);
	return at;
}

/* How many bytes of blank a slice begins with. */
static inline size_t blank_prefix(struct slice slice)
{
	size_t at = pass_over(slice, 0, BLANK);
	bool longer = at < slice.length && byte_class[(unsigned char)slice.text[at]] == LONGER;
	return longer ? pass_over_longer(slice, at, true) : at;
}

/* How many bytes come before the first blank. */
static inline size_t word_prefix(struct slice slice)
{
	size_t at = pass_over(slice, 0, INK);
	bool longer = at < slice.length && byte_class[(unsigned char)slice.text[at]] == LONGER;
	return longer ? pass_over_longer(slice, at, false) : at;
}

struct slice text_trim(struct slice slice)
{
	if (slice.length == 0) /* its text may be NULL, to which nothing may be added */
		return slice;
	unsigned char first = (unsigned char)slice.text[0], last = (unsigned char)slice.text[slice.length - 1];
	if (byte_class[first] == INK && byte_class[last] == INK && last < 0x80) /* else it may end a longer character */
		return slice;
	size_t skip = blank_prefix(slice);
	slice.text += skip;
	slice.length -= skip;
	while (slice.length > 0) {
		size_t start = slice.length - 1;
		if ((unsigned char)slice.text[start] < 0x80) {
			if (byte_class[(unsigned char)slice.text[start]] == INK)
				break;
			slice.length = start;
			continue;
		}
		while (start > 0 && ((unsigned char)slice.text[start] & 0xC0) == 0x80)
			start--;
		size_t length;
		if (!text_is_blank(text_character(slice.text + start, slice.length - start, &length)))
			break;
		slice.length = start;
	}
	return slice;
}

bool text_has_ink(struct slice slice)
{
	return slice.length > 0 && blank_prefix(slice) < slice.length;
}

struct slice text_word(struct slice *rest)
{
	if (rest->length == 0)
		return *rest;
	size_t skip = blank_prefix(*rest);
	rest->text += skip;
	rest->length -= skip;
	struct slice word = { rest->text, word_prefix(*rest) };
	rest->text += word.length;
	rest->length -= word.length;
	return word;
}

size_t text_words(struct slice slice, size_t most)
{
	size_t count = 0, at = 0, length;
	while (at < slice.length && count < most) {
		at += blank_prefix((struct slice){ slice.text + at, slice.length - at });
		length = word_prefix((struct slice){ slice.text + at, slice.length - at });
		count += length > 0;
		at += length;
	}
	return count;
}

bool text_has_digit(struct slice slice)
{
	/* Eight bytes at a time: with the bits of '0' turned over, the digits and nothing else are below ten; and taking ten from
	 * each byte borrows its highest bit where it was. */
	const uint64_t ones = UINT64_C(0x0101010101010101), zeros = ones * '0', tens = ones * 10, high = ones * 0x80;
	uint64_t eight;
	size_t at = 0;
	for (; slice.length - at >= sizeof eight; at += sizeof eight) {
		memcpy(&eight, slice.text + at, sizeof eight);
		eight ^= zeros;
		if (((eight - tens) & ~eight & high) != 0)
			return true;
	}
	for (; at < slice.length; at++)
		if (slice.text[at] >= '0' && slice.text[at] <= '9')
			return true;
	return false;
}

size_t text_characters(struct slice slice)
{
	/* All bytes but those that continue a character, 10xxxxxx: eight at a time, their bits added up by a product. */
	const uint64_t ones = UINT64_C(0x0101010101010101);
	size_t count = slice.length, i = 0;
	uint64_t eight;
	for (; slice.length - i >= sizeof eight; i += sizeof eight) {
		memcpy(&eight, slice.text + i, sizeof eight);
		count -= (size_t)(((eight >> 7 & ~(eight >> 6) & ones) * ones) >> 56);
	}
	for (; i < slice.length; i++)
		count -= ((unsigned char)slice.text[i] & 0xC0) == 0x80;
	return count;
}

struct place text_place(struct slice text, size_t at, const char *source, bool paged)
{
	struct place place = { .source = source, .page = paged, .line = 1, .byte = at };
	size_t start = 0;
	for (size_t i = 0; i < at; i++) {
		place.page += paged && text.text[i] == '\f';
		bool pair = text.text[i] == '\r' && i + 1 < text.length && text.text[i + 1] == '\n';
		if (pair || (text.text[i] != '\n' && text.text[i] != '\r'))
			continue;
		place.line++;
		start = i + 1;
	}
	place.column = text_characters((struct slice){ text.text + start, at - start }) + 1;
	return place;
}

/* ---------------------------------------------------------------------- keys */

static bool append_byte(char key[TEXT_KEY_BYTES], size_t *length, char byte)
{
	if (*length + 1 >= TEXT_KEY_BYTES)
		return false;
	key[(*length)++] = byte;
	return true;
}

/* Appends one decomposed character when it counts; false when the key is full. */
static bool append_character(char key[TEXT_KEY_BYTES], size_t *length, utf8proc_int32_t character)
{
	if (character == '&')
		return append_byte(key, length, 'e') && append_byte(key, length, 'n');
	utf8proc_category_t category = utf8proc_category(character);
	/* Modifier letters are apostrophes and the like. */
	bool letter =
		category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO && category != UTF8PROC_CATEGORY_LM;
	bool digit = category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO;
	if (!letter && !digit)
		return true;
	utf8proc_uint8_t bytes[4];
	size_t size = (size_t)utf8proc_encode_char(character, bytes);
	if (*length + size >= TEXT_KEY_BYTES)
		return false;
	memcpy(key + *length, bytes, size);
	*length += size;
	return true;
}

/* What an ASCII character comes to in a key: itself, a capital its small letter, and nothing else anything. */
static const char plain_key[0x80] = "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
									"\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
									"0123456789\0\0\0\0\0\0"
									"\0abcdefghijklmnopqrstuvwxyz\0\0\0\0\0"
									"\0abcdefghijklmnopqrstuvwxyz\0\0\0\0";

/* Appends the key of the ASCII characters that a piece begins with, and returns how many they are. */
static size_t append_plain(char key[TEXT_KEY_BYTES], size_t *length, struct slice piece)
{
	size_t at = 0, end = *length;
	while (at < piece.length && end + 1 < TEXT_KEY_BYTES) {
		unsigned char byte = (unsigned char)piece.text[at];
		if (byte >= 0x80 || byte == '&')
			break;
		key[end] = plain_key[byte];
		end += plain_key[byte] != '\0';
		at++;
	}
	*length = end;
	return at;
}

/* Appends the key of one character of any kind. */
static bool append_decomposed(char key[TEXT_KEY_BYTES], size_t *length, uint32_t character)
{
	enum { LONGEST_DECOMPOSITION = 32 };
	const utf8proc_option_t options =
		UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE;
	utf8proc_int32_t parts[LONGEST_DECOMPOSITION];
	int last_class = 0;
	utf8proc_ssize_t count =
		utf8proc_decompose_char((utf8proc_int32_t)character, parts, LONGEST_DECOMPOSITION, options, &last_class);
	for (utf8proc_ssize_t i = 0; i < count && i < LONGEST_DECOMPOSITION; i++)
		if (!append_character(key, length, parts[i]))
			return false;
	return true;
}

size_t text_key_append(char key[TEXT_KEY_BYTES], size_t length, struct slice piece)
{
	size_t at = 0;
	if (length >= TEXT_KEY_BYTES)
		goto too_long;
	while (at < piece.length) { /* the text of an empty piece may be NULL, to which nothing may be added */
		at += append_plain(key, &length, (struct slice){ piece.text + at, piece.length - at });
		if (at == piece.length)
			break;
		size_t bytes;
		uint32_t character = text_character(piece.text + at, piece.length - at, &bytes);
		at += bytes;
		if (!append_decomposed(key, &length, character))
			goto too_long;
	}
	key[length] = '\0';
	return length;

too_long:
	key[0] = '\0';
	return SIZE_MAX;
}

size_t text_key(char key[TEXT_KEY_BYTES], struct slice name)
{
	return text_key_append(key, 0, name);
}

/* ------------------------------------------------------------------ distance */

enum { DISTANCE_LONGEST = 127 };

static size_t smaller(size_t one, size_t other)
{
	return one < other ? one : other;
}

size_t text_distance(struct slice one, struct slice other, size_t limit)
{
	size_t gap = one.length > other.length ? one.length - other.length : other.length - one.length;
	if (gap > limit || one.length > DISTANCE_LONGEST || other.length > DISTANCE_LONGEST)
		return limit + 1;

	/* Optimal string alignment: three rows of the table at a time. */
	size_t rows[3][DISTANCE_LONGEST + 1];
	size_t *before = rows[0], *above = rows[1], *row = rows[2];
	for (size_t j = 0; j <= other.length; j++)
		above[j] = j;
	for (size_t i = 1; i <= one.length; i++) {
		row[0] = i;
		size_t least = i;
		for (size_t j = 1; j <= other.length; j++) {
			size_t change = above[j - 1] + (one.text[i - 1] != other.text[j - 1]);
			row[j] = smaller(change, smaller(above[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && one.text[i - 1] == other.text[j - 2] && one.text[i - 2] == other.text[j - 1])
				row[j] = smaller(row[j], before[j - 2] + 1);
			least = smaller(least, row[j]);
		}
		if (least > limit)
			return limit + 1;
		size_t *recycled = before;
		before = above;
		above = row;
		row = recycled;
	}
	return smaller(above[other.length], limit + 1);
}
