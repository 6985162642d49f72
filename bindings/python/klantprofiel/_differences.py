# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""What changed between two editions, or between two versions of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from . import _klantprofiel as native
from ._handles import Closing, Part, PartMaker, Value, or_none
from ._klantprofiel import Handle
from ._names import COUNTS, LEVELS, Level, Origin, Progress, StrPath, Writer, column_name, number_of
from ._notes import Note, Notes, Parts
from ._writing import write_options, write_to, written

if TYPE_CHECKING:
    from ._dataset import Dataset


class Areas(NamedTuple):
    """How the comparison of areas ended: how many of each."""

    changed: int
    same: int
    not_possible: int
    only_before: int
    only_after: int


_COUNTS_BY_NAME = {name: native.klp_column_find(name) for name in (*COUNTS, "register_total")}


class Difference(Part):
    """One difference: an area whose counts changed, or something that happened to the territory."""

    __slots__ = ()

    kind: Value[str] = Value(native.klp_difference_kind_of, native.klp_difference_kind_name, "What differs: its name.")
    message: Value[str] = Value(native.klp_difference_message)
    weight: Value[int] = Value(native.klp_difference_weight)
    level: Value[Level] = Value(native.klp_difference_level, native.klp_level_name, "The level of the area.")
    region_number: Value[int | None] = Value(native.klp_difference_region_number, or_none, "The region's number, or None.")
    region_name: Value[str | None] = Value(native.klp_difference_region_name, doc="The region's name, or None.")
    municipality_code: Value[str | None] = Value(native.klp_difference_municipality_code, doc="GMnnnn, or None.")
    municipality_name: Value[str | None] = Value(native.klp_difference_municipality_name, doc="Its name, or None.")
    province_code: Value[str | None] = Value(native.klp_difference_province_code, doc="PVnn, or None.")
    province_name: Value[str | None] = Value(native.klp_difference_province_name, doc="Its name, or None.")
    column: Value[str | None] = Value(native.klp_difference_column, column_name, "The column; None for the whole row.")
    before: Value[int | None] = Value(native.klp_difference_before, doc="Persons before, of the row its total; or None.")
    after: Value[int | None] = Value(native.klp_difference_after, doc="Persons after, of the row its total; or None.")
    difference: Value[int | None] = Value(native.klp_difference_difference, doc="After minus before, in persons; or None.")
    change: Value[float | None] = Value(native.klp_difference_change)
    before_real: Value[float | None] = Value(native.klp_difference_before_real)
    after_real: Value[float | None] = Value(native.klp_difference_after_real, doc="The same after.")
    before_text: Value[str | None] = Value(native.klp_difference_before_text)
    after_text: Value[str | None] = Value(native.klp_difference_after_text, doc="The same after.")
    profile_share_before: Value[float | None] = Value(native.klp_difference_profile_share_before)
    profile_share_after: Value[float | None] = Value(native.klp_difference_profile_share_after, doc="The same after.")
    profile_share_difference: Value[float | None] = Value(
        native.klp_difference_profile_share_difference, doc="The share after minus that before, a fraction; or None."
    )
    territory: Value[int | None] = Value(native.klp_difference_territory)
    origin_before: Value[Origin | None] = Value(native.klp_difference_origin_before, native.klp_origin_name)
    origin_after: Value[Origin | None] = Value(
        native.klp_difference_origin_after, native.klp_origin_name, "The same after."
    )
    source_before: Value[str | None] = Value(native.klp_difference_source_before)
    page_before: Value[int | None] = Value(native.klp_difference_page_before, or_none, "The page, from 1, or None.")
    line_before: Value[int | None] = Value(native.klp_difference_line_before, or_none, "The line, from 1, or None.")
    source_after: Value[str | None] = Value(native.klp_difference_source_after, doc="Where the other side was read.")
    page_after: Value[int | None] = Value(native.klp_difference_page_after, or_none, "The page, from 1, or None.")
    line_after: Value[int | None] = Value(native.klp_difference_line_after, or_none, "The line, from 1, or None.")
    is_territory: Value[bool] = Value(native.klp_difference_is_territory, bool)
    date: Value[str | None] = Value(native.klp_difference_date)
    to_municipality_code: Value[str | None] = Value(native.klp_difference_to_municipality_code)
    to_municipality_name: Value[str | None] = Value(native.klp_difference_to_municipality_name, doc="Its name.")
    to_region_number: Value[int | None] = Value(native.klp_difference_to_region_number, or_none)
    to_region_name: Value[str | None] = Value(native.klp_difference_to_region_name, doc="Its name.")
    share: Value[float | None] = Value(
        native.klp_difference_share, lambda share: share or None, "The part that went, above 0 and up to 1; or None."
    )

    @property
    def counts_before(self) -> dict[str, int | None]:
        """All counts of the area before, whichever of them differ."""
        get = native.klp_difference_count_before
        return {name: get(self._handle, column) for name, column in _COUNTS_BY_NAME.items()}

    @property
    def counts_after(self) -> dict[str, int | None]:
        """All counts of the area after."""
        get = native.klp_difference_count_after
        return {name: get(self._handle, column) for name, column in _COUNTS_BY_NAME.items()}

    def __repr__(self) -> str:
        return f"<klantprofiel.Difference: {self.message} [{self.kind}]>"


