/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Reading a finished workbook again: what libxlsxwriter writes on the way is not looked after by it, so that on a full disk a workbook
 * lacks rows, and is said to be well.
 */

#ifndef WRITE_XLSX_CHECK_H
#define WRITE_XLSX_CHECK_H

#include "base/error.h"

#include <stddef.h>
#include <stdint.h>

/** Whether each part of a workbook is whole, and each sheet has as many cells as were put there.
 *
 * @param file    of the workbook; read from its start, and left anywhere
 * @param cells   of each sheet
 * @param sheets  how many there are
 * @return KLP_OK; KLP_IO (it is not whole, or cannot be read); KLP_OUT_OF_MEMORY */
klp_status xlsx_check(int file, const uint64_t *cells, size_t sheets, klp_error **error);

#endif
