"""Rules about what is measured, and when: the item's marker and state are those of the statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidograph.corpus import Ref
from evidograph.derive.drugs import entry_drugs, side_options
from evidograph.derive.effects import HIGH_LEVELS, LOW_LEVELS, flipped
from evidograph.derive.subjects import is_within, item_subjects, subject_of
from evidograph.rules.base import CorpusRule, Finding, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidograph import model
    from evidograph.rules.facts import Backed, Facts

COMPARED_STATE = {
    "before_treatment": "on_treatment",
    "untreated": "on_treatment",
    "parental_cells": "acquired_resistance",
    "sensitive_tumours": "acquired_resistance",
    "before_progression": "acquired_resistance",
}
HARMFUL_WHEN_HIGH = {"promotes": "sensitivity", "restrains": "resistance"}


def _baseline_regulation(facts: Facts) -> Iterator[Finding]:
    for statement, proposition in facts.propositions("regulates"):
        ref = Ref("statement", statement.id)
        if proposition.state == "baseline":
            what = 'The proposition says "regulates" and "state: baseline".'
            fix = (
                "Write on_treatment or acquired_resistance; a level before treatment is nobody's regulation."
            )
            yield Finding(ref, ("proposition", "state"), what, fix)
            continue
        for backed in facts.backing(statement, "supports", "disputes"):
            state = COMPARED_STATE.get(backed.item.compared_with or "")
            if state and state != proposition.state:
                compared = f'compares with "{backed.item.compared_with}", which means {state}'
                what = f'{backed.item.id} {compared}, and the proposition says "{proposition.state}".'
                yield Finding(ref, ("evidence", backed.number, "item"), what)


def _other_states(facts: Facts) -> Iterator[Finding]:
    for statement, proposition in facts.propositions("predicts_response", "prognostic_for"):
        for backed in facts.backing(statement, "supports", "disputes"):
            marker = backed.item.marker
            if backed.item.kind == "biomarker_association" and marker and marker.state != proposition.state:
                measured = f'{backed.item.id} measured the marker at "{marker.state}"'
                what = f'{measured}, and the proposition says "{proposition.state}".'
                yield Finding(Ref("statement", statement.id), ("evidence", backed.number, "item"), what)


def _other_subjects(facts: Facts) -> Iterator[Finding]:
    for statement, proposition in facts.propositions():
        subject = subject_of(proposition)
        if subject is None:
            continue
        for backed in facts.backing(statement, "supports"):
            found = item_subjects(facts.corpus, backed.item)
            if any(is_within(facts.corpus, one, subject) for one in found):
                continue
            if not found and _blocks(facts, backed, proposition):
                continue
            seen = f"is about {quoted(one.id for one in found)}" if found else "names no marker"
            what = f'The sentence is about "{subject.id}", and {backed.item.id}, which supports it, {seen}.'
            yield Finding(Ref("statement", statement.id), ("evidence", backed.number, "item"), what)


def _blocks(facts: Facts, backed: Backed, proposition: model.Proposition) -> bool:
    """A trial of a drug that blocks the subject speaks about dependence on it, whatever was measured."""
    blockers = set(entry_drugs(proposition.blocked_by))
    given = side_options(facts.corpus, backed.item, "intervention")
    return any(blockers & set(entry_drugs(option)) for option in given)


def _against_growth_role(facts: Facts) -> Iterator[Finding]:
    for statement, proposition in facts.propositions("predicts_response"):
        if proposition.state not in {"on_treatment", "acquired_resistance"}:
            continue
        role = _growth_role(facts, proposition)
        value = proposition.drug_effect or ""
        if proposition.level in LOW_LEVELS:
            value = flipped("predicts_response", value)
        elif proposition.level not in HIGH_LEVELS:
            continue
        side = "sensitivity" if value == "sensitivity" else "resistance" if value != "no_association" else ""
        if side and HARMFUL_WHEN_HIGH.get(role) == side:
            subject = subject_of(proposition)
            named = f'"{subject.id}" {role} growth' if subject else ""
            what = f'{named}, and "{proposition.level}" is said to mean "{proposition.drug_effect}".'
            yield Finding(Ref("statement", statement.id), ("proposition", "drug_effect"), what)


def _growth_role(facts: Facts, proposition: model.Proposition) -> str:
    gene = facts.corpus.genes.get(proposition.gene or "")
    pathway = facts.corpus.pathways.get(proposition.pathway or "")
    holder = gene or pathway
    return holder.growth_role if holder else ""


RULES = (
    CorpusRule(
        "regulation-at-baseline",
        "A sentence about regulation speaks of the time before treatment, or of another than its items.",
        "What the drug does, and what was there before, are two questions that this project never mixes.",
        "Correct the state, or move the item to the statement of its own state.",
        "statement",
        _baseline_regulation,
    ),
    CorpusRule(
        "state-mismatch",
        "An item measured the marker at another time than the sentence speaks of.",
        "High before treatment and high after progression predict different things.",
        "Move the item to the statement of its own state, or make the line neutral with its reason.",
        "statement",
        _other_states,
    ),
    CorpusRule(
        "subject-mismatch",
        "A supporting item measured something else than the sentence is about, or something wider.",
        "A finding on a wide signature does not show that one gene or pathway in it did anything.",
        "Make the line neutral with its reason, or correct the subject.",
        "statement",
        _other_subjects,
    ),
    CorpusRule(
        "effect-against-growth-role",
        "On treatment or after progression, more of what drives growth is said to go with response.",
        "That is mostly a sign turned round; where it is true, readers should find it confirmed.",
        "Check level and drug_effect; where it holds, accept it in evidence/exceptions.yaml with the reason.",
        "statement",
        _against_growth_role,
    ),
)
