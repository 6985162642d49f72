/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* XML extracts through libxml2, as it streams by: of an element `klant` a record, of each element in it, or attribute of it, a column.
 *
 * The parser asks for bytes, instead of being given them: so it looks at each of them once. It tells names as they stand there and knows
 * nothing of namespaces, which are few, and ours to resolve (xml_names.h). */

#include "base/charset.h"
#include "base/memory.h"
#include "count/xml_record.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <pthread.h>
#include <string.h>

#ifndef LIBXML_SAX1_ENABLED
#error "libxml2 was built without its simple events (SAX1), by which extracts are read"
#endif

/* So many bytes come from the source at a time. */
enum { PIECE = 1 << 18 };

struct xml {
	const struct feed *feed;
	struct source *source;
	struct harvest *harvest;
	klp_status (*tell)(void *context, klp_error **error);
	void *context;
	xmlParserCtxtPtr parser;
	struct xml_names names;
	struct xml_record record;
	/** of the element that is open, and of the client that is; 0 for none */
	uint64_t depth;
	uint64_t client;
	/** whether any element stood within the root */
	bool filled;
	/** PIECE bytes of wiped memory, and what is left of the bytes in it */
	char *piece;
	struct slice left;
	bool begun;
	bool ended;
	/** records that were told of */
	uint64_t told;
	/** how it ended, and its error, once it did */
	klp_status status;
	klp_error *error;
};

static struct place place_of(const struct xml *xml)
{
	struct place place = { .source = xml->source->name };
	const struct _xmlParserInput *input = xml->parser->input;
	if (input != NULL && input->line > 0) {
		place.line = (uint64_t)input->line;
		place.column = input->col > 0 ? (uint64_t)input->col : 0;
	}
	return place;
}

static void stop(struct xml *xml, klp_status status)
{
	if (status == KLP_OK)
		return;
	xml->status = status;
	xmlStopParser(xml->parser);
}

/* ------------------------------------------------------------------- elements */

/* The attributes of a client that are columns. */
static klp_status take_attributes(struct xml *xml, const char *const *attributes)
{
	klp_status status = KLP_OK;
	for (size_t i = 0; status == KLP_OK && attributes[i] != NULL; i += 2) {
		const struct xml_name *column = xml_names_attribute(&xml->names, attributes[i]);
		if (column->meaning == XML_NAME_OTHER && !xml->record.looks)
			continue;
		xml_record_open(&xml->record, column);
		if (!xml->record.open)
			continue;
		if (attributes[i + 1] != NULL)
			status = xml_record_text(&xml->record, slice_of(attributes[i + 1]), &xml->error);
		if (status == KLP_OK)
			status = xml_record_shut(&xml->record, &xml->error);
	}
	return status;
}

/* An element that is no column of the client that is open. */
static klp_status on_further_start(struct xml *xml, const struct xml_name *name, const char *const *attributes)
{
	xml->filled = xml->filled || xml->depth > 1;
	if (xml->client == 0 && name->meaning == XML_NAME_CLIENT) {
		xml->client = xml->depth;
		xml_record_begin(&xml->record, place_of(xml).line);
		return attributes == NULL ? KLP_OK : take_attributes(xml, attributes);
	}
	if (xml->client != 0 && name->meaning == XML_NAME_CLIENT)
		xml_record_spoil(&xml->record, -1, "another client stands within it");
	else if (xml->client != 0 && xml->record.open && xml->record.read_whole)
		xml_record_spoil(&xml->record, xml->record.field, "an element stands within the value");
	return KLP_OK;
}

static void on_start(void *context, const xmlChar *name, const xmlChar **attribute_list)
{
	struct xml *xml = context;
	const char *const *attributes = (const char *const *)attribute_list;
	klp_status status = KLP_OK;
	if (xml->status != KLP_OK)
		return;
	if (++xml->depth > xml->feed->limits->depth) {
		const struct place place = place_of(xml);
		stop(xml, limits_exceeded(KLP_LIMIT_DEPTH, xml->feed->limits, &place, &xml->error));
		return;
	}
	if (attributes != NULL) {
		const struct place place = place_of(xml);
		status = xml_names_declare(&xml->names, attributes, xml->depth, &place, &xml->error);
	}
	if (status == KLP_OK) {
		const struct xml_name *found = xml_names_element(&xml->names, (const char *)name);
		if (xml->client != 0 && xml->depth == xml->client + 1 && found->meaning != XML_NAME_CLIENT)
			xml_record_open(&xml->record, found);
		else
			status = on_further_start(xml, found, attributes);
	}
	stop(xml, status);
}

