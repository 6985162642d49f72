/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A dataset as a page that stands by itself: one table of all that it holds, and below it what was found, noted, and where it is
 * from. What is shown is for people; where that differs from the value, the cell has both. */

#include "base/buffer.h"
#include "dataset/dataset.h"
#include "write/about.h"
#include "write/column_look.h"
#include "write/column_words.h"
#include "write/columns.h"
#include "write/described.h"
#include "write/html_parts.h"

#include <stdio.h>

/* A column of the table. */
struct shown {
	klp_column column;
	/** the text in the place of its counts, and not the column itself */
	bool printed;
	const char *name;
};

struct order {
	struct shown at[2 * KLP_COLUMN_COUNT];
	size_t count;
	/** how many of them say something of the area, and not which it is or where the row is from: what paper has room for */
	size_t about;
	/** whether there are areas within areas, so that the larger ones are to stand out */
	bool nested;
};

/* ------------------------------------------------------------------ the order */

static bool tells_place(klp_column column)
{
	switch (column) {
	case KLP_COLUMN_LEVEL:
	case KLP_COLUMN_REGION_NUMBER:
	case KLP_COLUMN_REGION_CODE:
	case KLP_COLUMN_REGION_NAME:
	case KLP_COLUMN_MUNICIPALITY_CODE:
	case KLP_COLUMN_MUNICIPALITY_NAME:
	case KLP_COLUMN_MUNICIPALITY_PRINTED:
	case KLP_COLUMN_PROVINCE_CODE:
	case KLP_COLUMN_PROVINCE_NAME:
	case KLP_COLUMN_ORIGIN:
	case KLP_COLUMN_SOURCE:
	case KLP_COLUMN_PAGE:
	case KLP_COLUMN_LINE:
		return true;
	default:
		return false;
	}
}

static bool has_value(const klp_dataset *dataset, klp_column column)
{
	for (size_t row = 0; row < klp_dataset_rows(dataset); row++)
		if (klp_dataset_text(dataset, row, column) != NULL || klp_dataset_real(dataset, row, column, NULL))
			return true;
	return false;
}

static bool is_nested(const klp_dataset *dataset)
{
	int64_t level, first = 0;
	klp_dataset_integer(dataset, 0, KLP_COLUMN_LEVEL, &first);
	for (size_t row = 1; row < klp_dataset_rows(dataset); row++)
		if (klp_dataset_integer(dataset, row, KLP_COLUMN_LEVEL, &level) && level != first)
			return true;
	return false;
}

/* First what says something of areas; then, `behind`, which they are and where the rows are from, and what no area has. */
static void add_columns(struct order *order, const struct columns *columns, const klp_dataset *dataset, bool behind)
{
	for (size_t i = 0; i < columns->count; i++) {
		klp_column column = columns->column[i];
		if ((tells_place(column) || !has_value(dataset, column)) == behind)
			order->at[order->count++] = (struct shown){ column, false, columns->name[i] };
	}
}

static struct order order_of(const klp_dataset *dataset)
{
	const struct columns columns = columns_of(dataset), printed = columns_printed(dataset);
	struct order order = { .count = 0 };
	add_columns(&order, &columns, dataset, false);
	for (size_t i = 0; i < printed.count; i++)
		order.at[order.count++] = (struct shown){ printed.column[i], true, printed.name[i] };
	order.about = order.count;
	order.nested = is_nested(dataset);
	add_columns(&order, &columns, dataset, true);
	return order;
}

/* ------------------------------------------------------------------- the head */

