/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Saved counts: they come back the same, and what is damaged, cut off or of another kind is refused. */

#include "count/counting.h"
#include "support/chance.h"
#include "support/failing.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

/* The ways in which a count can be made. */
enum { PLAIN, UNIQUE, JOINED, UNIQUE_JOINED, BY_CHANCE, JOINED_BY_CHANCE, WAYS };

static bool is_unique(int way)
{
	return way == UNIQUE || way == UNIQUE_JOINED || way == BY_CHANCE;
}

static bool is_joined(int way)
{
	return way == JOINED || way == UNIQUE_JOINED || way == JOINED_BY_CHANCE;
}

static bool has_key(int way)
{
	return way == UNIQUE || way == JOINED || way == UNIQUE_JOINED;
}

static klp_count_options options_of(int way)
{
	klp_count_options options = counting_unique();
	options.unique = is_unique(way);
	options.both = KLP_COUNT_BOTH_MUNICIPAL;
	options.coverage = KLP_COUNT_COVERAGE_COUNTRY;
	options.threads = 1;
	if (!has_key(way)) {
		options.key = NULL;
		options.key_size = 0;
	}
	return options;
}

static void add_records(struct records *extract)
{
	records_add(extract, "client_id=a");
	records_add(extract, "client_id=a\taffiniteiten=\tgemeentecode=GM0014");
	records_add(extract, "client_id=b\tindicering=NUG;WW\tgemeentecode=GM0501");
	records_add(extract, "client_id=c\tgemeentecode=");
	records_add(extract, "client_id=d\tstatus=x");
	records_add(extract, "client_id=e\tbanenafspraak=N\twsw_beschut=J");
	records_add(extract, "client_id=f\tbanenafspraak=?");
	records_add(extract, "client_id=g\tdienstverlening_begin=?");
}

static klp_count *make(int way)
{
	klp_count_options options = options_of(way);
	klp_count *count = counting_with(&options);
	struct records extract = { 0 };
	cr_assert_eq(klp_count_set_words(count, "registered", "ingeschreven,actief", NULL), KLP_OK);
	cr_assert_eq(klp_count_set_column(count, "opleiding", "Studie", NULL), KLP_OK);
	if (is_joined(way)) {
		const char *path = counting_path("register");
		counting_write_file(path, "client_id,gemeentecode\na,599\nb,GM0501\nc,\n,599\nz,GM0014\n");
		cr_assert_eq(klp_count_register_file(count, path, NULL), KLP_OK);
		remove(path);
	}
	add_records(&extract);
	counting_feed(count, &extract);
	records_free(&extract);
	return count;
}

static klp_count *load(const char *bytes, size_t size, const klp_count_options *options)
{
	klp_count *count = NULL;
	klp_error *error = NULL;
	cr_assert_eq(klp_count_load_memory(&count, bytes, size, "saved", options, &error), KLP_OK, "%s",
	             klp_error_message(error));
	return count;
}

static void expect_equal_notes(const klp_dataset *one, const klp_dataset *other, int way)
{
	cr_assert_eq(klp_dataset_notes(one), klp_dataset_notes(other), "way %d", way);
	for (size_t i = 0; i < klp_dataset_notes(one); i++) {
		const klp_note *a = klp_dataset_note(one, i), *b = klp_dataset_note(other, i);
		cr_expect_str_eq(klp_note_id(a), klp_note_id(b));
		cr_expect_str_eq(klp_note_message(a), klp_note_message(b));
		cr_expect_eq(klp_note_line(a), klp_note_line(b));
	}
}

