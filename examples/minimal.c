/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include <klantprofiel/klantprofiel.h>

#include <inttypes.h>
#include <stdio.h>

int main(int count, char **arguments)
{
	klp_dataset *dataset = NULL;
	klp_findings *findings = NULL;
	klp_error *error = NULL;
	if (count != 2)
		return fprintf(stderr, "usage: %s FILE\n", arguments[0]), 2;
	if (klp_dataset_new(&dataset, &error) || klp_parse_file(dataset, arguments[1], NULL, &error) ||
	    klp_validate(&findings, dataset, NULL, &error))
		fprintf(stderr, "%s: %s\n", arguments[1], klp_error_message(error));

	for (size_t i = 0; error == NULL && i < klp_dataset_rows(dataset); i++) {
		klp_row row = KLP_ROW_INIT;
		if (klp_dataset_get(dataset, i, &row, &error) == KLP_OK && row.level == KLP_LEVEL_REGION &&
		    row.total != KLP_ABSENT)
			printf("%2d %-40s %8" PRId64 "\n", row.region_number, row.region_name ? row.region_name : "", row.total);
	}
	const klp_finding *finding;
	for (size_t i = 0; (finding = klp_findings_at(findings, i)) != NULL; i++)
		if (klp_finding_severity(finding) == KLP_SEVERITY_ERROR)
			fprintf(stderr, "line %" PRIu64 ": %s\n", klp_finding_line(finding), klp_finding_message(finding));

	int result = error != NULL ? 3 : klp_findings_count(findings, KLP_SEVERITY_ERROR) > 0;
	klp_error_free(error);
	klp_findings_free(findings);
	klp_dataset_free(dataset);
	return result;
}
