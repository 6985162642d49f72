/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "messages.h"
#include "commands.h"
#include "progress.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Prints a text without what a terminal would obey: names and words come out of documents. In UTF-8 those are the bytes
 * below the blank, DEL, and C2 80 … C2 9F. */
static void print_printable(const char *text)
{
	for (const unsigned char *at = (const unsigned char *)text; *at != '\0'; at++) {
		if (*at < ' ' || *at == 0x7F) {
			putc(' ', stderr);
		} else if (*at == 0xC2 && at[1] >= 0x80 && at[1] < 0xA0) {
			putc(' ', stderr);
			at++;
		} else {
			putc(*at, stderr);
		}
	}
}

static void print_place(const char *source, uint64_t page, uint64_t line)
{
	print_printable(source == NULL ? "klantprofiel" : source);
	if (page != 0)
		fprintf(stderr, ":%" PRIu64, page);
	if (line != 0)
		fprintf(stderr, ":%" PRIu64, line);
	fputs(": ", stderr);
}

static void print_rest(klp_severity severity, const char *text, const char *rule)
{
	fprintf(stderr, "%s: ", klp_severity_name(severity));
	print_printable(text);
	if (rule != NULL)
		fprintf(stderr, " [%s]", rule);
	putc('\n', stderr);
}

static void print_formatted(klp_severity severity, const char *format, va_list arguments)
{
	char text[1024];
	vsnprintf(text, sizeof text, format, arguments);
	progress_clear();
	print_place(NULL, 0, 0);
	print_rest(severity, text, NULL);
}

void message(klp_severity severity, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	print_formatted(severity, format, arguments);
	va_end(arguments);
}

int message_usage(const char *command, const char *format, ...)
{
	va_list arguments;
	va_start(arguments, format);
	print_formatted(KLP_SEVERITY_ERROR, format, arguments);
	va_end(arguments);
	fprintf(stderr, "Try 'klantprofiel %s%s--help'.\n", command == NULL ? "" : command, command == NULL ? "" : " ");
	return ENDED_BY_USAGE;
}

void message_about(const char *source, klp_severity severity, const char *text, const char *rule)
{
	progress_clear();
	print_place(source, 0, 0);
	print_rest(severity, text, rule);
}

void message_proposal(const klp_repair_proposal *proposal)
{
	int applied = klp_proposal_applied(proposal);
	progress_clear();
	print_place(klp_proposal_source(proposal), klp_proposal_page(proposal), klp_proposal_line(proposal));
	print_rest(applied ? KLP_SEVERITY_INFORMATION : KLP_SEVERITY_WARNING, klp_proposal_message(proposal),
	           applied ? "repair.changed" : "repair.left");
}

void message_error(klp_error *error, const char *source, klp_severity severity)
{
	if (klp_error_source(error) != NULL)
		source = klp_error_source(error);
	progress_clear();
	print_place(source, klp_error_page(error), klp_error_line(error));
	print_rest(severity, klp_error_message(error), klp_status_name(klp_error_status(error)));
	klp_error_free(error);
}

int notes_hold_errors(const klp_dataset *dataset)
{
	const klp_note *note;
	for (size_t i = 0; (note = klp_dataset_note(dataset, i)) != NULL; i++)
		if (klp_note_severity(note) == KLP_SEVERITY_ERROR)
			return 1;
	return 0;
}

void message_note(const klp_note *note)
{
	progress_clear();
	print_place(klp_note_source(note), klp_note_page(note), klp_note_line(note));
	print_rest(klp_note_severity(note), klp_note_message(note), klp_note_id(note));
}

void message_notes(const klp_dataset *dataset, const struct told *told)
{
	const klp_note *note;
	for (size_t i = 0; (note = klp_dataset_note(dataset, i)) != NULL; i++)
		if (told == NULL || !told_has(told, note))
			message_note(note);
}
