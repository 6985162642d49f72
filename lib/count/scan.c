/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "count/scan.h"

#include "base/charset.h"
#include "base/memory.h"
#include "base/wiped.h"

#include <string.h>

enum {
	/* one bit a column, and one for those that are not there */
	QUICK_COLUMNS = 63,
	/* a tally of 32-bit numbers takes no more records than a run of bytes can hold */
	MOST_LINE_BYTES = SCAN_MOST_LINE_BYTES
};

/* How many values are gone through for one that may be unquoted. */
static size_t unquoted_bytes(const struct csv_record *record, const struct csv_layout *layout)
{
	size_t bytes = 0;
	for (int field = 0; field < COUNT_VALUES; field++) {
		int column = layout->column_of[field];
		if (column != NO_COLUMN && record->cells[column].doubled)
			bytes += record->cells[column].text.length;
	}
	return bytes;
}

/* Room for values with doubled quotes. False when there is no memory. */
static bool reserve_unquoted(struct scan *scan, size_t bytes)
{
	if (bytes <= scan->unquoted_size)
		return true;
	char *room = wiped_allocate(bytes);
	if (room == NULL)
		return false;
	wiped_release(scan->unquoted, scan->unquoted_size);
	scan->unquoted = room;
	scan->unquoted_size = bytes;
	return true;
}

/* The values and the parts of a record that was read. False when there is no memory. */
static bool fill_record(struct scan *scan, struct record *record)
{
	const struct csv_layout *layout = scan->layout;
	*record = (struct record){ .parts = 0 };
	if (!reserve_unquoted(scan, unquoted_bytes(&scan->record, layout)))
		return false;
	char *room = scan->unquoted;
	for (size_t i = 0; i < layout->columns; i++) {
		const struct csv_cell *cell = &scan->record.cells[i];
		int field = layout->fields[i];
		if (field >= 0 && field < COUNT_VALUES) {
			record->values[field] = cell->text;
			if (cell->doubled) {
				size_t length = csv_unquote(room, cell->text);
				record->values[field] = (struct slice){ room, length };
				room += length;
			}
		} else if (csv_part_of(field) != 0 && csv_is_filled(cell)) {
			record->parts |= csv_part_of(field);
		}
	}
	return true;
}

static void fail(struct scan *scan, klp_status status)
{
	if (scan->status == KLP_OK)
		scan->status = status;
}

static void spoil(struct scan *scan, uint64_t line, int field, const char *what)
{
	klp_status status = harvest_spoil(&scan->tally->spoiled, line, field, what, &scan->error);
	if (status != KLP_OK)
		fail(scan, status);
}

static bool keep_row(struct scan *scan, const struct client_row *row)
{
	struct tally *tally = scan->tally;
	if (tally->row_count == tally->row_capacity) {
		size_t capacity = memory_grown(tally->row_capacity, tally->row_count + 1, sizeof *tally->rows);
		struct client_row *rows = (struct client_row *)(void *)wiped_allocate(capacity * sizeof *rows);
		if (rows == NULL) {
			fail(scan, error_memory(&scan->error));
			return false;
		}
		if (tally->row_count > 0)
			memcpy(rows, tally->rows, tally->row_count * sizeof *rows);
		wiped_release((char *)tally->rows, tally->row_capacity * sizeof *rows);
		tally->rows = rows;
		tally->row_capacity = capacity;
	}
	tally->rows[tally->row_count++] = *row;
	return true;
}

bool scan_count(struct scan *scan, const struct client_row *row)
{
	struct tally *tally = scan->tally;
	struct verdict verdict = row->verdict;
	if (feed_keeps_clients(scan->feed) && !keep_row(scan, row))
		return false;
	if (!feed_keeps_clients(scan->feed))
		tally->cells[(size_t)verdict.place * SLOTS + verdict.slot]++;
	tally->older_codes += verdict.remarks & VERDICT_OLDER_CODE;
	return true;
}

/* Whether a record is the header once more, as in files that were pasted one behind another. */
static bool is_header(const struct scan *scan, struct slice record)
{
	const struct csv_layout *layout = scan->layout;
	if (record.length != layout->header_size)
		record = charset_without_mark(record);
	return record.length == layout->header_size && memcmp(record.text, layout->header, record.length) == 0;
}

static void take_record(struct scan *scan, struct slice bytes, uint64_t line)
{
	const struct csv_record *read = &scan->record;
	struct record record;
	if (read->problem != NULL) {
		int field = read->problem_field < scan->layout->columns ? scan->layout->fields[read->problem_field] : -1;
		spoil(scan, line, field, read->problem);
		return;
	}
	if (read->count != scan->layout->columns) {
		spoil(scan, line, -1, read->count < scan->layout->columns ? "it has too few fields" : "it has too many fields");
		return;
	}
	if (is_header(scan, bytes)) {
		spoil(scan, line, -1, "it is the header once more");
		return;
	}
	if (!fill_record(scan, &record)) {
		fail(scan, error_memory(&scan->error));
		return;
	}
	struct client_row row = feed_judge(scan->feed, &record);
	if (row.verdict.slot == SLOT_UNUSABLE)
		spoil(scan, line, row.verdict.place, verdict_reason(row.verdict.place));
	else if (scan_count(scan, &row))
		scan->tally->records++;
}

