"""What could not be checked, each with what would help and the file of its record, for who can help."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from evidograph import model
from evidograph.bibfile import Source
from evidograph.corpus import Ref
from evidograph.derive.unchecked import (
    ShallowReading,
    borrowed_titles,
    gaps_for,
    open_claims,
    shallow_readings,
    unread_references,
)
from evidograph.render.environment import day
from evidograph.render.pieces import Piece, Pieces, joined, link, text
from evidograph.render.sheet import Sheet
from evidograph.render.sources import short_name


@dataclass(frozen=True, slots=True)
class Unchecked:
    """One thing that could not be checked."""

    name: Piece
    what: str
    why: Pieces
    helps: str
    file: Piece


Lister = Callable[[Sheet], Iterator[Unchecked]]


def render_unchecked(sheet: Sheet, kind: str) -> str:
    """What could not be checked of one kind, as a table."""
    return sheet.fill("fragments/unchecked.html", kind=kind, rows=list(KINDS[kind](sheet)))


def _file(sheet: Sheet, ref: Ref, line: int | None = None) -> Piece:
    """The file of a record; where the repository is public, a link to edit it."""
    located = sheet.corpus.locations.get(ref)
    name = located.file if located else "evidence/references.bib"
    repository = sheet.corpus.release.repository
    shown = f"{name}:{line}" if line else name
    return Piece(shown, f"{repository}/edit/main/{name}" if repository else None, "ev-mono")


def _claims(sheet: Sheet) -> Iterator[Unchecked]:
    for entry in open_claims(sheet.corpus):
        yield Unchecked(
            name=Piece(entry.claim_id, sheet.to("ledger", entry.key), "ev-id"),
            what=sheet.corpus.claims[entry.key]["claim"],
            why=text(entry.reason),
            helps=entry.would_settle or "",
            file=_file(sheet, Ref("ledger", entry.key)),
        )


def _gaps(reason: str) -> Lister:
    def listed(sheet: Sheet) -> Iterator[Unchecked]:
        for gap in gaps_for(sheet.corpus, reason):
            yield _gap(sheet, gap)

    return listed


def _gap(sheet: Sheet, gap: model.Gap) -> Unchecked:
    places: dict[tuple[str, str], None] = dict.fromkeys((s.where, s.date) for s in gap.searched)
    searched = "; ".join(f"{where}, {day(date)}" for where, date in places)
    return Unchecked(
        name=Piece(gap.id, sheet.to("gap", gap.id), "ev-id"),
        what=gap.question,
        why=text(f"Looked for in: {searched}." if searched else "No search is recorded."),
        helps=gap.would_settle,
        file=_file(sheet, Ref("gap", gap.id)),
    )


def _references(sheet: Sheet) -> Iterator[Unchecked]:
    for reference in unread_references(sheet.corpus):
        number = f"Reference {reference.number}"
        yield Unchecked(
            name=Piece(number, sheet.to("reference-map", reference.key), "ev-id"),
            what=reference.printed,
            why=text(reference.reason),
            helps=f"The text at {reference.address}",
            file=_file(sheet, Ref("reference-map", reference.key)),
        )


def _readings(sheet: Sheet) -> Iterator[Unchecked]:
    for reading in shallow_readings(sheet.corpus):
        yield _reading(sheet, reading)


def _reading(sheet: Sheet, reading: ShallowReading) -> Unchecked:
    item = reading.item
    used = item.source or model.SourceUse(citekey="")
    source = sheet.corpus.sources.get(used.citekey)
    depth = sheet.words.label("read_depth", used.read_depth)
    via = sheet.words.label("read_via", used.read_via)
    where = link(short_name(source), sheet.to("source", source.citekey)) if source else ()
    statements = joined([link(s.id, sheet.to("statement", s.id), "ev-id") for s in reading.statements])
    read = f": read as {depth}{f', {via}' if via else ''}; {used.locator}. Certainty is high in "
    return Unchecked(
        name=Piece(item.id, sheet.to("item", item.id), "ev-id"),
        what=item.summary,
        why=(*where, Piece(read), *statements, Piece(".")),
        helps="The text itself, read where the numbers stand.",
        file=_file(sheet, Ref("item", item.id)),
    )


def _titles(sheet: Sheet) -> Iterator[Unchecked]:
    for source in borrowed_titles(sheet.corpus):
        yield _title(sheet, source)


def _title(sheet: Sheet, source: Source) -> Unchecked:
    note = source.fields.get("note", "").rstrip(".")
    return Unchecked(
        name=Piece(source.citekey, sheet.to("source", source.citekey), "ev-id"),
        what=source.fields.get("title", source.citekey),
        why=text(f"{note}."),
        helps="Title and authors as the source prints them.",
        file=_file(sheet, Ref("source", source.citekey), source.line),
    )


KINDS: Mapping[str, Lister] = {
    "open_claims": _claims,
    "unread_references": _references,
    "source_unavailable": _gaps("source_unavailable"),
    "result_not_visible": _gaps("result_not_visible"),
    "no_evidence_found": _gaps("no_evidence_found"),
    "shallow_reading": _readings,
    "borrowed_titles": _titles,
}
