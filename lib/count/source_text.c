/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Text in another encoding than UTF-8, as it streams by. */

#include "base/memory.h"
#include "base/wiped.h"
#include "count/source_flow.h"

/* Bytes at a time, before they are converted. */
enum { PIECE = 1 << 16 };

struct text {
	struct flow flow;
	struct flow *below;
	struct flow_reader reader;
	const struct charset *charset;
	struct charset_converter converter;
	/** bytes of the mark, which are passed over, and how many of these are still to come */
	size_t mark;
	size_t skip;
	/** PIECE bytes of wiped memory, and what is left of the bytes in it */
	char *raw;
	struct slice left;
	bool ended;
	bool bad;
};

static klp_status refuse(const struct text *text, klp_error **error)
{
	const struct place place = { .source = text->reader.name };
	uint64_t at = text->mark + text->converter.good;
	return error_set(
		error, KLP_ENCODING, &place,
		"what stands behind byte %llu is no text in %s, which this seemed to be: it may be damaged or cut off; "
		"save it as UTF-8",
		(unsigned long long)at, text->charset->name);
}

/* The next bytes, without the mark. */
static klp_status fetch(struct text *text, klp_error **error)
{
	size_t got = 0;
	klp_status status = flow_read(text->below, text->raw, PIECE, &got, error);
	if (status != KLP_OK)
		return status;
	size_t skipped = text->skip < got ? text->skip : got;
	text->skip -= skipped;
	text->left = (struct slice){ text->raw + skipped, got - skipped };
	text->ended = got == 0;
	return KLP_OK;
}

/* NOLINTNEXTLINE(readability-non-const-parameter): what is converted is written there */
static klp_status more(struct flow *flow, char *buffer, size_t capacity, size_t *got, klp_error **error)
{
	struct text *text = (struct text *)flow;
	struct buffer room = { buffer, 0, capacity };
	*got = 0;
	while (!text->ended && !text->bad && room.capacity - room.size >= CHARSET_LONGEST) {
		klp_status status = text->left.length == 0 ? fetch(text, error) : KLP_OK;
		if (status != KLP_OK)
			return status;
		enum charset_outcome outcome = charset_convert(&text->converter, &text->left, &room);
		text->bad = outcome == CHARSET_BAD || (text->ended && text->converter.part_size > 0);
		if (outcome == CHARSET_FULL)
			break;
	}
	*got = room.size;
	return room.size == 0 && text->bad ? refuse(text, error) : KLP_OK;
}

static void close_text(struct flow *flow)
{
	struct text *text = (struct text *)flow;
	charset_close(&text->converter);
	wiped_clear(text->converter.part, sizeof text->converter.part);
	wiped_release(text->raw, PIECE);
	flow_close(text->below);
	memory_release(text);
}

klp_status flow_of_text(struct flow **flow, struct flow *below, const struct charset *charset, size_t mark,
                        const struct flow_reader *reader, klp_error **error)
{
	const struct place place = { .source = reader->name };
	struct text *made = memory_allocate_zeroed(1, sizeof *made);
	if (made == NULL) {
		flow_close(below);
		return error_memory(error);
	}
	made->flow = (struct flow){ .more = more, .close = close_text };
	made->below = below;
	made->reader = *reader;
	made->charset = charset;
	made->mark = mark;
	made->skip = mark;
	made->raw = wiped_allocate(PIECE);
	klp_status status =
		made->raw == NULL ? error_memory(error) : charset_open(&made->converter, charset, &place, error);
	if (status == KLP_OK)
		*flow = &made->flow;
	else
		flow_close(&made->flow);
	return status;
}
