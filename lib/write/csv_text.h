/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Texts and numbers in comma separated values, and in what else passes for them.
 */

#ifndef WRITE_CSV_TEXT_H
#define WRITE_CSV_TEXT_H

#include "write/sink.h"

/** What differs between those who read such files. */
struct csv_form {
	char separator;
	char decimal_mark;
	const char *line_end;
	/** what the file begins with; "" for nothing */
	const char *mark;
};

/** RFC 4180, but for the line end, which is a single line feed as shell tools expect it. */
extern const struct csv_form csv_plain;

/** What a Dutch Excel opens right: semicolons, for its commas are decimal ones, CRLF, and a byte order mark, without which it takes
 * UTF-8 for Windows-1252. */
extern const struct csv_form csv_dutch;

/** Puts a text, between quotes where it needs them; NULL, which is absent, gives nothing. */
void csv_text_as(struct sink *sink, const struct csv_form *form, const char *text);

/** The same in the plain form. */
void csv_text(struct sink *sink, const char *text);

/** Puts a number with the form's decimal mark. */
void csv_real(struct sink *sink, const struct csv_form *form, double value);

/** Texts that were met before, by their address: a dataset keeps each text once, and says the same few hundred over and over. */
struct csv_memory {
	struct csv_met {
		const char *text;
		size_t length;
		bool quoted;
	} met[256];
};

/** csv_text_as() of a text that stays where it is as long as `memory` is used, which begins with all zero and is used with one form
 * only. */
void csv_lasting_text(struct sink *sink, const struct csv_form *form, struct csv_memory *memory, const char *text);

#endif
