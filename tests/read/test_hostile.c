/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What is made to exhaust its reader: each ends in its own status, within the memory that the limits promise. Each runs in a
 * process of its own, whose memory is measured by the system and not by the library. */

#include "read/packing.h"
#include "read/reading.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* What the process takes beside what it holds: the program, the libraries, and what malloc() keeps back. In MiB. */
enum { BESIDE = 16, SECONDS = 100 };

#define MIB (UINT64_C(1) << 20)
#define GIB (UINT64_C(1) << 30)
#define COUNT(array) (sizeof(array) / sizeof(array)[0])
#define UNIT(text) text, sizeof(text) - 1

#define ROW "Rotterdam 1 2 3 4 10\n"
#define TABLE "2025Q2\n22 Rijnmond Rotterdam 1 2 3 4 10\nTotaal AMR 1 2 3 4 10\n"

/* A text, and then a unit over and over, and a last text; a number in the unit, written as ######, counts up. */
struct source {
	const char *start;
	const char *unit;
	size_t length;
	uint64_t total;
	const char *end;
};

struct stream {
	const struct source *source;
	uint64_t given;
	uint64_t number;
	bool ended;
};

/* Limits are tried at an eighth of their defaults, with an eighth of what is to pass them, so that the suite is over soon. With KLP_FULL_SCALE in the environment all is as large as it says. */
static uint64_t scale(uint64_t size)
{
	enum { EIGHTH = 8 };
	return size == UINT64_MAX || getenv("KLP_FULL_SCALE") != NULL ? size : size / EIGHTH;
}

/* Writes a number over each run of marks. */
static void count_up(char *unit, size_t length, uint64_t number)
{
	for (size_t i = length; i-- > 0;) {
		if (unit[i] != '#')
			continue;
		unit[i] = (char)('0' + number % 10);
		number /= 10;
	}
}

static int64_t give(void *context, void *buffer, size_t capacity)
{
	struct stream *stream = context;
	const struct source *source = stream->source;
	uint64_t total = scale(source->total);
	bool counts = memchr(source->unit, '#', source->length) != NULL;
	size_t size = 0;
	if (stream->given == 0 && source->start != NULL) {
		size = strlen(source->start);
		memcpy(buffer, source->start, size);
	}
	while (stream->given + size < total && size + source->length <= capacity) {
		char *unit = (char *)buffer + size;
		if (!counts && source->length == 1) {
			uint64_t left = total - stream->given - size;
			size_t now = left < capacity - size ? (size_t)left : capacity - size;
			memset(unit, source->unit[0], now);
			size += now;
			break;
		}
		memcpy(unit, source->unit, source->length);
		if (counts)
			count_up(unit, source->length, stream->number++);
		size += source->length;
	}
	if (size == 0 && source->end != NULL && !stream->ended) {
		stream->ended = true;
		size = strlen(source->end);
		memcpy(buffer, source->end, size);
	}
	stream->given += size;
	return (int64_t)size;
}

static int64_t give_packing(void *context, void *buffer, size_t capacity)
{
	struct packing *rest = context;
	size_t now = rest->size < capacity ? rest->size : capacity;
	memcpy(buffer, rest->at, now);
	rest->at += now;
	rest->size -= now;
	return (int64_t)now;
}

static klp_limits limits_without(const char *lifted)
{
	static const char *const scaled[] = { "input-bytes", "memory-bytes", "lines", "rows", "notes", "line-bytes" };
	klp_limits limits = KLP_LIMITS_INIT;
	for (size_t i = 0; i < klp_limit_count(); i++)
		for (size_t j = 0; j < COUNT(scaled); j++)
			if (strcmp(klp_limit_name(i), scaled[j]) == 0)
				cr_assert_eq(klp_limits_set(&limits, scaled[j], scale(klp_limit_default(i)), NULL), KLP_OK);
	if (lifted != NULL)
		cr_assert_eq(klp_limits_set(&limits, lifted, UINT64_MAX, NULL), KLP_OK);
	return limits;
}