static void on_end(void *context, const xmlChar *name)
{
	struct xml *xml = context;
	klp_status status = KLP_OK;
	(void)name;
	if (xml->status != KLP_OK)
		return;
	if (xml->record.open && xml->depth == xml->client + 1) {
		status = xml_record_shut(&xml->record, &xml->error);
	} else if (xml->client != 0 && xml->depth == xml->client) {
		xml->client = 0;
		status = xml_record_end(&xml->record, xml->harvest, &xml->names, &xml->error);
	}
	xml_names_leave(&xml->names, xml->depth);
	xml->depth--;
	stop(xml, status);
}

static void on_text(void *context, const xmlChar *text, int length)
{
	struct xml *xml = context;
	if (!xml->record.open || xml->status != KLP_OK || length <= 0)
		return;
	stop(xml, xml_record_text(&xml->record, (struct slice){ (const char *)text, (size_t)length }, &xml->error));
}

/* --------------------------------------------------------------- what is wrong */

/* The wording of libxml2 may quote what stands there, names of elements at the least; so it says in our words what is wrong. */
static void complain(struct xml *xml, int code)
{
	const struct place place = place_of(xml);
	if (xml->status != KLP_OK)
		return;
	const char *what = "this is no well-formed XML";
	klp_status status = KLP_FORMAT;
	switch (code) {
	case XML_ERR_NO_MEMORY:
		stop(xml, error_memory(&xml->error));
		return;
	case XML_ERR_INVALID_ENCODING:
	case XML_ERR_INVALID_CHAR:
		what = "these bytes are no characters of XML in the encoding that it says, or in UTF-8 where it says none";
		status = KLP_ENCODING;
		break;
	case XML_ERR_TAG_NAME_MISMATCH:
		what = "this is no well-formed XML: an element ends here that is not the one that is open";
		break;
	case XML_ERR_UNDECLARED_ENTITY:
	case XML_WAR_UNDECLARED_ENTITY:
		what = "this XML names an entity that it does not have: write the character itself, or its number";
		break;
	default:
		break;
	}
	if (xml->ended && xml->left.length == 0 && (xml->depth > 0 || code == XML_ERR_DOCUMENT_EMPTY) &&
	    (xml->parser->input == NULL || xml->parser->input->cur >= xml->parser->input->end))
		what = "this XML ends in its midst: it is cut off";
	stop(xml, error_set(&xml->error, status, &place, "%s", what));
}

static void on_error(void *context, const char *format, ...)
{
	struct xml *xml = context;
	(void)format;
	complain(xml, xml->parser->errNo);
}

/* Without this one it would go to standard error. */
static void on_warning(void *context, const char *format, ...)
{
	(void)context, (void)format;
}

/* A document type may bring entities that grow without end or are other files, and an extract has no use for one. */
static void on_document_type(void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
	struct xml *xml = context;
	const struct place place = place_of(xml);
	(void)name, (void)external, (void)system;
	if (xml->status == KLP_OK)
		stop(xml,
		     error_set(
				 &xml->error, KLP_FORMAT, &place,
				 "this XML has a document type (DOCTYPE), which is not read: it can bring what grows without end, or "
				 "other files; leave it out"));
}

static xmlEntityPtr on_entity_asked(void *context, const xmlChar *name)
{
	(void)context;
	return xmlGetPredefinedEntity(name);
}

/* -------------------------------------------------------------------- parsing */

/* Tells how far it is, and looks whether there were too many records that cannot be read. */
static klp_status report(struct xml *xml)
{
	const struct place place = { .source = xml->source->name };
	atomic_fetch_add(xml->feed->records, xml->record.records - xml->told);
	xml->told = xml->record.records;
	if (xml->harvest->unusable > xml->feed->limits->unusable_records)
		return limits_exceeded(KLP_LIMIT_UNUSABLE_RECORDS, xml->feed->limits, &place, &xml->error);
	return xml->tell(xml->context, &xml->error);
}

static void fetch(struct xml *xml)
{
	size_t got = 0;
	klp_status status = report(xml);
	if (status == KLP_OK)
		status = xml->source->read(xml->source, xml->piece, PIECE, &got, &xml->error);
	xml->status = status;
	xml->ended = status != KLP_OK || got == 0;
	xml->left = (struct slice){ xml->piece, got };
	/* libxml2 would take the mark too, and count it as a column. */
	if (!xml->begun && status == KLP_OK)
		xml->left = charset_without_mark(xml->left);
	xml->begun = true;
}

