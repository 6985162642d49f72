/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "writing.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A record takes less than RECORD_ROOM bytes in either format, so that room is looked for once a record. */
enum { RECORD_ROOM = 8192, BUFFER_BYTES = 1 << 18 };

/* Fields of a broken record that has too few. */
enum { TOO_FEW = 9 };

bool writing_begin(struct writing *writing)
{
	writing->buffer = malloc(BUFFER_BYTES);
	return writing->buffer != NULL;
}

static void flush(struct writing *writing)
{
	for (size_t at = 0; at < writing->used && writing->failed == 0;) {
		ssize_t written = write(writing->file, writing->buffer + at, writing->used - at);
		if (written >= 0)
			at += (size_t)written;
		else if (errno != EINTR)
			writing->failed = errno;
	}
	writing->used = 0;
}

static char *room(struct writing *writing)
{
	if (BUFFER_BYTES - writing->used < RECORD_ROOM)
		flush(writing);
	return writing->buffer + writing->used;
}

static void finish(struct writing *writing, const char *end)
{
	writing->used = (size_t)(end - writing->buffer);
}

static char *put(char *at, const char *bytes, size_t length)
{
	/* A few bytes most of the time, for which a call would take longer than the copy. */
	for (; length >= 8; length -= 8, at += 8, bytes += 8)
		memcpy(at, bytes, 8);
	for (; length > 0; length--)
		*at++ = *bytes++;
	return at;
}

static char *put_text(char *at, const char *text)
{
	return put(at, text, strlen(text));
}

static char *end_record(const struct writing *writing, char *at)
{
	if (writing->carriage_return)
		*at++ = '\r';
	*at++ = '\n';
	return at;
}

/* ------------------------------------------------------------------------ CSV */

static void write_csv(struct writing *writing, const struct record *record)
{
	bool broken = record->ending == ENDING_BROKEN;
	int columns = broken && record->broken == 0 ? TOO_FEW : COLUMNS;
	char *at = room(writing);
	for (int i = 0; i < columns; i++) {
		at = put(at, record->values[i].bytes, record->values[i].length);
		*at++ = writing->delimiter;
	}
	/* One field too many is one delimiter too many. */
	if (!broken || record->broken != 1)
		at--;
	finish(writing, end_record(writing, at));
}

static void write_csv_head(struct writing *writing)
{
	struct record head = { .ending = ENDING_COUNTED };
	for (int i = 0; i < COLUMNS; i++)
		head.values[i] = text_of(column_name((enum column)i));
	write_csv(writing, &head);
}

/* ------------------------------------------------------------------------ XML */

static char *put_element(char *at, enum column column, struct text value)
{
	struct text name = text_of(column_name(column));
	*at++ = '<';
	at = put(at, name.bytes, name.length);
	*at++ = '>';
	at = put(at, value.bytes, value.length);
	*at++ = '<';
	*at++ = '/';
	at = put(at, name.bytes, name.length);
	*at++ = '>';
	return at;
}

static void write_xml(struct writing *writing, const struct record *record)
{
	char *at = put_text(room(writing), "<klant>");
	for (int i = 0; i < COLUMNS; i++)
		if (record->values[i].length > 0)
			at = put_element(at, (enum column)i, record->values[i]);
	/* There are no fields to be too many or too few of: one stands twice. */
	if (record->ending == ENDING_BROKEN && record->broken < 2)
		at = put_element(at, COLUMN_STATUS, record->values[COLUMN_STATUS]);
	finish(writing, end_record(writing, put_text(at, "</klant>")));
}

void write_head(struct writing *writing)
{
	if (writing->delimiter != 0)
		write_csv_head(writing);
	else
		finish(writing, put_text(room(writing), "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		                                        "<extract xmlns=\"urn:klantprofiel:extract:1\">\n"));
}

void write_tail(struct writing *writing)
{
	if (writing->delimiter == 0)
		finish(writing, put_text(room(writing), "</extract>\n"));
}

void write_record(struct writing *writing, const struct record *record)
{
	if (writing->delimiter != 0)
		write_csv(writing, record);
	else
		write_xml(writing, record);
}

/* ------------------------------------------------------------------- register */

static void write_pair(struct writing *writing, struct text one, struct text other)
{
	char *at = put(room(writing), one.bytes, one.length);
	*at++ = writing->delimiter;
	at = put(at, other.bytes, other.length);
	finish(writing, end_record(writing, at));
}

void write_member_head(struct writing *writing)
{
	write_pair(writing, text_of(column_name(COLUMN_ID)), text_of(column_name(COLUMN_MUNICIPALITY)));
}

void write_member(struct writing *writing, const struct record *record)
{
	write_pair(writing, record->values[COLUMN_ID], record->values[COLUMN_MUNICIPALITY]);
}

int writing_end(struct writing *writing)
{
	flush(writing);
	free(writing->buffer);
	writing->buffer = NULL;
	return writing->failed;
}
