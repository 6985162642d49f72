/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The columns and words of an export: what they may be, what they do, and the mapping file that says them. */

#include "count/counting.h"
#include "support/failing.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define THIRTY_ONE "abcdefghijklmnopqrstuvwxyz12345"

Test(count_words, lists_are_replaced)
{
	static const struct {
		const char *list;
		const char *words;
		const char *changes;
		klp_bin bin;
		const char *why;
	} cases[] = {
		{ "uwv", "P1, P2", "indicering=p2", KLP_BIN_COUNTED, "a word of the new list, in any case" },
		{ "uwv", "P1", "indicering=WW", KLP_BIN_UNKNOWN_INDICERING, "the old list is gone" },
		{ "uwv", "P1", "indicering=NUG", KLP_BIN_COUNTED, "the contrary list stays" },
		{ "municipal", "Part", "indicering=PART", KLP_BIN_COUNTED, "" },
		{ "registered", "actief,ingeschreven", "status=Actief", KLP_BIN_COUNTED, "a further status" },
		{ "registered", "actief", "status=ingeschreven", KLP_BIN_NOT_REGISTERED, "instead of ours" },
		{ "registered", "niet uitgeschreven", "status=NIET UITGESCHREVEN", KLP_BIN_COUNTED,
		  "a status may hold blanks" },
		{ "yes", "wel", "banenafspraak=wel\tdoelgroepregister=WEL", KLP_BIN_COUNTED, "another yes" },
		{ "yes", "wel", "banenafspraak=J", KLP_BIN_UNUSABLE, "J is nothing any more" },
		{ "no", "niet", "banenafspraak=niet\twsw_beschut=niet", KLP_BIN_NOT_TICKED, "another no" },
		{ "no", "niet", "banenafspraak=\twsw_beschut=", KLP_BIN_NOT_TICKED, "empty is no in any case" },
		{ "registered", "\xC3\xA9l\xC3\xA8ve", "status=\xC3\x89L\xC3\x88VE", KLP_BIN_COUNTED, "letters with accents" },
		{ "registered", THIRTY_ONE, "status=" THIRTY_ONE, KLP_BIN_COUNTED, "a word of 31 bytes" },
		{ "registered", THIRTY_ONE, "status=" THIRTY_ONE "6", KLP_BIN_NOT_REGISTERED, "and one byte more" },
		{ "uwv", "WW,ww,WW", "indicering=ww", KLP_BIN_COUNTED, "a word twice is there once" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_count *count = counting_new();
		klp_error *error = NULL;
		cr_assert_eq(klp_count_set_words(count, cases[i].list, cases[i].words, &error), KLP_OK, "%s: %s", cases[i].why,
		             klp_error_message(error));
		counting_feed_one(count, cases[i].changes);
		cr_expect_eq(klp_count_bin(count, cases[i].bin), 1u, "%s %s [%s]: %s", cases[i].list, cases[i].words,
		             cases[i].changes, cases[i].why);
		klp_count_free(count);
	}
	cr_expect_eq(klp_memory_blocks(), 0u);
}

Test(count_words, what_is_no_list_is_refused)
{
	char many[65 * 4 + 1] = "";
	for (int i = 0; i < 65; i++)
		snprintf(many + strlen(many), sizeof many - strlen(many), "%sw%02d", i == 0 ? "" : ",", i);
	static const struct {
		const char *list;
		const char *words;
		const char *says;
	} cases[] = {
		{ "andere", "A", "uwv, municipal, registered, yes and no" },
		{ "", "A", "no such list" },
		{ "uwv", "", "empty word" },
		{ "uwv", "A,,B", "empty word" },
		{ "uwv", "A,", "empty word" },
		{ "uwv", " , A", "empty word" },
		{ "uwv", THIRTY_ONE "6", "31 bytes" },
		{ "uwv", "A;B", "part the codes" },
		{ "uwv", "A B", "part the codes" },
		{ "municipal", "A|B", "part the codes" },
		{ "municipal", "A/B", "part the codes" },
		{ "municipal", "A+B", "part the codes" },
		{ "uwv", "nug", "contrary" },
		{ "municipal", "BIJSTAND,Wajong", "contrary" },
		{ "yes", "n", "contrary" },
		{ "no", "waar", "contrary" },
		{ "yes", "\xFF", "UTF-8" },
		{ "uwv", NULL, "more than 64" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_count *count = counting_new();
		klp_error *error = NULL;
		const char *words = cases[i].words == NULL ? many : cases[i].words;
		cr_expect_eq(klp_count_set_words(count, cases[i].list, words, &error), KLP_INVALID_ARGUMENT, "%s: %s",
		             cases[i].list, words);
		cr_expect(strstr(klp_error_message(error), cases[i].says) != NULL, "%s: %s", words, klp_error_message(error));
		klp_error_free(error);
		counting_feed_one(count, "");
		cr_expect_eq(klp_count_bin(count, KLP_BIN_COUNTED), 1u, "%s: the list is as it was", words);
		klp_count_free(count);
	}
	cr_expect_eq(klp_memory_blocks(), 0u);
}

Test(count_words, columns_have_the_names_of_the_export)
{
	static const char csv[] = "Gem. Code ,Inschrijving,\xC3\x89"
							  "chelon,dienstverlening_begin,dienstverlening_eind,doelgroepregister,"
							  "banenafspraak,affiniteiten,beroepssectoren,taaksoort_01,gemeentecode\n"
							  "599,ingeschreven,WW,2020-01-01,,J,J,a,b,c,GM0518\n";
	klp_count *count = counting_new();
	klp_error *error = NULL;
	cr_expect_eq(klp_count_set_column(count, "gemeentecode", " gem. code", NULL), KLP_OK);
	cr_expect_eq(klp_count_set_column(count, "STATUS", "INSCHRIJVING", NULL), KLP_OK);
	cr_expect_eq(klp_count_set_column(count, "indicering", "iets anders", NULL), KLP_OK);
	cr_expect_eq(klp_count_set_column(count, "indicering",
	                                  "\xC3\xA9"
	                                  "chelon",
	                                  NULL),
	             KLP_OK, "the last one counts");
	cr_assert_eq(klp_count_memory(count, csv, sizeof csv - 1, NULL, &error), KLP_OK, "%s", klp_error_message(error));
	cr_expect_eq(klp_count_municipality_bin(count, "GM0599", KLP_BIN_COUNTED), 1u,
	             "our own name means nothing where the column has another");
	klp_count_free(count);

	static const struct {
		const char *column;
		const char *name;
		const char *says;
	} refused[] = {
		{ "gemeente", "X", "no column 'gemeente'" },
		{ "gemeentecode", "", "empty" },
		{ "gemeentecode", " \t", "empty" },
		{ "gemeentecode", "\xFF", "UTF-8" },
		{ "gemeentecode", "Anders", "is the name of the column status already" },
	};
	count = counting_new();
	cr_expect_eq(klp_count_set_column(count, "status", "anders", NULL), KLP_OK);
	for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
		cr_expect_eq(klp_count_set_column(count, refused[i].column, refused[i].name, &error), KLP_INVALID_ARGUMENT);
		cr_expect(strstr(klp_error_message(error), refused[i].says) != NULL, "%s", klp_error_message(error));
		klp_error_free(error);
	}
	klp_count_free(count);
	cr_expect_eq(klp_memory_blocks(), 0u);
}

Test(count_words, columns_can_be_told_one_by_one)
{
	size_t count = klp_count_columns();
	cr_expect_eq(count, 34u);
	cr_expect_str_eq(klp_count_column_name(0), "status");
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < i; j++)
			cr_expect_str_neq(klp_count_column_name(i), klp_count_column_name(j));
	cr_expect(klp_count_column_name(count) == NULL);
	cr_expect(klp_count_column_name(SIZE_MAX) == NULL);
}

