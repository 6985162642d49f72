/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "dataset/words.h"
#include "dataset/dataset.h"

const char *dataset_words_column(size_t count, enum language language)
{
	static const char *const columns[DATASET_COUNTS][LANGUAGES] = {
		{ "municipal clients with a profile", "gemeentecliënten met profiel" },
		{ "municipal clients without a profile", "gemeentecliënten zonder profiel" },
		{ "UWV clients with a profile", "UWV-cliënten met profiel" },
		{ "UWV clients without a profile", "UWV-cliënten zonder profiel" },
		{ "all clients", "cliënten in totaal" },
	};
	return columns[count][language];
}
