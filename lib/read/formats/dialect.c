/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/formats/dialect.h"
#include "dataset/dataset.h"

#include <string.h>

/* In the order in which they are believed where several part all lines alike: commas stand in decimals and in texts too. */
static const char delimiters[] = { '\t', ';', '|', ',' };

enum {
	DELIMITERS = sizeof delimiters,
	SAMPLE_BYTES = 1 << 16,
	FEWEST_CELLS = 5, /* of a line that is taken for one of a table: five counts, or fewer of them with a name */
	ANY_CELLS = 2,
	MOST_CELLS = 128, /* more are told as this many, less one */
	NAME_BYTES = 48   /* longer than any column's name */
};

static bool is_line_end(char byte)
{
	return byte == '\n' || byte == '\r';
}

static bool is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

/* The first line that is not empty. */
static struct slice first_line(struct slice text)
{
	while (text.length > 0 && is_line_end(text.text[0])) {
		text.text++;
		text.length--;
	}
	size_t length = 0;
	while (length < text.length && !is_line_end(text.text[length]))
		length++;
	return (struct slice){ text.text, length };
}

/* ------------------------------------------------------- the project's own tables */

/* What a header of rows or of notes needs, a bit each. */
enum { LEVEL = 1 << DATASET_COUNTS, ROWS = 2 * LEVEL - 1, NOTE = LEVEL * 2, SEVERITY = LEVEL * 4, MESSAGE = LEVEL * 8 };
enum { NOTES = NOTE | SEVERITY | MESSAGE };

static unsigned meaning_of(struct slice field)
{
	static const struct {
		const char *name;
		unsigned meaning;
	} others[] = { { "level", LEVEL }, { "note", NOTE }, { "severity", SEVERITY }, { "message", MESSAGE } };
	char name[NAME_BYTES];
	field = text_trim(field);
	if (field.length >= NAME_BYTES)
		return 0;
	for (size_t i = 0; i < field.length; i++)
		name[i] = (char)(field.text[i] >= 'A' && field.text[i] <= 'Z' ? field.text[i] - 'A' + 'a' : field.text[i]);
	name[field.length] = '\0';
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		if (strcmp(others[i].name, name) == 0)
			return others[i].meaning;
	int column = klp_column_find(name);
	bool count = column >= DATASET_FIRST_COUNT && column < DATASET_FIRST_COUNT + DATASET_COUNTS;
	return count ? 1U << (column - DATASET_FIRST_COUNT) : 0;
}

static bool is_whole(unsigned found)
{
	return (found & ROWS) == ROWS || (found & NOTES) == NOTES;
}

bool dialect_is_tidy(struct slice (*field)(const void *context, size_t n), const void *context, size_t count)
{
	unsigned found = 0;
	for (size_t i = 0; i < count; i++)
		found |= meaning_of(field(context, i));
	return is_whole(found);
}

/* Whether a line is the rule below the head of a Markdown table, which is no CSV. */
static bool is_rule(struct slice line)
{
	size_t dashes = 0, bars = 0;
	for (size_t i = 0; i < line.length; i++) {
		dashes += line.text[i] == '-';
		bars += line.text[i] == '|';
		if (strchr("-|: \t", line.text[i]) == NULL || line.text[i] == '\0')
			return false;
	}
	return dashes > 0 && bars > 0;
}

/* Whether the text begins with such a header. Names of columns need no quotes, but may have them. */
static bool begins_tidy(struct slice text, char delimiter)
{
	unsigned found = 0;
	struct slice line = first_line(text);
	size_t above = (size_t)(line.text + line.length - text.text);
	if (delimiter == '|' && is_rule(first_line((struct slice){ text.text + above, text.length - above })))
		return false;
	while (line.length > 0) {
		size_t length = 0;
		while (length < line.length && line.text[length] != delimiter)
			length++;
		struct slice field = text_trim((struct slice){ line.text, length });
		if (field.length >= 2 && field.text[0] == '"' && field.text[field.length - 1] == '"')
			field = (struct slice){ field.text + 1, field.length - 2 };
		found |= meaning_of(field);
		size_t passed = length < line.length ? length + 1 : length;
		line.text += passed;
		line.length -= passed;
	}
	return is_whole(found);
}

