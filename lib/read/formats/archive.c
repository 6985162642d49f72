/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "read/formats/archive.h"
#include "base/buffer.h"
#include "base/limits.h"
#include "base/memory.h"
#include "read/formats/archive_directory.h"
#include "read/formats/expansion.h"

#include <string.h>

#ifdef KLP_WITH_LIBZIP

#include <zip.h>

struct archive {
	zip_t *zip;
	const struct reading *reading;
	size_t count;
	/** of the memory, for the central directory */
	uint64_t held;
	/** of the archive as a whole: members that lie over one another count as often as they come out */
	struct expansion expansion;
};

/* The wording of libzip. `place` is of the archive, or of one in it. */
static klp_status refuse(const struct place *place, zip_error_t *reason, klp_error **error)
{
	int code = zip_error_code_zip(reason);
	klp_status status = KLP_FORMAT;
	if (code == ZIP_ER_COMPNOTSUPP || code == ZIP_ER_ENCRNOTSUPP || code == ZIP_ER_NOPASSWD || code == ZIP_ER_MULTIDISK)
		status = KLP_UNSUPPORTED;
	if (code == ZIP_ER_MEMORY)
		status = error_memory(error);
	else
		status = error_set(error, status, place, "this cannot be unpacked: %s; the archive may be damaged or cut off",
		                   zip_error_strerror(reason));
	zip_error_fini(reason);
	return status;
}

size_t archive_holds(struct slice bytes, const char *const *names, size_t count)
{
	enum { MOST_MEMBERS = 1 << 16 }; /* no document is made of more parts */
	if (archive_directory_exceeds(bytes, MOST_MEMBERS))
		return SIZE_MAX;
	zip_source_t *source = zip_source_buffer_create(bytes.text, bytes.length, 0, NULL);
	zip_t *zip = source == NULL ? NULL : zip_open_from_source(source, ZIP_RDONLY, NULL);
	size_t found = SIZE_MAX;
	if (zip == NULL)
		zip_source_free(source);
	for (size_t i = 0; zip != NULL && found == SIZE_MAX && i < count; i++)
		found = zip_name_locate(zip, names[i], ZIP_FL_NOCASE) < 0 ? SIZE_MAX : i;
	zip_discard(zip);
	return found;
}

static klp_status open_zip(zip_t **zip, struct slice bytes, const struct place *place, klp_error **error)
{
	zip_error_t reason;
	zip_error_init(&reason);
	zip_source_t *source = zip_source_buffer_create(bytes.text, bytes.length, 0, &reason);
	if (source == NULL)
		return refuse(place, &reason, error);
	*zip = zip_open_from_source(source, ZIP_RDONLY, &reason);
	if (*zip == NULL) {
		zip_source_free(source);
		return refuse(place, &reason, error);
	}
	zip_error_fini(&reason);
	return KLP_OK;
}

klp_status archive_open(struct archive **archive, struct slice bytes, const struct reading *reading, klp_error **error)
{
	const struct place place = { .source = reading->source };
	if (archive_directory_exceeds(bytes, reading->limits.members))
		return limits_exceeded(KLP_LIMIT_MEMBERS, &reading->limits, &place, error);
	struct archive *made = memory_allocate_zeroed(1, sizeof *made);
	if (made == NULL)
		return error_memory(error);
	made->reading = reading;
	made->expansion = (struct expansion){ .reading = reading, .packed = bytes.length };
	uint64_t memory = archive_directory_memory(bytes);
	klp_status status = reading_hold(reading, memory, NULL, error);
	if (status != KLP_OK) {
		memory_release(made);
		return status;
	}
	made->held = memory;
	status = open_zip(&made->zip, bytes, &place, error);
	zip_int64_t count = status == KLP_OK ? zip_get_num_entries(made->zip, 0) : 0;
	made->count = (size_t)count;
	if (status == KLP_OK && (count < 0 || (uint64_t)count > reading->limits.members))
		status = limits_exceeded(KLP_LIMIT_MEMBERS, &reading->limits, &place, error);
	if (status == KLP_OK)
		*archive = made;
	else
		archive_close(made);
	return status;
}

void archive_close(struct archive *archive)
{
	if (archive == NULL)
		return;
	if (archive->zip != NULL)
		zip_discard(archive->zip);
	reading_release(archive->reading, archive->held);
	memory_release(archive);
}

size_t archive_count(const struct archive *archive)
{
	return archive->count;
}

struct archive_member archive_member(const struct archive *archive, size_t index)
{
	struct archive_member member = { .name = zip_get_name(archive->zip, index, ZIP_FL_ENC_GUESS) };
	zip_stat_t facts;
	zip_stat_init(&facts);
	if (member.name == NULL)
		member.name = "?";
	if (zip_stat_index(archive->zip, index, 0, &facts) == 0) {
		member.packed = (facts.valid & ZIP_STAT_COMP_SIZE) != 0 ? facts.comp_size : 0;
		member.size = (facts.valid & ZIP_STAT_SIZE) != 0 ? facts.size : 0;
	}
	size_t length = strlen(member.name);
	member.folder = length > 0 && member.name[length - 1] == '/';
	return member;
}

