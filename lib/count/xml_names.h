/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/** @file
 * What the elements and attributes of an XML extract are called: which of them is which column. libxml2 keeps each name once, so that the
 * same name is the same pointer each time it comes, and is looked up once.
 */

#ifndef COUNT_XML_NAMES_H
#define COUNT_XML_NAMES_H

#include "count/definition.h"

/** What a name means that is no column: COUNT_FIELDS and below are fields. */
enum { XML_NAME_OTHER = -1, XML_NAME_CLIENT = -2 };

/** A name that came. */
struct xml_name {
	const char *name;
	/** a count_field, or XML_NAME_… */
	int meaning;
	/** a number of its own, from 0 on; XML_NAMES for one that came when there was no room left */
	size_t number;
};

enum { XML_NAMES = 192, XML_NAME_SLOTS = 512 };

/** A namespace that was declared, and holds within an element. */
struct xml_binding {
	/** the attribute that declared it: "xmlns", or "xmlns:" and a prefix */
	const char *attribute;
	/** how deep the element lies, from 1 */
	uint64_t depth;
	/** whether names of it are ours: those of our vocabulary, and those of none */
	bool ours;
};

/** All zero but `definition` is the beginning of a text. */
struct xml_names {
	const struct definition *definition;
	struct xml_name elements[XML_NAME_SLOTS];
	struct xml_name attributes[XML_NAME_SLOTS];
	/** by their numbers */
	const char *names[XML_NAMES];
	size_t count;
	/** for names for which there is no room */
	struct xml_name further;
	struct xml_binding *bindings;
	size_t binding_count;
	size_t binding_capacity;
};

void xml_names_free(struct xml_names *names);

/** Takes the declarations of namespaces among the attributes of an element: names and values by turns, until NULL.
 *
 * @return KLP_OK; KLP_UNSUPPORTED (another version of our vocabulary); KLP_OUT_OF_MEMORY */
klp_status xml_names_declare(struct xml_names *names, const char *const *attributes, uint64_t depth,
                             const struct place *place, klp_error **error);

/** Forgets what was declared by elements of that depth and deeper ones. */
void xml_names_undeclare(struct xml_names *names, uint64_t depth);

/** An element of that depth has ended. */
static inline void xml_names_leave(struct xml_names *names, uint64_t depth)
{
	if (names->binding_count > 0 && names->bindings[names->binding_count - 1].depth >= depth)
		xml_names_undeclare(names, depth);
}

/** Looks up a name that has not come before: see xml_names_element(). */
const struct xml_name *xml_names_learn(struct xml_names *names, struct xml_name *table, const char *name);

static inline size_t xml_name_slot(const char *name)
{
	uintptr_t address = (uintptr_t)name;
	return (address >> 3 ^ address >> 12) % XML_NAME_SLOTS;
}

static inline const struct xml_name *xml_names_find(struct xml_names *names, struct xml_name *table, const char *name)
{
	for (size_t at = xml_name_slot(name); table[at].name != NULL; at = (at + 1) % XML_NAME_SLOTS)
		if (table[at].name == name)
			return &table[at];
	return xml_names_learn(names, table, name);
}

/** What an element is called. The pointer of the name tells it, which must live as long as `names`; it lives until another name is looked up. */
static inline const struct xml_name *xml_names_element(struct xml_names *names, const char *name)
{
	return xml_names_find(names, names->elements, name);
}

/** The same of an attribute. */
static inline const struct xml_name *xml_names_attribute(struct xml_names *names, const char *name)
{
	return xml_names_find(names, names->attributes, name);
}

#endif
