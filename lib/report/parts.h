/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The parts of the page, in their order. Each writes a section with a heading, from facts that are all known.
 */

#ifndef REPORT_PARTS_H
#define REPORT_PARTS_H

#include "dataset/dataset.h"
#include "report/page.h"
#include "report/story.h"

/** Whether a region has a table of its municipalities, to which links can go. */
bool region_has_table(const struct story *story, int region_number);

/** Begins a section that links can go to, with its heading; it ends with section_end(). */
void section(struct page *page, const char *id, enum word heading);
void section_end(struct page *page);

/** Whether regions can be compared: there are several. */
bool regions_are_several(const struct story *story);

void report_headline(struct page *page, const struct story *story);
void report_regions(struct page *page, const struct story *story);
void report_tiles(struct page *page, const struct story *story);
void report_municipalities(struct page *page, const struct story *story);
void report_changes(struct page *page, const struct story *story);
void report_missing(struct page *page, const struct story *story);
void report_findings(struct page *page, const struct story *story);
void report_method(struct page *page, const struct story *story);

/** The headings and the cells of what a table tells of each area: its share as a bar, its people, and the shares of both groups. `sorted` is by what the
 * share is sorted to begin with. */
void report_area_headings(struct page *page, enum sorted sorted);
void report_area_cells(struct page *page, const struct story *story, const klp_dataset *dataset, size_t row);

/** A field that filters the rows of the tables in the section of that id. Hidden where there is no script. */
void report_filter(struct page *page, const char *id, const char *section_id, enum word label);

/** A small line of an area over the editions, which says its figures to who does not see it. */
void report_sparkline(struct page *page, const struct series *series, const struct series_point *points, size_t count);

/** The name of what all is compared with: the country, the one region, or all together. */
const char *report_focus_name(const struct story *story);

#endif
