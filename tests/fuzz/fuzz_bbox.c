/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* Any bytes as what pdftotext tells of a PDF, whole and in pieces, and again with an allocation that fails. The program itself is not
 * run. However the bytes are cut, the same comes out; each end is a status with its error; and no block stays alive. */

#include "base/limits.h"
#include "fuzz/fuzzing.h"
#include "read/formats/pdf_boxes.h"

#include <string.h>

enum { MEMORY = 64 << 20, INPUT = 16 << 20 };

/* What came out, in short. */
struct result {
	klp_status status;
	size_t lines;
	size_t cells;
	uint64_t sum;
};

static void add(struct result *result, struct slice text)
{
	for (size_t i = 0; i < text.length; i++)
		result->sum = result->sum * 31 + (unsigned char)text.text[i];
	size_t bad;
	fuzzing_demand(text_is_utf8(text.text, text.length, &bad));
	fuzzing_demand(text.length == 0 || memchr(text.text, '\0', text.length) == NULL);
}

static klp_status take_pieces(struct pdf_boxes *boxes, const uint8_t *bytes, size_t size, size_t piece,
                              klp_error **error)
{
	klp_status status = KLP_OK;
	for (size_t at = 0; status == KLP_OK && at < size; at += piece) {
		const struct slice next = { (const char *)bytes + at, size - at < piece ? size - at : piece };
		status = pdf_boxes_take(boxes, next, error);
	}
	return status;
}

static struct result read_boxes(const uint8_t *bytes, size_t size, size_t piece)
{
	klp_limits limits = KLP_LIMITS_INIT;
	struct budget budget = { .read = 0 };
	struct reading reading = { .source = "amr.pdf", .budget = &budget };
	struct document document = { .lines = NULL };
	struct pdf_boxes boxes;
	klp_error *error = NULL;
	limits.memory_bytes = MEMORY;
	limits.input_bytes = INPUT;
	fuzzing_demand(limits_resolve(&reading.limits, &limits, NULL) == KLP_OK);
	klp_status status = pdf_boxes_begin(&boxes, &document, &reading, &error);
	if (status == KLP_OK)
		status = take_pieces(&boxes, bytes, size, piece, &error);
	if (status == KLP_OK)
		status = pdf_boxes_finish(&boxes, &error);
	pdf_boxes_free(&boxes);
	struct result result = { .status = status, .lines = document.line_count, .cells = document.cell_count };
	for (size_t i = 0; status == KLP_OK && i < document.cell_count; i++)
		add(&result, document.cells[i].text);
	fuzzing_demand(klp_error_status(error) == status);
	fuzzing_demand(status == KLP_OK || klp_error_message(error)[0] != '\0');
	klp_error_free(error);
	document_free(&document);
	fuzzing_demand(klp_memory_blocks() == 0);
	return result;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	enum { SHORT = 64 };
	if (size == 0)
		return 0;
	fuzzing_fail(0);
	struct result whole = read_boxes(bytes, size, size);
	struct result pieces = read_boxes(bytes, size, bytes[size - 1] % SHORT + 1u);
	fuzzing_demand((whole.status == KLP_OK) == (pieces.status == KLP_OK));
	if (whole.status == KLP_OK)
		fuzzing_demand(whole.lines == pieces.lines && whole.cells == pieces.cells && whole.sum == pieces.sum);
	fuzzing_fail(bytes[size - 1] + (size_t)1);
	struct result failing = read_boxes(bytes, size, size);
	fuzzing_demand(failing.status == whole.status || failing.status == KLP_OUT_OF_MEMORY);
	fuzzing_fail(0);
	return 0;
}
