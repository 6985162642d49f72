/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What a document tells outside its tables: its edition, and the size of a region's
 * target group register.
 */

#ifndef READ_FACTS_H
#define READ_FACTS_H

#include "read/document.h"

/** A heading that tells the edition: a line that begins with "tweede kwartaal 2025", "2e kwartaal 2025", "2025Q2", "Q2 2025",
 * "2025KW02" or "peildatum 30 juni 2025", or has it behind the publication's title. */
struct facts_heading {
	size_t line;
	edition_number edition;
	/** whether the title stands on the same line */
	bool titled;
	/** the rest of that line, often the region's name */
	struct slice rest;
};

/** "… in de arbeidsmarktregio Rijnmond bevat het doelgroepregister … 19.222 personen. Hiervan is 74% bekend …" */
struct facts_register {
	size_t line;
	/** the region's name in the sentence, in the document's texts; empty when it names none */
	struct slice region;
	/** whether the country is spoken of */
	bool national;
	/** KLP_ABSENT when it is printed in a way that cannot be read */
	int64_t total;
	/** negative when not told */
	double known_percent;
};

/** All zero is empty; both lists are in the order of the lines. */
struct facts {
	struct facts_heading *headings;
	size_t heading_count;
	size_t heading_capacity;
	/** the edition that sentences name; several is when they name more than one */
	edition_number named;
	bool several;
	struct facts_register *registers;
	size_t register_count;
	size_t register_capacity;
};

/** Looks through the whole document. KLP_OK, KLP_LIMIT_MEMORY or KLP_OUT_OF_MEMORY. */
klp_status facts_find(struct facts *facts, struct document *document, const struct reading *reading, klp_error **error);

void facts_free(struct facts *facts);

/** Numbers the pages of a text that has lost its form feeds: each page of the publication begins with its title, and the
 * heading with the edition right below. A document that has pages of its own is left as it is. */
void facts_number_pages(const struct facts *facts, struct document *document);

/** How many headings stand at or above a line. */
size_t facts_heading_above(const struct facts *facts, size_t line);

/** The edition that holds at a line: that of the last heading above it, else of the first below it, else, where no heading
 * tells one, the only one that sentences name. EDITION_NONE when it cannot be told. */
edition_number facts_edition_at(const struct facts *facts, size_t line);

#endif
