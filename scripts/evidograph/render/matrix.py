"""Subtypes by setting: with what the drug was compared, who was better off, how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evidograph import model
from evidograph.derive.citations import Citation, statement_citekeys
from evidograph.derive.drugs import entry_key
from evidograph.derive.matrix import COLUMNS, Comparison, MatrixCell, MatrixRow
from evidograph.edition import Edition, best_on
from evidograph.render.claims import Sign, effect_sign
from evidograph.render.environment import day
from evidograph.render.sheet import Sheet
from evidograph.render.words import MARK_WORDS, sentence_case


@dataclass(frozen=True, slots=True)
class OutcomeLink:
    """One outcome of a comparison, or one drug beside the drug: the statement, and how certain it is."""

    word: str
    href: str
    certainty: str
    certainty_word: str
    on: str
    on_word: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What a cell says once: a sign, the other side, and the outcomes that agree in it."""

    sign: Sign
    words: str
    links: tuple[OutcomeLink, ...]


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """One cell, ready to print; `gaps` are (address, date of the last search)."""

    head: str
    compared: tuple[Compared, ...]
    gaps: tuple[tuple[str, str], ...]


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


def column_head(edition: Edition, column: str) -> str:
    """The name of a column; one that holds two settings has a name of its own."""
    return "Before surgery" if column == "before_surgery" else _setting(edition, column)


def _setting(edition: Edition, setting: str) -> str:
    label = edition.words.label("setting", setting)
    return "DCIS" if setting == "dcis" else sentence_case(label)


def _row(sheet: Sheet, row: MatrixRow) -> PrintedRow:
    return PrintedRow(
        subtype=row.subtype,
        href=sheet.to("subtype", row.subtype.id),
        cells=tuple(_cell(sheet, cell) for cell in row.cells),
        rest=_rest(sheet.edition, row),
        is_open=all(cell.is_open for cell in row.cells),
    )


def _rest(edition: Edition, row: MatrixRow) -> str:
    """Such as `None found: adjuvant. Not looked yet: metastatic.`."""
    empty = [cell for cell in row.cells if not cell.comparisons]
    named = {
        "None found": [column_head(edition, c.column) for c in empty if c.gaps],
        "Not looked yet": [column_head(edition, c.column) for c in empty if not c.gaps],
    }
    return " ".join(f"{said}: {', '.join(heads)}." for said, heads in named.items() if heads)


def _cell(sheet: Sheet, cell: MatrixCell) -> PrintedCell:
    groups: dict[tuple[object, ...], list[Comparison]] = {}
    for comparison in cell.comparisons:
        groups.setdefault(_agreement(comparison), []).append(comparison)
    return PrintedCell(
        head=column_head(sheet.edition, cell.column),
        compared=tuple(_compared(sheet, group) for group in groups.values()),
        gaps=tuple(
            (sheet.to("gap", gap.id), day(max((s.date for s in gap.searched), default="")))
            for gap in cell.gaps
        ),
    )


def _agreement(comparison: Comparison) -> tuple[object, ...]:
    """What comparisons share that one line says: the other side, or the outcome of many other sides."""
    if comparison.contrast == "beside":
        return comparison.contrast, comparison.value, _outcome(comparison)
    others = tuple(entry_key(entry) for entry in comparison.other)
    return comparison.contrast, others, comparison.value


def _outcome(comparison: Comparison) -> str | None:
    return comparison.statement.proposition.outcome if comparison.statement.proposition else None


def _compared(sheet: Sheet, group: Sequence[Comparison]) -> Compared:
    return Compared(
        sign=effect_sign(group[0].value),
        words=_contrast_words(sheet.edition, group[0]),
        links=tuple(_link(sheet, comparison) for comparison in group),
    )


def _contrast_words(edition: Edition, comparison: Comparison) -> str:
    """What stands behind the sign: `than tamoxifen`, `in overall survival with`, `if given longer`."""
    other = edition.entries_name(comparison.other)
    match comparison.contrast:
        case "against":
            return f"than {other}"
        case "beside":
            return f"in {edition.term_name(_outcome(comparison))} with"
        case "longer":
            return "if given longer"
        case "apart":
            proposition = comparison.statement.proposition
            against = edition.entries_name(proposition.comparator) if proposition else ""
            return f"{other} than {against}"


def _link(sheet: Sheet, comparison: Comparison) -> OutcomeLink:
    statement = comparison.statement
    on = best_on(sheet.edition, statement)
    beside = comparison.contrast == "beside"
    other = sheet.edition.entries_name(comparison.other)
    return OutcomeLink(
        word=other if beside else sheet.edition.term_name(_outcome(comparison)) or "outcome",
        href=sheet.to("statement", statement.id),
        certainty=statement.certainty or "",
        certainty_word=sheet.words.label("certainty", statement.certainty),
        on=on,
        on_word=MARK_WORDS[on],
        citations=sheet.cite(statement_citekeys(sheet.corpus, statement)),
    )
