/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "aggregate/piece.h"
#include "aggregate/aggregation.h"
#include "aggregate/words.h"
#include "base/memory.h"
#include "base/order.h"

#include "territory/territory.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

int aggregate_code_number(const char *code)
{
	enum { LETTERS = 2, DIGITS = 4, TEN = 10 };
	if (code == NULL || strlen(code) != LETTERS + DIGITS || code[0] != 'G' || code[1] != 'M')
		return 0;
	int number = 0;
	for (const char *at = code + LETTERS; *at != '\0'; at++) {
		if (*at < '0' || *at > '9')
			return 0;
		number = number * TEN + (*at - '0');
	}
	return number;
}

/* Whether a result of level `by` stands on rows of that level. */
static bool takes_part(klp_level by, klp_level level)
{
	if (level == by)
		return true;
	switch (by) {
	case KLP_LEVEL_COUNTRY:
		return level == KLP_LEVEL_REGION || level == KLP_LEVEL_MUNICIPALITY;
	case KLP_LEVEL_PROVINCE:
	case KLP_LEVEL_REGION:
		return level == KLP_LEVEL_MUNICIPALITY;
	case KLP_LEVEL_MUNICIPALITY:
		break;
	}
	return false;
}

bool aggregate_name_key(struct pool *keys, const klp_dataset *dataset, size_t row, const klp_column *columns,
                        size_t count, const char **key)
{
	*key = NULL;
	for (size_t i = 0; i < count; i++) {
		char text[TEXT_KEY_BYTES];
		const char *name = klp_dataset_text(dataset, row, columns[i]);
		size_t length = name == NULL ? 0 : text_key(text, slice_of(name));
		if (length == 0 || length == SIZE_MAX)
			continue;
		*key = pool_keep(keys, text, length);
		return *key != NULL;
	}
	return true;
}

bool aggregate_piece_key(struct pieces *pieces, const klp_dataset *dataset, size_t row, const char **key)
{
	static const klp_column names[] = { KLP_COLUMN_MUNICIPALITY_PRINTED, KLP_COLUMN_MUNICIPALITY_NAME,
		                                KLP_COLUMN_MUNICIPALITY_CODE };
	return aggregate_name_key(&pieces->keys, dataset, row, names, sizeof names / sizeof names[0], key);
}

static int province_identity(const klp_territory *territory, const klp_dataset *dataset, size_t row)
{
	const char *code = klp_dataset_text(dataset, row, KLP_COLUMN_PROVINCE_CODE);
	const char *name = klp_dataset_text(dataset, row, KLP_COLUMN_PROVINCE_NAME);
	int number = code != NULL ? klp_territory_find_province(territory, code) : 0;
	return number == 0 && name != NULL ? klp_territory_find_province(territory, name) : number;
}

/* Fills in what a row is about. False when there is no memory. */
static bool read_piece(struct piece *piece, struct pieces *pieces, const klp_territory *territory,
                       const klp_dataset *dataset, size_t row, klp_level level)
{
	enum { WHOLE_COUNTRY = 1 };
	int64_t region = 0, origin = 0;
	klp_dataset_integer(dataset, row, KLP_COLUMN_REGION_NUMBER, &region);
	*piece = (struct piece){ .row = row, .register_row = row, .level = level };
	piece->edition = dataset_edition_of(dataset, row);
	piece->counts = aggregate_counts_read(dataset, row);
	piece->place = dataset_place(dataset, row);
	piece->boundaries = klp_dataset_boundaries(dataset, row);
	klp_dataset_integer(dataset, row, KLP_COLUMN_ORIGIN, &origin);
	piece->estimated = origin == KLP_ORIGIN_ESTIMATED;
	piece->region = region >= 1 && region <= klp_territory_regions(territory) ? (int)region : 0;
	switch (level) {
	case KLP_LEVEL_COUNTRY:
		piece->identity = WHOLE_COUNTRY;
		return true;
	case KLP_LEVEL_PROVINCE:
		piece->identity = province_identity(territory, dataset, row);
		return true;
	case KLP_LEVEL_REGION:
		piece->identity = piece->region;
		return true;
	case KLP_LEVEL_MUNICIPALITY:
		break;
	}
	piece->identity = aggregate_code_number(klp_dataset_text(dataset, row, KLP_COLUMN_MUNICIPALITY_CODE));
	return piece->identity != 0 || aggregate_piece_key(pieces, dataset, row, &piece->key);
}

