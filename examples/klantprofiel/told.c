/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "told.h"

#include <stdlib.h>
#include <string.h>

/* What reading notes of a row is told by a rule, from the row: with the same place, and with more. */
static const struct {
	const char *note;
	const char *rule;
} pairs[] = {
	{ "read.edition-missing", "edition.missing" },
	{ "read.other-region", "territory.foreign" },
	{ "read.other-year", "territory.year" },
	{ "read.region-mismatch", "territory.heading" },
	{ "read.unknown-municipality", "territory.unknown" },
};

enum { PAIRS = sizeof pairs / sizeof pairs[0] };

/* What a note and a finding have in common. */
struct matter {
	const char *rule;
	const char *source;
	uint64_t page;
	uint64_t line;
};

static struct matter matter_of(const klp_finding *finding)
{
	const char *source = klp_finding_source(finding);
	struct matter matter = { klp_finding_rule(finding), source == NULL ? "" : source, klp_finding_page(finding),
		                     klp_finding_line(finding) };
	return matter;
}

static int compare(const struct matter *one, const struct matter *other)
{
	int order = strcmp(one->rule, other->rule);
	if (order == 0)
		order = strcmp(one->source, other->source);
	if (order == 0)
		order = (one->page > other->page) - (one->page < other->page);
	return order != 0 ? order : (one->line > other->line) - (one->line < other->line);
}

static int compare_findings(const void *left, const void *right)
{
	const struct matter one = matter_of(*(const klp_finding *const *)left);
	const struct matter other = matter_of(*(const klp_finding *const *)right);
	return compare(&one, &other);
}

static int compare_to_matter(const void *sought, const void *finding)
{
	const struct matter found = matter_of(*(const klp_finding *const *)finding);
	return compare(sought, &found);
}

static int is_of_a_pair(const klp_finding *finding)
{
	for (size_t i = 0; i < PAIRS; i++)
		if (strcmp(pairs[i].rule, klp_finding_rule(finding)) == 0)
			return 1;
	return 0;
}

void told_gather(struct told *told, const klp_findings *findings, klp_severity at_least)
{
	size_t count = klp_findings_count(findings, KLP_SEVERITY_INFORMATION);
	told->list = calloc(count + 1, sizeof *told->list);
	told->count = 0;
	for (size_t i = 0; i < count && told->list != NULL; i++) {
		const klp_finding *finding = klp_findings_at(findings, i);
		if (klp_finding_severity(finding) >= at_least && is_of_a_pair(finding))
			told->list[told->count++] = finding;
	}
	if (told->list != NULL)
		qsort(told->list, told->count, sizeof *told->list, compare_findings);
}

int told_has(const struct told *told, const klp_note *note)
{
	const char *source = klp_note_source(note);
	if (told->count == 0)
		return 0;
	for (size_t i = 0; i < PAIRS; i++) {
		struct matter sought = { pairs[i].rule, source == NULL ? "" : source, klp_note_page(note),
			                     klp_note_line(note) };
		if (strcmp(pairs[i].note, klp_note_id(note)) == 0 &&
		    bsearch(&sought, told->list, told->count, sizeof *told->list, compare_to_matter) != NULL)
			return 1;
	}
	return 0;
}

void told_free(struct told *told)
{
	free(told->list);
	told->list = NULL;
	told->count = 0;
}
