#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""Takes the text out of made PDFs as people do, and reads it: no row may be wrong, whatever the extractor did to the order.

    extract.py PROGRAM FOLDER...

Each FOLDER holds NAME.pdf and NAME.rows, as make_pdfs.py leaves them. Of the extractors, those that are not on this machine are told
and left out; pdftotext must be. A count may be absent, and a row may be missing, where a note tells of it; with the
extractors that keep the order of the page (ORDERLY) all rows must be there and right, but for those that the layout itself leaves
counts out of.
"""

import collections
import csv
import io
import pathlib
import shutil
import subprocess
import sys
import tempfile

TIMEOUT = 120  # seconds, for a machine that is busy
COUNTS = ("municipal_profile", "municipal_no_profile", "uwv_profile", "uwv_no_profile", "total")

EXTRACTORS = {
    "pdftotext": ["pdftotext", "{}", "-"],
    "pdftotext -layout": ["pdftotext", "-layout", "{}", "-"],
    "pdftotext -raw": ["pdftotext", "-raw", "{}", "-"],
    "mutool": ["mutool", "draw", "-q", "-F", "txt", "{}"],
    "pdf2txt": ["pdf2txt", "{}"],
}

ORDERLY = {"pdftotext -layout", "pdftotext -raw", "mutool"}

# What cannot be put back into order: cells or words in an order of their own, and names that the page cuts off.
DISORDERLY = {"cells", "words", "columns", "sheet"}


def key_of(level, region, code):
    """What a row is about, whatever it says of its region."""
    return (level, code) if level == "municipality" else (level, region)


def wanted_rows(path):
    rows = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        names, counts, _ = line.split(" | ")
        _, level, region, code, _ = names.split(" ", 4)
        rows[key_of(level, region, code)] = counts.split()
    return rows


def read_text(program, text, folder):
    """The rows that the program reads, and how many notes it made."""
    path = folder / "text.txt"
    path.write_bytes(text)
    done = subprocess.run([program, "parse", path], capture_output=True, text=True, encoding="utf-8", timeout=TIMEOUT, check=False)
    if done.returncode not in (0, 1, 3):
        raise SystemExit(f"the program ended with {done.returncode}: {done.stderr[-500:]}")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    return rows, len(done.stderr.splitlines())


def compare(rows, wanted):
    """How many rows are right, have absent counts, or are missing; and what is wrong, as lines."""
    found, seen, wrong = collections.Counter(), set(), []
    for row in rows:
        key = key_of(row["level"], row["region_number"] or "0", row["municipality_code"] or "-")
        counts = [row[name] or "-" for name in COUNTS]
        absent = [count == "-" for count in counts]
        expected = wanted.get(key)
        if expected is None and not all(absent):
            wrong.append(f"{key} is no row of the document: {' '.join(counts)}")
        elif expected is not None and any(count not in ("-", want) for count, want in zip(counts, expected)):
            wrong.append(f"{key} has {' '.join(counts)}, not {' '.join(expected)}")
        elif expected is not None:
            found["right" if counts == expected else "absent"] += 1
            seen.add(key)
    found["missing"] = len(set(wanted) - seen)
    return found, wrong


def check(program, pdf, name, command, folder):
    """What is amiss with one PDF and one extractor, as lines."""
    command = [part.format(pdf) for part in command]
    text = subprocess.run(command, capture_output=True, timeout=TIMEOUT, check=False).stdout
    wanted = wanted_rows(pdf.with_suffix(".rows"))
    rows, notes = read_text(program, text, folder)
    found, wrong = compare(rows, wanted)
    has_gaps = any("-" in counts for counts in wanted.values())
    orderly = name in ORDERLY and pdf.stem not in DISORDERLY
    if orderly and (found["missing"] > 0 or (found["absent"] > 0 and not has_gaps)):
        wrong.append(f"rows are lost: {dict(found)}")
    if notes == 0 and found["right"] < len(wanted) and name not in ORDERLY and found["missing"] > 1:
        wrong.append(f"rows are lost in silence: {dict(found)}")
    return [f"{pdf.parent.name}/{pdf.name}, {name}: {line}" for line in wrong]


def main():
    if len(sys.argv) < 3:
        raise SystemExit(__doc__)
    program, folders = sys.argv[1], sys.argv[2:]
    extractors = {name: command for name, command in EXTRACTORS.items() if shutil.which(command[0])}
    if "pdftotext" not in extractors:
        raise SystemExit("pdftotext is not installed")
    for name in EXTRACTORS.keys() - extractors.keys():
        print(f"skipped: {name} is not installed")
    wrong, tried = [], 0
    with tempfile.TemporaryDirectory() as folder:
        for pdf in sorted(pdf for name in folders for pdf in pathlib.Path(name).glob("*.pdf")):
            if not pdf.with_suffix(".rows").exists():
                continue
            for name, command in extractors.items():
                wrong += check(program, pdf, name, command, pathlib.Path(folder))
                tried += 1
    print(f"{tried} texts")
    print("\n".join(wrong))
    return 1 if wrong or tried == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
