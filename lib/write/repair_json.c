/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "write/repair_json.h"

static void put_count(struct json *json, const char *name, const klp_repair_cell *cell,
                      int (*get)(const klp_repair_cell *cell, int64_t *value))
{
	int64_t value;
	if (get(cell, &value))
		json_member_integer(json, name, value);
	else
		json_member_null(json, name);
}

static void put_cell(struct json *json, const klp_repair_proposal *proposal, const klp_repair_cell *cell)
{
	if (json->follows)
		sink_byte(json->sink, ',');
	json_open(json, '{');
	json_member_text(json, "level", klp_level_name(klp_repair_cell_level(cell)));
	json_member_positive(json, "region_number", (uint64_t)klp_proposal_region_number(proposal));
	json_member_text(json, "municipality_code", klp_repair_cell_municipality_code(cell));
	json_member_text(json, "column", klp_column_name(klp_repair_cell_column(cell)));
	put_count(json, "from", cell, klp_repair_cell_from);
	put_count(json, "to", cell, klp_repair_cell_to);
	json_close(json, '}');
}

void write_repair_json(struct json *json, const klp_repair_proposal *proposal)
{
	const klp_repair_cell *cell;
	if (proposal == NULL) {
		json_text(json, NULL);
		return;
	}
	json_open(json, '{');
	json_name(json, "cells");
	json_open(json, '[');
	for (size_t i = 0; (cell = klp_proposal_cell(proposal, i)) != NULL; i++)
		put_cell(json, proposal, cell);
	json_close(json, ']');
	json_member_text(json, "cause", klp_proposal_cause(proposal));
	json_member_text(json, "confidence", klp_confidence_name(klp_proposal_confidence(proposal)));
	json_member_integer(json, "alternatives", (int64_t)klp_proposal_alternatives(proposal));
	json_close(json, '}');
}
