/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/formats/xml_schema.h"
#include "base/buffer.h"
#include "base/xml_decode.h"

#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlschemastypes.h>
#include <pthread.h>
#include <string.h>

#ifdef LIBXML_SCHEMAS_ENABLED

/* A text on its way into libxml2, and the first thing found wrong with it. */
struct check {
	struct slice rest;
	struct xml_decoder decoder;
	/** in UTF-8, and not asked for yet */
	struct buffer decoded;
	size_t taken;
	const struct reading *reading;
	klp_status status;
	klp_error *error;
};

/* The const of the error came with 2.12. */
#if LIBXML_VERSION >= 21200
static void on_violation(void *context, const xmlError *violation)
#else
static void on_violation(void *context, xmlErrorPtr violation)
#endif
{
	struct check *check = context;
	if (check->status != KLP_OK || violation->level < XML_ERR_ERROR)
		return;
	if (violation->code == XML_ERR_NO_MEMORY) {
		check->status = error_memory(&check->error);
		return;
	}
	const struct place place = { .source = check->reading->source,
		                         .line = violation->line > 0 ? (uint64_t)violation->line : 0 };
	const char *message = violation->message == NULL ? "" : violation->message;
	check->status = error_set(&check->error, KLP_FORMAT, &place, "this breaks the schema of the XML: %.*s",
	                          (int)strcspn(message, "\r\n"), message);
}

/* ------------------------------------------------------------------- reading */

/* An xml_decode_function. */
static klp_status keep_decoded(void *context, struct slice piece, klp_error **error)
{
	struct check *check = context;
	return buffer_add(&check->decoded, piece.text, piece.length) ? KLP_OK : error_memory(error);
}

static struct place nowhere(void *context)
{
	const struct check *check = context;
	return (struct place){ .source = check->reading->source };
}

/* An xmlInputReadCallback. Once something is wrong the text ends: the first violation is enough. */
static int read_bytes(void *context, char *out, int room)
{
	enum { PIECE = 1 << 15 };
	struct check *check = context;
	while (check->status == KLP_OK && check->taken == check->decoded.size && check->rest.length > 0) {
		struct slice piece = { check->rest.text, check->rest.length < PIECE ? check->rest.length : PIECE };
		check->rest = (struct slice){ check->rest.text + piece.length, check->rest.length - piece.length };
		check->decoded.size = check->taken = 0;
		check->status =
			xml_decode(&check->decoder, piece, check->rest.length == 0, keep_decoded, nowhere, check, &check->error);
	}
	if (check->status != KLP_OK || room <= 0)
		return 0;
	size_t left = check->decoded.size - check->taken, size = left < (size_t)room ? left : (size_t)room;
	if (size > 0)
		memcpy(out, check->decoded.bytes + check->taken, size);
	check->taken += size;
	return (int)size;
}

static int close_nothing(void *context)
{
	(void)context;
	return 0;
}

/* ------------------------------------------------------------------ checking */

static pthread_once_t once = PTHREAD_ONCE_INIT;

static void prepare(void)
{
	xmlInitParser();
	xmlSchemaInitTypes();
}

static xmlSchemaPtr parse_schema(struct check *check)
{
	xmlSchemaParserCtxtPtr parser = xmlSchemaNewMemParserCtxt(xml_schema_dataset, (int)xml_schema_dataset_size);
	if (parser == NULL)
		return NULL;
	xmlSchemaSetParserStructuredErrors(parser, on_violation, check);
	xmlSchemaPtr schema = xmlSchemaParse(parser);
	xmlSchemaFreeParserCtxt(parser);
	return schema;
}

/* Without handlers of ours: what they would do has been done when the text was read. */
static void validate(struct check *check, xmlSchemaPtr schema)
{
	xmlSchemaValidCtxtPtr validator = xmlSchemaNewValidCtxt(schema);
	xmlParserInputBufferPtr input =
		xmlParserInputBufferCreateIO(read_bytes, close_nothing, check, XML_CHAR_ENCODING_NONE);
	if (validator == NULL || input == NULL) {
		if (input != NULL)
			xmlFreeParserInputBuffer(input);
		check->status = error_memory(&check->error);
	} else {
		xmlSchemaSetValidStructuredErrors(validator, on_violation, check);
		int result = xmlSchemaValidateStream(validator, input, XML_CHAR_ENCODING_NONE, NULL, NULL);
		const struct place place = nowhere(check);
		if (result != 0 && check->status == KLP_OK)
			check->status = error_set(&check->error, KLP_FORMAT, &place,
			                          "this breaks the schema of the XML, in a way that libxml2 does not tell");
	}
	if (validator != NULL)
		xmlSchemaFreeValidCtxt(validator);
}

klp_status xml_schema_check(struct slice bytes, const struct reading *reading, klp_error **error)
{
	struct check check = { .rest = bytes, .reading = reading };
	pthread_once(&once, prepare);
	xmlSchemaPtr schema = parse_schema(&check);
	if (schema != NULL)
		validate(&check, schema);
	else if (check.status == KLP_OK)
		check.status = error_memory(&check.error);
	xmlSchemaFree(schema);
	buffer_free(&check.decoded);
	xml_decode_free(&check.decoder);
	if (check.status != KLP_OK && error != NULL)
		*error = check.error;
	else
		klp_error_free(check.error);
	return check.status;
}

#else

klp_status xml_schema_check(struct slice bytes, const struct reading *reading, klp_error **error)
{
	const struct place place = { .source = reading->source };
	(void)bytes;
	return error_set(error, KLP_UNSUPPORTED, &place,
	                 "the libxml2 of this system was built without schemas, so the XML cannot be checked against one");
}

#endif
