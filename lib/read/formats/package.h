/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * A spreadsheet as the zip archive that it is: its parts by name, each read as XML.
 */

#ifndef READ_PACKAGE_H
#define READ_PACKAGE_H

#include "read/formats/xml_events.h"

/** What kind of document a zip archive is, as far as its directory tells. */
enum package_kind {
	/** none that is known, or no zip archive */
	PACKAGE_OTHER,
	PACKAGE_XLSX,
	/** the same content in Microsoft's binary form */
	PACKAGE_XLSB,
	PACKAGE_ODS,
	PACKAGE_WORD,
	PACKAGE_SLIDES,
	/** a text, drawing or presentation in OpenDocument */
	PACKAGE_OPENDOCUMENT
};

/** Looks at the first bytes and the directory; what cannot be read is PACKAGE_OTHER. */
enum package_kind package_kind(struct slice bytes);

struct package;

/** Opens a package over bytes, which must outlive it. As archive_open(). */
klp_status package_open(struct package **package, struct slice bytes, const struct reading *reading, klp_error **error);

/** NULL is allowed. */
void package_close(struct package *package);

/** Whether there is a part of that name. Names are the same whatever the case of their letters. */
bool package_has(const struct package *package, const char *name);

/** Reads a part as XML, once: a part is asked for twice only where a file names it twice, and its rows would count double.
 *
 * @return KLP_OK; KLP_FORMAT (missing, there twice, read before, damaged, no XML); what archive_unpack() and xml_feed() return */
klp_status package_read(struct package *package, const char *name, const struct xml_handlers *handlers, void *context,
                        klp_error **error);

#endif
