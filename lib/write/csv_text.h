/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * A text in comma separated values.
 */

#ifndef WRITE_CSV_TEXT_H
#define WRITE_CSV_TEXT_H

#include "write/sink.h"

/** Puts a text, between quotes where it needs them; NULL, which is absent, gives nothing. */
void csv_text(struct sink *sink, const char *text);

#endif
