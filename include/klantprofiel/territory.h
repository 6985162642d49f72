/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Municipalities, labour market regions and provinces by year, their names, and how
 * they changed. The years 2017–2026 are built in; CSV files add others, and other changes.
 *
 * A year means the classification of Statistics Netherlands (CBS) on 1 January of that
 * year. A municipality is told by its index in a year: 0 … klp_territory_municipalities() - 1,
 * in the order of the codes. Every function takes NULL for the territory, which means what is built in.
 */

#ifndef KLANTPROFIEL_TERRITORY_H
#define KLANTPROFIEL_TERRITORY_H

#include <klantprofiel/base.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What is known of the territory; the built-in years and those that were loaded. */
typedef struct klp_territory klp_territory;

/** Makes a territory that holds the built-in years.
 *
 * @param territory  receives the handle; the caller frees it with klp_territory_free()
 * @return KLP_OK, KLP_INVALID_ARGUMENT (NULL), KLP_OUT_OF_MEMORY. */
KLP_API klp_status klp_territory_new(klp_territory **territory, klp_error **error);

/** Frees a territory; NULL is allowed. */
KLP_API void klp_territory_free(klp_territory *territory);

/** Adds the years of a CSV file: UTF-8, commas, quotes as in RFC 4180, and the header
 * `jaar,gemeentecode,gemeentenaam,arbeidsmarktregiocode,arbeidsmarktregionaam,provinciecode,provincienaam`
 * (the columns in any order). Each year in it must be whole: it replaces the year that was there.
 *
 * @return KLP_OK; KLP_INVALID_ARGUMENT; KLP_IO (cannot be read); KLP_ENCODING; KLP_FORMAT (with line and column: a column
 *         missing, a code or year malformed, a municipality twice in a year, two names of one year that cannot be told
 *         apart, a region or province unknown); KLP_LIMIT_INPUT_BYTES, KLP_LIMIT_LINES, KLP_LIMIT_LINE_BYTES; KLP_OUT_OF_MEMORY.
 *         The territory is unchanged on failure. */
KLP_API klp_status klp_territory_load_file(klp_territory *territory, const char *path, klp_error **error);

/** The same from memory; `source` is the name used in errors and may be NULL. */
KLP_API klp_status klp_territory_load_memory(klp_territory *territory, const void *bytes, size_t size,
                                             const char *source, klp_error **error);

/** Adds reorganisations from a CSV file, and other shares for those that are known: UTF-8, commas, quotes as in RFC 4180, and
 * the header `datum,oude_code,oude_naam,nieuwe_code,nieuwe_naam,soort,aandeel` (the columns in any order). `soort` is fusie,
 * opheffing, splitsing, naamswijziging or grenscorrectie, as klp_change_kind has them; `aandeel` is a share such as 0.4022, of
 * four decimals at most, with splitsing and grenscorrectie only. A split has one line a part, and their shares add up to 1 (within 0.0005).
 *
 * An event is what becomes of one municipality on one day. What the file says of an event stands in the place of all that was
 * known of it; other events stay, and new ones are added. Whether the years of the territory agree is not checked: they may
 * be loaded afterwards.
 *
 * @return KLP_OK; KLP_INVALID_ARGUMENT; KLP_IO (cannot be read); KLP_ENCODING; KLP_FORMAT (with line and column: a column
 *         missing, a code, day, kind or share malformed, shares that do not add up, the same event told twice);
 *         KLP_LIMIT_INPUT_BYTES, KLP_LIMIT_LINES, KLP_LIMIT_LINE_BYTES; KLP_OUT_OF_MEMORY.
 *         The territory is unchanged on failure. */
KLP_API klp_status klp_territory_load_changes_file(klp_territory *territory, const char *path, klp_error **error);

/** The same from memory; `source` is the name used in errors and in notes, and may be NULL. */
KLP_API klp_status klp_territory_load_changes_memory(klp_territory *territory, const void *bytes, size_t size,
                                                     const char *source, klp_error **error);

/* -------------------------------------------------------------------- years */

/** The oldest and the newest year. */
KLP_API int klp_territory_first_year(const klp_territory *territory);
KLP_API int klp_territory_last_year(const klp_territory *territory);

/** How sure the classification of a year is. */
typedef enum klp_certainty {
	/** there is no such year */
	KLP_CERTAINTY_NONE = 0,
	/** read from a full table of that year */
	KLP_CERTAINTY_CONFIRMED = 1,
	/** worked out from the tables of other years: a move away and back in between would not be seen */
	KLP_CERTAINTY_DERIVED = 2,
	/** given by the caller in a file */
	KLP_CERTAINTY_SUPPLIED = 3
} klp_certainty;

/** How sure it is which municipalities there were, with their names and provinces. */
KLP_API klp_certainty klp_territory_names_certainty(const klp_territory *territory, int year);

/** How sure it is in which region each of them lay. */
KLP_API klp_certainty klp_territory_regions_certainty(const klp_territory *territory, int year);

/* ----------------------------------------------------------- municipalities */

/** How many municipalities the year has; 0 when the year is not known. */
KLP_API size_t klp_territory_municipalities(const klp_territory *territory, int year);

/** Finds a municipality in a year by code ("GM0518") or by name. Names are compared without regard to case,
 * diacritics, apostrophes, hyphens and blanks, and known aliases count ("Den Haag", "Nuenen Ca").
 * Ambiguous short names ("Bergen") are not found.
 *
 * @return its index, or -1 */
