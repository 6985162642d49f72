/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The sentences of a proposal, in both languages side by side. */

#include "base/number.h"
#include "dataset/words.h"
#include "validate/proposal.h"
#include "validate/words.h"

/* What is said of a proposal, in a language. */
static const char *say(const struct proposal_words *words, const char *english, const char *dutch)
{
	return words->language == LANGUAGE_DUTCH ? dutch : english;
}

static bool add(struct proposal_words *words, const char *text)
{
	return buffer_add_text(&words->message, text);
}

static bool add_count(struct proposal_words *words, int64_t count)
{
	return add(words, count == KLP_ABSENT ? say(words, "nothing", "niets") : number_dotted(count).text);
}

/* The causes of cells are kept in English. */
static const char *cause_in_language(const struct proposal_words *words, const char *english)
{
	for (enum cause cause = CAUSE_UNKNOWN; cause < CAUSES; cause++)
		if (validate_cause_name(cause, LANGUAGE_ENGLISH) == english)
			return validate_cause_name(cause, words->language);
	return english;
}

/* How many cells from one on stand in the same row for the same cause. */
static size_t run_of(const klp_repair_proposal *proposal, size_t first)
{
	const klp_repair_cell *cells = proposal->cells;
	size_t end = first + 1;
	while (end < proposal->cell_count && cells[end].row == cells[first].row &&
	       cells[end].change.cause == cells[first].change.cause)
		end++;
	return end - first;
}

/* "33 · 681 · 1.780": the counts of some cells, as they were or as they are to be. */
static bool add_counts(struct proposal_words *words, const klp_repair_cell *cells, size_t count, bool as_were)
{
	for (size_t i = 0; i < count; i++)
		if ((i > 0 && !add(words, " \xC2\xB7 ")) ||
		    !add_count(words, as_were ? cells[i].change.from : cells[i].change.to))
			return false;
	return true;
}

/* Which row is meant: one of the dataset, or one that is not there. */
static bool add_row(struct proposal_words *words, const klp_dataset *dataset, const klp_repair_proposal *proposal,
                    const klp_repair_cell *cell)
{
	if (cell->row == KLP_ROW_NONE) {
		const char *name =
			validate_proposal_left_out(words->territory, proposal->edition, cell->change.municipality_code);
		return add(words, name != NULL
		                      ? name
		                      : say(words, "a municipality that is not there", "een gemeente die er niet staat"));
	}
	const char *area = validate_words_area(&words->area, words->language, dataset, cell->row);
	return area != NULL && add(words, area);
}

/* "Eindhoven (2025Q2): all clients 1.175 in place of 1.157 (two digits swapped)"; a row's counts by themselves. */
static bool add_cells(struct proposal_words *words, const klp_dataset *dataset, const klp_repair_proposal *proposal,
                      const klp_repair_cell *cells, size_t count)
{
	bool well = add_row(words, dataset, proposal, cells) && add(words, ": ");
	if (well && count == 1) {
		size_t column = (size_t)((int)cells->change.column - DATASET_FIRST_COUNT);
		well = add(words, dataset_words_column(column, words->language)) && add(words, " ");
	}
	if (well && cells->change.to == KLP_ABSENT)
		well = add_counts(words, cells, count, true) && add(words, say(words, " taken away", " vervalt"));
	else if (well && cells->row == KLP_ROW_NONE)
		well = add_counts(words, cells, count, false) && add(words, say(words, " added", " toegevoegd"));
	else
		well = well && add_counts(words, cells, count, false) &&
		       add(words, say(words, " in place of ", " in plaats van ")) && add_counts(words, cells, count, true);
	return well && add(words, " (") && add(words, cause_in_language(words, cells->change.cause)) && add(words, ")");
}

