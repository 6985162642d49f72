#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""Makes the seeds that fuzzing starts from: the figures of one region, in every form in which people have them.

    seeds.py FIXTURES FOLDER      writes FOLDER/FORMAT/NAME, the figures being those of FIXTURES/2025q2.csv
    seeds.py formats              prints the formats, as a list of CMake

A fuzz target fuzz_FORMAT.c begins with FOLDER/FORMAT; one of no such format begins with all of them. What is made is small,
for a fuzzer learns most from small inputs, and always the same.
"""

import csv
import gzip
import io
import json
import pathlib
import sys
import zipfile
from xml.sax.saxutils import escape, quoteattr

REGION = "23"  # Rivierenland: few municipalities
COUNTS = ["municipal_profile", "municipal_no_profile", "uwv_profile", "uwv_no_profile", "total"]
TITLE = "Transparantie van klantprofielen"
EDITION = "Tweede kwartaal 2025"
HEADINGS = ["Regio", "Gemeente", "Gemeente: met profiel", "Gemeente: zonder profiel", "UWV: met profiel",
            "UWV: zonder profiel", "Totaal"]
REGISTER = ("In de arbeidsmarktregio {} bevat het doelgroepregister in totaal 5.431 personen. "
            "Hiervan is 74% bekend in Sonar.")
DATE = (2025, 6, 30, 0, 0, 0)


def figures(path):
    with open(path, encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["region_number"] == REGION]


def dutch(number):
    return f"{int(number):,}".replace(",", ".")


def cells(rows):
    """The publication's table: region, name and five counts a row."""
    for row in rows:
        name = row["municipality_printed"] or "Totaal AMR"
        yield [f"{row['region_number']} {row['region_name']}", name] + [dutch(row[count]) for count in COUNTS]


def region(rows):
    return rows[0]["region_name"]


# ----------------------------------------------------------------------------- text


def text(rows):
    lines = [TITLE, EDITION, "", REGISTER.format(region(rows)), ""]
    runs = [" ".join(row) for row in cells(rows)]
    layout = ["  ".join(cell.ljust(24) for cell in row) for row in cells(rows)]
    return {
        "runs.txt": "\n".join(lines + runs) + "\n",
        "layout.txt": "\r\n".join(lines + layout) + "\f",
        "one-cell-a-line.txt": "\n".join(lines + [cell for row in cells(rows) for cell in row[1:]]),
    }


def markdown(rows):
    table = [HEADINGS, ["---"] * len(HEADINGS), *cells(rows)]
    lines = [f"# {TITLE}", "", f"**{EDITION}**", "", REGISTER.format(region(rows)), ""]
    return {"table.md": "\n".join(lines + ["| " + " | ".join(row) + " |" for row in table]) + "\n"}


def as_csv(rows, delimiter, quoting=csv.QUOTE_MINIMAL):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=quoting).writerows([[EDITION], HEADINGS, *cells(rows)])
    return out.getvalue()


def csv_files(rows):
    tidy = io.StringIO()
    writer = csv.DictWriter(tidy, rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return {
        "tidy.csv": tidy.getvalue(),
        "comma.csv": as_csv(rows, ",", csv.QUOTE_ALL),
        "semicolon.csv": "sep=;\r\n" + as_csv(rows, ";"),
        "windows-1252.csv": as_csv(rows, ";").replace("a", "ä", 1).encode("cp1252"),
        "tab-utf-16.csv": as_csv(rows, "\t").encode("utf-16"),
        "bar-bom.csv": "\ufeff" + as_csv(rows, "|"),
    }


# --------------------------------------------------------------------------- markup


def html_row(row, tag="td"):
    return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in row) + "</tr>"


def html(rows):
    body = list(cells(rows))
    plain = "".join(map(html_row, body))
    spanned = f'<tr><td rowspan="{len(body)}">{escape(body[0][0])}</td>' + "".join(
        html_row(row[1:]).removeprefix("<tr>") if i == 0 else html_row(row[1:]) for i, row in enumerate(body))
    head = f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{TITLE}</title></head><body><h1>{TITLE}</h1>"
    return {
        "table.html": f"{head}<h2>{EDITION}</h2><table>{html_row(HEADINGS, 'th')}{plain}</table></body></html>",
        "spans.html": f"{head}<h2>{EDITION}</h2><table>{html_row(HEADINGS, 'th')}{spanned}</table>",
        "nested.html": f"<table><tr><td colspan=2>{EDITION}&nbsp;<p>{REGISTER.format(region(rows))}"
                       f"<td><table>{plain}</table></table>",
    }


def xml(rows):
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<dataset xmlns="urn:klantprofiel:dataset:1" version="1.0">\n'
    attributes = (" ".join(f"{name}={quoteattr(value)}" for name, value in row.items() if value) for row in rows)
    body = "".join(f"  <row {attribute}/>\n" for attribute in attributes)
    printed = body.replace("/>", '><printed column="total">n.b.</printed></row>', 1)
    note = '  <note id="read.not-a-count" severity="warning" line="1">een noot &amp; meer</note>\n'
    note += ('  <note id="repair.changed" severity="information">71<change level="municipality" municipality_code="GM1978" '
             'column="municipal_no_profile" from="17" to="71" cause="two digits swapped" rules="row.sum region.sum" '
             'confidence="certain"/></note>\n')
    return {"dataset.xml": head + body + "</dataset>\n", "notes.xml": head + printed + note + "</dataset>\n"}


