"""The monograph: its answer, each section as prose, and how much each rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from evidograph import model
from evidograph.derive.grading import CERTAINTIES
from evidograph.derive.pathway_table import statements_of_drug
from evidograph.edition import Edition, is_disputed
from evidograph.render.environment import day
from evidograph.render.patients import patient_choices
from evidograph.render.sentences import Paragraph, paragraphs_of
from evidograph.render.sheet import Sheet
from evidograph.render.sources import references_of
from evidograph.render.tips import Tips
from evidograph.render.words import counted

# Count, token of the certainty (none: not graded), words.
Tally = Sequence[tuple[int, str, str]]


@dataclass(frozen=True, slots=True)
class SectionText:
    """One section, ready to print: the first statement is its answer; `searched` holds the last searches.

    `further` says how much stands behind the answer; empty where nothing does.
    """

    name: str
    title: str
    href: str
    answer: tuple[Paragraph, ...]
    paragraphs: tuple[Paragraph, ...]
    further: str
    tally: Tally
    searched: tuple[model.Searched, ...]


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A section in a line of the first page: its answer, and how many statements it holds."""

    name: str
    title: str
    href: str
    answer: tuple[Paragraph, ...]
    held: str


def section_text(sheet: Sheet, name: str) -> SectionText:
    """One section as prose; raises KeyError for an unknown name, such as `anastrozole/mechanism`."""
    section = sheet.corpus.sections[name]
    held = accepted(section)
    tips = Tips(sheet)
    return SectionText(
        name=name.partition("/")[2],
        title=section.title,
        href=sheet.to("section", name),
        answer=paragraphs_of(sheet, held[:1], tips),
        paragraphs=paragraphs_of(sheet, held[1:], tips),
        further=counted(len(held) - 1, "further statement") if len(held) > 1 else "",
        tally=tally_of(sheet.edition, held),
        searched=last_searches(section),
    )


def last_searches(section: model.Section) -> tuple[model.Searched, ...]:
    """Where evidence for a section was looked for on the last day of which that is said."""
    last = model.last_searched(section.searched)
    return tuple(search for search in section.searched if search.date == last)


def accepted(section: model.Section) -> list[model.Statement]:
    """The statements of a section that hold."""
    return [statement for statement in section.statements if statement.is_accepted]


def render_answer(sheet: Sheet, statement_ids: Sequence[str]) -> str:
    """The page's answer: some statements by id, biggest; raises KeyError for an unknown id."""
    chosen = [sheet.corpus.statements[name] for name in statement_ids]
    paragraphs = [paragraph.unanchored() for paragraph in paragraphs_of(sheet, chosen)]
    return sheet.fill(
        "fragments/answer.html",
        paragraphs=paragraphs,
        note=edition_note(sheet.edition),
        whole=sheet.to("whole", sheet.edition.drug),
    )


def render_overview(sheet: Sheet) -> str:
    """Each section by its answer, in a line, with how much stands behind it."""
    return sheet.fill(
        "fragments/overview.html",
        sections=[_answered(sheet, name) for name in sheet.edition.sections],
        choices=patient_choices(sheet),
    )


def _answered(sheet: Sheet, name: str) -> AnswerLine:
    section = sheet.corpus.sections[name]
    held = accepted(section)
    return AnswerLine(
        name=name.partition("/")[2],
        title=section.title,
        href=sheet.to("section", name),
        answer=tuple(paragraph.unanchored() for paragraph in paragraphs_of(sheet, held[:1])),
        held=counted(len(held), "statement"),
    )


def render_references(sheet: Sheet) -> str:
    """The reference list of what the page has cited so far."""
    return sheet.fill("fragments/references.html", references=references_of(sheet))


def edition_note(edition: Edition) -> str:
    """How much the monograph of this release rests on."""
    found = list(statements_of_drug(edition.corpus, edition.drug))
    items = {line.item for statement in found for line in statement.evidence}
    disputed = sum(is_disputed(edition, statement) for statement in found)
    release = edition.corpus.release
    return (
        f"Release {release.release}, as of {day(release.as_of)}: {counted(len(found), 'statement')} "
        f"from {counted(len(items), 'evidence item')}; {disputed} disputed."
    )


def tally_of(edition: Edition, statements: Sequence[model.Statement]) -> Tally:
    """How many statements are how certain, the ungraded last."""
    found = Counter(statement.certainty for statement in statements)
    rows = [
        (found[token], token, edition.words.label("certainty", token))
        for token in reversed(CERTAINTIES)
        if found[token]
    ]
    return rows + ([(found[None], "", "not graded")] if found[None] else [])
