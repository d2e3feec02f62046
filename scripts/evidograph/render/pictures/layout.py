"""Where the parts of the mechanism's picture lie: a row for wide screens and paper, a column for phones.

Places are in pixels of a drawing that is shown at about its own size.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from evidograph.render.pictures.drawn import Claim

# Widths of a letter: of the stations, of the routes, of the rows below them.
NAME, ROUTE, ROW = 8.2, 6.7, 5.5
BLOCK = 192
ROW_HEIGHT = TARGET = 24.0  # room for a finger
LANE = 10
HEAD = 8


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
    """A claim in few words; its strength stands at `strength`."""

    claim: Claim
    words: str
    x: float
    y: float
    strength: float


@dataclass(frozen=True, slots=True)
class Line:
    """The arrow of a claim: its path, the path of its head, and the box that a pointer hits."""

    claim: Claim
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

    def row(self, claim: Claim, x: float, y: float, named: bool) -> None:
        """A claim from `x` on: by what it speaks of, or by what it says of that."""
        words = claim.subject if named else claim.sign.word if claim.sign else ""
        gap = len(words) * ROW + 24 if named else 104
        self.rows.append(Row(claim, words, round(x, 1), round(y, 1), round(x + gap, 1)))

    def arrow(self, claim: Claim, start: tuple[float, float], end: tuple[float, float]) -> None:
        """A straight arrow to the right or downwards."""
        (x, y), (to_x, to_y) = start, end
        if y == to_y:
            path, head = f"M{x:g} {y:g}H{to_x - HEAD:g}", f"M{to_x - HEAD - 2:g} {y - 6:g}l10 6-10 6z"
            box = (x, y - TARGET / 2, to_x - x, TARGET)
        else:
            path, head = f"M{x:g} {y:g}V{to_y - HEAD:g}", f"M{x - 6:g} {to_y - HEAD - 2:g}l6 10 6-10z"
            box = (x - TARGET / 2, y, TARGET, to_y - y)
        self.lines.append(Line(claim, path, head, "flow", box))

    def lane(self, claim: Claim, start: tuple[float, float], end: tuple[float, float]) -> None:
        """A route: along to its lane, and up to the station that it joins."""
        (x, y), (to_x, to_y) = start, end
        path = f"M{x:g} {y:g}H{to_x:g}V{to_y + HEAD:g}"
        self.lines.append(Line(claim, path, f"M{to_x - 4.5:g} {to_y + HEAD + 2:g}l4.5-10 4.5 10z", "route"))


def length(row: Claim) -> float:
    """How long a row with its subject is."""
    return len(row.subject) * ROW + 24 + 20 + len(row.on) * ROW


def wide(drug: str, stops: tuple[Stop, ...]) -> Layout:
    """The stations in a row, what the drug changes above, routes below."""
    made = Layout("wide")
    top, station = 24.0, 24 + 2 * ROW_HEIGHT + 18.0
    before: tuple[float, float] | None = None
    free = 0.0  # where the next block of routes may begin
    center = 60.0
    for stop in stops:
        half = len(stop.name) * NAME / 2
        if before:
            center = before[0] + before[1] + 62 + half
        if stop.routes:
            center = max(center, free + BLOCK + LANE * (len(stop.routes) - 1) / 2)
        made.labels.append(Label(stop.name, center, station, "station", "middle"))
        if before and stop.by:
            y = station - 5
            made.arrow(stop.by, (before[0] + before[1] + 6, y), (center - half - 6, y))
        if stop.block:
            made.labels.append(Label(drug, center, top, "drug", "middle"))
            made.lines.append(_bar(stop.block, center, top + 8, station - 18))
            made.row(stop.block, center - 16 - length(stop.block), top + ROW_HEIGHT + 4, named=True)
        for number, claim in enumerate(reversed(stop.changes)):
            y = station - 24 - number * ROW_HEIGHT
            made.row(claim, center - length(claim) / 2, y, named=True)
        free = _routes_below(made, stop, center, station) or free
        widest = max([half, *(length(claim) / 2 for claim in stop.changes), len(stop.routes) * LANE])
        made.width = max(made.width, center + widest + 4)
        before = (center, half)
    made.height += 8
    return made


def _routes_below(made: Layout, stop: Stop, center: float, station: float) -> float:
    """The routes of a station in a block to the left of their lanes; where that block ends, or 0."""
    count = len(stop.routes)
    first = center - LANE * (count - 1) / 2
    y = station + 52
    for number, route in enumerate(stop.routes):
        x, lane = first - BLOCK, first + LANE * number
        made.labels.append(Label(route.name, x, y, "route"))
        made.lane(route.claims[0], (x + len(route.name) * ROUTE + 6, y - 4), (lane, station + 8))
        y = _claims_below(made, route, x, y)
    made.height = max(made.height, y - 14)
    return first + LANE * count + 10 if count else 0.0


def _claims_below(made: Layout, route: Route, x: float, y: float) -> float:
    for claim in route.claims:
        y += ROW_HEIGHT - 3 if claim is route.claims[0] else ROW_HEIGHT
        made.row(claim, x, y, named=False)
    return y + ROW_HEIGHT + 6


def _bar(claim: Claim, x: float, y: float, end: float) -> Line:
    return Line(claim, f"M{x:g} {y:g}V{end:g}", f"M{x - 13:g} {end:g}h26", "block")


def tall(drug: str, stops: tuple[Stop, ...]) -> Layout:
    """The stations in a column, their routes below each."""
    made = Layout("tall", width=350)
    spine, text = 8.0, 26.0
    y = 18.0
    before = 0.0
    for stop in stops:
        if before and stop.by:
            made.arrow(stop.by, (spine, before + 4), (spine, y - 16))
        made.labels.append(Label(stop.name, 0, y, "station"))
        if stop.block:
            x = len(stop.name) * NAME + 12
            made.labels.append(Label(drug, x + 44, y, "drug"))
            made.lines.append(
                Line(stop.block, f"M{x + 38:g} {y - 5:g}H{x:g}", f"M{x:g} {y - 16:g}v22", "block")
            )
        before = y
        for claim in (*((stop.block,) if stop.block else ()), *stop.changes):
            y += ROW_HEIGHT
            made.row(claim, text, y, named=True)
        y = _routes_beside(made, stop, text + 6, y) + 34
    made.height = y - 34 + 8
    return made


def _routes_beside(made: Layout, stop: Stop, first: float, y: float) -> float:
    """The routes of a station, indented by their lanes; where they end."""
    count, joins = len(stop.routes), y + 6
    x = first + LANE * count + 8
    y += 32 if count else 0
    for number, route in enumerate(stop.routes):
        lane = first + LANE * (count - 1 - number)
        made.labels.append(Label(route.name, x, y, "route"))
        made.lane(route.claims[0], (x - 5, y - 4), (lane, joins))
        y = _claims_below(made, route, x, y)
    return y - ROW_HEIGHT - 6 if count else y
