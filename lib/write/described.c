/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "write/described.h"

#include <stdio.h>

enum { YEAR_DIGITS = 4, QUARTERS = 4 };

const char *described_title(enum language language)
{
	static const char *const titles[LANGUAGES] = {
		"Transparency of client profiles: job seekers under the jobs agreement, by municipality and labour market "
		"region",
		"Transparantie van klantprofielen: werkzoekenden onder de banenafspraak, per gemeente en arbeidsmarktregio",
	};
	return titles[language];
}

const char *described_meaning(enum language language)
{
	static const char *const meanings[LANGUAGES] = {
		"How many registered job seekers of the target group of the jobs agreement have a client profile, and so can "
		"be "
		"found by employers, of clients of municipalities and of UWV; counted on the last day of the quarter.",
		"Hoeveel ingeschreven werkzoekenden uit de doelgroep banenafspraak een klantprofiel hebben, en dus vindbaar "
		"zijn "
		"voor werkgevers, van gemeentecliënten en van UWV-cliënten; geteld op de laatste dag van het kwartaal.",
	};
	return meanings[language];
}

const char *described_source(enum language language)
{
	static const char *const sources[LANGUAGES] = {
		"UWV (Dutch employee insurance agency), Transparantie van klantprofielen",
		"UWV, Transparantie van klantprofielen",
	};
	return sources[language];
}

/* The quarter of an edition, "2025Q2", counted from 0. */
static int quarter_of(const char *edition)
{
	int quarter = edition[YEAR_DIGITS + 1] - '1';
	return quarter >= 0 && quarter < QUARTERS ? quarter : 0;
}

struct described_words described_edition(const char *edition, enum language language)
{
	static const char *const ordinals[][QUARTERS] = { { "1st", "2nd", "3rd", "4th" }, { "1e", "2e", "3e", "4e" } };
	struct described_words words;
	snprintf(words.text, sizeof words.text, "%s %s%.4s", ordinals[language][quarter_of(edition)],
	         language == LANGUAGE_DUTCH ? "kwartaal " : "quarter of ", edition);
	return words;
}

struct described_words described_last_day(const char *edition)
{
	static const char *const days[QUARTERS] = { "03-31", "06-30", "09-30", "12-31" };
	struct described_words words;
	snprintf(words.text, sizeof words.text, "%.4s-%s", edition, days[quarter_of(edition)]);
	return words;
}

struct described_words described_first_day(const char *edition)
{
	static const char *const days[QUARTERS] = { "01-01", "04-01", "07-01", "10-01" };
	struct described_words words;
	snprintf(words.text, sizeof words.text, "%.4s-%s", edition, days[quarter_of(edition)]);
	return words;
}
