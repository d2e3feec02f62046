"""Rules about directions: a supporting item agrees with the sentence, a disputing one does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidograph.corpus import Ref
from evidograph.derive.conflicts import conflict_candidates, related_pairs
from evidograph.derive.drugs import entry_drugs, side_options
from evidograph.derive.effects import (
    ASSOCIATION_VALUES,
    DIRECTION_VALUE,
    favoured_side,
    flipped,
    same_side,
)
from evidograph.rules.base import CorpusRule, Finding
from evidograph.rules.comparisons import speaks_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidograph import model
    from evidograph.rules.facts import Backed, Facts


def _against_results(facts: Facts) -> Iterator[Finding]:
    for statement, proposition in facts.propositions():
        for backed in facts.backing(statement, "supports", "disputes"):
            verdict = _agrees(facts, backed.item, proposition)
            if verdict is None or verdict == (backed.line.direction == "supports"):
                continue
            yield _turned_round(statement, proposition, backed)


def _turned_round(statement: model.Statement, proposition: model.Proposition, backed: Backed) -> Finding:
    agrees = "agrees" if backed.line.direction == "disputes" else "does not agree"
    marks = "disputing" if backed.line.direction == "disputes" else "supporting"
    said = f'{_result_text(backed.item)} {agrees} with "{proposition.value}"'
    what = f"{backed.item.id} is marked as {marks}, and its {said}."
    return Finding(Ref("statement", statement.id), ("evidence", backed.number, "direction"), what)


def _result_text(item: model.Item) -> str:
    result = item.result
    if result and result.direction:
        return f'direction "{result.direction}"'
    if result and result.association:
        level = f' for level "{item.marker.level}"' if item.marker and item.marker.level else ""
        return f'association "{result.association}"{level}'
    return "estimate"


def _agrees(facts: Facts, item: model.Item, proposition: model.Proposition) -> bool | None:
    """Whether the item says what the proposition says; None where it does not speak to it."""
    result = item.result
    if result is None:
        return None
    match proposition.predicate:
        case "regulates" if result.direction:
            return DIRECTION_VALUE[result.direction] == proposition.regulation
        case "predicts_response" | "prognostic_for" if result.association and item.marker:
            same = same_side(item.marker.level, proposition.level)
            value = proposition.value if same else flipped(proposition.predicate, proposition.value)
            return value in ASSOCIATION_VALUES[result.association]
        case "depends_on":
            return _shows_dependence(facts, item, proposition)
        case "affects_outcome":
            return _disputes_truly(facts, item, proposition)
        case _:
            return None


def _shows_dependence(facts: Facts, item: model.Item, proposition: model.Proposition) -> bool | None:
    blockers = set(entry_drugs(proposition.blocked_by))
    given = side_options(facts.corpus, item, "intervention")
    if item.kind != "treatment_effect" or not any(blockers & set(entry_drugs(option)) for option in given):
        return None
    favoured = favoured_side(facts.corpus, item)
    if favoured is None:
        return None
    return (favoured == "intervention") == (proposition.dependency == "dependent")


def _disputes_truly(facts: Facts, item: model.Item, proposition: model.Proposition) -> bool | None:
    """For lines that dispute; what supports is judged by `effect-against-estimate`."""
    if item.kind != "treatment_effect" or item.outcome != proposition.outcome:
        return None
    expected = speaks_for(facts, item, proposition)
    return True if expected == proposition.effect else None


def _unrelated(facts: Facts) -> Iterator[Finding]:
    related = related_pairs(facts.corpus)
    for pair in conflict_candidates(facts.corpus):
        if frozenset({pair.one.id, pair.other.id}) not in related:
            one, other = pair.one.proposition, pair.other.proposition
            values = f'"{one.value if one else ""}" there, "{other.value if other else ""}" here'
            what = f"{pair.other.id} contradicts {pair.one.id} ({values}), and no relation joins them."
            yield Finding(Ref("statement", pair.other.id), ("proposition",), what, "", "key")
    for statement in facts.statements:
        both = statement.lines("supports") and statement.is_disputed
        if both and statement.disagreement is None:
            what = "Items support and dispute this sentence, and it does not say why."
            fix = "Add disagreement with differs_by and would_settle."
            yield Finding(Ref("statement", statement.id), ("evidence",), what, fix, "key")


def _to_itself(facts: Facts) -> Iterator[Finding]:
    for statement in facts.statements:
        for number, relation in enumerate(statement.relations):
            if relation.statement == statement.id and relation.type != "superseded_by":
                what = f"{statement.id} is said to stand in a relation to itself."
                yield Finding(Ref("statement", statement.id), ("relations", number, "statement"), what)


RULES = (
    CorpusRule(
        "related-to-itself",
        "A statement conflicts with itself, or is reconciled with itself.",
        "A page of the two sides would show one sentence twice.",
        "Name the other statement; where the items of this one disagree, add disagreement instead.",
        "statement",
        _to_itself,
    ),
    CorpusRule(
        "direction-against-result",
        "A supporting item says something else than the sentence, or a disputing one says the same.",
        "The balance of evidence that readers see is counted from these directions.",
        "Correct the direction of the line, or the value in the proposition; neutral lines give a reason.",
        "statement",
        _against_results,
    ),
    CorpusRule(
        "unrelated-conflict",
        "Two statements, or the items of one, contradict each other, and nobody says why.",
        "Disagreement is shown as two sides with the reason; unsaid, it is only confusing.",
        "Add a relation with type, statement, differs_by and reason to one of the two.",
        "statement",
        _unrelated,
    ),
)
