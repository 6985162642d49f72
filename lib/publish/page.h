/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The publication as one page of HTML, which needs nothing but itself.
 */

#ifndef PUBLISH_PAGE_H
#define PUBLISH_PAGE_H

#include "base/progress.h"
#include "publish/plan.h"
#include "write/sink.h"

/** Puts the page, and asks the sink and the caller once a section. What the sink still holds is flushed by the caller.
 *
 * @return KLP_OK, the sink's status, or KLP_CANCELLED */
klp_status page_put(struct sink *sink, const struct plan *plan, const char *title, struct progress *progress,
                    klp_error **error);

#endif
