/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What the page tells, all of it known before a byte is written: the last edition added up, the series, the changes, the findings.
 */

#ifndef REPORT_STORY_H
#define REPORT_STORY_H

#include "base/error.h"
#include "base/language.h"
#include "dataset/edition.h"
#include "report/series.h"
#include "report/stages.h"

#include <klantprofiel/differences.h>
#include <klantprofiel/findings.h>
#include <klantprofiel/report.h>

/** Rows in an order of the page's own. */
struct order {
	struct ordered *rows;
	size_t count;
};

struct ordered {
	size_t row;
	/** by which it stands there: the share of a region, the persons without a profile of a municipality; below 0 where that is absent */
	double key;
	/** of a municipality */
	int region_number;
	const char *name;
};

struct story {
	/** as it was given */
	const klp_dataset *dataset;
	const klp_territory *territory;
	enum language language;
	const char *title;

	/** the edition that the page is about; NULL when none is stated. They live as long as the dataset */
	const char *edition;
	/** the edition before it in the dataset, and the same quarter of the year before; NULL for none */
	const char *previous;
	const char *year_ago;

	/** of that edition, with indicators. The country may be made of a part of its regions */
	klp_dataset *latest;
	klp_dataset *country;
	klp_dataset *regions;
	klp_dataset *municipalities;
	bool whole_country;

	/** What the headline is about: a row of one of the three; NULL when no area has counts. */
	const klp_dataset *focus;
	size_t focus_row;

	struct series series;
	/** NULL where there is no such edition */
	klp_differences *since_previous;
	klp_differences *since_year;
	const klp_findings *findings;
	klp_findings *own_findings;

	/** regions by share, the highest first; municipalities by region and name; and by how many have no profile */
	struct order by_share;
	struct order by_place;
	struct order by_missing;
};

/** Gathers it. The story begins all zero, and is freed with story_free() in any case.
 *
 * @return as klp_report_stream() */
klp_status story_gather(struct story *story, const klp_dataset *dataset, const klp_report_options *options,
                        struct stages *stages, klp_error **error);

void story_free(struct story *story);

/** The share of the focus, with which all others are compared; below 0 when it is absent. */
double story_share(const struct story *story);

#endif
