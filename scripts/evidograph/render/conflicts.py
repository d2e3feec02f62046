"""All disagreement in one list: statements that contradict each other, evidence that points both ways."""

from __future__ import annotations

from dataclasses import dataclass

from evidograph.derive.disputes import Dispute
from evidograph.render.lines import StatementLine, statement_line
from evidograph.render.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two statements side by side, or one whose own evidence disagrees; `href` leads to its own page."""

    id: str
    href: str
    type: str
    sides: tuple[StatementLine, ...]
    reason: str
    differs_by: str
    would_settle: str


def render_conflicts(sheet: Sheet, kind: str) -> str:
    """The conflicts of one kind that are not over, by the first statement's id."""
    found = [d for d in sheet.edition.disputes.values() if d.type == kind and d.is_live]
    return sheet.fill(
        "fragments/conflicts.html", conflicts=[conflict_of(sheet, dispute) for dispute in found]
    )


def conflict_of(sheet: Sheet, dispute: Dispute) -> Conflict:
    """A dispute, ready to print."""
    return Conflict(
        id=dispute.id,
        href=sheet.to("conflict", dispute.id),
        type=dispute.type,
        sides=tuple(statement_line(sheet, statement) for statement in dispute.statements),
        reason=dispute.reason,
        differs_by=sheet.words.labelled("differs_by", dispute.differs_by),
        would_settle=dispute.would_settle,
    )
