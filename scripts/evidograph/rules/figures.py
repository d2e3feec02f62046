"""Rule about figures in sentences: each stands in a record, so that text cannot drift from data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidograph.corpus import Ref
from evidograph.derive.figures import figures_of, names_of
from evidograph.derive.numbers import numbers_in, stands_in
from evidograph.rules.base import CorpusRule, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evidograph.rules.facts import Facts


def _figures(facts: Facts) -> Iterator[Finding]:
    names = names_of(facts.corpus)
    for statement in facts.statements:
        stated = numbers_in(statement.text, names)
        if not stated or not facts.is_whole("statement", statement.id):
            continue
        held = set(figures_of(facts.corpus, statement))
        sizes, below_zero = {abs(figure) for figure in held}, {-figure for figure in held if figure < 0}
        for number in stated:
            if not stands_in(number, below_zero if number.value < 0 else sizes):
                sign = "\N{MINUS SIGN}" if number.value < 0 else ""
                what = f"The text says {sign}{number.text}, and none of its records holds that number."
                yield Finding(Ref("statement", statement.id), ("text",), what)


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
