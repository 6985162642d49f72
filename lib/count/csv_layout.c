/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "count/csv_layout.h"

#include "base/buffer.h"
#include "base/charset.h"
#include "base/memory.h"
#include "base/wiped.h"

#include <string.h>

enum { UNKNOWN = -1 };

/* The header on its way to a layout. */
struct header {
	const struct feed *feed;
	const char *source;
	/* what is left of the extract's first bytes */
	struct slice bytes;
	uint64_t line;
	bool last;
	/* whether they end before the record does */
	bool unfinished;
	struct csv_record record;
	size_t capacity;
	/* a name without doubled quotes, in UTF-8 */
	struct buffer name;
};

unsigned csv_part_of(int field)
{
	if (field == FIELD_AFFINITIES)
		return KLP_PART_AFFINITIES;
	if (field == FIELD_SECTORS)
		return KLP_PART_SECTORS;
	return field >= FIELD_TASKS && field < FIELD_TASKS + COUNT_TASKS ? KLP_PART_TASKS : 0;
}

static void skip(struct header *header, size_t bytes)
{
	header->bytes.text += bytes;
	header->bytes.length -= bytes;
}

static void skip_line_ends(struct header *header)
{
	while (header->bytes.length > 0 && csv_is_line_end(header->bytes.text[0])) {
		bool pair = header->bytes.length > 1 && header->bytes.text[0] == '\r' && header->bytes.text[1] == '\n';
		skip(header, pair ? 2 : 1);
		header->line++;
	}
}

/* Obeys a first line "sep=;", with which spreadsheets say what parts the fields. The delimiter, or 0. */
static char pass_separator_line(struct header *header)
{
	static const char word[] = "sep=";
	const size_t length = sizeof word; /* the word, and the sign in the place of its zero byte */
	const char *text = header->bytes.text;
	if (header->bytes.length <= length || !csv_is_line_end(text[length]))
		return '\0';
	for (size_t i = 0; i < sizeof word - 1; i++)
		if ((text[i] | (i < 3 ? 0x20 : 0)) != word[i])
			return '\0';
	char sign = text[length - 1];
	if (sign == '"' || csv_is_line_end(sign) || (unsigned char)sign >= 0x80)
		return '\0';
	skip(header, length);
	skip_line_ends(header);
	return sign;
}

/* Windows-1252 from 0x80 to 0x9F; from there on it is Latin-1, whose numbers are those of Unicode. */
static const uint16_t windows_1252[32] = {
	0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
	0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
	0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
};

static bool add_converted(struct buffer *out, unsigned char byte)
{
	enum { FIRST = 0x80, LATIN = 0xA0, SHORT_END = 0x800 };
	unsigned character = byte >= FIRST && byte < LATIN ? windows_1252[byte - FIRST] : byte;
	char bytes[3];
	size_t size = 1;
	if (character < FIRST) {
		bytes[0] = (char)character;
	} else if (character < SHORT_END) {
		bytes[0] = (char)(0xC0 | character >> 6);
		bytes[1] = (char)(0x80 | (character & 0x3F));
		size = 2;
	} else {
		bytes[0] = (char)(0xE0 | character >> 12);
		bytes[1] = (char)(0x80 | (character >> 6 & 0x3F));
		bytes[2] = (char)(0x80 | (character & 0x3F));
		size = 3;
	}
	return buffer_add(out, bytes, size);
}

/* The name of a column as text: what is not UTF-8 is taken as Windows-1252. False when there is no memory. */
static bool read_name(struct header *header, const struct csv_cell *cell)
{
	struct slice text = cell->text;
	size_t bad;
	bool utf8 = text_is_utf8(text.text, text.length, &bad), whole = true;
	header->name.size = 0;
	for (size_t i = 0; whole && i < text.length; i++) {
		whole = utf8 ? buffer_add(&header->name, text.text + i, 1)
		             : add_converted(&header->name, (unsigned char)text.text[i]);
		i += cell->doubled && text.text[i] == '"';
	}
	return whole && buffer_end_text(&header->name);
}

