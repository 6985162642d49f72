# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""From whatever people have to a dataset."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Mapping
from typing import Any, Union, cast

from . import _klantprofiel as native
from ._dataset import Dataset
from ._errors import InputError, UnsupportedError, make, reading_of
from ._names import Progress, Reader, StrPath, options, progress_of
from ._territory import Territory
from ._words import Words

Source = Union[StrPath, bytes, bytearray, memoryview, Reader, Words]


class SkippedWarning(UserWarning):
    """A file in a folder holds no table of the publication, and was passed over."""


def read(
    source: Source | Iterable[Source],
    *,
    edition: str | None = None,
    format: str | None = None,
    name: str | None = None,
    territory: Territory | None = None,
    limits: Mapping[str, int] | None = None,
    check_schema: bool = False,
    pdftotext: StrPath | None = None,
    progress: Progress = None,
) -> Dataset:
    """Read the publication, in any form in which people have it, into a table.

    What was printed is kept as printed: reading does not repair. What is odd becomes a note, ``Dataset.notes``, and reading goes on.

    Parameters
    ----------
    source : path, bytes, file, Words, or several of them
        A path of a file (PDF, HTML, XML, JSON, CSV, XLSX, ODS, Markdown or text, also packed with gzip or in a zip archive) or of a
        folder, which stands for the files in it; bytes; a file that was opened in binary mode; words with their places; or a list
        of any of these, which become one table of several editions.
    edition : str, optional
        The edition, ``"2018Q2"``, of a document that does not tell.
    format : str, optional
        One of ``read_formats()``; else the bytes tell.
    name : str, optional
        What rows, notes and errors call the source; else its path, "memory" or "stream".
    territory : Territory, optional
        Where names are looked up; else what is built in.
    limits : mapping, optional
        What protects against hostile input, by the names in ``default_limits()``: ``{"rows": 1000}``.
    check_schema : bool
        Check XML of the project's own vocabulary against its schema.
    pdftotext : path, optional
        The program that takes a PDF apart; else ``pdftotext`` on PATH.
    progress : bool or callable, optional
        True shows a bar on standard error. A function is called now and then with the bytes done and in all (0 when that is not
        known); what it returns ends the reading when true, and what it raises is raised here.

    Returns
    -------
    Dataset
        A row for each area and edition, in the order of the source.

    Raises
    ------
    InputError
        The input is damaged, or no table of the publication is in it.
    UnsupportedError
        The format is not known, or a program that it needs is not there.
    LimitError
        A limit is passed.
    OSError
        A file cannot be read: FileNotFoundError, PermissionError and so on. They are KlantprofielErrors as well.

    Examples
    --------
    >>> import klantprofiel as kp
    >>> ds = kp.read("transparantie-2025-q2.pdf")
    >>> ds["Rotterdam"].total
    """
    dataset = Dataset()
    try:
        add(
            dataset,
            source,
            edition=edition,
            format=format,
            name=name,
            territory=territory,
            limits=limits,
            check_schema=check_schema,
            pdftotext=pdftotext,
            progress=progress,
        )
    except BaseException:
        dataset.close()
        raise
    return dataset


def add(
    dataset: Dataset,
    source: Source | Iterable[Source],
    *,
    edition: str | None = None,
    format: str | None = None,
    name: str | None = None,
    territory: Territory | None = None,
    limits: Mapping[str, int] | None = None,
    check_schema: bool = False,
    pdftotext: StrPath | None = None,
    progress: Progress = None,
) -> None:
    """Reads into a dataset that is there."""
    how = options(
        source=name,
        assume_edition=edition,
        format=format,
        territory=None if territory is None else territory._handle,
        limits=None if limits is None else dict(limits),
        flags=native.PARSE_CHECK_SCHEMA if check_schema else None,
        pdftotext=pdftotext,
        progress=progress_of(progress),
    )
    _parse(dataset, source, how)


def _parse(dataset: Dataset, source: Any, how: dict[str, Any]) -> None:
    """Adds a source, of whatever kind, to a dataset."""
    handle = dataset._handle
    if isinstance(source, (str, os.PathLike)):
        path = cast(StrPath, source)
        if os.path.isdir(path):
            _parse_folder(dataset, path, how)
        else:
            with reading_of(path):
                native.klp_parse_file(handle, path, how)
    elif isinstance(source, (bytes, bytearray, memoryview)):
        native.klp_parse_memory(handle, source, how)
    elif isinstance(source, Words):
        native.klp_parse_words(handle, source._handle, how)
    elif callable(getattr(source, "read", None)):
        native.klp_parse_stream(handle, source.read, {"source": _name_of(source), **how})
    elif isinstance(source, Iterable):
        for one in source:
            _parse(dataset, one, how)
    else:
        raise TypeError(f"a path, bytes, an open file or a list of them can be read, not {type(source).__name__}")


def _name_of(file: Any) -> str | None:
    """What a file calls itself; some only have a number."""
    name = getattr(file, "name", None)
    return name if isinstance(name, str) else None


def _parse_folder(dataset: Dataset, folder: StrPath, how: dict[str, Any]) -> None:
    """The files of a folder by name; what is no publication is passed over, as the program does."""
    paths = sorted(entry.path for entry in os.scandir(folder) if not entry.name.startswith(".") and not entry.is_dir())
    read_well = 0
    for path in paths:
        try:
            native.klp_parse_file(dataset._handle, path, how)
            read_well += 1
        except (InputError, UnsupportedError) as error:
            if error.code not in (native.KLP_NO_TABLE, native.KLP_UNSUPPORTED):
                raise
            warnings.warn(f"passed over: {error}", SkippedWarning, stacklevel=5)
    if read_well == 0:
        said = "no file in this folder holds the publication"
        raise make(native.KLP_NO_TABLE, said, os.fspath(folder), 0, 0, 0, 0)


def read_formats() -> dict[str, str]:
    """The formats that can be read, each with a line on what it is."""
    return {
        native.klp_format_name(index) or "": native.klp_format_title(index) or ""
        for index in range(native.klp_format_count())
    }


def default_limits() -> dict[str, int]:
    """What protects against hostile input, by name, with the defaults."""
    return {
        native.klp_limit_name(index) or "": native.klp_limit_default(index) for index in range(native.klp_limit_count())
    }
