/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The public functions, and the page around its parts. */

#include "base/options.h"
#include "report/assets.h"
#include "report/parts.h"

/* A part, and what the list of contents calls it. */
struct part {
	const char *id;
	enum word heading;
	void (*write)(struct page *page, const struct story *story);
};

static const struct part parts[] = {
	{ "brief", WORD_HEADLINE, report_headline },
	{ "regions", WORD_REGIONS, report_regions },
	{ "map", WORD_MAP, report_tiles },
	{ "missing", WORD_MISSING, report_missing },
	{ "changes", WORD_CHANGES, report_changes },
	{ "municipalities", WORD_MUNICIPALITIES, report_municipalities },
	{ "findings", WORD_FINDINGS, report_findings },
	{ "method", WORD_METHOD, report_method },
};

enum { PARTS = sizeof parts / sizeof parts[0] };

void section(struct page *page, const char *id, enum word heading)
{
	page_html(page, "<section id=\"");
	page_html(page, id);
	page_html(page, "\">\n");
	page_element(page, "h2", heading);
}

void section_end(struct page *page)
{
	page_html(page, "</section>\n");
}

void report_filter(struct page *page, const char *id, const char *section_id, enum word label)
{
	page_html(page, "<div class=\"filter\" data-section=\"");
	page_html(page, section_id);
	page_html(page, "\" data-shown=\"");
	page_text(page, word_text(WORD_SHOWN, page->language));
	page_html(page, "\" data-open=\"");
	page_say_plain(page, WORD_OPEN_ALL, NULL);
	page_html(page, "\" data-close=\"");
	page_say_plain(page, WORD_CLOSE_ALL, NULL);
	page_html(page, "\" hidden>\n<label for=\"");
	page_html(page, id);
	page_html(page, "\">");
	page_say(page, label, NULL);
	page_html(page, "</label>\n<input id=\"");
	page_html(page, id);
	page_html(page, "\" type=\"search\" autocomplete=\"off\">\n<span class=\"note\" role=\"status\"></span>\n</div>\n");
}

/* ------------------------------------------------------------- around them */

static void say_title(struct page *page, const struct story *story)
{
	const struct figure edition = figure_edition(story->edition);
	if (story->title != NULL)
		page_text(page, story->title);
	else
		page_say_plain(page, WORD_TITLE, &edition);
}

