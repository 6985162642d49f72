# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong, as exceptions: one class for each family of status."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from . import _klantprofiel as native


class KlantprofielError(Exception):
    """Something that the library, or this package, could not do.

    Attributes
    ----------
    code : int
        The status of the C library, ``6``; below 0 where this package refused.
    name : str
        Its name there, ``"KLP_FORMAT"``.
    message : str
        What went wrong and what to do about it, without the place.
    source : str or None
        The file, or the name of the source.
    page, line, column : int or None
        Where in it, from 1: page or sheet, line or row, character or cell.
    byte : int or None
        How many bytes stand before that place.
    """

    code: int = 0
    name: str = "KLP_OK"
    message: str = ""
    source: str | None = None
    page: int | None = None
    line: int | None = None
    column: int | None = None
    byte: int | None = None

    def __str__(self) -> str:
        place = [str(part) for part in (self.source, self.page, self.line, self.column) if part is not None]
        return ": ".join([":".join(place), self.message] if place else [self.message])

    def __reduce__(self) -> tuple[object, ...]:
        return (_restore, (type(self), self.args, dict(self.__dict__)))


class InvalidArgumentError(KlantprofielError, ValueError):
    """An argument is outside what is taken; nothing was done."""


class OutOfMemoryError(KlantprofielError, MemoryError):
    """There was no memory; nothing was done."""


class InputOutputError(KlantprofielError, OSError):
    """The operating system could not read or write. ``errno`` and ``filename`` are set where they are known."""


class FileMissingError(InputOutputError, FileNotFoundError):
    """There is no such file or folder."""


class NoPermissionError(InputOutputError, PermissionError):
    """The file may not be read or written."""


class CancelledError(KlantprofielError):
    """The progress callback asked to stop. Nothing half-done is left behind."""


class InputError(KlantprofielError):
    """The input is damaged, in no encoding that is known, or holds no table of the publication."""


class PersonalDataError(InputError):
    """A column of an extract holds citizen service numbers, which are never counted with."""


class UnsupportedError(KlantprofielError):
    """No reader, writer or territory knows what was asked for, or a program that it needs is not installed."""


class ConflictError(KlantprofielError):
    """Two inputs say different things of the same area and edition."""


class CountOverflowError(KlantprofielError, OverflowError):
    """A sum of counts is more than a count can be."""


class LimitError(KlantprofielError):
    """The input passes a limit; the argument ``limits`` raises it."""


class ClosedError(KlantprofielError, ValueError):
    """It was used after it was closed, or what it belongs to was."""


class BusyError(KlantprofielError, RuntimeError):
    """It was changed or closed while another call used it: another thread's, or one that called back."""


_FAMILIES: dict[int, type[KlantprofielError]] = {
    native.CLOSED: ClosedError,
    native.BUSY: BusyError,
    native.KLP_INVALID_ARGUMENT: InvalidArgumentError,
    native.KLP_OUT_OF_MEMORY: OutOfMemoryError,
    native.KLP_IO: InputOutputError,
    native.KLP_CANCELLED: CancelledError,
    native.KLP_ENCODING: InputError,
    native.KLP_FORMAT: InputError,
    native.KLP_UNSUPPORTED: UnsupportedError,
    native.KLP_NO_TABLE: InputError,
    native.KLP_CONFLICT: ConflictError,
    native.KLP_OVERFLOW: CountOverflowError,
    native.KLP_NO_PROGRAM: UnsupportedError,
    native.KLP_PERSONAL_DATA: PersonalDataError,
}

_OWN_NAMES = {native.CLOSED: "CLOSED", native.BUSY: "BUSY"}


def family(code: int) -> type[KlantprofielError]:
    """The class of a status. A later library may have one that this package does not know."""
    known = _FAMILIES.get(code)
    if known is not None:
        return known
    return LimitError if code >= native.KLP_LIMIT_INPUT_BYTES else KlantprofielError


def make(code: int, message: str, source: str | None, page: int, line: int, column: int, byte: int) -> KlantprofielError:
    error = family(code)(message)
    error.code = code
    error.name = _OWN_NAMES.get(code) or native.klp_status_name(code)
    error.message = message
    error.source = source
    error.page = page or None
    error.line = line or None
    error.column = column or None
    error.byte = byte if line else None
    return error


def _restore(kind: type[KlantprofielError], args: tuple[object, ...], attributes: dict[str, object]) -> KlantprofielError:
    error = kind(*args)
    error.__dict__.update(attributes)
    return error


def _as_the_system_says(error: InputOutputError, said: OSError, path: str) -> InputOutputError:
    kinds = {FileNotFoundError: FileMissingError, PermissionError: NoPermissionError}
    made = kinds.get(type(said), InputOutputError)(said.errno, said.strerror, path)
    made.__dict__.update(error.__dict__)
    made.errno, made.strerror, made.filename = said.errno, said.strerror, path
    return made


@contextmanager
def reading_of(path: str | bytes | os.PathLike[str] | os.PathLike[bytes]) -> Iterator[None]:
    """Gives a failure to read a file the class and number that the system has for it."""
    try:
        yield
    except InputOutputError as error:
        name = os.fsdecode(path)
        try:
            with open(name, "rb"):
                pass
        except OSError as said:
            raise _as_the_system_says(error, said, name) from None
        raise


native.set_error_maker(make)
