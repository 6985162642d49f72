/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/formats/html_feed.h"
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
	if (lines > MOST_LINE_ENDS) {
		klp_status status = give(feed, error);
		feed->lines_left_out += lines;
		return status;
	}
	feed->run = 0;
	klp_status status = put_text(feed, "<!--", error);
	if (status == KLP_OK)
		status = put_line_ends(feed, lines, error);
	return status == KLP_OK ? put_text(feed, "-->", error) : status;
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

/* How many bytes come before the next one that does not pass as it is. */
static size_t plain_length(struct slice text)
{
	size_t at = 0;
	while (at < text.length) {
		unsigned char byte = (unsigned char)text.text[at];
		bool special = byte == '<' || byte == '&' || (byte < ' ' && byte != '\n' && byte != '\t');
		if (special)
			break;
		at++;
	}
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
		size_t length = plain_length(text);
		if (length > MOST_RUN - feed->run)
			length = MOST_RUN - feed->run;
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
	bool has_value;
};

/* The name at the start of a text, up to a blank or one of `ends`. */
static size_t name_length(struct slice text, const char *ends)
{
	size_t length = 0;
	while (length < text.length && !html_scan_is_blank(text.text[length]) && strchr(ends, text.text[length]) == NULL)
		length++;
	return length;
}

static size_t skip_blanks(struct slice text, size_t at)
{
	while (at < text.length && html_scan_is_blank(text.text[at]))
		at++;
	return at;
}

/* The next attribute of a tag from *at on; false at the end of the tag, where *at is its ">" or the end of the text. */
static bool next_attribute(struct slice text, size_t *at, struct attribute *attribute)
{
	while (*at < text.length && (html_scan_is_blank(text.text[*at]) || text.text[*at] == '/'))
		(*at)++;
	if (*at >= text.length || text.text[*at] == '>')
		return false;
	/* A "=" at the start belongs to the name. */
	size_t length = 1 + name_length((struct slice){ text.text + *at + 1, text.length - *at - 1 }, "=/>");
	*attribute = (struct attribute){ .name = { text.text + *at, length } };
	*at += length;
	size_t equals = skip_blanks(text, *at);
	if (equals >= text.length || text.text[equals] != '=')
		return true;
	size_t start = skip_blanks(text, equals + 1);
	attribute->has_value = true;
	if (start < text.length && (text.text[start] == '"' || text.text[start] == '\'')) {
		const char *end = memchr(text.text + start + 1, text.text[start], text.length - start - 1);
		size_t stop = end == NULL ? text.length : (size_t)(end - text.text);
		attribute->value = (struct slice){ text.text + start + 1, stop - start - 1 };
		*at = stop < text.length ? stop + 1 : stop;
	} else {
		length = name_length((struct slice){ text.text + start, text.length - start }, ">");
		attribute->value = (struct slice){ text.text + start, length };
		*at = start + length;
	}
	return true;
}

static bool is_wanted(struct slice name)
{
	static const char *const wanted[] = { "colspan", "rowspan", "hidden", "style" };
	for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++)
		if (name.length == strlen(wanted[i]) && html_scan_begins(name, wanted[i]))
			return true;
	return false;
}

static klp_status put_attribute(struct html_feed *feed, const struct attribute *attribute, klp_error **error)
{
	klp_status status = put_text(feed, " ", error);
	if (status == KLP_OK)
		status = put(feed, attribute->name.text, attribute->name.length, error);
	if (status == KLP_OK)
		status = put_text(feed, "=\"", error);
	for (size_t i = 0; status == KLP_OK && i < attribute->value.length; i++) {
		/* What may matter is written in letters, digits and a few signs. */
		char byte = attribute->value.text[i];
		bool passes = byte >= ' ' && strchr("\"'<>&", byte) == NULL;
		status = put(feed, passes ? &byte : " ", 1, error);
	}
	return status == KLP_OK ? put_text(feed, "\"", error) : status;
}

/* The name of an element in lower case; empty when it is none that could be known. */
static void read_name(char name[LONGEST_NAME], struct slice text)
{
	size_t length = name_length(text, "/>");
	name[0] = '\0';
	if (length >= LONGEST_NAME)
		return;
	for (size_t i = 0; i < length; i++)
		name[i] = html_scan_lower(text.text[i]);
	name[length] = '\0';
}

