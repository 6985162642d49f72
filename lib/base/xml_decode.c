/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "base/xml_decode.h"

#include <string.h>

/* Those who call, told once for all functions of this file. */
struct receiver {
	xml_decode_function take;
	struct place (*place)(void *context);
	void *context;
};

/* ----------------------------------------------------------- which encoding */

static bool begins_with(struct slice text, const char *start, size_t length)
{
	return text.length >= length && memcmp(text.text, start, length) == 0;
}

static struct slice skip_blanks(struct slice text)
{
	while (text.length > 0 && (*text.text == ' ' || *text.text == '\t' || *text.text == '\r' || *text.text == '\n'))
		text = (struct slice){ text.text + 1, text.length - 1 };
	return text;
}

/* The name that the XML declaration gives the encoding; length 0 when it gives none. */
static struct slice declared(struct slice head)
{
	static const char word[] = "encoding";
	const struct slice none = { "", 0 };
	if (!begins_with(head, "<?xml", 5))
		return none;
	for (; head.length > sizeof word && !begins_with(head, "?>", 2); head.text++, head.length--) {
		if (memcmp(head.text, word, sizeof word - 1) != 0)
			continue;
		struct slice rest = skip_blanks((struct slice){ head.text + sizeof word - 1, head.length - (sizeof word - 1) });
		if (!begins_with(rest, "=", 1))
			continue;
		rest = skip_blanks((struct slice){ rest.text + 1, rest.length - 1 });
		if (rest.length < 2 || (*rest.text != '"' && *rest.text != '\''))
			return none;
		const char *end = memchr(rest.text + 1, *rest.text, rest.length - 1);
		return end == NULL ? none : (struct slice){ rest.text + 1, (size_t)(end - rest.text) - 1 };
	}
	return none;
}

/* That a mark tells, or "<" in UTF-16, and in *mark the length of the mark; NULL for none. */
static const struct charset *tell_by_mark(struct slice head, size_t *mark)
{
	static const struct {
		const char *bytes;
		size_t length;
		size_t mark;
		const struct charset *charset;
	} marks[] = {
		{ "\xEF\xBB\xBF", 3, 3, &charset_utf8 }, { "\xFF\xFE", 2, 2, &charset_utf16le },
		{ "\xFE\xFF", 2, 2, &charset_utf16be },  { "<\0", 2, 0, &charset_utf16le },
		{ "\0<", 2, 0, &charset_utf16be },
	};
	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
		if (begins_with(head, marks[i].bytes, marks[i].length)) {
			*mark = marks[i].mark;
			return marks[i].charset;
		}
	}
	return NULL;
}

const struct charset *xml_encoding(struct slice head, size_t *mark, struct slice *name)
{
	*mark = 0;
	*name = (struct slice){ "", 0 };
	const struct charset *charset = tell_by_mark(head, mark);
	if (charset != NULL)
		return charset;
	*name = declared(head);
	charset = name->length == 0 ? &charset_utf8 : charset_find(*name, false);
	/* UTF-16 would have been told by its first bytes. */
	return charset == &charset_utf8 || (charset != NULL && charset->one_byte) ? charset : NULL;
}

static klp_status refuse_name(struct slice name, const struct receiver *receiver, klp_error **error)
{
	const struct place place = receiver->place(receiver->context);
	size_t bad;
	if (!text_is_utf8(name.text, name.length, &bad))
		name.length = bad;
	return error_set(error, KLP_ENCODING, &place,
	                 "the XML says that it is in the encoding '%.*s', which it is not or which is not read; save it in "
	                 "UTF-8",
	                 (int)name.length, name.text);
}

/* Tells the encoding from the head, and makes ready for it. */
static klp_status tell_encoding(struct xml_decoder *decoder, const struct receiver *receiver, klp_error **error)
{
	const struct slice head = { decoder->head, decoder->head_size };
	struct slice name;
	const struct charset *charset = xml_encoding(head, &decoder->mark, &name);
	if (charset == NULL)
		return refuse_name(name, receiver, error);
	if (charset != &charset_utf8) {
		const struct place place = receiver->place(receiver->context);
		klp_status status = charset_open(&decoder->converter, charset, &place, error);
		if (status != KLP_OK)
			return status;
	}
	decoder->charset = charset;
	return KLP_OK;
}

/* Whether the head tells the encoding: all of the declaration has come, or there is none. */
static bool is_complete(struct slice head)
{
	static const char start[] = "<?xml";
	size_t known = head.length < sizeof start - 1 ? head.length : sizeof start - 1;
	if (head.length == XML_DECODE_HEAD)
		return true;
	if (memcmp(head.text, start, known) != 0)
		return head.length >= 3;
	if (known < sizeof start - 1)
		return false;
	for (size_t i = 0; i + 1 < head.length; i++)
		if (memcmp(head.text + i, "?>", 2) == 0)
			return true;
	return false;
}

/* ----------------------------------------------------------------- decoding */

static klp_status refuse(const struct receiver *receiver, klp_error **error)
{
	const struct place place = receiver->place(receiver->context);
	return error_set(
		error, KLP_ENCODING, &place,
		"the XML is not in the encoding that it says, or is cut off: bytes after this place are no character "
		"of it; save it in UTF-8");
}

/* Bytes whose encoding is known. */
static klp_status decode(struct xml_decoder *decoder, struct slice bytes, const struct receiver *receiver,
                         klp_error **error)
{
	enum { ROOM = 8192 };
	char room[ROOM];
	if (decoder->charset == &charset_utf8)
		return bytes.length == 0 ? KLP_OK : receiver->take(receiver->context, bytes, error);
	klp_status status = KLP_OK;
	enum charset_outcome outcome = CHARSET_FULL;
	while (status == KLP_OK && outcome == CHARSET_FULL) {
		struct buffer piece = { .bytes = room, .capacity = ROOM };
		outcome = charset_convert(&decoder->converter, &bytes, &piece);
		if (piece.size > 0)
			status = receiver->take(receiver->context, (struct slice){ piece.bytes, piece.size }, error);
	}
	return status == KLP_OK && outcome == CHARSET_BAD ? refuse(receiver, error) : status;
}

/* Moves bytes to the head, as far as it reaches. */
static void take_head(struct xml_decoder *decoder, struct slice *bytes)
{
	size_t room = XML_DECODE_HEAD - decoder->head_size, more = room < bytes->length ? room : bytes->length;
	if (more > 0)
		memcpy(decoder->head + decoder->head_size, bytes->text, more);
	decoder->head_size += more;
	*bytes = (struct slice){ bytes->text + more, bytes->length - more };
}

klp_status xml_decode(struct xml_decoder *decoder, struct slice bytes, bool last, xml_decode_function take,
                      struct place (*place)(void *context), void *context, klp_error **error)
{
	const struct receiver receiver = { take, place, context };
	klp_status status = KLP_OK;
	if (decoder->charset == NULL) {
		take_head(decoder, &bytes);
		struct slice head = { decoder->head, decoder->head_size };
		if (head.length == 0 || (!last && !is_complete(head)))
			return KLP_OK;
		status = tell_encoding(decoder, &receiver, error);
		if (status == KLP_OK)
			status = decode(decoder, (struct slice){ head.text + decoder->mark, head.length - decoder->mark },
			                &receiver, error);
	}
	if (status == KLP_OK)
		status = decode(decoder, bytes, &receiver, error);
	return status == KLP_OK && last && decoder->converter.part_size > 0 ? refuse(&receiver, error) : status;
}

void xml_decode_free(struct xml_decoder *decoder)
{
	charset_close(&decoder->converter);
}
