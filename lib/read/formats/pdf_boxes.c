/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/formats/pdf_boxes.h"
#include "base/limits.h"
#include "base/number.h"

#include <string.h>

/* The pages stand in an element of this name. What comes before it is of no use, and it holds texts of the PDF. */
static const char begin[] = "<doc>";
/* What is given to the parser for it all, so that what is closed was opened. */
static const char opening[] = "<html><body><doc>";

/* What stands in for a character that XML cannot hold. Leaving it out could make a count of what is none. */
static const struct slice replacement = { "\xEF\xBF\xBD", 3 };

/* No page is so large. */
static const double most_place = 1e12;

static const char part[] = "the output of pdftotext";

/* ------------------------------------------------------------ the elements */

static klp_status refuse(const struct pdf_boxes *boxes, klp_error **error, const char *what)
{
	const struct place place = { .source = boxes->reading->source, .page = boxes->words.page_count };
	return error_set(error, KLP_FORMAT, &place, "%s is not as it should be: %s; try another release of poppler-utils",
	                 part, what);
}

static bool read_place(const struct xml *xml, const char *name, double *place)
{
	struct slice value = xml_attribute(xml, name);
	return value.text != NULL && number_real(value, place) && *place >= -most_place && *place <= most_place;
}

static klp_status begin_page(struct pdf_boxes *boxes, const struct xml *xml, klp_error **error)
{
	if (boxes->on_page)
		return refuse(boxes, error, "a page within a page");
	double width, height;
	/* The size of a page decides nothing, and damaged ones have any. */
	bool known = read_place(xml, "width", &width) && width >= 0 && read_place(xml, "height", &height) && height >= 0;
	boxes->on_page = true;
	return words_add_page(&boxes->words, known ? width : 0, known ? height : 0, boxes->reading, error);
}

static klp_status begin_word(struct pdf_boxes *boxes, const struct xml *xml, klp_error **error)
{
	if (!boxes->on_page)
		return refuse(boxes, error, "a word on no page");
	if (boxes->in_word)
		return refuse(boxes, error, "a word within a word");
	struct word *word = &boxes->word;
	if (!read_place(xml, "xMin", &word->x_min) || !read_place(xml, "yMin", &word->y_min) ||
	    !read_place(xml, "xMax", &word->x_max) || !read_place(xml, "yMax", &word->y_max))
		return refuse(boxes, error, "a word with a box that lies nowhere");
	boxes->in_word = true;
	boxes->text.size = 0;
	return KLP_OK;
}

static klp_status end_word(struct pdf_boxes *boxes, klp_error **error)
{
	boxes->in_word = false;
	struct slice text = text_trim((struct slice){ boxes->text.bytes, boxes->text.size });
	if (text.length == 0)
		return KLP_OK;
	klp_status status = document_keep(boxes->document, &boxes->word.text, text, boxes->reading, error);
	return status == KLP_OK ? words_add(&boxes->words, &boxes->word, boxes->reading, error) : status;
}

static klp_status on_start(void *context, struct xml *xml, const char *name, klp_error **error)
{
	if (strcmp(name, "word") == 0)
		return begin_word(context, xml, error);
	return strcmp(name, "page") == 0 ? begin_page(context, xml, error) : KLP_OK;
}

static klp_status on_end(void *context, struct xml *xml, const char *name, klp_error **error)
{
	struct pdf_boxes *boxes = context;
	(void)xml;
	if (strcmp(name, "word") == 0)
		return end_word(boxes, error);
	if (strcmp(name, "page") == 0)
		boxes->on_page = false;
	return KLP_OK;
}

static klp_status on_text(void *context, struct xml *xml, struct slice text, klp_error **error)
{
	struct pdf_boxes *boxes = context;
	(void)xml;
	if (!boxes->in_word)
		return KLP_OK;
	if (text.length > boxes->reading->limits.line_bytes - boxes->text.size) {
		const struct place place = { .source = boxes->reading->source, .page = boxes->words.page_count };
		return limits_exceeded(KLP_LIMIT_LINE_BYTES, &boxes->reading->limits, &place, error);
	}
	return buffer_add(&boxes->text, text.text, text.length) ? KLP_OK : error_memory(error);
}

static const struct xml_handlers handlers = { on_start, on_end, on_text };

/* --------------------------------------------------------------- the bytes */

/* Whether a character of UTF-8 is one that XML has no room for; texts of a PDF may hold any. */
static bool is_forbidden(const char *text, size_t size)
{
	unsigned char first = (unsigned char)text[0];
	if (first < ' ')
		return first != '\t' && first != '\n' && first != '\r';
	return first == 0xEF && size >= replacement.length && (unsigned char)text[1] == 0xBF &&
	       (unsigned char)text[2] >= 0xBE;
}

