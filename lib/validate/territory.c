/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Rows against the territory: names, regions, and which municipalities a region has. */

#include "base/number.h"
#include "validate/rule.h"

#include <string.h>

/* Whether the row before is of the same table and says the same, so that it was told there. */
static bool is_said_by_row_before(const struct checked_row *row, klp_column column)
{
	const klp_dataset *dataset = row->dataset;
	int64_t one = 0, other = 0;
	if (row->row == 0)
		return false;
	klp_dataset_integer(dataset, row->row, KLP_COLUMN_REGION_NUMBER, &one);
	klp_dataset_integer(dataset, row->row - 1, KLP_COLUMN_REGION_NUMBER, &other);
	/* A dataset keeps a text once. */
	return one == other &&
	       klp_dataset_text(dataset, row->row, column) == klp_dataset_text(dataset, row->row - 1, column) &&
	       klp_dataset_text(dataset, row->row, KLP_COLUMN_SOURCE) ==
	           klp_dataset_text(dataset, row->row - 1, KLP_COLUMN_SOURCE);
}

klp_status validate_territory_region(const struct rule *rule, const struct checked_row *row, klp_findings *findings,
                                     klp_error **error)
{
	static const klp_column columns[] = { KLP_COLUMN_REGION_NAME, KLP_COLUMN_REGION_CODE };
	int64_t number;
	if (!klp_dataset_integer(row->dataset, row->row, KLP_COLUMN_REGION_NUMBER, &number))
		return KLP_OK;
	for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++) {
		const char *text = klp_dataset_text(row->dataset, row->row, columns[i]);
		int named = text == NULL ? 0 : klp_territory_find_region(row->territory, text);
		if (named == 0 || named == number || is_said_by_row_before(row, columns[i]))
			continue;
		const char *area = rule_area(row);
		if (area == NULL)
			return error_memory(error);
		struct finding_facts facts = rule_facts_of_row(rule, row);
		facts.column = KLP_COLUMN_REGION_NUMBER;
		facts.observed = number;
		facts.expected = named;
		klp_status status = findings_add(findings, row->dataset, &facts, error,
		                                 RULE_SAY(row, "%s: the region is number %s, but %s is number %s",
		                                          "%s: de regio heeft nummer %s, maar %s heeft nummer %s"),
		                                 area, number_dotted(number).text, text, number_dotted(named).text);
		if (status != KLP_OK)
			return status;
	}
	return KLP_OK;
}

/* UWV's name of a region, or that it lies in none. */
static const char *region_name(const struct checked_row *row, int region)
{
	const char *name = region > 0 ? klp_territory_region_name(row->territory, region) : NULL;
	return name != NULL ? name : RULE_SAY(row, "no region", "geen enkele regio");
}

static int region_of_row(const struct checked_row *row)
{
	int64_t region = 0;
	klp_dataset_integer(row->dataset, row->row, KLP_COLUMN_REGION_NUMBER, &region);
	return (int)region;
}

klp_status validate_territory_heading(const struct rule *rule, const struct checked_row *row, klp_findings *findings,
                                      klp_error **error)
{
	const struct placement *placement = row->placement;
	if (placement == NULL || (placement->lies_in == 0 && !placement->heading_differs))
		return KLP_OK;
	const char *area = rule_area(row), *own = region_name(row, region_of_row(row));
	if (area == NULL)
		return error_memory(error);
	struct finding_facts facts = rule_facts_of_row(rule, row);
	if (placement->lies_in == 0)
		return findings_add(
			findings, row->dataset, &facts, error,
			RULE_SAY(row,
		             "%s: the heading of the page, the table and its municipalities do not all name the "
		             "same region; %s was taken",
		             "%s: de kop van de pagina, de tabel en de gemeenten noemen niet allemaal dezelfde "
		             "regio; gekozen is voor %s"),
			area, own);
	return findings_add(
		findings, row->dataset, &facts, error,
		RULE_SAY(row, "%s: this table stands under region %s, but most of its municipalities lie in region %s",
	             "%s: deze tabel staat onder regio %s, maar de meeste gemeenten liggen in regio %s"),
		area, own, region_name(row, placement->lies_in));
}

klp_status validate_territory_missing(const struct rule *rule, const struct checked_row *row, klp_findings *findings,
                                      klp_error **error)
{
	const struct placement *placement = row->placement;
	for (size_t i = 0; placement != NULL && i < placement->missing; i++) {
		int index = row->missing[placement->first_missing + i];
		const char *area = rule_area(row);
		if (area == NULL)
			return error_memory(error);
		struct finding_facts facts = rule_facts_of_row(rule, row);
		const char *code = klp_territory_municipality_code(row->territory, placement->year, index);
		klp_status status = findings_add(findings, row->dataset, &facts, error,
		                                 RULE_SAY(row, "%s: %s (%s) is missing; in %d it lies in this region",
		                                          "%s: %s (%s) ontbreekt; in %d ligt die gemeente in deze regio"),
		                                 area, klp_territory_municipality_name(row->territory, placement->year, index),
		                                 code, placement->year);
		if (status == KLP_OK)
			status = findings_set_municipality(findings, code, error);
		if (status != KLP_OK)
			return status;
	}
	return KLP_OK;
}

