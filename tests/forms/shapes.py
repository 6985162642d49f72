# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""The 2025 edition in every form in which people have it, made from the rows of the fixture.

A form of text is a function from a Publication to str, and takes any encoding that can hold it; a form of bytes is a
function to bytes. Prose is our own, figures are UWV's.
"""

import csv
import gzip
import html
import io
import json
import zipfile
from xml.sax.saxutils import escape

COUNTS = ["municipal_profile", "municipal_no_profile", "uwv_profile", "uwv_no_profile", "total"]
TITLE = "Transparantie van klantprofielen"
HEADINGS = ["Arbeidsmarktregio", "Gemeente", "Gemeentecliënten met profiel", "Gemeentecliënten zonder profiel",
            "UWV-cliënten met profiel", "UWV-cliënten zonder profiel", "Totaal"]
PROSE = "Dit overzicht telt wie onder de banenafspraak valt; de cijfers zijn van UWV."


class Publication:
    """The rows of the fixture, as the publication groups them: the country, and regions of municipalities with a total."""

    def __init__(self, path):
        with open(path, newline="", encoding="utf-8") as file:
            self.rows = list(csv.DictReader(file))
        self.columns = list(self.rows[0])
        self.country = next(row for row in self.rows if row["level"] == "country")
        self.regions = []
        for row in self.rows:
            if row["level"] == "municipality":
                if not self.regions or self.regions[-1][0] != row["region_number"]:
                    self.regions.append((row["region_number"], row["region_name"], []))
                self.regions[-1][2].append(row)
        self.totals = {row["region_number"]: row for row in self.rows if row["level"] == "region"}

    def heading(self, region):
        return f"2e kwartaal 2025 {region}"

    def table(self):
        """All of it as one table: lists of seven texts, the region's name in the first row of its block only."""
        yield HEADINGS
        yield ["Nederland", ""] + dotted(self.country)
        for number, name, rows in self.regions:
            for i, row in enumerate(rows):
                yield [f"{number} {name}" if i == 0 else "", row["municipality_name"]] + dotted(row)
            yield ["", "Totaal AMR"] + dotted(self.totals[number])


def dotted(row):
    """The five counts as the publication prints them: 1.175."""
    return [f"{int(row[name]):,}".replace(",", ".") for name in COUNTS]


def plain(row):
    return [row[name] for name in COUNTS]


# ---------------------------------------------------------------------------------------------------- text


def text(publication):
    out = [TITLE, publication.heading("Nederland"), PROSE, "Nederland " + " ".join(dotted(publication.country)), ""]
    for number, name, rows in publication.regions:
        out += ["\f" + TITLE, publication.heading(name), PROSE, " ".join(HEADINGS)]
        for i, row in enumerate(rows):
            region = f"{number} {name} " if i == 0 else ""
            out.append(region + row["municipality_name"] + " " + " ".join(dotted(row)))
        out += ["Totaal AMR " + " ".join(dotted(publication.totals[number])), ""]
    return "\n".join(out)


def text_in_columns(publication):
    """As `pdftotext -layout` gives it: columns parted by many blanks."""
    out = [TITLE, publication.heading("Nederland")]
    out += ["%-34s%-28s%10s%10s%10s%10s%10s" % tuple(cells) for cells in list(publication.table())[1:]]
    return "\n".join(out)


def text_cell_by_cell(publication):
    """As extractors give it that write one cell a line."""
    out = [TITLE, publication.heading("Nederland"), "Nederland"] + dotted(publication.country)
    for number, name, rows in publication.regions:
        out += [TITLE, publication.heading(name)]
        for i, row in enumerate(rows):
            out += ([f"{number} {name}"] if i == 0 else []) + [row["municipality_name"]] + dotted(row)
        out += ["Totaal AMR"] + dotted(publication.totals[number])
    return "\n\n".join(out)


