"""Whom the two sides of a drawn ratio favor: by the names of the arms, or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from evidograph import model
from evidograph.derive.drugs import side_arms
from evidograph.edition import Edition
from evidograph.render import findings

SIDES: tuple[findings.Side, findings.Side] = ("intervention", "comparator")

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


def side_names(edition: Edition, item: model.Item) -> tuple[str, str]:
    """What each side got; where that is the same drug, what its arms are called."""
    first, second = (findings.arms_words(edition, item, side) for side in SIDES)
    if first != second:
        return first, second
    return _arm_names(edition, item, SIDES[0]), _arm_names(edition, item, SIDES[1])


def _arm_names(edition: Edition, item: model.Item, side: findings.Side) -> str:
    names = (findings.arm_name(edition, item, arm) for arm in side_arms(item, side))
    return " or ".join(dict.fromkeys(name[:1].lower() + name[1:] for name in names))


def favors_of_all(found: Iterable[Favors | None]) -> tuple[str, str]:
    """What an axis says that several findings share: both names, the order of the names, or nothing."""
    sides = set(found)
    if None in sides or not sides:
        return NOBODY
    known = [favors for favors in sides if favors]
    if len(known) == 1:
        return known[0].below, known[0].above
    return IN_ORDER if all(favors.in_order for favors in known) else NOBODY
