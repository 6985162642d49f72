/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* A list of findings. It keeps its own texts, so that it outlives the dataset it is about. */

#include "dataset/findings.h"
#include "base/buffer.h"
#include "base/format.h"
#include "base/memory.h"
#include "base/number.h"
#include "base/pool.h"
#include "dataset/dataset.h"

#include <stdarg.h>
#include <string.h>

struct klp_finding {
	struct finding_facts facts;
	const char *message;
	const char *edition;
	klp_level level;
	int region_number;
	const char *municipality_code;
	struct place place;
	struct finding_excerpt excerpt;
	/** of the list's repairs, or NULL */
	const klp_repair_proposal *repair;
};

struct klp_findings {
	struct pool pool;
	/** or NULL */
	finding_rule_at rules;
	enum language language;
	klp_finding **list;
	size_t count;
	size_t capacity;
	/** or NULL */
	klp_repairs *repairs;
};

klp_status findings_new(klp_findings **findings, klp_error **error)
{
	klp_findings *made = memory_allocate_zeroed(1, sizeof *made);
	if (made == NULL)
		return error_memory(error);
	*findings = made;
	return KLP_OK;
}

void klp_findings_free(klp_findings *findings)
{
	if (findings == NULL)
		return;
	for (size_t i = 0; i < findings->count; i++)
		memory_release(findings->list[i]);
	memory_release(findings->list);
	klp_repairs_free(findings->repairs);
	pool_free(&findings->pool);
	memory_release(findings);
}

void findings_set_rules(klp_findings *findings, finding_rule_at rules, enum language language)
{
	findings->rules = rules;
	findings->language = language;
}

const struct finding_rule *findings_rule(const klp_findings *findings, size_t index)
{
	return findings->rules == NULL ? NULL : findings->rules(index);
}

enum language findings_language(const klp_findings *findings)
{
	return findings->language;
}

void findings_take_repairs(klp_findings *findings, klp_repairs *repairs)
{
	klp_repairs_free(findings->repairs);
	findings->repairs = repairs;
}

void findings_set_repair(klp_findings *findings, size_t index, const klp_repair_proposal *repair)
{
	findings->list[index]->repair = repair;
}

/* The name of a row's area as the table has it: a municipality as it is printed, a region with its number. */
static bool keep_name(klp_findings *findings, klp_finding *finding, const klp_dataset *dataset)
{
	static const klp_column columns[] = { KLP_COLUMN_MUNICIPALITY_PRINTED, KLP_COLUMN_MUNICIPALITY_NAME,
		                                  KLP_COLUMN_MUNICIPALITY_CODE, KLP_COLUMN_PROVINCE_NAME,
		                                  KLP_COLUMN_REGION_NAME };
	const char *name = finding->level == KLP_LEVEL_COUNTRY ? "Nederland" : NULL;
	for (size_t i = 0; i < sizeof columns / sizeof columns[0] && name == NULL; i++)
		name = klp_dataset_text(dataset, finding->facts.row, columns[i]);
	if (name == NULL)
		name = "?";
	if (finding->level != KLP_LEVEL_REGION || finding->region_number == 0)
		return pool_keep_text(&findings->pool, &finding->excerpt.name, name);

	struct buffer numbered = { NULL, 0, 0 };
	char number[NUMBER_BYTES];
	number_write_integer(number, finding->region_number);
	bool kept = buffer_add_text(&numbered, number) && buffer_add_text(&numbered, " ") &&
	            buffer_add_text(&numbered, name) && buffer_end_text(&numbered) &&
	            pool_keep_text(&findings->pool, &finding->excerpt.name, numbered.bytes);
	buffer_free(&numbered);
	return kept;
}

/* One cell as the publication prints it: 1.175, 74,3%, what stands in its place, or a dash. */
static bool keep_cell(klp_findings *findings, const char **kept, const klp_dataset *dataset, size_t row,
                      klp_column column)
{
	int64_t count;
	double real;
	if (klp_dataset_integer(dataset, row, column, &count))
		return pool_keep_text(&findings->pool, kept, number_dotted(count).text);
	if (column == KLP_COLUMN_KNOWN_PERCENT && klp_dataset_real(dataset, row, column, &real))
		return pool_keep_text(&findings->pool, kept, number_percentage(real).text);
	const char *text = klp_dataset_cell_text(dataset, row, column);
	return pool_keep_text(&findings->pool, kept, text != NULL ? text : "-");
}

/* A finding about a cell shows the cell among those beside it. */
static bool fill_excerpt(klp_findings *findings, klp_finding *finding, const klp_dataset *dataset)
{
	struct finding_excerpt *excerpt = &finding->excerpt;
	int meant = finding->facts.column - (int)DATASET_FIRST_COUNT;
	size_t cells = meant < EXCERPT_COUNTS ? EXCERPT_COUNTS : EXCERPT_CELLS;
	if (finding->facts.column < 0 || meant < 0 || meant >= EXCERPT_CELLS)
		return true;
	excerpt->meant = (size_t)meant;
	for (size_t i = 0; i < cells; i++)
		if (!keep_cell(findings, &excerpt->cells[i], dataset, finding->facts.row,
		               (klp_column)(DATASET_FIRST_COUNT + (int)i)))
			return false;
	return keep_name(findings, finding, dataset);
}

