#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""Every number of the report is in the dataset.

    numbers_test.py SOURCE

The page is parsed with the html.parser of Python. Each number on it says in data-of of what it is; that is asked of the public API, and
compared in value and in words.
"""

import html.parser
import io
import pathlib
import re
import sys
import unittest

import klantprofiel as kp

SOURCE = pathlib.Path(sys.argv.pop(1))
COUNTS = ["municipal_profile", "municipal_no_profile", "uwv_profile", "uwv_no_profile"]
VOID = {"meta", "link", "input", "br", "rect", "path"}


class Page(html.parser.HTMLParser):
    """What the tests look at: numbers, the words of tables, ids and links; and whether every element ends where it should."""

    def __init__(self, text):
        super().__init__()
        self.numbers, self.open, self.ids, self.links, self.tables, self.headings = [], [], [], [], [], []
        self.cells, self.undeclared, self.problems = [], [], []
        self.feed(text)
        self.close()
        if self.open:
            self.problems.append(f"never closed: {self.open}")

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if attributes.get("href", "").startswith("#"):
            self.links.append(attributes["href"][1:])
        if tag in ("h1", "h2", "h3", "h4"):
            self.headings.append(int(tag[1]))
        if tag == "table":
            self.tables.append({"caption": False, "scoped": True})
        if tag == "caption":
            self.tables[-1]["caption"] = True
        if tag == "th" and "scope" not in attributes:
            self.tables[-1]["scoped"] = False
        if tag == "data" or "data-value" in attributes:
            self.numbers.append([attributes.get("value", attributes.get("data-value")), attributes.get("data-of"), ""])
        if tag not in VOID:
            self.open.append((tag, attributes))

    def handle_startendtag(self, tag, attributes):
        pass

    def handle_endtag(self, tag):
        if not self.open or self.open[-1][0] != tag:
            self.problems.append(f"</{tag}> at {self.getpos()}, where {self.open[-1:]} is open")
        else:
            self.open.pop()

    def handle_data(self, text):
        tags = [tag for tag, _ in self.open]
        if "data" in tags or (self.open and "data-value" in self.open[-1][1]):
            self.numbers[-1][2] += text
        elif "td" in tags and "number" in self.open[tags.index("td")][1].get("class", "") and any(c.isdigit() for c in text):
            self.undeclared.append(text)


class Lookup:
    """The public API, asked for an area, an edition and a column."""

    def __init__(self, dataset):
        self.dataset, self.tables = dataset, {}

    def table(self, level, edition, boundaries, partial):
        key = (level, edition, boundaries, partial)
        if key not in self.tables:
            chosen = self.dataset.select(edition=edition or None)
            with chosen.aggregate(by=level, indicators=True, boundaries=boundaries, partial=partial) as table:
                self.tables[key] = [row.to_dict() for row in table]
        return self.tables[key]

    def row(self, area, edition, boundaries):
        level = "country" if area == "NL" else "municipality" if area.startswith("GM") else "region"
        for partial in (False, True):
            for row in self.table(level, edition, boundaries, partial):
                name = {"country": "NL", "region": str(row["region_number"]), "municipality": row["municipality_code"]}[level]
                if name == area and row["total"] is not None:
                    return row
        raise KeyError(area)

    def cell(self, area, edition, boundaries, column):
        row = self.row(area, edition, boundaries)
        if column == "profile":
            return row["municipal_profile"] + row["uwv_profile"]
        if column == "no_profile":
            return row["municipal_no_profile"] + row["uwv_no_profile"]
        return row[column]

    def __call__(self, of):
        area, edition, column = of.split("/")
        edition, _, boundaries = edition.partition("@")
        year = int(boundaries) if boundaries else None
        before, _, after = edition.rpartition("..")
        if not before:
            return self.cell(area, edition, year, column)
        of_column = {"total_difference": "total", "total_change": "total", "profile_share_difference": "profile_share"}[column]
        old, new = self.cell(area, before, year, of_column), self.cell(area, after, year, of_column)
        return (new - old) / old if column == "total_change" else new - old


def words(value, column, language):
    """A number as people of the language write it."""
    if not isinstance(value, float):
        text = f"{value:+,}" if column == "total_difference" and value else f"{value:,}"
    else:
        signed = column in ("total_change", "profile_share_difference")
        text = f"{100 * value:+,.1f}" if signed else f"{100 * value:,.1f}"
        text = re.sub(r"^[+-](0\.0)$", r"\1", text) + ("" if column == "profile_share_difference" else "%")
    text = text.replace("-", "\u2212")
    return text.translate(str.maketrans(",.", ".,")) if language == "nl" else text


def is_near(shown, wanted):
    """The same words but for what is rounded up in one place and down in the other."""
    digits = [int(re.sub(r"\D", "", text) or 0) for text in (shown, wanted)]
    return shown == wanted or (abs(digits[0] - digits[1]) <= 1 and re.sub(r"\d", "", shown) == re.sub(r"\d", "", wanted))


def earlier(rows, edition, factor):
    """An edition that never was: the counts of another, each less by a factor, with totals that add up."""
    sums = {}
    made = []
    for row in rows:
        row = dict(row, edition=edition)
        if row["level"] == "municipality":
            for at, column in enumerate(COUNTS):
                row[column] = int(row[column] * (factor - 0.01 * at))
            row["total"] = sum(row[column] for column in COUNTS)
            for area in (row["region_number"], None):
                into = sums.setdefault(area, [0] * 5)
                for at, column in enumerate([*COUNTS, "total"]):
                    into[at] += row[column]
        made.append(row)
    for row in made:
        if row["level"] != "municipality":
            row.update(zip([*COUNTS, "total"], sums[row["region_number"]]))
    return made


def read(*names):
    return kp.read([str(SOURCE / name) for name in names]) if len(names) > 1 else kp.read(str(SOURCE / names[0]))


def series():
    dataset = read("tests/fixtures/2025q2.csv")
    rows = [row.to_dict() for row in dataset]
    for edition, factor in (("2025Q1", 0.98), ("2024Q2", 0.95)):
        for row in earlier(rows, edition, factor):
            dataset.add(**{name: value for name, value in row.items() if value is not None and name != "boundaries"})
    return dataset


CASES = {
    "one edition": lambda: read("tests/fixtures/2025q2.csv"),
    "one region, with its register": lambda: read("tests/fixtures/rijnmond-2023q2.txt"),
    "two editions, of which one is one region": lambda: read("tests/fixtures/rijnmond-2023q2.txt", "tests/fixtures/2025q2.csv"),
    "a table that does not add up, of no edition": lambda: read("tests/fixtures/zuidoost-brabant.md"),
    "three editions": series,
    "regions alone": lambda: read("tests/fixtures/2025q2.csv").select(level="region"),
}


class Numbers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.datasets = {name: make() for name, make in CASES.items()}
        cls.texts = {}
        for name, dataset in cls.datasets.items():
            for language in ("nl", "en"):
                out = io.BytesIO()
                dataset.report(out, language=language)
                cls.texts[name, language] = out.getvalue().decode("utf-8")

    @classmethod
    def tearDownClass(cls):
        for dataset in cls.datasets.values():
            dataset.close()

    def pages(self):
        for (name, language), text in self.texts.items():
            yield name, language, text

    def test_every_number_is_in_the_dataset(self):
        lookups = {name: Lookup(dataset) for name, dataset in self.datasets.items()}
        for name, language, text in self.pages():
            page, lookup = Page(text), lookups[name]
            told = [number for number in page.numbers if number[1] is not None]
            self.assertGreater(len(told), 10)
            for value, of, shown in told:
                column, wanted = of.rsplit("/", 1)[1], lookup(of)
                with self.subTest(name, of=of, language=language):
                    self.assertAlmostEqual(float(value), wanted, places=9)
                    self.assertTrue(is_near(shown, words(wanted, column, language)), (shown, wanted))

    def test_numbers_of_no_cell_are_written_as_their_value(self):
        for _, language, text in self.pages():
            for value, of, shown in Page(text).numbers:
                if of is None and not shown.endswith("%") and "." not in value:
                    self.assertEqual(shown, words(int(value), "", language))

    def test_no_cell_holds_a_number_that_says_nothing_of_itself(self):
        for name, language, text in self.pages():
            self.assertEqual(Page(text).undeclared, [], (name, language))

    def test_structure(self):
        for name, language, text in self.pages():
            page = Page(text)
            self.assertEqual(page.problems, [], (name, language))
            self.assertEqual(len(page.ids), len(set(page.ids)), "an id stands twice")
            self.assertLessEqual(set(page.links), set(page.ids), "a link that leads nowhere")
            self.assertTrue(all(table["caption"] and table["scoped"] for table in page.tables))
            self.assertEqual(page.headings[0], 1)
            for above, below in zip(page.headings, page.headings[1:]):
                self.assertLessEqual(below, above + 1, "a level of headings is passed over")
            self.assertIn(f'<html lang="{language}">', text)
            self.assertIn("UWV", text)

    def test_every_region_and_municipality_is_there(self):
        dataset = self.datasets["one edition"]
        told = {of.split("/")[0] for _, of, _ in Page(self.texts["one edition", "nl"]).numbers if of}
        self.assertEqual(told, {"NL"} | {str(n) for n in range(1, 36)} | {row.municipality_code for row in dataset if row.municipality_code})

    def test_findings_of_the_caller(self):
        dataset = self.datasets["one edition"]
        with dataset.validate(language="nl") as findings:
            out = io.BytesIO()
            dataset.report(out, findings=findings, title="A & B")
            text = out.getvalue().decode()
            self.assertIn("<title>A &amp; B</title>", text)
            self.assertIn("country.unplaced", text)


if __name__ == "__main__":
    unittest.main()
