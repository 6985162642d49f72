#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""What examples/generate_extract makes: the same for the same seed, as many as asked for, and nobody's number.

    generator_test.py GENERATOR SOURCE
"""

import collections
import csv
import io
import os
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

GENERATOR, SOURCE = sys.argv[1:3]
PUBLICATION = os.path.join(SOURCE, "examples", "data", "transparantie-2025-q2.txt")
COLUMNS = 34


def generate(*options, publication=PUBLICATION):
    ran = subprocess.run([GENERATOR, publication, *options], capture_output=True)
    return ran.returncode, ran.stdout, ran.stderr.decode()


def rows(data, delimiter=","):
    return list(csv.reader(io.StringIO(data.decode(), newline=""), delimiter=delimiter, strict=True))


class Generator(unittest.TestCase):
    def test_the_same_seed_gives_the_same_and_another_another(self):
        first, again, other = (generate("--rows", "500", "--seed", seed)[1] for seed in ("1", "1", "2"))
        self.assertEqual(first, again)
        self.assertNotEqual(first, other)

    def test_as_many_rows_as_asked_for_each_with_all_columns(self):
        for number in (1, 2, 3, 7, 100, 1999):
            _, data, said = generate("--rows", str(number), "--line-ends", "500", "--quotes", "500")
            made = rows(data)
            self.assertEqual(len(made), number + 1)
            self.assertEqual({len(row) for row in made}, {COLUMNS})
            self.assertEqual(len({row[0] for row in made}), number + 1, "each has an id of its own")
            self.assertIn(f"counted\t{number}\n", said)

    def test_proportions_are_those_of_the_table(self):
        with open(os.path.join(SOURCE, "tests", "fixtures", "2025q2.csv"), encoding="utf-8", newline="") as file:
            totals = {row["municipality_code"]: int(row["total"]) for row in csv.DictReader(file) if row["municipality_code"]}
        clients, published = 50000, 190973
        by_code = collections.Counter(row[1] for row in rows(generate("--rows", str(clients))[1])[1:])
        for code, total in totals.items():
            # Each of the four cells is rounded.
            self.assertAlmostEqual(by_code[code], total * clients / published, delta=4, msg=code)

    def test_no_id_is_nine_digits(self):
        for row in rows(generate("--rows", "3000", "--extra", "0.5", "--broken", "5")[1])[1:]:
            self.assertRegex(row[0], r"^K\d{10}$")
            self.assertFalse([value for value in row if re.fullmatch(r"\d{9}", value.strip())])

    def test_dialects_and_forms(self):
        _, plain, _ = generate("--rows", "50", "--quotes", "300")
        for dialect, delimiter in (("semicolon", ";"), ("tab", "\t"), ("bar", "|"), ("semicolon-crlf", ";")):
            _, data, _ = generate("--rows", "50", "--quotes", "300", "--dialect", dialect)
            self.assertEqual(data.count(b"\r\n"), 51 if dialect.endswith("crlf") else 0)
            # What parts the words of a list is the delimiter itself.
            swapped = [[value.replace(delimiter, ",") for value in row] for row in rows(data, delimiter)]
            self.assertEqual(swapped, rows(plain))
        _, data, _ = generate("--rows", "50", "--format", "xml")
        self.assertEqual(len(xml.etree.ElementTree.fromstring(data)), 50)

    def test_a_row_a_client_and_indicering(self):
        _, data, said = generate("--rows", "400", "--per", "indicering")
        ids = collections.Counter(row[0] for row in rows(data)[1:])
        self.assertEqual(collections.Counter(ids.values()), {1: 300, 2: 100})
        self.assertIn("further\t100\n", said)

    def test_the_register_holds_the_clients_and_others(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "register.csv")
            _, data, said = generate("--rows", "300", "--extra", "0.1", "--register", path)
            with open(path, encoding="utf-8", newline="") as file:
                members = {row["client_id"] for row in csv.DictReader(file)}
        self.assertIn(f"register\t{len(members)}\n", said)
        missing = [row for row in rows(data)[1:] if row[0] not in members]
        self.assertEqual(len(missing), int(re.search(r"not-in-register\t(\d+)", said)[1]))
        self.assertGreater(len(members), 330, "some are in the register alone")

    def test_what_cannot_be_done_is_said(self):
        for options, status in (
            (["--rows", "x"], 2), (["--rows"], 2), (["--dialect", "dot"], 2), (["--extra", "1,5"], 2), (["--extra", "99"], 2),
            (["--nothing", "1"], 2), (["second"], 2), (["--edition", "2024Q1"], 3), (["-o", "/there/is/no/such"], 4),
            (["--register", "/there/is/no/such"], 4),
        ):  # fmt: skip
            ended, _, said = generate(*options)
            self.assertEqual(ended, status, f"{options}: {said}")
            self.assertIn("error: ", said)
        self.assertEqual(generate(publication="/there/is/no/such")[0], 3)
        if os.path.exists("/dev/full"):
            self.assertEqual(generate("-o", "/dev/full")[0], 4)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
