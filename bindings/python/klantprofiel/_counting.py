# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""From extracts to a table in one call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from . import _klantprofiel as native
from ._count import Both, Count, Coverage, Extract, Mapped
from ._dataset import Dataset
from ._names import Progress, StrPath
from ._territory import Territory


def count(
    source: Extract | Iterable[Extract],
    *,
    date: str,
    register: StrPath | Iterable[StrPath] | None = None,
    mapping: Mapped | None = None,
    unique: bool = False,
    key: bytes | None = None,
    both: Both = "uwv",
    coverage: Coverage = "seen",
    threads: int = 0,
    territory: Territory | None = None,
    limits: Mapping[str, int] | None = None,
    name: str | None = None,
    progress: Progress = None,
) -> Dataset:
    """Count extracts of client records into the table that is published.

    No value of a record is kept longer than it takes to count it, and none is in an exception or a note. docs/count.md has the
    definition, and the columns of an extract.

    Parameters
    ----------
    source : path, bytes, file, FileRange, or several of them
        CSV or XML, plain, packed with gzip, or in a zip archive. A folder stands for the files in it.
    date : str
        The reference date, ``"2025-06-30"``. Its quarter is the edition of the result.
    register : path, or several, optional
        Extracts of the target group register: being in them is what counts then.
    mapping : path, bytes or mapping, optional
        How the export names columns and words: a mapping file, or a dict such as ``{"gemeentecode": "WOONGEMEENTE",
        "words yes": "JA, AANGEVINKT"}``.
    unique : bool
        Count a client in several rows once, by client_id.
    key : bytes, optional
        The secret by which clients are told apart; else one that is drawn by chance.
    both : str
        Where a client counts who has an indicering of UWV and one of a municipality: "uwv", "municipal", or "unknown" for neither.
    coverage : str
        "seen" where the extracts speak for the areas of which they hold records, "country" where they speak for all.
    threads : int
        How many threads count; 0 for one a processor. The result is the same.
    territory : Territory, optional
        What tells the municipalities; else what is built in.
    limits : mapping, optional
        What protects against hostile input, by the names in ``default_limits()``: ``{"unusable-records": 0}``.
    name : str, optional
        What notes and errors call bytes or a file.
    progress : bool or callable, optional
        True shows a bar on standard error. A function is called now and then with the bytes done and in all (0 when that is not
        known); what it returns ends the counting when true, and what it raises is raised here.

    Returns
    -------
    Dataset
        A row for each municipality, region and, where the extracts cover it, the country. Its notes tell where records ended.

    Raises
    ------
    InputError
        An extract is damaged, or lacks a column that is needed.
    PersonalDataError
        A column holds citizen service numbers.
    LimitError
        A limit is passed, such as that of records that cannot be read.
    OSError
        A file cannot be read.

    Examples
    --------
    >>> import klantprofiel as kp
    >>> ds = kp.count("sonar-2025-q2.csv.gz", date="2025-06-30", unique=True)
    >>> ds.write("2025q2.csv")
    """
    with Count(
        date,
        unique=unique,
        both=both,
        coverage=coverage,
        mapping=mapping,
        key=key,
        threads=threads,
        territory=territory,
        limits=limits,
        progress=progress,
    ) as counted:
        if register is not None:
            counted.register(register)
        return counted.add(source, name=name).finish()


def count_columns() -> tuple[str, ...]:
    """The columns of an extract that are known."""
    names = (native.klp_count_column_name(index) for index in range(native.klp_count_columns()))
    return tuple(name for name in names if name is not None)
