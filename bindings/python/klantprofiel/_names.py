# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""Words of the interface, and the numbers that the library has for them."""

from __future__ import annotations

import sys
from os import PathLike
from typing import Any, Callable, Literal, Protocol, Union

from . import _klantprofiel as native

Level = Literal["country", "province", "region", "municipality"]
Origin = Literal["published", "computed", "estimated"]
Severity = Literal["information", "warning", "error"]
Confidence = Literal["ambiguous", "likely", "certain"]
Totals = Literal["published", "computed"]
Language = Literal["en", "nl"]
Certainty = Literal["confirmed", "derived", "supplied"]
ChangeKind = Literal["merged", "absorbed", "split", "renamed", "border"]
StrPath = Union[str, "PathLike[str]"]
Progress = Union[bool, Callable[[int, int], Any], None]

LEVELS: dict[str, int] = {"country": 1, "province": 2, "region": 3, "municipality": 4}
SEVERITIES: dict[str, int] = {"information": 1, "warning": 2, "error": 3}
CONFIDENCES: dict[str, int] = {"ambiguous": 1, "likely": 2, "certain": 3}
ORIGINS: dict[str, int] = {"published": 1, "computed": 2, "estimated": 3}
TOTALS: dict[str, int] = {"published": 0, "computed": 1}
CERTAINTIES = {1: "confirmed", 2: "derived", 3: "supplied"}
CHANGE_KINDS = {1: "merged", 2: "absorbed", 3: "split", 4: "renamed", 5: "border"}

#: The five counts, in the order of the publication.
COUNTS = ("municipal_profile", "municipal_no_profile", "uwv_profile", "uwv_no_profile", "total")


class Reader(Protocol):
    """A file that was opened to be read, in binary mode."""

    def read(self, size: int, /) -> Any: ...


class Writer(Protocol):
    """A file that was opened to be written, in binary mode."""

    def write(self, data: bytes, /) -> Any: ...


def number_of(words: dict[str, int], word: str | None, what: str) -> int | None:
    """The number behind a word; None for None."""
    if word is None:
        return None
    try:
        return words[word]
    except (KeyError, TypeError):
        raise ValueError(f"there is no {what} {word!r}; they are: {', '.join(words)}") from None


def column_name(column: int) -> str | None:
    """The name of a column; None for the row as a whole."""
    return native.klp_column_name(column) if column >= 0 else None


def show_progress(done: int, total: int) -> None:
    """A bar on standard error, over and over on one line."""
    if not total:
        sys.stderr.write(f"\r{done:,}")
    else:
        share = min(done / total, 1.0)
        sys.stderr.write(f"\r[{'#' * int(40 * share):<40}] {share:4.0%}")
        if done >= total:
            sys.stderr.write("\n")
    sys.stderr.flush()


def progress_of(progress: Progress) -> Callable[[int, int], Any] | None:
    """The callback behind the argument progress."""
    if progress is True:
        return show_progress
    return progress or None


def options(**given: Any) -> dict[str, Any]:
    """Those that were given."""
    return {name: value for name, value in given.items() if value is not None}
