/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The public functions of descriptions: what is asked for, and whether all that it takes is there. */

#include "base/buffer.h"
#include "base/options.h"
#include "base/text.h"
#include "write/metadata_parts.h"

static const struct format kinds[] = {
	{ "csvw", { NULL }, write_csvw, { NULL } },
	{ "frictionless", { NULL }, write_frictionless, { NULL } },
	{ "dcat", { NULL }, write_dcat, { NULL } },
};

enum { KINDS = sizeof kinds / sizeof kinds[0] };

static const struct formats formats_of_metadata = { kinds, KINDS, NULL };

size_t klp_metadata_kind_count(void)
{
	return KINDS;
}

const char *klp_metadata_kind_name(size_t index)
{
	return index < KINDS ? kinds[index].name : NULL;
}

/* ------------------------------------------------------------------ options */

/* What the texts of the options must be. */
enum wanted { ANY_TEXT, AN_ADDRESS, A_DATE, AN_EMAIL };

struct told {
	const char *name;
	const char *text;
	enum wanted wanted;
	/** whether DCAT-AP-NL demands it */
	bool demanded;
};

enum { MOST_TOLD = 15 };

static size_t list_told(struct told list[MOST_TOLD], const klp_metadata_options *options)
{
	const struct told all[MOST_TOLD] = {
		{ "url", options->url, ANY_TEXT, false },
		{ "title", options->title, ANY_TEXT, false },
		{ "description", options->description, ANY_TEXT, false },
		{ "identifier", options->identifier, ANY_TEXT, true },
		{ "publisher", options->publisher, ANY_TEXT, true },
		{ "publisher_url", options->publisher_url, AN_ADDRESS, false },
		{ "contact_name", options->contact_name, ANY_TEXT, false },
		{ "contact_email", options->contact_email, AN_EMAIL, false },
		{ "contact_url", options->contact_url, AN_ADDRESS, false },
		{ "licence", options->licence, AN_ADDRESS, true },
		{ "access_url", options->access_url, AN_ADDRESS, true },
		{ "access_rights", options->access_rights, AN_ADDRESS, false },
		{ "theme", options->theme, AN_ADDRESS, false },
		{ "issued", options->issued, A_DATE, false },
		{ "modified", options->modified, A_DATE, false },
	};
	memcpy(list, all, sizeof all);
	return MOST_TOLD;
}

