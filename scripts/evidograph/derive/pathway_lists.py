"""Lists read off the pathway table: what rises, what falls, what goes with better or poorer response."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from evidograph.derive.effects import HIGH_LEVELS, LOW_LEVELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from evidograph import model
    from evidograph.derive.pathway_table import PathwayRow

LISTS = (
    "upregulated",
    "downregulated",
    "sensitivity_up",
    "sensitivity_down",
    "resistance_up",
    "resistance_down",
)
CHANGES = {
    ("on_treatment", "up"): "upregulated",
    ("on_treatment", "down"): "downregulated",
    ("acquired_resistance", "up"): "resistance_up",
    ("acquired_resistance", "down"): "resistance_down",
}
RESPONSES = {"sensitivity": "sensitivity", "reduced_sensitivity": "resistance", "resistance": "resistance"}


@dataclass(frozen=True, slots=True)
class Listed:
    """A statement of a list, and the pathways in whose rows it stands."""

    statement: model.Statement
    pathways: tuple[model.Pathway, ...]


def list_of(proposition: model.Proposition) -> str | None:
    """The list to which a claim belongs; None for a claim of no change, no prediction or no need."""
    if proposition.predicate == "regulates":
        return CHANGES.get((proposition.state or "", proposition.value))
    if proposition.predicate == "depends_on":
        return "resistance_up" if proposition.value == "dependent" else None
    response = RESPONSES.get(proposition.value)
    if proposition.predicate != "predicts_response" or response is None:
        return None
    sides = {"up": proposition.level in HIGH_LEVELS, "down": proposition.level in LOW_LEVELS}
    return next((f"{response}_{side}" for side, holds in sides.items() if holds), None)


def pathway_list(rows: Iterable[PathwayRow], name: str) -> tuple[Listed, ...]:
    """The statements of one list, in the order of the table."""
    found: dict[str, tuple[model.Statement, dict[str, model.Pathway]]] = {}
    for row in rows:
        for statement in _statements_of(row):
            if statement.proposition and list_of(statement.proposition) == name:
                _, pathways = found.setdefault(statement.id, (statement, {}))
                pathways[row.pathway.id] = row.pathway
    return tuple(Listed(statement, tuple(pathways.values())) for statement, pathways in found.values())


def _statements_of(row: PathwayRow) -> Iterator[model.Statement]:
    for cell in row.cells:
        yield from (entry.statement for entry in (*cell.changes, *cell.effects))
