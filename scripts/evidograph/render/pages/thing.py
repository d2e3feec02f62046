"""The page of a thing: the statements and the evidence items that rest on it, then facts in blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from evidograph import model
from evidograph.bibfile import Source
from evidograph.corpus import Ref
from evidograph.derive.drugs import EVIDENCE_ON
from evidograph.render.actions import actions_of, cited_on
from evidograph.render.by_state import found_by_state
from evidograph.render.lines import StatementLine, item_lines, statement_lines
from evidograph.render.pieces import Block, Heading, Page
from evidograph.render.sheet import Sheet
from evidograph.render.sources import references_of
from evidograph.render.words import MARK_WORDS, counted


@dataclass(frozen=True, slots=True)
class Thing:
    """What such a page shows; `kicker` says above the title what kind of thing it is.

    `sources` are what it stands for itself; without any, what its items come from is offered to take along.
    `about` says in a sentence what the page is; without it, how much rests on the thing.
    `sub` is the line below the title. `by_state`: items stand in a table, by the state they speak of.
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
    sub: str = ""
    by_state: bool = False


def render_thing(sheet: Sheet, ref: Ref, thing: Thing) -> Page:
    """The finished page."""
    said = statement_lines(sheet, sorted(thing.statements))
    items = tuple(thing.items)
    states = found_by_state(sheet, thing.statements, items) if thing.by_state else {}
    lines = () if thing.by_state else item_lines(sheet, items)
    headings = [Heading("statements", "Statements")] if said else []
    headings += [Heading("evidence", "Evidence items")] if states or lines else []
    headings += [Heading("record", block.title) for block in thing.blocks[:1]]
    headings += [Heading("references", "References")] if states or lines else []
    html = sheet.fill(
        "thing.html",
        ref=ref,
        thing=thing,
        statements=said,
        rest=_rest_words(sheet, said),
        items=lines,
        states=states,
        references=references_of(sheet),
        actions=actions_of(sheet, ref, thing.title, thing.sources or cited_on(sheet)),
    )
    found = {row.id for rows in states.values() for row in rows} if states else items
    counts = (counted(len(said), "statement"), counted(len(found), "evidence item"))
    about = thing.about or f"{thing.kicker} {thing.title}: {' and '.join(counts)}."
    return Page(thing.title, html, tuple(headings), about, thing.synonyms)


def _rest_words(sheet: Sheet, said: Iterable[StatementLine]) -> str:
    """How many statements rest on what, the drug itself first; said too where it is none."""
    found = Counter(line.mark.on for line in said)
    words = [f"{MARK_WORDS[on]} {found[on]}" for on in EVIDENCE_ON if found[on]]
    if not found["drug"]:
        words.append(f"none on {sheet.edition.drug_name(sheet.edition.drug)} itself")
    return ", ".join(words)


def items_naming(sheet: Sheet, ref: Ref) -> tuple[model.Item, ...]:
    """Items that name the record, by id."""
    return tuple(sheet.corpus.items[item] for item in sheet.edition.links.of_kind("item", ref))
