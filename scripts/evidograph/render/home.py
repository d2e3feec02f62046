"""What the start page shows of the drug: the answer of each section, and real sentences taken apart."""

from __future__ import annotations

from collections.abc import Sequence

from evidograph.render.marks import mark_of
from evidograph.render.monograph import edition_note
from evidograph.render.sentences import paragraphs_of
from evidograph.render.sheet import Sheet
from evidograph.render.words import sentence_case


def render_glance(sheet: Sheet) -> str:
    """The drug at a glance: the answer of each section with its mark."""
    edition = sheet.edition
    answers = [
        (section.title, name.partition("/")[2], section.statements[0], mark_of(sheet, section.statements[0]))
        for name, section in sorted(edition.corpus.sections.items(), key=lambda pair: pair[1].order)
        if section.statements
    ]
    return sheet.fill(
        "fragments/glance.html",
        monograph=sheet.here.at(f"{edition.drug}/"),
        drug=sentence_case(edition.drug_name(edition.drug)),
        answers=answers,
        note=edition_note(edition),
    )


def render_example(sheet: Sheet, statement_ids: Sequence[str]) -> str:
    """Real sentences with their numbers and marks; raises KeyError for an unknown id."""
    chosen = [sheet.corpus.statements[name] for name in statement_ids]
    return sheet.fill("fragments/example.html", paragraphs=paragraphs_of(sheet, chosen))
