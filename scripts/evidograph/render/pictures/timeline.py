"""The timeline: approvals, labels and landmark trials, each event a mark in the row that lists it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from string import ascii_lowercase

from evidograph.derive.timeline import LANDMARK, Event, Lane, timeline
from evidograph.render.drawing import Tick
from evidograph.render.environment import day
from evidograph.render.pieces import Piece, Pieces, joined
from evidograph.render.sheet import Sheet

NUMBERS = ("none", "one", "two", "three", "four", "five")
TITLES = {
    "approval": "Approvals",
    "label": "Labels and referrals",
    "trial": f"Trials on which {NUMBERS[LANDMARK]} or more statements rest, by the years of their reports",
}
STEP = 5
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Scale:
    """The years that are drawn."""

    first: int
    last: int

    def place(self, date: str) -> float:
        """Where a day or a year lies, in percent of the width; a year at its middle."""
        month = int(date[5:7]) - 0.5 if len(date) > len("2000") else MONTHS / 2
        years = int(date[:4]) - self.first + month / MONTHS
        return round(100 * years / (self.last - self.first), 1)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """Every fifth year."""
        years = range(self.first + -self.first % STEP, self.last, STEP)
        return tuple(
            Tick(str(year), round(100 * (year - self.first) / (self.last - self.first), 1)) for year in years
        )


@dataclass(frozen=True, slots=True)
class DrawnLane:
    """A row: its name, the places of its events, and the events in words, a line for each document."""

    name: str
    href: str
    places: tuple[float, ...]
    lines: tuple[Pieces, ...]


def render_timeline(sheet: Sheet) -> str:
    """The timeline of the edition's drug."""
    lanes = timeline(sheet.corpus, sheet.edition.drug)
    years = [event.year for lane in lanes for event in lane.events]
    if not years:
        return ""
    scale = Scale(min(years), max(years) + 1)
    groups: dict[str, list[DrawnLane]] = {}
    for lane in lanes:
        groups.setdefault(lane.kind, []).append(_drawn(sheet, scale, lane))
    return sheet.fill(
        "pictures/timeline.html",
        groups={TITLES[kind]: (kind, rows) for kind, rows in groups.items()},
        scale=scale,
        drug=sheet.edition.drug_name(sheet.edition.drug),
    )


def _drawn(sheet: Sheet, scale: Scale, lane: Lane) -> DrawnLane:
    years = Counter(event.date for event in lane.events)
    seen: Counter[str] = Counter()
    events = []
    for event in lane.events:
        letter = ascii_lowercase[seen[event.date]] if years[event.date] > 1 else ""
        events.append(_event(sheet, event, letter))
        seen[event.date] += 1
    undated = [
        (Piece(document.version or document.issuer, sheet.to("document", document.id)), Piece(" (no date)"))
        for document in lane.undated
    ]
    return DrawnLane(
        name=lane.name,
        href=sheet.to("trial", lane.trial.id) if lane.trial else "",
        places=tuple(scale.place(event.date) for event in lane.events),
        lines=(joined(events),) if lane.trial else (*events, *undated),
    )


def _event(sheet: Sheet, event: Event, letter: str) -> Pieces:
    """A document by its version and day; a report by its year, `2006a` where the year has several."""
    document = event.document
    if document:
        named = Piece(document.version or document.issuer, sheet.to("document", document.id))
        said = str(event.year) in (document.version or "")
        dated = (Piece(" "), Piece(day(event.date), style="ev-num"))
        return (named,) if said and not document.date else (named, *dated)
    title = sheet.corpus.sources[event.citekey].fields.get("title", "")
    return (Piece(f"{event.date}{letter}", sheet.to("source", event.citekey), tip=title or None),)
