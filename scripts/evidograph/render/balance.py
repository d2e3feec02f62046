"""The strip of squares above and below a line: evidence for and against, filled where it is on the drug."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

# The grid of the drawing, in its own units.
STEP, MARGIN, ABOVE, BELOW = 12, 3, 1.5, 16.5


@dataclass(frozen=True, slots=True)
class Square:
    """One evidence line: what it is on, and where it stands."""

    on: str
    x: int
    y: float


@dataclass(frozen=True, slots=True)
class Balance:
    """The drawing: supports above, disputes below; neutral lines are not drawn."""

    width: int
    squares: tuple[Square, ...]
    supports: int
    disputes: int


def balance_of(supports: Sequence[str], disputes: Sequence[str]) -> Balance:
    """The strip for the `evidence_on` of each supporting and each disputing line."""
    squares = [Square(on, MARGIN + STEP * n, ABOVE) for n, on in enumerate(supports)]
    squares += [Square(on, MARGIN + STEP * n, BELOW) for n, on in enumerate(disputes)]
    width = STEP * max(len(supports), len(disputes)) + 16
    return Balance(width, tuple(squares), len(supports), len(disputes))
