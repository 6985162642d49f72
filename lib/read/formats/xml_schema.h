/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Checking an XML file of the project's own vocabulary against its schema, klantprofiel-dataset-1.xsd, which is built in.
 */

#ifndef READ_XML_SCHEMA_H
#define READ_XML_SCHEMA_H

#include "read/document.h"

/** The schema as it stands in its file. */
extern const char xml_schema_dataset[];
extern const size_t xml_schema_dataset_size;

/** Checks a text that xml_events has read to its end, and so is well-formed, without entities of its own and no deeper than
 * allowed. The text streams by: memory does not grow with it.
 *
 * @return KLP_OK; KLP_FORMAT with the first violation and its line; KLP_ENCODING as xml_feed(); KLP_UNSUPPORTED (libxml2 was built
 *         without schemas); KLP_OUT_OF_MEMORY */
klp_status xml_schema_check(struct slice bytes, const struct reading *reading, klp_error **error);

#endif
