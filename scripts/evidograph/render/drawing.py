"""Where a ratio and its interval lie on a drawing: percent of the width of a log scale."""

from __future__ import annotations

import math
from dataclasses import dataclass

from evidograph import model
from evidograph.derive.effects import RATIOS, favoured_side
from evidograph.edition import Edition

# The axis: from the smallest to the largest value drawn, and the ticks that are written.
LOWEST, HIGHEST = 0.25, 4.0
TICKS = (0.25, 0.5, 1.0, 2.0, 4.0)
SIDE_EFFECT = {
    "intervention": "favours_treatment",
    "comparator": "favours_comparator",
    "neither": "no_difference",
}
# Half the side of the square, in pixels, for findings with few and with many patients.
SMALLEST, LARGEST, MANY = 2.5, 4.5, 5000


@dataclass(frozen=True, slots=True)
class Tick:
    """A written value of the axis and its place in percent."""

    label: str
    x: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A square on a line; places in percent, `half` in pixels, 0 for an estimate that lies off the scale."""

    on: str
    effect: str
    x: float
    left: float
    right: float
    cut_left: bool
    cut_right: bool
    half: float
    ticks: tuple[Tick, ...]


def place(value: float) -> float:
    """The place of a value in percent of the width, held inside the drawing."""
    spread = math.log(HIGHEST) - math.log(LOWEST)
    return round(min(100.0, max(0.0, 100 * (math.log(value) - math.log(LOWEST)) / spread)), 1)


def drawing_of(edition: Edition, item: model.Item, n: int | None = None) -> Drawing | None:
    """The drawing of a ratio with its interval; None for any other finding."""
    result = item.result
    if result is None or result.measure not in RATIOS or not result.estimate:
        return None
    if not result.ci_lower or not result.ci_upper:
        return None
    favoured = favoured_side(edition.corpus, item)
    return Drawing(
        on=edition.standing[item.id],
        effect=SIDE_EFFECT.get(favoured or "neither", "no_difference"),
        x=place(result.estimate),
        left=place(result.ci_lower),
        right=place(result.ci_upper),
        cut_left=result.ci_lower < LOWEST,
        cut_right=result.ci_upper > HIGHEST,
        half=half_side(n) if LOWEST <= result.estimate <= HIGHEST else 0.0,
        ticks=AXIS,
    )


def half_side(n: int | None) -> float:
    """Half the side of the square: by the root of the number of patients, held between two sizes."""
    if not n:
        return 3.0
    return round(SMALLEST + (LARGEST - SMALLEST) * math.sqrt(min(n, MANY) / MANY), 1)


AXIS = tuple(Tick(f"{value:g}", place(value)) for value in TICKS)
