# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""examples/dask_count.py on a cluster of this machine gives what kp.count() gives, also when a worker dies on the way."""

import gzip
import importlib.util
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import unittest

import klantprofiel as kp
from support import SOURCE

EXAMPLES = SOURCE / "examples"
GORINCHEM = EXAMPLES / "data" / "sonar-gorinchem-2025-q2.csv"
DYING = pathlib.Path(__file__).with_name("dask_dying.py")
DATE = "2025-06-30"
#: Two workers start, count and end in a few seconds; on a machine that is busy it takes longer.
SECONDS = 60


@unittest.skipIf(importlib.util.find_spec("distributed") is None, "distributed is not installed (Debian: python3-distributed)")
@unittest.skipIf("LD_PRELOAD" in os.environ, "the workers would need the sanitizer too")
class Dask(unittest.TestCase):
    def setUp(self):
        room = tempfile.TemporaryDirectory()
        self.addCleanup(room.cleanup)
        self.room = pathlib.Path(room.name)
        self.folder = self.room / "extracts"
        self.folder.mkdir()
        head, _, rows = GORINCHEM.read_text(encoding="utf-8").partition("\n")
        # Line ends between quotes, and more than the three parts of a MiB.
        rows = rows.replace("; ", ";\n ")
        (self.folder / "large.csv").write_text(head + "\n" + rows * 70, encoding="utf-8")
        (self.folder / "packed.csv.gz").write_bytes(gzip.compress((head + "\n" + rows * 5).encode()))
        (self.folder / "small.csv").write_text(head + "\n" + rows, encoding="utf-8")
        self.key = self.room / "secret.key"
        self.key.write_bytes(b"0123456789abcdef\n")

    def run_example(self, *arguments, died=None):
        """Runs the example, and whatever it started ends with it."""
        script = [EXAMPLES / "dask_count.py"] if died is None else [DYING, died]
        paths = [os.environ["PYTHONPATH"], str(EXAMPLES)]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "critical"}
        process = subprocess.Popen(
            [sys.executable, *script, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
            start_new_session=True,
        )
        try:
            out, told = process.communicate(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            self.fail("the cluster did not end in time")
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.communicate()
        return process.returncode, out, told

    def test_a_worker_that_dies_takes_nothing_with_it(self):
        """Clients count once over all parts, and those that it had counted as well."""
        died, table = self.room / "died", self.room / "table.csv"
        status, out, told = self.run_example(
            self.folder, "--date", DATE, "--workers", "2", "--part-mib", "1", "--unique", self.key, "-o", table, died=died
        )
        self.assertEqual((status, out), (0, ""), told)
        self.assertTrue(died.exists(), "no worker died")
        whole = kp.Count(DATE, unique=True).add(self.folder)
        self.assertEqual(table.read_bytes(), whole.finish().to_bytes())
        for name, number in whole.bins.items():
            self.assertRegex(told, rf"(?m)^{name} +{number}$")

    def test_what_goes_wrong_is_told_in_a_line(self):
        broken = self.room / "broken"
        broken.mkdir()
        (broken / "list.csv").write_text("milk,bread\n1,2\n", encoding="utf-8")
        empty = self.room / "empty"
        empty.mkdir()
        cases = {
            "no folder": ([self.room / "is not there", "--date", DATE], 3, "is not there"),
            "an empty folder": ([empty, "--date", DATE], 3, "no file"),
            "no date": ([self.folder, "--date", "june"], 3, "date"),
            "no key": ([self.folder, "--date", DATE, "--unique", self.room / "no.key"], 3, "no.key"),
            "no scheduler": ([self.folder, "--date", DATE, "--scheduler", "nowhere"], 3, "nowhere: no scheduler"),
            "no part": ([self.folder, "--date", DATE, "--part-mib", "0"], 2, "part-mib"),
            "too many unusable records": ([self.folder, "--date", DATE, "--workers", "1", "--part-mib", "1", "--unusable", "60"], 3,
                                          "more than 60 records"),
            "no extract": ([broken, "--date", DATE, "--workers", "1"], 3, "list.csv:1: the first line names no column"),
        }
        for name, (arguments, wanted, says) in cases.items():
            with self.subTest(name):
                status, out, told = self.run_example(*arguments)
                self.assertEqual((status, out), (wanted, ""), told)
                self.assertIn(says, told)
                self.assertNotIn("Traceback", told)

if __name__ == "__main__":
    unittest.main()
