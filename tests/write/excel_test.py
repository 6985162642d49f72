# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""LibreOffice, set to Dutch, opens the Dutch dialect of CSV as a sheet of numbers and names: excel_test.py PROGRAM

Exits with 77 where there is no LibreOffice.
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile

import openpyxl

from random_tables import COUNTS, HEADER, rows, text

SKIPPED = 77
# Semicolons, double quotes, UTF-8, from the first line on, in Dutch (1043), and numbers told from texts.
FILTER = "CSV:59,34,76,1,,1043,false,true"


def main():
    if shutil.which("soffice") is None:
        print("skipped: there is no LibreOffice")
        return SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        found = [row for seed in (1, 2, 3) for row in rows(seed)]
        for number, row in enumerate(found):
            row["edition"] = f"{2000 + number // 4}Q{number % 4 + 1}"
        data = pathlib.Path(folder, "data.csv")
        subprocess.run([sys.argv[1], "parse", "-", "-q", "--dialect", "nl", "-o", data], input=text(found).encode(), check=True)
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx", f"--infilter={FILTER}",
             "--outdir", folder, data],
            check=True, capture_output=True)
        sheet = openpyxl.load_workbook(pathlib.Path(folder, "data.xlsx")).active
        lines = list(sheet.iter_rows(values_only=True))
        assert list(lines[0]) == HEADER, lines[0]
        assert len(lines) == len(found) + 1, len(lines)
        for row, cells in zip(found, lines[1:]):
            read = dict(zip(HEADER, cells))
            for column in [*COUNTS, "register_total", "known_percent", "edition", "region_name", "municipality_printed", "line"]:
                want = row[column]
                if isinstance(want, int):  # a spreadsheet keeps 15 digits
                    want = int(float(f"{want:.15g}"))
                assert read[column] == want, (column, read[column], want)
    return 0


if __name__ == "__main__":
    sys.exit(main())
