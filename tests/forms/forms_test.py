#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""One table of cases: every form × every encoding × plain and packed reads back to the same table.

    forms_test.py KLANTPROFIEL SOURCE [TEST...]

What cannot be read must be an error with a status of its own, never another table.
"""

import codecs
import csv
import io
import os
import subprocess
import sys
import tempfile
import unittest

import shapes

PROGRAM, SOURCE = sys.argv[1], sys.argv[2]
PUBLICATION = shapes.Publication(os.path.join(SOURCE, "tests", "fixtures", "2025q2.csv"))

# What every form holds: the rest (source, page, line, the name as printed) is about the form itself.
COLUMNS = ["edition", "level", "region_number", "region_code", "region_name", "municipality_code", "municipality_name"] + shapes.COUNTS

# Encodings that are told from the content: name, how the bytes are made.
ENCODINGS = {
    "UTF-8": lambda text: text.encode("utf-8"),
    "UTF-8 with a byte order mark": lambda text: codecs.BOM_UTF8 + text.encode("utf-8"),
    "UTF-16 little-endian with a mark": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "UTF-16 big-endian with a mark": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    "UTF-16 little-endian": lambda text: text.encode("utf-16-le"),
    "UTF-16 big-endian": lambda text: text.encode("utf-16-be"),
    "Windows-1252": lambda text: text.encode("cp1252"),
    "ISO-8859-15": lambda text: text.encode("iso-8859-15"),
}

# Forms of text whose encoding is told from the content: name, maker, the extension that people would give it.
TEXTS = [
    ("text", shapes.text, "txt"),
    ("text in columns", shapes.text_in_columns, "txt"),
    ("text, a cell a line", shapes.text_cell_by_cell, "txt"),
    ("Markdown", shapes.markdown, "md"),
    ("tidy, comma", shapes.tidy(","), "csv"),
    ("tidy, semicolon", shapes.tidy(";"), "csv"),
    ("tidy, tab", shapes.tidy("\t"), "tsv"),
    ("tidy, bar", shapes.tidy("|"), "csv"),
    ("saved table, comma", shapes.saved_table(","), "csv"),
    ("saved table, semicolon", shapes.saved_table(";"), "csv"),
    ("saved table, tab", shapes.saved_table("\t"), "txt"),
    ("saved table, bar", shapes.saved_table("|"), "csv"),
    ("saved table, all quoted", shapes.saved_table(";", csv.QUOTE_ALL), "csv"),
    ("HTML, one table", shapes.html_one_table, "html"),
    ("HTML, a table a region", shapes.html_table_a_region, "html"),
]

# Forms that say their encoding themselves.
DECLARED = ["utf-8", "windows-1252", "iso-8859-1", "iso-8859-15"]

SHEETS = [
    ("XLSX, the publication's table", shapes.xlsx(shapes.publication_sheet), "xlsx"),
    ("XLSX, tidy", shapes.xlsx(shapes.tidy_sheet), "xlsx"),
    ("ODS, the publication's table", shapes.ods(shapes.publication_sheet), "ods"),
    ("ODS, tidy", shapes.ods(shapes.tidy_sheet), "ods"),
]

PACKINGS = [("gzip", shapes.packed_gzip), ("zip", shapes.packed_zip), ("gzip of zip", shapes.packed_twice)]


def table(text):
    """The rows that count, sorted: forms differ in whether a region's total precedes its municipalities."""
    rows = [[row[name] for name in COLUMNS] for row in csv.DictReader(io.StringIO(text))]
    return sorted(rows)


EXPECTED = sorted([row[name] for name in COLUMNS] for row in PUBLICATION.rows)


