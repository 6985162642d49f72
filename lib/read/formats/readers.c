/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/formats/readers.h"
#include "read/formats/encoding.h"

#include <string.h>

static const struct reader *const readers[] = {
	&read_plain_text, &read_markdown, &read_csv_tables, &read_xml_dataset, &read_json_dataset,
};

enum { READERS = sizeof readers / sizeof readers[0] };

const struct reader *readers_find(const char *name)
{
	for (size_t i = 0; i < READERS; i++)
		if (strcmp(readers[i]->name, name) == 0)
			return readers[i];
	return NULL;
}

const struct reader *readers_choose(struct slice bytes)
{
	struct slice head = { bytes.text, bytes.length < READERS_HEAD_BYTES ? bytes.length : READERS_HEAD_BYTES };
	char room[ENCODING_PEEK_BYTES];
	head = encoding_peek(head, room);
	const struct reader *best = NULL;
	int highest = 0;
	for (size_t i = 0; i < READERS; i++) {
		int bid = readers[i]->bid(head);
		if (bid > highest) {
			highest = bid;
			best = readers[i];
		}
	}
	return best;
}

const char *readers_foreign(struct slice bytes)
{
	static const struct {
		const char *magic;
		size_t length;
		const char *what;
	} formats[] = {
		{ "%PDF-", 5, "a PDF document; take its text with 'pdftotext FILE -' and give that" },
		{ "PK\003\004", 4, "a zip archive or a spreadsheet; save the table as text" },
		{ "\x1F\x8B", 2, "gzip-compressed data; unpack it first" },
		{ "\xD0\xCF\x11\xE0", 4, "an old Word or Excel file; save the document as text" },
		{ "\x89PNG", 4, "a picture; the text in it cannot be read" },
		{ "\xFF\xD8\xFF", 3, "a picture; the text in it cannot be read" },
	};
	for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++)
		if (bytes.length >= formats[i].length && memcmp(bytes.text, formats[i].magic, formats[i].length) == 0)
			return formats[i].what;
	return NULL;
}

size_t klp_format_count(void)
{
	return READERS;
}

const char *klp_format_name(size_t index)
{
	return index < READERS ? readers[index]->name : NULL;
}

const char *klp_format_title(size_t index)
{
	return index < READERS ? readers[index]->title : NULL;
}
