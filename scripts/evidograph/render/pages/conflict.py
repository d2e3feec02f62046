"""The page of one conflict: two sides, the evidence of each, what sets them apart, what would settle it."""

from __future__ import annotations

from dataclasses import dataclass

from evidograph import model
from evidograph.corpus import Ref
from evidograph.derive.disputes import BOTH_WAYS, Dispute
from evidograph.edition import Edition
from evidograph.render.claims import question_words
from evidograph.render.conflicts import conflict_of
from evidograph.render.lines import ItemLine, StatementLine, item_line, statement_line
from evidograph.render.pieces import Heading, Page
from evidograph.render.sheet import Sheet
from evidograph.render.sources import references_of
from evidograph.render.words import sentence_case

TITLES = {
    "conflicts_with": "Two statements contradict each other",
    BOTH_WAYS: "The evidence points both ways",
    "reconciled_with": "Two statements look opposed and both hold",
    "superseded_by": "A statement gave way to another",
}
HEADINGS = (
    Heading("sides", "Both sides"),
    Heading("apart", "What sets them apart"),
    Heading("references", "References"),
)
DIRECTIONS = {"supports": "For it", "disputes": "Against it", "neutral": "Neither"}


@dataclass(frozen=True, slots=True)
class SideLines:
    """The evidence of one direction, under its heading."""

    title: str
    lines: tuple[ItemLine, ...]


@dataclass(frozen=True, slots=True)
class ConflictSide:
    """One side: what it says (nothing where both sides are one statement's), and the evidence under it."""

    statement: StatementLine | None
    withdrawn: bool
    evidence: tuple[SideLines, ...]


def render_conflict(edition: Edition, dispute: Dispute) -> Page:
    """The finished page of a conflict."""
    sheet = Sheet.of(edition, Ref("conflict", dispute.id))
    (first, *_) = dispute.statements
    sides = _two_sides(sheet, first) if dispute.type == BOTH_WAYS else _statements(sheet, dispute)
    question = question_words(edition, first) or first.text
    title = TITLES[dispute.type]
    html = sheet.fill(
        "conflict.html",
        conflict=conflict_of(sheet, dispute),
        title=title,
        question=sentence_case(question),
        shared=statement_line(sheet, first) if dispute.type == BOTH_WAYS else None,
        sides=sides,
        references=references_of(sheet),
    )
    return Page(f"{title}: {question}", html, HEADINGS, dispute.reason)


def _statements(sheet: Sheet, dispute: Dispute) -> list[ConflictSide]:
    return [
        ConflictSide(
            statement_line(sheet, statement),
            statement.status == "withdrawn",
            tuple(found for way in DIRECTIONS if (found := _lines(sheet, statement, way)).lines),
        )
        for statement in dispute.statements
    ]


def _two_sides(sheet: Sheet, statement: model.Statement) -> list[ConflictSide]:
    """The lines for the statement at one side, those against it at the other, with what is neither below."""
    ways = (("supports",), ("disputes", "neutral"))
    withdrawn = statement.status == "withdrawn"
    return [
        ConflictSide(
            None, withdrawn, tuple(found for w in way if (found := _lines(sheet, statement, w)).lines)
        )
        for way in ways
    ]


def _lines(sheet: Sheet, statement: model.Statement, direction: str) -> SideLines:
    held = sheet.corpus.items
    lines = (line for line in statement.lines(direction) if line.item in held)
    return SideLines(
        DIRECTIONS[direction], tuple(item_line(sheet, held[line.item], line.reason) for line in lines)
    )