static void expect_equal(const klp_count *one, const klp_count *other, int way)
{
	for (int bin = 0; bin < KLP_BINS; bin++)
		cr_expect_eq(klp_count_bin(one, (klp_bin)bin), klp_count_bin(other, (klp_bin)bin), "way %d, %s", way,
		             klp_bin_name((klp_bin)bin));
	for (int tally = KLP_TALLY_RECORDS; tally <= KLP_TALLY_REGISTER; tally++)
		cr_expect_eq(klp_count_tally_of(one, (klp_count_tally)tally), klp_count_tally_of(other, (klp_count_tally)tally),
		             "way %d, tally %d", way, tally);
	cr_expect_str_eq(klp_count_date(one), klp_count_date(other));
	klp_dataset *a = counting_finish(one), *b = counting_finish(other);
	cr_assert_eq(klp_dataset_rows(a), klp_dataset_rows(b), "way %d", way);
	for (size_t row = 0; row < klp_dataset_rows(a); row++)
		for (int column = KLP_COLUMN_MUNICIPAL_PROFILE; column <= KLP_COLUMN_REGISTER_TOTAL; column++) {
			int64_t x = -1, y = -1;
			klp_dataset_integer(a, row, (klp_column)column, &x);
			klp_dataset_integer(b, row, (klp_column)column, &y);
			cr_expect_eq(x, y, "way %d, row %zu, %s", way, row, klp_column_name((klp_column)column));
		}
	expect_equal_notes(a, b, way);
	klp_dataset_free(a);
	klp_dataset_free(b);
}

Test(count_save, what_was_saved_comes_back_the_same)
{
	for (int way = 0; way < WAYS; way++)
		for (int keyed = 0; keyed < 2; keyed++) {
			klp_count_options options = KLP_COUNT_OPTIONS_INIT;
			size_t size;
			klp_count *count = make(way);
			char *bytes = counting_save(count, &size);
			if (keyed) {
				options.key = counting_unique().key;
				options.key_size = counting_unique().key_size;
			}
			klp_count *loaded = load(bytes, size, &options);
			cr_expect(counting_same(count, loaded), "way %d, with key %d", way, keyed);
			expect_equal(count, loaded, way);
			cr_expect(counting_same(count, loaded), "way %d: once more", way);
			klp_count_free(loaded);
			klp_count_free(count);
			free(bytes);
		}
	cr_expect_eq(klp_memory_blocks(), 0u);
}

Test(count_save, a_file_comes_back_too)
{
	const char *path = counting_path("saved");
	klp_count *count = make(UNIQUE_JOINED), *loaded = NULL;
	klp_error *error = NULL;
	cr_assert_eq(klp_count_save_file(count, path, &error), KLP_OK, "%s", klp_error_message(error));
	cr_assert_eq(klp_count_load_file(&loaded, path, NULL, &error), KLP_OK, "%s", klp_error_message(error));
	cr_expect(counting_same(count, loaded));
	klp_count_free(loaded);
	loaded = NULL;
	remove(path);
	cr_expect_eq(klp_count_load_file(&loaded, path, NULL, &error), KLP_IO);
	cr_expect_str_eq(klp_error_source(error), path);
	cr_expect(loaded == NULL);
	klp_error_free(error);
	cr_expect_eq(klp_count_load_file(&loaded, KLP_BUILD_DIR, NULL, NULL), KLP_IO, "a folder");
	cr_expect_eq(klp_count_save_file(count, KLP_BUILD_DIR "/is/not/there", NULL), KLP_IO);
	klp_count_free(count);
	cr_expect_eq(klp_memory_blocks(), 0u);
}

Test(count_save, no_id_and_no_key_is_in_it)
{
	klp_count_options options = counting_unique();
	options.key = "sixteen bytes it";
	options.key_size = 16;
	klp_count *count = counting_with(&options);
	size_t size;
	counting_feed_one(count, "client_id=Jan-Jansen\tbanenafspraak=?");
	counting_feed_one(count, "client_id=Jan-Jansen");
	char *bytes = counting_save(count, &size);
	for (size_t i = 0; i + 10 <= size; i++)
		cr_assert(memcmp(bytes + i, "Jan-Jansen", 10) != 0);
	for (size_t i = 0; i + 16 <= size; i++)
		cr_assert(memcmp(bytes + i, options.key, 16) != 0);
	free(bytes);
	klp_count_free(count);
}

