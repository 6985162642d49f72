/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/formats/html_element.h"
#include "read/formats/html_scan.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>

struct named {
	const char *name;
	enum html_element element;
};

/* In the order of their names. */
static const struct named elements[] = {
	{ "a", HTML_INLINE },         { "address", HTML_BLOCK },
	{ "article", HTML_BLOCK },    { "aside", HTML_BLOCK },
	{ "audio", HTML_UNSEEN },     { "b", HTML_INLINE },
	{ "base", HTML_FRAME },       { "blockquote", HTML_BLOCK },
	{ "body", HTML_FRAME },       { "br", HTML_BREAK },
	{ "canvas", HTML_UNSEEN },    { "caption", HTML_CAPTION },
	{ "center", HTML_BLOCK },     { "col", HTML_INLINE },
	{ "colgroup", HTML_INLINE },  { "datalist", HTML_UNSEEN },
	{ "dd", HTML_BLOCK },         { "del", HTML_STRUCK },
	{ "details", HTML_BLOCK },    { "dialog", HTML_BLOCK },
	{ "dir", HTML_RICH_BLOCK },   { "div", HTML_BLOCK },
	{ "dl", HTML_RICH_BLOCK },    { "dt", HTML_BLOCK },
	{ "em", HTML_INLINE },        { "fieldset", HTML_BLOCK },
	{ "figcaption", HTML_BLOCK }, { "figure", HTML_BLOCK },
	{ "font", HTML_INLINE },      { "footer", HTML_BLOCK },
	{ "form", HTML_BLOCK },       { "frame", HTML_FRAME },
	{ "frameset", HTML_FRAME },   { "h1", HTML_RICH_BLOCK },
	{ "h2", HTML_RICH_BLOCK },    { "h3", HTML_RICH_BLOCK },
	{ "h4", HTML_RICH_BLOCK },    { "h5", HTML_RICH_BLOCK },
	{ "h6", HTML_RICH_BLOCK },    { "head", HTML_FRAME },
	{ "header", HTML_BLOCK },     { "hgroup", HTML_BLOCK },
	{ "hr", HTML_BLOCK },         { "html", HTML_FRAME },
	{ "i", HTML_INLINE },         { "iframe", HTML_RAW },
	{ "img", HTML_INLINE },       { "legend", HTML_BLOCK },
	{ "li", HTML_BLOCK },         { "link", HTML_FRAME },
	{ "listing", HTML_TYPED },    { "main", HTML_BLOCK },
	{ "menu", HTML_RICH_BLOCK },  { "meta", HTML_FRAME },
	{ "nav", HTML_BLOCK },        { "noembed", HTML_RAW },
	{ "noframes", HTML_RAW },     { "noscript", HTML_BLOCK },
	{ "ol", HTML_RICH_BLOCK },    { "p", HTML_BLOCK },
	{ "plaintext", HTML_TYPED },  { "pre", HTML_TYPED },
	{ "s", HTML_STRUCK },         { "script", HTML_RAW },
	{ "search", HTML_BLOCK },     { "section", HTML_BLOCK },
	{ "select", HTML_UNSEEN },    { "small", HTML_INLINE },
	{ "span", HTML_INLINE },      { "strike", HTML_STRUCK },
	{ "strong", HTML_INLINE },    { "style", HTML_RAW },
	{ "sub", HTML_RAISED },       { "summary", HTML_BLOCK },
	{ "sup", HTML_RAISED },       { "svg", HTML_UNSEEN },
	{ "table", HTML_TABLE },      { "tbody", HTML_SECTION_BODY },
	{ "td", HTML_CELL },          { "template", HTML_UNSEEN },
	{ "textarea", HTML_RAW },     { "tfoot", HTML_SECTION_FOOT },
	{ "th", HTML_CELL },          { "thead", HTML_SECTION_HEAD },
	{ "title", HTML_TITLE },      { "tr", HTML_ROW },
	{ "u", HTML_INLINE },         { "ul", HTML_RICH_BLOCK },
	{ "video", HTML_UNSEEN },     { "xmp", HTML_TYPED },
};

static int compare(const void *name, const void *entry)
{
	return strcmp(name, ((const struct named *)entry)->name);
}

enum html_element html_element_find(const char *name)
{
	const struct named *found =
		bsearch(name, elements, sizeof elements / sizeof elements[0], sizeof elements[0], compare);
	if (found != NULL)
		return found->element;
	/* The other elements of HTML let words run on. */
	return htmlTagLookup((const xmlChar *)name) != NULL ? HTML_INLINE : HTML_UNKNOWN;
}

uint32_t html_element_number(const char *value, uint32_t otherwise)
{
	enum { ENOUGH = 1000000 };
	while (html_scan_is_blank(*value))
		value++;
	if (*value < '0' || *value > '9')
		return otherwise;
	uint32_t number = 0;
	for (; *value >= '0' && *value <= '9'; value++)
		if (number < ENOUGH)
			number = number * 10 + (uint32_t)(*value - '0');
	return number;
}

/* Whether one of the declarations of a style has a property with a value that begins so, both in lower case. */
static bool declares(const char *style, const char *property, const char *value)
{
	struct slice text = slice_of(style);
	size_t length = strlen(property);
	for (size_t at = html_scan_find(text, 0, property); at < text.length;
	     at = html_scan_find(text, at + length, property)) {
		bool whole = at == 0 || html_scan_is_blank(text.text[at - 1]) || text.text[at - 1] == ';';
		size_t behind = at + length;
		while (behind < text.length && html_scan_is_blank(text.text[behind]))
			behind++;
		if (!whole || behind >= text.length || text.text[behind] != ':')
			continue;
		do
			behind++;
		while (behind < text.length && html_scan_is_blank(text.text[behind]));
		if (html_scan_begins((struct slice){ text.text + behind, text.length - behind }, value))
			return true;
	}
	return false;
}

bool html_element_style_hides(const char *style)
{
	return declares(style, "display", "none");
}

bool html_element_style_raises(const char *style)
{
	return declares(style, "vertical-align", "super") || declares(style, "vertical-align", "sub");
}

bool html_element_style_strikes(const char *style)
{
	return declares(style, "text-decoration", "line-through");
}
