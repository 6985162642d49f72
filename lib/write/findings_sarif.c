/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Findings as SARIF 2.1.0 (OASIS), for editors and platforms that show the results of checks beside the text: one run
 * of one tool, with its rules, and one result a line. */

#include "dataset/findings.h"
#include "write/format.h"
#include "write/json_text.h"
#include "write/repair_json.h"

#define SCHEMA "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

static const char *level_of(klp_severity severity)
{
	switch (severity) {
	case KLP_SEVERITY_ERROR:
		return "error";
	case KLP_SEVERITY_WARNING:
		return "warning";
	case KLP_SEVERITY_INFORMATION:
		break;
	}
	return "note";
}

/* An object with nothing but a text, as SARIF has it for everything that is read. */
static void put_message(struct json *json, const char *name, const char *text)
{
	json_name(json, name);
	json_open(json, '{');
	json_member_text(json, "text", text);
	json_close(json, '}');
}

static void put_rules(struct json *json, const klp_findings *findings)
{
	enum language language = findings_language(findings);
	const struct finding_rule *rule;
	json_name(json, "rules");
	json_open(json, '[');
	for (size_t i = 0; (rule = findings_rule(findings, i)) != NULL; i++) {
		json_next_line(json);
		json_open(json, '{');
		json_member_text(json, "id", rule->id);
		put_message(json, "shortDescription", rule->title[language]);
		put_message(json, "fullDescription", rule->description[language]);
		json_name(json, "defaultConfiguration");
		json_open(json, '{');
		json_member_text(json, "level", level_of(rule->severity));
		json_close(json, '}');
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void put_tool(struct json *json, const klp_findings *findings)
{
	json_name(json, "tool");
	json_open(json, '{');
	json_name(json, "driver");
	json_open(json, '{');
	json_member_text(json, "name", "klantprofiel");
	json_member_text(json, "semanticVersion", klp_version());
	put_rules(json, findings);
	json_close(json, '}');
	json_close(json, '}');
}

static bool is_plain_in_uri(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
	       (byte != '\0' && strchr("-._~/", byte) != NULL);
}

/* The name of a source as a URI (RFC 3986): what could be taken for a scheme, a query or a fragment is escaped. */
static void put_uri(struct json *json, const char *source)
{
	static const char hexadecimal[] = "0123456789ABCDEF";
	struct sink *sink = json->sink;
	json_name(json, "uri");
	sink_byte(sink, '"');
	if (source[0] == '/')
		sink_text(sink, "file://");
	for (const char *at = source; *at != '\0'; at++) {
		if (is_plain_in_uri(*at)) {
			sink_byte(sink, *at);
			continue;
		}
		sink_byte(sink, '%');
		sink_byte(sink, hexadecimal[(unsigned char)*at >> 4]);
		sink_byte(sink, hexadecimal[(unsigned char)*at & 0xF]);
	}
	sink_byte(sink, '"');
}

static void put_physical_location(struct json *json, const klp_finding *finding)
{
	uint64_t line = klp_finding_line(finding);
	if (klp_finding_source(finding) == NULL)
		return;
	json_name(json, "physicalLocation");
	json_open(json, '{');
	json_name(json, "artifactLocation");
	json_open(json, '{');
	put_uri(json, klp_finding_source(finding));
	json_close(json, '}');
	if (line != 0) {
		json_name(json, "region");
		json_open(json, '{');
		json_member_positive(json, "startLine", line);
		json_close(json, '}');
	}
	json_close(json, '}');
}

/* "2025Q2/municipality/22/GM0599/total": what there is of it. */
static void put_cell_name(struct json *json, const klp_finding *finding)
{
	const char *edition = klp_finding_edition(finding), *code = klp_finding_municipality_code(finding);
	int region = klp_finding_region_number(finding), column = klp_finding_column(finding);
	struct sink *sink = json->sink;
	json_name(json, "fullyQualifiedName");
	sink_byte(sink, '"');
	if (edition != NULL) {
		sink_text(sink, edition);
		sink_byte(sink, '/');
	}
	sink_text(sink, klp_level_name(klp_finding_level(finding)));
	if (region != 0) {
		sink_byte(sink, '/');
		sink_integer(sink, region);
	}
	if (code != NULL) {
		sink_byte(sink, '/');
		json_text_within(json, code);
	}
	if (column >= 0) {
		sink_byte(sink, '/');
		sink_text(sink, klp_column_name((klp_column)column));
	}
	sink_byte(sink, '"');
}

static void put_locations(struct json *json, const klp_finding *finding)
{
	int column = klp_finding_column(finding);
	json_name(json, "locations");
	json_open(json, '[');
	json_open(json, '{');
	put_physical_location(json, finding);
	json_name(json, "logicalLocations");
	json_open(json, '[');
	json_open(json, '{');
	if (column >= 0)
		json_member_text(json, "name", klp_column_name((klp_column)column));
	put_cell_name(json, finding);
	/* The nearest of SARIF's kinds: a row is an object, and its cells are values. */
	json_member_text(json, "kind", column >= 0 ? "value" : "object");
	json_close(json, '}');
	json_close(json, ']');
	json_close(json, '}');
	json_close(json, ']');
}

static void put_number(struct json *json, const char *name, const klp_finding *finding,
                       int (*get)(const klp_finding *, int64_t *))
{
	int64_t value;
	if (get(finding, &value))
		json_member_integer(json, name, value);
}

/* What SARIF has no place of its own for. */
static void put_properties(struct json *json, const klp_finding *finding)
{
	json_name(json, "properties");
	json_open(json, '{');
	put_number(json, "observed", finding, klp_finding_observed);
	put_number(json, "expected", finding, klp_finding_expected);
	put_number(json, "imbalance", finding, klp_finding_imbalance);
	if (klp_finding_page(finding) != 0)
		json_member_positive(json, "page", klp_finding_page(finding));
	/* SARIF's "fixes" replace text of the source, and a PDF or a spreadsheet has none that could be. */
	if (klp_finding_repair(finding) != NULL) {
		json_name(json, "repair");
		write_repair_json(json, klp_finding_repair(finding));
	}
	json_close(json, '}');
}

static void put_result(struct json *json, const klp_finding *finding)
{
	json_open(json, '{');
	json_member_text(json, "ruleId", klp_finding_rule(finding));
	json_member_text(json, "level", level_of(klp_finding_severity(finding)));
	put_message(json, "message", klp_finding_message(finding));
	put_locations(json, finding);
	put_properties(json, finding);
	json_close(json, '}');
}

static klp_status put_results(struct json *json, const struct content *content, struct progress *progress,
                              klp_error **error)
{
	const klp_finding *finding;
	json_name(json, "results");
	json_open(json, '[');
	for (size_t i = 0; (finding = klp_findings_at(content->findings, i)) != NULL; i++) {
		if (klp_finding_severity(finding) < content->at_least)
			continue;
		json_next_line(json);
		put_result(json, finding);
		klp_status status = write_step(json->sink, progress, i + 1, error);
		if (status != KLP_OK)
			return status;
	}
	sink_byte(json->sink, '\n');
	json_close(json, ']');
	return KLP_OK;
}

klp_status write_findings_sarif(struct sink *sink, const struct content *content, struct progress *progress,
                                klp_error **error)
{
	struct json json = { sink, false };
	json_open(&json, '{');
	json_member_text(&json, "$schema", SCHEMA);
	json_member_text(&json, "version", "2.1.0");
	json_name(&json, "runs");
	json_open(&json, '[');
	json_open(&json, '{');
	put_tool(&json, content->findings);
	json_member_text(&json, "language", language_name(findings_language(content->findings)));
	klp_status status = put_results(&json, content, progress, error);
	if (status != KLP_OK)
		return status;
	json_close(&json, '}');
	json_close(&json, ']');
	json_close(&json, '}');
	sink_byte(sink, '\n');
	return KLP_OK;
}
