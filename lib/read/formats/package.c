/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/formats/package.h"
#include "base/memory.h"
#include "base/packing.h"
#include "read/formats/archive.h"

#include <stdlib.h>
#include <string.h>

struct part {
	const char *name;
	size_t index;
	bool read;
};

struct package {
	struct archive *archive;
	const struct reading *reading;
	/** in the order of their names */
	struct part *parts;
	size_t count;
};

/* -------------------------------------------------------------------- kind */

/* OpenDocument begins with its kind: the first member is called "mimetype" and is not packed. */
static struct slice media_type(struct slice bytes)
{
	enum { HEADER = 30, NAME_LENGTH_AT = 26, EXTRA_LENGTH_AT = 28, SIZE_AT = 22 };
	static const char name[] = "mimetype";
	const size_t name_length = sizeof name - 1;
	const unsigned char *at = (const unsigned char *)bytes.text;
	struct slice none = { NULL, 0 };
	if (bytes.length < HEADER + name_length || at[NAME_LENGTH_AT] != name_length || at[NAME_LENGTH_AT + 1] != 0 ||
	    memcmp(bytes.text + HEADER, name, name_length) != 0)
		return none;
	size_t start = HEADER + name_length + at[EXTRA_LENGTH_AT] + ((size_t)at[EXTRA_LENGTH_AT + 1] << 8);
	size_t size = at[SIZE_AT] + ((size_t)at[SIZE_AT + 1] << 8);
	if (start >= bytes.length)
		return none;
	return (struct slice){ bytes.text + start, size < bytes.length - start ? size : bytes.length - start };
}

static bool begins(struct slice text, const char *with)
{
	size_t length = strlen(with);
	return text.length >= length && memcmp(text.text, with, length) == 0;
}

enum package_kind package_kind(struct slice bytes)
{
	static const struct {
		const char *part;
		enum package_kind kind;
	} parts[] = {
		{ "xl/workbook.xml", PACKAGE_XLSX },      { "xl/workbook.bin", PACKAGE_XLSB },
		{ "word/document.xml", PACKAGE_WORD },    { "ppt/presentation.xml", PACKAGE_SLIDES },
		{ "[Content_Types].xml", PACKAGE_XLSX }, /* the workbook may have any name */
		{ "META-INF/manifest.xml", PACKAGE_ODS },
	};
	enum { PARTS = sizeof parts / sizeof parts[0] };
	if (!packing_is_zip(bytes))
		return PACKAGE_OTHER;
	struct slice type = media_type(bytes);
	if (begins(type, "application/vnd.oasis.opendocument."))
		return begins(type, "application/vnd.oasis.opendocument.spreadsheet") ? PACKAGE_ODS : PACKAGE_OPENDOCUMENT;
	const char *names[PARTS];
	for (size_t i = 0; i < PARTS; i++)
		names[i] = parts[i].part;
	size_t found = archive_holds(bytes, names, PARTS);
	return found < PARTS ? parts[found].kind : PACKAGE_OTHER;
}

/* ------------------------------------------------------------------- parts */

/* A letter without case, and a backslash, which some programs write, as what it stands for. */
static int plain(char byte)
{
	unsigned char value = (unsigned char)byte;
	if (value >= 'A' && value <= 'Z')
		return value + ('a' - 'A');
	return value == '\\' ? '/' : value;
}

static int compare_names(const char *one, const char *other)
{
	while (*one != '\0' && plain(*one) == plain(*other)) {
		one++;
		other++;
	}
	return plain(*one) - plain(*other);
}

static int compare_parts(const void *one, const void *other)
{
	return compare_names(((const struct part *)one)->name, ((const struct part *)other)->name);
}

static klp_status list_parts(struct package *package, klp_error **error)
{
	package->count = archive_count(package->archive);
	struct part *parts = memory_allocate_zeroed(package->count, sizeof *parts);
	if (parts == NULL)
		return error_memory(error);
	for (size_t i = 0; i < package->count; i++)
		parts[i] = (struct part){ archive_member(package->archive, i).name, i, false };
	if (package->count > 0)
		qsort(parts, package->count, sizeof *parts, compare_parts);
	package->parts = parts;
	return KLP_OK;
}

klp_status package_open(struct package **package, struct slice bytes, const struct reading *reading, klp_error **error)
{
	struct package *made = memory_allocate_zeroed(1, sizeof *made);
	if (made == NULL)
		return error_memory(error);
	made->reading = reading;
	klp_status status = archive_open(&made->archive, bytes, reading, error);
	if (status == KLP_OK)
		status = list_parts(made, error);
	if (status == KLP_OK)
		*package = made;
	else
		package_close(made);
	return status;
}

void package_close(struct package *package)
{
	if (package == NULL)
		return;
	archive_close(package->archive);
	memory_release(package->parts);
	memory_release(package);
}

/* The first part of that name, or NULL. */
static struct part *find(const struct package *package, const char *name)
{
	size_t low = 0, high = package->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (compare_names(package->parts[middle].name, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	bool found = low < package->count && compare_names(package->parts[low].name, name) == 0;
	return found ? &package->parts[low] : NULL;
}

bool package_has(const struct package *package, const char *name)
{
	return find(package, name) != NULL;
}

static klp_status feed(void *context, struct slice bytes, klp_error **error)
{
	return xml_feed(context, bytes, error);
}

klp_status package_read(struct package *package, const char *name, const struct xml_handlers *handlers, void *context,
                        klp_error **error)
{
	const struct place place = { .source = package->reading->source };
	struct part *part = find(package, name);
	if (part == NULL)
		return error_set(error, KLP_FORMAT, &place, "'%.96s' is missing in this file; it is damaged, or was cut off",
		                 name);
	const struct part *next = part + 1;
	if (next < package->parts + package->count && compare_names(next->name, name) == 0)
		return error_set(error, KLP_FORMAT, &place,
		                 "'%.96s' stands twice in this file, and which of the two is meant cannot be told", name);
	if (part->read)
		return error_set(error, KLP_FORMAT, &place, "'%.96s' is named twice in this file, as if it were two parts",
		                 name);
	part->read = true;
	struct xml *xml = NULL;
	klp_status status = xml_new(&xml, handlers, context, part->name, package->reading, error);
	if (status == KLP_OK)
		status = archive_unpack(package->archive, part->index, feed, xml, error);
	if (status == KLP_OK)
		status = xml_finish(xml, error);
	xml_free(xml);
	return status;
}
