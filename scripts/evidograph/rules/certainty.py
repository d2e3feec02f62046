"""Rules about certainty: no higher than GRADE's arithmetic, reading depth and kind of finding allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidograph.corpus import Ref
from evidograph.derive.grading import CERTAINTIES, certainty_ceiling, certainty_start
from evidograph.rules.base import CorpusRule, Finding, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidograph import model
    from evidograph.rules.facts import Facts


def _not_predictive(facts: Facts) -> Iterator[Finding]:
    for statement, _ in facts.propositions("predicts_response"):
        items = facts.supporting(statement)
        if not statement.certainty or not items or any(item.interaction_tested for item in items):
            continue
        ref = Ref("statement", statement.id)
        if CERTAINTIES.index(statement.certainty) > CERTAINTIES.index("low"):
            what = f'Certainty is "{statement.certainty}", and no supporting item tested an interaction.'
            yield Finding(ref, ("certainty",), what, "Write low or very_low, or cite an item that tested it.")
        if "indirectness" not in statement.downgraded_for:
            what = "No supporting item tested an interaction, and indirectness is not among the downgrades."
            path = "downgraded_for" if statement.downgraded_for else "certainty"
            fix = "Add indirectness to downgraded_for, or cite an item that tested it."
            yield Finding(ref, (path,), what, fix, "key")


def _arithmetic(facts: Facts) -> Iterator[Finding]:
    for statement in facts.statements:
        if not statement.certainty or not facts.is_whole("statement", statement.id):
            continue
        ceiling = certainty_ceiling(facts.corpus, statement)
        ref = Ref("statement", statement.id)
        if CERTAINTIES.index(statement.certainty) > CERTAINTIES.index(ceiling):
            yield Finding(ref, ("certainty",), _sum_text(facts, statement, ceiling))
        if (
            statement.certainty == "high"
            and not statement.certainty_reason
            and not _read_in_full(facts, statement)
        ):
            what = 'Certainty is "high", nothing was read in full, and there is no certainty_reason.'
            yield Finding(ref, ("certainty",), what, "Say in certainty_reason why it is high all the same.")


def _sum_text(facts: Facts, statement: model.Statement, ceiling: str) -> str:
    steps = [f"starts at {certainty_start(facts.corpus, statement)}"]
    if statement.downgraded_for:
        steps.append(f"loses {len(statement.downgraded_for)} for {listed(statement.downgraded_for)}")
    if statement.upgraded_for:
        steps.append(f"gains {len(statement.upgraded_for)} for {listed(statement.upgraded_for)}")
    return f'Certainty is "{statement.certainty}", and it {listed(steps)}, which leaves "{ceiling}" at most.'


def _read_in_full(facts: Facts, statement: model.Statement) -> bool:
    sources = [item.source for item in facts.supporting(statement) if item.source]
    return any(s.read_depth == "full_text" and s.read_via != "report" for s in sources)


RULES = (
    CorpusRule(
        "prognostic-not-predictive",
        "A marker is said to predict response, and no item compared its effect between treatments.",
        "A marker of a poor course is not yet a marker of a poor response to this drug.",
        "Write low certainty with indirectness, claim prognostic_for, or cite an item that tested it.",
        "statement",
        _not_predictive,
    ),
    CorpusRule(
        "certainty-arithmetic",
        "The certainty is higher than its start, downgrades and upgrades allow.",
        "Readers rely on the same reasons leading to the same certainty everywhere.",
        "Lower the certainty, or correct downgraded_for and upgraded_for.",
        "statement",
        _arithmetic,
    ),
)
