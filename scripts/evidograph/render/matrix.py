"""Subtypes by setting: with what the drug was compared, who was better off, how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from evidograph import model
from evidograph.derive.drugs import entry_key
from evidograph.derive.matrix import COLUMNS, Comparison, MatrixCell, MatrixRow
from evidograph.edition import Edition, best_on
from evidograph.render.claims import Sign
from evidograph.render.comparing import (
    OutcomeLink,
    column_head,
    is_harm,
    line_words,
    outcome_link,
    short_marker,
    sign_of_comparison,
)
from evidograph.render.gap_marks import GapMark, empty_words, gap_mark, rest_line
from evidograph.render.sheet import Sheet
from evidograph.render.words import sentence_case

# So many outcomes, drugs beside the drug or markers are named on a line of a cell; more are counted, and
# stand one by one in the list below the matrix.
NAMED = {"beside": 6, "marker": 3}
NAMED_OUTCOMES = 2
# What a cell shows by itself; evidence on anything else is counted.
OWN = frozenset({"drug", "drug_in_pool"})
# Of a line of a cell: whether it is of harms, the line of treatment, the contrast, the other side.
Shared = tuple[bool, str, str, tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """Outcomes of one comparison that point the same way."""

    sign: Sign
    links: tuple[OutcomeLink, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Compared:
    """One other side, and what came of it."""

    words: str
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """One cell; `gaps` say why there is no answer, `elsewhere` counts what is not on the drug."""

    head: str
    anchor: str
    compared: tuple[Compared, ...]
    elsewhere: int
    gaps: tuple[GapMark, ...]

    @property
    def is_empty(self) -> bool:
        """True where no statement stands."""
        return not self.compared and not self.elsewhere


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One subtype; `rest` says its empty cells in one line, for narrow screens."""

    subtype: model.Subtype
    href: str
    cells: tuple[PrintedCell, ...]
    rest: str
    is_open: bool


def render_matrix(sheet: Sheet) -> str:
    """The matrix of the edition's drug."""
    heads = [column_head(sheet.edition, column) for column in COLUMNS]
    groups: dict[str, list[PrintedRow]] = {}
    for row in sheet.edition.matrix_rows:
        label = sheet.words.label("defined_by", row.subtype.defined_by)
        groups.setdefault(label, []).append(_row(sheet, row))
    drug = sentence_case(sheet.edition.drug_name(sheet.edition.drug))
    return sheet.fill("fragments/matrix.html", heads=heads, groups=groups, drug=drug)


def _row(sheet: Sheet, row: MatrixRow) -> PrintedRow:
    cells = tuple(_cell(sheet, row.subtype.id, cell) for cell in row.cells)
    return PrintedRow(
        subtype=row.subtype,
        href=sheet.to("subtype", row.subtype.id),
        cells=cells,
        rest=_rest(cells, row),
        is_open=all(cell.is_open for cell in row.cells),
    )


def _rest(cells: Iterable[PrintedCell], row: MatrixRow) -> str:
    """Such as `None found: adjuvant. Not looked yet: metastatic.`."""
    pairs = zip(cells, row.cells, strict=True)
    empty = ((printed.head, printed.gaps) for printed, cell in pairs if not cell.comparisons)
    return rest_line(empty_words(empty))


def _cell(sheet: Sheet, subtype: str, cell: MatrixCell) -> PrintedCell:
    groups: dict[Shared, list[Comparison]] = {}
    elsewhere = 0
    for comparison in cell.comparisons:
        if best_on(sheet.edition, comparison.statement) in OWN and comparison.contrast != "apart":
            groups.setdefault(_shared(sheet.edition, comparison, cell.column), []).append(comparison)
        else:
            elsewhere += 1
    return PrintedCell(
        head=column_head(sheet.edition, cell.column),
        anchor=f"{subtype}-{cell.column}",
        compared=tuple(_compared(sheet, groups[key], key[1]) for key in sorted(groups, key=_order)),
        elsewhere=elsewhere,
        gaps=tuple(gap_mark(sheet, gap) for gap in cell.gaps),
    )


def _order(key: Shared) -> tuple[bool, bool]:
    """Harms after benefits, markers last."""
    return key[2] == "marker", key[0]


def _shared(edition: Edition, comparison: Comparison, column: str) -> Shared:
    """What the comparisons of a line share: benefit or harm, line of treatment, the other side."""
    beside = comparison.contrast == "beside"
    others = () if beside else tuple(entry_key(entry) for entry in comparison.other)
    return is_harm(edition, comparison), line_words(comparison, column), comparison.contrast, others


def _compared(sheet: Sheet, group: Sequence[Comparison], line: str) -> Compared:
    values: dict[str, list[Comparison]] = {}
    for comparison in group:
        values.setdefault(comparison.value, []).append(comparison)
    words = sentence_case(", ".join(part for part in (line, _side_words(sheet.edition, group[0])) if part))
    return Compared(
        words=f"{words}, harms" if is_harm(sheet.edition, group[0]) else words,
        verdicts=tuple(_verdict(sheet, found) for found in values.values()),
    )


def _side_words(edition: Edition, comparison: Comparison) -> str:
    """What stands before the signs of a line."""
    named = {"beside": "with another drug", "longer": "given longer", "marker": "response by marker"}
    return named.get(comparison.contrast) or f"against {edition.entries_name(comparison.other)}"


def _verdict(sheet: Sheet, group: Sequence[Comparison]) -> Verdict:
    named = group if len(group) <= NAMED.get(group[0].contrast, NAMED_OUTCOMES) else ()
    links = tuple(_named(sheet, comparison) for comparison in named)
    return Verdict(sign_of_comparison(sheet.edition, group[0]), links, len(group))


def _named(sheet: Sheet, comparison: Comparison) -> OutcomeLink:
    """The outcome; of a drug beside the drug its name, of a marker the marker."""
    found = outcome_link(sheet, comparison)
    if comparison.contrast == "beside":
        return replace(found, word=sheet.edition.entries_name(comparison.other))
    if comparison.contrast == "marker":
        return replace(found, word=short_marker(sheet.edition, comparison))
    return found