Test(count_words, both_are_set_before_the_first_record)
{
	klp_count *count = counting_new();
	counting_feed_one(count, "");
	cr_expect_eq(klp_count_set_column(count, "status", "x", NULL), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_count_set_words(count, "yes", "x", NULL), KLP_INVALID_ARGUMENT);
	cr_expect_eq(klp_count_load_mapping_memory(count, "", 0, NULL, NULL), KLP_INVALID_ARGUMENT);
	klp_count_free(count);
}

Test(count_words, a_mapping_says_columns_words_and_delimiter)
{
	static const char mapping[] = "\xEF\xBB\xBF# een export\r\n"
								  "\r\n"
								  "gemeentecode = Gemeente = code\r\n"
								  "  status=Inschrijving\r\n"
								  "words uwv = P1, P2\n"
								  "words   registered = actief\n"
								  "delimiter = |\n"
								  "# status = x";
	static const char csv[] = "Gemeente = code|Inschrijving|indicering|dienstverlening_begin|dienstverlening_eind|"
							  "doelgroepregister|banenafspraak|affiniteiten|beroepssectoren|taaksoort_01\n"
							  "599|actief|P2|2020-01-01||J|J|a|b|c\n";
	klp_count *count = counting_new();
	klp_error *error = NULL;
	const char *path = counting_path("mapping");
	counting_write_file(path, mapping);
	cr_assert_eq(klp_count_load_mapping_file(count, path, &error), KLP_OK, "%s", klp_error_message(error));
	remove(path);
	cr_assert_eq(klp_count_memory(count, csv, sizeof csv - 1, NULL, &error), KLP_OK, "%s", klp_error_message(error));
	cr_expect_eq(klp_count_municipality_bin(count, "GM0599", KLP_BIN_COUNTED), 1u);
	klp_count_free(count);
	cr_expect_eq(klp_memory_blocks(), 0u);
}

