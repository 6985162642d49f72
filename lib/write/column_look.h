/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * How the numbers and words of a dataset are shown to people.
 */

#ifndef WRITE_COLUMN_LOOK_H
#define WRITE_COLUMN_LOOK_H

#include "base/language.h"

#include <klantprofiel/dataset.h>

enum column_look {
	/** as they are: a page, a year, a rank */
	LOOK_PLAIN,
	/** persons */
	LOOK_PERSONS,
	/** a change in a number of persons, with its sign */
	LOOK_PERSONS_CHANGE,
	/** a fraction, shown in hundredths */
	LOOK_SHARE,
	/** a change of a fraction, with its sign */
	LOOK_SHARE_CHANGE,
	/** hundredths already */
	LOOK_PERCENT
};

enum column_look column_look_of(klp_column column);

/** What a level is called: "labour market region". Static. */
const char *level_title(klp_level level, enum language language);

#endif
