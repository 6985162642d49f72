# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""The publication as HTML and as OpenDocument text and spreadsheet, from which other programs print it."""

import dataclasses
from html import escape

from publication import CLOSING, DISCLAIMER, EDITION, GROUPS, HEADS, INTRODUCTION, TITLE


@dataclasses.dataclass
class Style:
    landscape: bool = False
    ruled: bool = True
    # a region a page; else the tables follow one another and go on over the page's end
    break_pages: bool = True
    # where the region's name stands in its cell beside all rows: "top", "middle"
    region: str = "top"
    # in centimetres
    name_width: float = 4.0
    region_width: float = 3.0


# ------------------------------------------------------------------- HTML

CSS = """
body { font-family: sans-serif; font-size: 9pt; }
h1 { font-size: 15pt; }
table { border-collapse: collapse; width: 100%%; table-layout: fixed; }
th, td { border: %s; padding: 1mm; text-align: left; vertical-align: top; }
td.count { text-align: right; }
td.region { vertical-align: %s; }
thead { display: table-header-group; }
tr { page-break-inside: avoid; }
section { page-break-after: %s; }
"""


def html_table(table, style):
    country = not table.number
    names = 1 if country else 2
    widths = [f"{style.region_width}cm"] + ([] if country else [f"{style.name_width}cm"]) + [""] * len(HEADS)
    yield "<table>"
    yield "".join(f'<col style="width:{width}">' if width else "<col>" for width in widths)
    yield f"<thead><tr><th colspan={names}></th>"
    yield "".join(f"<th colspan=2>{group}</th>" for group in GROUPS) + "<th></th></tr><tr><th>Arbeidsmarktregio</th>"
    yield "" if country else "<th>Gemeente</th>"
    yield "".join(f"<th>{head}</th>" for head in HEADS) + "</tr></thead><tbody>"
    for index, row in enumerate(table.rows):
        yield "<tr>"
        if not country and index == 0:
            yield f'<td class="region" rowspan={len(table.rows)}>{escape(table.label)}</td>'
        yield f"<td>{escape(row.name)}</td>"
        yield "".join(f'<td class="count">{cell}</td>' for cell in row.cells()) + "</tr>"
    yield "</tbody></table>"


def html(tables, style):
    border = "0.2mm solid black" if style.ruled else "none"
    css = CSS % (border, style.region, "always" if style.break_pages else "auto")
    yield f'<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"><title>{TITLE}</title><style>{css}</style></head><body>'
    for index, table in enumerate(tables):
        yield "<section>"
        if index == 0 or style.break_pages:
            yield f"<h1>{TITLE}</h1><p>{EDITION} {escape(table.heading if style.break_pages else '')}</p>"
        yield f"<p>{INTRODUCTION}</p>"
        yield from html_table(table, style)
        yield f"<p>{escape(table.register_sentence() if table.register else CLOSING)}</p><p>{DISCLAIMER}</p></section>"
    yield "</body></html>"


# ----------------------------------------------------------- OpenDocument

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("fo", "xsl-fo-compatible"),
    )
)


def page_layout(style):
    width, height = ("29.7cm", "21cm") if style.landscape else ("21cm", "29.7cm")
    side = "landscape" if style.landscape else "portrait"
    return (
        f'<style:page-layout style:name="layout"><style:page-layout-properties fo:page-width="{width}" '
        f'fo:page-height="{height}" style:print-orientation="{side}" fo:margin="1.5cm"/>'
        "<style:header-style/><style:footer-style/></style:page-layout>"
    )


def cell_style(name, style, vertical, right=False):
    border = "0.5pt solid #000000" if style.ruled else "none"
    return (
        f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties '
        f'fo:border="{border}" fo:padding="0.07cm" style:vertical-align="{vertical}" fo:wrap-option="wrap"/>'
        f'<style:paragraph-properties fo:text-align="{"end" if right else "start"}"/>'
        '<style:text-properties fo:font-size="8pt"/></style:style>'
    )


def cell(text, style="name", paragraph="name", columns=1, rows=1):
    span = f' table:number-columns-spanned="{columns}" table:number-rows-spanned="{rows}"' if columns + rows > 2 else ""
    covered = "<table:covered-table-cell/>" * (columns - 1)
    return (
        f'<table:table-cell table:style-name="{style}" office:value-type="string"{span}>'
        f'<text:p text:style-name="{paragraph}">{escape(text)}</text:p></table:table-cell>{covered}'
    )


