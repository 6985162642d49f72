/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The whole edition of 2025, made wrong on purpose in up to three places at the same time and put through klp_repair(): by itself,
 * beside another source, beside a revision and behind earlier editions. Prints how often what was done was found; KLP_CORRUPTION_ROUNDS
 * and KLP_CORRUPTION_SEED ask for more, and for others. Each round has a seed of its own, the one after that of the round before, so
 * that the round that fails can be run alone. */

#include "support/chance.h"
#include "support/tables.h"
#include "validate/subject.h"

#include <klantprofiel/repair.h>

#include <criterion/criterion.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { ERRORS = SUBJECT_ERRORS, ROUNDS = 2 };

/* Where the errors are. */
struct where {
	size_t country;
	/** in each of so many regions */
	size_t regions[ERRORS];
};

static const struct where wheres[] = {
	{ 0, { 1 } }, { 0, { 1, 1 } }, { 0, { 2 } },    { 0, { 1, 1, 1 } }, { 0, { 2, 1 } }, { 0, { 3 } },
	{ 1, { 0 } }, { 1, { 1 } },    { 1, { 1, 1 } }, { 1, { 2 } },       { 2, { 0 } },    { 2, { 1 } },
};

/* ------------------------------------------------------------------ what is said of it */

/* Where an error stands. */
enum standing { ALONE, TOGETHER, COUNTRY, STANDINGS };

static const char *const standing_names[STANDINGS] = { "alone in its table", "with others there",
	                                                   "in the country's row" };

/* Of errors, not of tables. */
struct tally {
	size_t done;
	size_t unique;
	size_t certain;
	size_t among;
	size_t others;
	size_t none;
	size_t unseen;
};

static struct tally tallies[STANDINGS][DAMAGES];

/* Certain and wrong, in tables: that must not be. And likely and wrong, where nothing had been done. */
static size_t certain_wrong;
static size_t sound_harmed;

static void add_tally(struct tally *sum, const struct tally *more)
{
	sum->done += more->done;
	sum->unique += more->unique;
	sum->certain += more->certain;
	sum->among += more->among;
	sum->others += more->others;
	sum->none += more->none;
	sum->unseen += more->unseen;
}

static void report_line(const char *name, const struct tally *tally)
{
	fprintf(stderr, "%-24s %7zu %7zu %7zu %7zu %7zu %7zu %8zu\n", name, tally->done, tally->unique, tally->among,
	        tally->others, tally->none, tally->unseen, tally->certain);
}

static void report(const char *title)
{
	for (size_t standing = 0; standing < STANDINGS; standing++) {
		struct tally sum = { .done = 0 };
		fprintf(stderr, "%s, %s\n%-24s %7s %7s %7s %7s %7s %7s %8s\n", title, standing_names[standing], "", "errors",
		        "unique", "among", "others", "none", "unseen", "certain");
		for (size_t way = 0; way < DAMAGES; way++) {
			const struct tally *tally = &tallies[standing][way];
			if (tally->done > 0)
				report_line(damage_ways[way].name, tally);
			add_tally(&sum, tally);
		}
		report_line("all", &sum);
	}
	fprintf(stderr, "%s: certain and wrong %zu, sound tables changed as likely %zu\n\n", title, certain_wrong,
	        sound_harmed);
}

/* ------------------------------------------------------------------ judging */

static const klp_repair_proposal *find_proposal(const klp_repairs *repairs, const char *source, size_t table)
{
	klp_level level = table == WHOLE_COUNTRY ? KLP_LEVEL_COUNTRY : KLP_LEVEL_REGION;
	for (size_t i = 0; i < klp_repairs_count(repairs); i++) {
		const klp_repair_proposal *proposal = klp_repairs_at(repairs, i);
		if (strcmp(klp_proposal_edition(proposal), SUBJECT_EDITION) == 0 &&
		    strcmp(klp_proposal_source(proposal), source) == 0 && klp_proposal_level(proposal) == level &&
		    klp_proposal_region_number(proposal) == (int)table)
			return proposal;
	}
	return NULL;
}