/* "the table of region 24 Gorinchem (2025Q2) does not add up". */
static bool add_table(struct proposal_words *words, const struct proposal_facts *facts)
{
	const char *area = validate_words_area(&words->area, words->language, facts->dataset, facts->table->total->row);
	if (area == NULL)
		return false;
	if (table_is_country(facts->table))
		return add(words, say(words, "the row of ", "de rij van ")) && add(words, area) &&
		       add(words, say(words, " does not hold", " klopt niet"));
	return add(words, say(words, "the table of ", "de tabel van ")) && add(words, area) &&
	       add(words, say(words, " does not add up", " telt niet op"));
}

static bool add_verdict(struct proposal_words *words, const klp_repair_proposal *proposal)
{
	if (proposal->undetermined)
		return add(words, say(words, ", and the sums do not tell what belongs there; look at it in the source",
		                      ", en de sommen zeggen niet wat er hoort te staan; kijk het na in de bron"));
	switch (proposal->confidence) {
	case KLP_CONFIDENCE_AMBIGUOUS:
		if (proposal->lightest)
			return add(words, say(words, ", and this would put it right, but nothing confirms it: ",
			                      ", en dit zou het rechtzetten, maar niets bevestigt het: "));
		return add(words, say(words, ", and several changes explain that equally well; one of them: ",
		                      ", en verschillende wijzigingen verklaren dat even goed; een daarvan: "));
	case KLP_CONFIDENCE_LIKELY:
		return add(words, say(words, ", and this would most likely put it right: ",
		                      ", en dit zou het waarschijnlijk rechtzetten: "));
	case KLP_CONFIDENCE_CERTAIN:
		return add(words, say(words, ", and this puts it right: ", ", en dit zet het recht: "));
	}
	return add(words, say(words, ", and no few changes explain that; look at it in the source",
	                      ", en enkele wijzigingen verklaren dat niet; kijk het na in de bron"));
}

/* "; confirmed by 72% of 5.431", "; confirmed by other.pdf". */
static bool add_evidence(struct proposal_words *words, const struct proposal_facts *facts)
{
	const char *confirmed = say(words, "; confirmed by ", "; bevestigd door ");
	if (facts->register_total != KLP_ABSENT) {
		if (!add(words, confirmed) || !add(words, number_percentage(facts->known_percent).text) ||
		    !add(words, say(words, " of ", " van ")) || !add_count(words, facts->register_total))
			return false;
		confirmed = say(words, " and by ", " en door ");
	}
	if (facts->other == NULL)
		return true;
	return add(words, confirmed) &&
	       add(words, facts->other->source[0] != '\0' ? facts->other->source
	                                                  : say(words, "another source", "een andere bron"));
}

const char *validate_proposal_sentence(struct proposal_words *words, const klp_repair_proposal *proposal,
                                       const struct proposal_facts *facts)
{
	words->message.size = 0;
	bool well = add_table(words, facts) && add_verdict(words, proposal);
	for (size_t i = 0, run; well && i < proposal->cell_count; i += run) {
		run = run_of(proposal, i);
		well = (i == 0 || add(words, "; ")) && add_cells(words, facts->dataset, proposal, &proposal->cells[i], run);
	}
	well = well && add_evidence(words, facts) && buffer_end_text(&words->message);
	return well ? words->message.bytes : NULL;
}

const char *validate_proposal_cell(struct proposal_words *words, const klp_dataset *dataset,
                                   const klp_repair_proposal *proposal, const klp_repair_cell *cell)
{
	static const char *const sure[][LANGUAGES] = {
		[KLP_CONFIDENCE_LIKELY] = { "; this is likely", "; dit is waarschijnlijk" },
		[KLP_CONFIDENCE_CERTAIN] = { "; this is certain", "; dit is zeker" },
	};
	words->message.size = 0;
	bool well = add_cells(words, dataset, proposal, cell, 1) &&
	            add(words, sure[proposal->confidence][words->language]) && buffer_end_text(&words->message);
	return well ? words->message.bytes : NULL;
}

void validate_proposal_words_free(struct proposal_words *words)
{
	buffer_free(&words->area);
	buffer_free(&words->message);
}
