/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/formats/xml_events.h"
#include "base/limits.h"
#include "base/memory.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <pthread.h>
#include <string.h>

/* What libxml2 gives for an attribute: local name, prefix, URI, value, end of the value. */
enum { LOCAL_NAME = 0, URI = 2, VALUE = 3, VALUE_END = 4, ATTRIBUTE_FIELDS = 5 };

struct xml {
	xmlParserCtxtPtr parser;
	const struct xml_handlers *handlers;
	void *context;
	const char *part;
	const struct reading *reading;
	uint64_t depth;
	/** of the element that begins */
	const xmlChar **attributes;
	int attribute_count;
	/** how the parse ended, and its error, once it did */
	klp_status status;
	klp_error *error;
};

static void stop(struct xml *xml, klp_status status)
{
	xml->status = status;
	xmlStopParser(xml->parser);
}

static struct place place_of(const struct xml *xml)
{
	struct place place = { .source = xml->reading->source, .line = xml_line(xml) };
	int column = xmlSAX2GetColumnNumber(xml->parser);
	place.column = column > 0 ? (uint64_t)column : 0;
	return place;
}

/* The wording of libxml2, without the line end it comes with. */
static void complain(struct xml *xml, int code, const char *message)
{
	const struct place place = place_of(xml);
	const char *part = xml->part == NULL ? "" : xml->part, *colon = xml->part == NULL ? "" : ": ";
	int length = message == NULL ? 0 : (int)strcspn(message, "\r\n");
	if (code == XML_ERR_NO_MEMORY)
		stop(xml, error_memory(&xml->error));
	else if (code == XML_ERR_INVALID_ENCODING || code == XML_ERR_UNKNOWN_ENCODING ||
	         code == XML_ERR_UNSUPPORTED_ENCODING || code == XML_ERR_INVALID_CHAR)
		stop(xml, error_set(&xml->error, KLP_ENCODING, &place, "%s%sthis is not the encoding that the XML says: %.*s",
		                    part, colon, length, message));
	else
		stop(xml, error_set(&xml->error, KLP_FORMAT, &place, "%s%sthis is no well-formed XML: %.*s", part, colon,
		                    length, message == NULL ? "" : message));
}

/* -------------------------------------------------------------- SAX events */

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                     const xmlChar **namespace_list, int attributes, int defaulted, const xmlChar **attribute_list)
{
	struct xml *xml = context;
	(void)prefix, (void)uri, (void)namespaces, (void)namespace_list, (void)defaulted;
	if (xml->status != KLP_OK)
		return;
	if (++xml->depth > xml->reading->limits.depth) {
		const struct place place = place_of(xml);
		stop(xml, limits_exceeded(KLP_LIMIT_DEPTH, &xml->reading->limits, &place, &xml->error));
		return;
	}
	if (xml->handlers->start == NULL)
		return;
	xml->attributes = attribute_list;
	xml->attribute_count = attributes;
	klp_status status = xml->handlers->start(xml->context, xml, (const char *)name, &xml->error);
	xml->attribute_count = 0;
	if (status != KLP_OK)
		stop(xml, status);
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	struct xml *xml = context;
	(void)prefix, (void)uri;
	if (xml->status != KLP_OK)
		return;
	klp_status status = KLP_OK;
	if (xml->handlers->end != NULL)
		status = xml->handlers->end(xml->context, xml, (const char *)name, &xml->error);
	xml->depth--;
	if (status != KLP_OK)
		stop(xml, status);
}

static void on_text(void *context, const xmlChar *text, int length)
{
	struct xml *xml = context;
	if (xml->status != KLP_OK || xml->handlers->text == NULL || length <= 0)
		return;
	klp_status status =
		xml->handlers->text(xml->context, xml, (struct slice){ (const char *)text, (size_t)length }, &xml->error);
	if (status != KLP_OK)
		stop(xml, status);
}

/* A document type may bring entities that grow without end, or that are other files. None of our formats has any. */
static void on_entity(void *context, const xmlChar *name, int type, const xmlChar *public_id, const xmlChar *system_id,
                      xmlChar *content)
{
	struct xml *xml = context;
	(void)name, (void)type, (void)public_id, (void)system_id, (void)content;
	if (xml->status != KLP_OK)
		return;
	const struct place place = place_of(xml);
	stop(xml, error_set(&xml->error, KLP_FORMAT, &place,
	                    "%s%sthis XML brings entities of its own, which are not read: they can grow without end, or be "
	                    "other files",
	                    xml->part == NULL ? "" : xml->part, xml->part == NULL ? "" : ": "));
}

static xmlEntityPtr on_entity_asked(void *context, const xmlChar *name)
{
	(void)context;
	return xmlGetPredefinedEntity(name);
}

static void on_error(void *context, const char *format, ...)
{
	/* The structured handler says all; without this one the message would go to standard error. */
	(void)context, (void)format;
}

/* The const of the error came with 2.12. */
#if LIBXML_VERSION >= 21200
static void on_structured_error(void *context, const xmlError *error)
#else
static void on_structured_error(void *context, xmlErrorPtr error)
#endif
{
	struct xml *xml = context;
	if (xml->status == KLP_OK && error->level >= XML_ERR_ERROR && error->domain != XML_FROM_NAMESPACE)
		complain(xml, error->code, error->message);
}

/* ----------------------------------------------------------------- parsing */

static pthread_once_t once = PTHREAD_ONCE_INIT;

