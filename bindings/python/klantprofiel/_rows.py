# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""One row of a dataset."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from . import _klantprofiel as native
from ._columns import Columns

if TYPE_CHECKING:
    from ._dataset import Dataset


class Row(Columns):
    """A row: one area in one edition. It shows what its dataset holds, and keeps that alive.

    Cells are attributes, ``row.total``, or items, ``row["total"]``. One that is absent is None, never 0 persons. Rows are equal when
    all their cells are.
    """

    __slots__ = ("_dataset", "_index")

    def __init__(self, dataset: Dataset, index: int) -> None:
        self._dataset = dataset
        self._index = index

    @property
    def dataset(self) -> Dataset:
        """The dataset that it is a row of."""
        return self._dataset

    @property
    def index(self) -> int:
        """Which row of the dataset it is, from 0."""
        return self._index

    @property
    def name(self) -> str:
        """What the area is called, as it is known or else as it is printed: "Rotterdam", "Rijnmond", "Nederland"."""
        if self.level == "country":
            return "Nederland"
        if self.level == "province":
            return self.province_name or self.province_code or ""
        if self.level == "region":
            return self.region_name or (f"region {self.region_number}" if self.region_number else "")
        return self.municipality_name or self.municipality_printed or self.municipality_code or ""

    def printed(self, column: str) -> str | None:
        """What stands in the place of a count that is absent: ``"n.b."``, ``"<5"``; None where nothing does."""
        dataset = self._dataset
        return native.klp_dataset_cell_text(dataset._handle, self._index, dataset._number(column))

    def __getitem__(self, column: str) -> Any:
        return self._dataset._column(column)[self._index]

    def keys(self) -> tuple[str, ...]:
        """The names of the columns."""
        return self._dataset.columns

    def __iter__(self) -> Iterator[str]:
        return iter(self._dataset.columns)

    def __len__(self) -> int:
        return len(self._dataset.columns)

    def to_dict(self) -> dict[str, Any]:
        """All cells by the name of the column."""
        return {name: self._dataset._column(name)[self._index] for name in self._dataset.columns}

    def _cells_of(self) -> tuple[tuple[str, Any], ...]:
        return tuple((name, value) for name, value in self.to_dict().items() if value is not None)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Row):
            return NotImplemented
        return self._cells_of() == other._cells_of()

    def __hash__(self) -> int:
        return hash(self._cells_of())

    def __reduce__(self) -> tuple[Any, ...]:
        return (Row, (self._dataset, self._index))

    def __repr__(self) -> str:
        if self._dataset.closed:
            return "<klantprofiel.Row of a closed Dataset>"
        parts = [self.level, self.name, self.edition or "no edition"]
        total = "no total" if self.total is None else f"{self.total} clients"
        return f"<klantprofiel.Row: {', '.join(part for part in parts if part)}, {total}>"
