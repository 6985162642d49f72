/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "count/harvest.h"

#include "base/memory.h"

const char harvest_cut_off[] =
	"what is packed is damaged or cut off here, and the records behind it are lost; fetch the file again";

/* How many cells a harvest of this definition has. */
static size_t cell_count(const struct definition *definition)
{
	return ((size_t)definition->municipalities + 1) * SLOTS;
}

klp_status harvest_begin(struct harvest *harvest, const struct definition *definition, klp_error **error)
{
	harvest->definition = definition;
	if (harvest->cells != NULL)
		return KLP_OK;
	harvest->cells = memory_allocate_zeroed(cell_count(definition), sizeof *harvest->cells);
	return harvest->cells == NULL ? error_memory(error) : KLP_OK;
}

void harvest_free(struct harvest *harvest)
{
	memory_release(harvest->cells);
	memory_release(harvest->problems);
	*harvest = (struct harvest){ NULL, NULL, 0, 0, 0, NULL, 0, 0 };
}

static klp_status add_problem(struct harvest *harvest, const struct problem *problem, klp_error **error)
{
	if (!memory_reserve(&harvest->problems, &harvest->problem_capacity, harvest->problem_count + 1,
	                    sizeof *harvest->problems))
		return error_memory(error);
	harvest->problems[harvest->problem_count++] = *problem;
	return KLP_OK;
}

/* How many problems are kept of one source; NULL is the source that has no name yet. */
static size_t kept_of(const struct harvest *harvest, const char *source)
{
	size_t count = 0;
	for (size_t i = 0; i < harvest->problem_count; i++)
		count += harvest->problems[i].source == source;
	return count;
}

klp_status harvest_spoil(struct harvest *harvest, uint64_t line, int field, const char *what, klp_error **error)
{
	if (harvest->problem_count < HARVEST_PROBLEMS || what == harvest_cut_off) {
		const struct problem problem = { .line = line, .what = what, .field = field, .source = NULL };
		klp_status status = add_problem(harvest, &problem, error);
		if (status != KLP_OK)
			return status;
	}
	harvest->records++;
	harvest->unusable++;
	return KLP_OK;
}

/* Whether one number more fits into another. */
static bool fits(uint64_t sum, uint64_t more)
{
	return more <= UINT64_MAX - sum;
}

/* Each cell is at most `records`, so that sums of cells fit where those of the records do. */
static bool fits_whole(const struct harvest *harvest, const struct harvest *other)
{
	return fits(harvest->records, other->records) && fits(harvest->older_codes, other->older_codes) &&
	       fits(harvest->unusable, other->unusable);
}

static klp_status add_problems(struct harvest *harvest, const struct harvest *other, uint64_t lines, const char *source,
                               klp_error **error)
{
	size_t kept = kept_of(harvest, source);
	for (size_t i = 0; i < other->problem_count; i++) {
		struct problem problem = other->problems[i];
		/* What has a source already was cut to the first of it before. */
		if (problem.source == NULL) {
			if (kept++ >= HARVEST_PROBLEMS && problem.what != harvest_cut_off)
				continue;
			problem.source = source;
			problem.line = fits(lines, problem.line) ? problem.line + lines : UINT64_MAX;
		}
		klp_status status = add_problem(harvest, &problem, error);
		if (status != KLP_OK)
			return status;
	}
	return KLP_OK;
}

klp_status harvest_add(struct harvest *harvest, const struct harvest *other, uint64_t lines, const char *source,
                       klp_error **error)
{
	size_t problems = harvest->problem_count;
	if (!fits_whole(harvest, other))
		return error_set(error, KLP_OVERFLOW, NULL, "there are more records than can be counted");
	klp_status status = add_problems(harvest, other, lines, source, error);
	if (status == KLP_OK && other->cells != NULL)
		status = harvest_begin(harvest, other->definition, error);
	if (status != KLP_OK) {
		harvest->problem_count = problems;
		return status;
	}
	for (size_t i = 0; other->cells != NULL && i < cell_count(other->definition); i++)
		harvest->cells[i] += other->cells[i];
	harvest->records += other->records;
	harvest->older_codes += other->older_codes;
	harvest->unusable += other->unusable;
	return KLP_OK;
}
