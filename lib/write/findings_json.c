/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Findings as one JSON object, one finding a line, and how many there are of each severity. */

#include "write/format.h"
#include "write/json_text.h"
#include "write/repair_json.h"

typedef int (*number_getter)(const klp_finding *finding, int64_t *value);

static void put_number(struct json *json, const char *name, const klp_finding *finding, number_getter get)
{
	int64_t value;
	if (get(finding, &value))
		json_member_integer(json, name, value);
	else
		json_member_null(json, name);
}

static void put_finding(struct json *json, const klp_finding *finding)
{
	int column = klp_finding_column(finding);
	json_open(json, '{');
	json_member_text(json, "rule", klp_finding_rule(finding));
	json_member_text(json, "severity", klp_severity_name(klp_finding_severity(finding)));
	json_member_text(json, "edition", klp_finding_edition(finding));
	json_member_text(json, "level", klp_level_name(klp_finding_level(finding)));
	json_member_positive(json, "region_number", (uint64_t)klp_finding_region_number(finding));
	json_member_text(json, "municipality_code", klp_finding_municipality_code(finding));
	json_member_text(json, "column", column < 0 ? NULL : klp_column_name((klp_column)column));
	put_number(json, "observed", finding, klp_finding_observed);
	put_number(json, "expected", finding, klp_finding_expected);
	put_number(json, "imbalance", finding, klp_finding_imbalance);
	json_member_text(json, "source", klp_finding_source(finding));
	json_member_positive(json, "page", klp_finding_page(finding));
	json_member_positive(json, "line", klp_finding_line(finding));
	json_member_text(json, "message", klp_finding_message(finding));
	/* Always there, so that who reads the objects need not ask whether it is. */
	json_name(json, "repair");
	write_repair_json(json, klp_finding_repair(finding));
	json_close(json, '}');
}

static void put_summary(struct json *json, const klp_findings *findings, klp_severity at_least)
{
	static const struct {
		klp_severity severity;
		const char *name;
	} severities[] = {
		{ KLP_SEVERITY_ERROR, "errors" },
		{ KLP_SEVERITY_WARNING, "warnings" },
		{ KLP_SEVERITY_INFORMATION, "informations" },
	};
	size_t higher = 0;
	json_name(json, "summary");
	json_open(json, '{');
	for (size_t i = 0; i < sizeof severities / sizeof severities[0]; i++) {
		size_t count = klp_findings_count(findings, severities[i].severity);
		bool written = severities[i].severity >= at_least;
		json_member_integer(json, severities[i].name, written ? (int64_t)(count - higher) : 0);
		higher = count;
	}
	json_close(json, '}');
}

klp_status write_findings_json(struct sink *sink, const struct content *content, struct progress *progress,
                               klp_error **error)
{
	struct json json = { sink, false };
	json_open(&json, '{');
	json_name(&json, "findings");
	json_open(&json, '[');
	const klp_finding *finding;
	for (size_t i = 0; (finding = klp_findings_at(content->findings, i)) != NULL; i++) {
		if (klp_finding_severity(finding) < content->at_least)
			continue;
		json_next_line(&json);
		put_finding(&json, finding);
		klp_status status = write_step(sink, progress, i + 1, error);
		if (status != KLP_OK)
			return status;
	}
	sink_byte(sink, '\n');
	json_close(&json, ']');
	put_summary(&json, content->findings, content->at_least);
	json_close(&json, '}');
	sink_byte(sink, '\n');
	return KLP_OK;
}
