/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Counting afresh: records of clients out of Sonar become the published table.
 *
 * What is counted. A record is counted when on the reference date (1) its status is "ingeschreven", (2) the service is open: its
 * indicering has a begin date, on or before the reference date, and no end date on or before it, (3) the client is in the target
 * group register, and (4) the field banenafspraak is ticked. It has a profile when affiniteiten, beroepssectoren and at least one of the
 * twenty taaksoort questions are filled; anything less is no profile. The indicering tells whether it is a municipal or a UWV client.
 * Source: UWV, the counting definition (teldefinitie) of Transparantie van klantprofielen.
 *
 * The conditions are looked at in that order, and the first that fails tells the bin in which the record ends: see klp_bin. Every
 * record that was read ends in exactly one.
 *
 * An extract is CSV or XML, plain, packed with gzip, or in a zip archive; the bytes tell which. docs/count.md has the columns, how
 * other names are mapped to them, and the XML schema is klantprofiel-extract-1.xsd. Memory does not grow with an extract.
 *
 * Extracts are personal data. No value of a record is kept longer than it takes to count it; none is quoted in an error or a note or
 * is in a saved count; memory that held records is overwritten before it is given back.
 *
 * Threads. The functions that feed a count (klp_count_file(), klp_count_files(), klp_count_file_range(), klp_count_memory(),
 * klp_count_stream()) may be called from several threads at once for the same count; what they add comes in at their end, and the result is
 * the same in whatever order. All others that change a count must be alone with it.
 */

#ifndef KLANTPROFIEL_COUNT_H
#define KLANTPROFIEL_COUNT_H

#include <klantprofiel/dataset.h>
#include <klantprofiel/territory.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Counts of clients on their way to a dataset. */
typedef struct klp_count klp_count;

/** In which client group a client is who has an open indicering of UWV and one of a municipality. */
typedef enum klp_count_both {
	/** UWV's: its benefit comes before social assistance, which supplements it. The default. */
	KLP_COUNT_BOTH_UWV = 0,
	/** The municipality's. */
	KLP_COUNT_BOTH_MUNICIPAL = 1,
	/** Neither: such a client is in KLP_BIN_UNKNOWN_INDICERING. */
	KLP_COUNT_BOTH_UNKNOWN = 2
} klp_count_both;

/** For which areas an extract speaks: of which an absent record means that there is no client. */
typedef enum klp_count_coverage {
	/** The whole country when there are records of every region; else the municipalities of which there is a record, in whatever bin, and the
	 * regions of which all municipalities are among them. With `unique`: of which there is a client. The default. */
	KLP_COUNT_COVERAGE_SEEN = 0,
	/** The whole country: a municipality without a record has 0 clients. */
	KLP_COUNT_COVERAGE_COUNTRY = 1
} klp_count_coverage;

/** How to count. */
typedef struct klp_count_options {
	/** sizeof (klp_count_options) */
	size_t struct_size;
	/** The reference date, "2025-06-30", from 1900-01-01 to 2999-12-31. Needed. Its quarter is the edition of the result. */
	const char *date;
	/** What tells the municipalities, and their regions, of the year of that date; NULL for what is built in. It must outlive the count. */
	const klp_territory *territory;
	/** NULL for the defaults. Of these hold here: "input-bytes" (by default none, for memory does not grow with the input), "line-bytes" (of a
	 * record), "columns", "memory-bytes" (of clients that are told apart, with `unique` or a register: 24 bytes each at most),
	 * "expansion-ratio", "nesting", "depth", "members", "notes" and "unusable-records". */
	const klp_limits *limits;
	/** Called with bytes of the extracts as they are stored, by the thread that feeds. NULL for none. */
	klp_progress progress;
	void *progress_context;
	/** With `unique` or a register: the secret, of 16 to 64 bytes, with which ids become the keyed hashes by which clients are told apart. NULL for one
	 * that is drawn by chance and never leaves the count. It is copied. Counts of one secret can be merged with their clients. */
	const void *key;
	size_t key_size;
	/** Not 0: a client in several rows is counted once, by client_id. Where rows differ, that which came furthest along the
	 * conditions tells the bin; among rows that are all counted, a part of the profile that one has filled is filled, all indiceringen
	 * count, and of several municipalities the lowest code is taken. The order of the rows plays no part. */
	int unique;
	/** klp_count_both */
	int both;
	/** klp_count_coverage */
	int coverage;
	/** How many threads count, the caller's among them, 1 to 64; 0 for one a processor. The result is the same for any number. */
	int threads;
} klp_count_options;

