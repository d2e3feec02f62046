"""How the drug works and how tumors escape it, drawn from a plan whose every arrow is a statement."""

from __future__ import annotations

from dataclasses import dataclass

from evidograph.render.pictures.drawn import Claim, claim_of
from evidograph.render.pictures.layout import Layout, Route, Stop, tall, wide
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
    """The finished picture: its layouts for wide and narrow screens, and every arrow as a row."""

    drug: str
    layouts: tuple[Layout, ...]
    rows: tuple[Told, ...]


def render_mechanism(sheet: Sheet) -> str:
    """The picture by the repository's own plan; nothing where it has none."""
    plan, _ = read_plan(sheet.corpus.root)
    return sheet.fill("pictures/mechanism.html", mechanism=mechanism_of(sheet, plan)) if plan else ""


def mechanism_at(sheet: Sheet, section: str) -> Mechanism | None:
    """The picture for the head of a section; None where the plan names another one."""
    plan, _ = read_plan(sheet.corpus.root)
    return mechanism_of(sheet, plan) if plan and plan.section == section else None


def mechanism_of(sheet: Sheet, plan: Plan) -> Mechanism:
    """The picture by a plan; raises KeyError where that names an unknown statement."""
    drug = sentence_case(sheet.edition.drug_name(sheet.edition.drug))
    stops = tuple(_stop(sheet, plan, station) for station in plan.stations)
    return Mechanism(drug, (wide(drug, stops), tall(drug, stops)), tuple(_told(drug, stops)))


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


def _told(drug: str, stops: tuple[Stop, ...]) -> list[Told]:
    """Every arrow in reading order: what leads to a station, what the drug does there, the ways past it."""
    rows = []
    before = ""
    for stop in stops:
        if stop.by:
            rows.append(Told(f"{before} to {stop.name.lower()}", stop.by))
        if stop.block:
            rows.append(Told(f"{drug} blocks {stop.name.lower()}", stop.block))
        rows += [Told(f"{drug} at {stop.name.lower()}", claim) for claim in stop.changes]
        rows += [
            Told(f"Way past {drug.lower()} at {stop.name.lower()}: {route.name}", claim)
            for route in stop.routes
            for claim in route.claims
        ]
        before = stop.name
    return rows
