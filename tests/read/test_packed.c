/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* gzip and zip: whatever it is packed in, the publication gives the same rows; what else lies with it is told. */

#include "read/packing.h"
#include "read/reading.h"
#include "support/failing.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TABLE "2025Q2\n22 Rijnmond Rotterdam 1 2 3 4 10\nTotaal AMR 1 2 3 4 10\n"
#define OTHER_TABLE "2024Q4\n22 Rijnmond Rotterdam 2 3 4 5 14\nTotaal AMR 2 3 4 5 14\n"
#define PROSE "Er was eens een man.\n"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

static klp_dataset *new_dataset(void)
{
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	return dataset;
}

static klp_status parse(klp_dataset *dataset, const struct packing *packing, const char *format,
                        const klp_limits *limits, klp_error **error)
{
	klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
	options.source = "map.zip";
	options.format = format;
	options.limits = limits;
	return klp_parse_memory(dataset, packing->at, packing->size, &options, error);
}

/* Each row as "source edition level total", each note as "source id". */
static char *told(const klp_dataset *dataset)
{
	char *text = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&text, &size);
	cr_assert(out != NULL);
	for (size_t i = 0; i < klp_dataset_rows(dataset); i++) {
		klp_row row = KLP_ROW_INIT;
		cr_assert_eq(klp_dataset_get(dataset, i, &row, NULL), KLP_OK);
		fprintf(out, "%s %s %s %lld\n", row.source, row.edition == NULL ? "-" : row.edition, klp_level_name(row.level),
		        (long long)row.total);
	}
	for (size_t i = 0; i < klp_dataset_notes(dataset); i++) {
		const klp_note *note = klp_dataset_note(dataset, i);
		fprintf(out, "%s %s\n", klp_note_source(note), klp_note_id(note));
	}
	fclose(out);
	return text;
}

static void wrap_gzip(struct packing *packing)
{
	struct packing outer = { NULL, 0, 0 };
	packing_gzip(&outer, packing->at, packing->size);
	free(packing->at);
	*packing = outer;
}

static void wrap_zip(struct packing *packing, const struct packing_member *how)
{
	struct packing outer = { NULL, 0, 0 };
	struct packing_member member = *how;
	member.bytes = packing->at;
	member.size = packing->size;
	packing_zip_of(&outer, &member, 1);
	free(packing->at);
	*packing = outer;
}

/* ------------------------------------------------------- whatever it is packed in */

static void expect_rows_of(const struct packing *packing, const char *expected, const char *what)
{
	klp_dataset *dataset = new_dataset();
	klp_error *error = NULL;
	klp_status status = parse(dataset, packing, NULL, NULL, &error);
	cr_expect_eq(status, KLP_OK, "%s: %s: %s", what, klp_status_name(status), klp_error_message(error));
	char *rows = reading_rows(dataset);
	cr_expect_str_eq(rows, expected, "%s: other rows", what);
	free(rows);
	klp_error_free(error);
	klp_dataset_free(dataset);
}

Test(packed, the_same_rows_from_every_packing)
{
	static const struct {
		const char *what;
		struct packing_member how;
	} cases[] = {
		{ "deflated", { .name = "a.txt" } },
		{ "stored", { .name = "a.txt", .stored = true } },
		{ "written as a stream", { .name = "a.txt", .descriptor = true } },
		{ "stored, written as a stream", { .name = "a.txt", .stored = true, .descriptor = true } },
		{ "zip64", { .name = "a.txt", .zip64 = true } },
		{ "zip64, written as a stream", { .name = "a.txt", .zip64 = true, .descriptor = true } },
		{ "an absolute name", { .name = "/etc/passwd" } },
		{ "a name that climbs", { .name = "../../a.txt" } },
		{ "a name of Windows", { .name = "C:\\map\\a.txt" } },
		{ "a name in the code page of DOS",
		  { .name = "S\xA3"
		            "dwest.txt" } },
		{ "a name in UTF-8, as it says",
		  { .name = "S\xC3\xBA"
		            "dwest.txt",
		    .utf8 = true } },
		{ "a name of no letter", { .name = "" } },
	};
	size_t size;
	char *text = reading_load(reading_path("examples/data/transparantie-2025-q2.txt"), &size);
	klp_dataset *plain = reading_parse(text);
	char *expected = reading_rows(plain);
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct packing packing = { NULL, 0, 0 };
		packing_add(&packing, text, size);
		wrap_zip(&packing, &cases[i].how);
		expect_rows_of(&packing, expected, cases[i].what);
		wrap_gzip(&packing);
		expect_rows_of(&packing, expected, cases[i].what);
		free(packing.at);
	}
	struct packing halves = { NULL, 0, 0 };
	packing_gzip(&halves, text, size / 2);
	packing_gzip(&halves, text + size / 2, size - size / 2);
	expect_rows_of(&halves, expected, "two gzip files, one behind the other");
	packing_add(&halves, "\0\0\0", 3);
	expect_rows_of(&halves, expected, "gzip with zero bytes behind it");
	wrap_gzip(&halves);
	wrap_zip(&halves, &(struct packing_member){ .name = "a.gz" });
	expect_rows_of(&halves, expected, "gzip in gzip in zip");
	free(halves.at);
	free(expected);
	klp_dataset_free(plain);
	free(text);
}