/* Gives UTF-8 to the parser. */
static klp_status feed_utf8(struct pdf_boxes *boxes, struct slice text, klp_error **error)
{
	klp_status status = KLP_OK;
	size_t start = 0;
	for (size_t at = 0; status == KLP_OK && at < text.length; at++) {
		unsigned char byte = (unsigned char)text.text[at];
		bool usual = byte >= ' ' && byte != 0xEF;
		if (usual || !is_forbidden(text.text + at, text.length - at))
			continue;
		status = xml_feed(boxes->xml, (struct slice){ text.text + start, at - start }, error);
		if (status == KLP_OK)
			status = xml_feed(boxes->xml, replacement, error);
		at += (unsigned char)text.text[at] < ' ' ? 0 : replacement.length - 1;
		start = at + 1;
	}
	return status == KLP_OK ? xml_feed(boxes->xml, (struct slice){ text.text + start, text.length - start }, error)
	                        : status;
}

/* Whether bytes that are no UTF-8 could become a character of it when more come. */
static bool is_cut_off(struct slice rest)
{
	unsigned char first = (unsigned char)rest.text[0];
	size_t whole = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1;
	for (size_t i = 1; i < rest.length && i < whole; i++)
		if (((unsigned char)rest.text[i] & 0xC0) != 0x80)
			return false;
	return rest.length < whole;
}

/* The same for any bytes: pdftotext writes halves of characters where a PDF has such. */
static klp_status feed(struct pdf_boxes *boxes, struct slice bytes, klp_error **error)
{
	klp_status status = KLP_OK;
	while (status == KLP_OK && bytes.length > 0) {
		size_t good = bytes.length;
		text_is_utf8(bytes.text, bytes.length, &good);
		status = feed_utf8(boxes, (struct slice){ bytes.text, good }, error);
		bytes.text += good;
		bytes.length -= good;
		if (status != KLP_OK || bytes.length == 0)
			return status;
		if (is_cut_off(bytes)) {
			memcpy(boxes->tail, bytes.text, bytes.length);
			boxes->tail_size = bytes.length;
			return KLP_OK;
		}
		status = xml_feed(boxes->xml, replacement, error);
		bytes.text++;
		bytes.length--;
	}
	return status;
}

/* What comes behind the tag that the pages begin with, once it has come. */
static struct slice skip_head(struct pdf_boxes *boxes, struct slice bytes)
{
	while (boxes->met < sizeof begin - 1 && bytes.length > 0) {
		if (bytes.text[0] != begin[boxes->met])
			boxes->met = 0;
		boxes->met += bytes.text[0] == begin[boxes->met] ? 1 : 0;
		bytes.text++;
		bytes.length--;
	}
	return bytes;
}

klp_status pdf_boxes_begin(struct pdf_boxes *boxes, struct document *document, const struct reading *reading,
                           klp_error **error)
{
	*boxes = (struct pdf_boxes){ .document = document, .reading = reading };
	return xml_new(&boxes->xml, &handlers, boxes, part, reading, error);
}

klp_status pdf_boxes_take(void *context, struct slice output, klp_error **error)
{
	struct pdf_boxes *boxes = context;
	klp_status status = reading_spend(boxes->reading, output.length, NULL, error);
	if (status != KLP_OK)
		return status;
	struct slice bytes = skip_head(boxes, output);
	if (boxes->met < sizeof begin - 1 || bytes.length == 0)
		return KLP_OK;
	if (!boxes->begun) {
		boxes->begun = true;
		status = xml_feed(boxes->xml, (struct slice){ opening, sizeof opening - 1 }, error);
	}
	if (status == KLP_OK && boxes->tail_size > 0) {
		boxes->joined.size = 0;
		if (!buffer_add(&boxes->joined, boxes->tail, boxes->tail_size) ||
		    !buffer_add(&boxes->joined, bytes.text, bytes.length))
			return error_memory(error);
		boxes->tail_size = 0;
		bytes = (struct slice){ boxes->joined.bytes, boxes->joined.size };
	}
	return status == KLP_OK ? feed(boxes, bytes, error) : status;
}

static klp_status refuse_wordless(const struct pdf_boxes *boxes, klp_error **error)
{
	const struct place place = { .source = boxes->reading->source };
	if (boxes->words.page_count == 0)
		return error_set(error, KLP_NO_TABLE, &place, "this PDF has no pages");
	return error_set(
		error, KLP_NO_TABLE, &place,
		"no page of this PDF holds text: its pages are pictures, as of a scanner; give them a text with OCR, "
		"such as ocrmypdf, and read that");
}

klp_status pdf_boxes_finish(struct pdf_boxes *boxes, klp_error **error)
{
	if (!boxes->begun)
		return refuse(boxes, error, "it tells of no pages");
	klp_status status = boxes->tail_size > 0 ? xml_feed(boxes->xml, replacement, error) : KLP_OK;
	if (status == KLP_OK)
		status = xml_finish(boxes->xml, error);
	if (status == KLP_OK && boxes->words.word_count == 0)
		status = refuse_wordless(boxes, error);
	return status == KLP_OK ? words_lay_out(&boxes->words, boxes->document, boxes->reading, error) : status;
}

void pdf_boxes_free(struct pdf_boxes *boxes)
{
	xml_free(boxes->xml);
	words_release(&boxes->words, boxes->reading);
	buffer_free(&boxes->joined);
	buffer_free(&boxes->text);
}