def as_json(rows):
    numbers = {"region_number", "page", "line", "register_total", "known_percent", *COUNTS}

    def value(name, written):
        return None if written == "" else int(written) if name in numbers else written

    body = [{name: value(name, written) for name, written in row.items()} for row in rows]
    body[0] |= {"municipal_profile": None, "printed": {"municipal_profile": "n.b."}}
    change = {"level": "municipality", "municipality_code": "GM1978", "column": "municipal_no_profile", "from": 17, "to": 71,
              "cause": "two digits swapped", "rules": ["row.sum", "region.sum"], "confidence": "certain"}
    note = {"id": "repair.changed", "severity": "information", "message": "71", "change": change}
    whole = {"format": "klantprofiel-dataset", "version": 1, "rows": body, "notes": [note]}
    return {"dataset.json": json.dumps(whole, ensure_ascii=False, indent=1), "compact.json": json.dumps(whole)}


def words(rows):
    """Pages of words with their places, as `pdftotext -bbox` tells them."""
    lines, y = [], 60
    for row in [[EDITION], *cells(rows)]:
        for column, cell in enumerate(row):
            x = 40 + 90 * column
            for word in cell.split():
                width = 6 * len(word)
                lines.append(f'    <word xMin="{x}.0" yMin="{y}.0" xMax="{x + width}.0" yMax="{y + 10}.0">'
                             f"{escape(word)}</word>")
                x += width + 4
        y += 14
    return {"page.xml": '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" '
                        '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">'
                        '<html xmlns="http://www.w3.org/1999/xhtml">\n<body>\n<doc>\n'
                        '  <page width="842.0" height="595.0">\n' + "\n".join(lines) +
                        "\n  </page>\n</doc>\n</body>\n</html>\n"}


def pdf(rows):
    """A page of one font, with a line of text for each row."""
    lines = [EDITION, *(" ".join(row) for row in cells(rows))]
    shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines).encode("cp1252", "replace")
    stream = b"BT /F1 10 Tf 40 800 Td " + shown + b"ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length " + str(len(stream)).encode() + b" >>\nstream\n" + stream + b"\nendstream",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += str(number).encode() + b" 0 obj\n" + body + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return {"page.pdf": out + b"xref\n0 5\n0000000000 65535 f \n" + table +
                        b"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n" + str(len(out)).encode() + b"\n%%EOF\n"}


# --------------------------------------------------------------------- spreadsheets


def archive(members, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, DATE)
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else method
            file.writestr(info, content)
    return out.getvalue()


def number(cell):
    plain = cell.replace(".", "")
    return int(plain) if plain.isdigit() else None


def xlsx(rows):
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    table = [[EDITION], HEADINGS, *cells(rows)]
    shared = sorted({cell for row in table for cell in row if number(cell) is None})

    def cell(place, value, inline):
        if number(value) is not None:
            return f'<c r="{place}"><v>{number(value)}</v></c>'
        if inline:
            return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
        return f'<c r="{place}" t="s"><v>{shared.index(value)}</v></c>'

    def sheet(inline):
        body = "".join(
            f'<row r="{y}">' + "".join(cell(f"{'ABCDEFG'[x]}{y}", value, inline) for x, value in enumerate(row)) +
            "</row>" for y, row in enumerate(table, 1))
        return f'<worksheet xmlns="{main}"><sheetData>{body}</sheetData>' \
               '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells></worksheet>'

    def book(inline):
        relation = f'<Relationship Id="rId1" Type="{office}/'
        members = {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Override PartName="/xl/workbook.xml" '
                                   'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.'
                                   'main+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships">{relation}officeDocument" '
                           'Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
                               '<sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">{relation}worksheet" '
                                          'Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": sheet(inline),
        }
        if not inline:
            members["xl/_rels/workbook.xml.rels"] = members["xl/_rels/workbook.xml.rels"].replace(
                "</Rel", f'<Relationship Id="rId2" Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Rel', 1)
            strings = "".join(f"<si><t>{escape(text)}</t></si>" for text in shared)
            members["xl/sharedStrings.xml"] = f'<sst xmlns="{main}">{strings}</sst>'
        return members

    return {"shared.xlsx": archive(book(False)), "inline.xlsx": archive(book(True), zipfile.ZIP_STORED),
            "sheet": b"\1\0" + sheet(False).encode(), "strings": b"\2\0" + book(False)["xl/sharedStrings.xml"].encode()}


