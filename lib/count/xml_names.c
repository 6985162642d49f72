/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "count/xml_names.h"

#include "base/memory.h"

#include <string.h>

#define FAMILY "urn:klantprofiel:extract:"
#define VOCABULARY FAMILY "1"
#define DECLARES "xmlns"
#define CLIENT "klant"

void xml_names_free(struct xml_names *names)
{
	memory_release(names->bindings);
}

/* ----------------------------------------------------------------- namespaces */

static bool declares(const char *attribute)
{
	size_t length = strlen(DECLARES);
	return strncmp(attribute, DECLARES, length) == 0 && (attribute[length] == '\0' || attribute[length] == ':');
}

/* What was declared last, and holds; NULL when nothing was. */
static const struct xml_binding *find_binding(const struct xml_names *names, struct slice prefix)
{
	size_t start = strlen(DECLARES);
	for (size_t i = names->binding_count; i > 0; i--) {
		const char *bound = names->bindings[i - 1].attribute + start;
		bound += *bound == ':';
		if (strlen(bound) == prefix.length && memcmp(bound, prefix.text, prefix.length) == 0)
			return &names->bindings[i - 1];
	}
	return NULL;
}

/* What names mean may be something else from here on. */
static void forget(struct xml_names *names)
{
	memset(names->elements, 0, sizeof names->elements);
	memset(names->attributes, 0, sizeof names->attributes);
}

static klp_status declare(struct xml_names *names, const char *attribute, const char *uri, uint64_t depth,
                          const struct place *place, klp_error **error)
{
	bool family = strncmp(uri, FAMILY, strlen(FAMILY)) == 0, ours = *uri == '\0' || strcmp(uri, VOCABULARY) == 0;
	if (family && !ours)
		return error_set(error, KLP_UNSUPPORTED, place,
		                 "this XML is of another version of the vocabulary than " VOCABULARY
		                 ", which this release reads; take a later release");
	if (!memory_reserve(&names->bindings, &names->binding_capacity, names->binding_count + 1, sizeof *names->bindings))
		return error_memory(error);
	names->bindings[names->binding_count++] = (struct xml_binding){ attribute, depth, ours };
	forget(names);
	return KLP_OK;
}

klp_status xml_names_declare(struct xml_names *names, const char *const *attributes, uint64_t depth,
                             const struct place *place, klp_error **error)
{
	klp_status status = KLP_OK;
	for (size_t i = 0; status == KLP_OK && attributes[i] != NULL; i += 2)
		if (declares(attributes[i]))
			status =
				declare(names, attributes[i], attributes[i + 1] == NULL ? "" : attributes[i + 1], depth, place, error);
	return status;
}

void xml_names_undeclare(struct xml_names *names, uint64_t depth)
{
	while (names->binding_count > 0 && names->bindings[names->binding_count - 1].depth >= depth)
		names->binding_count--;
	forget(names);
}

/* ------------------------------------------------------------------- meanings */

static bool is_client(struct slice name)
{
	if (name.length != strlen(CLIENT))
		return false;
	for (size_t i = 0; i < name.length; i++)
		if ((name.text[i] | ('a' ^ 'A')) != CLIENT[i])
			return false;
	return true;
}

static int meaning_of(const struct xml_names *names, const char *name, bool attribute)
{
	const char *colon = strchr(name, ':');
	struct slice prefix = { name, colon == NULL ? 0 : (size_t)(colon - name) };
	struct slice local = slice_of(colon == NULL ? name : colon + 1);
	if (attribute && declares(name))
		return XML_NAME_OTHER;
	/* An attribute without a prefix belongs to its element, whatever its namespace. */
	if (colon != NULL || !attribute) {
		const struct xml_binding *binding = find_binding(names, prefix);
		bool ours = binding == NULL ? colon == NULL : binding->ours;
		if (!ours)
			return XML_NAME_OTHER;
	}
	if (!attribute && is_client(local))
		return XML_NAME_CLIENT;
	int field = definition_find_field(names->definition, local);
	return field < 0 ? XML_NAME_OTHER : field;
}

/* The number of a name, which stays the same whatever namespaces come and go. */
static size_t number_of(struct xml_names *names, const char *name)
{
	size_t number = 0;
	while (number < names->count && names->names[number] != name)
		number++;
	if (number == names->count && number < XML_NAMES)
		names->names[names->count++] = name;
	return number;
}

const struct xml_name *xml_names_learn(struct xml_names *names, struct xml_name *table, const char *name)
{
	struct xml_name found = { name, meaning_of(names, name, table == names->attributes), number_of(names, name) };
	if (found.number == XML_NAMES) {
		names->further = found;
		return &names->further;
	}
	size_t at = xml_name_slot(name);
	while (table[at].name != NULL)
		at = (at + 1) % XML_NAME_SLOTS;
	table[at] = found;
	return &table[at];
}
