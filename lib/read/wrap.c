/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/wrap.h"

#include <string.h>

/* A name may go on below its counts, over so many lines. */
enum { MOST_LINES_BELOW = 2 };

void wrap_add(struct wrap *wrap, struct slice words, size_t line, bool furniture)
{
	if (wrap->count == WRAP_MOST_FRAGMENTS) {
		memmove(wrap->fragments, wrap->fragments + 1, (WRAP_MOST_FRAGMENTS - 1) * sizeof *wrap->fragments);
		wrap->count--;
	}
	wrap->fragments[wrap->count++] = (struct wrap_fragment){ words, line, furniture };
}

static bool needs_blank(char tail, struct slice next)
{
	return tail != '-' && (next.length < 2 || next.text[0] != '-');
}

bool wrap_join(char name[WRAP_LABEL_BYTES], size_t *length, struct slice piece)
{
	if (piece.length == 0)
		return true;
	size_t blank = *length > 0 && needs_blank(name[*length - 1], piece) ? 1 : 0;
	if (*length + blank + piece.length > WRAP_LABEL_BYTES)
		return false;
	if (blank > 0)
		name[(*length)++] = ' ';
	memcpy(name + *length, piece.text, piece.length);
	*length += piece.length;
	return true;
}

/* Fragments `from` up to `end`, and then the words of the row itself, as one text. */
static bool join_fragments(const struct wrap *wrap, size_t from, size_t end, struct slice words,
                           char out[WRAP_LABEL_BYTES], size_t *length)
{
	*length = 0;
	for (size_t i = from; i < end; i++)
		if (!wrap_join(out, length, wrap->fragments[i].text))
			return false;
	return wrap_join(out, length, words);
}

/* Looks for a row's region, when its own words name none, in the fragments just before `end`: "7 Zaanstreek-" / "Waterland". */
static void take_region_before(const struct wrap *wrap, size_t end, const struct label_places *places,
                               struct wrap_result *result)
{
	char text[WRAP_LABEL_BYTES];
	size_t length;
	for (size_t used = 1; used <= end && result->region == 0; used++) {
		if (!join_fragments(wrap, end - used, end, (struct slice){ NULL, 0 }, text, &length))
			return;
		result->region = label_find_region((struct slice){ text, length }, places, &result->region_number);
		if (result->region != 0)
			result->region_used = used;
	}
}

/* Whether any of the first `end` fragments may be a name. */
static bool has_names(const struct wrap *wrap, size_t end)
{
	for (size_t i = 0; i < end; i++)
		if (!wrap->fragments[i].furniture)
			return true;
	return false;
}

/* What a label says, without the text it was read from, which may be gone by now. */
static struct wrap_result found_label(const struct label *label, size_t used)
{
	struct wrap_result result = { .found = label->kind != LABEL_UNKNOWN,
		                          .label = *label,
		                          .printed_bytes = label->printed.length,
		                          .used = used,
		                          .region = label->region,
		                          .region_number = label->printed_number,
		                          .region_told = label->region_told };
	result.label.printed.text = NULL;
	return result;
}

struct wrap_result wrap_known(const struct label *label, struct slice words)
{
	struct wrap_result result = found_label(label, 0);
	result.words = words;
	return result;
}

/* Tries to read the row's label with so many of the latest fragments; true when nothing near it stays unexplained. */
static bool try_label(const struct wrap *wrap, struct slice words, size_t used, const struct label_places *places,
                      struct wrap_result *result)
{
	char text[WRAP_LABEL_BYTES];
	size_t length, end = wrap->count - used;
	if (!join_fragments(wrap, end, wrap->count, words, text, &length) || length == 0)
		return false;
	struct label label = label_read((struct slice){ text, length }, places);
	if (label.kind == LABEL_UNKNOWN)
		return false;
	struct wrap_result found = found_label(&label, used);
	take_region_before(wrap, end, places, &found);
	bool whole = found.region_used > 0 || !has_names(wrap, end);
	if (whole || !result->found)
		*result = found;
	return whole;
}

/* The words of the lines just below, when they are words alone. */
static struct slice words_below(const struct wrap *wrap, size_t line)
{
	const struct document *document = wrap->document;
	if (line >= document->line_count || document->lines[line].bordered || document->lines[line].title)
		return (struct slice){ NULL, 0 };
	struct candidate below = candidate_read(document, line, NULL);
	return below.value_count == 0 ? below.label : (struct slice){ NULL, 0 };
}

/* What stands behind the last gap of a line: two blanks or more, or a tab, part the columns of a layout. Empty when there is
 * no gap; else *column is what stands before it. */
