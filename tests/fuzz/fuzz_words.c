/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Bytes become pages of words, and these are read. The first byte says which allocation fails, and how much finer places are than
 * the bytes that tell them; then, over and over: a byte of form, two to four of place and size, and up to fifteen of text. */

#include "fuzz/fuzzing.h"

#include <math.h>
#include <string.h>

enum { MEMORY = 64 << 20, FINER = 8 };

struct input {
	const uint8_t *bytes;
	size_t size;
};

static unsigned take(struct input *input)
{
	if (input->size == 0)
		return 0;
	input->size--;
	return *input->bytes++;
}

/* The words of texts that matter, which bytes alone would hardly make up. */
static const char *const texts[] = { "Transparantie van klantprofielen",
	                                 "tweede",
	                                 "kwartaal",
	                                 "2025",
	                                 "22",
	                                 "Rijnmond",
	                                 "Rotterdam",
	                                 "Capelle aan",
	                                 "den IJssel",
	                                 "Totaal AMR",
	                                 "Profiel",
	                                 "Geen profiel",
	                                 "in Sonar",
	                                 "Gemeente",
	                                 "UWV-cli\xC3\xABnten",
	                                 "1.097",
	                                 "1.",
	                                 "097",
	                                 "12 310",
	                                 "n.b.",
	                                 "-",
	                                 "Leidschendam-",
	                                 "Voorburg",
	                                 "Nederland",
	                                 "doelgroepregister",
	                                 "personen",
	                                 "74%" };

static const char *take_text(struct input *input, unsigned form, char own[16])
{
	size_t length = form & 15, count = sizeof texts / sizeof texts[0];
	if (length == 0)
		return texts[take(input) % count];
	for (size_t i = 0; i < length; i++)
		own[i] = (char)take(input);
	own[length] = '\0';
	return own;
}

/* Rows of a grid, most of the time; else anything. */
static double take_place(struct input *input, unsigned form, double finer)
{
	static const double odd[] = { NAN, INFINITY, -INFINITY, 1e12, -1e12, 1e300, 1e-300, -0.0 };
	if ((form & 0xE0) == 0xE0)
		return odd[take(input) % (sizeof odd / sizeof odd[0])];
	return (double)take(input) * finer;
}

static void add_words(klp_words *words, struct input *input, double finer)
{
	char own[16];
	double y = 0;
	klp_words_add_page(words, 600, 800, NULL);
	while (input->size > 0) {
		unsigned form = take(input);
		if (form == 0xFF) {
			klp_words_add_page(words, take(input), take(input), NULL);
			continue;
		}
		double x = take_place(input, form, finer);
		if ((form & 0x10) != 0) /* else on the same line as the word before */
			y = take_place(input, form, finer);
		const char *text = take_text(input, form, own);
		double width = (form & 0x80) != 0 ? (double)take(input) : 5.0 * (double)strlen(text);
		klp_words_add(words, text, x, y, x + width, (form & 0x40) != 0 ? y + 7 : y + 10, NULL);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct input input = { bytes, size };
	unsigned first = take(&input);
	klp_words *words = NULL;
	klp_dataset *dataset = NULL;
	klp_limits limits = KLP_LIMITS_INIT;
	klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
	fuzzing_fail(first < 128 ? 0 : 4 * (size_t)(first & 127) + take(&input));
	limits.memory_bytes = MEMORY;
	options.limits = &limits;
	if (klp_words_new(&words, first % 2 == 0 ? 0 : KLP_WORDS_Y_UP, NULL) == KLP_OK)
		add_words(words, &input, (double)(1 + first % FINER) / FINER * 4);
	if (words != NULL && klp_dataset_new(&dataset, NULL) == KLP_OK)
		klp_parse_words(dataset, words, &options, NULL);
	klp_dataset_free(dataset);
	klp_words_free(words);
	fuzzing_fail(0);
	fuzzing_demand(klp_memory_blocks() == 0);
	return 0;
}
