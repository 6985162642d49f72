#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""Writes the figures of an edition as HTML pages, in the layouts and markups in which people have them.

    pages.py FIGURES FOLDER

FIGURES is a table as tests/fixtures/2025q2.csv; FOLDER gets a file for each layout, markup and encoding:
LAYOUT.MARKUP.ENCODING.html.
"""

import csv
import html
import pathlib
import sys

TITLE = "Transparantie van klantprofielen"
EDITION = "tweede kwartaal 2025"
COUNTS = ("municipal_profile", "municipal_no_profile", "uwv_profile", "uwv_no_profile", "total")


class Figures:
    def __init__(self, path):
        with open(path, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        self.country = next(row for row in rows if row["level"] == "country")
        self.regions = []
        for number in sorted({int(row["region_number"]) for row in rows if row["region_number"]}):
            own = [row for row in rows if row["region_number"] == str(number)]
            total = next(row for row in own if row["level"] == "region")
            municipalities = [row for row in own if row["level"] == "municipality"]
            self.regions.append((f"{number} {total['region_name']}", municipalities, total))


def counts(row):
    return [f"{int(row[name]):,}".replace(",", ".") for name in COUNTS]


# ---------------------------------------------------------------- markup
#
# A markup writes the parts of a page; a cell is (text, columns, rows, is heading).


def cell(text, columns=1, rows=1, heading=False):
    return (text, columns, rows, heading)


def row_of(row, name, *before):
    return [*before, cell(name)] + [cell(count) for count in counts(row)]


class Plain:
    """HTML as people write it: no end tags that may be left out."""

    name = "plain"

    def page(self, body, charset):
        meta = f'<meta charset="{charset}">' if charset else ""
        return f"<!DOCTYPE html>\n{meta}<title>{TITLE}</title>\n{body}\n"

    def text(self, text):
        return html.escape(text, quote=False)

    def heading(self, text):
        return f"<h2>{self.text(text)}</h2>\n"

    def paragraph(self, text):
        return f"<p>{self.text(text)}\n"

    def cell(self, one):
        text, columns, rows, heading = one
        spans = (f" colspan={columns}" if columns > 1 else "") + (f" rowspan={rows}" if rows > 1 else "")
        name = "th" if heading else "td"
        return f"<{name}{spans}>{self.content(text)}"

    def content(self, text):
        return self.text(text)

    def row(self, cells):
        return "<tr>" + "".join(self.cell(one) for one in cells) + "\n"

    def table(self, head, body):
        return "<table>\n" + "".join(self.row(cells) for cells in head + body) + "</table>\n"


class Browser(Plain):
    """As Chrome saves a page: one long line here and there, scripts, styles, pictures in place, conditional comments."""

    name = "browser"
    picture = "data:image/png;base64," + "iVBORw0KGgoAAAANSUhEUgAA" * 40

    def page(self, body, charset):
        meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">' if charset else ""
        return (
            "<!DOCTYPE html>\n<!-- saved from url=(0033)https://www.example.org/transparantie -->\n"
            f'<html lang="nl" class="js no-touch"><head>{meta}\n'
            '<meta name="viewport" content="width=device-width">\n'
            f"<title>{TITLE} | UWV</title>\n"
            '<!--[if lt IE 9]><script src="./html5shiv.js"></script><table><tr><td>1</td></tr></table><![endif]-->\n'
            '<style>td>b{content:"<td>12</td>"} .a::after{color:red}</style>\n'
            '<script>var rows = "<tr><td>Rotterdam</td><td>1</td></tr>"; if (1 <rows && rows >2) { }</script>\n'
            '</head><body class="page"><div id="root"><header><nav><ul><li><a href="#">Home</a></li>'
            '<li><a href="#x">Arbeidsmarktinformatie</a></li></ul></nav></header><main>\n'
            f'<img alt="" src="{self.picture}">\n{body}</main>\n'
            "<footer><p>&copy; UWV</p></footer></div>\n"
            '<noscript><img height="1" width="1" style="display:none" src="./x"></noscript>\n'
            "<script>//<![CDATA[\n(function(){})();\n//]]></script></body></html>"
        )

    def heading(self, text):
        return f'<h2 class="h2" id="k">{self.text(text)}</h2>'

    def paragraph(self, text):
        return f'<p class="intro">{self.text(text)}</p>'

    def cell(self, one):
        text, columns, rows, heading = one
        spans = (f' colspan="{columns}"' if columns > 1 else "") + (f' rowspan="{rows}"' if rows > 1 else "")
        name = "th" if heading else "td"
        scope = ' scope="col"' if heading else ""
        return (
            f'<{name}{scope}{spans} class="cell cell--number" data-v-1a2b3c="" style="width: 12.5%; text-align: right;">'
            f'<span class="value">{self.content(text)}</span></{name}>'
        )

    def row(self, cells):
        return '<tr class="row" data-v-1a2b3c="">' + "".join(self.cell(one) for one in cells) + "</tr>"

    def table(self, head, body):
        return (
            '<div class="table-responsive"><table class="table" border="0" cellspacing="0"><colgroup><col><col></colgroup>'
            + "<thead>" + "".join(self.row(cells) for cells in head) + "</thead>"
            + "<tbody>" + "".join(self.row(cells) for cells in body) + "</tbody></table></div>\n"
        )


class Word(Plain):
    """As Word writes a web page: a paragraph in each cell, tags over several lines, its own names and comments."""

    name = "word"

    def page(self, body, charset):
        meta = f'<meta http-equiv=Content-Type content="text/html; charset={charset}">' if charset else ""
        return (
            '<html xmlns:v="urn:schemas-microsoft-com:vml"\nxmlns:o="urn:schemas-microsoft-com:office:office"\n'
            f'xmlns="http://www.w3.org/TR/REC-html40">\n\n<head>\n{meta}\n<meta name=ProgId content=Word.Document>\n'
            "<!--[if gte mso 9]><xml>\n <o:DocumentProperties>\n  <o:Author>x</o:Author>\n </o:DocumentProperties>\n"
            "</xml><![endif]-->\n<style>\n<!--\n /* Font Definitions */\n p.MsoNormal, li.MsoNormal\n\t{margin:0cm;\n"
            '\tfont-family:"Calibri",sans-serif;}\n-->\n</style>\n</head>\n\n'
            f"<body lang=NL style='tab-interval:35.4pt'>\n\n<div class=WordSection1>\n\n{body}\n</div>\n\n</body>\n\n</html>\n"
        )

    def span(self, text):
        return f"<span\nstyle='font-size:9.0pt;mso-bidi-font-size:11.0pt'>{text}<o:p></o:p></span>"

    def heading(self, text):
        return f"<h2><a name=\"_Toc1\"></a>{self.span(self.text(text))}</h2>\n\n"

    def paragraph(self, text):
        return (
            f"<p class=MsoNormal>{self.span(self.text(text))}</p>\n\n"
            "<p class=MsoNormal><![if !supportEmptyParas]>&nbsp;<![endif]><o:p></o:p></p>\n\n"
        )

    def cell(self, one):
        text, columns, rows, heading = one
        spans = (f" colspan={columns}" if columns > 1 else "") + (f" rowspan={rows}" if rows > 1 else "")
        content = self.text(text) if text else "<o:p>&nbsp;</o:p>"
        if heading:
            content = f"<b\n  style='mso-bidi-font-weight:normal'>{content}</b>"
        return (
            f"  <td width=91{spans} valign=top style='width:68.0pt;border:solid windowtext 1.0pt;\n"
            "  mso-border-alt:solid windowtext .5pt;padding:0cm 5.4pt 0cm 5.4pt'>\n"
            f"  <p class=MsoNormal align=right style='text-align:right'>{self.span(content)}</p>\n  </td>\n"
        )

    def row(self, cells):
        return " <tr style='mso-yfti-irow:1;\n  height:15.0pt'>\n" + "".join(self.cell(one) for one in cells) + " </tr>\n"

    def table(self, head, body):
        return (
            "<table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0\n style='border-collapse:collapse;"
            "mso-yfti-tbllook:1184'>\n"
            + "".join(self.row(cells) for cells in head + body)
            + " <![if !supportMisalignedColumns]>\n <tr height=0>\n  <td width=91 style='border:none'></td>\n"
            "  <td width=91 style='border:none'></td>\n </tr>\n <![endif]>\n</table>\n\n"
        )


class Excel(Plain):
    """As Excel publishes a sheet: rows of nothing but widths, and texts in cells that run over their neighbours."""

    name = "excel"

    def page(self, body, charset):
        meta = f'<meta http-equiv=Content-Type content="text/html; charset={charset}">' if charset else ""
        return (
            '<html xmlns:v="urn:schemas-microsoft-com:vml"\nxmlns:o="urn:schemas-microsoft-com:office:office"\n'
            'xmlns:x="urn:schemas-microsoft-com:office:excel"\nxmlns="http://www.w3.org/TR/REC-html40">\n\n'
            f"<head>\n{meta}\n<meta name=ProgId content=Excel.Sheet>\n<style id=\"blad_1_Styles\"><!--table\n"
            '\t{mso-displayed-decimal-separator:"\\,";\n\tmso-displayed-thousand-separator:"\\.";}\n.xl651\n\t{padding:0px;}\n'
            "-->\n</style>\n</head>\n\n<body>\n<!--[if !excel]>&nbsp;&nbsp;<![endif]-->\n"
            f'<div id="blad_1" align=center x:publishsource="Excel">\n\n{body}\n</div>\n</body>\n\n</html>\n'
        )

    def heading(self, text):
        cells = f"  <td height=20 class=xl651 colspan=7 width=448 style='height:15.0pt;mso-ignore:colspan'>{self.text(text)}</td>\n"
        return f"<table border=0 cellpadding=0 cellspacing=0 width=448>\n <tr height=20>\n{cells} </tr>\n</table>\n"

    def paragraph(self, text):
        return self.heading(text)

    def cell(self, one):
        text, columns, rows, heading = one
        spans = (f" colspan={columns}" if columns > 1 else "") + (f" rowspan={rows}" if rows > 1 else "")
        number = text.replace(".", "")
        value = f' align=right x:num="{number}"' if number.isdigit() else ""
        content = f"<span style='mso-spacerun:yes'> </span>{self.text(text)}" if heading else self.text(text)
        return f"  <td{spans} class=xl651{value} width=64 style='width:48pt'>{content}</td>\n"

    def row(self, cells):
        return " <tr height=20 style='height:15.0pt'>\n" + "".join(self.cell(one) for one in cells) + " </tr>\n"

    def table(self, head, body):
        return (
            "<table border=0 cellpadding=0 cellspacing=0 width=448 style='border-collapse:\n collapse;table-layout:fixed'>\n"
            " <col width=64 span=7 style='width:48pt'>\n" + "".join(self.row(cells) for cells in head + body)
            + " <![if supportMisalignedColumns]>\n <tr height=0 style='display:none'>\n  <td width=64 style='width:48pt'></td>\n"
            " </tr>\n <![endif]>\n</table>\n"
        )


class Calc(Plain):
    """As LibreOffice writes a sheet: fonts, and beside each number the value behind it."""

    name = "calc"

    def page(self, body, charset):
        meta = f'<meta http-equiv="content-type" content="text/html; charset={charset}"/>' if charset else ""
        return (
            '<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN">\n\n<html>\n<head>\n\t\n'
            f'\t{meta}\n\t<title></title>\n\t<meta name="generator" content="LibreOffice"/>\n\t<style type="text/css">\n'
            '\t\tbody,div,table,thead,tbody,tfoot,tr,th,td,p { font-family:"Liberation Sans"; font-size:x-small }\n'
            f"\t</style>\n\t\n</head>\n\n<body>\n{body}\n<!-- ************** -->\n</body>\n\n</html>\n"
        )

    def heading(self, text):
        return f'<p><center><h1>{self.text(text)}</h1></center></p>\n'

    def paragraph(self, text):
        return f'<p><font face="Arial">{self.text(text)}</font></p>\n'

    def cell(self, one):
        text, columns, rows, heading = one
        spans = (f" colspan={columns}" if columns > 1 else "") + (f" rowspan={rows}" if rows > 1 else "")
        number = text.replace(".", "")
        value = f' sdval="{number}" sdnum="1043;0;#.##0"' if number.isdigit() else ""
        content = f"<b>{self.text(text)}</b>" if heading else (self.text(text) or "<br>")
        return f'\t\t<td{spans} height="17" align="right" valign=bottom{value}><font color="#000000">{content}</font></td>\n'

    def row(self, cells):
        return "\t<tr>\n" + "".join(self.cell(one) for one in cells) + "\t</tr>\n"

    def table(self, head, body):
        columns = "\t<colgroup width=\"85\"></colgroup>\n" * 7
        return (
            f'<table cellspacing="0" border="0">\n{columns}' + "".join(self.row(cells) for cells in head + body) + "</table>\n"
        )


class Xhtml(Plain):
    """XHTML in a table that lays out the page, names with entities and line breaks in them."""

    name = "xhtml"

    def page(self, body, charset):
        declared = f' encoding="{charset}"' if charset else ""
        return (
            f'<?xml version="1.0"{declared}?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd">\n'
            f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script type="text/javascript" src="x.js"/></head>\n'
            '<body><table width="100%"><tr><td><ul><li>Home</li><li>Contact</li></ul></td>\n<td>'
            f"<div/>{body}</td></tr></table></body></html>\n"
        )

    def heading(self, text):
        return f"<h2>{self.text(text)}</h2>\n"

    def paragraph(self, text):
        return f"<p>{self.text(text)}</p>\n"

    def content(self, text):
        words = self.text(text).replace(" ", "&#160;") if text[:1].isdigit() else self.text(text)
        return words.replace("Leidschendam-", "Leidschendam-<br/>").replace("-Volendam", "-<br />Volendam")

    def cell(self, one):
        text, columns, rows, heading = one
        spans = (f' colspan="{columns}"' if columns > 1 else "") + (f' rowspan="{rows}"' if rows > 1 else "")
        name = "th" if heading else "td"
        return f"<{name}{spans}>{self.content(text)}</{name}>" if text else f"<{name}{spans}/>"

    def row(self, cells):
        return "<tr>" + "".join(self.cell(one) for one in cells) + "</tr>\n"

    def table(self, head, body):
        return (
            "<table><thead>" + "".join(self.row(cells) for cells in head) + "</thead>\n<tbody>"
            + "".join(self.row(cells) for cells in body) + "</tbody></table>\n"
        )


# --------------------------------------------------------------- layouts


def head(columns, profile="Profiel in Sonar", without="Geen profiel in Sonar"):
    names = [cell(name, rows=2, heading=True) for name in columns]
    first = [cell("Gemeentecliënten in Sonar", 2, heading=True), cell("UWV-cliënten in Sonar", 2, heading=True)]
    second = [cell(text, heading=True) for text in (profile, without, profile, without)]
    return [names + first + [cell("Totaal in Sonar", rows=2, heading=True)], second]


def intro(markup, figures):
    country = head(["Arbeidsmarktregio"])
    return (
        markup.heading(TITLE) + markup.paragraph(f"{EDITION} Nederland")
        + markup.paragraph("Dit overzicht telt de mensen in de banenafspraak.")
        + markup.table(country, [row_of(figures.country, "Nederland")])
    )


def one_table(markup, figures):
    """One table of all regions; the region's cell stands beside its municipalities."""
    rows = []
    for name, municipalities, total in figures.regions:
        for i, row in enumerate(municipalities):
            before = [cell(name, rows=len(municipalities) + 1)] if i == 0 else []
            rows.append(row_of(row, row["municipality_printed"], *before))
        rows.append(row_of(total, "Totaal AMR"))
    columns = ["Arbeidsmarktregio", "Gemeente"]
    return intro(markup, figures) + markup.table(head(columns, "Met klantprofiel", "Zonder klantprofiel"), rows)