Test(count_save, a_loaded_count_goes_on_where_its_clients_can_be_told_apart)
{
	static const struct {
		int way;
		bool key;
		klp_status status;
		const char *says;
	} cases[] = {
		{ PLAIN, false, KLP_OK, "" },
		{ UNIQUE, true, KLP_OK, "" },
		{ JOINED, true, KLP_OK, "" },
		{ UNIQUE_JOINED, true, KLP_OK, "" },
		{ UNIQUE, false, KLP_INVALID_ARGUMENT, "loaded without the key" },
		{ JOINED, false, KLP_INVALID_ARGUMENT, "loaded without the key" },
		{ BY_CHANCE, false, KLP_INVALID_ARGUMENT, "saved without its clients" },
		{ JOINED_BY_CHANCE, false, KLP_INVALID_ARGUMENT, "saved without its clients" },
	};
	struct records extract = { 0 };
	/* The columns are those that the saved count was told of. */
	records_add(&extract, "client_id=a\tstatus=actief");
	records_add(&extract, "client_id=y");
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_count *count = make(cases[i].way);
		klp_count_options options = counting_unique();
		klp_error *error = NULL;
		size_t size;
		char *bytes = counting_save(count, &size);
		klp_count *loaded = load(bytes, size, cases[i].key ? &options : NULL);
		cr_expect_eq(klp_count_memory(loaded, extract.text, extract.size, "extract", &error), cases[i].status,
		             "case %zu: %s", i, klp_error_message(error));
		if (cases[i].status == KLP_OK) {
			counting_feed(count, &extract);
			expect_equal(count, loaded, cases[i].way);
			cr_expect(counting_same(count, loaded), "case %zu", i);
		} else {
			cr_expect(strstr(klp_error_message(error), cases[i].says) != NULL, "case %zu: %s", i,
			          klp_error_message(error));
			klp_error_free(error);
			expect_equal(count, loaded, cases[i].way);
		}
		free(bytes);
		klp_count_free(loaded);
		klp_count_free(count);
	}
	records_free(&extract);
	cr_expect_eq(klp_memory_blocks(), 0u);
}

Test(count_save, saved_counts_of_one_key_are_merged_without_it)
{
	klp_count *one = make(UNIQUE), *two = make(UNIQUE);
	size_t size;
	char *bytes = counting_save(one, &size);
	klp_count *loaded = load(bytes, size, NULL), *other = load(bytes, size, NULL);
	cr_assert_eq(klp_count_merge(loaded, other, NULL), KLP_OK);
	cr_assert_eq(klp_count_merge(one, two, NULL), KLP_OK);
	cr_expect(counting_same(one, loaded));
	free(bytes);
	klp_count_free(loaded);
	klp_count_free(other);
	klp_count_free(one);
	klp_count_free(two);
}

