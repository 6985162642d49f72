#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""What the PDF tells a screen reader, as poppler and MuPDF see it.

    tagged.py KLANTPROFIEL DATASET.csv
"""

import collections
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77
REGIONS, MUNICIPALITIES = 35, 342
TABLES = REGIONS + 1
ROWS = MUNICIPALITIES + REGIONS + 1
HEAD_ROWS, HEADINGS, COUNTS = 2, 8, 5  # of each table


def told(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, timeout=120).stdout.decode()


def main(program, dataset):
    for needed in ("weasyprint", "pdfinfo", "mutool"):
        if shutil.which(needed) is None:
            print(f"skipped: there is no {needed}")
            return SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        path = str(pathlib.Path(folder, "transparantie.pdf"))
        subprocess.run([program, "publish", dataset, "-o", path], check=True, timeout=300)
        assert [file.name for file in pathlib.Path(folder).iterdir()] == ["transparantie.pdf"], "something is left behind"

        facts = dict(re.findall(r"^([^:]+): +(.*)$", told("pdfinfo", path), re.M))
        assert facts["Tagged"] == "yes", facts
        assert facts["Title"] == "Transparantie van klantprofielen, tweede kwartaal 2025", facts
        assert int(facts["Pages"]) == REGIONS + 3, facts

        root = told("mutool", "show", path, "trailer/Root")
        assert "/Lang (nl)" in root and "/DisplayDocTitle true" in root, root

        tags = collections.Counter(re.findall(r"^ *(\w+)", told("pdfinfo", "-struct", path), re.M))
        expected = {
            "H1": 1,
            "H2": 3 + 1 + REGIONS,
            "Table": TABLES,
            "TR": TABLES * HEAD_ROWS + ROWS,
            "TH": TABLES * HEADINGS + ROWS,
            "TD": ROWS * COUNTS,
        }
        assert {tag: tags[tag] for tag in expected} == expected, tags

        bookmarks = re.findall(r'"([^"]*)"\s+#page=(\d+)', told("mutool", "show", path, "outline"))
        assert dict(bookmarks)["22 Rijnmond"] == str(22 + 2), bookmarks
        assert len(bookmarks) >= REGIONS + 4, bookmarks
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
