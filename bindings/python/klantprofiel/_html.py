# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""What a notebook shows of a dataset, and of lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from ._errors import KlantprofielError
from ._names import COUNTS

if TYPE_CHECKING:
    from ._dataset import Dataset
    from ._rows import Row

#: How many rows and findings are shown, and up to how many rows are checked in order to show findings.
ROWS_SHOWN = 10
FINDINGS_SHOWN = 5
ROWS_CHECKED = 5000

_NUMBER = ' style="text-align:right"'


def _cell(value: Any) -> str:
    if value is None:
        return "<td></td>"
    if isinstance(value, float):
        return f"<td{_NUMBER}>{value:.4g}</td>"
    return f"<td{_NUMBER}>{value}</td>" if isinstance(value, int) else f"<td>{escape(str(value))}</td>"


def table(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    head = "".join(f"<th>{escape(name)}</th>" for name in names)
    body = "".join(f"<tr>{''.join(_cell(value) for value in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _shown(row: Row, shares: bool) -> list[Any]:
    counts = [row.printed(name) if row[name] is None else row[name] for name in COUNTS]
    return [row.edition, row.level, row.name, *counts, *([row.profile_share] if shares else [])]


def _findings(dataset: Dataset) -> str:
    """The findings that matter most. A table that was added up is not checked again: its rules are those of what is printed."""
    if len(dataset) > ROWS_CHECKED or "profile_share" in dataset.columns:
        return ""
    try:
        with dataset.validate() as findings:
            worst = [finding for kind in (findings.errors, findings.warnings, findings.information) for finding in kind]
            lines = "".join(
                f"<li><b>{finding.severity}</b>: {escape(finding.message)} <code>{escape(finding.rule)}</code></li>"
                for finding in worst[:FINDINGS_SHOWN]
            )
            more = len(worst) - FINDINGS_SHOWN
    except KlantprofielError as error:
        return f"<p>{escape(str(error))}</p>"
    rest = f"<li>and {more} more: <code>validate()</code></li>" if more > 0 else ""
    return f"<ul>{lines}{rest}</ul>" if lines else "<p>No findings.</p>"


def of_dataset(dataset: Dataset) -> str:
    title = f"<p><code>{escape(repr(dataset))}</code></p>"
    if dataset.closed:
        return title
    shares = "profile_share" in dataset.columns
    names = ["edition", "level", "area", *COUNTS, *(["profile_share"] if shares else [])]
    rows = table(names, (_shown(row, shares) for row in dataset[:ROWS_SHOWN]))
    more = len(dataset) - ROWS_SHOWN
    rest = f"<p>and {more} rows more</p>" if more > 0 else ""
    return title + rows + rest + _findings(dataset)


def of_records(title: str, records: Sequence[dict[str, Any]], more: int) -> str:
    """A list of findings and the like, without the columns in which nothing is."""
    names = [name for name in (records[0] if records else {}) if any(record[name] not in (None, False) for record in records)]
    rows = table(names, ([record[name] for name in names] for record in records)) if names else ""
    return f"<p><code>{escape(title)}</code></p>{rows}" + (f"<p>and {more} more</p>" if more > 0 else "")