static struct slice behind_gap(struct slice words, struct slice *column)
{
	for (size_t at = words.length; at > 1; at--) {
		bool gap = words.text[at - 1] == '\t' || (words.text[at - 1] == ' ' && words.text[at - 2] == ' ');
		if (!gap)
			continue;
		*column = text_trim((struct slice){ words.text, at - 1 });
		return text_trim((struct slice){ words.text + at, words.length - at });
	}
	return (struct slice){ NULL, 0 };
}

/* A region's name at the start of words, and what stands behind it, if anything; all zero when there is none. */
struct region_before {
	struct slice rest;
	int region;
	int number;
	size_t told;
};

static struct region_before find_region_before(struct slice words, const struct label_places *places)
{
	struct region_before found = { .region = 0 };
	struct slice rest = words;
	for (struct slice word = text_word(&rest); word.length > 0; word = text_word(&rest)) {
		struct slice before = { words.text, (size_t)(word.text + word.length - words.text) };
		size_t told = 0;
		int number = 0, region = label_find_region(before, places, &number);
		if (region == 0)
			region = label_find_region_beginning(before, places, &number, &told);
		if (region != 0)
			found = (struct region_before){ text_trim(rest), region, number, told };
	}
	return found;
}

/* The words below a row that may belong to its name. */
static struct slice name_below(const struct wrap *wrap, size_t line, enum wrap_below what,
                               const struct label_places *places)
{
	struct slice column, below = words_below(wrap, line);
	switch (what) {
	case WRAP_BELOW_COLUMN:
		return behind_gap(below, &column);
	case WRAP_BELOW_REGION: {
		struct region_before found = find_region_before(below, places);
		return found.region == 0 ? below : found.rest;
	}
	default:
		return below;
	}
}

/* Whether a line holds values and nothing else. */
static bool is_values_alone(const struct wrap *wrap, size_t line)
{
	if (line >= wrap->document->line_count || wrap->document->lines[line].bordered)
		return false;
	struct candidate values = candidate_read(wrap->document, line, NULL);
	return values.value_count > 0 && values.label.length == 0;
}

/* The region that is centred beside the rows, on a line below a row. */
static void take_region_beside(const struct wrap *wrap, size_t line, size_t lines, const struct label_places *places,
                               struct wrap_result *result)
{
	struct region_before beside = { .region = 0 };
	for (size_t ahead = 1; ahead <= lines && beside.region == 0; ahead++)
		beside = find_region_before(words_below(wrap, line + ahead), places);
	if (beside.region == 0)
		return;
	result->region = beside.region;
	result->region_number = beside.number;
	result->region_told = beside.told;
}

/* A name whose counts stand between its halves: "Leidschendam- 8 337 287 47 679" / "Voorburg". Where the counts stood on lines of
 * their own, words with such lines below them are the next row's name. */
static void try_below(const struct wrap *wrap, struct slice words, size_t line, bool gathered, enum wrap_below what,
                      const struct label_places *places, struct wrap_result *result)
{
	for (size_t used = 0; used <= wrap->count && !result->found; used++) {
		char text[WRAP_LABEL_BYTES];
		size_t length, end = wrap->count - used;
		if (!join_fragments(wrap, end, wrap->count, words, text, &length) || length == 0)
			continue;
		for (size_t ahead = 1; ahead <= MOST_LINES_BELOW && !result->found; ahead++) {
			struct slice below = name_below(wrap, line + ahead, what, places);
			bool region_alone = below.length == 0 && below.text != NULL && what == WRAP_BELOW_REGION;
			if (region_alone)
				continue;
			if (below.length == 0 || !wrap_join(text, &length, below))
				break;
			if (gathered && is_values_alone(wrap, line + ahead + 1))
				break;
			struct label label = label_read((struct slice){ text, length }, places);
			if (label.kind != LABEL_MUNICIPALITY)
				continue;
			*result = found_label(&label, used);
			result->lines_below = ahead;
			result->below = what;
			take_region_before(wrap, end, places, result);
			if (what == WRAP_BELOW_REGION)
				take_region_beside(wrap, line, ahead, places, result);
		}
	}
}

/* Reads words in every way that wrapped lines allow, the plainest first. */
static void read_words(const struct wrap *wrap, struct slice words, size_t line, const struct candidate *candidate,
                       const struct label_places *places, struct wrap_result *result)
{
	bool bordered = candidate->bordered, gathered = candidate->lines_below > 0;
	for (size_t used = 0; used <= wrap->count; used++)
		if (try_label(wrap, words, used, places, result))
			break;
	for (int what = WRAP_BELOW_ALL; what < WRAP_BELOWS && !result->found && !bordered; what++)
		try_below(wrap, words, line, gathered, (enum wrap_below)what, places, result);
	result->words = words;
}