Test(count_words, what_is_wrong_in_a_mapping_is_told_with_its_line)
{
	static const struct {
		const char *text;
		klp_status status;
		uint64_t line;
		const char *says;
	} cases[] = {
		{ "status x", KLP_FORMAT, 1, "name = value" },
		{ "\n\nstatus = x\nSTATUS = y\n", KLP_FORMAT, 4, "twice" },
		{ "words yes = a\n#\nwords yes = b", KLP_FORMAT, 3, "twice" },
		{ "delimiter = ;\ndelimiter = ,", KLP_FORMAT, 2, "twice" },
		{ "delimiter = x", KLP_FORMAT, 1, "delimiter" },
		{ "delimiter =", KLP_FORMAT, 1, "delimiter" },
		{ "gemeente = x", KLP_FORMAT, 1, "no column 'gemeente'" },
		{ "status =", KLP_FORMAT, 1, "empty" },
		{ "= x", KLP_FORMAT, 1, "no column" },
		{ "words wel = x", KLP_FORMAT, 1, "no such list" },
		{ "words = x", KLP_FORMAT, 1, "no such list" },
		{ "words uwv = BIJSTAND", KLP_FORMAT, 1, "contrary" },
		{ "status = x\nclient_id = X", KLP_FORMAT, 2, "already" },
		{ "status = a\nclient_id = \xFF\n", KLP_ENCODING, 2, "UTF-8" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_count *count = counting_new();
		klp_error *error = NULL;
		cr_expect_eq(klp_count_load_mapping_memory(count, cases[i].text, strlen(cases[i].text), "m.txt", &error),
		             cases[i].status, "%s", cases[i].text);
		cr_expect(strstr(klp_error_message(error), cases[i].says) != NULL, "%s: %s", cases[i].text,
		          klp_error_message(error));
		cr_expect_str_eq(klp_error_source(error), "m.txt");
		cr_expect_eq(klp_error_line(error), cases[i].line, "%s: line %llu", cases[i].text,
		             (unsigned long long)klp_error_line(error));
		klp_error_free(error);
		counting_feed_one(count, "");
		cr_expect_eq(klp_count_bin(count, KLP_BIN_COUNTED), 1u, "%s: the count is as it was", cases[i].text);
		klp_count_free(count);
	}
	cr_expect_eq(klp_memory_blocks(), 0u);
}

Test(count_words, a_mapping_that_cannot_be_read_is_told)
{
	klp_count *count = counting_new();
	klp_error *error = NULL;
	cr_expect_eq(klp_count_load_mapping_file(count, counting_path("is-not-there"), &error), KLP_IO);
	cr_expect(strstr(klp_error_source(error), "is-not-there") != NULL);
	klp_error_free(error);
	cr_expect_eq(klp_count_load_mapping_file(count, KLP_SOURCE_DIR, NULL), KLP_IO, "a folder");
	/* An extract that was named by mistake is not read to its end. */
	cr_expect_eq(klp_count_load_mapping_file(count, "/dev/zero", NULL), KLP_LIMIT_INPUT_BYTES);
	klp_count_free(count);
}

/* Sets all that can be set, and frees. */
static klp_status set_all(void *context, klp_error **error)
{
	static const char mapping[] = "status = s\nwords yes = a,b\nwords registered = c\nclient_id = i\n";
	klp_count *count = NULL;
	klp_count_options options = KLP_COUNT_OPTIONS_INIT;
	(void)context;
	options.date = "2025-06-30";
	klp_status status = klp_count_new(&count, &options, error);
	if (status == KLP_OK)
		status = klp_count_set_column(count, "gemeentecode", "g", error);
	if (status == KLP_OK)
		status = klp_count_set_words(count, "uwv", "A,B,C,D,E,F,G,H,I,K,L,M,N,O,P,Q,R,S,T,U,V,W,X,Y,Z", error);
	if (status == KLP_OK)
		status = klp_count_load_mapping_memory(count, mapping, sizeof mapping - 1, NULL, error);
	if (status == KLP_OK)
		status = klp_count_load_mapping_file(count, context, error);
	klp_count_free(count);
	return status;
}

Test(count_words, every_failing_allocation_is_survived)
{
	const char *path = counting_path("mapping");
	counting_write_file(path, "gemeentecode = h\nwords no = z\n");
	failing_install();
	failing_each("columns and words", set_all, (void *)path, 1);
	remove(path);
}
