/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * An edition, as a number that can be compared and stepped.
 */

#ifndef DATASET_EDITION_H
#define DATASET_EDITION_H

#include "base/text.h"

/** year · 4 + quarter - 1; 0 is no edition. */
typedef int edition_number;

#define EDITION_NONE 0

/** The years of which there can be an edition. */
#define EDITION_FIRST_YEAR 1900
#define EDITION_LAST_YEAR 2999

#define EDITION_BYTES 8

/** Of year 1900–2999 and quarter 1–4; EDITION_NONE for others. */
edition_number edition_of(int year, int quarter);

/** Reads "2025Q2"; EDITION_NONE when it is not exactly that. */
edition_number edition_parse(struct slice text);

/** Writes "2025Q2"; an empty text for EDITION_NONE. */
void edition_write(char out[EDITION_BYTES], edition_number edition);

/** 0 for EDITION_NONE. */
int edition_year(edition_number edition);

#endif