def head_rows(country):
    blank = cell("") if country else cell("") + cell("")
    groups = blank + "".join(cell(group, columns=2) for group in GROUPS) + cell("")
    names = ["Arbeidsmarktregio"] + ([] if country else ["Gemeente"]) + list(HEADS)
    return (
        "<table:table-header-rows>"
        f"<table:table-row>{groups}</table:table-row>"
        f"<table:table-row>{''.join(cell(name) for name in names)}</table:table-row>"
        "</table:table-header-rows>"
    )


def body_rows(table):
    country = not table.number
    for index, row in enumerate(table.rows):
        yield "<table:table-row>"
        if not country:
            first = cell(table.label, "region", rows=len(table.rows))
            yield first if index == 0 else "<table:covered-table-cell/>"
        yield cell(row.name)
        yield "".join(cell(count, "count", "count") for count in row.cells())
        yield "</table:table-row>"


def column_styles(style, prefix):
    count = ((29.7 if style.landscape else 21.0) - 3.0 - style.region_width - style.name_width) / len(HEADS)
    for name, width in (("region", style.region_width), ("name", style.name_width), ("count", count)):
        yield (
            f'<style:style style:name="{prefix}{name}" style:family="table-column">'
            f'<style:table-column-properties style:column-width="{width:.2f}cm"/></style:style>'
        )


def columns(country):
    names = '<table:table-column table:style-name="c-region"/>'
    if not country:
        names += '<table:table-column table:style-name="c-name"/>'
    return names + f'<table:table-column table:style-name="c-count" table:number-columns-repeated="{len(HEADS)}"/>'


def paragraph_styles():
    for name, align, size, more in (
        ("name", "start", 8, ""),
        ("count", "end", 8, ""),
        ("title", "start", 15, ""),
        ("break", "start", 15, ' fo:break-before="page"'),
    ):
        yield (
            f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties '
            f'fo:text-align="{align}"{more}/><style:text-properties fo:font-size="{size}pt"/></style:style>'
        )


def document(kind, style, body):
    """A flat OpenDocument file of `kind`: text or spreadsheet."""
    footer = f'<text:p>{DISCLAIMER} <text:page-number text:select-page="current"/></text:p>'
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        f'<office:document {NAMESPACES} office:version="1.2" '
        f'office:mimetype="application/vnd.oasis.opendocument.{kind}"><office:automatic-styles>'
    )
    yield page_layout(style)
    yield from paragraph_styles()
    yield from column_styles(style, "c-")
    yield cell_style("name", style, "top")
    yield cell_style("count", style, "top", right=True)
    yield cell_style("region", style, style.region)
    yield '<style:style style:name="sheet" style:family="table" style:master-page-name="Standard"/>'
    yield (
        "</office:automatic-styles><office:master-styles><style:master-page "
        f'style:name="Standard" style:page-layout-name="layout"><style:footer>{footer}</style:footer>'
        f"</style:master-page></office:master-styles><office:body><office:{kind}>"
    )
    yield from body
    yield f"</office:{kind}></office:body></office:document>"


def text_body(tables, style):
    for index, table in enumerate(tables):
        if index == 0 or style.break_pages:
            yield f'<text:p text:style-name="{"break" if index else "title"}">{TITLE}</text:p>'
            yield f"<text:p>{EDITION} {escape(table.heading if style.break_pages else '')}</text:p>"
        yield f"<text:p>{INTRODUCTION}</text:p>"
        country = not table.number
        yield f'<table:table table:name="t{index}">{columns(country)}{head_rows(country)}'
        yield from body_rows(table)
        yield "</table:table>"
        yield f"<text:p>{escape(table.register_sentence() if table.register else CLOSING)}</text:p>"


def sheet_body(tables, style):
    """A sheet a region, its name on each row."""
    del style
    for index, table in enumerate(tables):
        country = not table.number
        yield f'<table:table table:name="{escape(table.label)}" table:style-name="sheet">{columns(country)}'
        yield f"<table:table-row>{cell(f'{TITLE} {EDITION}', columns=6)}</table:table-row>"
        yield head_rows(country)
        for row in table.rows:
            region = "" if country else cell(table.label)
            counts = "".join(cell(count, "count", "count") for count in row.cells())
            yield f"<table:table-row>{region}{cell(row.name)}{counts}</table:table-row>"
        yield "</table:table>"


def fodt(tables, style):
    return document("text", style, text_body(tables, style))


def fods(tables, style):
    return document("spreadsheet", style, sheet_body(tables, style))
