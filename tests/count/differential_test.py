#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""Compares the library with independent_count.py, bin by bin and cell by cell, over extracts by chance.

    differential_test.py DRIVER SOURCE [--seconds N] [--seed N] [--keep FOLDER] [--only NUMBER]

Each round makes extracts, and has them counted by the library (count_driver.c) in several ways: from files, memory and streams of pieces of any
size, plain and packed, by several threads, in parts that are merged, saved and loaded in between. All must give what the independent
count gives. Where they do not, the round is told, by which --seed and --only bring it back.
"""

import argparse
import collections
import os
import random
import subprocess
import sys
import tempfile
import time

import independent_count as independent
import random_extracts

DATES = [20170630, 20180331, 20190930, 20201231, 20210630, 20220331, 20230630, 20241231, 20250630, 20260331]
KEY = "a key of twenty bytes"


class Driver:
    def __init__(self, path):
        self.process = subprocess.Popen([path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")
        self.said = []

    def tell(self, *words):
        self.process.stdin.write("\t".join(map(str, words)) + "\n")
        self.process.stdin.flush()

    def line(self):
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"the driver ended with {self.process.wait()}")
        return line.rstrip("\n").split("\t")

    def ask(self, *words):
        """The status, "KLP_OK" or another."""
        self.tell(*words)
        answer = self.line()
        self.said.append("\t".join(answer))
        return "KLP_OK" if answer[0] == "ok" else answer[1]

    def result(self):
        self.tell("result")
        lines = []
        while True:
            line = self.line()
            if line == ["end"]:
                return lines
            lines.append(line)

    def close(self):
        self.process.stdin.close()
        return self.process.wait()


# ------------------------------------------------------------------- expected


class Ground:
    """Which region a municipality lies in, by UWV's numbers."""

    def __init__(self, folder):
        rows = independent.Territory.rows(folder, "arbeidsmarktregios.csv")
        self.numbers = {row["code_cbs"]: int(row["nummer_uwv"]) for row in rows}
        self.numbers["AM99"] = 0

    def regions(self, definition):
        """{place: number}"""
        return {code: self.numbers[region] for code, region in definition.territory.years[definition.year].items()}


def expected_rows(result, definition, ground, coverage):
    """{(level, region, code): (four counts, total, register)}, as the header of the library describes the dataset."""
    regions = ground.regions(definition)
    covered = set(regions) if coverage else result.places - {None}
    country = {regions[place] for place in covered} >= set(regions.values()) - {0}
    if country:
        covered = set(regions)
    sums = collections.defaultdict(lambda: [0, 0, 0, 0])
    whole = {number for number in set(regions.values()) - {0} if all(place in covered for place in regions if regions[place] == number)}
    for place in covered:
        sums["municipality", regions[place], f"GM{place:04d}"] = [0, 0, 0, 0]
    for (place, group, missing), number in result.clients.items():
        cell = (2 if group == independent.UWV else 0) + (missing != 0)
        keys = [("country", 0, "")] if country else []
        if place is not None:
            keys.append(("municipality", regions[place], f"GM{place:04d}"))
            keys += [("region", regions[place], "")] if regions[place] in whole else []
        for key in keys:
            sums[key][cell] += number
    for number in whole:
        sums["region", number, ""]  # also where there is nobody
    if country:
        sums["country", 0, ""]
    register = collections.Counter(regions.get(place, 0) for place in (definition.members or {}).values())
    rows = {}
    for (level, region, code), cells in sums.items():
        size = str(register[region]) if level == "region" and definition.members is not None else ""
        rows[level, region, code] = (*map(str, cells), str(sum(cells)), size)
    return rows


def expected_lines(result, definition):
    """What the driver prints of bins and places, as a set."""
    lines = {("bin", name, str(result.bins[name])) for name in independent.ORDER + ["unknown-municipality", "unusable", "repeated"]}
    lines |= {("tally", name, str(number)) for name, number in result.tallies.items()}
    lines.add(("tally", "register", str(len(definition.members or {}))))

    def code(place):
        return "" if place is None else f"GM{place:04d}"

    lines |= {("place", code(place), name, str(number)) for (place, name), number in result.place_bins.items()}
    return lines | {("clients", code(place), str(group), str(missing), str(number)) for (place, group, missing), number in result.clients.items()}