static klp_status find_field(struct header *header, const struct csv_cell *cell, int *field, klp_error **error)
{
	if (!read_name(header, cell))
		return error_memory(error);
	*field = definition_find_field(header->feed->definition, (struct slice){ header->name.bytes, header->name.size });
	return KLP_OK;
}

static struct place place_of(const struct header *header)
{
	return (struct place){ .source = header->source, .line = header->line };
}

/* Reads the record at the top as if this parted its fields, and keeps as many of them as the limit allows. */
static klp_status read_as(struct header *header, char delimiter, klp_error **error)
{
	struct csv_record *record = &header->record;
	const klp_limits *limits = header->feed->limits;
	const char *at = header->bytes.text, *end = at + header->bytes.length;
	record->most = 0;
	if (csv_read_record(record, delimiter, at, end, header->last, limits->line_bytes) == CSV_UNFINISHED) {
		header->unfinished = true;
		record->count = 0;
		return KLP_OK;
	}
	size_t kept = record->count < limits->columns ? record->count : (size_t)limits->columns;
	if (!memory_reserve(&record->cells, &header->capacity, kept, sizeof *record->cells))
		return error_memory(error);
	record->most = kept;
	csv_read_record(record, delimiter, at, end, header->last, limits->line_bytes);
	return KLP_OK;
}

static klp_status count_known(struct header *header, size_t *known, klp_error **error)
{
	klp_status status = KLP_OK;
	*known = 0;
	for (size_t i = 0; status == KLP_OK && i < header->record.count && i < header->record.most; i++) {
		int field = UNKNOWN;
		status = find_field(header, &header->record.cells[i], &field, error);
		*known += status == KLP_OK && field != UNKNOWN;
	}
	return status;
}

/* The sign with which most columns are known; the first of those that find as many. */
static klp_status guess_delimiter(struct header *header, char *delimiter, klp_error **error)
{
	static const char candidates[] = { ',', ';', '\t', '|' };
	size_t most_known = 0;
	*delimiter = candidates[0];
	for (size_t i = 0; i < sizeof candidates; i++) {
		size_t known = 0;
		klp_status status = read_as(header, candidates[i], error);
		if (status == KLP_OK)
			status = count_known(header, &known, error);
		if (status != KLP_OK)
			return status;
		if (known > most_known) {
			*delimiter = candidates[i];
			most_known = known;
		}
	}
	return KLP_OK;
}

/* Reads the record at the top with what parts its fields: as the extract says, or the caller, or as it seems. */
static klp_status read_header(struct header *header, char said, char *delimiter, klp_error **error)
{
	klp_status status = KLP_OK;
	*delimiter = said != '\0' ? said : header->feed->definition->delimiter;
	if (*delimiter == '\0')
		status = guess_delimiter(header, delimiter, error);
	return status == KLP_OK && !header->unfinished ? read_as(header, *delimiter, error) : status;
}

/* Tells why the record at the top is no header, if it is none. */
static klp_status check_record(const struct header *header, klp_error **error)
{
	const struct place place = place_of(header);
	const klp_limits *limits = header->feed->limits;
	if (header->record.problem != NULL && header->bytes.length > limits->line_bytes)
		return limits_exceeded(KLP_LIMIT_LINE_BYTES, limits, &place, error);
	if (header->record.problem != NULL)
		return error_set(error, KLP_FORMAT, &place,
		                 "the header cannot be read: a quote in it is never closed, or text follows a closing one");
	if (header->record.count > limits->columns)
		return limits_exceeded(KLP_LIMIT_COLUMNS, limits, &place, error);
	return KLP_OK;
}

static const char *name_of(const struct definition *definition, int field)
{
	const char *name = definition->names[field];
	return name != NULL ? name : definition_field_name(field);
}

/* Finds out which column is which. A column that is not read may stand there more than once. */
static klp_status place_columns(struct csv_layout *layout, struct header *header, bool seen[COUNT_FIELDS],
                                klp_error **error)
{
	for (size_t i = 0; i < layout->columns; i++) {
		int field = UNKNOWN;
		klp_status status = find_field(header, &header->record.cells[i], &field, error);
		if (status != KLP_OK)
			return status;
		layout->fields[i] = (int16_t)field;
		if (field == UNKNOWN)
			continue;
		if (seen[field] && field < FIELD_EDUCATION) {
			const struct place place = place_of(header);
			return error_set(error, KLP_FORMAT, &place,
			                 "the column '%s' stands twice in the header: leave one of them out",
			                 name_of(header->feed->definition, field));
		}
		seen[field] = true;
		if (field < COUNT_VALUES)
			layout->column_of[field] = (int)i;
	}
	return KLP_OK;
}

