"""The pathway table: row = pathway, cell = state, all of it from statements and gaps (records.md, Views)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from evidograph import model
    from evidograph.corpus import Corpus

STATES = ("baseline", "on_treatment", "acquired_resistance")
ARROW_PREDICATES = frozenset({"regulates"})
EFFECT_PREDICATES = frozenset({"predicts_response", "depends_on", "prognostic_for"})


@dataclass(frozen=True, slots=True)
class CellEntry:
    """A statement in a cell; `gene` is set where it speaks of one gene of the pathway."""

    statement: model.Statement
    gene: str | None = None


@dataclass(frozen=True, slots=True)
class PathwayCell:
    """One state of one pathway: what happens to it, what it does to response, or where nothing was found.

    It may hold a statement on one of these two questions and a search for the other, never both for one.
    """

    state: str
    changes: tuple[CellEntry, ...]
    effects: tuple[CellEntry, ...]
    gaps: tuple[model.Gap, ...]

    @property
    def is_filled(self) -> bool:
        """True where a statement stands in the cell."""
        return bool(self.changes or self.effects)

    @property
    def was_looked_into(self) -> bool:
        """True where a statement or a recorded search stands in the cell."""
        return self.is_filled or bool(self.gaps)


@dataclass(frozen=True, slots=True)
class PathwayRow:
    """One pathway and its three states."""

    pathway: model.Pathway
    cells: tuple[PathwayCell, ...]


@dataclass(frozen=True, slots=True)
class FlatRow:
    """One statement or one search of a cell; with neither nobody has looked into the cell."""

    pathway: model.Pathway
    state: str
    entry: CellEntry | None = None
    gap: model.Gap | None = None


def flat_rows(rows: Iterable[PathwayRow]) -> Iterator[FlatRow]:
    """The table with one row a pathway, state and statement, in the order in which it is published."""
    for row in rows:
        for cell in row.cells:
            for entry in (*cell.changes, *cell.effects):
                yield FlatRow(row.pathway, cell.state, entry=entry)
            for gap in sorted(cell.gaps, key=lambda gap: gap.id):
                yield FlatRow(row.pathway, cell.state, gap=gap)
            if not cell.was_looked_into:
                yield FlatRow(row.pathway, cell.state)


def pathway_table(corpus: Corpus, drug: str) -> tuple[PathwayRow, ...]:
    """The rows of the drug's table, by group in the schema's order of first use, then by label."""
    rows = []
    for pathway in sorted(corpus.pathways.values(), key=lambda p: (GROUPS.index(p.group), p.name)):
        if pathway.is_accepted:
            cells = tuple(_cell(corpus, drug, pathway.id, state) for state in STATES)
            rows.append(PathwayRow(pathway, cells))
    return tuple(rows)


GROUPS = ("hormone_axis", "growth_factor_signaling", "metabolism", "cell_cycle", "immune_and_inflammatory")


def statements_of_drug(corpus: Corpus, drug: str) -> Iterator[model.Statement]:
    """Accepted statements of the drug's monograph, in reading order."""
    names = sorted(
        (name for name in corpus.sections if name.startswith(f"{drug}/")),
        key=lambda name: (corpus.sections[name].order, name),
    )
    for name in names:
        yield from (s for s in corpus.sections[name].statements if s.is_accepted)


def _cell(corpus: Corpus, drug: str, pathway: str, state: str) -> PathwayCell:
    changes: list[CellEntry] = []
    effects: list[CellEntry] = []
    for statement in statements_of_drug(corpus, drug):
        proposition = statement.proposition
        if proposition is None or proposition.state != state:
            continue
        if not lies_in(corpus, proposition, pathway):
            continue
        entry = CellEntry(statement, proposition.gene)
        if proposition.predicate in ARROW_PREDICATES:
            changes.append(entry)
        elif proposition.predicate in EFFECT_PREDICATES:
            effects.append(entry)
    gaps = tuple(
        gap
        for gap in corpus.gaps.values()
        if gap.is_accepted and any(c.pathway == pathway and c.state == state for c in gap.cells)
    )
    return PathwayCell(state, tuple(changes), tuple(effects), gaps)


def lies_in(corpus: Corpus, proposition: model.Proposition, pathway: str) -> bool:
    """Whether the claim stands in the row of the pathway: on itself, or on a gene of it."""
    if proposition.pathway:
        return proposition.pathway == pathway
    gene = corpus.genes.get(proposition.gene or "")
    return gene is not None and pathway in gene.pathways


def answers_alike(predicate: str, other: str) -> bool:
    """Whether two kinds of claim answer one question of a cell: what happens to it, or what it does."""
    return any(predicate in asked and other in asked for asked in (ARROW_PREDICATES, EFFECT_PREDICATES))
