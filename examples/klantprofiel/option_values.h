/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Taking the value of each option. Each returns an exit status, and has said on standard error why it is not 0.
 */

#ifndef PROGRAM_OPTION_VALUES_H
#define PROGRAM_OPTION_VALUES_H

#include "options.h"

int take_output(struct options *options, const char *value);
int take_to(struct options *options, const char *value);
int take_as(struct options *options, const char *value);
int take_severity(struct options *options, const char *value);
int take_lang(struct options *options, const char *value);
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
int take_check_schema(struct options *options, const char *value);
int take_exit_code(struct options *options, const char *value);
int take_quiet(struct options *options, const char *value);
int take_help(struct options *options, const char *value);

/** "nl" where the environment asks for Dutch, else "en". */
const char *language_of_environment(void);

#endif