Test(packed, archives_of_every_make)
{
	static const struct packing_member one[] = { { .name = "a.txt", .bytes = TABLE, .size = sizeof TABLE - 1 } };
	static const struct {
		const char *what;
		struct packing_archive archive;
		const char *format;
	} cases[] = {
		{ "plain", { .members = one, .count = 1 }, NULL },
		{ "its own name as format", { .members = one, .count = 1 }, "zip" },
		{ "the format of what is in it", { .members = one, .count = 1 }, "text" },
		{ "with a comment", { .members = one, .count = 1, .comment = "PK\005\006 is what ends it" }, NULL },
		{ "zip64", { .members = one, .count = 1, .zip64 = true }, NULL },
		{ "one that unpacks itself", { .members = one, .count = 1, .before = "MZ this is a program PPK" }, NULL },
		{ "one with a script in front", { .members = one, .count = 1, .before = "#!/bin/sh\n" }, "zip" },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct packing packing = { NULL, 0, 0 };
		klp_dataset *dataset = new_dataset();
		klp_error *error = NULL;
		packing_zip(&packing, &cases[i].archive);
		klp_status status = parse(dataset, &packing, cases[i].format, NULL, &error);
		cr_expect_eq(status, KLP_OK, "%s: %s: %s", cases[i].what, klp_status_name(status), klp_error_message(error));
		char *text = told(dataset);
		cr_expect_str_eq(text, "map.zip/a.txt 2025Q2 municipality 10\nmap.zip/a.txt 2025Q2 region 10\n", "%s: %s",
		                 cases[i].what, text);
		free(text);
		klp_error_free(error);
		klp_dataset_free(dataset);
		free(packing.at);
	}
}

/* ---------------------------------------------------------------- what lies with it */

#define FILE_OF(file, text)                                   \
	{                                                         \
		.name = file, .bytes = text, .size = sizeof(text) - 1 \
	}

static const char picture[] = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR";

static const struct packing_member folder_of_many[] = {
	FILE_OF("map/", ""),
	FILE_OF("map/b.txt", TABLE),
	FILE_OF("map/README.txt", PROSE),
	FILE_OF("__MACOSX/map/._b.txt", "\0\5\26\7"),
	FILE_OF("map/.DS_Store", "\0\0\0\1Bud1"),
	FILE_OF("foto.png", picture),
	FILE_OF("a.txt", OTHER_TABLE),
	FILE_OF("leeg.txt", ""),
	FILE_OF("map/b.txt", OTHER_TABLE),
	FILE_OF("S\xA3.txt", ""),
	FILE_OF("S\xC3\xBA.md", ""),
	FILE_OF("\033]0;x\007.txt", ""),
};

