/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "count_summary.h"
#include "progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { ENGLISH, DUTCH, LANGUAGES };

/* Room for a number of 64 bits with its dots. */
enum { NUMBER_ROOM = 32, DIGITS_A_GROUP = 3 };

/* One line: a number and what it counts. */
struct line {
	const char *labels[LANGUAGES];
	/** 0 to 2 */
	int depth;
	/** whether it is left out when it is 0 */
	int may_be_left_out;
	uint64_t number;
};

/* Which conditions a record met, in the order in which they are looked at; and for those counted, the cells. */
enum {
	LINE_RECORDS,
	LINE_UNUSABLE,
	LINE_NOT_REGISTERED,
	LINE_NOT_OPEN,
	LINE_NOT_IN_REGISTER,
	LINE_NOT_TICKED,
	LINE_SHELTERED,
	LINE_UNKNOWN_INDICERING,
	LINE_REPEATED,
	LINE_UNKNOWN_MUNICIPALITY,
	LINE_COUNTED,
	LINE_MUNICIPAL_PROFILE,
	LINE_MUNICIPAL_NO_PROFILE,
	LINE_UWV_PROFILE,
	LINE_UWV_NO_PROFILE,
	LINE_OLDER_CODES,
	LINE_BOTH,
	LINE_SEVERAL,
	LINE_REGISTER,
	LINES
};

static const struct line texts[LINES] = {
	[LINE_RECORDS] = { { "records read", "records gelezen" }, 0, 0, 0 },
	[LINE_UNUSABLE] = { { "cannot be read", "niet te lezen" }, 1, 0, 0 },
	[LINE_NOT_REGISTERED] = { { "not registered", "niet ingeschreven" }, 1, 0, 0 },
	[LINE_NOT_OPEN] = { { "service not open", "dienstverlening niet open" }, 1, 0, 0 },
	[LINE_NOT_IN_REGISTER] = { { "not in the target group register", "niet in het doelgroepregister" }, 1, 0, 0 },
	[LINE_NOT_TICKED] = { { "banenafspraak not ticked", "banenafspraak niet aangevinkt" }, 1, 0, 0 },
	[LINE_SHELTERED] = { { "not ticked, sheltered work (WSW)", "niet aangevinkt, beschut werk (WSW)" }, 1, 0, 0 },
	[LINE_UNKNOWN_INDICERING] = { { "indicering unknown", "indicering onbekend" }, 1, 0, 0 },
	[LINE_REPEATED] = { { "further rows of a client", "verdere regels van een cliënt" }, 1, 1, 0 },
	[LINE_UNKNOWN_MUNICIPALITY] = { { "counted, municipality unknown", "geteld, gemeente onbekend" }, 1, 0, 0 },
	[LINE_COUNTED] = { { "counted", "geteld" }, 1, 0, 0 },
	[LINE_MUNICIPAL_PROFILE] = { { "municipal clients with a profile", "gemeentecliënten met profiel" }, 2, 0, 0 },
	[LINE_MUNICIPAL_NO_PROFILE] = { { "municipal clients without a profile", "gemeentecliënten zonder profiel" },
	                                2,
	                                0,
	                                0 },
	[LINE_UWV_PROFILE] = { { "UWV clients with a profile", "UWV-cliënten met profiel" }, 2, 0, 0 },
	[LINE_UWV_NO_PROFILE] = { { "UWV clients without a profile", "UWV-cliënten zonder profiel" }, 2, 0, 0 },
	[LINE_OLDER_CODES] = { { "with a municipality code of an older year", "met een gemeentecode van een ouder jaar" },
	                       0,
	                       1,
	                       0 },
	[LINE_BOTH] = { { "with an indicering of UWV and a municipality", "met een indicering van UWV en een gemeente" },
	                0,
	                1,
	                0 },
	[LINE_SEVERAL] = { { "with rows of several municipalities", "met regels van meer gemeenten" }, 0, 1, 0 },
	[LINE_REGISTER] = { { "people in the register", "mensen in het register" }, 0, 1, 0 },
};

/* Of those whose municipality is known: the others have a line of their own. */
static uint64_t placed(const klp_count *count, int group, int missing)
{
	return klp_count_clients(count, NULL, group, missing) - klp_count_clients(count, "", group, missing);
}

static uint64_t without_profile(const klp_count *count, int group)
{
	uint64_t sum = 0;
	for (int missing = 1; missing <= (KLP_PART_AFFINITIES | KLP_PART_SECTORS | KLP_PART_TASKS); missing++)
		sum += placed(count, group, missing);
	return sum;
}

