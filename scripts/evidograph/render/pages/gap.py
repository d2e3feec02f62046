"""The page of a gap: a question that was looked into and not answered."""

from __future__ import annotations

from evidograph import model
from evidograph.corpus import Ref
from evidograph.edition import Edition
from evidograph.render.environment import day
from evidograph.render.pages.facts import record_links, source_title, thing_links
from evidograph.render.pages.thing import Thing, render_thing
from evidograph.render.pieces import Fact, Page, Pieces, blocks, facts, joined, link, text
from evidograph.render.sheet import Sheet
from evidograph.render.sources import short_name


def render_gap(edition: Edition, gap: model.Gap) -> Page:
    """A gap: where and when was searched, what came close, what would settle it."""
    ref = Ref("gap", gap.id)
    sheet = Sheet.of(edition, ref)
    about = facts(
        ("Why it is empty", text(edition.words.label("gap_reason", gap.reason))),
        ("Would settle it", text(gap.would_settle)),
        ("Cells", joined([_cell(sheet, cell) for cell in gap.cells], "; ")),
        ("Document", record_links(sheet, "document", [gap.document] if gap.document else [])),
    )
    thing = Thing(
        kicker="Gap",
        title=gap.question,
        blocks=blocks(
            ("Gap", about),
            ("Searched", tuple(_search(search) for search in gap.searched)),
            ("Came close", tuple(_near_miss(sheet, miss) for miss in gap.near_misses)),
        ),
        statements=edition.links.of_kind("statement", ref),
        withdrawn=gap.withdrawn,
        about=f"{gap.question} {gap.would_settle}",
    )
    return render_thing(sheet, ref, thing)


def _search(search: model.Searched) -> Fact:
    query = f"; query: {search.query}" if search.query else ""
    return Fact(day(search.date), text(search.where + query))


def _near_miss(sheet: Sheet, miss: model.NearMiss) -> Fact:
    source = sheet.corpus.sources.get(miss.citekey)
    title = source_title(source, miss.citekey)
    return Fact(
        short_name(source) if source and source.authors else "Source",
        link(title, sheet.to("source", miss.citekey)) + text(f": {miss.why}"),
    )


def _cell(sheet: Sheet, cell: model.GapCell) -> Pieces:
    named = {
        "pathway": cell.pathway,
        "gene": cell.gene,
        "subtype": cell.subtype,
        "drug": cell.comparator,
    }
    what = joined([thing_links(sheet, kind, [name]) for kind, name in named.items() if name])
    words = sheet.words
    labels = (
        words.label("predicate", cell.predicate),
        words.label("state", cell.state),
        words.label("setting", cell.setting),
    )
    where = ", ".join(label for label in labels if label)
    return what + text(f" {where}" if where else "", "ev-muted")
