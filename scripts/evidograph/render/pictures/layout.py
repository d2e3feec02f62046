"""What the mechanism's picture is made of: stops, and the places of words, claims and arrows.

Places are in pixels of a drawing that is shown at about its own size.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field

from evidograph.render.pictures.drawn import Claim

# Sizes of letters: stations, the drug, everything else.
STATION, DRUG, SMALL = 17, 21, 13
SERIF = 1.14  # how much wider than our plain letters
TARGET = 24.0  # room for a finger
HEAD = 9
GLYPH, STRENGTH, AIR = 17, 21, 7


@dataclass(frozen=True, slots=True)
class Route:
    """A way past the drug: its name is the subject of its first claim."""

    claims: tuple[Claim, ...]

    @property
    def name(self) -> str:
        """Such as `ESR1 mutation`."""
        return self.claims[0].subject


@dataclass(frozen=True, slots=True)
class Stop:
    """A station with its claims; `block` is set where the drug blocks it."""

    name: str
    by: Claim | None
    block: Claim | None
    changes: tuple[Claim, ...]
    routes: tuple[Route, ...]

    @property
    def effects(self) -> tuple[Claim, ...]:
        """What the drug does here, the block first."""
        return (self.block, *self.changes) if self.block else self.changes


@dataclass(frozen=True, slots=True)
class Label:
    """A name at a place."""

    text: str
    x: float
    y: float
    style: str
    anchor: str = "start"


@dataclass(frozen=True, slots=True)
class Row:
    """A claim in few words, one line or more; its strength stands at `strength`, what follows at `on`."""

    claim: Claim
    lines: tuple[str, ...]
    x: float
    y: float
    strength: float

    @property
    def on(self) -> float:
        """Where the word stands for what the evidence is on."""
        return self.strength + STRENGTH

    @property
    def end(self) -> float:
        """Where the row ends."""
        return self.on + width_of(self.claim.on)


@dataclass(frozen=True, slots=True)
class Line:
    """An arrow: its path, the path of its head, and the box that a pointer hits; a join has no claim."""

    claim: Claim | None
    path: str
    head: str
    kind: str
    box: tuple[float, float, float, float] | None = None


@dataclass
class Layout:
    """The finished places."""

    kind: str
    width: float = 0
    height: float = 0
    labels: list[Label] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)

    def station(self, lines: Sequence[str], x: float, y: float, anchor: str = "middle") -> None:
        """A name around a height, in one line or more."""
        first = y + 6 - (len(lines) - 1) * 10
        self.labels += [Label(text, x, first + 20 * n, "station", anchor) for n, text in enumerate(lines)]

    def flow(self, claim: Claim, start: tuple[float, float], end: tuple[float, float]) -> None:
        """A straight arrow to the right or downwards, with room for a finger."""
        (x, y), (to_x, to_y) = start, end
        if y == to_y:
            path, head = (
                f"M{x:.4g} {y:.4g}H{to_x - HEAD:.4g}",
                f"M{to_x - HEAD - 2:.4g} {y - 6:.4g}l11 6-11 6z",
            )
            box = (x, y - TARGET / 2, to_x - x, TARGET)
        else:
            path, head = (
                f"M{x:.4g} {y:.4g}V{to_y - HEAD:.4g}",
                f"M{x - 6:.4g} {to_y - HEAD - 2:.4g}l6 11 6-11z",
            )
            box = (x - TARGET / 2, y, TARGET, to_y - y)
        self.lines.append(Line(claim, path, head, "flow", box))

    def route(self, claim: Claim, start: tuple[float, float], to_x: float) -> None:
        """The line of a route to the left, where it joins others."""
        x, y = start
        self.lines.append(Line(claim, f"M{x:.4g} {y:.4g}H{to_x:.4g}", "", "route"))


def width_of(text: str, size: float = SMALL, factor: float = 1.0) -> float:
    """About how wide a text is."""
    return size * factor * sum(map(_letter, text))


def _letter(letter: str) -> float:
    if letter in "fijlrtI -":
        return 0.29
    if letter in "csvz":
        return 0.45
    return 0.8 if letter in "mwMW" else 0.6 if letter.isupper() else 0.53


def wrapped(text: str, letters: int) -> tuple[str, ...]:
    """A text in lines of a few letters."""
    return tuple(textwrap.wrap(text, letters, break_long_words=False, break_on_hyphens=False))


def said(claim: Claim) -> str:
    """What a claim says of its subject in a word."""
    return claim.sign.word if claim.sign else ""


def widest(texts: Sequence[str], size: float = SMALL, factor: float = 1.0) -> float:
    """How wide the widest of some texts is."""
    return max((width_of(text, size, factor) for text in texts), default=0.0)


def bar(claim: Claim, start: tuple[float, float], end: tuple[float, float], boxed: bool = False) -> Line:
    """A line with a blunt end: what it points at is blocked."""
    (x, y), (to_x, to_y) = start, end
    if y == to_y:
        return Line(claim, f"M{x:.4g} {y:.4g}H{to_x:.4g}", f"M{to_x:.4g} {y - 16:.4g}v32", "block")
    box = (x - TARGET / 2, y, TARGET, to_y - y) if boxed else None
    return Line(claim, f"M{x:.4g} {y:.4g}V{to_y:.4g}", f"M{x - 18:.4g} {to_y:.4g}h36", "block", box)
