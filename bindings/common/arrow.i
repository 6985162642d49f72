/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

/* The structs of Apache Arrow, which a language hands on as they are to whoever reads them. The language defines klp_arrow(TYPE): a
 * parameter TYPE * is handed out, and released unless a reader took it over. */

klp_arrow(ArrowSchema)
klp_arrow(ArrowArray)
klp_arrow(ArrowArrayStream)

/* Others lay them out. */
#define ARROW_C_DATA_INTERFACE
#define ARROW_C_STREAM_INTERFACE
