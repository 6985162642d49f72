# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""Whatever is given to whatever there is, an exception is the worst that comes of it: no crash, no hang, and nothing lost.

It is done by edges.py in processes of their own, so that a crash is told with the call that crashed. By itself some of the values are
taken, the same each time; KLP_PYTHON_FUZZ_ROUNDS=N takes all of them, and N thousand calls by chance besides.
"""

import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import unittest

ROUNDS = int(os.environ.get("KLP_PYTHON_FUZZ_ROUNDS") or 0)
#: Of how many bad values one is taken: fewer where each call is watched and slow.
WATCHED = "LD_PRELOAD" in os.environ
STEP = "1" if ROUNDS else "29" if WATCHED else "13"
CALLS = 300 if WATCHED and not ROUNDS else 1000
SECONDS = 250 + 60 * ROUNDS


class Edges(unittest.TestCase):
    def expect_survival(self, *arguments):
        with tempfile.TemporaryDirectory() as folder:
            log = pathlib.Path(folder, "log")
            command = [sys.executable, "-X", "dev", str(pathlib.Path(__file__).with_name("edges.py")), arguments[0], str(log), *arguments[1:]]
            try:
                # Some of what is given are paths of files that can be written.
                done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace",
                                      timeout=SECONDS, check=False)
            except subprocess.TimeoutExpired:
                self.fail(f"it hangs: {log.read_text().strip()}")
            if done.returncode != 0:
                how = signal.Signals(-done.returncode).name if done.returncode < 0 else f"status {done.returncode}"
                self.fail(f"{how}: {log.read_text().strip()}\n{done.stdout}{done.stderr[-10000:]}")
            self.assertRegex(done.stdout, r"^\d{3,} calls$")

    def test_every_function_of_the_module(self):
        self.expect_survival("module", STEP)

    def test_every_function_and_method_of_the_package(self):
        self.expect_survival("package", STEP)

    def test_calls_by_chance(self):
        for seed in range(max(ROUNDS, 1)):
            with self.subTest(seed=seed):
                self.expect_survival("chance", str(seed), str(CALLS))


if __name__ == "__main__":
    unittest.main()
