/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What the files of JSON-stat share.
 */

#ifndef WRITE_JSONSTAT_H
#define WRITE_JSONSTAT_H

#include "write/cube.h"
#include "write/json_text.h"

/** An area is a run of keys, one an edition. */
struct jsonstat_area {
	const struct cube_key *first;
	size_t editions;
	/** the code of the area that it is a part of; NULL for none */
	const char *parent;
};

/** What is being written. */
struct jsonstat {
	struct json json;
	const struct content *content;
	enum language language;
	struct cube cube;
	struct jsonstat_area *areas;
	size_t area_count;
	size_t edition_count;
};

/** The member `value`. KLP_OK, or as write_step(). */
klp_status jsonstat_put_values(struct jsonstat *work, struct progress *progress, klp_error **error);

/** The member `status`. KLP_OK, or the sink's status. */
klp_status jsonstat_put_states(struct jsonstat *work, klp_error **error);

#endif