Test(packed, all_documents_are_read_in_their_order_and_the_rest_is_noted)
{
	static const char expected[] = "map.zip/map/b.txt 2025Q2 municipality 10\n"
								   "map.zip/map/b.txt 2025Q2 region 10\n"
								   "map.zip/a.txt 2024Q4 municipality 14\n"
								   "map.zip/a.txt 2024Q4 region 14\n"
								   "map.zip/map/b.txt 2024Q4 municipality 14\n"
								   "map.zip/map/b.txt 2024Q4 region 14\n"
								   "map.zip/map/README.txt read.member-skipped\n"
								   "map.zip/__MACOSX/map/._b.txt read.member-skipped\n"
								   "map.zip/map/.DS_Store read.member-skipped\n"
								   "map.zip/foto.png read.member-skipped\n"
								   "map.zip/leeg.txt read.member-skipped\n"
								   "map.zip/map/b.txt read.member-twice\n"
								   "map.zip/S\xC3\xBA.txt read.member-skipped\n"
								   "map.zip/S\xC3\xBA.md read.member-skipped\n"
								   "map.zip/\xE2\x86\x90]0;x\xE2\x80\xA2.txt read.member-skipped\n";
	struct packing packing = { NULL, 0, 0 };
	packing_zip_of(&packing, folder_of_many, COUNT(folder_of_many));
	klp_dataset *dataset = new_dataset();
	cr_assert_eq(parse(dataset, &packing, NULL, NULL, NULL), KLP_OK);
	char *text = told(dataset);
	cr_expect_str_eq(text, expected, "%s", text);
	const char *message = klp_note_message(klp_dataset_note(dataset, 3));
	cr_expect(strstr(message, "picture") != NULL, "%s", message);
	free(text);
	klp_dataset_free(dataset);
	free(packing.at);
}

Test(packed, notes_of_a_document_have_its_name)
{
	static const struct packing_member members[] = { FILE_OF("zonder.txt", "22 Rijnmond Rotterdam 1 2 3 4 10\n") };
	struct packing packing = { NULL, 0, 0 };
	packing_zip_of(&packing, members, COUNT(members));
	wrap_zip(&packing, &(struct packing_member){ .name = "binnen.zip" });
	klp_dataset *dataset = new_dataset();
	cr_assert_eq(parse(dataset, &packing, NULL, NULL, NULL), KLP_OK);
	cr_assert_gt(klp_dataset_notes(dataset), 0);
	for (size_t i = 0; i < klp_dataset_notes(dataset); i++)
		cr_expect_str_eq(klp_note_source(klp_dataset_note(dataset, i)), "map.zip/binnen.zip/zonder.txt");
	klp_dataset_free(dataset);
	free(packing.at);
}

/* ------------------------------------------------------------------ what goes wrong */

struct failure {
	const char *what;
	struct packing_member members[3];
	size_t count;
	klp_status status;
	/** of the error */
	const char *source;
	uint64_t line;
	/** a part of the message */
	const char *says;
};

