"""What the start page shows of the drug: the answer of each section, and real sentences taken apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evidograph.render.marks import Mark, mark_of
from evidograph.render.monograph import accepted, edition_note
from evidograph.render.sentences import paragraphs_of
from evidograph.render.sheet import Sheet
from evidograph.render.words import sentence_case


@dataclass(frozen=True, slots=True)
class Answer:
    """The first statement of a section, with where to read on."""

    title: str
    href: str
    text: str
    mark: Mark


def render_glance(sheet: Sheet, sections: Sequence[str]) -> str:
    """The drug at a glance: the answers of some sections with their marks; KeyError for an unknown one."""
    edition = sheet.edition
    answers = [_answer(sheet, f"{edition.drug}/{name}") for name in sections]
    return sheet.fill(
        "fragments/glance.html",
        monograph=sheet.to("monograph", edition.drug),
        drug=sentence_case(edition.drug_name(edition.drug)),
        answers=answers,
        note=edition_note(edition),
    )


def _answer(sheet: Sheet, name: str) -> Answer:
    section = sheet.edition.sections[name]
    first = accepted(section)[0]
    return Answer(section.title, sheet.to("section", name), first.text, mark_of(sheet, first))


def render_example(sheet: Sheet, statement_ids: Sequence[str]) -> str:
    """Real sentences with their numbers and marks; raises KeyError for an unknown id."""
    chosen = [sheet.corpus.statements[name] for name in statement_ids]
    return sheet.fill("fragments/example.html", paragraphs=paragraphs_of(sheet, chosen))
