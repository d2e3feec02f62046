"""What several kinds of page show: lines of evidence, lists of statements and items, the record's own facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evidograph import model
from evidograph.corpus import Ref
from evidograph.derive.citations import Citation, PageCitations
from evidograph.derive.grading import evidence_level
from evidograph.render import findings
from evidograph.render.addresses import Here, page_path
from evidograph.render.edition import Edition
from evidograph.render.marks import Mark, mark_of
from evidograph.render.pieces import Fact, Piece, Pieces, facts, joined, link, text
from evidograph.render.sources import short_name
from evidograph.render.words import MARK_WORDS, sentence_case

FILE_FOLDERS = {
    "drug": "drugs",
    "item": "items",
    "pathway": "pathways",
    "gene": "genes",
    "subtype": "subtypes",
    "trial": "trials",
    "document": "documents",
    "gap": "gaps",
    "term": "glossary",
}


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One evidence item as it stands in a list or on one side of a statement."""

    id: str
    href: str
    level: str
    on: str
    word: str
    summary: str
    reason: str
    facts: tuple[Fact, ...]
    source: str
    citations: tuple[Citation, ...]
    read: str


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One statement in a list."""

    id: str
    text: str
    mark: Mark
    note: str = ""


def item_line(
    edition: Edition, item: model.Item, here: Here, page: PageCitations, reason: str | None = None
) -> ItemLine:
    """An item with its question and numbers in a few rows."""
    source = edition.corpus.sources.get(item.source.citekey) if item.source else None
    on = edition.standing[item.id]
    return ItemLine(
        id=item.id,
        href=here.to("item", item.id),
        level=evidence_level(edition.corpus, item) or "",
        on=on,
        word=MARK_WORDS[on],
        summary=item.summary,
        reason=reason or "",
        facts=_question_facts(edition, item),
        source=short_name(source) if source else "",
        citations=page.cite([source.citekey]) if source else (),
        read=edition.words.label("read_depth", item.source.read_depth) if item.source else "",
    )


def _question_facts(edition: Edition, item: model.Item) -> tuple[Fact, ...]:
    marker = findings.marker_words(edition, item.marker) if item.marker else ""
    trials = ", ".join(edition.corpus.trials[t].name for t in item.trials if t in edition.corpus.trials)
    return facts(
        ("Trial", text(trials)),
        ("Population", text(findings.population_words(edition, item))),
        ("System", text(item.model.name if item.model else "")),
        ("Given", text(findings.given_words(edition, item, "intervention"))),
        ("Against", text(findings.given_words(edition, item, "comparator"))),
        ("Marker", text(marker)),
        ("Outcome", text(sentence_case(edition.term_name(item.outcome)))),
        ("Result", text(findings.result_words(edition, item))),
    )


def statement_line(edition: Edition, statement: model.Statement, here: Here, note: str = "") -> StatementLine:
    """A statement with its mark."""
    return StatementLine(statement.id, statement.text, mark_of(edition, statement, here), note)


def statement_lines(edition: Edition, ids: Iterable[str], here: Here) -> tuple[StatementLine, ...]:
    """Statements by id, those that the corpus holds."""
    found = (edition.corpus.statements[i] for i in ids if i in edition.corpus.statements)
    return tuple(statement_line(edition, s, here) for s in found)


def item_lines(
    edition: Edition, items: Iterable[model.Item], here: Here, page: PageCitations
) -> tuple[ItemLine, ...]:
    """Items in a list."""
    return tuple(item_line(edition, item, here, page) for item in items)


def record_links(here: Here, kind: str, ids: Sequence[str], names: Iterable[str] | None = None) -> Pieces:
    """Links to several records of a kind, by id or by the names given."""
    shown = list(names) if names is not None else list(ids)
    return joined([link(name, here.to(kind, record)) for record, name in zip(ids, shown, strict=True)])


def thing_links(edition: Edition, here: Here, kind: str, ids: Sequence[str]) -> Pieces:
    """Links to things by their names; an id that the corpus does not hold stays plain."""
    held = edition.corpus.by_kind[kind]
    runs = []
    for thing in ids:
        record = held.get(thing)
        name = record.name if isinstance(record, model.Thing) else thing
        runs.append(link(name, here.to(kind, thing)) if record else text(name))
    return joined(runs)


def xref_facts(edition: Edition, xrefs: Iterable[model.Xref]) -> tuple[Fact, ...]:
    """Identifiers that link out, one row a database; how well a term fits stands beside it."""
    rows: dict[str, list[Pieces]] = {}
    for xref in xrefs:
        prefix, _, local = xref.id.partition(":")
        fit = f" ({edition.words.label('match', xref.match)})" if xref.match else ""
        shown = (
            Piece(local, edition.curie_url(xref.id), "ev-id"),
            Piece(f" {xref.label}{fit}", None, "ev-muted"),
        )
        rows.setdefault(edition.database_name(prefix), []).append(shown)
    return tuple(Fact(name, joined(runs)) for name, runs in rows.items())


def record_facts(edition: Edition, ref: Ref, record: model.Record) -> tuple[Fact, ...]:
    """The record itself: standing, who curated it and when, its file, its stable and its pinned address."""
    return facts(
        ("Standing", text(edition.words.label("status", record.status or "accepted"))),
        ("Contributions", text(contribution_words(edition, record.contributions))),
        ("File", text(edition.corpus.locations[ref].file, "ev-mono")),
        ("Stable address", text(f"/latest/{page_path(ref)}", "ev-mono")),
        ("This release", text(f"/{edition.corpus.release.release}/{page_path(ref)}", "ev-mono")),
    )


def contribution_words(edition: Edition, contributions: Iterable[model.Contribution]) -> str:
    """`curated 2026-11-25 by evidograph, machine assisted`."""
    said = []
    for made in contributions:
        helped = ", machine assisted" if made.machine_assisted else ""
        said.append(f"{edition.words.label('role', made.role)} {made.date} by {made.contributor}{helped}")
    return "; ".join(said)
