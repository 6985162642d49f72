/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/columns.h"
#include "base/number.h"

enum {
	MOST_NAMES = 64, /* more than twice the municipalities of the largest region */
	MOST_VALUES = MOST_NAMES * DATASET_COUNTS,
	MOST_LINES_OF_NAME = 3,
	FEWEST_NAMES = 2 /* the values of one row are the same in either order */
};

struct value {
	struct candidate_value printed;
	size_t line;
};

/* Values behind one another, without words other than headings between them. */
struct run {
	struct value values[MOST_VALUES];
	size_t count;
	/** the line behind the last value */
	size_t end;
	bool all_counts;
	/** there are more than fit */
	bool longer;
};

struct name {
	struct slice text;
	struct label label;
	size_t line;
	size_t lines;
};

struct names {
	struct name name[MOST_NAMES];
	size_t count;
	/** the region's own name above them; 0 when there is none */
	int region;
	int region_number;
};

/* Adds the values of a line that holds nothing else; false for any other line. */
static bool add_line(struct run *run, const struct document *document, size_t line)
{
	const struct document_cell *cell = document_cells(document, line);
	struct candidate candidate = candidate_read(document, line, NULL);
	if (candidate.value_count == 0 || candidate.label.length > 0 || candidate.mixed_blanks)
		return false;
	struct slice rest = cell->text;
	for (struct slice word = text_word(&rest); word.length > 0; word = text_word(&rest)) {
		if (run->count == MOST_VALUES) {
			run->longer = true;
			return true;
		}
		struct slice before = { cell->text.text, (size_t)(word.text - cell->text.text) };
		struct value *value = &run->values[run->count++];
		uint32_t column = cell->column + (uint32_t)text_characters(before);
		*value = (struct value){ candidate_value_of(word, column, false), line };
		run->all_counts = value->printed.kind == CANDIDATE_COUNT && run->all_counts;
	}
	run->end = line + 1;
	return true;
}

static void find_run(struct run *run, const struct document *document, size_t line)
{
	run->count = 0;
	run->end = line;
	run->all_counts = true;
	run->longer = false;
	for (; line < document->line_count && !document->lines[line].bordered && !run->longer; line++) {
		bool words = !document->lines[line].digits;
		bool heading = words && label_is_furniture(document_cells(document, line)->text);
		if (!heading && !add_line(run, document, line))
			return;
	}
}

/* Whether four of the values add up to a fifth, each `step` behind the one before. */
static bool adds_up(const struct run *run, size_t first, size_t step)
{
	int64_t sum = 0;
	for (size_t i = 0; i + 1 < DATASET_COUNTS; i++)
		if (!number_add(&sum, run->values[first + i * step].printed.count))
			return false;
	return sum == run->values[first + (DATASET_COUNTS - 1) * step].printed.count;
}

/* ------------------------------------------------------------------- names */

/* So many lines from one on as one text, as a wrapped name goes on; its length, or 0 when it does not fit. */
static size_t join_lines(const struct document *document, size_t line, size_t lines, char text[WRAP_LABEL_BYTES])
{
	size_t length = 0;
	for (size_t i = 0; i < lines; i++)
		if (!wrap_join(text, &length, document_cells(document, line + i)->text))
			return 0;
	return length;
}

/* Reads a name that begins at a line, over as few lines as it takes; unknown when none does. Its text is kept with the document. */
static klp_status read_name(struct scan *scan, size_t line, size_t fewest, size_t end, struct name *name,
                            klp_error **error)
{
	struct document *document = scan->tables->document;
	struct label_places places = tables_places(scan->tables, line);
	char text[WRAP_LABEL_BYTES];
	name->label.kind = LABEL_UNKNOWN;
	for (size_t lines = fewest; lines <= MOST_LINES_OF_NAME && line + lines <= end; lines++) {
		size_t length = join_lines(document, line, lines, text);
		name->label = label_read((struct slice){ text, length }, &places);
		if (name->label.kind == LABEL_UNKNOWN)
			continue;
		const char *kept = pool_keep(&document->texts, text, length);
		if (kept == NULL)
			return error_memory(error);
		name->text = (struct slice){ kept, length };
		name->line = line;
		name->lines = lines;
		break;
	}
	return KLP_OK;
}

/* Adds a name; that of a region begins the names of its table, and no table begins with its total. False when there are too many. */
static bool add_name(struct names *names, const struct name *name)
{
	if (name->label.kind == LABEL_REGION) {
		*names = (struct names){ .region = name->label.region, .region_number = name->label.printed_number };
		return true;
	}
	if (name->label.kind == LABEL_TOTAL && names->count == 0)
		return true;
	if (names->count == MOST_NAMES)
		return false;
	names->name[names->count++] = *name;
	return true;
}

/* The names on the lines before `end`, headings above and below them left out. There are none when words that mean nothing stand
 * in their midst. */
