/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* What --help and --version print. */

#include "commands.h"
#include "messages.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { OPTION_WIDTH = 28 };

static const struct command commands[] = {
	{ "parse", FOR_PARSE, "read the publication and write it as one table",
	  "klantprofiel parse FILE... [--to FORMAT] [-o OUT]\n"
	  "\n"
	  "Reads the publication from each FILE, and writes one table with a row for every municipality, region and\n"
	  "country in it, as printed. What is odd in a document is told on standard error, and reading goes on.\n",
	  "  klantprofiel parse transparantie-2025-q2.txt                   the table as CSV, on the screen\n"
	  "  klantprofiel parse 2023-q2.txt 2025-q2.txt -o series.csv       two editions in one file\n"
	  "  klantprofiel parse quarters/ -o series.json                    every document in a folder\n"
	  "  klantprofiel parse quarters.zip -o series.csv                  every document in an archive\n"
	  "  klantprofiel parse - < 2025-q2.txt.gz                          packed, on standard input\n"
	  "  klantprofiel parse amr.pdf -o 2025-q2.csv                      a PDF; needs pdftotext (poppler-utils)\n"
	  "  klantprofiel parse 2025-q2.txt --dialect nl -o 2025-q2.csv     a CSV that a Dutch Excel opens right\n"
	  "  klantprofiel parse 2025-q2.txt --metadata csvw -o 2025-q2.csv  with what its columns are, beside it\n"
	  "  klantprofiel parse old.md --assume-edition 2018Q2              a document that tells no quarter\n"
	  "  klantprofiel parse 2025-q2.txt --region Rijnmond               one region, by number, code or name\n",
	  run_parse },
	{ "validate", FOR_VALIDATE, "check whether the numbers agree with each other",
	  "klantprofiel validate FILE... [--to text|json|sarif] [--min-severity info|warning|error] [-o OUT]\n"
	  "   or: klantprofiel validate --list-rules [--to text|md]\n"
	  "\n"
	  "Checks the identities that must hold: rows and columns add up, the country is at least the sum of its\n"
	  "regions, totals and percentages agree with the register, regions have the municipalities of their year, and no\n"
	  "count is far out of those of earlier editions. One line a finding, and below it the row where a cell is meant.\n"
	  "\n"
	  "The exit status is 1 when a finding is an error, and 2 when the selection leaves nothing to check. The notes\n"
	  "of reading, on standard error, do not change the exit status: read them before you publish.\n",
	  "  klantprofiel validate transparantie-2025-q2.txt                what there is to know\n"
	  "  klantprofiel validate quarters/ --min-severity error           only what is wrong\n"
	  "  klantprofiel validate 2025-q2.txt --to json -o findings.json   for another program\n"
	  "  klantprofiel validate 2025-q2.txt --to sarif -o 2025-q2.sarif  for an editor that shows it beside the text\n"
	  "  klantprofiel validate 2025-q2.txt --lang nl                    in Dutch\n"
	  "  klantprofiel validate --list-rules                             what is checked, and why\n"
	  "  klantprofiel validate 2025-q2.txt 2> notes.txt || exit         in a script; the notes are kept to be read\n",
	  run_validate },
	{ "repair", FOR_REPAIR, "put numbers right where it is certain which is wrong",
	  "klantprofiel repair FILE... [--accept certain|likely] [--to FORMAT] [-o OUT]\n"
	  "\n"
	  "Finds the fewest and likeliest changes after which each region's table and the country's row hold, makes those\n"
	  "that are certain, and writes the table. Another source of the same edition and earlier editions, where they "
	  "are\n"
	  "given, count as evidence. Each change is told on standard error, and is a note of the table in JSON and XML.\n"
	  "\n"
	  "The exit status is 1 when a table is left that does not add up.\n",
	  "  klantprofiel repair eindhoven.md -o repaired.json              what was changed stands in its notes\n"
	  "  klantprofiel repair quarters/ --accept likely -o series.csv    also what is only likely\n",
	  run_repair },
	{ "aggregate", FOR_AGGREGATE, "add up per region, province or country",
	  "klantprofiel aggregate FILE... --by country|province|region|municipality [--to FORMAT] [-o OUT]\n"
	  "\n"
	  "Writes one row per area and edition. Column 'origin' tells whether its counts were published, computed here, "
	  "or\n"
	  "estimated: with --boundaries, where a municipality was divided over several. What cannot be carried to that "
	  "year's\n"
	  "boundaries stays as a row of its own, with a note. --edition selects what is added up; --region and "
	  "--municipality\n"
	  "select among the results.\n"
	  "\n"
	  "--indicators adds shares between 0 and 1, places by profile share (1 is the highest), and differences with\n"
	  "the quarter before; --base EDITION adds differences with that edition, which must be among the FILEs. An\n"
	  "area whose territory changed in between is compared with --boundaries only. Editions that are missing are\n"
	  "told; --gaps gives each area a row without counts for them.\n",
	  "  klantprofiel aggregate 2025-q2.txt --by region                 the totals of the regions\n"
	  "  klantprofiel aggregate 2025-q2.txt --by province --indicators  with shares between 0 and 1\n"
	  "  klantprofiel aggregate quarters/ --by country -o country.csv   a series of quarters\n"
	  "  klantprofiel aggregate quarters/ --by region --region 22 --edition 2023Q2..2025Q2\n"
	  "  klantprofiel aggregate quarters/ --by region --boundaries 2025 the same regions in every quarter\n"
	  "  klantprofiel aggregate quarters/ --by municipality --boundaries 2025 --indicators --base 2023Q2 --gaps\n"
	  "  klantprofiel aggregate rijnmond.txt --by country --partial     also where parts are missing\n",
	  run_aggregate },
	{ "diff", FOR_DIFF, "tell what changed between two editions, or two versions of one",
	  "klantprofiel diff A B [--by LEVEL] [--boundaries YEAR] [--to text|csv|json] [-o OUT]\n"
	  "   or: klantprofiel diff FILE --edition 2023Q2..2025Q2\n"
	  "\n"
	  "Compares two editions on common boundaries, what matters most first, and tells apart what happened to the\n"
	  "territory. Two versions of one edition are compared cell by cell as they are printed. Each of A and B is a FILE "
	  "of\n"
	  "one edition, or --edition tells which. --region and --municipality select what is told.\n"
	  "\n"
	  "The exit status is 0 also when they differ, unless --exit-code asks for 1.\n",
	  "  klantprofiel diff 2023-q2.txt 2025-q2.txt                      the country, regions and municipalities\n"
	  "  klantprofiel diff 2023-q2.txt 2025-q2.txt --region Rijnmond    one region with its municipalities\n"
	  "  klantprofiel diff series.csv --edition 2023Q2..2025Q2          two editions in one file\n"
	  "  klantprofiel diff 2023-q2.txt 2025-q2.txt --to csv -o diff.csv for another program\n"
	  "  klantprofiel diff typed-over.csv 2025-q2.pdf --exit-code       whether two versions say the same\n",
	  run_diff },
	{ "report", FOR_REPORT, "make one page to read of it all",
	  "klantprofiel report FILE... [--lang nl|en] [--title TEXT] [-o OUT.html]\n"
	  "\n"
	  "Writes one HTML page that needs nothing else: headlines in sentences, the regions as bars and on a map, the\n"
	  "municipalities of each region, where profiles are missing most, what changed, the findings of validate with "
	  "their\n"
	  "place in the source, and the method. It is about the last edition; earlier ones make series and changes. "
	  "Tables\n"
	  "are sorted and filtered in the browser. --edition, --region and --municipality select what it is about.\n",
	  "  klantprofiel report 2025-q2.txt -o report.html                 one edition\n"
	  "  klantprofiel report quarters/ --lang nl -o verslag.html        several, with what changed, in Dutch\n"
	  "  klantprofiel report quarters/ --region Rijnmond -o report.html one region\n",
	  run_report },
	{ "count", FOR_COUNT, "count afresh from extracts of Sonar",
	  "klantprofiel count EXTRACT... --date 2025-06-30 [--register FILE] [--mapping FILE] [--unique] [-o OUT]\n"
	  "   or: klantprofiel count SAVED... [-o OUT]\n"
	  "\n"
	  "Counts the clients in each EXTRACT, CSV or XML, also packed with gzip or zip, by the definition of the\n"
	  "publication, and writes its table. On standard error it tells where every record ended. What was saved with\n"
	  "--save on another machine can be given among the EXTRACTs, and is added. docs/count.md explains.\n"
	  "\n"
	  "Extracts are personal data: no value of a record is kept, written or told.\n",
	  "  klantprofiel count sonar.csv.gz --date 2025-06-30              the table as CSV, on the screen\n"
	  "  klantprofiel count extracts/ --date 2025-06-30 -o 2025q2.csv   every extract in a folder\n"
	  "  klantprofiel count sonar.csv --date 2025-06-30 --mapping export.txt\n"
	  "                                                                 columns that have other names\n"
	  "  klantprofiel count sonar.csv --date 2025-06-30 --unique        a client in several rows once\n"
	  "  klantprofiel count sonar.csv --date 2025-06-30 --register register.csv\n"
	  "                                                                 who is in the register is told by a list\n"
	  "  klantprofiel count rotterdam.csv --date 2025-06-30 --missing missing.csv -o 2025q2.csv\n"
	  "                                                                 and what the profiles lack\n"
	  "  klantprofiel count north.csv --date 2025-06-30 --save north.count -o north.csv\n"
	  "  klantprofiel count north.count south.count -o country.csv      counted apart, and put together\n",
	  run_count },
	{ "publish", FOR_PUBLISH, "make the quarterly publication itself, to be read or printed",
	  "klantprofiel publish FILE... -o transparantie.html|transparantie.pdf\n"
	  "\n"
	  "Makes the publication of one edition, in Dutch: a page a region with its municipalities and its total, the\n"
	  "country, what is counted, and the source. As a page for the browser, or as a tagged PDF, which needs the\n"
	  "program weasyprint. Either reads back as the table it was made of. docs/publish.md explains.\n"
	  "A PDF may take 300 seconds and 1 GiB, unless program-seconds or program-memory-bytes is set.\n"
	  "\n"
	  "Figures that contradict each other are published as they are, and told: the exit status is then 1.\n",
	  "  klantprofiel publish 2025q2.csv -o transparantie.html          a page for the browser\n"
	  "  klantprofiel publish 2025q2.csv -o transparantie.pdf           a tagged PDF; needs weasyprint\n"
	  "  klantprofiel publish series.csv --edition 2025Q2 -o 2025q2.pdf one edition of several\n"
	  "  klantprofiel publish 2025q2.csv --region Rijnmond -o 22.pdf    one region\n",
	  run_publish },
};

