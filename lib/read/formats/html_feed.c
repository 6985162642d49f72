/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/formats/html_feed.h"
#include "read/formats/html_element.h"
#include "read/formats/html_reference.h"
#include "read/formats/html_scan.h"

#include <string.h>

enum {
	PIECE = 1 << 15,      /* how many bytes are gathered before they are given */
	MOST_RUN = 1 << 13,   /* bytes of text without a tag; libxml2 keeps them all until the next one */
	MOST_LINE_ENDS = 32,  /* that are given rather than told */
	LONGEST_NAME = 32,    /* of an element or attribute; those that matter are shorter */
	LONGEST_VALUE = 4096, /* of an attribute */
	MOST_ATTRIBUTES = 8   /* of those that matter; the rest repeat them */
};

static klp_status give(struct html_feed *feed, klp_error **error)
{
	if (feed->out.size == 0)
		return KLP_OK;
	klp_status status = feed->take(feed->context, (struct slice){ feed->out.bytes, feed->out.size }, error);
	feed->out.size = 0;
	return status;
}

static klp_status put(struct html_feed *feed, const char *bytes, size_t length, klp_error **error)
{
	return buffer_add(&feed->out, bytes, length) ? KLP_OK : error_memory(error);
}

static klp_status put_text(struct html_feed *feed, const char *text, klp_error **error)
{
	return put(feed, text, strlen(text), error);
}

static struct slice rest_of(const struct html_feed *feed)
{
	return (struct slice){ feed->text.text + feed->at, feed->text.length - feed->at };
}

/* Line ends that are given where they change nothing, within a tag; or told, when they are many. */
static klp_status put_line_ends(struct html_feed *feed, uint64_t count, klp_error **error)
{
	klp_status status = KLP_OK;
	for (uint64_t i = 0; status == KLP_OK && i < count; i++)
		status = put(feed, "\n", 1, error);
	return status;
}

/* Leaves out everything up to `end`, which may lie past the end of the page: then it has none. */
static klp_status leave_out(struct html_feed *feed, size_t end, klp_error **error)
{
	if (end > feed->text.length) {
		feed->unended_line = feed->line;
		end = feed->text.length;
	}
	uint64_t lines = html_scan_lines((struct slice){ feed->text.text + feed->at, end - feed->at });
	feed->at = end;
	feed->line += lines;
	if (lines == 0)
		return KLP_OK;
	bool told = lines > MOST_LINE_ENDS;
	feed->run = 0;
	klp_status status = put_text(feed, "<!--", error);
	if (status == KLP_OK && !told)
		status = put_line_ends(feed, lines, error);
	if (status == KLP_OK)
		status = put_text(feed, "-->", error);
	if (status == KLP_OK && told) {
		status = give(feed, error);
		feed->lines_left_out += lines;
	}
	return status;
}

/* -------------------------------------------------------------------- text */

/* Whether "<" begins a tag, a comment or the like at the start of a text; else it is a sign, as in "<5". */
static bool is_markup(struct slice text)
{
	if (text.length < 2)
		return false;
	char next = text.text[1];
	if (next == '/')
		return text.length > 2 && text.text[2] != ' ';
	return html_scan_is_letter(next) || next == '!' || next == '?';
}

/* How many bytes come before the next one that does not pass as it is; `most` at most, or the rest of a character more. */
static size_t plain_length(struct slice text, size_t most)
{
	size_t at = 0;
	while (at < text.length && at < most) {
		unsigned char byte = (unsigned char)text.text[at];
		bool special = byte == '<' || byte == '&' || (byte < ' ' && byte != '\n' && byte != '\t');
		if (special)
			break;
		at++;
	}
	while (at > 0 && at < text.length && ((unsigned char)text.text[at] & 0xC0) == 0x80)
		at++;
	return at;
}

