/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * XML as it streams by: what the readers of XML, spreadsheets and pdftotext's boxes have in common. libxml2 reads it, with
 * handlers of this one context, no entity but the five of XML and character references, no network and no file but the bytes that are given.
 */

#ifndef READ_XML_EVENTS_H
#define READ_XML_EVENTS_H

#include "base/buffer.h"
#include "read/document.h"

struct xml;

/** What is called as the text streams by. A handler that fails ends the parse with its status. Names come without their
 * prefix. Any may be NULL. */
struct xml_handlers {
	/** An element begins. Its attributes are asked for with xml_attribute() until this returns. A name, here and of an
	 * attribute, lives as long as the struct xml and is the same pointer each time it comes. */
	klp_status (*start)(void *context, struct xml *xml, const char *name, klp_error **error);
	klp_status (*end)(void *context, struct xml *xml, const char *name, klp_error **error);
	/** Characters, in pieces of any size; text of one element may come in several. */
	klp_status (*text)(void *context, struct xml *xml, struct slice text, klp_error **error);
};

/** Begins a text. `part` names it in errors, such as a sheet within a spreadsheet; NULL for none. `handlers`, `reading` and
 * `part` must outlive it. KLP_OK or KLP_OUT_OF_MEMORY; end it with xml_free(). */
klp_status xml_new(struct xml **xml, const struct xml_handlers *handlers, void *context, const char *part,
                   const struct reading *reading, klp_error **error);

/** Gives the next bytes.
 *
 * @return KLP_OK; KLP_FORMAT (not well-formed, with line and column; a document type with entities or attributes of its own);
 *         KLP_ENCODING; KLP_LIMIT_DEPTH; KLP_LIMIT_LINE_BYTES (a tag or comment without end); KLP_OUT_OF_MEMORY; what a handler
 *         returns. After a failure it takes no more. */
klp_status xml_feed(struct xml *xml, struct slice bytes, klp_error **error);

/** Ends the text. As xml_feed(); KLP_FORMAT when it is cut off. */
klp_status xml_finish(struct xml *xml, klp_error **error);

/** NULL is allowed. */
void xml_free(struct xml *xml);

/** All of it at once: new, feed, finish, free. */
klp_status xml_read(struct slice bytes, const struct xml_handlers *handlers, void *context, const char *part,
                    const struct reading *reading, klp_error **error);

/** The value of an attribute of the element that begins, by its name without prefix; text NULL when it has none. Only
 * within the start handler. */
struct slice xml_attribute(const struct xml *xml, const char *name);

struct xml_attribute {
	const char *name;
	/** "" for none, as attributes without a prefix have */
	const char *namespace;
	/** the text is never NULL */
	struct slice value;
};

/** The attributes of the element that begins, one after another; false past the end. Only within the start handler. */
bool xml_attribute_at(const struct xml *xml, size_t index, struct xml_attribute *attribute);

/** The namespace of the element that begins or ends, "" for none. Only within those handlers. */
const char *xml_namespace(const struct xml *xml);

/** Where the parser is: the line, from 1. */
uint64_t xml_line(const struct xml *xml);

/** How many bytes of the source the parser has passed; 0 when its encoding is not UTF-8, for then they are others. */
uint64_t xml_byte(const struct xml *xml);

/** How deep the present element lies, the root being 1. */
uint64_t xml_depth(const struct xml *xml);

#endif
