/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Which words mean what: the lists of the counting definition, which a caller may replace. */

#include "count/definition.h"

#include "base/memory.h"

#include <string.h>
#include <utf8proc.h>

enum { MOST_WORDS = 64, LONGEST_WORD = 31 };

/* One list: which question it helps to answer, and what its words mean there. */
struct list {
	const char *name;
	size_t answers;
	unsigned char meaning;
	/* whether a field may hold several of them, so that none can hold what parts them */
	bool parted;
	const char *standard;
};

static const struct list lists[] = {
	{ "uwv", offsetof(struct definition, groups), KLP_GROUP_UWV, true, "WAJONG,WW,WIA,WAO,ZW,WAZ" },
	{ "municipal", offsetof(struct definition, groups), KLP_GROUP_MUNICIPAL, true, "BIJSTAND,NUG,IOAW,IOAZ,ANW" },
	{ "registered", offsetof(struct definition, statuses), WORD_REGISTERED, false, "INGESCHREVEN" },
	{ "yes", offsetof(struct definition, answers), WORD_YES, false, "J,JA,Y,YES,1,TRUE,WAAR,X" },
	{ "no", offsetof(struct definition, answers), WORD_NO, false, "N,NEE,NO,0,FALSE,ONWAAR" },
};

_Static_assert(sizeof lists / sizeof lists[0] == DEFINITION_LISTS, "each list is in the table");

/* What parts the codes of one field, blanks apart. */
static const char parting[] = ";,|/+";

static unsigned char ascii_capital(unsigned char byte)
{
	return byte >= 'a' && byte <= 'z' ? (unsigned char)(byte - 'a' + 'A') : byte;
}

/* A word in capitals, and its length; 0 when it is longer than any word is. */
static size_t fold(char folded[LONGEST_WORD], struct slice word)
{
	size_t at = 0;
	while (word.length > 0) {
		unsigned char byte = (unsigned char)*word.text;
		size_t length = 1;
		utf8proc_uint8_t bytes[4] = { ascii_capital(byte) };
		utf8proc_ssize_t written = 1;
		if (byte >= 0x80) {
			uint32_t character = text_character(word.text, word.length, &length);
			written = utf8proc_encode_char(utf8proc_toupper((utf8proc_int32_t)character), bytes);
		}
		if (at + (size_t)written > LONGEST_WORD)
			return 0;
		memcpy(folded + at, bytes, (size_t)written);
		at += (size_t)written;
		word.text += length;
		word.length -= length;
	}
	return at;
}

static unsigned meaning_of_folded(const struct definition_words *words, const char *folded, size_t length)
{
	for (size_t i = 0; i < words->count; i++) {
		const struct definition_word *word = &words->words[i];
		if (word->length == length && memcmp(word->text, folded, length) == 0)
			return word->meaning;
	}
	return 0;
}

unsigned definition_meaning(const struct definition_words *words, struct slice word)
{
	char folded[LONGEST_WORD];
	size_t length = fold(folded, text_trim(word));
	return length == 0 ? 0 : meaning_of_folded(words, folded, length);
}

int definition_list(struct slice name)
{
	name = text_trim(name);
	for (int i = 0; i < DEFINITION_LISTS; i++)
		if (strlen(lists[i].name) == name.length && memcmp(lists[i].name, name.text, name.length) == 0)
			return i;
	return -1;
}

/* Whether a word holds what parts the codes of one field. */
static bool is_parted(struct slice word)
{
	for (size_t i = 0; i < word.length; i++)
		if (memchr(parting, word.text[i], sizeof parting - 1) != NULL)
			return true;
	struct slice rest = word;
	return text_word(&rest).length != word.length;
}

static klp_status refuse(klp_error **error, const struct list *list, const char *why)
{
	return error_set(error, KLP_INVALID_ARGUMENT, NULL, "the list of words '%s' %s", list->name, why);
}

/* Adds one word of a list. One that is in it already is in it once. */
static klp_status add_word(struct definition_words *words, const struct list *list, struct slice word,
                           klp_error **error)
{
	size_t bad;
	char folded[LONGEST_WORD];
	word = text_trim(word);
	if (word.length == 0)
		return refuse(error, list, "has an empty word");
	if (!text_is_utf8(word.text, word.length, &bad))
		return refuse(error, list, "is not UTF-8");
	if (list->parted && is_parted(word))
		return refuse(error, list, "has a word with a blank or one of ; | / + in it, which part the codes of a field");
	size_t length = fold(folded, word);
	if (length == 0)
		return refuse(error, list, "has a word of more than 31 bytes");
	unsigned meaning = meaning_of_folded(words, folded, length);
	if (meaning != 0 && meaning != list->meaning)
		return refuse(error, list, "has a word that is in the contrary list too");
	if (meaning != 0)
		return KLP_OK;
	size_t same = 0;
	for (size_t i = 0; i < words->count; i++)
		same += words->words[i].meaning == list->meaning;
	if (same == MOST_WORDS)
		return refuse(error, list, "has more than 64 words");
	if (!memory_reserve(&words->words, &words->capacity, words->count + 1, sizeof *words->words))
		return error_memory(error);
	struct definition_word *added = &words->words[words->count++];
	*added = (struct definition_word){ .length = (unsigned char)length, .meaning = list->meaning };
	memcpy(added->text, folded, length);
	return KLP_OK;
}

/* The other words of the same question, and these. */
static klp_status replace(struct definition_words *words, const struct definition_words *old, const struct list *list,
                          struct slice text, klp_error **error)
{
	if (!memory_reserve(&words->words, &words->capacity, old->count + 1, sizeof *words->words))
		return error_memory(error);
	for (size_t i = 0; i < old->count; i++)
		if (old->words[i].meaning != list->meaning)
			words->words[words->count++] = old->words[i];
	for (;;) {
		const char *comma = memchr(text.text, ',', text.length);
		size_t length = comma == NULL ? text.length : (size_t)(comma - text.text);
		klp_status status = add_word(words, list, (struct slice){ text.text, length }, error);
		if (status != KLP_OK || comma == NULL)
			return status;
		text.text += length + 1;
		text.length -= length + 1;
	}
}

static struct definition_words *words_of(struct definition *definition, const struct list *list)
{
	return (struct definition_words *)(void *)((char *)definition + list->answers);
}

static klp_status set(struct definition *definition, const struct list *list, struct slice text, klp_error **error)
{
	struct definition_words *words = words_of(definition, list), fresh = { NULL, 0, 0 };
	klp_status status = replace(&fresh, words, list, text, error);
	if (status != KLP_OK) {
		memory_release(fresh.words);
		return status;
	}
	memory_release(words->words);
	*words = fresh;
	return KLP_OK;
}

klp_status definition_set_words(struct definition *definition, struct slice list, struct slice words, klp_error **error)
{
	int found = definition_list(list);
	if (found < 0)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL,
		                 "there is no such list of words; the lists are uwv, municipal, registered, yes and no");
	return set(definition, &lists[found], words, error);
}

klp_status definition_default_words(struct definition *definition, klp_error **error)
{
	klp_status status = KLP_OK;
	for (size_t i = 0; status == KLP_OK && i < DEFINITION_LISTS; i++)
		status = set(definition, &lists[i], slice_of(lists[i].standard), error);
	return status;
}
