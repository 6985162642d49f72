#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""What docs/rules.md has from the table of the rules (lib/validate/rules.c): it stands between marks, and is made from what the
program lists. The rest of the page is written by hand.

    <!-- rules -->      the list of all rules
    <!-- rule ID -->    what one rule reads and says, in English and in Dutch
    <!-- end -->        ends both

To renew the page after a change of the table: rules_page.py PROGRAM PAGE
"""

import re
import subprocess
import sys

MARKED = re.compile(r"^<!-- (rules|rule ([a-z.]+)) -->\n(.*?)^<!-- end -->$", re.MULTILINE | re.DOTALL)


class Unfit(Exception):
    """The page lacks a rule, or has one that there is not, or has them in another order."""


def listed(program, language):
    """Each rule as the program lists it: id, severity, title, and the paragraphs below."""
    text = subprocess.run([program, "validate", "--list-rules", "--to", "md", "--lang", language],
                          stdout=subprocess.PIPE, timeout=60, check=True).stdout.decode("utf-8")
    rules = []
    for section in text.strip().removeprefix("### ").split("\n\n### "):
        rule, head, *paragraphs = section.split("\n\n")
        severity, title = re.fullmatch(r"\*\*([a-z]+)\*\*: (.*)\.", head).groups()
        rules.append((rule, severity, title, paragraphs))
    return rules


def link(rule):
    """Where a page shows the heading of a rule."""
    return f"[{rule}](#{rule.replace('.', '')})"


def overview(rules):
    """The list of all rules, as a table."""
    lines = ["| rule | severity | what it demands |", "|---|---|---|"]
    return "\n".join(lines + [f"| {link(rule)} | {severity} | {title} |" for rule, severity, title, _ in rules])


def section(english, dutch):
    """What one rule reads and says."""
    rule, severity, title, paragraphs = english
    return "\n\n".join([f"### {rule}", f"**{severity}**: {title}.", *paragraphs,
                        f"> In Dutch: *{dutch[2]}.* {' '.join(dutch[3])}"])


def renewed(page, program):
    """The page with what is marked made anew."""
    english, dutch = listed(program, "en"), listed(program, "nl")
    marked = [match[2] for match in MARKED.finditer(page) if match[2]]
    if marked != [rule[0] for rule in english]:
        raise Unfit(f"the page marks the rules {marked}, and the table has {[rule[0] for rule in english]}: "
                    "write a section between <!-- rule ID --> and <!-- end --> for each, in this order")
    texts = {one[0]: section(one, other) for one, other in zip(english, dutch)}
    return MARKED.sub(lambda match: f"<!-- {match[1]} -->\n{texts[match[2]] if match[2] else overview(english)}\n<!-- end -->",
                      page)


def main():
    program, path = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        page = renewed(file.read(), program)
    with open(path, "w", encoding="utf-8") as file:
        file.write(page)


if __name__ == "__main__":
    main()