/** The initialiser: every option at its default, and the date still missing. */
#define KLP_COUNT_OPTIONS_INIT                                                       \
	{                                                                                \
		sizeof(klp_count_options), NULL, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, 0, 0 \
	}

/** Where a record ends. The numbers are part of the ABI. */
typedef enum klp_bin {
	/** Counted, in one of the four cells of its municipality. */
	KLP_BIN_COUNTED = 0,
	/** It would be counted, and its municipality is not known in the year of the reference date: in the country's row, and in no
	 * region's. */
	KLP_BIN_UNKNOWN_MUNICIPALITY = 1,
	/** All conditions hold, and the indicering is of neither list, so that the client belongs to no group. */
	KLP_BIN_UNKNOWN_INDICERING = 2,
	/** The field banenafspraak is not ticked, and the client works sheltered (beschut werkend in de WSW): in the target group, and
	 * never ticked. */
	KLP_BIN_SHELTERED = 3,
	/** The field banenafspraak is not ticked. */
	KLP_BIN_NOT_TICKED = 4,
	/** Not in the target group register. */
	KLP_BIN_NOT_IN_REGISTER = 5,
	/** No begin date, one after the reference date, or an end date on or before it. */
	KLP_BIN_NOT_OPEN = 6,
	/** The status is not "ingeschreven". */
	KLP_BIN_NOT_REGISTERED = 7,
	/** It cannot be read: too few or too many fields, a quote never closed, a date that is none, a word where yes or no belongs. */
	KLP_BIN_UNUSABLE = 8,
	/** With `unique`: a further row of a client who is in another bin already. */
	KLP_BIN_REPEATED = 9
} klp_bin;

/** How many bins there are. */
#define KLP_BINS 10

/** The name of a bin, "not-in-register"; NULL for a number that is none. Static. */
KLP_API const char *klp_bin_name(klp_bin bin);

/** The parts of a profile that the definition asks for, to be added up. */
#define KLP_PART_AFFINITIES 1
#define KLP_PART_SECTORS 2
#define KLP_PART_TASKS 4

/** Who serves a client. */
typedef enum klp_client_group { KLP_GROUP_MUNICIPAL = 1, KLP_GROUP_UWV = 2 } klp_client_group;

/** Something else that is told of the records. */
typedef enum klp_count_tally {
	/** Records read; they are the sum of the bins. */
	KLP_TALLY_RECORDS = 0,
	/** Clients of whom all conditions hold, with an indicering of UWV and one of a municipality; see klp_count_both, which says where they
	 * are counted, if at all. */
	KLP_TALLY_BOTH = 1,
	/** Records with the code of a municipality of an older year, which is whole in one of the reference date's year. */
	KLP_TALLY_OLDER_CODES = 2,
	/** With `unique`: counted clients of whom rows name different municipalities. */
	KLP_TALLY_SEVERAL_MUNICIPALITIES = 3,
	/** With a register: people in it. */
	KLP_TALLY_REGISTER = 4
} klp_count_tally;

/** Makes an empty count.
 *
 * @param count    receives it; free it with klp_count_free()
 * @param options  with a date
 * @return KLP_OK; KLP_INVALID_ARGUMENT (NULL, no date or one that is none, a key of another size, threads or a choice out of range);
 *         KLP_UNSUPPORTED (the territory knows no municipalities of the date's year, nor of an earlier one); KLP_IO (with `unique`: the system
 *         gives no chance to draw a key by); KLP_OUT_OF_MEMORY */
KLP_API klp_status klp_count_new(klp_count **count, const klp_count_options *options, klp_error **error);

/** Frees a count; NULL is allowed. */
KLP_API void klp_count_free(klp_count *count);

/* ------------------------------------------------- columns and words of an export */

/** Says how an export names one of our columns.
 *
 * @param column  such as "gemeentecode"; docs/count.md lists them
 * @param name    as it stands in the header of the CSV, or as the name of an element of the XML; compared without regard to case and to
 *                blanks around it
 * An extract has to have the columns that the definition asks for: status, dienstverlening_begin, dienstverlening_eind,
 * doelgroepregister (unless there is a register extract), banenafspraak, indicering, gemeentecode, affiniteiten, beroepssectoren and
 * taaksoort_01; and client_id with `unique` or a register. The others may be left out: wsw_beschut is then no, and an export that has the
 * twenty questions in fewer columns calls these taaksoort_01 and so on. A column that was given a name does not go by ours any more.
 *
 * @return KLP_OK; KLP_INVALID_ARGUMENT (NULL, no such column, a name that is empty, not UTF-8 or that of another column already, or
 *         records were fed already); KLP_OUT_OF_MEMORY */
