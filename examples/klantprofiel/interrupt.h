/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Stopping in good order: no half-written file is left behind when the user presses Ctrl-C.
 */

#ifndef PROGRAM_INTERRUPT_H
#define PROGRAM_INTERRUPT_H

/** From now on an interrupt is remembered; a second one ends the program at once. */
void interrupt_install(void);

/** Whether one came. */
int interrupt_came(void);

/** Ends the program by the signal that came, as whoever started it expects; returns when none did. */
void interrupt_finish(void);

#endif
