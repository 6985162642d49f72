/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "write/about.h"
#include "base/buffer.h"
#include "base/memory.h"
#include "dataset/edition.h"
#include "write/column_look.h"
#include "write/described.h"

/* A telling on its way. */
struct telling {
	const struct content *content;
	enum language language;
	about_line line;
	void *context;
	struct buffer text;
	bool fits;
};

static const char *in(const struct telling *telling, const char *english, const char *dutch)
{
	return telling->language == LANGUAGE_DUTCH ? dutch : english;
}

static void begin(struct telling *telling)
{
	telling->text.size = 0;
}

static void add(struct telling *telling, const char *text)
{
	telling->fits = telling->fits && buffer_add_text(&telling->text, text);
}

static void add_count(struct telling *telling, size_t count)
{
	add(telling, number_dotted((int64_t)count).text);
	add(telling, " ");
}

/* Hands the line over. */
static void tell(struct telling *telling, const char *label)
{
	telling->fits = telling->fits && buffer_end_text(&telling->text);
	if (telling->fits && telling->text.size > 0)
		telling->line(telling->context, label, telling->text.bytes);
}

/* -------------------------------------------------------------------- lines */

/* How many there are of something, behind a comma where something stands already; nothing for none. */
static void add_kind(struct telling *telling, size_t count, const char *one, const char *many)
{
	if (count == 0)
		return;
	if (telling->text.size > 0)
		add(telling, ", ");
	add_count(telling, count);
	add(telling, count == 1 ? one : many);
}

static bool add_editions(struct buffer *text, const klp_dataset *dataset)
{
	const char *edition;
	bool fits = true;
	for (size_t i = 0; fits && (edition = klp_dataset_edition(dataset, i)) != NULL; i++)
		fits = buffer_add_text(text, i == 0 ? "" : ", ") && buffer_add_text(text, edition);
	return fits;
}

static void tell_rows(struct telling *telling)
{
	enum { ORIGINS = KLP_ORIGIN_ESTIMATED + 1 };
	size_t counts[ORIGINS] = { 0 };
	const klp_dataset *dataset = telling->content->dataset;
	for (size_t row = 0; row < klp_dataset_rows(dataset); row++) {
		int64_t origin = 0;
		klp_dataset_integer(dataset, row, KLP_COLUMN_ORIGIN, &origin);
		counts[origin]++;
	}
	begin(telling);
	const char *published = in(telling, "as published", "zoals gepubliceerd");
	const char *computed = in(telling, "added up from others", "opgeteld uit andere");
	const char *estimated =
		in(telling, "carried to other boundaries by an estimate", "met een schatting omgerekend naar andere grenzen");
	add_kind(telling, counts[KLP_ORIGIN_PUBLISHED], published, published);
	add_kind(telling, counts[KLP_ORIGIN_COMPUTED], computed, computed);
	add_kind(telling, counts[KLP_ORIGIN_ESTIMATED], estimated, estimated);
	tell(telling, in(telling, "Rows", "Rijen"));
}

static void tell_changes(struct telling *telling)
{
	size_t changes = 0;
	const klp_note *note;
	for (size_t i = 0; (note = klp_dataset_note(telling->content->dataset, i)) != NULL; i++)
		changes += klp_note_changed(note) ? 1 : 0;
	if (changes == 0)
		return;
	begin(telling);
	add_kind(telling, changes, in(telling, "count differs", "aantal wijkt af"),
	         in(telling, "counts differ", "aantallen wijken af"));
	add(telling, in(telling, " from what was published; the notes tell what was changed, and why",
	                " van wat gepubliceerd is; de opmerkingen noemen wat gewijzigd is, en waarom"));
	tell(telling, in(telling, "Changed", "Gewijzigd"));
}

static void tell_findings(struct telling *telling)
{
	const klp_findings *findings = telling->content->options->findings;
	if (findings == NULL)
		return;
	size_t errors = klp_findings_count(findings, KLP_SEVERITY_ERROR);
	size_t warnings = klp_findings_count(findings, KLP_SEVERITY_WARNING) - errors;
	size_t all = klp_findings_count(findings, KLP_SEVERITY_INFORMATION);
	begin(telling);
	add_kind(telling, errors, in(telling, "error", "fout"), in(telling, "errors", "fouten"));
	add_kind(telling, warnings, in(telling, "warning", "waarschuwing"), in(telling, "warnings", "waarschuwingen"));
	const char *information = in(telling, "for information", "ter informatie");
	add_kind(telling, all - errors - warnings, information, information);
	if (all == 0)
		add(telling, in(telling, "none", "geen"));
	tell(telling, in(telling, "Findings", "Bevindingen"));
}

/* The files that were told. */
struct files {
	const char **names;
	size_t count;
	size_t capacity;
};

/* Those of one file nearly always stand together, so that the last ones are looked at first. */
static bool was_told(const struct files *files, const char *name)
{
	for (size_t i = files->count; i > 0; i--)
		if (strcmp(files->names[i - 1], name) == 0)
			return true;
	return false;
}

