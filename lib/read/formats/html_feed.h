/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * A page made such that libxml2 takes it alike in all its releases, in time that grows with its length, and in little memory.
 *
 * libxml2 builds the elements and closes what is left open. What it must not get, as some of its releases stumble over it:
 *
 * - comments, scripts and style sheets, which take memory as a whole, and the data in attributes; of attributes only those that a reader asks for
 *   pass, and of elements only those that are known: each name stays in memory;
 * - "<" and "&" that begin nothing: with "<5" some releases lose all up to the next ">";
 * - the tags of html, head and body: behind "</html>" some lose the rest;
 * - references to characters by number, which the standard reads otherwise: &#146; is the apostrophe of Windows-1252.
 *
 * Lines stay countable: the line ends of what is left out are given in a comment of their own, or told.
 */

#ifndef READ_HTML_FEED_H
#define READ_HTML_FEED_H

#include "base/buffer.h"
#include "read/document.h"

struct html_feed {
	/** the page, in UTF-8 without zero bytes; set this and the next two, the rest zero */
	struct slice text;
	/** takes the next piece, which is small and ends where a tag or a word may end */
	klp_status (*take)(void *context, struct slice piece, klp_error **error);
	void *context;
	/** how many line ends were left out before the present piece */
	uint64_t lines_left_out;
	/** the line on which a tag, comment or script begins that has no end, so that the rest of the page lies in it; else 0 */
	uint64_t unended_line;
	/** whether it is XHTML, in which "<td/>" is a whole element */
	bool xml;
	size_t at;
	uint64_t line;
	struct buffer out;
	/** bytes of text since the last tag */
	size_t run;
};

/** Gives the whole page, piece by piece. KLP_OK; KLP_OUT_OF_MEMORY; what `take` returns. */
klp_status html_feed_all(struct html_feed *feed, klp_error **error);

#endif
