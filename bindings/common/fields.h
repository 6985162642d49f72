/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * The structs that callers lay out, field by field, so that a language can fill them from its own kind of table. A field that a
 * release adds is one line here.
 */

#ifndef BINDINGS_FIELDS_H
#define BINDINGS_FIELDS_H

#include <klantprofiel/klantprofiel.h>

#include <stddef.h>

/** What a field holds, and how absent is said. */
enum field_kind {
	/** const char *; NULL is absent */
	FIELD_TEXT,
	/** the same, of a file in the file system's own bytes */
	FIELD_PATH,
	/** const void *, with its size, a size_t, right behind it; NULL is absent */
	FIELD_BYTES,
	/** int or an enumeration, 0 or more; 0 is absent */
	FIELD_INT,
	/** int64_t or uint64_t, 0 or more; 0 is absent */
	FIELD_WHOLE,
	/** int64_t, persons; KLP_ABSENT is absent */
	FIELD_COUNT,
	/** double; below 0 is absent */
	FIELD_PERCENT,
	/** const klp_territory *; NULL is what is built in */
	FIELD_TERRITORY,
	/** const klp_findings *; NULL for none */
	FIELD_FINDINGS,
	/** const klp_limits *; NULL for the defaults */
	FIELD_LIMITS,
	/** klp_progress, with its context right behind it */
	FIELD_PROGRESS
};

struct field {
	/** NULL ends a list */
	const char *name;
	enum field_kind kind;
	size_t offset;
};

/** How a list of fields begins its lines: FIELD(klp_parse_options, source, TEXT). */
#define FIELD(type, name, kind)                   \
	{                                             \
#name, FIELD_##kind, offsetof(type, name) \
	}

static const struct field fields_of_parse_options[] = { FIELD(klp_parse_options, source, TEXT),
	                                                    FIELD(klp_parse_options, assume_edition, TEXT),
	                                                    FIELD(klp_parse_options, format, TEXT),
	                                                    FIELD(klp_parse_options, territory, TERRITORY),
	                                                    FIELD(klp_parse_options, limits, LIMITS),
	                                                    FIELD(klp_parse_options, progress, PROGRESS),
	                                                    FIELD(klp_parse_options, flags, WHOLE),
	                                                    FIELD(klp_parse_options, pdftotext, PATH),
	                                                    { NULL, FIELD_TEXT, 0 } };

static const struct field fields_of_validate_options[] = { FIELD(klp_validate_options, territory, TERRITORY),
	                                                       FIELD(klp_validate_options, progress, PROGRESS),
	                                                       FIELD(klp_validate_options, language, TEXT),
	                                                       { NULL, FIELD_TEXT, 0 } };

static const struct field fields_of_repair_options[] = { FIELD(klp_repair_options, territory, TERRITORY),
	                                                     FIELD(klp_repair_options, accept, INT),
	                                                     FIELD(klp_repair_options, progress, PROGRESS),
	                                                     FIELD(klp_repair_options, language, TEXT),
	                                                     { NULL, FIELD_TEXT, 0 } };

static const struct field fields_of_aggregate_options[] = { FIELD(klp_aggregate_options, by, INT),
	                                                        FIELD(klp_aggregate_options, totals, INT),
	                                                        FIELD(klp_aggregate_options, indicators, INT),
	                                                        FIELD(klp_aggregate_options, partial, INT),
	                                                        FIELD(klp_aggregate_options, territory, TERRITORY),
	                                                        FIELD(klp_aggregate_options, progress, PROGRESS),
	                                                        FIELD(klp_aggregate_options, boundaries, INT),
	                                                        FIELD(klp_aggregate_options, gaps, INT),
	                                                        FIELD(klp_aggregate_options, base_edition, TEXT),
	                                                        { NULL, FIELD_TEXT, 0 } };

static const struct field fields_of_diff_options[] = { FIELD(klp_diff_options, by, INT),
	                                                   FIELD(klp_diff_options, boundaries, INT),
	                                                   FIELD(klp_diff_options, territory, TERRITORY),
	                                                   FIELD(klp_diff_options, language, TEXT),
	                                                   FIELD(klp_diff_options, region_number, INT),
	                                                   FIELD(klp_diff_options, municipality_code, TEXT),
	                                                   FIELD(klp_diff_options, progress, PROGRESS),
	                                                   { NULL, FIELD_TEXT, 0 } };

static const struct field fields_of_write_options[] = {
	FIELD(klp_write_options, format, TEXT),       FIELD(klp_write_options, progress, PROGRESS),
	FIELD(klp_write_options, language, TEXT),     FIELD(klp_write_options, dialect, TEXT),
	FIELD(klp_write_options, findings, FINDINGS), { NULL, FIELD_TEXT, 0 }
};

