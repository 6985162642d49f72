/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The guard against what unpacks to far more than it is: of gzip files and of the members of archives.
 */

#ifndef READ_EXPANSION_H
#define READ_EXPANSION_H

#include "read/document.h"

struct expansion {
	const struct reading *reading;
	/** how many packed bytes there are */
	uint64_t packed;
	/** how many came out so far */
	uint64_t unpacked;
};

/** Counts bytes that came out. KLP_OK; KLP_LIMIT_EXPANSION; KLP_LIMIT_INPUT_BYTES. */
klp_status expansion_count(struct expansion *expansion, uint64_t bytes, klp_error **error);

#endif
