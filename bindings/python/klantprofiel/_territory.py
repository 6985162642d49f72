# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""Municipalities, labour market regions and provinces by year, and how they changed."""

from __future__ import annotations

from typing import NamedTuple, Union, cast

from . import _klantprofiel as native
from ._errors import reading_of
from ._handles import Closing
from ._names import CERTAINTIES, CHANGE_KINDS, Certainty, ChangeKind, StrPath


class Municipality(NamedTuple):
    """A municipality in one year. region_number is None where it lay in none."""

    code: str
    name: str
    region_number: int | None
    province_number: int


class Region(NamedTuple):
    """A labour market region: UWV's number, the code of CBS, and UWV's name."""

    number: int
    code: str
    name: str


class Province(NamedTuple):
    """A province: the nn of its code PVnn, the code, and the name."""

    number: int
    code: str
    name: str


class TerritoryChange(NamedTuple):
    """What became of a municipality on one day, or of a part of it."""

    date: str
    kind: ChangeKind
    old_code: str
    old_name: str
    new_code: str
    new_name: str
    share: float
    source: str | None


class Move(NamedTuple):
    """A municipality that went to another region and kept its code. None for no region."""

    year: int
    code: str
    name: str
    from_region: int | None
    to_region: int | None


#: The provinces are numbered 20 to 31 (PV20 is Groningen).
_PROVINCES = range(20, 32)

_Source = Union[StrPath, bytes, bytearray, memoryview]


class Territory(Closing):
    """The years that are built in, and those that are loaded. A year means the classification of CBS on 1 January."""

    __slots__ = ("_handle", "__weakref__")

    def __init__(self) -> None:
        self._handle = native.klp_territory_new()

    def load(self, source: _Source, name: str | None = None) -> Territory:
        """Add the years of a CSV file, given by its path or as bytes; a year in it replaces the one that was there.

        Parameters
        ----------
        source : path or bytes
            UTF-8 with the header ``jaar,gemeentecode,gemeentenaam,arbeidsmarktregiocode,arbeidsmarktregionaam,provinciecode,provincienaam``.
        name : str, optional
            The name used in errors, of bytes.

        Returns
        -------
        Territory
            This one.
        """
        if isinstance(source, (bytes, bytearray, memoryview)):
            native.klp_territory_load_memory(self._handle, source, name)
        else:
            with reading_of(source):
                native.klp_territory_load_file(self._handle, source)
        return self

    def load_changes(self, source: _Source, name: str | None = None) -> Territory:
        """Add reorganisations from a CSV file, or other shares for those that are known; likewise.

        The header is ``datum,oude_code,oude_naam,nieuwe_code,nieuwe_naam,soort,aandeel``.
        """
        if isinstance(source, (bytes, bytearray, memoryview)):
            native.klp_territory_load_changes_memory(self._handle, source, name)
        else:
            with reading_of(source):
                native.klp_territory_load_changes_file(self._handle, source)
        return self

    @property
    def years(self) -> range:
        """The years that are known, from the oldest on."""
        first = native.klp_territory_first_year(self._handle)
        return range(first, native.klp_territory_last_year(self._handle) + 1)

    def names_certainty(self, year: int) -> Certainty | None:
        """How sure it is which municipalities there were; None for a year that is not known."""
        return cast("Certainty | None", CERTAINTIES.get(native.klp_territory_names_certainty(self._handle, year)))

    def regions_certainty(self, year: int) -> Certainty | None:
        """How sure it is in which region each of them lay."""
        return cast("Certainty | None", CERTAINTIES.get(native.klp_territory_regions_certainty(self._handle, year)))

    def _municipality(self, year: int, index: int) -> Municipality:
        return Municipality(
            native.klp_territory_municipality_code(self._handle, year, index) or "",
            native.klp_territory_municipality_name(self._handle, year, index) or "",
            native.klp_territory_municipality_region(self._handle, year, index) or None,
            native.klp_territory_municipality_province(self._handle, year, index),
        )

    def municipalities(self, year: int) -> list[Municipality]:
        """The municipalities of a year, by code; none when it is not known."""
        return [self._municipality(year, index) for index in range(native.klp_territory_municipalities(self._handle, year))]

    def find_municipality(self, text: str, year: int) -> Municipality | None:
        """The municipality of that code or name in a year, however it is spelt; None when there is none, or several."""
        index = native.klp_territory_find_municipality(self._handle, year, text)
        return None if index < 0 else self._municipality(year, index)

    def suggest(self, text: str, year: int, count: int = 3) -> list[Municipality]:
        """The municipalities whose names are most like a text, the likest first."""
        return [self._municipality(year, index) for index in native.klp_territory_suggest(self._handle, year, text, count)]

    def _region(self, number: int) -> Region:
        code = native.klp_territory_region_code(self._handle, number)
        return Region(number, code or "", native.klp_territory_region_name(self._handle, number) or "")

    @property
    def regions(self) -> list[Region]:
        """The regions, by UWV's number."""
        return [self._region(number) for number in range(1, native.klp_territory_regions(self._handle) + 1)]

    def find_region(self, text: str | int) -> Region | None:
        """The region of that number, code or name, however it is spelt."""
        number = native.klp_territory_find_region(self._handle, str(text))
        return self._region(number) if number else None

    def _province(self, number: int) -> Province:
        code = native.klp_territory_province_code(self._handle, number)
        return Province(number, code or "", native.klp_territory_province_name(self._handle, number) or "")

    @property
    def provinces(self) -> list[Province]:
        """The provinces, by code."""
        return [self._province(number) for number in _PROVINCES]

    def find_province(self, text: str) -> Province | None:
        """The province of that code or name."""
        number = native.klp_territory_find_province(self._handle, text)
        return self._province(number) if number else None

    @property
    def changes(self) -> list[TerritoryChange]:
        """The reorganisations, by date."""
        handle = self._handle
        return [
            TerritoryChange(
                native.klp_territory_change_date(handle, index) or "",
                cast(ChangeKind, CHANGE_KINDS[native.klp_territory_change_kind(handle, index)]),
                native.klp_territory_change_old_code(handle, index) or "",
                native.klp_territory_change_old_name(handle, index) or "",
                native.klp_territory_change_new_code(handle, index) or "",
                native.klp_territory_change_new_name(handle, index) or "",
                native.klp_territory_change_share(handle, index),
                native.klp_territory_change_source(handle, index),
            )
            for index in range(native.klp_territory_changes(handle))
        ]

    @property
    def moves(self) -> list[Move]:
        """Municipalities that went to another region and kept their code."""
        handle = self._handle
        return [
            Move(
                native.klp_territory_move_year(handle, index),
                native.klp_territory_move_code(handle, index) or "",
                native.klp_territory_move_name(handle, index) or "",
                native.klp_territory_move_from(handle, index) or None,
                native.klp_territory_move_to(handle, index) or None,
            )
            for index in range(native.klp_territory_moves(handle))
        ]

    def __repr__(self) -> str:
        if self.closed:
            return "<klantprofiel.Territory, closed>"
        return f"<klantprofiel.Territory: {self.years[0]}–{self.years[-1]}>"
