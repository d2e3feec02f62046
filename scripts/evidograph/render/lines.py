"""Statements and evidence items as they stand in the lists of a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from evidograph import model
from evidograph.derive.citations import Citation
from evidograph.derive.grading import evidence_level
from evidograph.render import findings
from evidograph.render.marks import Mark, mark_of
from evidograph.render.pieces import Fact, facts, text
from evidograph.render.sheet import Sheet
from evidograph.render.sides import given_words
from evidograph.render.sources import reading_place, short_name
from evidograph.render.words import MARK_WORDS, sentence_case


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


def item_line(sheet: Sheet, item: model.Item, reason: str | None = None) -> ItemLine:
    """An item with its question and numbers in a few rows."""
    source = sheet.corpus.sources.get(item.source.citekey) if item.source else None
    on = sheet.edition.standing[item.id]
    return ItemLine(
        id=item.id,
        href=sheet.to("item", item.id),
        level=evidence_level(sheet.corpus, item) or "",
        on=on,
        word=MARK_WORDS[on],
        summary=item.summary,
        reason=reason or "",
        facts=_question_facts(sheet, item),
        source=short_name(source) if source else "",
        citations=sheet.cite([source.citekey]) if source else (),
        read=reading_place(sheet.edition, item.source) if item.source else "",
    )


def _question_facts(sheet: Sheet, item: model.Item) -> tuple[Fact, ...]:
    edition = sheet.edition
    marker = findings.marker_words(edition, item.marker) if item.marker else ""
    trials = ", ".join(edition.corpus.trials[t].name for t in item.trials if t in edition.corpus.trials)
    return facts(
        ("Trial", text(trials)),
        ("Population", text(findings.who_words(edition, item))),
        ("System", text(item.model.name if item.model else "")),
        ("Given", text(given_words(edition, item, "intervention"))),
        ("Against", text(given_words(edition, item, "comparator"))),
        ("Marker", text(marker)),
        ("Outcome", text(sentence_case(edition.term_name(item.outcome)))),
        ("Result", text(findings.result_words(edition, item))),
    )


def item_lines(sheet: Sheet, items: Iterable[model.Item]) -> tuple[ItemLine, ...]:
    """Items in a list."""
    return tuple(item_line(sheet, item) for item in items)


def statement_line(sheet: Sheet, statement: model.Statement, note: str = "") -> StatementLine:
    """A statement with its mark."""
    return StatementLine(statement.id, statement.text, mark_of(sheet, statement), note)


def statement_lines(sheet: Sheet, ids: Iterable[str]) -> tuple[StatementLine, ...]:
    """Statements by id, those that the corpus holds."""
    held = sheet.corpus.statements
    return tuple(statement_line(sheet, held[name]) for name in ids if name in held)
