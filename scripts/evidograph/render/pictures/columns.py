"""The mechanism on wide screens and paper: the way, the drug at its left, ways past at its right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evidograph.render.pictures.drawn import Claim
from evidograph.render.pictures.layout import (
    AIR,
    DRUG,
    GLYPH,
    SERIF,
    STATION,
    STRENGTH,
    Label,
    Layout,
    Line,
    Route,
    Row,
    Stop,
    bar,
    said,
    widest,
    width_of,
    wrapped,
)

WIDTH = 950.0
TOP, GAP, PITCH = 48.0, 24.0, 26.0
LINE = 17.0  # from line to line of one claim
BLOCKED = 84.0  # height of the band in which the drug stands
NAME_LETTERS, WORD_LETTERS = 12, 18
LANES = (30.0, 34.0, 40.0)  # the drug to the name, the name to the joint, the joint to the routes


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the columns stand."""

    strength: float
    center: float
    half: float
    joint: float
    routes: float
    claims: tuple[tuple[float, float], ...]
    end: float


def columns(drug: str, stops: Sequence[Stop], heads: tuple[str, str, str]) -> Layout:
    """Bands from top to bottom, one a station; what belongs to it stands around its middle."""
    grid = _grid(stops)
    made = Layout("wide", width=max(WIDTH, grid.end))
    places = (0.0, "start"), (grid.center, "middle"), (grid.routes, "start")
    made.labels += [
        Label(text, x, 14, "above", anchor) for text, (x, anchor) in zip(heads, places, strict=True)
    ]
    made.rules.append(f"M0 26.5H{made.width:.4g}")
    y, before = TOP, 0.0
    for stop in stops:
        name = wrapped(stop.name, NAME_LETTERS)
        height = max(_left_height(stop), PITCH * len(stop.routes), 20.0 * len(name))
        middle = y + height / 2
        made.station(name, grid.center, middle)
        top = middle - 10 * len(name) - 5
        if stop.by and before:
            made.flow(stop.by, (grid.center, before), (grid.center, top))
        before = middle + 10 * len(name) + 5
        _effects(made, grid, drug, stop, middle)
        _routes(made, grid, stop, middle)
        y += height + GAP
    made.height = y - GAP + 6
    return made


def _grid(stops: Sequence[Stop]) -> Grid:
    """Columns as wide as what stands in them; what is left of the width goes to the lanes."""
    effects = [claim for stop in stops for claim in stop.effects]
    routes = [route for stop in stops for route in stop.routes]
    strength = GLYPH + widest([line for claim in effects for line in _words(claim)]) + AIR
    left = strength + STRENGTH + widest([claim.on for claim in effects])
    half = widest([n for stop in stops for n in wrapped(stop.name, NAME_LETTERS)], STATION, SERIF) / 2
    claims, width = _claim_columns(routes, widest([route.name for route in routes]) + 2 * AIR)
    spare = max(0.0, WIDTH - left - 2 * half - sum(LANES) - width)
    lanes = [lane + spare / len(LANES) for lane in LANES]
    center = left + lanes[0] + half
    joint = center + half + lanes[1]
    start = joint + lanes[2]
    places = tuple((start + x, start + at) for x, at in claims)
    return Grid(strength, center, half, joint, start, places, start + width)


def _claim_columns(routes: Sequence[Route], x: float) -> tuple[list[tuple[float, float]], float]:
    """Where the first claims of the routes and their strengths stand, then the second, and so on; the end."""
    places = []
    for number in range(max((len(route.claims) for route in routes), default=0)):
        here = [route.claims[number] for route in routes if len(route.claims) > number]
        followed = [route.claims[number] for route in routes if len(route.claims) > number + 1]
        strength = x + GLYPH + widest([said(claim) for claim in here]) + AIR
        places.append((x, strength))
        x = strength + STRENGTH + widest([claim.on for claim in followed or here]) + 2 * AIR
    return places, x - 2 * AIR


def _words(claim: Claim) -> tuple[str, ...]:
    return wrapped(claim.subject, WORD_LETTERS)


def _height(claim: Claim) -> float:
    return PITCH + LINE * (len(_words(claim)) - 1)


def _left_height(stop: Stop) -> float:
    return BLOCKED if stop.block else sum(map(_height, stop.changes))


def _effects(made: Layout, grid: Grid, drug: str, stop: Stop, middle: float) -> None:
    """What the drug does, around the middle of the band; where it blocks, its name and the blunt line."""
    y = middle - _left_height(stop) / 2
    if stop.block:
        made.labels.append(Label(drug, 0, middle + 7, "drug"))
        edge = grid.center - grid.half - 8
        made.lines.append(bar(stop.block, (width_of(drug, DRUG) + 8, middle), (edge, middle)))
        y = middle + 18
    for claim in stop.effects:
        lines = _words(claim)
        made.rows.append(Row(claim, lines, 0, y + PITCH / 2 + 4.5, grid.strength))
        y += _height(claim)


def _routes(made: Layout, grid: Grid, stop: Stop, middle: float) -> None:
    """The ways past, one a line; several join and lead to the station with one head."""
    edge = grid.center + grid.half + 8
    head = f"M{edge + 10:.4g} {middle - 5.5:.4g}l-10 5.5 10 5.5z"
    first = middle - PITCH * (len(stop.routes) - 1) / 2
    for number, route in enumerate(stop.routes):
        y = first + PITCH * number
        made.labels.append(Label(route.name, grid.routes, y + 4.5, "route"))
        if len(stop.routes) == 1:
            path = f"M{grid.routes - AIR:.4g} {y:.4g}H{edge + 8:.4g}"
            made.lines.append(Line(route.claims[0], path, head, "route"))
        else:
            made.route(route.claims[0], (grid.routes - AIR, y), grid.joint)
        _claims(made, grid, route, y + 4.5)
    if len(stop.routes) > 1:
        last = first + PITCH * (len(stop.routes) - 1)
        path = f"M{grid.joint:.4g} {first:.4g}V{last:.4g}M{grid.joint:.4g} {middle:.4g}H{edge + 8:.4g}"
        made.lines.append(Line(None, path, head, "join"))


def _claims(made: Layout, grid: Grid, route: Route, y: float) -> None:
    for claim, (x, strength) in zip(route.claims, grid.claims, strict=False):
        made.rows.append(Row(claim, (said(claim),), x, y, strength))