/* By area: numbers first, then names. 0 is the same area, or two of which neither can be told. */
static int compare_areas(const struct piece *one, const struct piece *other)
{
	ORDER_BY(one->level, other->level);
	ORDER_BY(one->identity == 0, other->identity == 0);
	ORDER_BY(one->identity, other->identity);
	if (one->identity != 0)
		return 0;
	int order = order_texts(one->key, other->key);
	if (order != 0)
		return order;
	ORDER_BY(one->region, other->region);
	return 0;
}

/* By what is said of the area, so that the order of the input's rows makes no difference. */
static int compare_sayings(const struct piece *one, const struct piece *other)
{
	int order = order_texts(one->place.source, other->place.source);
	if (order != 0)
		return order;
	ORDER_BY(one->place.page, other->place.page);
	ORDER_BY(one->place.line, other->place.line);
	ORDER_BY(one->region, other->region);
	for (size_t i = 0; i < DATASET_COUNTS; i++)
		ORDER_BY(one->counts.of[i], other->counts.of[i]);
	ORDER_BY(one->row, other->row);
	return 0;
}

static int compare_by_area(const void *left, const void *right)
{
	const struct piece *one = left, *other = right;
	ORDER_BY(one->edition, other->edition);
	int order = compare_areas(one, other);
	return order != 0 ? order : compare_sayings(one, other);
}

static int compare_by_group(const void *left, const void *right)
{
	const struct piece *one = left, *other = right;
	ORDER_BY(one->edition, other->edition);
	ORDER_BY(one->group, other->group);
	ORDER_BY(one->level, other->level);
	ORDER_BY(one->code, other->code);
	int order = compare_areas(one, other);
	return order != 0 ? order : compare_sayings(one, other);
}

void aggregate_pieces_sort(struct piece *items, size_t count)
{
	size_t sorted = 1;
	while (sorted < count && compare_by_group(&items[sorted - 1], &items[sorted]) <= 0)
		sorted++;
	if (sorted < count)
		qsort(items, count, sizeof *items, compare_by_group);
}

klp_status aggregate_pieces_gather(struct aggregation *work, klp_error **error)
{
	struct pieces *pieces = &work->pieces;
	size_t rows = klp_dataset_rows(work->dataset);
	for (size_t row = 0; row < rows; row++) {
		klp_status status = progress_tell(&work->progress, row, error);
		if (status != KLP_OK)
			return status;
		int64_t level = 0;
		klp_dataset_integer(work->dataset, row, KLP_COLUMN_LEVEL, &level);
		if (!takes_part(work->by, (klp_level)level))
			continue;
		if (!memory_reserve(&pieces->items, &pieces->capacity, pieces->count + 1, sizeof *pieces->items) ||
		    !read_piece(&pieces->items[pieces->count], pieces, work->territory, work->dataset, row, (klp_level)level))
			return error_memory(error);
		pieces->count++;
	}
	if (pieces->count > 0)
		qsort(pieces->items, pieces->count, sizeof *pieces->items, compare_by_area);
	return KLP_OK;
}

static bool is_same_area(const struct piece *one, const struct piece *other)
{
	return one->edition == other->edition && (one->identity != 0 || one->key != NULL) && compare_areas(one, other) == 0;
}

/* Whether one of two rows has a number that the other has otherwise; a number that only one has is no difference. */
static bool register_differs(const klp_dataset *dataset, size_t row, size_t other_row, klp_column column)
{
	double value, other;
	return klp_dataset_real(dataset, row, column, &value) && klp_dataset_real(dataset, other_row, column, &other) &&
	       (value < other || value > other);
}

static bool has_register(const klp_dataset *dataset, size_t row)
{
	return klp_dataset_real(dataset, row, KLP_COLUMN_REGISTER_TOTAL, NULL) ||
	       klp_dataset_real(dataset, row, KLP_COLUMN_KNOWN_PERCENT, NULL);
}

/* What two readings of an area say differently: words for the message, or NULL. */
static const char *difference(const klp_dataset *dataset, const struct piece *one, const struct piece *other)
{
	if (!aggregate_counts_equal(&one->counts, &other->counts))
		return "different counts";
	if (one->region != 0 && other->region != 0 && one->region != other->region)
		return "different regions";
	if (register_differs(dataset, one->register_row, other->register_row, KLP_COLUMN_REGISTER_TOTAL) ||
	    register_differs(dataset, one->register_row, other->register_row, KLP_COLUMN_KNOWN_PERCENT))
		return "different figures of the target group register";
	return NULL;
}

static klp_status conflict(struct aggregation *work, const struct piece *one, const struct piece *other,
                           const char *what, klp_error **error)
{
	const char *area = aggregate_words_piece(work, one);
	const char *places = area == NULL ? NULL : aggregate_words_places(work, one, other);
	if (places == NULL)
		return error_memory(error);
	return error_set(error, KLP_CONFLICT, &other->place,
	                 "%s has %s in %s; validate both to see which is right, and aggregate only one of the two%s", area,
	                 what, places,
	                 one->edition == EDITION_NONE ? ", or name their editions if they are of different quarters" : "");
}

