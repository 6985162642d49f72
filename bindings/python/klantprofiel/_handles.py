# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""What the classes share that stand on a handle of the library."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Any, Generic, TypeVar, overload

from ._klantprofiel import Handle

T = TypeVar("T")
P = TypeVar("P", bound="Part")
Self = TypeVar("Self", bound="Closing")


class Closing:
    """Holds memory of the library until it is closed or nobody refers to it any more."""

    __slots__ = ()

    _handle: Handle

    def close(self) -> None:
        """Give the memory back now. Whatever is asked of it, or of its parts, afterwards raises ClosedError."""
        self._handle.close()

    @property
    def closed(self) -> bool:
        """Whether it was closed."""
        return self._handle.closed

    def __enter__(self: Self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class Part:
    """One of the things in a list of the library, which it keeps alive. Parts are equal when all their attributes are."""

    __slots__ = ("_handle",)

    def __init__(self, handle: Handle) -> None:
        self._handle = handle

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return values_of(self) == values_of(other)

    def __hash__(self) -> int:
        return hash(tuple(values_of(self).values()))


class Value(Generic[T]):
    """An attribute that the library is asked for each time: of a Part, or of what is closed."""

    def __init__(
        self, get: Callable[..., Any], convert: Callable[[Any], Any] | None = None, doc: str | None = None
    ) -> None:
        self._get = get
        self._convert = convert
        self.__doc__ = doc or (get.__doc__ or "").partition("\n\nC: ")[0].strip() or None

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, part: None, owner: type) -> Value[T]: ...

    @overload
    def __get__(self, part: Any, owner: type) -> T: ...

    def __get__(self, part: Any, owner: type) -> Any:
        if part is None:
            return self
        value = self._get(part._handle)
        return value if self._convert is None else self._convert(value)

    def __set__(self, part: Any, value: object) -> None:
        raise AttributeError(f"{self._name} cannot be set")


class PartMaker(Generic[P]):
    """Makes a part by its index. It refers to the handle alone, so that nothing refers to itself in a circle."""

    __slots__ = ("kind", "_get", "_of")

    def __init__(self, kind: type[P], get: Callable[[Handle, int], Handle | None], of: Handle) -> None:
        self.kind = kind
        self._get = get
        self._of = of

    def __call__(self, index: int) -> P:
        handle = self._get(self._of, index)
        if handle is None:
            raise IndexError(index)
        return self.kind(handle)


def or_none(number: int) -> int | None:
    """0 is how the library says that there is none."""
    return number or None


def values_of(part: Any) -> dict[str, Any]:
    """All attributes of a part by name, in the order in which its class has them."""
    return {name: getattr(part, name) for name, found in vars(type(part)).items() if isinstance(found, Value)}
