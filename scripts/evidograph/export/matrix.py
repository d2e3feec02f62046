"""The flat matrix: one row a subtype, setting and statement, with who is better off and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from evidograph import model
from evidograph.corpus import Ref
from evidograph.derive.citations import statement_citekeys
from evidograph.derive.drugs import entry_drugs
from evidograph.derive.grading import best_level
from evidograph.derive.matrix import COLUMNS, Comparison, MatrixCell, MatrixRow
from evidograph.edition import Edition, best_on, is_disputed, page_path


def matrix_rows(edition: Edition) -> Iterator[dict[str, Any]]:
    """The rows in the order of the matrix; what is absent is left out."""
    for row in edition.matrix_rows:
        for cell in row.cells:
            for setting in COLUMNS[cell.column]:
                for found in _cell_rows(edition, row, cell.narrowed(setting), cell.column):
                    yield {name: value for name, value in found.items() if value not in (None, "", [])}


def _cell_rows(edition: Edition, row: MatrixRow, cell: MatrixCell, column: str) -> Iterator[dict[str, Any]]:
    about = {
        "drug": edition.drug,
        "subtype": row.subtype.id,
        "subtype_label": row.subtype.name,
        "defined_by": row.subtype.defined_by,
        "column": column,
        "setting": cell.column,
    }
    for comparison in cell.comparisons:
        yield {**about, "cell": "filled", **_of_comparison(edition, comparison)}
    for gap in sorted(cell.gaps, key=lambda gap: gap.id):
        yield {**about, "cell": "searched", **_of_gap(gap)}
    if cell.is_open:
        yield {**about, "cell": "open"}


def _of_gap(gap: model.Gap) -> dict[str, Any]:
    return {
        "gap": gap.id,
        "searched": [search.date for search in gap.searched],
        "searched_where": [search.where for search in gap.searched],
        "page": page_path(Ref("gap", gap.id)),
    }


def _of_comparison(edition: Edition, comparison: Comparison) -> dict[str, Any]:
    statement = comparison.statement
    corpus = edition.corpus
    proposition = statement.proposition or model.Proposition(predicate="")
    is_marker = comparison.contrast == "marker"
    return {
        "statement": statement.id,
        "text": statement.text,
        "predicate": proposition.predicate,
        "contrast": comparison.contrast,
        "compared_with": edition.entries_name(comparison.other),
        "compared_with_drugs": sorted(entry_drugs(comparison.other)),
        "treatment_drugs": sorted(entry_drugs(proposition.treatment)),
        "comparator_drugs": sorted(entry_drugs(proposition.comparator)),
        "value": comparison.value,
        "gene": proposition.gene if is_marker else None,
        "pathway": proposition.pathway if is_marker else None,
        "feature": proposition.feature if is_marker else None,
        "level": proposition.level if is_marker else None,
        "state": proposition.state if is_marker else None,
        "outcome": proposition.outcome,
        "patient_groups": list(proposition.patient_groups),
        "evidence_on": best_on(edition, statement),
        "evidence_level": best_level(corpus, statement),
        "certainty": statement.certainty,
        "disputed": is_disputed(edition, statement),
        "supports": len(statement.lines("supports")),
        "disputes": len(statement.lines("disputes")),
        "items": sorted(line.item for line in statement.lines("supports")),
        "disputing_items": sorted(line.item for line in statement.lines("disputes")),
        "citekeys": list(statement_citekeys(corpus, statement)),
        "page": page_path(Ref("statement", statement.id)),
    }
