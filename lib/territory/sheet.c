/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "territory/sheet.h"

#include "base/limits.h"

#include <string.h>

/* Far longer than any name of a municipality, region or province. */
#define NAME_BYTES_MAX 256

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

/** What a column lacks while the header is read. */
#define NOWHERE SIZE_MAX

/** Room for the names of all columns in a message. */
#define HEADER_BYTES 160

static struct slice after(struct slice bytes, size_t offset)
{
	return (struct slice){ bytes.text + offset, bytes.length - offset };
}

static klp_status check_lines(struct slice bytes, const char *source, const klp_limits *limits, klp_error **error)
{
	struct place place = { .source = source };

	for (struct slice rest = bytes; rest.length > 0;) {
		const char *end = memchr(rest.text, '\n', rest.length);
		size_t length = end == NULL ? rest.length : (size_t)(end - rest.text) + 1;

		place.line++;
		if (place.line > limits->lines)
			return limits_exceeded(KLP_LIMIT_LINES, limits, &place, error);
		if (length > limits->line_bytes)
			return limits_exceeded(KLP_LIMIT_LINE_BYTES, limits, &place, error);
		rest = after(rest, length);
		place.byte += length;
	}
	return KLP_OK;
}

static klp_status check_bytes(struct slice bytes, const char *source, klp_error **error)
{
	struct place place = { .source = source };
	klp_limits limits;
	klp_status status = limits_resolve(&limits, NULL, error);
	size_t bad;

	if (status != KLP_OK)
		return status;
	if (bytes.length > limits.input_bytes)
		return limits_exceeded(KLP_LIMIT_INPUT_BYTES, &limits, &place, error);
	status = check_lines(bytes, source, &limits, error);
	if (status != KLP_OK)
		return status;
	if (!text_is_utf8(bytes.text, bytes.length, &bad)) {
		place = text_place(bytes, bad, source, false);
		return error_set(error, KLP_ENCODING, &place, "the text is not UTF-8 here; save the file as UTF-8");
	}
	return KLP_OK;
}

/** "jaar,gemeentecode,…" */
static const char *header_of(char out[HEADER_BYTES], const char *const *names)
{
	size_t used = 0;

	for (size_t i = 0; names[i] != NULL; i++) {
		size_t length = strlen(names[i]);

		if (used + length + 2 > HEADER_BYTES)
			break;
		if (i > 0)
			out[used++] = ',';
		memcpy(out + used, names[i], length);
		used += length;
	}
	out[used] = 0;
	return out;
}

static bool is_text(struct slice slice, const char *text)
{
	return slice.length == strlen(text) && memcmp(slice.text, text, slice.length) == 0;
}

static klp_status read_header(struct territory_sheet *sheet, const char *const *names, klp_error **error)
{
	char header[HEADER_BYTES];
	struct place place = { .source = sheet->csv.source, .line = 1, .column = 1 };
	bool more;
	klp_status status = csv_record(&sheet->csv, &more, error);

	if (status != KLP_OK)
		return status;
	if (!more)
		return error_set(error, KLP_FORMAT, &place, "the text is empty; it must begin with the header %s",
		                 header_of(header, names));
	sheet->header_fields = sheet->csv.field_count;
	place.line = sheet->csv.fields[0].line;
	for (size_t i = 0; names[i] != NULL; i++) {
		sheet->at[i] = NOWHERE;
		for (size_t j = 0; j < sheet->header_fields; j++) {
			if (!is_text(text_trim(sheet->csv.fields[j].value), names[i]))
				continue;
			place.column = sheet->csv.fields[j].column;
			if (sheet->at[i] != NOWHERE)
				return error_set(error, KLP_FORMAT, &place, "column '%s' stands twice in the header; leave one out",
				                 names[i]);
			sheet->at[i] = j;
		}
		if (sheet->at[i] == NOWHERE) {
			place.column = 1;
			return error_set(error, KLP_FORMAT, &place,
			                 "column '%s' is missing; the header must hold %s, parted by commas", names[i],
			                 header_of(header, names));
		}
		sheet->count = i + 1;
	}
	return KLP_OK;
}