/* Elements whose tags do nothing but harm here. */
static bool is_frame(const char *name)
{
	static const char *const names[] = { "html", "head", "body", "meta", "link", "base", "frameset", "frame" };
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (strcmp(name, names[i]) == 0)
			return true;
	return false;
}

/* Elements in which there are no tags until their own end; a title has text, the others nothing that is shown. */
static bool is_raw(const char *name)
{
	static const char *const names[] = { "script", "style", "title", "textarea", "iframe", "noembed", "noframes" };
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (strcmp(name, names[i]) == 0)
			return true;
	return false;
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

static klp_status take_raw(struct html_feed *feed, const char *name, size_t start, klp_error **error)
{
	size_t end = find_raw_end(feed, name, start);
	if (strcmp(name, "title") != 0)
		return leave_out(feed, end, error);
	klp_status status = leave_out(feed, start, error);
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

/* The tag of an element that may matter; `end` is behind its ">". */
static klp_status put_tag(struct html_feed *feed, const char *name, bool closing, size_t end, klp_error **error)
{
	size_t at = 1 + strlen(name), attributes = 0;
	uint64_t lines = html_scan_lines((struct slice){ feed->text.text + feed->at, end - feed->at });
	struct slice tag = { feed->text.text + feed->at, end - feed->at };
	struct attribute attribute;
	feed->run = 0;
	klp_status status = put_text(feed, closing ? "</" : "<", error);
	if (status == KLP_OK)
		status = put_text(feed, name, error);
	while (status == KLP_OK && !closing && attributes < MOST_ATTRIBUTES && next_attribute(tag, &at, &attribute)) {
		if (!is_wanted(attribute.name) || attribute.value.length > LONGEST_VALUE)
			continue;
		attributes++;
		status = put_attribute(feed, &attribute, error);
	}
	bool told = lines > MOST_LINE_ENDS;
	if (status == KLP_OK && !told)
		status = put_line_ends(feed, lines, error);
	if (status == KLP_OK)
		status = put_text(feed, ">", error);
	bool whole = feed->xml && !closing && tag.text[tag.length - 2] == '/';
	if (status == KLP_OK && whole && strcmp(name, "br") != 0) {
		status = put_text(feed, "</", error);
		if (status == KLP_OK)
			status = put_text(feed, name, error);
		if (status == KLP_OK)
			status = put_text(feed, ">", error);
	}
	if (status == KLP_OK && told) {
		status = give(feed, error);
		feed->lines_left_out += lines;
	}
	feed->line += lines;
	feed->at = end;
	return status;
}

static klp_status take_tag(struct html_feed *feed, bool closing, klp_error **error)
{
	char name[LONGEST_NAME];
	struct slice rest = rest_of(feed);
	size_t at = closing ? 2 : 1;
	read_name(name, (struct slice){ rest.text + at, rest.length - at });
	at += name_length((struct slice){ rest.text + at, rest.length - at }, "/>");
	struct attribute ignored;
	while (next_attribute(rest, &at, &ignored)) {
	}
	if (at >= rest.length)
		return leave_out(feed, feed->text.length + 1, error);
	size_t end = feed->at + at + 1;
	bool whole = feed->xml && rest.text[at - 1] == '/';
	if (!closing && !whole && is_raw(name))
		return take_raw(feed, name, end, error);
	if (name[0] == '\0' || is_frame(name) || is_raw(name) || !feed->knows(name))
		return leave_out(feed, end, error);
	return put_tag(feed, name, closing, end, error);
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
		return take_tag(feed, false, error);
	if (next == '/' && html_scan_is_letter(feed->text.text[feed->at + 2]))
		return take_tag(feed, true, error);
	return take_declaration(feed, error);
}

klp_status html_feed_all(struct html_feed *feed, klp_error **error)
{
	struct slice beginning = feed->text;
	beginning = text_trim((struct slice){ beginning.text, beginning.length < PIECE ? beginning.length : PIECE });
	feed->xml = html_scan_begins(beginning, "<?xml");
	feed->line = 1;
	klp_status status = KLP_OK;
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
