/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/formats/readers.h"
#include "read/formats/encoding.h"
#include "read/formats/package.h"

#include <string.h>

static const struct reader *const readers[] = {
	&read_plain_text,   &read_markdown, &read_csv_tables, &read_html,      &read_xml_dataset,
	&read_json_dataset, &read_xlsx,     &read_ods,        &read_pdf_pages,
};

static const struct container *const containers[] = { &container_gzip, &container_zip };

enum { READERS = sizeof readers / sizeof readers[0], CONTAINERS = sizeof containers / sizeof containers[0] };

struct format readers_find(const char *name)
{
	for (size_t i = 0; i < READERS; i++)
		if (strcmp(readers[i]->name, name) == 0)
			return (struct format){ .reader = readers[i] };
	for (size_t i = 0; i < CONTAINERS; i++)
		if (strcmp(containers[i]->name, name) == 0)
			return (struct format){ .container = containers[i] };
	return (struct format){ .reader = NULL };
}

bool readers_know(const char *name)
{
	struct format found = readers_find(name);
	return found.reader != NULL || found.container != NULL;
}

/* The documents among the zip archives that hold no sheets that can be read. */
static const char *foreign_package(enum package_kind kind)
{
	switch (kind) {
	case PACKAGE_XLSB:
		return "an Excel file in the binary form XLSB; save it as XLSX";
	case PACKAGE_WORD:
		return "a Word document; save it as PDF or HTML";
	case PACKAGE_SLIDES:
		return "a PowerPoint presentation; save it as PDF";
	case PACKAGE_OPENDOCUMENT:
		return "an OpenDocument text, drawing or presentation; save it as PDF or HTML";
	default:
		return NULL;
	}
}

/* What is told by its first bytes and has no reader. */
static const char *foreign_bytes(struct slice bytes)
{
	static const struct {
		const char *magic;
		size_t length;
		const char *what;
	} formats[] = {
		{ "BZh", 3, "bzip2-compressed data; unpack it with 'bunzip2', or pack it with gzip" },
		{ "\xFD"
		  "7zXZ",
		  5, "xz-compressed data; unpack it with 'unxz', or pack it with gzip" },
		{ "\x28\xB5\x2F\xFD", 4, "zstd-compressed data; unpack it with 'unzstd', or pack it with gzip" },
		{ "7z\xBC\xAF\x27\x1C", 6, "a 7z archive; unpack it, or pack it as zip" },
		{ "Rar!\x1A\x07", 6, "a RAR archive; unpack it, or pack it as zip" },
		{ "\xD0\xCF\x11\xE0", 4,
		  "an old Word or Excel file, or one with a password; save it as XLSX, CSV or PDF, without a password" },
		{ "\x89PNG", 4, "a picture; the text in it cannot be read" },
		{ "\xFF\xD8\xFF", 3, "a picture; the text in it cannot be read" },
	};
	for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++)
		if (bytes.length >= formats[i].length && memcmp(bytes.text, formats[i].magic, formats[i].length) == 0)
			return formats[i].what;
	enum { TAR_MAGIC_AT = 257, TAR_MAGIC_BYTES = 5 };
	if (bytes.length >= TAR_MAGIC_AT + TAR_MAGIC_BYTES &&
	    memcmp(bytes.text + TAR_MAGIC_AT, "ustar", TAR_MAGIC_BYTES) == 0)
		return "a tar archive; unpack it, or pack its files as zip";
	return NULL;
}

struct format readers_choose(struct slice bytes)
{
	enum package_kind kind = package_kind(bytes);
	if (kind == PACKAGE_XLSX)
		return (struct format){ .reader = &read_xlsx };
	if (kind == PACKAGE_ODS)
		return (struct format){ .reader = &read_ods };
	struct slice head = { bytes.text, bytes.length < READERS_HEAD_BYTES ? bytes.length : READERS_HEAD_BYTES };
	char room[ENCODING_PEEK_BYTES];
	head = encoding_peek(head, room);
	struct format best = { .reader = NULL };
	int highest = 0;
	for (size_t i = 0; i < READERS; i++) {
		int bid = readers[i]->bid(head);
		if (bid > highest) {
			highest = bid;
			best.reader = readers[i];
		}
	}
	for (size_t i = 0; i < CONTAINERS; i++) {
		int bid = containers[i]->bid(head);
		if (bid > highest) {
			highest = bid;
			best = (struct format){ .container = containers[i] };
		}
	}
	/* A page in UTF-16 begins as a picture may. */
	if (best.reader != &read_html)
		best.foreign = kind == PACKAGE_OTHER ? foreign_bytes(bytes) : foreign_package(kind);
	return best;
}

size_t klp_format_count(void)
{
	return READERS + CONTAINERS;
}

const char *klp_format_name(size_t index)
{
	if (index < READERS)
		return readers[index]->name;
	return index < READERS + CONTAINERS ? containers[index - READERS]->name : NULL;
}

const char *klp_format_title(size_t index)
{
	if (index < READERS)
		return readers[index]->title;
	return index < READERS + CONTAINERS ? containers[index - READERS]->title : NULL;
}
