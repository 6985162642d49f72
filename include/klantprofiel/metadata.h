/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Describing a file that was written, for programs that read it and for catalogues that list it:
 *
 * - "csvw", CSV on the Web of W3C: what the columns of a CSV are;
 * - "frictionless", a data package of the Frictionless Standards: the same, and where the file is;
 * - "dcat", an entry of a catalogue by DCAT-AP-NL 3.0 in JSON-LD: who publishes it, for whom, and under which licence.
 *
 * UWV is named as the source of the figures in each. What a library cannot know is never made up: it is left out, or, where
 * DCAT-AP-NL demands it, asked for.
 */

#ifndef KLANTPROFIEL_METADATA_H
#define KLANTPROFIEL_METADATA_H

#include <klantprofiel/dataset.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What is described, and how. All texts are UTF-8; NULL where nothing is said. */
typedef struct klp_metadata_options {
	/** sizeof (klp_metadata_options) */
	size_t struct_size;
	/** one of klp_metadata_kind_name(); never NULL */
	const char *kind;
	/** the file that is described, as whoever reads the description finds it: "2025-q2.csv" beside it, or an address. Never NULL, but
	 * for klp_write_metadata_beside(), which takes the name of the file. */
	const char *url;
	/** in which format that file is written, and in which dialect of it, as in klp_write_options; NULL for the one of the extension of
	 * `url`, and for the usual dialect */
	const char *format;
	const char *dialect;
	/** "en" or "nl": that of headings where there is room for one only; NULL for "en". Where there is room for both, both are told. */
	const char *language;
	/** what the dataset is called and what it holds; NULL for what the publication holds, in both languages */
	const char *title;
	const char *description;
	/** what tells the dataset from all others, at best an address of one's own that stays; "dcat" demands it */
	const char *identifier;
	/** who publishes the file, which need not be UWV, by name; "dcat" demands it. And by address, as of the government's register of
	 * organisations. */
	const char *publisher;
	const char *publisher_url;
	/** who answers questions: a name, NULL for the publisher's; an e-mail address or the address of a page, of which "dcat" demands
	 * one */
	const char *contact_name;
	const char *contact_email;
	const char *contact_url;
	/** the address of the licence, such as http://creativecommons.org/publicdomain/zero/1.0/; "dcat" demands it */
	const char *licence;
	/** the address at which people come to the file; "dcat" demands it */
	const char *access_url;
	/** who may have it, and what it is about, as addresses of the EU's lists; NULL for access-right/PUBLIC, as the publication is, and
	 * data-theme/SOCI, population and society */
	const char *access_rights;
	const char *theme;
	/** when it was first published and last changed, "2025-08-14"; left out where NULL */
	const char *issued;
	const char *modified;
	klp_progress progress;
	void *progress_context;
} klp_metadata_options;

/** The initialiser: nothing is said. */
#define KLP_METADATA_OPTIONS_INIT                                                                                   \
	{                                                                                                               \
		sizeof(klp_metadata_options), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, \
			NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL                                                          \
	}

/** Writes a description of a dataset that was written to a file, to a path of the caller's choice. As klp_write_file().
 *
 * @return KLP_OK; KLP_INVALID_ARGUMENT (no kind or url, a text that is not UTF-8, an address or date that is none, or what the kind
 *         demands and is not there: the message names all of it); KLP_UNSUPPORTED (unknown kind, format or dialect; "csvw" of a file
 *         that is no "csv"); KLP_IO; KLP_CANCELLED; KLP_OUT_OF_MEMORY. */
KLP_API klp_status klp_write_metadata_file(const klp_dataset *dataset, const char *path,
                                           const klp_metadata_options *options, klp_error **error);

/** The same through a function of the caller, as klp_write_stream(). */
KLP_API klp_status klp_write_metadata_stream(const klp_dataset *dataset, klp_write_function write, void *context,
                                             const klp_metadata_options *options, klp_error **error);

/** The same, to where readers of the kind look for it: of a file `x.csv`, "csvw" goes to `x.csv-metadata.json`, "frictionless" to
 * `datapackage.json` in the same folder, which describes one file only, and "dcat" to `x.csv.jsonld`.
 *
 * @param path  the file that is described; it need not exist yet
 * @return as klp_write_metadata_file() */
KLP_API klp_status klp_write_metadata_beside(const klp_dataset *dataset, const char *path,
                                             const klp_metadata_options *options, klp_error **error);

/** How many kinds there are. */
KLP_API size_t klp_metadata_kind_count(void);

/** The name of a kind, "csvw", "frictionless" or "dcat"; NULL past the end. Static. */
KLP_API const char *klp_metadata_kind_name(size_t index);

#ifdef __cplusplus
}
#endif

#endif
