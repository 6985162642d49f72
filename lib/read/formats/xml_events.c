/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/formats/xml_events.h"
#include "base/limits.h"
#include "base/memory.h"
#include "base/xml_decode.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <limits.h>
#include <pthread.h>
#include <string.h>

/* What libxml2 gives for an attribute: local name, prefix, URI, value, end of the value. */
enum { LOCAL_NAME = 0, NAMESPACE = 2, VALUE = 3, VALUE_END = 4, ATTRIBUTE_FIELDS = 5 };

struct xml {
	xmlParserCtxtPtr parser;
	const struct xml_handlers *handlers;
	void *context;
	const char *part;
	const struct reading *reading;
	struct xml_decoder decoder;
	uint64_t depth;
	/** of the element that begins or ends */
	const xmlChar *namespace;
	/** of the element that begins */
	const xmlChar **attributes;
	int attribute_count;
	/** whether any element has begun, and whether no more bytes come */
	bool begun;
	bool ending;
	/** bytes given since the parser had something to tell: how long a tag or comment is that has not ended */
	uint64_t unfinished;
	/** how the parse ended, and its error, once it did */
	klp_status status;
	klp_error *error;
};

static void stop(struct xml *xml, klp_status status)
{
	xml->status = status;
	xmlStopParser(xml->parser);
}

static struct place place_of(void *context)
{
	const struct xml *xml = context;
	struct place place = { .source = xml->reading->source, .line = xml_line(xml), .byte = xml_byte(xml) };
	int column = xmlSAX2GetColumnNumber(xml->parser);
	place.column = column > 0 ? (uint64_t)column : 0;
	return place;
}

/* Whether an error is that the text ended too soon. */
static bool is_cut_off(const struct xml *xml, int code)
{
	const struct _xmlParserInput *input = xml->parser->input;
	bool at_end = input == NULL || input->cur >= input->end;
	return xml->ending && (xml->depth > 0 || !xml->begun) && (at_end || code == XML_ERR_DOCUMENT_END);
}

/* Whether the bytes where the parser stands are no UTF-8: it has no code for just that. */
static bool stands_at_bad_bytes(const struct xml *xml)
{
	const struct _xmlParserInput *input = xml->parser->input;
	size_t bad;
	return input != NULL && input->cur < input->end &&
	       !text_is_utf8((const char *)input->cur, (size_t)(input->end - input->cur), &bad) && bad == 0;
}

/* The wording of libxml2, without the line end it comes with. */
static void complain(struct xml *xml, int code, const char *message)
{
	const struct place place = place_of(xml);
	const char *part = xml->part == NULL ? "" : xml->part, *colon = xml->part == NULL ? "" : ": ";
	int length = message == NULL ? 0 : (int)strcspn(message, "\r\n");
	if (code == XML_ERR_NO_MEMORY)
		stop(xml, error_memory(&xml->error));
	else if (is_cut_off(xml, code))
		stop(xml,
		     error_set(&xml->error, KLP_FORMAT, &place, "%s%sthe XML ends in its midst: it is cut off", part, colon));
	else if (code == XML_ERR_INVALID_ENCODING ||
	         ((code == XML_ERR_INVALID_CHAR || code == XML_ERR_INTERNAL_ERROR) && stands_at_bad_bytes(xml)))
		stop(xml, error_set(&xml->error, KLP_ENCODING, &place,
		                    "%s%sthe XML is not in UTF-8, nor does it say what else; save it in UTF-8", part, colon));
	else
		stop(xml, error_set(&xml->error, KLP_FORMAT, &place, "%s%sthis is no well-formed XML: %.*s", part, colon,
		                    length, message == NULL ? "" : message));
}

/* -------------------------------------------------------------- SAX events */

/* What the handlers take is for libxml2 to say. */
/* NOLINTBEGIN(readability-function-size,readability-non-const-parameter) */
static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                     const xmlChar **namespace_list, int attributes, int defaulted, const xmlChar **attribute_list)
{
	struct xml *xml = context;
	(void)prefix, (void)namespaces, (void)namespace_list, (void)defaulted;
	if (xml->status != KLP_OK)
		return;
	xml->begun = true;
	xml->unfinished = 0;
	if (++xml->depth > xml->reading->limits.depth) {
		const struct place place = place_of(xml);
		stop(xml, limits_exceeded(KLP_LIMIT_DEPTH, &xml->reading->limits, &place, &xml->error));
		return;
	}
	if (xml->handlers->start == NULL)
		return;
	xml->namespace = uri;
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
	(void)prefix;
	if (xml->status != KLP_OK)
		return;
	xml->unfinished = 0;
	xml->namespace = uri;
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
	xml->unfinished = 0;
	if (xml->status != KLP_OK || xml->handlers->text == NULL || length <= 0)
		return;
	klp_status status =
		xml->handlers->text(xml->context, xml, (struct slice){ (const char *)text, (size_t)length }, &xml->error);
	if (status != KLP_OK)
		stop(xml, status);
}

static void on_comment(void *context, const xmlChar *text)
{
	(void)text;
	((struct xml *)context)->unfinished = 0;
}

static void on_instruction(void *context, const xmlChar *target, const xmlChar *data)
{
	(void)target;
	on_comment(context, data);
}

/* A document type may bring entities that grow without end or are other files, and attributes that come with every element.
 * None of our formats has any. */
static void refuse_declarations(struct xml *xml)
{
	if (xml->status != KLP_OK)
		return;
	const struct place place = place_of(xml);
	stop(xml,
	     error_set(&xml->error, KLP_FORMAT, &place,
	               "%s%sthis XML brings entities or attributes of its own, which are not read: they can grow without "
	               "end, or be other files",
	               xml->part == NULL ? "" : xml->part, xml->part == NULL ? "" : ": "));
}

