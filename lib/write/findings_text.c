/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Findings for people and editors: a line each, with the place in front as compilers have it. */

#include "base/text.h"
#include "write/format.h"

/* U+0080–U+009F; terminals obey them as they do those below the blank. */
static bool is_control(uint32_t character)
{
	return character < 0x20 || (character >= 0x7F && character < 0xA0);
}

/* A text may come out of a document, and a document could hold what moves a terminal's cursor. */
static void put_printable(struct sink *sink, const char *text)
{
	struct slice rest = slice_of(text);
	while (rest.length > 0) {
		size_t length;
		uint32_t character = text_character(rest.text, rest.length, &length);
		if (is_control(character))
			sink_byte(sink, ' ');
		else
			sink_bytes(sink, rest.text, length);
		rest.text += length;
		rest.length -= length;
	}
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

klp_status write_findings_text(struct sink *sink, const struct content *content, struct progress *progress,
                               klp_error **error)
{
	const klp_finding *finding;
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
		klp_status status = sink_status(sink, error);
		if (status == KLP_OK)
			status = progress_tell(progress, i + 1, error);
		if (status != KLP_OK)
			return status;
	}
	return KLP_OK;
}
