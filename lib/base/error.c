/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "base/error.h"
#include "base/format.h"
#include "base/memory.h"

#include <errno.h>
#include <stdarg.h>
#include <string.h>

struct klp_error {
	klp_status status;
	char *message;
	char *source;
	struct place place;
};

/* Said without memory, so never allocated and never freed. */
static struct klp_error no_memory = {
	KLP_OUT_OF_MEMORY, (char *)"there is not enough memory; nothing was changed", NULL, { NULL, 0, 0, 0, 0 }
};

klp_status error_memory(klp_error **error)
{
	if (error != NULL)
		*error = &no_memory;
	return KLP_OUT_OF_MEMORY;
}

klp_status error_null(klp_error **error, const char *argument)
{
	return error_set(error, KLP_INVALID_ARGUMENT, NULL, "the argument '%s' must not be NULL", argument);
}

klp_status error_set(klp_error **error, klp_status status, const struct place *place, const char *format, ...)
{
	if (error == NULL)
		return status;
	klp_error *made = memory_allocate_zeroed(1, sizeof *made);
	if (made == NULL)
		goto no_memory;

	va_list arguments;
	va_start(arguments, format);
	made->message = format_text(format, arguments);
	va_end(arguments);
	if (made->message == NULL)
		goto no_memory;
	made->status = status;
	if (place != NULL) {
		made->place = *place;
		made->place.source = NULL;
		if (place->source != NULL) {
			made->source = memory_copy_text(place->source, strlen(place->source));
			if (made->source == NULL)
				goto no_memory;
		}
	}
	*error = made;
	return status;

no_memory:
	/* The status changes too: it is always that of the error. */
	klp_error_free(made);
	return error_memory(error);
}

void klp_error_free(klp_error *error)
{
	if (error == NULL || error == &no_memory)
		return;
	memory_release(error->message);
	memory_release(error->source);
	memory_release(error);
}

klp_status klp_error_status(const klp_error *error)
{
	return error == NULL ? KLP_OK : error->status;
}

const char *klp_error_message(const klp_error *error)
{
	return error == NULL ? "" : error->message;
}

const char *klp_error_source(const klp_error *error)
{
	return error == NULL ? NULL : error->source;
}

uint64_t klp_error_page(const klp_error *error)
{
	return error == NULL ? 0 : error->place.page;
}

uint64_t klp_error_line(const klp_error *error)
{
	return error == NULL ? 0 : error->place.line;
}

uint64_t klp_error_column(const klp_error *error)
{
	return error == NULL ? 0 : error->place.column;
}

uint64_t klp_error_byte(const klp_error *error)
{
	return error == NULL ? 0 : error->place.byte;
}

const char *error_system_text(int number)
{
	/* strerror() speaks the locale's language and is not safe in threads. */
	static const struct {
		int number;
		const char *text;
	} texts[] = {
		{ ENOENT, "there is no such file or folder" },
		{ EACCES, "permission denied" },
		{ EPERM, "not permitted" },
		{ EISDIR, "it is a folder" },
		{ ENOTDIR, "a part of the path is not a folder" },
		{ ENOSPC, "no space left on the device" },
		{ EDQUOT, "the disk quota is used up" },
		{ EFBIG, "the file would be too large" },
		{ EROFS, "the file system is read-only" },
		{ EPIPE, "the reader at the other end is gone" },
		{ EIO, "the device reports an input or output error" },
		{ EMFILE, "this process has too many open files" },
		{ ENFILE, "the system has too many open files" },
		{ ENAMETOOLONG, "the name is too long" },
		{ ELOOP, "too many symbolic links" },
		{ ENXIO, "there is no such device" },
		{ ETXTBSY, "the file is in use" },
		{ ENOEXEC, "it is not a program for this machine" },
		{ EAGAIN, "the system has no room for more at this moment" },
		{ ENOMEM, "the system has no memory left" },
	};
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
		if (texts[i].number == number)
			return texts[i].text;
	return "the operating system gave an error of another kind";
}