Test(packed, what_is_damaged_or_locked_fails_the_whole_with_its_name)
{
	static const struct failure cases[] = {
		{ "no file", { { 0 } }, 0, KLP_NO_TABLE, "map.zip", 0, "no file" },
		{ "only a folder", { FILE_OF("map/", "") }, 1, KLP_NO_TABLE, "map.zip", 0, "no file" },
		{ "no publication",
		  { FILE_OF("a", PROSE), FILE_OF("b.png", picture), FILE_OF(".c", "") },
		  3,
		  KLP_NO_TABLE,
		  "map.zip",
		  0,
		  "none of the 3 files" },
		{ "encrypted",
		  { FILE_OF("a", TABLE), { .name = "b", .bytes = TABLE, .size = 9, .encrypted = true } },
		  2,
		  KLP_UNSUPPORTED,
		  "map.zip/b",
		  0,
		  "encrypted" },
		{ "LZMA",
		  { FILE_OF("a", TABLE), { .name = "b", .bytes = TABLE, .size = 9, .method = 14 } },
		  2,
		  KLP_UNSUPPORTED,
		  "map.zip/b",
		  0,
		  "method 14" },
		{ "a wrong checksum",
		  { FILE_OF("a", TABLE), { .name = "b", .bytes = TABLE, .size = sizeof TABLE - 1, .wrong = 1 } },
		  2,
		  KLP_FORMAT,
		  "map.zip/b",
		  0,
		  "CRC" },
		{ "a name that is not UTF-8, as it says",
		  { { .name = "S\xA3.txt", .bytes = TABLE, .size = sizeof TABLE - 1, .utf8 = true } },
		  1,
		  KLP_FORMAT,
		  "map.zip",
		  0,
		  "inconsistent" },
		{ "broken text",
		  { FILE_OF("a", TABLE), FILE_OF("map/b", "2025Q2\nS\xC3\xBA\xC3") },
		  2,
		  KLP_ENCODING,
		  "map.zip/map/b",
		  2,
		  "UTF-8" },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct failure *failure = &cases[i];
		struct packing packing = { NULL, 0, 0 };
		klp_error *error = NULL;
		klp_dataset *dataset = reading_parse(TABLE);
		packing_zip_of(&packing, failure->members, failure->count);
		klp_status status = parse(dataset, &packing, NULL, NULL, &error);
		cr_expect_eq(status, failure->status, "%s: %s: %s", failure->what, klp_status_name(status),
		             klp_error_message(error));
		cr_expect_eq(klp_error_status(error), status, "%s", failure->what);
		cr_expect_str_eq(klp_error_source(error), failure->source, "%s: %s", failure->what, klp_error_source(error));
		cr_expect_eq(klp_error_line(error), failure->line, "%s: line %llu", failure->what,
		             (unsigned long long)klp_error_line(error));
		cr_expect(strstr(klp_error_message(error), failure->says) != NULL, "%s: %s", failure->what,
		          klp_error_message(error));
		cr_expect_eq(klp_dataset_rows(dataset), 2, "%s: the dataset was changed", failure->what);
		cr_expect_eq(klp_dataset_notes(dataset), 0, "%s: a note was left behind", failure->what);
		klp_error_free(error);
		cr_expect_eq(parse(dataset, &packing, NULL, NULL, NULL), failure->status, "%s, nobody asking", failure->what);
		klp_dataset_free(dataset);
		free(packing.at);
	}
	cr_expect_eq(klp_memory_blocks(), 0);
}

Test(packed, damaged_gzip_is_told)
{
	static const struct {
		const char *what;
		/** of the end, and then what comes there */
		size_t cut;
		const char *behind;
		size_t behind_size;
		/** a byte that is changed, counted from the end; 0 for none */
		size_t changed;
		const char *says;
	} cases[] = {
		{ "a text behind it", 0, "rest", 4, 0, "behind its end" },
		{ "half of another file behind it", 0, "\x1F\x8B\x08", 3, 0, "cut off" },
		{ "without its end", 8, "", 0, 0, "cut off" },
		{ "without its last byte", 1, "", 0, 0, "cut off" },
		{ "another checksum", 0, "", 0, 8, "incorrect data check" },
		{ "another length", 0, "", 0, 1, "incorrect length check" },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct packing packing = { NULL, 0, 0 };
		klp_error *error = NULL;
		klp_dataset *dataset = new_dataset();
		packing_gzip(&packing, TABLE, sizeof TABLE - 1);
		packing.size -= cases[i].cut;
		packing_add(&packing, cases[i].behind, cases[i].behind_size);
		if (cases[i].changed > 0)
			packing.at[packing.size - cases[i].changed] ^= 1;
		klp_status status = parse(dataset, &packing, NULL, NULL, &error);
		cr_expect_eq(status, KLP_FORMAT, "%s: %s", cases[i].what, klp_status_name(status));
		cr_expect(strstr(klp_error_message(error), cases[i].says) != NULL, "%s: %s", cases[i].what,
		          klp_error_message(error));
		klp_error_free(error);
		klp_dataset_free(dataset);
		free(packing.at);
	}
}

Test(packed, packings_that_are_not_read_are_named_with_advice)
{
	static char tar[512];
	memcpy(tar, "a.txt", 5);
	memcpy(tar + 257,
	       "ustar\0"
	       "00",
	       8);
	const struct {
		const char *says;
		const char *bytes;
		size_t size;
	} cases[] = {
		{ "bzip2", "BZh91AY&SY", 10 },
		{ "xz",
		  "\xFD"
		  "7zXZ\0",
		  6 },
		{ "zstd", "\x28\xB5\x2F\xFD", 4 },
		{ "7z", "7z\xBC\xAF\x27\x1C", 6 },
		{ "RAR", "Rar!\x1A\x07\x01", 7 },
		{ "tar", tar, sizeof tar },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct packing packing = { NULL, 0, 0 };
		klp_error *error = NULL;
		klp_dataset *dataset = new_dataset();
		packing_gzip(&packing, cases[i].bytes, cases[i].size);
		cr_expect_eq(parse(dataset, &packing, NULL, NULL, &error), KLP_UNSUPPORTED, "%s", cases[i].says);
		cr_expect(strstr(klp_error_message(error), cases[i].says) != NULL, "%s", klp_error_message(error));
		cr_expect(strstr(klp_error_message(error), "unpack it") != NULL, "%s", klp_error_message(error));
		klp_error_free(error);
		klp_dataset_free(dataset);
		free(packing.at);
	}
}

