/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Taking the value of each option. Each returns an exit status, and has said on standard error why it is not 0.
 */

#ifndef PROGRAM_OPTION_VALUES_H
#define PROGRAM_OPTION_VALUES_H

#include "nearest.h"
#include "options.h"

int take_output(struct options *options, const char *value);
int take_to(struct options *options, const char *value);
int take_as(struct options *options, const char *value);
int take_severity(struct options *options, const char *value);
int take_lang(struct options *options, const char *value);
int take_title(struct options *options, const char *value);
int take_list_rules(struct options *options, const char *value);
int take_accept(struct options *options, const char *value);
int take_by(struct options *options, const char *value);
int take_totals(struct options *options, const char *value);
int take_partial(struct options *options, const char *value);
int take_indicators(struct options *options, const char *value);
int take_base(struct options *options, const char *value);
int take_gaps(struct options *options, const char *value);
int take_boundaries(struct options *options, const char *value);
int take_edition(struct options *options, const char *value);
int take_assume_edition(struct options *options, const char *value);
int take_region(struct options *options, const char *value);
int take_municipality(struct options *options, const char *value);
int take_territory(struct options *options, const char *value);
int take_changes(struct options *options, const char *value);
int take_limit(struct options *options, const char *value);
int take_pdftotext(struct options *options, const char *value);
int take_weasyprint(struct options *options, const char *value);
int take_check_schema(struct options *options, const char *value);
int take_exit_code(struct options *options, const char *value);
int take_quiet(struct options *options, const char *value);
int take_help(struct options *options, const char *value);

int take_dialect(struct options *options, const char *value);
int take_metadata(struct options *options, const char *value);
int take_about(struct options *options, const char *value);

int take_date(struct options *options, const char *value);
int take_register(struct options *options, const char *value);
int take_mapping(struct options *options, const char *value);
int take_unique(struct options *options, const char *value);
int take_key(struct options *options, const char *value);
int take_both(struct options *options, const char *value);
int take_whole_country(struct options *options, const char *value);
int take_missing(struct options *options, const char *value);
int take_save(struct options *options, const char *value);
int take_threads(struct options *options, const char *value);

/** The index of a value among the words, or -1. */
int value_index(const char *value, name_list names);

/** Says that a value is none of the words, and which may be meant: the exit status for it. */
int value_unknown(const struct options *options, const char *option, const char *value, name_list names);

/** "nl" where the environment asks for Dutch, else "en". */
const char *language_of_environment(void);

#endif
