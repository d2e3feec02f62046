"""The page of a thing: facts in blocks, then the statements and the evidence items that rest on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from evidograph import model
from evidograph.bibfile import Source
from evidograph.corpus import Ref
from evidograph.render.actions import actions_of, cited_on
from evidograph.render.lines import item_lines, statement_lines
from evidograph.render.pieces import Block, Heading, Page
from evidograph.render.sheet import Sheet
from evidograph.render.sources import references_of
from evidograph.render.words import counted


@dataclass(frozen=True, slots=True)
class Thing:
    """What such a page shows; `kicker` says above the title what kind of thing it is.

    `sources` are what it stands for itself; without any, what its items come from is offered to take along.
    `about` says in a sentence what the page is; without it, how much rests on the thing.
    """

    kicker: str
    title: str
    blocks: tuple[Block, ...]
    statements: Iterable[str] = ()
    items: Iterable[model.Item] = ()
    synonyms: tuple[str, ...] = ()
    withdrawn: model.Withdrawn | None = None
    sources: tuple[Source, ...] = ()
    about: str = ""


def render_thing(sheet: Sheet, ref: Ref, thing: Thing) -> Page:
    """The finished page."""
    said = statement_lines(sheet, sorted(thing.statements))
    found = item_lines(sheet, thing.items)
    headings = [Heading("record", "Record")]
    headings += [Heading("statements", "Statements")] if said else []
    headings += [Heading("evidence", "Evidence items"), Heading("references", "References")] if found else []
    html = sheet.fill(
        "thing.html",
        ref=ref,
        thing=thing,
        statements=said,
        items=found,
        references=references_of(sheet),
        actions=actions_of(sheet, ref, thing.title, thing.sources or cited_on(sheet)),
    )
    counts = (counted(len(said), "statement"), counted(len(found), "evidence item"))
    about = thing.about or f"{thing.kicker} {thing.title}: {' and '.join(counts)}."
    return Page(thing.title, html, tuple(headings), about, thing.synonyms)


def items_naming(sheet: Sheet, ref: Ref) -> tuple[model.Item, ...]:
    """Items that name the record, by id."""
    return tuple(sheet.corpus.items[item] for item in sheet.edition.links.of_kind("item", ref))
