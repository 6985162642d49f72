/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A workbook is a zip archive of XML parts. Each is inflated and parsed as it streams by, and the cells of sheets are counted. */

#include "write/xlsx_check.h"
#include "base/inflate.h"

#include <errno.h>
#include <libxml/parser.h>
#include <string.h>
#include <unistd.h>

enum { PIECE = 1 << 15, NAME_BYTES = 64 };

struct check {
	int file;
	const uint64_t *cells;
	size_t sheets;
	size_t sheets_seen;
	/** how many cells the part has that is being read */
	uint64_t counted;
	klp_error **error;
};

/* As the header before a part of a zip archive tells it. */
struct part {
	char name[NAME_BYTES];
	uint32_t packed;
	uint32_t size;
	uint32_t sum;
};

static klp_status not_whole(const struct check *check, const char *what)
{
	return error_set(check->error, KLP_IO, NULL,
	                 "the workbook is not whole (%s); look whether there is room on the disk, then write it again",
	                 what);
}

static klp_status read_all(const struct check *check, unsigned char *bytes, size_t size)
{
	while (size > 0) {
		ssize_t got = read(check->file, bytes, size);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return error_set(check->error, KLP_IO, NULL, "cannot read the finished workbook: %s",
			                 error_system_text(errno));
		if (got == 0)
			return not_whole(check, "it ends early");
		bytes += got;
		size -= (size_t)got;
	}
	return KLP_OK;
}

static uint32_t number_at(const unsigned char *bytes, size_t size)
{
	uint32_t value = 0;
	while (size-- > 0)
		value = value << 8 | bytes[size];
	return value;
}

/* Reads the header of a part; *more is false where the parts have ended. */
static klp_status read_header(const struct check *check, struct part *part, bool *more)
{
	enum { SIGNATURE = 0x04034B50, DIRECTORY = 0x02014B50, FIXED = 30, SHORT = 2, LONG = 4 };
	enum { SUM_AT = 14, PACKED_AT = 18, SIZE_AT = 22, NAME_AT = 26, EXTRA_AT = 28 };
	unsigned char fixed[FIXED];
	klp_status status = read_all(check, fixed, sizeof fixed);
	if (status != KLP_OK)
		return status;
	*more = number_at(fixed, LONG) == SIGNATURE;
	if (!*more)
		return number_at(fixed, LONG) == DIRECTORY ? KLP_OK : not_whole(check, "its parts are damaged");
	size_t name = number_at(fixed + NAME_AT, SHORT), extra = number_at(fixed + EXTRA_AT, SHORT);
	part->sum = number_at(fixed + SUM_AT, LONG);
	part->packed = number_at(fixed + PACKED_AT, LONG);
	part->size = number_at(fixed + SIZE_AT, LONG);
	if (name >= sizeof part->name)
		return not_whole(check, "a part has a strange name");
	status = read_all(check, (unsigned char *)part->name, name);
	part->name[name] = '\0';
	if (status == KLP_OK && lseek(check->file, (off_t)extra, SEEK_CUR) < 0)
		status = not_whole(check, "its parts are damaged");
	return status;
}

/* ------------------------------------------------------------------- one part */

/* NOLINTNEXTLINE(readability-function-size): what libxml2 tells of an element */
static void count_cell(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                       const xmlChar **declared, int attributes, int defaulted, const xmlChar **values)
{
	struct check *check = context;
	(void)prefix, (void)uri, (void)namespaces, (void)declared, (void)attributes, (void)defaulted, (void)values;
	if (name[0] == 'c' && name[1] == '\0')
		check->counted++;
}

