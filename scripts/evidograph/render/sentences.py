"""Statements as prose: each sentence ends in its numbered citations and one mark."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from evidograph import model
from evidograph.derive.citations import Citation, PageCitations, statement_citekeys
from evidograph.render.addresses import Here
from evidograph.render.balance import Balance, balance_of
from evidograph.render.edition import Edition
from evidograph.render.marks import Mark, mark_of


@dataclass(frozen=True, slots=True)
class GapMark:
    """A search that found nothing, behind a sentence that says so."""

    gap: str
    href: str
    searched: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One statement in running text; `end` is its last word, which its numbers and its mark may not leave."""

    id: str
    head: str
    end: str
    citations: tuple[Citation, ...]
    mark: Mark
    gaps: tuple[GapMark, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What stands in the margin beside a disputed or corrected sentence."""

    statement: model.Statement
    href: str
    balance: Balance
    reason: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that flow together, with at most one note beside them."""

    sentences: tuple[Sentence, ...]
    disputed: bool
    note: Note | None


def sentence_of(
    edition: Edition, statement: model.Statement, here: Here, page: PageCitations, before: Mark | None = None
) -> Sentence:
    """One statement as a sentence of the page; its sources take their numbers now."""
    head, _, end = statement.text.strip().rpartition(" ")
    return Sentence(
        id=statement.id,
        head=head,
        end=end,
        citations=page.cite(statement_citekeys(edition.corpus, statement)),
        mark=mark_of(edition, statement, here).after(before),
        gaps=tuple(_gap_mark(edition.corpus.gaps[gap], here) for gap in statement.gaps),
    )


def _gap_mark(gap: model.Gap, here: Here) -> GapMark:
    dates = sorted(search.date for search in gap.searched)
    return GapMark(gap.id, here.to("gap", gap.id), dates[-1] if dates else "")


def paragraphs_of(
    edition: Edition, statements: Iterable[model.Statement], here: Here, page: PageCitations
) -> tuple[Paragraph, ...]:
    """Statements as paragraphs: a new one where the curator said so, and around each disputed sentence."""
    groups: list[list[model.Statement]] = []
    for statement in statements:
        alone = bool(groups) and bool(_note(edition, groups[-1][-1], here))
        if not groups or statement.new_paragraph or alone or _note(edition, statement, here):
            groups.append([])
        groups[-1].append(statement)
    return tuple(_paragraph(edition, group, here, page) for group in groups)


def _paragraph(
    edition: Edition, statements: list[model.Statement], here: Here, page: PageCitations
) -> Paragraph:
    sentences: list[Sentence] = []
    for statement in statements:
        before = sentences[-1].mark if sentences else None
        sentences.append(sentence_of(edition, statement, here, page, before))
    note = next((n for s in statements if (n := _note(edition, s, here))), None)
    return Paragraph(tuple(sentences), any(s.mark.disputed for s in sentences), note)


def statement_balance(edition: Edition, statement: model.Statement) -> Balance:
    """The strip of the statement's evidence for and against."""
    supports = [edition.standing[line.item] for line in statement.lines("supports")]
    disputes = [edition.standing[line.item] for line in statement.lines("disputes")]
    return balance_of(supports, disputes)


def _note(edition: Edition, statement: model.Statement, here: Here) -> Note | None:
    """The margin note of a statement whose evidence or whose neighbors disagree."""
    related = [r for r in edition.links.related.get(statement.id, ()) if r.type == "conflicts_with"]
    if not statement.is_disputed and not related:
        return None
    disputing = statement.lines("disputes")
    reasons = [line.reason for line in disputing] + [r.relation.reason for r in related]
    return Note(
        statement=statement,
        href=here.to("statement", statement.id),
        balance=statement_balance(edition, statement),
        reason=next((reason for reason in reasons if reason), ""),
    )
