/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What the user asked for.
 */

#ifndef PROGRAM_OPTIONS_H
#define PROGRAM_OPTIONS_H

#include <klantprofiel/klantprofiel.h>

/** The commands that an option belongs to. */
enum {
	FOR_PARSE = 1,
	FOR_VALIDATE = 2,
	FOR_REPAIR = 4,
	FOR_AGGREGATE = 8,
	FOR_DIFF = 16,
	FOR_COUNT = 32,
	FOR_REPORT = 64,
	FOR_PUBLISH = 128,
	/** those that read the publication */
	FOR_DOCUMENTS = FOR_PARSE | FOR_VALIDATE | FOR_REPAIR | FOR_AGGREGATE | FOR_DIFF | FOR_REPORT | FOR_PUBLISH,
	FOR_ALL = FOR_DOCUMENTS | FOR_COUNT,
	/** those that write a dataset */
	FOR_DATASETS = FOR_PARSE | FOR_REPAIR | FOR_AGGREGATE | FOR_COUNT
};

enum { EDITION_ROOM = 16 };

/** Formats that the program tells apart itself. */
#define OPTION_TO_TEXT "text"
#define OPTION_TO_MARKDOWN "md"

struct command;

/** How to count. Texts are NULL for what was not given. */
struct counting {
	const char *date;
	const char *mapping;
	const char *key;
	const char *save;
	const char *missing;
	/** extracts of the target group register */
	const char **registers;
	size_t register_count;
	int unique;
	/** a klp_count_both */
	int both;
	int whole_country;
	/** 0 for one a processor */
	int threads;
};

struct options {
	const struct command *command;
	/** files, folders and "-", as given */
	const char **inputs;
	size_t input_count;
	/** NULL or "-" is standard output */
	const char *output;
	/** formats by name; NULL to choose by the extension, or by the bytes */
	const char *to;
	const char *as;
	const char *assume_edition;
	/** a variant of the format to write; or NULL */
	const char *dialect;
	/** bit i is the i-th klp_metadata_kind_name(); and what is told in descriptions */
	unsigned metadata;
	klp_metadata_options about;
	/** or NULL */
	const char *pdftotext;
	const char *weasyprint;

	/** the selection, as given and as looked up */
	const char *region;
	const char *municipality;
	char edition_from[EDITION_ROOM];
	char edition_to[EDITION_ROOM];
	int region_number;
	const char *municipality_code;

	/** a klp_level; 0 for the several that diff compares */
	int by;
	int totals;
	int partial;
	int indicators;
	/** or NULL */
	const char *base;
	int gaps;
	/** 0 for those under which each edition is printed */
	int boundaries;
	klp_severity at_least;
	/** a klp_confidence */
	int accept;

	struct counting counting;

	/** NULL unless --territory or --changes was given; and the files that they were given */
	klp_territory *territory;
	const char **territory_files;
	size_t territory_count;
	klp_limits limits;
	/** of findings, rules, differences, a report and what was counted: "en" or "nl" */
	const char *language;
	/** of a report or publication, or NULL */
	const char *title;
	int list_rules;
	int check_schema;
	/** whether the exit status tells that something differs */
	int exit_code;
	int quiet;
	int help;

	/** which options were given: bit i is the i-th of the table */
	uint64_t given;
};

/** One option: for the parser and for --help. */
struct option_spec {
	const char *name;
	/** 0 when it has no short form */
	char letter;
	/** what --help calls its value; NULL when it takes none */
	const char *value;
	unsigned commands;
	int may_repeat;
	const char *help;
	/** Takes the value: an exit status, and has said why it is not 0. */
	int (*take)(struct options *options, const char *value);
};

/** One after another; NULL past the end. */
const struct option_spec *option_at(size_t index);

/** Reads what follows the command.
 *
 * @param options  all zero but for the command; to be freed with options_free() in any case
 * @return an exit status, and has said on standard error why it is not 0 */
int options_parse(struct options *options, int count, char **arguments);

void options_free(struct options *options);

/** Whether an option was given, by its name. */
int options_given(const struct options *options, const char *name);

#endif
