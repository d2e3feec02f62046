"""Rule about figures in sentences: each stands in a record, so that text cannot drift from data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidograph.corpus import Ref
from evidograph.derive.figures import figures_of, names_of
from evidograph.derive.numbers import numbers_in
from evidograph.rules.base import CorpusRule, Finding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from evidograph.derive.numbers import NumberAt
    from evidograph.rules.facts import Facts

ROUNDED_FROM = 10
"""Whole numbers below this must stand in a record as they are: 2 is not 1.6 rounded."""


def _figures(facts: Facts) -> Iterator[Finding]:
    names = names_of(facts.corpus)
    for statement in facts.statements:
        stated = numbers_in(statement.text, names)
        if not stated or not facts.is_whole("statement", statement.id):
            continue
        held = {abs(figure) for figure in figures_of(facts.corpus, statement)}
        for number in stated:
            if not stands_in(number, held):
                what = f"The text says {number.text}, and none of its records holds that number."
                yield Finding(Ref("statement", statement.id), ("text",), what)


def stands_in(number: NumberAt, held: Collection[float]) -> bool:
    """Whether a number is one of those held, or one of them rounded to the digits that are written."""
    value = abs(number.value)
    if any(abs(value - figure) <= 1e-9 * max(1.0, figure) for figure in held):
        return True
    if number.decimals == 0 and value < ROUNDED_FROM:
        return False
    half = 0.5 * 10.0**-number.decimals
    return any(abs(value - figure) <= half * 1.000001 for figure in held)


RULES = (
    CorpusRule(
        "number-not-in-records",
        "A sentence states a number that none of its items, their trials or documents holds.",
        "A number in the text is checked against its source only through the record that holds it.",
        "Correct the number, add it to the item that it comes from, or cite that item.",
        "statement",
        _figures,
    ),
)
