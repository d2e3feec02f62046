"""Every figure that statements and items state, with the field of the record that holds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from evidograph.corpus import Ref
from evidograph.derive.figures import Held, held_by, names_of, own_figures
from evidograph.derive.numbers import NumberAt, is_one_of, numbers_in, stands_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from evidograph import model
    from evidograph.corpus import Corpus


USUAL = "result.confidence_level"


@dataclass(frozen=True, slots=True)
class Trace:
    """A figure as it is stated on a record, and what holds it; None where no record does."""

    on: Ref
    figure: str
    held: Held | None


def traces(corpus: Corpus) -> Iterator[Trace]:
    """The figures of all accepted statements and items, by id and in reading order."""
    names = names_of(corpus)
    for _, statement in sorted(corpus.statements.items()):
        if statement.is_accepted:
            yield from _of_statement(corpus, statement, names)
    for _, item in sorted(corpus.items.items()):
        if item.is_accepted:
            yield from _of_item(item)


def _of_item(item: model.Item) -> Iterator[Trace]:
    """What the item gives; a confidence level that it leaves out is no figure of its own."""
    found = list(own_figures(item.result)) if item.result else []
    if item.result and item.result.confidence_level is None:
        found = [held for held in found if held.field != USUAL]
    if item.n is not None:
        found.append(Held(item.n, "n"))
    for held in found:
        yield Trace(Ref("item", item.id), f"{held.value:.10g}", Held(held.value, held.field, item.id))


def _of_statement(corpus: Corpus, statement: model.Statement, names: Collection[str]) -> Iterator[Trace]:
    stated = numbers_in(statement.text, names)
    held = list(held_by(corpus, statement)) if stated else []
    for number in stated:
        yield Trace(Ref("statement", statement.id), number.text, _holder(number, held))


def _holder(number: NumberAt, held: Iterable[Held]) -> Held | None:
    """What holds a number: as it is written before rounded, a result before what goes with it."""
    found = [one for one in held if stands_in(number, (abs(one.value),))]
    exact = [one for one in found if is_one_of(number, (abs(one.value),))]
    best = exact or found
    return next((one for one in best if one.field.startswith("result")), best[0] if best else None)