static struct slice last_bytes(struct slice text, size_t count)
{
	if (count > text.length)
		count = text.length;
	return (struct slice){ text.text + text.length - count, count };
}

klp_status wrap_printed(const struct wrap *wrap, const struct wrap_result *result, size_t line,
                        const struct label_places *places, struct slice *printed, klp_error **error)
{
	/* The printed name is the end of the words: what precedes it is the region. */
	if (result->used == 0 && result->lines_below == 0) {
		*printed = last_bytes(text_trim(result->words), result->printed_bytes);
		return KLP_OK;
	}
	char text[WRAP_LABEL_BYTES];
	size_t length;
	/* It fits: it did when the label was read. */
	join_fragments(wrap, wrap->count - result->used, wrap->count, result->words, text, &length);
	for (size_t ahead = 1; ahead <= result->lines_below; ahead++)
		wrap_join(text, &length, name_below(wrap, line + ahead, result->below, places));
	struct slice name = last_bytes(text_trim((struct slice){ text, length }), result->printed_bytes);
	const char *kept = pool_keep(&wrap->document->texts, name.text, name.length);
	if (kept == NULL)
		return error_memory(error);
	*printed = (struct slice){ kept, name.length };
	return KLP_OK;
}

/* The region in which a label's municipality lies; 0 when it names none. */
static int own_region(const struct label *label, const struct label_places *places)
{
	if (label->kind != LABEL_MUNICIPALITY)
		return 0;
	return klp_territory_municipality_region(places->territory, label->year, label->municipality);
}

/* The region's own cell of a bordered table, which rules over what stands before it. A cell that names no region that is known
 * still says that the row is not of the region above, unless its number tells the region of the municipality. */
static void take_region_cell(const struct candidate *candidate, const struct label_places *places,
                             struct wrap_result *result)
{
	if (candidate->region.length == 0 || label_is_furniture(candidate->region))
		return;
	int own = own_region(&result->label, places);
	int region = label_find_region(candidate->region, places, &result->region_number);
	if (region == 0) /* it may go on over the page: "10 Groot" */
		region = label_find_region_beginning(candidate->region, places, &result->region_number, &result->region_told);
	if (region == 0 && own != 0 && label_number(candidate->region) == own)
		region = result->region_number = own;
	if (region != 0)
		result->region = region;
	else
		result->region_unknown = candidate->region;
}

/* Counts without any name, and "Totaal AMR" below them: some extractors give a column's last cell last. A name with counts
 * of its own below it is the next row's. */
static void try_total_below(const struct wrap *wrap, size_t line, const struct label_places *places,
                            struct wrap_result *result)
{
	struct slice below = words_below(wrap, line + 1);
	if (below.length == 0)
		return;
	struct label label = label_read(below, places);
	bool total = label.kind == LABEL_REGION_TOTAL || label.kind == LABEL_TOTAL;
	if (!total || is_values_alone(wrap, line + 2))
		return;
	*result = found_label(&label, 0);
	result->lines_below = 1;
}

/* Words that name nothing are a misspelt municipality: those of the row, else the last fragment above it. */
static void take_unknown(const struct wrap *wrap, struct slice words, const struct label_places *places,
                         struct wrap_result *result)
{
	size_t used = words.length == 0 && wrap->count > 0 && !wrap->fragments[wrap->count - 1].furniture ? 1 : 0;
	struct label label = label_read(used > 0 ? wrap->fragments[wrap->count - 1].text : words, places);
	*result = found_label(&label, used);
	result->words = words;
	take_region_before(wrap, wrap->count - used, places, result);
}

/* A region's name in a column of its own, before the municipality's; where it wraps, its number tells it. */
static void read_columns(const struct wrap *wrap, const struct candidate *candidate, size_t line,
                         const struct label_places *places, struct wrap_result *result)
{
	struct slice column, name = behind_gap(candidate->label, &column);
	if (name.length == 0)
		return;
	size_t told = 0;
	int number = 0, region = label_find_region(column, places, &number);
	if (region == 0)
		region = label_find_region_beginning(column, places, &number, &told);
	struct wrap_result found = { .found = false };
	read_words(wrap, name, line, candidate, places, &found);
	if (!found.found && region != 0)
		take_unknown(wrap, name, places, &found);
	if (!found.found && region == 0)
		return;
	*result = found;
	if (region != 0) {
		result->region = region;
		result->region_number = number;
		result->region_told = told;
	}
}