/* The character at the start of a text that does not pass as it is; *passed receives its bytes. */
static klp_status put_special(struct html_feed *feed, struct slice text, size_t *passed, klp_error **error)
{
	*passed = 1;
	switch (text.text[0]) {
	case '<':
		return put_text(feed, "&lt;", error);
	case '&':
		return html_reference_put(&feed->out, text, passed) ? KLP_OK : error_memory(error);
	case '\r':
		*passed = text.length > 1 && text.text[1] == '\n' ? 2 : 1;
		return put(feed, "\n", 1, error);
	case '\f':
		return put(feed, " ", 1, error);
	default: /* libxml2 would leave it out, and join what it parts */
		return put_text(feed, "\xEF\xBF\xBD", error);
	}
}

/* Text up to the next tag; or up to the end of `text`, whatever is in it, when `all` says so. */
static klp_status pass_text(struct html_feed *feed, struct slice text, bool all, klp_error **error)
{
	klp_status status = KLP_OK;
	while (status == KLP_OK && text.length > 0) {
		size_t length = plain_length(text, MOST_RUN - feed->run);
		if (length == 0 && text.text[0] == '<' && !all && is_markup(text))
			break;
		size_t passed = length;
		if (length > 0)
			status = put(feed, text.text, length, error);
		else
			status = put_special(feed, text, &passed, error);
		feed->line += html_scan_lines((struct slice){ text.text, passed });
		text.text += passed;
		text.length -= passed;
		feed->at += passed;
		feed->run += passed;
		if (status == KLP_OK && feed->run >= MOST_RUN) { /* a comment lets libxml2 go on, and parts nothing */
			status = put_text(feed, "<!---->", error);
			feed->run = 0;
			if (status == KLP_OK)
				status = give(feed, error);
		}
	}
	return status;
}

/* -------------------------------------------------------------------- tags */

struct attribute {
	struct slice name;
	struct slice value;
};

struct tag {
	/** in lower case; empty when it is none that could be known */
	char name[LONGEST_NAME];
	enum html_element element;
	bool closing;
	/** of XHTML: an element without content */
	bool whole;
	/** behind its ">", in the page */
	size_t end;
	/** those that matter */
	struct attribute attributes[MOST_ATTRIBUTES];
	size_t attribute_count;
};

/* Whether a byte ends a name or a value that stands without quotes. */
static bool ends_value(char byte)
{
	return byte == '>' || html_scan_is_blank(byte);
}

static bool ends_name(char byte)
{
	return byte == '/' || ends_value(byte);
}

static size_t skip_blanks(struct slice text, size_t at)
{
	while (at < text.length && html_scan_is_blank(text.text[at]))
		at++;
	return at;
}

/* The value behind the "=" at *at; *at is moved behind it. */
static struct slice read_value(struct slice text, size_t *at)
{
	size_t start = skip_blanks(text, *at + 1), end = start;
	if (start < text.length && (text.text[start] == '"' || text.text[start] == '\'')) {
		const char *quote = memchr(text.text + start + 1, text.text[start], text.length - start - 1);
		end = quote == NULL ? text.length : (size_t)(quote - text.text);
		*at = end < text.length ? end + 1 : end;
		return (struct slice){ text.text + start + 1, end - start - 1 };
	}
	while (end < text.length && !ends_value(text.text[end]))
		end++;
	*at = end;
	return (struct slice){ text.text + start, end - start };
}

/* The next attribute of a tag from *at on; false at the end of the tag, where *at is its ">" or the end of the text. */
static bool next_attribute(struct slice text, size_t *at, struct attribute *attribute)
{
	size_t start = *at;
	while (start < text.length && (text.text[start] == '/' || html_scan_is_blank(text.text[start])))
		start++;
	*at = start;
	if (start >= text.length || text.text[start] == '>')
		return false;
	size_t end = start + 1; /* a "=" at the start belongs to the name */
	while (end < text.length && text.text[end] != '=' && !ends_name(text.text[end]))
		end++;
	*attribute = (struct attribute){ .name = { text.text + start, end - start } };
	*at = end;
	size_t equals = skip_blanks(text, end);
	if (equals < text.length && text.text[equals] == '=') {
		*at = equals;
		attribute->value = read_value(text, at);
	}
	return true;
}