static klp_status put_head(const struct html *html, const struct order *order, klp_error **error)
{
	struct sink *sink = html->sink;
	struct buffer title = { 0 };
	if (!about_title(&title, html->content->dataset, html->language)) {
		buffer_free(&title);
		return error_memory(error);
	}
	sink_text(sink, "<!DOCTYPE html>\n<html lang=\"");
	sink_text(sink, language_name(html->language));
	sink_text(sink, "\">\n<head>\n<meta charset=\"utf-8\">\n"
	                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	                "<meta name=\"generator\" content=\"libklantprofiel ");
	sink_text(sink, klp_version());
	sink_text(sink, "\">\n<title>");
	html_text(sink, title.bytes);
	sink_text(sink, "</title>\n");
	html_style(html, order->about + 1);
	sink_text(sink, "</head>\n<body>\n<header>\n<h1>");
	html_text(sink, title.bytes);
	sink_text(sink, "</h1>\n<p class=\"lead\">");
	html_text(sink, described_meaning(html->language));
	sink_text(sink, html_in(html, " An empty cell is not known, and never 0. Source: UWV.",
	                        " Een lege cel is niet bekend, en nooit 0. Bron: UWV."));
	sink_text(sink, "</p>\n</header>\n<main>\n");
	buffer_free(&title);
	return KLP_OK;
}

static bool is_number(const struct shown *shown)
{
	return !shown->printed && klp_column_type(shown->column) != KLP_TYPE_TEXT;
}

static void put_heading(const struct html *html, const struct shown *shown)
{
	sink_text(html->sink, is_number(shown) ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">");
	html_text(html->sink, column_words[shown->column].title[html->language]);
	if (shown->printed)
		sink_text(html->sink, html_in(html, ", as printed", ", zoals gedrukt"));
	sink_text(html->sink, "</th>");
}

/* The titles are for people; the names below them are those of every format, by which the table is read. */
static void put_headings(const struct html *html, const struct order *order)
{
	struct sink *sink = html->sink;
	sink_text(sink, "<table>\n<caption id=\"caption\">");
	sink_text(sink, html_in(html, "Persons by area", "Personen per gebied"));
	sink_text(sink, "</caption>\n<thead>\n<tr><th scope=\"col\">");
	sink_text(sink, html_in(html, "Area", "Gebied"));
	sink_text(sink, "</th>");
	for (size_t i = 0; i < order->count; i++)
		put_heading(html, &order->at[i]);
	sink_text(sink, "</tr>\n<tr class=\"names\"><td></td>");
	for (size_t i = 0; i < order->count; i++) {
		sink_text(sink, is_number(&order->at[i]) ? "<td class=\"n\">" : "<td>");
		html_text(sink, order->at[i].name);
		sink_text(sink, "</td>");
	}
	sink_text(sink, "</tr>\n</thead>\n<tbody>\n");
}

/* ------------------------------------------------------------------- the rows */

/* Numbers are made as Dutch has them: 1.097 and 48,9. English has its signs the other way round. */
static const char *in_language(const struct html *html, struct number_words *words)
{
	for (char *at = words->text; html->language == LANGUAGE_ENGLISH && *at != '\0'; at++)
		*at = (char)(*at == '.' ? ',' : *at == ',' ? '.' : *at);
	return words->text;
}

static void put_integer(const struct html *html, klp_column column, int64_t value)
{
	char plain[NUMBER_BYTES];
	plain[number_write_integer(plain, value)] = '\0';
	enum column_look look = column_look_of(column);
	struct number_words words = look == LOOK_PERSONS_CHANGE ? number_change(value) : number_dotted(value);
	html_valued_cell(html, plain, look == LOOK_PLAIN ? plain : in_language(html, &words));
}

static void put_real(const struct html *html, klp_column column, double value)
{
	enum { ROOM = sizeof(struct number_words) + 2 };
	char plain[NUMBER_BYTES], shown[ROOM];
	plain[number_write_real(plain, value)] = '\0';
	enum column_look look = column_look_of(column);
	struct number_words words = look == LOOK_PERCENT ? number_percentage(value)
	                            : look == LOOK_SHARE ? number_hundredths(value)
	                                                 : number_hundredths_change(value);
	snprintf(shown, sizeof shown, "%s%s", in_language(html, &words), look == LOOK_PERCENT ? "" : "%");
	html_valued_cell(html, plain, shown);
}

