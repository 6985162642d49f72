/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Who owns what. The language defines
 *
 *   klp_owned(TYPE, RELEASE)   a handle that a function hands out through a TYPE **, and that RELEASE frees. A parameter const TYPE *
 *                              reads it, so that many may at once; TYPE * changes it, and must be alone with it.
 *   klp_fed(TYPE)              a parameter TYPE *fed adds to it, as many may at once
 *   klp_child(TYPE)            what a function returns belongs to its first parameter, which the child keeps alive
 *   klp_child_of_kind(TYPE)    a function returns as a child what others hand out
 *   klp_optional(TYPE)         a parameter const TYPE * may be absent
 */

klp_owned(klp_dataset, klp_dataset_free)
klp_owned(klp_findings, klp_findings_free)
klp_owned(klp_repairs, klp_repairs_free)
klp_owned(klp_differences, klp_differences_free)
klp_owned(klp_territory, klp_territory_free)
klp_owned(klp_words, klp_words_free)
klp_owned(klp_count, klp_count_free)
klp_fed(klp_count)

klp_child(klp_note)
klp_child(klp_finding)
klp_child(klp_repair_proposal)
klp_child(klp_repair_cell)
klp_child(klp_difference)

/* klp_differences_notes() returns a dataset that belongs to the list. */
klp_child_of_kind(klp_dataset)

/* NULL is the territory that is built in. */
klp_optional(klp_territory)

/* The handle of the language closes what it holds, and says what failed by an exception. A walk over rows is the language's own, and a
 * selection of them klp_dataset_select(). The allocator is that of the program, not of a module in it. */
%ignore klp_dataset_free;
%ignore klp_findings_free;
%ignore klp_repairs_free;
%ignore klp_differences_free;
%ignore klp_territory_free;
%ignore klp_words_free;
%ignore klp_count_free;
%ignore klp_error_free;
%ignore klp_error_status;
%ignore klp_error_message;
%ignore klp_error_source;
%ignore klp_error_page;
%ignore klp_error_line;
%ignore klp_error_column;
%ignore klp_error_byte;
%ignore klp_cursor_new;
%ignore klp_cursor_next;
%ignore klp_cursor_free;
%ignore klp_limits_set;
%ignore klp_allocator_set;
