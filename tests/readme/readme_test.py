#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""What the README shows is what happens: its commands are run, its program is compiled, and the output is compared.

usage: readme_test.py SOURCE-DIR PROGRAM STATIC-LIBRARY C-COMPILER
"""

import os
import re
import subprocess
import sys
import tempfile
import unittest

SOURCE, PROGRAM, LIBRARY, COMPILER = [os.path.abspath(path) for path in sys.argv[1:4]] + sys.argv[4:5]


def blocks(language):
    """The text of each fenced block of that language in the README."""
    with open(os.path.join(SOURCE, "README.md"), encoding="utf-8") as readme:
        return re.findall(r"^```" + language + r"\n(.*?)^```$", readme.read(), re.MULTILINE | re.DOTALL)


def steps(block):
    """The commands of a console session, each with the output shown below it."""
    found = []
    for line in block.splitlines(keepends=True):
        if line.startswith("$ "):
            found.append([line[2:].rstrip("\n"), ""])
        else:
            found[-1][1] += line
    return found


class Readme(unittest.TestCase):
    def test_commands_print_what_is_shown(self):
        sessions = blocks("console")
        self.assertTrue(sessions, "the README shows no commands")
        with tempfile.TemporaryDirectory() as folder:
            os.symlink(os.path.join(SOURCE, "examples"), os.path.join(folder, "examples"))
            path = os.path.dirname(PROGRAM) + os.pathsep + os.environ["PATH"]
            for command, shown in steps(sessions[0]):
                with self.subTest(command):
                    environment = {**os.environ, "LC_ALL": "C", "PATH": path}
                    run = subprocess.run(["sh", "-c", command], cwd=folder, env=environment, text=True,
                                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60, check=False)
                    # The findings and their summary come by two streams, in either order.
                    self.assertEqual(sorted(run.stdout.splitlines()), sorted(shown.splitlines()))
                    self.assertEqual(run.returncode, 0)

    def test_the_program_compiles_and_prints_what_is_shown(self):
        code, shown = blocks("c"), blocks("output")
        self.assertEqual((len(code), len(shown)), (1, 1))
        needs = subprocess.run(["pkg-config", "--libs", "libutf8proc", "libxml-2.0", "zlib", "libzip"],
                               stdout=subprocess.PIPE, text=True, timeout=60, check=True).stdout.split()
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
