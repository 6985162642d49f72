/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * Checking the identities that must hold in the publication.
 */

#ifndef KLANTPROFIEL_VALIDATE_H
#define KLANTPROFIEL_VALIDATE_H

#include <klantprofiel/dataset.h>
#include <klantprofiel/findings.h>
#include <klantprofiel/territory.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How to check. */
typedef struct klp_validate_options {
	/** sizeof (klp_validate_options) */
	size_t struct_size;
	/** What tells which municipalities and regions there are in the year of an edition; NULL for what is built in. */
	const klp_territory *territory;
	/** Called with rows; NULL for none. */
	klp_progress progress;
	void *progress_context;
	/** The language of the messages: "en" or "nl"; NULL for "en". The environment is never asked. */
	const char *language;
} klp_validate_options;

/** The initialiser: every option at its default. */
#define KLP_VALIDATE_OPTIONS_INIT                            \
	{                                                        \
		sizeof(klp_validate_options), NULL, NULL, NULL, NULL \
	}

/** Checks a dataset against every rule. Nothing is changed. A finding about a table that does not add up says what would put that right, where
 * that is known: klp_finding_repair().
 *
 * @param findings  receives the list, empty when all is well; the caller frees it with klp_findings_free()
 * @param options   NULL for the defaults
 * @return KLP_OK, also when there are findings; KLP_INVALID_ARGUMENT (also for a language that is none); KLP_OVERFLOW
 *         (a sum of counts does not fit); KLP_CANCELLED; KLP_OUT_OF_MEMORY. */
KLP_API klp_status klp_validate(klp_findings **findings, const klp_dataset *dataset,
                                const klp_validate_options *options, klp_error **error);

/** How many rules there are. */
KLP_API size_t klp_rule_count(void);

/** The id of a rule, "row.sum", stable over releases; NULL past the end. Static. */
KLP_API const char *klp_rule_id(size_t index);

/** What it demands, in a few English words; NULL past the end. Static. */
KLP_API const char *klp_rule_title(size_t index);

/** What it reads, what it says and why, in a sentence or two; NULL past the end. Static. */
KLP_API const char *klp_rule_description(size_t index);

/** What it reads alone: the sentence with which the description begins; NULL past the end. Static. */
KLP_API const char *klp_rule_reads(size_t index);

/** The same three in a language, "en" or "nl"; NULL is "en". NULL past the end, and for another language. Static. */
KLP_API const char *klp_rule_title_in(size_t index, const char *language);
KLP_API const char *klp_rule_description_in(size_t index, const char *language);
KLP_API const char *klp_rule_reads_in(size_t index, const char *language);

/** The severity of its findings; 0 past the end. */
KLP_API klp_severity klp_rule_severity(size_t index);

#ifdef __cplusplus
}
#endif

#endif
