/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Findings for people and editors: a line each, with the place in front as compilers have it; and below it, where a
 * cell is meant, the row with a mark under the cell. */

#include "dataset/findings.h"
#include "write/format.h"
#include "write/printable.h"

/* How much of a cell is shown: names are shorter, and a cell that holds a page of text should not take one. */
enum { CELL_CHARACTERS = 40 };

/* The row as it stands in the table, and carets under the cell that is meant. */
static void put_excerpt(struct sink *sink, const struct finding_excerpt *excerpt)
{
	enum { INDENT = 4, GAP = 2 };
	size_t column = INDENT, before = 0, width = 0;
	if (excerpt->name == NULL)
		return;
	printable_repeat(sink, ' ', INDENT);
	column += printable_characters(sink, excerpt->name, CELL_CHARACTERS);
	for (size_t i = 0; i < EXCERPT_CELLS && excerpt->cells[i] != NULL; i++) {
		printable_repeat(sink, ' ', GAP);
		size_t shown = printable_characters(sink, excerpt->cells[i], CELL_CHARACTERS);
		if (i == excerpt->meant) {
			before = column + GAP;
			width = shown;
		}
		column += GAP + shown;
	}
	sink_byte(sink, '\n');
	printable_repeat(sink, ' ', before);
	printable_repeat(sink, '^', width);
	sink_byte(sink, '\n');
}

/* What would put the table right, below the first finding about it that is written. */
static void put_repair(struct sink *sink, const klp_repair_proposal *repair, const klp_repair_proposal **told)
{
	if (repair == NULL || repair == *told)
		return;
	*told = repair;
	sink_text(sink, "    = ");
	printable_text(sink, klp_proposal_message(repair));
	sink_byte(sink, '\n');
}

klp_status write_findings_text(struct sink *sink, const struct content *content, struct progress *progress,
                               klp_error **error)
{
	const klp_finding *finding;
	const klp_repair_proposal *told = NULL;
	for (size_t i = 0; (finding = klp_findings_at(content->findings, i)) != NULL; i++) {
		if (klp_finding_severity(finding) < content->at_least)
			continue;
		printable_place(sink, klp_finding_source(finding), klp_finding_page(finding), klp_finding_line(finding));
		sink_text(sink, klp_severity_name(klp_finding_severity(finding)));
		sink_text(sink, ": ");
		printable_text(sink, klp_finding_message(finding));
		sink_text(sink, " [");
		sink_text(sink, klp_finding_rule(finding));
		sink_text(sink, "]\n");
		put_excerpt(sink, findings_excerpt(finding));
		put_repair(sink, klp_finding_repair(finding), &told);
		klp_status status = write_step(sink, progress, i + 1, error);
		if (status != KLP_OK)
			return status;
	}
	return KLP_OK;
}
