/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What columns are called in a sentence, as a policy officer knows them from the publication.
 */

#ifndef DATASET_WORDS_H
#define DATASET_WORDS_H

#include "base/language.h"

#include <stddef.h>

/** One of the five counts, from 0: "municipal clients with a profile", "gemeentecliënten met profiel". Static. */
const char *dataset_words_column(size_t count, enum language language);

#endif