Test(count_save, of_another_date_key_or_territory_it_is_refused)
{
	klp_count *count = make(UNIQUE), *loaded = NULL;
	klp_territory *territory = NULL;
	static const char changes[] = "datum,oude_code,oude_naam,nieuwe_code,nieuwe_naam,soort,aandeel\n"
								  "2010-01-01,GM2001,A,GM0599,Rotterdam,opheffing,\n";
	size_t size;
	char *bytes = counting_save(count, &size);
	struct {
		klp_count_options options;
		klp_status status;
		const char *says;
	} cases[4] = { { counting_unique(), KLP_OK, "" },
		           { counting_unique(), KLP_CONFLICT, "2025-06-30" },
		           { counting_unique(), KLP_CONFLICT, "key" },
		           { counting_unique(), KLP_CONFLICT, "territory" } };
	cr_assert_eq(klp_territory_new(&territory, NULL), KLP_OK);
	cr_assert_eq(klp_territory_load_changes_memory(territory, changes, sizeof changes - 1, NULL, NULL), KLP_OK);
	cases[1].options.date = "2025-06-29";
	cases[2].options.key = "another key, another";
	cases[3].options.territory = territory;
	for (size_t i = 0; i < 4; i++) {
		klp_error *error = NULL;
		loaded = NULL;
		cr_expect_eq(klp_count_load_memory(&loaded, bytes, size, "s", &cases[i].options, &error), cases[i].status,
		             "case %zu", i);
		cr_expect_eq(loaded != NULL, cases[i].status == KLP_OK);
		if (error != NULL)
			cr_expect(strstr(klp_error_message(error), cases[i].says) != NULL, "%s", klp_error_message(error));
		klp_error_free(error);
		klp_count_free(loaded);
	}
	free(bytes);
	klp_count_free(count);
	klp_territory_free(territory);
	cr_expect_eq(klp_memory_blocks(), 0u);
}

/* Loads what should not be; whatever comes, it is a status with a message, and nothing is left behind. */
static klp_status try_bytes(const char *bytes, size_t size)
{
	klp_count *loaded = NULL;
	klp_error *error = NULL;
	klp_status status = klp_count_load_memory(&loaded, bytes, size, "s", NULL, &error);
	cr_expect_eq(loaded != NULL, status == KLP_OK);
	cr_expect_eq(klp_error_status(error), status);
	klp_error_free(error);
	klp_count_free(loaded);
	return status;
}

/* Between them these have something in every section. */
static const int ways_of_files[] = { UNIQUE_JOINED, JOINED_BY_CHANCE };
enum { FILES = sizeof ways_of_files / sizeof ways_of_files[0] };

Test(count_save, what_is_damaged_or_cut_off_is_refused_at_every_byte)
{
	enum { HEAD = 64 };
	for (int file = 0; file < FILES; file++) {
		int way = ways_of_files[file];
		klp_count *count = make(way);
		size_t size;
		char *bytes = counting_save(count, &size);
		klp_count_free(count);
		for (size_t at = 0; at < size; at += at < HEAD ? 1 : chance_stride()) {
			char bit = (char)(1 << at % 7);
			bool version = at >= 8 && at < 12;
			bytes[at] ^= bit;
			klp_status status = try_bytes(bytes, size);
			cr_expect_eq(status, version ? KLP_UNSUPPORTED : KLP_FORMAT, "way %d, byte %zu of %zu: %s", way, at, size,
			             klp_status_name(status));
			bytes[at] ^= bit;
			/* a copy of its own, so that reading past the end is seen */
			char *cut = malloc(at == 0 ? 1 : at);
			memcpy(cut, bytes, at);
			cr_expect_eq(try_bytes(cut, at), KLP_FORMAT, "way %d, cut at %zu", way, at);
			free(cut);
		}
		char *longer = malloc(size + 1);
		memcpy(longer, bytes, size);
		longer[size] = 0;
		cr_expect_eq(try_bytes(longer, size), KLP_OK);
		cr_expect_eq(try_bytes(longer, size + 1), KLP_FORMAT, "something follows");
		free(longer);
		free(bytes);
	}
	cr_expect_eq(try_bytes("", 0), KLP_FORMAT);
	cr_expect_eq(klp_memory_blocks(), 0u);
}

/* Makes the checksums right again: who changes a count on purpose does so. */
static void mend(unsigned char *bytes, size_t size)
{
	enum { HEAD = 12, SECTION = 12, CRC = 4 };
	for (size_t at = HEAD; at + SECTION + CRC <= size;) {
		uint64_t content = 0;
		for (int i = 7; i >= 0; i--)
			content = content << 8 | bytes[at + 4 + (size_t)i];
		if (content > size - at - SECTION - CRC)
			return;
		size_t end = at + SECTION + (size_t)content;
		uLong crc = crc32(crc32(0, NULL, 0), bytes + at, (uInt)(end - at));
		for (int i = 0; i < CRC; i++)
			bytes[end + (size_t)i] = (unsigned char)(crc >> (8 * i));
		at = end + CRC;
	}
}