klp_status territory_sheet_open(struct territory_sheet *sheet, struct slice bytes, const char *source,
                                const char *const *names, klp_error **error)
{
	size_t mark = strlen(BYTE_ORDER_MARK);
	klp_status status;

	*sheet = (struct territory_sheet){ .csv = { .rest = bytes, .source = source, .delimiter = ',' } };
	status = check_bytes(bytes, source, error);
	if (status != KLP_OK)
		return status;
	if (bytes.length >= mark && memcmp(bytes.text, BYTE_ORDER_MARK, mark) == 0)
		sheet->csv.rest = after(bytes, mark);
	return read_header(sheet, names, error);
}

klp_status territory_sheet_next(struct territory_sheet *sheet, bool *more, klp_error **error)
{
	struct place place = { .source = sheet->csv.source };
	klp_status status = csv_record(&sheet->csv, more, error);

	if (status != KLP_OK || !*more || sheet->csv.field_count == sheet->header_fields)
		return status;
	place.line = sheet->csv.fields[0].line;
	place.column = sheet->csv.fields[0].column;
	return error_set(error, KLP_FORMAT, &place,
	                 "the line has %zu fields and the header %zu; put quotes around a name that holds a comma",
	                 sheet->csv.field_count, sheet->header_fields);
}

struct slice territory_sheet_value(const struct territory_sheet *sheet, size_t column)
{
	return text_trim(sheet->csv.fields[sheet->at[column]].value);
}

struct place territory_sheet_place(const struct territory_sheet *sheet, size_t column)
{
	const struct csv_field *field = &sheet->csv.fields[sheet->at[column]];

	return (struct place){ .source = sheet->csv.source, .line = field->line, .column = field->column };
}

static bool has_control(struct slice text)
{
	for (size_t i = 0; i < text.length; i++)
		if ((unsigned char)text.text[i] < ' ' || text.text[i] == '\x7F')
			return true;
	return false;
}

klp_status territory_sheet_name(const struct territory_sheet *sheet, size_t column, struct slice *name,
                                klp_error **error)
{
	struct place place = territory_sheet_place(sheet, column);
	struct slice text = territory_sheet_value(sheet, column);

	if (text.length > NAME_BYTES_MAX)
		return error_set(error, KLP_FORMAT, &place, "a name has more than %d bytes; shorten it", NAME_BYTES_MAX);
	if (has_control(text))
		return error_set(error, KLP_FORMAT, &place, "a name holds a line end or a control character; take it out");
	*name = text;
	return KLP_OK;
}

void territory_sheet_close(struct territory_sheet *sheet)
{
	csv_free(&sheet->csv);
}

int territory_digits(struct slice text, size_t digits)
{
	int number = 0;

	if (text.length != digits)
		return -1;
	for (size_t i = 0; i < digits; i++) {
		if (text.text[i] < '0' || text.text[i] > '9')
			return -1;
		number = number * 10 + (text.text[i] - '0');
	}
	return number;
}

int territory_code(struct slice text, const char *letters, size_t digits)
{
	size_t length = strlen(letters);

	if (text.length != length + digits)
		return -1;
	for (size_t i = 0; i < length; i++) {
		char letter = text.text[i];

		if (letter >= 'a' && letter <= 'z')
			letter = (char)(letter - 'a' + 'A');
		if (letter != letters[i])
			return -1;
	}
	return territory_digits(after(text, length), digits);
}

void territory_write_code(char out[TERRITORY_CODE_BYTES], int code)
{
	static const char zero[] = "GM0000";

	memcpy(out, zero, sizeof zero);
	for (size_t i = strlen(zero); i > 2; i--, code /= 10)
		out[i - 1] = (char)('0' + code % 10);
}