static const struct field fields_of_report_options[] = {
	FIELD(klp_report_options, territory, TERRITORY), FIELD(klp_report_options, progress, PROGRESS),
	FIELD(klp_report_options, language, TEXT),       FIELD(klp_report_options, title, TEXT),
	FIELD(klp_report_options, findings, FINDINGS),   { NULL, FIELD_TEXT, 0 }
};

static const struct field fields_of_metadata_options[] = { FIELD(klp_metadata_options, kind, TEXT),
	                                                       FIELD(klp_metadata_options, url, TEXT),
	                                                       FIELD(klp_metadata_options, format, TEXT),
	                                                       FIELD(klp_metadata_options, dialect, TEXT),
	                                                       FIELD(klp_metadata_options, language, TEXT),
	                                                       FIELD(klp_metadata_options, title, TEXT),
	                                                       FIELD(klp_metadata_options, description, TEXT),
	                                                       FIELD(klp_metadata_options, identifier, TEXT),
	                                                       FIELD(klp_metadata_options, publisher, TEXT),
	                                                       FIELD(klp_metadata_options, publisher_url, TEXT),
	                                                       FIELD(klp_metadata_options, contact_name, TEXT),
	                                                       FIELD(klp_metadata_options, contact_email, TEXT),
	                                                       FIELD(klp_metadata_options, contact_url, TEXT),
	                                                       FIELD(klp_metadata_options, licence, TEXT),
	                                                       FIELD(klp_metadata_options, access_url, TEXT),
	                                                       FIELD(klp_metadata_options, access_rights, TEXT),
	                                                       FIELD(klp_metadata_options, theme, TEXT),
	                                                       FIELD(klp_metadata_options, issued, TEXT),
	                                                       FIELD(klp_metadata_options, modified, TEXT),
	                                                       FIELD(klp_metadata_options, progress, PROGRESS),
	                                                       { NULL, FIELD_TEXT, 0 } };
static const struct field fields_of_publish_options[] = { FIELD(klp_publish_options, format, TEXT),
	                                                      FIELD(klp_publish_options, title, TEXT),
	                                                      FIELD(klp_publish_options, territory, TERRITORY),
	                                                      FIELD(klp_publish_options, limits, LIMITS),
	                                                      FIELD(klp_publish_options, weasyprint, PATH),
	                                                      FIELD(klp_publish_options, progress, PROGRESS),
	                                                      { NULL, FIELD_TEXT, 0 } };

static const struct field fields_of_count_options[] = {
	FIELD(klp_count_options, date, TEXT),     FIELD(klp_count_options, territory, TERRITORY),
	FIELD(klp_count_options, limits, LIMITS), FIELD(klp_count_options, progress, PROGRESS),
	FIELD(klp_count_options, key, BYTES),     FIELD(klp_count_options, unique, INT),
	FIELD(klp_count_options, both, INT),      FIELD(klp_count_options, coverage, INT),
	FIELD(klp_count_options, threads, INT),   { NULL, FIELD_TEXT, 0 }
};

static const struct field fields_of_selection[] = { FIELD(klp_selection, edition_from, TEXT),
	                                                FIELD(klp_selection, edition_to, TEXT),
	                                                FIELD(klp_selection, level, INT),
	                                                FIELD(klp_selection, region_number, INT),
	                                                FIELD(klp_selection, municipality_code, TEXT),
	                                                { NULL, FIELD_TEXT, 0 } };

static const struct field fields_of_row[] = { FIELD(klp_row, edition, TEXT),
	                                          FIELD(klp_row, level, INT),
	                                          FIELD(klp_row, region_number, INT),
	                                          FIELD(klp_row, region_code, TEXT),
	                                          FIELD(klp_row, region_name, TEXT),
	                                          FIELD(klp_row, municipality_code, TEXT),
	                                          FIELD(klp_row, municipality_name, TEXT),
	                                          FIELD(klp_row, municipal_profile, COUNT),
	                                          FIELD(klp_row, municipal_no_profile, COUNT),
	                                          FIELD(klp_row, uwv_profile, COUNT),
	                                          FIELD(klp_row, uwv_no_profile, COUNT),
	                                          FIELD(klp_row, total, COUNT),
	                                          FIELD(klp_row, register_total, COUNT),
	                                          FIELD(klp_row, known_percent, PERCENT),
	                                          FIELD(klp_row, origin, INT),
	                                          FIELD(klp_row, source, TEXT),
	                                          FIELD(klp_row, page, WHOLE),
	                                          FIELD(klp_row, line, WHOLE),
	                                          FIELD(klp_row, municipality_printed, TEXT),
	                                          FIELD(klp_row, province_code, TEXT),
	                                          FIELD(klp_row, province_name, TEXT),
	                                          FIELD(klp_row, boundaries, WHOLE),
	                                          { NULL, FIELD_TEXT, 0 } };

#endif
