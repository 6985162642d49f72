/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "validate/words.h"
#include "base/number.h"

/* Words that are in no dataset. */
enum fixed_word { COUNTRY, REGION, PROVINCE, NO_NAME, NO_MUNICIPALITY, NO_EDITION, NO_SOURCE, FIXED_WORDS };

static const char *word(enum fixed_word which, enum language language)
{
	static const char *const words[FIXED_WORDS][LANGUAGES] = {
		[COUNTRY] = { "the country", "Nederland" },
		[REGION] = { "region", "regio" },
		[PROVINCE] = { "province ", "provincie " },
		[NO_NAME] = { "without a name", "zonder naam" },
		[NO_MUNICIPALITY] = { "a municipality without a name", "een gemeente zonder naam" },
		[NO_EDITION] = { "edition not stated", "kwartaal niet vermeld" },
		[NO_SOURCE] = { "a source without a name", "een bron zonder naam" },
	};
	return words[which][language];
}

/* The first of the texts that is there. */
static const char *either(const char *one, const char *other, const char *otherwise)
{
	return one != NULL ? one : other != NULL ? other : otherwise;
}

static bool add_region(struct buffer *words, enum language language, const klp_dataset *dataset, size_t row)
{
	int64_t number;
	const char *name = klp_dataset_text(dataset, row, KLP_COLUMN_REGION_NAME);
	if (!buffer_add_text(words, word(REGION, language)))
		return false;
	if (klp_dataset_integer(dataset, row, KLP_COLUMN_REGION_NUMBER, &number)) {
		char digits[NUMBER_BYTES];
		number_write_integer(digits, number);
		if (!buffer_add_text(words, " ") || !buffer_add_text(words, digits))
			return false;
	}
	return name == NULL || (buffer_add_text(words, " ") && buffer_add_text(words, name));
}

static bool add_area(struct buffer *words, enum language language, const klp_dataset *dataset, size_t row)
{
	int64_t level = 0;
	klp_dataset_integer(dataset, row, KLP_COLUMN_LEVEL, &level);
	switch ((klp_level)level) {
	case KLP_LEVEL_COUNTRY:
		return buffer_add_text(words, word(COUNTRY, language));
	case KLP_LEVEL_PROVINCE:
		return buffer_add_text(words, word(PROVINCE, language)) &&
		       buffer_add_text(words, either(klp_dataset_text(dataset, row, KLP_COLUMN_PROVINCE_NAME),
		                                     klp_dataset_text(dataset, row, KLP_COLUMN_PROVINCE_CODE),
		                                     word(NO_NAME, language)));
	case KLP_LEVEL_REGION:
		return add_region(words, language, dataset, row);
	case KLP_LEVEL_MUNICIPALITY:
		break;
	}
	return buffer_add_text(words, either(klp_dataset_text(dataset, row, KLP_COLUMN_MUNICIPALITY_NAME),
	                                     klp_dataset_text(dataset, row, KLP_COLUMN_MUNICIPALITY_PRINTED),
	                                     either(klp_dataset_text(dataset, row, KLP_COLUMN_MUNICIPALITY_CODE), NULL,
	                                            word(NO_MUNICIPALITY, language))));
}

const char *validate_words_area(struct buffer *words, enum language language, const klp_dataset *dataset, size_t row)
{
	const char *edition = klp_dataset_text(dataset, row, KLP_COLUMN_EDITION);
	words->size = 0;
	bool said = add_area(words, language, dataset, row) && buffer_add_text(words, " (") &&
	            buffer_add_text(words, edition != NULL ? edition : word(NO_EDITION, language)) &&
	            buffer_add_text(words, ")") && buffer_end_text(words);
	return said ? words->bytes : NULL;
}

bool validate_words_add_place(struct buffer *words, enum language language, const klp_dataset *dataset, size_t row)
{
	struct place place = dataset_place(dataset, row);
	const uint64_t numbers[] = { place.page, place.line };
	if (!buffer_add_text(words, place.source != NULL ? place.source : word(NO_SOURCE, language)))
		return false;
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
		char digits[NUMBER_BYTES];
		if (numbers[i] == 0)
			continue;
		/* A dataset takes no page or line above INT64_MAX. */
		number_write_integer(digits, (int64_t)numbers[i]);
		if (!buffer_add_text(words, ":") || !buffer_add_text(words, digits))
			return false;
	}
	return true;
}
