"""Findings become Problems: only here are files read a second time, for the positions of what is wrong."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from evidograph.corpus import Location, Ref
from evidograph.problem import Problem, TextRefusedError, read_text, visible
from evidograph.rules.base import PLACE
from evidograph.yamlfile import line_text, read_positions

if TYPE_CHECKING:
    from evidograph.corpus import Corpus
    from evidograph.problem import Rule
    from evidograph.rules.base import Finding
    from evidograph.yamlfile import Positions, Span

BIBLIOGRAPHY = "evidence/references.bib"
CLAIMS = "evidence/audit/claims.csv"
REGISTER = "evidence/register.csv"
EXCEPTIONS = "evidence/exceptions.yaml"


@dataclass
class Locator:
    """Finds places in the files of one corpus; each file is read once."""

    corpus: Corpus
    _positions: dict[str, Positions] = field(default_factory=dict)
    _lines: dict[str, list[str]] = field(default_factory=dict)

    def problem(self, rule: Rule, finding: Finding) -> Problem:
        """The finding as a problem at its place."""
        fix = finding.fix or rule.fix
        if finding.near:
            fix = fix.replace(PLACE, self.address(finding.near))
        file, line, column, length = self._place(finding)
        excerpt = self._excerpt(file, line)
        return Problem(file, line, column, length, excerpt, rule.code, finding.what, rule.why, fix)

    def address(self, ref: Ref) -> str:
        """File and line of a record below evidence/, such as `references.bib:118`."""
        if ref.kind == "source":
            return f"references.bib:{self.corpus.sources[ref.id].line}"
        location = self.corpus.locations[ref]
        line = self._span(location, ("id",), "key").line
        return f"{location.file.removeprefix('evidence/')}:{line}"

    def _place(self, finding: Finding) -> tuple[str, int, int, int]:
        location = self._location(finding.ref)
        if location:
            span = self._span(location, finding.path, finding.at)
            return location.file, span.line, span.column, span.length
        return self._outside_yaml(finding)

    def _outside_yaml(self, finding: Finding) -> tuple[str, int, int, int]:
        kind, name = (finding.ref.kind, finding.ref.id) if isinstance(finding.ref, Ref) else ("", "")
        if kind == "source":
            return self._in_bibliography(name, finding.path)
        file, line = (CLAIMS, self._claim_line(name)) if kind == "claim" else (REGISTER, int(name))
        return file, line, 1, len(self._excerpt(file, line))

    def _location(self, ref: Ref | Location) -> Location | None:
        if isinstance(ref, Location):
            return ref
        if ref.kind == "exception":
            return Location(EXCEPTIONS)
        return self.corpus.locations.get(ref)

    def _span(self, location: Location, path: tuple[str | int, ...], at: str) -> Span:
        if location.file not in self._positions:
            self._positions[location.file] = read_positions(
                self.corpus.root / location.file, self.corpus.root
            )
        positions = self._positions[location.file]
        full = location.prefix + path
        return positions.key(full) if at == "key" else positions.value(full)

    def _excerpt(self, file: str, line: int) -> str:
        if file in self._positions:
            return line_text(self.corpus.root / file, line)
        lines = self._text(file)
        return visible(lines[line - 1]) if 0 < line <= len(lines) else ""

    def _text(self, file: str) -> list[str]:
        if file not in self._lines:
            try:
                text = read_text(self.corpus.root / file, self.corpus.root)
            except TextRefusedError:  # the reader of the file says so
                text = ""
            self._lines[file] = text.split("\n")
        return self._lines[file]

    def _in_bibliography(self, citekey: str, path: tuple[str | int, ...]) -> tuple[str, int, int, int]:
        source = self.corpus.sources[citekey]
        line = source.field_line(str(path[0])) if path else source.line
        needle = source.fields.get(str(path[0]), "") if path else citekey
        column = self._excerpt(BIBLIOGRAPHY, line).find(needle) + 1
        return BIBLIOGRAPHY, line, max(1, column), len(needle)

    def _claim_line(self, key: str) -> int:
        rows = csv.DictReader(io.StringIO("\n".join(self._text(CLAIMS)), newline=""))
        before = rows.line_num
        for row in rows:
            if f"{row.get('audit')}/{row.get('claim_id')}" == key:
                return max(before + 1, 2)
            before = rows.line_num
        return 1