/* -------------------------------------------------------------- any other table */

/* How a sample falls apart by one delimiter. */
struct tally {
	/** lines that are not empty; a field between quotes may hold line ends */
	size_t lines;
	/** of them, those with as many cells as another, and at least FEWEST_CELLS or ANY_CELLS */
	size_t alike;
	size_t alike_of_any;
	/** whether there was a line with so many cells, and another */
	bool seen[MOST_CELLS], twice[MOST_CELLS];
	/** those in which the delimiter seems to part thousands of numbers that blanks part */
	size_t fused;
	/** whether a quote was open at the end */
	bool open;
};

/* The line that is being looked at. */
struct line_tally {
	size_t cells;
	size_t ink;
	bool fused;
};

static void end_line(struct tally *tally, struct line_tally *line)
{
	const struct line_tally ended = *line;
	*line = (struct line_tally){ .cells = 1 };
	if (ended.ink == 0 && ended.cells == 1)
		return;
	tally->lines++;
	tally->fused += ended.fused;
	/* The second one makes the first one alike as well; some tables have as many cells as no other of the file. */
	size_t cells = ended.cells < MOST_CELLS ? ended.cells : MOST_CELLS - 1;
	size_t more = tally->seen[cells] && !tally->twice[cells] ? 2 : tally->seen[cells] ? 1 : 0;
	tally->twice[cells] = tally->seen[cells];
	tally->seen[cells] = true;
	if (cells >= ANY_CELLS)
		tally->alike_of_any += more;
	if (cells >= FEWEST_CELLS)
		tally->alike += more;
}

/* Whether the delimiter at a place stands as in "1,175 2,300". */
static bool parts_thousands(struct slice sample, size_t at)
{
	enum { GROUP = 3 };
	if (at == 0 || !is_digit(sample.text[at - 1]) || at + GROUP + 2 >= sample.length)
		return false;
	for (size_t i = 1; i <= GROUP; i++)
		if (!is_digit(sample.text[at + i]))
			return false;
	return sample.text[at + GROUP + 1] == ' ' && is_digit(sample.text[at + GROUP + 2]);
}

static struct tally tally_of(struct slice sample, char delimiter, bool quotes)
{
	struct tally tally = { .lines = 0 };
	struct line_tally line = { .cells = 1 };
	bool begins = true;
	for (size_t at = 0; at < sample.length; at++) {
		char byte = sample.text[at];
		if (tally.open) { /* two quotes close and open again */
			tally.open = byte != '"';
			continue;
		}
		if (is_line_end(byte)) {
			end_line(&tally, &line);
			begins = true;
			continue;
		}
		bool parts = byte == delimiter;
		tally.open = quotes && byte == '"' && (begins || sample.text[at - 1] == '"');
		line.cells += parts;
		line.ink += byte != ' ' && !parts;
		line.fused = line.fused || (parts && parts_thousands(sample, at));
		begins = parts;
	}
	end_line(&tally, &line);
	return tally;
}

/* Which delimiter a byte is, from 1 on; LINE_END; 0 for any other byte, as nearly all are. */
enum { LINE_END = DELIMITERS + 1 };
static const unsigned char byte_class[256] = {
	['\t'] = 1, [';'] = 2, ['|'] = 3, [','] = 4, ['\n'] = LINE_END, ['\r'] = LINE_END,
};

/* Which delimiters may part most lines into enough cells: one quick pass, for most texts are no table at all. */
static void look(struct slice sample, bool worth[DELIMITERS])
{
	enum { SHARE = 6 }; /* of the lines; a record between quotes may take several */
	size_t counts[LINE_END + 1] = { 0 }, hits[DELIMITERS] = { 0 }, lines = 0;
	for (size_t at = 0;; at++) {
		while (at < sample.length && byte_class[(unsigned char)sample.text[at]] == 0)
			at++;
		unsigned class = at < sample.length ? byte_class[(unsigned char)sample.text[at]] : LINE_END;
		counts[class]++;
		if (class != LINE_END)
			continue;
		lines++;
		for (size_t i = 0; i < DELIMITERS; i++) {
			hits[i] += counts[i + 1] + 1 >= FEWEST_CELLS;
			counts[i + 1] = 0;
		}
		if (at >= sample.length)
			break;
	}
	for (size_t i = 0; i < DELIMITERS; i++)
		worth[i] = hits[i] > 0 && hits[i] * SHARE >= lines;
}