/* Numbers of a file that was changed on purpose may be other ones; the bins add up all the same. */
static void expect_sound(const klp_count *count, const char *where, size_t at)
{
	uint64_t sum = 0;
	for (int bin = 0; bin < KLP_BINS; bin++)
		sum += klp_count_bin(count, (klp_bin)bin);
	cr_expect_eq(sum, klp_count_tally_of(count, KLP_TALLY_RECORDS), "%s, byte %zu", where, at);
	klp_dataset *dataset = NULL;
	if (at % 16 == 0 && klp_count_finish(&dataset, count, NULL) == KLP_OK)
		klp_dataset_free(dataset);
}

/* How many of the changes of one byte are taken for a count. */
static size_t deceive(unsigned char *bytes, unsigned char *changed, size_t size, size_t at)
{
	static const unsigned char values[] = { 0x01, 0x7F, 0xFF };
	size_t accepted = 0;
	for (size_t i = 0; i < sizeof values; i++) {
		klp_count *loaded = NULL;
		memcpy(changed, bytes, size);
		changed[at] = values[i];
		mend(changed, size);
		klp_status status = klp_count_load_memory(&loaded, changed, size, "s", NULL, NULL);
		cr_expect(status == KLP_OK || status == KLP_FORMAT || status == KLP_CONFLICT || status == KLP_UNSUPPORTED,
		          "byte %zu: %s", at, klp_status_name(status));
		if (status != KLP_OK)
			continue;
		expect_sound(loaded, "deceived", at);
		klp_count_free(loaded);
		accepted++;
	}
	return accepted;
}

Test(count_save, what_was_made_to_deceive_ends_in_a_status)
{
	/* The codes of 342 municipalities are much of the same. */
	enum { HEAD = 12, CODES_STEP = 37 };
	for (int file = 0; file < FILES; file++) {
		klp_count *count = make(ways_of_files[file]);
		size_t size, accepted = 0, codes = 0;
		unsigned char *bytes = (unsigned char *)counting_save(count, &size);
		unsigned char *changed = malloc(size);
		klp_count_free(count);
		while (memcmp(bytes + codes, "CODE", 4) != 0)
			codes++;
		for (size_t at = HEAD; at<size; at += at> codes + 20 && at < codes + 640 ? CODES_STEP : chance_stride())
			accepted += deceive(bytes, changed, size, at);
		cr_expect_gt(accepted, 0u, "some changes make another count");
		free(changed);
		free(bytes);
	}
	cr_expect_eq(klp_memory_blocks(), 0u);
}

Test(count_save, no_memory_is_taken_by_what_a_file_claims)
{
	/* magic, version, and a section of 2^62 bytes */
	static const char claim[] = "KLPCOUNT\1\0\0\0CHOI\0\0\0\0\0\0\0\x40";
	klp_count *loaded = NULL;
	cr_expect_eq(klp_count_load_memory(&loaded, claim, sizeof claim - 1, NULL, NULL, NULL), KLP_FORMAT);
	cr_expect_eq(klp_memory_blocks(), 0u);
}

static void set_number(unsigned char *bytes, uint64_t number)
{
	for (int i = 0; i < 8; i++)
		bytes[i] = (unsigned char)(number >> (8 * i));
}

