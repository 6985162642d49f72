/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Records as CSV and as XML.
 */

#ifndef GENERATE_WRITING_H
#define GENERATE_WRITING_H

#include "record.h"

/** Bytes on their way to a file. */
struct writing {
	/** a descriptor */
	int file;
	/** of CSV what parts the fields; 0 for XML */
	char delimiter;
	/** whether a record ends in a carriage return, too */
	bool carriage_return;
	char *buffer;
	size_t used;
	/** from the first failure on, an errno */
	int failed;
};

/** False when there is no memory. */
bool writing_begin(struct writing *writing);

/** The header, and what ends the whole. */
void write_head(struct writing *writing);
void write_tail(struct writing *writing);

void write_record(struct writing *writing, const struct record *record);

/** The same of a register extract, which has two columns and is CSV. */
void write_member_head(struct writing *writing);
void write_member(struct writing *writing, const struct record *record);

/** Writes what is left and frees the buffer. 0, or the errno of the first failure. */
int writing_end(struct writing *writing);

#endif
