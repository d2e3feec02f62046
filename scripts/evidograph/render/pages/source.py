"""The page of a source: the reference, how far it was read, everything that rests on it."""

from __future__ import annotations

from evidograph.bibfile import Source
from evidograph.corpus import Ref
from evidograph.derive.drugs import documents_of
from evidograph.edition import Edition
from evidograph.render.pages.facts import record_links, source_title
from evidograph.render.pages.thing import Thing, render_thing
from evidograph.render.pieces import Page, blocks, facts, joined, text
from evidograph.render.sheet import Sheet
from evidograph.render.sources import reference_line, source_links


def render_source(edition: Edition, source: Source) -> Page:
    """A source: the whole reference, how far it was read, every item and statement that rests on it."""
    ref = Ref("source", source.citekey)
    sheet = Sheet.of(edition, ref)
    items = edition.items_of_source.get(source.citekey, ())
    documents = [document.id for document in documents_of(edition.corpus, source.citekey)]
    about = facts(
        ("Identifiers", joined([(piece,) for piece in source_links(edition, source)])),
        ("Read at most", text(edition.depths.get(source.citekey, ""))),
        ("Document", record_links(sheet, "document", documents)),
        ("Near miss of", record_links(sheet, "gap", edition.links.of_kind("gap", ref))),
        ("Note", text(source.fields.get("note"))),
    )
    thing = Thing(
        kicker="Reference",
        title=source_title(source, source.citekey),
        blocks=blocks(("Reference", about)),
        statements=edition.statements_on(items),
        items=items,
        sources=(source,),
        sub=reference_line(source),
        about=f"{reference_line(source) or source.citekey}. {source_title(source, '')}".strip(),
    )
    return render_thing(sheet, ref, thing)
