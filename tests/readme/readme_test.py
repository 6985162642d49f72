#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""What the README shows is what happens: its commands are run, its program is compiled, and the output is compared.

usage: readme_test.py SOURCE-DIR PROGRAM STATIC-LIBRARY C-COMPILER
"""

import os
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True  # the source tree stays as it was

import sessions

SOURCE, PROGRAM, LIBRARY, COMPILER = [os.path.abspath(path) for path in sys.argv[1:4]] + sys.argv[4:5]


def readme():
    with open(os.path.join(SOURCE, "README.md"), encoding="utf-8") as file:
        return file.read()


class Readme(unittest.TestCase):
    def test_commands_print_what_is_shown(self):
        shown = sessions.blocks(readme(), "console")
        self.assertTrue(shown, "the README shows no commands")
        with tempfile.TemporaryDirectory() as folder:
            os.symlink(os.path.join(SOURCE, "examples"), os.path.join(folder, "examples"))
            for session in shown:
                sessions.expect_session(self, session, PROGRAM, folder)

    def test_the_program_compiles_and_prints_what_is_shown(self):
        code, shown = sessions.blocks(readme(), "c"), sessions.blocks(readme(), "output")
        self.assertEqual((len(code), len(shown)), (1, 1))
        packages = ["libutf8proc", "libxml-2.0", "zlib", "libzip"]
        if subprocess.run(["pkg-config", "--exists", "libisal"], timeout=60, check=False).returncode == 0:
            packages.append("libisal")
        needs = subprocess.run(["pkg-config", "--libs", *packages], stdout=subprocess.PIPE, text=True, timeout=60,
                               check=True).stdout.split()
        with tempfile.TemporaryDirectory() as folder:
            source, program = os.path.join(folder, "program.c"), os.path.join(folder, "program")
            with open(source, "w", encoding="utf-8") as file:
                file.write(code[0])
            subprocess.run([COMPILER, "-std=c99", "-Wall", "-Wextra", "-Wpedantic", "-Werror",
                            "-I" + os.path.join(SOURCE, "include"), source, LIBRARY, *needs, "-o", program],
                           check=True, timeout=60)
            run = subprocess.run([program], cwd=SOURCE, stdout=subprocess.PIPE, text=True, timeout=60, check=True)
            self.assertEqual(run.stdout, shown[0])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
