/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "count/source_zip.h"

#ifdef KLP_WITH_LIBZIP

#include "count/source_zip_bytes.h"

#include "base/inflate.h"
#include "base/memory.h"
#include "base/packing.h"
#include "base/wiped.h"

#include <pthread.h>
#include <string.h>
#include <zip.h>

/* Packed bytes at a time. */
enum { PIECE = 1 << 16 };

/* libzip reads one thing at a time, and all of it from one place: who asks it for anything has the lock. */
struct source_zip {
	struct zip_bytes bytes;
	struct origin *origin;
	zip_t *zip;
	pthread_mutex_t lock;
	/** who goes through it, and the members that are open */
	atomic_uint holders;
	zip_uint64_t count;
	/** behind the member that was told last */
	zip_uint64_t next;
};

/* The wording of libzip. */
static klp_status refuse(const char *name, zip_error_t *reason, klp_error **error)
{
	const struct place place = { .source = name };
	int code = zip_error_code_zip(reason);
	bool unknown =
		code == ZIP_ER_COMPNOTSUPP || code == ZIP_ER_ENCRNOTSUPP || code == ZIP_ER_NOPASSWD || code == ZIP_ER_MULTIDISK;
	klp_status status = KLP_OUT_OF_MEMORY;
	if (code == ZIP_ER_MEMORY)
		error_memory(error);
	else
		status =
			error_set(error, unknown ? KLP_UNSUPPORTED : KLP_FORMAT, &place,
		              "this cannot be unpacked: %s; the archive may be damaged or cut off", zip_error_strerror(reason));
	zip_error_fini(reason);
	return status;
}

/* ---------------------------------------------------------------- the archive */

/* An office document is an archive too. */
static klp_status check_kind(const struct source_zip *zip, klp_error **error)
{
	static const char *const parts[] = { "xl/workbook.xml", "xl/workbook.bin", "[Content_Types].xml",
		                                 "META-INF/manifest.xml" };
	const struct place place = { .source = zip->origin->name };
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
		if (zip_name_locate(zip->zip, parts[i], ZIP_FL_NOCASE) >= 0)
			return error_set(error, KLP_UNSUPPORTED, &place,
			                 "this is a spreadsheet or another office document; save the table as CSV");
	return KLP_OK;
}

static klp_status open_archive(struct source_zip *zip, klp_error **error)
{
	const klp_limits *limits = zip->origin->limits;
	const struct place place = { .source = zip->origin->name };
	zip_error_t reason;
	zip_error_init(&reason);
	zip_source_t *source = zip_bytes_source(&zip->bytes, &reason);
	if (source == NULL)
		return refuse(zip->origin->name, &reason, error);
	zip->zip = zip_open_from_source(source, ZIP_RDONLY, &reason);
	if (zip->zip == NULL) {
		zip_source_free(source);
		if (!zip->bytes.too_many)
			return refuse(zip->origin->name, &reason, error);
		zip_error_fini(&reason);
		return limits_exceeded(KLP_LIMIT_MEMORY, limits, &place, error);
	}
	zip_error_fini(&reason);
	zip->bytes.most = UINT64_MAX;
	zip_int64_t count = zip_get_num_entries(zip->zip, 0);
	if (count < 0 || (uint64_t)count > limits->members)
		return limits_exceeded(KLP_LIMIT_MEMBERS, limits, &place, error);
	zip->count = (zip_uint64_t)count;
	return check_kind(zip, error);
}

klp_status source_zip_open(struct source_zip **zip, int file, struct slice memory, struct origin *origin,
                           klp_error **error)
{
	/* What libzip keeps of an entry is up to so many times what the entry takes in the directory. */
	enum { MEMORY_FOR_BYTE = 8 };
	const struct place place = { .source = origin->name };
	uint64_t size = file >= 0 ? origin->size : memory.length;
	struct zip_bytes bytes = { .file = file, .memory = memory, .size = size };
	bytes.most = origin->limits->memory_bytes / MEMORY_FOR_BYTE;
	bool exceeds;
	if (!zip_bytes_claim_more(&bytes, origin->limits->members, &exceeds))
		return error_memory(error);
	if (exceeds)
		return limits_exceeded(KLP_LIMIT_MEMBERS, origin->limits, &place, error);
	struct source_zip *made = memory_allocate_zeroed(1, sizeof *made);
	if (made == NULL)
		return error_memory(error);
	made->bytes = bytes;
	made->origin = origin;
	atomic_init(&made->holders, 1);
	if (pthread_mutex_init(&made->lock, NULL) != 0) {
		memory_release(made);
		return error_memory(error);
	}
	klp_status status = open_archive(made, error);
	if (status == KLP_OK) {
		*zip = made;
		return KLP_OK;
	}
	made->bytes.file = -1; /* it stays the caller's */
	source_zip_release(made);
	return status;
}