/* The words that stand for a level and for an origin are shown in the language of the page. */
static void put_word(const struct html *html, size_t row, klp_column column)
{
	static const char *const origins[][LANGUAGES] = {
		[KLP_ORIGIN_PUBLISHED] = { "published", "gepubliceerd" },
		[KLP_ORIGIN_COMPUTED] = { "computed", "berekend" },
		[KLP_ORIGIN_ESTIMATED] = { "estimated", "geschat" },
	};
	int64_t number = 0;
	const klp_dataset *dataset = html->content->dataset;
	const char *word = klp_dataset_text(dataset, row, column);
	klp_dataset_integer(dataset, row, column, &number);
	html_valued_cell(html, word,
	                 column == KLP_COLUMN_LEVEL ? level_title((klp_level)number, html->language)
	                                            : origins[number][html->language]);
}

static void put_cell(const struct html *html, size_t row, const struct shown *shown)
{
	const klp_dataset *dataset = html->content->dataset;
	klp_column column = shown->column;
	int64_t integer;
	double real;
	if (shown->printed)
		html_cell(html, columns_printed_text(dataset, row, column));
	else if (column == KLP_COLUMN_LEVEL || column == KLP_COLUMN_ORIGIN)
		put_word(html, row, column);
	else if (klp_column_type(column) == KLP_TYPE_INTEGER && klp_dataset_integer(dataset, row, column, &integer))
		put_integer(html, column, integer);
	else if (klp_column_type(column) == KLP_TYPE_REAL && klp_dataset_real(dataset, row, column, &real))
		put_real(html, column, real);
	else
		html_cell(html, klp_dataset_text(dataset, row, column));
}

static void put_row(const struct html *html, size_t row, const struct order *order)
{
	const klp_dataset *dataset = html->content->dataset;
	int64_t level = KLP_LEVEL_MUNICIPALITY;
	klp_dataset_integer(dataset, row, KLP_COLUMN_LEVEL, &level);
	bool sum = order->nested && level != KLP_LEVEL_MUNICIPALITY;
	sink_text(html->sink, sum ? "<tr class=\"sum\"><th scope=\"row\">" : "<tr><th scope=\"row\">");
	html_text(html->sink, about_area(dataset, row, html->language));
	sink_text(html->sink, "</th>");
	for (size_t i = 0; i < order->count; i++)
		put_cell(html, row, &order->at[i]);
	sink_text(html->sink, "</tr>\n");
}

static klp_status put_rows(const struct html *html, const struct order *order, struct progress *progress,
                           klp_error **error)
{
	sink_text(html->sink, "<section id=\"data\" class=\"wide\" aria-labelledby=\"caption\" tabindex=\"0\">\n");
	put_headings(html, order);
	size_t rows = klp_dataset_rows(html->content->dataset);
	for (size_t row = 0; row < rows; row++) {
		put_row(html, row, order);
		klp_status status = write_step(html->sink, progress, row + 1, error);
		if (status != KLP_OK)
			return status;
	}
	sink_text(html->sink, "</tbody>\n</table>\n</section>\n");
	return KLP_OK;
}

klp_status write_html(struct sink *sink, const struct content *content, struct progress *progress, klp_error **error)
{
	struct html html = { .sink = sink, .content = content, .language = LANGUAGE_ENGLISH };
	language_find(&html.language, content->options->language);
	const struct order order = order_of(content->dataset);
	klp_status status = put_head(&html, &order, error);
	if (status == KLP_OK)
		status = put_rows(&html, &order, progress, error);
	if (status == KLP_OK)
		status = html_put_findings(&html, error);
	if (status == KLP_OK)
		status = html_put_notes(&html, error);
	if (status == KLP_OK)
		status = html_put_source(&html, error);
	if (status == KLP_OK)
		sink_text(sink, "</main>\n</body>\n</html>\n");
	return status;
}
