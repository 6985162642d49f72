/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* How long it takes to count an extract in XML, next to libxml2 reading the same bytes for nobody: events of SAX2 whose handlers do nothing, in
 * pieces as a stream gives them, and from memory at once; in one run and by turns. The time that this process has worked.
 *
 *   bench_count_xml [CLIENTS [ROUNDS]] */

#include "bench/clients.h"
#include "bench/timing.h"

#include <klantprofiel/count.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CLIENTS = 200000, ROUNDS = 9, MOST_ROUNDS = 1000, PIECE = 1 << 16 };

static size_t clients_expected;

/* ------------------------------------------------- what is timed: 0 when all went well */

static int count(const struct bytes *bytes)
{
	klp_count_options options = KLP_COUNT_OPTIONS_INIT;
	klp_count *counted = NULL;
	options.date = "2025-06-30";
	options.threads = 1;
	int failed = klp_count_new(&counted, &options, NULL) != KLP_OK ||
	             klp_count_memory(counted, bytes->text, bytes->size, NULL, NULL) != KLP_OK ||
	             klp_count_tally_of(counted, KLP_TALLY_RECORDS) != clients_expected;
	klp_count_free(counted);
	return failed;
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

static void on_text(void *context, const xmlChar *text, int length)
{
	(void)context, (void)text, (void)length;
}

static xmlSAXHandler nobody(void)
{
	xmlSAXHandler sax;
	memset(&sax, 0, sizeof sax);
	sax.initialized = XML_SAX2_MAGIC;
	sax.startElementNs = on_start;
	sax.endElementNs = on_end;
	sax.characters = on_text;
	sax.ignorableWhitespace = on_text;
	return sax;
}

static int parse_pieces(const struct bytes *bytes)
{
	xmlSAXHandler sax = nobody();
	xmlParserCtxtPtr parser = xmlCreatePushParserCtxt(&sax, NULL, NULL, 0, NULL);
	if (parser == NULL)
		return 1;
	for (size_t at = 0; at < bytes->size; at += PIECE)
		xmlParseChunk(parser, bytes->text + at, (int)(bytes->size - at < PIECE ? bytes->size - at : PIECE), 0);
	int code = xmlParseChunk(parser, "", 0, 1);
	xmlFreeParserCtxt(parser);
	return code;
}

static int parse_at_once(const struct bytes *bytes)
{
	xmlSAXHandler sax = nobody();
	return xmlSAXUserParseMemory(&sax, NULL, bytes->text, (int)bytes->size);
}

static struct job {
	const char *what;
	int (*work)(const struct bytes *bytes);
	double times[MOST_ROUNDS];
} jobs[] = { { .what = "counting", .work = count },
	         { .what = "  libxml2, in pieces", .work = parse_pieces },
	         { .what = "  libxml2, at once", .work = parse_at_once } };

enum { JOBS = sizeof jobs / sizeof jobs[0] };

int main(int argument_count, char **arguments)
{
	size_t rounds = argument_count > 2 ? strtoul(arguments[2], NULL, 10) : ROUNDS;
	double medians[JOBS];
	struct bytes xml;
	clients_expected = argument_count > 1 ? strtoul(arguments[1], NULL, 10) : CLIENTS;
	if (rounds == 0 || rounds > MOST_ROUNDS)
		return 2;
	if (clients_make(&xml, clients_expected, true) != 0)
		return 1;
	for (size_t round = 0; round < rounds; round++) {
		for (size_t i = 0; i < JOBS; i++) {
			double start = timing_worked();
			if (jobs[i].work(&xml) != 0) {
				fprintf(stderr, "%s failed\n", jobs[i].what);
				return 1;
			}
			jobs[i].times[round] = timing_worked() - start;
		}
	}
	printf("%zu clients, %zu bytes of XML; medians of %zu rounds\n", clients_expected, xml.size, rounds);
	for (size_t i = 0; i < JOBS; i++) {
		medians[i] = timing_median(jobs[i].times, rounds);
		printf("%-28s %9.3f ms  %8.1f MB/s", jobs[i].what, medians[i] * 1e3, (double)xml.size / medians[i] / 1e6);
		printf(i == 0 ? "\n" : "  counting takes %.2f x\n", medians[0] / medians[i]);
	}
	free(xml.text);
	return 0;
}
