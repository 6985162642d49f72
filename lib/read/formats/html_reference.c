/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/formats/html_reference.h"
#include "read/formats/html_scan.h"

#include <libxml/HTMLparser.h>
#include <string.h>

enum { LONGEST_NAME = 32, LARGEST = 0x10FFFF, REPLACEMENT = 0xFFFD };

/* What the numbers 128 to 159 mean in pages, by the HTML standard: the characters of Windows-1252. */
static uint32_t windows_character(uint32_t number)
{
	static const uint16_t characters[] = {
		0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
		0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
		0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
	};
	return number >= 0x80 && number < 0xA0 ? characters[number - 0x80] : number;
}

/* The character that a number names; blanks of any kind are a space, which moves no line. */
static uint32_t character_of(uint32_t number)
{
	if (number == '\t' || number == '\n' || number == '\f' || number == '\r')
		return ' ';
	bool none =
		number < ' ' || number > LARGEST || (number >= 0xD800 && number < 0xE000) || (number & 0xFFFE) == 0xFFFE;
	return none ? REPLACEMENT : windows_character(number);
}

static bool put_character(struct buffer *out, uint32_t character)
{
	char bytes[4];
	size_t length;
	if (character == '<')
		return buffer_add_text(out, "&lt;");
	if (character == '&')
		return buffer_add_text(out, "&amp;");
	if (character < 0x80) {
		bytes[0] = (char)character;
		length = 1;
	} else if (character < 0x800) {
		bytes[0] = (char)(0xC0 | (character >> 6));
		length = 2;
	} else if (character < 0x10000) {
		bytes[0] = (char)(0xE0 | (character >> 12));
		length = 3;
	} else {
		bytes[0] = (char)(0xF0 | (character >> 18));
		length = 4;
	}
	for (size_t i = length - 1; i > 0; i--) {
		bytes[i] = (char)(0x80 | (character & 0x3F));
		character >>= 6;
	}
	return buffer_add(out, bytes, length);
}

static int digit_of(char byte, bool hexadecimal)
{
	if (byte >= '0' && byte <= '9')
		return byte - '0';
	byte = html_scan_lower(byte);
	return hexadecimal && byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : -1;
}

/* "&#146;" or "&#x92;", with or without its semicolon. */
static bool put_number(struct buffer *out, struct slice text, size_t *passed)
{
	bool hexadecimal = text.length > 2 && html_scan_lower(text.text[2]) == 'x';
	size_t start = hexadecimal ? 3 : 2, at = start;
	uint32_t number = 0;
	for (; at < text.length; at++) {
		int digit = digit_of(text.text[at], hexadecimal);
		if (digit < 0)
			break;
		if (number <= LARGEST)
			number = number * (hexadecimal ? 16U : 10U) + (uint32_t)digit;
	}
	*passed = 1;
	if (at == start)
		return buffer_add_text(out, "&amp;");
	*passed = at < text.length && text.text[at] == ';' ? at + 1 : at;
	return put_character(out, character_of(number));
}

bool html_reference_put(struct buffer *out, struct slice text, size_t *passed)
{
	*passed = 1;
	if (text.length > 1 && text.text[1] == '#')
		return put_number(out, text, passed);
	char name[LONGEST_NAME];
	size_t length = 0;
	while (length + 1 < text.length && length + 1 < LONGEST_NAME) {
		char byte = text.text[length + 1];
		if (!html_scan_is_letter(byte) && (length == 0 || byte < '0' || byte > '9'))
			break;
		name[length++] = byte;
	}
	name[length] = '\0';
	if (length == 0 || htmlEntityLookup((const xmlChar *)name) == NULL)
		return buffer_add_text(out, "&amp;");
	bool ended = length + 1 < text.length && text.text[length + 1] == ';';
	*passed = 1 + length + ended;
	return buffer_add_text(out, "&") && buffer_add(out, name, length) && buffer_add_text(out, ";");
}
