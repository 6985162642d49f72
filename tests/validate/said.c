/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "validate/said.h"

#include <criterion/criterion.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

klp_findings *said_validate(const klp_dataset *dataset)
{
	klp_findings *findings = NULL;
	klp_error *error = NULL;
	cr_assert_eq(klp_validate(&findings, dataset, NULL, &error), KLP_OK, "%s", klp_error_message(error));
	return findings;
}

static void append(char said[SAID_BYTES], const char *text)
{
	cr_assert_lt(strlen(said) + strlen(text), SAID_BYTES, "too much to compare: %s", said);
	memcpy(said + strlen(said), text, strlen(text) + 1);
}

static void append_number(char said[SAID_BYTES], int there, int64_t value)
{
	char text[32] = " ?";
	if (there)
		snprintf(text, sizeof text, " %" PRId64, value);
	append(said, text);
}

/* Whether a rule's id begins with one of the families. */
static bool is_of(const char *families, const char *rule)
{
	size_t length = strcspn(rule, ".") + 1;
	for (const char *at = families; *at != '\0'; at += strcspn(at, " "), at += strspn(at, " "))
		if (strncmp(at, rule, length) == 0)
			return true;
	return false;
}

const char *said_by(const char *families, const klp_dataset *dataset, char said[SAID_BYTES])
{
	klp_findings *findings = said_validate(dataset);
	size_t count = klp_findings_count(findings, KLP_SEVERITY_INFORMATION);
	said[0] = '\0';
	for (size_t i = 0; i < count; i++) {
		const klp_finding *finding = klp_findings_at(findings, i);
		int64_t value = 0;
		int column = klp_finding_column(finding);
		if (!is_of(families, klp_finding_rule(finding)))
			continue;
		append(said, said[0] == '\0' ? "" : "; ");
		append(said, klp_finding_rule(finding));
		append(said, " ");
		append(said, column < 0 ? "-" : klp_column_name((klp_column)column));
		int there = klp_finding_observed(finding, &value);
		append_number(said, there, value);
		there = klp_finding_expected(finding, &value);
		append_number(said, there, value);
	}
	klp_findings_free(findings);
	return said;
}

const char *said_of(const klp_dataset *dataset, char said[SAID_BYTES])
{
	return said_by("row. region. country. register.", dataset, said);
}

void said_expect(const struct said_case *cases, size_t length)
{
	said_expect_by("row. region. country. register.", cases, length);
}

void said_expect_by(const char *families, const struct said_case *cases, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		char said[SAID_BYTES];
		klp_dataset *dataset = tables_of(cases[i].rows);
		cr_expect_str_eq(said_by(families, dataset, said), cases[i].expected, "%s: %s", cases[i].why, said);
		klp_dataset_free(dataset);
	}
}

void said_expect_message(const char *families, const klp_dataset *dataset, const char *english, const char *dutch)
{
	const struct {
		const char *language;
		const char *message;
	} cases[] = { { NULL, english }, { "nl", dutch } };
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_validate_options options = KLP_VALIDATE_OPTIONS_INIT;
		klp_findings *findings = NULL;
		const klp_finding *finding = NULL;
		options.language = cases[i].language;
		cr_assert_eq(klp_validate(&findings, dataset, &options, NULL), KLP_OK);
		for (size_t at = 0; (finding = klp_findings_at(findings, at)) != NULL; at++)
			if (is_of(families, klp_finding_rule(finding)))
				break;
		cr_expect_str_eq(klp_finding_message(finding), cases[i].message, "%s", klp_finding_message(finding));
		klp_findings_free(findings);
	}
}
