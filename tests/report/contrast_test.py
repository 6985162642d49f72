#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""The colours of the report are far enough apart to be read, in light and in dark.

    contrast_test.py SOURCE

WCAG 2.1, success criteria 1.4.3 (text) and 1.4.11 (what a drawing needs to be understood), which EN 301 549 asks for.
"""

import pathlib
import re
import sys
import unittest

CSS = (pathlib.Path(sys.argv.pop(1)) / "lib" / "report" / "page.css").read_text(encoding="utf-8")
SCHEMES = re.findall(r":root \{([^}]*--paper[^}]*)\}", CSS)

TEXT, DRAWING = 4.5, 3.0
PAIRS = [
    ("ink", "paper", TEXT),
    ("soft", "paper", TEXT),
    ("link", "paper", TEXT),
    ("error", "paper", TEXT),
    ("warning", "paper", TEXT),
    ("ink", "band", TEXT),
    ("soft", "band", TEXT),
    ("link", "band", TEXT),
    ("error", "band", TEXT),
    ("warning", "band", TEXT),
    *((f"on-share-{step}", f"share-{step}", TEXT) for step in range(6)),
    ("bar", "track", DRAWING),
    ("bar", "paper", DRAWING),
    # the line of the country has a rim of paper on both sides
    ("ink", "paper", DRAWING),
    # the rim of a tile and of a field
    ("edge", "paper", DRAWING),
]


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


class Contrast(unittest.TestCase):
    def test_there_are_two_schemes(self):
        self.assertEqual(len(SCHEMES), 2)

    def test_pairs(self):
        for name, scheme in zip(("light", "dark"), SCHEMES):
            colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", scheme))
            for front, back, least in PAIRS:
                with self.subTest(f"{name}: {front} on {back}"):
                    self.assertGreaterEqual(contrast(colours[front], colours[back]), least)

    def test_no_other_colour_is_used(self):
        self.assertEqual(re.findall(r"#[0-9a-fA-F]{3,8}\b", CSS.replace("".join(SCHEMES), "")).count("#000"), 0)
        outside = CSS
        for scheme in SCHEMES:
            outside = outside.replace(scheme, "")
        self.assertEqual(re.findall(r"#[0-9a-f]{6}|rgb|hsl", outside), [])


if __name__ == "__main__":
    unittest.main()
