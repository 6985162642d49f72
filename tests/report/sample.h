/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What the tests of the report have in common: tables of a few rows, and somewhere for the page to go.
 */

#ifndef TESTS_REPORT_SAMPLE_H
#define TESTS_REPORT_SAMPLE_H

#include <klantprofiel/klantprofiel.h>

/** A page as it was written, ended by a zero byte. Begin with all zero. */
struct written {
	char *text;
	size_t size;
	/** fail at this call, counted from 1; 0 for never */
	size_t fail_at;
	size_t calls;
};

/** A klp_write_function whose context is a struct written. */
int take_page(void *context, const void *bytes, size_t size);

void written_free(struct written *written);

/** The three municipalities of Gorinchem, and its total, in 2025Q2. */
klp_dataset *one_edition(void);

/** The same, with two editions before it: 2025Q1, and 2024Q2 in which fewer have a profile. */
klp_dataset *three_editions(void);

/** A file of the project, read into one dataset; `more` may be NULL. */
klp_dataset *read_files(const char *path, const char *more);

/** Adds a municipality of Gorinchem by name. */
void add_municipality(klp_dataset *dataset, const char *edition, const char *code, const char *printed,
                      const int64_t cells[4]);

/** The page of a dataset; language and title may be NULL. */
struct written page_of(const klp_dataset *dataset, const char *language, const char *title);

/** That a text stands on a page, or does not. */
void expect_on(const struct written *page, const char *part);
void expect_not_on(const struct written *page, const char *part);

/** How often a text stands in another. */
size_t times(const char *text, const char *part);

#endif
