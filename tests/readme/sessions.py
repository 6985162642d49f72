# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""What a page shows, and what happens: its fenced blocks, and its commands run as it shows them."""

import os
import re
import subprocess


def blocks(page, language):
    """The text of each fenced block of that language on a page."""
    return re.findall(r"^```" + language + r"\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)


def steps(block):
    """The commands of a console session, each with the output shown below it."""
    found = []
    for line in block.splitlines(keepends=True):
        if line.startswith("$ "):
            found.append([line[2:].rstrip("\n"), ""])
        else:
            found[-1][1] += line
    return found


def expect_session(test, session, program, folder, statuses=(0,)):
    """Runs the commands of a session in a folder, and expects of each what is shown and one of these statuses."""
    path = os.path.dirname(program) + os.pathsep + os.environ["PATH"]
    for command, shown in steps(session):
        with test.subTest(command):
            environment = {**os.environ, "LC_ALL": "C", "PATH": path}
            run = subprocess.run(["sh", "-c", command], cwd=folder, env=environment, text=True,
                                 stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=60, check=False)
            # The findings and their summary come by two streams, in either order.
            test.assertEqual(sorted(run.stdout.splitlines()), sorted(shown.splitlines()))
            test.assertIn(run.returncode, statuses)
