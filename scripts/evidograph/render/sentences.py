"""Statements as prose: each sentence ends in its numbered citations and one mark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from evidograph import model
from evidograph.derive.citations import Citation, statement_citekeys
from evidograph.derive.disputes import BOTH_WAYS
from evidograph.derive.patients import patients_of
from evidograph.render.balance import Balance, balance_of
from evidograph.render.gap_marks import GapMark, gap_mark
from evidograph.render.marks import Mark, mark_of
from evidograph.render.pieces import Pieces, text
from evidograph.render.sheet import Sheet
from evidograph.render.tips import Tips


@dataclass(frozen=True, slots=True)
class Sentence:
    """One statement in running text; `end` is its last word, which its numbers and its mark may not leave.

    `patients` are the groups that it is limited to; none: all patients.
    """

    id: str
    head: Pieces
    end: Pieces
    citations: tuple[Citation, ...]
    mark: Mark
    gaps: tuple[GapMark, ...]
    patients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What stands in the margin beside disputed sentences; a balance where the own items disagree."""

    href: str
    balances: tuple[Balance, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that flow together, with at most one note beside them."""

    sentences: tuple[Sentence, ...]
    note: Note | None

    def unanchored(self) -> Paragraph:
        """The paragraph as it is said a second time on a page: its sentences are no anchors."""
        return replace(self, sentences=tuple(replace(sentence, id="") for sentence in self.sentences))


def sentence_of(
    sheet: Sheet, statement: model.Statement, before: Mark | None = None, tips: Tips | None = None
) -> Sentence:
    """One statement as a sentence of the page; its sources take their numbers now."""
    head, end = tips.split(statement.text.strip()) if tips else _plain(statement.text.strip())
    return Sentence(
        id=statement.id,
        head=head,
        end=end,
        citations=sheet.cite(statement_citekeys(sheet.corpus, statement)),
        mark=mark_of(sheet, statement).after(before),
        gaps=tuple(gap_mark(sheet, sheet.corpus.gaps[gap]) for gap in statement.gaps),
        patients=patients_of(sheet.corpus, statement),
    )


def _plain(sentence: str) -> tuple[Pieces, Pieces]:
    head, _, end = sentence.rpartition(" ")
    return text(head), text(end)


def paragraphs_of(
    sheet: Sheet, statements: Iterable[model.Statement], tips: Tips | None = None
) -> tuple[Paragraph, ...]:
    """Statements as paragraphs: a new one where the curator said so, and around each disputed sentence.

    Disputed sentences that follow each other and contradict each other stay together, beside one note.
    `tips` explains words of the glossary, each once in all calls that share it.
    """
    groups: list[list[model.Statement]] = []
    for statement in statements:
        if not groups or statement.new_paragraph or not _flows(sheet, groups[-1], statement):
            groups.append([])
        groups[-1].append(statement)
    return tuple(_paragraph(sheet, group, tips) for group in groups)


def _flows(sheet: Sheet, group: Sequence[model.Statement], statement: model.Statement) -> bool:
    """True where the statement may stand in one paragraph with those before it."""
    contested = bool(_reasons(sheet, statement))
    if not contested and not _reasons(sheet, group[-1]):
        return True
    against = {related.statement.id for related in sheet.edition.links.related.get(statement.id, ())}
    return contested and any(other.id in against for other in group)


def _paragraph(sheet: Sheet, statements: Sequence[model.Statement], tips: Tips | None) -> Paragraph:
    sentences: list[Sentence] = []
    for statement in statements:
        before = sentences[-1].mark if sentences else None
        sentences.append(sentence_of(sheet, statement, before, tips))
    return Paragraph(tuple(sentences), _note(sheet, statements))


def _note(sheet: Sheet, statements: Sequence[model.Statement]) -> Note | None:
    """The margin note of a paragraph: why its evidence disagrees."""
    contested = [statement for statement in statements if _reasons(sheet, statement)]
    if not contested:
        return None
    return Note(
        href=_both_sides(sheet, contested),
        balances=tuple(balance_of(sheet.edition, s) for s in contested if s.is_disputed),
        reason=next((reason for s in contested for reason in _reasons(sheet, s) if reason), ""),
    )


def _both_sides(sheet: Sheet, contested: Sequence[model.Statement]) -> str:
    """The page of the first conflict in which one of the statements stands, else that of the statement."""
    held = sheet.edition.disputes_of
    own = (d for s in contested for d in held.get(s.id, ()) if d.type in {"conflicts_with", BOTH_WAYS})
    first = next(own, None)
    return sheet.to("conflict", first.id) if first else sheet.to("statement", contested[0].id)


def _reasons(sheet: Sheet, statement: model.Statement) -> list[str]:
    """Why the statement is disputed, by its own items and by other statements; empty where it is not."""
    related = sheet.edition.links.related.get(statement.id, ())
    conflicts = [r.relation.reason or "" for r in related if r.type == "conflicts_with"]
    return [line.reason or "" for line in statement.lines("disputes")] + conflicts
