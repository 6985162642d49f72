/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "check.h"
#include "commands.h"
#include "messages.h"
#include "progress.h"

int check_dataset(klp_findings **findings, const klp_dataset *dataset, const struct options *options)
{
	klp_validate_options how = KLP_VALIDATE_OPTIONS_INIT;
	klp_error *error = NULL;
	how.territory = options->territory;
	how.progress = progress_step;
	how.language = options->language;
	progress_begin("checking");
	klp_status status = klp_validate(findings, dataset, &how, &error);
	progress_begin(NULL);
	if (status == KLP_OK)
		return ENDED_WELL;
	message_error(error, NULL, KLP_SEVERITY_ERROR);
	return ENDED_BY_INPUT;
}