void source_zip_release(struct source_zip *zip)
{
	if (zip == NULL || atomic_fetch_sub(&zip->holders, 1) > 1)
		return;
	if (zip->zip != NULL)
		zip_discard(zip->zip);
	zip_bytes_close(&zip->bytes);
	pthread_mutex_destroy(&zip->lock);
	memory_release(zip);
}

static bool is_folder(const char *name)
{
	size_t length = strlen(name);
	return length > 0 && name[length - 1] == '/';
}

const char *source_zip_next(struct source_zip *zip)
{
	const char *name = NULL;
	pthread_mutex_lock(&zip->lock);
	while (name == NULL && zip->next < zip->count) {
		name = zip_get_name(zip->zip, zip->next++, ZIP_FL_ENC_GUESS);
		if (name != NULL && (is_folder(name) || packing_is_hidden(name)))
			name = NULL;
	}
	pthread_mutex_unlock(&zip->lock);
	return name;
}

/* ------------------------------------------------------------------- a member */

struct member {
	struct flow flow;
	struct source_zip *zip;
	struct flow_reader reader;
	zip_file_t *file;
	/** NULL of one that is stored as it is */
	struct inflater *inflater;
	/** PIECE bytes of wiped memory, and what is left of the bytes in it */
	char *packed;
	struct slice left;
	/** what the archive says that comes out, and what did */
	uint64_t size;
	uint32_t checksum;
	uint64_t came;
	uint32_t sum;
	bool ended;
	/** NULL while all is well */
	const char *wrong;
};

/* The next bytes as they are stored. */
static klp_status fetch(struct member *member, char *buffer, size_t capacity, size_t *got, klp_error **error)
{
	zip_error_t reason;
	pthread_mutex_lock(&member->zip->lock);
	zip_int64_t result = zip_fread(member->file, buffer, capacity);
	if (result < 0)
		zip_error_init_with_code(&reason, zip_error_code_zip(zip_file_get_error(member->file)));
	pthread_mutex_unlock(&member->zip->lock);
	if (result < 0 && zip_error_code_zip(&reason) == ZIP_ER_CRC) {
		/* Of what is stored libzip looks at the checksum, too. */
		zip_error_fini(&reason);
		member->wrong = "its checksum is wrong";
		*got = 0;
		return KLP_OK;
	}
	if (result < 0)
		return refuse(member->reader.name, &reason, error);
	*got = (size_t)result;
	*member->reader.done += *got;
	return origin_read(member->reader.origin, member->reader.name, *got, error);
}

static klp_status more_inflated(struct member *member, char *buffer, size_t capacity, size_t *got, klp_error **error)
{
	enum inflate_outcome outcome = INFLATE_TAKEN;
	while (outcome == INFLATE_TAKEN && *got < capacity) {
		size_t piece = 0;
		klp_status status = KLP_OK;
		if (member->left.length == 0) {
			status = fetch(member, member->packed, PIECE, &piece, error);
			member->left = (struct slice){ member->packed, piece };
		}
		if (status != KLP_OK)
			return status;
		bool cut_off = member->left.length == 0;
		outcome = inflate_next(member->inflater, &member->left, buffer + *got, capacity - *got, &piece);
		*got += piece;
		if (outcome == INFLATE_TAKEN && cut_off) {
			member->wrong = "it is cut off";
			break;
		}
	}
	if (outcome == INFLATE_NO_MEMORY)
		return error_memory(error);
	if (outcome == INFLATE_DAMAGED)
		member->wrong = "its data is wrong";
	member->ended = outcome == INFLATE_ENDED;
	return KLP_OK;
}

static klp_status more_stored(struct member *member, char *buffer, size_t capacity, size_t *got, klp_error **error)
{
	size_t piece = 1;
	while (piece > 0 && *got < capacity) {
		klp_status status = fetch(member, buffer + *got, capacity - *got, &piece, error);
		if (status != KLP_OK)
			return status;
		*got += piece;
	}
	member->ended = piece == 0;
	return KLP_OK;
}

