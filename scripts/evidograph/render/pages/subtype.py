"""The page of a subtype."""

from __future__ import annotations

from evidograph import model
from evidograph.corpus import Ref
from evidograph.edition import Edition
from evidograph.render.pages.facts import (
    gap_facts,
    names_fact,
    near_facts,
    thing_links,
    xref_facts,
)
from evidograph.render.pages.thing import Thing, items_naming, render_thing
from evidograph.render.pieces import Page, blocks, facts, link, text
from evidograph.render.sheet import Sheet


def render_subtype(edition: Edition, subtype: model.Subtype) -> Page:
    """A subtype: how it is defined, what it is part of, its statements."""
    ref = Ref("subtype", subtype.id)
    sheet = Sheet.of(edition, ref)
    links = edition.links
    about = facts(
        ("Defined by", text(edition.words.label("defined_by", subtype.defined_by))),
        ("Part of", thing_links(sheet, "subtype", subtype.broader)),
        ("Parts", thing_links(sheet, "subtype", links.of_kind("subtype", ref))),
        ("Trials", thing_links(sheet, "trial", links.of_kind("trial", ref))),
        ("Row of the table", link("subtypes by setting", sheet.here.at(f"comparisons/#{subtype.id}"))),
    )
    thing = Thing(
        kicker="Subtype",
        title=subtype.name,
        blocks=blocks(
            ("Subtype", about + names_fact(subtype) + near_facts(sheet, ref)),
            ("Identifiers", xref_facts(edition, subtype)),
            ("Not found", gap_facts(sheet, ref)),
        ),
        statements=links.of_kind("statement", ref),
        items=items_naming(sheet, ref),
        synonyms=subtype.synonyms,
        withdrawn=subtype.withdrawn,
    )
    return render_thing(sheet, ref, thing)
