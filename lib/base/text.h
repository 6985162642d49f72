/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * UTF-8 text: is it valid, where a byte of it stands, what is blank, and the key by which names are compared.
 */

#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** A piece of text that somebody else owns; not ended by a zero byte. */
struct slice {
	const char *text;
	size_t length;
};

struct slice slice_of(const char *text);

struct buffer;

/** Adds any bytes, such as a path, as UTF-8: with a question mark for each byte that is not; and a zero byte, as
 * buffer_end_text(). False when there is no memory. */
bool text_readable(struct buffer *readable, const char *bytes);

/** How much of a text a message quotes, as the precision of "%.*s": all of a name, and the beginning of what is longer. */
int text_quoted(struct slice text);

/** Whether the bytes are valid UTF-8. If not, *bad is the offset of the first wrong byte. */
bool text_is_utf8(const char *bytes, size_t size, size_t *bad);

/** The character at the start of valid UTF-8, and in *length its bytes. `size` is at least 1. */
uint32_t text_character(const char *text, size_t size, size_t *length);

/** Whether a character is a blank: space, tab, no-break and thin spaces, zero-width ones, byte order mark; line ends and
 * form feeds too. */
bool text_is_blank(uint32_t character);

/** Without the blanks at both ends. */
struct slice text_trim(struct slice slice);

/** Whether there is anything but blanks. */
bool text_has_ink(struct slice slice);

/** The next word (run of non-blanks) of *rest, which is moved past it. Length 0 at the end. */
struct slice text_word(struct slice *rest);

/** How many words a text has; `most` when it has more. */
size_t text_words(struct slice slice, size_t most);

/** Whether any of its bytes is a digit, 0-9. */
bool text_has_digit(struct slice slice);

/** How many characters a text has: for columns in messages. */
size_t text_characters(struct slice slice);

/** The place of a byte of valid UTF-8, or of the end, whatever its line ends. Counted from the start: only for errors and notes.
 *
 * @param paged  whether form feeds begin pages; else there is no page in it */
struct place text_place(struct slice text, size_t at, const char *source, bool paged);

/** Room that the key of any name takes; a longer key is no name. */
#define TEXT_KEY_BYTES 512

/** A name's key: compatibility-decomposed, without diacritics, in one case, and of letters and digits only, so that
 * apostrophes (those that Unicode counts among the letters too), hyphens, dots and blanks make no difference; "&" becomes "en". "'s-Gravenhage" and "’S Gravenhage" both
 * give "sgravenhage".
 *
 * @param key  receives the key, ended by a zero byte
 * @return its length, or SIZE_MAX when it does not fit (the key is then empty). */
size_t text_key(char key[TEXT_KEY_BYTES], struct slice name);

/** Appends the key of a further piece to a key of `length` bytes; as text_key(). A key that did not fit takes no more:
 * `length` SIZE_MAX gives SIZE_MAX. */
size_t text_key_append(char key[TEXT_KEY_BYTES], size_t length, struct slice piece);

/** How many single-character edits (insert, delete, replace, swap of neighbours) part two texts of bytes, such as keys,
 * no character being edited twice; more than `limit` is told as limit + 1. Texts over 127 bytes are told as limit + 1. */
size_t text_distance(struct slice one, struct slice other, size_t limit);

#endif