static klp_status check_columns(const struct header *header, const bool seen[COUNT_FIELDS], klp_error **error)
{
	const struct feed *feed = header->feed;
	const struct place place = place_of(header);
	bool any = false;
	for (int field = 0; field < COUNT_FIELDS; field++)
		any = any || seen[field];
	if (!any)
		return error_set(error, KLP_FORMAT, &place,
		                 "the first line names no column that is known: an extract begins with a header, and a mapping "
		                 "tells other names of the columns");
	for (int field = 0; field < COUNT_FIELDS; field++)
		if (!seen[field] && definition_needs(feed->definition, field, feed->register_extract))
			return error_set(
				error, KLP_FORMAT, &place,
				"the header has no column '%s', which is needed; where the extract calls it otherwise, a mapping "
				"tells its name",
				name_of(feed->definition, field));
	return KLP_OK;
}

/* Keeps what is asked of the header later. */
static klp_status settle(struct csv_layout *layout, struct header *header, klp_error **error)
{
	bool seen[COUNT_FIELDS] = { false };
	const char *record = header->bytes.text;
	layout->columns = header->record.count;
	layout->fields = memory_allocate_zeroed(layout->columns, sizeof *layout->fields);
	layout->header_size = (size_t)(header->record.next - record);
	layout->header = wiped_allocate(layout->header_size);
	if (layout->fields == NULL || layout->header == NULL)
		return error_memory(error);
	memcpy(layout->header, record, layout->header_size);
	for (int field = 0; field < COUNT_VALUES; field++)
		layout->column_of[field] = NO_COLUMN;
	klp_status status = place_columns(layout, header, seen, error);
	return status == KLP_OK ? check_columns(header, seen, error) : status;
}

/* How many lines a header takes: fields with line ends within are possible. */
static void pass_header(struct header *header)
{
	const char *end = header->record.next;
	for (const char *at = csv_find_line_end(header->bytes.text, end); at < end; at = csv_find_line_end(at + 1, end))
		header->line += !(*at == '\n' && at[-1] == '\r');
	skip(header, (size_t)(end - header->bytes.text));
	skip_line_ends(header);
}

/* Finds the record that is the header, and makes the layout of it. */
static klp_status read_layout(struct csv_layout *layout, struct header *header, klp_error **error)
{
	const char *first = header->bytes.text;
	header->bytes = charset_without_mark(header->bytes);
	skip_line_ends(header);
	char said = pass_separator_line(header);
	if (header->bytes.length == 0) {
		const struct place place = place_of(header);
		header->unfinished = !header->last;
		return header->last ? error_set(error, KLP_FORMAT, &place, "the extract is empty: it has not even a header")
		                    : KLP_OK;
	}
	klp_status status = read_header(header, said, &layout->delimiter, error);
	if (status != KLP_OK || header->unfinished)
		return status;
	status = check_record(header, error);
	if (status == KLP_OK)
		status = settle(layout, header, error);
	if (status != KLP_OK)
		return status;
	pass_header(header);
	layout->start = (uint64_t)(header->bytes.text - first);
	layout->start_line = header->line;
	return KLP_OK;
}

klp_status csv_layout_read(struct csv_layout *layout, const struct feed *feed, struct slice bytes, bool last,
                           const char *source, bool *unfinished, klp_error **error)
{
	struct header header = { .feed = feed, .source = source, .bytes = bytes, .line = 1, .last = last };
	*layout = (struct csv_layout){ 0 };
	klp_status status = read_layout(layout, &header, error);
	*unfinished = header.unfinished;
	buffer_free(&header.name);
	memory_release(header.record.cells);
	return status;
}

void csv_layout_free(struct csv_layout *layout)
{
	memory_release(layout->fields);
	wiped_release(layout->header, layout->header_size);
	*layout = (struct csv_layout){ 0 };
}
