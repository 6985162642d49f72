/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What a dataset is called and where it comes from, for formats and descriptions that tell it.
 */

#ifndef WRITE_DESCRIBED_H
#define WRITE_DESCRIBED_H

#include "base/language.h"

/** "Client profiles of job seekers under the jobs agreement" or its like. Static. */
const char *described_title(enum language language);

/** What the figures are, in some sentences. Static. */
const char *described_meaning(enum language language);

/** Who publishes the figures, and as what. Static. */
const char *described_source(enum language language);

struct described_words {
	char text[48];
};

/** An edition in words, "2nd quarter of 2025", to be used within the expression that makes it. */
struct described_words described_edition(const char *edition, enum language language);

/** The day on which an edition was counted, "2025-06-30"; and the first day of its quarter. */
struct described_words described_last_day(const char *edition);
struct described_words described_first_day(const char *edition);

#endif
