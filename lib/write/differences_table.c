/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "write/differences_table.h"
#include "base/text.h"
#include "dataset/differences.h"
#include "write/format.h"
#include "write/printable.h"

#include <stdio.h>

enum column {
	COLUMN_BEFORE,
	COLUMN_AFTER,
	COLUMN_CHANGE,
	COLUMN_PART,
	COLUMN_SHARE_BEFORE,
	COLUMN_SHARE_AFTER,
	COLUMN_POINTS,
	COLUMN_TERRITORY,
	COLUMNS
};

/* Blanks between columns, and how much of a name is shown. */
enum { GAP = 2, NAME_CHARACTERS = 40 };

/* A line: what stands in each column, empty for nothing. */
struct line {
	struct number_words cells[COLUMNS];
};

/* How wide the columns are, in characters; a column of no width is left out. */
struct layout {
	size_t name;
	size_t width[COLUMNS];
};

static size_t least(size_t one, size_t other)
{
	return one < other ? one : other;
}

static size_t most(size_t one, size_t other)
{
	return one > other ? one : other;
}

/* ------------------------------------------------------------------- lines */

bool differences_table_has(const klp_difference *difference)
{
	return klp_difference_kind_of(difference) == KLP_DIFFERENCE_COUNTS && klp_difference_column(difference) < 0;
}

static void set(struct number_words *cell, const char *mark, struct number_words number, const char *unit)
{
	snprintf(cell->text, sizeof cell->text, "%s%.*s%s", mark, NUMBER_BYTES, number.text, unit);
}

/* An estimate has a mark. */
static const char *mark_of(klp_origin origin)
{
	return origin == KLP_ORIGIN_ESTIMATED ? "~" : "";
}

static struct line line_of(const klp_difference *difference)
{
	struct line line = { .cells = { { "" } } };
	int64_t persons;
	double fraction;
	if (klp_difference_before(difference, &persons))
		set(&line.cells[COLUMN_BEFORE], mark_of(klp_difference_origin_before(difference)), number_dotted(persons), "");
	if (klp_difference_after(difference, &persons))
		set(&line.cells[COLUMN_AFTER], mark_of(klp_difference_origin_after(difference)), number_dotted(persons), "");
	if (klp_difference_difference(difference, &persons))
		set(&line.cells[COLUMN_CHANGE], "", number_change(persons), "");
	if (klp_difference_change(difference, &fraction))
		set(&line.cells[COLUMN_PART], "", number_hundredths_change(fraction), "%");
	if (klp_difference_profile_share_before(difference, &fraction))
		set(&line.cells[COLUMN_SHARE_BEFORE], "", number_hundredths(fraction), "%");
	if (klp_difference_profile_share_after(difference, &fraction))
		set(&line.cells[COLUMN_SHARE_AFTER], "", number_hundredths(fraction), "%");
	if (klp_difference_profile_share_difference(difference, &fraction))
		set(&line.cells[COLUMN_POINTS], "", number_hundredths_change(fraction), "");
	if (klp_difference_territory(difference, &persons) && persons != 0)
		set(&line.cells[COLUMN_TERRITORY], "", number_change(persons), "");
	return line;
}

/* The area in two parts, number and name, as the publication has it. */
struct area_name {
	char number[NUMBER_BYTES];
	const char *name;
};

static struct area_name name_of(const klp_difference *difference)
{
	struct area_name area = { .name = klp_difference_municipality_name(difference) };
	int number = klp_difference_region_number(difference);
	switch (klp_difference_level(difference)) {
	case KLP_LEVEL_COUNTRY:
		area.name = "Nederland";
		return area;
	case KLP_LEVEL_PROVINCE:
		area.name = klp_difference_province_name(difference);
		break;
	case KLP_LEVEL_REGION:
		area.name = klp_difference_region_name(difference);
		if (number != 0)
			snprintf(area.number, sizeof area.number, "%d ", number);
		break;
	case KLP_LEVEL_MUNICIPALITY:
		if (area.name == NULL)
			area.name = klp_difference_municipality_code(difference);
		break;
	}
	if (area.name == NULL)
		area.name = "?";
	return area;
}

/* ------------------------------------------------------------------ layout */

static const char *heading(const klp_differences *differences, enum column column)
{
	static const char *const words[COLUMNS][LANGUAGES] = {
		[COLUMN_BEFORE] = { "before", "eerst" },       [COLUMN_AFTER] = { "after", "daarna" },
		[COLUMN_CHANGE] = { "change", "verschil" },    [COLUMN_PART] = { "", "" },
		[COLUMN_SHARE_BEFORE] = { "before", "eerst" }, [COLUMN_SHARE_AFTER] = { "after", "daarna" },
		[COLUMN_POINTS] = { "change", "verschil" },    [COLUMN_TERRITORY] = { "territory", "gebied" },
	};
	const char *before = klp_differences_edition_before(differences);
	const char *after = klp_differences_edition_after(differences);
	bool told = before != NULL && after != NULL && strcmp(before, after) != 0;
	if (told && (column == COLUMN_BEFORE || column == COLUMN_SHARE_BEFORE))
		return before;
	if (told && (column == COLUMN_AFTER || column == COLUMN_SHARE_AFTER))
		return after;
	return words[column][differences_language(differences)];
}