KLP_API int klp_territory_find_municipality(const klp_territory *territory, int year, const char *text);

/** Finds the municipalities whose names are most like a text: for a name with a mistake in it.
 *
 * @param indices   receives at most `capacity` indices, the likest first; equally like ones by code
 * @return how many were put there; 0 when nothing is like it. "Rotterdan" gives Rotterdam.
 *         Also 0 when there is no memory to compare with. */
KLP_API size_t klp_territory_suggest(const klp_territory *territory, int year, const char *text, int *indices,
                                     size_t capacity);

/** The CBS code, "GM0599"; NULL when there is no such year or index. Lives as long as the territory. */
KLP_API const char *klp_territory_municipality_code(const klp_territory *territory, int year, int index);

/** The official name in the plain form of CBS ("Hengelo", "'s-Gravenhage"); NULL likewise. */
KLP_API const char *klp_territory_municipality_name(const klp_territory *territory, int year, int index);

/** UWV's number of its region, 1–35; 0 when it lay in none (Vijfheerenlanden in 2019 and 2020) or there
 * is no such year or index. */
KLP_API int klp_territory_municipality_region(const klp_territory *territory, int year, int index);

/** The number of its province, 20–31 (the nn of PVnn); 0 when there is no such year or index. */
KLP_API int klp_territory_municipality_province(const klp_territory *territory, int year, int index);

/* ------------------------------------------------------- regions, provinces */

/** How many labour market regions UWV numbers: 35. Their numbers are 1 … 35 in every year. */
KLP_API int klp_territory_regions(const klp_territory *territory);

/** Finds a region by number ("22"), CBS code ("AM22") or name, compared as those of municipalities; the
 * names of UWV, of CBS and known other spellings count.
 *
 * @return its number, or 0 */
KLP_API int klp_territory_find_region(const klp_territory *territory, const char *text);

/** The CBS code, "AM15" for region 3; NULL when there is no such region. Static. */
KLP_API const char *klp_territory_region_code(const klp_territory *territory, int number);

/** UWV's name of the region; NULL when there is none. Static. */
KLP_API const char *klp_territory_region_name(const klp_territory *territory, int number);

/** Finds a province by code ("PV28") or name.
 *
 * @return its number, 20–31, or 0 */
KLP_API int klp_territory_find_province(const klp_territory *territory, const char *text);

/** "PV28"; NULL when there is no such province. Static. */
KLP_API const char *klp_territory_province_code(const klp_territory *territory, int number);

/** "Zuid-Holland"; NULL when there is no such province. Static. */
KLP_API const char *klp_territory_province_name(const klp_territory *territory, int number);

/* ------------------------------------------------------------------ changes */

/** What happened to a municipality. */
typedef enum klp_change_kind {
	/** merged into a municipality with a new code (fusie) */
	KLP_CHANGE_MERGED = 1,
	/** absorbed whole into one that continues (opheffing) */
	KLP_CHANGE_ABSORBED = 2,
	/** divided; one change a part, and the shares add up to 1 (splitsing) */
	KLP_CHANGE_SPLIT = 3,
	/** new name and code, same territory (naamswijziging) */
	KLP_CHANGE_RENAMED = 4,
	/** a part moved, the old code continues (grenscorrectie) */
	KLP_CHANGE_BORDER = 5
} klp_change_kind;

/** How many reorganisations are known, from 2015 on and as loaded, in the order of their dates. */
KLP_API size_t klp_territory_changes(const klp_territory *territory);

/** Of one reorganisation: the day "yyyy-mm-dd", codes and names before and after, and the kind. NULL or 0 past
 * the end. They live as long as the territory; loading changes gives others these indices. */
KLP_API const char *klp_territory_change_date(const klp_territory *territory, size_t index);
KLP_API const char *klp_territory_change_old_code(const klp_territory *territory, size_t index);
KLP_API const char *klp_territory_change_old_name(const klp_territory *territory, size_t index);
KLP_API const char *klp_territory_change_new_code(const klp_territory *territory, size_t index);
KLP_API const char *klp_territory_change_new_name(const klp_territory *territory, size_t index);
KLP_API klp_change_kind klp_territory_change_kind(const klp_territory *territory, size_t index);

/** The part of the old municipality that moved, in (0, 1]: a share of its residential addresses (of inhabitants
 * for Maasdonk, 2015); 1 when it moved whole. 0 past the end. */
KLP_API double klp_territory_change_share(const klp_territory *territory, size_t index);

/** The file that told, as it was named when it was loaded; NULL for what is built in, and past the end. */
KLP_API const char *klp_territory_change_source(const klp_territory *territory, size_t index);

/** How many moves of municipalities between regions are known: those that kept their code, from 2017 on. */
KLP_API size_t klp_territory_moves(const klp_territory *territory);

/** Of one move: the first CBS edition with the new region, the municipality's code and name, and UWV's numbers
 * of both regions (0: in none). NULL or 0 past the end. UWV may have moved it in another year. */
KLP_API int klp_territory_move_year(const klp_territory *territory, size_t index);
KLP_API const char *klp_territory_move_code(const klp_territory *territory, size_t index);
KLP_API const char *klp_territory_move_name(const klp_territory *territory, size_t index);
KLP_API int klp_territory_move_from(const klp_territory *territory, size_t index);
KLP_API int klp_territory_move_to(const klp_territory *territory, size_t index);

#ifdef __cplusplus
}
#endif

#endif
