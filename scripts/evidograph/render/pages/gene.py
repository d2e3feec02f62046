"""The page of a gene."""

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
from evidograph.render.pieces import Page, blocks, facts, text
from evidograph.render.sheet import Sheet


def render_gene(edition: Edition, gene: model.Gene) -> Page:
    """A gene: its identifiers, its pathways, its statements."""
    ref = Ref("gene", gene.id)
    sheet = Sheet.of(edition, ref)
    about = facts(
        ("Name", text(gene.label)),
        ("Role in growth", text(edition.words.label("growth_role", gene.growth_role))),
        ("Pathways", thing_links(sheet, "pathway", gene.pathways)),
    )
    thing = Thing(
        kicker="Gene",
        title=gene.id,
        blocks=blocks(
            ("Gene", about + names_fact(gene) + near_facts(sheet, ref)),
            ("Identifiers", xref_facts(edition, gene)),
            ("Not found", gap_facts(sheet, ref)),
        ),
        statements=edition.links.of_kind("statement", ref),
        items=items_naming(sheet, ref),
        synonyms=(*gene.synonyms, *((gene.label,) if gene.label else ())),
        withdrawn=gene.withdrawn,
        by_state=True,
    )
    return render_thing(sheet, ref, thing)
