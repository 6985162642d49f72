#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""Lets an office program write the figures of an edition as HTML.

    office.py FIGURES FOLDER

Makes a sheet and a text of them, of which soffice writes pages into FOLDER. Ends with 77, which the suite shows as skipped, where
there is no soffice.
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile
from xml.sax.saxutils import escape

import pages

SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" office:version="1.2"'
)
KIND = "application/vnd.oasis.opendocument."
STYLES = (
    '<office:automatic-styles><number:number-style style:name="N1" number:language="nl" number:country="NL"><number:number number:decimal-places="0" '
    'number:min-integer-digits="1" number:grouping="true"/></number:number-style><style:style style:name="count" '
    'style:family="table-cell" style:data-style-name="N1"/></office:automatic-styles>'
)


class Flat:
    """Writes the parts of a page, as pages.py asks for them, in the flat XML of an office document."""

    def __init__(self, sheet):
        self.sheet = sheet

    def document(self, body):
        kind = "spreadsheet" if self.sheet else "text"
        if self.sheet:
            body = f'<table:table table:name="Blad1">{body}</table:table>'
        return (
            f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} office:mimetype="{KIND}{kind}">{STYLES}'
            f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document>"
        )

    def paragraph(self, text):
        if self.sheet:
            return self.row([pages.cell(text)])
        return f"<text:p>{escape(text)}</text:p>"

    def heading(self, text):
        return self.paragraph(text) if self.sheet else f'<text:h text:outline-level="2">{escape(text)}</text:h>'

    def cell(self, one):
        text, columns, rows, _ = one
        spans = f' table:number-columns-spanned="{columns}" table:number-rows-spanned="{rows}"'
        number = text.replace(".", "")
        value = ' office:value-type="string"'
        if self.sheet and number.isdigit():
            value = f' office:value-type="float" office:value="{number}" table:style-name="count"'
        return (
            f"<table:table-cell{spans}{value}><text:p>{escape(text)}</text:p></table:table-cell>"
            + "<table:covered-table-cell/>" * (columns - 1)
        )

    def row(self, cells):
        return "<table:table-row>" + "".join(self.cell(one) for one in cells) + "</table:table-row>"

    def table(self, head, body):
        rows, below = [], {}
        for cells in head + body:
            line, column = "", 0
            for one in cells + [None]:
                while below.get(column, 0) > 0:
                    below[column] -= 1
                    line += "<table:covered-table-cell/>"
                    column += 1
                if one is None:
                    break
                line += self.cell(one)
                for _ in range(one[1]):
                    below[column] = one[2] - 1
                    column += 1
            rows.append(f"<table:table-row>{line}</table:table-row>")
        if self.sheet:
            return "".join(rows)
        return f'<table:table><table:table-column table:number-columns-repeated="7"/>{"".join(rows)}</table:table>'


def main():
    program = shutil.which("soffice")
    if program is None:
        print("skipped: soffice is not on this machine")
        return 77
    figures = pages.Figures(sys.argv[1])
    folder = pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        sources = []
        for sheet, layouts in ((True, (pages.one_table, pages.flat_head)), (False, (pages.one_table, pages.by_region))):
            flat = Flat(sheet)
            for layout in layouts:
                source = pathlib.Path(work, layout.__name__ + (".sheet.fods" if sheet else ".text.fodt"))
                source.write_text(flat.document(layout(flat, figures)), encoding="utf-8")
                sources.append(source)
        command = [program, f"-env:UserInstallation=file://{work}/profile", "--headless", "--convert-to", "html"]
        done = subprocess.run([*command, "--outdir", folder, *sources], capture_output=True, text=True, timeout=240)
    missing = [source.stem for source in sources if not (folder / f"{source.stem}.html").is_file()]
    if missing:
        print("soffice wrote no", ", ".join(missing), done.stdout, done.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
