/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "record.h"

#include <stdio.h>
#include <string.h>

#define TEXT(literal) ((struct text){ (literal), sizeof(literal) - 1 })

/* One client in four has a further row; for three clients of the extract one more is in the register alone. */
enum { FURTHER_EACH = 4, OUTSIDERS_EACH = 3, ID_DIGITS = 10, ID_LENGTH = ID_DIGITS + 1, DATE_LENGTH = DATE_ROOM - 1 };

const char *column_name(enum column column)
{
	static const char *const names[COLUMNS] = {
		"client_id",
		"gemeentecode",
		"indicering",
		"status",
		"dienstverlening_begin",
		"dienstverlening_eind",
		"doelgroepregister",
		"banenafspraak",
		"wsw_beschut",
		"opleiding",
		"vaardigheden",
		"competenties",
		"affiniteiten",
		"beroepssectoren",
		"taaksoort_01",
		"taaksoort_02",
		"taaksoort_03",
		"taaksoort_04",
		"taaksoort_05",
		"taaksoort_06",
		"taaksoort_07",
		"taaksoort_08",
		"taaksoort_09",
		"taaksoort_10",
		"taaksoort_11",
		"taaksoort_12",
		"taaksoort_13",
		"taaksoort_14",
		"taaksoort_15",
		"taaksoort_16",
		"taaksoort_17",
		"taaksoort_18",
		"taaksoort_19",
		"taaksoort_20",
	};
	return names[column];
}

const char *ending_name(enum ending ending)
{
	static const char *const names[ENDINGS] = {
		"counted",
		"not-registered",
		"not-open (no begin date)",
		"not-open (begin after the date)",
		"not-open (ended)",
		"not-in-register",
		"not-ticked",
		"sheltered",
		"unknown-indicering",
		"unusable",
	};
	return names[ending];
}

void plan_finish(struct plan *plan, bool per_indicering)
{
	snprintf(plan->future, sizeof plan->future, "%04u-01-01", ((unsigned)plan->population->year + 1) % 10000U);
	plan->further = per_indicering ? plan->population->clients / FURTHER_EACH : 0;
}

/* A letter and ten digits: longer than a citizen service number, and no number. */
static void write_id(struct record *record, uint64_t person)
{
	record->id[0] = 'K';
	for (int i = ID_DIGITS; i > 0; i--, person /= 10)
		record->id[i] = (char)('0' + person % 10);
	record->values[COLUMN_ID] = (struct text){ record->id, ID_LENGTH };
}

static void write_two(char *digits, uint64_t number)
{
	digits[0] = (char)('0' + number / 10 % 10);
	digits[1] = (char)('0' + number % 10);
}

/* A day of the years before the reference date. */
static struct text begin_date(const struct plan *plan, struct record *record, uint64_t chance)
{
	enum { FIRST_YEAR = 1996, DAYS = 28, MONTHS = 12 };
	uint64_t year = (uint64_t)plan->population->year;
	uint64_t years = year > FIRST_YEAR ? year - FIRST_YEAR : 1;
	uint64_t begin = year - 1 - (chance & 0xFFFF) % years;
	write_two(record->begin, begin / 100);
	write_two(record->begin + 2, begin);
	record->begin[4] = record->begin[7] = '-';
	write_two(record->begin + 5, 1 + (chance >> 16 & 0xFF) % MONTHS);
	write_two(record->begin + 8, 1 + (chance >> 24 & 0xFF) % DAYS);
	return (struct text){ record->begin, DATE_LENGTH };
}

static struct text indicering(bool uwv, uint64_t chance)
{
	static const struct text benefits[] = { { "WAJONG", 6 }, { "WAJONG", 6 }, { "WAJONG", 6 }, { "WAJONG", 6 },
		                                    { "WIA", 3 },    { "WW", 2 },     { "WAO", 3 },    { "ZW", 2 } };
	static const struct text assistance[] = { { "BIJSTAND", 8 }, { "BIJSTAND", 8 }, { "BIJSTAND", 8 },
		                                      { "BIJSTAND", 8 }, { "NUG", 3 },      { "NUG", 3 },
		                                      { "IOAW", 4 },     { "IOAZ", 4 } };
	/* Social assistance may supplement a benefit. */
	if (uwv && (chance >> 8 & 0x3F) == 0)
		return TEXT("WAJONG+BIJSTAND");
	return uwv ? benefits[chance % 8] : assistance[chance % 8];
}

