/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* An entry of a catalogue by DCAT-AP-NL 3.0, in JSON-LD: the dataset, and the file as one distribution of it. */

#include "write/described.h"
#include "write/metadata_parts.h"

#define EU_LIST "http://publications.europa.eu/resource/authority/"

/* ------------------------------------------------------------------- pieces */

static void put_typed(struct json *json, const char *name, const char *type, const char *value)
{
	if (value == NULL)
		return;
	json_name(json, name);
	json_open(json, '{');
	json_member_text(json, "@type", type);
	json_member_text(json, "@value", value);
	json_close(json, '}');
}

/* A text of the caller is in the language of the call; one of ours is told in each. */
static void put_texts(struct json *json, const char *name, const char *own, const char *(*ours)(enum language),
                      enum language language)
{
	json_name(json, name);
	json_open(json, '[');
	for (int i = 0; i < LANGUAGES; i++) {
		if (own != NULL && (enum language)i != language)
			continue;
		json_next(json);
		json_open(json, '{');
		json_member_text(json, "@language", language_name((enum language)i));
		json_member_text(json, "@value", own != NULL ? own : ours((enum language)i));
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void put_context(struct json *json)
{
	static const char *const prefixes[][2] = {
		{ "dcat", "http://www.w3.org/ns/dcat#" },       { "dct", "http://purl.org/dc/terms/" },
		{ "foaf", "http://xmlns.com/foaf/0.1/" },       { "vcard", "http://www.w3.org/2006/vcard/ns#" },
		{ "xsd", "http://www.w3.org/2001/XMLSchema#" }, { "rdfs", "http://www.w3.org/2000/01/rdf-schema#" },
		{ "prov", "http://www.w3.org/ns/prov#" },
	};
	json_name(json, "@context");
	json_open(json, '{');
	for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++)
		json_member_text(json, prefixes[i][0], prefixes[i][1]);
	json_close(json, '}');
}

/* ------------------------------------------------------------------ dataset */

static void put_publisher(struct json *json, const klp_metadata_options *told)
{
	json_name(json, "dct:publisher");
	json_open(json, '{');
	if (told->publisher_url != NULL)
		json_member_text(json, "@id", told->publisher_url);
	json_member_text(json, "@type", "foaf:Agent");
	json_member_text(json, "foaf:name", told->publisher);
	json_close(json, '}');
}

static void put_contact(struct json *json, const klp_metadata_options *told)
{
	json_name(json, "dcat:contactPoint");
	json_open(json, '{');
	json_member_text(json, "@type", "vcard:Kind");
	json_member_text(json, "vcard:fn", told->contact_name != NULL ? told->contact_name : told->publisher);
	if (told->contact_email != NULL) {
		json_name(json, "vcard:hasEmail");
		json_open(json, '{');
		json_name(json, "@id");
		sink_text(json->sink, "\"mailto:");
		json_text_within(json, told->contact_email);
		sink_byte(json->sink, '"');
		json_close(json, '}');
	}
	metadata_address(json, "vcard:hasURL", told->contact_url);
	json_close(json, '}');
}

/* From the first day of the first quarter to the last day of the last one. */
static void put_period(struct json *json, const klp_dataset *dataset)
{
	size_t count = klp_dataset_editions(dataset);
	if (count == 0)
		return;
	const struct described_words first = described_first_day(klp_dataset_edition(dataset, 0));
	const struct described_words last = described_last_day(klp_dataset_edition(dataset, count - 1));
	json_name(json, "dct:temporal");
	json_open(json, '{');
	json_member_text(json, "@type", "dct:PeriodOfTime");
	put_typed(json, "dcat:startDate", "xsd:date", first.text);
	put_typed(json, "dcat:endDate", "xsd:date", last.text);
	json_close(json, '}');
}

static void put_source(struct json *json)
{
	json_name(json, "dct:provenance");
	json_open(json, '{');
	json_member_text(json, "@type", "dct:ProvenanceStatement");
	put_texts(json, "rdfs:label", NULL, described_source, LANGUAGE_DUTCH);
	json_close(json, '}');
}

/* ------------------------------------------------------------- distribution */

static void put_distribution(struct json *json, const struct content *content, enum language language)
{
	const klp_metadata_options *told = content->metadata;
	const struct file_kind *kind = metadata_file_kind(content);
	json_name(json, "dcat:distribution");
	json_open(json, '{');
	json_member_text(json, "@type", "dcat:Distribution");
	put_texts(json, "dct:title", told->title, described_title, language);
	metadata_address(json, "dcat:accessURL", told->access_url);
	if (metadata_is_address(told->url))
		metadata_address(json, "dcat:downloadURL", told->url);
	metadata_address(json, "dct:license", told->licence);
	json_name(json, "dcat:mediaType");
	json_open(json, '{');
	json_name(json, "@id");
	sink_text(json->sink, "\"https://www.iana.org/assignments/media-types/");
	/* Without its parameters, which the register has not. */
	sink_bytes(json->sink, kind->media_type, strcspn(kind->media_type, ";"));
	sink_byte(json->sink, '"');
	json_close(json, '}');
	if (kind->eu_type != NULL) {
		json_name(json, "dct:format");
		json_open(json, '{');
		json_name(json, "@id");
		sink_text(json->sink, "\"" EU_LIST "file-type/");
		sink_text(json->sink, kind->eu_type);
		sink_byte(json->sink, '"');
		json_close(json, '}');
	}
	put_typed(json, "dct:issued", "xsd:date", told->issued);
	put_typed(json, "dct:modified", "xsd:date", told->modified);
	json_close(json, '}');
}

klp_status write_dcat(struct sink *sink, const struct content *content, struct progress *progress, klp_error **error)
{
	struct json json = { sink, false };
	const klp_metadata_options *told = content->metadata;
	enum language language = LANGUAGE_ENGLISH;
	(void)progress;
	(void)error;
	language_find(&language, told->language);
	json_open(&json, '{');
	put_context(&json);
	if (metadata_is_address(told->identifier))
		json_member_text(&json, "@id", told->identifier);
	json_member_text(&json, "@type", "dcat:Dataset");
	json_member_text(&json, "dct:identifier", told->identifier);
	put_texts(&json, "dct:title", told->title, described_title, language);
	put_texts(&json, "dct:description", told->description, described_meaning, language);
	put_publisher(&json, told);
	put_contact(&json, told);
	metadata_address(&json, "dcat:theme", told->theme != NULL ? told->theme : EU_LIST "data-theme/SOCI");
	metadata_address(&json, "dct:accessRights",
	                 told->access_rights != NULL ? told->access_rights : EU_LIST "access-right/PUBLIC");
	metadata_address(&json, "dct:spatial", EU_LIST "country/NLD");
	metadata_address(&json, "dct:accrualPeriodicity", EU_LIST "frequency/QUARTERLY");
	put_period(&json, content->dataset);
	put_source(&json);
	put_typed(&json, "dct:issued", "xsd:date", told->issued);
	put_typed(&json, "dct:modified", "xsd:date", told->modified);
	put_distribution(&json, content, language);
	json_close(&json, '}');
	sink_byte(sink, '\n');
	return KLP_OK;
}