/* "24   Gorinchem   11 161 …" and then "Gorinchem   Molenlanden   6 71 …": a number in the column of the regions, whose name goes on
 * below, and beside it a municipality of the same name. */
static void read_number_column(const struct wrap *wrap, const struct candidate *candidate, size_t line,
                               const struct label_places *places, struct wrap_result *result)
{
	struct slice column = { NULL, 0 }, below = { NULL, 0 }, name = behind_gap(candidate->label, &column);
	struct label label;
	int number = label_number(column), ignored;
	bool region_row = result->found && result->label.kind == LABEL_REGION && result->region == number;
	if (!region_row || text_words(column, 2) > 1 || line + 1 >= wrap->document->line_count ||
	    wrap->document->lines[line + 1].bordered || !label_find_municipality(name, places, &label))
		return;
	struct candidate next = candidate_read(wrap->document, line + 1, NULL);
	struct label beside = label_read(behind_gap(next.label, &below), places);
	bool goes_on = label_find_region(below, places, &ignored) == number &&
	               (beside.kind == LABEL_MUNICIPALITY || beside.kind == LABEL_REGION_TOTAL);
	if (!goes_on)
		return;
	label = label_read(name, places);
	*result = wrap_known(&label, name);
	result->region = result->region_number = number;
}

/* "Achtkarspele" / "2 Friesland  9 130 224 50 413" / "n": a layout that centres a row puts the region, in its own column, on the
 * line of the counts, and the municipality above and below it. */
static void read_around_region(const struct wrap *wrap, const struct candidate *candidate, size_t line,
                               const struct label_places *places, struct wrap_result *result)
{
	bool alone = result->found && result->label.kind == LABEL_REGION && result->used == 0 && result->region_used == 0;
	if (!alone || !has_names(wrap, wrap->count))
		return;
	struct wrap_result around = { .found = false };
	read_words(wrap, (struct slice){ NULL, 0 }, line, candidate, places, &around);
	if (!around.found || around.label.kind != LABEL_MUNICIPALITY)
		return;
	around.region = result->region;
	around.region_number = result->region_number;
	*result = around;
}

struct wrap_result wrap_read(const struct wrap *wrap, const struct candidate *candidate, size_t line,
                             const struct label_places *places)
{
	struct wrap_result result = { .found = false };
	size_t last = line + candidate->lines_below;
	read_words(wrap, candidate->label, last, candidate, places, &result);
	if (!candidate->bordered)
		read_around_region(wrap, candidate, last, places, &result);
	if (!result.found && !candidate->bordered && candidate->label.length == 0 && wrap->count == 0)
		try_total_below(wrap, last, places, &result);
	if (!result.found && !candidate->bordered)
		read_columns(wrap, candidate, last, places, &result);
	if (!candidate->bordered)
		read_number_column(wrap, candidate, last, places, &result);
	if (!result.found && result.region == 0)
		take_unknown(wrap, candidate->label, places, &result);
	/* "22 Albrandswaard": a number alone is a region's when the municipality lies there. */
	const struct label *label = &result.label;
	if (result.region == 0 && label->printed_number != 0 && own_region(label, places) == label->printed_number)
		result.region = result.region_number = label->printed_number;
	take_region_cell(candidate, places, &result);
	/* In a table of regions "Groningen" is one. */
	if (candidate->regions && label->kind == LABEL_MUNICIPALITY) {
		int number, region = label_find_region(candidate->label, places, &number);
		if (region != 0) {
			result.label.kind = LABEL_REGION;
			result.region = region;
		}
	}
	return result;
}

int wrap_heading_region(const struct wrap *wrap, struct slice rest, size_t line, const struct label_places *places,
                        size_t *lines)
{
	char text[WRAP_LABEL_BYTES];
	size_t length = 0;
	int number;
	*lines = 0;
	if (!wrap_join(text, &length, rest) || length == 0)
		return 0;
	int region = label_find_region((struct slice){ text, length }, places, &number);
	struct slice below = words_below(wrap, line + 1);
	if (below.length == 0 || !wrap_join(text, &length, below))
		return region;
	/* The longer name counts: "Zuid-Kennemerland" / "en IJmond". */
	int wrapped = label_find_region((struct slice){ text, length }, places, &number);
	*lines = wrapped != 0 ? 1 : 0;
	return wrapped != 0 ? wrapped : region;
}
