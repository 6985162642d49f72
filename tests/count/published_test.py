#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""The published table comes back to the last unit from an extract of as many clients, however the extract is made and read.

    published_test.py GENERATOR DRIVER SOURCE [WAY...]

The generator makes all 190,973 people of the second quarter of 2025 (who do not exist); the library counts them; and each municipality, each region
and the country, with 18 of no municipality, are compared with the fixture that was checked against the publication.
"""

import csv
import gzip
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile

GENERATOR, DRIVER, SOURCE = sys.argv[1:4]
PUBLICATION = os.path.join(SOURCE, "examples", "data", "transparantie-2025-q2.txt")
FIXTURE = os.path.join(SOURCE, "tests", "fixtures", "2025q2.csv")
COUNTS = ["municipal_profile", "municipal_no_profile", "uwv_profile", "uwv_no_profile", "total"]
CLIENTS, NOWHERE = 190973, 18

# Name: options of the generator, how it is packed, whether clients are told apart, threads.
WAYS = {
    "csv": ([], None, False, 1),
    "csv-threads": (["--seed", "2"], None, False, 4),
    "csv-semicolon-crlf": (["--dialect", "semicolon-crlf", "--line-ends", "500", "--quotes", "300"], None, False, 2),
    "csv-bar": (["--dialect", "bar", "--line-ends", "0", "--quotes", "0"], None, False, 3),
    "csv-gzip": (["--dialect", "tab"], "gzip", False, 2),
    "csv-zip": (["--dialect", "tab-crlf"], "zip", False, 2),
    "xml": (["--format", "xml"], None, False, 1),
    "xml-gzip": (["--format", "xml", "--seed", "3"], "gzip", True, 2),
    "extra": (["--extra", "0.25", "--broken", "500"], None, False, 2),
    "unique": (["--extra", "0.1"], None, True, 2),
    "per-indicering": (["--per", "indicering"], None, True, 2),
    "per-indicering-xml": (["--per", "indicering", "--format", "xml"], None, True, 1),
    "register": (["--extra", "0.1", "--register", "REGISTER"], None, False, 2),
    "register-unique": (["--per", "indicering", "--extra", "0.1", "--register", "REGISTER"], "gzip", True, 2),
}


def published():
    """{(level, region, code): five counts}"""
    with open(FIXTURE, encoding="utf-8", newline="") as file:
        return {
            (row["level"], row["region_number"] or "0", row["municipality_code"]): tuple(row[name] for name in COUNTS)
            for row in csv.DictReader(file)
        }


def pack(path, how):
    if how == "gzip":
        with open(path, "rb") as plain, gzip.open(path + ".gz", "wb", compresslevel=1) as packed:
            shutil.copyfileobj(plain, packed)
        return path + ".gz"
    if how == "zip":
        with zipfile.ZipFile(path + ".zip", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(path, "uitvoer.csv")
        return path + ".zip"
    return path


def generate(folder, options):
    """The extract and, where there is one, the register; and what the generator says of the records: {ending: number}."""
    extract, members = os.path.join(folder, "extract"), os.path.join(folder, "register")
    options = [members if option == "REGISTER" else option for option in options]
    ran = subprocess.run([GENERATOR, PUBLICATION, *options, "-o", extract], stderr=subprocess.PIPE, text=True, check=True)
    told = dict(line.split("\t") for line in ran.stderr.splitlines())
    return extract, members if members in options else None, {name: int(number) for name, number in told.items()}


def count(extract, members, unique, threads):
    """Everything that the driver prints, by lines of words."""
    commands = [f"new\t2025-06-30\t{int(unique)}\t0\t0\t{threads}\t"]
    commands += [f"register\t{members}"] if members else []
    commands += [f"file\t{extract}", "result"]
    ran = subprocess.run([DRIVER], input="\n".join(commands) + "\n", stdout=subprocess.PIPE, text=True, check=True)
    return [line.split("\t") for line in ran.stdout.splitlines()]


def differences(lines, told, unique, joined, expected):
    """Sentences on what is not as published, or as generated."""
    failed = [" ".join(line) for line in lines if line[0] in ("error", "unfinished")]
    if failed:
        return failed
    rows = {tuple(line[1:4]): tuple(line[4:9]) for line in lines if line[0] == "row"}
    found = [f"{key}: {rows.get(key)} instead of {counts}" for key, counts in expected.items() if rows.get(key) != counts]
    found += [f"{key}: is no row of the publication" for key in rows if key not in expected]
    bins = {line[1]: int(line[2]) for line in lines if line[0] == "bin"}
    tallies = {line[1]: int(line[2]) for line in lines if line[0] == "tally"}
    records = sum(number for name, number in told.items() if name not in ("register", "further"))
    wanted = {"counted": CLIENTS - NOWHERE, "unknown-municipality": NOWHERE, "unusable": told["unusable"]}
    wanted["repeated"] = told["further"] if unique else 0
    for name in ("not-registered", "not-in-register", "not-ticked", "sheltered", "unknown-indicering"):
        wanted[name] = told[name]
    found += [f"bin {name}: {bins[name]} instead of {number}" for name, number in wanted.items() if bins[name] != number]
    if sum(bins.values()) != tallies["records"] or tallies["records"] != records:
        found.append(f"the bins add up to {sum(bins.values())}, of {tallies['records']} records, and {records} were made")
    if joined and tallies["register"] != told["register"]:
        found.append(f"{tallies['register']} are in the register, and {told['register']} were put there")
    return found


def main():
    expected, failures = published(), 0
    for name in sys.argv[4:] or WAYS:
        options, packing, unique, threads = WAYS[name]
        with tempfile.TemporaryDirectory() as folder:
            extract, members, told = generate(folder, options)
            lines = count(pack(extract, packing), members, unique, threads)
        found = differences(lines, told, unique, members is not None, expected)
        failures += bool(found)
        print(f"{name}: {'as published' if not found else 'differs'}", *found[:10], sep="\n    ")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
