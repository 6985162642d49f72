/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A stranger's program in C99: it knows the installed headers and nothing else of the project. */

#include <klantprofiel/klantprofiel.h>

#include <stdio.h>
#include <string.h>

#include "sample.h"

struct page {
	char text[4096];
	size_t size;
};

static int take(void *context, const void *bytes, size_t size)
{
	struct page *page = context;

	if (size >= sizeof(page->text) - page->size)
		return -1;
	memcpy(page->text + page->size, bytes, size);
	page->size += size;
	page->text[page->size] = '\0';
	return 0;
}

/* Prints what the library says is wrong and passes the status on. */
static klp_status complain(klp_status status, klp_error *error)
{
	fprintf(stderr, "%s: %s\n", klp_status_name(status), klp_error_message(error));
	klp_error_free(error);
	return status;
}

static klp_status add_up(const klp_dataset *dataset, struct page *page)
{
	klp_aggregate_options options = KLP_AGGREGATE_OPTIONS_INIT;
	klp_dataset *regions = NULL;
	klp_error *error = NULL;
	klp_status status;

	options.by = KLP_LEVEL_REGION;
	status = klp_aggregate(&regions, dataset, &options, &error);
	if (status)
		return complain(status, error);
	status = klp_write_stream(regions, take, page, NULL, &error);
	klp_dataset_free(regions);
	return status ? complain(status, error) : KLP_OK;
}

static klp_status read_and_check(klp_dataset *dataset, size_t *findings_count)
{
	klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
	klp_findings *findings = NULL;
	klp_error *error = NULL;
	klp_status status;

	options.source = SAMPLE_SOURCE;
	status = klp_parse_memory(dataset, SAMPLE_TEXT, strlen(SAMPLE_TEXT), &options, &error);
	if (status)
		return complain(status, error);
	status = klp_validate(&findings, dataset, NULL, &error);
	if (status)
		return complain(status, error);
	*findings_count = klp_findings_count(findings, KLP_SEVERITY_WARNING);
	klp_findings_free(findings);
	return KLP_OK;
}

int main(void)
{
	static struct page page;
	klp_dataset *dataset = NULL;
	klp_error *error = NULL;
	size_t findings_count = 0;
	int wrong = 0;

	if (klp_version_number() != KLP_VERSION_NUMBER) {
		fprintf(stderr, "the headers are not those of library %s\n", klp_version());
		return 1;
	}
	if (klp_dataset_new(&dataset, &error))
		return (int)complain(klp_error_status(error), error);
	wrong = read_and_check(dataset, &findings_count) || add_up(dataset, &page);

	if (!wrong && klp_dataset_rows(dataset) != SAMPLE_ROWS) {
		fprintf(stderr, "%lu rows, not %d\n", (unsigned long)klp_dataset_rows(dataset), SAMPLE_ROWS);
		wrong = 1;
	}
	if (!wrong && findings_count != 0) {
		fprintf(stderr, "%lu findings in a table that is right\n", (unsigned long)findings_count);
		wrong = 1;
	}
	if (!wrong && strcmp(page.text, SAMPLE_CSV) != 0) {
		fprintf(stderr, "expected:\n%s\nwritten:\n%s\n", SAMPLE_CSV, page.text);
		wrong = 1;
	}
	klp_dataset_free(dataset);
	if (!wrong && klp_memory_blocks() != 0) {
		fprintf(stderr, "%lu blocks are still held\n", (unsigned long)klp_memory_blocks());
		wrong = 1;
	}
	return wrong;
}
