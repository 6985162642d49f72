/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * An allocator that fails when it is told to.
 */

#ifndef TESTS_SUPPORT_FAILING_H
#define TESTS_SUPPORT_FAILING_H

#include <klantprofiel/base.h>

/** From here on all memory comes from the allocator that can fail. Only while the library holds no memory. */
void failing_install(void);

/** Makes the nth allocation from here on fail, counted from 1, and no other; 0 for none. */
void failing_at(size_t number);

/** Whether that failure has come. */
int failing_happened(void);

/** One call that is to be tried; `context` is whatever it works on. */
typedef klp_status (*failing_call)(void *context, klp_error **error);

/** Makes the 1st, 2nd, … nth allocation of a call fail until the call succeeds, or with chance_stride() only some of them, and expects of each failure: KLP_OUT_OF_MEMORY,
 * an error that says so, and no block more than before. `what` names the call; `takes_memory` is 0 for one that needs
 * none. What the call makes in the end it must free itself. */
void failing_each(const char *what, failing_call call, void *context, int takes_memory);

#endif