def by_region(markup, figures):
    """A table for each region, below its heading."""
    text = intro(markup, figures)
    for name, municipalities, total in figures.regions:
        rows = [row_of(row, row["municipality_printed"]) for row in municipalities]
        rows.append(row_of(total, "Totaal AMR"))
        text += markup.heading(name) + markup.table(head(["Gemeente"], "profiel", "geen profiel"), rows)
    return text


def repeated_head(markup, figures):
    """One table, with its headings again after every ten rows and the region in each row."""
    columns = head(["Arbeidsmarktregio", "Gemeente"])
    rows = []
    for name, municipalities, total in figures.regions:
        for row in municipalities:
            rows.append(row_of(row, row["municipality_printed"], cell(name)))
        rows.append(row_of(total, "Totaal AMR", cell(name)))
    spread = []
    for i, row in enumerate(rows):
        if i > 0 and i % 10 == 0:
            spread += columns
        spread.append(row)
    return intro(markup, figures) + markup.table(columns, spread)


def region_rows(markup, figures):
    """One table, each region a row that spans all columns."""
    rows = []
    for name, municipalities, total in figures.regions:
        rows.append([cell(name, 6, heading=True)])
        rows += [row_of(row, row["municipality_printed"]) for row in municipalities]
        rows.append(row_of(total, "Totaal AMR"))
    return intro(markup, figures) + markup.table(head(["Gemeente"]), rows)


