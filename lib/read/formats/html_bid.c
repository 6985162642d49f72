/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/formats/html_bid.h"
#include "read/formats/html_charset.h"
#include "read/formats/html_element.h"
#include "read/formats/html_scan.h"

#include <string.h>

enum {
	CERTAIN = 95,
	LIKELY = 50, /* less than Markdown with a pipe table, more than plain text */
	LOOKED_AT = 1 << 16
};

/* Past blanks, comments and an XML declaration. */
static size_t skip_prolog(struct slice head)
{
	size_t at = 0;
	while (at < head.length) {
		struct slice rest = { head.text + at, head.length - at };
		if (html_scan_is_blank(rest.text[0])) {
			at++;
		} else if (html_scan_begins(rest, "<!--")) {
			at = html_scan_comment_end(head, at);
		} else if (html_scan_begins(rest, "<?")) {
			const char *end = memchr(rest.text, '>', rest.length);
			at = end == NULL ? head.length : (size_t)(end - head.text) + 1;
		} else {
			break;
		}
	}
	return at < head.length ? at : head.length;
}

/* Whether a tag of that name stands at the start; "<table:table" and "<tr8" are others. */
static bool is_tag(struct slice text, const char *name)
{
	if (text.length == 0 || text.text[0] != '<' ||
	    !html_scan_begins((struct slice){ text.text + 1, text.length - 1 }, name))
		return false;
	size_t behind = 1 + strlen(name);
	return behind < text.length && (html_scan_is_blank(text.text[behind]) || strchr("/>", text.text[behind]) != NULL);
}

/* An element that only a page has, as the first. */
static bool begins_page(struct slice text)
{
	static const char *const names[] = { "html", "head",  "body",  "table", "meta", "caption", "colgroup",
		                                 "col",  "thead", "tbody", "tfoot", "tr",   "td",      "th" };
	if (html_scan_begins(text, "<!doctype html"))
		return true;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (is_tag(text, names[i]))
			return true;
	return false;
}

/* Another element of HTML, as the first: a piece of a page, or Markdown. */
static bool begins_with_tag(struct slice text)
{
	char name[16];
	size_t length = 0;
	while (length + 1 < text.length && length + 1 < sizeof name &&
	       (html_scan_is_letter(text.text[length + 1]) ||
	        (length > 0 && text.text[length + 1] >= '0' && text.text[length + 1] <= '9'))) {
		name[length] = html_scan_lower(text.text[length + 1]);
		length++;
	}
	name[length] = '\0';
	return length > 0 && html_element_find(name) != HTML_UNKNOWN && is_tag(text, name);
}

/* Whether a table of HTML stands in the text. */
static bool has_table(struct slice text)
{
	for (size_t at = html_scan_find(text, 0, "<table"); at < text.length; at = html_scan_find(text, at + 1, "<table")) {
		if (is_tag((struct slice){ text.text + at, text.length - at }, "table"))
			return html_scan_find(text, at, "<tr") < text.length;
	}
	return false;
}

static int bid_plain(struct slice head)
{
	size_t start = skip_prolog(head);
	struct slice text = { head.text + start, head.length - start };
	if (begins_page(text))
		return CERTAIN;
	bool xml = html_scan_begins(text_trim(head), "<?xml");
	if (begins_with_tag(text) && !xml)
		return LIKELY;
	/* Words before the first table: what was copied out of a page, or a letter with a table in it. */
	bool words = text.length > 0 && text.text[0] != '<';
	return words && has_table(text) ? LIKELY : 0;
}

int html_bid(struct slice head)
{
	static const char *const never[] = { "%PDF-", "PK\003\004", "\x1F\x8B" };
	size_t mark;
	const struct charset *charset = html_charset_mark(head, &mark);
	for (size_t i = 0; i < sizeof never / sizeof never[0]; i++)
		if (head.length >= strlen(never[i]) && memcmp(head.text, never[i], strlen(never[i])) == 0)
			return 0;
	head.text += mark;
	head.length -= mark;
	if (head.length > LOOKED_AT)
		head.length = LOOKED_AT;
	if (charset != &charset_utf16le && charset != &charset_utf16be)
		return bid_plain(head);
	/* The characters that matter have a zero byte each in UTF-16. */
	char narrow[4096];
	size_t length = 0;
	for (size_t i = charset == &charset_utf16be; i < head.length && length < sizeof narrow; i += 2)
		narrow[length++] = head.text[i];
	return bid_plain((struct slice){ narrow, length });
}