/* One edition stands on one set of boundaries; the country is the same on all of them. */
static klp_status check_boundaries(struct aggregation *work, klp_error **error)
{
	const struct pieces *pieces = &work->pieces;
	const struct piece *last = NULL;
	for (size_t i = 0; i < pieces->count; i++) {
		const struct piece *next = &pieces->items[i];
		if (next->level == KLP_LEVEL_COUNTRY)
			continue;
		if (last != NULL && last->edition == next->edition && last->boundaries != next->boundaries)
			return conflict(work, last, next, "rows on different boundaries", error);
		last = next;
	}
	return KLP_OK;
}

/* The rows of one edition that were met before. */
struct repeats {
	size_t count;
	struct piece one;
	struct piece other;
};

static klp_status note_repeats(struct aggregation *work, const struct repeats *repeats, klp_error **error)
{
	if (repeats->count == 0)
		return KLP_OK;
	const char *area = aggregate_words_piece(work, &repeats->one);
	const char *places = area == NULL ? NULL : aggregate_words_places(work, &repeats->one, &repeats->other);
	if (places == NULL)
		return error_memory(error);
	return dataset_add_note(
		work->out, "aggregate.same-twice", KLP_SEVERITY_INFORMATION, &repeats->other.place, repeats->one.edition, 0,
		error, "%s stands twice with the same counts, in %s, and counts once; rows of this edition that do: %zu", area,
		places, repeats->count);
}

klp_status aggregate_pieces_unite(struct aggregation *work, klp_error **error)
{
	struct pieces *pieces = &work->pieces;
	struct repeats repeats = { .count = 0 };
	klp_status status = check_boundaries(work, error);
	size_t kept = 0;
	if (status != KLP_OK)
		return status;
	for (size_t i = 0; i < pieces->count; i++) {
		const struct piece next = pieces->items[i];
		struct piece *last = kept == 0 ? NULL : &pieces->items[kept - 1];
		if (last == NULL || !is_same_area(last, &next)) {
			if (last != NULL && last->edition != next.edition) {
				status = note_repeats(work, &repeats, error);
				if (status != KLP_OK)
					return status;
				repeats.count = 0;
			}
			pieces->items[kept++] = next;
			continue;
		}
		const char *what = difference(work->dataset, last, &next);
		if (what != NULL)
			return conflict(work, last, &next, what, error);
		if (repeats.count++ == 0)
			repeats = (struct repeats){ 1, *last, next };
		if (last->region == 0)
			last->region = next.region;
		if (!has_register(work->dataset, last->register_row))
			last->register_row = next.register_row;
	}
	pieces->count = kept;
	return note_repeats(work, &repeats, error);
}

/* The province of a municipality in the edition's year; where that year does not have it (any more), in the last year that
 * has. */
int aggregate_piece_province(const klp_territory *territory, const struct piece *piece)
{
	if (piece->identity == 0)
		return 0;
	if (piece->edition != EDITION_NONE) {
		int year = territory_nearest_year(territory, edition_year(piece->edition));
		int index = territory_municipality_of_code(territory, year, piece->identity);
		if (index >= 0)
			return klp_territory_municipality_province(territory, year, index);
	}
	for (int year = klp_territory_last_year(territory); year >= klp_territory_first_year(territory); year--) {
		int index = territory_municipality_of_code(territory, year, piece->identity);
		if (index >= 0)
			return klp_territory_municipality_province(territory, year, index);
	}
	return 0;
}

void aggregate_pieces_group(struct aggregation *work)
{
	struct pieces *pieces = &work->pieces;
	for (size_t i = 0; i < pieces->count; i++) {
		struct piece *piece = &pieces->items[i];
		if (work->by == KLP_LEVEL_COUNTRY || work->by == KLP_LEVEL_REGION)
			piece->group = piece->region;
		else if (work->by == KLP_LEVEL_PROVINCE)
			piece->group =
				piece->level == KLP_LEVEL_PROVINCE ? piece->identity : aggregate_piece_province(work->territory, piece);
		if (piece->level == KLP_LEVEL_COUNTRY)
			piece->group = 0;
	}
	aggregate_pieces_sort(pieces->items, pieces->count);
}

void aggregate_pieces_free(struct pieces *pieces)
{
	memory_release(pieces->items);
	pool_free(&pieces->keys);
	*pieces = (struct pieces){ .items = NULL };
}