size_t archive_find(const struct archive *archive, const char *name)
{
	zip_int64_t found = zip_name_locate(archive->zip, name, ZIP_FL_ENC_GUESS);
	return found < 0 ? SIZE_MAX : (size_t)found;
}

/* What is packed or locked in another way than all programs do it: other methods take as much memory as they please. */
static klp_status check_method(const struct archive *archive, size_t index, const struct place *place,
                               klp_error **error)
{
	zip_stat_t facts;
	zip_stat_init(&facts);
	if (zip_stat_index(archive->zip, index, 0, &facts) != 0)
		return KLP_OK; /* opening it tells the reason */
	if ((facts.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && facts.encryption_method != ZIP_EM_NONE)
		return error_set(error, KLP_UNSUPPORTED, place, "this is encrypted; unpack it with its password first");
	if ((facts.valid & ZIP_STAT_COMP_METHOD) != 0 && facts.comp_method != ZIP_CM_STORE &&
	    facts.comp_method != ZIP_CM_DEFLATE)
		return error_set(error, KLP_UNSUPPORTED, place,
		                 "this is packed with method %u of zip, which is not read; pack it with deflate, the usual one",
		                 (unsigned)facts.comp_method);
	return KLP_OK;
}

static klp_status refuse_member(const struct place *place, const zip_error_t *reason, klp_error **error)
{
	zip_error_t copy;
	zip_error_init_with_code(&copy, zip_error_code_zip(reason));
	return refuse(place, &copy, error);
}

static klp_status stream(struct archive *archive, size_t index, archive_function take, void *context,
                         const struct place *place, klp_error **error)
{
	uint64_t before = archive->expansion.unpacked;
	zip_file_t *file = zip_fopen_index(archive->zip, index, 0);
	if (file == NULL)
		return refuse_member(place, zip_get_error(archive->zip), error);
	char *piece = memory_allocate(EXPANSION_PIECE);
	klp_status status = piece == NULL ? error_memory(error) : KLP_OK;
	while (status == KLP_OK) {
		zip_int64_t got = zip_fread(file, piece, EXPANSION_PIECE);
		if (got < 0)
			status = refuse_member(place, zip_file_get_error(file), error);
		if (got <= 0)
			break;
		status = expansion_count(&archive->expansion, (uint64_t)got, error);
		if (status == KLP_OK)
			status = take(context, (struct slice){ piece, (size_t)got }, error);
	}
	if (status == KLP_OK && archive->expansion.unpacked - before != archive_member(archive, index).size)
		status = error_set(error, KLP_FORMAT, place, "this is of another size than the archive says; it is damaged");
	memory_release(piece);
	zip_fclose(file);
	return status;
}

klp_status archive_unpack(struct archive *archive, size_t index, archive_function take, void *context,
                          klp_error **error)
{
	/* What goes wrong is told with the name of the archive and of the member in it. */
	struct buffer source = { NULL, 0, 0 };
	struct reading reading = *archive->reading;
	klp_status status = KLP_OK;
	if (!buffer_add_text(&source, reading.source) || !buffer_add_text(&source, "/") ||
	    !text_readable(&source, archive_member(archive, index).name))
		status = error_memory(error);
	if (status == KLP_OK) {
		const struct place place = { .source = source.bytes };
		reading.source = source.bytes;
		archive->expansion.reading = &reading;
		status = check_method(archive, index, &place, error);
		if (status == KLP_OK)
			status = stream(archive, index, take, context, &place, error);
		archive->expansion.reading = archive->reading;
	}
	buffer_free(&source);
	return status;
}

#else

struct archive {
	char nothing;
};

klp_status archive_open(struct archive **archive, struct slice bytes, const struct reading *reading, klp_error **error)
{
	const struct place place = { .source = reading->source };
	(void)archive, (void)bytes;
	return error_set(error, KLP_UNSUPPORTED, &place,
	                 "this is a zip archive or a spreadsheet, and this library was built without libzip; unpack it, or "
	                 "save the table as CSV");
}

void archive_close(struct archive *archive)
{
	(void)archive;
}

size_t archive_holds(struct slice bytes, const char *const *names, size_t count)
{
	(void)bytes, (void)names, (void)count;
	return SIZE_MAX;
}

size_t archive_count(const struct archive *archive)
{
	(void)archive;
	return 0;
}

struct archive_member archive_member(const struct archive *archive, size_t index)
{
	(void)archive, (void)index;
	return (struct archive_member){ .name = "?" };
}

size_t archive_find(const struct archive *archive, const char *name)
{
	(void)archive, (void)name;
	return SIZE_MAX;
}

klp_status archive_unpack(struct archive *archive, size_t index, archive_function take, void *context,
                          klp_error **error)
{
	(void)archive, (void)index, (void)take, (void)context;
	return error_set(error, KLP_UNSUPPORTED, NULL, "this library was built without libzip");
}

#endif
