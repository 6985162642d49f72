# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""What the tests share: the data, and a look at the library's memory around each test."""

import gc
import os
import pathlib
import unittest

import klantprofiel as kp

SOURCE = pathlib.Path(os.environ["KLP_SOURCE_DIR"])
BUILD = pathlib.Path(os.environ["KLP_BUILD_DIR"])
FIXTURES = SOURCE / "tests" / "fixtures"

Q2_2025 = FIXTURES / "2025q2.csv"
RIJNMOND_2023 = FIXTURES / "rijnmond-2023q2.txt"
ZUIDOOST_BRABANT = FIXTURES / "zuidoost-brabant.md"


class Case(unittest.TestCase):
    """Fails when the library holds more after a test than before: a handle was lost."""

    def setUp(self):
        gc.collect()
        self.blocks_before = kp.memory_blocks()

    def tearDown(self):
        if self._outcome_is_bad():
            return  # The traceback of what failed still holds on to everything.
        gc.collect()
        self.assertEqual(kp.memory_blocks(), self.blocks_before, "blocks of the library that nobody gave back")

    def _outcome_is_bad(self):
        errors = getattr(self._outcome, "errors", None)
        if errors is not None:  # Python 3.9 and 3.10
            return any(error for _, error in errors)
        return not self._outcome.success


class TwoEditions(Case):
    """A test with Rijnmond in 2023 and the country in 2025."""

    def setUp(self):
        super().setUp()
        self.before = kp.read(RIJNMOND_2023)
        self.after = kp.read(Q2_2025)

    def tearDown(self):
        del self.before, self.after
        super().tearDown()