static void on_entity(void *context, const xmlChar *name, int type, const xmlChar *public_id, const xmlChar *system_id,
                      xmlChar *content)
{
	(void)name, (void)type, (void)public_id, (void)system_id, (void)content;
	refuse_declarations(context);
}

/* NOLINTEND(readability-function-size,readability-non-const-parameter) */

static void on_attribute_declaration(void *context, const xmlChar *element, const xmlChar *name, int type, int how,
                                     const xmlChar *value, xmlEnumerationPtr values)
{
	(void)element, (void)name, (void)type, (void)how, (void)value;
	xmlFreeEnumeration(values);
	refuse_declarations(context);
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
	sax.comment = on_comment;
	sax.processingInstruction = on_instruction;
	sax.entityDecl = on_entity;
	sax.attributeDecl = on_attribute_declaration;
	sax.getEntity = on_entity_asked;
	sax.error = on_error;
	sax.warning = on_error;
	sax.serror = on_structured_error;
	pthread_once(&once, xmlInitParser);
	xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&sax, xml, NULL, 0, NULL);
	if (parser == NULL)
		return NULL;
	/* What comes is in UTF-8, whatever it says. XML_PARSE_NOENT would expand entities, and there are none to expand, for their
	 * declaration is refused; but without it an ampersand in an attribute comes as "&#38;". */
	xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_IGNORE_ENC | XML_PARSE_NOENT);
	xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
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

/* What the parser found wrong without having told of it. */
static void check_parser(struct xml *xml, int code)
{
	bool failed = xml->parser->wellFormed == 0 || xml->parser->disableSAX != 0 || code == XML_ERR_INVALID_ENCODING;
	if (xml->status == KLP_OK && failed)
		complain(xml, code, "the parser gives no reason");
}

/* An xml_decode_function. */
static klp_status feed_decoded(void *context, struct slice bytes, klp_error **error)
{
	enum { PIECE = 1 << 16 };
	struct xml *xml = context;
	const klp_limits *limits = &xml->reading->limits;
	(void)error; /* kept in xml->error, as those of the handlers are */
	while (xml->status == KLP_OK && bytes.length > 0) {
		int length = bytes.length < PIECE ? (int)bytes.length : PIECE;
		uint64_t before = xml->unfinished + (uint64_t)length;
		xml->unfinished = before;
		check_parser(xml, xmlParseChunk(xml->parser, bytes.text, length, 0));
		/* Nothing came out of the whole piece: the tag, comment or instruction that it is part of has no end yet. */
		if (xml->status == KLP_OK && xml->unfinished == before && before > limits->line_bytes) {
			const struct place place = place_of(xml);
			stop(xml, limits_exceeded(KLP_LIMIT_LINE_BYTES, limits, &place, &xml->error));
		}
		bytes.text += length;
		bytes.length -= (size_t)length;
	}
	return xml->status;
}

static klp_status feed(struct xml *xml, struct slice bytes, bool last, klp_error **error)
{
	if (xml->status != KLP_OK)
		return result(xml, error);
	klp_error *decoding = NULL;
	klp_status status = xml_decode(&xml->decoder, bytes, last, feed_decoded, place_of, xml, &decoding);
	if (xml->status == KLP_OK && status != KLP_OK) {
		xml->error = decoding;
		xml->status = status;
	}
	return result(xml, error);
}

klp_status xml_feed(struct xml *xml, struct slice bytes, klp_error **error)
{
	return bytes.length == 0 ? result(xml, error) : feed(xml, bytes, false, error);
}

klp_status xml_finish(struct xml *xml, klp_error **error)
{
	klp_status status = feed(xml, (struct slice){ "", 0 }, true, error);
	if (status != KLP_OK)
		return status;
	xml->ending = true;
	check_parser(xml, xmlParseChunk(xml->parser, "", 0, 1));
	return result(xml, error);
}

void xml_free(struct xml *xml)
{
	if (xml == NULL)
		return;
	if (xml->parser->myDoc != NULL)
		xmlFreeDoc(xml->parser->myDoc);
	xmlFreeParserCtxt(xml->parser);
	xml_decode_free(&xml->decoder);
	klp_error_free(xml->error);
	memory_release(xml);
}

klp_status xml_read(struct slice bytes, const struct xml_handlers *handlers, void *context, const char *part,
                    const struct reading *reading, klp_error **error)
{
	struct xml *xml = NULL;
	klp_status status = xml_new(&xml, handlers, context, part, reading, error);
	if (xml == NULL)
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

bool xml_attribute_at(const struct xml *xml, size_t index, struct xml_attribute *attribute)
{
	if (index >= (size_t)xml->attribute_count)
		return false;
	const xmlChar **found = xml->attributes + index * ATTRIBUTE_FIELDS;
	attribute->name = (const char *)found[LOCAL_NAME];
	attribute->namespace = found[NAMESPACE] == NULL ? "" : (const char *)found[NAMESPACE];
	attribute->value = (struct slice){ (const char *)found[VALUE], (size_t)(found[VALUE_END] - found[VALUE]) };
	return true;
}

const char *xml_namespace(const struct xml *xml)
{
	return xml->namespace == NULL ? "" : (const char *)xml->namespace;
}

uint64_t xml_line(const struct xml *xml)
{
	int line = xmlSAX2GetLineNumber(xml->parser);
	return line > 0 ? (uint64_t)line : 0;
}

uint64_t xml_byte(const struct xml *xml)
{
	long passed = xml->decoder.charset == &charset_utf8 ? xmlByteConsumed(xml->parser) : 0;
	return passed > 0 ? (uint64_t)passed + xml->decoder.mark : 0;
}

uint64_t xml_depth(const struct xml *xml)
{
	return xml->depth;
}
