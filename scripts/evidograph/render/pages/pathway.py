"""The page of a pathway."""

from __future__ import annotations

from evidograph import model
from evidograph.corpus import Ref
from evidograph.derive.resting import statements_about
from evidograph.edition import Edition
from evidograph.render.pages.facts import (
    gap_facts,
    names_fact,
    near_facts,
    record_links,
    thing_links,
    xref_facts,
)
from evidograph.render.pages.thing import Thing, items_naming, render_thing
from evidograph.render.pieces import Page, blocks, facts, link, text
from evidograph.render.sheet import Sheet


def render_pathway(edition: Edition, pathway: model.Pathway) -> Page:
    """A pathway: what it is in other vocabularies, its genes, its statements and those on its genes."""
    ref = Ref("pathway", pathway.id)
    sheet = Sheet.of(edition, ref)
    links = edition.links
    about = facts(
        ("Role in growth", text(edition.words.label("growth_role", pathway.growth_role))),
        ("Group", text(edition.words.label("pathway_group", pathway.group))),
        ("Gene sets", text(", ".join(pathway.gene_sets), "ev-mono")),
        ("Part of", thing_links(sheet, "pathway", pathway.broader)),
        ("Parts", thing_links(sheet, "pathway", links.of_kind("pathway", ref))),
        ("Genes", record_links(sheet, "gene", links.of_kind("gene", ref))),
        ("Row of the table", link("pathway evidence table", sheet.here.at(f"pathway-table/#{pathway.id}"))),
    )
    thing = Thing(
        kicker="Pathway",
        title=pathway.name,
        blocks=blocks(
            ("Pathway", about + names_fact(pathway) + near_facts(sheet, ref)),
            ("Identifiers", xref_facts(edition, pathway)),
            ("Not found", gap_facts(sheet, ref)),
        ),
        statements=statements_about(links, ref),
        items=items_naming(sheet, ref),
        synonyms=(*pathway.synonyms, *pathway.gene_sets),
        withdrawn=pathway.withdrawn,
        by_state=True,
    )
    return render_thing(sheet, ref, thing)
