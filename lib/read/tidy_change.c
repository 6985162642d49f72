/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The change that a row of a notes table tells: the count that was changed, from what to what, why, and how sure that is. */

#include "base/number.h"
#include "read/tidy.h"

/* Whether any cell of a change holds something. */
static bool tells_change(const struct tidy *tidy, size_t line)
{
	struct slice text;
	for (enum tidy_note_field i = TIDY_CHANGE_LEVEL; i <= TIDY_CHANGE_CONFIDENCE; i++)
		if (tidy_cell(tidy, line, tidy->header.note[i], &text) && text_has_ink(text))
			return true;
	return false;
}

static klp_status refuse(const struct tidy *tidy, size_t line, enum tidy_note_field field, const char *wanted,
                         klp_error **error)
{
	return tidy_refuse(tidy, line, tidy->header.note[field], tidy_note_name(field), wanted, error);
}

/* ------------------------------------------------------------------- words */

/* A word that must be there, and stands for a number. */
struct wanted_word {
	enum tidy_note_field field;
	/** tells the number; a word that is not known has one below the least */
	int (*find)(const char *word);
	int least;
	/** what there is to choose from */
	const char *choice;
};

/* Only counts are ever changed. */
static int find_count(const char *word)
{
	int column = klp_column_find(word);
	return column < 0 || dataset_printed_name((klp_column)column) == NULL ? -1 : column;
}

static const struct wanted_word levels = { TIDY_CHANGE_LEVEL, klp_level_find, KLP_LEVEL_COUNTRY,
	                                       "country, province, region or municipality" };
static const struct wanted_word columns = { TIDY_CHANGE_COLUMN, find_count, 0,
	                                        "the name of a column of counts, such as total," };
static const struct wanted_word confidences = { TIDY_CHANGE_CONFIDENCE, klp_confidence_find, 0,
	                                            "ambiguous, likely or certain" };

static klp_status read_word(const struct tidy *tidy, size_t line, const struct wanted_word *wanted, int *found,
                            klp_error **error)
{
	char word[TIDY_WORD_BYTES];
	tidy_word(tidy, line, tidy->header.note[wanted->field], word);
	*found = wanted->find(word);
	return *found < wanted->least ? refuse(tidy, line, wanted->field, wanted->choice, error) : KLP_OK;
}

/* ------------------------------------------------------------------ counts */

/* A count in digits alone: nobody printed this one, and 1.097 would be read as a thousand. */
static klp_status read_count(const struct tidy *tidy, size_t line, enum tidy_note_field field, int64_t *count,
                             klp_error **error)
{
	uint32_t at = tidy->header.note[field];
	struct slice text;
	*count = KLP_ABSENT;
	if (!tidy_cell(tidy, line, at, &text) || !text_has_ink(text))
		return KLP_OK;
	text = text_trim(text);
	for (size_t i = 0; i < text.length; i++)
		if (text.text[i] < '0' || text.text[i] > '9')
			return refuse(tidy, line, field, "a whole number of persons", error);
	uint64_t value = 0;
	klp_status status = tidy_integer(tidy, line, at, tidy_note_name(field), 0, NUMBER_COUNT_MAX, &value, error);
	if (status == KLP_OK)
		*count = (int64_t)value;
	return status;
}

/* ------------------------------------------------------------------- texts */

size_t tidy_change_room(const struct tidy *tidy, size_t line)
{
	static const enum tidy_note_field texts[] = { TIDY_CHANGE_MUNICIPALITY_CODE, TIDY_CHANGE_CAUSE, TIDY_CHANGE_RULES };
	size_t room = 0;
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		struct slice text = { "", 0 };
		tidy_cell(tidy, line, tidy->header.note[texts[i]], &text);
		room += text.length + 1;
	}
	return room;
}

static klp_status keep(struct tidy *tidy, size_t line, enum tidy_note_field field, const char **kept, klp_error **error)
{
	struct slice text;
	return tidy_cell(tidy, line, tidy->header.note[field], &text) ? tidy_keep(tidy, text, kept, error) : KLP_OK;
}

/* Rules have one blank between them, however many there are in the cell; so they never take more room than it does. */
static klp_status keep_rules(struct tidy *tidy, size_t line, const char **kept, klp_error **error)
{
	struct slice rest, word;
	if (!tidy_cell(tidy, line, tidy->header.note[TIDY_CHANGE_RULES], &rest))
		return KLP_OK;
	size_t start = tidy->texts.size;
	bool added = true;
	while (added && (word = text_word(&rest)).length > 0)
		added = (tidy->texts.size == start || buffer_add(&tidy->texts, " ", 1)) &&
		        buffer_add(&tidy->texts, word.text, word.length);
	if (!added || !buffer_add(&tidy->texts, "", 1))
		return error_memory(error);
	*kept = tidy->texts.bytes + start;
	return KLP_OK;
}

klp_status tidy_read_change(struct tidy *tidy, size_t line, struct note_change *change, bool *told, klp_error **error)
{
	*told = tells_change(tidy, line);
	if (!*told)
		return KLP_OK;
	int level = 0, column = 0, confidence = 0;
	*change = (struct note_change){ .from = KLP_ABSENT, .to = KLP_ABSENT };
	klp_status status = read_word(tidy, line, &levels, &level, error);
	if (status == KLP_OK)
		status = read_word(tidy, line, &columns, &column, error);
	if (status == KLP_OK)
		status = read_count(tidy, line, TIDY_CHANGE_FROM, &change->from, error);
	if (status == KLP_OK)
		status = read_count(tidy, line, TIDY_CHANGE_TO, &change->to, error);
	if (status == KLP_OK)
		status = read_word(tidy, line, &confidences, &confidence, error);
	change->level = (klp_level)level;
	change->column = (klp_column)column;
	change->confidence = (klp_confidence)confidence;
	if (status == KLP_OK)
		status = keep(tidy, line, TIDY_CHANGE_MUNICIPALITY_CODE, &change->municipality_code, error);
	if (status == KLP_OK)
		status = keep(tidy, line, TIDY_CHANGE_CAUSE, &change->cause, error);
	return status == KLP_OK ? keep_rules(tidy, line, &change->rules, error) : status;
}
