# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""What is written is read by pandas and by a check of its own description, and is what went in.

    foreign_test.py PROGRAM
"""

import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

import pandas

from random_tables import COUNTS, HEADER, code, rows, text

PROGRAM = sys.argv.pop(1)
SEEDS = range(1, 13)
MEASURES = [*COUNTS, "register_total", "known_percent"]


def written(found, *options):
    done = subprocess.run([PROGRAM, "parse", "-", "-q", *options], input=text(found).encode(), capture_output=True)
    if done.returncode != 0:
        raise AssertionError(done.stderr.decode())
    return done.stdout


def value(number):
    return None if pandas.isna(number) else float(number)


def expected(row, column):
    return None if row[column] is None else float(row[column])


class Foreign(unittest.TestCase):
    def each(self):
        for seed in SEEDS:
            with self.subTest(seed=seed):
                yield rows(seed)

    def test_csv(self):
        for found in self.each():
            for options, how in (
                ([], {}),
                (["--dialect", "nl"], {"sep": ";", "decimal": ",", "encoding": "utf-8-sig"}),
            ):
                table = pandas.read_csv(io.BytesIO(written(found, *options)), **how, keep_default_na=False, na_values=[""])
                self.assertEqual(list(table.columns), HEADER)
                self.assertEqual(len(table), len(found))
                for row, read in zip(found, table.to_dict("records")):
                    for column in MEASURES:
                        self.assertEqual(value(read[column]), expected(row, column), column)
                    for column in ("edition", "region_code", "municipality_code", "municipality_printed", "origin"):
                        self.assertEqual(None if pandas.isna(read[column]) else read[column], row[column], column)

    def test_the_dutch_dialect_is_what_excel_wants(self):
        raw = written(rows(1), "--dialect", "nl")
        self.assertTrue(raw.startswith(b"\xef\xbb\xbfedition;level;"))
        self.assertEqual(raw.count(b"\n"), raw.count(b"\r\n"))

    def test_cbs(self):
        topics = {column: index for index, column in enumerate(MEASURES, 1)}
        for found in self.each():
            raw = written(found, "--to", "cbs")
            table = pandas.read_csv(io.BytesIO(raw), sep=";", decimal=",", encoding="utf-8-sig", dtype=str, keep_default_na=False)
            self.assertEqual(len(table), len(found))
            by_number = {int(name.rsplit("_", 1)[1]): name for name in table.columns[3:]}
            for row, read in zip(found, table.to_dict("records")):
                self.assertEqual((read["RegioS"], read["Perioden"]), (code(row), row["edition"].replace("Q", "KW0")))
                for column, number in topics.items():
                    if number not in by_number:
                        self.assertTrue(all(row[column] is None for row in found))
                        continue
                    sign = read[by_number[number]]
                    want = row[column]
                    if want is None:
                        self.assertEqual(sign, ".", column)
                    elif want == 0 and column != "known_percent":
                        self.assertEqual(sign, "–", column)
                    else:
                        self.assertEqual(float(sign.replace(",", ".")), float(want), column)
            plain = pandas.read_csv(io.BytesIO(written(found, "--to", "cbs", "--dialect", "without-signs")), sep=";", decimal=",",
                                    encoding="utf-8-sig")
            for row, read in zip(found, plain.to_dict("records")):
                for column, number in topics.items():
                    if number in by_number:
                        self.assertEqual(value(read[by_number[number]]), expected(row, column), column)

    def test_sdmx(self):
        for found in self.each():
            for options in ([], ["--dialect", "labels"]):
                table = pandas.read_csv(io.BytesIO(written(found, "--to", "sdmx-csv", *options)), dtype={"OBS_VALUE": float}, keep_default_na=False,
                                        na_values={"OBS_VALUE": [""], "OBS_VALUE: Value": [""]})
                table.columns = [name.split(":")[0] for name in table.columns]
                self.assertEqual(list(table.columns[:3]), ["STRUCTURE", "STRUCTURE_ID", "ACTION"])
                observed = {}
                for read in table.to_dict("records"):
                    area, indicator, period = (str(read[name]).split(": ")[0] for name in ("REF_AREA", "INDICATOR", "TIME_PERIOD"))
                    key = area, period.replace("-", ""), indicator.lower()
                    self.assertNotIn(key, observed, "each observation once")
                    observed[key] = value(read["OBS_VALUE"])
                    status = read["OBS_STATUS"].split(":")[0]
                    self.assertEqual(status == "O", observed[key] is None, key)
                for row in found:
                    for column in MEASURES:
                        key = code(row), row["edition"], column
                        self.assertEqual(observed.pop(key, None), expected(row, column), key)
                self.assertEqual(observed, {}, "nothing else is observed")

    def test_an_absence_is_told_where_every_row_has_a_count(self):
        found = rows(3)
        raw = written(found, "--to", "sdmx-csv").decode()
        absent = sum(row[column] is None for row in found for column in COUNTS)
        self.assertEqual(raw.count(",O,"), absent)


TYPES = {
    "integer": int, "nonNegativeInteger": int, "number": float, "string": str,
}


class Described(unittest.TestCase):
    """The descriptions are followed as their specifications say, and give the numbers that went in."""

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.data = pathlib.Path(self.folder.name, "Mijn tabel.csv")

    def make(self, found, *options):
        source = pathlib.Path(self.folder.name, "source.csv")
        source.write_text(text(found), encoding="utf-8")
        subprocess.run([PROGRAM, "parse", source, "-q", "-o", self.data, *options], check=True, capture_output=True)

    def check_columns(self, found, columns, table):
        """Each is a name, a type, a pattern and a decimal mark."""
        self.assertEqual([name for name, *_ in columns], list(table.columns))
        for name, kind, pattern, mark in columns:
            for row, cell in zip(found, table[name]):
                if cell == "":
                    self.assertIsNone(row[name], name)
                    continue
                if pattern:
                    self.assertRegex(cell, f"^(?:{pattern})$")
                read = TYPES[kind](cell.replace(mark, ".") if kind == "number" else cell)
                self.assertEqual(read, row[name], name)

    def check_key(self, key, table):
        self.assertFalse(table.duplicated(subset=key).any(), key)

    def test_csvw(self):
        for seed in SEEDS:
            for dialect in ([], ["--dialect", "nl"]):
                found = rows(seed)
                self.make(found, "--metadata", "csvw", *dialect)
                told = json.loads(pathlib.Path(f"{self.data}-metadata.json").read_text(encoding="utf-8"))
                self.assertEqual(told["@context"], "http://www.w3.org/ns/csvw")
                self.assertEqual(told["url"], "Mijn%20tabel.csv")
                form = told["dialect"]
                table = pandas.read_csv(self.data, sep=form["delimiter"], quotechar=form["quoteChar"], dtype=str, keep_default_na=False,
                                        encoding="utf-8-sig")
                columns = []
                for column in told["tableSchema"]["columns"]:
                    datatype = column["datatype"]
                    base, how = (datatype["base"], datatype["format"]) if isinstance(datatype, dict) else (datatype, None)
                    mark = how["decimalChar"] if isinstance(how, dict) else "."
                    columns.append((column["name"], base, how if isinstance(how, str) else None, mark))
                    for titles in (column["titles"]["nl"], column["titles"]["en"]):
                        self.assertIn(column["name"], titles, "the heading of the file is one of the titles")
                self.check_columns(found, columns, table)
                self.check_key(told["tableSchema"]["primaryKey"], table)

    def test_frictionless(self):
        for seed in SEEDS:
            for dialect in ([], ["--dialect", "nl"]):
                found = rows(seed)
                self.make(found, "--metadata", "frictionless", *dialect)
                package = json.loads(pathlib.Path(self.folder.name, "datapackage.json").read_text(encoding="utf-8"))
                (resource,) = package["resources"]
                self.assertRegex(resource["name"], r"^[-a-z0-9._/]+$")
                path = pathlib.Path(self.folder.name, resource["path"])
                table = pandas.read_csv(path, sep=resource["dialect"]["delimiter"], dtype=str, keep_default_na=False, encoding="utf-8-sig")
                self.assertEqual(resource["schema"]["missingValues"], [""])
                columns = [
                    (field["name"], field["type"], field.get("constraints", {}).get("pattern"), field.get("decimalChar", "."))
                    for field in resource["schema"]["fields"]
                ]
                self.check_columns(found, columns, table)
                self.check_key(resource["schema"]["primaryKey"], table)

    def test_dcat(self):
        about = {"identifier": "https://data.example/1", "publisher": "P", "licence": "https://data.example/l",
                 "access_url": "https://data.example/", "contact_email": "a@data.example"}
        self.make(rows(1), "--metadata", "dcat", *(word for name, told in about.items() for word in ("--about", f"{name}={told}")))
        told = json.loads(pathlib.Path(f"{self.data}.jsonld").read_text(encoding="utf-8"))
        for name in ("dct:title", "dct:description", "dct:identifier", "dct:publisher", "dcat:contactPoint", "dcat:theme", "dct:accessRights"):
            self.assertTrue(told[name], name)
        for name in ("dcat:accessURL", "dct:license"):
            self.assertTrue(re.match("https?:", told["dcat:distribution"][name]["@id"]), name)
        prefixes = set(told["@context"])
        for name in re.findall(r'"(\w+):\w+":', json.dumps(told)):
            self.assertIn(name, prefixes)


if __name__ == "__main__":
    unittest.main()
