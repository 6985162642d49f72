/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* How long it takes to read a dataset back from XML, from bytes to rows, next to libxml2 parsing the same bytes alone: to a tree,
 * and to events that nobody listens to; in one run and by turns. And from JSON.
 *
 *   bench_xml [ROWS [ROUNDS]] */

#include "bench/rows.h"
#include "bench/timing.h"

#include <klantprofiel/klantprofiel.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS = 200000, ROUNDS = 5, MOST_ROUNDS = 1000 };

struct bytes {
	char *text;
	size_t size;
	size_t room;
};

static int collect(void *context, const void *more, size_t size)
{
	struct bytes *bytes = context;
	if (bytes->room - bytes->size < size) {
		size_t room = 2 * (bytes->room + size);
		char *grown = realloc(bytes->text, room);
		if (grown == NULL)
			return 1;
		bytes->text = grown;
		bytes->room = room;
	}
	memcpy(bytes->text + bytes->size, more, size);
	bytes->size += size;
	return 0;
}

static int write_as(struct bytes *bytes, const klp_dataset *dataset, const char *format)
{
	klp_write_options options = KLP_WRITE_OPTIONS_INIT;
	options.format = format;
	*bytes = (struct bytes){ NULL, 0, 0 };
	return klp_write_stream(dataset, collect, bytes, &options, NULL) != KLP_OK;
}

/* ------------------------------------------------- what is timed: 0 when all went well */

static size_t rows_expected;

static int read_whole(const struct bytes *bytes)
{
	klp_dataset *dataset = NULL;
	klp_limits limits = KLP_LIMITS_INIT;
	klp_parse_options options = KLP_PARSE_OPTIONS_INIT;
	limits.memory_bytes = UINT64_MAX;
	options.limits = &limits;
	int failed = klp_dataset_new(&dataset, NULL) != KLP_OK ||
	             klp_parse_memory(dataset, bytes->text, bytes->size, &options, NULL) != KLP_OK ||
	             klp_dataset_rows(dataset) != rows_expected;
	klp_dataset_free(dataset);
	return failed;
}

static int libxml2_tree(const struct bytes *bytes)
{
	xmlDocPtr tree = xmlReadMemory(bytes->text, (int)bytes->size, NULL, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
	if (tree == NULL)
		return 1;
	xmlFreeDoc(tree);
	return 0;
}

static void on_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
                     const xmlChar **namespace_list, int attributes, int defaulted, const xmlChar **attribute_list)
{
	(void)context, (void)name, (void)prefix, (void)uri, (void)namespaces, (void)namespace_list, (void)attributes;
	(void)defaulted, (void)attribute_list;
}

static void on_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	(void)context, (void)name, (void)prefix, (void)uri;
}

static int libxml2_events(const struct bytes *bytes)
{
	xmlSAXHandler sax;
	memset(&sax, 0, sizeof sax);
	sax.initialized = XML_SAX2_MAGIC;
	sax.startElementNs = on_start;
	sax.endElementNs = on_end;
	return xmlSAXUserParseMemory(&sax, NULL, bytes->text, (int)bytes->size);
}

struct job {
	const char *what;
	int (*work)(const struct bytes *bytes);
	const struct bytes *bytes;
	double times[MOST_ROUNDS];
};

static double tell(struct job *job, size_t rounds)
{
	double median = timing_median(job->times, rounds);
	printf("%-28s %9.3f ms  %8.1f MB/s\n", job->what, median * 1e3, (double)job->bytes->size / median / 1e6);
	return median;
}

int main(int count, char **arguments)
{
	size_t rows = count > 1 ? strtoul(arguments[1], NULL, 10) : ROWS;
	size_t rounds = count > 2 ? strtoul(arguments[2], NULL, 10) : ROUNDS;
	if (rounds == 0 || rounds > MOST_ROUNDS)
		return 2;
	klp_dataset *dataset = rows_make(rows);
	struct bytes xml, json;
	if (dataset == NULL || write_as(&xml, dataset, "xml") != 0 || write_as(&json, dataset, "json") != 0)
		return 1;
	klp_dataset_free(dataset);
	rows_expected = rows;

	static struct job jobs[] = {
		{ .what = "XML to a dataset", .work = read_whole },
		{ .what = "  libxml2 to a tree", .work = libxml2_tree },
		{ .what = "  libxml2 to events", .work = libxml2_events },
		{ .what = "JSON to a dataset", .work = read_whole },
	};
	enum { WHOLE, TREE, EVENTS, JSON, JOBS };
	for (size_t i = 0; i < JOBS; i++)
		jobs[i].bytes = i == JSON ? &json : &xml;
	for (size_t round = 0; round < rounds; round++) {
		for (size_t i = 0; i < JOBS; i++) {
			double start = timing_now();
			if (jobs[i].work(jobs[i].bytes) != 0) {
				fprintf(stderr, "%s failed\n", jobs[i].what);
				return 1;
			}
			jobs[i].times[round] = timing_now() - start;
		}
	}
	printf("%zu rows, %zu bytes of XML and %zu of JSON; medians of %zu rounds\n", rows, xml.size, json.size, rounds);
	double whole = tell(&jobs[WHOLE], rounds), tree = tell(&jobs[TREE], rounds), events = tell(&jobs[EVENTS], rounds);
	printf("  ratio to the tree          %9.2f\n  ratio to the events        %9.2f\n", whole / tree, whole / events);
	tell(&jobs[JSON], rounds);
	free(xml.text);
	free(json.text);
	return 0;
}
