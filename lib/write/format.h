/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What a format is: a new one is a file with a function, declared here, and a line in write.c.
 */

#ifndef WRITE_FORMAT_H
#define WRITE_FORMAT_H

#include "base/progress.h"
#include "write/sink.h"

#include <klantprofiel/metadata.h>
#include <klantprofiel/write.h>

struct format;

/** What is written: a dataset, findings of at least some severity, or differences; or what a file with a dataset is. The others are
 * NULL. */
struct content {
	const klp_dataset *dataset;
	const klp_findings *findings;
	klp_severity at_least;
	const klp_differences *differences;
	/** how; the language is one, and the dialect one that the format has */
	const klp_write_options *options;
	/** of a description: how, and the format of the file that is described */
	const klp_metadata_options *metadata;
	const struct format *described;
};

enum { FORMAT_EXTENSIONS = 3, FORMAT_DIALECTS = 2 };

struct format {
	const char *name;
	/** with their dots, in lower case; the rest NULL */
	const char *extensions[FORMAT_EXTENSIONS];
	/** Writes it all, and looks at the sink's status now and then. What the sink still holds at the end is flushed by
	 * the caller. KLP_OK, the sink's status, KLP_CANCELLED, or KLP_UNSUPPORTED for what the format cannot hold. */
	klp_status (*write)(struct sink *sink, const struct content *content, struct progress *progress, klp_error **error);
	/** its variants by name; the rest NULL */
	const char *dialects[FORMAT_DIALECTS];
};

/** The formats of one kind of content, and the one for a stream of which nothing is said. */
struct formats {
	const struct format *list;
	size_t count;
	const char *usual;
};

/** The formats of datasets. */
extern const struct formats formats_of_datasets;

/** Finds a format by its name, or by the extension of a path where `name` is NULL; the usual one where both are. KLP_OK,
 * KLP_UNSUPPORTED or KLP_OUT_OF_MEMORY. */
klp_status formats_choose(const struct format **format, const struct formats *formats, const char *path,
                          const char *name, klp_error **error);

/** Whether the format has the dialect, or it is NULL. KLP_OK or KLP_UNSUPPORTED. */
klp_status formats_check_dialect(const struct format *format, const char *dialect, klp_error **error);

/** Writes content to a file, whole or not at all, or through a function, in the format that the options name. */
klp_status formats_write_file(const struct content *content, const struct formats *formats, const char *path,
                              const klp_write_options *given, klp_error **error);
klp_status formats_write_stream(const struct content *content, const struct formats *formats, klp_write_function write,
                                void *context, const klp_write_options *given, klp_error **error);

/** What each format calls when it has written a row, a finding or a difference, of which `done` are then done: the sink's
 * status, or KLP_CANCELLED. */
klp_status write_step(struct sink *sink, struct progress *progress, size_t done, klp_error **error);

klp_status write_csv(struct sink *sink, const struct content *content, struct progress *progress, klp_error **error);
klp_status write_json(struct sink *sink, const struct content *content, struct progress *progress, klp_error **error);
klp_status write_xml(struct sink *sink, const struct content *content, struct progress *progress, klp_error **error);
klp_status write_markdown(struct sink *sink, const struct content *content, struct progress *progress,
                          klp_error **error);
klp_status write_jsonstat(struct sink *sink, const struct content *content, struct progress *progress,
                          klp_error **error);
klp_status write_cbs(struct sink *sink, const struct content *content, struct progress *progress, klp_error **error);
klp_status write_sdmx_csv(struct sink *sink, const struct content *content, struct progress *progress,
                          klp_error **error);
klp_status write_html(struct sink *sink, const struct content *content, struct progress *progress, klp_error **error);
klp_status write_xlsx(struct sink *sink, const struct content *content, struct progress *progress, klp_error **error);
klp_status write_findings_json(struct sink *sink, const struct content *content, struct progress *progress,
                               klp_error **error);
klp_status write_findings_sarif(struct sink *sink, const struct content *content, struct progress *progress,
                                klp_error **error);
klp_status write_findings_text(struct sink *sink, const struct content *content, struct progress *progress,
                               klp_error **error);

klp_status write_differences_csv(struct sink *sink, const struct content *content, struct progress *progress,
                                 klp_error **error);
klp_status write_differences_json(struct sink *sink, const struct content *content, struct progress *progress,
                                  klp_error **error);
klp_status write_differences_text(struct sink *sink, const struct content *content, struct progress *progress,
                                  klp_error **error);

#endif
