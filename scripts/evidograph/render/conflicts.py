"""All disagreement in one list: statements that contradict each other, evidence that points both ways."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evidograph import model
from evidograph.render.lines import StatementLine, statement_line
from evidograph.render.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two statements side by side, or one whose own evidence disagrees."""

    type: str
    sides: tuple[StatementLine, ...]
    reason: str
    differs_by: str
    would_settle: str


# The relations of statements, and one's own evidence on both sides.
KINDS = ("conflicts_with", "evidence_both_ways", "reconciled_with", "superseded_by")


def render_conflicts(sheet: Sheet, kind: str) -> str:
    """The conflicts of one kind, by the first statement's id."""
    found = [conflict for conflict in conflicts_of(sheet) if conflict.type == kind]
    return sheet.fill("fragments/conflicts.html", conflicts=found)


def conflicts_of(sheet: Sheet) -> Iterator[Conflict]:
    """Every related pair once, and every statement with evidence against it."""
    accepted = (s for s in sheet.corpus.statements.values() if s.is_accepted)
    for statement in sorted(accepted, key=lambda s: s.id):
        for relation in statement.relations:
            if relation.statement in sheet.corpus.statements:
                yield _of_pair(sheet, statement, relation)
        if statement.is_disputed and statement.disagreement:
            yield _of_one(sheet, statement, statement.disagreement)


def _of_pair(sheet: Sheet, statement: model.Statement, relation: model.Relation) -> Conflict:
    other = sheet.corpus.statements[relation.statement]
    return Conflict(
        type=relation.type,
        sides=(statement_line(sheet, statement), statement_line(sheet, other)),
        reason=relation.reason or "",
        differs_by=sheet.words.labelled("differs_by", relation.differs_by),
        would_settle=relation.would_settle or "",
    )


def _of_one(sheet: Sheet, statement: model.Statement, disagreement: model.Disagreement) -> Conflict:
    return Conflict(
        type="evidence_both_ways",
        sides=(statement_line(sheet, statement),),
        reason=" ".join(line.reason for line in statement.lines("disputes") if line.reason),
        differs_by=sheet.words.labelled("differs_by", disagreement.differs_by),
        would_settle=disagreement.would_settle or "",
    )
