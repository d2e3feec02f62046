"""The strip of squares above and below a line: evidence for and against, filled where it is on the drug."""

from __future__ import annotations

from dataclasses import dataclass

from evidograph import model
from evidograph.derive.dependence import independent_groups
from evidograph.derive.drugs import EVIDENCE_ON
from evidograph.edition import Edition

# The grid of the drawing, in its own units.
STEP, MARGIN, ABOVE, BELOW = 12, 3, 1.5, 16.5


@dataclass(frozen=True, slots=True)
class Square:
    """One independent study: what the best of its lines is on, and where the square stands."""

    on: str
    x: int
    y: float


@dataclass(frozen=True, slots=True)
class Balance:
    """The drawing, a square for a study: supports above, disputes below; neutral lines are not drawn."""

    width: int
    squares: tuple[Square, ...]
    supports: int
    disputes: int


def balance_of(edition: Edition, statement: model.Statement) -> Balance:
    """The strip of a statement's evidence for and against; several lines of one study are one square."""
    supports = _studies(edition, statement, "supports")
    disputes = _studies(edition, statement, "disputes")
    squares = [Square(on, MARGIN + STEP * n, ABOVE) for n, on in enumerate(supports)]
    squares += [Square(on, MARGIN + STEP * n, BELOW) for n, on in enumerate(disputes)]
    width = STEP * max(len(supports), len(disputes)) + 16
    return Balance(width, tuple(squares), len(supports), len(disputes))


def _studies(edition: Edition, statement: model.Statement, side: str) -> list[str]:
    """What each independent study on a side is on, as far as its best line goes."""
    held = edition.corpus.items
    items = [held[line.item] for line in statement.lines(side) if line.item in held]
    return [
        min((edition.standing[item.id] for item in group), key=EVIDENCE_ON.index)
        for group in independent_groups(items)
    ]
