# SPDX-FileCopyrightText: 2026 The libklantprofiel authors
# SPDX-License-Identifier: EUPL-1.2
"""What is wrong, or worth knowing, in a dataset."""

from __future__ import annotations

from typing import NamedTuple

from . import _klantprofiel as native
from ._handles import Closing, Part, PartMaker, Value, or_none
from ._klantprofiel import Handle
from ._names import SEVERITIES, Language, Level, Progress, Severity, StrPath, Writer, column_name, number_of
from ._notes import Parts
from ._repairs import Proposal
from ._writing import write_options, write_to, written


class Finding(Part):
    """Something that a rule found."""

    __slots__ = ()

    rule: Value[str] = Value(native.klp_finding_rule)
    severity: Value[Severity] = Value(native.klp_finding_severity, native.klp_severity_name, "How much it matters.")
    message: Value[str] = Value(native.klp_finding_message)
    edition: Value[str | None] = Value(native.klp_finding_edition, doc="The edition, or None.")
    level: Value[Level] = Value(native.klp_finding_level, native.klp_level_name, "The level of the row.")
    region_number: Value[int | None] = Value(native.klp_finding_region_number, or_none, "The region's number, or None.")
    municipality_code: Value[str | None] = Value(native.klp_finding_municipality_code, doc="The municipality, or None.")
    column: Value[str | None] = Value(native.klp_finding_column, column_name, "The column; None for the row as a whole.")
    row: Value[int] = Value(native.klp_finding_row)
    observed: Value[int | None] = Value(native.klp_finding_observed, doc="What stands there.")
    expected: Value[int | None] = Value(native.klp_finding_expected, doc="What should.")
    imbalance: Value[int | None] = Value(native.klp_finding_imbalance, doc="Observed minus expected.")
    source: Value[str | None] = Value(native.klp_finding_source, doc="Where it was read, or None.")
    page: Value[int | None] = Value(native.klp_finding_page, or_none, "The page, from 1, or None.")
    line: Value[int | None] = Value(native.klp_finding_line, or_none, "The line, from 1, or None.")

    @property
    def repair(self) -> Proposal | None:
        """What would put the table right in which it was found, where that is known."""
        handle = native.klp_finding_repair(self._handle)
        return None if handle is None else Proposal(handle)

    def __repr__(self) -> str:
        return f"<klantprofiel.Finding: {self.severity}: {self.message} [{self.rule}]>"


class Findings(Parts[Finding], Closing):
    """The findings about a dataset, in the order of its rows; independent of it."""

    __slots__ = ("_handle", "__weakref__")

    def __init__(self, handle: Handle) -> None:
        self._handle = handle
        count = native.klp_findings_count(handle, native.KLP_SEVERITY_INFORMATION)
        super().__init__(PartMaker(Finding, native.klp_findings_at, handle), range(count))

    @property
    def errors(self) -> Parts[Finding]:
        """What is wrong."""
        return self.filter(severity="error")

    @property
    def warnings(self) -> Parts[Finding]:
        """What is worth a look."""
        return self.filter(severity="warning")

    @property
    def information(self) -> Parts[Finding]:
        """What is worth knowing."""
        return self.filter(severity="information")

    def write(
        self,
        target: StrPath | Writer,
        *,
        format: str | None = None,
        at_least: Severity = "information",
        progress: Progress = None,
    ) -> None:
        """Write them to a path or an open file: "text", "json" or "sarif"; of a path the extension tells which."""
        severity = number_of(SEVERITIES, at_least, "severity") or 0
        write_to(
            target,
            lambda path, how: native.klp_write_findings_file(self._handle, severity, path, how),
            lambda write, how: native.klp_write_findings_stream(self._handle, severity, write, how),
            write_options(format, progress),
        )

    def to_text(self, format: str = "text", at_least: Severity = "information") -> str:
        """The same as a string."""
        severity = number_of(SEVERITIES, at_least, "severity") or 0
        return written(
            lambda write, how: native.klp_write_findings_stream(self._handle, severity, write, how), format
        ).decode("utf-8")

    def __repr__(self) -> str:
        if self.closed:
            return "<klantprofiel.Findings, closed>"
        errors = native.klp_findings_count(self._handle, native.KLP_SEVERITY_ERROR)
        warnings = native.klp_findings_count(self._handle, native.KLP_SEVERITY_WARNING) - errors
        rest = len(self) - warnings - errors
        return f"<klantprofiel.Findings: {errors} errors, {warnings} warnings, {rest} to know>"


class Rule(NamedTuple):
    """One of the rules that validation checks."""

    id: str
    severity: Severity
    title: str
    reads: str
    description: str


def rules(language: Language | None = None) -> list[Rule]:
    """The rules that validation checks, in English or in Dutch."""
    if native.klp_rule_title_in(0, language) is None:
        raise ValueError(f"there is no language {language!r}; they are: en, nl")
    return [
        Rule(
            native.klp_rule_id(index) or "",
            native.klp_severity_name(native.klp_rule_severity(index)),  # type: ignore[arg-type]
            native.klp_rule_title_in(index, language) or "",
            native.klp_rule_reads_in(index, language) or "",
            native.klp_rule_description_in(index, language) or "",
        )
        for index in range(native.klp_rule_count())
    ]