class Forms(unittest.TestCase):
    maxDiff = 2000

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def parse(self, name, content, *options, standard_input=False):
        path = os.path.join(self.folder.name, name)
        with open(path, "wb") as file:
            file.write(content)
        with open(path, "rb") as file:
            return subprocess.run([PROGRAM, "parse", "-" if standard_input else path, "--quiet", *options], stdin=file,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120, check=False)

    def expect_same(self, name, content, *options, **more):
        result = self.parse(name, content, *options, **more)
        self.assertEqual(result.returncode, 0, result.stderr.decode())
        found = table(result.stdout.decode())
        # A short difference tells more than two long tables.
        self.assertEqual([row for row in found if row not in EXPECTED], [], "rows that are not in the publication")
        self.assertEqual([row for row in EXPECTED if row not in found], [], "rows that are missing")
        self.assertEqual(len(found), len(EXPECTED))

    def test_text_in_every_encoding(self):
        for form, maker, extension in TEXTS:
            text = maker(PUBLICATION)
            for encoding, encode in ENCODINGS.items():
                with self.subTest(form=form, encoding=encoding):
                    self.expect_same("form." + extension, encode(text))

    def test_line_ends(self):
        for form, maker, extension in TEXTS:
            text = maker(PUBLICATION).replace("\r\n", "\n")
            for name, end in (("Unix", "\n"), ("Windows", "\r\n"), ("old Mac", "\r")):
                with self.subTest(form=form, ends=name):
                    self.expect_same("form." + extension, text.replace("\n", end).encode())

    def test_html_that_says_its_encoding(self):
        for maker in (shapes.html_one_table, shapes.html_table_a_region):
            for declared in DECLARED:
                for how in (f"<meta charset='{declared}'>",
                            f'<META HTTP-EQUIV="CONTENT-TYPE" CONTENT="text/html; charset={declared}">'):
                    with self.subTest(form=maker.__name__, declared=how):
                        self.expect_same("form.html", maker(PUBLICATION, how).encode(declared))

    def test_spreadsheets(self):
        for form, maker, extension in SHEETS:
            with self.subTest(form=form):
                self.expect_same("form." + extension, maker(PUBLICATION))

    def test_what_the_program_writes(self):
        source = self.parse("tidy.csv", shapes.tidy(",")(PUBLICATION).encode()).stdout
        for written in ("csv", "json", "xml"):
            made = self.parse("tidy.csv", source, "--to", written)
            self.assertEqual(made.returncode, 0, made.stderr.decode())
            with self.subTest(written=written):
                self.expect_same("made." + written, made.stdout)
                self.assertEqual(self.parse("made." + written, made.stdout).stdout, source, "and nothing else is lost")

    def test_json_records(self):
        self.expect_same("records.json", shapes.json_records(PUBLICATION).encode())

    def test_packed(self):
        forms = [(form, maker(PUBLICATION).encode(), extension) for form, maker, extension in TEXTS]
        forms += [(form, maker(PUBLICATION), extension) for form, maker, extension in SHEETS]
        for form, content, extension in forms:
            for packing, pack in PACKINGS:
                with self.subTest(form=form, packing=packing):
                    name, packed = pack("form." + extension, content)
                    self.expect_same(name, packed)

    def test_standard_input(self):
        forms = [(form, maker(PUBLICATION).encode()) for form, maker, _ in TEXTS]
        forms += [(form, maker(PUBLICATION)) for form, maker, _ in SHEETS]
        forms += [("packed " + form, shapes.packed_twice("form", content)[1]) for form, content in forms]
        for form, content in forms:
            with self.subTest(form=form):
                self.expect_same("input", content, standard_input=True)

    def test_names_of_files_do_not_matter(self):
        forms = [(form, maker(PUBLICATION).encode()) for form, maker, _ in TEXTS]
        forms += [(form, maker(PUBLICATION)) for form, maker, _ in SHEETS]
        for form, content in forms:
            for name in ("wrong.pdf", "wrong.docx", "wrong"):
                with self.subTest(form=form, name=name):
                    self.expect_same(name, content)

    def test_what_cannot_be_read_is_an_error(self):
        text = shapes.text(PUBLICATION)
        json = shapes.json_records(PUBLICATION)
        cases = [
            ("half of a character of UTF-8", text.encode() + b"\xe2\x82", "KLP_ENCODING"),
            ("half of a unit of UTF-16", text.encode("utf-16")[:-1], "KLP_ENCODING"),
            ("JSON is UTF-8 and nothing else", json.encode("utf-16"), None),
            ("bytes that no encoding explains", text.encode("cp1252") + b"\x81\x8d", "KLP_ENCODING"),
            ("a spreadsheet cut off", shapes.xlsx(shapes.publication_sheet)(PUBLICATION)[:-30], "KLP_FORMAT"),
            ("an archive of nothing", shapes.zipped([]), None),
            ("HTML that lies about UTF-8",
             shapes.html_one_table(PUBLICATION, "<meta charset='utf-8'>").encode("cp1252"), None),
        ]
        for why, content, status in cases:
            with self.subTest(why=why):
                result = self.parse("case", content)
                if result.returncode == 0:  # where it is read all the same, it is read right
                    self.assertIsNone(status)
                    self.assertEqual(table(result.stdout.decode()), EXPECTED)
                    continue
                self.assertEqual(result.returncode, 3, result.stderr.decode())
                self.assertEqual(result.stdout, b"")
                if status is not None:
                    self.assertIn(status, result.stderr.decode())


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
