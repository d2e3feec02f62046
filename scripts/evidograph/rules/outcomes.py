"""Rule about outcomes: a sentence on an outcome rests first of all on an item that measured it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidograph.corpus import Ref
from evidograph.rules.base import CorpusRule, Finding, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidograph.rules.facts import Facts

# A sentence that speaks of response as such, whatever it was measured by: any outcome supports it.
ANY_OUTCOME = "outcome_not_specified"


def _outcomes(facts: Facts) -> Iterator[Finding]:
    for statement, proposition in facts.propositions():
        claimed = proposition.outcome
        lines = list(facts.backing(statement, "supports"))
        if not claimed or claimed == ANY_OUTCOME or not lines:
            continue
        ref, measured = Ref("statement", statement.id), {line.item.outcome for line in lines}
        first = lines[0]
        if claimed not in measured:
            others = sorted(outcome for outcome in measured if outcome)
            seen = f"they measured {quoted(others)}" if others else "they measured none"
            yield Finding(
                ref, ("proposition", "outcome"), f'No supporting item is about "{claimed}"; {seen}.'
            )
        elif first.item.outcome != claimed:
            about = f'is about "{first.item.outcome}"' if first.item.outcome else "names no outcome"
            what = f'{first.item.id}, which comes first, {about}, and the sentence is about "{claimed}".'
            fix = "Let the item that measured this outcome come first; those on others follow it."
            yield Finding(ref, ("evidence", first.number, "item"), what, fix)


RULES = (
    CorpusRule(
        "outcome-mismatch",
        "A sentence speaks of an outcome that no supporting item measured, or not the first of them.",
        "Fewer relapses are not yet longer lives: each outcome needs a finding of its own.",
        "Correct the outcome of the proposition, or cite an item that measured it.",
        "statement",
        _outcomes,
    ),
)