static klp_status more(struct flow *flow, char *buffer, size_t capacity, size_t *got, klp_error **error)
{
	struct member *member = (struct member *)flow;
	klp_status status = KLP_OK;
	*got = 0;
	if (!member->ended && member->wrong == NULL) {
		status = member->inflater != NULL ? more_inflated(member, buffer, capacity, got, error)
		                                  : more_stored(member, buffer, capacity, got, error);
		if (status != KLP_OK)
			return status;
		member->sum = inflate_sum(member->sum, buffer, *got);
		member->came += *got;
	}
	if (member->ended && member->came != member->size)
		member->wrong = "it is of another size than the archive says";
	else if (member->ended && member->sum != member->checksum)
		member->wrong = "its checksum is wrong";
	if (*got > 0 || member->wrong == NULL)
		return origin_unpack(member->reader.origin, member->reader.name, *got, error);
	const struct place place = { .source = member->reader.name };
	return error_set(error, KLP_FORMAT, &place, "this file of a zip archive is damaged: %s; fetch the archive again",
	                 member->wrong);
}

static void close_member(struct flow *flow)
{
	struct member *member = (struct member *)flow;
	if (member->file != NULL) {
		pthread_mutex_lock(&member->zip->lock);
		zip_fclose(member->file);
		pthread_mutex_unlock(&member->zip->lock);
	}
	inflate_free(member->inflater);
	wiped_release(member->packed, PIECE);
	source_zip_release(member->zip);
	memory_release(member);
}

/* What is packed or locked in another way than all programs do it. */
static klp_status check_method(const zip_stat_t *facts, const char *name, klp_error **error)
{
	const zip_uint64_t needed = ZIP_STAT_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD;
	const struct place place = { .source = name };
	if ((facts->valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && facts->encryption_method != ZIP_EM_NONE)
		return error_set(error, KLP_UNSUPPORTED, &place, "this is encrypted; unpack it with its password first");
	if ((facts->valid & needed) != needed)
		return error_set(error, KLP_FORMAT, &place, "the archive does not say how this is packed; it is damaged");
	if (facts->comp_method != ZIP_CM_STORE && facts->comp_method != ZIP_CM_DEFLATE)
		return error_set(error, KLP_UNSUPPORTED, &place,
		                 "this is packed with method %u of zip, which is not read; pack it with deflate, the usual one",
		                 (unsigned)facts->comp_method);
	return KLP_OK;
}

/* With the lock. */
static klp_status open_member(struct member *member, zip_uint64_t index, klp_error **error)
{
	zip_t *zip = member->zip->zip;
	zip_error_t reason;
	zip_stat_t facts;
	zip_stat_init(&facts);
	if (zip_stat_index(zip, index, 0, &facts) != 0) {
		zip_error_init_with_code(&reason, zip_error_code_zip(zip_get_error(zip)));
		return refuse(member->reader.name, &reason, error);
	}
	klp_status status = check_method(&facts, member->reader.name, error);
	if (status != KLP_OK)
		return status;
	member->file = zip_fopen_index(zip, index, ZIP_FL_COMPRESSED);
	if (member->file == NULL) {
		zip_error_init_with_code(&reason, zip_error_code_zip(zip_get_error(zip)));
		return refuse(member->reader.name, &reason, error);
	}
	member->size = facts.size;
	member->checksum = facts.crc;
	if (facts.comp_method == ZIP_CM_STORE)
		return KLP_OK;
	member->inflater = inflate_new(INFLATE_BARE, inflate_best);
	member->packed = wiped_allocate(PIECE);
	return member->inflater == NULL || member->packed == NULL ? error_memory(error) : KLP_OK;
}

klp_status source_zip_member(struct flow **flow, struct source_zip *zip, const struct flow_reader *reader,
                             klp_error **error)
{
	struct member *made = memory_allocate_zeroed(1, sizeof *made);
	if (made == NULL)
		return error_memory(error);
	made->flow = (struct flow){ .more = more, .close = close_member };
	made->zip = zip;
	made->reader = *reader;
	atomic_fetch_add(&zip->holders, 1);
	pthread_mutex_lock(&zip->lock);
	klp_status status = open_member(made, zip->next - 1, error);
	pthread_mutex_unlock(&zip->lock);
	if (status == KLP_OK)
		*flow = &made->flow;
	else
		flow_close(&made->flow);
	return status;
}

#else

klp_status source_zip_open(struct source_zip **zip, int file, struct slice memory, struct origin *origin,
                           klp_error **error)
{
	const struct place place = { .source = origin->name };
	(void)zip, (void)file, (void)memory;
	return error_set(error, KLP_UNSUPPORTED, &place,
	                 "this is a zip archive, and this library was built without libzip; unpack it first");
}

void source_zip_release(struct source_zip *zip)
{
	(void)zip;
}

const char *source_zip_next(struct source_zip *zip)
{
	(void)zip;
	return NULL;
}

klp_status source_zip_member(struct flow **flow, struct source_zip *zip, const struct flow_reader *reader,
                             klp_error **error)
{
	(void)flow, (void)zip, (void)reader;
	return error_set(error, KLP_UNSUPPORTED, NULL, "this library was built without libzip");
}

#endif
