"""The pathway table: what happens to each pathway in each state, and what its state does to response."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from evidograph import model
from evidograph.derive.citations import Citation, statement_citekeys
from evidograph.derive.drugs import EVIDENCE_ON
from evidograph.derive.grading import best_level
from evidograph.derive.pathway_table import CellEntry, PathwayCell, PathwayRow
from evidograph.edition import best_on, is_disputed
from evidograph.render.claims import Sign, sign_of
from evidograph.render.environment import day
from evidograph.render.gap_marks import NOT_LOOKED, GapMark, gap_mark, rest_line
from evidograph.render.measured import Measured, measured_in
from evidograph.render.sheet import Sheet
from evidograph.render.words import MARK_WORDS


@dataclass(frozen=True, slots=True)
class SignedEntry:
    """What a cell says once: a sign for what was measured, by one statement or by several that agree."""

    statements: tuple[tuple[str, str], ...]
    sign: Sign
    measured: Measured
    level: str
    on: str
    word: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class SignedCell:
    """One state of a row, ready to print; `gaps` say why there is no answer."""

    state: str
    changes: tuple[SignedEntry, ...]
    effects: tuple[SignedEntry, ...]
    gaps: tuple[GapMark, ...]

    @property
    def is_filled(self) -> bool:
        """True where a statement stands in the cell."""
        return bool(self.changes or self.effects)


@dataclass(frozen=True, slots=True)
class SignedRow:
    """One row of the table; `rest` says its empty cells in one line, for narrow screens."""

    pathway: model.Pathway
    href: str
    disputed: bool
    cells: tuple[SignedCell, ...]
    rest: str


def render_pathway_table(sheet: Sheet) -> str:
    """The pathway table of the edition's drug."""
    edition = sheet.edition
    groups: dict[str, list[SignedRow]] = {}
    for row in edition.pathway_rows:
        label = sheet.words.label("pathway_group", row.pathway.group)
        groups.setdefault(label, []).append(_signed_row(sheet, row))
    return sheet.fill(
        "fragments/pathway_table.html",
        groups=groups,
        rows=len(edition.pathway_rows),
        counts=Counter(kind for row in edition.pathway_rows for cell in row.cells for kind in _held(cell)),
    )


def _held(cell: PathwayCell) -> tuple[str, ...]:
    """What the cell counts as; one that holds a statement and a search for the other question, as both."""
    kinds = {"filled": cell.is_filled, "searched": bool(cell.gaps)}
    found = tuple(kind for kind, holds in kinds.items() if holds)
    return (*found, "both") if len(found) == len(kinds) else found or ("open",)


def _signed_row(sheet: Sheet, row: PathwayRow) -> SignedRow:
    entries = [entry for cell in row.cells for entry in (*cell.changes, *cell.effects)]
    cells = tuple(_signed_cell(sheet, cell) for cell in row.cells)
    return SignedRow(
        pathway=row.pathway,
        href=sheet.to("pathway", row.pathway.id),
        disputed=any(is_disputed(sheet.edition, entry.statement) for entry in entries),
        cells=cells,
        rest=_rest(cells),
    )


def _rest(cells: Sequence[SignedCell]) -> str:
    """Such as `None found, 23 Nov 2026: on treatment. Not looked yet: baseline.`."""
    said: dict[str, list[str]] = {}
    for cell in cells:
        if not cell.is_filled:
            found = [f"{gap.said}, {day(gap.searched)}" if gap.searched else gap.said for gap in cell.gaps]
            said.setdefault(found[-1] if found else NOT_LOOKED, []).append(cell.state)
    return rest_line(said)


def _signed_cell(sheet: Sheet, cell: PathwayCell) -> SignedCell:
    return SignedCell(
        state=sheet.words.label("state", cell.state),
        changes=_signed_all(sheet, cell.changes),
        effects=_signed_all(sheet, cell.effects),
        gaps=tuple(gap_mark(sheet, gap) for gap in cell.gaps),
    )


def _signed_all(sheet: Sheet, entries: Sequence[CellEntry]) -> tuple[SignedEntry, ...]:
    """One entry for each sign and what it was seen for; statements that agree share it."""
    groups: dict[tuple[Sign, Measured], list[model.Statement]] = {}
    for entry in entries:
        proposition = entry.statement.proposition
        if proposition:
            key = sign_of(sheet.edition, proposition), measured_in(sheet.edition, proposition)
            groups.setdefault(key, []).append(entry.statement)
    return tuple(_signed(sheet, statements, *key) for key, statements in groups.items())


def _signed(
    sheet: Sheet, statements: Sequence[model.Statement], sign: Sign, measured: Measured
) -> SignedEntry:
    edition = sheet.edition
    on = min((best_on(edition, s) for s in statements), key=EVIDENCE_ON.index)
    levels = [level for s in statements if (level := best_level(edition.corpus, s))]
    citekeys = dict.fromkeys(key for s in statements for key in statement_citekeys(edition.corpus, s))
    return SignedEntry(
        statements=tuple((s.id, sheet.to("statement", s.id)) for s in statements),
        sign=sign,
        measured=measured,
        level=min(levels, default=""),
        on=on,
        word=MARK_WORDS[on],
        citations=sheet.cite(citekeys),
    )