static bool is_wanted(const struct attribute *attribute)
{
	static const struct slice wanted[] = {
		{ "style", 5 }, { "colspan", 7 }, { "rowspan", 7 }, { "hidden", 6 }, { "data-klp", 8 }
	};
	for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++)
		if (attribute->name.length == wanted[i].length && html_scan_begins(attribute->name, wanted[i].text))
			return attribute->value.length <= LONGEST_VALUE;
	return false;
}

static klp_status put_attribute(struct html_feed *feed, const struct attribute *attribute, klp_error **error)
{
	klp_status status = put_text(feed, " ", error);
	if (status == KLP_OK)
		status = put(feed, attribute->name.text, attribute->name.length, error);
	if (status == KLP_OK)
		status = put_text(feed, "=\"", error);
	size_t start = feed->out.size;
	if (status == KLP_OK)
		status = put(feed, attribute->value.text, attribute->value.length, error);
	/* What may matter is written in letters, digits and a few signs. */
	for (size_t i = start; status == KLP_OK && i < feed->out.size; i++) {
		char *byte = &feed->out.bytes[i];
		if (*byte < ' ' || *byte == '"' || *byte == '<' || *byte == '>' || *byte == '&')
			*byte = ' ';
	}
	return status == KLP_OK ? put_text(feed, "\"", error) : status;
}

/* Takes a tag apart; false when the page ends within it. */
static bool read_tag(const struct html_feed *feed, struct tag *tag)
{
	struct slice rest = rest_of(feed);
	struct attribute attribute;
	tag->closing = rest.text[1] == '/';
	tag->attribute_count = 0;
	size_t start = tag->closing ? 2 : 1, at = start;
	for (; at < rest.length && !ends_name(rest.text[at]); at++)
		if (at - start + 1 < LONGEST_NAME)
			tag->name[at - start] = html_scan_lower(rest.text[at]);
	tag->name[at - start < LONGEST_NAME ? at - start : 0] = '\0';
	tag->element = html_element_find(tag->name);
	while (next_attribute(rest, &at, &attribute))
		if (tag->attribute_count < MOST_ATTRIBUTES && is_wanted(&attribute))
			tag->attributes[tag->attribute_count++] = attribute;
	if (at >= rest.length)
		return false;
	tag->whole = feed->xml && !tag->closing && rest.text[at - 1] == '/';
	tag->end = feed->at + at + 1;
	return true;
}

/* Where the end tag of a raw element begins, from the end of its start tag on; past the end of the page when it has none. */
static size_t find_raw_end(const struct html_feed *feed, const char *name, size_t from)
{
	char sought[LONGEST_NAME + 2] = "</";
	memcpy(sought + 2, name, strlen(name) + 1);
	size_t at = html_scan_find(feed->text, from, sought);
	while (at < feed->text.length) {
		size_t behind = at + strlen(sought);
		if (behind >= feed->text.length)
			return feed->text.length + 1;
		if (html_scan_is_blank(feed->text.text[behind]) || strchr("/>", feed->text.text[behind]) != NULL)
			return at;
		at = html_scan_find(feed->text, behind, sought);
	}
	return feed->text.length + 1;
}

static klp_status take_raw(struct html_feed *feed, const struct tag *tag, klp_error **error)
{
	size_t end = find_raw_end(feed, tag->name, tag->end);
	if (tag->element != HTML_TITLE)
		return leave_out(feed, end, error);
	klp_status status = leave_out(feed, tag->end, error);
	if (end > feed->text.length) {
		feed->unended_line = feed->line;
		end = feed->text.length;
	}
	if (status == KLP_OK)
		status = put_text(feed, "<title>", error);
	if (status == KLP_OK)
		status = pass_text(feed, (struct slice){ feed->text.text + feed->at, end - feed->at }, true, error);
	return status == KLP_OK ? put_text(feed, "</title>", error) : status;
}

static klp_status put_ends(struct html_feed *feed, const char *before, const char *name, const char *behind,
                           klp_error **error)
{
	klp_status status = put_text(feed, before, error);
	if (status == KLP_OK)
		status = put_text(feed, name, error);
	return status == KLP_OK ? put_text(feed, behind, error) : status;
}

