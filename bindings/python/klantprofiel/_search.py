# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""Finding the rows of an area by what people call it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from . import _klantprofiel as native

if TYPE_CHECKING:
    from ._dataset import Dataset

COUNTRY = ("nederland", "netherlands", "the netherlands", "nl")

#: Which column tells an area apart, on each level.
KEYS = (
    ("municipality", "municipality_code"),
    ("region", "region_number"),
    ("province", "province_code"),
    ("country", None),
)


class Search:
    """Rows by level and code, and by the names that are printed; made once for a dataset."""

    def __init__(self, dataset: Dataset) -> None:
        self._by_key: dict[tuple[str, object], list[int]] = {}
        self._years: list[int] = sorted({int(edition[:4]) for edition in dataset.editions}, reverse=True)
        levels = dataset._column("level")
        #: How many rows there were.
        self.rows = len(levels)
        for level, column in KEYS:
            codes = [None] * len(levels) if column is None else dataset._column(column)
            for index, found in enumerate(levels):
                if found == level:
                    self._by_key.setdefault((level, codes[index]), []).append(index)
        for column in ("municipality_name", "municipality_printed"):
            for index, (level, name) in enumerate(zip(levels, dataset._column(column))):
                if name is not None and level == "municipality":
                    rows = self._by_key.setdefault(("municipality name", name.casefold()), [])
                    if index not in rows:
                        rows.append(index)

    def find(self, name: str, level: str | None) -> list[int]:
        """The rows of an area: of the first level that has it, or of the level that is asked for."""
        for at, key in self._possible(name):
            rows = self._by_key.get((at, key))
            if rows and level in (None, at.split()[0]):
                return sorted(rows)
        return []

    def _possible(self, name: str) -> Iterator[tuple[str, object]]:
        """What a name may mean, by level and key, the likest first."""
        yield "municipality", name.upper()
        yield "municipality name", name.casefold()
        for year in self._years:
            index = native.klp_territory_find_municipality(None, year, name)
            if index >= 0:
                yield "municipality", native.klp_territory_municipality_code(None, year, index)
        yield "region", native.klp_territory_find_region(None, name)
        yield "province", native.klp_territory_province_code(None, native.klp_territory_find_province(None, name))
        if name.casefold() in COUNTRY:
            yield "country", None
