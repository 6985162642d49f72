# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
# Made by bindings/python/generate.py of the public headers.

"""The columns of a row: their names, their types, and what they mean."""

from __future__ import annotations

from ._cells import Cell


class Columns:
    """What every row has; absent is None and never 0."""

    __slots__ = ()

    edition: Cell[str | None] = Cell(
        "edition",
        "text: \"2025Q2\"; absent when neither the document nor the caller tells",
    )
    level: Cell[str] = Cell(
        "level",
        "text: country, province, region or municipality; integer: klp_level",
    )
    region_number: Cell[int | None] = Cell(
        "region_number",
        "integer: 1–35, UWV's numbering",
    )
    region_code: Cell[str | None] = Cell(
        "region_code",
        "text: \"AMnn\", Statistics Netherlands (CBS)",
    )
    region_name: Cell[str | None] = Cell(
        "region_name",
        "text: UWV's name of the region, however the document spells it",
    )
    municipality_code: Cell[str | None] = Cell(
        "municipality_code",
        "text: \"GMnnnn\" (CBS)",
    )
    municipality_name: Cell[str | None] = Cell(
        "municipality_name",
        "text: official CBS name; absent when the municipality is not recognised",
    )
    municipal_profile: Cell[int | None] = Cell(
        "municipal_profile",
        "integer: persons, municipal clients with a client profile",
    )
    municipal_no_profile: Cell[int | None] = Cell(
        "municipal_no_profile",
        "integer: persons, municipal clients without",
    )
    uwv_profile: Cell[int | None] = Cell(
        "uwv_profile",
        "integer: persons, UWV clients with a client profile",
    )
    uwv_no_profile: Cell[int | None] = Cell(
        "uwv_no_profile",
        "integer: persons, UWV clients without",
    )
    total: Cell[int | None] = Cell(
        "total",
        "integer: persons, as printed (so not always the sum of the four)",
    )
    register_total: Cell[int | None] = Cell(
        "register_total",
        "integer: persons in the target group register, where printed",
    )
    known_percent: Cell[float | None] = Cell(
        "known_percent",
        "real: percentage (0–100) of the register known in Sonar, as printed",
    )
    origin: Cell[str] = Cell(
        "origin",
        "text: published, computed or estimated; integer: klp_origin",
    )
    source: Cell[str | None] = Cell(
        "source",
        "text: file or source name that the row was read from",
    )
    page: Cell[int | None] = Cell(
        "page",
        "integer: page in the source, from 1",
    )
    line: Cell[int | None] = Cell(
        "line",
        "integer: line in the source, from 1",
    )
    municipality_printed: Cell[str | None] = Cell(
        "municipality_printed",
        "text: the municipality's name as the document prints it",
    )
    province_code: Cell[str | None] = Cell(
        "province_code",
        "text: \"PVnn\" (CBS); only in datasets with rows of level province",
    )
    province_name: Cell[str | None] = Cell(
        "province_name",
        "text: name of the province; likewise",
    )
    profile_share: Cell[float | None] = Cell(
        "profile_share",
        "real, a fraction 0–1: (municipal_profile + uwv_profile) ÷ total",
    )
    municipal_profile_share: Cell[float | None] = Cell(
        "municipal_profile_share",
        "real, a fraction 0–1: municipal_profile ÷ (municipal_profile + municipal_no_profile)",
    )
    uwv_profile_share: Cell[float | None] = Cell(
        "uwv_profile_share",
        "real, a fraction 0–1: uwv_profile ÷ (uwv_profile + uwv_no_profile)",
    )
    register_coverage: Cell[float | None] = Cell(
        "register_coverage",
        "real, a fraction 0–1: total ÷ register_total",
    )
    boundaries: Cell[int | None] = Cell(
        "boundaries",
        "integer: the year, 1900–2999, on whose boundaries the counts are, when klp_aggregate() carried them there; "
        "absent: those under which the edition is printed. Only in datasets with a row that has it",
    )
    municipal_share: Cell[float | None] = Cell(
        "municipal_share",
        "real, a fraction 0–1: (municipal_profile + municipal_no_profile) ÷ total, the part that municipalities serve",
    )
    unplaced: Cell[int | None] = Cell(
        "unplaced",
        "integer: persons, the country's total less the sum of its regions; of the country only, where both are known",
    )
    rank_in_country: Cell[int | None] = Cell(
        "rank_in_country",
        "integer, from 1: the place by profile_share among the areas of the same level and edition, 1 the highest; "
        "areas of equal shares have the same one, and the next is as far on as they are many: 1, 2, 2, 4. Only where "
        "all areas of the level are there, and not of the country",
    )
    rank_in_region: Cell[int | None] = Cell(
        "rank_in_region",
        "integer, from 1: the same among the municipalities of the same region; of municipalities only",
    )
    total_difference: Cell[int | None] = Cell(
        "total_difference",
        "integer: persons, total less that of the quarter before; below 0 where there are fewer",
    )
    total_change: Cell[float | None] = Cell(
        "total_change",
        "real, a fraction from -1: total_difference ÷ the total of the quarter before; 0.05 is 5 % more",
    )
    profile_share_difference: Cell[float | None] = Cell(
        "profile_share_difference",
        "real, -1–1: profile_share less that of the quarter before; 0.05 is 5 percentage points more",
    )
    base_total_difference: Cell[int | None] = Cell(
        "base_total_difference",
        "integer: as total_difference, against klp_aggregate_options.base_edition; only where one was chosen",
    )
    base_total_change: Cell[float | None] = Cell(
        "base_total_change",
        "real: as total_change, against the same edition",
    )
    base_profile_share_difference: Cell[float | None] = Cell(
        "base_profile_share_difference",
        "real: as profile_share_difference, against the same edition",
    )
    level_contribution: Cell[float | None] = Cell(
        "level_contribution",
        "real, -1–1: what the change of a municipality's own profile_share adds to the change of that of its region, "
        "since base_edition where one was chosen, else since the quarter before: (w0 + w1) ÷ 2 · (p1 - p0), with p its "
        "profile share and w its part of the region's total, before (0) and now (1); of municipalities only",
    )
    mix_contribution: Cell[float | None] = Cell(
        "mix_contribution",
        "real, -1–1: what the change of its part of the region's clients adds: (w1 - w0) · ((p0 + p1) ÷ 2 - (P0 + P1) ÷ "
        "2), with P the region's profile share. Both together, over all municipalities of a region, add up to P1 - P0",
    )


#: The names in their order; the number of a column is its place.
NAMES = (
    "edition",
    "level",
    "region_number",
    "region_code",
    "region_name",
    "municipality_code",
    "municipality_name",
    "municipal_profile",
    "municipal_no_profile",
    "uwv_profile",
    "uwv_no_profile",
    "total",
    "register_total",
    "known_percent",
    "origin",
    "source",
    "page",
    "line",
    "municipality_printed",
    "province_code",
    "province_name",
    "profile_share",
    "municipal_profile_share",
    "uwv_profile_share",
    "register_coverage",
    "boundaries",
    "municipal_share",
    "unplaced",
    "rank_in_country",
    "rank_in_region",
    "total_difference",
    "total_change",
    "profile_share_difference",
    "base_total_difference",
    "base_total_change",
    "base_profile_share_difference",
    "level_contribution",
    "mix_contribution",
)
