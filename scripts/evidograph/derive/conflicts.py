"""Pairs of statements that contradict each other, whether or not a curator has related them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from evidograph import model
from evidograph.derive.drugs import entry_key
from evidograph.derive.effects import flipped, is_opposite, same_side
from evidograph.derive.scope import Scope, claim_scope
from evidograph.derive.subjects import feature_family, subject_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidograph.corpus import Corpus


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two accepted statements with opposite values for one question; the one with the lower id first."""

    one: model.Statement
    other: model.Statement


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a statement answers: its value, read with its level, and which side it calls the treatment."""

    predicate: str
    value: str
    level: str | None
    treatment: tuple[tuple[str, ...], ...]


def conflict_candidates(corpus: Corpus) -> Iterator[Candidate]:
    """Equal predicate, subject or comparison, feature family and state, overlapping scope, opposite value."""
    questions: dict[tuple[object, ...], dict[_Answer, list[model.Statement]]] = defaultdict(dict)
    for statement in sorted(corpus.statements.values(), key=lambda s: s.id):
        if statement.proposition and statement.is_accepted:
            answers = questions[_question(statement.proposition)]
            answers.setdefault(_answer(statement.proposition), []).append(statement)
    found = [pair for answers in questions.values() for pair in _opposed(answers)]
    yield from sorted(found, key=lambda pair: (pair.one.id, pair.other.id))


def _opposed(answers: dict[_Answer, list[model.Statement]]) -> Iterator[Candidate]:
    """The pairs among the answers to one question; only answers that contradict each other are compared."""
    for answer, contrary in combinations(answers, 2):
        if not _contradicts(answer, contrary):
            continue
        scopes = [(other, _scope(other)) for other in answers[contrary]]
        for one in answers[answer]:
            scope = _scope(one)
            for other, others in scopes:
                if scope.overlaps(others):
                    first, second = sorted((one, other), key=lambda s: s.id)
                    yield Candidate(first, second)


def _question(proposition: model.Proposition) -> tuple[object, ...]:
    if proposition.predicate == "affects_outcome":
        sides = sorted(
            tuple(sorted(entry_key(e) for e in side))
            for side in (proposition.treatment, proposition.comparator)
        )
        return (proposition.predicate, tuple(sides), proposition.outcome)
    subject = subject_of(proposition)
    return (proposition.predicate, subject, feature_family(proposition.feature), proposition.state)


def _answer(proposition: model.Proposition) -> _Answer:
    treatment = tuple(sorted(entry_key(entry) for entry in proposition.treatment))
    return _Answer(proposition.predicate, proposition.value, proposition.level, treatment)


def _scope(statement: model.Statement) -> Scope:
    return claim_scope(statement.proposition or model.Proposition(predicate=""))


def _contradicts(one: _Answer, other: _Answer) -> bool:
    value = other.value
    is_swapped = one.predicate == "affects_outcome" and one.treatment != other.treatment
    if not same_side(one.level, other.level) or is_swapped:
        value = flipped(other.predicate, value)
    return is_opposite(one.predicate, one.value, value)


def related_pairs(corpus: Corpus) -> frozenset[frozenset[str]]:
    """The pairs that some relation joins, whichever statement says so."""
    return frozenset(
        frozenset({statement.id, relation.statement})
        for statement in corpus.statements.values()
        for relation in statement.relations
    )