const struct command *command_at(size_t index)
{
	return index < sizeof commands / sizeof commands[0] ? &commands[index] : NULL;
}

const struct command *command_find(const char *name)
{
	const struct command *command;
	for (size_t i = 0; (command = command_at(i)) != NULL; i++)
		if (strcmp(command->name, name) == 0)
			return command;
	return NULL;
}

int help_finish(void)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return ENDED_WELL;
	message_about("standard output", KLP_SEVERITY_ERROR, strerror(errno), "KLP_IO");
	return ENDED_BY_OUTPUT;
}

static void print_option(const struct option_spec *spec)
{
	int width = spec->letter != '\0' ? printf("  -%c, --%s", spec->letter, spec->name) : printf("  --%s", spec->name);
	if (spec->value != NULL)
		width += printf(" %s", spec->value);
	printf("%*s%s\n", width < OPTION_WIDTH ? OPTION_WIDTH - width : 1, "", spec->help);
}

static void print_list(const char *title, const char *(*name)(size_t), const char *(*more)(size_t))
{
	const char *text;
	printf("\n%s\n", title);
	for (size_t i = 0; (text = name(i)) != NULL; i++)
		printf("  %-*s%s\n", OPTION_WIDTH - 2, text, more == NULL ? "" : more(i));
}