klp_status validate_territory_foreign(const struct rule *rule, const struct checked_row *row, klp_findings *findings,
                                      klp_error **error)
{
	const struct placement *placement = row->placement;
	if (placement == NULL || placement->foreign == 0)
		return KLP_OK;
	const char *area = rule_area(row);
	if (area == NULL)
		return error_memory(error);
	struct finding_facts facts = rule_facts_of_row(rule, row);
	const char *own = region_name(row, region_of_row(row)), *other = region_name(row, placement->foreign);
	if (klp_dataset_text(row->dataset, row->row, KLP_COLUMN_EDITION) == NULL)
		return findings_add(findings, row->dataset, &facts, error,
		                    RULE_SAY(row, "%s: it stands with %s, where it lay in no year that is known",
		                             "%s: de gemeente staat bij %s, maar lag daar in geen enkel bekend jaar"),
		                    area, own);
	return findings_add(findings, row->dataset, &facts, error,
	                    RULE_SAY(row, "%s: it stands with %s, but in %d it lies in %s",
	                             "%s: de gemeente staat bij %s, maar ligt in %d in %s"),
	                    area, own, placement->year, other);
}

/* Adds ", into which it went on 2023-01-01", where that is known. False when there is no memory. */
static bool add_successors(const struct checked_row *row, const char *code)
{
	struct buffer *words = row->words;
	const klp_territory *territory = row->territory;
	bool any = false;
	for (size_t i = 0; i < klp_territory_changes(territory); i++) {
		const char *before =
			any ? RULE_SAY(row, " and ", " en ") : RULE_SAY(row, "; it went into ", "; zij is opgegaan in ");
		if (klp_territory_change_kind(territory, i) == KLP_CHANGE_BORDER ||
		    strcmp(klp_territory_change_old_code(territory, i), code) != 0)
			continue;
		any = true;
		if (!buffer_add_text(words, before) || !buffer_add_text(words, klp_territory_change_new_name(territory, i)) ||
		    !buffer_add_text(words, " (") || !buffer_add_text(words, klp_territory_change_date(territory, i)) ||
		    !buffer_add_text(words, ")"))
			return false;
	}
	return true;
}

klp_status validate_territory_year(const struct rule *rule, const struct checked_row *row, klp_findings *findings,
                                   klp_error **error)
{
	const struct placement *placement = row->placement;
	struct buffer *words = row->words;
	if (placement == NULL || !placement->is_of_other_year)
		return KLP_OK;
	char year[NUMBER_BYTES];
	number_write_integer(year, placement->year);
	const char *code = klp_dataset_text(row->dataset, row->row, KLP_COLUMN_MUNICIPALITY_CODE);
	if (rule_area(row) == NULL ||
	    !buffer_add_text(words,
	                     RULE_SAY(row, ": there is no such municipality in ", ": deze gemeente bestaat niet in ")) ||
	    !buffer_add_text(words, year) || !add_successors(row, code) || !buffer_end_text(words))
		return error_memory(error);
	struct finding_facts facts = rule_facts_of_row(rule, row);
	return findings_add(findings, row->dataset, &facts, error, "%s", words->bytes);
}

/* "; is it Rotterdam or Rozendaal?" False when there is no memory. */
static bool add_suggestions(const struct checked_row *row)
{
	const struct placement *placement = row->placement;
	struct buffer *words = row->words;
	for (size_t i = 0; i < placement->like_count; i++) {
		const char *before = i == 0                          ? RULE_SAY(row, "; is it ", "; is het ")
		                     : i + 1 < placement->like_count ? ", "
		                                                     : RULE_SAY(row, " or ", " of ");
		const char *name = klp_territory_municipality_name(row->territory, placement->year, placement->like[i]);
		if (!buffer_add_text(words, before) || !buffer_add_text(words, name))
			return false;
	}
	return placement->like_count == 0 || buffer_add_text(words, "?");
}

klp_status validate_territory_unknown(const struct rule *rule, const struct checked_row *row, klp_findings *findings,
                                      klp_error **error)
{
	struct buffer *words = row->words;
	if (row->placement == NULL || !row->placement->is_unknown)
		return KLP_OK;
	if (rule_area(row) == NULL ||
	    !buffer_add_text(
			words, RULE_SAY(row, ": there is no municipality of that name", ": er is geen gemeente met deze naam")) ||
	    !add_suggestions(row) || !buffer_end_text(words))
		return error_memory(error);
	struct finding_facts facts = rule_facts_of_row(rule, row);
	return findings_add(findings, row->dataset, &facts, error, "%s", words->bytes);
}
