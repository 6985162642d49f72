/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The words of a finding: areas as a policy officer knows them from the publication.
 */

#ifndef VALIDATE_WORDS_H
#define VALIDATE_WORDS_H

#include "base/buffer.h"
#include "base/language.h"
#include "dataset/dataset.h"

/** The area and edition of a row: "Rotterdam (2025Q2)", "region 22 Rijnmond (2025Q2)", "regio 22 Rijnmond (2025Q2)".
 *
 * @param words  written over; it owns what is returned
 * @return the text, or NULL when there is no memory */
const char *validate_words_area(struct buffer *words, enum language language, const klp_dataset *dataset, size_t row);

/** Adds where a row was read, as far as that is known: "table.txt:1:24". False when there is no memory. */
bool validate_words_add_place(struct buffer *words, enum language language, const klp_dataset *dataset, size_t row);

#endif