/* Inflates what was read, and parses what comes out. */
static klp_status feed(struct check *check, struct inflater *inflater, struct slice packed, xmlParserCtxtPtr parser,
                       uint64_t *size)
{
	char out[PIECE];
	for (;;) {
		size_t got;
		enum inflate_outcome outcome = inflate_next(inflater, &packed, out, sizeof out, &got);
		*size += got;
		if (outcome == INFLATE_NO_MEMORY)
			return error_memory(check->error);
		if (outcome == INFLATE_DAMAGED)
			return not_whole(check, "a part is damaged");
		int parsed = xmlParseChunk(parser, out, (int)got, 0);
		if (parsed == XML_ERR_NO_MEMORY)
			return error_memory(check->error);
		if (parsed != XML_ERR_OK)
			return not_whole(check, "a part has lost some of its text");
		if (outcome != INFLATE_FULL)
			return KLP_OK;
	}
}

static klp_status read_packed(struct check *check, const struct part *part, struct inflater *inflater,
                              xmlParserCtxtPtr parser)
{
	unsigned char bytes[PIECE];
	uint64_t size = 0;
	klp_status status = KLP_OK;
	for (uint32_t left = part->packed; status == KLP_OK && left > 0;) {
		uint32_t piece = left < sizeof bytes ? left : (uint32_t)sizeof bytes;
		status = read_all(check, bytes, piece);
		if (status == KLP_OK)
			status = feed(check, inflater, (struct slice){ (const char *)bytes, piece }, parser, &size);
		left -= piece;
	}
	if (status != KLP_OK)
		return status;
	if (xmlParseChunk(parser, "", 0, 1) != XML_ERR_OK)
		return not_whole(check, "a part is cut off");
	bool same = size == part->size && inflate_checksum(inflater) == part->sum;
	return same ? KLP_OK : not_whole(check, "a part is damaged");
}

static klp_status read_part(struct check *check, const struct part *part)
{
	xmlSAXHandler handlers = { .initialized = XML_SAX2_MAGIC, .startElementNs = count_cell };
	xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&handlers, check, NULL, 0, NULL);
	struct inflater *inflater = inflate_new(INFLATE_BARE, inflate_best);
	klp_status status = parser == NULL || inflater == NULL ? error_memory(check->error) : KLP_OK;
	check->counted = 0;
	if (status == KLP_OK) {
		xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
		status = read_packed(check, part, inflater, parser);
	}
	inflate_free(inflater);
	xmlFreeParserCtxt(parser);
	return status;
}

/* The number of a sheet, from 1, by the name of its part; 0 for another part. */
static size_t sheet_number(const char *name)
{
	static const char folder[] = "xl/worksheets/sheet";
	size_t number = 0;
	if (strncmp(name, folder, sizeof folder - 1) != 0)
		return 0;
	for (name += sizeof folder - 1; *name >= '0' && *name <= '9' && number <= UINT16_MAX; name++)
		number = number * 10 + (size_t)(*name - '0');
	return strcmp(name, ".xml") == 0 ? number : 0;
}

/* Whether a sheet has the cells that it was given. */
static klp_status check_sheet(struct check *check, const char *name)
{
	size_t number = sheet_number(name);
	if (number == 0)
		return KLP_OK;
	check->sheets_seen++;
	bool whole = number <= check->sheets && check->cells[number - 1] == check->counted;
	return whole ? KLP_OK : not_whole(check, "a sheet has lost cells");
}

klp_status xlsx_check(int file, const uint64_t *cells, size_t sheets, klp_error **error)
{
	struct check check = { .file = file, .cells = cells, .sheets = sheets, .error = error };
	struct part part = { .name = "" };
	bool more = true;
	klp_status status = lseek(file, 0, SEEK_SET) == 0 ? KLP_OK : not_whole(&check, "it cannot be read");
	while (status == KLP_OK) {
		status = read_header(&check, &part, &more);
		if (status != KLP_OK || !more)
			break;
		status = read_part(&check, &part);
		if (status == KLP_OK)
			status = check_sheet(&check, part.name);
	}
	if (status == KLP_OK && check.sheets_seen != sheets)
		status = not_whole(&check, "a sheet is missing");
	return status;
}
