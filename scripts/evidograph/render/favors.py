"""Whom the two sides of a drawn ratio favor: by the names of the arms, or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from evidograph import model
from evidograph.edition import Edition
from evidograph.render.sides import side_names

NOBODY = ("", "")
# Where the rows of one drawing compare different things, each row says who is first.
IN_ORDER = ("the first", "the second")


@dataclass(frozen=True, slots=True)
class Favors:
    """Whom a ratio below and above the line of no difference favors; `in_order`: the first side is below."""

    below: str
    above: str
    in_order: bool


def favors_of(edition: Edition, item: model.Item) -> Favors | None:
    """The two sides of a finding; None where an arm is not named or the outcome has no better end."""
    first, second = side_names(edition, item)
    term = edition.corpus.terms.get(item.outcome or "")
    better = term.outcome.better if term and term.outcome else "neither"
    if not first or not second or first == second or better == "neither":
        return None
    in_order = better in {"fewer_events", "lower"}
    return Favors(first, second, True) if in_order else Favors(second, first, False)


def favors_of_all(found: Iterable[Favors | None]) -> tuple[str, str]:
    """What an axis says that several findings share: both names, the order of the names, or nothing."""
    sides = set(found)
    if None in sides or not sides:
        return NOBODY
    known = [favors for favors in sides if favors]
    if len(known) == 1:
        return known[0].below, known[0].above
    return IN_ORDER if all(favors.in_order for favors in known) else NOBODY
