/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What a format is: a new one is a file with a function, declared here, and a line in write.c.
 */

#ifndef WRITE_FORMAT_H
#define WRITE_FORMAT_H

#include "base/progress.h"
#include "write/sink.h"

#include <klantprofiel/write.h>

/** What is written: a dataset, findings of at least some severity, or differences. The others are NULL. */
struct content {
	const klp_dataset *dataset;
	const klp_findings *findings;
	klp_severity at_least;
	const klp_differences *differences;
	/** how; the language is one, and the dialect one that the format has */
	const klp_write_options *options;
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

/** What each format calls when it has written a row, a finding or a difference, of which `done` are then done: the sink's
 * status, or KLP_CANCELLED. */
klp_status write_step(struct sink *sink, struct progress *progress, size_t done, klp_error **error);

klp_status write_csv(struct sink *sink, const struct content *content, struct progress *progress, klp_error **error);
klp_status write_json(struct sink *sink, const struct content *content, struct progress *progress, klp_error **error);
klp_status write_xml(struct sink *sink, const struct content *content, struct progress *progress, klp_error **error);
klp_status write_html(struct sink *sink, const struct content *content, struct progress *progress, klp_error **error);
klp_status write_xlsx(struct sink *sink, const struct content *content, struct progress *progress, klp_error **error);
klp_status write_markdown(struct sink *sink, const struct content *content, struct progress *progress,
                          klp_error **error);
klp_status write_jsonstat(struct sink *sink, const struct content *content, struct progress *progress,
                          klp_error **error);
klp_status write_cbs(struct sink *sink, const struct content *content, struct progress *progress, klp_error **error);
klp_status write_sdmx_csv(struct sink *sink, const struct content *content, struct progress *progress,
                          klp_error **error);
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
