#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""Reads the public headers: what they declare, and the comments that say what it means.

    headers.py INCLUDE-FOLDER OUTPUT.i      write the comments of all functions as SWIG docstrings

It reads the headers of this library, not C in general: a declaration begins with KLP_API, a comment that says what something means
stands before it and begins with two stars, and one comment may stand before several functions.
"""

from __future__ import annotations

import pathlib
import re
import sys
from typing import NamedTuple


class Parameter(NamedTuple):
    type: str
    name: str


class Function(NamedTuple):
    header: str
    result: str
    name: str
    parameters: list[Parameter]
    comment: str


class Member(NamedTuple):
    """A field of a struct, or a value of an enumeration."""

    type: str
    name: str
    comment: str


class Group(NamedTuple):
    """A struct that callers lay out, or an enumeration."""

    header: str
    name: str
    members: list[Member]
    comment: str


COMMENT = r"/\*\*(?P<comment>(?:(?!\*/).)*)\*/"


def plain(comment: str) -> str:
    """A comment without its stars, as lines."""
    lines = [re.sub(r"^\s*\* ?", "", line).rstrip() for line in comment.strip().splitlines()]
    return "\n".join(lines).strip()


def sentence(comment: str) -> str:
    """A comment as one run of words."""
    return " ".join(comment.split())


def parameter(text: str) -> Parameter:
    text = sentence(text)
    found = re.match(r"(.*?)(\w+)$", text)
    assert found, f"no name is found in the parameter: {text}"
    return Parameter(found.group(1).strip(), found.group(2))


def functions_of(header: str, text: str) -> list[Function]:
    """Functions that follow one another without an empty line share the comment before the first."""
    found = []
    comment, end = "", 0
    pattern = rf"{COMMENT}|KLP_API\s+(?P<result>[^;(]*?)(?P<name>klp_\w+)\((?P<parameters>[^;]*?)\);"
    for match in re.finditer(pattern, text, flags=re.S):
        between = text[end : match.start()]
        end = match.end()
        if match["name"] is None:
            comment = plain(match["comment"])
            continue
        if between.count("\n") > 1:
            comment = ""
        inside = sentence(match["parameters"])
        parameters = [] if inside == "void" else [parameter(part) for part in inside.split(",")]
        found.append(Function(header, sentence(match["result"]), match["name"], parameters, comment))
    return found


def members_of_enumeration(body: str) -> list[Member]:
    found = []
    for match in re.finditer(rf"(?:{COMMENT}\s*)?(?P<name>KLP_\w+)\s*=\s*(?P<value>-?\d+)", body, flags=re.S):
        found.append(Member(match["value"], match["name"], sentence(plain(match["comment"] or ""))))
    return found


def members_of_struct(body: str) -> list[Member]:
    found = []
    for match in re.finditer(rf"(?:{COMMENT}\s*)?(?P<field>[a-z][^;/]*);", body, flags=re.S):
        field = parameter(re.sub(r"\(\*(\w+)\)\(.*\)", r"(*) \1", match["field"]))
        found.append(Member(field.type, field.name, sentence(plain(match["comment"] or ""))))
    return found


def groups_of(header: str, text: str, word: str) -> list[Group]:
    pattern = rf"(?:{COMMENT}\s*)?typedef {word} (?P<name>klp_\w+) \{{(?P<body>.*?)\}} (?P=name);"
    read = members_of_enumeration if word == "enum" else members_of_struct
    return [
        Group(header, match["name"], read(match["body"]), plain(match["comment"] or ""))
        for match in re.finditer(pattern, text, flags=re.S)
    ]


class Headers:
    """All that the public headers declare, by name and in their order."""

    def __init__(self, include: pathlib.Path) -> None:
        self.functions: dict[str, Function] = {}
        self.structs: dict[str, Group] = {}
        self.enumerations: dict[str, Group] = {}
        for path in sorted((include / "klantprofiel").glob("*.h")):
            text = path.read_text(encoding="utf-8")
            self.functions.update((found.name, found) for found in functions_of(path.stem, text))
            self.structs.update((found.name, found) for found in groups_of(path.stem, text, "struct"))
            self.enumerations.update((found.name, found) for found in groups_of(path.stem, text, "enum"))


def quoted(text: str) -> str:
    """A text as SWIG takes it between quotes."""
    return text.replace("\\", "\\\\").replace('"', '\\"')


def docstrings(headers: Headers) -> str:
    lines = ["/* Made by bindings/common/headers.py of the comments in the public headers. */"]
    for function in headers.functions.values():
        said = f"{function.comment}\n\nC: {function.name}(), <klantprofiel/{function.header}.h>"
        lines.append(f'%feature("docstring") {function.name} "{quoted(said)}"')
    return "\n".join(lines) + "\n"


def main() -> int:
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    text = docstrings(Headers(pathlib.Path(sys.argv[1])))
    pathlib.Path(sys.argv[2]).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
