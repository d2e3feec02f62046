"""Every comparison one by one, by subtype and setting."""

from __future__ import annotations

from dataclasses import dataclass

from evidograph.derive.matrix import Comparison
from evidograph.render.claims import Sign
from evidograph.render.comparing import (
    OutcomeLink,
    column_head,
    contrast_words,
    line_words,
    outcome_link,
    sign_of_comparison,
)
from evidograph.render.sheet import Sheet


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """One comparison; `anchor` is set on the first of its cell in the matrix."""

    anchor: str
    setting: str
    statement: str
    sign: Sign
    words: str
    outcome: OutcomeLink


def render_comparison_list(sheet: Sheet) -> str:
    """The list, in the order of the matrix."""
    groups: list[tuple[str, list[ComparisonRow]]] = []
    for row in sheet.edition.matrix_rows:
        rows = [
            _row(sheet, comparison, f"{row.subtype.id}-{cell.column}" if not number else "", cell.column)
            for cell in row.cells
            for number, comparison in enumerate(cell.comparisons)
        ]
        if rows:
            groups.append((row.subtype.name, rows))
    return sheet.fill("fragments/comparison_list.html", groups=groups)


def _row(sheet: Sheet, comparison: Comparison, anchor: str, column: str) -> ComparisonRow:
    return ComparisonRow(
        anchor=anchor,
        setting=", ".join(
            p for p in (column_head(sheet.edition, column), line_words(comparison, column)) if p
        ),
        statement=comparison.statement.id,
        sign=sign_of_comparison(sheet.edition, comparison),
        words=contrast_words(sheet.edition, comparison),
        outcome=outcome_link(sheet, comparison, cited=True),
    )
