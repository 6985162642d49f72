# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""How a row gets at its cells: the dataset has each column as a list, made when it is asked for the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar, overload

if TYPE_CHECKING:
    from ._rows import Row

T = TypeVar("T")


class Cell(Generic[T]):
    """A column as an attribute of a row."""

    def __init__(self, name: str, doc: str) -> None:
        self.name = name
        self.__doc__ = doc

    @overload
    def __get__(self, row: None, owner: type) -> Cell[T]: ...

    @overload
    def __get__(self, row: Row, owner: type) -> T: ...

    def __get__(self, row: Row | None, owner: type) -> Cell[T] | T:
        if row is None:
            return self
        try:
            value: T = row._dataset._cells[self.name][row._index]
        except (KeyError, IndexError):
            # It was not asked for yet, or not since rows were added.
            value = row._dataset._load(self.name)[row._index]
        return value

    def __set__(self, row: Row, value: object) -> None:
        raise AttributeError(f"{self.name} cannot be set: a row shows what was read")
