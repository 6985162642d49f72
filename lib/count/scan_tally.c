/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "count/scan.h"

#include "base/memory.h"
#include "base/wiped.h"

#include <string.h>

static size_t cell_count(const struct definition *definition)
{
	return ((size_t)definition->municipalities + 1) * SLOTS;
}

klp_status tally_begin(struct tally *tally, const struct definition *definition, klp_error **error)
{
	*tally = (struct tally){ .spoiled = { .definition = definition } };
	tally->cells = memory_allocate_zeroed(cell_count(definition), sizeof *tally->cells);
	return tally->cells == NULL ? error_memory(error) : KLP_OK;
}

void tally_clear(struct tally *tally)
{
	memset(tally->cells, 0, cell_count(tally->spoiled.definition) * sizeof *tally->cells);
	tally->records = tally->older_codes = tally->lines = 0;
	tally->row_count = 0;
	tally->spoiled.records = tally->spoiled.unusable = 0;
	tally->spoiled.problem_count = 0;
}

void tally_free(struct tally *tally)
{
	memory_release(tally->cells);
	harvest_free(&tally->spoiled);
	wiped_release((char *)tally->rows, tally->row_capacity * sizeof *tally->rows);
	*tally = (struct tally){ .cells = NULL };
}
