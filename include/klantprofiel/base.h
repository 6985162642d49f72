/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What every other header stands on: status, error, version, allocator,
 * limits and progress.
 *
 * Conventions of the whole library
 *
 * - A function that can fail returns a klp_status and takes a last
 *   `klp_error **error`, which may be NULL. On failure, and only then, *error is
 *   set to an object that the caller frees with klp_error_free(); its old value
 *   is overwritten, not freed. Every other out-parameter is untouched on failure.
 * - What a function hands out through a pointer to a handle belongs to the caller;
 *   what it returns belongs to its parent and lives as long as that does.
 * - Text in and out is UTF-8 and ends in a zero byte.
 * - `const` handles may be read from many threads at once; different handles are
 *   independent. Changing a handle while another thread uses it is not safe.
 * - The library never prints, exits, aborts, or depends on the locale.
 */

#ifndef KLANTPROFIEL_BASE_H
#define KLANTPROFIEL_BASE_H

#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__) || defined(__clang__)
#define KLP_API __attribute__((visibility("default")))
#else
#define KLP_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ------------------------------------------------------------------ version */

/** The release of these headers. The ABI has a number of its own: the SONAME. */
#define KLP_VERSION_MAJOR 0
#define KLP_VERSION_MINOR 1
#define KLP_VERSION_PATCH 0
/** major · 1,000,000 + minor · 1,000 + patch */
#define KLP_VERSION_NUMBER (KLP_VERSION_MAJOR * 1000000 + KLP_VERSION_MINOR * 1000 + KLP_VERSION_PATCH)

/** The release of the library that is running, as "major.minor.patch". Never NULL. */
KLP_API const char *klp_version(void);

/** The same as one number, to compare with KLP_VERSION_NUMBER. */
KLP_API int klp_version_number(void);

/* ------------------------------------------------------------------- status */

/** How a call ended. The numbers are part of the ABI: new ones are only added. */
typedef enum klp_status {
	/** It did what it should. */
	KLP_OK = 0,
	/** An argument is outside what the function takes; nothing was done. */
	KLP_INVALID_ARGUMENT = 1,
	/** The allocator gave no memory; nothing was done. */
	KLP_OUT_OF_MEMORY = 2,
	/** The operating system, or a caller's own callback, could not read or write. */
	KLP_IO = 3,
	/** The progress callback asked to stop; nothing half-done is left behind. */
	KLP_CANCELLED = 4,
	/** The input is not valid UTF-8, nor in another encoding that is read. */
	KLP_ENCODING = 5,
	/** The input is of a known format, and breaks that format's rules. */
	KLP_FORMAT = 6,
	/** No reader, writer or territory knows what was asked for. */
	KLP_UNSUPPORTED = 7,
	/** The input was read, and no table of the publication is in it. */
	KLP_NO_TABLE = 8,
	/** Two inputs say different things of the same area and edition. */
	KLP_CONFLICT = 9,
	/** A sum of counts does not fit its type. */
	KLP_OVERFLOW = 10,
	/** A program that this format needs is not on this machine; the message names its package. */
	KLP_NO_PROGRAM = 11,
	/** The input holds personal data that it must not hold: citizen service numbers. Nothing of it was kept. */
	KLP_PERSONAL_DATA = 12,

	/** The limits, each with a status of its own: see klp_limits. */
	KLP_LIMIT_INPUT_BYTES = 100,
	KLP_LIMIT_LINE_BYTES = 101,
	KLP_LIMIT_LINES = 102,
	KLP_LIMIT_ROWS = 103,
	KLP_LIMIT_COLUMNS = 104,
	KLP_LIMIT_NAME_BYTES = 105,
	KLP_LIMIT_NOTES = 106,
	KLP_LIMIT_MEMORY = 107,
	KLP_LIMIT_EXPANSION = 108,
	KLP_LIMIT_NESTING = 109,
	KLP_LIMIT_DEPTH = 110,
	KLP_LIMIT_MEMBERS = 111,
	KLP_LIMIT_PROGRAM_SECONDS = 112,
	KLP_LIMIT_PROGRAM_MEMORY = 113,
	KLP_LIMIT_UNUSABLE_RECORDS = 114
} klp_status;