/* Gives the parser its bytes. A failure is told as their end: of anything else libxml2 tells on standard error. */
static int give(void *context, char *buffer, int capacity)
{
	struct xml *xml = context;
	if (xml->status == KLP_OK && xml->left.length == 0 && !xml->ended)
		fetch(xml);
	if (xml->status != KLP_OK || capacity <= 0)
		return 0;
	size_t given = xml->left.length < (size_t)capacity ? xml->left.length : (size_t)capacity;
	memcpy(buffer, xml->left.text, given);
	xml->left = (struct slice){ xml->left.text + given, xml->left.length - given };
	return (int)given;
}

static int close_nothing(void *context)
{
	(void)context;
	return 0;
}

static pthread_once_t once = PTHREAD_ONCE_INIT;

static xmlParserCtxtPtr new_parser(struct xml *xml)
{
	xmlSAXHandler sax;
	memset(&sax, 0, sizeof sax); /* `initialized` too: its events are those of SAX1 */
	sax.startElement = on_start;
	sax.endElement = on_end;
	sax.characters = on_text;
	sax.ignorableWhitespace = on_text;
	sax.cdataBlock = on_text;
	sax.internalSubset = on_document_type;
	sax.getEntity = on_entity_asked;
	sax.error = on_error;
	sax.fatalError = on_error;
	sax.warning = on_warning;
	pthread_once(&once, xmlInitParser);
	xmlParserCtxtPtr parser = xmlCreateIOParserCtxt(&sax, xml, give, close_nothing, xml, XML_CHAR_ENCODING_UTF8);
	if (parser == NULL)
		return NULL;
	/* What comes is in UTF-8, whatever it says. XML_PARSE_NOENT would expand entities, and there are none to expand; but without it an ampersand
	 * in an attribute comes as "&#38;". */
	xmlCtxtUseOptions(parser, XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_IGNORE_ENC | XML_PARSE_NOENT);
	return parser;
}

static void parse(struct xml *xml)
{
	const struct place place = { .source = xml->source->name };
	int code = xmlParseDocument(xml->parser);
	if (xml->status == KLP_OK && (code != 0 || xml->parser->wellFormed == 0))
		complain(xml, xml->parser->errNo);
	if (xml->status == KLP_OK)
		xml->status = report(xml);
	if (xml->status == KLP_OK && xml->record.records == 0 && xml->filled)
		xml->status =
			error_set(&xml->error, KLP_FORMAT, &place,
		              "there is no element <klant> in this XML, of which an extract has one for each client, in no "
		              "namespace or in urn:klantprofiel:extract:1");
	if (xml->status == KLP_OK)
		xml->status = xml_record_finish(&xml->record, &xml->names, &xml->error);
}

/* What the parser still holds of records goes with it. */
static void free_parser(struct xml *xml)
{
	const struct _xmlParserInput *input = xml->parser->input;
	if (input != NULL && input->base != NULL && input->end > input->base) {
		union {
			const xmlChar *read;
			void *written;
		} bytes = { .read = input->base };
		wiped_clear(bytes.written, (size_t)(input->end - input->base));
	}
	if (xml->parser->myDoc != NULL)
		xmlFreeDoc(xml->parser->myDoc);
	xmlFreeParserCtxt(xml->parser);
}

klp_status xml_count(const struct feed *feed, struct source *source, struct harvest *harvest,
                     klp_status (*tell)(void *context, klp_error **error), void *context, klp_error **error)
{
	struct xml *xml = memory_allocate_zeroed(1, sizeof *xml);
	if (xml == NULL)
		return error_memory(error);
	xml->feed = feed;
	xml->source = source;
	xml->harvest = harvest;
	xml->tell = tell;
	xml->context = context;
	xml->names.definition = feed->definition;
	xml->piece = wiped_allocate(PIECE);
	klp_status status = xml->piece == NULL ? error_memory(error) : KLP_OK;
	if (status == KLP_OK)
		status = xml_record_make(&xml->record, feed, source->name, error);
	if (status == KLP_OK && (xml->parser = new_parser(xml)) == NULL)
		status = error_memory(error);
	if (status == KLP_OK) {
		parse(xml);
		status = xml->status;
		if (status != KLP_OK && error != NULL) {
			*error = xml->error;
			xml->error = NULL;
		}
		free_parser(xml);
	}
	klp_error_free(xml->error);
	xml_record_free(&xml->record);
	xml_names_free(&xml->names);
	wiped_release(xml->piece, PIECE);
	memory_release(xml);
	return status;
}
