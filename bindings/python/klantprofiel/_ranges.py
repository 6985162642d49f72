# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""Ranges of a file, so that several machines can count it."""

from __future__ import annotations

from typing import NamedTuple

from . import _klantprofiel as native
from ._klantprofiel import Handle
from ._names import StrPath


class FileRange(NamedTuple):
    """A range of a plain CSV that holds whole records, as ``Count.split()`` gives it.

    It can be pickled, and be counted wherever the file is seen under the same name. It is one of the file as it was when it was split: where
    that changed so that no line ends there any more, counting it is refused.

    Attributes
    ----------
    path : path
        The file.
    begin : int
        Its first byte.
    end : int
        The byte behind its last.
    line : int
        In which line of the file it begins, from 1.
    """

    path: StrPath
    begin: int
    end: int
    line: int


def split_file(handle: Handle, path: StrPath, parts: int) -> list[FileRange]:
    """The ranges of a file that are not empty."""
    offsets, lines = native.klp_count_split_file(handle, path, parts)
    ranges = (FileRange(path, *each) for each in zip(offsets, offsets[1:], lines))
    return [each for each in ranges if each.begin < each.end]