static void tell_wrong(const struct subject *subject, const struct document *document, size_t table,
                       const klp_repair_proposal *proposal, const struct damage_table *made)
{
	fprintf(stderr, "certain and wrong, in %s: %s\n", document->source, klp_proposal_message(proposal));
	for (size_t i = 0; i < document->errors[table]; i++)
		fprintf(stderr, "  %s\n", damage_ways[document->ways[table][i]].name);
	whole_print_table(&document->right.tables[table], subject->publication);
	fprintf(stderr, "  became\n");
	whole_print_table(&document->wrong.tables[table], subject->publication);
	fprintf(stderr, "  and was made\n");
	whole_print_table(made, subject->publication);
	if (document == &subject->document && subject->other.source != NULL) {
		fprintf(stderr, "  where the other source has\n");
		whole_print_table(&subject->other.wrong.tables[table], subject->publication);
	}
}

/* How one table came out, for each error that was done to it. */
static struct tally outcome(const klp_repair_proposal *proposal, bool found)
{
	struct tally tally = { .done = 1 };
	klp_confidence confidence = proposal == NULL ? 0 : klp_proposal_confidence(proposal);
	bool applied = proposal != NULL && klp_proposal_applied(proposal);
	tally.unique = applied && found;
	tally.certain = applied && found && confidence == KLP_CONFIDENCE_CERTAIN;
	tally.others = applied && !found;
	tally.unseen = proposal == NULL;
	tally.none = proposal != NULL && confidence == 0;
	/* also a row that was left out, which may be that of several municipalities */
	tally.among = !applied && confidence != 0;
	return tally;
}

static void judge_table(const struct subject *subject, const struct document *document, size_t table,
                        const klp_repair_proposal *proposal, const struct damage_table *made)
{
	const struct damage_table *right = &document->right.tables[table];
	bool damaged = !whole_same_table(&document->wrong.tables[table], right);
	bool found = whole_same_table(made, right);
	struct tally tally = outcome(proposal, found);
	enum standing standing = document->errors[table] > 1 ? TOGETHER : ALONE;
	if (tally.others > 0 && klp_proposal_confidence(proposal) == KLP_CONFIDENCE_CERTAIN) {
		certain_wrong++;
		tell_wrong(subject, document, table, proposal, made);
	}
	sound_harmed += !damaged && tally.others > 0;
	for (size_t i = 0; damaged && i < document->errors[table]; i++)
		add_tally(&tallies[table == WHOLE_COUNTRY ? COUNTRY : standing][document->ways[table][i]], &tally);
}

static void judge(const struct subject *subject, const struct document *document, const klp_dataset *repaired,
                  const klp_repairs *repairs)
{
	static struct whole made;
	whole_take(&made, &document->right, repaired, subject->publication, SUBJECT_EDITION, document->source);
	for (size_t table = 0; table < WHOLE_TABLES; table++)
		judge_table(subject, document, table, find_proposal(repairs, document->source, table), &made.tables[table]);
}

/* What holds for every proposal. */
static void expect_sense(const klp_repair_proposal *proposal)
{
	const char *message = klp_proposal_message(proposal);
	cr_expect_str_eq(klp_proposal_edition(proposal), SUBJECT_EDITION, "earlier editions are sound: %s", message);
	cr_expect(klp_proposal_confidence(proposal) != 0 || strstr(message, "confirmed") == NULL,
	          "nothing is confirmed where nothing is proposed: %s", message);
}

/* Takes what is likely as well, and looks at what was changed. */
static void repair(const struct subject *subject)
{
	klp_dataset *repaired = NULL;
	klp_repairs *repairs = NULL;
	klp_repair_options options = KLP_REPAIR_OPTIONS_INIT;
	options.accept = KLP_CONFIDENCE_LIKELY;
	cr_assert_eq(klp_repair(&repaired, &repairs, subject->dataset, &options, NULL), KLP_OK);
	for (size_t i = 0; i < klp_repairs_count(repairs); i++)
		expect_sense(klp_repairs_at(repairs, i));
	judge(subject, &subject->document, repaired, repairs);
	if (subject->other.source != NULL)
		judge(subject, &subject->other, repaired, repairs);
	klp_repairs_free(repairs);
	klp_dataset_free(repaired);
}