/* The policy lets in the style and the script of this page by their hashes, and nothing else: not even what got past the escaping. */
static void say_head(struct page *page, const struct story *story)
{
	page_html(page, "<!DOCTYPE html>\n<html lang=\"");
	page_html(page, language_name(page->language));
	page_html(page, "\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"");
	page_html(page, "default-src 'none'; base-uri 'none'; form-action 'none'; style-src '");
	page_html(page, report_style_hash);
	page_html(page, "'; script-src '");
	page_html(page, report_script_hash);
	page_html(page,
	          "'\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	          "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"klantprofiel ");
	page_text(page, klp_version());
	page_html(page, "\">\n<title>");
	say_title(page, story);
	page_html(page, "</title>\n<style>");
	sink_bytes(page->sink, report_style, report_style_size);
	page_html(page, "</style>\n</head>\n<body id=\"top\">\n");
}

static bool is_there(const struct story *story, const struct part *part)
{
	if (part->write == report_regions || part->write == report_tiles)
		return regions_are_several(story);
	return part->write != report_municipalities || story->by_place.count > 0;
}

static void say_beginning(struct page *page, const struct story *story)
{
	page_html(page, "<a class=\"skip\" href=\"#brief\">");
	page_say(page, WORD_SKIP, NULL);
	page_html(page, "</a>\n<header>\n<h1>");
	say_title(page, story);
	page_html(page, "</h1>\n");
	page_element(page, "p", WORD_PUBLISHER);
	page_html(page, "<nav aria-label=\"");
	page_say_plain(page, WORD_CONTENTS, NULL);
	page_html(page, "\">\n<ul>\n");
	for (size_t i = 0; i < PARTS; i++) {
		if (!is_there(story, &parts[i]))
			continue;
		page_html(page, "<li><a href=\"#");
		page_html(page, parts[i].id);
		page_html(page, "\">");
		page_say(page, parts[i].heading, NULL);
		page_html(page, "</a></li>\n");
	}
	page_html(page, "</ul>\n</nav>\n</header>\n<main>\n");
}

static void say_end(struct page *page)
{
	page_html(page, "</main>\n<footer><p>");
	page_say(page, WORD_PUBLISHER, NULL);
	page_html(page, " &middot; klantprofiel ");
	page_text(page, klp_version());
	page_html(page, " &middot; <a href=\"#top\">");
	page_say(page, WORD_BACK, NULL);
	page_html(page, "</a></p></footer>\n<script>");
	sink_bytes(page->sink, report_script, report_script_size);
	page_html(page, "</script>\n</body>\n</html>\n");
}

/* Writes the page into an open sink, and closes it. */
static klp_status pour(struct sink *sink, const struct story *story, struct stages *stages, klp_error **error)
{
	struct page page = { .sink = sink, .language = story->language };
	klp_status status = KLP_OK;
	say_head(&page, story);
	say_beginning(&page, story);
	for (size_t i = 0; i < PARTS && status == KLP_OK; i++) {
		parts[i].write(&page, story);
		status = sink_status(sink, error);
	}
	if (status == KLP_OK) {
		say_end(&page);
		sink_flush(sink);
		status = sink_status(sink, error);
	}
	if (status == KLP_OK)
		status = stages_end(stages, error);
	sink_close(sink);
	return status;
}

/* -------------------------------------------------------- public functions */

static klp_status check_title(const char *title, klp_error **error)
{
	size_t bad;
	if (title == NULL || text_is_utf8(title, strlen(title), &bad))
		return KLP_OK;
	return error_set(error, KLP_INVALID_ARGUMENT, NULL, "the title of the report is not UTF-8: its byte %zu", bad + 1);
}

/* Takes the options, and gathers what the page tells. */
static klp_status prepare(struct story *story, struct stages *stages, const klp_dataset *dataset,
                          const klp_report_options *given, klp_error **error)
{
	klp_report_options options = KLP_REPORT_OPTIONS_INIT;
	if (dataset == NULL)
		return error_null(error, "dataset");
	klp_status status = options_take(&options, sizeof options, given, "klp_report_options", error);
	if (status == KLP_OK)
		status = language_take(&story->language, options.language, error);
	if (status == KLP_OK)
		status = check_title(options.title, error);
	if (status != KLP_OK)
		return status;
	*stages = stages_start(options.progress, options.progress_context);
	return story_gather(story, dataset, &options, stages, error);
}

klp_status klp_report_stream(const klp_dataset *dataset, klp_write_function write, void *context,
                             const klp_report_options *options, klp_error **error)
{
	struct story story = { 0 };
	struct stages stages;
	struct sink sink;
	klp_status status = write == NULL ? error_null(error, "write") : KLP_OK;
	if (status == KLP_OK)
		status = prepare(&story, &stages, dataset, options, error);
	if (status == KLP_OK)
		status = sink_open_function(&sink, write, context, error);
	if (status == KLP_OK)
		status = pour(&sink, &story, &stages, error);
	story_free(&story);
	return status;
}

static klp_status write_page(const struct story *story, struct stages *stages, const char *path, klp_error **error)
{
	struct replacement file;
	struct sink sink;
	klp_status status = replace_begin(&file, path, error);
	if (status != KLP_OK)
		return status;
	status = sink_open_file(&sink, &file, error);
	if (status == KLP_OK)
		status = pour(&sink, story, stages, error);
	if (status == KLP_OK)
		return replace_commit(&file, error);
	replace_abandon(&file);
	return status;
}

klp_status klp_report_file(const klp_dataset *dataset, const char *path, const klp_report_options *options,
                           klp_error **error)
{
	struct story story = { 0 };
	struct stages stages;
	klp_status status = path == NULL ? error_null(error, "path") : KLP_OK;
	if (status == KLP_OK)
		status = prepare(&story, &stages, dataset, options, error);
	if (status == KLP_OK)
		status = write_page(&story, &stages, path, error);
	story_free(&story);
	return status;
}
