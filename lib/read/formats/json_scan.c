/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/formats/json_scan.h"
#include "base/format.h"
#include "base/limits.h"
#include "base/memory.h"

#include <stdarg.h>
#include <string.h>

/* ------------------------------------------------------------------ places */

struct place json_scan_place(const struct json_scan *scan)
{
	return (struct place){ .source = scan->reading->source, .line = scan->line, .byte = scan->begins };
}

static struct place place_at(const struct json_scan *scan, size_t at)
{
	struct place place = json_scan_place(scan);
	place.byte = at;
	place.column = text_characters((struct slice){ scan->bytes.text + scan->line_start, at - scan->line_start }) + 1;
	return place;
}

static klp_status refuse(const struct json_scan *scan, size_t at, klp_status status, const char *what,
                         klp_error **error)
{
	const struct place place = place_at(scan, at);
	return error_set(error, status, &place, "%s", what);
}

klp_status json_scan_refuse(const struct json_scan *scan, klp_status status, klp_error **error, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	char *message = format_text(format, arguments);
	va_end(arguments);
	if (message == NULL)
		return error_memory(error);
	status = refuse(scan, scan->begins, status, message, error);
	memory_release(message);
	return status;
}

static klp_status refuse_here(const struct json_scan *scan, const char *wanted, klp_error **error)
{
	const struct place place = place_at(scan, scan->at);
	if (scan->at == scan->bytes.length)
		return error_set(error, KLP_FORMAT, &place, "the JSON ends where %s belongs: it is cut off", wanted);
	return error_set(error, KLP_FORMAT, &place, "this is no JSON: %s belongs here", wanted);
}

/* ------------------------------------------------------------------- begin */

klp_status json_scan_begin(struct json_scan *scan, struct slice bytes, const struct reading *reading, klp_error **error)
{
	static const char mark[] = "\xEF\xBB\xBF";
	*scan = (struct json_scan){ .reading = reading, .bytes = bytes, .line = 1 };
	if (bytes.length >= sizeof mark - 1 && memcmp(bytes.text, mark, sizeof mark - 1) == 0)
		scan->at = scan->line_start = sizeof mark - 1;
	size_t bad;
	if (text_is_utf8(bytes.text, bytes.length, &bad))
		return KLP_OK;
	for (size_t i = 0; i < bad; i++) {
		if (bytes.text[i] == '\n') {
			scan->line++;
			scan->line_start = i + 1;
		}
	}
	const struct place place = place_at(scan, bad);
	return error_set(error, KLP_ENCODING, &place, "byte 0x%02X is not UTF-8 here, and JSON is in UTF-8; save it so",
	                 (unsigned)(unsigned char)bytes.text[bad]);
}

void json_scan_end(struct json_scan *scan)
{
	buffer_free(&scan->open);
	buffer_free(&scan->unescaped);
}

static char byte_at(const struct json_scan *scan, size_t at)
{
	return at < scan->bytes.length ? scan->bytes.text[at] : '\0';
}

static void skip_blanks(struct json_scan *scan)
{
	for (; scan->at < scan->bytes.length; scan->at++) {
		char byte = scan->bytes.text[scan->at];
		bool ends = byte == '\n' || (byte == '\r' && byte_at(scan, scan->at + 1) != '\n');
		if (ends) {
			scan->line++;
			scan->line_start = scan->at + 1;
		} else if (byte != ' ' && byte != '\t' && byte != '\r') {
			return;
		}
	}
}

/* ------------------------------------------------------------------- texts */

/* Four hexadecimal digits; -1 when they are none. */
static int32_t read_unit(const struct json_scan *scan, size_t at)
{
	int32_t unit = 0;
	for (size_t i = at; i < at + 4; i++) {
		char byte = byte_at(scan, i);
		int digit;
		if (byte >= '0' && byte <= '9')
			digit = byte - '0';
		else if ((byte >= 'a' && byte <= 'f') || (byte >= 'A' && byte <= 'F'))
			digit = (byte | ' ') - 'a' + 10;
		else
			return -1;
		unit = unit * 16 + digit;
	}
	return unit;
}

