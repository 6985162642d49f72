/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A file is replaced whole or not at all. */

#include "support/folder.h"
#include "write/samples.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define OLD "what stood here before\n"

static void put(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");
	cr_assert_not_null(file);
	fputs(text, file);
	fclose(file);
}

/* The first bytes of a file; "" when there is none. */
static const char *get(const char *path)
{
	static char text[4096];
	FILE *file = fopen(path, "r");
	size_t size = file == NULL ? 0 : fread(text, 1, sizeof text - 1, file);
	text[size] = '\0';
	if (file != NULL)
		fclose(file);
	return text;
}

static size_t files_here(void)
{
	size_t count = 0;
	DIR *here = opendir(".");
	cr_assert_not_null(here);
	for (struct dirent *entry; (entry = readdir(here)) != NULL;)
		count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
	closedir(here);
	return count;
}

static mode_t mode_of(const char *path)
{
	struct stat facts;
	cr_assert_eq(stat(path, &facts), 0);
	return facts.st_mode & 07777;
}

static int is_csv(const char *path)
{
	return strncmp(get(path), "edition,level,", strlen("edition,level,")) == 0;
}

static klp_status write_sample(const char *path, const char *format, klp_error **error)
{
	klp_dataset *dataset = sample_dataset();
	klp_write_options options = KLP_WRITE_OPTIONS_INIT;
	options.format = format;
	klp_status status = klp_write_file(dataset, path, &options, error);
	klp_dataset_free(dataset);
	return status;
}

