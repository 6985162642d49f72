/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* SipHash-2-4 with 128 bits gives what its authors say, and keys of clients come from it. */

#include "count/clients.h"
#include "count/siphash.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static void to_text(char text[2 * SIPHASH_BYTES + 1], const unsigned char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i++)
		snprintf(text + 2 * i, 3, "%02x", bytes[i]);
}

/* The authors' vectors: the key is the bytes 0 … 15, and what is hashed are the bytes 0, 1, 2 … */
static const struct {
	size_t size;
	const char *expected;
} vectors[] = {
	{ 0, "a3817f04ba25a8e66df67214c7550293" },  { 1, "da87c1d86b99af44347659119b22fc45" },
	{ 7, "a1f1ebbed8dbc153c0b84aa61ff08239" },  { 8, "3b62a9ba6258f5610f83e264f31497b4" },
	{ 9, "264499060ad9baabc47f8b02bb6d71ed" },  { 15, "5493e99933b0a8117e08ec0f97cfc3d9" },
	{ 16, "6ee2a4ca67b054bbfd3315bf85230577" }, { 17, "473d06e8738db89854c066c47ae47740" },
	{ 31, "2939b0183223fafc1723de4f52c43d35" }, { 63, "5150d1772f50834a503e069a973fbd7c" },
};

Test(siphash, gives_the_vectors_of_its_authors)
{
	unsigned char bytes[64], key[SIPHASH_BYTES], result[SIPHASH_BYTES];
	for (size_t i = 0; i < sizeof bytes; i++)
		bytes[i] = (unsigned char)i;
	memcpy(key, bytes, sizeof key);
	for (size_t i = 0; i < sizeof vectors / sizeof vectors[0]; i++) {
		char text[2 * SIPHASH_BYTES + 1];
		siphash(result, key, bytes, vectors[i].size);
		to_text(text, result, sizeof result);
		cr_expect_str_eq(text, vectors[i].expected, "%zu bytes: %s", vectors[i].size, text);
	}
}

static struct client_key key_of(const struct secret *secret, const char *id)
{
	return client_key_of(secret, slice_of(id));
}

static bool same_key(struct client_key one, struct client_key other)
{
	return memcmp(&one, &other, sizeof one) == 0;
}

Test(siphash, keys_of_clients_hang_on_id_and_secret_alone)
{
	struct secret secret, other;
	cr_assert_eq(secret_make(&secret, "sixteen bytes of", 16, NULL), KLP_OK);
	cr_assert_eq(secret_make(&other, "sixteen bytes oF", 16, NULL), KLP_OK);
	static const struct {
		const char *one;
		const char *two;
		bool same;
		const char *why;
	} cases[] = {
		{ "K1", "K1", true, "the same id" },          { " K1\t", "K1", true, "blanks around it do not count" },
		{ "K1", "k1", false, "capitals do" },         { "K1", "K 1", false, "blanks within do" },
		{ "1", "01", false, "so do zeros in front" }, { "K1", "K10", false, "another id" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		cr_expect_eq(same_key(key_of(&secret, cases[i].one), key_of(&secret, cases[i].two)), cases[i].same, "%s",
		             cases[i].why);
	cr_expect_not(same_key(key_of(&secret, "K1"), key_of(&other, "K1")), "another secret");
}

Test(siphash, a_secret_comes_from_all_of_the_callers_bytes)
{
	struct secret one, two;
	char key[64];
	memset(key, 'k', sizeof key);
	cr_assert_eq(secret_make(&one, key, 16, NULL), KLP_OK);
	cr_expect_arr_eq(one.bytes, key, sizeof one.bytes, "16 bytes are taken as they are");
	for (size_t size = 17; size <= sizeof key; size++) {
		cr_assert_eq(secret_make(&one, key, size, NULL), KLP_OK);
		for (size_t changed = 0; changed < size; changed++) {
			key[changed] ^= 1;
			cr_assert_eq(secret_make(&two, key, size, NULL), KLP_OK);
			cr_expect_neq(memcmp(&one, &two, sizeof one), 0, "byte %zu of %zu plays no part", changed, size);
			key[changed] ^= 1;
		}
	}
	klp_error *error = NULL;
	cr_expect_eq(secret_make(&one, key, 15, &error), KLP_INVALID_ARGUMENT, "a key that is too short");
	cr_expect_not_null(strstr(klp_error_message(error), "16"));
	klp_error_free(error);
}

Test(siphash, a_secret_by_chance_is_another_each_time)
{
	struct secret one, two;
	cr_assert_eq(secret_make(&one, NULL, 0, NULL), KLP_OK);
	cr_assert_eq(secret_make(&two, NULL, 0, NULL), KLP_OK);
	cr_expect_neq(memcmp(&one, &two, sizeof one), 0);
}