def markdown(publication):
    out = ["# " + TITLE, "", "## " + publication.heading("Nederland"), ""]
    for i, cells in enumerate(publication.table()):
        out.append("| " + " | ".join(cells) + " |")
        if i == 0:
            out.append("|---|---|--:|--:|--:|--:|--:|")
    return "\n".join(out) + "\n"


# ---------------------------------------------------------------------------------------------------- CSV


def tidy(delimiter):
    def form(publication):
        out = io.StringIO()
        writer = csv.DictWriter(out, publication.columns, delimiter=delimiter, lineterminator="\n")
        writer.writeheader()
        writer.writerows(publication.rows)
        return out.getvalue()

    return form


def saved_table(delimiter, quoting=csv.QUOTE_MINIMAL):
    """The publication's own table, as someone saved it from a spreadsheet."""

    def form(publication):
        out = io.StringIO()
        writer = csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator="\r\n")
        writer.writerow([TITLE, publication.heading("Nederland")] + [""] * 5)
        writer.writerow([""] * 7)
        writer.writerows(publication.table())
        return out.getvalue()

    return form


# ----------------------------------------------------------------------------------------------- HTML, XML


def page(body, declaration):
    return f"<!DOCTYPE html>\n<html lang='nl'><head>{declaration}<title>{TITLE}</title></head><body>\n{body}</body></html>\n"


def html_one_table(publication, declaration=""):
    """One table, the region's cell spanning its rows."""
    out = [f"<h1>{TITLE}</h1><h2>{publication.heading('Nederland')}</h2><table>"]
    out.append("<tr>" + "".join(f"<th>{html.escape(cell)}</th>" for cell in HEADINGS) + "</tr>")
    out.append("<tr><td>Nederland</td><td></td>" + html_cells(dotted(publication.country)) + "</tr>")
    for number, name, rows in publication.regions:
        for i, row in enumerate(rows):
            region = f"<td rowspan={len(rows) + 1}>{number}&nbsp;{html.escape(name)}</td>" if i == 0 else ""
            out.append(f"<tr>{region}<td>{html.escape(row['municipality_name'])}</td>{html_cells(dotted(row))}</tr>")
        out.append(f"<tr><td><b>Totaal AMR</b></td>{html_cells(dotted(publication.totals[number]))}</tr>")
    return page("\n".join(out) + "</table>", declaration)


def html_table_a_region(publication, declaration=""):
    """A table a region below its heading, with headings over two rows."""
    head = ("<thead><tr><th rowspan=2>Gemeente</th><th colspan=2>Gemeentecliënten</th><th colspan=2>UWV-cliënten</th>"
            "<th rowspan=2>Totaal</th></tr><tr><th>Profiel</th><th>Geen profiel</th><th>Profiel</th>"
            "<th>Geen profiel</th></tr></thead>")
    out = [f"<h1>{TITLE}</h1><h2>{publication.heading('Nederland')}</h2><table>{head}<tr><td>Nederland</td>"
           f"{html_cells(dotted(publication.country))}</tr></table>"]
    for number, name, rows in publication.regions:
        out.append(f"<h2>{publication.heading(name)}</h2><h3>{number} {html.escape(name)}</h3><table>{head}<tbody>")
        for row in rows:
            out.append(f"<tr><td>{html.escape(row['municipality_name'])}{html_cells(dotted(row))}")
        out.append(f"<tr><td>Totaal AMR</td>{html_cells(dotted(publication.totals[number]))}</tr></tbody></table>")
    return page("\n".join(out), declaration)


def html_cells(cells):
    return "".join(f"<td align=right>{cell}</td>" for cell in cells)


# -------------------------------------------------------------------------------------------- spreadsheets


def column_name(index):
    return chr(ord("A") + index)


def is_number(cell):
    return cell.isdigit()


def undotted(cells):
    """A row of the table as a spreadsheet holds it: counts as numbers."""
    return cells[:2] + [cell.replace(".", "") for cell in cells[2:]]


