# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""What docs/python.md shows is what happens."""

import contextlib
import doctest
import gc
import importlib.util
import os
import unittest

from support import SOURCE, Case


@unittest.skipIf(importlib.util.find_spec("pandas") is None, "pandas is not installed")
class Docs(Case):
    def test_python(self):
        before = os.getcwd()
        self.addCleanup(os.chdir, before)
        os.chdir(SOURCE)
        with contextlib.ExitStack() as stack:
            stack.callback(gc.collect)
            failed, tried = doctest.testfile(str(SOURCE / "docs" / "python.md"), module_relative=False)
        self.assertEqual(failed, 0)
        self.assertGreater(tried, 20)