/* Parses in a process of its own, and gives the status and how much memory that process took, in MiB. */
static klp_status parse_apart(klp_read_function read, void *context, const klp_limits *limits, const char *what)
{
	struct timespec start, end;
	clock_gettime(CLOCK_MONOTONIC, &start);
	fflush(NULL);
	pid_t child = fork();
	cr_assert(child >= 0);
	if (child == 0) {
		klp_dataset *dataset = NULL;
		klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
		options.limits = limits;
		alarm(SECONDS);
		klp_status status = klp_dataset_new(&dataset, NULL);
		if (status == KLP_OK)
			status = klp_parse_stream(dataset, read, context, &options, NULL);
		if (status != KLP_OK && klp_dataset_rows(dataset) + klp_dataset_notes(dataset) > 0)
			abort();
		_exit((int)status);
	}
	int ended = 0;
	struct rusage usage;
	memset(&usage, 0, sizeof usage);
	cr_assert_eq(wait4(child, &ended, 0, &usage), child);
	cr_assert(WIFEXITED(ended), "%s: the process was killed by signal %d", what, WTERMSIG(ended));
	long taken = usage.ru_maxrss / 1024;
	long promised = (long)(limits->memory_bytes / MIB) + BESIDE;
	cr_expect_lt(taken, promised, "%s: %ld MiB", what, taken);
	clock_gettime(CLOCK_MONOTONIC, &end);
	if (getenv("KLP_SHOW") != NULL)
		fprintf(stderr, "%-50s %-24s %4ld MiB %6.2f s\n", what, klp_status_name((klp_status)WEXITSTATUS(ended)), taken,
		        (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9);
	return (klp_status)WEXITSTATUS(ended);
}

struct hostile {
	const char *what;
	struct source source;
	klp_status status;
	/** a limit that is lifted; NULL for none */
	const char *lifted;
};

#define REPEAT(start, unit, total)     \
	{                                  \
		start, UNIT(unit), total, NULL \
	}
#define REPEAT_TO(start, unit, total, end) \
	{                                      \
		start, UNIT(unit), total, end      \
	}

static const struct hostile texts[] = {
	{ "lines, as many as may be", REPEAT(NULL, "x\n", 4000000), KLP_NO_TABLE, NULL },
	{ "one line more", REPEAT(NULL, "x\n", 4000016), KLP_LIMIT_LINES, NULL },
	{ "lines without end", REPEAT(NULL, "x\n", UINT64_MAX), KLP_LIMIT_MEMORY, NULL },
	{ "lines, any number of them", REPEAT(NULL, "x\n", 40 * MIB), KLP_LIMIT_MEMORY, "lines" },
	{ "a stream without end", REPEAT(NULL, "\n", UINT64_MAX), KLP_LIMIT_MEMORY, NULL },
	{ "200 MB of line ends", REPEAT(NULL, "\n", 200 * MIB), KLP_NO_TABLE, NULL },
	{ "200 MB of blanks", REPEAT(NULL, " ", 200 * MIB), KLP_LIMIT_LINE_BYTES, NULL },
	{ "one line of 200 MB", REPEAT(NULL, "x", 200 * MIB), KLP_LIMIT_LINE_BYTES, NULL },
	{ "one line of 200 MB, and it may be", REPEAT(NULL, "x", 200 * MIB), KLP_NO_TABLE, "line-bytes" },
	{ "one line of 200 MB of words", REPEAT(NULL, "x y z ", 200 * MIB), KLP_NO_TABLE, "line-bytes" },
	{ "one line of 50 MB of numbers", REPEAT(NULL, "1 2 3 ", 50 * MIB), KLP_NO_TABLE, "line-bytes" },
	{ "200 MB of zero bytes", REPEAT(NULL, "\0", 200 * MIB), KLP_UNSUPPORTED, NULL },
	{ "numbers without names", REPEAT(NULL, "1 1 1 1 1\n", 19 * MIB), KLP_LIMIT_NOTES, NULL },
	{ "numbers without names, and no end of notes", REPEAT(NULL, "1 1 1 1 1\n", 10 * MIB), KLP_NO_TABLE, "notes" },
	{ "rows", REPEAT("2025Q2\n", ROW, 400000 * (sizeof ROW - 1)), KLP_OK, NULL },
	{ "rows, as many as may be", REPEAT("2025Q2\n", ROW, 999999 * (sizeof ROW - 1)), KLP_LIMIT_MEMORY, NULL },
	{ "rows without an edition", REPEAT(NULL, ROW, 300000 * (sizeof ROW - 1)), KLP_OK, NULL },
	{ "tables of one row", REPEAT("2025Q2\n", ROW "Totaal AMR 1 2 3 4 10\n", 8 * MIB), KLP_OK, "notes" },
	{ "names that are none", REPEAT("2025Q2\n" ROW, "R###### 1 2 3 4 10\n", 4 * MIB), KLP_LIMIT_NOTES, NULL },
	{ "names that are none, without end of notes", REPEAT("2025Q2\n" ROW, "R###### 1 2 3 4 10\n", 2 * MIB), KLP_OK,
	  "notes" },
	{ "headings", REPEAT(NULL, "2025Q2\n", 1900000 * 7), KLP_NO_TABLE, NULL },
	{ "headings and rows in turn", REPEAT(NULL, "2025Q2\n" ROW, 6 * MIB), KLP_OK, "notes" },
	{ "sizes of registers", REPEAT("2025Q2\n" ROW, "Het doelgroepregister telt ###### personen\n", 40 * MIB),
	  KLP_LIMIT_NOTES, NULL },
	{ "sizes of registers, between rows",
	  REPEAT("2025Q2\n", "Het doelgroepregister telt ###### personen\nTotaal AMR Rijnmond 1 2 3 4 10\n", 16 * MIB),
	  KLP_OK, "notes" },
	{ "the country's register, and its row at the end",
	  REPEAT_TO("2025Q2\n", ROW "Nederland: het doelgroepregister telt 1000 personen\n", 16 * MIB,
	            "Nederland 1 2 3 4 10\n"),
	  KLP_OK, "notes" },
	{ "registers of many editions above many rows",
	  REPEAT_TO(NULL,
	            "tweede kwartaal 2###\nIn de arbeidsmarktregio Rijnmond bevat het doelgroepregister 19.222 personen\n",
	            20 * MIB, ROW),
	  KLP_OK, "notes" },
	{ "many editions", REPEAT(NULL, "tweede kwartaal 2###\n" ROW, 6 * MIB), KLP_OK, "notes" },
	{ "parts of names", REPEAT("2025Q2\n" ROW, "Leidschendam-\n", 14 * 400000), KLP_LIMIT_NOTES, NULL },
	{ "words in a table", REPEAT("2025Q2\n" ROW, "Capelle aan den\n", 6 * MIB), KLP_OK, "notes" },
	{ "a million columns", REPEAT("|-|-|\n|", "a|", 2000000), KLP_LIMIT_LINE_BYTES, NULL },
	{ "a million columns in a line that may be", REPEAT("|-|-|\n|", "a|", 2000000), KLP_LIMIT_COLUMNS, "line-bytes" },
	{ "cells, as many as may be", REPEAT("|-|-|\n", "|a|b|c|d|e|f|g|h|\n", 18 * 700000), KLP_NO_TABLE, NULL },
	{ "cells of references", REPEAT("|-|-|\n", "|&nbsp;&amp;######|x&lt;|\n", 20 * MIB), KLP_NO_TABLE, NULL },
	{ "tables that begin again and again", REPEAT(NULL, "|a|b|\n|-|-|\n", 12 * 500000), KLP_NO_TABLE, NULL },
};

Test(hostile, texts_end_within_the_limits, .timeout = 600)
{
	for (size_t i = 0; i < COUNT(texts); i++) {
		const struct hostile *hostile = &texts[i];
		klp_limits limits = limits_without(hostile->lifted);
		struct stream stream = { &hostile->source, 0, 0, false };
		klp_status status = parse_apart(give, &stream, &limits, hostile->what);
		cr_expect_eq(status, hostile->status, "%s: %s", hostile->what, klp_status_name(status));
	}
}

/* Of the formats that are more than lines: what a reader makes of them is held as well. */
static const struct hostile structured[] = {
	{ "CSV of short rows", REPEAT("a;b;c\n", "1;2;3\n", 6 * MIB), KLP_NO_TABLE, NULL },
	{ "CSV of one open quote", REPEAT("a;b;c\n", "\"a;b;c\n", 60 * MIB), KLP_LIMIT_LINES, NULL },
	{ "UTF-16 of letters", REPEAT("\xFF\xFE", "x\0\n\0", 60 * MIB), KLP_LIMIT_LINES, NULL },
	{ "HTML of cells", REPEAT("<html><table>", "<tr><td>a<td>b", 60 * MIB), KLP_LIMIT_MEMORY, NULL },
	{ "HTML of tables in one another", REPEAT("<html>", "<table><tr><td>", 60 * MIB), KLP_LIMIT_DEPTH, NULL },
	{ "HTML of references", REPEAT("<html><p>", "&nbsp;&#49;&eacute;", 60 * MIB), KLP_LIMIT_LINE_BYTES, NULL },
	{ "XML of rows",
	  REPEAT("<dataset xmlns=\"urn:klantprofiel:dataset:1\" version=\"1.0\">", "<row level=\"country\"/>", 60 * MIB),
	  KLP_LIMIT_LINES, NULL },
	{ "XML of elements in one another",
	  REPEAT("<dataset xmlns=\"urn:klantprofiel:dataset:1\" version=\"1.0\">", "<a>", 60 * MIB), KLP_LIMIT_DEPTH,
	  NULL },
	{ "JSON of lists in one another",
	  REPEAT("{\"format\":\"klantprofiel-dataset\",\"version\":1,\"rows\":", "[", 60 * MIB), KLP_FORMAT, NULL },
	{ "JSON of rows",
	  REPEAT("{\"format\":\"klantprofiel-dataset\",\"version\":1,\"rows\":[", "{\"level\":\"country\"},", 60 * MIB),
	  KLP_LIMIT_LINES, NULL },
	{ "JSON of one text",
	  REPEAT("{\"format\":\"klantprofiel-dataset\",\"version\":1,\"rows\":[\"", "\\u00e9", 60 * MIB),
	  KLP_LIMIT_LINE_BYTES, NULL },
};

Test(hostile, structures_end_within_the_limits, .timeout = 600)
{
	for (size_t i = 0; i < COUNT(structured); i++) {
		const struct hostile *hostile = &structured[i];
		klp_limits limits = limits_without(hostile->lifted);
		struct stream stream = { &hostile->source, 0, 0, false };
		klp_status status = parse_apart(give, &stream, &limits, hostile->what);
		cr_expect_eq(status, hostile->status, "%s: %s", hostile->what, klp_status_name(status));
	}
}

/* ------------------------------------------------------------------------- packed */

static klp_status parse_packing_apart(const struct packing *packing, const klp_limits *limits, const char *what)
{
	struct packing rest = *packing;
	return parse_apart(give_packing, &rest, limits, what);
}

Test(hostile, gzip_bombs, .timeout = 600)
{
	static const struct {
		const char *what;
		const char *unit;
		size_t length;
		klp_status status;
	} cases[] = {
		{ "a gigabyte of zero bytes", UNIT("\0"), KLP_LIMIT_EXPANSION },
		{ "a gigabyte of blanks", UNIT(" "), KLP_LIMIT_EXPANSION },
		{ "a gigabyte of line ends", UNIT("\n"), KLP_LIMIT_EXPANSION },
		{ "a gigabyte of letters", UNIT("x"), KLP_LIMIT_EXPANSION },
		{ "a gigabyte of numbers", UNIT("1 1 1 1 1\n"), KLP_LIMIT_MEMORY },
		{ "a gigabyte of rows", UNIT(ROW), KLP_LIMIT_MEMORY },
	};
	klp_limits limits = limits_without(NULL), lifted = limits_without("expansion-ratio");
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct packing packing = { NULL, 0, 0 };
		packing_gzip_repeated(&packing, cases[i].unit, cases[i].length, scale(GIB));
		klp_status status = parse_packing_apart(&packing, &limits, cases[i].what);
		cr_expect_eq(status, cases[i].status, "%s: %s", cases[i].what, klp_status_name(status));
		status = parse_packing_apart(&packing, &lifted, "  the same, at any ratio");
		cr_expect_eq(status, KLP_LIMIT_MEMORY, "%s, at any ratio: %s", cases[i].what, klp_status_name(status));
		free(packing.at);
	}
}

