/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Differences for people: what they come to, the counts in columns, and in sentences whatever no column has. */

#include "base/text.h"
#include "dataset/differences.h"
#include "write/differences_table.h"
#include "write/format.h"
#include "write/printable.h"

/* Of two texts the one of the language. */
static const char *say(const klp_differences *differences, const char *english, const char *dutch)
{
	return differences_language(differences) == LANGUAGE_DUTCH ? dutch : english;
}

/* ----------------------------------------------------------------- summary */

static void put_title(struct sink *sink, const klp_differences *differences)
{
	const char *before = klp_differences_edition_before(differences);
	const char *after = klp_differences_edition_after(differences);
	const char *either = before != NULL ? before : after;
	int boundaries = klp_differences_boundaries(differences);
	/* Where the editions tell the sides apart. */
	if (before != NULL && after != NULL && strcmp(before, after) != 0) {
		sink_text(sink, before);
		sink_text(sink, say(differences, " and ", " en "));
		sink_text(sink, after);
	} else {
		sink_text(sink, say(differences, "two versions of ", "twee versies van "));
		sink_text(sink,
		          either != NULL ? either : say(differences, "an edition not stated", "een niet vermeld kwartaal"));
	}
	if (boundaries != 0) {
		sink_text(sink, say(differences, ", on the boundaries of ", ", op de grenzen van "));
		sink_integer(sink, boundaries);
	}
	sink_byte(sink, '\n');
}

static const char *level_words(const klp_differences *differences, klp_level level, bool one)
{
	switch (level) {
	case KLP_LEVEL_PROVINCE:
		return one ? say(differences, "province", "provincie") : say(differences, "provinces", "provincies");
	case KLP_LEVEL_REGION:
		return one ? say(differences, "region", "regio") : say(differences, "regions", "regio's");
	case KLP_LEVEL_MUNICIPALITY:
		return one ? say(differences, "municipality", "gemeente") : say(differences, "municipalities", "gemeenten");
	case KLP_LEVEL_COUNTRY:
		break;
	}
	return say(differences, "country", "land");
}

/* The share of the sums that has a profile; false when it is absent. */
static bool share_of(const klp_differences *differences,
                     int (*get)(const klp_differences *differences, klp_column column, int64_t *value), double *share)
{
	int64_t municipal, uwv, total;
	if (!get(differences, KLP_COLUMN_MUNICIPAL_PROFILE, &municipal) ||
	    !get(differences, KLP_COLUMN_UWV_PROFILE, &uwv) || !get(differences, KLP_COLUMN_TOTAL, &total) || total == 0)
		return false;
	*share = ((double)municipal + (double)uwv) / (double)total;
	return true;
}

static void put_shares(struct sink *sink, const klp_differences *differences)
{
	double before, after;
	if (!share_of(differences, klp_differences_total_before, &before) ||
	    !share_of(differences, klp_differences_total_after, &after))
		return;
	sink_text(sink, say(differences, "; with a profile ", "; met profiel "));
	sink_text(sink, number_hundredths(before).text);
	sink_text(sink, say(differences, "% and ", "% en "));
	sink_text(sink, number_hundredths(after).text);
	sink_text(sink, "% (");
	sink_text(sink, number_hundredths_change(after - before).text);
	sink_text(sink, ")");
}

/* Over what is on both sides. */
static void put_totals(struct sink *sink, const klp_differences *differences)
{
	klp_level level = klp_differences_total_level(differences);
	int64_t before, after;
	if (!klp_differences_total_before(differences, KLP_COLUMN_TOTAL, &before) ||
	    !klp_differences_total_after(differences, KLP_COLUMN_TOTAL, &after))
		return;
	size_t areas = klp_differences_areas(differences, (int)level, KLP_COMPARISON_CHANGED) +
	               klp_differences_areas(differences, (int)level, KLP_COMPARISON_SAME);
	sink_text(sink, say(differences, "clients in ", "cliënten in "));
	sink_text(sink, number_dotted((int64_t)areas).text);
	sink_byte(sink, ' ');
	sink_text(sink, level_words(differences, level, areas == 1));
	sink_text(sink, ": ");
	sink_text(sink, number_dotted(before).text);
	sink_text(sink, say(differences, " and ", " en "));
	sink_text(sink, number_dotted(after).text);
	sink_text(sink, " (");
	sink_text(sink, number_change(after - before).text);
	if (before != 0) {
		sink_text(sink, ", ");
		sink_text(sink, number_hundredths_change((double)(after - before) / (double)before).text);
		sink_byte(sink, '%');
	}
	sink_byte(sink, ')');
	put_shares(sink, differences);
	sink_byte(sink, '\n');
}