KLP_API klp_status klp_count_set_column(klp_count *count, const char *column, const char *name, klp_error **error);

/** Replaces a list of words.
 *
 * @param list   "uwv" (indiceringen of UWV; by default WAJONG WW WIA WAO ZW WAZ), "municipal" (BIJSTAND NUG IOAW IOAZ ANW), "registered" (the
 *               status that counts; INGESCHREVEN), "yes" (J JA Y YES 1 TRUE WAAR X) or "no" (N NEE NO 0 FALSE ONWAAR; an empty field
 *               is no, too)
 * @param words  with commas between them, compared in any case; each of 1 to 31 bytes, and 64 of them at most in a list; those of "uwv" and
 *               "municipal" without blanks and ; | / + which part the codes of a field
 * @return KLP_OK; KLP_INVALID_ARGUMENT (NULL, no such list, a word empty, too long or not UTF-8, too many, one that is in the contrary list
 *         too, or records were fed already); KLP_OUT_OF_MEMORY. The list is unchanged on failure. */
KLP_API klp_status klp_count_set_words(klp_count *count, const char *list, const char *words, klp_error **error);

/** Reads columns and words from a mapping file: UTF-8, a line each `name = value`, with the names of klp_count_set_column() and, behind "words
 * ", of klp_count_set_words(); `delimiter = ;` (or , or | or `tab`) says what parts the fields of a CSV. Empty lines and such that begin with # do not count. A file of
 * more than 1 MiB is none.
 *
 * @return KLP_OK; KLP_IO; KLP_ENCODING; KLP_FORMAT with the line (no "=", a name twice, what the two calls refuse); KLP_INVALID_ARGUMENT;
 *         KLP_LIMIT_INPUT_BYTES; KLP_OUT_OF_MEMORY. The count is unchanged on failure. */
KLP_API klp_status klp_count_load_mapping_file(klp_count *count, const char *path, klp_error **error);

/** The same from memory; `source` is the name used in errors, and may be NULL. */
KLP_API klp_status klp_count_load_mapping_memory(klp_count *count, const void *bytes, size_t size, const char *source,
                                                 klp_error **error);

/** How many columns an extract may have that are known; their names; NULL past the end. Static. */
KLP_API size_t klp_count_columns(void);
KLP_API const char *klp_count_column_name(size_t index);

/* ------------------------------------------------------------------- feeding */

/** Reads an extract of the target group register, client_id and gemeentecode, before any other: from then on being in it is what counts,
 * and the column doelgroepregister is not read. Several add up; who is in it twice is in it once. Regions then have the register's size, and the
 * percentage of it that is counted, as the older editions printed them.
 *
 * A failure leaves the count as it was, but for a second extract of the register, which may be half in: then the count can only be freed.
 *
 * @return as klp_count_file(); KLP_INVALID_ARGUMENT also when records were fed already; KLP_LIMIT_MEMORY */
KLP_API klp_status klp_count_register_file(klp_count *count, const char *path, klp_error **error);

/** Counts an extract.
 *
 * CSV in a gzip or zip that is damaged or cut off further on is counted up to there: what is lost is one record that cannot be read, and the note
 * count.cut-off, an error, tells where. XML and an extract of the register fail then, for they are nothing unless they are whole.
 *
 * A failure leaves the count as it was; with `unique` it cannot be used any more and only be freed, for clients of the extract may be in it:
 * each further call says so.
 *
 * @return KLP_OK; KLP_INVALID_ARGUMENT (NULL, a count that failed before); KLP_IO; KLP_ENCODING; KLP_FORMAT (a column that is needed is
 *         missing or stands twice, no header, XML that is not well-formed, a gzip or zip that is damaged at its very beginning); KLP_UNSUPPORTED
 *         (binary data; a zip archive from a stream); KLP_PERSONAL_DATA (a column of citizen service numbers); KLP_CANCELLED;
 *         KLP_LIMIT_UNUSABLE_RECORDS, KLP_LIMIT_INPUT_BYTES, KLP_LIMIT_LINE_BYTES (the header), KLP_LIMIT_COLUMNS, KLP_LIMIT_MEMORY,
 *         KLP_LIMIT_EXPANSION, KLP_LIMIT_NESTING, KLP_LIMIT_DEPTH, KLP_LIMIT_MEMBERS; KLP_OUT_OF_MEMORY */
