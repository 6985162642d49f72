/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What the descriptions of files share.
 */

#ifndef WRITE_METADATA_PARTS_H
#define WRITE_METADATA_PARTS_H

#include "base/language.h"
#include "write/columns.h"
#include "write/format.h"
#include "write/json_text.h"

/** What is known of a format elsewhere. */
struct file_kind {
	/** as klp_write_format_name() has it; NULL for any other */
	const char *format;
	/** of the register of IANA */
	const char *media_type;
	/** in the EU's list of file types; NULL when it is not there */
	const char *eu_type;
	/** whether the file is a table with the columns of the dataset, parted as csv_form tells */
	bool tidy_csv;
};

/** The kind of file that is described; of a format that is not in the list, one of which nothing is known. */
const struct file_kind *metadata_file_kind(const struct content *content);

/** The columns by which rows are told apart. */
struct metadata_key {
	size_t count;
	klp_column column[KLP_COLUMN_COUNT];
};

/** The fewest columns, beginning with edition and area, in which no two rows are the same; none where there are none. KLP_OK or
 * KLP_OUT_OF_MEMORY. */
klp_status metadata_key_of(struct metadata_key *key, const klp_dataset *dataset, klp_error **error);

/** The name of a column, by its place among those of the dataset and then those of printed texts. */
struct metadata_column {
	const char *name;
	/** KLP_TYPE_TEXT for a column of printed texts */
	klp_type type;
	klp_column column;
	/** whether it holds what stood in the place of the counts of `column` */
	bool printed;
};

/** All columns of a file of format "csv"; returns how many, at most twice KLP_COLUMN_COUNT. */
size_t metadata_columns(struct metadata_column columns[2 * KLP_COLUMN_COUNT], const klp_dataset *dataset);

enum { METADATA_TEXT_BYTES = 512 };

/** A column's heading or meaning as a text, in `room` where it must be put together. */
const char *metadata_title(char room[METADATA_TEXT_BYTES], const struct metadata_column *column,
                           enum language language);
const char *metadata_meaning(char room[METADATA_TEXT_BYTES], const struct metadata_column *column,
                             enum language language);

/** The title and description of the dataset: the caller's, or else those of the publication. */
const char *metadata_dataset_title(const struct content *content, enum language language);
const char *metadata_dataset_meaning(const struct content *content, enum language language);

/** Whether a text is an address with a scheme, "https:...", without characters that no address has. */
bool metadata_is_address(const char *text);

klp_status write_csvw(struct sink *sink, const struct content *content, struct progress *progress, klp_error **error);
klp_status write_frictionless(struct sink *sink, const struct content *content, struct progress *progress,
                              klp_error **error);
klp_status write_dcat(struct sink *sink, const struct content *content, struct progress *progress, klp_error **error);

/** A member that is an address, as that of a thing and not as a text; nothing for NULL. */
void metadata_address(struct json *json, const char *name, const char *address);

#endif
