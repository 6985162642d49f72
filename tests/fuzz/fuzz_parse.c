/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Any bytes through the whole main job: parse, validate, repair, aggregate to each level, write. Whatever they are, the end is a
 * status; a failure leaves nothing behind; and no block stays alive. libFuzzer calls this, and replay.c does. */

#include "fuzz/fuzzing.h"

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
	fuzzing_demand(status == KLP_OK || status == KLP_CONFLICT || status == KLP_OVERFLOW);
	fuzzing_demand((out != NULL) == (status == KLP_OK));
	if (status == KLP_OK)
		fuzzing_demand(klp_write_stream(out, swallow, NULL, NULL, NULL) == KLP_OK);
	klp_dataset_free(out);
}

static void use(const klp_dataset *dataset)
{
	klp_findings *findings = NULL;
	klp_status status = klp_validate(&findings, dataset, NULL, NULL);
	fuzzing_demand(status == KLP_OK || status == KLP_OVERFLOW);
	if (status == KLP_OK)
		fuzzing_demand(klp_write_findings_stream(findings, KLP_SEVERITY_INFORMATION, swallow, NULL, NULL, NULL) ==
		               KLP_OK);
	klp_findings_free(findings);
	klp_dataset *repaired = NULL;
	fuzzing_demand(klp_repair(&repaired, NULL, dataset, NULL, NULL) == KLP_OK);
	fuzzing_demand(klp_dataset_rows(repaired) == klp_dataset_rows(dataset));
	klp_dataset_free(repaired);
	for (int level = KLP_LEVEL_COUNTRY; level <= KLP_LEVEL_MUNICIPALITY; level++)
		aggregate_and_write(dataset, level);
	klp_write_options options = KLP_WRITE_OPTIONS_INIT;
	options.format = "json";
	fuzzing_demand(klp_write_stream(dataset, swallow, NULL, &options, NULL) == KLP_OK);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	klp_dataset *dataset;
	fuzzing_fail(0);
	klp_status status = fuzzing_read(&dataset, NULL, 0, bytes, size);
	if (status == KLP_OK)
		use(dataset);
	klp_dataset_free(dataset);
	fuzzing_demand(klp_memory_blocks() == 0);
	return size == 0 ? 0 : fuzzing_twice(NULL, bytes, size, bytes[size - 1]);
}
