/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* OpenDocument spreadsheets: ODS and OTS, which are zip archives with a part content.xml, and flat ones, which are one XML. */

#include "read/formats/ods.h"
#include "base/memory.h"
#include "read/formats/package.h"
#include "read/formats/readers.h"

#include <string.h>

enum { CERTAIN = 95 };

static klp_status note_encryption(void *context, struct xml *xml, const char *name, klp_error **error)
{
	bool *encrypted = context;
	(void)xml, (void)error;
	*encrypted = *encrypted || strcmp(name, "encryption-data") == 0;
	return KLP_OK;
}

/* A file with a password says so in its list of parts; the parts themselves would seem to be damaged. */
static klp_status refuse_encrypted(struct package *package, const struct reading *reading, klp_error **error)
{
	static const char manifest[] = "META-INF/manifest.xml";
	static const struct xml_handlers handlers = { note_encryption, NULL, NULL };
	const struct place place = { .source = reading->source };
	bool encrypted = false;
	if (!package_has(package, manifest))
		return KLP_OK;
	klp_status status = package_read(package, manifest, &handlers, &encrypted, error);
	if (status == KLP_OK && encrypted)
		status = error_set(error, KLP_UNSUPPORTED, &place,
		                   "this spreadsheet is protected by a password; save it without one");
	return status;
}

static klp_status read_content(struct ods_content *content, struct slice bytes, klp_error **error)
{
	const struct reading *reading = content->reading;
	if (package_kind(bytes) == PACKAGE_OTHER)
		return xml_read(bytes, &ods_content_handlers, content, NULL, reading, error);
	struct package *package = NULL;
	klp_status status = package_open(&package, bytes, reading, error);
	if (status == KLP_OK)
		status = refuse_encrypted(package, reading, error);
	if (status == KLP_OK)
		status = package_read(package, "content.xml", &ods_content_handlers, content, error);
	package_close(package);
	return status;
}

static klp_status read_spreadsheet(struct document *document, struct slice bytes, const struct reading *reading,
                                   klp_error **error)
{
	struct ods_content *content = memory_allocate_zeroed(1, sizeof *content);
	if (content == NULL)
		return error_memory(error);
	content->document = content->rows.document = document;
	content->reading = content->rows.reading = reading;
	klp_status status = read_content(content, bytes, error);
	if (status == KLP_OK && !content->found) {
		const struct place place = { .source = reading->source };
		status = error_set(error, KLP_UNSUPPORTED, &place,
		                   "this is made as OpenDocument is, and is no spreadsheet; save the table as ODS or CSV");
	}
	ods_content_free(content);
	memory_release(content);
	return status;
}

/* Flat files are told here; for zip archives see readers_choose(). */
static int bid(struct slice head)
{
	static const char type[] = "application/vnd.oasis.opendocument.spreadsheet";
	enum { NEAR = 1 << 14, LENGTH = sizeof type - 1 };
	struct slice near = text_trim((struct slice){ head.text, head.length < NEAR ? head.length : NEAR });
	if (near.length < LENGTH || near.text[0] != '<')
		return 0;
	const char *end = near.text + near.length - LENGTH;
	for (const char *at = near.text; at <= end; at++) {
		at = memchr(at, 'a', (size_t)(end - at) + 1);
		if (at == NULL)
			break;
		if (memcmp(at, type, LENGTH) == 0)
			return CERTAIN;
	}
	return 0;
}

const struct reader read_ods = { "ods", "OpenDocument spreadsheets: ODS, OTS and flat FODS", bid, read_spreadsheet };
