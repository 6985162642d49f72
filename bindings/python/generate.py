#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""Makes, of the public headers, the two files of the package that only repeat what those say.

    generate.py SOURCE            write them
    generate.py SOURCE --check    name those that are not what would be written

- _klantprofiel.pyi: the functions of the module with their types.
- _columns.py: the columns of a row with their types and what they mean.
"""

from __future__ import annotations

import pathlib
import re
import sys
import textwrap

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "common"))

import headers as reading  # noqa: E402

TOP = """\
# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
# Made by bindings/python/generate.py of the public headers.
"""

WIDTH = 120

# Handles of C, and how Python names what a function takes or gives.
NUMBERS = re.compile(r"(?:int|size_t|u?int\d+_t|klp_(?:status|level|origin|column|type|severity|confidence|totals|certainty|"
                     r"difference_kind|comparison|change_kind|bin|count_tally))$")
PARAMETERS = {
    "const char *": "str | None",
    "const void *": "BytesLike",
    "const char *const *": "Sequence[StrPath]",
    "double": "float",
    "klp_read_function": "Callable[[int], Any]",
    "klp_write_function": "Callable[[bytes], Any]",
}
# Parameters that Python does not give: what is handed out, and what comes with the parameter before.
HANDED_OUT = {
    "struct ArrowSchema *": "object",
    "struct ArrowArray *": "object",
    "struct ArrowArrayStream *": "object",
    "int64_t *": "int | None",
    "double *": "float | None",
    "uint64_t *": "list[int]",
    "klp_row *": "dict[str, Any]",
}
ABSENT_FOR_PYTHON = {("size_t", "size"), ("size_t", "path_count"), ("void *", "context"), ("klp_error **", "error")}


def parameter_type(parameter: reading.Parameter) -> str:
    if parameter.name == "path":
        return "StrPath"
    if parameter.type in PARAMETERS:
        return PARAMETERS[parameter.type]
    if NUMBERS.match(parameter.type):
        return "int"
    if parameter.type.endswith("_options *") or "klp_selection" in parameter.type:
        return "dict[str, Any] | None"
    if parameter.type == "const klp_row *":
        return "dict[str, Any]"
    return "Handle | None" if parameter.type == "const klp_territory *" else "Handle"


def result_type(function: reading.Function, handed_out: list[str]) -> str:
    if handed_out:
        return handed_out[0] if len(handed_out) == 1 else f"tuple[{', '.join(handed_out)}]"
    if function.result in ("void", "klp_status"):
        return "None" if function.name != "klp_error_status" else "int"
    if function.result == "const char *":
        return "str" if "Never NULL" in function.comment else "str | None"
    if function.result == "double":
        return "float"
    return "int" if NUMBERS.match(function.result) else "Handle | None"


def stub_of(function: reading.Function) -> str:
    parameters, handed_out = [], []
    for parameter in function.parameters:
        if parameter.type in HANDED_OUT:
            handed_out.append(HANDED_OUT[parameter.type])
        elif parameter.type.endswith("**") and parameter.name != "error":
            handed_out.append("Handle")
        elif parameter.type == "int *":
            handed_out.append("list[int]")
        elif (parameter.type, parameter.name) not in ABSENT_FOR_PYTHON:
            parameters.append(f"{parameter.name}: {parameter_type(parameter)}")
    given = ", ".join([*parameters, "/"]) if parameters else ""
    return f"def {function.name}({given}) -> {result_type(function, handed_out)}: ..."


def ignored(source: pathlib.Path) -> set[str]:
    texts = [path.read_text(encoding="utf-8") for path in (source / "bindings" / "common").glob("*.i")]
    return {name for text in texts for name in re.findall(r"%ignore (\w+);", text)}


STUB_TOP = '''\
"""The public headers as SWIG wraps them: for the package, not for its users."""

from collections.abc import Callable, Sequence
from os import PathLike
from typing import Any, Final, Union, final

BytesLike = Union[bytes, bytearray, memoryview]
StrPath = Union[str, bytes, PathLike[str], PathLike[bytes]]


@final
class Buffer:
    def __len__(self) -> int: ...

@final
class Handle:
    @property
    def closed(self) -> bool: ...
    def close(self) -> None: ...

CLOSED: Final[int]
BUSY: Final[int]
HEADERS_VERSION: Final[int]
PARSE_CHECK_SCHEMA: Final[int]
WORDS_Y_UP: Final[int]

def set_error_maker(maker: Callable[[int, str, str | None, int, int, int, int], BaseException], /) -> None: ...
def dataset_column(dataset: Handle, column: int, /) -> list[Any]: ...
def count_records(count: Handle, /) -> int: ...
def arrow_columns(dataset: Handle, /) -> dict[str, tuple[str, int, int, Buffer, Buffer, list[str] | None, bool]]: ...
'''


def stub(headers: reading.Headers, source: pathlib.Path) -> str:
    left_out = ignored(source)
    lines = [TOP, STUB_TOP]
    lines += [stub_of(function) for function in headers.functions.values() if function.name not in left_out]
    lines += [""]
    values = {value.name for group in headers.enumerations.values() for value in group.members}
    for path in sorted((source / "include" / "klantprofiel").glob("*.h")):
        defined = re.findall(r"^#define (KLP_\w+)[ \t]+[^{\s]", path.read_text(encoding="utf-8"), flags=re.M)
        values.update(name for name in defined if name not in left_out and name != "KLP_API" and not name.endswith("_INIT"))
    lines += [f"{name}: Final[int]" for name in sorted(values)]
    return "\n".join(lines) + "\n"


COLUMNS_TOP = '''\
"""The columns of a row: their names, their types, and what they mean."""

from __future__ import annotations

from ._cells import Cell


class Columns:
    """What every row has; absent is None and never 0."""

    __slots__ = ()

'''

TYPES = {"text": "str", "integer": "int", "real": "float"}


def columns(headers: reading.Headers) -> str:
    lines = [TOP, COLUMNS_TOP.rstrip() + "\n"]
    for value in headers.enumerations["klp_column"].members:
        name = value.name[len("KLP_COLUMN_") :].lower()
        words = re.match(r"(text|integer|real)", value.comment)
        assert words, f"the comment of {value.name} does not begin with a type"
        kind = TYPES[words.group(1)]
        never = name in ("level", "origin")
        said = textwrap.wrap(value.comment, WIDTH - 10, break_on_hyphens=False)
        lines.append(f"    {name}: Cell[{kind if never else kind + ' | None'}] = Cell(")
        lines.append(f'        "{name}",')
        lines += [f'        "{line}{" " if at + 1 < len(said) else ""}"' + ("," if at + 1 == len(said) else "")
                  for at, line in enumerate(line.replace('"', '\\"') for line in said)]
        lines.append("    )")
    names = [value.name[len("KLP_COLUMN_") :].lower() for value in headers.enumerations["klp_column"].members]
    lines.append("\n\n#: The names in their order; the number of a column is its place.")
    lines.append("NAMES = (")
    lines += [f'    "{name}",' for name in names]
    lines.append(")")
    return "\n".join(lines) + "\n"


def main() -> int:
    if len(sys.argv) not in (2, 3) or sys.argv[2:] not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    source = pathlib.Path(sys.argv[1])
    headers = reading.Headers(source / "include")
    package = source / "bindings" / "python" / "klantprofiel"
    made = {package / "_klantprofiel.pyi": stub(headers, source), package / "_columns.py": columns(headers)}
    stale = [path for path, text in made.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    for path in stale:
        if sys.argv[2:]:
            print(f"{path.relative_to(source)} is not what the headers say: run python3 bindings/python/generate.py .")
        else:
            path.write_text(made[path], encoding="utf-8")
    return 1 if stale and sys.argv[2:] else 0


if __name__ == "__main__":
    sys.exit(main())
