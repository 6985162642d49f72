/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Notes of reading that a finding tells once more.
 */

#ifndef PROGRAM_TOLD_H
#define PROGRAM_TOLD_H

#include <klantprofiel/klantprofiel.h>

/** The findings that tell what a note may have told. All zero is none. */
struct told {
	const klp_finding **list;
	size_t count;
};

/** Looks through the findings of at least a severity, which must outlive it. Without memory it is none, and both are
 * told. */
void told_gather(struct told *told, const klp_findings *findings, klp_severity at_least);

/** Whether one of them tells of the same thing in the same place. */
int told_has(const struct told *told, const klp_note *note);

void told_free(struct told *told);

#endif