/* --------------------------------------------------------------------------- limits */

Test(packed, as_deep_as_the_limit_says)
{
	/* Which packings lie around the table, from the inside out: z and g. */
	static const struct {
		const char *packings;
		uint64_t limit;
		klp_status status;
	} cases[] = {
		{ "", 0, KLP_OK },
		{ "g", 0, KLP_OK },
		{ "ggg", 0, KLP_OK },
		{ "zzz", 0, KLP_OK },
		{ "gzg", 0, KLP_OK },
		{ "gggg", 0, KLP_LIMIT_NESTING },
		{ "zzzz", 0, KLP_LIMIT_NESTING },
		{ "gz", 1, KLP_LIMIT_NESTING },
		{ "g", 1, KLP_OK },
		{ "zgzgzgzg", 8, KLP_OK },
		{ "zgzgzgzg", 7, KLP_LIMIT_NESTING },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct packing packing = { NULL, 0, 0 };
		klp_limits limits = KLP_LIMITS_INIT;
		limits.nesting = cases[i].limit;
		packing_add(&packing, TABLE, sizeof TABLE - 1);
		for (const char *kind = cases[i].packings; *kind != '\0'; kind++) {
			if (*kind == 'g')
				wrap_gzip(&packing);
			else
				wrap_zip(&packing, &(struct packing_member){ .name = "x" });
		}
		klp_dataset *dataset = new_dataset();
		klp_error *error = NULL;
		klp_status status = parse(dataset, &packing, NULL, &limits, &error);
		cr_expect_eq(status, cases[i].status, "%s within %llu: %s", cases[i].packings,
		             (unsigned long long)cases[i].limit, klp_status_name(status));
		cr_expect_eq(klp_dataset_rows(dataset), status == KLP_OK ? 2 : 0, "%s", cases[i].packings);
		klp_error_free(error);
		klp_dataset_free(dataset);
		free(packing.at);
	}
}

Test(packed, each_limit_has_its_own_status)
{
	static const struct packing_member many[] = { FILE_OF("a", PROSE), FILE_OF("b", PROSE), FILE_OF("c", TABLE) };
	static const struct packing_member shared[] = {
		{ .name = "a", .bytes = PROSE, .size = sizeof PROSE - 1, .repeated = 4 << 20 },
		{ .name = "b", .shares = 1 },
		{ .name = "c", .shares = 1 },
	};
	static const struct packing_member large[] = {
		{ .name = "a", .bytes = PROSE, .size = sizeof PROSE - 1, .repeated = 4 << 20 },
	};
	static const struct {
		const char *what;
		const struct packing_member *members;
		size_t count;
		const char *limit;
		uint64_t value;
		klp_status status;
		const char *source;
	} cases[] = {
		{ "too many files", many, 3, "members", 2, KLP_LIMIT_MEMBERS, "map.zip" },
		{ "as many files as may be", many, 3, "members", 3, KLP_OK, NULL },
		{ "too many notes", many, 3, "notes", 1, KLP_LIMIT_NOTES, "map.zip/b" },
		{ "too many rows", many, 3, "rows", 1, KLP_LIMIT_ROWS, "map.zip/c" },
		{ "far more than it was", large, 1, "expansion-ratio", 100, KLP_LIMIT_EXPANSION, "map.zip/a" },
		{ "as much as may be", large, 1, "expansion-ratio", UINT64_MAX, KLP_NO_TABLE, "map.zip" },
		{ "files over one another", shared, 3, "expansion-ratio", 400, KLP_LIMIT_EXPANSION, "map.zip/b" },
		{ "more than may be read", large, 1, "input-bytes", 1 << 20, KLP_LIMIT_INPUT_BYTES, "map.zip/a" },
		{ "more than may be held", large, 1, "memory-bytes", 2 << 20, KLP_LIMIT_MEMORY, "map.zip" },
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct packing packing = { NULL, 0, 0 };
		klp_limits limits = KLP_LIMITS_INIT;
		klp_error *error = NULL;
		klp_dataset *dataset = new_dataset();
		limits.expansion_ratio = 1000;
		cr_assert_eq(klp_limits_set(&limits, cases[i].limit, cases[i].value, NULL), KLP_OK);
		packing_zip_of(&packing, cases[i].members, cases[i].count);
		klp_status status = parse(dataset, &packing, NULL, &limits, &error);
		cr_expect_eq(status, cases[i].status, "%s: %s: %s", cases[i].what, klp_status_name(status),
		             klp_error_message(error));
		if (cases[i].source != NULL)
			cr_expect_str_eq(klp_error_source(error), cases[i].source, "%s: %s", cases[i].what,
			                 klp_error_source(error));
		klp_error_free(error);
		klp_dataset_free(dataset);
		free(packing.at);
	}
}

