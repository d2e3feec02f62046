"""The mechanism where there is little room: a column for phones, and a strip of the way alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from evidograph.render.pictures.drawn import Claim
from evidograph.render.pictures.layout import (
    AIR,
    GLYPH,
    SERIF,
    STATION,
    STRENGTH,
    Label,
    Layout,
    Line,
    Row,
    Stop,
    bar,
    said,
    width_of,
)

WIDTH = 350.0
SPINE, JOINT, TEXT = 9.0, 30.0, 46.0
STEP, NAME = 25.0, 26.0
BELOW = 38.0
APART = 52.0  # from station to station, at least: an arrow that a finger hits
STRIP = 950.0


def column(drug: str, stops: Sequence[Stop]) -> Layout:
    """The stations in a column, what the drug does and the ways past below each."""
    made = Layout("tall", width=WIDTH)
    y, before = 14.0, 0.0
    for stop in stops:
        if stop.by and before:
            made.flow(stop.by, (SPINE, before + 14), (SPINE, y - 14))
        made.station([stop.name], 0, y, "start")
        if stop.block:
            _block(made, drug, stop.block, (width_of(stop.name, STATION, SERIF) + 10, y))
        before = y
        y = _packed(made, [(claim, claim.subject) for claim in stop.effects], y + 6)
        y = _routes(made, stop, y)
        y = max(y + BELOW, before + APART)
    made.height = y - BELOW + 8
    return made


def _block(made: Layout, drug: str, claim: Claim, at: tuple[float, float]) -> None:
    x, y = at
    made.lines.append(bar(claim, (x + 52, y), (x, y)))
    made.labels.append(Label(drug, x + 60, y + 7, "drug"))


def _packed(made: Layout, claims: Sequence[tuple[Claim, str]], y: float) -> float:
    """Claims beside each other where there is room, else below; where the last stands."""
    x = WIDTH
    for claim, words in claims:
        strength = GLYPH + width_of(words) + AIR
        length = strength + STRENGTH + width_of(claim.on)
        if x + length > WIDTH:
            x, y = TEXT, y + STEP
        made.rows.append(Row(claim, (words,), x, y, x + strength))
        x += length + 2 * AIR
    return y


def _routes(made: Layout, stop: Stop, y: float) -> float:
    """The ways past of a station: lines that join at the left and lead up to its name."""
    if not stop.routes:
        return y
    top, last = made.labels[-1].y + 8, y
    for route in stop.routes:
        last = y + NAME + 4
        made.labels.append(Label(route.name, TEXT, last, "route"))
        made.route(route.claims[0], (TEXT - 5, last - 4.5), JOINT)
        y = _packed(made, [(claim, said(claim)) for claim in route.claims], last)
    head = f"M{JOINT - 5.5:.4g} {top + 10:.4g}l5.5-10 5.5 10z"
    made.lines.append(Line(None, f"M{JOINT:.4g} {last - 4.5:.4g}V{top + 8:.4g}", head, "join"))
    return y


def strip(drug: str, stops: Sequence[Stop]) -> Layout:
    """The way alone, from left to right, and the drug above what it blocks."""
    made = Layout("wide", width=STRIP, height=100)
    widths = [width_of(stop.name, STATION, SERIF) for stop in stops]
    between = (STRIP - sum(widths)) / max(1, len(stops) - 1)
    x, y = 0.0, 82.0
    for stop, width in zip(stops, widths, strict=True):
        if stop.by and x:
            made.flow(stop.by, (x - between + 10, y), (x - 10, y))
        middle = x + width / 2
        made.station([stop.name], middle, y)
        if stop.block:
            made.labels.append(Label(drug, middle, 18, "drug", "middle"))
            made.lines.append(bar(stop.block, (middle, 28), (middle, y - 18), boxed=True))
        x += width + between
    return made


def bare(stops: Sequence[Stop]) -> tuple[Stop, ...]:
    """The stations without what the drug changes on them and without the ways past it."""
    return tuple(replace(stop, changes=(), routes=()) for stop in stops)