def flat_head(markup, figures):
    """One table with one row of headings, that of the country first in it."""
    names = ("Regio", "Gemeente", "Gemeentecliënten met profiel", "Gemeentecliënten zonder profiel",
             "UWV-cliënten met profiel", "UWV-cliënten zonder profiel", "Totaal")
    rows = [row_of(figures.country, "", cell("Nederland"))]
    for name, municipalities, total in figures.regions:
        for i, row in enumerate(municipalities):
            rows.append(row_of(row, row["municipality_printed"], cell(name if i == 0 else "")))
        rows.append(row_of(total, "Totaal AMR", cell("")))
    return (
        markup.heading(f"{TITLE} {EDITION}")
        + markup.table([[cell(name, heading=True) for name in names]], rows)
    )


MARKUPS = (Plain(), Browser(), Word(), Excel(), Calc(), Xhtml())
LAYOUTS = (one_table, by_region, repeated_head, region_rows, flat_head)
# The codec, what the page declares, and the bytes before it.
ENCODINGS = {
    "utf-8": ("utf-8", "utf-8", b""),
    "bom": ("utf-8", None, b"\xef\xbb\xbf"),
    "undeclared": ("utf-8", None, b""),
    "windows-1252": ("cp1252", "windows-1252", b""),
    "iso-8859-1": ("cp1252", "iso-8859-1", b""),
    "iso-8859-15": ("iso8859-15", "iso-8859-15", b""),
    "utf-16le": ("utf-16-le", "utf-16", b"\xff\xfe"),
    "utf-16be": ("utf-16-be", "utf-16", b"\xfe\xff"),
    "utf-16le-bare": ("utf-16-le", None, b""),
}


def pages(figures):
    """Yields (layout, markup, encoding, bytes): each layout in each markup, and the encodings by turns over them."""
    for layout in LAYOUTS:
        for markup in MARKUPS:
            body = layout(markup, figures)
            everywhere = layout is one_table and markup.name == "plain"
            for encoding, (codec, declared, before) in ENCODINGS.items():
                if everywhere or encoding == "utf-8":
                    text = markup.page(body, declared)
                    yield layout.__name__, markup.name, encoding, before + text.encode(codec)


def main():
    figures = Figures(sys.argv[1])
    folder = pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for layout, markup, encoding, text in pages(figures):
        (folder / f"{layout}.{markup}.{encoding}.html").write_bytes(text)


if __name__ == "__main__":
    main()
