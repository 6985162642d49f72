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

static klp_status read_level(const struct tidy *tidy, size_t line, klp_level *level, klp_error **error)
{
	char word[TIDY_WORD_BYTES];
	tidy_word(tidy, line, tidy->header.note[TIDY_CHANGE_LEVEL], word);
	int found = klp_level_find(word);
	if (found == 0)
		return refuse(tidy, line, TIDY_CHANGE_LEVEL, "country, province, region or municipality", error);
	*level = (klp_level)found;
	return KLP_OK;
}

static klp_status read_column(const struct tidy *tidy, size_t line, klp_column *column, klp_error **error)
{
	char word[TIDY_WORD_BYTES];
	tidy_word(tidy, line, tidy->header.note[TIDY_CHANGE_COLUMN], word);
	int found = klp_column_find(word);
	if (found < 0 || dataset_printed_name((klp_column)found) == NULL)
		return refuse(tidy, line, TIDY_CHANGE_COLUMN, "the name of a column of counts, such as total,", error);
	*column = (klp_column)found;
	return KLP_OK;
}

static klp_status read_confidence(const struct tidy *tidy, size_t line, klp_confidence *confidence, klp_error **error)
{
	char word[TIDY_WORD_BYTES];
	tidy_word(tidy, line, tidy->header.note[TIDY_CHANGE_CONFIDENCE], word);
	int found = klp_confidence_find(word);
	if (found < 0)
		return refuse(tidy, line, TIDY_CHANGE_CONFIDENCE, "ambiguous, likely or certain", error);
	*confidence = (klp_confidence)found;
	return KLP_OK;
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
	*change = (struct note_change){ .from = KLP_ABSENT, .to = KLP_ABSENT };
	klp_status status = read_level(tidy, line, &change->level, error);
	if (status == KLP_OK)
		status = read_column(tidy, line, &change->column, error);
	if (status == KLP_OK)
		status = read_count(tidy, line, TIDY_CHANGE_FROM, &change->from, error);
	if (status == KLP_OK)
		status = read_count(tidy, line, TIDY_CHANGE_TO, &change->to, error);
	if (status == KLP_OK)
		status = read_confidence(tidy, line, &change->confidence, error);
	if (status == KLP_OK)
		status = keep(tidy, line, TIDY_CHANGE_MUNICIPALITY_CODE, &change->municipality_code, error);
	if (status == KLP_OK)
		status = keep(tidy, line, TIDY_CHANGE_CAUSE, &change->cause, error);
	return status == KLP_OK ? keep_rules(tidy, line, &change->rules, error) : status;
}
