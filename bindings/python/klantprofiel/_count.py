# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""Counting afresh: from extracts of client records to the published table."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, TypeVar, Union, cast

from . import _klantprofiel as native
from ._dataset import Dataset
from ._errors import reading_of
from ._handles import Closing
from ._klantprofiel import Handle
from ._names import Progress, Reader, StrPath, Writer, number_of, options, progress_of
from ._ranges import FileRange, split_file
from ._territory import Territory
from ._writing import write_to

Both = Literal["uwv", "municipal", "unknown"]
Coverage = Literal["seen", "country"]
ClientGroup = Literal["municipal", "uwv"]
ProfilePart = Literal["affinities", "sectors", "tasks"]
Bytes = Union[bytes, bytearray, memoryview]
Extract = Union[StrPath, Bytes, Reader, FileRange]
Mapped = Union[StrPath, Bytes, Mapping[str, str]]
C = TypeVar("C", bound="Count")

BOTH = {"uwv": 0, "municipal": 1, "unknown": 2}
COVERAGES = {"seen": 0, "country": 1}
GROUPS = {"municipal": native.KLP_GROUP_MUNICIPAL, "uwv": native.KLP_GROUP_UWV}
PARTS = {"affinities": native.KLP_PART_AFFINITIES, "sectors": native.KLP_PART_SECTORS, "tasks": native.KLP_PART_TASKS}
TALLIES = {
    "records": native.KLP_TALLY_RECORDS,
    "both": native.KLP_TALLY_BOTH,
    "older_codes": native.KLP_TALLY_OLDER_CODES,
    "several_municipalities": native.KLP_TALLY_SEVERAL_MUNICIPALITIES,
    "register": native.KLP_TALLY_REGISTER,
}
#: One more than all parts together.
MISSING_END = sum(PARTS.values()) + 1
#: How a mapping begins the name of a list of words, and that of the sign between fields.
WORDS = "words "
DELIMITER = "delimiter"


def _options(
    date: str | None,
    key: bytes | None,
    threads: int,
    territory: Territory | None,
    limits: Mapping[str, int] | None,
    progress: Progress,
) -> dict[str, Any]:
    """What a new count and one that is loaded have in common."""
    return options(
        date=date,
        key=key,
        threads=threads,
        territory=None if territory is None else territory._handle,
        limits=None if limits is None else dict(limits),
        progress=progress_of(progress),
    )


def _files_of(source: StrPath | Iterable[StrPath]) -> Sequence[StrPath]:
    """The files of a path, or of several; a folder stands for the files in it, by name."""
    if not isinstance(source, (str, os.PathLike)):
        return [file for path in source for file in _files_of(path)]
    path = cast(StrPath, source)
    if not os.path.isdir(path):
        return [path]
    return sorted(entry.path for entry in os.scandir(path) if not entry.name.startswith(".") and not entry.is_dir())


def _bins() -> list[tuple[int, str]]:
    return [(bin, native.klp_bin_name(bin) or "") for bin in range(native.KLP_BINS)]


