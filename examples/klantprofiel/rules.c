/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "rules.h"
#include "commands.h"

#include <klantprofiel/klantprofiel.h>

#include <stdio.h>
#include <string.h>

enum { WIDTH = 100, INDENT = 4 };

/* How many columns a word takes on a terminal: bytes that go on with a character of UTF-8 take none. */
static int columns(const char *word, size_t length)
{
	int count = 0;
	for (size_t i = 0; i < length; i++)
		count += ((unsigned char)word[i] & 0xC0) != 0x80;
	return count;
}

/* Prints a text word by word, in lines that fit a terminal. */
static void print_wrapped(const char *text)
{
	int column = 0;
	while (*text != '\0') {
		size_t length = strcspn(text, " ");
		int width = columns(text, length);
		if (column != 0 && column + 1 + width > WIDTH) {
			putchar('\n');
			column = 0;
		}
		column += column == 0 ? printf("%*s", INDENT, "") : printf(" ");
		fwrite(text, 1, length, stdout);
		column += width;
		text += length;
		text += strspn(text, " ");
	}
	putchar('\n');
}

static void list_text(const char *language)
{
	for (size_t i = 0; i < klp_rule_count(); i++) {
		printf("%s%s: %s: %s\n", i == 0 ? "" : "\n", klp_rule_id(i), klp_severity_name(klp_rule_severity(i)),
		       klp_rule_title_in(i, language));
		print_wrapped(klp_rule_description_in(i, language));
	}
}

/* A heading a rule, so that a page can be made of it, and a link can lead to it. No text of a rule has a character that Markdown
 * takes for a sign; tests/program looks. */
static void list_markdown(const char *language)
{
	for (size_t i = 0; i < klp_rule_count(); i++) {
		const char *reads = klp_rule_reads_in(i, language);
		printf("%s### %s\n\n**%s**: %s.\n\n%s\n\n", i == 0 ? "" : "\n", klp_rule_id(i),
		       klp_severity_name(klp_rule_severity(i)), klp_rule_title_in(i, language), reads);
		/* The description begins with what the rule reads, and a blank. */
		printf("%s\n", klp_rule_description_in(i, language) + strlen(reads) + 1);
	}
}

int rules_list(const struct options *options)
{
	if (options->to != NULL && strcmp(options->to, OPTION_TO_MARKDOWN) == 0)
		list_markdown(options->language);
	else
		list_text(options->language);
	return help_finish();
}
