/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* PDFs that are damaged, locked or hostile, and a pdftotext that is not there or does as it likes: each ends in a status of its own.
 * In place of pdftotext mostly a script is run, which says what it is told to. */

#include "base/limits.h"
#include "read/formats/pdf_boxes.h"
#include "read/reading.h"
#include "support/failing.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FOLDER KLP_BUILD_DIR "/tests/read/pdf-programs"
#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* What pdftotext puts around its pages. */
#define HEAD "<html><head><title>a &amp; b</title></head><body>\n<doc>\n"
#define TAIL "</doc>\n</body></html>\n"
#define PAGE "<page width=\"600\" height=\"800\">\n"

/* A word: its left and right edge, and its upper one in tens. */
#define BOX(x, to, y, text) \
	"<word xMin=\"" #x ".000000\" yMin=\"" #y "0.25\" xMax=\"" #to "\" yMax=\"" #y "9.75\">" text "</word>\n"
#define SOME BOX(1, 5, 1, "x")
#define TABLE(count)                                                                                             \
	PAGE BOX(40, 80, 4, "2025Q2") BOX(40, 51, 8, "22") BOX(54, 106, 8, "Rijnmond") BOX(130, 180, 8, "Rotterdam") \
		BOX(235, 240, 8, count) BOX(275, 280, 8, "2") BOX(315, 320, 8, "3") BOX(355, 360, 8, "4")                \
			BOX(395, 405, 8, "10") "</page>\n"

static const char pdf[] = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n";

/* ----------------------------------------------------------------- programs */

/* A script in place of pdftotext; its path lives until the next call. What it is fed is read, as a rule. */
static const char *write_program(const char *script)
{
	static char path[256];
	cr_assert(mkdir(FOLDER, 0777) == 0 || errno == EEXIST);
	snprintf(path, sizeof path, "%s/%ld", FOLDER, (long)getpid());
	/* A script that runs, or is about to in a process just forked, cannot be written to; a new file can. */
	unlink(path);
	FILE *file = fopen(path, "w");
	cr_assert(file != NULL, "%s", path);
	fprintf(file, "#!/bin/sh\n%s\n", script);
	fclose(file);
	cr_assert_eq(chmod(path, 0755), 0);
	return path;
}

/* A script that says a text and ends. */
static const char *write_saying(const char *text)
{
	char *script = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&script, &size);
	cr_assert(out != NULL);
	fprintf(out, "cat >/dev/null\ncat <<'THE END'\n%s\nTHE END", text);
	fclose(out);
	const char *path = write_program(script);
	free(script);
	return path;
}

struct outcome {
	klp_status status;
	klp_error *error;
	klp_dataset *dataset;
};

static struct outcome parse(const void *bytes, size_t size, const char *program, const klp_limits *limits)
{
	struct outcome outcome = { KLP_OK, NULL, NULL };
	klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
	options.source = "amr.pdf";
	options.pdftotext = program;
	options.limits = limits;
	cr_assert_eq(klp_dataset_new(&outcome.dataset, NULL), KLP_OK);
	outcome.status = klp_parse_memory(outcome.dataset, bytes, size, &options, &outcome.error);
	cr_expect_eq(klp_error_status(outcome.error), outcome.status);
	if (outcome.status != KLP_OK) {
		cr_expect_str_eq(klp_error_source(outcome.error), "amr.pdf");
		cr_expect_eq(klp_dataset_rows(outcome.dataset), 0);
	}
	return outcome;
}

static void forget(struct outcome *outcome)
{
	klp_error_free(outcome->error);
	klp_dataset_free(outcome->dataset);
}

/* Expects a status, and a message with some words. */
static void expect_end(const char *what, struct outcome outcome, klp_status status, const char *words)
{
	const char *message = klp_error_message(outcome.error);
	cr_expect_eq(outcome.status, status, "%s: %s: %s", what, klp_status_name(outcome.status), message);
	cr_expect(strstr(message, words) != NULL, "%s: %s", what, message);
	forget(&outcome);
}

/* ------------------------------------------------------------------- output */

