/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Whole documents: of which edition they are, and whether another has the same one otherwise. */

#include "base/number.h"
#include "validate/rule.h"

/* A document that shares fewer rows with another shares rows, and no table. */
enum { SHARED_MIN = 3 };

static bool has_year(const struct document *document, int year)
{
	return year >= document->first_year && year <= document->last_year &&
	       (document->years >> (year - document->first_year) & 1) != 0;
}

static bool add_year(struct buffer *words, int year)
{
	char text[NUMBER_BYTES];
	number_write_integer(text, year);
	return buffer_add_text(words, text);
}

/* "2017 or before", "2019 to 2021": what lies before the first year and after the last one is not known. */
static bool add_run(const struct checked_row *row, int first, int last)
{
	const struct document *document = row->document;
	struct buffer *words = row->words;
	bool from_start = first == document->first_year, to_end = last == document->last_year;
	if (from_start && to_end)
		return buffer_add_text(words, RULE_SAY(row, "any year from ", "elk jaar van ")) && add_year(words, first) &&
		       buffer_add_text(words, RULE_SAY(row, " to ", " tot en met ")) && add_year(words, last);
	if (from_start)
		return add_year(words, last) && buffer_add_text(words, RULE_SAY(row, " or before", " of eerder"));
	if (to_end)
		return add_year(words, first) && buffer_add_text(words, RULE_SAY(row, " or later", " of later"));
	return add_year(words, first) &&
	       (first == last || (buffer_add_text(words, RULE_SAY(row, " to ", " tot en met ")) && add_year(words, last)));
}

/* The years that the territory allows, as runs. */
static bool add_years(const struct checked_row *row)
{
	const struct document *document = row->document;
	struct buffer *words = row->words;
	bool any = false;
	if (document->years == 0)
		return buffer_add_text(words,
		                       RULE_SAY(row,
		                                "; in no year that is known do all its municipalities lie in the regions "
		                                "where they stand",
		                                "; in geen enkel bekend jaar liggen alle gemeenten in de regio waarbij zij "
		                                "staan"));
	if (!buffer_add_text(words, RULE_SAY(row, "; by its municipalities and their regions it may be of ",
	                                     "; naar de gemeenten en hun regio's kan het gaan om ")))
		return false;
	for (int year = document->first_year; year <= document->last_year; year++) {
		int last = year;
		if (!has_year(document, year))
			continue;
		while (has_year(document, last + 1))
			last++;
		if ((any && !buffer_add_text(words, RULE_SAY(row, ", or ", ", of "))) || !add_run(row, year, last))
			return false;
		any = true;
		year = last;
	}
	return true;
}

klp_status validate_edition_missing(const struct rule *rule, const struct checked_row *row, klp_findings *findings,
                                    klp_error **error)
{
	const struct document *document = row->document;
	struct buffer *words = row->words;
	if (document == NULL || document->edition != EDITION_NONE)
		return KLP_OK;
	words->size = 0;
	if (!buffer_add_text(words, RULE_SAY(row, "the document does not tell its edition",
	                                     "het document vermeldt niet om welk kwartaal het gaat")) ||
	    (document->tells_years && !add_years(row)) || !buffer_end_text(words))
		return error_memory(error);
	struct finding_facts facts = rule_facts_of_row(rule, row);
	facts.column = KLP_COLUMN_EDITION;
	return findings_add(findings, row->dataset, &facts, error, "%s", words->bytes);
}

static const char *source_of(const struct checked_row *row, size_t of)
{
	const char *source = klp_dataset_text(row->dataset, of, KLP_COLUMN_SOURCE);
	return source != NULL ? source : RULE_SAY(row, "a source without a name", "een bron zonder naam");
}

klp_status validate_edition_twice(const struct rule *rule, const struct checked_row *row, klp_findings *findings,
                                  klp_error **error)
{
	const struct document *document = row->document;
	if (document == NULL || document->shared < SHARED_MIN || document->shared * 2 <= document->rows ||
	    document->differing == 0)
		return KLP_OK;
	struct finding_facts facts = rule_facts_of_row(rule, row);
	return findings_add(
		findings, row->dataset, &facts, error,
		RULE_SAY(row,
	             "the edition %s stands in %s and in %s as well; of the %s rows that both have, %s differ: "
	             "keep the one that is meant",
	             "het kwartaal %s staat zowel in %s als in %s; van de %s rijen die in beide staan, "
	             "verschillen er %s: houd de versie aan die geldt"),
		klp_dataset_text(row->dataset, row->row, KLP_COLUMN_EDITION), source_of(row, document->other),
		source_of(row, row->row), number_dotted((int64_t)document->shared).text,
		number_dotted((int64_t)document->differing).text);
}