/* The parts of the profile: all three, or not; a question that is answered with no is answered. */
static void write_profile(const struct plan *plan, struct record *record, bool whole, uint64_t chance)
{
	static const struct text answers[4] = { { "", 0 }, { "J", 1 }, { "N", 1 }, { "", 0 } };
	static const struct text educations[4] = {
		{ "vmbo", 4 }, { "mbo 1", 5 }, { "mbo 2", 5 }, { "praktijkonderwijs", 17 }
	};
	/* Of those without a profile most have no part of it. */
	static const unsigned char partly[8] = { 0, 0, 0, 0, 1, 2, 4, 3 };
	unsigned parts = whole ? 7 : partly[chance % 8];
	if (!whole && chance >> 56 < 16)
		parts = chance >> 55 & 1 ? 5 : 6;
	record->values[COLUMN_EDUCATION] = educations[chance >> 3 & 3];
	uint64_t more = stir(chance);
	if (whole || (chance >> 5 & 1) != 0) {
		record->values[COLUMN_SKILLS] = phrase(plan->phrases, PHRASE_SKILLS, more);
		record->values[COLUMN_COMPETENCES] = phrase(plan->phrases, PHRASE_COMPETENCES, more >> 24);
	}
	if ((parts & 1) != 0)
		record->values[COLUMN_AFFINITIES] = phrase(plan->phrases, PHRASE_AFFINITIES, chance >> 8);
	if ((parts & 2) != 0)
		record->values[COLUMN_SECTORS] = phrase(plan->phrases, PHRASE_SECTORS, chance >> 32);
	if ((parts & 4) == 0)
		return;
	more = stir(more);
	for (int task = 0; task < TASKS; task++, more >>= 2)
		record->values[COLUMN_TASKS + task] = answers[more & 3];
	record->values[COLUMN_TASKS + (chance >> 6) % TASKS] = answers[1];
}

/* A record of a client who is counted. */
static void write_counted(const struct plan *plan, struct record *record, const struct stratum *stratum,
                          uint64_t chance)
{
	bool uwv = stratum->cell >= CELL_UWV_PROFILE;
	record->ending = ENDING_COUNTED;
	record->values[COLUMN_MUNICIPALITY] = text_of(stratum->code);
	/* Whom the table places nowhere has no code, or one that was never given out. */
	if (stratum->code[0] == '\0' && (chance >> 40 & 1) != 0)
		record->values[COLUMN_MUNICIPALITY] = TEXT("GM9999");
	record->values[COLUMN_INDICERING] = indicering(uwv, chance);
	record->values[COLUMN_STATUS] = TEXT("ingeschreven");
	record->values[COLUMN_BEGIN] = begin_date(plan, record, chance >> 16);
	if (chance >> 56 == 0)
		record->values[COLUMN_END] = text_of(plan->future);
	record->values[COLUMN_IN_REGISTER] = plan->joined ? TEXT("") : TEXT("J");
	record->values[COLUMN_TICK] = TEXT("J");
	record->values[COLUMN_SHELTERED] = TEXT("N");
	bool whole = stratum->cell == CELL_MUNICIPAL_PROFILE || stratum->cell == CELL_UWV_PROFILE;
	write_profile(plan, record, whole, stir(chance));
}

static void spoil(struct record *record, uint64_t kind)
{
	enum { KINDS = 4 };
	record->ending = ENDING_BROKEN;
	record->broken = (int)(kind % KINDS);
	if (record->broken == 2)
		record->values[COLUMN_BEGIN] = TEXT("2021-02-30");
	if (record->broken == 3)
		record->values[COLUMN_TICK] = TEXT("misschien");
}

