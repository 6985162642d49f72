/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * A whole edition as tables that damage.h can make wrong, and the way into a dataset and back.
 */

#ifndef TESTS_VALIDATE_WHOLE_H
#define TESTS_VALIDATE_WHOLE_H

#include "validate/damage.h"

/** The country's row, and behind it the regions by their numbers. */
enum { WHOLE_COUNTRY = 0, WHOLE_TABLES = 1 + DAMAGE_REGIONS };

struct whole {
	struct damage_table tables[WHOLE_TABLES];
	/** of each region the size of the register and the percentage that is printed; KLP_ABSENT and below 0 where none is */
	int64_t register_total[WHOLE_TABLES];
	double known_percent[WHOLE_TABLES];
	/** clients of the country who are placed nowhere */
	int64_t unplaced[DATASET_COUNTS];
};

/** The edition of 2025Q2, without registers. */
void whole_load(struct whole *whole);

/** Makes each row of municipalities, each total row and the country's row add up, whatever stood there. */
void whole_add_up(struct whole *whole);

/** Makes each count of the municipalities of a region smaller or larger by chance, by so many percent at the most. */
void whole_scale(struct damage_table *region, size_t percent);

/** Makes a count another one by chance, as a revision does: never the same, and not far from it. */
void whole_revise(int64_t *count);

/** Gives each region a register by chance, larger than its total, and its percentage. */
void whole_give_registers(struct whole *whole);

/** Adds all rows to a dataset, with the names of the publication, tables_2025(). A negative count comes in as a text. */
void whole_add(klp_dataset *dataset, const struct whole *whole, const klp_dataset *publication, const char *edition,
               const char *source);

/** Takes the rows of an edition and source out of a dataset; `right` has the same areas, each once. */
void whole_take(struct whole *whole, const struct whole *right, const klp_dataset *dataset,
                const klp_dataset *publication, const char *edition, const char *source);

/** Whether two tables have the same rows with the same counts, in whatever order. */
bool whole_same_table(const struct damage_table *one, const struct damage_table *other);

/** Prints a table on standard error, a row a line. */
void whole_print_table(const struct damage_table *table, const klp_dataset *publication);

#endif
