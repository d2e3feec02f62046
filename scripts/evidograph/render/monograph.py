"""The fragments that the authored page of a monograph puts together: answer, sections, references."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from evidograph import model
from evidograph.derive.grading import CERTAINTIES
from evidograph.derive.pathway_table import statements_of_drug
from evidograph.edition import Edition, is_disputed
from evidograph.render.environment import day
from evidograph.render.sentences import paragraphs_of
from evidograph.render.sheet import Sheet
from evidograph.render.sources import references_of
from evidograph.render.words import counted


def render_answer(sheet: Sheet, statement_ids: Sequence[str]) -> str:
    """The page's answer: some statements by id, biggest; raises KeyError for an unknown id."""
    chosen = [sheet.corpus.statements[name] for name in statement_ids]
    paragraphs = [paragraph.unanchored() for paragraph in paragraphs_of(sheet, chosen)]
    return sheet.fill("fragments/answer.html", paragraphs=paragraphs, note=edition_note(sheet.edition))


def render_section(sheet: Sheet, name: str) -> str:
    """One section: its first statement as the answer, the rest as prose; KeyError for an unknown name."""
    section = sheet.corpus.sections[f"{sheet.edition.drug}/{name}"]
    held = [statement for statement in section.statements if statement.is_accepted]
    return sheet.fill(
        "fragments/section.html",
        answer=paragraphs_of(sheet, held[:1]),
        paragraphs=paragraphs_of(sheet, held[1:]),
        tally=tally_of(sheet.edition, held),
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


def tally_of(edition: Edition, statements: Sequence[model.Statement]) -> list[tuple[int, str, str]]:
    """How many statements are how certain: count, token, words; the ungraded last."""
    found = Counter(statement.certainty for statement in statements)
    rows = [
        (found[token], token, edition.words.label("certainty", token))
        for token in reversed(CERTAINTIES)
        if found[token]
    ]
    return rows + ([(found[None], "", "not graded")] if found[None] else [])
