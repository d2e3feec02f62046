"""Rows of facts that several kinds of page show: links to records, identifiers, other names."""

from __future__ import annotations

from collections.abc import Sequence

from evidograph import model
from evidograph.bibfile import Source
from evidograph.corpus import Ref
from evidograph.edition import Edition
from evidograph.render.pieces import Fact, Piece, Pieces, facts, joined, link, text
from evidograph.render.sheet import Sheet


def record_links(sheet: Sheet, kind: str, ids: Sequence[str]) -> Pieces:
    """Links to several records of a kind, by their ids."""
    return joined([link(record, sheet.to(kind, record)) for record in ids])


def thing_links(sheet: Sheet, kind: str, ids: Sequence[str]) -> Pieces:
    """Links to things by their names; an id that the corpus does not hold stays plain."""
    held = sheet.corpus.by_kind[kind]
    runs = []
    for thing in ids:
        record = held.get(thing)
        name = record.name if isinstance(record, model.Thing) else thing
        runs.append(link(name, sheet.to(kind, thing)) if record else text(name))
    return joined(runs)


def source_title(source: Source | None, otherwise: str) -> str:
    """The title of a source, or what stands in for it where there is none."""
    return source.fields.get("title", otherwise) if source else otherwise


def names_fact(record: model.Thing) -> tuple[Fact, ...]:
    """What the thing is also called, where it has other names."""
    return facts(("Also called", text(", ".join(record.synonyms))))


def gap_facts(sheet: Sheet, ref: Ref) -> tuple[Fact, ...]:
    """The searches about a record that found nothing."""
    gaps = sheet.edition.links.of_kind("gap", ref)
    return tuple(Fact(gap, link(sheet.corpus.gaps[gap].question, sheet.to("gap", gap))) for gap in gaps)


def xref_facts(edition: Edition, record: model.Thing) -> tuple[Fact, ...]:
    """Identifiers that link out, one row a database; beside each what it names, where that is not plain."""
    rows: dict[str, list[Pieces]] = {}
    own = {name.casefold() for name in (record.id, record.name, *record.synonyms)}
    for xref in record.xrefs:
        prefix, _, local = xref.id.partition(":")
        shown: Pieces = (Piece(local, edition.curie_url(xref.id), "ev-id"),)
        label = "" if xref.label.casefold() in own else xref.label
        fit = edition.words.label("match", xref.match if xref.match != "exact" else None)
        beside = ", ".join(part for part in (label, fit and f"a {fit} match") if part)
        if beside:
            shown += (Piece(f" {beside}", None, "ev-muted"),)
        rows.setdefault(edition.database_name(prefix), []).append(shown)
    return tuple(Fact(name, joined(runs)) for name, runs in rows.items())


def near_facts(sheet: Sheet, ref: Ref) -> tuple[Fact, ...]:
    """Links to the records of the same kind that are spoken of in the same breath."""
    return facts((f"Related {ref.kind}s", thing_links(sheet, ref.kind, sheet.edition.nearness.near(ref))))
