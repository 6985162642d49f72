/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * A page as PDF, laid out by WeasyPrint: tagged, with bookmarks, language and title.
 */

#ifndef PUBLISH_PDF_H
#define PUBLISH_PDF_H

#include "base/text.h"
#include "write/sink.h"

#include <klantprofiel/publish.h>

/** Lays a page out, and puts what comes of it as it comes.
 *
 * @param rows  in the page, for the progress
 * @return KLP_OK; KLP_INVALID_ARGUMENT (limits); KLP_UNSUPPORTED (it cannot make a tagged PDF); KLP_IO (it made none); KLP_NO_PROGRAM; KLP_LIMIT_PROGRAM_…; KLP_IO;
 *         KLP_CANCELLED; KLP_OUT_OF_MEMORY; the sink's status */
klp_status pdf_put(struct sink *sink, struct slice page, const klp_publish_options *options, size_t rows,
                   klp_error **error);

#endif
