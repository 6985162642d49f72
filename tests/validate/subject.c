/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "validate/subject.h"
#include "support/chance.h"

#include <string.h>

void subject_damage(struct document *document, size_t table)
{
	for (;;) {
		size_t way = chance(DAMAGES);
		if (!damage_do(&document->wrong.tables[table], &damage_ways[way]))
			continue;
		document->ways[table][document->errors[table]++] = way;
		return;
	}
}

void subject_nothing(struct subject *subject)
{
	(void)subject;
}

void subject_sound_source(struct subject *subject)
{
	subject->other.source = "another.pdf";
	subject->other.right = subject->document.right;
	subject->other.wrong = subject->other.right;
}

void subject_faulty_source(struct subject *subject)
{
	enum { ANYWHERE, THE_SAME, ANOTHER, HOW };
	struct document *document = &subject->document, *other = &subject->other;
	subject_sound_source(subject);
	size_t table = chance(WHOLE_TABLES), how = chance(HOW);
	while (how != ANYWHERE && document->errors[table] == 0)
		table = chance(WHOLE_TABLES);
	if (how != THE_SAME) {
		subject_damage(other, table);
		return;
	}
	other->wrong.tables[table] = document->wrong.tables[table];
	other->errors[table] = document->errors[table];
	memcpy(other->ways[table], document->ways[table], sizeof other->ways[table]);
}

static void revise_rows(struct damage_table *region, size_t first, size_t rows, size_t columns)
{
	size_t column = chance(DATASET_COUNTS - columns);
	for (size_t row = first; row < first + rows; row++)
		for (size_t i = 0; i < columns; i++)
			whole_revise(&region->counts[row][column + i]);
}

/* Of the regions that have errors all but one in four are revised, of the others one in eight. */
static void give_revision(struct subject *subject, bool all)
{
	enum { ERRORS_BUT = 4, OTHERS = 8, CELLS = DATASET_COUNTS - 1 };
	struct whole *right = &subject->other.right;
	subject_sound_source(subject);
	for (size_t table = 1; table < WHOLE_TABLES; table++) {
		struct damage_table *region = &right->tables[table];
		bool revised = subject->document.errors[table] > 0 ? chance(ERRORS_BUT) > 0 : chance(OTHERS) == 0;
		if (revised && all)
			revise_rows(region, 0, region->rows, CELLS);
		else if (revised)
			revise_rows(region, chance(region->rows), 1, chance(2) == 0 ? 1 : CELLS);
	}
	whole_add_up(right);
	subject->other.wrong = *right;
}

void subject_revised_regions(struct subject *subject)
{
	give_revision(subject, true);
}

void subject_revised_municipalities(struct subject *subject)
{
	give_revision(subject, false);
}

void subject_history(struct subject *subject)
{
	enum { LEAST = 4, MOST = 8, PERCENT = 10 };
	static struct whole earlier;
	size_t editions = LEAST + chance(MOST - LEAST + 1);
	for (size_t back = editions; back > 0; back--) {
		char name[EDITION_BYTES];
		edition_write(name, edition_parse(slice_of(SUBJECT_EDITION)) - (edition_number)back);
		earlier = subject->document.right;
		for (size_t table = 1; table < WHOLE_TABLES; table++)
			whole_scale(&earlier.tables[table], PERCENT);
		whole_add_up(&earlier);
		whole_add(subject->dataset, &earlier, subject->publication, name, subject->document.source);
	}
}

void subject_history_that_breaks(struct subject *subject)
{
	enum { PERCENT = 80, EACH = 2 };
	struct document *document = &subject->document;
	subject_history(subject);
	for (size_t table = 1; table < WHOLE_TABLES; table++)
		if (chance(EACH) == 0)
			whole_scale(&document->right.tables[table], PERCENT);
	whole_add_up(&document->right);
}
