/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Findings for people and editors: a line each, with the place in front as compilers have it; and below it, where a
 * cell is meant, the row with a mark under the cell. */

#include "base/text.h"
#include "dataset/findings.h"
#include "write/format.h"

/* U+0080–U+009F; terminals obey them as they do those below the blank. */
static bool is_control(uint32_t character)
{
	return character < 0x20 || (character >= 0x7F && character < 0xA0);
}

/* How much of a cell is shown: names are shorter, and a cell that holds a page of text should not take one. */
enum { CELL_CHARACTERS = 40 };

/* At most so many characters. A text may come out of a document, and a document could hold what moves a terminal's
 * cursor. Returns how many there were. */
static size_t put_characters(struct sink *sink, const char *text, size_t most)
{
	struct slice rest = slice_of(text);
	size_t count = 0;
	for (; rest.length > 0 && count < most; count++) {
		size_t length;
		uint32_t character = text_character(rest.text, rest.length, &length);
		if (is_control(character))
			sink_byte(sink, ' ');
		else
			sink_bytes(sink, rest.text, length);
		rest.text += length;
		rest.length -= length;
	}
	return count;
}

static void put_printable(struct sink *sink, const char *text)
{
	put_characters(sink, text, SIZE_MAX);
}

static void put_many(struct sink *sink, char byte, size_t count)
{
	while (count-- > 0)
		sink_byte(sink, byte);
}

/* The row as it stands in the table, and carets under the cell that is meant. */
static void put_excerpt(struct sink *sink, const struct finding_excerpt *excerpt)
{
	enum { INDENT = 4, GAP = 2 };
	size_t column = INDENT, before = 0, width = 0;
	if (excerpt->name == NULL)
		return;
	put_many(sink, ' ', INDENT);
	column += put_characters(sink, excerpt->name, CELL_CHARACTERS);
	for (size_t i = 0; i < EXCERPT_CELLS && excerpt->cells[i] != NULL; i++) {
		put_many(sink, ' ', GAP);
		size_t shown = put_characters(sink, excerpt->cells[i], CELL_CHARACTERS);
		if (i == excerpt->meant) {
			before = column + GAP;
			width = shown;
		}
		column += GAP + shown;
	}
	sink_byte(sink, '\n');
	put_many(sink, ' ', before);
	put_many(sink, '^', width);
	sink_byte(sink, '\n');
}

static void put_place(struct sink *sink, const klp_finding *finding)
{
	const char *source = klp_finding_source(finding);
	if (source == NULL)
		return;
	put_printable(sink, source);
	const uint64_t numbers[] = { klp_finding_page(finding), klp_finding_line(finding) };
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
		if (numbers[i] == 0 || numbers[i] > INT64_MAX)
			continue;
		sink_byte(sink, ':');
		sink_integer(sink, (int64_t)numbers[i]);
	}
	sink_text(sink, ": ");
}

/* What would put the table right, below the first finding about it that is written. */
static void put_repair(struct sink *sink, const klp_repair_proposal *repair, const klp_repair_proposal **told)
{
	if (repair == NULL || repair == *told)
		return;
	*told = repair;
	sink_text(sink, "    = ");
	put_printable(sink, klp_proposal_message(repair));
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
		put_place(sink, finding);
		sink_text(sink, klp_severity_name(klp_finding_severity(finding)));
		sink_text(sink, ": ");
		put_printable(sink, klp_finding_message(finding));
		sink_text(sink, " [");
		sink_text(sink, klp_finding_rule(finding));
		sink_text(sink, "]\n");
		put_excerpt(sink, findings_excerpt(finding));
		put_repair(sink, klp_finding_repair(finding), &told);
		klp_status status = sink_status(sink, error);
		if (status == KLP_OK)
			status = progress_tell(progress, i + 1, error);
		if (status != KLP_OK)
			return status;
	}
	return KLP_OK;
}
