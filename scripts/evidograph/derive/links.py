"""Back-links: for each record, what uses it. Computed once for a corpus."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from evidograph.derive.references import mentioned_by

if TYPE_CHECKING:
    from collections.abc import Mapping

    from evidograph import model
    from evidograph.corpus import Corpus, Ref

RELATION_BACK = {
    "conflicts_with": "conflicts_with",
    "reconciled_with": "reconciled_with",
    "superseded_by": "supersedes",
}


@dataclass(frozen=True, slots=True)
class LineUse:
    """A statement that an item bears on, and the line that says how."""

    statement: model.Statement
    line: model.EvidenceLine


@dataclass(frozen=True, slots=True)
class Related:
    """Another statement, how the two bear on each other as read from here, and the relation as written."""

    type: str
    statement: model.Statement
    relation: model.Relation


@dataclass(frozen=True)
class Links:
    """The way back along every mention."""

    corpus: Corpus

    @cached_property
    def mentioned_by(self) -> Mapping[Ref, tuple[Ref, ...]]:
        """Which records name a record or source."""
        return mentioned_by(self.corpus)

    @cached_property
    def line_uses(self) -> Mapping[str, tuple[LineUse, ...]]:
        """Item id -> the statements it bears on, in the order of the corpus."""
        found: dict[str, list[LineUse]] = defaultdict(list)
        for statement in self.corpus.statements.values():
            for line in statement.evidence:
                found[line.item].append(LineUse(statement, line))
        return {item: tuple(uses) for item, uses in found.items()}

    @cached_property
    def related(self) -> Mapping[str, tuple[Related, ...]]:
        """Statement id -> statements related to it, whichever of the two says so."""
        found: dict[str, list[Related]] = defaultdict(list)
        statements = self.corpus.statements
        for statement in statements.values():
            for relation in statement.relations:
                if relation.statement in statements:
                    other = statements[relation.statement]
                    found[statement.id].append(Related(relation.type, other, relation))
                    found[other.id].append(Related(RELATION_BACK[relation.type], statement, relation))
        return {name: tuple(related) for name, related in found.items()}

    @cached_property
    def ledger_of(self) -> Mapping[str, tuple[model.LedgerEntry, ...]]:
        """Statement id -> ledger entries that became it."""
        found: dict[str, list[model.LedgerEntry]] = defaultdict(list)
        for entry in self.corpus.ledger.values():
            for statement in entry.statements:
                found[statement].append(entry)
        return {statement: tuple(entries) for statement, entries in found.items()}

    def of_kind(self, kind: str, target: Ref) -> tuple[str, ...]:
        """Ids of the records of one kind that name the target, sorted."""
        return tuple(sorted(ref.id for ref in self.mentioned_by.get(target, ()) if ref.kind == kind))
