/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Words with places become lines and tables, one page at a time: what the files of this work share.
 *
 *     words ──layout_lines──▶ lines ──layout_bands──▶ bands of rows ──layout_columns──▶ columns
 *           ──layout_heads, layout_names, layout_cells──▶ cells ──layout──▶ document
 *
 * Nothing here depends on the order in which the words come, nor on the unit of their places: every distance is a
 * multiple of the height of the words. All work is sorting and passing over what is sorted.
 */

#ifndef READ_LAYOUT_H
#define READ_LAYOUT_H

#include "base/buffer.h"
#include "read/formats/words.h"

enum {
	/** more columns of numbers than any table of interest has; with more, lines stay lines */
	LAYOUT_MOST_COLUMNS = 64,
	/** so many numbers behind one another make a line a row */
	LAYOUT_FEWEST_NUMBERS = 3
};

struct layout_word {
	struct slice text;
	double x_min;
	double x_max;
	double y_min;
	double y_max;
	/** the middle between y_min and y_max */
	double y;
	/** a number, or what stands in the place of one: "-", "x", "n.b." */
	bool value;
	/** the column of the band that it lies in, once that is known */
	size_t column;
	/** a heading of columns of numbers, and whether it stands over several; `column` then counts these alone */
	bool heading;
	bool spans;
	/** the line of the page that it stands on, once it is among the words of a column */
	size_t line;
};

static inline double layout_height(const struct layout_word *word)
{
	return word->y_max - word->y_min;
}

/** Words at one height, from left to right. */
struct layout_line {
	size_t first;
	size_t count;
	/** the middle, and the height of its words, which are about the same */
	double y;
	double height;
	double x_min;
	double x_max;
	/** the longest run of values in it */
	size_t run;
	size_t run_count;
};

/** Where a column lies. */
struct layout_extent {
	double from;
	double to;
};

/** The columns of numbers and their headings as they stood above the last table that had any. */
struct layout_carry {
	size_t count;
	struct layout_extent numbers[LAYOUT_MOST_COLUMNS];
	struct slice headings[2][LAYOUT_MOST_COLUMNS];
};

/** One page in work. */
struct layout {
	/** shared by all pages */
	struct layout_carry *carry;
	struct document *document;
	const struct reading *reading;
	/** from 1 */
	uint64_t number;
	/** sorted by line, and within it from left to right */
	struct layout_word *words;
	size_t word_count;
	size_t word_capacity;
	struct layout_line *lines;
	size_t line_count;
	size_t line_capacity;
	/** of most words */
	double height;
	/** how wide a blank is, for a height of 1 */
	double blank;
	/** words of one column, while its cells are put together */
	struct layout_word *column_words;
	struct layout_line *column_lines;
	/** how many raised marks of footnotes were left out; the first, and the word that it stood behind */
	size_t marks;
	struct slice first_mark;
	struct slice first_marked;
	struct buffer text;
	/** bytes counted against "memory-bytes" for this page */
	uint64_t held;
};

/** Where so many runs of words begin under one another that columns of texts do. */
struct layout_edges {
	double at[LAYOUT_MOST_COLUMNS];
	size_t count;
};

/** Lines that make up a table: columns of texts, then columns of numbers, then perhaps one of texts again. */
struct layout_band {
	/** its lines, headings among them: [first, end) */
	size_t first;
	size_t end;
	/** the first and the last line that is a row for sure */
	size_t first_row;
	size_t last_row;
	/** whether a line is a row; by the line's place behind `first` */
	bool *rows;
	/** where the columns of texts but the first begin */
	double starts[LAYOUT_MOST_COLUMNS];
	size_t texts;
	struct layout_extent numbers[LAYOUT_MOST_COLUMNS];
	size_t number_count;
	/** whether texts stand behind the numbers */
	bool behind;
	/** the lowest heading stands above this; everything is below where there is none */
	double head_end;
	bool headed;
	/** whether the headings of an earlier table hold */
	bool carried;
};

/** Puts the words of a page into order. KLP_OK; KLP_FORMAT; KLP_LIMIT_MEMORY; KLP_OUT_OF_MEMORY. */
klp_status layout_take_page(struct layout *layout, const struct words *words, size_t page, klp_error **error);

/** reading_hold() for what lives as long as the page. */
klp_status layout_hold(struct layout *layout, uint64_t bytes, klp_error **error);

/** Turns a page whose words stand on their side by a quarter, whichever. */
void layout_lay_aside(struct layout *layout);

/** Turns a page that is upside down, or askew, upright. `scratch` has room for as many numbers as there are words. */
void layout_turn_upright(struct layout *layout, double *scratch);

/** Whether a word may stand where a number does. Whatever begins with a digit does, and short signs: "-", "x", "n.b.", "<5". */
bool layout_is_value(struct slice text);

/** Works out what a line says of its words, from `first` and `count`. */
void layout_measure(struct layout_line *line, const struct layout_word *words);

/** Joins the words of a line that belong together, and takes raised marks out. KLP_OK; KLP_LIMIT_MEMORY; KLP_OUT_OF_MEMORY. */
klp_status layout_join_pieces(struct layout *layout, struct layout_line *line, klp_error **error);

