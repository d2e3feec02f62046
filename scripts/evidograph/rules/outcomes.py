"""Rule about outcomes: a sentence on an outcome rests on an item that measured it."""

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
        items = facts.supporting(statement)
        measured = {item.outcome for item in items}
        if not claimed or claimed == ANY_OUTCOME or not items or claimed in measured:
            continue
        others = sorted(outcome for outcome in measured if outcome)
        seen = f"they measured {quoted(others)}" if others else "they measured none"
        what = f'No supporting item is about "{claimed}"; {seen}.'
        yield Finding(Ref("statement", statement.id), ("proposition", "outcome"), what)


RULES = (
    CorpusRule(
        "outcome-mismatch",
        "A sentence claims something of an outcome that none of its supporting items measured.",
        "Fewer relapses are not yet longer lives: each outcome needs a finding of its own.",
        "Correct the outcome of the proposition, or cite an item that measured it.",
        "statement",
        _outcomes,
    ),
)
