"""Rules about how far a sentence reaches: no further than the findings that support it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidograph.corpus import Ref
from evidograph.derive.drugs import EVIDENCE_ON
from evidograph.derive.grading import SYSTEMS, evidence_in
from evidograph.derive.scope import SETTING_PARENT, Scope, claim_scope, item_scope
from evidograph.rules.base import CorpusRule, Finding, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from evidograph import model
    from evidograph.rules.facts import Facts

ON_WORDS = {
    "drug": "the drug itself",
    "drug_in_pool": "arms that include the drug",
    "class": "its class",
    "endocrine_therapy": "endocrine therapy",
    "model_of_deprivation": "a model of estrogen deprivation",
    "inference": "a review or a calculation",
    "no_treatment": "no treatment",
}
IN_WORDS = {
    "patients": "patients",
    "animals": "animals",
    "cells": "cells",
    "cell_free": "cell-free assays",
    "in_silico": "no experiment",
}
PREVENTION = "prevention"
DIMENSIONS = {"subtypes": "subtype", "settings": "setting", "patient_groups": "patient group"}


def _claims_beyond(facts: Facts) -> Iterator[Finding]:
    for statement in facts.statements:
        if not statement.evidence or not facts.is_whole("statement", statement.id):
            continue
        ref = Ref("statement", statement.id)
        items = facts.supporting(statement)
        if items:
            yield from _beyond(facts, statement, items)
        elif not statement.gaps and not statement.defines:
            what = "No item supports this sentence."
            fix = "Cite an item that supports it, or name the gap that it speaks of."
            yield Finding(ref, ("evidence",), what, fix, "key")


def _beyond(facts: Facts, statement: model.Statement, items: tuple[model.Item, ...]) -> Iterator[Finding]:
    drug = facts.drug_of(statement)
    on, within = EVIDENCE_ON.index(statement.claim_on), SYSTEMS.index(statement.claim_in)
    reached = [
        (EVIDENCE_ON.index(facts.evidence_on(item, drug)), SYSTEMS.index(evidence_in(facts.corpus, item)))
        for item in items
    ]
    best_on, best_in = min(rank for rank, _ in reached), min(system for _, system in reached)
    if on < best_on:
        best = EVIDENCE_ON[best_on]
        yield _too_far(statement, "claim_on", best, ON_WORDS[best], ON_WORDS[statement.claim_on])
    if within < best_in:
        system = SYSTEMS[best_in]
        yield _too_far(statement, "claim_in", system, IN_WORDS[system], IN_WORDS[statement.claim_in])
    if on < best_on or within < best_in or any(rank <= on and place <= within for rank, place in reached):
        return
    what = f'No single supporting item is both on "{statement.claim_on}" and in "{statement.claim_in}".'
    fix = "Claim less in claim_on or claim_in, or make two sentences of it, each with its own items."
    yield Finding(Ref("statement", statement.id), ("claim_on",), what, fix)


def _too_far(statement: model.Statement, name: str, best: str, best_words: str, claimed: str) -> Finding:
    what = (
        f'It says "{name}: {getattr(statement, name)}", and the best supporting item is about {best_words}.'
    )
    fix = f'Write "{name}: {best}" and say so in the text, or cite an item about {claimed}.'
    return Finding(Ref("statement", statement.id), (name,), what, fix)


def _not_in_arms(facts: Facts) -> Iterator[Finding]:
    for statement in facts.statements:
        if statement.claim_on != "drug":
            continue
        drug = facts.drug_of(statement)
        for backed in facts.backing(statement, "supports"):
            if not facts.is_foreign(backed.item, drug):
                continue
            what = f"The sentence is about {drug}, and no arm of {quoted(backed.item.trials)} gives it."
            fix = "Make this line neutral with its reason, or lower claim_on to what was given."
            yield Finding(Ref("statement", statement.id), ("evidence", backed.number, "item"), what, fix)


def _broader(facts: Facts) -> Iterator[Finding]:
    for statement, proposition in facts.propositions():
        if "indirectness" in statement.downgraded_for:
            continue
        items = [i for i in facts.supporting(statement) if evidence_in(facts.corpus, i) == statement.claim_in]
        if not items:
            continue
        scopes = [item_scope(facts.corpus, item) for item in items]
        for name in DIMENSIONS:
            yield from _broader_in(facts, statement, name, scopes, claim_scope(proposition))


def _broader_in(
    facts: Facts, statement: model.Statement, name: str, scopes: list[Scope], claim: Scope
) -> Iterator[Finding]:
    found = [getattr(scope, name) for scope in scopes]
    claimed: frozenset[str] = getattr(claim, name)
    shared = frozenset.intersection(*(_widened(facts, name, some) for some in found))
    unseen = [r for r in sorted(claimed) if not _is_seen(facts, name, r, found)]
    if unseen and name not in _unasked(claim):
        what = (
            f"The claim names the {DIMENSIONS[name]} {quoted(unseen)}, and no supporting item was about it."
        )
        fix = f"Remove {quoted(unseen)} from {name}, or cite an item about it{_or_downgrade(statement)}."
        yield Finding(Ref("statement", statement.id), ("proposition", name), what, fix, "key")
    missing = [r for r in sorted(shared) if r not in _widened(facts, name, claimed)]
    narrowest = [
        r for r in missing if not any(r in _widened(facts, name, {other}) - {other} for other in missing)
    ]
    if narrowest:
        what = (
            f"All supporting items are about the {DIMENSIONS[name]} {quoted(narrowest)}, the claim is wider."
        )
        fix = f"Add {quoted(narrowest)} to {name} of the proposition{_or_downgrade(statement)}."
        yield Finding(Ref("statement", statement.id), ("proposition", name), what, fix, "key")


def _unasked(claim: Scope) -> frozenset[str]:
    """What items need not name: groups, and in prevention the subtypes, which are those of later cancers."""
    is_prevention = PREVENTION in claim.settings
    return frozenset({"patient_groups", "subtypes"} if is_prevention else {"patient_groups"})


def _or_downgrade(statement: model.Statement) -> str:
    """The other way out, which only a statement with a certainty has."""
    return ", or downgrade for indirectness" if statement.certainty else ""


def _is_seen(facts: Facts, name: str, restriction: str, found: list[frozenset[str]]) -> bool:
    """Whether some item was about just this group or a part of it; of a wider one it would be a guess."""
    return any(restriction in _widened(facts, name, some) for some in found)


def _widened(facts: Facts, name: str, restrictions: Iterable[str]) -> frozenset[str]:
    """The restrictions and all wider ones that they imply: luminal B is receptor-positive as well."""
    reached: set[str] = set()
    waiting = list(restrictions)
    while waiting:
        restriction = waiting.pop()
        if restriction in reached:
            continue
        reached.add(restriction)
        if name == "settings" and restriction in SETTING_PARENT:
            waiting.append(SETTING_PARENT[restriction])
        if name == "subtypes" and restriction in facts.corpus.subtypes:
            waiting += facts.corpus.subtypes[restriction].broader
    return frozenset(reached) - {"any-receptor-status"}


RULES = (
    CorpusRule(
        "claim-beyond-evidence",
        "A sentence claims more than its supporting items were about, or were made in.",
        "What was seen with another drug, or in cells, must not read as if seen in patients on this one.",
        "Lower claim_on or claim_in and word the sentence so, or cite an item that reaches as far.",
        "statement",
        _claims_beyond,
    ),
    CorpusRule(
        "drug-not-in-arms",
        "A sentence about the drug itself rests on a trial that never gave it.",
        "That is how another drug's result comes to be told as this drug's.",
        "Make the line neutral, or lower claim_on to what was given.",
        "statement",
        _not_in_arms,
    ),
    CorpusRule(
        "broader-than-evidence",
        "The sentence speaks of a wider group than its items, or of one that none of them was about.",
        "What holds for the group that was studied need not hold for all.",
        "Name the group in the proposition, or downgrade the certainty for indirectness.",
        "statement",
        _broader,
    ),
)