/* So many files that share one file's bytes. */
static void overlap(struct packing *packing, size_t count, const char *unit, size_t length, uint64_t size)
{
	struct packing_member *members = calloc(count, sizeof *members);
	char(*names)[24] = calloc(count, sizeof *names);
	cr_assert(members != NULL && names != NULL);
	for (size_t i = 0; i < count; i++) {
		snprintf(names[i], sizeof names[i], "%zu", i);
		members[i] = (struct packing_member){
			.name = names[i], .bytes = unit, .size = length, .repeated = size, .shares = i == 0 ? 0 : 1
		};
	}
	const struct packing_archive archive = { .members = members, .count = count, .zip64 = count >= 0xFFFF };
	packing_zip(packing, &archive);
	free(members);
	free(names);
}

Test(hostile, zip_bombs, .timeout = 600)
{
	static const struct {
		const char *what;
		size_t files;
		const char *unit;
		size_t length;
		uint64_t size;
		/** how often it is packed again */
		int again;
		const char *lifted;
		klp_status status;
	} cases[] = {
		{ "one large file", 1, UNIT("\0"), GIB, 0, NULL, KLP_LIMIT_EXPANSION },
		{ "one large file, at any ratio", 1, UNIT("\0"), GIB, 0, "expansion-ratio", KLP_LIMIT_MEMORY },
		{ "files over one another", 1000, UNIT("er was eens\n"), 16 * MIB, 0, NULL, KLP_LIMIT_EXPANSION },
		{ "files over one another, at any ratio", 10000, UNIT("\0"), 16 * MIB, 0, "expansion-ratio",
		  KLP_LIMIT_INPUT_BYTES },
		{ "ten thousand files of rows", 10000, UNIT("2025Q2\n" ROW), 29 * 30, 0, "notes", KLP_OK },
		{ "a hundred files of a megabyte of rows", 100, UNIT(ROW), MIB, 0, "rows", KLP_LIMIT_EXPANSION },
		{ "ten thousand files of nobody's numbers", 10000, UNIT("1 1 1 1 1\n"), 100, 0, NULL, KLP_LIMIT_NOTES },
		{ "files over one another that are no publication, with notes", 100, UNIT("1 1 1 1 1\n"), 20000, 0, "notes",
		  KLP_NO_TABLE },
		{ "too many files", 10001, UNIT("x"), 8, 0, NULL, KLP_LIMIT_MEMBERS },
		{ "two hundred thousand files", 200000, UNIT("x"), 8, 0, NULL, KLP_LIMIT_MEMBERS },
		{ "packed twice", 1, UNIT("\0"), GIB / 2, 1, NULL, KLP_LIMIT_EXPANSION },
		{ "packed three times", 1, UNIT("\0"), GIB / 2, 2, NULL, KLP_LIMIT_EXPANSION },
		{ "packed four times", 1, UNIT("\0"), GIB, 3, NULL, KLP_LIMIT_NESTING },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct packing packing = { NULL, 0, 0 };
		klp_limits limits = limits_without(cases[i].lifted);
		overlap(&packing, cases[i].files, cases[i].unit, cases[i].length, scale(cases[i].size));
		for (int again = 0; again < cases[i].again; again++) {
			struct packing outer = { NULL, 0, 0 };
			overlap(&outer, 1, (const char *)packing.at, packing.size, 0);
			free(packing.at);
			packing = outer;
		}
		klp_status status = parse_packing_apart(&packing, &limits, cases[i].what);
		cr_expect_eq(status, cases[i].status, "%s: %s", cases[i].what, klp_status_name(status));
		free(packing.at);
	}
}

