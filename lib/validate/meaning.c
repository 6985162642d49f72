/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "validate/meaning.h"
#include "base/number.h"

#include <string.h>

enum { TEN = 10, THOUSAND = 1000, GROUP_DIGITS = 3 };

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* What spreadsheets put before a number that they keep as text, and people behind one. */
static struct slice without_marks(struct slice text)
{
	static const char before[] = "'\"=", behind[] = "'\"*";
	text = text_trim(text);
	while (text.length > 0 && strchr(before, text.text[0]) != NULL) {
		text.text++;
		text.length--;
	}
	while (text.length > 0 && strchr(behind, text.text[text.length - 1]) != NULL)
		text.length--;
	return text_trim(text);
}

/* A count that was read as a decimal number: "1,175" is 1.175 persons, and so is "12,31", whose last zero was lost,
 * 12.310. Where all decimals are zeros ("1175,00") it is the whole number. */
static bool read_decimal(struct slice text, int64_t *value)
{
	int64_t whole = 0, decimals = 0;
	size_t at = 0, digits = 0;
	while (at < text.length && is_digit(text.text[at]) && at <= 2 * GROUP_DIGITS)
		whole = whole * TEN + (text.text[at++] - '0');
	size_t whole_digits = at;
	if (at == 0 || at == text.length || (text.text[at] != ',' && text.text[at] != '.'))
		return false;
	for (at++; at < text.length && is_digit(text.text[at]) && digits < GROUP_DIGITS; digits++)
		decimals = decimals * TEN + (text.text[at++] - '0');
	if (digits == 0 || at < text.length)
		return false;
	if (decimals == 0 && digits < GROUP_DIGITS) {
		*value = whole;
		return true;
	}
	for (; digits < GROUP_DIGITS; digits++)
		decimals *= TEN;
	*value = whole * THOUSAND + decimals;
	/* As a thousand it begins with one to three digits, and not with a zero. */
	return whole_digits <= GROUP_DIGITS && text.text[0] != '0';
}

/* Takes a minus sign away that a text begins with: the one of the keyboard or U+2212. */
static bool take_minus(struct slice *text)
{
	static const char *const signs[] = { "-", "\xE2\x88\x92" };
	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
		size_t length = strlen(signs[i]);
		if (text->length <= length || memcmp(text->text, signs[i], length) != 0)
			continue;
		text->text += length;
		text->length -= length;
		return true;
	}
	return false;
}

enum meaning validate_meaning(const char *text, int64_t *value)
{
	struct slice number = without_marks(slice_of(text));
	if (number_count(number, true, value) == NUMBER_COUNT)
		return MEANING_COUNT;
	if (read_decimal(number, value))
		return MEANING_THOUSANDS;
	if (!take_minus(&number) || number_count(text_trim(number), true, value) != NUMBER_COUNT || *value == 0)
		return MEANING_NONE;
	*value = -*value;
	return MEANING_NEGATIVE;
}
