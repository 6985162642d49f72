/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What the elements of a page do to the words in them.
 */

#ifndef READ_HTML_ELEMENT_H
#define READ_HTML_ELEMENT_H

#include <stdbool.h>
#include <stdint.h>

enum html_element {
	/** nothing: words run on */
	HTML_INLINE,
	HTML_TABLE,
	HTML_SECTION_HEAD,
	HTML_SECTION_BODY,
	HTML_SECTION_FOOT,
	HTML_ROW,
	HTML_CELL,
	HTML_CAPTION,
	/** begins and ends a line */
	HTML_BLOCK,
	/** the same, and no cell of data holds it: a heading, a list */
	HTML_RICH_BLOCK,
	/** the same, with its blanks and line ends as they are */
	HTML_TYPED,
	HTML_BREAK,
	/** set higher or lower */
	HTML_RAISED,
	HTML_STRUCK,
	HTML_TITLE,
	/** is not shown, or is no text of the page */
	HTML_UNSEEN,
	/** its tags do nothing: those of the page as a whole */
	HTML_FRAME,
	/** holds no tags but its own end, and nothing that is shown */
	HTML_RAW,
	/** is no element of HTML */
	HTML_UNKNOWN
};

/** What an element does, by its name in lower case. */
enum html_element html_element_find(const char *name);

/** The number that an attribute such as colspan says, of which large ones need not be told apart; `otherwise` when it says none,
 * or one with a sign. */
uint32_t html_element_number(const char *value, uint32_t otherwise);

/** What a style attribute says. */
bool html_element_style_hides(const char *style);
bool html_element_style_raises(const char *style);
bool html_element_style_strikes(const char *style);

#endif
