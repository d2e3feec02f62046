"""The page of a document: a dated text that a body issued."""

from __future__ import annotations

from evidograph import model
from evidograph.corpus import Ref
from evidograph.edition import Edition
from evidograph.render.environment import day
from evidograph.render.pages.facts import (
    gap_facts,
    record_links,
    source_title,
    thing_links,
)
from evidograph.render.pages.thing import Thing, render_thing
from evidograph.render.pieces import Fact, Page, blocks, facts, link, text
from evidograph.render.sheet import Sheet
from evidograph.render.words import sentence_case


def render_document(edition: Edition, document: model.Document) -> Page:
    """A guideline, label or approval: who issued it when, what it replaced, what it says."""
    ref = Ref("document", document.id)
    sheet = Sheet.of(edition, ref)
    items = edition.items_of_source.get(document.citekey, ())
    thing = Thing(
        kicker="Document",
        title=source_title(edition.corpus.sources.get(document.citekey), document.id),
        blocks=blocks(
            ("Document", _about(sheet, document)),
            ("Not found", gap_facts(sheet, ref)),
        ),
        statements=edition.statements_on(items),
        items=items,
        synonyms=tuple(p for p in (document.version, document.issuer, document.jurisdiction) if p),
        withdrawn=document.withdrawn,
        sub=_sub(sheet, document),
        sources=tuple(s for s in (edition.corpus.sources.get(document.citekey),) if s),
    )
    return render_thing(sheet, ref, thing)


def _sub(sheet: Sheet, document: model.Document) -> str:
    """What it is, by whom and when."""
    kind = sheet.words.label("document_type", document.document_type)
    parts = (sentence_case(kind), document.issuer, day(document.date or ""), document.version)
    return ", ".join(part for part in parts if part)


def _about(sheet: Sheet, document: model.Document) -> tuple[Fact, ...]:
    corpus = sheet.corpus
    later = sorted(d.id for d in corpus.documents.values() if d.supersedes == document.id)
    source = corpus.sources.get(document.citekey)
    title = source_title(source, document.citekey)
    return facts(
        ("Where", text(document.jurisdiction)),
        ("Drugs", thing_links(sheet, "drug", document.drugs)),
        ("Supersedes", record_links(sheet, "document", [document.supersedes] if document.supersedes else [])),
        ("Superseded by", record_links(sheet, "document", later)),
        ("Source", link(title, sheet.to("source", document.citekey)) if source else ()),
    )
