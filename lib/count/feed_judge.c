/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "count/feed_judge.h"

static const struct verdict nobody = { .place = FIELD_CLIENT_ID, .slot = SLOT_UNUSABLE, .remarks = 0 };

/* A row of the register: who is in it, and where they live. */
static struct verdict judge_member(const struct definition *definition, const struct record *record)
{
	int code = definition_code(record->values[FIELD_MUNICIPALITY]);
	return verdict_at(verdict_place(definition, code), 0);
}

struct client_row feed_judge(const struct feed *feed, struct record *record)
{
	struct client_row row = { .verdict = nobody };
	bool has_id = false;
	if (feed_needs_key(feed)) {
		has_id = text_has_ink(record->values[FIELD_CLIENT_ID]);
		if (has_id)
			row.key = client_key_of(feed->secret, record->values[FIELD_CLIENT_ID]);
	}
	if (feed->register_extract) {
		if (has_id)
			row.verdict = judge_member(feed->definition, record);
		return row;
	}
	if (feed->members != NULL)
		record->in_register = has_id && clients_find(feed->members, &row.key, NULL);
	row.verdict = verdict_of(feed->definition, record);
	if (feed->clients != NULL && !has_id && row.verdict.slot != SLOT_UNUSABLE)
		row.verdict = nobody;
	return row;
}

klp_status feed_take(const struct feed *feed, struct harvest *harvest, struct record *record, uint64_t line,
                     klp_error **error)
{
	struct client_row row = feed_judge(feed, record);
	struct verdict verdict = row.verdict;
	if (verdict.slot == SLOT_UNUSABLE)
		return harvest_spoil(harvest, line, verdict.place, verdict_reason(verdict.place), error);
	if (!feed_keeps_clients(feed)) {
		harvest_count(harvest, verdict);
		return KLP_OK;
	}
	klp_status status = clients_add(feed->clients, &row.key, verdict, error);
	if (status == KLP_OK)
		harvest_count_row(harvest, verdict);
	return status;
}
