/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * publication.css, as embed.cmake builds it in.
 */

#ifndef PUBLISH_STYLE_H
#define PUBLISH_STYLE_H

#include <stddef.h>

extern const char publish_style[];
extern const size_t publish_style_size;

#endif