static void fill(struct line lines[LINES], const klp_count *count)
{
	static const struct {
		int line;
		klp_bin bin;
	} bins[] = { { LINE_UNUSABLE, KLP_BIN_UNUSABLE },
		         { LINE_NOT_REGISTERED, KLP_BIN_NOT_REGISTERED },
		         { LINE_NOT_OPEN, KLP_BIN_NOT_OPEN },
		         { LINE_NOT_IN_REGISTER, KLP_BIN_NOT_IN_REGISTER },
		         { LINE_NOT_TICKED, KLP_BIN_NOT_TICKED },
		         { LINE_SHELTERED, KLP_BIN_SHELTERED },
		         { LINE_UNKNOWN_INDICERING, KLP_BIN_UNKNOWN_INDICERING },
		         { LINE_REPEATED, KLP_BIN_REPEATED },
		         { LINE_UNKNOWN_MUNICIPALITY, KLP_BIN_UNKNOWN_MUNICIPALITY },
		         { LINE_COUNTED, KLP_BIN_COUNTED } };
	memcpy(lines, texts, sizeof texts);
	for (size_t i = 0; i < sizeof bins / sizeof bins[0]; i++)
		lines[bins[i].line].number = klp_count_bin(count, bins[i].bin);
	lines[LINE_MUNICIPAL_PROFILE].number = placed(count, KLP_GROUP_MUNICIPAL, 0);
	lines[LINE_MUNICIPAL_NO_PROFILE].number = without_profile(count, KLP_GROUP_MUNICIPAL);
	lines[LINE_UWV_PROFILE].number = placed(count, KLP_GROUP_UWV, 0);
	lines[LINE_UWV_NO_PROFILE].number = without_profile(count, KLP_GROUP_UWV);
	lines[LINE_RECORDS].number = klp_count_tally_of(count, KLP_TALLY_RECORDS);
	lines[LINE_OLDER_CODES].number = klp_count_tally_of(count, KLP_TALLY_OLDER_CODES);
	lines[LINE_BOTH].number = klp_count_tally_of(count, KLP_TALLY_BOTH);
	lines[LINE_SEVERAL].number = klp_count_tally_of(count, KLP_TALLY_SEVERAL_MUNICIPALITIES);
	lines[LINE_REGISTER].number = klp_count_tally_of(count, KLP_TALLY_REGISTER);
}

/* With dots for thousands, as the publication has them. Returns its first digit, in the room. */
static const char *write_number(char room[NUMBER_ROOM], uint64_t number)
{
	char *at = room + NUMBER_ROOM - 1;
	*at = '\0';
	for (int digits = 0; digits == 0 || number > 0; digits++) {
		if (digits > 0 && digits % DIGITS_A_GROUP == 0)
			*--at = '.';
		*--at = (char)('0' + number % 10);
		number /= 10;
	}
	return at;
}

/* Of a text in UTF-8, in letters. */
static int width_of(const char *text)
{
	int width = 0;
	for (; *text != '\0'; text++)
		width += ((unsigned char)*text & 0xC0) != 0x80;
	return width;
}

static int is_shown(const struct line *line)
{
	return line->number > 0 || !line->may_be_left_out;
}

static void print_lines(const struct line lines[LINES], int language)
{
	enum { INDENT = 2, GAP = 2 };
	int labels = 0, numbers = 0;
	char room[NUMBER_ROOM];
	for (int i = 0; i < LINES; i++) {
		int label = INDENT * lines[i].depth + width_of(lines[i].labels[language]);
		int number = (int)strlen(write_number(room, lines[i].number));
		if (is_shown(&lines[i]) && label > labels)
			labels = label;
		if (number > numbers)
			numbers = number;
	}
	for (int i = 0; i < LINES; i++) {
		int indent = INDENT * lines[i].depth;
		if (is_shown(&lines[i]))
			fprintf(stderr, "%*s%s%*s%*s\n", indent, "", lines[i].labels[language],
			        labels - indent - width_of(lines[i].labels[language]) + GAP, "", numbers,
			        write_number(room, lines[i].number));
	}
}

void count_summary(const klp_count *count, int of_rows, const char *language)
{
	static const char *const rows[LANGUAGES] = {
		"rows were counted: a client in several rows counts in each (--unique counts clients)",
		"regels zijn geteld: een cliënt in meer regels telt in elke mee (--unique telt cliënten)"
	};
	static const char *const clients[LANGUAGES] = { "clients were counted, each of them once",
		                                            "cliënten zijn geteld, elk van hen een keer" };
	struct line lines[LINES];
	int index = strcmp(language, "nl") == 0 ? DUTCH : ENGLISH;
	progress_clear();
	fill(lines, count);
	fprintf(stderr, "%s: %s\n", klp_count_date(count), of_rows ? rows[index] : clients[index]);
	print_lines(lines, index);
}

int count_summary_tells(const klp_note *note)
{
	static const char *const told[] = { "count.bins", "count.rows", "count.older-codes", "count.both",
		                                "count.several-municipalities" };
	for (size_t i = 0; i < sizeof told / sizeof told[0]; i++)
		if (strcmp(klp_note_id(note), told[i]) == 0)
			return 1;
	return 0;
}