Test(count_save, more_than_can_be_counted_is_told)
{
	/* in the section: four numbers, then the place (2), the slot (1) and the number of the one cell */
	enum { RECORDS = 12, CELL = RECORDS + 4 * 8 + 3 };
	klp_count *count = counting_new();
	klp_dataset *dataset = NULL;
	klp_error *error = NULL;
	size_t size, at = 0;
	counting_feed_one(count, "");
	unsigned char *bytes = (unsigned char *)counting_save(count, &size);
	klp_count_free(count);
	while (memcmp(bytes + at, "CELL", 4) != 0)
		at++;
	set_number(bytes + at + RECORDS, UINT64_C(1) << 63);
	set_number(bytes + at + CELL, UINT64_C(1) << 63);
	mend(bytes, size);
	klp_count *one = load((char *)bytes, size, NULL), *other = load((char *)bytes, size, NULL);
	cr_expect_eq(klp_count_bin(one, KLP_BIN_COUNTED), UINT64_C(1) << 63);
	cr_expect_eq(klp_count_finish(&dataset, one, &error), KLP_OVERFLOW);
	klp_error_free(error);
	cr_expect_eq(klp_count_merge(one, other, &error), KLP_OVERFLOW);
	klp_error_free(error);
	cr_expect(counting_same(one, other), "it is unchanged");
	klp_count_free(one);
	klp_count_free(other);
	free(bytes);
	cr_expect_eq(klp_memory_blocks(), 0u);
}

Test(count_save, the_limit_of_memory_holds)
{
	klp_count *count = make(UNIQUE), *loaded = NULL;
	klp_limits limits = KLP_LIMITS_INIT;
	klp_count_options options = KLP_COUNT_OPTIONS_INIT;
	klp_error *error = NULL;
	size_t size;
	char *bytes = counting_save(count, &size);
	options.limits = &limits;
	limits.memory_bytes = 1000;
	cr_expect_eq(klp_count_load_memory(&loaded, bytes, size, NULL, &options, &error), KLP_LIMIT_MEMORY);
	cr_expect(strstr(klp_error_message(error), "memory-bytes") != NULL, "%s", klp_error_message(error));
	klp_error_free(error);
	cr_expect(loaded == NULL);
	free(bytes);
	klp_count_free(count);
	cr_expect_eq(klp_memory_blocks(), 0u);
}

static int fail_at_end(void *context, const void *bytes, size_t size)
{
	size_t *left = context;
	(void)bytes;
	if (size > *left)
		return 1;
	*left -= size;
	return 0;
}

Test(count_save, a_function_that_fails_is_told_and_a_file_stays)
{
	klp_count *count = make(UNIQUE);
	klp_error *error = NULL;
	size_t size;
	free(counting_save(count, &size));
	for (size_t left = 0; left < size; left += 7) {
		size_t room = left;
		cr_expect_eq(klp_count_save_stream(count, fail_at_end, &room, &error), KLP_IO);
		klp_error_free(error);
	}
	klp_count_free(count);
}

static klp_status save_and_load(void *context, klp_error **error)
{
	const char *const *arguments = context;
	klp_count *count = NULL, *loaded = NULL;
	klp_count_options options = counting_unique();
	struct records extract = { 0 };
	options.threads = 1;
	add_records(&extract);
	klp_status status = klp_count_new(&count, &options, error);
	if (status == KLP_OK)
		status = klp_count_register_file(count, arguments[0], error);
	if (status == KLP_OK)
		status = klp_count_memory(count, extract.text, extract.size, "extract", error);
	if (status == KLP_OK)
		status = klp_count_save_file(count, arguments[1], error);
	if (status == KLP_OK)
		status = klp_count_load_file(&loaded, arguments[1], NULL, error);
	klp_count_free(count);
	klp_count_free(loaded);
	records_free(&extract);
	return status;
}

Test(count_save, every_failing_allocation_is_survived)
{
	char path[1024];
	snprintf(path, sizeof path, "%s", counting_path("register"));
	counting_write_file(path, "client_id,gemeentecode\na,599\nb,GM0501\n");
	const char *arguments[] = { path, counting_path("saved") };
	failing_install();
	failing_each("saving and loading", save_and_load, (void *)arguments, 1);
	remove(path);
	remove(arguments[1]);
}
