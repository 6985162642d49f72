# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""The publication as something to be printed: tables from the figures, and the rows that reading must give."""

import csv
import dataclasses

COUNTS = ("municipal_profile", "municipal_no_profile", "uwv_profile", "uwv_no_profile", "total")
TITLE = "Transparantie van klantprofielen"
EDITION = "2e kwartaal 2025"
INTRODUCTION = "Mensen in de banenafspraak, per gemeente, met en zonder klantprofiel."
CLOSING = "Wie in het doelgroepregister staat, staat daarmee nog niet in Sonar."
DISCLAIMER = "Bronvermelding bij overname is verplicht. UWV © 2025"
GROUPS = ("Gemeentecliënten in Sonar", "UWV-cliënten in Sonar")
HEADS = ("Profiel in Sonar", "Geen profiel in Sonar", "Profiel in Sonar", "Geen profiel in Sonar", "Totaal in Sonar")

# Awkward ones: names that wrap, a name that is region and municipality, numbers that could be counts.
SOME = (7, 8, 10, 18, 20, 24, 26)

# The page heading spells one region otherwise than its table does.
HEADING_NAMES = {"Noord-Holland Noord": "Noord-Holland (Noord)"}


def dotted(count):
    return f"{count:,}".replace(",", ".")


@dataclasses.dataclass
class Row:
    """One row of a table: a name and five cells; an absent count is an empty cell."""

    level: str
    region: int
    code: str
    name: str
    counts: list

    def cells(self):
        return ["" if count is None else dotted(count) for count in self.counts]


@dataclasses.dataclass
class Table:
    """A region's table: `number` 0 and `name` Nederland for the country's row alone."""

    number: int
    name: str
    rows: list
    register: int = 0
    known: int = 0

    @property
    def label(self):
        return f"{self.number} {self.name}" if self.number else self.name

    @property
    def heading(self):
        return HEADING_NAMES.get(self.name, self.name)

    def register_sentence(self):
        return (
            f"In de arbeidsmarktregio {self.name} bevat het doelgroepregister {dotted(self.register)} personen. "
            f"Hiervan is {self.known}% bekend in Sonar."
        )


def take_away(table, every):
    """Leaves a count out of each so manieth municipality, each time another column."""
    for index, row in enumerate(row for row in table.rows if row.level == "municipality"):
        if index % every == 1:
            row.counts[index // every % len(COUNTS)] = None


def empty(table, column):
    """Leaves a whole column of a region empty."""
    for row in table.rows:
        row.counts[column] = None


def publication(fixture, regions=SOME, country=True, absent=0, empty_column=None, register=False):
    """The tables of these regions (all when None), the country's first."""
    tables = {}
    with open(fixture, encoding="utf-8", newline="") as file:
        for record in csv.DictReader(file):
            number = int(record["region_number"] or 0)
            level = record["level"]
            name = record["municipality_printed"] or ("Totaal AMR" if level == "region" else "Nederland")
            counts = [int(record[column]) for column in COUNTS]
            row = Row(level, number, record["municipality_code"] or "-", name, counts)
            tables.setdefault(number, Table(number, record["region_name"] or "Nederland", [])).rows.append(row)
    wanted = range(1, 36) if regions is None else regions
    chosen = ([tables[0]] if country else []) + [tables[number] for number in wanted]
    for table in chosen:
        if absent and table.number:
            take_away(table, absent)
        if empty_column is not None and table.number:
            empty(table, empty_column)
        if register and table.number:
            # Of our own making: the edition prints none.
            table.register = 2 * table.rows[-1].counts[-1]
            table.known = 50
    return chosen


def expected(tables):
    """What tests/read/reading.h calls rows, without the place: one a line, - for what is absent."""
    lines = []
    for table in tables:
        for row in table.rows:
            counts = " ".join("-" if count is None else str(count) for count in row.counts)
            printed = row.name if row.level == "municipality" else "-"
            register = f"{table.register} {table.known}" if row.level == "region" and table.register else "- -"
            lines.append(f"2025Q2 {row.level} {row.region} {row.code} {printed} | {counts} | {register}\n")
    return "".join(lines)