Test(files, the_extension_tells_the_format, .init = folder_enter, .fini = folder_leave)
{
	const struct {
		const char *path;
		const char *format;
		klp_status status;
		const char *begins;
	} cases[] = {
		{ "a.csv", NULL, KLP_OK, "edition," },     { "a.CSV", NULL, KLP_OK, "edition," },
		{ "a.json", NULL, KLP_OK, "{\"format\"" }, { "b.csv.json", NULL, KLP_OK, "{\"format\"" },
		{ "b.xml", NULL, KLP_OK, "<?xml " },       { "c.txt", "csv", KLP_OK, "edition," },
		{ "d.txt", NULL, KLP_UNSUPPORTED, "" },    { "d.csvx", NULL, KLP_UNSUPPORTED, "" },
		{ "d.cs", NULL, KLP_UNSUPPORTED, "" },     { "csv", NULL, KLP_UNSUPPORTED, "" },
		{ "e.csv", "sylk", KLP_UNSUPPORTED, "" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_error *error = NULL;
		cr_expect_eq(write_sample(cases[i].path, cases[i].format, &error), cases[i].status, "%s", cases[i].path);
		cr_expect_eq(klp_error_status(error), cases[i].status, "%s", cases[i].path);
		const char *text = get(cases[i].path);
		cr_expect(strncmp(text, cases[i].begins, strlen(cases[i].begins)) == 0, "%s: %.40s", cases[i].path, text);
		if (cases[i].status == KLP_UNSUPPORTED) {
			cr_expect_not_null(strstr(klp_error_message(error), "csv, json"), "%s: the message lists the formats",
			                   cases[i].path);
			cr_expect_neq(access(cases[i].path, F_OK), 0, "%s was made", cases[i].path);
		}
		klp_error_free(error);
	}
}

Test(files, a_replaced_file_keeps_its_permissions_and_links, .init = folder_enter, .fini = folder_leave)
{
	umask(027);
	cr_assert_eq(write_sample("new.csv", NULL, NULL), KLP_OK);
	cr_expect_eq(mode_of("new.csv"), 0640, "a new file has what the umask leaves");

	put("old.csv", OLD);
	cr_assert_eq(chmod("old.csv", 0606), 0);
	cr_assert_eq(write_sample("old.csv", NULL, NULL), KLP_OK);
	cr_expect(is_csv("old.csv"));
	cr_expect_eq(mode_of("old.csv"), 0606, "an old file keeps its own, whatever the umask");

	cr_assert_eq(mkdir("sub", 0755), 0);
	cr_assert_eq(symlink("sub/there.csv", "link.csv"), 0);
	cr_assert_eq(symlink("../sub/there.csv", "sub/again.csv"), 0);
	cr_assert_eq(symlink("sub/again.csv", "twice.csv"), 0);
	cr_assert_eq(write_sample("link.csv", NULL, NULL), KLP_OK);
	cr_expect(is_csv("sub/there.csv"), "what a link names comes into being");
	put("sub/there.csv", OLD);
	cr_assert_eq(write_sample("twice.csv", NULL, NULL), KLP_OK);
	cr_expect(is_csv("sub/there.csv"), "a link to a link is followed");
	struct stat facts;
	cr_assert_eq(lstat("twice.csv", &facts), 0);
	cr_expect(S_ISLNK(facts.st_mode), "the link stays a link");

	cr_assert_eq(symlink("round.csv", "round.csv"), 0);
	cr_expect_eq(write_sample("round.csv", NULL, NULL), KLP_IO, "a link to itself");
	cr_expect_eq(files_here(), 6, "nothing else is left behind");
}

Test(files, what_cannot_be_written_is_told, .init = folder_enter, .fini = folder_leave)
{
	cr_assert_eq(mkdir("folder.csv", 0755), 0);
	const struct {
		const char *path;
		const char *says;
	} cases[] = {
		{ "folder.csv", "it is a folder" },
		{ "no/such/folder/a.csv", "there is no such file or folder" },
		{ "", "there is no such file or folder" },
		{ "/dev/full", "no space left on the device" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		klp_error *error = NULL;
		cr_expect_eq(write_sample(cases[i].path, "csv", &error), KLP_IO, "'%s'", cases[i].path);
		cr_expect_str_eq(klp_error_source(error), cases[i].path);
		cr_expect_not_null(strstr(klp_error_message(error), cases[i].says), "'%s': %s", cases[i].path,
		                   klp_error_message(error));
		klp_error_free(error);
	}
	cr_expect_eq(files_here(), 1, "nothing is left behind");
}

static int cancel(void *context, uint64_t done, uint64_t total)
{
	(void)total;
	return done >= *(uint64_t *)context;
}

Test(files, the_old_file_stands_when_the_new_one_fails, .init = folder_enter, .fini = folder_leave)
{
	klp_dataset *dataset = large_dataset(3000);
	put("old.csv", OLD);

	/* As on a full disk: what does not fit is a failed write, once a signal is not in the way. */
	const struct rlimit small = { 100000, RLIM_INFINITY };
	cr_assert_neq(signal(SIGXFSZ, SIG_IGN), SIG_ERR);
	cr_assert_eq(setrlimit(RLIMIT_FSIZE, &small), 0);
	klp_error *error = NULL;
	cr_expect_eq(klp_write_file(dataset, "old.csv", NULL, &error), KLP_IO);
	cr_expect_not_null(strstr(klp_error_message(error), "cannot write: the file would be too large"), "%s",
	                   klp_error_message(error));
	klp_error_free(error);
	cr_expect_str_eq(get("old.csv"), OLD, "after a failed write");
	cr_expect_eq(files_here(), 1, "after a failed write");

	const uint64_t at[] = { 1, 1500, 3000 };
	for (size_t i = 0; i < sizeof at / sizeof at[0]; i++) {
		uint64_t limit = at[i];
		klp_write_options options = KLP_WRITE_OPTIONS_INIT;
		options.progress = cancel;
		options.progress_context = &limit;
		options.format = i % 2 == 0 ? "csv" : "json";
		const struct rlimit none = { RLIM_INFINITY, RLIM_INFINITY };
		cr_assert_eq(setrlimit(RLIMIT_FSIZE, &none), 0);
		cr_expect_eq(klp_write_file(dataset, "old.csv", &options, NULL), KLP_CANCELLED, "at row %d", (int)limit);
		cr_expect_str_eq(get("old.csv"), OLD, "cancelled at row %d", (int)limit);
		cr_expect_eq(files_here(), 1, "cancelled at row %d", (int)limit);
	}
	klp_dataset_free(dataset);
}

static void *read_pipe(void *context)
{
	struct collected *collected = context;
	char piece[1000];
	int pipe = open("pipe", O_RDONLY);
	for (ssize_t got; (got = read(pipe, piece, sizeof piece)) > 0;)
		collect(collected, piece, (size_t)got);
	close(pipe);
	return NULL;
}

Test(files, a_pipe_is_written_to_directly, .init = folder_enter, .fini = folder_leave)
{
	struct collected through_pipe = { 0 }, through_function = { 0 };
	klp_dataset *dataset = large_dataset(3000);
	klp_write_options options = KLP_WRITE_OPTIONS_INIT;
	options.format = "csv";
	pthread_t reader;
	cr_assert_eq(mkfifo("pipe", 0600), 0);
	cr_assert_eq(pthread_create(&reader, NULL, read_pipe, &through_pipe), 0);
	cr_expect_eq(klp_write_file(dataset, "pipe", &options, NULL), KLP_OK);
	cr_assert_eq(pthread_join(reader, NULL), 0);
	cr_assert_eq(klp_write_stream(dataset, collect, &through_function, &options, NULL), KLP_OK);
	cr_expect_eq(through_pipe.size, through_function.size);
	cr_expect_str_eq(through_pipe.text, through_function.text);
	cr_expect_eq(files_here(), 1, "nothing beside the pipe");
	collected_free(&through_pipe);
	collected_free(&through_function);
	klp_dataset_free(dataset);
}

Test(files, findings_go_to_files_too, .init = folder_enter, .fini = folder_leave)
{
	klp_dataset *dataset = sample_dataset();
	klp_findings *findings = sample_findings(dataset);
	cr_expect_eq(klp_write_findings_file(findings, KLP_SEVERITY_INFORMATION, "f.json", NULL, NULL), KLP_OK);
	cr_expect_eq(strncmp(get("f.json"), "{\"findings\":[", 13), 0);
	cr_expect_eq(klp_write_findings_file(findings, KLP_SEVERITY_ERROR, "f.txt", NULL, NULL), KLP_OK);
	cr_expect_str_eq(get("f.txt"), "2023-q2.txt:1:3: error: The total is \"172\"; it should be 171. [row.sum]\n"
	                               "    Albrandswaard  2  64  85  20  171\n"
	                               "                                  ^^^\n");
	cr_expect_eq(klp_write_findings_file(findings, KLP_SEVERITY_ERROR, "f.sarif", NULL, NULL), KLP_OK);
	cr_expect_eq(strncmp(get("f.sarif"), "{\"$schema\":\"https:", 18), 0);
	cr_expect_eq(klp_write_findings_file(findings, KLP_SEVERITY_ERROR, "f.csv", NULL, NULL), KLP_UNSUPPORTED);
	klp_findings_free(findings);
	klp_dataset_free(dataset);
}
