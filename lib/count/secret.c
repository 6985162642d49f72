/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "count/clients.h"
#include "count/siphash.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

/* A key of 16 bytes is taken as it is. Of a longer one every byte plays a part: it is hashed as a whole under its own first 16
 * bytes, so that 32 hexadecimal digits are as good as the 16 bytes that they stand for. */
static void fold(struct secret *secret, const unsigned char *key, size_t size)
{
	if (size == sizeof secret->bytes)
		memcpy(secret->bytes, key, sizeof secret->bytes);
	else
		siphash(secret->bytes, key, key, size);
}

klp_status secret_make(struct secret *secret, const void *key, size_t size, klp_error **error)
{
	if (key != NULL && size < sizeof secret->bytes)
		return error_set(error, KLP_INVALID_ARGUMENT, NULL, "a key has %zu bytes at least; this one has %zu",
		                 sizeof secret->bytes, size);
	if (key != NULL) {
		fold(secret, key, size);
		return KLP_OK;
	}
	if (getentropy(secret->bytes, sizeof secret->bytes) != 0)
		return error_set(
			error, KLP_IO, NULL,
			"the system gives no numbers by chance (%s), so that clients cannot be told apart by a secret; "
			"give a key",
			error_system_text(errno));
	return KLP_OK;
}

struct client_key client_key_of(const struct secret *secret, struct slice id)
{
	struct slice trimmed = text_trim(id);
	unsigned char whole[SIPHASH_BYTES];
	siphash(whole, secret->bytes, trimmed.text, trimmed.length);
	struct client_key key;
	memcpy(key.bytes, whole, sizeof key.bytes);
	return key;
}