static int is_one_of(const char *name, const char *const *names)
{
	while (*names != NULL && strcmp(*names, name) != 0)
		names++;
	return *names != NULL;
}

/* Counting takes memory that does not grow with its input, and knows fewer limits. */
static int limit_holds(const struct command *command, const char *name)
{
	static const char *const of_count[] = { "input-bytes",  "line-bytes",       "columns", "notes",
		                                    "memory-bytes", "expansion-ratio",  "nesting", "depth",
		                                    "members",      "unusable-records", NULL };
	static const char *const of_count_alone[] = { "unusable-records", NULL };
	return command->flag == FOR_COUNT ? is_one_of(name, of_count) : !is_one_of(name, of_count_alone);
}

static void print_limits(const struct command *command)
{
	const char *name;
	printf("\nLimits and their defaults (K, M and G multiply by 1,024; 'none' lifts a limit):\n");
	for (size_t i = 0; (name = klp_limit_name(i)) != NULL; i++) {
		if (!limit_holds(command, name))
			continue;
		if (command->flag == FOR_COUNT && strcmp(name, "input-bytes") == 0)
			printf("  %-*snone\n", OPTION_WIDTH - 2, name);
		else
			printf("  %-*s%" PRIu64 "\n", OPTION_WIDTH - 2, name, klp_limit_default(i));
	}
}

