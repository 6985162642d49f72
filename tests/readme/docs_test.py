#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""What the pages of docs/ show is what happens, and docs/rules.md says of the rules what their table says.

usage: docs_test.py SOURCE-DIR PROGRAM
"""

import difflib
import glob
import os
import re
import subprocess
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True  # the source tree stays as it was

import rules_page
import sessions

SOURCE, PROGRAM = [os.path.abspath(path) for path in sys.argv[1:3]]
RULES = os.path.join("docs", "rules.md")
# A session shows findings of severity error as well.
STATUSES = (0, 1)


def page(name):
    with open(os.path.join(SOURCE, name), encoding="utf-8") as file:
        return file.read()


class Docs(unittest.TestCase):
    def test_commands_print_what_is_shown(self):
        for path in sorted(glob.glob(os.path.join(SOURCE, "docs", "*.md"))):
            with self.subTest(os.path.basename(path)), tempfile.TemporaryDirectory() as folder:
                for name in ("examples", "tests"):
                    os.symlink(os.path.join(SOURCE, name), os.path.join(folder, name))
                for session in sessions.blocks(page(path), "console"):
                    sessions.expect_session(self, session, PROGRAM, folder, STATUSES)

    def test_rules_are_told_as_their_table_tells_them(self):
        shown = page(RULES).splitlines(keepends=True)
        renewed = rules_page.renewed(page(RULES), PROGRAM).splitlines(keepends=True)
        differences = "".join(difflib.unified_diff(shown, renewed, RULES, "the table of the rules", n=0))
        self.assertEqual(differences, "", f"\n{differences}\nrenew it with\n"
                                          f"    python3 tests/readme/rules_page.py {PROGRAM} {RULES}")

    def test_each_rule_has_an_example_of_its_own(self):
        sections = re.split(r"^<!-- rule ", page(RULES), flags=re.MULTILINE)[1:]
        self.assertTrue(sections, "no rule is told")
        for section in sections:
            rule = section.split(" ", 1)[0]
            with self.subTest(rule):
                self.assertIn(f"[{rule}]", "".join(sessions.blocks(section, "console")))
                for part in ("**Cause.**", "**Limits.**"):
                    self.assertIn(part, section)

    def test_the_extract_in_xml_is_one(self):
        (extract,) = sessions.blocks(page(os.path.join("docs", "count.md")), "xml")
        run = subprocess.run([PROGRAM, "count", "-", "--date", "2025-06-30"], input=extract.encode(), stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE, timeout=60, check=True)
        self.assertRegex(run.stderr.decode(), r"(?m)^    UWV clients with a profile +1$")

    def test_links_lead_somewhere(self):
        for path in sorted(glob.glob(os.path.join(SOURCE, "docs", "*.md"))):
            for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page(path)):
                with self.subTest(page=os.path.basename(path), target=target):
                    self.assertTrue(os.path.exists(os.path.join(os.path.dirname(path), target)))

    def test_a_page_that_differs_is_renewed_and_one_that_lacks_a_rule_refused(self):
        shown = rules_page.renewed(page(RULES), PROGRAM)
        rule = rules_page.MARKED.findall(shown)[1]
        other = shown.replace(rule[2], "other\n")
        self.assertNotEqual(other, shown)
        self.assertEqual(rules_page.renewed(other, PROGRAM), shown)
        with self.assertRaises(rules_page.Unfit):
            rules_page.renewed(shown.replace(f"<!-- {rule[0]} -->", ""), PROGRAM)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