/** Puts words into lines, by height and then from left to right, and returns how many lines there are. `lines` has room for as
 * many as there are words. */
size_t layout_sort(struct layout_word *words, size_t count, struct layout_line *lines);

/** Whether two words of a line that follow one another are parted by more than a blank. */
bool layout_parted(const struct layout *layout, const struct layout_word *left, const struct layout_word *right);

enum layout_gap { LAYOUT_ANY_GAP, LAYOUT_GAP_OF_TABLE };

/** The end of the words of a line that begin at `first` and are parted by blanks alone; of a line that is one of a table, if any
 * of this page, a smaller gap is more than a blank. */
size_t layout_chunk_end(const struct layout *layout, const struct layout_line *line, size_t first, enum layout_gap gap);

/** Finds the next band at or behind a line; false when there is none. `band->rows` is to be released by the caller. */
bool layout_find_band(const struct layout *layout, size_t line, struct layout_band *band, klp_status *status,
                      klp_error **error);

/** Finds the columns of a band, and says of each word in which it lies. False when its numbers do not stand in columns: then its
 * lines are lines. */
bool layout_find_columns(struct layout *layout, struct layout_band *band, klp_status *status, klp_error **error);

/** A line of a band, counted from its first; and how many there are. */
const struct layout_line *layout_line_of(const struct layout *layout, const struct layout_band *band, size_t line);
size_t layout_line_count(const struct layout_band *band);

/** For qsort(): by where extents begin. */
int layout_compare_extents(const void *left, const void *right);

void layout_widen(struct layout_extent *extent, double from, double to);

/** Finds the columns of texts, and the edges at which runs of words part even without a gap. `scratch` has room for one extent a
 * word of the band. */
void layout_find_texts(const struct layout *layout, struct layout_band *band, struct layout_edges *edges,
                       struct layout_extent *scratch);

/** Where the words of a line that stand before the numbers end: the place of the first behind them. */
size_t layout_texts_end(const struct layout *layout, const struct layout_band *band, const struct layout_line *line);

/** The end of the run of words that begins at `first`, no further than `end`; runs part at edges, too. */
size_t layout_text_run_end(const struct layout *layout, const struct layout_edges *edges, size_t first, size_t end);

/** The column of texts in which most of a run of words lies. */
size_t layout_text_column(const struct layout_band *band, double from, double to);

/** The right end of the texts of the rows. */
double layout_end_of_texts(const struct layout *layout, const struct layout_band *band);

/** What headings told. */
struct layout_heads {
	/** the line of the page at which they begin: what is above is none */
	size_t begin;
};

/** Finds out which words above the columns of numbers are headings of which, and the columns that only headings tell of.
 * `text_end` is where the texts before the numbers end. */
bool layout_find_heads(struct layout *layout, struct layout_band *band, double text_end, struct layout_heads *found,
                       klp_status *status, klp_error **error);

struct layout_table;

/** Takes the columns of an earlier table over, where those of the band, which has no headings, lie among them. */
bool layout_carry_columns(const struct layout_carry *carry, struct layout_band *band);

/** Gives a table the headings that it takes over, or remembers its own. */
void layout_carry_on(struct layout_carry *carry, struct layout_table *table);

/** Whether a line of the band, counted from its first, stands below the headings. */
bool layout_is_body(const struct layout *layout, const struct layout_band *band, size_t line);

/** How many cells a line of the band has. */
size_t layout_cells(const struct layout_band *band);

/** For qsort(). */
int layout_compare_doubles(const void *left, const void *right);

/** A row of the band, or words of a cell that belong to no row for sure and stand before one. */
struct layout_piece {
	struct slice text;
	size_t column;
	/** the row; of loose words the one that follows them, the number of rows behind the last */
	size_t row;
	/** the line of the page */
	size_t line;
};

/** The cells of a band. All arrays are the table's. */
struct layout_table {
	const struct layout_band *band;
	size_t columns;
	/** of the rows: the line of the page each stands on, and the height of its numbers */
	size_t row_count;
	size_t *row_lines;
	double *row_heights;
	/** row after row */
	struct slice *cells;
	/** two rows: what spans columns, and what does not */
	struct slice *headings;
	struct layout_piece *loose;
	size_t loose_count;
	size_t loose_capacity;
	/** the words of the column in work: their lines in layout->column_lines, and the row of each, or a mark that it is loose */
	size_t *line_rows;
};

/** Puts the cells of a band together. KLP_OK; KLP_LIMIT_MEMORY; KLP_OUT_OF_MEMORY. Free the table in any case. */
klp_status layout_fill(struct layout *layout, const struct layout_band *band, struct layout_table *table,
                       klp_error **error);

void layout_table_free(struct layout_table *table);

/** The row that follows a height; the number of rows below the last. */
size_t layout_row_below(const struct layout_table *table, double y);

/** Says of each line of the column of names to which row it belongs. */
void layout_place_names(const struct layout *layout, const struct layout_table *table, size_t lines);

/** The same of a column before it, whose cells may stand beside several rows. */
void layout_place_beside(const struct layout *layout, const struct layout_table *table, size_t lines);

enum { LAYOUT_LOOSE = -1 };

#endif
