"""Evidence on the page of a pathway: every item behind its statements, by state, pointing the right way."""

from __future__ import annotations

from collections import defaultdict

import pytest

from evidograph.corpus import Ref
from evidograph.render.by_state import UNNAMED, WAYS, FoundRow, found_by_state
from evidograph.render.pages.thing import items_naming
from evidograph.render.sheet import Sheet
from releases import edition

PATHWAYS = sorted(edition().corpus.pathways)


def behind(pathway: str) -> list[str]:
    """The accepted statements on the pathway."""
    held = edition().corpus.statements
    found = edition().links.of_kind("statement", Ref("pathway", pathway))
    return [name for name in found if held[name].is_accepted]


def table(pathway: str) -> dict[str, list[FoundRow]]:
    ref = Ref("pathway", pathway)
    sheet = Sheet.of(edition(), ref)
    return found_by_state(sheet, behind(pathway), items_naming(sheet, ref))


@pytest.mark.parametrize("pathway", PATHWAYS)
def test_each_item_stands_once_in_each_state_that_it_speaks_of(pathway: str) -> None:
    corpus = edition().corpus
    wanted: dict[str, set[str]] = defaultdict(set)
    for name in behind(pathway):
        statement = corpus.statements[name]
        state = (statement.proposition and statement.proposition.state) or UNNAMED
        label = edition().words.label("state", state) or "state not named"
        wanted[label].update(line.item for line in statement.evidence)
    found = {state.lower(): [row.id for row in rows] for state, rows in table(pathway).items()}
    assert all(len(ids) == len(set(ids)) for ids in found.values())
    assert all(ids <= set(found[state]) for state, ids in wanted.items())
    named = set(edition().links.of_kind("item", Ref("pathway", pathway)))
    assert {name for ids in found.values() for name in ids} == {*named, *set().union(*wanted.values())}


@pytest.mark.parametrize("pathway", PATHWAYS)
def test_an_item_points_where_its_statement_does_and_against_where_it_disputes_it(pathway: str) -> None:
    uses = edition().links.line_uses
    for rows in table(pathway).values():
        for row in rows:
            directions = {
                (use.statement.proposition.value, WAYS[use.line.direction])
                for use in uses.get(row.id, ())
                if use.statement.proposition
            }
            assert {(b.sign.token, b.way) for b in row.bearings} <= directions
            assert row.finding or row.result


def test_the_strongest_stand_first() -> None:
    for pathway in PATHWAYS:
        for rows in table(pathway).values():
            levels = [row.level or "Z" for row in rows]
            assert levels == sorted(levels)