const struct finding_excerpt *findings_excerpt(const klp_finding *finding)
{
	return &finding->excerpt;
}

static bool fill(klp_findings *findings, klp_finding *finding, const klp_dataset *dataset, const char *message)
{
	size_t row = finding->facts.row;
	int64_t level = 0, region = 0;
	klp_dataset_integer(dataset, row, KLP_COLUMN_LEVEL, &level);
	klp_dataset_integer(dataset, row, KLP_COLUMN_REGION_NUMBER, &region);
	finding->level = (klp_level)level;
	finding->region_number = (int)region;
	finding->place = dataset_place(dataset, row);
	return pool_keep_text(&findings->pool, &finding->message, message) &&
	       pool_keep_text(&findings->pool, &finding->edition, klp_dataset_text(dataset, row, KLP_COLUMN_EDITION)) &&
	       pool_keep_text(&findings->pool, &finding->municipality_code,
	                      klp_dataset_text(dataset, row, KLP_COLUMN_MUNICIPALITY_CODE)) &&
	       pool_keep_text(&findings->pool, &finding->place.source, finding->place.source) &&
	       fill_excerpt(findings, finding, dataset);
}

klp_status findings_add(klp_findings *findings, const klp_dataset *dataset, const struct finding_facts *facts,
                        klp_error **error, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	char *message = format_text(format, arguments);
	va_end(arguments);
	klp_finding *finding = memory_allocate_zeroed(1, sizeof *finding);
	if (message == NULL || finding == NULL)
		goto no_memory;

	finding->facts = *facts;
	if (!fill(findings, finding, dataset, message) ||
	    !memory_reserve(&findings->list, &findings->capacity, findings->count + 1, sizeof *findings->list))
		goto no_memory;
	findings->list[findings->count++] = finding;
	memory_release(message);
	return KLP_OK;

no_memory:
	memory_release(message);
	memory_release(finding);
	return error_memory(error);
}

klp_status findings_set_municipality(klp_findings *findings, const char *code, klp_error **error)
{
	klp_finding *last = findings->list[findings->count - 1];
	return pool_keep_text(&findings->pool, &last->municipality_code, code) ? KLP_OK : error_memory(error);
}

size_t klp_findings_count(const klp_findings *findings, klp_severity at_least)
{
	size_t count = 0;
	for (size_t i = 0; findings != NULL && i < findings->count; i++)
		if (findings->list[i]->facts.severity >= at_least)
			count++;
	return count;
}

const klp_finding *klp_findings_at(const klp_findings *findings, size_t index)
{
	return findings == NULL || index >= findings->count ? NULL : findings->list[index];
}

const char *klp_finding_rule(const klp_finding *finding)
{
	return finding == NULL ? "" : finding->facts.rule;
}

klp_severity klp_finding_severity(const klp_finding *finding)
{
	return finding == NULL ? KLP_SEVERITY_INFORMATION : finding->facts.severity;
}

const char *klp_finding_message(const klp_finding *finding)
{
	return finding == NULL ? "" : finding->message;
}

const char *klp_finding_edition(const klp_finding *finding)
{
	return finding == NULL ? NULL : finding->edition;
}

klp_level klp_finding_level(const klp_finding *finding)
{
	return finding == NULL ? (klp_level)0 : finding->level;
}

int klp_finding_region_number(const klp_finding *finding)
{
	return finding == NULL ? 0 : finding->region_number;
}

const char *klp_finding_municipality_code(const klp_finding *finding)
{
	return finding == NULL ? NULL : finding->municipality_code;
}

int klp_finding_column(const klp_finding *finding)
{
	return finding == NULL ? -1 : finding->facts.column;
}

size_t klp_finding_row(const klp_finding *finding)
{
	return finding == NULL ? 0 : finding->facts.row;
}

int klp_finding_observed(const klp_finding *finding, int64_t *value)
{
	return finding == NULL ? 0 : dataset_give_count(value, finding->facts.observed);
}

int klp_finding_expected(const klp_finding *finding, int64_t *value)
{
	return finding == NULL ? 0 : dataset_give_count(value, finding->facts.expected);
}

int klp_finding_imbalance(const klp_finding *finding, int64_t *value)
{
	if (!klp_finding_observed(finding, NULL) || !klp_finding_expected(finding, NULL))
		return 0;
	return dataset_give_count(value, finding->facts.observed - finding->facts.expected);
}

const klp_repair_proposal *klp_finding_repair(const klp_finding *finding)
{
	return finding == NULL ? NULL : finding->repair;
}

const char *klp_finding_source(const klp_finding *finding)
{
	return finding == NULL ? NULL : finding->place.source;
}

uint64_t klp_finding_page(const klp_finding *finding)
{
	return finding == NULL ? 0 : finding->place.page;
}

uint64_t klp_finding_line(const klp_finding *finding)
{
	return finding == NULL ? 0 : finding->place.line;
}
