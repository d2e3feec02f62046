"""How the drug works and how tumors escape it, drawn from a plan whose every arrow is a statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from evidograph.render.pictures.columns import columns
from evidograph.render.pictures.drawn import Claim, claim_of
from evidograph.render.pictures.layout import Layout, Route, Stop
from evidograph.render.pictures.narrow import bare, column, strip
from evidograph.render.pictures.plan import Plan, Station, read_plan
from evidograph.render.sheet import Sheet
from evidograph.render.words import sentence_case


@dataclass(frozen=True, slots=True)
class Told:
    """An arrow as a row of the table behind the picture."""

    part: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class Mechanism:
    """The finished picture: its layouts for wide and narrow screens, and every arrow as a row of a table.

    The small one shows the way and the block alone, and says where the `whole` is.
    """

    drug: str
    layouts: tuple[Layout, ...]
    tables: dict[str, tuple[Told, ...]]
    whole: str = ""

    @property
    def arrows(self) -> int:
        """How many there are."""
        return sum(map(len, self.tables.values()))


def render_mechanism(sheet: Sheet) -> str:
    """The small picture by the repository's own plan; nothing where it has none."""
    plan, _ = read_plan(sheet.corpus.root)
    return sheet.fill("pictures/mechanism.html", mechanism=_small(sheet, plan)) if plan else ""


def mechanism_at(sheet: Sheet, section: str) -> Mechanism | None:
    """The whole picture for the head of a section; None where the plan names another one."""
    plan, _ = read_plan(sheet.corpus.root)
    return mechanism_of(sheet, plan) if plan and plan.section == section else None


def mechanism_of(sheet: Sheet, plan: Plan) -> Mechanism:
    """The whole picture by a plan; raises KeyError where that names an unknown statement."""
    drug = _drug(sheet)
    stops = tuple(_stop(sheet, plan, station) for station in plan.stations)
    heads = (f"What {drug.lower()} does", "The way to growth", "How tumors get past it")
    tables = dict(
        zip(heads, (tuple(_effects(drug, stops)), tuple(_way(stops)), tuple(_past(stops))), strict=True)
    )
    return Mechanism(drug, (columns(drug, stops, heads), column(drug, stops)), tables)


def _small(sheet: Sheet, plan: Plan) -> Mechanism:
    drug = _drug(sheet)
    stops = bare([_stop(sheet, plan, station) for station in plan.stations])
    whole = f"{sheet.to('section', plan.section)}#mechanism-picture"
    return Mechanism(drug, (strip(drug, stops), column(drug, stops)), {}, whole)


def _drug(sheet: Sheet) -> str:
    return sentence_case(sheet.edition.drug_name(sheet.edition.drug))


def _stop(sheet: Sheet, plan: Plan, station: Station) -> Stop:
    def claims(names: tuple[str, ...]) -> tuple[Claim, ...]:
        return tuple(claim_of(sheet, name) for name in names)

    return Stop(
        name=station.name,
        by=claim_of(sheet, station.by) if station.by else None,
        block=claim_of(sheet, plan.block) if station.is_blocked else None,
        changes=claims(station.changes),
        routes=tuple(Route(claims(route)) for route in station.routes),
    )


def _effects(drug: str, stops: Sequence[Stop]) -> Iterator[Told]:
    for stop in stops:
        if stop.block:
            yield Told(f"{drug} blocks {stop.name.lower()}", stop.block)
        for claim in stop.changes:
            yield Told(f"{drug} at {stop.name.lower()}", claim)


def _way(stops: Sequence[Stop]) -> Iterator[Told]:
    for before, stop in pairwise(stops):
        if stop.by:
            yield Told(f"{before.name} to {stop.name.lower()}", stop.by)


def _past(stops: Sequence[Stop]) -> Iterator[Told]:
    for stop in stops:
        for route in stop.routes:
            for claim in route.claims:
                yield Told(f"{route.name}, at {stop.name.lower()}", claim)
