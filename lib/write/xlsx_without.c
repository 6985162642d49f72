/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* In the place of xlsx.c, where the library is built without libxlsxwriter. */

#include "write/format.h"

klp_status write_xlsx(struct sink *sink, const struct content *content, struct progress *progress, klp_error **error)
{
	(void)sink, (void)content, (void)progress;
	return error_set(error, KLP_UNSUPPORTED, NULL,
	                 "this build of the library writes no XLSX, for it was made without libxlsxwriter; write CSV, or "
	                 "build it with -DKLP_WITH_XLSX=ON");
}