/* The files that were read, each once. */
static void tell_files(struct telling *telling)
{
	enum { MOST_FILES = 1000 };
	const klp_dataset *dataset = telling->content->dataset;
	struct files files = { 0 };
	for (size_t row = 0; row < klp_dataset_rows(dataset) && files.count < MOST_FILES; row++) {
		const char *name = klp_dataset_text(dataset, row, KLP_COLUMN_SOURCE);
		if (name == NULL || *name == '\0' || was_told(&files, name))
			continue;
		if (!memory_reserve(&files.names, &files.capacity, files.count + 1, sizeof *files.names)) {
			telling->fits = false;
			break;
		}
		begin(telling);
		add(telling, name);
		tell(telling, files.count == 0 ? in(telling, "Read from", "Gelezen uit") : NULL);
		files.names[files.count++] = name;
	}
	memory_release(files.names);
}

klp_status about_tell(const struct content *content, enum language language, about_line line, void *context,
                      klp_error **error)
{
	struct telling telling = {
		.content = content, .language = language, .line = line, .context = context, .fits = true
	};
	add(&telling, described_source(language));
	tell(&telling, in(&telling, "Source", "Bron"));
	begin(&telling);
	telling.fits = telling.fits && add_editions(&telling.text, content->dataset);
	tell(&telling, in(&telling, "Editions", "Edities"));
	tell_rows(&telling);
	tell_changes(&telling);
	tell_findings(&telling);
	tell_files(&telling);
	begin(&telling);
	add(&telling, in(&telling, "Not known. It never means 0.", "Niet bekend. Het betekent nooit 0."));
	tell(&telling, in(&telling, "Empty cell", "Lege cel"));
	begin(&telling);
	add(&telling, "libklantprofiel ");
	add(&telling, klp_version());
	tell(&telling, in(&telling, "Made by", "Gemaakt met"));
	buffer_free(&telling.text);
	return telling.fits ? KLP_OK : error_memory(error);
}

bool about_title(struct buffer *title, const klp_dataset *dataset, enum language language)
{
	bool fits = buffer_add_text(title, ABOUT_PUBLICATION);
	size_t editions = klp_dataset_editions(dataset);
	if (editions > 0)
		fits = fits && buffer_add_text(title, ", ") &&
		       buffer_add_text(title, described_edition(klp_dataset_edition(dataset, 0), language).text);
	if (editions > 1)
		fits = fits && buffer_add_text(title, " – ") &&
		       buffer_add_text(title, described_edition(klp_dataset_edition(dataset, editions - 1), language).text);
	return fits && buffer_end_text(title);
}

/* Days from 1 January 1970 to the first day of a month, in the Gregorian calendar. */
static int64_t days_until(int64_t year, int month)
{
	static const int passed[] = { 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334 };
	enum { EPOCH = 719162, YEAR_DAYS = 365, FOUR = 4, CENTURY = 100, FOUR_CENTURIES = 400, FEBRUARY = 2 };
	bool leap = (year % FOUR == 0 && year % CENTURY != 0) || year % FOUR_CENTURIES == 0;
	int64_t whole = year - 1;
	int64_t days = whole * YEAR_DAYS + whole / FOUR - whole / CENTURY + whole / FOUR_CENTURIES - EPOCH;
	return days + passed[month - 1] + (leap && month > FEBRUARY ? 1 : 0);
}

time_t about_date(const klp_dataset *dataset)
{
	enum { DAY_SECONDS = 86400, QUARTERS = 4, MONTHS = 3, OTHERWISE = 2000 };
	size_t editions = klp_dataset_editions(dataset);
	if (editions == 0)
		return (time_t)(days_until(OTHERWISE, 1) * DAY_SECONDS);
	/* The day before the next quarter begins. */
	edition_number next = edition_parse(slice_of(klp_dataset_edition(dataset, editions - 1))) + 1;
	return (time_t)((days_until(next / QUARTERS, next % QUARTERS * MONTHS + 1) - 1) * DAY_SECONDS);
}

const char *about_area(const klp_dataset *dataset, size_t row, enum language language)
{
	static const klp_column names[][2] = {
		[KLP_LEVEL_PROVINCE] = { KLP_COLUMN_PROVINCE_NAME, KLP_COLUMN_PROVINCE_CODE },
		[KLP_LEVEL_REGION] = { KLP_COLUMN_REGION_NAME, KLP_COLUMN_REGION_CODE },
		[KLP_LEVEL_MUNICIPALITY] = { KLP_COLUMN_MUNICIPALITY_NAME, KLP_COLUMN_MUNICIPALITY_PRINTED },
	};
	int64_t level = KLP_LEVEL_COUNTRY;
	klp_dataset_integer(dataset, row, KLP_COLUMN_LEVEL, &level);
	if (level == KLP_LEVEL_COUNTRY)
		return language == LANGUAGE_DUTCH ? "Nederland" : "The Netherlands";
	for (size_t i = 0; i < 2; i++) {
		const char *name = klp_dataset_text(dataset, row, names[level][i]);
		if (name != NULL && *name != '\0')
			return name;
	}
	return level_title((klp_level)level, language);
}