/* --------------------------------------------------------------- progress and cancel */

struct watch {
	uint64_t last;
	uint64_t total;
	size_t calls;
	/** the call that cancels; 0 for none */
	size_t cancels;
	bool fell;
};

static int watch(void *context, uint64_t done, uint64_t total)
{
	struct watch *watch = context;
	watch->fell = watch->fell || done < watch->last || (total != 0 && done > total);
	watch->last = done;
	watch->total = total;
	return ++watch->calls == watch->cancels;
}

Test(packed, progress_never_falls_and_any_call_may_cancel)
{
	size_t size;
	char *text = reading_load(reading_path("examples/data/transparantie-2025-q2.txt"), &size);
	struct packing packing = { NULL, 0, 0 };
	const struct packing_member members[] = {
		{ .name = "a.txt", .bytes = text, .size = size },
		FILE_OF("b.txt", PROSE),
		{ .name = "c.txt", .bytes = text, .size = size },
	};
	packing_zip_of(&packing, members, COUNT(members));
	wrap_zip(&packing, &(struct packing_member){ .name = "binnen.zip" });
	wrap_gzip(&packing);
	struct watch whole = { 0, 0, 0, 0, false };
	for (size_t cancels = 0; cancels <= whole.calls; cancels += cancels < 8 ? 1 : 7) {
		struct watch now = { 0, 0, 0, cancels, false };
		klp_dataset *dataset = new_dataset();
		klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
		options.progress = watch;
		options.progress_context = &now;
		klp_status status = klp_parse_memory(dataset, packing.at, packing.size, &options, NULL);
		cr_expect_eq(status, cancels == 0 ? KLP_OK : KLP_CANCELLED, "cancelled at call %zu", cancels);
		cr_expect(!now.fell, "cancelled at call %zu", cancels);
		if (cancels == 0) {
			whole = now;
			cr_expect_gt(whole.calls, 10);
			cr_expect_eq(whole.last, whole.total, "%llu of %llu", (unsigned long long)whole.last,
			             (unsigned long long)whole.total);
			cr_expect_geq(whole.last, 4 * size, "each byte is unpacked, and recognised");
		} else {
			cr_expect_eq(klp_dataset_rows(dataset) + klp_dataset_notes(dataset), 0);
		}
		klp_dataset_free(dataset);
	}
	free(packing.at);
	free(text);
}

/* --------------------------------------------------------------------- any damage */

static klp_status parse_any(const unsigned char *bytes, size_t size)
{
	unsigned char *exact = malloc(size == 0 ? 1 : size); /* of that size exactly, so that a step too far is seen */
	cr_assert(exact != NULL);
	if (size > 0)
		memcpy(exact, bytes, size);
	klp_dataset *dataset = new_dataset();
	klp_error *error = NULL;
	klp_status status = klp_parse_memory(dataset, exact, size, NULL, &error);
	cr_expect_eq(klp_error_status(error), status);
	cr_expect(status == KLP_OK || klp_dataset_rows(dataset) + klp_dataset_notes(dataset) == 0);
	klp_error_free(error);
	klp_dataset_free(dataset);
	free(exact);
	return status;
}

