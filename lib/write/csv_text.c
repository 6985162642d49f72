/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "write/csv_text.h"

const struct csv_form csv_plain = { ',', '.', "\n", "" };
const struct csv_form csv_dutch = { ';', ',', "\r\n", "\xEF\xBB\xBF" };

/* What is known of a text. Nothing between two separators means absent; an empty text is something, and so is quoted. */
static struct csv_met look_at(const struct csv_form *form, const char *text)
{
	struct csv_met met = { text, 0, false };
	for (; text[met.length] != '\0'; met.length++) {
		char byte = text[met.length];
		met.quoted = met.quoted || byte == form->separator || byte == '"' || byte == '\n' || byte == '\r';
	}
	met.quoted = met.quoted || met.length == 0;
	return met;
}

static void put(struct sink *sink, const struct csv_met *met)
{
	if (!met->quoted && met->length <= SINK_BYTES) {
		memcpy(sink_room(sink, met->length), met->text, met->length);
		sink->used += met->length;
		return;
	}
	if (!met->quoted) {
		sink_bytes(sink, met->text, met->length);
		return;
	}
	sink_byte(sink, '"');
	for (const char *text = met->text; *text != '\0'; text++) {
		if (*text == '"')
			sink_byte(sink, '"');
		sink_byte(sink, *text);
	}
	sink_byte(sink, '"');
}

void csv_text_as(struct sink *sink, const struct csv_form *form, const char *text)
{
	if (text == NULL)
		return;
	const struct csv_met met = look_at(form, text);
	put(sink, &met);
}

void csv_text(struct sink *sink, const char *text)
{
	csv_text_as(sink, &csv_plain, text);
}

void csv_lasting_text(struct sink *sink, const struct csv_form *form, struct csv_memory *memory, const char *text)
{
	enum { PLACES = sizeof memory->met / sizeof memory->met[0] };
	/* Short texts lie some bytes apart: the low bits tell them apart best, and the others rows of the same region. */
	uintptr_t address = (uintptr_t)text, mixed = address ^ address >> 8;
	struct csv_met *met = &memory->met[mixed % PLACES];
	if (text == NULL)
		return;
	if (met->text != text)
		*met = look_at(form, text);
	put(sink, met);
}

void csv_real(struct sink *sink, const struct csv_form *form, double value)
{
	sink_real_with(sink, value, form->decimal_mark);
}
