/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "dataset/edition.h"

enum { QUARTERS = 4, YEAR_DIGITS = 4 };

edition_number edition_of(int year, int quarter)
{
	if (year < EDITION_FIRST_YEAR || year > EDITION_LAST_YEAR || quarter < 1 || quarter > QUARTERS)
		return EDITION_NONE;
	return year * QUARTERS + quarter - 1;
}

edition_number edition_parse(struct slice text)
{
	if (text.length != YEAR_DIGITS + 2 || text.text[YEAR_DIGITS] != 'Q')
		return EDITION_NONE;
	int year = 0;
	for (int i = 0; i < YEAR_DIGITS; i++) {
		if (text.text[i] < '0' || text.text[i] > '9')
			return EDITION_NONE;
		year = year * 10 + (text.text[i] - '0');
	}
	return edition_of(year, text.text[YEAR_DIGITS + 1] - '0');
}

void edition_write(char out[EDITION_BYTES], edition_number edition)
{
	out[0] = '\0';
	if (edition == EDITION_NONE)
		return;
	int year = edition_year(edition);
	for (int i = YEAR_DIGITS - 1; i >= 0; i--) {
		out[i] = (char)('0' + year % 10);
		year /= 10;
	}
	out[YEAR_DIGITS] = 'Q';
	out[YEAR_DIGITS + 1] = (char)('1' + edition % QUARTERS);
	out[YEAR_DIGITS + 2] = '\0';
}

int edition_year(edition_number edition)
{
	return edition / QUARTERS;
}
