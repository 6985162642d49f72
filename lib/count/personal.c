/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "count/personal.h"

#include "base/memory.h"

#include <string.h>

enum { NUMBER_DIGITS = 9, MODULUS = 11, NEARLY_ALL_OF_TEN = 9 };

void personal_free(struct personal *personal)
{
	memory_release(personal->columns);
	*personal = (struct personal){ .columns = NULL };
}

/* Reads up to ten digits; how many there were, or 0 when there is anything but digits and what parts them. */
static int read_digits(int digits[NUMBER_DIGITS + 1], struct slice value)
{
	int count = 0;
	for (size_t i = 0; i < value.length; i++) {
		char sign = value.text[i];
		if (sign >= '0' && sign <= '9') {
			if (count > NUMBER_DIGITS)
				return 0;
			digits[count++] = sign - '0';
		} else if (sign != ' ' && sign != '.' && sign != '-') {
			return 0;
		}
	}
	return count;
}

bool personal_is_number(struct slice value)
{
	int digits[NUMBER_DIGITS + 1], sum = 0;
	value = text_trim(value);
	if (read_digits(digits, value) != NUMBER_DIGITS)
		return false;
	bool any = false;
	for (int i = 0; i < NUMBER_DIGITS - 1; i++) {
		sum += (NUMBER_DIGITS - i) * digits[i];
		any = any || digits[i] != 0;
	}
	/* Nine zeros pass the test, and are nobody's number. */
	return any && (sum - digits[NUMBER_DIGITS - 1]) % MODULUS == 0;
}

klp_status personal_look(struct personal *personal, size_t column, struct slice value, klp_error **error)
{
	if (column >= personal->count) {
		if (!memory_reserve(&personal->columns, &personal->capacity, column + 1, sizeof *personal->columns))
			return error_memory(error);
		memset(personal->columns + personal->count, 0, (column + 1 - personal->count) * sizeof *personal->columns);
		personal->count = column + 1;
	}
	struct personal_column *seen = &personal->columns[column];
	if (!text_has_ink(value) || seen->filled == UINT32_MAX)
		return KLP_OK;
	seen->filled++;
	seen->numbers += personal_is_number(value);
	return KLP_OK;
}

size_t personal_find(const struct personal *personal)
{
	for (size_t i = 0; i < personal->count; i++) {
		const struct personal_column *seen = &personal->columns[i];
		if (seen->filled >= PERSONAL_VALUES &&
		    (uint64_t)seen->numbers * 10 >= (uint64_t)seen->filled * NEARLY_ALL_OF_TEN)
			return i;
	}
	return SIZE_MAX;
}

/* Whether a name can be quoted: it is text, short, and has no number in it that could be somebody's. An extract without a header has values where
 * the names are looked for. */
static bool is_name(struct slice name)
{
	enum { LONGEST_NAME = 64, MOST_DIGITS = 4 };
	size_t bad, digits = 0;
	for (size_t i = 0; i < name.length; i++) {
		if ((unsigned char)name.text[i] < ' ')
			return false;
		digits += name.text[i] >= '0' && name.text[i] <= '9';
	}
	return text_has_ink(name) && name.length <= LONGEST_NAME && digits <= MOST_DIGITS &&
	       text_is_utf8(name.text, name.length, &bad);
}

klp_status personal_refuse(size_t column, struct slice name, const char *source, klp_error **error)
{
	static const char advice[] =
		"holds citizen service numbers (BSN), which an extract must not hold; leave the column out, or have a keyed "
		"hash (such as "
		"HMAC-SHA-256) put in the place of each number before the extract leaves Sonar, with one key for all extracts "
		"that are counted together";
	struct place place = { .source = source };
	name = text_trim(name);
	if (is_name(name))
		return error_set(error, KLP_PERSONAL_DATA, &place, "the column '%.*s' (%zu) %s", (int)name.length, name.text,
		                 column + 1, advice);
	return error_set(error, KLP_PERSONAL_DATA, &place, "column %zu %s", column + 1, advice);
}
