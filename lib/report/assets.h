/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The style and the script of the page, which are files of their own and are built in: page.css and page.js.
 */

#ifndef REPORT_ASSETS_H
#define REPORT_ASSETS_H

#include <stddef.h>

extern const char report_style[];
extern const size_t report_style_size;
extern const char report_script[];
extern const size_t report_script_size;

/** What a Content-Security-Policy calls them: "sha256-" and the digest in base 64. */
extern const char report_style_hash[];
extern const char report_script_hash[];

#endif
