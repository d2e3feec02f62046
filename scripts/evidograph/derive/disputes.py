"""Where the evidence disagrees: pairs of statements, and statements whose own evidence points both ways."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidograph import model
    from evidograph.corpus import Corpus

BOTH_WAYS = "evidence_both_ways"
# The relations of statements, and one's own evidence on both sides.
KINDS = ("conflicts_with", BOTH_WAYS, "reconciled_with", "superseded_by")


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two statements, or one against itself; `id` names them in the order of their numbers, for ever."""

    id: str
    type: str
    statements: tuple[model.Statement, ...]
    reason: str
    differs_by: tuple[str, ...]
    would_settle: str

    @property
    def is_live(self) -> bool:
        """True while every statement of it holds."""
        return all(statement.is_accepted for statement in self.statements)


def disputes(corpus: Corpus) -> dict[str, Dispute]:
    """Every dispute by its id; withdrawn statements keep theirs, so that its address stays."""
    found: dict[str, Dispute] = {}
    for _, statement in sorted(corpus.statements.items()):
        if statement.status != "draft":
            for dispute in _of(corpus, statement):
                found.setdefault(dispute.id, dispute)
    return found


def _of(corpus: Corpus, statement: model.Statement) -> Iterator[Dispute]:
    for relation in statement.relations:
        other = corpus.statements.get(relation.statement)
        if other and other.status != "draft":
            yield Dispute(
                id="-".join(sorted((statement.id, other.id))),
                type=relation.type,
                statements=(statement, other),
                reason=relation.reason or "",
                differs_by=relation.differs_by,
                would_settle=relation.would_settle or "",
            )
    if statement.is_disputed and statement.disagreement:
        yield Dispute(
            id=statement.id,
            type=BOTH_WAYS,
            statements=(statement,),
            reason=" ".join(line.reason for line in statement.lines("disputes") if line.reason),
            differs_by=statement.disagreement.differs_by,
            would_settle=statement.disagreement.would_settle or "",
        )
