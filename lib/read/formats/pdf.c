/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* PDF: poppler's pdftotext takes it apart, as a process of its own under limits, and tells the words and their places. */

#include "base/program.h"
#include "read/formats/pdf_boxes.h"
#include "read/formats/readers.h"

#include <string.h>

enum {
	CERTAIN = 100,
	LIKELY = 60,
	/** how far from the beginning of a file its header may stand, as readers of PDF have always allowed */
	HEADER_WITHIN = 1024
};

/* The first place of a text; NULL when it does not stand there. */
static const char *find(struct slice bytes, const char *text)
{
	size_t length = strlen(text);
	for (size_t at = 0; at + length <= bytes.length; at++) {
		const char *found = memchr(bytes.text + at, text[0], bytes.length - length + 1 - at);
		if (found == NULL)
			return NULL;
		if (memcmp(found, text, length) == 0)
			return found;
		at = (size_t)(found - bytes.text);
	}
	return NULL;
}

/* A header that does not come first could be of a text on PDF: then no object follows. */
static int bid(struct slice head)
{
	static const char header[] = "%PDF-";
	struct slice near = { head.text, head.length < HEADER_WITHIN ? head.length : HEADER_WITHIN };
	const char *found = find(near, header);
	if (found == NULL)
		return 0;
	if (found == head.text)
		return CERTAIN;
	struct slice rest = { found, head.length - (size_t)(found - head.text) };
	return find(rest, " obj") == NULL ? 0 : LIKELY;
}

/* What it means that pdftotext failed, or told of no page; a host may have kept its status from us. It may have told of pages before; those are not taken for the whole. */
static klp_status explain(const struct program_end *end, const struct reading *reading, klp_error **error)
{
	enum { OPENING = 1, PERMISSION = 3, SIGNALS = 128 };
	const struct place place = { .source = reading->source };
	const char *said = end->complaint;
	if (strstr(said, "ncorrect password") != NULL)
		return error_set(
			error, KLP_UNSUPPORTED, &place,
			"this PDF is protected by a password; open it with the password and save or print it without one");
	if (end->status == PERMISSION)
		return error_set(error, KLP_UNSUPPORTED, &place,
		                 "this PDF does not allow its text to be taken (pdftotext: %s); ask for one that does", said);
	if (end->status > SIGNALS)
		return error_set(
			error, KLP_FORMAT, &place,
			"pdftotext crashed on this PDF (signal %d); it may be damaged: fetch it anew, or open it and print "
			"it to a new PDF",
			end->status - SIGNALS);
	return error_set(
		error, KLP_FORMAT, &place,
		"pdftotext cannot read this PDF (%s); it may be damaged or cut off: fetch it anew, or open it and print "
		"it to a new PDF",
		said[0] == '\0' ? "it does not say why" : said);
}

static klp_status run(struct pdf_boxes *boxes, struct slice bytes, const struct reading *reading,
                      struct program_end *end, klp_error **error)
{
	const char *name = reading->pdftotext == NULL ? "pdftotext" : reading->pdftotext;
	const char *const arguments[] = { name, "-bbox", "-enc", "UTF-8", "-", "-", NULL };
	const struct program program = {
		.arguments = arguments,
		.input = bytes,
		.take = pdf_boxes_take,
		.context = boxes,
		.package = "poppler-utils",
		.place = { .source = reading->source },
		.limits = &reading->limits,
		.progress = reading->progress,
		.progress_context = reading->progress_context,
		.done = reading->size,
		.total = 2 * reading->size,
	};
	return program_run(&program, end, error);
}

static klp_status read_pdf(struct document *document, struct slice bytes, const struct reading *reading,
                           klp_error **error)
{
	struct pdf_boxes boxes;
	struct program_end end = { .status = 0 };
	klp_status status = pdf_boxes_begin(&boxes, document, reading, error);
	if (status == KLP_OK)
		status = run(&boxes, bytes, reading, &end, error);
	if (status == KLP_OK && (end.status != 0 || !boxes.begun))
		status = explain(&end, reading, error);
	if (status == KLP_OK)
		status = pdf_boxes_finish(&boxes, error);
	pdf_boxes_free(&boxes);
	return status;
}

const struct reader read_pdf_pages = { "pdf", "PDF, which needs the program pdftotext (poppler-utils)", bid, read_pdf };