static bool is_table(const struct tally *tally, char delimiter)
{
	bool no_commas = delimiter == ',' && tally->fused * 2 >= tally->alike;
	return tally->alike > 0 && tally->alike * 2 >= tally->lines && !no_commas;
}

static bool is_markdown(struct slice text)
{
	while (text.length > 0) {
		struct slice line = first_line(text);
		if (is_rule(line))
			return true;
		text.length -= (size_t)(line.text + line.length - text.text);
		text.text = line.text + line.length;
	}
	return false;
}

static void tell_table(struct dialect *dialect, struct slice sample, bool guess)
{
	bool worth[DELIMITERS];
	size_t best = 0, best_of_any = 0;
	look(sample, worth);
	for (size_t i = 0; i < DELIMITERS; i++) {
		if (!worth[i] && !guess)
			continue;
		struct tally tally = tally_of(sample, delimiters[i], true);
		if (tally.open) /* a quote that stands for itself */
			tally = tally_of(sample, delimiters[i], false);
		if (delimiters[i] == '|' && tally.alike_of_any > 0 && is_markdown(sample))
			continue;
		/* A text whose every blank is a tab has no columns: its tabs part the words of names too. */
		if (delimiters[i] == '\t' && memchr(sample.text, ' ', sample.length) == NULL)
			continue;
		if (worth[i] && is_table(&tally, delimiters[i])) {
			if (tally.alike > best)
				dialect->delimiter = delimiters[i];
			best = tally.alike > best ? tally.alike : best;
			dialect->table = true;
		} else if (best == 0 && tally.alike_of_any > best_of_any) {
			best_of_any = tally.alike_of_any;
			dialect->delimiter = delimiters[i];
		}
	}
}

/* --------------------------------------------------------------------- all */

static bool announces(struct slice line, char *delimiter)
{
	static const char word[] = "sep=";
	size_t length = sizeof word - 1;
	line = text_trim(line);
	if (line.length > 0 && line.text[0] == '"' && line.text[line.length - 1] == '"' && line.length == length + 3)
		line = (struct slice){ line.text + 1, line.length - 2 };
	bool tab = line.length == length; /* which trimming takes away */
	if (line.length != length + 1 && !tab)
		return false;
	for (size_t i = 0; i < length; i++)
		if ((line.text[i] | ('a' ^ 'A')) != (word[i] | ('a' ^ 'A')))
			return false;
	char said = tab ? '\t' : line.text[length];
	if (said == '"' || is_digit(said) || (unsigned char)said >= 0x80)
		return false;
	*delimiter = said;
	return true;
}

struct dialect dialect_tell(struct slice text, bool guess)
{
	struct slice sample = { text.text, text.length < SAMPLE_BYTES ? text.length : SAMPLE_BYTES };
	struct dialect dialect = { .delimiter = ',' };
	struct slice line = first_line(sample);
	dialect.announced = announces(line, &dialect.delimiter);
	if (dialect.announced) {
		size_t passed = (size_t)(line.text + line.length - sample.text);
		struct slice below = { sample.text + passed, sample.length - passed };
		dialect.tidy = begins_tidy(below, dialect.delimiter);
		return dialect;
	}
	for (size_t i = 0; i < DELIMITERS && !dialect.tidy; i++) {
		dialect.tidy = begins_tidy(sample, delimiters[i]);
		if (dialect.tidy)
			dialect.delimiter = delimiters[i];
	}
	if (!dialect.tidy)
		tell_table(&dialect, sample, guess);
	return dialect;
}