KLP_API klp_status klp_count_file(klp_count *count, const char *path, klp_error **error);

/** Counts several files at once: the threads of the count share them. All of them are counted, or none; no paths are nothing to count.
 * As klp_count_file(). */
KLP_API klp_status klp_count_files(klp_count *count, const char *const *paths, size_t path_count, klp_error **error);

/** The same from memory, which is only read; `source` is the name used in errors and notes, and may be NULL. */
KLP_API klp_status klp_count_memory(klp_count *count, const void *bytes, size_t size, const char *source,
                                    klp_error **error);

/** The same from a function that gives the bytes, which is called by one thread at a time, not always the same one, until it returns 0 or less. */
KLP_API klp_status klp_count_stream(klp_count *count, klp_read_function read, void *context, const char *source,
                                    klp_error **error);

/* ------------------------------------------------- one file on several machines */

/** Into how many ranges a file can be split at most. */
#define KLP_COUNT_PARTS 65536

/** Finds where a file can be parted into ranges that hold whole records, about as large as one another, so that each can be counted by itself,
 * on another machine too: counted with klp_count_file_range() and merged, they are exactly what klp_count_file() counts, the notes with their
 * lines included.
 *
 * Where a record ends is known for certain only by all that stands before it, for fields between quotes may hold line ends. So the file is read
 * once, from its beginning, at several times the speed of counting.
 *
 * @param count    tells columns, delimiter and limits: made and told in the same way as those that count the ranges. Nothing is fed to it;
 *                 its progress is told of
 * @param path     a plain file of CSV. What is packed is read from its beginning alone, and so is UTF-16: such a file is counted as a whole
 * @param parts    how many ranges, 1 to KLP_COUNT_PARTS
 * @param offsets  parts + 1 of them: range i is from byte offsets[i] up to offsets[i + 1]. The first is 0, the last is the size of the
 *                 file, and they never fall; ranges are empty where there are fewer records than ranges
 * @param lines    parts of them: in which line range i begins, from 1
 * @return KLP_OK; KLP_UNSUPPORTED (packed, XML, UTF-16, no regular file); KLP_INVALID_ARGUMENT (NULL, parts); KLP_IO; KLP_FORMAT, KLP_LIMIT_INPUT_BYTES,
 *         KLP_LIMIT_LINE_BYTES, KLP_LIMIT_COLUMNS and KLP_PERSONAL_DATA as klp_count_file(); KLP_CANCELLED; KLP_OUT_OF_MEMORY. Records that cannot be
 *         read are left to who counts them. Offsets and lines are untouched on failure. */
KLP_API klp_status klp_count_split_file(const klp_count *count, const char *path, size_t parts, uint64_t *offsets,
                                        uint64_t *lines, klp_error **error);

/** Counts the records of one range of a file, by its header, which stands at the beginning of the file.
 *
 * The limit "unusable-records" holds for each call by itself: who merges ranges adds up KLP_BIN_UNUSABLE.
 *
 * @param begin  where the range begins and ends, both where klp_count_split_file() says; or 0, and the size of the file. Empty is allowed
 * @param line   in which line it begins, from 1: notes tell lines of the file
 * @return as klp_count_file(); KLP_INVALID_ARGUMENT also for a range that ends before it begins or behind the file, or where no line ends: then the
 *         file changed since it was split; KLP_UNSUPPORTED also for a file that has no ranges */
KLP_API klp_status klp_count_file_range(klp_count *count, const char *path, uint64_t begin, uint64_t end, uint64_t line,
                                        klp_error **error);

/* ----------------------------------------------------------- merge, save, load */

/** Adds another count to this one: of other extracts, perhaps on another machine. In whatever order counts are merged, the result is the same.
 *
 * With `unique` a client of both is counted once, and registers become one register; what was judged by one of them stays as it was judged. Both
 * then need the same key of the caller's; merging itself takes no key, so that saved counts can be merged by who does not have it.
 *
 * @param other  of the same date, territory, words and choices; unchanged
 * @return KLP_OK; KLP_INVALID_ARGUMENT (NULL, the same count twice, a count that failed); KLP_CONFLICT (counts that were made in different ways: the
 *         message says in what; with `unique` or a register: of different keys, or without one of the caller's); KLP_LIMIT_MEMORY;
 *         KLP_OVERFLOW; KLP_OUT_OF_MEMORY. The count is unchanged on failure, but with `unique` or a register after KLP_LIMIT_MEMORY,
 *         KLP_OVERFLOW and KLP_OUT_OF_MEMORY it can only be freed. */
