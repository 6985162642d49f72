/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What a klp_territory holds beside what is built in. Only for the files of this room.
 */

#ifndef TERRITORY_HANDLE_H
#define TERRITORY_HANDLE_H

#include "territory/changes.h"
#include "territory/loader.h"

/** What one call loaded. It is kept until the territory is freed, also when a later call replaces its years: texts that
 * were handed out live as long as the territory. */
struct territory_load {
	struct territory_load *older;
	struct territory_loaded loaded;
};

/** A reorganisation, wherever it came from. */
struct territory_known_change {
	const struct territory_change *change;
	const char *strings;
	/** the file that told; NULL for what is built in */
	const char *source;
	/** by which changes of one day are ordered: as they came */
	size_t rank;
};

/** All reorganisations after one call loaded some, in the order of their days; kept likewise. */
struct territory_known_changes {
	struct territory_known_changes *older;
	struct territory_known_change *items;
	size_t count;
	/** what the call brought */
	struct territory_changes loaded;
	struct territory_strings strings;
	char *source;
};

struct klp_territory {
	struct territory_load *newest;
	/** NULL while nothing was loaded: what is built in */
	struct territory_known_changes *changes;
};

/** What takes a text of CSV into a territory: of municipalities, or of their changes. `source` names it, or is NULL. */
typedef klp_status (*territory_load_memory)(klp_territory *territory, const void *bytes, size_t size,
                                            const char *source, klp_error **error);

/** Reads a file within the usual limits, and hands it to `load`. A territory or path that is NULL is refused. */
klp_status territory_load_file(territory_load_memory load, klp_territory *territory, const char *path,
                               klp_error **error);

/** With all that are older. NULL is allowed. */
void territory_known_changes_free(struct territory_known_changes *changes);

#endif