def zipped(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, (2025, 7, 1, 0, 0, 0)), content, compress_type=how)
    return out.getvalue()


def xlsx(table_of):
    """A workbook with one sheet: numbers as numbers, texts shared, as Excel saves it."""

    def form(publication):
        strings, sheet = {}, []
        for i, cells in enumerate(table_of(publication), 1):
            made = []
            for j, cell in enumerate(cells):
                if cell == "":
                    continue
                at = f"{column_name(j)}{i}"
                if is_number(cell):
                    made.append(f'<c r="{at}"><v>{cell}</v></c>')
                else:
                    made.append(f'<c r="{at}" t="s"><v>{strings.setdefault(cell, len(strings))}</v></c>')
            sheet.append(f'<row r="{i}">{"".join(made)}</row>')
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        package = "http://schemas.openxmlformats.org/package/2006/"
        types = (f'<Types xmlns="{package}content-types"><Default Extension="rels" '
                 'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                 '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
                 'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>')
        return zipped([
            ("[Content_Types].xml", types),
            ("_rels/.rels", f'<Relationships xmlns="{package}relationships"><Relationship Id="rId1" '
                            f'Type="{relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>'),
            ("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{relation}"><sheets>'
                                '<sheet name="2e kwartaal 2025" sheetId="1" r:id="rId1"/></sheets></workbook>'),
            ("xl/_rels/workbook.xml.rels",
             f'<Relationships xmlns="{package}relationships"><Relationship Id="rId1" Type="{relation}/worksheet" '
             f'Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{relation}/sharedStrings" '
             'Target="sharedStrings.xml"/></Relationships>'),
            ("xl/sharedStrings.xml",
             f'<sst xmlns="{main}">' + "".join(f'<si><t xml:space="preserve">{escape(s)}</t></si>' for s in strings) + "</sst>"),
            ("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{main}"><sheetData>{"".join(sheet)}</sheetData></worksheet>'),
        ])

    return form


def ods(table_of):
    """The same as LibreOffice saves it, runs of empty cells being repeated."""

    def form(publication):
        out = []
        for cells in table_of(publication):
            made = []
            for cell in cells:
                if cell == "":
                    made.append('<table:table-cell table:number-columns-repeated="1"/>')
                elif is_number(cell):
                    made.append(f'<table:table-cell office:value-type="float" office:value="{cell}">'
                                f'<text:p>{int(cell):,}</text:p></table:table-cell>')
                else:
                    made.append(f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>')
            out.append(f'<table:table-row>{"".join(made)}<table:table-cell table:number-columns-repeated="16377"/></table:table-row>')
        names = "".join(f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"' for prefix in ("office", "table", "text"))
        content = (f'<office:document-content{names} office:version="1.3"><office:body><office:spreadsheet>'
                   f'<table:table table:name="2e kwartaal 2025">{"".join(out)}<table:table-row '
                   'table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/>'
                   '</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>')
        return zipped([("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content)])

    return form


def publication_sheet(publication):
    yield [TITLE, publication.heading("Nederland")]
    yield []
    for cells in publication.table():
        yield undotted(cells)


def tidy_sheet(publication):
    yield publication.columns
    for row in publication.rows:
        yield [row[name] for name in publication.columns]


# ---------------------------------------------------------------------------------------------------- JSON


def json_records(publication):
    """A list of objects, as pandas writes a table of ours."""
    numbers = set(COUNTS + ["region_number", "page", "line"])
    return json.dumps([{name: None if value == "" else int(value) if name in numbers else value for name, value in row.items()}
                       for row in publication.rows], ensure_ascii=False)


# -------------------------------------------------------------------------------------------------- packed


def packed_gzip(name, content):
    return name + ".gz", gzip.compress(content, mtime=0)


def packed_zip(name, content):
    return name + ".zip", zipped([("leesmij.txt", "Cijfers van UWV."), ("map/" + name, content)])


def packed_twice(name, content):
    return packed_gzip(*packed_zip(name, content))
