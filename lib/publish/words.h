/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What the publication says in sentences, in our own words, and where a quarter is told.
 */

#ifndef PUBLISH_WORDS_H
#define PUBLISH_WORDS_H

#include "dataset/edition.h"
#include "write/sink.h"

/** "tweede kwartaal 2025", or as a heading "Tweede kwartaal 2025". */
void words_quarter(struct sink *sink, edition_number edition);
void words_quarter_heading(struct sink *sink, edition_number edition);

/** The quarter's last day, "30 juni 2025". */
void words_reference_date(struct sink *sink, edition_number edition);

/** What it is about: the paragraphs of the title page. */
void words_introduction(struct sink *sink);

/** What is counted, and how the columns are to be read. */
void words_definitions(struct sink *sink);

#endif
