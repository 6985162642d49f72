/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "aggregate/words.h"

#include "territory/territory.h"

struct number_words aggregate_words_count(int64_t value)
{
	return value == KLP_ABSENT ? (struct number_words){ "absent" } : number_dotted(value);
}

static bool add_number(struct buffer *words, int64_t number)
{
	char digits[NUMBER_BYTES];
	return buffer_add(words, digits, number_write_integer(digits, number));
}

static bool add_edition(struct buffer *words, edition_number edition)
{
	char text[EDITION_BYTES];
	edition_write(text, edition);
	return buffer_add_text(words, " (") &&
	       buffer_add_text(words, edition == EDITION_NONE ? "edition not stated" : text) && buffer_add_text(words, ")");
}

static const char *finish(struct buffer *words, bool said)
{
	return said && buffer_end_text(words) ? words->bytes : NULL;
}

static bool add_municipality(struct buffer *words, const struct aggregation *work, int code)
{
	int year = work->boundaries.year;
	int index = territory_municipality_of_code(work->territory, year, code);
	const char *name = klp_territory_municipality_name(work->territory, year, index);
	return buffer_add_text(words, name != NULL ? name : "a municipality");
}

static bool add_area(struct buffer *words, const struct aggregation *work, klp_level level, int number)
{
	const klp_territory *territory = work->territory;
	switch (level) {
	case KLP_LEVEL_COUNTRY:
		return buffer_add_text(words, "the country");
	case KLP_LEVEL_PROVINCE:
		return buffer_add_text(words, "province ") &&
		       buffer_add_text(words, klp_territory_province_name(territory, number));
	case KLP_LEVEL_REGION:
		return buffer_add_text(words, "region ") && add_number(words, number) && buffer_add_text(words, " ") &&
		       buffer_add_text(words, klp_territory_region_name(territory, number));
	case KLP_LEVEL_MUNICIPALITY:
		break;
	}
	return add_municipality(words, work, number);
}

const char *aggregate_words_area(struct aggregation *work, klp_level level, int number, edition_number edition)
{
	work->words.size = 0;
	return finish(&work->words, add_area(&work->words, work, level, number) && add_edition(&work->words, edition));
}

const char *aggregate_words_printed(const klp_dataset *dataset, size_t row)
{
	static const klp_column names[] = {
		KLP_COLUMN_MUNICIPALITY_NAME, KLP_COLUMN_MUNICIPALITY_PRINTED, KLP_COLUMN_MUNICIPALITY_CODE,
		KLP_COLUMN_PROVINCE_NAME,     KLP_COLUMN_PROVINCE_CODE,        KLP_COLUMN_REGION_NAME,
		KLP_COLUMN_REGION_CODE,
	};
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		const char *name = klp_dataset_text(dataset, row, names[i]);
		if (name != NULL)
			return name;
	}
	return "a row without a name";
}

const char *aggregate_words_piece(struct aggregation *work, const struct piece *piece)
{
	if (piece->level != KLP_LEVEL_MUNICIPALITY && piece->identity != 0)
		return aggregate_words_area(work, piece->level, piece->identity, piece->edition);
	work->words.size = 0;
	return finish(&work->words, buffer_add_text(&work->words, aggregate_words_printed(work->dataset, piece->row)) &&
	                                add_edition(&work->words, piece->edition));
}

/* "one.txt:1:25"; where there is no such place, the number of the row. */
static bool add_place(struct buffer *words, const struct piece *piece)
{
	if (piece->place.source == NULL && piece->place.line == 0)
		return buffer_add_text(words, "row ") && add_number(words, (int64_t)piece->row + 1);
	return buffer_add_text(words, piece->place.source != NULL ? piece->place.source : "a source without a name") &&
	       buffer_add_text(words, ":") && add_number(words, (int64_t)piece->place.page) &&
	       buffer_add_text(words, ":") && add_number(words, (int64_t)piece->place.line);
}

const char *aggregate_words_places(struct aggregation *work, const struct piece *one, const struct piece *other)
{
	work->list.size = 0;
	return finish(&work->list, add_place(&work->list, one) && buffer_add_text(&work->list, " and ") &&
	                               add_place(&work->list, other));
}

static bool add_item(struct buffer *list, const char *text)
{
	return (list->size == 0 || buffer_add_text(list, ", ")) && buffer_add_text(list, text);
}

static const char *column_name(size_t count)
{
	return klp_column_name((klp_column)(DATASET_FIRST_COUNT + (int)count));
}

const char *aggregate_words_differences(struct aggregation *work, const struct counts *sums,
                                        const struct counts *counts, bool only_less)
{
	struct buffer *list = &work->list;
	list->size = 0;
	for (size_t i = 0; i < DATASET_COUNTS; i++) {
		int64_t sum = sums->of[i], count = counts->of[i];
		bool differs = sum != KLP_ABSENT && (only_less ? count < sum : count != sum);
		if (!differs)
			continue;
		if (!add_item(list, column_name(i)) || !buffer_add_text(list, " ") ||
		    !buffer_add_text(list, aggregate_words_count(count).text) || !buffer_add_text(list, " against ") ||
		    !buffer_add_text(list, aggregate_words_count(sum).text))
			return NULL;
	}
	return finish(list, true);
}

const char *aggregate_words_absent(struct aggregation *work, const struct counts *counts)
{
	work->list.size = 0;
	for (size_t i = 0; i < DATASET_COUNTS; i++)
		if (counts->of[i] == KLP_ABSENT && !add_item(&work->list, column_name(i)))
			return NULL;
	return finish(&work->list, true);
}

const char *aggregate_words_names(struct aggregation *work, const char *const *names, size_t count)
{
	work->list.size = 0;
	for (size_t i = 0; i < count && names[i] != NULL; i++)
		if (!add_item(&work->list, names[i]))
			return NULL;
	return finish(&work->list, true);
}
