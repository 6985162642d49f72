/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The sheets of a workbook, one after another. The first and that of the notes have the headings by which read/tidy.h knows them; the
 * others are for people, in the language that was asked for.
 */

#ifndef WRITE_XLSX_SHEETS_H
#define WRITE_XLSX_SHEETS_H

#include "base/language.h"
#include "write/format.h"
#include "write/xlsx_book.h"

/** Each returns KLP_OK, xlsx_status(), and the first of them KLP_CANCELLED. A sheet that there is nothing for is left out, but the
 * first, that of the notes and the last are always there. */
klp_status xlsx_put_data(struct xlsx_book *book, const struct content *content, enum language language,
                         struct progress *progress, struct sink *sink, klp_error **error);
klp_status xlsx_put_indicators(struct xlsx_book *book, const struct content *content, enum language language,
                               klp_error **error);
klp_status xlsx_put_findings(struct xlsx_book *book, const struct content *content, enum language language,
                             klp_error **error);
klp_status xlsx_put_notes(struct xlsx_book *book, const struct content *content, enum language language,
                          klp_error **error);
klp_status xlsx_put_source(struct xlsx_book *book, const struct content *content, enum language language,
                           klp_error **error);

#endif
