/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "population.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The most that a count of a dataset can be, and times how many clients it can be scaled without an overflow. */
static const uint64_t most_clients = UINT64_C(10000000000);

static bool add_stratum(struct population *population, const char *code, enum cell cell, int64_t persons)
{
	if (persons <= 0)
		return true;
	if (population->count == population->capacity) {
		size_t capacity = population->capacity == 0 ? 512 : 2 * population->capacity;
		struct stratum *strata = realloc(population->strata, capacity * sizeof *strata);
		if (strata == NULL)
			return false;
		population->strata = strata;
		population->capacity = capacity;
	}
	struct stratum *stratum = &population->strata[population->count++];
	*stratum = (struct stratum){ .cell = cell, .first = population->clients };
	snprintf(stratum->code, sizeof stratum->code, "%s", code);
	population->clients += (uint64_t)persons;
	return true;
}

static void cells_of(const klp_row *row, int64_t cells[CELLS])
{
	cells[CELL_MUNICIPAL_PROFILE] = row->municipal_profile;
	cells[CELL_MUNICIPAL_NO_PROFILE] = row->municipal_no_profile;
	cells[CELL_UWV_PROFILE] = row->uwv_profile;
	cells[CELL_UWV_NO_PROFILE] = row->uwv_no_profile;
}

/* The rows of the municipalities; what the country's row has more is placed nowhere. */
static bool add_rows(struct population *population, const klp_dataset *dataset, const char *edition)
{
	int64_t country[CELLS] = { 0 }, placed[CELLS] = { 0 };
	for (size_t i = 0; i < klp_dataset_rows(dataset); i++) {
		klp_row row = KLP_ROW_INIT;
		if (klp_dataset_get(dataset, i, &row, NULL) != KLP_OK || row.edition == NULL ||
		    strcmp(row.edition, edition) != 0)
			continue;
		if (row.level == KLP_LEVEL_COUNTRY)
			cells_of(&row, country);
		if (row.level != KLP_LEVEL_MUNICIPALITY || row.municipality_code == NULL)
			continue;
		int64_t cells[CELLS];
		cells_of(&row, cells);
		for (enum cell cell = 0; cell < CELLS; cell++) {
			if (!add_stratum(population, row.municipality_code, cell, cells[cell]))
				return false;
			placed[cell] += cells[cell] > 0 ? cells[cell] : 0;
		}
	}
	for (enum cell cell = 0; cell < CELLS; cell++)
		if (!add_stratum(population, "", cell, country[cell] - placed[cell]))
			return false;
	return true;
}

/* Each boundary between two strata moves in proportion, and is rounded down: the sum is exact. */
static void scale(struct population *population, uint64_t clients)
{
	for (size_t i = 0; i < population->count; i++) {
		struct stratum *stratum = &population->strata[i];
		stratum->first = stratum->first * clients / population->clients;
	}
	population->clients = clients;
}

static void guide(struct population *population)
{
	uint32_t stratum = 0;
	for (uint64_t i = 0; i <= GUIDES; i++) {
		uint64_t client = i * population->clients / GUIDES;
		while (stratum + 1 < population->count && population->strata[stratum + 1].first <= client)
			stratum++;
		population->guides[i] = stratum;
	}
}

static void date_of(struct population *population, const char *edition)
{
	static const char *const ends[] = { "03-31", "06-30", "09-30", "12-31" };
	snprintf(population->date, sizeof population->date, "%.4s-%s", edition, ends[(edition[5] - '1') & 3]);
	population->year = (int)strtol(edition, NULL, 10);
}

static klp_status take(struct population *population, const klp_dataset *dataset, const char *edition, uint64_t clients)
{
	if (edition == NULL && klp_dataset_editions(dataset) > 0)
		edition = klp_dataset_edition(dataset, klp_dataset_editions(dataset) - 1);
	if (edition == NULL || strlen(edition) != strlen("2025Q2"))
		return KLP_NO_TABLE;
	date_of(population, edition);
	if (!add_rows(population, dataset, edition))
		return KLP_OUT_OF_MEMORY;
	if (population->clients == 0)
		return KLP_NO_TABLE;
	if (population->clients > most_clients / 10 || clients > most_clients)
		return KLP_LIMIT_ROWS;
	if (clients != 0)
		scale(population, clients);
	guide(population);
	return KLP_OK;
}

klp_status population_load(struct population *population, const char *path, const char *edition, uint64_t clients,
                           klp_error **error)
{
	*population = (struct population){ .strata = NULL };
	klp_dataset *dataset = NULL;
	klp_status status = klp_dataset_new(&dataset, error);
	if (status == KLP_OK)
		status = klp_parse_file(dataset, path, NULL, error);
	if (status == KLP_OK)
		status = take(population, dataset, edition, clients);
	klp_dataset_free(dataset);
	if (status != KLP_OK)
		population_free(population);
	return status;
}

void population_free(struct population *population)
{
	free(population->strata);
	*population = (struct population){ .strata = NULL };
}

const struct stratum *population_stratum(const struct population *population, uint64_t client)
{
	/* Rounded down, so that the search begins at the stratum or before it. */
	size_t at = population->guides[client * GUIDES / population->clients];
	while (at + 1 < population->count && population->strata[at + 1].first <= client)
		at++;
	return &population->strata[at];
}
