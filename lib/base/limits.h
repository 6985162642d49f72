/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The limits of klp_limits, and what happens when one is passed.
 */

#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

#include "base/error.h"

/** Fills every field with the limit in force. KLP_OK or KLP_INVALID_ARGUMENT. */
klp_status limits_resolve(klp_limits *resolved, const klp_limits *given, klp_error **error);

/** Fails with the limit's own status and a message that names it, its value and how to raise it. `status` is one of
 * KLP_LIMIT_…. */
klp_status limits_exceeded(klp_status status, const klp_limits *resolved, const struct place *place, klp_error **error);

#endif