/* "2025-06-30"; which days a month has is left to who reads it. */
static bool is_date(const char *text)
{
	static const char form[] = "dddd-dd-dd";
	for (size_t i = 0; i < sizeof form; i++)
		if (form[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != form[i])
			return false;
	return true;
}

static bool is_email(const char *text)
{
	const char *at = strchr(text, '@');
	return at != NULL && at != text && at[1] != '\0' && strpbrk(text, " <>\"\t\r\n,;:") == NULL;
}

static klp_status check_text(const struct told *told, klp_error **error)
{
	static const char *const should[] = {
		[ANY_TEXT] = "text in UTF-8, and not empty",
		[AN_ADDRESS] = "an address such as https://example.org/",
		[A_DATE] = "a date such as 2025-06-30",
		[AN_EMAIL] = "an e-mail address such as info@example.org",
	};
	size_t bad, length = told->text == NULL ? 0 : strlen(told->text);
	bool fits = told->text == NULL || (length > 0 && text_is_utf8(told->text, length, &bad));
	if (fits && told->text != NULL && told->wanted == AN_ADDRESS)
		fits = metadata_is_address(told->text);
	if (fits && told->text != NULL && told->wanted == A_DATE)
		fits = is_date(told->text);
	if (fits && told->text != NULL && told->wanted == AN_EMAIL)
		fits = is_email(told->text);
	return fits ? KLP_OK
	            : error_set(error, KLP_INVALID_ARGUMENT, NULL, "klp_metadata_options.%s must be %s", told->name,
	                        should[told->wanted]);
}

/* All that is missing is told at once. */
static klp_status check_demands(const struct told *list, size_t count, const klp_metadata_options *options,
                                klp_error **error)
{
	struct buffer missing = { 0 };
	bool fits = true;
	for (size_t i = 0; i < count; i++)
		if (list[i].demanded && list[i].text == NULL)
			fits = fits && buffer_add_text(&missing, missing.size == 0 ? "" : ", ") &&
			       buffer_add_text(&missing, list[i].name);
	if (options->contact_email == NULL && options->contact_url == NULL)
		fits = fits && buffer_add_text(&missing, missing.size == 0 ? "" : ", ") &&
		       buffer_add_text(&missing, "contact_email or contact_url");
	klp_status status = fits && buffer_end_text(&missing) ? KLP_OK : error_memory(error);
	if (status == KLP_OK && missing.size > 0)
		status = error_set(error, KLP_INVALID_ARGUMENT, NULL,
		                   "DCAT-AP-NL demands what only you can tell; give these as well: %s", missing.bytes);
	buffer_free(&missing);
	return status;
}

static klp_status check_options(const klp_metadata_options *options, klp_error **error)
{
	struct told list[MOST_TOLD];
	size_t count = list_told(list, options);
	klp_status status = KLP_OK;
	for (size_t i = 0; status == KLP_OK && i < count; i++)
		status = check_text(&list[i], error);
	return status == KLP_OK && strcmp(options->kind, "dcat") == 0 ? check_demands(list, count, options, error) : status;
}

/* ------------------------------------------------------------------ writing */

/* A description on its way. */
struct description {
	klp_metadata_options options;
	klp_write_options how;
	struct content content;
};

/* The options as they are today, and what is to be written by them. `url` takes the place of none. */
static klp_status prepare(struct description *description, const klp_dataset *dataset, const char *url,
                          const klp_metadata_options *given, klp_error **error)
{
	*description = (struct description){ .options = KLP_METADATA_OPTIONS_INIT, .how = KLP_WRITE_OPTIONS_INIT };
	klp_metadata_options *options = &description->options;
	klp_status status = options_take(options, sizeof *options, given, "klp_metadata_options", error);
	if (status != KLP_OK)
		return status;
	if (options->kind == NULL)
		return error_null(error, "klp_metadata_options.kind");
	if (options->url == NULL)
		options->url = url;
	if (options->url == NULL)
		return error_null(error, "klp_metadata_options.url");
	description->how.format = options->kind;
	description->how.language = options->language;
	description->how.progress = options->progress;
	description->how.progress_context = options->progress_context;
	description->content = (struct content){ .dataset = dataset, .metadata = options };
	const struct format *kind;
	status = formats_choose(&kind, &formats_of_metadata, NULL, options->kind, error);
	if (status == KLP_OK)
		status =
			formats_choose(&description->content.described, &formats_of_datasets, options->url, options->format, error);
	if (status == KLP_OK)
		status = formats_check_dialect(description->content.described, options->dialect, error);
	return status == KLP_OK ? check_options(options, error) : status;
}

klp_status klp_write_metadata_file(const klp_dataset *dataset, const char *path, const klp_metadata_options *options,
                                   klp_error **error)
{
	struct description description;
	klp_status status = prepare(&description, dataset, NULL, options, error);
	return status == KLP_OK
	           ? formats_write_file(&description.content, &formats_of_metadata, path, &description.how, error)
	           : status;
}

klp_status klp_write_metadata_stream(const klp_dataset *dataset, klp_write_function write, void *context,
                                     const klp_metadata_options *options, klp_error **error)
{
	struct description description;
	klp_status status = prepare(&description, dataset, NULL, options, error);
	return status == KLP_OK ? formats_write_stream(&description.content, &formats_of_metadata, write, context,
	                                               &description.how, error)
	                        : status;
}

/* The path of a description beside a file; false when there is no memory. */
static bool place_beside(struct buffer *path, const char *data_path, const char *kind)
{
	const char *slash = strrchr(data_path, '/');
	size_t folder = slash == NULL ? 0 : (size_t)(slash - data_path) + 1;
	if (strcmp(kind, "frictionless") == 0)
		return buffer_add(path, data_path, folder) && buffer_add_text(path, "datapackage.json") &&
		       buffer_end_text(path);
	return buffer_add_text(path, data_path) &&
	       buffer_add_text(path, strcmp(kind, "csvw") == 0 ? "-metadata.json" : ".jsonld") && buffer_end_text(path);
}

/* The name of a file as a reference to it: what would mean something else in an address is written by its number. */
static bool add_reference(struct buffer *reference, const char *name)
{
	static const char hexadecimal[] = "0123456789ABCDEF", special[] = "<>\"{}|\\^`%#?:";
	for (; *name != '\0'; name++) {
		unsigned char byte = (unsigned char)*name;
		const char escaped[] = { '%', hexadecimal[byte >> 4], hexadecimal[byte & 0xF], '\0' };
		bool plain = byte > ' ' && strchr(special, *name) == NULL;
		if (plain ? !buffer_add(reference, name, 1) : !buffer_add_text(reference, escaped))
			return false;
	}
	return buffer_end_text(reference);
}

klp_status klp_write_metadata_beside(const klp_dataset *dataset, const char *path, const klp_metadata_options *options,
                                     klp_error **error)
{
	if (path == NULL)
		return error_null(error, "path");
	struct description description;
	struct buffer beside = { 0 }, reference = { 0 };
	const char *slash = strrchr(path, '/'), *name = slash == NULL ? path : slash + 1;
	klp_status status = prepare(&description, dataset, name, options, error);
	if (status == KLP_OK && !(place_beside(&beside, path, description.options.kind) && add_reference(&reference, name)))
		status = error_memory(error);
	/* Only there it is an address; a data package has paths. */
	if (status == KLP_OK && description.options.url == name && strcmp(description.options.kind, "csvw") == 0)
		description.options.url = reference.bytes;
	if (status == KLP_OK)
		status = formats_write_file(&description.content, &formats_of_metadata, beside.bytes, &description.how, error);
	buffer_free(&beside);
	buffer_free(&reference);
	return status;
}
