# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""What would put tables right, and what was put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import _klantprofiel as native
from ._handles import Closing, Part, PartMaker, Value, or_none
from ._klantprofiel import Handle
from ._names import Confidence, Level, column_name
from ._notes import Parts

if TYPE_CHECKING:
    from ._dataset import Dataset

_ROW_NONE = 2**64 - 1


def _row_or_none(row: int) -> int | None:
    return None if row >= _ROW_NONE >> 32 else row


class Change(Part):
    """One count that a proposal changes, fills, adds or takes away."""

    __slots__ = ()

    row: Value[int | None] = Value(
        native.klp_repair_cell_row, _row_or_none, "The row of the dataset that was looked at; None in one that was left out."
    )
    level: Value[Level] = Value(native.klp_repair_cell_level, native.klp_level_name, "The level of its row.")
    municipality_code: Value[str | None] = Value(native.klp_repair_cell_municipality_code, doc="Its municipality, or None.")
    column: Value[str] = Value(native.klp_repair_cell_column, native.klp_column_name, "The name of its column.")
    before: Value[int | None] = Value(native.klp_repair_cell_from, doc="What stands there; None for nothing.")
    after: Value[int | None] = Value(native.klp_repair_cell_to, doc="What should; None where the row is taken away.")
    cause: Value[str] = Value(native.klp_repair_cell_cause)
    rules: Value[tuple[str, ...]] = Value(
        native.klp_repair_cell_rules, lambda rules: tuple(rules.split()), "The ids of the rules that it breaks."
    )

    def __repr__(self) -> str:
        where = f"{self.municipality_code or self.level}, {self.column}"
        return f"<klantprofiel.Change: {where}: {self.before} → {self.after} ({self.cause})>"


class Proposal(Part):
    """What would put one table right: that of a region, or the country's row."""

    __slots__ = ()

    edition: Value[str | None] = Value(native.klp_proposal_edition, doc="The table's edition, or None.")
    level: Value[Level] = Value(native.klp_proposal_level, native.klp_level_name, "The level: region or country.")
    region_number: Value[int | None] = Value(native.klp_proposal_region_number, or_none, "The region's number, or None.")
    source: Value[str | None] = Value(native.klp_proposal_source, doc="Where it was read, or None.")
    page: Value[int | None] = Value(native.klp_proposal_page, or_none, "The page of its total row, from 1, or None.")
    line: Value[int | None] = Value(native.klp_proposal_line, or_none, "The line of its total row, from 1, or None.")
    confidence: Value[Confidence | None] = Value(native.klp_proposal_confidence, native.klp_confidence_name)
    applied: Value[bool] = Value(native.klp_proposal_applied, bool)
    alternatives: Value[int] = Value(native.klp_proposal_alternatives)
    cause: Value[str | None] = Value(native.klp_proposal_cause)
    message: Value[str] = Value(native.klp_proposal_message)

    @property
    def changes(self) -> Parts[Change]:
        """The counts that it changes, in the order of the table's rows."""
        count = native.klp_proposal_cells(self._handle)
        return Parts(PartMaker(Change, native.klp_proposal_cell, self._handle), range(count))

    def __repr__(self) -> str:
        return f"<klantprofiel.Proposal: {self.message}>"


class Repairs(Parts[Proposal], Closing):
    """What a repair found, a proposal for each table that does not add up, and the dataset that it made.

    Closing it gives back the list and leaves the dataset as it is.
    """

    __slots__ = ("_handle", "__weakref__", "_dataset")

    def __init__(self, handle: Handle, dataset: Dataset) -> None:
        self._handle = handle
        self._dataset = dataset
        super().__init__(PartMaker(Proposal, native.klp_repairs_at, handle), range(native.klp_repairs_count(handle)))

    @property
    def dataset(self) -> Dataset:
        """The dataset with the changes; the one that was repaired is as it was."""
        return self._dataset

    @property
    def applied(self) -> Parts[Proposal]:
        """The proposals that were applied."""
        return self.filter(applied=True)

    @property
    def changes(self) -> list[Change]:
        """The counts that were changed."""
        return [change for proposal in self.applied for change in proposal.changes]

    def __repr__(self) -> str:
        if self.closed:
            return "<klantprofiel.Repairs, closed>"
        return f"<klantprofiel.Repairs: {len(self)} tables do not add up, {len(self.applied)} repaired>"
