# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""A workbook as others read it: openpyxl, and with `office` LibreOffice. workbook.py PROGRAM [office]"""

import csv
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import unittest

import openpyxl

PROGRAM = sys.argv[1]
OFFICE = sys.argv[2:3] == ["office"]
SAMPLE = pathlib.Path(__file__).resolve().parents[2] / "examples/data/transparantie-2025-q2.txt"
SLID = pathlib.Path(__file__).resolve().parents[1] / "fixtures/zuidoost-brabant.md"

TEXTS = [None, "=1+1", "+31 6", "@SUM(A1)", "-2", "1.097", "TRUE", "2025-06-30", "'s-Hertogenbosch", "Súdwest-Fryslân",
         'a<b & "c" \'d\'', "😀 café", "https://www.example.nl/?a=1&b=2", "tab\tand\nline"]
COUNTS = ["municipal_profile", "municipal_no_profile", "uwv_profile", "uwv_no_profile", "total", "register_total"]
NAMES = ["region_code", "region_name", "municipality_code", "municipality_name", "source", "municipality_printed"]
SHARES = ["profile_share", "municipal_share", "total_change"]
WHOLES = ["unplaced", "rank_in_country", "total_difference"]


def any_dataset(seed):
    """Rows by chance, in the project's own JSON."""
    chance = random.Random(seed)
    maybe = lambda value: value if chance.random() < 0.7 else None
    rows = [{
        "edition": maybe(chance.choice(["2023Q2", "2025Q2"])), "level": chance.choice(["country", "region", "municipality"]),
        "region_number": maybe(chance.randint(1, 35)), **{name: chance.choice(TEXTS) for name in NAMES},
        **{name: maybe(chance.choice([0, 1, 999, 1097, 190973, 2**53 - 1])) for name in COUNTS},
        "known_percent": maybe(chance.choice([0, 72, 74.3])), "origin": "published", "page": maybe(3), "line": maybe(77),
        **{name: maybe(chance.random()) for name in SHARES}, **{name: maybe(chance.randint(1, 500)) for name in WHOLES},
    } for _ in range(chance.randint(1, 25))]
    return {"format": "klantprofiel-dataset", "version": 1, "rows": rows, "notes": []}


def run(*arguments, status=(0,)):
    done = subprocess.run([PROGRAM, *map(str, arguments)], capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode in status, (done.args, done.stderr)
    return done.stdout


class Workbook(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def written(self, *arguments, status=(0,)):
        """A workbook of the program's, opened by openpyxl."""
        path = self.folder / "a.xlsx"
        run(*arguments, "-q", "-o", path, status=status)
        return openpyxl.load_workbook(path)

    def test_any_dataset_has_the_same_numbers_names_and_absences(self):
        for seed in range(25):
            with self.subTest(seed=seed):
                dataset = any_dataset(seed)
                path = self.folder / "a.json"
                path.write_text(json.dumps(dataset), encoding="utf-8")
                heading, *rows = self.written("parse", path, status=(0, 1))["Data"].iter_rows()
                names = [cell.value for cell in heading]
                self.assertEqual(len(rows), len(dataset["rows"]))
                for cells, row in zip(rows, dataset["rows"]):
                    for name, cell in zip(names, cells):
                        if isinstance(row.get(name), float):
                            self.assertAlmostEqual(cell.value, row[name], 15, name)
                        else:
                            self.assertEqual(cell.value, row.get(name), name)
                        self.assertNotEqual(cell.data_type, "f", name)
                        if isinstance(row.get(name), str):
                            self.assertIn(cell.data_type, ("s", "inlineStr"), name)
                    for name in row:
                        self.assertIn(name, names)

    def test_it_is_ready_to_be_worked_with(self):
        book = self.written("aggregate", SAMPLE, "--by", "region", "--indicators", "--lang", "nl")
        self.assertEqual(book.sheetnames, ["Data", "Indicatoren", "Opmerkingen", "Bron"])
        for name in book.sheetnames[:-1]:
            sheet = book[name]
            self.assertEqual(sheet.freeze_panes, "A2", name)
            self.assertEqual(sheet.auto_filter.ref, sheet.dimensions, name)
            self.assertTrue(all(sheet.column_dimensions[cell.column_letter].width > 8 for cell in sheet[1]), name)
        formats = {cell.value: below.number_format for cell, below in zip(book["Indicatoren"][1], book["Indicatoren"][2])}
        self.assertIn("0.0%", formats.values())
        self.assertEqual(formats["Totaal"], "#,##0")
        rotterdam = next(row for row in book["Indicatoren"].iter_rows(values_only=True) if row[2] == 22)
        self.assertIn(15337, rotterdam)
        self.assertTrue(any(isinstance(value, float) and abs(value - 0.489) < 0.0005 for value in rotterdam), rotterdam)
        told = dict(row[:2] for row in book["Bron"].iter_rows(values_only=True))
        self.assertIn("UWV", told["Bron"])
        self.assertEqual(told["Edities"], "2025Q2")
        self.assertRegex(told["Gemaakt met"], r"^libklantprofiel \d")
        self.assertEqual(str(book.properties.created), "2025-06-30 00:00:00")

    def test_a_repair_brings_its_trail_and_what_is_left_to_find(self):
        book = self.written("repair", SLID, "--lang", "en")
        self.assertEqual(book.sheetnames, ["Data", "Findings", "Notes", "Source"])
        heading, *notes = book["Notes"].iter_rows(values_only=True)
        changes = [dict(zip(heading, note)) for note in notes if note[0] == "repair.changed"]
        self.assertEqual([(change["change_from"], change["change_to"]) for change in changes],
                         [(None, 33), (33, 681), (681, 1780), (1780, 1417), (1417, 3911)])
        self.assertEqual({change["change_confidence"] for change in changes}, {"certain"})
        heading, *findings = book["Findings"].iter_rows(values_only=True)
        self.assertEqual([dict(zip(heading, finding))["Rule"] for finding in findings], ["edition.missing"])


@unittest.skipUnless(shutil.which("soffice"), "LibreOffice is not here")
class Office(unittest.TestCase):
    def test_libreoffice_makes_the_same_table_of_it(self):
        """The first sheet as CSV has the same cells as our own CSV."""
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            run("parse", SAMPLE, "-q", "-o", folder / "a.xlsx")
            expected = list(csv.reader(run("parse", SAMPLE, "-q").splitlines()))
            # Fields between commas and quotes, UTF-8 (76), values as they are stored and not as they are shown.
            filters = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"
            subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", filters,
                            "--outdir", folder, folder / "a.xlsx"], check=True, capture_output=True, timeout=240)
            with open(folder / "a.csv", encoding="utf-8", newline="") as file:
                self.assertEqual(list(csv.reader(file)), expected)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "Office" if OFFICE else "Workbook"])
