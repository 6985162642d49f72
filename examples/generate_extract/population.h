/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Who is to be in the extract: so many clients of each municipality and cell as a published table says.
 */

#ifndef GENERATE_POPULATION_H
#define GENERATE_POPULATION_H

#include <klantprofiel/klantprofiel.h>

enum { CODE_ROOM = 8, DATE_ROOM = 11, GUIDES = 4096 };

/** The cells of the table in the order in which it prints them. */
enum cell { CELL_MUNICIPAL_PROFILE, CELL_MUNICIPAL_NO_PROFILE, CELL_UWV_PROFILE, CELL_UWV_NO_PROFILE, CELLS };

/** The clients of one cell of one municipality. */
struct stratum {
	/** "GM0599"; "" for those whom the table places nowhere */
	char code[CODE_ROOM];
	enum cell cell;
	/** the number of the first of them, from 0 */
	uint64_t first;
};

struct population {
	struct stratum *strata;
	size_t count;
	size_t capacity;
	uint64_t clients;
	/** where to begin to look for the stratum of a client: of every (clients ÷ GUIDES)th of them */
	uint32_t guides[GUIDES + 1];
	/** the last day of the quarter, "2025-06-30", and its year */
	char date[DATE_ROOM];
	int year;
};

/** Reads a publication.
 *
 * @param edition  NULL for the only one, or the latest
 * @param clients  how many there are to be, in the proportions of the table; 0 for exactly those of the table
 * @return KLP_OK; KLP_NO_TABLE when the edition is not there, or has no counts; as klp_parse_file() */
klp_status population_load(struct population *population, const char *path, const char *edition, uint64_t clients,
                           klp_error **error);

void population_free(struct population *population);

/** The stratum of client 0 … clients - 1. */
const struct stratum *population_stratum(const struct population *population, uint64_t client);

#endif