KLP_API klp_status klp_count_merge(klp_count *count, const klp_count *other, klp_error **error);

/** Saves a count: how many, and with a key of the caller's the keyed hashes of clients, but never the key or an id. The format is the same on all
 * machines, has a version and a checksum, and is described in docs/count.md. The file is replaced only when the new one is whole.
 *
 * With `unique` or a register, and without a key of the caller's, what is saved can be loaded and finished, and takes no more records.
 *
 * @return KLP_OK; KLP_INVALID_ARGUMENT; KLP_IO; KLP_OUT_OF_MEMORY */
KLP_API klp_status klp_count_save_file(const klp_count *count, const char *path, klp_error **error);

/** The same through a function of the caller. */
KLP_API klp_status klp_count_save_stream(const klp_count *count, klp_write_function write, void *context,
                                         klp_error **error);

/** Loads a count that was saved. Names of columns and words come with it, so that extracts of the same export can be fed to it.
 *
 * @param count    receives it
 * @param options  the territory, limits, progress, key and threads of it; NULL for the defaults. Everything else comes from the file, and a
 *                 date that is given must be that of the file. A count of `unique` or with a register can be finished, merged and saved
 *                 without its key, and fed only with it.
 * @return KLP_OK; KLP_INVALID_ARGUMENT; KLP_IO; KLP_FORMAT (no saved count, or one that is damaged or cut off); KLP_UNSUPPORTED (of a later
 *         version, or of a year that the territory does not know); KLP_CONFLICT (another date, key or territory); KLP_LIMIT_MEMORY; KLP_OUT_OF_MEMORY */
KLP_API klp_status klp_count_load_file(klp_count **count, const char *path, const klp_count_options *options,
                                       klp_error **error);

/** The same from memory; `source` is the name used in errors, and may be NULL. */
KLP_API klp_status klp_count_load_memory(klp_count **count, const void *bytes, size_t size, const char *source,
                                         const klp_count_options *options, klp_error **error);

/* -------------------------------------------------------------------- results */

/** How many records ended in a bin; 0 for a bin that is none. */
KLP_API uint64_t klp_count_bin(const klp_count *count, klp_bin bin);

/** The same of those that name one municipality, "GM0599" (or "599"), or with "" none that is known; 0 for a code that is none of the
 * reference date's year. KLP_BIN_UNUSABLE and KLP_BIN_REPEATED belong to none. */
KLP_API uint64_t klp_count_municipality_bin(const klp_count *count, const char *municipality_code, klp_bin bin);

/** How many clients were counted of whom exactly these parts of the profile are missing.
 *
 * @param municipality_code  "GM0599"; "" for those of no known municipality; NULL for all
 * @param group              KLP_GROUP_MUNICIPAL or KLP_GROUP_UWV; their sum for both
 * @param missing            KLP_PART_…, added up; 0 for clients with a profile */
KLP_API uint64_t klp_count_clients(const klp_count *count, const char *municipality_code, int group, int missing);

/** Another tally; 0 for one that is none. KLP_TALLY_RECORDS may be asked for by the progress callback during a feed, and then tells how many
 * records all feeds have read so far. */
KLP_API uint64_t klp_count_tally_of(const klp_count *count, klp_count_tally tally);

/** The reference date, "2025-06-30". Lives as long as the count. */
KLP_API const char *klp_count_date(const klp_count *count);

/** Makes the dataset: a row for each municipality, region and, where the extract covers it, the country, of origin computed, in the territory of the
 * reference date's year, in the order of the publication. Clients of no known municipality are in the country's row alone, as there. A count can be
 * finished more than once, and go on in between.
 *
 * The notes it makes: count.bins (how many records ended where), count.rows (without `unique`: rows were counted, not clients), count.unusable (a record
 * that cannot be read: its source, line and column, and why; the first ones of a source), count.cut-off (an error: what is packed is
 * damaged, and records are lost), count.older-codes, count.both, count.several-municipalities,
 * count.part (the extract covers a part of the country, and which), count.territory-year (the municipalities are those of another
 * year), count.register (its size, and how many of it are of no known municipality).
 *
 * @param out  receives it; free it with klp_dataset_free()
 * @return KLP_OK; KLP_INVALID_ARGUMENT (NULL, a count that failed); KLP_OVERFLOW; KLP_LIMIT_NOTES; KLP_OUT_OF_MEMORY */
KLP_API klp_status klp_count_finish(klp_dataset **out, const klp_count *count, klp_error **error);

#ifdef __cplusplus
}
#endif

#endif
