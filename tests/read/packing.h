/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Makes gzip files and zip archives, good and bad, for the tests: byte by byte, so that each field can be wrong.
 */

#ifndef TESTS_READ_PACKING_H
#define TESTS_READ_PACKING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** free() `at`. All zero is empty. */
struct packing {
	unsigned char *at;
	size_t size;
	size_t capacity;
};

void packing_add(struct packing *packing, const void *bytes, size_t size);

/** A text as one gzip member, behind what is there. */
void packing_gzip(struct packing *packing, const void *bytes, size_t size);

/** The same of a text repeated until it fills that many bytes, which are never there all at once. */
void packing_gzip_repeated(struct packing *packing, const char *unit, size_t length, uint64_t total);

/** What a zip archive may hold. All zero but the first three is a plain deflated file. */
struct packing_member {
	const char *name;
	const void *bytes;
	size_t size;
	/** as it is, instead of deflated */
	bool stored;
	/** sizes and checksum behind the bytes, and none before them */
	bool descriptor;
	/** sizes in the fields of zip64 */
	bool zip64;
	/** says that its name is UTF-8; else it may be that, or in the code page of DOS */
	bool utf8;
	/** says that it is encrypted */
	bool encrypted;
	/** the method that it says, where not 0 */
	uint16_t method;
	/** added to the checksum, to make it wrong */
	uint32_t wrong;
	/** repeats `bytes` until they fill so many, where not 0 */
	uint64_t repeated;
	/** 1 + the index of the member whose bytes it shares; 0 for bytes of its own */
	size_t shares;
};

struct packing_archive {
	const struct packing_member *members;
	size_t count;
	/** in front of it, such as the program of one that unpacks itself */
	const char *before;
	const char *comment;
	/** the end record is that of zip64 as well */
	bool zip64;
};

void packing_zip(struct packing *packing, const struct packing_archive *archive);

/** A zip archive of plain files. */
void packing_zip_of(struct packing *packing, const struct packing_member *members, size_t count);

#endif
