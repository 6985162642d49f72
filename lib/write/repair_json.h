/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What would put a table right, as findings in JSON and in SARIF tell it.
 */

#ifndef WRITE_REPAIR_JSON_H
#define WRITE_REPAIR_JSON_H

#include "write/json_text.h"

#include <klantprofiel/repairs.h>

/** Writes a proposal as a value: an object, or null where there is none. */
void write_repair_json(struct json *json, const klp_repair_proposal *proposal);

#endif
