/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "report/sample.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

int take_page(void *context, const void *bytes, size_t size)
{
	struct written *written = context;
	if (++written->calls == written->fail_at)
		return 1;
	char *grown = realloc(written->text, written->size + size + 1);
	cr_assert_not_null(grown);
	memcpy(grown + written->size, bytes, size);
	written->text = grown;
	written->size += size;
	grown[written->size] = '\0';
	return 0;
}

void written_free(struct written *written)
{
	free(written->text);
	*written = (struct written){ 0 };
}

static void add(klp_dataset *dataset, klp_row *row, const char *edition, const int64_t cells[4])
{
	row->edition = edition;
	row->region_number = 24;
	row->region_name = "Gorinchem";
	row->municipal_profile = cells[0];
	row->municipal_no_profile = cells[1];
	row->uwv_profile = cells[2];
	row->uwv_no_profile = cells[3];
	row->total = cells[0] + cells[1] + cells[2] + cells[3];
	row->source = "table.txt";
	row->page = 1;
	row->line = klp_dataset_rows(dataset) + 1;
	cr_assert_eq(klp_dataset_add(dataset, row, NULL), KLP_OK);
}

void add_municipality(klp_dataset *dataset, const char *edition, const char *code, const char *printed,
                      const int64_t cells[4])
{
	klp_row row = KLP_ROW_INIT;
	row.municipality_code = code;
	row.municipality_name = printed;
	row.municipality_printed = printed;
	add(dataset, &row, edition, cells);
}

static void add_edition(klp_dataset *dataset, const char *edition, int64_t fewer)
{
	const int64_t gorinchem[4] = { 11 - fewer, 161, 299 - fewer, 83 + fewer };
	const int64_t vijfheerenlanden[4] = { 9, 70, 120, 30 };
	const int64_t molenlanden[4] = { 7, 90, 220, 98 };
	const int64_t region[4] = { 27 - fewer, 321, 639 - fewer, 211 + fewer };
	klp_row row = KLP_ROW_INIT;
	add_municipality(dataset, edition, "GM0512", "Gorinchem", gorinchem);
	add_municipality(dataset, edition, "GM1961", "Vijfheerenlanden", vijfheerenlanden);
	add_municipality(dataset, edition, "GM1978", "Molenlanden", molenlanden);
	row.level = KLP_LEVEL_REGION;
	add(dataset, &row, edition, region);
}

klp_dataset *one_edition(void)
{
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	add_edition(dataset, "2025Q2", 0);
	return dataset;
}

klp_dataset *three_editions(void)
{
	klp_dataset *dataset = one_edition();
	add_edition(dataset, "2025Q1", 2);
	add_edition(dataset, "2024Q2", 5);
	return dataset;
}

klp_dataset *read_files(const char *path, const char *more)
{
	klp_dataset *dataset = NULL;
	cr_assert_eq(klp_dataset_new(&dataset, NULL), KLP_OK);
	cr_assert_eq(klp_parse_file(dataset, path, NULL, NULL), KLP_OK, "%s", path);
	if (more != NULL)
		cr_assert_eq(klp_parse_file(dataset, more, NULL, NULL), KLP_OK, "%s", more);
	return dataset;
}

size_t times(const char *text, const char *part)
{
	size_t found = 0;
	for (const char *at = text; (at = strstr(at, part)) != NULL; at += strlen(part))
		found++;
	return found;
}

struct written page_of(const klp_dataset *dataset, const char *language, const char *title)
{
	struct written page = { 0 };
	klp_report_options options = KLP_REPORT_OPTIONS_INIT;
	options.language = language;
	options.title = title;
	klp_error *error = NULL;
	cr_assert_eq(klp_report_stream(dataset, take_page, &page, &options, &error), KLP_OK, "%s",
	             klp_error_message(error));
	return page;
}

void expect_on(const struct written *page, const char *part)
{
	cr_expect_not_null(strstr(page->text, part), "the page has: %s", part);
}

void expect_not_on(const struct written *page, const char *part)
{
	cr_expect_null(strstr(page->text, part), "the page has not: %s", part);
}
