#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""Makes PDFs of the publication from the figures, by one of several producers and in many layouts.

    make_pdfs.py FIGURES FOLDER cairo|office|web

Writes FOLDER/NAME.pdf and FOLDER/NAME.rows, the rows that reading it must give (tests/read/reading.h, without the place). Cairo
also draws picture.pdf, which has no text. Ends with 77, which the suite shows as skipped, where the producer is not on
this machine.
"""

import os
import pathlib
import shutil
import subprocess
import sys

import on_paper
import publication

TIMEOUT = 240  # seconds, for a machine that is busy
SKIPPED = 77

# What is drawn by cairo: name, the tables, the style.
DRAWN = {
    "plain": ({}, {}),
    "bare": ({}, {"ruled": False, "region": "centre", "name_width": 62, "region_width": 70}),
    "landscape": ({}, {"landscape": True, "name_width": 70, "counts": "centre"}),
    "turned": ({}, {"landscape": True, "turned": True, "ruled": False, "name_width": 62}),
    "several": ({}, {"pages": "several", "counts": "bottom", "name_width": 62}),
    "flow": ({}, {"pages": "flow", "ruled": False, "landscape": True, "region_width": 62}),
    "narrow": ({"regions": (5, 9, 15, 35)}, {"pages": "flow", "region": "centre", "name_width": 56, "ruled": False}),
    "columns": ({}, {"order": "columns", "region": "centre", "name_width": 62, "region_width": 62}),
    "cells": ({}, {"order": "cells", "ruled": False, "region": "centre", "name_width": 70}),
    "words": ({}, {"order": "words", "ruled": False, "name_width": 62, "counts": "centre"}),
    "absent": ({"absent": 3}, {"ruled": False}),
    "empty": ({"empty_column": 2}, {"pages": "several"}),
    "heading": ({"country": False}, {"region": "none", "ruled": False}),
    "register": ({"register": True, "country": False}, {"pages": "several"}),
    "all": ({"regions": None}, {"region": "centre", "region_width": 70}),
}

# What LibreOffice prints: name, the form it comes in, the tables, the style.
PRINTED = {
    "plain": ("fodt", {}, {}),
    "bare": ("fodt", {}, {"ruled": False, "name_width": 2.2, "region_width": 2.4, "region": "middle"}),
    "flow": ("fodt", {"absent": 4}, {"break_pages": False, "landscape": True, "region": "middle"}),
    "sheet": ("fods", {}, {"name_width": 2.6}),
    "page": ("html", {}, {}),
    "all": ("fodt", {"regions": None}, {"region": "middle"}),
}

# What wkhtmltopdf prints from HTML.
WEB = {
    "plain": ({}, {}),
    "bare": ({"absent": 5}, {"ruled": False, "landscape": True, "region": "middle", "name_width": 2.4}),
    "flow": ({}, {"break_pages": False, "region": "middle", "region_width": 2.2}),
}


class NotHere(Exception):
    """The producer is not on this machine."""


class Maker:
    """Where the PDFs go, and what they are made of."""

    def __init__(self, figures, folder):
        self.figures = figures
        self.folder = folder

    def tables(self, name, choice):
        tables = publication.publication(self.figures, **choice)
        (self.folder / f"{name}.rows").write_text(publication.expected(tables), encoding="utf-8")
        return tables

    def run(self, command):
        environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", SAL_USE_VCLPLUGIN="svp", HOME=str(self.folder))
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=TIMEOUT,
            check=False,
        )
        return done.stdout.decode("utf-8", "replace")

    def check(self, names, said):
        missing = [name for name in names if not (self.folder / f"{name}.pdf").is_file()]
        if missing:
            sys.exit(f"not printed: {' '.join(missing)}; the program said:\n{said}")


def make_cairo(maker):
    try:
        import on_cairo
    except ImportError as missing:
        raise NotHere(f"python3-cairo ({missing})") from missing
    for name, (choice, style) in DRAWN.items():
        on_cairo.draw(maker.folder / f"{name}.pdf", maker.tables(name, choice), on_cairo.Style(**style))
    on_cairo.draw_picture(maker.folder / "picture.pdf")


def make_office(maker):
    soffice = shutil.which("soffice") or shutil.which("libreoffice")
    if soffice is None:
        raise NotHere("LibreOffice")
    sources = []
    for name, (form, choice, style) in PRINTED.items():
        text = "".join(getattr(on_paper, form)(maker.tables(name, choice), on_paper.Style(**style)))
        (maker.folder / f"{name}.{form}").write_text(text, encoding="utf-8")
        sources.append(f"{name}.{form}")
    # All at once: it takes longer to start than to print. A profile of its own keeps it apart from others that run.
    profile = f"-env:UserInstallation={(maker.folder / 'profile').as_uri()}"
    said = maker.run([soffice, profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", ".", *sources])
    # LibreOffice comes in parts, and one without Writer prints sheets alone.
    texts = [name for name, (form, _, _) in PRINTED.items() if form != "fods"]
    if not any((maker.folder / f"{name}.pdf").is_file() for name in texts):
        for name in texts:
            (maker.folder / f"{name}.rows").unlink()
        raise NotHere("LibreOffice Writer")
    maker.check(PRINTED, said)


def make_web(maker):
    program = shutil.which("wkhtmltopdf")
    if program is None:
        raise NotHere("wkhtmltopdf")
    said = ""
    for name, (choice, arguments) in WEB.items():
        style = on_paper.Style(**arguments)
        text = "".join(on_paper.html(maker.tables(name, choice), style))
        (maker.folder / f"{name}.html").write_text(text, encoding="utf-8")
        side = "Landscape" if style.landscape else "Portrait"
        said += maker.run([program, "-q", "-s", "A4", "-O", side, f"{name}.html", f"{name}.pdf"])
    maker.check(WEB, said)


PRODUCERS = {"cairo": make_cairo, "office": make_office, "web": make_web}


def main():
    if len(sys.argv) != 4 or sys.argv[3] not in PRODUCERS:
        print(__doc__, file=sys.stderr)
        return 2
    folder = pathlib.Path(sys.argv[2]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    for old in (*folder.glob("*.pdf"), *folder.glob("*.rows")):
        old.unlink()
    try:
        PRODUCERS[sys.argv[3]](Maker(sys.argv[1], folder))
    except NotHere as missing:
        print(f"skipped: {missing} is not on this machine")
        return SKIPPED
    return 0


if __name__ == "__main__":
    sys.exit(main())
