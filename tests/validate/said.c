/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "validate/said.h"

#include <criterion/criterion.h>
#include <inttypes.h>
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

const char *said_of(const klp_dataset *dataset, char said[SAID_BYTES])
{
	klp_findings *findings = said_validate(dataset);
	size_t count = klp_findings_count(findings, KLP_SEVERITY_INFORMATION);
	said[0] = '\0';
	for (size_t i = 0; i < count; i++) {
		const klp_finding *finding = klp_findings_at(findings, i);
		int64_t value = 0;
		int column = klp_finding_column(finding);
		append(said, i == 0 ? "" : "; ");
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

void said_expect(const struct said_case *cases, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		char said[SAID_BYTES];
		klp_dataset *dataset = tables_of(cases[i].rows);
		cr_expect_str_eq(said_of(dataset, said), cases[i].expected, "%s: %s", cases[i].why, said);
		klp_dataset_free(dataset);
	}
}
