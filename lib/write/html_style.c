/* SPDX-FileCopyrightText: 2026 The libklantprofiel authors
 * SPDX-License-Identifier: EUPL-1.2 */

#include "write/html_parts.h"

/* Colours of light and of dark pages; each text stands out from what is behind it by 4.5 to 1 or more. */
static const char style[] =
	":root{color-scheme:light "
	"dark;--ink:#1b2430;--soft:#4d5b6b;--page:#fff;--head:#e3eaf2;--band:#f3f6f9;--line:#b4c0cc;"
	"--link:#0b57a4;--bad:#a3201d;--odd:#7a4b00}\n"
	"@media(prefers-color-scheme:dark){:root{--ink:#e8edf2;--soft:#aab6c3;--page:#14191f;--head:#26313d;--band:#1c232b;"
	"--line:#4b5866;--link:#8cc0ff;--bad:#ff9d96;--odd:#f2c063}}\n"
	"*{box-sizing:border-box}\n"
	"body{margin:0 auto;padding:1rem clamp(.75rem,3vw,2.5rem) 3rem;max-width:110rem;background:var(--page);"
	"color:var(--ink);font:1rem/1.5 system-ui,-apple-system,\"Segoe UI\",Roboto,\"Noto Sans\",sans-serif}\n"
	"h1{font-size:clamp(1.4rem,4vw,2rem);line-height:1.2;margin:.5rem 0}\n"
	"h2{font-size:1.25rem;margin:2.5rem 0 .5rem}\n"
	"p,li,dd{max-width:75ch}\n"
	".lead{color:var(--soft);margin:.25rem 0 1.5rem}\n"
	".wide{overflow:auto;max-height:85vh;border:1px solid var(--line)}\n"
	".wide:focus-visible{outline:3px solid var(--link);outline-offset:2px}\n"
	"table{border-collapse:separate;border-spacing:0;font-size:.875rem;font-variant-numeric:tabular-nums}\n"
	"caption{text-align:start;padding:.5rem .75rem;font-weight:600;position:sticky;inset-inline-start:0}\n"
	"th,td{padding:.3rem .75rem;text-align:start;vertical-align:top;white-space:nowrap;border-top:1px solid "
	"var(--line)}\n"
	"thead th{background:var(--head);white-space:normal;min-width:7.5rem;vertical-align:bottom;position:sticky;"
	"inset-block-start:0;z-index:1;border-top:0;hyphens:auto}\n"
	"thead td{background:var(--head);color:var(--soft);border-top:0;font:.7rem/1.3 ui-monospace,Consolas,monospace;"
	"white-space:normal;overflow-wrap:anywhere}\n"
	"tbody th{background:var(--page);font-weight:400;position:sticky;inset-inline-start:0}\n"
	"thead th:first-child{z-index:2;inset-inline-start:0}\n"
	".n{text-align:end}\n"
	".sum>*,.sum>th{background:var(--band);font-weight:600}\n"
	".long{white-space:normal;min-width:22rem}\n"
	".error>strong{color:var(--bad)}\n"
	".warning>strong{color:var(--odd)}\n"
	"ol{padding-inline-start:2.25rem}\n"
	"li{margin:.6rem 0}\n"
	".where,.plan{display:block;color:var(--soft);font-size:.875em;overflow-wrap:anywhere}\n"
	"dt{font-weight:600;margin-top:.6rem}\n"
	"dd{margin:0;overflow-wrap:anywhere}\n"
	"summary{cursor:pointer;color:var(--link);padding:.25rem 0}\n"
	".none{display:none}\n"
	"@media(max-width:40rem){tbody th,thead th:first-child{max-width:9.5rem;white-space:normal;min-width:0}}\n";

/* Paper has no room beside the table: what tells where a row comes from is left out there. */
static const char on_paper[] =
	"@page{size:A4 landscape;margin:12mm}\n"
	"@media print{:root{color-scheme:light;--ink:#000;--soft:#333;--page:#fff;--head:#eee;--band:#f3f3f3;--line:#999}"
	"body{padding:0;max-width:none;font-size:9pt}.wide{overflow:visible;max-height:none;border:0}"
	"table{font-size:7.5pt}th,td{padding:.12rem .25rem;white-space:normal}thead th{min-width:0;overflow-wrap:anywhere}"
	"caption,thead th,tbody th,thead th:first-child{position:static}tr,li{break-inside:avoid}h2{break-after:avoid}"
	"tbody th{background:none}details,.names{display:none}";

void html_style(const struct html *html, size_t columns_shown)
{
	struct sink *sink = html->sink;
	sink_text(sink, "<style>\n");
	sink_text(sink, style);
	sink_text(sink, on_paper);
	sink_text(sink, "#data tr>:nth-child(n+");
	sink_integer(sink, (int64_t)columns_shown + 1);
	sink_text(sink, "){display:none}}\n</style>\n");
}