class Count(Closing):
    """Counts of clients on their way to a table.

    Several threads may feed one Count at once: the result is the same. Whatever else changes it, or asks it, must wait until no
    feeding is under way, or raises BusyError; only ``records`` can always be asked. A feed that fails leaves the count as it was;
    with ``unique`` or a register it can only be closed then.

    A Count can be pickled: what travels is what ``save()`` writes, never the key and no record. With ``unique`` or a register, a
    copy can be finished, saved and merged, and takes no more records; without a key of the caller's it cannot be merged either.

    Parameters
    ----------
    date : str
        The reference date, ``"2025-06-30"``. Its quarter is the edition of the result.
    unique : bool
        Count a client in several rows once, by client_id.
    both : str
        Where a client counts who has an indicering of UWV and one of a municipality: "uwv", "municipal", or "unknown" for neither.
    coverage : str
        "seen" where the extracts speak for the areas of which they hold records, "country" where they speak for all.
    mapping : path, bytes or mapping, optional
        How the export names columns and words: a mapping file, or a dict such as ``{"gemeentecode": "WOONGEMEENTE",
        "words yes": "JA, AANGEVINKT"}``.
    key : bytes, optional
        The secret, of 16 to 64 bytes, by which clients are told apart; else one that is drawn by chance. Counts of one key can be
        merged with their clients.
    threads : int
        How many threads count; 0 for one a processor. The result is the same.
    territory : Territory, optional
        What tells the municipalities; else what is built in. It can be neither changed nor closed as long as the count is open.
    limits : mapping, optional
        What protects against hostile input, by the names in ``default_limits()``.
    progress : bool or callable, optional
        True shows a bar on standard error. A function is called now and then, in the thread that feeds, with the bytes done and in
        all (0 when that is not known); what it returns ends the feed when true, and what it raises is raised there.
    """

    __slots__ = ("_handle", "__weakref__", "_date", "_territory")

    def __init__(
        self,
        date: str,
        *,
        unique: bool = False,
        both: Both = "uwv",
        coverage: Coverage = "seen",
        mapping: Mapped | None = None,
        key: bytes | None = None,
        threads: int = 0,
        territory: Territory | None = None,
        limits: Mapping[str, int] | None = None,
        progress: Progress = None,
    ) -> None:
        how = _options(date, key, threads, territory, limits, progress)
        how.update(unique=int(unique), both=number_of(BOTH, both, "choice"), coverage=number_of(COVERAGES, coverage, "coverage"))
        self._take(native.klp_count_new(how), territory)
        if mapping is not None:
            self.load_mapping(mapping)

    def _take(self, handle: Handle, territory: Territory | None) -> None:
        self._handle = handle
        self._territory = territory
        self._date = native.klp_count_date(handle) or ""

    @classmethod
    def load(
        cls: type[C],
        source: StrPath | Bytes,
        *,
        date: str | None = None,
        key: bytes | None = None,
        threads: int = 0,
        territory: Territory | None = None,
        limits: Mapping[str, int] | None = None,
        progress: Progress = None,
        name: str | None = None,
    ) -> C:
        """Load a count that was saved, with its choices, its columns and its words.

        Parameters
        ----------
        source : path or bytes
            What ``save()`` wrote.
        date : str, optional
            What its date must be.
        key : bytes, optional
            Its key. Without it a count of ``unique`` or with a register can be finished, merged and saved, and not be fed.
        threads : int
            As for a new count.
        territory : Territory, optional
            As for a new count; the same as when it was saved.
        limits : mapping, optional
            As for a new count.
        progress : bool or callable, optional
            As for a new count.
        name : str, optional
            The name used in errors, of bytes.
        """
        how = _options(date, key, threads, territory, limits, progress)
        made = cls.__new__(cls)
        if isinstance(source, (bytes, bytearray, memoryview)):
            made._take(native.klp_count_load_memory(source, name, how), territory)
        else:
            with reading_of(source):
                made._take(native.klp_count_load_file(source, how), territory)
        return made

    # -------------------------------------------------------------- columns and words

    def set_column(self: C, column: str, name: str) -> C:
        """Say how the export names one of our columns, before the first record is fed. ``count_columns()`` lists them."""
        native.klp_count_set_column(self._handle, column, name)
        return self

    def set_words(self: C, list: str, words: str | Iterable[str]) -> C:
        """Replace a list of words, "uwv", "municipal", "registered", "yes" or "no", before the first record is fed."""
        native.klp_count_set_words(self._handle, list, words if isinstance(words, str) else ",".join(words))
        return self

    def load_mapping(self: C, source: Mapped, name: str | None = None) -> C:
        """Take columns and words from a mapping file, by its path or as bytes, or from a dict with the same names.

        Parameters
        ----------
        source : path, bytes or mapping
            See docs/count.md.
        name : str, optional
            The name used in errors, of bytes.
        """
        if isinstance(source, Mapping):
            for ours, theirs in source.items():
                if ours.startswith(WORDS):
                    self.set_words(ours[len(WORDS) :], theirs)
                elif ours == DELIMITER:
                    native.klp_count_load_mapping_memory(self._handle, f"{DELIMITER} = {theirs}".encode(), name)
                else:
                    self.set_column(ours, theirs)
        elif isinstance(source, (bytes, bytearray, memoryview)):
            native.klp_count_load_mapping_memory(self._handle, source, name)
        else:
            with reading_of(source):
                native.klp_count_load_mapping_file(self._handle, source)
        return self

    # ----------------------------------------------------------------------- feeding

    def register(self: C, source: StrPath | Iterable[StrPath]) -> C:
        """Read extracts of the target group register, before any other: from then on being in it is what counts.

        Parameters
        ----------
        source : path, or several
            Files with client_id and gemeentecode, or a folder of them.
        """
        for path in _files_of(source):
            with reading_of(path):
                native.klp_count_register_file(self._handle, path)
        return self

    def add(self: C, source: Extract | Iterable[Extract], *, name: str | None = None) -> C:
        """Count extracts.

        Parameters
        ----------
        source : path, bytes, file, FileRange, or several of them
            CSV or XML, plain, packed with gzip, or in a zip archive. A folder stands for the files in it. Of several paths all are
            counted, or none. A range of a file is one that ``split()`` gave.
        name : str, optional
            What notes and errors call bytes or a file; else "memory" or the name that the file has.

        Returns
        -------
        Count
            This one.
        """
        if isinstance(source, (bytes, bytearray, memoryview)):
            native.klp_count_memory(self._handle, source, name)
        elif isinstance(source, FileRange):
            with reading_of(source.path):
                native.klp_count_file_range(self._handle, *source)
        elif callable(getattr(source, "read", None)):
            called = name or getattr(source, "name", None)
            native.klp_count_stream(self._handle, cast(Reader, source).read, called if isinstance(called, str) else None)
        elif isinstance(source, (str, os.PathLike)):
            self._add_files(_files_of(cast(StrPath, source)))
        elif isinstance(source, Iterable):
            sources = list(cast("Iterable[Extract]", source))
            if all(isinstance(one, (str, os.PathLike)) for one in sources):
                self._add_files(_files_of(cast("list[StrPath]", sources)))
            else:
                for one in sources:
                    self.add(one, name=name)
        else:
            raise TypeError(f"a path, bytes, an open file or a list of them can be counted, not {type(source).__name__}")
        return self

    def _add_files(self, paths: Sequence[StrPath]) -> None:
        if len(paths) == 1:
            with reading_of(paths[0]):
                native.klp_count_file(self._handle, paths[0])
        else:
            native.klp_count_files(self._handle, paths)

    def split(self, path: StrPath, parts: int) -> list[FileRange]:
        """Split a file into ranges that hold whole records, for other counts to count, also on other machines.

        Those that count the ranges, made with the same choices as this one, and merged, are exactly what counting the file at once
        gives. The file is read once, at several times the speed of counting, and nothing of it is counted.

        Parameters
        ----------
        path : path
            A plain file of CSV; the others see it under the same name.
        parts : int
            How many ranges at most; fewer come of a file with fewer records.

        Returns
        -------
        list of FileRange
            In their order. They can be pickled.

        Raises
        ------
        UnsupportedError
            The file is packed, XML or in UTF-16, and is counted as a whole.

        Examples
        --------
        >>> import klantprofiel as kp
        >>> ranges = kp.Count("2025-06-30").split("sonar-2025-q2.csv", 8)
        >>> sum(kp.Count("2025-06-30").add(part) for part in ranges).finish()
        """
        with reading_of(path):
            return split_file(self._handle, path, parts)

    # --------------------------------------------------------------- merge, save, load

    def merge(self: C, other: Count) -> C:
        """Add another count, of other extracts, to this one. In whatever order counts are merged, the result is the same."""
        if other is self:
            raise ValueError("a count cannot be merged with itself: its clients would be counted twice")
        native.klp_count_merge(self._handle, other._handle)
        return self

    def copy(self: C) -> C:
        """A count of its own, as one that was saved and loaded: without the key."""
        return type(self).load(self.to_bytes(), territory=self._territory)

    def __add__(self: C, other: Count) -> C:
        if not isinstance(other, Count):
            return NotImplemented
        made = self.copy()
        try:
            return made.merge(other)
        except BaseException:
            made.close()
            raise

    def __radd__(self: C, other: object) -> C:
        """What sum() begins with."""
        if other != 0:
            return NotImplemented
        return self.copy()

    def __iadd__(self: C, other: Count) -> C:
        return self.merge(other) if isinstance(other, Count) else NotImplemented

    def save(self, target: StrPath | Writer) -> None:
        """Save how much was counted, and with a key of the caller's the keyed hashes of clients; never the key, and no record.

        Parameters
        ----------
        target : path or file
            A file that is replaced when the new one is whole, or one that is open to be written in binary mode.
        """
        write_to(
            target,
            lambda path, how: native.klp_count_save_file(self._handle, path),
            lambda write, how: native.klp_count_save_stream(self._handle, write),
            {},
        )

    def to_bytes(self) -> bytes:
        """What ``save()`` would write."""
        pieces = bytearray()
        native.klp_count_save_stream(self._handle, pieces.extend)
        return bytes(pieces)

    def __reduce__(self) -> tuple[object, ...]:
        if self._territory is not None:
            raise TypeError("a Count with a Territory of its own cannot be pickled: save() it, and load() it with that territory")
        return (type(self).load, (self.to_bytes(),))

    # ------------------------------------------------------------------------- results

    @property
    def date(self) -> str:
        """The reference date."""
        return self._date

    @property
    def records(self) -> int:
        """How many records were read so far, by all feeds. It may be asked while others feed."""
        return native.count_records(self._handle)

    @property
    def bins(self) -> dict[str, int]:
        """How many records ended where, by the names of the bins: they add up to the records read."""
        return {name: native.klp_count_bin(self._handle, bin) for bin, name in _bins()}

    def municipality_bins(self, municipality: str) -> dict[str, int]:
        """The same of those that name one municipality, "GM0599", or with "" none that is known."""
        handle = self._handle
        return {name: native.klp_count_municipality_bin(handle, municipality, bin) for bin, name in _bins()}

    def clients(
        self,
        municipality: str | None = None,
        group: ClientGroup | None = None,
        missing: ProfilePart | Iterable[ProfilePart] | None = None,
    ) -> int:
        """How many clients were counted.

        Parameters
        ----------
        municipality : str, optional
            Those of one, "GM0599"; "" for those of no known municipality.
        group : str, optional
            "municipal" or "uwv".
        missing : str or several, optional
            Those of whom exactly these parts of the profile are missing: "affinities", "sectors", "tasks"; ``()`` for clients with
            a profile.
        """
        groups = sum(GROUPS.values()) if group is None else number_of(GROUPS, group, "group")
        assert groups is not None
        if missing is None:
            sets: Iterable[int] = range(MISSING_END)
        else:
            parts = {missing} if isinstance(missing, str) else set(missing)
            sets = (sum(number_of(PARTS, part, "part of a profile") or 0 for part in parts),)
        return sum(native.klp_count_clients(self._handle, municipality, groups, these) for these in sets)

    @property
    def tally(self) -> dict[str, int]:
        """What else is told of the records: how many were read, clients with two groups, codes of older years, clients in several
        municipalities, people in the register."""
        return {name: native.klp_count_tally_of(self._handle, tally) for name, tally in TALLIES.items()}

    def finish(self) -> Dataset:
        """The table, with notes on where records ended and what was odd. Counting can go on afterwards."""
        return Dataset(native.klp_count_finish(self._handle))

    def __repr__(self) -> str:
        if self.closed:
            return "<klantprofiel.Count, closed>"
        return f"<klantprofiel.Count of {self._date}: {self.records} records>"
