/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Text within HTML.
 */

#ifndef WRITE_HTML_TEXT_H
#define WRITE_HTML_TEXT_H

#include "write/sink.h"

/** Puts a text so that it is text and nothing else, between tags and within an attribute between double quotes. A control character, which HTML
 * cannot hold, becomes a blank. NULL gives nothing. */
void html_text(struct sink *sink, const char *text);

#endif