/* ------------------------------------------------------------------ errors */

static size_t any_region(void)
{
	return 1 + chance(DAMAGE_REGIONS);
}

static void damage_where(struct document *document, const struct where *where)
{
	for (size_t i = 0; i < where->country; i++)
		subject_damage(document, WHOLE_COUNTRY);
	for (size_t i = 0; i < ERRORS && where->regions[i] > 0; i++) {
		size_t region = any_region();
		while (document->errors[region] > 0)
			region = any_region();
		for (size_t error = 0; error < where->regions[i]; error++)
			subject_damage(document, region);
	}
}

/* ------------------------------------------------------------------ rounds */

/* What is known besides the edition. */
struct known {
	const char *title;
	/** before and after the errors are made */
	subject_knowledge before;
	subject_knowledge after;
};

static void try_case(struct subject *subject, const struct known *known, const struct where *where)
{
	struct document *document = &subject->document, *other = &subject->other;
	memset(document, 0, sizeof *document);
	memset(other, 0, sizeof *other);
	document->source = "one.pdf";
	document->right = subject->published;
	cr_assert_eq(klp_dataset_new(&subject->dataset, NULL), KLP_OK);
	known->before(subject);
	if (chance(2) == 0)
		whole_give_registers(&document->right);
	document->wrong = document->right;
	damage_where(document, where);
	known->after(subject);
	whole_add(subject->dataset, &document->wrong, subject->publication, SUBJECT_EDITION, document->source);
	if (other->source != NULL)
		whole_add(subject->dataset, &other->wrong, subject->publication, SUBJECT_EDITION, other->source);
	repair(subject);
	klp_dataset_free(subject->dataset);
}

/* A seed is spread over all bits, so that one after another has little in common with it. */
static void begin_round(uint64_t seed)
{
	enum { UNUSED = 16 };
	chance_begin(seed * 0x9E3779B97F4A7C15u + 1);
	for (size_t i = 0; i < UNUSED; i++)
		chance(2);
}

static void try_rounds(const struct known *known)
{
	static struct subject subject;
	uint64_t seed = chance_asked("KLP_CORRUPTION_SEED", 20250630);
	uint64_t rounds = chance_asked("KLP_CORRUPTION_ROUNDS", ROUNDS);
	fprintf(stderr, "KLP_CORRUPTION_SEED=%" PRIu64 " KLP_CORRUPTION_ROUNDS=%" PRIu64 "\n", seed, rounds);
	memset(tallies, 0, sizeof tallies);
	certain_wrong = sound_harmed = 0;
	subject.publication = tables_2025();
	whole_load(&subject.published);
	for (uint64_t round = 0; round < rounds; round++) {
		size_t wrong_before = certain_wrong;
		begin_round(seed + round);
		for (size_t i = 0; i < sizeof wheres / sizeof wheres[0]; i++)
			try_case(&subject, known, &wheres[i]);
		if (certain_wrong > wrong_before)
			fprintf(stderr, "KLP_CORRUPTION_SEED=%" PRIu64 " KLP_CORRUPTION_ROUNDS=1 shows it again\n", seed + round);
	}
	klp_dataset_free(subject.publication);
	report(known->title);
	cr_expect_eq(certain_wrong, 0u, "%s: what is certain is right", known->title);
}

Test(corruption_country, by_itself)
{
	try_rounds(&(struct known){ "by itself", subject_nothing, subject_nothing });
}

Test(corruption_country, beside_another_source)
{
	try_rounds(&(struct known){ "beside a sound source", subject_nothing, subject_sound_source });
	try_rounds(&(struct known){ "beside a source with an error", subject_nothing, subject_faulty_source });
}

Test(corruption_country, beside_a_revision)
{
	try_rounds(&(struct known){ "beside revised regions", subject_nothing, subject_revised_regions });
	try_rounds(&(struct known){ "beside revised municipalities", subject_nothing, subject_revised_municipalities });
}

Test(corruption_country, behind_earlier_editions)
{
	try_rounds(&(struct known){ "behind earlier editions", subject_history, subject_nothing });
	try_rounds(&(struct known){ "behind a history that breaks", subject_history_that_breaks, subject_nothing });
}