/* Many files pass through where one that large would not: each is held only while it is read. */
Test(hostile, six_hundred_megabytes_pass_through, .timeout = 600)
{
	/* Words, each line of them many times over, so that they pack as well as a limit allows. */
	enum { LINE = 60, TIMES = 40 };
	static char words[1 << 19];
	uint32_t state = 1;
	for (size_t i = 0; i < sizeof words; i++) {
		state = state * 1664525U + 1013904223U;
		bool again = i >= LINE && i / LINE % TIMES != 0;
		words[i] = again ? words[i - LINE] : i % LINE == 0 ? '\n' : "etaoin shrdlu "[(state >> 16) % 14];
	}
	enum { FILES = 60 };
	struct packing_member members[FILES];
	char names[FILES][24];
	memset(members, 0, sizeof members);
	for (size_t i = 0; i < FILES; i++) {
		snprintf(names[i], sizeof names[i], "%zu.txt", i);
		members[i] = (struct packing_member){
			.name = names[i], .bytes = words, .size = sizeof words, .repeated = scale(10 * MIB)
		};
	}
	members[FILES - 1] = (struct packing_member){ .name = "x.txt", .bytes = TABLE, .size = sizeof TABLE - 1 };
	struct packing packing = { NULL, 0, 0 };
	packing_zip_of(&packing, members, FILES);
	klp_limits limits = limits_without(NULL);
	klp_status status = parse_packing_apart(&packing, &limits, "600 MB in 60 files");
	cr_expect_eq(status, KLP_OK, "%s", klp_status_name(status));
	free(packing.at);
}