/* Several on a line, for there are many. */
static void print_columns(void)
{
	enum { LINE_WIDTH = 100 };
	const char *name;
	int width = LINE_WIDTH;
	printf("\nColumns of an extract, which a mapping file can give other names:");
	for (size_t i = 0; (name = klp_count_column_name(i)) != NULL; i++) {
		if (width + (int)strlen(name) + 1 > LINE_WIDTH)
			width = printf("\n ");
		width += printf(" %s", name);
	}
	putchar('\n');
}

int help_command(const struct command *command)
{
	const struct option_spec *spec;
	printf("Usage: %s\n%s '-' is standard input; a folder, and an archive, stands for the files in it.\n\nOptions:\n",
	       command->synopsis, command->flag == FOR_COUNT ? "An EXTRACT" : "A FILE");
	for (size_t i = 0; (spec = option_at(i)) != NULL; i++)
		if ((spec->commands & command->flag) != 0)
			print_option(spec);
	if (command->flag == FOR_COUNT)
		print_columns();
	else
		print_list("Formats that are read (--as):", klp_format_name, klp_format_title);
	print_limits(command);
	printf("\nExamples:\n%s", command->examples);
	return help_finish();
}

int help_program(void)
{
	const struct command *command;
	printf(
		"Usage: klantprofiel COMMAND FILE... [OPTION...]\n"
		"\n"
		"Reads UWV's quarterly publication 'Transparantie van klantprofielen': how many people in scope of the Dutch\n"
		"jobs agreement have a client profile that employers can find, by municipality and labour market region.\n"
		"\nCommands:\n");
	for (size_t i = 0; (command = command_at(i)) != NULL; i++)
		printf("  %-12s%s\n", command->name, command->title);
	printf("\nExamples:\n");
	for (size_t i = 0; (command = command_at(i)) != NULL; i++)
		printf("%.*s\n", (int)strcspn(command->examples, "\n"), command->examples);
	printf("\n"
	       "  klantprofiel COMMAND --help   tells all of a command: its options and more examples\n"
	       "  klantprofiel --version        tells the release\n"
	       "\n"
	       "Exit status: 0 fine; 1 findings or notes of severity error, or differences with diff --exit-code;\n"
	       "2 wrong usage, or nothing to check;\n"
	       "3 an input could not be read, or inputs contradict each other; 4 an output could not be written.\n"
	       "When one of several files cannot be read, nothing is written.\n"
	       "Messages are told on standard error as file:page:line: severity: message [rule].\n");
	return help_finish();
}

int help_version(void)
{
	printf("klantprofiel %s\nEuropean Union Public Licence, version 1.2\n", klp_version());
	return help_finish();
}