static struct layout lay_out(const klp_differences *differences)
{
	const klp_difference *difference;
	struct layout layout = { .name = 0 };
	for (size_t i = 0; (difference = klp_differences_at(differences, i)) != NULL; i++) {
		if (!differences_table_has(difference))
			continue;
		const struct line line = line_of(difference);
		const struct area_name area = name_of(difference);
		size_t name = strlen(area.number) + least(text_characters(slice_of(area.name)), NAME_CHARACTERS);
		layout.name = most(layout.name, name);
		for (size_t column = 0; column < COLUMNS; column++)
			layout.width[column] = most(layout.width[column], text_characters(slice_of(line.cells[column].text)));
	}
	for (size_t column = 0; column < COLUMNS; column++)
		if (layout.width[column] > 0)
			layout.width[column] = most(layout.width[column], strlen(heading(differences, (enum column)column)));
	return layout;
}

static void put_cell(struct sink *sink, const struct layout *layout, size_t column, const char *text)
{
	size_t width = layout->width[column], own = text_characters(slice_of(text));
	if (width == 0)
		return;
	printable_repeat(sink, ' ', GAP + width - least(own, width));
	sink_text(sink, text);
}

static void end_line(struct sink *sink)
{
	sink_byte(sink, '\n');
}

/* ------------------------------------------------------------------ writing */

/* Where a column begins. */
static size_t start_of(const struct layout *layout, enum column column)
{
	size_t start = layout->name;
	for (size_t before = 0; before < column; before++)
		start += layout->width[before] == 0 ? 0 : GAP + layout->width[before];
	return start + GAP;
}

static void put_heading(struct sink *sink, const klp_differences *differences, const struct layout *layout)
{
	static const char *const clients[LANGUAGES] = { "clients", "cliënten" };
	static const char *const profiles[LANGUAGES] = { "with a profile", "met profiel" };
	enum language language = differences_language(differences);
	size_t first = start_of(layout, COLUMN_BEFORE), second = start_of(layout, COLUMN_SHARE_BEFORE);
	size_t used = first + text_characters(slice_of(clients[language]));
	printable_repeat(sink, ' ', first);
	sink_text(sink, clients[language]);
	if (layout->width[COLUMN_SHARE_BEFORE] > 0) {
		printable_repeat(sink, ' ', second - used);
		sink_text(sink, profiles[language]);
	}
	end_line(sink);
	printable_repeat(sink, ' ', layout->name);
	for (size_t column = 0; column < COLUMNS; column++)
		put_cell(sink, layout, column, heading(differences, (enum column)column));
	end_line(sink);
}

/* Blanks at the end of a line would be read as something. */
static void put_line(struct sink *sink, const struct layout *layout, const klp_difference *difference)
{
	const struct line line = line_of(difference);
	const struct area_name area = name_of(difference);
	size_t last = 0, shown = strlen(area.number);
	sink_text(sink, area.number);
	shown += printable_characters(sink, area.name, NAME_CHARACTERS);
	printable_repeat(sink, ' ', layout->name - shown);
	for (size_t column = 0; column < COLUMNS; column++)
		if (line.cells[column].text[0] != '\0')
			last = column;
	for (size_t column = 0; column <= last; column++)
		put_cell(sink, layout, column, line.cells[column].text);
	end_line(sink);
}

static void put_legend(struct sink *sink, const klp_differences *differences, const struct layout *layout)
{
	static const char *const territory[LANGUAGES] = {
		"territory: what the total changed by besides, because the territory did\n",
		"gebied: wat het totaal daarnaast veranderde doordat het gebied veranderde\n",
	};
	static const char *const estimate[LANGUAGES] = {
		"~: an estimate, for a part of a divided municipality is in it\n",
		"~: een schatting, want er zit een deel van een opgesplitste gemeente in\n",
	};
	enum language language = differences_language(differences);
	const klp_difference *difference;
	bool estimated = false;
	for (size_t i = 0; (difference = klp_differences_at(differences, i)) != NULL; i++)
		estimated = estimated || (differences_table_has(difference) &&
		                          (klp_difference_origin_before(difference) == KLP_ORIGIN_ESTIMATED ||
		                           klp_difference_origin_after(difference) == KLP_ORIGIN_ESTIMATED));
	if (layout->width[COLUMN_TERRITORY] > 0)
		sink_text(sink, territory[language]);
	if (estimated)
		sink_text(sink, estimate[language]);
}

klp_status differences_table_put(struct sink *sink, const klp_differences *differences, struct progress *progress,
                                 klp_error **error)
{
	const struct layout layout = lay_out(differences);
	const klp_difference *difference;
	klp_level level = (klp_level)0;
	if (layout.name == 0)
		return KLP_OK;
	end_line(sink);
	put_heading(sink, differences, &layout);
	for (size_t i = 0; (difference = klp_differences_at(differences, i)) != NULL; i++) {
		if (!differences_table_has(difference))
			continue;
		if (level != 0 && klp_difference_level(difference) != level)
			end_line(sink);
		level = klp_difference_level(difference);
		put_line(sink, &layout, difference);
		klp_status status = write_step(sink, progress, i + 1, error);
		if (status != KLP_OK)
			return status;
	}
	put_legend(sink, differences, &layout);
	return KLP_OK;
}