static void put_areas(struct sink *sink, const klp_differences *differences)
{
	const struct {
		klp_comparison comparison;
		const char *words;
	} parts[] = {
		{ KLP_COMPARISON_CHANGED, say(differences, "changed", "veranderd") },
		{ KLP_COMPARISON_SAME, say(differences, "the same", "gelijk") },
		{ KLP_COMPARISON_NOT_POSSIBLE, say(differences, "not to be compared", "niet te vergelijken") },
		{ KLP_COMPARISON_ONLY_BEFORE, say(differences, "only before", "alleen eerst") },
		{ KLP_COMPARISON_ONLY_AFTER, say(differences, "only after", "alleen daarna") },
	};
	sink_text(sink, say(differences, "areas: ", "gebieden: "));
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
		if (i > 0)
			sink_text(sink, ", ");
		sink_text(sink, number_dotted((int64_t)klp_differences_areas(differences, 0, parts[i].comparison)).text);
		sink_byte(sink, ' ');
		sink_text(sink, parts[i].words);
	}
	sink_byte(sink, '\n');
}

/* ---------------------------------------------------------------- sentences */

/* Where to look: in the second, or in the only one. */
static void put_place(struct sink *sink, const klp_difference *difference)
{
	if (klp_difference_source_after(difference) != NULL)
		printable_place(sink, klp_difference_source_after(difference), klp_difference_page_after(difference),
		                klp_difference_line_after(difference));
	else
		printable_place(sink, klp_difference_source_before(difference), klp_difference_page_before(difference),
		                klp_difference_line_before(difference));
}

/* Those about the territory, or the others that no column of the table has. */
static klp_status put_sentences(struct sink *sink, const klp_differences *differences, bool territory, bool places,
                                struct progress *progress, klp_error **error)
{
	const klp_difference *difference;
	bool any = false;
	for (size_t i = 0; (difference = klp_differences_at(differences, i)) != NULL; i++) {
		if (differences_table_has(difference) || klp_difference_is_territory(difference) != (int)territory)
			continue;
		if (!any)
			sink_byte(sink, '\n');
		if (!any && territory)
			sink_text(sink, say(differences, "changes of territory, which are no changes in counts:\n",
			                    "gebiedswijzigingen, die geen verschil in aantallen zijn:\n"));
		any = true;
		if (places)
			put_place(sink, difference);
		printable_text(sink, klp_difference_message(difference));
		sink_byte(sink, '\n');
		klp_status status = write_step(sink, progress, i + 1, error);
		if (status != KLP_OK)
			return status;
	}
	return KLP_OK;
}

klp_status write_differences_text(struct sink *sink, const struct content *content, struct progress *progress,
                                  klp_error **error)
{
	const klp_differences *differences = content->differences;
	bool cells = klp_differences_boundaries(differences) == 0;
	put_title(sink, differences);
	put_totals(sink, differences);
	put_areas(sink, differences);
	if (klp_differences_count(differences) == 0)
		sink_text(sink, say(differences, "no differences\n", "geen verschillen\n"));
	klp_status status = differences_table_put(sink, differences, progress, error);
	if (status == KLP_OK)
		status = put_sentences(sink, differences, false, cells, progress, error);
	if (status == KLP_OK)
		status = put_sentences(sink, differences, true, cells, progress, error);
	return status == KLP_OK ? sink_status(sink, error) : status;
}