static bool add_character(struct buffer *out, uint32_t character)
{
	char bytes[4];
	size_t length = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
	static const unsigned char first[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
	for (size_t i = length; i-- > 1; character >>= 6)
		bytes[i] = (char)(0x80 | (character & 0x3F));
	bytes[0] = (char)(first[length] | character);
	return buffer_add(out, bytes, length);
}

/* "u" and what follows, the scan standing there: one character, of one or two escapes. */
static klp_status read_escaped_character(struct json_scan *scan, klp_error **error)
{
	enum { FIRST_HIGH = 0xD800, FIRST_LOW = 0xDC00, PAST_LOW = 0xE000 };
	size_t escape = scan->at - 1;
	int32_t unit = read_unit(scan, scan->at + 1);
	if (unit < 0)
		return refuse(scan, escape, KLP_FORMAT, "this is no JSON: four hexadecimal digits belong after \\u", error);
	if (unit == 0)
		return refuse(scan, escape, KLP_FORMAT, "the character U+0000 can stand in no text; take it out", error);
	scan->at += 5;
	if (unit < FIRST_HIGH || unit >= PAST_LOW)
		return add_character(&scan->unescaped, (uint32_t)unit) ? KLP_OK : error_memory(error);
	int32_t low = -1;
	if (unit < FIRST_LOW && byte_at(scan, scan->at) == '\\' && byte_at(scan, scan->at + 1) == 'u')
		low = read_unit(scan, scan->at + 2);
	if (low < FIRST_LOW || low >= PAST_LOW)
		return refuse(scan, escape, KLP_ENCODING, "half of a surrogate pair stands alone here; it is no character",
		              error);
	scan->at += 6;
	uint32_t character = 0x10000 + ((uint32_t)(unit - FIRST_HIGH) << 10 | (uint32_t)(low - FIRST_LOW));
	return add_character(&scan->unescaped, character) ? KLP_OK : error_memory(error);
}

/* A backslash and what follows, the scan standing behind it. */
static klp_status read_escape(struct json_scan *scan, klp_error **error)
{
	static const char letters[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
	char letter = byte_at(scan, scan->at);
	if (letter == 'u')
		return read_escaped_character(scan, error);
	const char *found = letter == '\0' ? NULL : strchr(letters, letter);
	if (found == NULL)
		return refuse(scan, scan->at - 1, KLP_FORMAT, "this is no JSON: there is no such escape", error);
	scan->at++;
	return buffer_add(&scan->unescaped, &meanings[found - letters], 1) ? KLP_OK : error_memory(error);
}

static klp_status check_length(const struct json_scan *scan, size_t length, klp_error **error)
{
	if (length <= scan->reading->limits.line_bytes)
		return KLP_OK;
	const struct place place = json_scan_place(scan);
	return limits_exceeded(KLP_LIMIT_LINE_BYTES, &scan->reading->limits, &place, error);
}

/* From the quote on. */
static klp_status read_text(struct json_scan *scan, klp_error **error)
{
	size_t start = ++scan->at;
	scan->in_place = true;
	scan->unescaped.size = 0;
	for (;;) {
		size_t plain = scan->at;
		while (plain < scan->bytes.length && (unsigned char)scan->bytes.text[plain] >= ' ' &&
		       scan->bytes.text[plain] != '"' && scan->bytes.text[plain] != '\\')
			plain++;
		struct slice piece = { scan->bytes.text + scan->at, plain - scan->at };
		char end = byte_at(scan, plain);
		scan->at = plain;
		klp_status status = check_length(scan, plain - start, error);
		if (status != KLP_OK)
			return status;
		if (end != '"' && end != '\\')
			return plain < scan->bytes.length
			           ? refuse(scan, plain, KLP_FORMAT, "this is no JSON: a control character stands in a text", error)
			           : refuse_here(scan, "the end of a text", error);
		if (end == '"' && scan->in_place) {
			scan->text = piece;
			scan->at++;
			return KLP_OK;
		}
		scan->in_place = false;
		if (!buffer_add(&scan->unescaped, piece.text, piece.length))
			return error_memory(error);
		scan->at++;
		if (end == '"') {
			scan->text = (struct slice){ scan->unescaped.size == 0 ? "" : scan->unescaped.bytes, scan->unescaped.size };
			return KLP_OK;
		}
		status = read_escape(scan, error);
		if (status != KLP_OK)
			return status;
	}
}

/* ------------------------------------------------------------ other values */

static size_t skip_digits(const struct json_scan *scan, size_t at)
{
	while (byte_at(scan, at) >= '0' && byte_at(scan, at) <= '9')
		at++;
	return at;
}

static klp_status read_number(struct json_scan *scan, klp_error **error)
{
	size_t start = scan->at, at = start + (byte_at(scan, start) == '-' ? 1 : 0);
	size_t whole = at;
	at = byte_at(scan, at) == '0' ? at + 1 : skip_digits(scan, at);
	bool good = at > whole;
	if (good && byte_at(scan, at) == '.') {
		size_t decimals = at + 1;
		at = skip_digits(scan, decimals);
		good = at > decimals;
	}
	if (good && (byte_at(scan, at) == 'e' || byte_at(scan, at) == 'E')) {
		size_t exponent = at + 1;
		exponent += byte_at(scan, exponent) == '-' || byte_at(scan, exponent) == '+' ? 1 : 0;
		at = skip_digits(scan, exponent);
		good = at > exponent;
	}
	scan->at = at;
	if (!good)
		return refuse_here(scan, "a digit", error);
	scan->text = (struct slice){ scan->bytes.text + start, at - start };
	scan->in_place = true;
	return check_length(scan, at - start, error);
}

static klp_status read_word(struct json_scan *scan, enum json_event *event, klp_error **error)
{
	static const struct {
		const char *word;
		size_t length;
		enum json_event event;
	} words[] = { { "true", 4, JSON_TRUE }, { "false", 5, JSON_FALSE }, { "null", 4, JSON_NULL } };
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		if (scan->bytes.length - scan->at < words[i].length ||
		    memcmp(scan->bytes.text + scan->at, words[i].word, words[i].length) != 0)
			continue;
		scan->at += words[i].length;
		*event = words[i].event;
		return KLP_OK;
	}
	return refuse_here(scan, "a value", error);
}

/* ------------------------------------------------------------------ events */

static klp_status open_level(struct json_scan *scan, char bracket, klp_error **error)
{
	if (scan->open.size >= scan->reading->limits.depth) {
		const struct place place = place_at(scan, scan->at);
		return limits_exceeded(KLP_LIMIT_DEPTH, &scan->reading->limits, &place, error);
	}
	scan->at++;
	scan->expected = bracket == '{' ? JSON_NAME_OR_END : JSON_VALUE_OR_END;
	return buffer_add(&scan->open, &bracket, 1) ? KLP_OK : error_memory(error);
}

static klp_status read_value(struct json_scan *scan, enum json_event *event, klp_error **error)
{
	char byte = byte_at(scan, scan->at);
	scan->expected = JSON_COMMA_OR_END;
	if (byte == '{' || byte == '[') {
		*event = byte == '{' ? JSON_OBJECT : JSON_ARRAY;
		return open_level(scan, byte, error);
	}
	if (byte == '"') {
		*event = JSON_TEXT;
		return read_text(scan, error);
	}
	if (byte == '-' || (byte >= '0' && byte <= '9')) {
		*event = JSON_NUMBER;
		return read_number(scan, error);
	}
	return read_word(scan, event, error);
}

static klp_status read_name(struct json_scan *scan, enum json_event *event, klp_error **error)
{
	if (byte_at(scan, scan->at) != '"')
		return refuse_here(scan, "a name in quotes", error);
	klp_status status = read_text(scan, error);
	if (status != KLP_OK)
		return status;
	skip_blanks(scan);
	if (byte_at(scan, scan->at) != ':')
		return refuse_here(scan, "a colon", error);
	scan->at++;
	*event = JSON_NAME;
	scan->expected = JSON_VALUE;
	return KLP_OK;
}

/* Whether an object or array ends here, and if so, ends it. */
static bool close_level(struct json_scan *scan, enum json_event *event)
{
	char bracket = byte_at(scan, scan->at);
	if (scan->open.size == 0 || (bracket != '}' && bracket != ']'))
		return false;
	char opened = scan->open.bytes[scan->open.size - 1];
	if ((opened == '{') != (bracket == '}'))
		return false;
	scan->open.size--;
	scan->at++;
	scan->expected = JSON_COMMA_OR_END;
	*event = bracket == '}' ? JSON_OBJECT_END : JSON_ARRAY_END;
	return true;
}

klp_status json_scan_next(struct json_scan *scan, enum json_event *event, klp_error **error)
{
	skip_blanks(scan);
	scan->begins = scan->at;
	bool may_end = scan->expected == JSON_COMMA_OR_END || scan->expected == JSON_VALUE_OR_END ||
	               scan->expected == JSON_NAME_OR_END;
	if (may_end && close_level(scan, event))
		return KLP_OK;
	if (scan->expected == JSON_COMMA_OR_END) {
		if (scan->open.size == 0) {
			*event = JSON_END;
			return scan->at == scan->bytes.length
			           ? KLP_OK
			           : refuse(scan, scan->at, KLP_FORMAT, "this is no JSON: something follows the value", error);
		}
		bool in_object = scan->open.bytes[scan->open.size - 1] == '{';
		if (byte_at(scan, scan->at) != ',')
			return refuse_here(scan, in_object ? "a comma or }" : "a comma or ]", error);
		scan->at++;
		skip_blanks(scan);
		scan->begins = scan->at;
		scan->expected = in_object ? JSON_NAME_NEXT : JSON_VALUE;
	}
	if (scan->expected == JSON_NAME_OR_END || scan->expected == JSON_NAME_NEXT)
		return read_name(scan, event, error);
	return read_value(scan, event, error);
}

klp_status json_scan_pass(struct json_scan *scan, enum json_event event, klp_error **error)
{
	if (event != JSON_OBJECT && event != JSON_ARRAY)
		return KLP_OK;
	size_t outside = scan->open.size - 1;
	klp_status status = KLP_OK;
	while (status == KLP_OK && scan->open.size > outside)
		status = json_scan_next(scan, &event, error);
	return status;
}