static klp_status find_names(struct scan *scan, size_t end, struct names *names, klp_error **error)
{
	const struct document *document = scan->tables->document;
	bool ended = false;
	*names = (struct names){ .count = 0 };
	for (size_t line = scan->words_from; line < end;) {
		struct name name = { .lines = 1 };
		struct slice words = document_cells(document, line)->text;
		klp_status status = KLP_OK;
		if (!label_is_furniture(words) || label_is_total(words))
			status = read_name(scan, line, 1, end, &name, error);
		/* "Bergen" is a name, and so is "Bergen" / "op Zoom". */
		struct name *last = names->count > 0 ? &names->name[names->count - 1] : NULL;
		if (status == KLP_OK && name.label.kind == LABEL_UNKNOWN && last != NULL && last->line + last->lines == line) {
			status = read_name(scan, last->line, last->lines + 1, end, &name, error);
			if (name.label.kind != LABEL_UNKNOWN)
				names->count--;
			else
				name.lines = 1;
		}
		if (status != KLP_OK)
			return status;
		bool known = name.label.kind != LABEL_UNKNOWN;
		if (known && (ended || !add_name(names, &name))) {
			names->count = 0;
			return KLP_OK;
		}
		ended = ended || (!known && names->count > 0);
		line = (known ? name.line : line) + name.lines;
	}
	return KLP_OK;
}

/* -------------------------------------------------------------------- rows */

static bool is_transposed(const struct run *run, size_t names)
{
	if (names < FEWEST_NAMES || !run->all_counts || run->longer || run->count != names * DATASET_COUNTS)
		return false;
	for (size_t i = 0; i < names; i++)
		if (!adds_up(run, i, names))
			return false;
	return true;
}

/* Whether every five that follow one another add up; one value may be left, which is the number of a page. */
static bool is_by_rows(const struct run *run)
{
	size_t rows = run->count / DATASET_COUNTS;
	for (size_t i = 0; i < rows; i++)
		if (!adds_up(run, i * DATASET_COUNTS, 1))
			return false;
	return run->longer || run->count - rows * DATASET_COUNTS <= 1;
}

/* Whether the words above may be the name of a row; then the first five values would become its counts. */
static bool is_named(const struct scan *scan, const struct names *names, size_t line)
{
	if (names->count > 0 || blocks_open(scan->tables) != NULL)
		return true;
	struct candidate candidate = { .value_count = DATASET_COUNTS };
	struct label_places places = tables_places(scan->tables, line);
	return wrap_read(&scan->wrap, &candidate, line, &places).found;
}

static klp_status add_rows(struct scan *scan, const struct run *run, const struct names *names, klp_error **error)
{
	klp_status status = KLP_OK;
	scan->wrap.count = 0;
	for (size_t i = 0; status == KLP_OK && i < names->count; i++) {
		const struct name *name = &names->name[i];
		struct candidate candidate = { .label = name->text, .value_count = DATASET_COUNTS, .counts = DATASET_COUNTS };
		for (size_t k = 0; k < DATASET_COUNTS; k++)
			candidate.values[k] = run->values[i + k * names->count].printed;
		candidate.tail = candidate.values[0].text;
		struct wrap_result result = wrap_known(&name->label, name->text);
		if (i == 0 && result.region == 0) {
			result.region = names->region;
			result.region_number = names->region_number;
		}
		status = blocks_add_row(scan, &candidate, &result, run->values[i].line, error);
	}
	return status;
}

klp_status columns_take(struct scan *scan, size_t line, bool *taken, klp_error **error)
{
	struct run run;
	struct names names;
	*taken = false;
	if (line < scan->columns_end) /* part of a run that was looked at */
		return KLP_OK;
	find_run(&run, scan->tables->document, line);
	scan->columns_end = run.end;
	if (run.count <= DATASET_COUNTS)
		return KLP_OK;
	klp_status status = find_names(scan, line, &names, error);
	scan->words_from = run.end;
	bool transposed = status == KLP_OK && is_transposed(&run, names.count), by_rows = is_by_rows(&run);
	/* In either order they add up, as those of four municipalities and their total do: nothing tells which is meant. */
	bool unsure = transposed && by_rows;
	if (status != KLP_OK || (by_rows && names.count < FEWEST_NAMES) || !is_named(scan, &names, line))
		return status;
	*taken = true;
	scan->next_line = run.end;
	if (transposed && !unsure)
		return add_rows(scan, &run, &names, error);
	scan->wrap.count = 0;
	return tables_note(
		scan->tables, "read.numbers-unordered", KLP_SEVERITY_ERROR, line, 0, 0, error,
		"%zu%s numbers follow one another from here, below %zu names: nothing tells which is whose, and none "
		"was read; take the text out of the document row by row, as 'pdftotext -layout' does",
		run.count, run.longer ? " or more" : "", names.count);
}