Test(pdf, what_pdftotext_says_is_read_or_refused)
{
	static const struct {
		const char *what;
		const char *said;
		klp_status status;
		const char *words;
	} cases[] = {
		{ "a table", HEAD TABLE("1") TAIL, KLP_OK, "" },
		{ "a head that is no XML",
		  "<html><head><title>\1 <&\xFF</title>\n<meta name=\"Author\" content=\"\"x\">\n<doc<d<doc>" TABLE("1") TAIL,
		  KLP_OK, "" },
		{ "names that XML must escape", HEAD TABLE("1") PAGE BOX(1, 5, 1, "&lt;&amp;&gt;&#233;") "</page>" TAIL, KLP_OK,
		  "" },
		{ "elements of other releases",
		  HEAD "<flow><block>" TABLE("1") "</block></flow><link href=\"x\">elders</link>" TAIL, KLP_OK, "" },
		{ "a page of a size that is none", HEAD "<page width=\"nan\" height=\"-5\">" SOME "</page>" TABLE("1") TAIL,
		  KLP_OK, "" },
		{ "nothing", "", KLP_FORMAT, "cannot read this PDF" },
		{ "garbage", "%PDF-1.4 \1\2\3", KLP_FORMAT, "cannot read this PDF" },
		{ "help", "Usage: pdftotext [options] <PDF-file> [<text-file>]", KLP_FORMAT, "cannot read this PDF" },
		{ "half of it", HEAD TABLE("1"), KLP_FORMAT, "cut off" },
		{ "half a tag", HEAD PAGE "<word xMin=\"1", KLP_FORMAT, "" },
		{ "what is no XML", HEAD PAGE "<word & </page>" TAIL, KLP_FORMAT, "well-formed" },
		{ "no page", HEAD TAIL, KLP_NO_TABLE, "no pages" },
		{ "pages of pictures", HEAD PAGE "</page>" PAGE BOX(1, 2, 1, " ") "</page>" TAIL, KLP_NO_TABLE, "OCR" },
		{ "words, but no table", HEAD PAGE BOX(1, 5, 1, "Rotterdam") "</page>" TAIL, KLP_NO_TABLE, "no table" },
		{ "a word on no page", HEAD SOME TAIL, KLP_FORMAT, "on no page" },
		{ "a word in a word", HEAD PAGE "<word xMin=\"1\" yMin=\"1\" xMax=\"2\" yMax=\"2\">" SOME TAIL, KLP_FORMAT,
		  "within a word" },
		{ "a page on a page", HEAD PAGE PAGE "</page></page>" TAIL, KLP_FORMAT, "within a page" },
		{ "a box without an edge", HEAD PAGE "<word xMin=\"1\" yMin=\"1\" xMax=\"2\">x</word></page>" TAIL, KLP_FORMAT,
		  "lies nowhere" },
		{ "an edge that is no number", HEAD PAGE BOX(nan, 5, 1, "x") "</page>" TAIL, KLP_FORMAT, "lies nowhere" },
		{ "an edge at infinity", HEAD PAGE "<word xMin=\"inf\" yMin=\"1\" xMax=\"2\" yMax=\"2\">x</word></page>" TAIL,
		  KLP_FORMAT, "lies nowhere" },
		{ "an edge too far", HEAD PAGE "<word xMin=\"1\" yMin=\"-1e13\" xMax=\"2\" yMax=\"2\">x</word></page>" TAIL,
		  KLP_FORMAT, "lies nowhere" },
		{ "entities", "<!DOCTYPE x [<!ENTITY a \"b\">]>" HEAD PAGE BOX(1, 5, 1, "&a;") "</page>" TAIL, KLP_FORMAT,
		  "well-formed" },
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		expect_end(cases[i].what, parse(pdf, sizeof pdf - 1, write_saying(cases[i].said), NULL), cases[i].status,
		           cases[i].words);
}

/* What XML cannot hold makes no count of what is none, and no error of a document that is good but for it. */
Test(pdf, characters_that_xml_cannot_hold_are_replaced)
{
	static const char *const counts[] = { "1\x02", "1\xEF\xBF\xBF", "1\xED\xA0\x80", "1\xFF", "1\xE2\x82" };
	for (size_t i = 0; i < COUNT(counts); i++) {
		char said[4096];
		snprintf(said, sizeof said, HEAD TABLE("%s") TAIL, counts[i]);
		struct outcome outcome = parse(pdf, sizeof pdf - 1, write_saying(said), NULL);
		cr_assert_eq(outcome.status, KLP_OK, "%zu: %s", i, klp_error_message(outcome.error));
		char *rows = reading_rows(outcome.dataset);
		cr_expect_str_eq(rows, "2025Q2 municipality 22 GM0599 Rotterdam | - 2 3 4 10 | - - | 1:2\n", "%zu: %s", i,
		                 rows);
		free(rows);
		forget(&outcome);
	}
}

/* ---------------------------------------------------------------- behaviour */

Test(pdf, a_program_that_does_as_it_likes_ends_in_its_own_status)
{
	static const struct {
		const char *what;
		const char *script;
		klp_status status;
		const char *words;
	} cases[] = {
		{ "complains, and does its work", "cat >&2; cat <<'X'\n" HEAD TABLE("1") TAIL "X", KLP_OK, "" },
		{ "reads nothing", "cat <<'X'\n" HEAD TABLE("1") TAIL "X", KLP_OK, "" },
		{ "fails after its work", "cat <<'X'\n" HEAD TABLE("1") TAIL "X\necho 'Syntax Error: stuk' >&2; exit 1",
		  KLP_FORMAT, "Syntax Error: stuk" },
		{ "fails without a word", "exit 99", KLP_FORMAT, "does not say why" },
		{ "asks for a password", "echo 'Command Line Error: Incorrect password' >&2; exit 1", KLP_UNSUPPORTED,
		  "password" },
		{ "is not allowed to", "echo 'Permission Error: no' >&2; exit 3", KLP_UNSUPPORTED, "Permission Error: no" },
		{ "crashes", "kill -SEGV $$", KLP_FORMAT, "crashed" },
		{ "hangs", "sleep 100", KLP_LIMIT_PROGRAM_SECONDS, "program-seconds" },
		{ "hangs in the midst", "echo '" HEAD PAGE "'; sleep 100", KLP_LIMIT_PROGRAM_SECONDS, "program-seconds" },
		{ "floods with garbage", "yes", KLP_LIMIT_INPUT_BYTES, "input-bytes" },
		{ "floods with words", "echo '" HEAD PAGE "'; yes '" SOME "'", KLP_LIMIT_MEMORY, "memory-bytes" },
		{ "floods with pages", "echo '" HEAD "'; yes '" PAGE "</page>'", KLP_LIMIT_LINES, "lines" },
		{ "floods one word", "echo '" HEAD PAGE "<word xMin=\"1\" yMin=\"1\" xMax=\"2\" yMax=\"2\">'; yes",
		  KLP_LIMIT_LINE_BYTES, "line-bytes" },
		{ "floods one tag", "echo '" HEAD PAGE "<word '; yes x | tr '\\n' x", KLP_LIMIT_LINE_BYTES, "line-bytes" },
		{ "floods with elements", "echo '" HEAD PAGE "'; yes '<a>'", KLP_LIMIT_DEPTH, "depth" },
		{ "complains without end", "yes >&2", KLP_LIMIT_PROGRAM_SECONDS, "program-seconds" },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		klp_limits limits = KLP_LIMITS_INIT;
		limits.program_seconds = cases[i].status == KLP_LIMIT_PROGRAM_SECONDS ? 1 : 100;
		limits.input_bytes = UINT64_C(32) << 20;
		limits.memory_bytes = UINT64_C(4) << 20;
		limits.lines = 5000;
		expect_end(cases[i].what, parse(pdf, sizeof pdf - 1, write_program(cases[i].script), &limits), cases[i].status,
		           cases[i].words);
	}
}

Test(pdf, a_program_that_is_not_there_is_named)
{
	static const struct {
		const char *what;
		const char *program;
	} cases[] = {
		{ "a name", "pdftotext-that-nobody-has" },
		{ "a path", FOLDER "/nothing" },
		{ "a folder", KLP_BUILD_DIR },
		{ "a file that cannot be run", KLP_SOURCE_DIR "/README.md" },
		{ "an empty name", "" },
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		expect_end(cases[i].what, parse(pdf, sizeof pdf - 1, cases[i].program, NULL), KLP_NO_PROGRAM, "poppler-utils");
}

static int stop(void *context, uint64_t done, uint64_t total)
{
	(void)done, (void)total;
	return --*(int *)context <= 0;
}

Test(pdf, it_can_be_cancelled_while_nothing_comes)
{
	int calls = 3;
	klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
	klp_error *error = NULL;
	klp_dataset *dataset = NULL;
	options.pdftotext = write_program("sleep 100");
	options.progress = stop;
	options.progress_context = &calls;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	cr_expect_eq(klp_parse_memory(dataset, pdf, sizeof pdf - 1, &options, &error), KLP_CANCELLED);
	cr_expect_eq(klp_error_status(error), KLP_CANCELLED);
	cr_expect_eq(klp_dataset_rows(dataset), 0);
	klp_error_free(error);
	klp_dataset_free(dataset);
}

/* ------------------------------------------------------------------ the bid */

Test(pdf, a_pdf_is_told_by_its_header)
{
	static const struct {
		const char *what;
		const char *before;
		const char *after;
		bool is_pdf;
	} cases[] = {
		{ "at once", "", "%PDF-1.7\n", true },
		{ "behind what a mail program put there", "Content-Type: application/pdf\r\n\r\n", "%PDF-1.7\n1 0 obj", true },
		{ "behind a byte order mark", "\xEF\xBB\xBF", "%PDF-1.7\n1 0 obj", true },
		{ "in a text on PDF", "2025Q2\nEen PDF begint met ", "%PDF-1.7\n22 Rijnmond Rotterdam 1 2 3 4 10\n", false },
		{ "a percent sign", "100%PDF", "-", false },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		char bytes[512];
		snprintf(bytes, sizeof bytes, "%s%s", cases[i].before, cases[i].after);
		struct outcome outcome = parse(bytes, strlen(bytes), "pdftotext-that-nobody-has", NULL);
		cr_expect_eq(outcome.status == KLP_NO_PROGRAM, cases[i].is_pdf, "%s: %s", cases[i].what,
		             klp_status_name(outcome.status));
		forget(&outcome);
	}
	enum { FAR = 1100 };
	char far[2 * FAR];
	memset(far, '\n', FAR);
	strcpy(far + FAR, "%PDF-1.7\n1 0 obj");
	struct outcome outcome = parse(far, strlen(far), "pdftotext-that-nobody-has", NULL);
	cr_expect_neq(outcome.status, KLP_NO_PROGRAM, "a header that stands too far down");
	forget(&outcome);
}

/* --------------------------------------------------------------- real ones */

static bool has_pdftotext(void)
{
	bool has = system("command -v pdftotext >/dev/null 2>&1") == 0;
	if (!has)
		fputs("skipped: pdftotext (poppler-utils) is not on this machine\n", stderr);
	return has;
}

/* The smallest PDF with a table that there is; `locked` asks for a password that nobody has. */
static char *make_pdf(size_t *size, bool locked)
{
	static const char *const lines[] = { "2025Q2", "22 Rijnmond Rotterdam 1 2 3 4 10", "Totaal AMR 1 2 3 4 10" };
	static const char garbage[] = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
	char *text = NULL, content[512] = "BT /F 10 Tf 40 700 Td ";
	long places[6];
	for (size_t i = 0; i < COUNT(lines); i++)
		snprintf(content + strlen(content), sizeof content - strlen(content), "(%s) Tj 0 -14 Td ", lines[i]);
	strcat(content, "ET");
	FILE *out = open_memstream(&text, size);
	cr_assert(out != NULL);
	fputs("%PDF-1.4\n", out);
	places[1] = ftell(out);
	fputs("1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n", out);
	places[2] = ftell(out);
	fputs("2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n", out);
	places[3] = ftell(out);
	fputs("3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F << "
	      "/Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>\nendobj\n",
	      out);
	places[4] = ftell(out);
	fprintf(out, "4 0 obj\n<< /Length %zu >>\nstream\n%s\nendstream\nendobj\n", strlen(content), content);
	places[5] = ftell(out);
	fprintf(out, "5 0 obj\n<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>\nendobj\n", garbage, garbage);
	long table = ftell(out);
	fputs("xref\n0 6\n0000000000 65535 f \n", out);
	for (int i = 1; i < 6; i++)
		fprintf(out, "%010ld 00000 n \n", places[i]);
	fprintf(out, "trailer\n<< /Size 6 /Root 1 0 R%s >>\nstartxref\n%ld\n%%%%EOF\n",
	        locked ? " /Encrypt 5 0 R /ID [<0011> <0011>]" : "", table);
	fclose(out);
	return text;
}

Test(pdf, real_ones_are_read_or_refused)
{
	if (!has_pdftotext())
		return;
	size_t size;
	char *locked = make_pdf(&size, true);
	expect_end("a PDF with a password", parse(locked, size, NULL, NULL), KLP_UNSUPPORTED, "password");
	free(locked);
	char *good = make_pdf(&size, false);
	struct outcome outcome = parse(good, size, NULL, NULL);
	cr_assert_eq(outcome.status, KLP_OK, "%s", klp_error_message(outcome.error));
	char *rows = reading_rows(outcome.dataset);
	cr_expect_str_eq(rows, "2025Q2 municipality 22 GM0599 Rotterdam | 1 2 3 4 10 | - - | 1:2\n"
	                       "2025Q2 region 22 - - | 1 2 3 4 10 | - - | 1:3\n");
	free(rows);
	forget(&outcome);
	expect_end("the header alone", parse(good, 9, NULL, NULL), KLP_FORMAT, "Syntax Error");
	expect_end("a PDF cut off before its first page", parse(good, 60, NULL, NULL), KLP_FORMAT, "Syntax Error");
	/* What pdftotext makes of damage is its own affair; here it only must end well. */
	static const size_t from[] = { 9, 30, 70, 130, 250, 400, 500, 600, 700, 800 };
	for (size_t i = 0; i < COUNT(from); i++) {
		char *damaged = malloc(size);
		memcpy(damaged, good, size);
		for (size_t at = from[i]; at < size; at += 97)
			damaged[at] = (char)(damaged[at] ^ (1 << at % 8));
		outcome = parse(damaged, i % 2 == 0 ? size : size - size / 4, NULL, NULL);
		forget(&outcome);
		free(damaged);
	}
	free(good);
}

/* ------------------------------------------------------------------- memory */

static klp_status read_boxes(void *context, klp_error **error)
{
	static const char said[] = HEAD TABLE("1") TABLE("2\x01") PAGE BOX(1, 5, 1, "\xC3\xAB") "</page>" TAIL;
	struct budget budget = { .read = 0 };
	struct reading reading = *(const struct reading *)context;
	struct document document = { .lines = NULL };
	struct pdf_boxes boxes;
	reading.budget = &budget;
	klp_status status = pdf_boxes_begin(&boxes, &document, &reading, error);
	/* Cut in the midst of everything, characters among it. */
	for (size_t at = 0, piece = 1; status == KLP_OK && at < sizeof said - 1; at += piece, piece = piece % 7 + 1)
		status = pdf_boxes_take(
			&boxes, (struct slice){ said + at, sizeof said - 1 - at < piece ? sizeof said - 1 - at : piece }, error);
	if (status == KLP_OK)
		status = pdf_boxes_finish(&boxes, error);
	pdf_boxes_free(&boxes);
	if (status == KLP_OK) {
		cr_expect_geq(document.line_count, 5);
		const struct document_cell *last = document_cells(&document, document.line_count - 1);
		cr_expect(last->text.length == 2 && memcmp(last->text.text, "\xC3\xAB", 2) == 0);
	}
	document_free(&document);
	return status;
}

Test(pdf, each_allocation_may_fail)
{
	struct reading reading = { .source = "amr.pdf" };
	failing_install();
	cr_assert_eq(limits_resolve(&reading.limits, NULL, NULL), KLP_OK);
	failing_each("boxes", read_boxes, &reading, 1);
}
