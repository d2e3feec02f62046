"""Pairs of statements that contradict each other, whether or not a curator has related them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evidograph.derive.drugs import entry_key
from evidograph.derive.effects import flipped, is_opposite, same_side
from evidograph.derive.scope import claim_scope
from evidograph.derive.subjects import feature_family, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidograph import model
    from evidograph.corpus import Corpus


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two accepted statements with opposite values for one question; the one with the lower id first."""

    one: model.Statement
    other: model.Statement


def conflict_candidates(corpus: Corpus) -> Iterator[Candidate]:
    """Equal predicate, subject or comparison, feature family and state, overlapping scope, opposite value."""
    questions: dict[tuple[object, ...], list[model.Statement]] = defaultdict(list)
    for statement in sorted(corpus.statements.values(), key=lambda s: s.id):
        if statement.proposition and statement.is_accepted:
            questions[_question(statement.proposition)].append(statement)
    for asked in questions.values():
        for number, one in enumerate(asked):
            for other in asked[number + 1 :]:
                if _contradicts(one.proposition, other.proposition):
                    yield Candidate(one, other)


def _question(proposition: model.Proposition) -> tuple[object, ...]:
    if proposition.predicate == "affects_outcome":
        sides = sorted(
            tuple(sorted(entry_key(e) for e in side))
            for side in (proposition.treatment, proposition.comparator)
        )
        return (proposition.predicate, tuple(sides), proposition.outcome)
    subject = subject_of(proposition)
    return (proposition.predicate, subject, feature_family(proposition.feature), proposition.state)


def _contradicts(one: model.Proposition | None, other: model.Proposition | None) -> bool:
    if one is None or other is None or not claim_scope(one).overlaps(claim_scope(other)):
        return False
    value = other.value
    if not same_side(one.level, other.level) or _is_swapped(one, other):
        value = flipped(other.predicate, value)
    return is_opposite(one.predicate, one.value, value)


def _is_swapped(one: model.Proposition, other: model.Proposition) -> bool:
    return bool(one.treatment) and [entry_key(e) for e in one.treatment] != [
        entry_key(e) for e in other.treatment
    ]


def related_pairs(corpus: Corpus) -> frozenset[frozenset[str]]:
    """The pairs that some relation joins, whichever statement says so."""
    return frozenset(
        frozenset({statement.id, relation.statement})
        for statement in corpus.statements.values()
        for relation in statement.relations
    )