static uint32_t next_random(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

static void damage(const struct packing *packing, const char *what)
{
	enum { STEP = 97, ROUNDS = 120, SEED = 20250630 };
	for (size_t size = 0; size < packing->size; size += STEP) {
		klp_status status = parse_any(packing->at, size);
		cr_expect(status == KLP_FORMAT || status == KLP_NO_TABLE, "%s cut at %zu: %s", what, size,
		          klp_status_name(status));
	}
	uint32_t state = SEED;
	for (int round = 0; round < ROUNDS; round++) {
		size_t at = next_random(&state) % packing->size;
		unsigned char before = packing->at[at];
		packing->at[at] ^= (unsigned char)(1U << next_random(&state) % 8);
		parse_any(packing->at, packing->size);
		packing->at[at] = before;
	}
	cr_expect_eq(parse_any(packing->at, packing->size), KLP_OK, "%s", what);
}

Test(packed, cut_anywhere_and_with_any_bit_changed)
{
	size_t size;
	char *text = reading_load(reading_path("tests/fixtures/rijnmond-2023q2.txt"), &size);
	struct packing zip = { NULL, 0, 0 }, gzip = { NULL, 0, 0 };
	const struct packing_member members[] = {
		{ .name = "a.txt", .bytes = text, .size = size, .descriptor = true },
		{ .name = "b.txt", .bytes = text, .size = size, .zip64 = true },
		FILE_OF("c.txt", PROSE),
	};
	packing_zip_of(&zip, members, COUNT(members));
	packing_gzip(&gzip, text, size);
	packing_gzip(&gzip, PROSE, sizeof PROSE - 1);
	damage(&zip, "zip");
	damage(&gzip, "gzip");
	free(zip.at);
	free(gzip.at);
	free(text);
	cr_expect_eq(klp_memory_blocks(), 0);
}

static klp_status parse_packing(void *context, klp_error **error)
{
	klp_dataset *dataset = NULL;
	klp_status status = klp_dataset_new(&dataset, error);
	if (status == KLP_OK)
		status = parse(dataset, context, NULL, NULL, error);
	klp_dataset_free(dataset);
	return status;
}

Test(packed, any_allocation_may_fail)
{
	struct packing zip = { NULL, 0, 0 }, gzip = { NULL, 0, 0 };
	packing_zip_of(&zip, folder_of_many, COUNT(folder_of_many));
	packing_gzip(&gzip, TABLE, sizeof TABLE - 1);
	failing_install();
	failing_each("zip", parse_packing, &zip, 1);
	failing_each("gzip", parse_packing, &gzip, 1);
	wrap_gzip(&zip);
	failing_each("zip in gzip", parse_packing, &zip, 1);
	free(zip.at);
	free(gzip.at);
}

/* ------------------------------------------------------------------------- streams */

struct rest {
	const unsigned char *at;
	size_t left;
};

static int64_t give_some(void *context, void *buffer, size_t capacity)
{
	enum { SOME = 1000 };
	struct rest *rest = context;
	size_t now = rest->left < SOME ? rest->left : SOME;
	now = now < capacity ? now : capacity;
	memcpy(buffer, rest->at, now);
	rest->at += now;
	rest->left -= now;
	return (int64_t)now;
}

Test(packed, a_stream_gives_what_memory_gives)
{
	struct packing packing = { NULL, 0, 0 };
	packing_zip_of(&packing, folder_of_many, COUNT(folder_of_many));
	klp_dataset *memory = new_dataset(), *stream = new_dataset();
	klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
	options.source = "map.zip";
	struct rest rest = { packing.at, packing.size };
	cr_assert_eq(parse(memory, &packing, NULL, NULL, NULL), KLP_OK);
	cr_assert_eq(klp_parse_stream(stream, give_some, &rest, &options, NULL), KLP_OK);
	char *one = told(memory), *other = told(stream);
	cr_expect_str_eq(one, other);
	free(one);
	free(other);
	klp_dataset_free(memory);
	klp_dataset_free(stream);
	free(packing.at);
}