static xmlParserCtxtPtr new_parser(struct xml *xml)
{
	xmlSAXHandler sax;
	memset(&sax, 0, sizeof sax);
	sax.initialized = XML_SAX2_MAGIC;
	sax.startElementNs = on_start;
	sax.endElementNs = on_end;
	sax.characters = on_text;
	sax.ignorableWhitespace = on_text;
	sax.cdataBlock = on_text;
	sax.entityDecl = on_entity;
	sax.getEntity = on_entity_asked;
	sax.error = on_error;
	sax.warning = on_error;
	sax.serror = on_structured_error;
	pthread_once(&once, xmlInitParser);
	xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&sax, xml, NULL, 0, NULL);
	if (parser != NULL)
		xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_NOCDATA);
	return parser;
}

klp_status xml_new(struct xml **xml, const struct xml_handlers *handlers, void *context, const char *part,
                   const struct reading *reading, klp_error **error)
{
	struct xml *made = memory_allocate_zeroed(1, sizeof *made);
	if (made == NULL)
		return error_memory(error);
	made->handlers = handlers;
	made->context = context;
	made->part = part;
	made->reading = reading;
	made->parser = new_parser(made);
	if (made->parser == NULL) {
		memory_release(made);
		return error_memory(error);
	}
	*xml = made;
	return KLP_OK;
}

static klp_status result(struct xml *xml, klp_error **error)
{
	if (xml->status != KLP_OK && error != NULL) {
		*error = xml->error;
		xml->error = NULL;
	}
	return xml->status;
}

/* Fewer than four bytes at first, and libxml2 cannot tell the encoding: it gets them with the next. */
klp_status xml_feed(struct xml *xml, struct slice bytes, klp_error **error)
{
	enum { PIECE = 1 << 16 };
	while (xml->status == KLP_OK && bytes.length > 0) {
		int length = bytes.length < PIECE ? (int)bytes.length : PIECE;
		int code = xmlParseChunk(xml->parser, bytes.text, length, 0);
		if (code != XML_ERR_OK && code != XML_WAR_UNDECLARED_ENTITY && xml->status == KLP_OK &&
		    xml->parser->wellFormed == 0)
			complain(xml, code, "the parser gives no reason");
		bytes.text += length;
		bytes.length -= (size_t)length;
	}
	return result(xml, error);
}

klp_status xml_finish(struct xml *xml, klp_error **error)
{
	if (xml->status == KLP_OK)
		xmlParseChunk(xml->parser, "", 0, 1);
	if (xml->status == KLP_OK && xml->parser->wellFormed == 0)
		complain(xml, XML_ERR_DOCUMENT_END, "it is cut off");
	return result(xml, error);
}

void xml_free(struct xml *xml)
{
	if (xml == NULL)
		return;
	if (xml->parser->myDoc != NULL)
		xmlFreeDoc(xml->parser->myDoc);
	xmlFreeParserCtxt(xml->parser);
	klp_error_free(xml->error);
	memory_release(xml);
}

klp_status xml_read(struct slice bytes, const struct xml_handlers *handlers, void *context, const char *part,
                    const struct reading *reading, klp_error **error)
{
	struct xml *xml = NULL;
	klp_status status = xml_new(&xml, handlers, context, part, reading, error);
	if (status != KLP_OK)
		return status;
	status = xml_feed(xml, bytes, error);
	if (status == KLP_OK)
		status = xml_finish(xml, error);
	xml_free(xml);
	return status;
}

/* ----------------------------------------------------------------- looking */

struct slice xml_attribute(const struct xml *xml, const char *name)
{
	for (int i = 0; i < xml->attribute_count; i++) {
		const xmlChar **attribute = xml->attributes + (size_t)i * ATTRIBUTE_FIELDS;
		if (strcmp((const char *)attribute[LOCAL_NAME], name) == 0)
			return (struct slice){ (const char *)attribute[VALUE], (size_t)(attribute[VALUE_END] - attribute[VALUE]) };
	}
	return (struct slice){ NULL, 0 };
}

bool xml_attribute_at(const struct xml *xml, size_t index, const char **name, const char **uri, struct slice *value)
{
	if (index >= (size_t)xml->attribute_count)
		return false;
	const xmlChar **attribute = xml->attributes + index * ATTRIBUTE_FIELDS;
	*name = (const char *)attribute[LOCAL_NAME];
	*uri = (const char *)attribute[URI];
	*value = (struct slice){ (const char *)attribute[VALUE], (size_t)(attribute[VALUE_END] - attribute[VALUE]) };
	return true;
}

struct slice xml_attribute_in(const struct xml *xml, const char *uri, const char *name)
{
	for (int i = 0; i < xml->attribute_count; i++) {
		const xmlChar **attribute = xml->attributes + (size_t)i * ATTRIBUTE_FIELDS;
		if (attribute[URI] != NULL && strcmp((const char *)attribute[LOCAL_NAME], name) == 0 &&
		    strcmp((const char *)attribute[URI], uri) == 0)
			return (struct slice){ (const char *)attribute[VALUE], (size_t)(attribute[VALUE_END] - attribute[VALUE]) };
	}
	return (struct slice){ NULL, 0 };
}

bool xml_attribute_add(struct buffer *text, struct slice value)
{
	static const char ampersand[] = "&#38;";
	const size_t length = sizeof ampersand - 1;
	while (value.length > 0) {
		const char *found = memchr(value.text, '&', value.length);
		size_t before = found == NULL ? value.length : (size_t)(found - value.text);
		bool kept = found != NULL && value.length - before >= length && memcmp(found, ampersand, length) == 0;
		size_t sign = found == NULL ? 0 : 1;
		if (!buffer_add(text, value.text, before + sign))
			return false;
		size_t passed = before + (kept ? length : sign);
		value.text += passed;
		value.length -= passed;
	}
	return true;
}

uint64_t xml_line(const struct xml *xml)
{
	int line = xmlSAX2GetLineNumber(xml->parser);
	return line > 0 ? (uint64_t)line : 0;
}

uint64_t xml_depth(const struct xml *xml)
{
	return xml->depth;
}
