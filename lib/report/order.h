/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The orders in which the page tells of areas.
 */

#ifndef REPORT_ORDER_H
#define REPORT_ORDER_H

#include "report/story.h"

/** Makes the three orders of the story. False when there is no memory. */
bool order_all(struct story *story);

void order_free(struct story *story);

#endif
