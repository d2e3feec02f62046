"""The page of a drug that stands in an arm."""

from __future__ import annotations

from evidograph import model
from evidograph.corpus import Ref
from evidograph.derive.drugs import classes_of
from evidograph.edition import Edition
from evidograph.render.pages.facts import names_fact, record_links, thing_links, xref_facts
from evidograph.render.pages.thing import Thing, items_naming, render_thing
from evidograph.render.pieces import Fact, Page, blocks, facts, link, text
from evidograph.render.sheet import Sheet
from evidograph.render.words import sentence_case


def render_drug(edition: Edition, drug: model.Drug) -> Page:
    """A drug: its class, names and identifiers, and where it was given."""
    ref = Ref("drug", drug.id)
    sheet = Sheet.of(edition, ref)
    thing = Thing(
        kicker="Drug",
        title=sentence_case(drug.name),
        blocks=blocks(
            ("Drug", _about(sheet, ref, drug)),
            ("Structure", _structure(drug.structure or model.Structure())),
            ("Identifiers", xref_facts(edition, drug)),
        ),
        statements=edition.links.of_kind("statement", ref),
        items=items_naming(sheet, ref),
        synonyms=(*drug.synonyms, *drug.brands),
        withdrawn=drug.withdrawn,
    )
    return render_thing(sheet, ref, thing)


def _about(sheet: Sheet, ref: Ref, drug: model.Drug) -> tuple[Fact, ...]:
    edition = sheet.edition
    lineage = [edition.words.label("drug_class", name) for name in classes_of(drug.drug_class)]
    own = drug.id == edition.drug
    rows = facts(
        ("Class", text(" › ".join(reversed(lineage)))),
        ("Brands", text(", ".join(drug.brands))),
        ("Monograph", link("the monograph", sheet.to("monograph", drug.id)) if own else ()),
        ("Trials", thing_links(sheet, "trial", edition.links.of_kind("trial", ref))),
        ("Documents", record_links(sheet, "document", edition.links.of_kind("document", ref))),
    )
    return rows + names_fact(drug)


def _structure(structure: model.Structure) -> tuple[Fact, ...]:
    return facts(
        ("Formula", text(structure.formula)),
        ("InChIKey", text(structure.inchikey, "ev-mono")),
        ("SMILES", text(structure.smiles, "ev-mono")),
    )