/** The name of a status as it stands in this header, "KLP_OK"; "KLP_UNKNOWN" for
 * a number that is none. Never NULL; static. */
KLP_API const char *klp_status_name(klp_status status);

/** One English sentence on what a status means. Never NULL; static. */
KLP_API const char *klp_status_text(klp_status status);

/* -------------------------------------------------------------------- error */

/** The detail of one failure. */
typedef struct klp_error klp_error;

/** Frees an error; NULL is allowed. */
KLP_API void klp_error_free(klp_error *error);

/** The same status that the failing function returned. KLP_OK for NULL. */
KLP_API klp_status klp_error_status(const klp_error *error);

/** What went wrong and what to do about it, in English, without place and without
 * a final newline. Never NULL. Quotes no value of a personal record. */
KLP_API const char *klp_error_message(const klp_error *error);

/** The file or source name the error is about, or NULL when there is none. */
KLP_API const char *klp_error_source(const klp_error *error);

/** Page (or sheet), from 1; 0 when it does not apply. */
KLP_API uint64_t klp_error_page(const klp_error *error);

/** Line (or row) in the source, from 1; 0 when it does not apply. */
KLP_API uint64_t klp_error_line(const klp_error *error);

/** Column in that line, in characters, from 1; 0 when it does not apply. */
KLP_API uint64_t klp_error_column(const klp_error *error);

/** Byte offset in the source, from 0; meaningful only where the line is not 0. */
KLP_API uint64_t klp_error_byte(const klp_error *error);

/* ---------------------------------------------------------------- allocator */

/** Where the library's memory comes from. The three functions behave as malloc,
 * realloc and free do, get `context` first, and may be called from several
 * threads at once. `size` is never 0, and `release` is never called with NULL. */
typedef struct klp_allocator {
	/** sizeof (klp_allocator) */
	size_t struct_size;
	void *(*allocate)(void *context, size_t size);
	void *(*reallocate)(void *context, void *block, size_t size);
	void (*release)(void *context, void *block);
	void *context;
} klp_allocator;

/** Replaces the one allocator of this process; NULL brings back the C library's.
 *
 * The struct is copied. Not safe while another thread is inside the library.
 *
 * @return KLP_OK, or KLP_INVALID_ARGUMENT when a function is missing, struct_size is
 *         that of no release, the struct holds something (bytes that are not zero) that this
 *         release does not know, or klp_memory_blocks() is not 0: a block must go back to where
 *         it came from. */
KLP_API klp_status klp_allocator_set(const klp_allocator *allocator, klp_error **error);

/** How many blocks the library holds at this moment, over all handles and threads.
 * 0 once every handle is freed: a leak test in one number. */
KLP_API size_t klp_memory_blocks(void);

/* ------------------------------------------------------------------- limits */

/** What protects against hostile input. 0 in a field means its default, UINT64_MAX
 * no limit. Passing a limit fails with the status of that name. */
