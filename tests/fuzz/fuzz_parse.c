/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Any bytes through the whole main job: parse, validate, aggregate to each level, write. Whatever they are, the end is a
 * status; a failure leaves nothing behind; and no block stays alive. libFuzzer calls this, and replay.c does. */

#include <klantprofiel/klantprofiel.h>

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* Ends the process, so that the fuzzer keeps the input. */
static void demand(int holds)
{
	if (!holds)
		abort();
}

static int swallow(void *context, const void *bytes, size_t size)
{
	(void)context;
	(void)bytes;
	(void)size;
	return 0;
}

static void aggregate_and_write(const klp_dataset *dataset, int level)
{
	klp_aggregate_options options = KLP_AGGREGATE_OPTIONS_INIT;
	options.by = level;
	options.indicators = 1;
	options.partial = 1;
	klp_dataset *out = NULL;
	klp_status status = klp_aggregate(&out, dataset, &options, NULL);
	demand(status == KLP_OK || status == KLP_CONFLICT || status == KLP_OVERFLOW);
	demand((out != NULL) == (status == KLP_OK));
	if (status == KLP_OK)
		demand(klp_write_stream(out, swallow, NULL, NULL, NULL) == KLP_OK);
	klp_dataset_free(out);
}

static void use(const klp_dataset *dataset)
{
	klp_findings *findings = NULL;
	klp_status status = klp_validate(&findings, dataset, NULL, NULL);
	demand(status == KLP_OK || status == KLP_OVERFLOW);
	if (status == KLP_OK)
		demand(klp_write_findings_stream(findings, KLP_SEVERITY_INFORMATION, swallow, NULL, NULL, NULL) == KLP_OK);
	klp_findings_free(findings);
	for (int level = KLP_LEVEL_COUNTRY; level <= KLP_LEVEL_MUNICIPALITY; level++)
		aggregate_and_write(dataset, level);
	klp_write_options options = KLP_WRITE_OPTIONS_INIT;
	options.format = "json";
	demand(klp_write_stream(dataset, swallow, NULL, &options, NULL) == KLP_OK);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	klp_dataset *dataset = NULL;
	klp_error *error = NULL;
	demand(klp_dataset_new(&dataset, NULL) == KLP_OK);
	klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
	/* No program is started: that of PDF is not the target. */
	options.pdftotext = "/dev/null/pdftotext";
	klp_status status = klp_parse_memory(dataset, bytes, size, &options, &error);
	demand(klp_error_status(error) == status);
	demand(status == KLP_OK || (klp_dataset_rows(dataset) == 0 && klp_dataset_notes(dataset) == 0));
	klp_error_free(error);
	if (status == KLP_OK)
		use(dataset);
	klp_dataset_free(dataset);
	demand(klp_memory_blocks() == 0);
	return 0;
}
