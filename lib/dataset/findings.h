/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Making a list of findings.
 */

#ifndef DATASET_FINDINGS_H
#define DATASET_FINDINGS_H

#include "base/error.h"

#include <klantprofiel/findings.h>

/** What a finding says besides its sentence. */
struct finding_facts {
	/** static */
	const char *rule;
	klp_severity severity;
	/** the row of the dataset it is about; edition, level, region, municipality and place are taken from there */
	size_t row;
	/** a klp_column, or -1 */
	int column;
	/** KLP_ABSENT where there is none; the imbalance is worked out */
	int64_t observed;
	int64_t expected;
};

/** KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status findings_new(klp_findings **findings, klp_error **error);

/** Adds a finding about a row of `dataset`. KLP_OK or KLP_OUT_OF_MEMORY. */
klp_status findings_add(klp_findings *findings, const klp_dataset *dataset, const struct finding_facts *facts,
                        klp_error **error, const char *format, ...) BASE_PRINTF(5, 6);

#endif