def ods(rows):
    names = "".join(f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
                    for name in ("office", "table", "text", "manifest"))

    def cell(value):
        typed = f'office:value-type="float" office:value="{number(value)}"' if number(value) is not None \
            else 'office:value-type="string"'
        return f"<table:table-cell {typed}><text:p>{escape(value)}</text:p></table:table-cell>"

    empty = '<table:table-cell table:number-columns-repeated="1000"/>'
    body = "".join(f"<table:table-row>{''.join(map(cell, row))}{empty}</table:table-row>"
                   for row in [[EDITION], HEADINGS, *cells(rows)])
    content = f'<office:document-content{names} office:version="1.2"><office:body><office:spreadsheet>' \
              f'<table:table table:name="Blad1">{body}<table:table-row table:number-rows-repeated="1048000"/>' \
              "</table:table></office:spreadsheet></office:body></office:document-content>"
    manifest = f'<manifest:manifest{names}><manifest:file-entry manifest:full-path="/" ' \
               'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
    members = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content,
               "META-INF/manifest.xml": manifest}
    nameless = content.replace(' table:name="Blad1"', "", 1).replace(body, "", 1)
    return {"sheet.ods": archive(members), "stored.ods": archive(members, zipfile.ZIP_STORED),
            "content": b"\1\0" + content.encode(), "nameless": b"\1\0" + nameless.encode()}


# --------------------------------------------------------------------------- packed


def gzip_files(rows):
    packed = gzip.compress(text(rows)["runs.txt"].encode(), mtime=0)
    return {"text.gz": packed, "two.gz": packed + gzip.compress(b"\n", mtime=0), "twice.gz": gzip.compress(packed, mtime=0),
            "stored.gz": gzip.compress(text(rows)["runs.txt"].encode(), 0, mtime=0)}


def zip_files(rows):
    table = text(rows)["runs.txt"]
    inner = archive({"tabel.txt": table})
    return {
        "text.zip": archive({"tabel.txt": table}),
        "several.zip": archive({"map/": "", "map/tabel.txt": table, "leesmij.txt": "niets", "__MACOSX/x": "\0",
                                "../t.gz": gzip.compress(table.encode(), mtime=0)}, zipfile.ZIP_STORED),
        "nested.zip": archive({"binnen.zip": inner}, zipfile.ZIP_STORED),
    }


def extracts(rows):
    """Of clients who do not exist, one for each of some municipalities; the first byte says how they are counted."""
    names = ["client_id", "gemeentecode", "indicering", "status", "dienstverlening_begin", "dienstverlening_eind",
             "doelgroepregister", "banenafspraak", "wsw_beschut", "affiniteiten", "beroepssectoren", "taaksoort_01"]
    codes = sorted({row["municipality_code"] for row in rows if row.get("municipality_code")})[:8]
    clients = [[f"c{at}", code, ("WW", "BIJSTAND", "WIA+NUG", "?")[at % 4], "ingeschreven", "2020-01-31",
                "" if at % 3 else "31-12-2024", "J", "ja" if at % 5 else "nee", "N", "groen, \"blauw\"", "zorg\n2", "J"]
               for at, code in enumerate(codes)]
    quoted = [['"' + value.replace('"', '""') + '"' for value in client] for client in clients]
    table = ";".join(names) + "\r\n" + "\r\n".join(";".join(client) for client in quoted) + "\r\n"
    elements = "".join("<klant>" + "".join(f"<{name}>{escape(value)}</{name}>" for name, value in zip(names, client))
                       + "</klant>\n" for client in clients)
    markup = f'<?xml version="1.0"?>\n<extract xmlns="urn:klantprofiel:extract:1">\n{elements}</extract>\n'
    packed = gzip.compress(table.encode(), mtime=0) + gzip.compress(b'"x"\n', mtime=0)
    return {"table.csv": b"\0" + table.encode(), "unique.csv": b"\5" + table.replace(";", ",").encode(),
            "wide.csv": b"\0" + table.encode("utf-16"), "table.csv.gz": b"\4" + packed, "clients.xml": b"\0" + markup.encode(),
            "unique.xml": b"\1" + markup.replace("klant>", "k:klant>").replace("xmlns=", "xmlns:k=").encode(),
            "short.xml": b"\x0c" + markup.encode("utf-16"), "two.zip": b"\0" + archive({"a.csv": table, "b/c.xml": markup})}


FORMATS = {"text": text, "markdown": markdown, "csv": csv_files, "html": html, "xml": xml, "json": as_json,
           "words": words, "bbox": words, "pdf": pdf, "xlsx": xlsx, "ods": ods, "gzip": gzip_files, "zip": zip_files,
           "count": extracts, "split": extracts}


def main():
    if sys.argv[1:] == ["formats"]:
        print(";".join(FORMATS))
        return
    rows = figures(pathlib.Path(sys.argv[1]) / "2025q2.csv")
    made = 0
    for name, make in FORMATS.items():
        folder = pathlib.Path(sys.argv[2]) / name
        folder.mkdir(parents=True, exist_ok=True)
        for file, content in make(rows).items():
            (folder / file).write_bytes(content if isinstance(content, bytes) else content.encode())
            made += 1
    print(f"{made} seeds")


if __name__ == "__main__":
    main()