# ----------------------------------------------------------------------- round


class Round:
    """One set of extracts, and what they come to."""

    def __init__(self, seed, number, xml, territory, ground):
        self.chance = chance = random.Random(seed * 1000003 + number)
        self.xml = xml
        self.ground = ground
        self.unique, self.both = chance.random() < 0.5, chance.choice([0, 0, 1, 2])
        self.coverage, self.joined = chance.randrange(2), chance.random() < 0.3
        self.date = chance.choice(DATES)
        self.definition = independent.Definition(
            territory, self.date, self.unique, [independent.UWV, independent.MUNICIPAL, 0][self.both]
        )
        self.renamed = {}
        if chance.random() < 0.3:
            self.renamed = {column: f"{column[:3]}_{number}" for number, column in enumerate(chance.sample(independent.COLUMNS, 5))}
        extracts = random_extracts.Extracts(chance, self.definition)
        self.register = self.make_register(extracts) if self.joined else None
        if self.joined:
            self.definition.members = independent.register(self.register, self.definition, self.renamed)
        self.parts = [self.make_extract(extracts) for _ in range(chance.choice([1, 1, 2, 3]))]
        self.refused = False
        try:
            self.expected = independent.count(
                self.definition, [independent.read(part, self.definition, self.renamed) for part in self.parts]
            )
        except independent.Refused:
            self.refused = True

    def make_register(self, extracts):
        chance = self.chance
        columns = ["client_id", "gemeentecode"] + chance.choice([[], ["naam van een kolom"]])
        chance.shuffle(columns)
        members = chance.sample(extracts.ids, len(extracts.ids) * 3 // 4) + [f"R{number}" for number in range(20)]
        records = [{"client_id": member, "gemeentecode": extracts.value("gemeentecode")} for member in members for _ in range(chance.choice([1, 1, 2]))]
        return random_extracts.encode(chance, random_extracts.CsvWriter(extracts, self.renamed).text(columns, records))

    def make_extract(self, extracts):
        chance = self.chance
        needed = self.definition.needed()
        is_xml = chance.random() < self.xml
        if not is_xml and chance.random() < 0.02:
            needed = set(chance.sample(sorted(needed), len(needed) - 1))
        columns = extracts.some_columns(needed)
        records = extracts.records(columns, chance.choice([0, 1, 5, 20, 60, 200]))
        if is_xml:
            return random_extracts.write_xml(extracts, self.renamed, columns, records)
        return random_extracts.encode(chance, random_extracts.CsvWriter(extracts, self.renamed).text(columns, records))

    def begin(self, driver, key):
        date = f"{self.date // 10000}-{self.date // 100 % 100:02d}-{self.date % 100:02d}"
        threads = self.chance.choice([1, 2, 3, 8])
        driver.ask("new", date, int(self.unique), self.both, self.coverage, threads, key)

    def prepare(self, driver, folder):
        """Columns, and the register."""
        for column, name in self.renamed.items():
            driver.ask("column", column, name)
        if self.joined:
            path = self.write(folder, "register", self.packed(self.register))
            return driver.ask("register", path)
        return "KLP_OK"

    @staticmethod
    def write(folder, name, data):
        path = os.path.join(folder, name)
        with open(path, "wb") as file:
            file.write(data)
        return path

    def packed(self, data):
        how = self.chance.choice(["plain", "plain", "gzip", "zip"])
        if how == "gzip":
            return random_extracts.pack_gzip(self.chance, data)
        return random_extracts.pack_zip(self.chance, [data]) if how == "zip" else data

    def feed(self, driver, folder):
        """All extracts, in one of the ways. The first status that is not KLP_OK, or KLP_OK."""
        chance = self.chance
        way = chance.choice(["file", "files", "memory", "stream", "zip"])
        if way == "zip":
            return driver.ask("file", self.write(folder, "alle.zip", random_extracts.pack_zip(chance, self.parts)))
        paths = []
        for number, part in enumerate(self.parts):
            data = part if way == "stream" and chance.random() < 0.5 else self.packed(part)
            data = part if way == "stream" and data[:2] == b"PK" else data
            paths.append(self.write(folder, f"deel{number}", data))
        if way == "files":
            return driver.ask("file", *paths)
        for number, path in enumerate(paths):
            chunk = [chance.choice([1, 7, 64, 1000, 1 << 20])] if way == "stream" else []
            status = driver.ask(way, path, *chunk)
            if status != "KLP_OK":
                return status
            if number == 0 and not self.joined and len(paths) > 1 and chance.random() < 0.3:
                driver.ask("merge")
                for column, name in self.renamed.items():
                    driver.ask("column", column, name)
                self.merging = True
            if chance.random() < 0.1:
                driver.ask("reload")
        return driver.ask("merge") if self.merging else "KLP_OK"

    def run(self, driver, folder):
        """Has it counted once; the sentences on what differs."""
        self.merging = False
        driver.said = []
        self.begin(driver, KEY)
        status = self.prepare(driver, folder)
        if status == "KLP_OK":
            status = self.feed(driver, folder)
        if self.refused or status != "KLP_OK":
            expected = "KLP_FORMAT" if self.refused else "KLP_OK"
            return [] if status == expected else [f"the status is {status}, and should be {expected}", *driver.said]
        lines = driver.result()
        return self.differences(lines) + self.quoted(lines, driver)

    def differences(self, lines):
        told = {tuple(line) for line in lines if line[0] in ("bin", "tally", "place", "clients")}
        expected = expected_lines(self.expected, self.definition)
        found = [f"told, and not expected: {line}" for line in sorted(told - expected)]
        found += [f"expected, and not told: {line}" for line in sorted(expected - told)]
        rows = {(level, int(region), code): tuple(counts) for _, level, region, code, *counts in (line for line in lines if line[0] == "row")}
        wanted = expected_rows(self.expected, self.definition, self.ground, self.coverage)
        found += [f"row {key}: {rows.get(key)} instead of {wanted.get(key)}" for key in sorted({*rows, *wanted}) if rows.get(key) != wanted.get(key)]
        return found + [f"{line}" for line in lines if line[0] == "unfinished"]

    def quoted(self, lines, driver):
        """No message quotes an id."""
        said = driver.said + ["\t".join(line) for line in lines if line[0] == "note"]
        return [f"a message quotes an id: {text}" for text in said if "K0" in text or any(f"K{digit}" in text for digit in range(10))]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("driver")
    parser.add_argument("source")
    parser.add_argument("--seconds", type=float, default=float(os.environ.get("KLP_SECONDS", 20)))
    parser.add_argument("--seed", type=int, default=int(os.environ.get("KLP_CHANCE", 20250630)))
    parser.add_argument("--only", type=int)
    parser.add_argument("--keep", help="a folder in which the files of the last round stay")
    parser.add_argument("--xml", type=float, default=0.15, help="how many of the extracts are XML")
    options = parser.parse_args()
    data = os.path.join(options.source, "lib", "territory", "data")
    territory, ground = independent.Territory(data), Ground(data)
    driver = Driver(options.driver)
    rounds, counts, failures, begin = 0, 0, 0, time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        folder = options.keep or folder
        number = options.only or 0
        while failures < 5 and (time.monotonic() - begin < options.seconds or rounds < 1):
            try:
                this = Round(options.seed, number, options.xml, territory, ground)
            except Exception:
                print(f"round {number} of seed {options.seed}: the independent count fails")
                raise
            for _ in range(3):
                found = this.run(driver, folder)
                counts += 1
                if found:
                    failures += 1
                    print(f"round {number} of seed {options.seed} (--only {number}):", *found[:12], sep="\n    ")
                    break
            rounds, number = rounds + 1, number + 1
            if options.only is not None:
                break
    left = driver.close()
    print(f"seed {options.seed}: {rounds} sets of extracts counted {counts} times, {failures} differ")
    return 1 if failures or left else 0


if __name__ == "__main__":
    sys.exit(main())
