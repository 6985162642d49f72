/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Pieces are settled in their order: what was assumed when they were counted is proved here, or they are counted once more. */

#include "count/pieces.h"

#include "base/wiped.h"

#include <string.h>

/* The unfinished record and the bytes of a piece, one behind the other. KLP_OK or KLP_OUT_OF_MEMORY. */
static klp_status carry_on(struct extract *extract, struct slice bytes, struct slice *both, klp_error **error)
{
	size_t needed = extract->carry_size + bytes.length + SCAN_PADDING;
	if (needed > extract->carry_capacity) {
		size_t capacity = needed + needed / 2;
		char *carry = wiped_allocate(capacity);
		if (carry == NULL)
			return error_memory(error);
		if (extract->carry_size > 0)
			memcpy(carry, extract->carry, extract->carry_size);
		wiped_release(extract->carry, extract->carry_capacity);
		extract->carry = carry;
		extract->carry_capacity = capacity;
	}
	if (bytes.length > 0)
		memcpy(extract->carry + extract->carry_size, bytes.text, bytes.length);
	*both = (struct slice){ extract->carry, extract->carry_size + bytes.length };
	return KLP_OK;
}

/* Leaves out of a piece what still belongs to a broken record: up to the next line end. */
static void skip_broken(struct extract *extract, struct slice *bytes)
{
	if (!extract->skipping)
		return;
	const char *end = bytes->text + bytes->length, *line_end = csv_find_line_end(bytes->text, end);
	extract->skipping = line_end == end;
	*bytes = (struct slice){ line_end, (size_t)(end - line_end) };
}

/* Counts a piece once more, now that it is known where its first record begins. */
static klp_status count_again(struct extract *extract, struct piece *piece, struct scan *scan, struct slice *bytes,
                              klp_error **error)
{
	skip_broken(extract, bytes);
	tally_clear(&piece->tally);
	klp_status status = carry_on(extract, *bytes, bytes, error);
	if (status == KLP_OK)
		status = scan_bytes(scan, &piece->tally, *bytes, piece_ends_well(piece), &piece->end, error);
	/* A broken record that had not ended before has not ended yet when nothing is left. */
	piece->end.skipping = piece->end.skipping || extract->skipping;
	return status;
}

/* Keeps what a piece leaves behind. */
static klp_status keep_rest(struct extract *extract, const struct piece *piece, struct slice bytes, klp_error **error)
{
	size_t used = (size_t)(piece->end.tail - bytes.text), left = bytes.length - used;
	if (bytes.length > 0)
		extract->behind_return = used > 0 && piece->end.tail[-1] == '\r';
	extract->skipping = piece->end.skipping;
	if (bytes.text == extract->carry) {
		if (left > 0)
			memmove(extract->carry, piece->end.tail, left);
		extract->carry_size = left;
		return KLP_OK;
	}
	struct slice kept;
	klp_status status = left == 0 ? KLP_OK : carry_on(extract, (struct slice){ piece->end.tail, left }, &kept, error);
	extract->carry_size = status == KLP_OK ? left : 0;
	return status;
}

static void add_cells(struct harvest *harvest, const struct tally *tally)
{
	size_t cells = ((size_t)harvest->definition->municipalities + 1) * SLOTS;
	for (size_t i = 0; i < cells; i++)
		harvest->cells[i] += tally->cells[i];
}

/* Adds what a piece counted to what its extract did. */
static klp_status add_tally(struct extract *extract, struct tally *tally, uint64_t lines, klp_error **error)
{
	const struct feed *feed = extract->feed;
	struct harvest *harvest = &extract->harvest;
	klp_status status = harvest_add(harvest, &tally->spoiled, lines, extract->source->name, error);
	if (status == KLP_OK && feed_keeps_clients(feed))
		status = clients_add_many(feed->clients, tally->rows, tally->row_count, error);
	else if (status == KLP_OK)
		add_cells(harvest, tally);
	if (status != KLP_OK)
		return status;
	harvest->records += tally->records;
	harvest->older_codes += tally->older_codes;
	extract->lines = lines + tally->lines;
	atomic_fetch_add(feed->records, tally->records + tally->spoiled.records);
	return KLP_OK;
}

/* Settles the piece whose turn it is. */
static klp_status settle(struct extract *extract, struct piece *piece, struct scan *scan, klp_error **error)
{
	struct slice bytes = piece->bytes;
	uint64_t lines = extract->lines;
	klp_status status = KLP_OK;
	if (extract->carry_size > 0 || extract->skipping)
		status = count_again(extract, piece, scan, &bytes, error);
	else if (bytes.length > 0 && bytes.text[0] == '\n' && extract->behind_return)
		lines--; /* the second half of a line end whose first half was counted */
	/* The record that the damage cut stands for all that are lost. */
	if (status == KLP_OK && piece->last && extract->torn)
		status = harvest_spoil(&piece->tally.spoiled, piece->tally.lines + 1, -1, harvest_cut_off, error);
	if (status == KLP_OK)
		status = add_tally(extract, &piece->tally, lines, error);
	if (status == KLP_OK)
		status = keep_rest(extract, piece, bytes, error);
	return status;
}

/* Takes the piece whose turn it is out of those that were counted; NULL when it was not yet. */
static struct piece *next_in_order(struct extract *extract)
{
	for (struct piece **at = &extract->counted; *at != NULL; at = &(*at)->next) {
		struct piece *piece = *at;
		if (piece->number != extract->settled)
			continue;
		*at = piece->next;
		return piece;
	}
	return NULL;
}

klp_status extract_settle(struct piece *piece, struct scan *scan, struct settled *settled, klp_error **error)
{
	struct extract *extract = piece->extract;
	klp_status status = KLP_OK;
	*settled = (struct settled){ .pieces = NULL };
	pthread_mutex_lock(&extract->order);
	piece->next = extract->counted;
	extract->counted = piece;
	while (status == KLP_OK && (piece = next_in_order(extract)) != NULL) {
		status = settle(extract, piece, scan, error);
		extract->settled++;
		settled->finished = piece->last;
		settled->unusable += piece->tally.spoiled.unusable;
		piece->next = settled->pieces;
		settled->pieces = piece;
	}
	pthread_mutex_unlock(&extract->order);
	return status;
}
