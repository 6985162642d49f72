# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""Where things are written to: a path, an open file, or memory."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from . import _klantprofiel as native
from ._names import Progress, StrPath, Writer, options, progress_of


def write_options(format: str | None, progress: Progress, **more: Any) -> dict[str, Any]:
    return options(format=format, progress=progress_of(progress), **more)


def write_to(
    target: StrPath | Writer,
    to_path: Callable[[StrPath, dict[str, Any]], None],
    to_function: Callable[[Callable[[bytes], Any], dict[str, Any]], None],
    how: dict[str, Any],
) -> None:
    write = getattr(target, "write", None)
    if callable(write):
        to_function(write, how)
    else:
        to_path(cast(StrPath, target), how)


def written(
    to_function: Callable[[Callable[[bytes], Any], dict[str, Any]], None], format: str | None, **more: Any
) -> bytes:
    """What would be written, in memory."""
    pieces = bytearray()
    to_function(pieces.extend, write_options(format, None, **more))
    return bytes(pieces)


def write_formats() -> tuple[str, ...]:
    """The formats in which a dataset can be written."""
    names = (native.klp_write_format_name(index) for index in range(native.klp_write_format_count()))
    return tuple(name for name in names if name is not None)


def publish_formats() -> tuple[str, ...]:
    """The formats in which an edition can be published."""
    names = (native.klp_publish_format_name(index) for index in range(native.klp_publish_format_count()))
    return tuple(name for name in names if name is not None)


def metadata_kinds() -> tuple[str, ...]:
    """The kinds of descriptions that write_metadata() writes."""
    names = (native.klp_metadata_kind_name(index) for index in range(native.klp_metadata_kind_count()))
    return tuple(name for name in names if name is not None)