class Differences(Parts[Difference], Closing):
    """The differences between two datasets, in the order of what matters; independent of both."""

    __slots__ = ("_handle", "__weakref__")

    edition_before: Value[str | None] = Value(native.klp_differences_edition_before)
    edition_after: Value[str | None] = Value(native.klp_differences_edition_after, doc="The other edition, or None.")
    boundaries: Value[int | None] = Value(
        native.klp_differences_boundaries, or_none, "The year to whose boundaries both were carried; None for versions."
    )
    total_level: Value[Level | None] = Value(native.klp_differences_total_level, native.klp_level_name)

    def __init__(self, handle: Handle) -> None:
        self._handle = handle
        count = native.klp_differences_count(handle)
        super().__init__(PartMaker(Difference, native.klp_differences_at, handle), range(count))

    @property
    def counts(self) -> Parts[Difference]:
        """Areas whose counts changed."""
        return self.filter(kind="counts")

    @property
    def territory(self) -> Parts[Difference]:
        """What happened to the territory between the editions."""
        return self.filter(is_territory=True)

    @property
    def totals_before(self) -> dict[str, int | None]:
        """The sums over the areas of total_level that were compared on both sides."""
        return self._totals(native.klp_differences_total_before)

    @property
    def totals_after(self) -> dict[str, int | None]:
        """The same after."""
        return self._totals(native.klp_differences_total_after)

    def _totals(self, get: Any) -> dict[str, int | None]:
        return {name: get(self._handle, _COUNTS_BY_NAME[name]) for name in COUNTS}

    @property
    def notes(self) -> Notes:
        """What carrying the counts to common boundaries, and adding them up, had to tell."""
        dataset = native.klp_differences_notes(self._handle)
        assert dataset is not None
        return Notes(PartMaker(Note, native.klp_dataset_note, dataset), range(native.klp_dataset_notes(dataset)))

    def areas(self, level: Level | None = None) -> Areas:
        """How many areas of a level, or of all, were the same, changed, or could not be compared."""
        number = number_of(LEVELS, level, "level") or 0
        ends = range(native.KLP_COMPARISON_CHANGED, native.KLP_COMPARISON_ONLY_AFTER + 1)
        return Areas(*(native.klp_differences_areas(self._handle, number, end) for end in ends))

    def write(self, target: StrPath | Writer, *, format: str | None = None, progress: Progress = None) -> None:
        """Write them to a path or an open file: "csv", "json" or "text"; of a path the extension tells which."""
        write_to(
            target,
            lambda path, how: native.klp_write_differences_file(self._handle, path, how),
            lambda write, how: native.klp_write_differences_stream(self._handle, write, how),
            write_options(format, progress),
        )

    def to_text(self, format: str = "text") -> str:
        """The same as a string."""
        return written(
            lambda write, how: native.klp_write_differences_stream(self._handle, write, how), format
        ).decode("utf-8")

    def __repr__(self) -> str:
        if self.closed:
            return "<klantprofiel.Differences, closed>"
        between = f"{self.edition_before or 'no edition'} and {self.edition_after or 'no edition'}"
        return f"<klantprofiel.Differences: {len(self)} between {between}>"


def diff(before: Dataset, after: Dataset, **how: Any) -> Differences:
    """What changed from one dataset to another: see Dataset.diff()."""
    return before.diff(after, **how)
