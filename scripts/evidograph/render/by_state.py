"""What was found on a pathway or a gene, state by state: each item with its result and what it speaks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from evidograph import model
from evidograph.derive.citations import Citation
from evidograph.derive.drugs import EVIDENCE_ON
from evidograph.derive.grading import evidence_level
from evidograph.derive.pathway_table import STATES
from evidograph.edition import Edition
from evidograph.render import findings
from evidograph.render.claims import Sign, sign_of
from evidograph.render.measured import Measured, measured_in
from evidograph.render.sheet import Sheet
from evidograph.render.words import MARK_WORDS, sentence_case

UNNAMED = ""
"""Where neither the statement nor the item names a state."""
WAYS = {"supports": "", "disputes": "against", "neutral": "neutral on"}


@dataclass(frozen=True, slots=True)
class Bearing:
    """Which way an item points: the sign of its statement, what that holds for, and how it bears on it."""

    way: str
    sign: Sign
    measured: Measured
    href: str


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One item: what was found, the figure, how strong, on what, which way it points."""

    id: str
    href: str
    finding: str
    result: str
    level: str
    on: str
    word: str
    citations: tuple[Citation, ...]
    bearings: tuple[Bearing, ...]


Found = dict[str, dict[str, list[Bearing]]]


def found_by_state(
    sheet: Sheet, statements: Iterable[str], items: Iterable[model.Item]
) -> dict[str, list[FoundRow]]:
    """The items behind some statements and some more, by state; the strongest first."""
    found: Found = defaultdict(lambda: defaultdict(list))
    for name in sorted(statements):
        _add(sheet, found, sheet.corpus.statements[name])
    placed = {item for rows in found.values() for item in rows}
    for item in items:
        if item.id not in placed:
            state = item.marker.state if item.marker else None
            found[state or UNNAMED].setdefault(item.id, [])
    return {_state_words(sheet, s): _rows(sheet, found[s]) for s in (*STATES, UNNAMED) if s in found}


def _state_words(sheet: Sheet, state: str) -> str:
    return sentence_case(sheet.words.label("state", state) or "state not named")


def _add(sheet: Sheet, found: Found, statement: model.Statement) -> None:
    """Adds the items of a statement; what two statements say with one sign is said once."""
    proposition = statement.proposition
    if not statement.is_accepted:
        return
    for line in statement.evidence:
        bearings = found[(proposition and proposition.state) or UNNAMED][line.item]
        if proposition is None:
            continue
        made = Bearing(
            way=WAYS[line.direction],
            sign=sign_of(sheet.edition, proposition),
            measured=measured_in(sheet.edition, proposition),
            href=sheet.to("statement", statement.id),
        )
        if all(replace(made, href=b.href) != b for b in bearings):
            bearings.append(made)


def _rows(sheet: Sheet, found: dict[str, list[Bearing]]) -> list[FoundRow]:
    held = [sheet.corpus.items[name] for name in found if name in sheet.corpus.items]
    ordered = sorted(held, key=lambda item: _strength(sheet.edition, item))
    return [_row(sheet, item, found[item.id]) for item in ordered]


def _strength(edition: Edition, item: model.Item) -> tuple[str, int, str]:
    level = evidence_level(edition.corpus, item) or "Z"
    return level, EVIDENCE_ON.index(edition.standing[item.id]), item.id


def _row(sheet: Sheet, item: model.Item, bearings: Sequence[Bearing]) -> FoundRow:
    on = sheet.edition.standing[item.id]
    return FoundRow(
        id=item.id,
        href=sheet.to("item", item.id),
        finding=item.summary,
        result=findings.result_words(sheet.edition, item),
        level=evidence_level(sheet.corpus, item) or "",
        on=on,
        word=MARK_WORDS[on],
        citations=sheet.cite([item.source.citekey]) if item.source else (),
        bearings=tuple(bearings),
    )
