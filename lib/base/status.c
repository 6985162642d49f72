/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include <klantprofiel/base.h>

#define TEXT_OF_(number) #number
#define TEXT_OF(number) TEXT_OF_(number)

const char *klp_version(void)
{
	return TEXT_OF(KLP_VERSION_MAJOR) "." TEXT_OF(KLP_VERSION_MINOR) "." TEXT_OF(KLP_VERSION_PATCH);
}

int klp_version_number(void)
{
	return KLP_VERSION_NUMBER;
}

struct status_words {
	klp_status status;
	const char *name;
	const char *text;
};

#define STATUS(name, text) \
	{                      \
		name, #name, text  \
	}

static const struct status_words words[] = {
	STATUS(KLP_OK, "All went well."),
	STATUS(KLP_INVALID_ARGUMENT, "An argument is outside what the function takes."),
	STATUS(KLP_OUT_OF_MEMORY, "There is not enough memory."),
	STATUS(KLP_IO, "Something could not be read or written."),
	STATUS(KLP_CANCELLED, "The work was cancelled on request."),
	STATUS(KLP_ENCODING, "The input is not valid UTF-8, nor in another encoding that is read."),
	STATUS(KLP_FORMAT, "The input breaks the rules of its format."),
	STATUS(KLP_UNSUPPORTED, "Nothing here knows this format."),
	STATUS(KLP_NO_TABLE, "No table of the publication was found in the input."),
	STATUS(KLP_CONFLICT, "Two inputs contradict each other."),
	STATUS(KLP_OVERFLOW, "A sum of counts is too large."),
	STATUS(KLP_NO_PROGRAM, "A program that this format needs is not on this machine."),
	STATUS(KLP_PERSONAL_DATA, "The input holds citizen service numbers, which it must not hold."),
	STATUS(KLP_LIMIT_INPUT_BYTES, "The input is larger than the limit 'input-bytes'."),
	STATUS(KLP_LIMIT_LINE_BYTES, "A line is longer than the limit 'line-bytes'."),
	STATUS(KLP_LIMIT_LINES, "The input has more lines than the limit 'lines'."),
	STATUS(KLP_LIMIT_ROWS, "The input has more rows than the limit 'rows'."),
	STATUS(KLP_LIMIT_COLUMNS, "A line has more cells than the limit 'columns'."),
	STATUS(KLP_LIMIT_NAME_BYTES, "A name is longer than the limit 'name-bytes'."),
	STATUS(KLP_LIMIT_NOTES, "The input gives more notes than the limit 'notes'."),
	STATUS(KLP_LIMIT_MEMORY, "Reading the input takes more memory than the limit 'memory-bytes'."),
	STATUS(KLP_LIMIT_EXPANSION, "The input unpacks to more than the limit 'expansion-ratio' allows."),
	STATUS(KLP_LIMIT_NESTING, "Packed inputs lie deeper in one another than the limit 'nesting'."),
	STATUS(KLP_LIMIT_DEPTH, "Elements lie deeper in one another than the limit 'depth'."),
	STATUS(KLP_LIMIT_MEMBERS, "An archive has more files than the limit 'members'."),
	STATUS(KLP_LIMIT_PROGRAM_SECONDS, "An outside program took longer than the limit 'program-seconds'."),
	STATUS(KLP_LIMIT_PROGRAM_MEMORY, "An outside program wanted more memory than the limit 'program-memory-bytes'."),
	STATUS(KLP_LIMIT_UNUSABLE_RECORDS, "More records cannot be read than the limit 'unusable-records' allows."),
};

static const struct status_words *find(klp_status status)
{
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (words[i].status == status)
			return &words[i];
	return NULL;
}

const char *klp_status_name(klp_status status)
{
	const struct status_words *found = find(status);
	return found == NULL ? "KLP_UNKNOWN" : found->name;
}

const char *klp_status_text(klp_status status)
{
	const struct status_words *found = find(status);
	return found == NULL ? "This number is no status of the library." : found->text;
}