/* Turns a record of a counted client into one that ends elsewhere. */
static void end_elsewhere(const struct plan *plan, struct record *record, enum ending ending)
{
	struct text *values = record->values;
	record->ending = ending;
	switch (ending) {
	case ENDING_NOT_REGISTERED:
		values[COLUMN_STATUS] = TEXT("uitgeschreven");
		break;
	case ENDING_NO_BEGIN:
		values[COLUMN_BEGIN] = TEXT("");
		break;
	case ENDING_NOT_BEGUN:
		values[COLUMN_BEGIN] = text_of(plan->future);
		break;
	case ENDING_ENDED:
		/* On the reference date itself the service is no longer open. */
		values[COLUMN_END] = text_of(plan->population->date);
		break;
	case ENDING_NOT_IN_REGISTER:
		values[COLUMN_IN_REGISTER] = plan->joined ? TEXT("J") : TEXT("N");
		break;
	case ENDING_NOT_TICKED:
		values[COLUMN_TICK] = TEXT("N");
		break;
	case ENDING_SHELTERED:
		values[COLUMN_TICK] = TEXT("");
		values[COLUMN_SHELTERED] = TEXT("J");
		break;
	case ENDING_UNKNOWN_INDICERING:
		values[COLUMN_INDICERING] = TEXT("ONBEKEND");
		break;
	default:
		break;
	}
}

/* A further row of a client: another indicering, which was open in the past, or is open beside the first. */
static void write_further(const struct plan *plan, struct record *record, bool uwv, uint64_t number)
{
	enum { KINDS = 3 };
	switch (number % KINDS) {
	case 0:
		record->values[COLUMN_INDICERING] = indicering(!uwv, number);
		end_elsewhere(plan, record, ENDING_ENDED);
		break;
	case 1:
		record->values[COLUMN_INDICERING] = uwv ? TEXT("wia") : TEXT("nug");
		break;
	default:
		/* Also for a UWV client, who stays one. */
		record->values[COLUMN_INDICERING] = uwv ? TEXT("BIJSTAND") : TEXT("IOAW");
		break;
	}
}

uint64_t plan_records(const struct plan *plan)
{
	return plan->population->clients + plan->further + plan->others + plan->broken;
}

/* The stratum from which somebody comes who is not in the table. */
static const struct stratum *any_stratum(const struct plan *plan, uint64_t chance)
{
	return population_stratum(plan->population, chance % plan->population->clients);
}

void record_make(const struct plan *plan, uint64_t number, struct record *record)
{
	uint64_t clients = plan->population->clients, person = number;
	if (number >= clients && number - clients < plan->further)
		person = (number - clients) * FURTHER_EACH;
	else if (number >= clients)
		person = number - plan->further;
	uint64_t chance = stir(plan->seed ^ stir(person + 1));
	const struct stratum *stratum =
		person < clients ? population_stratum(plan->population, person) : any_stratum(plan, chance);
	memset(record->values, 0, sizeof record->values);
	write_id(record, person);
	write_counted(plan, record, stratum, chance);
	if (number < clients)
		return;
	if (person < clients)
		write_further(plan, record, stratum->cell >= CELL_UWV_PROFILE, number - clients);
	else if (person - clients < plan->others)
		end_elsewhere(plan, record, (enum ending)(1 + (person - clients) % (ENDING_BROKEN - 1)));
	else
		spoil(record, person - clients - plan->others);
}

uint64_t plan_members(const struct plan *plan)
{
	uint64_t clients = plan->population->clients;
	return clients + plan->others + clients / OUTSIDERS_EACH;
}

bool member_make(const struct plan *plan, uint64_t number, struct record *record)
{
	uint64_t clients = plan->population->clients;
	bool known = number < clients + plan->others;
	/* Who is in the register alone comes after those of the extract. */
	uint64_t person = known ? number : number + plan->broken;
	uint64_t chance = stir(plan->seed ^ stir(person + 1));
	const struct stratum *stratum =
		person < clients ? population_stratum(plan->population, person) : any_stratum(plan, chance);
	write_id(record, person);
	record->values[COLUMN_MUNICIPALITY] = text_of(stratum->code);
	return !known || number < clients || 1 + (number - clients) % (ENDING_BROKEN - 1) != ENDING_NOT_IN_REGISTER;
}
