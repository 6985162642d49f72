# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""What was odd on the way, and what was changed: the notes of a dataset."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from . import _klantprofiel as native
from ._handles import Part, PartMaker, Value, or_none, values_of
from ._names import Confidence, Level, Severity, column_name

if TYPE_CHECKING:
    import pandas

P = TypeVar("P", bound=Part)

#: How many a notebook shows.
SHOWN = 20


class Parts(Sequence[P], Generic[P]):
    """A list of parts, each of which is made when it is asked for. Slices are lists of the same kind."""

    __slots__ = ("_get", "_indices")

    def __init__(self, get: PartMaker[P], indices: Sequence[int]) -> None:
        self._get = get
        self._indices = indices

    @property
    def kind(self) -> type[P]:
        """The class of the parts."""
        return self._get.kind

    def __len__(self) -> int:
        return len(self._indices)

    @overload
    def __getitem__(self, index: int) -> P: ...

    @overload
    def __getitem__(self, index: slice) -> Parts[P]: ...

    def __getitem__(self, index: int | slice) -> P | Parts[P]:
        if isinstance(index, slice):
            return Parts(self._get, self._indices[index])
        return self._get(self._indices[index])

    def filter(self, test: Callable[[P], object] | None = None, **wanted: Any) -> Parts[P]:
        """Those for which the test is true and which have these values: ``filter(rule="row.sum", region_number=22)``."""
        kept = []
        for index in self._indices:
            part = self._get(index)
            if all(getattr(part, name) == value for name, value in wanted.items()) and (test is None or test(part)):
                kept.append(index)
        return Parts(self._get, kept)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Parts):
            return NotImplemented
        return len(self) == len(other) and all(one == another for one, another in zip(self, other))

    __hash__ = None  # type: ignore[assignment]

    def to_records(self) -> list[dict[str, Any]]:
        """A dict for each, by the names of the attributes."""
        return [values_of(part) for part in self]

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas table with a row for each, and a column for each attribute."""
        from ._frames import frame_of_parts

        return frame_of_parts(self)

    def __repr__(self) -> str:
        return f"<klantprofiel.{type(self).__name__}: {len(self)}>"

    def _repr_html_(self) -> str:
        from ._html import of_records

        if getattr(self, "closed", False):
            return of_records(repr(self), [], 0)
        return of_records(repr(self), self[:SHOWN].to_records(), len(self) - SHOWN)


class Note(Part):
    """Something odd that was met on the way, which is no error, for the work went on; or a count that was changed."""

    __slots__ = ()

    id: Value[str] = Value(native.klp_note_id)
    severity: Value[Severity] = Value(native.klp_note_severity, native.klp_severity_name)
    message: Value[str] = Value(native.klp_note_message)
    source: Value[str | None] = Value(native.klp_note_source, doc="Where: the source's name, or None.")
    page: Value[int | None] = Value(native.klp_note_page, or_none, "Where: the page, from 1, or None.")
    line: Value[int | None] = Value(native.klp_note_line, or_none, "Where: the line, from 1, or None.")
    column: Value[int | None] = Value(native.klp_note_column, or_none, "Where: the column, from 1, or None.")
    edition: Value[str | None] = Value(native.klp_note_edition, doc="Of what: the edition, or None.")
    region_number: Value[int | None] = Value(native.klp_note_region_number, or_none, "Of what: the region, or None.")
    changed: Value[bool] = Value(native.klp_note_changed, bool)
    change_level: Value[Level | None] = Value(native.klp_note_change_level, native.klp_level_name)
    change_municipality_code: Value[str | None] = Value(native.klp_note_change_municipality_code)
    change_column: Value[str | None] = Value(native.klp_note_change_column, column_name)
    change_from: Value[int | None] = Value(native.klp_note_change_from)
    change_to: Value[int | None] = Value(native.klp_note_change_to)
    change_cause: Value[str | None] = Value(native.klp_note_change_cause)
    change_rules: Value[str | None] = Value(native.klp_note_change_rules)
    change_confidence: Value[Confidence | None] = Value(native.klp_note_change_confidence, native.klp_confidence_name)

    def __repr__(self) -> str:
        return f"<klantprofiel.Note: {self.severity}: {self.message} [{self.id}]>"


class Notes(Parts[Note]):
    """The notes of a dataset, in the order in which they came."""

    __slots__ = ()

    @property
    def changes(self) -> Parts[Note]:
        """Those that tell of a count that was changed: the audit trail of the table."""
        return self.filter(changed=True)

    @property
    def warnings(self) -> Parts[Note]:
        """Those worth a look."""
        return self.filter(severity="warning")

    @property
    def errors(self) -> Parts[Note]:
        """Those of counts that are printed and were left out."""
        return self.filter(severity="error")