typedef struct klp_limits {
	/** sizeof (klp_limits) */
	size_t struct_size;
	/** "input-bytes": bytes read from one source, with what comes out of it when it is unpacked.
	 * Default 1,073,741,824 (1 GiB). KLP_LIMIT_INPUT_BYTES. */
	uint64_t input_bytes;
	/** "line-bytes": bytes in one line; of XML and JSON, in one text, tag or comment. Default 1,048,576 (1 MiB). KLP_LIMIT_LINE_BYTES. */
	uint64_t line_bytes;
	/** "lines": lines in one document that are not empty. Default 2,000,000. KLP_LIMIT_LINES. */
	uint64_t lines;
	/** "rows": rows that one source, with all that is packed in it, may add to a dataset. Default 1,000,000. KLP_LIMIT_ROWS. */
	uint64_t rows;
	/** "columns": cells in one line of a table. Default 1,024. KLP_LIMIT_COLUMNS. */
	uint64_t columns;
	/** "name-bytes": bytes in the printed name of a municipality or region. Default 256.
	 * KLP_LIMIT_NAME_BYTES. */
	uint64_t name_bytes;
	/** "notes": notes that one source, with all that is packed in it, may add to a dataset. Default 10,000. KLP_LIMIT_NOTES. */
	uint64_t notes;
	/** "memory-bytes": bytes held in memory at one time while one source is read: the source itself where it comes from a
	 * file or a stream, what is unpacked of it and in use, the document that is made of it, and what the dataset grows by. A file in
	 * an archive is given back once it is read. Bytes of klp_parse_memory() are the caller's and do not count.
	 * Default 268,435,456 (256 MiB). KLP_LIMIT_MEMORY. */
	uint64_t memory_bytes;
	/** "expansion-ratio": how many times its packed size a packed input may unpack to, the first MiB apart.
	 * Default 200. KLP_LIMIT_EXPANSION. */
	uint64_t expansion_ratio;
	/** "nesting": how deep packed inputs lie in one another: a gzip file of a zip archive is 2. Default 3.
	 * KLP_LIMIT_NESTING. */
	uint64_t nesting;
	/** "depth": how deep elements (XML, HTML) or values (JSON) lie in one another. Default 256. KLP_LIMIT_DEPTH. */
	uint64_t depth;
	/** "members": files in an archive. Default 10,000. KLP_LIMIT_MEMBERS. */
	uint64_t members;
	/** "program-seconds": how long an outside program may work on one source. Default 30. KLP_LIMIT_PROGRAM_SECONDS. */
	uint64_t program_seconds;
	/** "program-memory-bytes": how much address space an outside program may take. Default 536,870,912 (512 MiB).
	 * KLP_LIMIT_PROGRAM_MEMORY. */
	uint64_t program_memory_bytes;
	/** "unusable-records": records of an extract that cannot be read before counting stops. Default 1,000. KLP_LIMIT_UNUSABLE_RECORDS. */
	uint64_t unusable_records;
} klp_limits;

/** The initialiser: every limit at its default. */
#define KLP_LIMITS_INIT                                                 \
	{                                                                   \
		sizeof(klp_limits), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 \
	}

/** How many limits there are. */
KLP_API size_t klp_limit_count(void);

/** The name of a limit, as in the comments of klp_limits; NULL past the end. Static. */
KLP_API const char *klp_limit_name(size_t index);

/** The default of a limit; 0 past the end. */
KLP_API uint64_t klp_limit_default(size_t index);

/** Sets a limit by its name.
 *
 * @param limits  an initialised struct, changed in place
 * @param name    such as "rows"
 * @param value   0 for the default, UINT64_MAX for no limit
 * @return KLP_OK; KLP_INVALID_ARGUMENT when `limits` or `name` is NULL, for an unknown name
 *         (the message lists the names), or when struct_size is that of no release or of one that did not
 *         have this limit yet. */
KLP_API klp_status klp_limits_set(klp_limits *limits, const char *name, uint64_t value, klp_error **error);

/* ----------------------------------------------------------------- progress */

/** Called now and then during long work, from the thread that does it.
 *
 * @param context  as the caller gave it
 * @param done     units done so far (bytes while reading, rows otherwise); never falls
 * @param total    units in all, or 0 when that is not known
 * @return 0 to go on; anything else ends the work with KLP_CANCELLED. */
typedef int (*klp_progress)(void *context, uint64_t done, uint64_t total);

/* ------------------------------------------------------------------ streams */

/** Gives the next bytes of an input.
 *
 * @param context   as the caller gave it
 * @param buffer    to be filled with at most `capacity` bytes
 * @return how many bytes were put there, 0 at the end, negative on failure (KLP_IO). */
typedef int64_t (*klp_read_function)(void *context, void *buffer, size_t capacity);

/** Takes the next bytes of an output, all of them.
 *
 * @return 0, or anything else on failure (KLP_IO). */
typedef int (*klp_write_function)(void *context, const void *bytes, size_t size);

#ifdef __cplusplus
}
#endif

#endif
