# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""The table."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import TYPE_CHECKING, Any, Literal, overload

from . import _klantprofiel as native
from ._columns import NAMES
from ._differences import Differences
from ._findings import Findings
from ._handles import Closing, PartMaker
from ._klantprofiel import Handle
from ._names import (
    CONFIDENCES,
    LEVELS,
    ORIGINS,
    TOTALS,
    Confidence,
    Language,
    Level,
    Progress,
    StrPath,
    Totals,
    Writer,
    number_of,
    options,
    progress_of,
)
from ._notes import Note, Notes
from ._repairs import Repairs
from ._rows import Row
from ._search import Search
from ._territory import Territory
from ._writing import write_options, write_to, written

if TYPE_CHECKING:
    import pandas

_NUMBERS = {name: number for number, name in enumerate(NAMES)}

_INDICATORS = frozenset(NAMES[_NUMBERS["profile_share"] :]) - {"boundaries"}


def _handle_of(lent: Territory | Findings | None) -> Handle | None:
    return None if lent is None else lent._handle


class Dataset(Closing):
    """The table: a row for each area and edition, with notes on whatever was odd in the input.

    ``Dataset()`` is an empty one; read() makes one of documents. Its length is the number of rows, iteration gives them, ``ds[0]`` is the
    first and ``ds["Rotterdam"]`` the one of that area. Datasets are equal when their columns and rows are. Many threads may read one
    at once.
    """

    __slots__ = ("_handle", "__weakref__", "_cells", "_search")

    def __init__(self, handle: Handle | None = None) -> None:
        if handle is not None and not isinstance(handle, Handle):
            raise TypeError("Dataset() is empty: read() makes one of documents, Dataset.from_records() of rows")
        self._handle = native.klp_dataset_new() if handle is None else handle
        self._cells: dict[str, list[Any]] = {}
        self._search: Search | None = None

    # ------------------------------------------------------------------ life

    def close(self) -> None:
        """Give the memory back now. Whatever is asked of it, of its rows and of its notes afterwards raises ClosedError."""
        self._handle.close()
        self._cells = {}
        self._search = None

    def copy(self) -> Dataset:
        """Another dataset with the same rows and notes."""
        return Dataset(native.klp_dataset_select(self._handle, None))

    __copy__ = copy

    def __deepcopy__(self, memo: dict[int, Any]) -> Dataset:
        return self.copy()

    def __reduce__(self) -> tuple[Any, ...]:
        return (_from_bytes, (self.to_bytes("json"),))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Dataset):
            return NotImplemented
        if self is other:
            return True
        return (
            len(self) == len(other)
            and self.columns == other.columns
            and all(self._column(name) == other._column(name) for name in self.columns)
        )

    __hash__ = None  # type: ignore[assignment]

    # ----------------------------------------------------------------- cells

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns, in the order in which every format has them."""
        return tuple(name for number, name in enumerate(NAMES) if native.klp_dataset_has_column(self._handle, number))

    def _number(self, column: str) -> int:
        try:
            return _NUMBERS[column]
        except (KeyError, TypeError):
            raise KeyError(f"there is no column {column!r}") from None

    def _load(self, column: str) -> list[Any]:
        cells = self._cells
        values = native.dataset_column(self._handle, self._number(column))
        cells[column] = values
        return values

    def _column(self, column: str) -> list[Any]:
        # Rows are only ever added: a list that is shorter is of before that.
        values = self._cells.get(column)
        return self._load(column) if values is None or len(values) < len(self) else values

    def __len__(self) -> int:
        return native.klp_dataset_rows(self._handle)

    def __bool__(self) -> bool:
        return len(self) > 0

    def __iter__(self) -> Iterator[Row]:
        return map(Row, repeat(self), range(len(self)))

    @overload
    def __getitem__(self, key: int | str | tuple[str, str]) -> Row: ...

    @overload
    def __getitem__(self, key: slice) -> list[Row]: ...

    def __getitem__(self, key: int | str | slice | tuple[str, str]) -> Row | list[Row]:
        """A row by its number, or by what its area is called.

        A text is the name or code of a municipality, or else of a region, a province or the country ("Nederland"), however it is
        spelt; of several editions the second part of the key tells which: ``ds["Rotterdam", "2025Q2"]``. A municipality comes before
        the region of the same name, for which there is ``ds.rows("Groningen", level="region")``.
        """
        if isinstance(key, slice):
            return [Row(self, index) for index in range(len(self))[key]]
        if isinstance(key, int):
            return Row(self, range(len(self))[key])
        if isinstance(key, str):
            return self._one(key, None)
        if isinstance(key, tuple) and len(key) == 2:
            return self._one(*key)
        raise TypeError(f"a row has a number, or a name and perhaps an edition, not {key!r}")

    def _one(self, name: str, edition: str | None) -> Row:
        found = self.rows(name, edition=edition)
        if not found:
            raise KeyError(f"no row of {name!r}" + (f" in {edition}" if edition else ""))
        if len(found) > 1:
            editions = ", ".join(sorted({row.edition or "none" for row in found}))
            raise KeyError(f"{len(found)} rows of {name!r}, of the editions {editions}: name one, or use rows({name!r})")
        return found[0]

    def __contains__(self, key: object) -> bool:
        if isinstance(key, Row):
            return any(key == row for row in self)
        return isinstance(key, str) and bool(self.rows(key))

    def rows(self, name: str | None = None, *, level: Level | None = None, edition: str | None = None) -> list[Row]:
        """The rows of an area, a level or an edition.

        Parameters
        ----------
        name : str, optional
            The name or code of the area, however it is spelt.
        level : str, optional
            "country", "province", "region" or "municipality".
        edition : str, optional
            Such as "2025Q2".

        Returns
        -------
        list of Row
            In the order of the dataset; empty when there are none.
        """
        number_of(LEVELS, level, "level")
        search = self._search
        if search is None or search.rows < len(self):
            search = self._search = Search(self)
        found = range(len(self)) if name is None else search.find(name, level)
        levels, editions = self._column("level"), self._column("edition")
        return [
            Row(self, index)
            for index in found
            if (level is None or levels[index] == level) and (edition is None or editions[index] == edition)
        ]

    def region(self, region: int | str, *, territory: Territory | None = None) -> Dataset:
        """A dataset of one labour market region: its total and its municipalities.

        ``region`` is UWV's number, the CBS code ("AM22") or a name.
        """
        if isinstance(region, int):
            return self.select(region_number=region)
        number = native.klp_territory_find_region(_handle_of(territory), region)
        if number == 0:
            raise KeyError(f"there is no region {region!r}")
        return self.select(region_number=number)

    @property
    def editions(self) -> tuple[str, ...]:
        """The different editions, from the oldest on."""
        count = native.klp_dataset_editions(self._handle)
        return tuple(native.klp_dataset_edition(self._handle, index) or "" for index in range(count))

    @property
    def notes(self) -> Notes:
        """What was odd on the way, or was changed."""
        count = native.klp_dataset_notes(self._handle)
        return Notes(PartMaker(Note, native.klp_dataset_note, self._handle), range(count))

    # ---------------------------------------------------------------- change

    def add(self, row: Mapping[str, Any] | None = None, /, **cells: Any) -> None:
        """Add a row at the end: its cells by name, with None for what is absent.

        >>> ds.add(edition="2025Q2", level="region", region_number=22, total=13400)
        """
        given = {**(row or {}), **cells}
        native.klp_dataset_add(
            self._handle,
            {
                **given,
                "level": number_of(LEVELS, given.get("level", "municipality"), "level"),
                "origin": number_of(ORIGINS, given.get("origin"), "origin"),
            },
        )

    @classmethod
    def from_records(cls, rows: Iterable[Mapping[str, Any]]) -> Dataset:
        """A dataset of rows as dicts, such as to_records() makes; indicators are not taken, for they are calculated."""
        dataset = cls()
        for row in rows:
            dataset.add({name: value for name, value in row.items() if name not in _INDICATORS})
        return dataset

    def read(self, source: Any, **how: Any) -> Dataset:
        """Read more documents into this dataset, with the arguments of klantprofiel.read(); this one is returned.

        A document that fails leaves the dataset as it was; of several, those before it stay.
        """
        from ._reading import add

        add(self, source, **how)
        return self

    # ----------------------------------------------------------------- verbs

    def select(
        self,
        *,
        edition: str | None = None,
        edition_from: str | None = None,
        edition_to: str | None = None,
        level: Level | None = None,
        region_number: int | None = None,
        municipality_code: str | None = None,
    ) -> Dataset:
        """A new dataset of the rows that fit. Notes come along that are about a selected edition and region, or about none.

        Parameters
        ----------
        edition, edition_from, edition_to : str, optional
            One edition, or the first and the last, both included.
        level : str, optional
            "country", "province", "region" or "municipality".
        region_number : int, optional
            1–35.
        municipality_code : str, optional
            "GM0599".
        """
        how = options(
            edition_from=edition_from or edition,
            edition_to=edition_to or edition,
            level=number_of(LEVELS, level, "level"),
            region_number=region_number,
            municipality_code=municipality_code,
        )
        return Dataset(native.klp_dataset_select(self._handle, how or None))

    def validate(
        self, *, territory: Territory | None = None, language: Language | None = None, progress: Progress = None
    ) -> Findings:
        """Check the dataset against every rule; nothing is changed.

        Parameters
        ----------
        territory : Territory, optional
            What tells which municipalities and regions there are.
        language : str, optional
            Of the messages: "en" or "nl".
        progress : bool or callable, optional
            As of read(), in rows.

        Returns
        -------
        Findings
            Empty when all is well.
        """
        how = options(territory=_handle_of(territory), language=language, progress=progress_of(progress))
        return Findings(native.klp_validate(self._handle, how))

    def repair(
        self,
        *,
        accept: Confidence = "certain",
        territory: Territory | None = None,
        language: Language | None = None,
        progress: Progress = None,
    ) -> Repairs:
        """Find which numbers are wrong, and put them right in a new dataset; this one is not changed.

        Parameters
        ----------
        accept : str
            The least sure repairs that are applied: "certain" or "likely". Those that are ambiguous never are.
        territory, language, progress
            As of validate().

        Returns
        -------
        Repairs
            What was found, applied or not; ``.dataset`` is the repaired one, ``.changes`` the counts that were changed.
        """
        how = options(
            accept=number_of(CONFIDENCES, accept, "confidence"),
            territory=_handle_of(territory),
            language=language,
            progress=progress_of(progress),
        )
        repaired, repairs = native.klp_repair(self._handle, how)
        return Repairs(repairs, Dataset(repaired))

    def aggregate(
        self,
        by: Level = "region",
        *,
        boundaries: int | None = None,
        indicators: bool = False,
        base_edition: str | None = None,
        totals: Totals = "published",
        partial: bool = False,
        gaps: bool = False,
        territory: Territory | None = None,
        progress: Progress = None,
    ) -> Dataset:
        """Add up to municipalities, regions, provinces or the country.

        Parameters
        ----------
        by : str
            The level of the result.
        boundaries : int, optional
            Carry each edition to the municipalities and regions of 1 January of that year.
        indicators : bool
            Add shares (fractions 0–1), places, differences and contributions.
        base_edition : str, optional
            "2023Q2": the edition with which all are compared, beside the quarter before; it goes with indicators.
        totals : str
            "published" takes a published total where it agrees with its rows, "computed" always their sum.
        partial : bool
            Give a sum also for areas of which parts are missing.
        gaps : bool
            A row without counts for each quarter that is missing.
        territory, progress
            As of validate().

        Returns
        -------
        Dataset
            One row for each area and edition, by edition and then by number or code.

        Raises
        ------
        ConflictError
            The same area and edition has different counts in two places.
        """
        how = options(
            by=number_of(LEVELS, by, "level"),
            boundaries=boundaries,
            indicators=int(indicators),
            base_edition=base_edition,
            totals=number_of(TOTALS, totals, "way to take totals"),
            partial=int(partial),
            gaps=int(gaps),
            territory=_handle_of(territory),
            progress=progress_of(progress),
        )
        return Dataset(native.klp_aggregate(self._handle, how))

    def diff(
        self,
        after: Dataset,
        *,
        by: Level | None = None,
        boundaries: int | None = None,
        region_number: int | None = None,
        municipality_code: str | None = None,
        territory: Territory | None = None,
        language: Language | None = None,
        progress: Progress = None,
    ) -> Differences:
        """What changed from this dataset to another, of one edition each.

        Two editions are compared on common boundaries, so that a change in counts is none of territory; two versions of one edition
        cell by cell.

        Parameters
        ----------
        after : Dataset
            The other one.
        by : str, optional
            The one level that is compared.
        boundaries : int, optional
            The year to whose boundaries both are carried; else those of the later edition.
        region_number, municipality_code : optional
            Only this region with its municipalities, only this municipality.
        territory, language, progress
            As of validate().
        """
        how = options(
            by=number_of(LEVELS, by, "level"),
            boundaries=boundaries,
            region_number=region_number,
            municipality_code=municipality_code,
            territory=_handle_of(territory),
            language=language,
            progress=progress_of(progress),
        )
        return Differences(native.klp_diff(self._handle, after._handle, how))

    # ------------------------------------------------------------------- out

    def write(
        self,
        target: StrPath | Writer,
        *,
        format: str | None = None,
        dialect: str | None = None,
        language: Language | None = None,
        findings: Findings | bool | None = None,
        progress: Progress = None,
    ) -> None:
        """Write the dataset to a path or a file that was opened in binary mode. A file is replaced only when the new one is whole.

        Parameters
        ----------
        target : path or file
            Where to.
        format : str, optional
            One of write_formats(); of a path the extension tells it, and else it is "csv".
        dialect : str, optional
            A variant of the format: "nl" is a CSV that a Dutch Excel opens right, "labels" an SDMX-CSV with labels behind its codes,
            "without-signs" the shape of CBS with nothing in the place of what is absent.
        language : str, optional
            Of headings and labels for people, in formats that have them: "en" or "nl".
        findings : Findings or bool, optional
            What validate() found, for a workbook ("xlsx") and a page ("html"); True validates first. Other formats leave it out.
        progress : bool or callable, optional
            As of read(), in rows.
        """
        write_to(
            target,
            lambda path, how: native.klp_write_file(self._handle, path, how),
            lambda write, how: native.klp_write_stream(self._handle, write, how),
            write_options(format, progress, dialect=dialect, language=language, findings=self._found(findings, language)),
        )

    def report(
        self,
        target: StrPath | Writer,
        *,
        language: Language | None = None,
        title: str | None = None,
        findings: Findings | None = None,
        territory: Territory | None = None,
        progress: Progress = None,
    ) -> None:
        """Write one HTML page to read, to a path or a file that was opened in binary mode.

        The page needs nothing else, and is about the last edition of the dataset; earlier ones make series and changes.

        Parameters
        ----------
        language : str, optional
            Of the page: "en" or "nl".
        title : str, optional
            In the place of one that names the edition.
        findings : Findings, optional
            Those of validate(), in the language in which they were told; the report asks for them itself otherwise.
        territory, progress
            As of validate().
        """
        how = options(
            language=language,
            title=title,
            findings=_handle_of(findings),
            territory=_handle_of(territory),
            progress=progress_of(progress),
        )
        write_to(
            target,
            lambda path, how: native.klp_report_file(self._handle, path, how),
            lambda write, how: native.klp_report_stream(self._handle, write, how),
            how,
        )

    def publish(
        self,
        target: StrPath | Writer,
        *,
        format: str | None = None,
        title: str | None = None,
        territory: Territory | None = None,
        limits: Mapping[str, int] | None = None,
        weasyprint: StrPath | None = None,
        progress: Progress = None,
    ) -> None:
        """Make the quarterly publication itself, in Dutch, of the one edition in the dataset: a page for the browser, or a tagged PDF.

        read() gives the dataset back from either.

        Parameters
        ----------
        target : path or file
            A path, or a file that was opened in binary mode. A file is replaced only when the new one is whole.
        format : str, optional
            One of publish_formats(); of a path the extension tells it, and else it is "html".
        title : str, optional
            What it is called, instead of Transparantie van klantprofielen.
        territory : Territory, optional
            Tells names of which a row has only the codes.
        limits : dict, optional
            Of the program that lays out a PDF: "program-seconds", "program-memory-bytes".
        weasyprint : path, optional
            That program, instead of the weasyprint on PATH.
        progress : bool or callable, optional
            As of read(), with rows instead of bytes.

        Raises
        ------
        UnsupportedError
            A PDF was asked for, and there is no WeasyPrint.
        """
        write_to(
            target,
            lambda path, how: native.klp_publish_file(self._handle, path, how),
            lambda write, how: native.klp_publish_stream(self._handle, write, how),
            options(
                format=format,
                title=title,
                territory=_handle_of(territory),
                limits=limits,
                weasyprint=weasyprint,
                progress=progress_of(progress),
            ),
        )

    def to_bytes(
        self,
        format: str = "csv",
        *,
        dialect: str | None = None,
        language: Language | None = None,
        findings: Findings | bool | None = None,
    ) -> bytes:
        """What write() would write, in memory."""
        return written(
            lambda write, how: native.klp_write_stream(self._handle, write, how),
            format,
            dialect=dialect,
            language=language,
            findings=self._found(findings, language),
        )

    def _found(self, findings: Findings | bool | None, language: Language | None) -> Handle | None:
        """What of findings is written; True stands for those of now."""
        if findings is None or findings is False:
            return None
        if findings is True:
            findings = self.validate(language=language)
        if not isinstance(findings, Findings):
            raise TypeError(f"findings must be Findings, True or None, not {type(findings).__name__}")
        return findings._handle

    def write_metadata(
        self,
        data_path: StrPath,
        kind: str,
        *,
        to: StrPath | Writer | None = None,
        format: str | None = None,
        dialect: str | None = None,
        language: Language | None = None,
        progress: Progress = None,
        **about: str,
    ) -> None:
        """Describe the file that write() wrote, for programs that read it and for catalogues that list it.

        Parameters
        ----------
        data_path : path
            The file that is described.
        kind : str
            One of metadata_kinds(): "csvw" says what the columns of a CSV are, "frictionless" also where it is, and "dcat", by
            DCAT-AP-NL, who publishes it, for whom, and under which licence.
        to : path or file, optional
            Where to; beside the file where its readers look for it if nothing is said: ``x.csv-metadata.json``, ``datapackage.json``
            or ``x.csv.jsonld``.
        format, dialect, language
            As of write(), when the file was written.
        progress : bool or callable, optional
            As of read(), in rows.
        **about : str
            What only you can tell: ``identifier``, ``title``, ``description``, ``publisher``, ``publisher_url``, ``contact_name``,
            ``contact_email``, ``contact_url``, ``licence``, ``access_url``, ``access_rights``, ``theme``, ``issued``, ``modified``.
        """
        how = write_options(format, progress, kind=kind, dialect=dialect, language=language, **about)
        if to is None:
            native.klp_write_metadata_beside(self._handle, data_path, how)
            return
        write_to(
            to,
            lambda path, how: native.klp_write_metadata_file(self._handle, path, how),
            lambda write, how: native.klp_write_metadata_stream(self._handle, write, how),
            {**how, "url": os.fspath(data_path)},
        )

    def to_dict(self) -> dict[str, list[Any]]:
        """A list of cells for each column; None where absent."""
        return {name: list(self._column(name)) for name in self.columns}

    def to_records(self) -> list[dict[str, Any]]:
        """A dict for each row."""
        names = self.columns
        return [dict(zip(names, cells)) for cells in zip(*(self._column(name) for name in names))]

    def to_pandas(self, *, index: Literal["edition"] | None = None) -> pandas.DataFrame:
        """A pandas table with a row for each, and a column for each of ours.

        Parameters
        ----------
        index : str, optional
            "edition" makes the quarters the index, as a PeriodIndex.

        Returns
        -------
        pandas.DataFrame
            Whole numbers are Int64 and shares float64, with missing values where we have none. Editions, levels and regions are
            categories; levels are ordered from the country on, editions from the oldest.
        """
        from ._frames import frame_of_dataset

        return frame_of_dataset(self, index)

    def __arrow_c_schema__(self) -> object:
        """The columns, as the Arrow PyCapsule interface hands them on."""
        return native.klp_arrow_schema(self._handle)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The rows, likewise: pyarrow, polars and DuckDB read them without copying. Another schema is not made."""
        return native.klp_arrow_stream(self._handle)

    def buffer(self, column: str) -> memoryview:
        """A column of numbers as it lies in memory, for numpy and whatever reads buffers; nothing is copied.

        It stays as it is when rows are added, and when the dataset is closed.

        Parameters
        ----------
        column : str
            One of whole or of real numbers.

        Returns
        -------
        memoryview
            Of int64 ("q") or float64 ("d"), to be read only.

        Raises
        ------
        ValueError
            A cell is absent, for which a buffer has no sign; to_pandas() has.
        """
        from ._frames import arrow_parts

        self._number(column)
        parts = arrow_parts(self)
        if column not in parts or parts[column][0] not in ("q", "d"):
            raise ValueError(f"{column} is no column of numbers of this dataset")
        if parts[column][2] > 0:
            raise ValueError(f"{column} is absent in {parts[column][2]} rows, which a buffer cannot say: use to_pandas()")
        return memoryview(parts[column][4])

    # --------------------------------------------------------------- looking

    def plot(
        self,
        kind: Literal["share", "change", "series"] = "share",
        *,
        by: Level = "region",
        edition: str | None = None,
        editions: tuple[str, str] | None = None,
        areas: Sequence[str] | None = None,
        language: Language = "nl",
        ax: Any = None,
    ) -> Any:
        """A chart, through matplotlib.

        Parameters
        ----------
        kind : str
            "share": bars of the profile share of each area in one edition, the highest first. "change": a slope for each area between
            two editions, on the boundaries of the later one. "series": the share over time.
        by : str
            The level of the areas.
        edition : str, optional
            Of "share"; the latest.
        editions : tuple, optional
            Of "change"; the first and the last.
        areas : list of str, optional
            Of "series": the names of those in colour.
        language : str
            Of the labels: "nl" or "en".
        ax : matplotlib.axes.Axes, optional
            Where to draw; else a figure of its own.

        Returns
        -------
        matplotlib.axes.Axes
        """
        from ._plot import plot

        return plot(self, kind, by, edition, editions, areas, language, ax)

    def _repr_html_(self) -> str:
        from ._html import of_dataset

        return of_dataset(self)

    def __repr__(self) -> str:
        if self.closed:
            return "<klantprofiel.Dataset, closed>"
        editions = self.editions
        when = "no edition" if not editions else editions[0] if len(editions) == 1 else f"{editions[0]}–{editions[-1]}"
        notes = native.klp_dataset_notes(self._handle)
        return f"<klantprofiel.Dataset: {len(self)} rows, {when}, {notes} notes>"


def _from_bytes(data: bytes) -> Dataset:
    """What a pickle is made into again: the project's own JSON, in which nothing is lost."""
    dataset = Dataset()
    native.klp_parse_memory(dataset._handle, data, {"format": "json"})
    return dataset
