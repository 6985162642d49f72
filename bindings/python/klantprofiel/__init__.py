# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""UWV's quarterly publication "Transparantie van klantprofielen": read, check, repair, add up, compare, count and write.

>>> import klantprofiel as kp
>>> ds = kp.read("transparantie-2025-q2.pdf")
>>> ds.validate().errors
>>> ds.aggregate(by="region", indicators=True).to_pandas()

read() says what can be read, Dataset what can be done with it. Where the C library has a function, its comment is the docstring here as
well. Whatever fails raises a KlantprofielError.
"""

from __future__ import annotations

from . import _klantprofiel as _native
from ._count import Count
from ._counting import count, count_columns
from ._dataset import Dataset
from ._differences import Areas, Difference, Differences, diff
from ._errors import (
    BusyError,
    CancelledError,
    ClosedError,
    ConflictError,
    CountOverflowError,
    FileMissingError,
    InputError,
    InputOutputError,
    InvalidArgumentError,
    KlantprofielError,
    LimitError,
    NoPermissionError,
    OutOfMemoryError,
    PersonalDataError,
    UnsupportedError,
)
from ._findings import Finding, Findings, Rule, rules
from ._notes import Note, Notes, Parts
from ._ranges import FileRange
from ._reading import SkippedWarning, default_limits, read, read_formats
from ._repairs import Change, Proposal, Repairs
from ._rows import Row
from ._territory import Move, Municipality, Province, Region, Territory, TerritoryChange
from ._words import Words
from ._writing import metadata_kinds, publish_formats, write_formats

__all__ = [
    "Areas",
    "BusyError",
    "CancelledError",
    "Change",
    "ClosedError",
    "ConflictError",
    "Count",
    "CountOverflowError",
    "Dataset",
    "Difference",
    "Differences",
    "FileMissingError",
    "FileRange",
    "Finding",
    "Findings",
    "InputError",
    "InputOutputError",
    "InvalidArgumentError",
    "KlantprofielError",
    "LimitError",
    "Move",
    "Municipality",
    "NoPermissionError",
    "Note",
    "Notes",
    "OutOfMemoryError",
    "Parts",
    "PersonalDataError",
    "Proposal",
    "Province",
    "Region",
    "Repairs",
    "Row",
    "Rule",
    "SkippedWarning",
    "Territory",
    "TerritoryChange",
    "UnsupportedError",
    "Words",
    "count",
    "count_columns",
    "default_limits",
    "diff",
    "library_version",
    "memory_blocks",
    "metadata_kinds",
    "publish_formats",
    "read",
    "read_formats",
    "rules",
    "write_formats",
]

#: The release of this package, which is that of the headers it was built with.
__version__ = ".".join(str(_native.HEADERS_VERSION // step % 1000) for step in (1_000_000, 1_000, 1))


def library_version() -> str:
    """The release of the C library that is running."""
    return _native.klp_version()


def memory_blocks() -> int:
    """How many blocks of memory the C library holds, over all objects and threads: 0 once everything is closed."""
    return _native.klp_memory_blocks()


def _check_versions() -> None:
    """A library that is older than the headers lacks what this package calls; a newer one of the same SONAME has it all."""
    if _native.klp_version_number() < _native.HEADERS_VERSION:
        raise ImportError(
            f"klantprofiel {__version__} was loaded with the older library libklantprofiel {library_version()}: install both of one release"
        )


_check_versions()
