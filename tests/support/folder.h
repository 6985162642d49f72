/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * An empty folder for a Test() that makes files, which takes it away again.
 */

#ifndef TESTS_SUPPORT_FOLDER_H
#define TESTS_SUPPORT_FOLDER_H

/** Makes the folder, and goes there. */
void folder_enter(void);

/** Takes it away with all that is in it. */
void folder_leave(void);

#endif
