# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""Writes the figures of 2025 as spreadsheets in the shapes in which people have them, and reads each back.

    python3 make_sheets.py KLANTPROFIEL [FOLDER]     FOLDER keeps the files, to look at

openpyxl (Debian: python3-openpyxl) writes XLSX; LibreOffice (libreoffice-calc-nogui) makes ODS, flat ODS and XLSX of its own from
those. What is missing is skipped, and said.
"""

import collections
import csv
import io
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

try:
    import openpyxl
except ImportError:
    openpyxl = None

PROGRAM = sys.argv[1] if len(sys.argv) > 1 else "klantprofiel"
KEPT = sys.argv[2] if len(sys.argv) > 2 else None
FIGURES = pathlib.Path(__file__).resolve().parents[2] / "fixtures" / "2025q2.csv"
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")

COUNTS = ["municipal_profile", "municipal_no_profile", "uwv_profile", "uwv_no_profile", "total"]
COMPARED = ["edition", "level", "region_number", "region_code", "region_name", "municipality_code", "municipality_name",
            *COUNTS]
HEADINGS = ["Gemeentecliënten profiel", "Gemeentecliënten geen profiel", "UWV-cliënten profiel",
            "UWV-cliënten geen profiel", "Totaal in Sonar"]
GROUPS = ["", "", "Gemeentecliënten in Sonar", "", "UWV-cliënten in Sonar", "", ""]
UNDER_GROUPS = ["Arbeidsmarktregio", "Gemeente", "Profiel in Sonar", "Geen profiel in Sonar", "Profiel in Sonar",
                "Geen profiel in Sonar", "Totaal in Sonar"]


def load():
    with open(FIGURES, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = load()
COUNTRY = [row for row in ROWS if row["level"] == "country"][0]
REGIONS = collections.OrderedDict()
for each in ROWS:
    if each["level"] != "country":
        REGIONS.setdefault(each["region_number"], []).append(each)


def compared(rows):
    return sorted(tuple(row[name] for name in COMPARED) for row in rows)


def counts(row, kind=int):
    return [kind(row[name]) for name in COUNTS]


def dotted(number):
    return f"{int(number):,}".replace(",", ".")


def numbered(region):
    return f"{region[0]['region_number']} {region[0]['region_name']}"


def municipalities(region):
    return [row for row in region if row["level"] == "municipality"]


def total(region):
    return [row for row in region if row["level"] == "region"][0]


class Sheet:
    """Rows one below another, from some column on; an empty text leaves its cell out."""

    def __init__(self, sheet, column=1):
        self.sheet, self.column, self.row = sheet, column, 1

    def put(self, *values, skip=0):
        self.row += skip
        for offset, value in enumerate(values):
            if value != "":
                self.sheet.cell(self.row, self.column + offset, value)
        self.row += 1

    def title(self):
        self.put("Transparantie van klantprofielen")
        self.put("tweede kwartaal 2025")

    def merge(self, row, first, last):
        self.sheet.merge_cells(start_row=row, end_row=row, start_column=self.column + first,
                               end_column=self.column + last)


def one_sheet(kind=int, column=1, headings="two rows", blank=0, repeat=False, shares=False):
    """All regions in one table, whose region stands in the first row of its block, or in each."""
    book = openpyxl.Workbook()
    book.active.title = "Cijfers"
    sheet = Sheet(book.active, column)
    sheet.title()
    share = (lambda row: [row_share(row)]) if shares else (lambda row: [])

    def row_share(row):
        return int(row["municipal_profile"]) / max(1, int(row["total"]))

    def head():
        if headings == "two rows":
            sheet.merge(sheet.row, 2, 3)
            sheet.merge(sheet.row, 4, 5)
            sheet.put(*GROUPS)
            sheet.put(*UNDER_GROUPS, *(["% met profiel"] if shares else []))
        elif headings != "none":
            sheet.put("Arbeidsmarktregio", "Gemeente", *HEADINGS)

    head()
    sheet.put("Nederland", "", *counts(COUNTRY, kind), *share(COUNTRY))
    for region in REGIONS.values():
        sheet.row += blank
        if headings == "each":
            head()
        name = numbered(region)
        for row in municipalities(region):
            sheet.put(name, row["municipality_name"], *counts(row, kind), *share(row))
            name = name if repeat else ""
        sheet.put(name, "Totaal AMR", *counts(total(region), kind), *share(total(region)))
    if shares:
        for row in book.active.iter_rows(min_col=column + 7):
            row[0].number_format = "0%"
    return book


def heading_rows(column=1):
    """Each region under a line with its name, with headings of its own, and no column for it."""
    book = openpyxl.Workbook()
    sheet = Sheet(book.active, column)
    sheet.title()
    sheet.put("Nederland", *counts(COUNTRY))
    for region in REGIONS.values():
        sheet.put(numbered(region), skip=1)
        sheet.put("Gemeente", *HEADINGS)
        for row in municipalities(region):
            sheet.put(row["municipality_name"], *counts(row))
        sheet.put("Totaal AMR", *counts(total(region)))
    return book


def sheet_a_region(name=numbered, hidden=()):
    """Each region on a sheet of its own, whose name tells it."""
    book = openpyxl.Workbook()
    sheet = Sheet(book.active)
    book.active.title = "Nederland"
    sheet.title()
    sheet.put("", *HEADINGS, skip=1)
    sheet.put("Nederland", *counts(COUNTRY))
    for number, region in REGIONS.items():
        made = book.create_sheet(name(region))
        made.sheet_state = "hidden" if number in hidden else "visible"
        sheet = Sheet(made)
        sheet.title()
        sheet.put("Gemeente", *HEADINGS, skip=1)
        for row in municipalities(region):
            sheet.put(row["municipality_name"], *counts(row))
        sheet.put("Totaal AMR", *counts(total(region)))
    return book


SHAPES = {
    "numbers": lambda: one_sheet(),
    "numbers-as-text": lambda: one_sheet(kind=str),
    "numbers-with-dots": lambda: one_sheet(kind=dotted),
    "numbers-as-fractions": lambda: one_sheet(kind=float),
    "no-headings": lambda: one_sheet(headings="none"),
    "headings-each-block": lambda: one_sheet(headings="each", blank=2),
    "blank-columns": lambda: one_sheet(column=4),
    "region-each-row": lambda: one_sheet(repeat=True, headings="one row"),
    "shares": lambda: one_sheet(shares=True),
    "heading-rows": lambda: heading_rows(),
    "heading-rows-aside": lambda: heading_rows(column=3),
    "sheet-a-region": lambda: sheet_a_region(),
    "sheet-a-name": lambda: sheet_a_region(name=lambda region: region[0]["region_name"], hidden={"3", "22"}),
}
# As LibreOffice writes them: one call a kind, for each takes seconds.
CONVERTED = {
    "ods": ["numbers", "shares", "heading-rows", "sheet-a-name", "numbers-with-dots"],
    "fods": ["numbers", "sheet-a-region"],
    "xlsx": ["shares", "blank-columns"],
}


@unittest.skipIf(openpyxl is None, "python3-openpyxl is missing")
class Sheets(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.temporary = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(KEPT or cls.temporary.name)
        cls.folder.mkdir(parents=True, exist_ok=True)
        for name, make in SHAPES.items():
            make().save(cls.folder / f"{name}.xlsx")

    @classmethod
    def tearDownClass(cls):
        cls.temporary.cleanup()

    def expect_figures(self, path):
        done = subprocess.run([PROGRAM, "parse", str(path)], capture_output=True, timeout=60, check=False)
        said = done.stderr.decode()
        self.assertEqual(done.returncode, 0, said)
        self.assertNotIn("warning", said)
        rows = list(csv.DictReader(io.StringIO(done.stdout.decode())))
        self.assertEqual(compared(rows), compared(ROWS))

    def test_as_openpyxl_writes_them(self):
        for name in SHAPES:
            with self.subTest(shape=name):
                self.expect_figures(self.folder / f"{name}.xlsx")

    @unittest.skipIf(OFFICE is None, "LibreOffice is missing")
    def test_as_libreoffice_writes_them(self):
        # All kinds at once, each with a profile of its own: to start takes it longer than to convert.
        running = []
        for kind, names in CONVERTED.items():
            profile = pathlib.Path(self.temporary.name) / f"profile-{kind}"
            running.append(subprocess.Popen(
                [OFFICE, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", kind, "--outdir",
                 str(self.folder / f"libreoffice-{kind}"), *(str(self.folder / f"{name}.xlsx") for name in names)],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL))
        for process in running:
            self.assertEqual(process.wait(timeout=240), 0, "LibreOffice does not convert")
        for kind, names in CONVERTED.items():
            for name in names:
                with self.subTest(shape=name, kind=kind):
                    self.expect_figures(self.folder / f"libreoffice-{kind}" / f"{name}.{kind}")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