/* Reads a record by the exact rules, and counts it unless it is not finished. */
static enum csv_outcome take_exact(struct scan *scan, const char *at, const char *end, bool last, uint64_t line)
{
	struct csv_record *record = &scan->record;
	enum csv_outcome outcome = csv_read_record(record, scan->layout->delimiter, at, end, last, scan->line_bytes);
	if (outcome != CSV_UNFINISHED)
		take_record(scan, (struct slice){ at, (size_t)(record->next - at) }, line);
	return outcome;
}

uint64_t scan_count_lines(const char *first, const char *at, const char *end)
{
	uint64_t lines = 0;
	for (at = csv_find_line_end(at, end); at < end; at = csv_find_line_end(at + 1, end))
		lines += !(*at == '\n' && at > first && at[-1] == '\r');
	return lines;
}

klp_status scan_bytes(struct scan *scan, struct tally *tally, struct slice bytes, bool last, struct scan_end *scan_end,
                      klp_error **error)
{
	const char *at = bytes.text, *end = at + bytes.length;
	scan->tally = tally;
	scan_end->skipping = false;
	while (scan->status == KLP_OK && at < end) {
		if (scan->quick != NULL)
			at = scan->quick(scan, at, end);
		const char *record = at;
		while (record < end && csv_is_line_end(*record))
			record++;
		tally->lines += scan_count_lines(bytes.text, at, record);
		at = record;
		if (at == end || scan->status != KLP_OK)
			break;
		enum csv_outcome outcome = take_exact(scan, at, end, last, tally->lines + 1);
		if (outcome == CSV_UNFINISHED)
			break;
		const char *next = outcome == CSV_READ ? scan->record.next : end;
		scan_end->skipping = outcome == CSV_BROKEN_ON;
		tally->lines += scan_count_lines(bytes.text, at, next);
		at = next;
	}
	scan_end->tail = at;
	if (scan->status != KLP_OK && error != NULL)
		*error = scan->error;
	else
		klp_error_free(scan->error);
	scan->error = NULL;
	return scan->status;
}

static void choose_quick(struct scan *scan, enum scan_kernel kernel)
{
	if (kernel == SCAN_EXACT || scan->layout->columns > QUICK_COLUMNS || scan->feed->register_extract)
		return;
	if (kernel == SCAN_BEST)
		kernel = scan_best();
	scan->quick = scan_quick_portable;
#if SCAN_X86
	if (kernel == SCAN_AVX2)
		scan->quick = scan_quick_avx2;
	else if (kernel == SCAN_AVX512)
		scan->quick = scan_quick_avx512;
#endif
}

enum scan_kernel scan_best(void)
{
	enum scan_kernel best = SCAN_AVX512;
	while (!scan_can(best))
		best--;
	return best;
}

bool scan_can(enum scan_kernel kernel)
{
#if SCAN_X86
	__builtin_cpu_init();
	bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2") &&
	            __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("pclmul");
	if (kernel == SCAN_AVX2)
		return avx2;
	if (kernel == SCAN_AVX512)
		return avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
		       __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vbmi2");
#endif
	return kernel == SCAN_BEST || kernel == SCAN_EXACT || kernel == SCAN_PORTABLE;
}

static void place_columns(struct scan *scan)
{
	scan->absent = UINT64_C(1) << QUICK_COLUMNS;
	for (int field = 0; field < COUNT_VALUES; field++) {
		const int column = scan->layout->column_of[field];
		scan->column_of[field] = (unsigned char)(column < 0 || column >= QUICK_COLUMNS ? QUICK_COLUMNS : column);
	}
	for (size_t i = 0; i < scan->layout->columns && i < QUICK_COLUMNS; i++) {
		const uint64_t bit = UINT64_C(1) << i;
		int field = scan->layout->fields[i];
		unsigned part = csv_part_of(field);
		scan->affinities |= part == KLP_PART_AFFINITIES ? bit : 0;
		scan->sectors |= part == KLP_PART_SECTORS ? bit : 0;
		scan->tasks |= part == KLP_PART_TASKS ? bit : 0;
	}
}

klp_status scan_begin(struct scan *scan, const struct feed *feed, const struct csv_layout *layout,
                      enum scan_kernel kernel, klp_error **error)
{
	uint64_t line_bytes = feed->limits->line_bytes;
	*scan = (struct scan){ .feed = feed, .layout = layout, .needs_key = feed_needs_key(feed) };
	scan->line_bytes = line_bytes < MOST_LINE_BYTES ? line_bytes : MOST_LINE_BYTES;
	scan->record.most = layout->columns;
	scan->record.cells = memory_allocate_zeroed(layout->columns, sizeof *scan->record.cells);
	scan->memo = (struct scan_memo *)(void *)wiped_allocate(sizeof *scan->memo);
	if (scan->record.cells == NULL || scan->memo == NULL)
		return error_memory(error);
	memo_begin(scan->memo, feed->definition);
	place_columns(scan);
	choose_quick(scan, kernel);
	return KLP_OK;
}

void scan_free(struct scan *scan)
{
	memory_release(scan->record.cells);
	wiped_release((char *)scan->memo, sizeof *scan->memo);
	wiped_release(scan->unquoted, scan->unquoted_size);
	*scan = (struct scan){ .feed = NULL };
}
