# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""Tables for pandas, made of the memory of the Arrow export and not cell by cell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from . import _klantprofiel as native
from ._handles import Value
from ._notes import Parts

if TYPE_CHECKING:
    import pandas

    from ._dataset import Dataset

Index = Literal["edition"]

#: Texts that stand in row after row become categories; the others stay texts.
_CATEGORIES = frozenset(
    ("edition", "level", "origin", "source", "region_code", "region_name", "province_code", "province_name")
)


def _absent(valid: Any, length: int, nulls: int) -> Any:
    """An array that is true where there is no value."""
    import numpy

    if nulls == 0:
        return numpy.zeros(length, dtype=bool)
    return numpy.unpackbits(numpy.frombuffer(valid, dtype=numpy.uint8), count=length, bitorder="little") == 0


def _series(name: str, column: tuple[Any, ...]) -> Any:
    import numpy
    import pandas

    kind, length, nulls, valid, values, words, ordered = column
    absent = _absent(valid, length, nulls)
    cells = numpy.frombuffer(values, dtype={"q": "int64", "d": "float64", "i": "int32"}[kind]).copy()
    if kind == "q":
        cells[absent] = 0
        return pandas.arrays.IntegerArray(cells, absent)
    if kind == "d":
        cells[absent] = numpy.nan
        return cells
    cells[absent] = -1
    if name in _CATEGORIES:
        return pandas.Categorical.from_codes(cells, categories=words, ordered=ordered)
    # The last one is what -1 takes.
    return numpy.array([*words, None], dtype=object)[cells]


def arrow_parts(dataset: Dataset) -> Mapping[str, tuple[Any, ...]]:
    """The columns of a dataset as they lie in memory."""
    return native.arrow_columns(dataset._handle)


def frame_of_dataset(dataset: Dataset, index: Index | None) -> pandas.DataFrame:
    import pandas

    parts = arrow_parts(dataset)
    frame = pandas.DataFrame({name: _series(name, column) for name, column in parts.items()}, copy=False)
    if index is None:
        return frame
    if index != "edition":
        raise ValueError(f"rows have no index {index!r}; there is: edition")
    quarters = pandas.PeriodIndex(frame["edition"].cat.categories, freq="Q")
    codes = frame.pop("edition").cat.codes.to_numpy()
    frame.index = quarters.take(codes, allow_fill=True, fill_value=pandas.NaT).rename("edition")
    return frame


def frame_of_parts(parts: Parts[Any]) -> pandas.DataFrame:
    """A table of findings and the like: whole numbers that may be absent, and texts."""
    import pandas

    kind = parts.kind
    names = [name for name, found in vars(kind).items() if isinstance(found, Value)]
    frame = pandas.DataFrame(parts.to_records(), columns=names)
    return frame.convert_dtypes()