/* The tag of an element that may matter. */
static klp_status put_tag(struct html_feed *feed, const struct tag *tag, klp_error **error)
{
	uint64_t lines = html_scan_lines((struct slice){ feed->text.text + feed->at, tag->end - feed->at });
	bool told = lines > MOST_LINE_ENDS;
	feed->run = 0;
	klp_status status = put_ends(feed, tag->closing ? "</" : "<", tag->name, "", error);
	for (size_t i = 0; status == KLP_OK && !tag->closing && i < tag->attribute_count; i++)
		status = put_attribute(feed, &tag->attributes[i], error);
	if (status == KLP_OK && !told)
		status = put_line_ends(feed, lines, error);
	if (status == KLP_OK)
		status = put_text(feed, ">", error);
	if (status == KLP_OK && tag->whole && tag->element != HTML_BREAK)
		status = put_ends(feed, "</", tag->name, ">", error);
	if (status == KLP_OK && told) {
		status = give(feed, error);
		feed->lines_left_out += lines;
	}
	feed->line += lines;
	feed->at = tag->end;
	return status;
}

static klp_status take_tag(struct html_feed *feed, klp_error **error)
{
	struct tag tag;
	if (!read_tag(feed, &tag))
		return leave_out(feed, feed->text.length + 1, error);
	bool raw = tag.element == HTML_RAW || tag.element == HTML_TITLE;
	if (raw && !tag.closing && !tag.whole)
		return take_raw(feed, &tag, error);
	if (raw || tag.element == HTML_FRAME || tag.element == HTML_UNKNOWN)
		return leave_out(feed, tag.end, error);
	return put_tag(feed, &tag, error);
}

/* A comment, a document type, an instruction: "<!…" and "<?…". */
static klp_status take_declaration(struct html_feed *feed, klp_error **error)
{
	struct slice rest = rest_of(feed);
	if (html_scan_begins(rest, "<!--"))
		return leave_out(feed, html_scan_comment_end(feed->text, feed->at), error);
	if (feed->xml && html_scan_begins(rest, "<![cdata[")) {
		klp_status status = leave_out(feed, feed->at + strlen("<![CDATA["), error);
		size_t end = html_scan_find(feed->text, feed->at, "]]>");
		if (status == KLP_OK)
			status = pass_text(feed, (struct slice){ feed->text.text + feed->at, end - feed->at }, true, error);
		if (status == KLP_OK && feed->at < feed->text.length)
			status = leave_out(feed, end + strlen("]]>"), error);
		return status;
	}
	const char *close = memchr(rest.text, '>', rest.length);
	return leave_out(feed, close == NULL ? feed->text.length + 1 : (size_t)(close - feed->text.text) + 1, error);
}

static klp_status take_markup(struct html_feed *feed, klp_error **error)
{
	char next = feed->text.text[feed->at + 1];
	if (html_scan_is_letter(next))
		return take_tag(feed, error);
	if (next == '/' && html_scan_is_letter(feed->text.text[feed->at + 2]))
		return take_tag(feed, error);
	return take_declaration(feed, error);
}

klp_status html_feed_all(struct html_feed *feed, klp_error **error)
{
	struct slice beginning = feed->text;
	beginning = text_trim((struct slice){ beginning.text, beginning.length < PIECE ? beginning.length : PIECE });
	feed->xml = html_scan_begins(beginning, "<?xml");
	feed->line = 1;
	/* Where no element is open, libxml2 makes up a paragraph for text, behind it. */
	klp_status status = put_text(feed, "<body>", error);
	while (status == KLP_OK && feed->at < feed->text.length) {
		status = pass_text(feed, rest_of(feed), false, error);
		if (status == KLP_OK && feed->at < feed->text.length)
			status = take_markup(feed, error);
		if (status == KLP_OK && feed->out.size >= PIECE)
			status = give(feed, error);
	}
	if (status == KLP_OK)
		status = give(feed, error);
	buffer_free(&feed->out);
	return status;
}
