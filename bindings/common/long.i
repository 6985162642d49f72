/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The work that may last: others run meanwhile, where the language has a lock that only one thread holds. The language defines
 * klp_long(FUNCTION). */

klp_long(klp_parse_file)
klp_long(klp_parse_memory)
klp_long(klp_parse_stream)
klp_long(klp_parse_words)
klp_long(klp_validate)
klp_long(klp_repair)
klp_long(klp_aggregate)
klp_long(klp_diff)
klp_long(klp_dataset_select)
klp_long(klp_write_file)
klp_long(klp_write_stream)
klp_long(klp_write_findings_file)
klp_long(klp_write_findings_stream)
klp_long(klp_write_differences_file)
klp_long(klp_write_differences_stream)
klp_long(klp_territory_load_file)
klp_long(klp_territory_load_memory)
klp_long(klp_territory_load_changes_file)
klp_long(klp_territory_load_changes_memory)
klp_long(klp_arrow_array)
klp_long(klp_arrow_stream)
