/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "write/json_text.h"

void json_open(struct json *json, char bracket)
{
	sink_byte(json->sink, bracket);
	json->follows = false;
}

void json_close(struct json *json, char bracket)
{
	sink_byte(json->sink, bracket);
	json->follows = true;
}

static bool must_be_escaped(char byte)
{
	return (unsigned char)byte < ' ' || byte == '"' || byte == '\\';
}

static void put_escaped(struct sink *sink, char byte)
{
	static const char hexadecimal[] = "0123456789abcdef";
	static const char *const with_letters = "\b\f\n\r\t\"\\", letters[] = "bfnrt\"\\";
	sink_byte(sink, '\\');
	const char *found = strchr(with_letters, byte);
	if (found != NULL) {
		sink_byte(sink, letters[found - with_letters]);
		return;
	}
	sink_text(sink, "u00");
	sink_byte(sink, hexadecimal[(unsigned char)byte >> 4]);
	sink_byte(sink, hexadecimal[byte & 0xF]);
}

void json_text_within(struct json *json, const char *text)
{
	struct sink *sink = json->sink;
	for (;;) {
		size_t plain = 0;
		while (text[plain] != '\0' && !must_be_escaped(text[plain]))
			plain++;
		sink_bytes(sink, text, plain);
		if (text[plain] == '\0')
			break;
		put_escaped(sink, text[plain]);
		text += plain + 1;
	}
}

void json_words(struct json *json, const char *text)
{
	bool inside = false;
	sink_byte(json->sink, '[');
	for (bool first = true; *text != '\0'; text++) {
		if (*text == ' ') {
			if (inside)
				sink_byte(json->sink, '"');
			inside = false;
			continue;
		}
		if (!inside)
			sink_text(json->sink, first ? "\"" : ",\"");
		inside = true;
		first = false;
		if (must_be_escaped(*text))
			put_escaped(json->sink, *text);
		else
			sink_byte(json->sink, *text);
	}
	sink_text(json->sink, inside ? "\"]" : "]");
}

void json_text(struct json *json, const char *text)
{
	if (text == NULL) {
		sink_text(json->sink, "null");
		return;
	}
	sink_byte(json->sink, '"');
	json_text_within(json, text);
	sink_byte(json->sink, '"');
}

void json_next(struct json *json)
{
	if (json->follows)
		sink_byte(json->sink, ',');
	json->follows = true;
}

void json_next_text(struct json *json, const char *text)
{
	json_next(json);
	json_text(json, text);
}

void json_name(struct json *json, const char *name)
{
	json_next(json);
	sink_byte(json->sink, '"');
	sink_text(json->sink, name);
	sink_text(json->sink, "\":");
}

void json_member_text(struct json *json, const char *name, const char *text)
{
	json_name(json, name);
	json_text(json, text);
}

void json_member_integer(struct json *json, const char *name, int64_t value)
{
	json_name(json, name);
	sink_integer(json->sink, value);
}

void json_member_positive(struct json *json, const char *name, uint64_t value)
{
	if (value == 0 || value > INT64_MAX)
		json_member_null(json, name);
	else
		json_member_integer(json, name, (int64_t)value);
}

void json_member_null(struct json *json, const char *name)
{
	json_member_text(json, name, NULL);
}

void json_next_line(struct json *json)
{
	if (json->follows)
		sink_byte(json->sink, ',');
	sink_byte(json->sink, '\n');
}
