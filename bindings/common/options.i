/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The structs that callers lay out are filled from what the language has for a table of names and values. The language defines
 *
 *   klp_options(TYPE, INITIALISER, FIELDS)   a parameter const TYPE * that may be absent
 *   klp_lasting_options(...)                 likewise, of which a new handle keeps what it lends: the territory, and the progress
 *   klp_record(TYPE, INITIALISER, FIELDS)    a parameter const TYPE * that is given, and TYPE * that is handed out
 */

%{
#include "fields.h"
%}

klp_options(klp_parse_options, KLP_PARSE_OPTIONS_INIT, fields_of_parse_options)
klp_options(klp_validate_options, KLP_VALIDATE_OPTIONS_INIT, fields_of_validate_options)
klp_options(klp_repair_options, KLP_REPAIR_OPTIONS_INIT, fields_of_repair_options)
klp_options(klp_aggregate_options, KLP_AGGREGATE_OPTIONS_INIT, fields_of_aggregate_options)
klp_options(klp_diff_options, KLP_DIFF_OPTIONS_INIT, fields_of_diff_options)
klp_options(klp_write_options, KLP_WRITE_OPTIONS_INIT, fields_of_write_options)
klp_options(klp_metadata_options, KLP_METADATA_OPTIONS_INIT, fields_of_metadata_options)
klp_options(klp_report_options, KLP_REPORT_OPTIONS_INIT, fields_of_report_options)
klp_options(klp_publish_options, KLP_PUBLISH_OPTIONS_INIT, fields_of_publish_options)
klp_lasting_options(klp_count_options, KLP_COUNT_OPTIONS_INIT, fields_of_count_options)
klp_options(klp_selection, KLP_SELECTION_INIT, fields_of_selection)
klp_record(klp_row, KLP_ROW_INIT, fields_of_row)

%ignore klp_parse_options;
%ignore klp_validate_options;
%ignore klp_repair_options;
%ignore klp_aggregate_options;
%ignore klp_diff_options;
%ignore klp_write_options;
%ignore klp_metadata_options;
%ignore klp_report_options;
%ignore klp_publish_options;
%ignore klp_count_options;
%ignore klp_selection;
%ignore klp_row;
%ignore klp_limits;
%ignore klp_allocator;
